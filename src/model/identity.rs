//! What an outcome is among others: what it tells without its time and party, of what it is a part,
//! what a report says of it. A model says it once, and nobody reads it off a name.

/// What an outcome is among others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// What it tells, of whatever time or party: `war` for `war`, `war_2y` and `war_week`. Empty where
    /// that is its name.
    pub family: String,
    /// The year of report at which it is read; `None`: the end of the run.
    pub year: Option<u32>,
    /// The party that it speaks of, as a position among the actors.
    pub party: Option<u16>,
    /// The outcome that it is a part of, and whose part.
    pub part: Option<Part>,
    /// What happened, in words that follow `In 23 of 100 futures`: `fighting came back`. Empty where
    /// the model has none.
    pub happened: String,
}

/// A part of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The sum, as a position in the same list.
    pub of: usize,
    /// Whose part it is: the name of a party, or words of the model.
    pub by: String,
    /// True if that is a name of the scenario.
    pub named: bool,
}

/// Outcomes that are coded by year as real cases are: they alone compare with those.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coded {
    /// The end that is coded, as a position among the outcomes.
    pub end: usize,
    /// Whether it came in the first, second, … year, as positions among the outcomes.
    pub years: Vec<usize>,
}

/// What a party made of a policy that it was asked about, as positions among the outcomes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfferOutcomes {
    /// The policy, by name.
    pub policy: String,
    /// The party, by name.
    pub party: String,
    /// 1 if it agreed when first asked.
    pub accepted: usize,
    /// How often it refused, if that is counted.
    pub refusals: Option<usize>,
    /// First tick in which it agreed.
    pub agreed: usize,
}
