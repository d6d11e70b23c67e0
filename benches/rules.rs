//! Where a week's time goes, rule by rule: `cargo bench --bench rules`, or of some countries only and in another
//! draw than 0: `cargo bench --bench rules -- 100k million 5`.
//!
//! One run of countries of 10,000 and of 100,000 agents and of Sierra Leone, and of a million agents where that
//! is named: made once to count who lives, then timed in the same memory, as often as makes a measurement.
//! Agents are those that live, counted each month, whoever was recruited included. Time is that on a
//! processor, where the system tells it, so that what else runs counts less; a rule has the share of it
//! that it took by the clock, with what was done since the rule before it. The clock is the bench's: a model
//! has none.
//!
//! Instructions are steadier than time. Those of one timed run alone, with what reads the draw:
//!
//! ```sh
//! cargo bench --bench rules --no-run          # says where the program is
//! valgrind --tool=callgrind --toggle-collect='*timed_run*' PROGRAM once 100k
//! ```

mod shared;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use armistice::model::{AnyWorld, RunId, Watch};
use armistice::scenario::Study;

/// The country that runs only where it is named: it takes a while and 160 MB.
const MILLION: &str = "million";

/// Columns and rows of the made-up countries.
const COUNTRIES: [(&str, u32, u32); 3] = [("10k", 32, 22), ("100k", 100, 71), (MILLION, 317, 225)];

const SIERRA_LEONE: &str = "sierra-leone";

/// The word after which each is timed once.
const ONCE: &str = "once";

/// Agent-weeks that make a measurement.
const ENOUGH: f64 = 3e8;

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

/// How many agents live at the end of each month.
#[derive(Default)]
struct Census(Vec<u64>);

impl Watch for Census {
    fn wants_agents(&self) -> bool {
        true
    }

    fn agents(&mut self, _point: usize, living: u64) {
        self.0.push(living);
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

/// What is run, and how often.
struct How {
    draw: u32,
    once: bool,
}

fn main() {
    // Cargo adds `--bench`.
    let words = std::env::args().skip(1).filter(|word| !word.starts_with('-'));
    let (draws, named): (Vec<_>, Vec<_>) = words.partition(|word| word.parse::<u32>().is_ok());
    let draw = draws.first().map_or(0, |word| word.parse().unwrap());
    let (modes, named): (Vec<_>, Vec<_>) = named.into_iter().partition(|word| word == ONCE);
    let how = How { draw, once: !modes.is_empty() };
    let wanted = |name: &str| {
        if named.is_empty() { name != MILLION } else { named.iter().any(|word| word == name) }
    };
    for (name, width, height) in COUNTRIES.into_iter().filter(|(name, ..)| wanted(name)) {
        measure(name, &how, &shared::country(width, height, &everything(width * height)));
    }
    if wanted(SIERRA_LEONE) {
        let scenario = "scenarios/sierra-leone-2000.toml";
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(scenario);
        measure(SIERRA_LEONE, &how, &Study::open(&path, &[]).unwrap());
    }
}

/// The run that is measured. A function of its own, so that its instructions can be told from all others.
#[inline(never)]
fn timed_run(study: &Study, id: RunId, world: &mut AnyWorld, clock: &mut Clock) {
    study.run(1, id, world, clock).unwrap();
}

/// Prints where the time of one run goes.
fn measure(name: &str, how: &How, study: &Study) {
    let mut world = study.new_world();
    let id = RunId { option: study.option("whole-after").unwrap(), draw: how.draw, run: 0 };
    let mut census = Census::default();
    let record = study.run(1, id, &mut world, &mut census).unwrap();
    let estimate = study.estimate();
    let weeks = estimate.agent_steps / estimate.agents;
    let agents = census.0.iter().sum::<u64>() as f64 / census.0.len() as f64;
    let run = agents * weeks as f64;
    let times = if how.once { 1 } else { (ENOUGH / run).ceil() as u32 };
    let mut clock = Clock { last: Instant::now(), spent: BTreeMap::new() };
    let before = on_a_processor();
    for _ in 0..times {
        clock.last = Instant::now();
        timed_run(study, id, &mut world, &mut clock);
    }
    let after = on_a_processor();
    let by_the_clock: Duration = clock.spent.values().sum();
    let took = before.zip(after).map_or(by_the_clock, |(before, after)| after - before);
    let ns = took.as_nanos() as f64 / (run * f64::from(times));
    let (first, last) = (census.0[0], census.0[census.0.len() - 1]);
    println!("\n{name}: {first} agents after a month, {last} at the end, {agents:.0} on average");
    for outcome in ["accord_failed_week", "conflict_renewed_week", "battle_deaths", "recruited"] {
        let at = study.dictionary().outcome(outcome).unwrap();
        println!("{outcome}: {}", record.outcomes[at]);
    }
    println!("\n{run:.0} agent-weeks, {ns:.1} ns each; runs that were timed: {times}\n");
    println!("| rule | ns an agent-week | share |\n| --- | --- | --- |");
    let mut rules: Vec<_> = clock.spent.into_iter().collect();
    rules.sort_by_key(|(name, spent)| (std::cmp::Reverse(*spent), *name));
    for (name, spent) in rules {
        let share = spent.as_secs_f64() / by_the_clock.as_secs_f64();
        println!("| {name} | {:.2} | {:.0}% |", share * ns, 100.0 * share);
    }
}

/// Time that this thread was on a processor so far, where the system tells it (Linux).
fn on_a_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
