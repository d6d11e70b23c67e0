//! What else must be left out so that nothing left out can be worked out: a sum of which all parts
//! but one are told tells that one too.

use crate::analysis::Subject;
use crate::batch::Results;

/// Outcomes that must be left out beside those that are: of each sum with one part left out, the
/// least of the other parts. A part that is only too small to be told hides no other: it is nearly
/// none. Where there is no part to leave out, the sum itself is.
///
/// * `withheld`: an outcome is left out.
/// * `few`: it is too small to be written out in some option.
pub(super) fn beside(
    subject: &Subject,
    results: &Results,
    withheld: impl Fn(usize) -> bool,
    few: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let total = |at: usize| -> f64 {
        (0..subject.options.len()).flat_map(|option| results.outcome(option, at)).sum()
    };
    let mut more = Vec::new();
    let words = &subject.dictionary;
    for sum in 0..words.outcomes.len() {
        let of: Vec<usize> = words.parts(sum).map(|(part, _)| part).collect();
        let out = of.iter().filter(|at| withheld(**at)).count();
        let shut = |at: &&usize| withheld(**at) || few(**at);
        if out != 1 && (out > 1 || of.iter().filter(shut).count() != 1) {
            continue;
        }
        let open = of.iter().filter(|at| !shut(at)).copied();
        let least = open.min_by(|a, b| total(*a).total_cmp(&total(*b)));
        more.extend(least.or((out == 1).then_some(sum)));
    }
    more
}

/// Of parts of a sum, the one that must be left out because a single other one is: the least.
pub(super) fn second(parts: &[f64], closed: impl Fn(f64) -> bool) -> Option<usize> {
    if parts.iter().filter(|part| closed(**part)).count() != 1 {
        return None;
    }
    let open = parts.iter().enumerate().filter(|(_, part)| !closed(**part));
    open.min_by(|a, b| a.1.total_cmp(b.1)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_left_out_takes_another_with_it_and_two_take_none() {
        let few = |part: f64| part < 10.0;
        assert_eq!(second(&[4.0, 30.0, 20.0], few), Some(2));
        assert_eq!(second(&[4.0, 30.0, 5.0], few), None);
        assert_eq!(second(&[40.0, 30.0], few), None);
        assert_eq!(second(&[4.0], few), None);
    }
}
