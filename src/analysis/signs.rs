//! Early signs: what a series shows at some time in runs in which an end came later.

use super::distribution::t_quantile_975;
use super::quantile::{quantile, sorted};

/// Fewest runs in which the end came, and in which it held, that tell anything.
const FEWEST: usize = 10;

/// How well the value of a series at one time tells runs in which an end came later from runs in
/// which it did not.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Sign {
    /// The series, as a position in the dictionary.
    pub series: usize,
    /// When it is read [time points].
    pub point: usize,
    /// Chance that of two runs of an option, one in which the end came and one in which it did not,
    /// the first had the worse value (concordance, area under the curve), 0.5 to 1.
    pub tells: f64,
    /// Lower end of its 95% interval. Below 0.5 the runs do not say which way the sign points.
    pub low: f64,
    /// Upper end of its 95% interval.
    pub high: f64,
    /// Whether the worse value is the higher.
    pub higher_is_worse: bool,
    /// Quartiles of the values of runs in which the end came [unit of the series].
    pub came: [f64; 3],
    /// Quartiles of the values of runs in which it did not [unit of the series].
    pub held: [f64; 3],
    /// The value that parts them best (Youden's index), over all runs [unit of the series].
    pub cut: f64,
    /// Share of runs in which the end came that lie beyond a cut chosen, with its direction, on the
    /// other half of the draws, 0 to 1: no run is judged by a cut that it helped to choose.
    pub caught: f64,
    /// Share of runs in which it did not come that lie beyond such a cut, 0 to 1.
    pub false_alarms: f64,
}

/// A run that is asked: not yet ended when the series is read.
#[derive(Clone, Copy)]
struct Run {
    value: f64,
    draw: usize,
    came: bool,
}

/// How well a series at one time tells whether an end came later.
///
/// * `values`: for each option one number a run, draw by draw, shape `(draws * runs_per_draw,)`.
/// * `came`: the same for the end: `None` if it had come by that time, else whether it came later.
///
/// Concordance compares runs of one option only, so that what an option does to both is no sign; all
/// pairs of runs count alike. Its interval takes the draw, with its runs in all options, as sampling
/// unit: each draw's part in the concordance has its variance, on the scale of the log odds. The cut
/// is one for all options. `None` where fewer than 10 runs came or held, and where the draws, or the
/// even or the odd ones of them, have no option in which runs of both kinds differ in value.
///
/// # Source
/// DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837; Obuchowski 1997, Biometrics 53:567,
/// for runs that come in clusters; Youden 1950, Cancer 3:32.
pub fn sign(
    values: &[Vec<f64>],
    came: &[Vec<Option<bool>>],
    runs_per_draw: usize,
    series: usize,
    point: usize,
) -> Option<Sign> {
    let per_draw = runs_per_draw.max(1);
    let asked = |(values, came): (&Vec<f64>, &Vec<Option<bool>>)| -> Vec<Run> {
        let runs = values.iter().zip(came).enumerate();
        runs.filter_map(|(run, (&value, came))| {
            came.map(|came| Run { value, draw: run / per_draw, came })
        })
        .collect()
    };
    let options: Vec<Vec<Run>> = values.iter().zip(came).map(asked).collect();
    let all: Vec<Run> = options.concat();
    let of = |came: bool| -> Vec<f64> {
        all.iter().filter(|run| run.came == came).map(|run| run.value).collect()
    };
    let (of_came, of_held) = (of(true), of(false));
    if of_came.len() < FEWEST || of_held.len() < FEWEST {
        return None;
    }
    let concordance = Concordance::of(&options)?;
    let higher_is_worse = concordance.higher >= 0.5;
    let tells = if higher_is_worse { concordance.higher } else { 1.0 - concordance.higher };
    let (low, high) = concordance.interval(tells);
    // What the even draws make of it judges the odd ones, and the other way round.
    let judges = [judge(&options, 1)?, judge(&options, 0)?];
    let share = |came: bool, of: usize| {
        let alarms = all.iter().filter(|run| run.came == came && judges[run.draw % 2].alarms(run));
        alarms.count() as f64 / of as f64
    };
    let quartiles = |values: &[f64]| {
        let list = sorted(values);
        [0.25, 0.5, 0.75].map(|level| quantile(&list, level).unwrap_or(f64::NAN))
    };
    Some(Sign {
        series,
        point,
        tells,
        low,
        high,
        higher_is_worse,
        came: quartiles(&of_came),
        held: quartiles(&of_held),
        cut: cut(&all, higher_is_worse)?,
        caught: share(true, of_came.len()),
        false_alarms: share(false, of_held.len()),
    })
}

/// A way to read the sign.
struct Judge {
    higher_is_worse: bool,
    cut: f64,
}

impl Judge {
    fn alarms(&self, run: &Run) -> bool {
        if self.higher_is_worse { run.value >= self.cut } else { run.value <= self.cut }
    }
}

