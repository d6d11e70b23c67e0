//! Every shown outcome of every option, and what the options change in it.

use super::estimate::Estimate;
use super::level::level;
use super::moments::{by_draw, happened};
use super::paired::Paired;
use super::quantile::{quantile, sorted};
use super::subject::Subject;
use super::survival::until;
use super::tail::tail_of;
use super::variance::{Split, split};
use crate::batch::Results;
use crate::model::{Better, NEVER, Nature, Outcome};

/// Levels of the quantiles of a summary.
pub const LEVELS: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// One outcome in all options.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Compared {
    /// The outcome, as a position in the dictionary.
    pub outcome: usize,
    /// One summary an option.
    pub options: Vec<Summary>,
    /// One difference an option; `None` for the baseline.
    pub differences: Vec<Option<Paired>>,
}

/// One outcome in one option.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Summary {
    /// Mean over draws. For `YesNo` and `FirstTime`: the share of runs in which it happened.
    pub mean: Estimate,
    /// Quantiles over runs at [`LEVELS`]. For `FirstTime`: of the time [ticks] among runs in which
    /// it happened. `None` for `YesNo`, and where it never happened.
    pub quantiles: Option<[f64; 5]>,
    /// Where the spread of runs comes from; `None` with one run a draw or no spread.
    pub split: Option<Split>,
    /// Share of the variance over draws that the 1% of draws farthest out carry; above
    /// [`HEAVY`](super::HEAVY) the mean hangs on few draws.
    pub tail: Option<f64>,
}

/// Summarises the shown outcomes and holds every option against the baseline.
pub fn compare_outcomes(subject: &Subject, results: &Results) -> Vec<Compared> {
    let runs = results.runs_per_draw();
    let (words, baseline) = (&subject.dictionary, subject.compare.baseline);
    let horizon = f64::from(words.time.ticks);
    let compared = |&outcome: &usize| {
        let values = of_all(subject, results, outcome);
        let what = &words.outcomes[outcome];
        let held = |option: usize| {
            (option != baseline)
                .then(|| difference(&values[option], &values[baseline], runs, what, horizon))
        };
        Compared {
            outcome,
            options: values.iter().map(|values| summary(values, runs, what.nature)).collect(),
            differences: (0..values.len()).map(held).collect(),
        }
    };
    subject.compare.outcomes.iter().map(compared).collect()
}

/// An outcome of every run, option by option.
pub(super) fn of_all(subject: &Subject, results: &Results, outcome: usize) -> Vec<Vec<f64>> {
    (0..subject.options.len()).map(|option| results.outcome(option, outcome)).collect()
}

fn summary(values: &[f64], runs: usize, nature: Nature) -> Summary {
    let counted = if nature == Nature::FirstTime { happened(values) } else { values.to_vec() };
    let (split, tail) = (split(&counted, runs), tail_of(nature, values, runs));
    let quantiles = |values: &[f64]| {
        let list = sorted(values);
        (!list.is_empty()).then(|| LEVELS.map(|level| quantile(&list, level).unwrap_or(0.0)))
    };
    let quantiles = match nature {
        Nature::YesNo => None,
        Nature::Amount | Nature::Share => quantiles(values),
        Nature::FirstTime => {
            let times: Vec<f64> = values.iter().copied().filter(|time| *time != NEVER).collect();
            quantiles(&times)
        }
    };
    Summary { mean: level(nature, values, runs), quantiles, split, tail }
}

/// For `FirstTime` the difference is in the share of runs in which it happened, and a draw is
/// better if its mean time without it, up to the horizon, is (later if higher is better).
fn difference(
    option: &[f64],
    baseline: &[f64],
    runs: usize,
    what: &Outcome,
    horizon: f64,
) -> Paired {
    let pair = |option: &[f64], baseline: &[f64], bound, better| {
        Paired::of(&by_draw(option, runs), &by_draw(baseline, runs), bound, better)
    };
    match what.nature {
        Nature::Amount => pair(option, baseline, None, what.better).parted(option, baseline, runs),
        Nature::Share => {
            pair(option, baseline, Some(1.0), what.better).parted(option, baseline, runs)
        }
        Nature::YesNo => {
            Paired::of_shares(option, baseline, runs, what.better).parted(option, baseline, runs)
        }
        Nature::FirstTime => {
            let (option_did, baseline_did) = (happened(option), happened(baseline));
            let share = Paired::of_shares(&option_did, &baseline_did, runs, Better::Neither)
                .parted(&option_did, &baseline_did, runs);
            let time = pair(&until(option, horizon), &until(baseline, horizon), None, what.better);
            Paired { better: time.better, worse: time.worse, equal: time.equal, ..share }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{compare, paired_shares};
    use crate::model::{Dictionary, Group, Record, Time};
    use crate::scenario::{Compare, OptionInfo};

    fn outcome(name: &str, nature: Nature, better: Better) -> Outcome {
        let (unit, meaning) = ("1".into(), String::new());
        Outcome {
            name: name.into(),
            unit,
            nature,
            better,
            group: Group::Ends,
            meaning,
            ..Outcome::default()
        }
    }

    fn study() -> (Subject, Results) {
        let dictionary = Dictionary {
            time: Time { ticks: 10, points: 10, ..Time::default() },
            outcomes: vec![
                outcome("dead", Nature::Amount, Better::Lower),
                outcome("ended", Nature::FirstTime, Better::Higher),
            ],
            ..Dictionary::default()
        };
        let option = |name: &str| OptionInfo { name: name.into(), says: String::new() };
        let compare = Compare { outcomes: vec![0, 1], ..Compare::default() };
        let options = vec![option("none"), option("some")];
        let subject = Subject { dictionary, options, compare, ..Subject::default() };
        let record =
            |dead: f64, ended: f64| Record { outcomes: vec![dead, ended], ..Record::default() };
        let records = vec![
            record(10.0, 4.0),
            record(8.0, NEVER),
            record(20.0, NEVER),
            record(20.0, NEVER),
            record(30.0, 2.0),
            record(25.0, 6.0),
        ];
        (subject, Results::from_records(2, 1, 0, records))
    }

    #[test]
    fn an_amount_is_summarised_and_held_against_the_baseline() {
        let (subject, results) = study();
        let said = compare(&subject, &results).unwrap();
        let dead = &said.outcomes[0];
        assert_eq!(dead.options[0].mean.mean, 20.0);
        assert_eq!(dead.options[0].quantiles.map(|q| q[2]), Some(20.0));
        assert_eq!(dead.differences[0], None);
        let paired = dead.differences[1].as_ref().unwrap();
        assert_eq!(paired.difference.mean, -7.0 / 3.0);
        assert_eq!(paired.better, Some(2.0 / 3.0));
    }

    #[test]
    fn a_first_time_is_a_share_and_a_median_among_those_it_happened_to() {
        let (subject, results) = study();
        let said = compare(&subject, &results).unwrap();
        let ended = &said.outcomes[1];
        assert_eq!(ended.options[0].mean.mean, 2.0 / 3.0);
        assert_eq!(ended.options[0].quantiles.map(|q| q[2]), Some(3.0));
        let paired = ended.differences[1].as_ref().unwrap();
        assert_eq!(paired.difference.mean, -1.0 / 3.0);
        assert_eq!(
            paired.difference,
            paired_shares(&[0.0, 0.0, 1.0], &[1.0, 0.0, 1.0], 1),
            "shares have the interval of paired shares"
        );
        assert_eq!((paired.better, paired.equal), (Some(2.0 / 3.0), 1.0 / 3.0));
        assert_eq!(said.survival.len(), 1);
    }
}
