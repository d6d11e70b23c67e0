//! Names that a faulty file may mean all the same: where its clock, its parties or a policy are wrong,
//! what would follow from them right is not known, and a name that hangs on it is not judged.

use super::models::ModelKind;
use crate::document::{ANY, Document, Node};
use crate::faults::Faults;
use crate::model::Dictionary;

/// What is not known because of faults.
#[derive(Debug, Default)]
pub(super) struct Doubt {
    clock: bool,
    actors: bool,
    policies: Vec<String>,
}

impl Doubt {
    /// What the faults so far leave in doubt.
    pub fn of(
        kind: &ModelKind,
        documents: &[Document],
        words: &Dictionary,
        faults: &Faults,
    ) -> Self {
        if faults.is_empty() {
            return Self::default();
        }
        let mut policies = Vec::new();
        for document in documents {
            let there = document.root.get("policy").and_then(Node::table).into_iter().flatten();
            let faulty = there.filter(|(_, node)| node.is_faulty(faults));
            policies.extend(faulty.map(|(name, _)| name.clone()));
        }
        policies.sort_unstable();
        policies.dedup();
        let clock = documents.first().and_then(|document| document.root.get(kind.clock));
        Self {
            clock: clock.is_none_or(|clock| clock.is_faulty(faults)),
            actors: words.actors.iter().any(|name| name == ANY),
            policies,
        }
    }

    /// True if a date may be right once the faults are mended.
    pub fn covers_dates(&self) -> bool {
        self.clock
    }

    /// True if a name that the dictionary lacks may be right once the faults are mended.
    pub fn covers(&self, name: &str) -> bool {
        let Some((_, of)) = name.split_once('.') else {
            let year = name.rsplit_once('_').and_then(|(_, year)| year.strip_suffix('y'));
            return self.clock && year.is_some_and(|year| year.parse::<u32>().is_ok());
        };
        let policy = |name: &String| {
            of.strip_prefix(name.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.actors || (self.clock && of.parse::<u32>().is_ok()) || self.policies.iter().any(policy)
    }
}
