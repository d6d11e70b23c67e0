//! What a party does about the accord: as a run starts and, by its own decision, in every month.

use crate::choice;

choice! {
    /// What a party does about the accord, from best to worst. The last is not `war`: that is the outcome
    /// of 1,000 battle deaths a year.
    #[derive(PartialOrd, Ord)]
    pub enum Posture {
        Complying("complying", "delivers its steps"),
        Stalling("stalling", "delivers nothing, breaks nothing"),
        Violating("violating", "breaks terms"),
        Withdrawn("withdrawn", "has left the accord and fights"),
    }
}
