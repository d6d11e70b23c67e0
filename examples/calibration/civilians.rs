//! Civilians killed on purpose, as the events of a run tell it, beside what was published.

use armistice::model::{Event, Violence, Watch};
use armistice::scenario::Study;

use super::{Case, YEARS, quantiles, verdict};

/// What happened to an armed actor, and by its hand, in a year [persons].
#[derive(Clone, Copy, Default)]
pub struct Killing {
    /// Deaths in its battles over government or territory, on both sides.
    pub battle: f64,
    /// Civilians whom it killed on purpose.
    pub civilians: f64,
}

/// Adds up deaths by actor and year.
pub struct ByYear<'a> {
    pub study: &'a Study,
    /// The state and the rebels, as positions among the parties.
    pub actors: [usize; 2],
    pub killing: [[Killing; YEARS]; 2],
}

impl Watch for ByYear<'_> {
    fn event(&mut self, event: &Event) {
        let year = self.study.dictionary().time.point_of(event.tick) / 12;
        for (at, killing) in self.actors.iter().zip(&mut self.killing) {
            let is = |actor: Option<u16>| actor.map(usize::from) == Some(*at);
            match event.violence {
                Some(Violence::StateBased) if is(event.actor) || is(event.other) => {
                    killing[year].battle += f64::from(event.deaths_actor + event.deaths_other);
                }
                Some(Violence::OneSided) if is(event.actor) => {
                    killing[year].civilians += f64::from(event.deaths_civilians);
                }
                _ => {}
            }
        }
    }
}

/// Civilians killed in a year from which an actor is listed for it.
const LISTED: f64 = 25.0;

/// What was published of an actor.
struct Published {
    name: &'static str,
    under: f64,
    quantiles: [f64; 5],
    many: f64,
    exponent: f64,
    by_battle: &'static str,
    again: f64,
    anew: f64,
}

/// Whether it is no more than twice, and no less than half.
fn within_twice(model: f64, published: f64) -> bool {
    (0.5..=2.0).contains(&(model / published))
}

/// Civilians killed on purpose, by actor and year.
pub fn section(cases: &[Case]) {
    println!(
        "## Civilians killed on purpose\n\nBy the state and by the rebels, in years in which battles of theirs killed 25 and more; published: UCDP One-sided Violence 21.1 (Eck & Hultman 2007, JPR 44:233) joined with Battle-Related Deaths 21.1, 952 years of governments and 1,554 of rebel groups. The exponent is that of the density from 150, by maximum likelihood. Aims: shares within .10, quantiles within a factor of 2, exponents within .3.\n"
    );
    println!("| | model | published | |\n| --- | --- | --- | --- |");
    let published = [
        Published {
            name: "governments",
            under: 0.70,
            quantiles: [50.0, 106.0, 276.0, 667.0, 1_531.0],
            many: 0.024,
            exponent: 1.99,
            by_battle: ".22 / .25 / .38 / .38",
            again: 0.74,
            anew: 0.12,
        },
        Published {
            name: "rebels",
            under: 0.72,
            quantiles: [48.0, 96.0, 214.0, 623.0, 1_144.0],
            many: 0.017,
            exponent: 1.97,
            by_battle: ".12 / .31 / .47 / .58",
            again: 0.75,
            anew: 0.14,
        },
    ];
    for (at, data) in published.iter().enumerate() {
        actor(cases, at, data);
    }
    println!();
}

fn actor(cases: &[Case], at: usize, data: &Published) {
    let active = |year: &Killing| year.battle >= 25.0;
    let years: Vec<Killing> =
        cases.iter().flat_map(|case| case.killing[at]).filter(active).collect();
    let mean = |hits: usize, of: usize| hits as f64 / of as f64;
    let of = |counts: &dyn Fn(&Killing) -> bool, among: &dyn Fn(&Killing) -> bool| {
        let among: Vec<&Killing> = years.iter().filter(|year| among(year)).collect();
        mean(among.iter().filter(|year| counts(year)).count(), among.len())
    };
    let listed = |year: &Killing| year.civilians >= LISTED;
    let row = |what: &str, model: f64, places: usize, of: f64, miss: bool| {
        println!("| {}: {what} | {model:.places$} | {of} | {} |", data.name, verdict(miss));
    };
    let near = |what: &str, model: f64, of: f64| {
        row(what, model, 3, of, model.is_nan() || (model - of).abs() > 0.1)
    };
    near("share of years under 25", of(&|year| !listed(year), &|_| true), data.under);
    let values: Vec<f64> = years.iter().filter(|y| listed(y)).map(|y| y.civilians).collect();
    let shares = [0.25, 0.5, 0.75, 0.9, 0.95];
    for ((q, model), of) in shares.into_iter().zip(quantiles(values, shares)).zip(data.quantiles) {
        let miss = !within_twice(model, of);
        row(&format!("p{:.0} of the others", 100.0 * q), model, 0, of, miss);
    }
    let many = of(&|year| year.civilians >= 1_000.0, &|_| true);
    row("share of years with 1,000 and more", many, 3, data.many, !within_twice(many, data.many));
    let tail: Vec<f64> = years.iter().map(|y| y.civilians).filter(|&k| k >= 150.0).collect();
    let logs: f64 = tail.iter().map(|killed| libm::log(killed / 149.5)).sum();
    let exponent = 1.0 + tail.len() as f64 / logs;
    let miss = exponent.is_nan() || (exponent - data.exponent).abs() > 0.3;
    row(&format!("exponent of the tail ({} years)", tail.len()), exponent, 2, data.exponent, miss);
    let bins = [(25.0, 100.0), (100.0, 500.0), (500.0, 1_000.0), (1_000.0, 5_000.0)];
    let shares = bins.map(|(low, high)| of(&listed, &|y| (low..high).contains(&y.battle)));
    println!(
        "| {}: share of years with 25 and more, where battles killed 25 to 99 / to 499 / to 999 / to 4,999 | {} | {} | |",
        data.name,
        shares.map(|share| format!("{share:.2}")).join(" / "),
        data.by_battle
    );
    let next: Vec<(bool, bool)> = cases
        .iter()
        .flat_map(|case| {
            let years: Vec<&Killing> = case.killing[at].iter().filter(|y| active(y)).collect();
            let pairs: Vec<(bool, bool)> =
                years.windows(2).map(|pair| (listed(pair[0]), listed(pair[1]))).collect();
            pairs
        })
        .collect();
    for (before, what, of) in
        [(true, "after such a year", data.again), (false, "after another year", data.anew)]
    {
        let after: Vec<bool> =
            next.iter().filter(|(first, _)| *first == before).map(|(_, then)| *then).collect();
        let share = mean(after.iter().filter(|then| **then).count(), after.len());
        near(&format!("share with 25 and more {what} with battles"), share, of);
    }
}
