//! `[criterion.<name>]`: what a user judges options by. Criteria are never weighed against each
//! other, and deaths are never priced.

use super::doubt::Doubt;
use super::models::ModelKind;
use super::named::names_in;
use crate::document::{Choice, Document, Field, Parameter, Section, Shape, Source, Words};
use crate::faults::{Fault, Kind, nearest, one_of_many, share_meant};
use crate::model::{Better, Dictionary, Nature, Outcome};
use crate::text;

const SAYS: Words = Words { key: "says", meaning: "the criterion in a sentence" };
const OUTCOME: Words = Words { key: "outcome", meaning: "outcome that it looks at" };
const PARTY: Words = Words {
    key: "party",
    meaning: "whose criterion it is: a party, community or sponsor; default: everybody's",
};
const WANT: Choice = Choice {
    key: "want",
    words: &[
        ("as_said", "the direction that the dictionary calls better"),
        ("less", "less is better"),
        ("more", "more is better"),
    ],
    default: Some("as_said"),
    meaning: "which way is better",
};
const YEAR: Parameter = Parameter {
    key: "year",
    unit: "years from the start",
    range: 1.0..=50.0,
    default: None,
    meaning: "year at which it looks, one of `clock.report_at`; default: the end of a run",
    source: Source::Definition,
};
const BAND: Parameter = Parameter {
    key: "band",
    unit: "that of the outcome, shares as 0 to 1",
    range: 0.0..=1e15,
    default: Some(0.0),
    meaning: "a difference of averages that makes no practical difference",
    source: Source::Definition,
};
const AT_MOST: Parameter = Parameter {
    key: "at_most",
    unit: "that of the outcome, shares as 0 to 1",
    range: -1e15..=1e15,
    default: None,
    meaning: "red line: an option whose average lies above is ruled out",
    source: Source::Definition,
};
const AT_LEAST: Parameter = Parameter {
    key: "at_least",
    unit: "that of the outcome, shares as 0 to 1",
    range: -1e15..=1e15,
    default: None,
    meaning: "red line: an option whose average lies below is ruled out",
    source: Source::Definition,
};

pub(super) const SHAPE: Shape = Shape {
    about: "What a user judges options by",
    fields: &[
        Field::Text(&SAYS),
        Field::TextNeeded(&OUTCOME),
        Field::Choice(&WANT),
        Field::Optional(&Field::Whole(&YEAR)),
        Field::Real(&BAND),
        Field::Optional(&Field::Real(&AT_MOST)),
        Field::Optional(&Field::Real(&AT_LEAST)),
        Field::Text(&PARTY),
    ],
};

/// Where a user finds all outcomes.
pub const ALL_OUTCOMES: &str = "`armistice run FILE` lists all outcomes";

/// Most criteria that are made up where a file says none.
const DEFAULTS: usize = 6;

/// What options are judged by.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Criterion {
    /// Name in the file, or that of its outcome.
    pub name: String,
    /// The criterion in a sentence; empty if the file is silent.
    pub says: String,
    /// Outcome that it looks at, as a position in the dictionary.
    pub outcome: usize,
    /// True if less is better.
    pub less: bool,
    /// Difference of averages that makes no practical difference [unit of the outcome].
    pub band: f64,
    /// Greatest average that is still allowed.
    pub at_most: Option<f64>,
    /// Least average that is still allowed.
    pub at_least: Option<f64>,
    /// Whose criterion it is.
    pub party: Option<String>,
    /// True if the file says it; false if it was made from the outcomes that are shown.
    pub said: bool,
}

/// Names of those whose criterion one can be: the actors that the file has a table of.
pub(super) fn whose(kind: &ModelKind, documents: &[Document]) -> Vec<String> {
    let names = kind.actors.iter().flat_map(|table| names_in(documents, table));
    names.map(str::to_owned).collect()
}

/// Reads all criteria. Where the file has none: the first shown outcomes that have a better way.
pub(super) fn read(
    root: &Section<'_>,
    words: &Dictionary,
    doubt: &Doubt,
    whose: &[String],
    shown: &[usize],
) -> Vec<Criterion> {
    let said: Vec<Criterion> = root
        .sections("criterion")
        .into_iter()
        .filter_map(|(name, section)| one(name, &section, words, doubt, whose))
        .collect();
    if root.has("criterion") {
        return said;
    }
    let judged = shown.iter().filter(|&&at| {
        let what = &words.outcomes[at];
        what.better != Better::Neither && what.nature != Nature::FirstTime
    });
    judged.take(DEFAULTS).map(|&at| made_up(words, at)).collect()
}

fn made_up(words: &Dictionary, outcome: usize) -> Criterion {
    Criterion {
        name: words.outcomes[outcome].name.clone(),
        says: String::new(),
        outcome,
        less: words.outcomes[outcome].better == Better::Lower,
        band: 0.0,
        at_most: None,
        at_least: None,
        party: None,
        said: false,
    }
}

