//! Border control: guards on the border over which a sponsor's support comes.
//! Lever: people on the border. How much still gets through is for the rules to answer.

use crate::document::Source;
use crate::transition::levers::Levers;
use crate::transition::policies::words::counted;
use crate::transition::policies::{Delivery, Policy};

policy! {
    /// Guards on the border over which outside support comes
    pub struct BorderControl;
    turns "guards on the border of each sponsor";
    late(3.0 months, Source::Assumption; least 0.5, Source::Assumption);
    guards: whole(0.0..=100_000.0, 500.0, "persons", "guards on each border", Source::Assumption);
    sponsors: sponsors("sponsors whose border is guarded; default: all");
}

impl Policy for BorderControl {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        for &sponsor in self.sponsors.iter() {
            levers.borders.guards[sponsor].turn(delivery.of(self.guards));
        }
    }

    fn label(&self) -> String {
        let border = match self.sponsors.names() {
            [one] => format!("at the border with {one}"),
            all => format!("at each of {}", counted(all.len() as f64, "border", "borders")),
        };
        format!("{} {border}", counted(f64::from(self.guards), "guard", "guards"))
    }
}
