//! Sponsor deal: a sponsor cuts what it sends.
//! Lever: money and fighters from abroad.

use crate::document::Source;
use crate::transition::levers::Levers;
use crate::transition::policies::words::number;
use crate::transition::policies::{Delivery, Policy};

policy! {
    /// A sponsor cuts what it sends
    pub struct SponsorDeal;
    turns "share of a sponsor's support that still flows";
    late(3.0 months, Source::Assumption; least 0.5, Source::Assumption);
    kept_share: real(0.0..=1.0, 0.0, "1", "share of the support that continues all the same", Source::Assumption);
    sponsors: sponsors("sponsors who cut it; default: all");
}

impl Policy for SponsorDeal {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        // What is not delivered of the deal goes on flowing.
        let kept = 1.0 - delivery.share * (1.0 - self.kept_share);
        self.sponsors.iter().for_each(|&sponsor| levers.money.flows[sponsor].turn(kept));
    }

    fn label(&self) -> String {
        match self.kept_share {
            0.0 => "no support continues".to_owned(),
            1.0 => "all support continues".to_owned(),
            kept => format!("{}% of the support continues", number((kept * 100.0).round())),
        }
    }

    fn private(&self) -> bool {
        true
    }
}
