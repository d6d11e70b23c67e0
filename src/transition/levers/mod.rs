//! What policies may turn: people, places, dates, money, weapons, rules and information.
//!
//! One file a topic, one row a lever: its type says how two policies that turn it combine and what it
//! is where nobody does ([`combine`]); then its unit and its meaning. Levers are set afresh each week.
//! No lever is denominated in anything a run ends with.

mod borders;

mod combine;

mod fighters;

mod group;

mod money;

mod politics;

mod protection;

mod row;

mod security;

mod sizes;

pub use fighters::{DdrLever, IntegrationLever};
pub use politics::SpoilerLever;
pub use protection::OperationLever;
pub use row::Row;
pub use security::{Arrangement, Assigned, CommissionLever, Posted, Zone};
pub use sizes::Sizes;

use combine::Lever;
use group::levers;

levers! {
    /// What all policies in force ask for this week.
    pub struct Levers {
        security: security::Security, "", "who stands where, and who looks after what they do";
        fighters: fighters::Fighters, "", "what is offered to those who lay down arms";
        politics: politics::Politics, "", "what is agreed with whom";
        protection: protection::Protection, "", "who is sent from outside";
        borders: borders::Borders, "", "who stands at the borders";
        money: money::Money, "", "who is paid";
    }
}

impl Levers {
    /// Back to neutral, keeping the memory.
    pub fn reset(&mut self, sizes: &Sizes) {
        Lever::reset(self, sizes);
    }

    /// All levers at rest.
    pub fn neutral(sizes: &Sizes) -> Self {
        let mut levers = Self::default();
        levers.reset(sizes);
        levers
    }

    /// The table of all levers.
    pub fn table() -> Vec<Row> {
        let mut rows = Vec::new();
        let path = String::new();
        let mut root = Row { path, each: "", unit: "", meaning: "", neutral: "", combines: "" };
        Self::rows(&mut root, &mut rows);
        rows
    }
}
