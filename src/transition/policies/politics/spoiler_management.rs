//! Spoiler management: what is offered to a party outside the process, and force against it.
//! Inducement offers, coercion strikes, socialisation does either by a rule about its acts (after
//! Stedman 1997, International Security 22:5).
//! Lever: concessions, money, troops and people who find out where to strike. The policy does not know what the party wants; what it
//! makes of this is for the rules to answer.

use crate::document::Source;
use crate::transition::levers::Levers;
use crate::transition::policies::{Delivery, Policy};

policy! {
    /// Offers to a party outside the process, and force against it
    pub struct SpoilerManagement;
    turns "of a party outside the process: share of its demand granted, money, troops against it and who finds out where it is, whether a rule binds them";
    late(2.0 months, Source::Assumption; least 0.5, Source::Assumption);
    party: party_outside("party outside the process that it is about");
    granted_share: real(0.0..=1.0, 0.0, "1", "share of what the party demands that is granted", Source::Assumption);
    usd_per_month: real(0.0..=1e8, 0.0, "US dollars/month", "money paid to it", Source::Assumption);
    troops: whole(0.0..=50_000.0, 0.0, "persons", "troops that strike it", Source::Assumption);
    analysts: whole(0.0..=5_000.0, 0.0, "persons", "people who find out for the troops where its fighters are", Source::Assumption);
    conditional: flag("true: offers only after a month without an act of its own, strikes only after another");
}

impl Policy for SpoilerManagement {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        let Some(party) = self.party else { return };
        let spoiler = &mut levers.politics.spoilers[party];
        spoiler.granted.turn(self.granted_share * delivery.share);
        spoiler.usd_per_month.turn(self.usd_per_month * delivery.share);
        spoiler.troops.turn(f64::from(delivery.of(self.troops)));
        // They work for those who strike.
        if self.troops > 0 {
            spoiler.analysts.turn(f64::from(delivery.of(self.analysts)));
        }
        spoiler.conditional.turn(self.conditional);
    }

    fn label(&self) -> String {
        let offers = self.granted_share > 0.0 || self.usd_per_month > 0.0;
        match (self.conditional, offers, self.troops > 0) {
            (true, true, true) => "offers while it keeps quiet, strikes when it does not",
            (true, true, false) => "offers while it keeps quiet",
            (true, false, true) => "strikes after its acts",
            (_, true, true) => "offers and strikes",
            (_, true, false) => "offers",
            (_, false, true) => "strikes",
            _ => "nothing",
        }
        .to_owned()
    }

    fn vain(&self) -> Vec<(&'static str, &'static str)> {
        if self.troops > 0 { Vec::new() } else { vec![("analysts", "without troops that strike")] }
    }

    fn private(&self) -> bool {
        true
    }
}
