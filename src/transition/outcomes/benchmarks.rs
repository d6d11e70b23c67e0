//! Benchmarks of a secure and stable environment, and how far this model can speak to them.
//!
//! The seven are those by which missions of the United Nations are guided. Where nothing in the
//! model stands for one, it is not represented: none is given a number for the sake of one, and none
//! are averaged. The thresholds are assumptions but for the first.

use crate::model::{Benchmark, Class, Series, Test};
use crate::transition::setup::Setup;

const SOURCE: &str = "Challenges Forum, Considerations for Mission Leadership in United Nations Peace Operations: \
                      Creating a Secure and Stable Environment";

/// People killed by whoever, of 100,000 in a year, below which safety counts as assured.
/// Assumption.
const SAFE: f64 = 10.0;
/// People killed by crime, of 100,000 in a year, below which order counts as prevailing.
/// Assumption.
const ORDERLY: f64 = 5.0;
/// People killed by the state, of 100,000 in a year, below which its services count as lawful.
/// Assumption.
const LAWFUL: f64 = 1.0;

/// The seven, in the order of their source.
pub(super) fn all(setup: &Setup, series: &[Series]) -> Vec<Benchmark> {
    let people: f64 = setup.country.ground.map.people.iter().map(|people| f64::from(*people)).sum();
    let of = |text: &str, class| Benchmark { text: text.into(), source: SOURCE.into(), class };
    let computed = |name: &str, greatest: f64, says: String| {
        let at = series.iter().position(|series| series.name == name);
        let test = |series| Test { says, series, points: 12, least: 0.0, greatest };
        at.map_or(Class::NotRepresented, |series| Class::Computed(vec![test(series)]))
    };
    let killed = |name: &str, of_100_000: f64, by: &str| {
        let says = format!(
            "at most {of_100_000} of 100,000 people killed {by} in the last 12 months (assumption)"
        );
        computed(name, of_100_000 * people / 100_000.0, says)
    };
    let by_state =
        format!("civilians_killed_by.{}", setup.country.parties[setup.country.state()].name);
    vec![
        of(
            "Large-scale armed conflict has ended",
            computed(
                "battle_deaths",
                24.0,
                "fewer than 25 battle deaths in the last 12 months (the threshold of the Uppsala Conflict Data Program)".to_owned(),
            ),
        ),
        of("Police institutional structures are in place", Class::NotRepresented),
        of("Fair popular access to justice has improved", Class::NotRepresented),
        of("Public order prevails", killed("civilians_killed_by_crime", ORDERLY, "by crime")),
        of("National security services operate lawfully", killed(&by_state, LAWFUL, "by the state")),
        of("The population's physical safety is assured", killed("civilians_killed", SAFE, "by anybody")),
        of("Freedom of movement exists for all", Class::NotRepresented),
    ]
}
