//! Several criteria at once: which options another one rules out, without weighing one criterion
//! against another.

use super::criterion::Criterion;
use crate::analysis::distribution::t_quantile;
use crate::analysis::moments::{by_draw, co_deviation, mean};

/// Which options are left to choose between by what one cares for, and which are ruled out.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct TradeOff {
    /// Options that none rules out, in their order. There is always one. Between them it depends on
    /// what one cares for; or the draws do not tell.
    pub undominated: Vec<usize>,
    /// (option, by): ruled out, and by which. Of several the first that is itself not ruled out.
    pub dominated: Vec<(usize, usize)>,
}

/// Options that hold up in bad runs, by one criterion. Both are lists, and neither is a choice:
/// they rest on the single worst run, which is luck as well as a policy's doing.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Robust {
    /// Whose worst run is least bad, to within the band.
    pub maximin: Vec<usize>,
    /// Whose largest regret over runs is least, to within the band.
    pub minimax_regret: Vec<usize>,
}

/// Rules options out by averages over draws.
///
/// Option a is ruled out by b if on every criterion b's average is no worse by more than the band,
/// and on one at least it is better by more than the band. The bounds are one-sided paired t, at
/// levels at which all that is ruled out holds together with the confidence: each of k(k − 1)
/// ordered pairs has an equal part of the error, "no worse" needs no more of it because it must hold
/// on every criterion (Berger 1982), and "better on one" shares it out over the criteria
/// (Bonferroni). Bands can make options rule each other out in a ring; none of a ring is ruled out
/// by it.
///
/// * `criteria`: all of the same options and draws. Without a criterion nothing is ruled out.
/// * `confidence`: 0 to 1, such as 0.95.
///
/// # Source
/// Berger 1982, Technometrics 24:295 (intersection-union tests); Law 2015, Simulation Modeling and
/// Analysis, 10.2.1 (paired t).
pub fn ruled_out_by(criteria: &[Criterion], confidence: f64) -> TradeOff {
    let options = criteria.iter().map(|criterion| criterion.values.len()).min().unwrap_or(0);
    let pairs = (options * options.saturating_sub(1)).max(1) as f64;
    let no_worse = (1.0 - confidence) / pairs;
    let better = no_worse / criteria.len().max(1) as f64;
    let levels = Levels { no_worse, better };
    let averages: Vec<Vec<Vec<f64>>> = criteria.iter().map(averages).collect();
    let mut over = vec![vec![false; options]; options];
    for by in 0..options {
        for option in (0..options).filter(|option| *option != by) {
            over[by][option] = levels.dominates(criteria, &averages, by, option);
        }
    }
    trade_off(&over)
}

/// One number an option and draw, more better.
fn averages(criterion: &Criterion) -> Vec<Vec<f64>> {
    criterion.upward().iter().map(|values| by_draw(values, criterion.runs_per_draw)).collect()
}

/// One-sided chances of error.
struct Levels {
    no_worse: f64,
    better: f64,
}

impl Levels {
    fn dominates(
        &self,
        criteria: &[Criterion],
        averages: &[Vec<Vec<f64>>],
        by: usize,
        option: usize,
    ) -> bool {
        let mut clear = false;
        for (criterion, averages) in criteria.iter().zip(averages) {
            let (by, option) = (&averages[by], &averages[option]);
            let differences: Vec<f64> = by.iter().zip(option).map(|(b, a)| b - a).collect();
            if lower_bound(&differences, self.no_worse) < -criterion.band {
                return false;
            }
            clear |= lower_bound(&differences, self.better) > criterion.band;
        }
        clear
    }
}

/// Lower end of a one-sided interval of a mean by Student's t.
fn lower_bound(differences: &[f64], level: f64) -> f64 {
    let n = differences.len();
    if n < 2 {
        return f64::NEG_INFINITY;
    }
    let error = (co_deviation(differences, differences) / ((n - 1) as f64 * n as f64)).sqrt();
    mean(differences) - t_quantile(level, n - 1) * error
}

/// `over[b][a]`: b dominates a.
fn trade_off(over: &[Vec<bool>]) -> TradeOff {
    let options = over.len();
    // Who is over whom by any chain: an option in a ring with its dominators stays.
    let mut chain = over.to_vec();
    for via in 0..options {
        for by in 0..options {
            for option in 0..options {
                chain[by][option] |= chain[by][via] && chain[via][option];
            }
        }
    }
    let above = |by: usize, option: usize| chain[by][option] && !chain[option][by];
    let ruled_out = |option: usize| (0..options).any(|by| above(by, option));
    let (out, undominated): (Vec<usize>, Vec<usize>) =
        (0..options).partition(|option| ruled_out(*option));
    let by = |option: &usize| {
        let direct = |by: &&usize| over[**by][*option] && above(**by, *option);
        let chained = |by: &&usize| above(**by, *option);
        undominated.iter().find(direct).or_else(|| undominated.iter().find(chained))
    };
    let dominated = out.iter().filter_map(|option| Some((*option, *by(option)?))).collect();
    TradeOff { undominated, dominated }
}

/// First-order stochastic dominance over runs: all pairs (option, by) in which, for any amount,
/// `by` reaches what is at least so good in as many runs or more, and for some in more. It
/// describes these runs; no error is allowed for.
///
/// # Source
/// Levy 2016, Stochastic Dominance, 3.1.
pub fn first_order(criterion: &Criterion) -> Vec<(usize, usize)> {
    let mut values = criterion.upward();
    values.iter_mut().for_each(|list| list.sort_unstable_by(f64::total_cmp));
    let over = |by: &Vec<f64>, option: &Vec<f64>| {
        let all = by.iter().zip(option).all(|(b, a)| b >= a);
        all && by.iter().zip(option).any(|(b, a)| b > a)
    };
    let count = values.len();
    (0..count)
        .flat_map(|option| (0..count).map(move |by| (option, by)))
        .filter(|(option, by)| over(&values[*by], &values[*option]))
        .collect()
}

