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

/// What every story holds whole: a year with dead that is not summed up, or a change of posture that
/// is left out, makes the rest say something else than what happened.
pub const HELD: [(Family, usize); 3] =
    [(ends::tell, 4), (postures::chains, usize::MAX), (years::deadly, usize::MAX)];

/// What else is told, and the most sentences of each family; of two with as much to say the first is
/// heard first.
pub const ALL: [(Family, usize); 9] = [
    (policies::tell, 8),
    (clashes::tell, 5),
    (harm::tell, 8),
    (splits::tell, 4),
    (acts::tell, 3),
    (offers::tell, 4),
    (shocks::tell, 4),
    (years::quiet, 10),
    (others::tell, 10),
];

/// What is told where there is room still.
pub const LAST: [(Family, usize); 1] = [(harm::single, 2)];
