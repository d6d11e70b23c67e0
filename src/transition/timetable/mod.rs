//! The timetable: when each policy starts and ends, who must agree, how late it comes.

mod conditions;

mod delivery;

mod forecast;

mod order;

mod plan;

mod published;

mod read;

mod slippage;

mod status;

mod step;

mod warn;

pub use conditions::{END, Reported, Reports, START};
pub use delivery::TimetableInputs;
pub use forecast::{FORECAST_MONTHS, due, forecast};
pub use read::{AGAIN, CONSENT, KIND, read};
pub use slippage::{Slip, Slippage, late, least};
pub use status::{Offer, PolicyStatus};
pub use step::step;
pub use warn::warnings;

/// `[slippage]`
pub use slippage::SHAPE as SLIPPAGE;

use std::sync::Arc;

use crate::calendar::Week;
use crate::transition::levers::Levers;
use crate::transition::policies::{Delivery, Operation, Policy, Progress};
use conditions::When;

/// A policy of the file with its dates.
pub struct ScheduledPolicy {
    /// Name in the file.
    pub name: Arc<str>,
    /// Kind, as in the file.
    pub kind: &'static str,
    /// Parties that must agree, as positions; imposed if empty.
    pub consent: Vec<usize>,
    /// Weeks from a refusal to the next offer.
    pub again: Week,
    policy: Box<dyn Policy>,
    /// Position of its own operation, if it brings one, or of that which it names.
    operation: usize,
    start: When,
    end: Option<When>,
    /// True: its end is not published before it comes.
    unannounced: bool,
}

impl ScheduledPolicy {
    /// True if the date of its end has passed, so that it can begin no more.
    pub fn over(&self, week: Week) -> bool {
        matches!(self.end, Some(When::Week(end)) if end <= week)
    }

    /// True if no report for the parties may speak of it.
    pub fn private(&self) -> bool {
        self.policy.private()
    }

    /// True if it brings and offers nothing.
    fn idle(&self) -> bool {
        self.policy.idle()
    }

    /// The parties that are asked, as positions: nobody is asked for what offers nothing.
    pub fn asks(&self) -> &[usize] {
        if self.idle() { &[] } else { &self.consent }
    }

    /// Turns its levers as it does so many weeks after its delivery began, as far as it comes.
    fn turn(&self, weeks: u32, share: f64, levers: &mut Levers) {
        self.policy.turn(Delivery { weeks, share, operation: self.operation }, levers);
    }

    /// True if it may still hold so many weeks after its end.
    pub fn hands_over(&self, since_end: Week) -> bool {
        since_end < self.policy.handover()
    }

    /// Turns the levers in a week after its end, while it is handed over.
    fn hand_over(&self, weeks: u32, since_end: Week, share: f64, levers: &mut Levers) {
        if self.hands_over(since_end) {
            let delivery = Delivery { weeks, share, operation: self.operation };
            self.policy.hand_over(delivery, levers);
        }
    }

    /// How far a step of it has come, 0 to 1.
    fn reached(&self, step: &str, progress: &Progress) -> f64 {
        self.policy.reached(step, progress, self.operation)
    }
}

/// All policies of an option, in an order in which each stands after those it waits for.
#[derive(Default)]
pub struct Timetable {
    /// The policies.
    pub policies: Vec<ScheduledPolicy>,
    /// International operations that the policies bring.
    pub operations: Vec<Operation>,
    /// How late and incomplete policies come.
    pub slippage: Slippage,
}

impl Timetable {
    /// Position of a policy, if the option has it.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.policies.iter().position(|scheduled| *scheduled.name == *name)
    }
}