fn one(
    name: String,
    section: &Section<'_>,
    words: &Dictionary,
    doubt: &Doubt,
    whose: &[String],
) -> Option<Criterion> {
    let plain = section.text_needed(&OUTCOME);
    // At the last year of a run stands the outcome itself.
    let whole = words.time.per_year.map(|per_year| words.time.points as f64 / f64::from(per_year));
    let asked = match section.number_if_said(&YEAR).filter(|year| Some(*year) != whole) {
        // In the place of a year that was refused stands another, which nobody wrote.
        Some(year) if section.sound(YEAR.key) => format!("{plain}_{year}y"),
        _ => plain.to_owned(),
    };
    let (want, band) = (section.choice(&WANT), section.number(&BAND));
    let says = section.text(&SAYS);
    // A model without tables of actors knows none of them.
    let party = match whose {
        [] => section.text(&PARTY).map(|name| text::name(name).into_owned()),
        whose => section.known(&PARTY, whose).map(|at| whose[at].clone()),
    };
    let (at_most, at_least) = (section.number_if_said(&AT_MOST), section.number_if_said(&AT_LEAST));
    let judged = !doubt.covers(&asked);
    // Read first, so that all faults of a criterion are said, whichever outcome it means.
    let found = find(section, words, plain, &asked, judged);
    if let (Some(most), Some(least)) = (at_most, at_least)
        && section.sound(AT_MOST.key)
    {
        section.require(AT_LEAST.key, least <= most, || {
            format!("at_least = {least} lies above at_most = {most}: no option could pass")
        });
    }
    let criterion = Criterion {
        says: says.unwrap_or_default().to_owned(),
        band,
        at_most,
        at_least,
        party,
        said: true,
        ..made_up(words, found?)
    };
    let what = &words.outcomes[criterion.outcome];
    if what.nature == Nature::FirstTime {
        let place = section.place_of(OUTCOME.key);
        let message = format!("{asked} is a time, and a run may have none");
        let help = "judge by whether it comes: an outcome that is yes or no";
        section.faults().push(Fault::new(Kind::Scenario, message).at(&place).help(help));
        return None;
    }
    for (parameter, said) in [(&BAND, Some(band)), (&AT_MOST, at_most), (&AT_LEAST, at_least)] {
        refuse_beyond(section, what, parameter, said.unwrap_or(0.0));
    }
    section.require(WANT.key, want != 0 || what.better != Better::Neither, || {
        format!("{asked} has no better way of its own: say `want`")
    });
    let less = if want == 0 { criterion.less } else { want == 1 };
    Some(Criterion { name, less, ..criterion })
}

/// Refuses what no average of an outcome can be: a share in percent, fewer than none.
fn refuse_beyond(section: &Section<'_>, what: &Outcome, parameter: &Parameter, said: f64) {
    let is_share = what.nature != Nature::Amount;
    let beyond = said < 0.0 || is_share && said > 1.0;
    if !beyond || !section.sound(parameter.key) {
        return;
    }
    let path = section.join(parameter.key);
    let message = match is_share {
        true => format!("{path} = {said} must lie in 0 to 1: {} is a share", what.name),
        false => format!("{path} = {said} must be 0 or more: {} is never less", what.name),
    };
    let fault = Fault::new(Kind::Scenario, message).at(&section.place_of(parameter.key));
    section.faults().push(fault.help_if(share_meant(said).filter(|_| is_share)));
}

/// Position of the outcome that is asked for; a fault with the nearest name where there is none.
fn find(
    section: &Section<'_>,
    words: &Dictionary,
    plain: &str,
    asked: &str,
    judged: bool,
) -> Option<usize> {
    let at = words.outcome(asked);
    // Of an outcome by year the outcome itself is judged all the same.
    let judged = judged || words.outcome(plain).is_none() && plain != asked;
    if at.is_some() || plain.is_empty() || !judged {
        return at;
    }
    let known = words.outcomes.iter().map(|outcome| outcome.name.as_str());
    let by_year = words.outcome(plain).is_some() && asked != plain;
    let mut fault = if by_year {
        let message = format!("`{plain}` is not reported for that year");
        Fault::new(Kind::Scenario, message).at(&section.place_of(YEAR.key))
    } else {
        let message = format!("there is no outcome `{asked}`");
        Fault::new(Kind::Scenario, message).at(&section.place_of(OUTCOME.key))
    };
    let years = known.clone().filter(|name| name.strip_prefix(plain).is_some_and(is_year));
    let years: Vec<&str> = years.collect();
    if by_year {
        let list = if years.is_empty() { "none by year".to_owned() } else { years.join(", ") };
        fault = fault.help(format!("by year there is: {list}; see clock.report_at"));
    } else {
        let meant = nearest(asked, known.clone());
        fault = fault.help(one_of_many(plain, meant, known, ALL_OUTCOMES));
    }
    section.faults().push(fault);
    None
}

/// True for `_5y`.
fn is_year(rest: &str) -> bool {
    let year = rest.strip_prefix('_').and_then(|rest| rest.strip_suffix('y'));
    year.is_some_and(|year| !year.is_empty() && year.bytes().all(|byte| byte.is_ascii_digit()))
}
