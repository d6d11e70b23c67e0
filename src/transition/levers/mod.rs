//! What policies may turn: people, places, dates, money, weapons, rules and information.
//!
//! One file a topic, one row a lever: its type says how two policies that turn it combine and what it
//! is where nobody does ([`combine`]); then its unit and its meaning. Levers are set afresh each week.
//! No lever is denominated in anything a run ends with.

mod borders;

mod combine;

mod fighters;

mod money;

mod politics;

mod protection;

mod security;

pub use fighters::{DdrLever, IntegrationLever};
pub use politics::SpoilerLever;
pub use protection::OperationLever;
pub use security::{Assigned, AssignedByDistrict, CommissionLever};

use combine::Lever;

/// How many there are of what levers are given by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sizes {
    /// Districts.
    pub districts: usize,
    /// Parties.
    pub parties: usize,
    /// International operations.
    pub operations: usize,
    /// Outside actors.
    pub sponsors: usize,
}

/// A row of the table of levers.
pub struct Row {
    /// Path from `levers`: `security.standoff_km`.
    pub path: String,
    /// What it is given for each of: `party`; empty if there is one.
    pub each: &'static str,
    /// Unit; `1` for a pure number or share.
    pub unit: &'static str,
    /// What it is, in a sentence without a full stop.
    pub meaning: &'static str,
    /// What it is where no policy turns it.
    pub neutral: &'static str,
    /// How several policies combine.
    pub combines: &'static str,
}

/// Levers that belong together, from one row a lever: the struct, its way back to neutral and its
/// rows in the table of levers. A group of levers is itself a lever, so groups may stand in groups.
macro_rules! levers {
    (
        $(#[$about:meta])+
        pub struct $name:ident {
            $($field:ident: $lever:ty, $unit:literal, $meaning:literal;)+
        }
    ) => {
        $(#[$about])+
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $name {
            $(#[doc = $meaning] #[doc = concat!("[", $unit, "].")] pub $field: $lever,)+
        }

        impl $crate::transition::levers::combine::Lever for $name {
            fn reset(&mut self, sizes: &$crate::transition::levers::Sizes) {
                $(self.$field.reset(sizes);)+
            }

            fn rows(place: &mut $crate::transition::levers::Row, rows: &mut Vec<$crate::transition::levers::Row>) {
                $(<$lever>::rows(&mut place.inside(stringify!($field), $unit, $meaning), rows);)+
            }
        }
    };
}
use levers;

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

impl Row {
    /// The row of a lever at this place.
    fn filled(&self, neutral: &'static str, combines: &'static str) -> Self {
        Self { path: self.path.clone(), neutral, combines, ..*self }
    }

    /// A lever inside a group of levers.
    fn inside(&self, name: &str, unit: &'static str, meaning: &'static str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        let path = format!("{}{dot}{name}", self.path);
        Self { path, unit, meaning, each: self.each, neutral: "", combines: "" }
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
