//! Ceasefire commission: people who look into incidents and say whose they were, and officers who link the
//! commanders of both sides.
//! Lever: staff, whom both sides can believe, where they are, and the time that a review takes. What becomes
//! known and who is believed is for the rules to answer.

use crate::calendar::week_after;
use crate::choice;
use crate::document::Source;
use crate::transition::levers::{Levers, Posted};
use crate::transition::policies::words::{counted, number};
use crate::transition::policies::{Delivery, Policy};

choice! {
    /// Who verifies. Value: how far both sides can take its word, 0 to 1. Assumption.
    pub enum Verification -> f64 {
        National("national", "by the state's own people; counts 0.4") = 0.4,
        Joint("joint", "by people of both sides; counts 0.7") = 0.7,
        International("international", "by outsiders with access; counts in full") = 1.0,
    }
}

policy! {
    /// People who look into incidents and say whose they were
    pub struct CeasefireCommission;
    turns "staff by place, times .4 national, .7 joint, 1 international; liaison officers; weeks of a review";
    late(2.0 months, Source::Assumption; least 0.6, Source::Assumption);
    staff: whole(0.0..=5_000.0, 120.0, "persons", "people who look into incidents", Source::Assumption);
    verification: choice(Verification::Joint, "who verifies, and so how far both sides can believe it");
    review_months: real(0.0..=24.0, 0.25, "months", "time until an incident has been looked into, if none waits before it", Source::Assumption);
    liaison: whole(0.0..=5_000.0, 0.0, "persons", "liaison officers, who reach the commanders of both sides within hours", Source::Assumption);
    places: towns_if_any("towns from which its people go out; default: anywhere");
}

impl Policy for CeasefireCommission {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        let commission = &mut levers.security.commission;
        let staff = f64::from(delivery.of(self.staff)) * self.verification.value();
        for posted in Posted::spread(&self.places, staff) {
            commission.staff.turn(&[posted]);
        }
        for posted in Posted::spread(&self.places, f64::from(delivery.of(self.liaison))) {
            commission.liaison.turn(&[posted]);
        }
        commission.review_weeks.turn(week_after(self.review_months));
    }

    fn label(&self) -> String {
        let staff = number(f64::from(self.staff));
        let verification = format!("{} verification, {staff} staff", self.verification.word());
        match self.liaison {
            0 => verification,
            officers => {
                let officers = counted(f64::from(officers), "liaison officer", "liaison officers");
                format!("{verification}, {officers}")
            }
        }
    }

    fn idle(&self) -> bool {
        self.staff + self.liaison == 0
    }

    fn vain(&self) -> Vec<(&'static str, &'static str)> {
        let mut vain = Vec::new();
        if self.staff == 0 {
            vain.extend(["verification", "review_months"].map(|key| (key, "without staff")));
        }
        if self.idle() {
            vain.push(("places", "without anybody to send"));
        }
        vain
    }
}
