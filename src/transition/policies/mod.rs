//! Policies: dated decisions that turn levers. One file a policy; settings, check and effect together.
//!
//! A policy puts people, money, weapons, rules or information somewhere at some time; what that
//! does is for the rules to answer. To add one: a file in the folder of its topic and its name in the
//! list below; all else follows from the two.

// First, so that the policies know its macros.
#[macro_use]
mod settings;

mod kinds;

mod named;

mod operation;

mod policy;

pub mod words;

pub use kinds::Kind;
pub use named::Named;
pub use operation::{Arms, Operation, RulesOfEngagement};
pub use policy::{Delivery, Most, Passage, Policy, Progress};

use kinds::kinds;

kinds! {
    security { buffer_zone, ceasefire_commission, interim_security, zone_of_separation }
    fighters { ddr, integration }
    politics { spoiler_management }
    protection { peacekeeping }
    economy { border_control, sponsor_deal }
}