/// How the even (0) or the odd (1) draws alone would read the sign.
fn judge(options: &[Vec<Run>], half: usize) -> Option<Judge> {
    let of = |option: &Vec<Run>| -> Vec<Run> {
        option.iter().filter(|run| run.draw % 2 == half).copied().collect()
    };
    let halves: Vec<Vec<Run>> = options.iter().map(of).collect();
    let higher_is_worse = Concordance::of(&halves)?.higher >= 0.5;
    Some(Judge { higher_is_worse, cut: cut(&halves.concat(), higher_is_worse)? })
}

/// The value that parts best: the largest difference of the shares beyond it; of equals the one with
/// the fewest alarms. It lies halfway between two values. `None` where either side is empty or no
/// value differs.
fn cut(runs: &[Run], higher_is_worse: bool) -> Option<f64> {
    let mut worst_first = runs.to_vec();
    worst_first.sort_by(|a, b| {
        let rising = a.value.total_cmp(&b.value);
        if higher_is_worse { rising.reverse() } else { rising }
    });
    let all = runs.iter().filter(|run| run.came).count();
    let (all_came, all_held) = (all as f64, (runs.len() - all) as f64);
    let (mut came, mut held) = (0.0, 0.0);
    let mut best: Option<(f64, f64)> = None;
    for pair in worst_first.windows(2) {
        *(if pair[0].came { &mut came } else { &mut held }) += 1.0;
        let index = came / all_came - held / all_held;
        if pair[0].value != pair[1].value && best.is_none_or(|(most, _)| index > most) {
            best = Some((index, pair[0].value + (pair[1].value - pair[0].value) / 2.0));
        }
    }
    best.filter(|(index, _)| index.is_finite()).map(|(_, cut)| cut)
}

/// Concordance within options, and what each draw has to do with it.
struct Concordance {
    /// Chance that the run in which the end came had the higher value; ties count half.
    higher: f64,
    /// Its standard error over draws.
    error: f64,
    draws: usize,
    /// Draws in which the rarer of the two, came or held, is found.
    rarer: usize,
}

impl Concordance {
    /// `None` without a pair, and where all pairs are ties.
    fn of(options: &[Vec<Run>]) -> Option<Self> {
        let draws = options.iter().flatten().map(|run| run.draw + 1).max()?;
        // Of each draw's runs: opposite runs that they are in concord with, and opposite runs.
        let mut parts = vec![(0.0, 0.0); draws];
        let mut seen = [vec![false; draws], vec![false; draws]];
        let (mut concordant, mut pairs, mut differ) = (0.0, 0.0, false);
        for option in options {
            let mut rising = option.clone();
            rising.sort_by(|a, b| a.value.total_cmp(&b.value));
            let count = |runs: &[Run], came: bool| {
                runs.iter().filter(|run| run.came == came).count() as f64
            };
            let (all_came, all_held) = (count(&rising, true), count(&rising, false));
            let (mut came_below, mut held_below) = (0.0, 0.0);
            for group in rising.chunk_by(|a, b| a.value == b.value) {
                let (came, held) = (count(group, true), count(group, false));
                differ |= group.len() < rising.len() && all_came * all_held > 0.0;
                for run in group {
                    let (with, against) = if run.came {
                        (held_below + held / 2.0, all_held)
                    } else {
                        (all_came - came_below - came / 2.0, all_came)
                    };
                    parts[run.draw].0 += with;
                    parts[run.draw].1 += against;
                    seen[usize::from(run.came)][run.draw] = true;
                }
                concordant += came * (held_below + held / 2.0);
                came_below += came;
                held_below += held;
            }
            pairs += all_came * all_held;
        }
        if !differ {
            return None;
        }
        let higher = concordant / pairs;
        let squares = parts.iter().map(|(with, against)| {
            let off = (with - higher * against) / pairs;
            off * off
        });
        let n = draws as f64;
        let error = (squares.sum::<f64>() * n / (n - 1.0)).sqrt();
        let rarer = seen.iter().map(|draws| draws.iter().filter(|seen| **seen).count()).min()?;
        Some(Self { higher, error, draws, rarer })
    }

    /// The 95% interval of the chance that the worse value told. Where every draw says the same it
    /// is as wide as draws that all agree leave it (Clopper and Pearson 1934).
    fn interval(&self, tells: f64) -> (f64, f64) {
        let odds = tells * (1.0 - tells);
        if !(self.error > 0.0 && odds > 0.0) {
            let open = 1.0 - libm::exp(libm::log(0.025) / self.rarer as f64);
            return ((tells - open).max(0.0), (tells + open).min(1.0));
        }
        let middle = libm::log(tells / (1.0 - tells));
        let half = t_quantile_975(self.draws - 1) * self.error / odds;
        let share = |logit: f64| 1.0 / (1.0 + libm::exp(-logit));
        (share(middle - half), share(middle + half))
    }
}

#[cfg(test)]
mod tests {
    use super::super::chance::{normals, uniforms};
    use super::*;