/// Options that hold up in the worst runs.
///
/// # Source
/// Wald 1950, Statistical Decision Functions (maximin); Savage 1951, JASA 46:55 (minimax regret).
pub fn robust(criterion: &Criterion) -> Robust {
    let upward = criterion.upward();
    let futures = upward.first().map_or(0, Vec::len);
    let highest = |values: &mut dyn Iterator<Item = f64>| values.fold(f64::NEG_INFINITY, f64::max);
    let tops: Vec<f64> = (0..futures)
        .map(|future| highest(&mut upward.iter().map(|values| values[future])))
        .collect();
    let worst: Vec<f64> =
        upward.iter().map(|values| values.iter().copied().fold(f64::INFINITY, f64::min)).collect();
    let regret: Vec<f64> = upward
        .iter()
        .map(|values| -highest(&mut values.iter().zip(&tops).map(|(value, top)| top - value)))
        .collect();
    let within = |scores: &[f64]| {
        let top = highest(&mut scores.iter().copied());
        (0..scores.len()).filter(|at| top - scores[*at] <= criterion.band).collect()
    };
    if futures == 0 {
        return Robust::default();
    }
    Robust { maximin: within(&worst), minimax_regret: within(&regret) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criterion(values: &[Vec<f64>], band: f64) -> Criterion<'_> {
        Criterion { values, runs_per_draw: 1, lower_is_better: true, band, bound: None }
    }

    /// Around a level, the same luck in every option but for a little of its own.
    fn around(level: f64, own: usize) -> Vec<f64> {
        let wave = |at: usize| (at * 37 % 100) as f64 / 100.0;
        (0..200).map(|at| level + wave(at) + 0.2 * wave(at * (own + 3) + own)).collect()
    }

    #[test]
    fn what_is_worse_in_one_thing_and_better_in_none_is_ruled_out() {
        let deaths = [around(5.0, 0), around(5.0, 1), around(9.0, 2)];
        let cost = [around(3.0, 0), around(1.0, 1), around(1.0, 2)];
        let said = ruled_out_by(&[criterion(&deaths, 0.1), criterion(&cost, 0.1)], 0.95);
        // The second costs less than the first and as many die; the third only kills more.
        assert_eq!(said.undominated, [1]);
        assert_eq!(said.dominated, [(0, 1), (2, 1)]);
        let other = [around(1.0, 0), around(3.0, 1), around(3.0, 2)];
        let said = ruled_out_by(&[criterion(&deaths, 0.1), criterion(&other, 0.1)], 0.95);
        assert_eq!(said.dominated, [(1, 0), (2, 0)]);
        let both = [criterion(&deaths, 0.1), criterion(&cost, 0.1), criterion(&other, 0.1)];
        assert_eq!(ruled_out_by(&both, 0.95).undominated, [0, 1], "cheap or that: a trade-off");
    }

    #[test]
    fn without_a_band_as_many_dead_to_chance_rules_nothing_out() {
        let deaths = [around(5.0, 0), around(5.0, 1)];
        let cost = [around(3.0, 0), around(1.0, 1)];
        let said = ruled_out_by(&[criterion(&deaths, 0.0), criterion(&cost, 0.0)], 0.95);
        assert_eq!(said.undominated, [0, 1], "as good as must be known, not just not refuted");
        assert_eq!(ruled_out_by(&[], 0.95), TradeOff::default());
        let few = [vec![1.0], vec![2.0]];
        assert_eq!(ruled_out_by(&[criterion(&few, 0.0)], 0.95).undominated, [0, 1]);
    }

    #[test]
    fn a_ring_rules_none_of_itself_out() {
        let ring = [[false, true, false], [false, false, true], [true, false, false]];
        let ring: Vec<Vec<bool>> = ring.iter().map(|row| row.to_vec()).collect();
        assert_eq!(trade_off(&ring).undominated, [0, 1, 2]);
        let mut and_one_below = ring.clone();
        and_one_below.iter_mut().for_each(|row| row.push(false));
        and_one_below[2][3] = true;
        and_one_below.push(vec![false; 4]);
        let said = trade_off(&and_one_below);
        assert_eq!((said.undominated, said.dominated), (vec![0, 1, 2], vec![(3, 2)]));
    }

    #[test]
    fn one_distribution_can_be_everywhere_as_good_though_its_futures_are_not() {
        let values = [vec![3.0, 1.0, 2.0], vec![1.0, 2.0, 2.0], vec![0.0, 9.0, 0.0]];
        assert_eq!(first_order(&criterion(&values, 0.0)), [(0, 1)]);
        let upward = Criterion { lower_is_better: false, ..criterion(&values, 0.0) };
        assert_eq!(first_order(&upward), [(1, 0)]);
    }

    #[test]
    fn the_least_bad_worst_future_and_the_least_regret_are_listed() {
        let values = [vec![4.0, 4.0], vec![0.0, 5.0], vec![0.0, 9.0]];
        let said = robust(&criterion(&values, 0.0));
        assert_eq!((said.maximin, said.minimax_regret), (vec![0], vec![1]));
        let said = robust(&criterion(&values, 1.0));
        assert_eq!((said.maximin, said.minimax_regret), (vec![0, 1], vec![1]));
        assert_eq!(robust(&criterion(&[], 0.0)), Robust::default());
    }
}
