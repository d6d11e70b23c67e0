//! Who accepted a policy when it was offered, who only later, and who never.
//!
//! Read off the outcomes that the dictionary names for each policy and party.

use super::estimate::Estimate;
use super::means::yes_no;
use super::quantile::{quantile, sorted};
use super::subject::Subject;
use crate::batch::Results;
use crate::model::{NEVER, OfferOutcomes};

/// What a party made of a policy of an option. The four shares add up to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Acceptance {
    /// The policy.
    pub policy: String,
    /// The party.
    pub party: String,
    /// Share of runs in which it accepted at the first asking.
    pub first: Estimate,
    /// Share of runs in which it refused, and agreed later.
    pub later: Estimate,
    /// Share of runs in which it was asked and never agreed.
    pub never: Estimate,
    /// Share of runs in which it was not asked, as far as the outcomes tell.
    pub unasked: Estimate,
    /// Median time of agreeing among runs in which it agreed later [time points].
    pub later_at: Option<f64>,
}

/// Every policy of an option and every party that was to accept it, in the dictionary's order.
pub fn acceptance(subject: &Subject, results: &Results, option: usize) -> Vec<Acceptance> {
    let words = &subject.dictionary;
    let plan = subject.plans.get(option).map_or(&[][..], Vec::as_slice);
    let row = |offer: &OfferOutcomes| -> Option<Acceptance> {
        // Of an option's own policies alone.
        let policy = plan.iter().find(|policy| policy.name == offer.policy)?;
        let runs = |outcome: usize| results.outcome(option, outcome);
        let (accepted, agreed) = (runs(offer.accepted), runs(offer.agreed));
        let refusals = offer.refusals.map(runs);
        let is = |run: usize| {
            if accepted[run] > 0.5 {
                Answer::First
            } else if agreed[run] != NEVER {
                Answer::Later
            } else if refusals.as_ref().is_some_and(|refusals| refusals[run] <= 0.0) {
                Answer::Unasked
            } else {
                Answer::Never
            }
        };
        let answers: Vec<Answer> = (0..accepted.len()).map(is).collect();
        let share = |answer: Answer| {
            let runs = answers.iter().map(|one| f64::from(u8::from(*one == answer)));
            yes_no(&runs.collect::<Vec<_>>(), results.runs_per_draw())
        };
        let later = answers.iter().zip(&agreed).filter(|(answer, _)| **answer == Answer::Later);
        let later: Vec<f64> = later.map(|(_, tick)| tick / words.time.ticks_per_point()).collect();
        Some(Acceptance {
            policy: policy.name.clone(),
            party: offer.party.clone(),
            first: share(Answer::First),
            later: share(Answer::Later),
            never: share(Answer::Never),
            unasked: share(Answer::Unasked),
            later_at: quantile(&sorted(&later), 0.5),
        })
    };
    words.offers.iter().filter_map(row).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    First,
    Later,
    Never,
    Unasked,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Better, Dictionary, Group, Nature, Outcome, Planned, Record, Time};

    #[test]
    fn a_run_counts_once_by_its_first_answer() {
        let outcome = |name: &str| Outcome {
            name: name.into(),
            unit: "1".into(),
            nature: Nature::Amount,
            better: Better::Neither,
            group: Group::Timetable,
            meaning: String::new(),
            ..Outcome::default()
        };
        let names = ["accepted.a.b.rebels", "agreed.a.b.rebels", "refusals.a.b.rebels"];
        let time = Time { points: 12, ticks: 48, ..Time::default() };
        let outcomes = names.map(outcome).to_vec();
        let offers = vec![OfferOutcomes {
            policy: "a.b".into(),
            party: "rebels".into(),
            accepted: 0,
            refusals: Some(2),
            agreed: 1,
        }];
        let dictionary = Dictionary { time, outcomes, offers, ..Dictionary::default() };
        let policy = |name: &str| Planned {
            name: name.into(),
            kind: String::new(),
            start: String::new(),
            start_month: None,
            end_month: None,
            started: None,
            ended: None,
        };
        let plans = vec![vec![policy("a"), policy("a.b")], vec![policy("ddr")]];
        let subject = Subject { dictionary, plans, ..Subject::default() };
        let runs = [[1.0, 4.0, 0.0], [0.0, 20.0, 2.0], [0.0, NEVER, 5.0], [0.0, NEVER, 0.0]];
        let other = [[0.0, NEVER, 0.0]; 4];
        let records = runs
            .iter()
            .zip(&other)
            .flat_map(|(one, other)| [one, other])
            .map(|run| Record { outcomes: run.to_vec(), ..Record::default() })
            .collect();
        let results = Results::from_records(2, 1, 12, records);
        let rows = acceptance(&subject, &results, 0);
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].policy.as_str(), rows[0].party.as_str()), ("a.b", "rebels"));
        let shares = [rows[0].first, rows[0].later, rows[0].never, rows[0].unasked];
        assert_eq!(shares.map(|share| share.mean), [0.25; 4]);
        assert_eq!(rows[0].later_at, Some(5.0));
        assert!(acceptance(&subject, &results, 1).is_empty(), "an option without the policy");
    }
}
