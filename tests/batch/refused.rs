//! What does not belong together is refused, and what was changed by hand is found.

use std::fs;

use armistice::batch::Log;

use crate::{Bench, TWO_POLICES, exists, same};

#[test]
fn a_changed_scenario_seed_or_design_is_refused_naming_the_field() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 3 -o out");
    let before = bench.log("out");
    let refused = |words: &str, says: &str| {
        bench.run(&format!("batch small.toml --resume -o out {words}")).refused(2, says);
    };
    refused("--set rule.vision=4", "rule.vision was 3 and is 4 now");
    refused("--set lattice.civilians=0.5", "lattice.civilians was 0.7 and is 0.5 now");
    refused("--seed 9", "seed was 1 and is 9 now");
    refused("--runs-per-draw 3", "runs per draw was 2 and is 3 now");
    refused("--draws 5", "draws was 3 and is 5 now");
    refused("--shard 1/2", "shard 1/2 is not the log's");
    refused("--extend 2 --seed 9", "seed was 1 and is 9 now");
    // The very number of the file, but held where the file would sample it.
    refused("--set rule.k=2.3", "--set rule.k was not there and is 2.3 now");
    let scenario = fs::read_to_string(bench.path("small.toml")).unwrap();
    bench.write("small.toml", &scenario.replace("[0.6, 0.9]", "[0.5, 0.9]"));
    refused("", "uncertain.rule.legitimacy.uniform was [0.6, 0.9] and is [0.5, 0.9] now");
    assert!(same(&before, &bench.log("out")), "a refusal writes nothing");

    // How a scenario is called and shown is not what its runs depend on.
    bench.write("small.toml", &scenario.replace("\"Small\"", "\"Other name\""));
    bench.run_well("batch small.toml --resume -o out");
}

#[test]
fn a_folder_of_results_is_not_overwritten_in_silence() {
    let bench = Bench::new();
    bench
        .run("batch small.toml --extend 2 -o out")
        .refused(2, "there is no out/runs.log to extend");
    bench.run_well("batch small.toml --draws 2 -o out");
    let before = bench.log("out");
    let ended = bench.run("batch small.toml --draws 2 -o out");
    ended.refused(2, "out already holds results");
    for way in ["--resume", "--extend", "--output"] {
        assert!(ended.err.contains(way), "{ended:?}");
    }
    assert!(same(&before, &bench.log("out")));

    fs::create_dir(bench.path("mine")).unwrap();
    bench.write("mine/notes.txt", "mine");
    bench.run("batch small.toml --draws 2 -o mine").refused(2, "mine is not empty");
    bench.run("batch small.toml --draws 2 -o mine --resume").refused(2, "mine is not empty");
    bench.run("batch small.toml --draws 2 -o mine/notes.txt").refused(1, "cannot write");
    bench.run("batch small.toml --draws 2 -o mine/notes.txt/x").refused(1, "cannot write");
    assert!(!exists(&bench.path("mine/runs.log")));
}

#[test]
fn a_log_of_another_format_or_none_is_refused() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 2 -o out");
    let path = bench.path("out").join("runs.log");
    let whole = bench.log("out");
    let mut other = whole.clone();
    other[8] = 77;
    fs::write(&path, &other).unwrap();
    bench.run("batch small.toml --resume -o out").refused(1, "log of format 77");
    fs::write(&path, "not a log, but long enough to be one").unwrap();
    bench.run("batch small.toml --resume -o out").refused(1, "no log of runs");
    bench.run("verify out").refused(1, "no log of runs");
    bench.run("verify nowhere").refused(1, "cannot read nowhere/runs.log");
    bench.run("replay nowhere a:0:0").refused(1, "cannot read nowhere/runs.log");
    bench.run("merge -o m nowhere").refused(1, "cannot read nowhere/runs.log");
}

#[test]
fn a_shard_is_not_compared_as_if_it_were_the_whole() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 4 --shard 1/2 -o out");
    bench.run("compare small.toml --resume -o out").refused(2, "one shard alone");
    bench.run("batch small.toml --extend 2 -o out").refused(2, "a shard cannot be extended");
}

#[test]
fn an_extension_with_a_draw_that_is_not_allowed_changes_nothing() {
    let bench = Bench::new();
    let scenario = fs::read_to_string(bench.path("small.toml")).unwrap();
    // Most draws are allowed, so that some first ones are and some later one is not.
    bench.write("small.toml", &(scenario + TWO_POLICES));
    let mut draws = 1;
    while bench.run(&format!("check small.toml --draws {}", draws + 1)).code == Some(0) {
        draws += 1;
    }
    bench.run_well(&format!("batch small.toml --draws {draws} -o out"));
    let before = bench.log("out");
    bench.run("batch small.toml --extend 1 -o out").refused(2, "do not fit");
    assert!(same(&before, &bench.log("out")));
}

#[test]
fn one_changed_digit_is_found_by_its_checksum() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 5 -o out");
    let path = bench.path("out").join("runs.log");
    let log = Log::open(&path).unwrap();
    let mut bytes = bench.log("out");
    bytes[log.offset(2) as usize + 30] ^= 1;
    fs::write(&path, &bytes).unwrap();
    bench.run("verify out").refused(1, "block 2 (draw 2) is damaged");
    bench.run("batch small.toml --resume -o out").refused(1, "block 2 (draw 2) is damaged");
}

#[test]
fn one_changed_digit_is_found_by_simulation_where_its_checksum_was_changed_with_it() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 5 -o out");
    bench.run_well("verify out");
    let path = bench.path("out").join("runs.log");
    let log = Log::open(&path).unwrap();
    let mut block = log.block(3).unwrap().unwrap();
    block.records.as_mut().unwrap()[2].outcomes[5] += 1e-9;
    let (mut bytes, mut forged) = (bench.log("out"), Vec::new());
    log.encode(&block, &mut forged);
    let at = log.offset(3) as usize;
    bytes[at..at + forged.len()].copy_from_slice(&forged);
    fs::write(&path, &bytes).unwrap();
    bench.run("verify out").refused(1, "more-police:3:0: ");
    bench.run("replay out more-police:3:0").refused(1, "when simulated");
    bench.run_well("replay out more-police:3:1");
}

#[test]
fn two_processes_do_not_write_to_one_folder() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 2 -o out");
    let folder = fs::File::open(bench.path("out")).unwrap();
    folder.lock().unwrap();
    bench.run("batch small.toml --resume -o out").refused(1, "another process is writing to out");
}

#[test]
fn absurd_numbers_are_refused() {
    let bench = Bench::new();
    for words in [
        "--threads 0",
        "--draws 0",
        "--draws 10000001",
        "--draws -1",
        "--runs-per-draw 0",
        "--extend 0",
        "--shard 0/2",
        "--shard 3/2",
        "--shard x",
        "--seed -1",
        "--quick --draws 3",
        "--draws 99999999999999999999",
    ] {
        bench.run(&format!("batch small.toml -o out {words}")).refused(2, "error: ");
    }
    bench.run("batch small.toml -o out --draws 2 --shard 1/3").refused(2, "no draws");
    let huge = "--set lattice.width=5000 --set lattice.height=5000 --threads 1024";
    let ended = bench.run(&format!("batch small.toml -o out {huge}"));
    ended.refused(2, "more than 80%");
    assert!(!exists(&bench.path("out")));
}
