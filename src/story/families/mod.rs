//! The closed list of sentence makers: one file a family.
//!
//! Each gives its sentences, the most important first.

mod acts;
pub mod clashes;
pub mod ends;
pub mod harm;
pub mod offers;
mod others;
pub mod policies;
pub mod postures;
pub mod shocks;
pub mod splits;
mod years;

use super::sentence::Sentence;
use super::teller::Teller;

/// Makes the sentences of a family.
pub type Family = fn(&Teller<'_>) -> Vec<Sentence>;

/// All families, and the most sentences of each; of two with as much to say the first is heard
/// first.
pub const ALL: [(Family, usize); 11] = [
    (ends::tell, 4),
    (policies::tell, 8),
    (postures::tell, 6),
    (clashes::tell, 5),
    (harm::tell, 4),
    (splits::tell, 4),
    (acts::tell, 3),
    (offers::tell, 4),
    (shocks::tell, 4),
    (years::tell, 10),
    (others::tell, 10),
];
