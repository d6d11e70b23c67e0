//! `selection.json`: which option was selected by which criterion, and what that does not say.

use std::path::Path;

use serde::Serialize;

use super::aside::write_aside;
use crate::analysis::format::{confidence, counted, percent, precision};
use crate::analysis::selection::{Aim, Best, Procedure, Standing, Verdict};
use crate::faults::{Fault, Kind};
use crate::scenario::Study;

/// Name of the file.
pub const SELECTION_NAME: &str = "selection.json";

/// What is selected by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// Name of a criterion of the scenario, or of an outcome.
    pub name: String,
    /// The outcome, as a position in the dictionary.
    pub outcome: usize,
    /// True if less is better.
    pub lower_is_better: bool,
}

/// What a selection came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Selection {
    /// What was selected by: a criterion of the scenario by its name, or an outcome.
    pub criterion: String,
    /// Its outcome; of a first time whether it came.
    pub outcome: String,
    /// Unit of what is averaged; 1 for shares.
    pub unit: String,
    /// Whether `lower` or `higher` is better.
    pub better: &'static str,
    /// The difference in averages worth detecting [unit of the outcome].
    pub within: f64,
    /// Confidence that was asked for.
    pub confidence: f64,
    /// The option selected; `None` if the draws were spent before.
    pub selected: Option<String>,
    /// Options that were left.
    pub remaining: Vec<String>,
    /// Those dropped, in the order in which they were.
    pub dropped: Vec<Dropped>,
    /// Draws that it rests on.
    pub draws: usize,
    /// Draws in a batch.
    pub draws_in_a_batch: usize,
    /// Draws that could be spent.
    pub budget: u32,
    /// What that means, in words.
    pub says: String,
    /// What can be said of the averages after all draws, in words.
    pub verdict: String,
    /// Where each option stands after all draws.
    pub options: Vec<Place>,
}

/// An option that was dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dropped {
    /// The option.
    pub option: String,
    /// The option that it fell furthest behind.
    pub by: String,
    /// After so many draws.
    pub after_draws: usize,
    /// True if both had the very same average.
    pub same: bool,
}

/// Where an option stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// The option.
    pub option: String,
    /// Where it stands.
    #[serde(flatten)]
    pub standing: Standing,
}

impl Place {
    /// The two numbers, by their names.
    pub fn words(&self) -> String {
        let Standing { average_best, best_in_future: often, .. } = self.standing;
        let confidence = confidence(average_best);
        let often = percent(often.mean, precision(&often));
        format!(
            "{}: confidence that its average is best {confidence}; does best in {often} of runs, \
             ties shared out",
            self.option
        )
    }
}

impl Selection {
    /// What a procedure came to.
    ///
    /// * `by`: what was selected by.
    /// * `budget`: draws that could be spent.
    /// * `best`: where the options stand after all draws.
    pub fn of(
        study: &Study,
        by: &By,
        aim: &Aim,
        procedure: &Procedure,
        budget: u32,
        best: &Best,
    ) -> Self {
        let what = &study.dictionary().outcomes[by.outcome];
        let names: Vec<&str> = study.options().iter().map(|option| option.name.as_str()).collect();
        let all = |options: &[usize]| -> Vec<String> {
            options.iter().map(|option| names[*option].to_owned()).collect()
        };
        let dropped = procedure.dropped().iter().map(|out| Dropped {
            option: names[out.option].to_owned(),
            by: names[out.by].to_owned(),
            after_draws: out.observations * procedure.batch(),
            same: out.same,
        });
        // Of a first time it is the share that is compared, whatever its unit.
        let unit = if aim.share { "1" } else { &what.unit };
        let delta = match unit {
            "1" => aim.delta.to_string(),
            unit => format!("{} {unit}", aim.delta),
        };
        let dropped: Vec<Dropped> = dropped.collect();
        let remaining = all(procedure.remaining());
        let rests = match procedure.draws() {
            0 => format!("its first stage takes {}", counted(procedure.first_stage(), "draw")),
            draws => {
                let batch = procedure.batch();
                format!("KN 2001, batches of {batch} draws, {}", counted(draws, "draw"))
            }
        };
        let says = match procedure.decided() {
            Some(option) => {
                let same = same_as(names[option], &dropped);
                format!(
                    "{} by {}{same}. With confidence {}, no other option's average is better by \
                     more than {delta} ({rests}); it says nothing about single runs",
                    names[option], by.name, aim.confidence
                )
            }
            None => format!(
                "budget of {} spent: by {} none is selected ({rests}); left: {}",
                counted(budget as usize, "draw"),
                by.name,
                remaining.join(", ")
            ),
        };
        let verdict = match &best.verdict {
            Verdict::One(option) => format!("that of {} is ahead", names[*option]),
            Verdict::NoPracticalDifference(options) => format!(
                "no practical difference (within {delta}) between {}",
                all(options).join(", ")
            ),
            Verdict::Same => "all do the same in every run".to_owned(),
            Verdict::Unclear => "unclear which is ahead".to_owned(),
        };
        let place = |(option, standing): (&&str, &Standing)| Place {
            option: (*option).to_owned(),
            standing: *standing,
        };
        Self {
            criterion: by.name.clone(),
            outcome: what.name.clone(),
            unit: unit.to_owned(),
            better: if aim.lower_is_better { "lower" } else { "higher" },
            within: aim.delta,
            confidence: aim.confidence,
            selected: procedure.decided().map(|option| names[option].to_owned()),
            remaining,
            dropped,
            draws: procedure.draws(),
            draws_in_a_batch: procedure.batch(),
            budget,
            says,
            verdict: format!("{verdict}, at confidence 0.95"),
            options: names.iter().zip(&best.options).map(place).collect(),
        }
    }

    /// Writes it into a folder of results.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), Fault> {
        let path = folder.join(SELECTION_NAME);
        let json = serde_json::to_string_pretty(self)
            .map_err(|error| Fault::new(Kind::Output, error.to_string()))?;
        write_aside(&path, |file| {
            writeln!(file, "{json}").map_err(|error| Fault::unwritable(&path, &error))
        })
    }
}

/// Options that had the very same average as the one selected, in words.
fn same_as(selected: &str, dropped: &[Dropped]) -> String {
    let same = dropped.iter().filter(|out| out.same && out.by == selected);
    let names: Vec<&str> = same.map(|out| out.option.as_str()).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!(" (the very same average: {})", names.join(", "))
    }
}
