//! The closed list of sentence makers: one file a family.
//!
//! Each gives its sentences, the most important first.

mod clashes;
mod ends;
mod harm;
mod offers;
mod others;
mod policies;
mod postures;
mod shocks;
mod splits;
mod years;

use super::sentence::Sentence;
use super::teller::Teller;

/// Makes the sentences of a family.
pub type Family = fn(&Teller<'_>) -> Vec<Sentence>;

/// All families; of two with as much to say the first is heard first.
pub const ALL: [Family; 10] = [
    ends::tell,
    policies::tell,
    postures::tell,
    clashes::tell,
    harm::tell,
    splits::tell,
    offers::tell,
    shocks::tell,
    years::tell,
    others::tell,
];

/// Kinds of events that a family tells of, so that no other does.
const TOLD: [&[&str]; 9] = [
    ends::KINDS,
    policies::KINDS,
    postures::KINDS,
    clashes::KINDS,
    harm::KINDS,
    splits::KINDS,
    offers::KINDS,
    shocks::KINDS,
    // Said with the clash that was joined.
    &["joins"],
];
