//! Outcomes that are asked for by name.

use crate::faults::{Fault, Kind, nearest, one_of_many, share_meant};
use crate::model::{Dictionary, Nature};
use crate::scenario::ALL_OUTCOMES;

/// Position of an outcome that was asked for by name.
///
/// # Errors
/// A fault of usage with the nearest name.
pub fn outcome(words: &Dictionary, name: &str) -> Result<usize, Fault> {
    words.outcome(name).ok_or_else(|| unknown(words, "outcome", name, std::iter::empty()))
}

/// Refuses a width in percent of what is a share of 0 to 1.
///
/// # Errors
/// A fault of usage with what was meant.
pub fn refuse_percent(asked: &str, nature: Nature, width: f64) -> Result<(), Fault> {
    if nature == Nature::Amount || width <= 1.0 {
        return Ok(());
    }
    let message = format!("{asked}: {width} is no part of a share: it must be 1 or less");
    Err(Fault::new(Kind::Usage, message).help_if(share_meant(width)))
}

/// A fault of usage for a name that is neither an outcome nor one of `others`, with the nearest.
pub fn unknown<'a>(
    words: &'a Dictionary,
    what: &str,
    name: &str,
    others: impl Iterator<Item = &'a str>,
) -> Fault {
    let outcomes = words.outcomes.iter().map(|outcome| outcome.name.as_str());
    let fault = Fault::new(Kind::Usage, format!("there is no {what} `{name}`"));
    let known: Vec<&str> = others.chain(outcomes).collect();
    let meant = nearest(name, known.iter().copied());
    fault.help(one_of_many(name, meant, known.into_iter(), ALL_OUTCOMES))
}
