//! Where a week's time goes, rule by rule: `cargo bench --bench rules`, or with a million agents
//! besides: `cargo bench --bench rules -- million`.
//!
//! One run of a country of 10,000, one of 100,000 agents and one of Sierra Leone, watched with a clock. The clock is the
//! bench's: a model has none. What a rule takes includes what was done since the rule before it.

mod shared;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use armistice::model::{Nothing, RunId, Watch};
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

/// What is on beside the valley's own policies: joint security, a commission, an outside actor.
fn everything(cells: u32) -> Vec<String> {
    vec![
        "policy.interim={kind=\"interim_security\",form=\"joint\"}".to_owned(),
        "policy.commission={kind=\"ceasefire_commission\"}".to_owned(),
        format!("sponsor.neighbour={{to=\"river-gang\",fighters_per_month={}}}", cells / 50),
    ]
}

fn main() {
    // A million agents take a while and 2 GB: only on request.
    let large = std::env::args().any(|word| word == "million");
    let sizes = [(32, 22), (100, 71), (317, 225)];
    for (width, height) in sizes.into_iter().take(if large { 3 } else { 2 }) {
        let more = everything(width * height);
        measure("a made-up country", &shared::country(width, height, &more));
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
    // A batch lives in a world that was lived in before.
    study.run(1, RunId { draw: 1, ..id }, &mut world, &mut Nothing).unwrap();
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
