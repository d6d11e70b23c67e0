//! Pattern 17 (a number fitted): the hazard of renewed conflict falls with time, across cases that
//! differ and, less, among identical ones. The null is a hazard that is the same in every year.

use super::worlds::{accord, open, pairs, print_text, records};

/// Hazard by year: cases in which it came in that year, of those that had come so far.
struct Hazard {
    events: Vec<f64>,
    at_risk: Vec<f64>,
}

impl Hazard {
    /// From the first year of each case in which the conflict was coded, if any, of so many years.
    fn of(first: &[Option<usize>], years: usize) -> Self {
        let events = |year| first.iter().filter(|f| **f == Some(year)).count() as f64;
        let left = |year| first.iter().filter(|f| f.is_none_or(|f| f >= year)).count() as f64;
        Self { events: (0..years).map(events).collect(), at_risk: (0..years).map(left).collect() }
    }

    fn by_year(&self) -> Vec<f64> {
        self.events.iter().zip(&self.at_risk).map(|(e, n)| e / n.max(1.0)).collect()
    }

    /// How many standard errors the hazard of the first two years lies above that of the later ones,
    /// under the null that it is the same: events are shared out by the cases at risk.
    fn falls_by(&self) -> f64 {
        let sum = |values: &[f64], early: bool| -> f64 {
            values.iter().enumerate().filter(|(y, _)| (*y < 2) == early).map(|(_, v)| v).sum()
        };
        let events = sum(&self.events, true) + sum(&self.events, false);
        let share = sum(&self.at_risk, true) / self.at_risk.iter().sum::<f64>();
        (sum(&self.events, true) - events * share) / (events * share * (1.0 - share)).sqrt()
    }
}

#[test]
fn the_hazard_of_renewed_conflict_falls_across_cases_that_differ() {
    let study = open("scenarios/reference-class.toml", &[]);
    let draws = pairs(250);
    let lived = records(&study, "as-drawn", draws);
    let words = study.dictionary();
    let years: Vec<usize> =
        (1..=5).map(|year| words.outcome(&format!("conflict_in_year.{year}")).unwrap()).collect();
    let first: Vec<Option<usize>> =
        lived.iter().map(|record| years.iter().position(|&at| record.outcomes[at] > 0.0)).collect();
    let hazard = Hazard::of(&first, 5);
    let by_year = hazard.by_year();
    let shown: Vec<String> = by_year.iter().map(|h| format!("{h:.3}")).collect();
    let z = hazard.falls_by();
    let what = format!("hazard by year {}; falls by {z:.1} standard errors", shown.join(" "));
    print_text("17", &what, &study, draws);
    assert!(z > 1.96, "{what}");
    // UCDP Armed Conflict Dataset 25.1: conflicts that ended in 1989 or later.
    for (year, (model, data)) in by_year.iter().zip([0.264, 0.147, 0.121, 0.063, 0.028]).enumerate()
    {
        println!("17: year {}: {model:.3} against {data} of UCDP", year + 1);
    }

    // Identical cases: what is left of the fall is no sorting of weak cases from strong ones.
    let arm = accord(
        250,
        &[&["trust.front.state=0.13", "trust.state.front=0.13", "rule.contact.rate=0.008"]],
    );
    let words = arm.study.dictionary();
    let at: Vec<usize> =
        (1..=4).map(|y| words.outcome(&format!("conflict_in_year.{y}")).unwrap()).collect();
    let first: Vec<Option<usize>> = arm
        .records
        .iter()
        .map(|record| at.iter().position(|&at| record.outcomes[at] > 0.0))
        .collect();
    let identical = Hazard::of(&first, 4);
    let shown: Vec<String> = identical.by_year().iter().map(|h| format!("{h:.3}")).collect();
    let what = format!(
        "hazard by year among identical cases {}; falls by {:.1} standard errors",
        shown.join(" "),
        identical.falls_by()
    );
    print_text("17", &what, &arm.study, arm.records.len() as u32);
}

#[test]
fn a_constant_hazard_is_not_seen_to_fall() {
    // The null itself: a first year drawn with the same chance every year.
    let first: Vec<Option<usize>> = (0..2000_u64)
        .map(|case| {
            let luck = armistice::luck::Luck::of_run(super::worlds::seed(), case as u32, 0);
            (0..5).find(|&year| {
                luck.at(year as u32)
                    .word(armistice::luck::Stream(1), armistice::luck::Who(case))
                    .below(0.12)
            })
        })
        .collect();
    let z = Hazard::of(&first, 5).falls_by();
    println!("17 null: a constant hazard of .12 falls by {z:.1} standard errors");
    assert!(z.abs() < 3.3, "{z}");
}
