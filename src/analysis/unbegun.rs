//! Planned policies that began in no run of an option, and what they waited for.

use std::collections::BTreeMap;

use super::acceptance::Acceptance;
use super::delivered::Delivered;
use super::subject::Subject;

/// A policy that began in no run of an option.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Unbegun {
    /// The option, by position.
    pub option: usize,
    /// The policy.
    pub policy: String,
    /// Its start as planned: `month 6`, `after ddr`.
    pub start: String,
    /// Parties that were asked and agreed in no run.
    pub refused_by: Vec<String>,
}

/// All of them, by option.
///
/// * `acceptance`, `delivered`: what was made and what became of the policies of each option.
pub(super) fn unbegun(
    subject: &Subject,
    acceptance: &[Vec<Acceptance>],
    delivered: &[BTreeMap<String, Delivered>],
) -> Vec<Unbegun> {
    let mut list = Vec::new();
    for ((option, plan), (answers, came)) in
        subject.plans.iter().enumerate().zip(acceptance.iter().zip(delivered))
    {
        for policy in plan {
            let came = came.get(&policy.name);
            if came.is_none_or(|came| came.share.mean > 0.0) {
                continue;
            }
            let refused = answers.iter().filter(|answer| {
                let agreed = answer.first.mean + answer.later.mean;
                answer.policy == policy.name && answer.never.mean > 0.0 && agreed <= 0.0
            });
            list.push(Unbegun {
                option,
                policy: policy.name.clone(),
                start: policy.start.clone(),
                refused_by: refused.map(|answer| answer.party.clone()).collect(),
            });
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::compare;
    use crate::batch::Results;
    use crate::model::{
        Better, Dictionary, Group, NEVER, Nature, OfferOutcomes, Outcome, Planned, Record, Time,
    };
    use crate::scenario::OptionInfo;

    #[test]
    fn a_policy_that_began_in_no_run_is_named_with_its_start_and_who_refused_it() {
        let outcome = |name: &str, nature: Nature| Outcome {
            name: name.into(),
            unit: "week".into(),
            nature,
            better: Better::Neither,
            group: Group::Timetable,
            meaning: String::new(),
            ..Outcome::default()
        };
        let outcomes = vec![
            outcome("began.ddr", Nature::FirstTime),
            outcome("began.mission", Nature::FirstTime),
            outcome("accepted.ddr.front", Nature::YesNo),
            outcome("refusals.ddr.front", Nature::Amount),
            outcome("agreed.ddr.front", Nature::FirstTime),
        ];
        let time = Time { points: 12, ticks: 48, ..Time::default() };
        let (policy, party) = ("ddr".to_owned(), "front".to_owned());
        let offers =
            vec![OfferOutcomes { policy, party, accepted: 2, refusals: Some(3), agreed: 4 }];
        let dictionary = Dictionary { time, outcomes, offers, ..Dictionary::default() };
        let planned = |name: &str| Planned {
            name: name.into(),
            kind: String::new(),
            start: "month 3".into(),
            start_month: Some(3.0),
            end_month: None,
            started: Some(format!("began.{name}")),
            ended: None,
        };
        let plans = vec![vec![planned("ddr"), planned("mission")]];
        let options = vec![OptionInfo { name: "all".into(), says: String::new() }];
        let subject = Subject { dictionary, plans, options, ..Subject::default() };
        let run = |mission: f64| Record {
            outcomes: vec![NEVER, mission, 0.0, 2.0, NEVER],
            ..Record::default()
        };
        let results = Results::from_records(1, 1, 12, vec![run(NEVER), run(8.0)]);
        let list = compare(&subject, &results).unwrap().unbegun;
        assert_eq!(list.len(), 1, "{list:?}");
        assert_eq!((&*list[0].policy, &*list[0].start), ("ddr", "month 3"));
        assert_eq!(list[0].refused_by, ["front"]);
    }
}
