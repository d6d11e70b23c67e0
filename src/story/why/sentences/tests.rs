use super::super::drivers::tests::ledger;
use super::super::flows::tests::words;
use super::super::parting::{Parting, partings};
use super::*;

fn told(words: &Dictionary) -> Told<'_> {
    Told { words, what: "civilians killed", option: "whole", baseline: "none" }
}

fn of(told: &Told<'_>, ledger: &Ledger, cut: Cut) -> Option<String> {
    let whole = ledger.breakdown(told.words, Cut::Place).whole;
    told.breakdown(ledger, cut, &whole)
}

#[test]
fn parts_that_lead_and_parts_that_go_the_other_way_are_told_with_their_intervals() {
    let words = words();
    let told = told(&words);
    let pairs =
        ledger(&[&[(0, 10, 2), (1, 0, 30)], &[(0, 11, 2), (1, 0, 31)], &[(0, 12, 2), (1, 0, 32)]]);
    let said = of(&told, &pairs, Cut::Place).unwrap();
    assert_eq!(
        said,
        "Where: 31.0 [28.5 to 33.5] fewer in South (141% of the difference); 9.0 [6.5 to 11.5] \
         more in North"
    );
    let said = of(&told, &pairs, Cut::Point).unwrap();
    assert!(said.starts_with("When: 31.0 [28.5 to 33.5] fewer in month 1 (Dec 2000)"), "{said}");
    let apart = ledger(&[&[(0, 10, 2)], &[(0, 0, 3)]]);
    assert_eq!(of(&told, &apart, Cut::Place), None, "not distinguished");
    let one = ledger(&[&[(0, 10, 2)]]);
    let said = of(&told, &one, Cut::Place).unwrap();
    assert_eq!(said, "Where: 8 more in North (100% of the difference), from one pair alone");
}

#[test]
fn where_the_whole_is_not_told_apart_only_parts_that_are_stand_there() {
    let words = words();
    let told = told(&words);
    let pairs =
        ledger(&[&[(0, 10, 2), (1, 0, 30)], &[(0, 11, 2), (1, 25, 0)], &[(0, 12, 2), (1, 0, 12)]]);
    let said = of(&told, &pairs, Cut::Place).unwrap();
    assert_eq!(said, "Where: 9.0 [6.5 to 11.5] more in North");
    let unknown = ledger(&[&[(0, 10, 2)], &[(0, 0, 3)]]);
    let whole = unknown.breakdown(&words, Cut::Place).whole;
    let said = told.breakdowns(&unknown, &whole);
    assert_eq!(said, ["No part by place, group, act or year is distinguished from 0"]);
}

#[test]
fn the_stretch_that_is_told_is_the_shortest_that_makes_up_most() {
    let words = words();
    let pair: Vec<(u32, i64, i64)> =
        (0..20).map(|month| (month, 1 + 9 * i64::from((7..=9).contains(&month)), 0)).collect();
    let said = of(&told(&words), &ledger(&[&pair, &pair]), Cut::Point).unwrap();
    assert!(said.contains("30 more in months 7 to 9, Jun 2001 to Aug 2001 (64% of"), "{said}");
}

#[test]
fn where_nothing_differs_nothing_is_told_of_parts() {
    let words = words();
    let told = told(&words);
    let same = ledger(&[&[(0, 3, 3)], &[(1, 2, 2)]]);
    for cut in Cut::ALL {
        assert_eq!(of(&told, &same, cut), None);
    }
    let none = partings([None, None].into_iter());
    assert!(told.parting(&none).contains("in no pair do the events"));
    let zero = Estimate { mean: 0.0, low: 0.0, high: 0.0, n: 2, error: 0.0 };
    let two = Estimate { mean: 2.0, ..zero };
    let all = Totals { option: two, baseline: two, difference: zero, pairs: 2, fewer: 0, equal: 2 };
    assert_eq!(
        told.headline(&all),
        "whole and none have as many civilians killed in each of 2 pairs"
    );
}

#[test]
fn the_headline_says_when_two_options_are_not_told_apart() {
    let words = words();
    let e = |low, high| Estimate { mean: -12.0, low, high, n: 9, error: 10.0 };
    let mean = |mean: f64| Estimate { mean, ..e(mean - 60.0, mean + 60.0) };
    let all = |difference| Totals {
        option: mean(88.0),
        baseline: mean(100.0),
        difference,
        pairs: 9,
        fewer: 5,
        equal: 1,
    };
    let said = told(&words).headline(&all(e(-20.0, -4.0)));
    assert!(said.starts_with("whole has 12 [4 to 20] fewer civilians killed a run than none: "));
    let said = told(&words).headline(&all(e(-30.0, 6.0)));
    assert!(said.contains("than none: 88 against 100, the means"), "{said}");
    assert!(
        said.starts_with("whole and none are not distinguished: whole has 12 [−6 to 30] fewer")
    );
}

#[test]
fn the_first_parting_is_told_with_its_weeks_and_what_comes_first() {
    let words = words();
    let at = |tick, side| Some(Parting { tick, what: "policy began: ddr".into(), side });
    let all = [at(26, Side::Option), at(4, Side::Both), at(26, Side::Option), None];
    let said = told(&words).parting(&partings(all.iter().map(Option::as_ref)));
    assert_eq!(
        said,
        "First difference: in 3 of 4 pairs the events begin to differ, in week 4 (Dec 2000) at the \
         earliest, by week 26 (May 2001) in half of them, in week 26 (May 2001) at the latest; \
         what differs first is most often “policy began: ddr”, with whole alone (2 of 3)"
    );
}