    fn came(runs: usize, came: impl Fn(usize) -> bool) -> Vec<Option<bool>> {
        (0..runs).map(|run| Some(came(run))).collect()
    }

    #[test]
    fn concordance_counts_pairs_of_runs_of_one_option_only() {
        // The second option has higher values and more ends; within each the sign tells less.
        let values: Vec<Vec<f64>> = [0.0, 3.0]
            .iter()
            .map(|level| uniforms(1, 60).iter().map(|x| level + (8.0 * x).floor()).collect())
            .collect();
        let mut ends = vec![came(60, |run| run % 5 == 0), came(60, |run| run % 5 != 0)];
        ends[0][0] = None;
        let (mut sum, mut pairs) = (0.0, 0.0);
        for (values, ends) in values.iter().zip(&ends) {
            for (i, j) in (0..60).flat_map(|i| (0..60).map(move |j| (i, j))) {
                if ends[i] == Some(true) && ends[j] == Some(false) {
                    pairs += 1.0;
                    sum += f64::from(u8::from(values[i] > values[j]));
                    sum += f64::from(u8::from(values[i] == values[j])) / 2.0;
                }
            }
        }
        let sign = sign(&values, &ends, 2, 3, 5).unwrap();
        let higher = if sign.higher_is_worse { sign.tells } else { 1.0 - sign.tells };
        assert!((higher - sum / pairs).abs() < 1e-12, "{sign:?}");
        assert_eq!((sign.series, sign.point), (3, 5));
    }

    #[test]
    fn a_sign_that_tells_all_is_open_only_by_the_number_of_draws() {
        let values = vec![(0..40).map(|run| f64::from(run % 2)).collect::<Vec<_>>()];
        let known = sign(&values, &[came(40, |run| run % 2 == 0)], 2, 0, 0).unwrap();
        let open = 1.0 - libm::exp(libm::log(0.025) / 20.0);
        assert_eq!((known.tells, known.low, known.high), (1.0, 1.0 - open, 1.0));
        assert!(!known.higher_is_worse);
        assert_eq!((known.cut, known.caught, known.false_alarms), (0.5, 1.0, 0.0));
        assert_eq!((known.came, known.held), ([0.0; 3], [1.0; 3]));
    }

    #[test]
    fn the_interval_holds_the_true_concordance_as_often_as_it_says() {
        // Normal values, shifted by 1 where the end came: the concordance is Phi(1 / sqrt 2) =
        // 0.7602 (of two normals a and b, P(a > b)). Half of the variance is the draw's.
        let mut held = 0;
        for experiment in 0..1_000_u64 {
            let (own, luck) = (normals(experiment, 600), uniforms(experiment + 1_000, 400));
            let ends = |run: usize| luck[run] < 0.3;
            let value = |run: usize| {
                // Draws differ, so that their runs in both options are alike.
                (own[run % 200] + own[200 + run]) / 2.0_f64.sqrt() + f64::from(u8::from(ends(run)))
            };
            let values: Vec<Vec<f64>> = (0..2)
                .map(|option| (0..200).map(|run| value(option * 200 + run)).collect())
                .collect();
            let came: Vec<Vec<Option<bool>>> = (0..2)
                .map(|option| (0..200).map(|run| Some(ends(option * 200 + run))).collect())
                .collect();
            let sign = sign(&values, &came, 1, 0, 0).unwrap();
            held += u32::from(sign.low <= 0.760_250 && 0.760_250 <= sign.high);
        }
        let share = f64::from(held) / 1_000.0;
        println!("concordance: {share:.3}");
        assert!((0.93..=0.97).contains(&share), "{share}");
    }

    #[test]
    fn alarms_are_counted_on_draws_that_did_not_choose_the_cut() {
        // Values that say nothing: a cut judged by its own runs would seem to tell something.
        let (mut caught, mut alarms) = (0.0, 0.0);
        for experiment in 0..200 {
            let values = vec![normals(experiment, 60)];
            let sign = sign(&values, &[came(60, |run| run % 3 == 0)], 1, 0, 0).unwrap();
            assert!(sign.tells >= 0.5);
            caught += sign.caught / 200.0;
            alarms += sign.false_alarms / 200.0;
        }
        assert!((caught - alarms).abs() < 0.05, "{caught} {alarms}");
    }

    #[test]
    fn too_few_runs_and_values_that_agree_tell_nothing() {
        let values = [(0..40).map(f64::from).collect::<Vec<_>>()];
        assert_eq!(sign(&values, &[came(40, |run| run < 9)], 1, 0, 0), None);
        assert_eq!(sign(&[vec![1.0; 40]], &[came(40, |run| run < 20)], 1, 0, 0), None);
        assert_eq!(sign(&values, &[vec![None; 40]], 1, 0, 0), None);
        let apart = came(40, |run| run % 2 == 0);
        assert_eq!(sign(&values, &[apart], 1, 0, 0), None, "odd draws have no end");
        assert_eq!(sign(&[], &[], 1, 0, 0), None);
    }
}
