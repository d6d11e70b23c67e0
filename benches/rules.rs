//! Where a week's time goes, rule by rule: `cargo bench --bench rules`.
//!
//! One run of a country of 10,000, one of 100,000 agents and one of Sierra Leone, watched with a clock. The clock is the
//! bench's: a model has none. What a rule takes includes what was done since the rule before it.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use armistice::model::{RunId, Watch};
use armistice::scenario::Study;

/// Adds up the time from phase to phase.
struct Clock {
    last: Instant,
    spent: BTreeMap<&'static str, Duration>,
}

impl Watch for Clock {
    fn phase(&mut self, name: &'static str) {
        let now = Instant::now();
        *self.spent.entry(name).or_default() += now - self.last;
        self.last = now;
    }
}

/// The valley at another size, with everything on: joint security, a commission, an outside actor.
fn country(width: u32, height: u32) -> Study {
    let cells = width * height;
    let sets = [
        format!("map.generate.width={width}"),
        format!("map.generate.height={height}"),
        format!("map.generate.towns={}", (cells / 40).max(4)),
        format!("map.generate.people={}", cells * 5000),
        "scale.people_per_agent=500".to_owned(),
        "scale.fighters_per_agent=10".to_owned(),
        format!("party.state.fighters={}", cells * 24),
        format!("party.front.fighters={}", cells * 16),
        format!("party.river-gang.fighters={cells}"),
        "party.river-gang.bases=[\"district-1\"]".to_owned(),
        format!("policy.peacekeeping.troops={}", cells * 4),
        format!("policy.ddr.intake_per_month={cells}"),
        "policy.interim={kind=\"interim_security\",form=\"joint\"}".to_owned(),
        "policy.commission={kind=\"ceasefire_commission\"}".to_owned(),
        format!("outsider.neighbour={{to=\"river-gang\",fighters_per_month={}}}", cells / 50),
    ];
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/valley.toml");
    Study::open(&path, &sets).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn main() {
    for (width, height) in [(32, 22), (100, 71)] {
        measure("a made-up country", &country(width, height));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/sierra-leone-2000.toml");
    measure("Sierra Leone", &Study::open(&path, &[]).unwrap());
}

/// Prints where the time of one run goes.
fn measure(name: &str, study: &Study) {
    let estimate = study.estimate();
    let mut world = study.new_world();
    let option = study.option("whole-after").unwrap();
    let id = RunId { option, draw: 0, run: 0 };
    let mut clock = Clock { last: Instant::now(), spent: BTreeMap::new() };
    study.run(1, id, &mut world, &mut clock).unwrap();
    let total: Duration = clock.spent.values().sum();
    let steps = estimate.agent_steps as f64;
    let per_step = |spent: Duration| spent.as_nanos() as f64 / steps;
    println!("\n{name}: {} agents, {:.1} ns an agent-week\n", estimate.agents, per_step(total));
    println!("| rule | ns an agent-week | share |\n| --- | --- | --- |");
    let mut rules: Vec<_> = clock.spent.into_iter().collect();
    rules.sort_by_key(|(name, spent)| (std::cmp::Reverse(*spent), *name));
    for (name, spent) in rules {
        let share = 100.0 * spent.as_secs_f64() / total.as_secs_f64();
        println!("| {name} | {:.2} | {share:.0}% |", per_step(spent));
    }
}
