//! Bad files and closed pipes end with a message and a code, never with a panic.

use std::fs;
use std::process::Stdio;

use crate::{Bench, SCENARIO, TWO_POLICES};

#[test]
fn a_bad_scenario_is_refused_with_its_place() {
    let bench = Bench::new();
    let refused = |text: &str, says: &str| {
        bench.write("bad.toml", text);
        for command in ["check bad.toml", "run bad.toml", "batch bad.toml -o x", "compare bad.toml"]
        {
            bench.run(command).refused(2, says);
        }
    };
    refused(&SCENARIO.replace("vision", "vison"), "bad.toml:14:1: rule.vison is not a known key");
    refused(&SCENARIO.replace("= 12", "= \"12\""), "bad.toml:7:9: lattice.width must be a number");
    refused(
        &SCENARIO.replace("vision = 3", "vision = 99"),
        "bad.toml:14:10: rule.vision = 99 must",
    );
    refused(&SCENARIO.replace("k = 2.3", "k = nan"), "rule.k = NaN must lie in");
    refused(&SCENARIO.replace("0.04", "inf"), "policy.police.density = inf must lie in");
    refused("", "bad.toml:1:1: format is missing");
    refused("format = \n[[[", "bad.toml:1:");
    assert!(!bench.path("x").exists());
}

#[test]
fn every_fault_of_a_file_is_shown_and_counted() {
    let bench = Bench::new();
    let text = SCENARIO.replace("k = 2.3", "threshold = 7\nk = -1").replace("0.08", "\"a\"");
    bench.write("bad.toml", &text);
    let ended = bench.run("check bad.toml");
    ended.refused(2, "3 errors");
    let lines = ended.err.lines().filter(|line| line.starts_with("bad.toml:"));
    assert_eq!(lines.count(), 3, "{ended:?}");
    let json = bench.run("check bad.toml --json");
    assert_eq!(json.code, Some(2));
    let answer: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(answer["faults"].as_array().map(Vec::len), Some(3));
    assert_eq!(answer["faults"][0]["line"], 15);
}

#[test]
fn a_draw_that_leaves_the_allowed_range_is_found_before_the_first_run() {
    let bench = Bench::new();
    // Each number may be at either end of its range; it is both together that do not fit.
    bench.write("bad.toml", &(SCENARIO.to_owned() + TWO_POLICES));
    let ended = bench.run("batch bad.toml --draws 40 -o x");
    ended.refused(2, "civilians and police at one time do not fit");
    assert!(ended.err.contains("in draw ") && ended.err.contains("1 error\n"), "{ended:?}");
    assert!(!bench.path("x/runs.log").exists());
}

#[test]
fn what_is_no_file_of_text_is_refused() {
    let bench = Bench::new();
    bench.run("check nowhere.toml").refused(1, "cannot read nowhere.toml");
    bench.run("check .").refused(1, ". is a folder");
    fs::write(bench.path("binary.toml"), [0xFF, 0xFE, 0x00, 0x80]).unwrap();
    bench.run("check binary.toml").refused(2, "binary.toml is not UTF-8");
    let large = fs::File::create(bench.path("large.toml")).unwrap();
    large.set_len(100 << 20).unwrap();
    bench.run("check large.toml").refused(2, "large.toml has more than 4194304 bytes");
}

#[test]
fn a_scenario_to_start_from_is_valid_and_never_written_over_another() {
    let bench = Bench::new();
    bench.run_well("new mine.toml");
    bench.run_well("check mine.toml --draws 3");
    bench.run("new mine.toml").refused(2, "mine.toml already exists");
    bench.run("new nowhere/mine.toml").refused(1, "cannot write");
}

#[test]
fn a_table_of_means_and_one_run_are_data_for_people_and_machines() {
    let bench = Bench::new();
    let ended =
        bench.run_well("compare small.toml --draws 2 --runs-per-draw 1 -o c --json --quiet");
    assert!(ended.err.is_empty(), "{ended:?}");
    let comparison: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(comparison["draws"], 2);
    let ended = bench.run_well("run small.toml longer-terms:1:0 --json");
    let run: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(run["run"], "longer-terms:1:0");
    for command in ["parameters", "parameters --model civil_violence --json", "schema"] {
        assert!(!bench.run_well(command).out.is_empty());
    }
    bench.run("parameters --model civil_violent").refused(2, "did you mean `civil_violence`?");
    bench.run("run small.toml long-terms:1:0").refused(2, "did you mean `longer-terms`?");
    bench.run("run small.toml 7").refused(2, "`7` is no run");
    bench.run("compare small.toml --shard 1/2 -o d").refused(2, "one shard alone");
    assert!(bench.run_well("completions bash").out.contains("_armistice"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_pipe_is_no_fault_and_a_full_one_is() {
    let bench = Bench::new();
    for command in ["parameters --json", "completions zsh", "schema", "--help"] {
        let mut child = bench.command(command).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.as_ref()), (Some(0), ""), "{command}");
    }
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let full = bench.command("schema").stdout(Stdio::from(full)).output().unwrap();
    assert_eq!(full.status.code(), Some(1));
}
