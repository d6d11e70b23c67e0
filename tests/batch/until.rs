//! Draws until something is known: how it ends, what it says, and that the log is a plain one.

use std::fs;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use armistice::batch::Log;

use crate::{Bench, Ended, SCENARIO, same};

/// One run a draw, ten steps: outcomes that differ a little, soon.
const SHORT: &str = "--runs-per-draw 1 --set run.steps=10";

fn draws_of(bench: &Bench, output: &str) -> u32 {
    Log::open(&bench.path(output).join("runs.log")).map_or(0, |log| log.span.draws)
}

fn selection(bench: &Bench, output: &str) -> serde_json::Value {
    let text = fs::read_to_string(bench.path(output).join("selection.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn draws_until_means_are_narrow_leave_the_log_of_a_plain_batch() {
    let bench = Bench::new();
    let asked = "--precision mean_jailed=3,mean_jailed@difference=2";
    let ended = bench.run_well(&format!("batch small.toml {SHORT} {asked} -o wide"));
    assert!(ended.err.contains("precision: mean_jailed ±"), "{ended:?}");
    assert!(ended.err.contains("after 100 draws: narrow enough"), "{ended:?}");
    assert!(ended.err.contains("precision: mean_jailed@difference ±"), "{ended:?}");
    assert_eq!(draws_of(&bench, "wide"), 100);
    bench.run_well(&format!("batch small.toml {SHORT} --draws 100 -o plain"));
    assert!(same(&bench.log("wide"), &bench.log("plain")));

    // The same batch continued, for more.
    let more = "--resume --precision mean_jailed=2 --draws 400";
    let ended = bench.run_well(&format!("batch small.toml {SHORT} {more} -o wide"));
    assert!(ended.err.contains("after 100 draws, asked ±2"), "{ended:?}");
    assert!(ended.err.contains("after 150 draws, asked ±2"), "{ended:?}");
    assert!(ended.err.contains("after 225 draws: narrow enough"), "{ended:?}");
    bench.run_well(&format!("batch small.toml {SHORT} --draws 225 -o larger"));
    assert!(same(&bench.log("wide"), &bench.log("larger")));
}

#[test]
fn a_budget_that_is_spent_is_said_with_what_was_reached_and_asked() {
    let bench = Bench::new();
    let asked = "--quiet --draws 120 --precision mean_jailed=0.001";
    let ended = bench.run_well(&format!("compare small.toml {SHORT} {asked} -o out"));
    assert!(ended.err.starts_with("precision: budget of 120 draws spent: mean_jailed ±"));
    assert!(ended.err.trim_end().ends_with(", asked ±0.001"), "{ended:?}");
    assert!(!ended.out.is_empty(), "the comparison is made all the same");
    assert_eq!(draws_of(&bench, "out"), 120);
    let more = "--resume --precision mean_jailed=0.001 --draws 110";
    let ended = bench.run(&format!("batch small.toml {SHORT} {more} -o out"));
    ended.refused(2, "the log is for 120 draws, and 110 are the most");
}

#[test]
fn what_cannot_be_asked_for_is_refused_before_anything_is_simulated() {
    let bench = Bench::new();
    for (asked, says) in [
        ("--precision mean_jaild=1", "did you mean `mean_jailed`?"),
        ("--precision mean_jailed=1,arests=2", "there is no outcome `arests`"),
        ("--precision mean_jailed", "a precision is NAME=WIDTH"),
        ("--precision mean_jailed=0", "the width of mean_jailed must lie above 0"),
        ("--precision mean_jailed=1 --quick", "cannot be used with"),
        ("--precision mean_jailed=1 --extend 5", "cannot be used with"),
        ("--precision mean_jailed=1 --shard 1/2", "cannot be used with"),
        ("--precision mean_jailed=1 --select arrests --within 1", "cannot be used with"),
        ("--select mean_jailed", "--within"),
        ("--select mean_jailed --within 0", "it must lie above 0"),
        ("--select mean_jailed --within 1 --confidence 1", "above 0.5 and below 1"),
        ("--select mean_jaild --within 1", "did you mean `mean_jailed`?"),
        ("--select arrests --within 1", "arrests only describes"),
        ("--select mean_jailed --within 1 --draws 300", "the first stage takes 400 draws"),
        ("--select any_outburst --within 0.001", "the first stage takes 10,000 draws"),
    ] {
        bench.run(&format!("batch small.toml -o x {asked}")).refused(2, says);
        assert!(!bench.path("x").exists(), "{asked}");
    }
    bench.run_well("batch small.toml --draws 4 --shard 1/2 -o half");
    let ended = bench.run("batch small.toml --resume --precision mean_jailed=1 -o half");
    ended.refused(2, "a shard cannot be extended");
}

#[test]
fn an_option_is_selected_with_a_guarantee_about_averages_and_none_about_single_runs() {
    let bench = Bench::new();
    let asked = "--select mean_jailed --within 2";
    let words = format!("compare small.toml {SHORT} {asked} -o out --json");
    let ended = bench.run_well(&words);
    let found = selection(&bench, "out");
    let selected = found["selected"].as_str().unwrap();
    assert!(ended.err.contains(&format!("select: {selected} by mean_jailed")), "{ended:?}");
    let guarantee = "With confidence 0.95, no other option's average is better by more than 2 \
                     persons (KN 2001, batches of 20 draws, ";
    assert!(ended.err.contains(guarantee), "{ended:?}");
    assert!(ended.err.contains("it says nothing about single runs"), "{ended:?}");
    assert!(ended.err.contains("confidence that its average is best"), "{ended:?}");
    assert!(ended.err.contains("; does best in "), "{ended:?}");
    let printed: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(printed["selection"], found);
    assert_eq!(found["options"].as_array().map(Vec::len), Some(3));

    let draws = draws_of(&bench, "out");
    assert_eq!(found["draws"], draws);
    bench.run_well(&format!("batch small.toml {SHORT} --draws {draws} -o plain"));
    assert!(same(&bench.log("out"), &bench.log("plain")));

    // A larger batch that already exists selects by the same draws, and simulates none.
    bench.run_well(&format!("batch small.toml {SHORT} --draws {} -o more", draws + 37));
    let ended = bench.run_well(&format!("batch small.toml --resume {SHORT} {asked} -o more"));
    assert!(ended.err.contains("0 draws simulated"), "{ended:?}");
    let again = selection(&bench, "more");
    for field in ["selected", "dropped", "draws", "draws_in_a_batch"] {
        assert_eq!(again[field], found[field], "{field}");
    }
}

/// One name is one number: what a selection says of an option is what the criteria say of it.
fn same_standings(printed: &serde_json::Value, found: &serde_json::Value) {
    let criteria = printed["names"]["criteria"].as_array().unwrap();
    let outcome = |one: &serde_json::Value| {
        let at = one["outcome"].as_u64().unwrap() as usize;
        printed["names"]["outcomes"][at]["name"].clone()
    };
    let at = criteria.iter().position(|one| outcome(one) == found["outcome"]).unwrap();
    let judged = &printed["choice"]["criteria"][at]["best"]["options"];
    for option in 0..3 {
        for number in ["average_best", "best_in_future"] {
            assert_eq!(judged[option][number], found["options"][option][number], "{number}");
        }
    }
}

#[test]
fn a_criterion_of_the_scenario_is_selected_by_with_its_way_and_its_band() {
    let bench = Bench::new();
    let criterion =
        "\n[criterion.busy-police]\noutcome = \"mean_jailed\"\nwant = \"more\"\nband = 2\n";
    bench.write("judged.toml", &format!("{SCENARIO}{criterion}"));
    let words = format!("compare judged.toml {SHORT} --select busy-police -o out --json");
    let printed: serde_json::Value = serde_json::from_str(&bench.run_well(&words).out).unwrap();
    let found = selection(&bench, "out");
    assert_eq!(found["criterion"], "busy-police");
    assert_eq!(found["outcome"], "mean_jailed");
    assert_eq!((&found["better"], found["within"].as_f64()), (&"higher".into(), Some(2.0)));
    same_standings(&printed, &found);
    let near = format!("batch judged.toml {SHORT} --select busy-polic -o x");
    bench.run(&near).refused(2, "did you mean `busy-police`?");
}

#[test]
fn a_selection_that_runs_out_of_draws_selects_none_and_names_who_is_left() {
    let bench = Bench::new();
    let asked = "--select mean_active --within 0.01 --draws 430 --quiet";
    let ended = bench.run_well(&format!("batch small.toml {SHORT} {asked} -o out"));
    assert!(ended.err.starts_with("select: budget of 430 draws spent: by mean_active none"));
    let found = selection(&bench, "out");
    assert_eq!(found["selected"], serde_json::Value::Null);
    assert!(found["remaining"].as_array().unwrap().len() > 1);
    assert_eq!((&found["draws"], draws_of(&bench, "out")), (&420.into(), 430));

    // Under many police outbursts are rare: batches turn out larger than the draws allow.
    let asked = "--set policy.police.density=0.12 --select any_outburst --within 0.05 --draws 450";
    let ended = bench.run_well(&format!("batch small.toml {SHORT} {asked} -o rare"));
    assert!(ended.err.contains("batches of 50 draws, a first stage of 1,000"), "{ended:?}");
    assert!(ended.err.contains("none is selected (its first stage takes 1,000 draws)"));
}

#[cfg(unix)]
#[test]
fn an_interrupt_between_looks_is_gone_on_from() {
    let bench = Bench::new();
    let asked = "--precision mean_jailed=0.001 --draws 260";
    bench.run_well(&format!("batch small.toml {SHORT} --draws 260 -o whole"));
    let words = format!("batch small.toml {SHORT} {asked} -o out");
    let mut child = bench.command(&words).spawn().unwrap();
    while draws_of(&bench, "out") < 150 && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_millis(1));
    }
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let ended = Ended::of(&words, &child.wait_with_output().unwrap());
    ended.refused(130, "draws are kept in out; continue with --resume");
    assert!(draws_of(&bench, "out") < 260);
    let ended = bench.run_well(&format!("{words} --resume"));
    assert!(ended.err.contains("budget of 260 draws spent"), "{ended:?}");
    assert!(same(&bench.log("whole"), &bench.log("out")));
}
