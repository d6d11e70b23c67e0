//! Whom a report is for, and what it leaves out for them.
//!
//! A report that goes to the parties must not tell one where the other is weak, or when somebody
//! had most to gain from breaking its word. So it holds no maps by cell, no exposure by month, and
//! nothing that the model calls private; counts that are small enough to point at persons are not
//! written out; and nothing is told from which one of these could be worked out.

use crate::analysis::Subject;
use crate::model::Private;

/// Whom a report is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The parties themselves may read it.
    Parties,
    /// Everything is in it.
    Full,
}

impl Audience {
    /// Whom a report is for unless somebody says otherwise.
    pub fn of(subject: &Subject) -> Self {
        if subject.sensitive { Self::Parties } else { Self::Full }
    }

    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Parties => "parties",
            Self::Full => "full",
        }
    }
}

/// Counts below this are not written out.
pub(super) const FEW: f64 = 10.0;

/// What a reader may see.
pub(super) struct Gate<'a> {
    pub audience: Audience,
    private: &'a Private,
    /// Outcomes that are left out because of others that are.
    beside: Vec<usize>,
}

impl<'a> Gate<'a> {
    pub fn new(audience: Audience, subject: &'a Subject) -> Self {
        Self { audience, private: &subject.dictionary.private, beside: Vec::new() }
    }

    /// Leaves out further outcomes, from which one that is left out could be worked out.
    pub fn leave_out(&mut self, outcomes: Vec<usize>) {
        self.beside = outcomes;
    }

    /// True if there are policies that this version does not speak of.
    pub fn hides_policies(&self) -> bool {
        !self.full() && !self.private.policies.is_empty()
    }

    /// True if everything may be seen.
    pub fn full(&self) -> bool {
        self.audience == Audience::Full
    }

    /// True if an outcome may be seen.
    pub fn outcome(&self, at: usize) -> bool {
        let out = |list: &[usize]| list.contains(&at);
        self.full() || !(out(&self.private.outcomes) || out(&self.beside))
    }

    /// True if a series may be seen.
    pub fn series(&self, at: usize) -> bool {
        self.full() || !self.private.series.contains(&at)
    }

    /// True if a path of the scenario may be seen.
    pub fn path(&self, path: &str) -> bool {
        self.full() || !self.private.paths.iter().any(|pattern| begins_with(path, pattern))
    }

    /// True if a number is so small a count of persons or events that it is not written out.
    pub fn few(&self, unit: &str, value: f64) -> bool {
        !self.full() && counts(unit) && value.abs() < FEW
    }
}

/// True if a unit counts persons, things or events, and not time, money or shares.
fn counts(unit: &str) -> bool {
    let first = unit.split(['/', ' ']).next().unwrap_or("");
    let others = ["", "1", "%", "US", "week", "weeks", "month", "months", "step", "steps", "times"];
    !others.contains(&first) && !first.contains("month") && !first.contains("week")
}

/// True if a path begins with a pattern, in which `*` is any one part.
fn begins_with(path: &str, pattern: &str) -> bool {
    let mut parts = path.split('.');
    pattern
        .split('.')
        .all(|wanted| parts.next().is_some_and(|part| wanted == "*" || wanted == part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Dictionary;

    #[test]
    fn private_things_and_small_counts_are_for_the_full_report_alone() {
        let private = Private {
            outcomes: vec![1],
            series: vec![2],
            paths: vec!["party.*.fighters".into(), "trust".into()],
            ..Private::default()
        };
        let dictionary = Dictionary { private, ..Dictionary::default() };
        let subject = Subject { dictionary, sensitive: true, ..Subject::default() };
        assert_eq!(Audience::of(&subject), Audience::Parties);
        let mut parties = Gate::new(Audience::Parties, &subject);
        assert!(parties.outcome(0) && !parties.outcome(1) && !parties.series(2));
        assert!(!parties.path("party.front.fighters") && !parties.path("party.x.fighters.y"));
        assert!(
            parties.path("party.front") && parties.path("trustful") && !parties.path("trust.a")
        );
        assert!(parties.few("persons", 9.6) && parties.few("incidents/month", 0.0));
        assert!(!parties.few("persons", 10.0) && !parties.few("US dollars", 3.0));
        assert!(!parties.few("person-months", 3.0) && !parties.few("1", 0.4));
        parties.leave_out(vec![0]);
        assert!(!parties.outcome(0) && parties.outcome(2));
        let full = Gate::new(Audience::Full, &subject);
        assert!(full.outcome(1) && full.path("trust.a") && !full.few("persons", 1.0));
    }
}
