//! Where a case lies outside those over which the model was compared with published data, and what is known to
//! go wrong there. The ranges are those of `scenarios/reference-class.toml` on the grounds of `examples/calibration`.

use std::ops::RangeInclusive;

use super::list::Warnings;
use crate::transition::country::PartyKind;
use crate::transition::policies::words::number;
use crate::transition::setup::Setup;

/// A number of a case and the cases that it was compared over.
struct Compared {
    what: &'static str,
    unit: &'static str,
    range: RangeInclusive<f64>,
    below: &'static str,
    above: &'static str,
}

const REBELS: Compared = Compared {
    what: "fighters of a rebel party",
    unit: "persons",
    range: 600.0..=10_000.0,
    below: "so few seldom bring the 25 deaths in a year that count as renewed conflict",
    above: "published wars of more are bloodier than those of the model",
};
const RATIO: Compared = Compared {
    what: "soldiers of the state per rebel",
    unit: "",
    range: 0.6..=75.0,
    below: "rebels who are the stronger side were not looked at",
    above: "rebels who are so few beside the army were not looked at",
};
const DENSITY: Compared = Compared {
    what: "fighters per km2 of the map",
    unit: "",
    range: 0.07..=3.2,
    below: "on so wide ground forces hardly meet",
    above: "so dense forces were not looked at",
};
const YEARS: Compared = Compared {
    what: "years of war before the start",
    unit: "",
    range: 1.0..=17.0,
    below: "parties then expect to win soon, and most go back to war",
    above: "after so long a war hardly any goes back to it",
};

impl Compared {
    /// Warns where a value lies outside, in words that hold for every draw.
    fn warn(&self, value: f64, path: &[&str], warnings: &mut Warnings<'_>) {
        if self.range.contains(&value) {
            return;
        }
        let (low, high) = (number(*self.range.start()), number(*self.range.end()));
        let (side, wrong) =
            if value < *self.range.start() { ("below", self.below) } else { ("above", self.above) };
        let unit = if self.unit.is_empty() { "" } else { " " };
        let message = format!(
            "{}: {} {side} the cases that the model was compared with data over ({low} to \
             {high}{unit}{}): {wrong}",
            path.join("."),
            self.what,
            self.unit
        );
        warnings.add("outside_calibration", path, message);
    }
}

/// Warns of sizes and years outside those of the ensemble.
pub(super) fn warn(setup: &Setup, warnings: &mut Warnings<'_>) {
    let country = &setup.country;
    let state = &country.parties[country.state()];
    let signed = || country.parties.iter().filter(|party| party.in_process);
    let rebels: Vec<_> =
        signed().filter(|party| party.kind == PartyKind::Rebel && party.real > 0).collect();
    for party in &rebels {
        let real = f64::from(party.real);
        REBELS.warn(real, &["party", &party.name, "fighters"], warnings);
        if state.real > 0 {
            let ratio = f64::from(state.real) / real;
            RATIO.warn(ratio, &["party", &state.name, "fighters"], warnings);
        }
    }
    let map = &country.ground.map;
    if !rebels.is_empty() && !map.is_stand_in() {
        let fighters: f64 = signed().map(|party| f64::from(party.real)).sum();
        let km2 = map.cells.len() as f64 * map.cell_km * map.cell_km;
        DENSITY.warn(fighters / km2, &["party"], warnings);
        YEARS.warn(country.war.years, &["war", "years"], warnings);
    }
}
