//! Any scenario that the checker accepts runs to its end, breaks nothing and can be run again.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use rayon::prelude::*;

use super::super::Transition;
use super::super::setup::Setup;
use super::dice::Dice;
use super::scenario::scenario;
use super::{Run, document, live, read, seed};
use crate::calendar::month_begins;
use crate::luck::Luck;
use crate::model::{Model, Nothing};

const SCENARIOS: u64 = 1_000;

/// What happened in the runs.
#[derive(Debug, Default)]
struct Seen {
    runs: u32,
    agents: u64,
    death: u32,
    flight: u32,
    desertion: u32,
    walk_out: u32,
    split: u32,
    refusal: u32,
    refused: BTreeMap<String, u32>,
    faults: Vec<String>,
}

/// The first scenario of a row that the checker accepts, and why it refused those before.
fn accepted(one: u64) -> (String, Transition, Setup, Vec<String>) {
    let mut refused = Vec::new();
    let mut dice = Dice::of(seed(), one);
    loop {
        let words = scenario(&mut dice);
        match read(&document(&words)) {
            Ok((model, setup)) => return (words, model, setup, refused),
            // What differs from fault to fault of one kind is the numbers in it.
            Err(faults) => refused.push(
                faults[0].message.chars().filter(|sign| !sign.is_ascii_digit()).collect::<String>(),
            ),
        }
        assert!(refused.len() < 100, "the checker refuses every scenario: {refused:?}");
    }
}

/// One scenario, lived once or, one in twenty, twice.
fn try_one(one: u64, run: &mut Run, seen: &Mutex<Seen>) {
    let (words, model, setup, refused) = accepted(one);
    let luck = Luck::of_run(seed(), one as u32, 0);
    let weekly = one.is_multiple_of(10);
    let lived = catch_unwind(AssertUnwindSafe(|| {
        let record = live(&model, &setup, luck, run, |week| weekly || month_begins(week + 1));
        assert!(record.is_finite(), "the record is not finite");
        assert!(model.estimate(&setup).agents >= 300, "{} agents", model.estimate(&setup).agents);
        assert!(setup.country.clock.weeks >= 104, "{} weeks", setup.country.clock.weeks);
        if one.is_multiple_of(20) {
            let mut other = model.new_world();
            let again = model.run(&setup, luck, &mut other, &mut Nothing);
            assert_eq!(again.map(|record| record.digest), Ok(record.digest), "another run");
        }
    }));
    let mut seen = seen.lock().unwrap();
    refused.into_iter().for_each(|why| *seen.refused.entry(why).or_default() += 1);
    if let Err(panic) = lived {
        let why = panic.downcast_ref::<String>().cloned();
        let why = why.or_else(|| panic.downcast_ref::<&str>().map(|&why| why.to_owned()));
        seen.faults.push(format!("scenario {one}: {}\n{words}", why.unwrap_or_default()));
        *run = Run::default();
        return;
    }
    let (w, t) = (&run.world, &run.world.tally);
    let yes = |happened: bool| u32::from(happened);
    seen.runs += 1;
    seen.agents += model.estimate(&setup).agents;
    seen.death += yes(t.battle_deaths + t.gang_deaths + t.civilians_by.iter().sum::<u64>() > 0);
    seen.flight += yes(w.cells.fled.iter().any(|&fled| fled > 0.0));
    seen.desertion += yes(t.deserted > 0);
    seen.walk_out += yes(t.walk_outs > 0);
    seen.split += yes(t.split_off > 0);
    let refusals = w.policy_status.iter().flat_map(|status| status.offer.refusals);
    seen.refusal += yes(refusals.max().unwrap_or(0) > 0);
}

#[test]
fn a_thousand_random_scenarios_run_to_their_end_and_break_nothing() {
    let seen = Mutex::new(Seen::default());
    // A world is used again, as a worker of a batch does.
    let live = |run: &mut Run, one| try_one(one, run, &seen);
    (0..SCENARIOS).into_par_iter().for_each_init(Run::default, live);
    let seen = seen.into_inner().unwrap();
    let refused: u32 = seen.refused.values().sum();
    let share = |count: u32| f64::from(count) / f64::from(seen.runs);
    println!("{} scenarios of {} agents in the mean", seen.runs, seen.agents / SCENARIOS);
    for (what, count) in [
        ("a death", seen.death),
        ("a flight", seen.flight),
        ("a desertion", seen.desertion),
        ("a walk-out", seen.walk_out),
        ("a split", seen.split),
        ("a refusal", seen.refusal),
    ] {
        println!("with {what}: {:.3}", share(count));
    }
    println!("{refused} more were refused: {:#?}", seen.refused);
    let first = seen.faults.first();
    assert!(first.is_none(), "{} broke, first {}", seen.faults.len(), first.unwrap());
    assert!(u64::from(refused) * 10 < SCENARIOS, "the checker refused {refused}");
    assert!(share(seen.death) >= 0.5 && share(seen.flight) >= 0.5 && share(seen.desertion) >= 0.5);
}

#[test]
fn where_nothing_is_violent_nobody_dies() {
    let peaceful = "rule.contact.rate = 0.0\nrule.predation.rate = 0.0\n\
                    rule.predation.crime = 0.0\nrule.spoilers.intensity = 0.0\n\
                    rule.strikes.losses = 0.0\nrule.against_refusers.losses = 0.0\n";
    let mut happened = [0_u64; 2];
    for one in 0..40 {
        let (words, ..) = accepted(one);
        let mut peace = document(&words);
        peace.root.lay_over(&document(peaceful).root);
        if let crate::document::Value::Table(table) = &mut peace.root.value {
            table.remove("shock");
        }
        let (model, setup) = read(&peace).unwrap();
        let mut run = Run::default();
        live(&model, &setup, Luck::of_run(seed(), one as u32, 0), &mut run, month_begins);
        let t = &run.world.tally;
        assert_eq!((t.battle_deaths, t.gang_deaths), (0, 0), "{words}");
        assert!(t.civilians_by.iter().all(|&killed| killed == 0), "{words}");
        assert!(run.world.cells.killed.iter().all(|&killed| killed == 0.0), "{words}");
        happened[0] += t.deserted + t.recruited + t.disarmed + t.came_over_border;
        happened[1] += t.walk_outs + t.split_off;
    }
    // It was no dead world that nobody died in.
    println!("{happened:?} fighters moved, units left");
    assert!(happened[0] > 0);
}
