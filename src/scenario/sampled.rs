//! What the draws of a batch sampled: one value a draw of each uncertain parameter, with what it is.

use super::assumptions::Assumption;
use super::laws::Law;
use super::uncertain::Uncertain;
use crate::document::{Node, Value};
use crate::luck::Luck;

/// An uncertain parameter and its values.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Sampled {
    /// Path in the file.
    pub path: String,
    /// What it is, in a sentence; empty where the path is no number of the model's.
    pub meaning: String,
    /// Unit; empty likewise.
    pub unit: String,
    /// True if evidence disagrees whether the mechanism matters at all.
    pub disputed: bool,
    /// Least and greatest value that a draw can have; positions in `labels` where it is a choice.
    pub range: (f64, f64),
    /// What is chosen from, where it is a choice; empty for numbers.
    pub labels: Vec<String>,
    /// One value a draw, in the order of the draws asked for.
    pub values: Vec<f64>,
}

impl Uncertain {
    /// The values in some draws.
    pub(super) fn sampled(
        &self,
        seed: u64,
        draws: &[u32],
        known: Option<&Assumption>,
        disputed: bool,
    ) -> Sampled {
        let labels: Vec<String> = match &self.law {
            Law::Choice(list) => list.iter().map(Node::to_text).collect(),
            _ => Vec::new(),
        };
        let value = |draw: &u32| {
            let luck = Luck::of_draw(seed, *draw);
            match (&self.law, self.sample(&luck)) {
                (Law::Choice(list), _) => self.index(&luck, list.len()) as f64,
                (_, Value::Whole(number)) => number as f64,
                (_, Value::Real(number)) => number,
                _ => f64::NAN,
            }
        };
        Sampled {
            path: self.path(),
            meaning: known.map_or_else(String::new, |known| known.meaning.to_owned()),
            unit: known.map_or_else(String::new, |known| known.unit.to_owned()),
            disputed,
            range: match &self.law {
                Law::Uniform(low, high) | Law::Triangular(low, _, high) => (*low, *high),
                Law::Whole(low, high) => (*low as f64, *high as f64),
                Law::Choice(list) => (0.0, list.len().saturating_sub(1) as f64),
            },
            labels,
            values: draws.iter().map(value).collect(),
        }
    }
}
