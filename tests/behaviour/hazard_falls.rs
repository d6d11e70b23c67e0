//! Pattern 17 (a number fitted): the hazard of renewed conflict falls with time, across cases that
//! differ and, less, among identical ones. The null is a hazard that is the same in every year.

use armistice::luck::{Luck, Stream, Who};
use armistice::model::{Nothing, RunId};

use super::effect::{Effect, Verdict};
use super::pattern::Pattern;
use super::worlds::{every_draw, open, pairs, seed};

const YEARS: usize = 5;
/// Runs that share all that is uncertain: identical cases, in which only luck differs.
const ALIKE: u32 = 20;

/// The year of each run in which the conflict was coded for the first time, if any.
type Runs = Vec<Option<usize>>;

/// Runs in which it came in each year, and runs in which it could have.
#[derive(Clone, Copy, Default)]
struct Hazard {
    events: [f64; YEARS],
    at_risk: [f64; YEARS],
}

impl Hazard {
    fn of<'a>(runs: impl IntoIterator<Item = &'a Option<usize>>) -> Self {
        let mut hazard = Self::default();
        for &first in runs {
            if let Some(year) = first {
                hazard.events[year] += 1.0;
            }
            for year in 0..=first.unwrap_or(YEARS - 1) {
                hazard.at_risk[year] += 1.0;
            }
        }
        hazard
    }

    fn without(&self, other: &Self) -> Self {
        let less =
            |a: &[f64; YEARS], b: &[f64; YEARS]| std::array::from_fn(|year| a[year] - b[year]);
        Self {
            events: less(&self.events, &other.events),
            at_risk: less(&self.at_risk, &other.at_risk),
        }
    }

    /// Events of the first two years beyond those that a hazard alike in all years would leave there.
    fn too_early(&self) -> f64 {
        let early = |counts: &[f64; YEARS]| counts[0] + counts[1];
        let all = |counts: &[f64; YEARS]| counts.iter().sum::<f64>();
        early(&self.events) - all(&self.events) * early(&self.at_risk) / all(&self.at_risk)
    }
}

/// Of a hundred events, those that come too early: across all cases, among identical ones, and the
/// difference.
fn too_early(all: &Hazard, within: f64) -> [f64; 3] {
    let events = f64::max(all.events.iter().sum::<f64>(), 1.0);
    let [across, alike] = [all.too_early(), within].map(|count| 100.0 * count / events);
    [across, alike, across - alike]
}

/// What `too_early` says of these cases, with the error by leaving out one case in turn.
fn jackknife(cases: &[Runs]) -> [Effect; 3] {
    let n = cases.len() as f64;
    let hazards: Vec<Hazard> = cases.iter().map(Hazard::of).collect();
    let all = Hazard::of(cases.iter().flatten());
    let within: f64 = hazards.iter().map(Hazard::too_early).sum();
    let whole = too_early(&all, within);
    let without = |case: &Hazard| too_early(&all.without(case), within - case.too_early());
    let parts: Vec<[f64; 3]> = hazards.iter().map(without).collect();
    [0, 1, 2].map(|which| {
        let mean = parts.iter().map(|part| part[which]).sum::<f64>() / n;
        let squares = parts.iter().map(|part| part[which] - mean).map(|off| off * off).sum::<f64>();
        Effect { mean: whole[which], error: ((n - 1.0) / n * squares).sqrt() }
    })
}

fn judge(pattern: Pattern, what: &str, effect: &Effect, verdict: Verdict) -> Pattern {
    pattern.decided(what, &effect.to_string(), verdict == Verdict::Held)
}

#[test]
fn the_hazard_of_renewed_conflict_falls_with_time() {
    let study = open("scenarios/reference-class.toml", &[]);
    let option = study.option("as-drawn").unwrap();
    let words = study.dictionary();
    let years: Vec<usize> = (1..=YEARS)
        .map(|year| words.outcome(&format!("conflict_in_year.{year}")).unwrap())
        .collect();
    let live = |draw, world: &mut _| -> Runs {
        let first = |run| {
            let id = RunId { option, draw, run };
            let outcomes = study.run(seed(), id, world, &mut Nothing).unwrap().outcomes;
            years.iter().position(|&year| outcomes[year] > 0.0)
        };
        (0..ALIKE).map(first).collect()
    };
    let cases = every_draw(pairs(240), live, || study.new_world());
    let hazard = Hazard::of(cases.iter().flatten());
    // UCDP Armed Conflict Dataset 25.1: conflicts that ended in 1989 or later.
    for (year, data) in [0.264, 0.147, 0.121, 0.063, 0.028].into_iter().enumerate() {
        let model = hazard.events[year] / hazard.at_risk[year];
        println!("17: year {}: {model:.3} against {data} of UCDP", year + 1);
    }
    let [across, alike, difference] = jackknife(&cases);
    // The null itself: years drawn with a chance that differs by case and not by year.
    let constant: Vec<Runs> = (0..4_000).map(constant).collect();
    let null = jackknife(&constant)[1];
    let mut pattern = Pattern::new("17", 0);
    let of =
        "of a hundred first conflicts, those that come too early for a hazard alike in all years";
    pattern = judge(pattern, &format!("{of}, across cases"), &across, across.rises());
    pattern = judge(pattern, "the same among identical cases", &alike, alike.rises());
    pattern = judge(pattern, "difference of the two", &difference, difference.rises());
    let what = "off: among identical cases with a constant hazard, drawn";
    judge(pattern, what, &null, null.vanishes_beside(&across)).holds();
}

/// Identical cases with a hazard that is the same in every year.
fn constant(case: u32) -> Runs {
    let luck = Luck::of_run(seed(), case, 0);
    let word = |year: usize, run: u32| luck.at(year as u32).word(Stream(1), Who(u64::from(run)));
    let chance = 0.25 * word(YEARS, 0).unit();
    (0..ALIKE).map(|run| (0..YEARS).find(|&year| word(year, run).below(chance))).collect()
}
