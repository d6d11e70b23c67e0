//! When a planned policy came in the runs, and in how many of them.

use super::estimate::Estimate;
use super::means::yes_no;
use super::quantile::{quantile, sorted};
use super::subject::Subject;
use crate::batch::Results;
use crate::model::{NEVER, Planned};

/// When a policy began and ended in the runs of an option.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Delivered {
    /// Share of runs in which it began.
    pub share: Estimate,
    /// 5%, 50% and 95% of the start among those runs [time points].
    pub began: Option<[f64; 3]>,
    /// The same of the end, those that never ended counted as infinite [time points].
    pub ended: Option<[f64; 3]>,
}

/// What became of a policy; `None` if no outcome holds its start.
pub fn delivered(
    subject: &Subject,
    results: &Results,
    option: usize,
    policy: &Planned,
) -> Option<Delivered> {
    let words = &subject.dictionary;
    let ticks = |name: &str| words.outcome(name).map(|at| results.outcome(option, at));
    let began = ticks(policy.started.as_deref()?)?;
    let ended = policy.ended.as_deref().and_then(ticks);
    let happened: Vec<f64> = began.iter().map(|tick| f64::from(u8::from(*tick != NEVER))).collect();
    let share = yes_no(&happened, results.runs_per_draw());
    let per_point = words.time.ticks_per_point();
    let starts: Vec<f64> =
        began.iter().filter(|tick| **tick != NEVER).map(|tick| tick / per_point).collect();
    let ends = ended.map(|ended| -> Vec<f64> {
        let of_begun = ended.iter().zip(&began).filter(|(_, began)| **began != NEVER);
        let end = |(end, _): (&f64, _)| if *end == NEVER { f64::INFINITY } else { end / per_point };
        of_begun.map(end).collect()
    });
    Some(Delivered { share, began: spread(&starts), ended: ends.as_deref().and_then(spread) })
}

/// 5%, 50% and 95%; none of nothing. Between a date and never stands never.
fn spread(times: &[f64]) -> Option<[f64; 3]> {
    let list = sorted(times);
    let at = |level: f64| {
        let time = quantile(&list, level)?;
        // Infinite neighbours have no difference: the lower one is meant.
        let below = (level * (list.len() - 1) as f64) as usize;
        Some(if time.is_nan() { list[below] } else { time })
    };
    Some([at(0.05)?, at(0.5)?, at(0.95)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Better, Dictionary, Group, Nature, Outcome, Record, Time};

    #[test]
    fn dates_are_those_of_the_runs_in_which_it_began() {
        let outcome = |name: &str| Outcome {
            name: name.into(),
            unit: "week".into(),
            nature: Nature::FirstTime,
            better: Better::Neither,
            group: Group::Timetable,
            meaning: String::new(),
            ..Outcome::default()
        };
        let time = Time { points: 12, ticks: 48, ..Time::default() };
        let outcomes = vec![outcome("began.ddr"), outcome("ended.ddr")];
        let dictionary = Dictionary { time, outcomes, ..Dictionary::default() };
        let subject = Subject { dictionary, ..Subject::default() };
        let runs = [[8.0, NEVER], [8.0, NEVER], [8.0, 40.0], [NEVER, NEVER]];
        let records =
            runs.map(|run| Record { outcomes: run.to_vec(), ..Record::default() }).to_vec();
        let results = Results::from_records(1, 1, 12, records);
        let policy = Planned {
            name: "ddr".into(),
            kind: String::new(),
            start: String::new(),
            start_month: None,
            end_month: None,
            started: Some("began.ddr".into()),
            ended: Some("ended.ddr".into()),
        };
        let ddr = delivered(&subject, &results, 0, &policy).unwrap();
        assert_eq!(ddr.share.mean, 0.75);
        assert_eq!(ddr.began, Some([2.0; 3]));
        let ended = ddr.ended.unwrap();
        assert_eq!(ended[1..], [f64::INFINITY; 2], "two of three never ended");
        assert_eq!(delivered(&subject, &results, 0, &Planned { started: None, ..policy }), None);
    }
}
