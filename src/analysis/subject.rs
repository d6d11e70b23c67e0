//! What is compared, in the pieces that tables and figures need.

use crate::model::{Dictionary, Planned, Warning};
use crate::scenario::{Assumption, Compare, Confounded, HistoryPoint, OptionInfo, Sampled, Study};

/// What is compared. Made from a study in one place, so that nothing here needs a model.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Subject {
    /// Name of the scenario.
    pub name: String,
    /// The question that the options answer.
    pub question: String,
    /// What the scenario represents and leaves out.
    pub about: String,
    /// True: results could be used against a party, and a report is for the parties unless asked.
    pub sensitive: bool,
    /// Name of the model.
    pub model: String,
    /// Every number that the scenario rests on.
    pub assumptions: Vec<Assumption>,
    /// What the draws sampled, parameter by parameter.
    pub sampled: Vec<Sampled>,
    /// Pairs of options that differ in more than one thing.
    pub confounded: Vec<Confounded>,
    /// Seed of the batch.
    pub seed: u64,
    /// What records hold.
    pub dictionary: Dictionary,
    /// The options, in the order of the file.
    pub options: Vec<OptionInfo>,
    /// What is compared.
    pub compare: Compare,
    /// The policies of each option as planned.
    pub plans: Vec<Vec<Planned>>,
    /// What the file says and hardly means.
    pub warnings: Vec<Warning>,
    /// What really happened.
    pub history: Vec<HistoryPoint>,
}

impl Subject {
    /// The pair that two options are, if they differ in more than one thing.
    pub fn confounded_pair(&self, one: usize, other: usize) -> Option<&Confounded> {
        let is =
            |pair: &&Confounded| [(one, other), (other, one)].contains(&(pair.one, pair.other));
        self.confounded.iter().find(is)
    }

    /// True if two options differ in more than one thing.
    pub fn is_confounded(&self, one: usize, other: usize) -> bool {
        self.confounded_pair(one, other).is_some()
    }

    /// The pieces of a study that was run with a seed. `draws`: number of each whole draw.
    pub fn of(study: &Study, seed: u64, draws: &[u32]) -> Self {
        Self {
            name: study.name.clone(),
            question: study.question.clone(),
            about: study.about.clone(),
            sensitive: study.sensitive,
            model: study.model_name.to_owned(),
            assumptions: study.assumptions(),
            sampled: study.sampled_in(seed, draws),
            confounded: study.confounded(),
            seed,
            dictionary: study.dictionary().clone(),
            options: study.options().to_vec(),
            compare: study.compare.clone(),
            plans: (0..study.options().len()).map(|option| study.plan(option)).collect(),
            warnings: study.warnings(seed),
            history: study.history.clone(),
        }
    }
}
