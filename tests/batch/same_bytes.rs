//! The log is the same whatever the threads, shards, extensions and order of options.

use crate::{Bench, SCENARIO, same};
use armistice::batch::Results;

#[test]
fn one_two_and_eight_threads_leave_the_same_bytes() {
    let bench = Bench::new();
    for threads in [1, 2, 8] {
        bench.run_well(&format!("batch small.toml --draws 12 --threads {threads} -o t{threads}"));
    }
    assert!(same(&bench.log("t1"), &bench.log("t2")));
    assert!(same(&bench.log("t1"), &bench.log("t8")));
}

#[test]
fn the_transition_model_leaves_the_same_bytes_on_any_threads_too() {
    let bench = Bench::new();
    bench.run_well("new made-up.toml");
    for threads in [1, 3] {
        let words = format!("batch made-up.toml --draws 3 --threads {threads} -o t{threads}");
        bench.run_well(&words);
    }
    assert!(same(&bench.log("t1"), &bench.log("t3")));
    bench.run_well("verify t3 --sample 5");
}

#[test]
fn three_shards_merged_are_the_undisturbed_log() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 11 --seed 5 -o whole");
    for part in 1..=3 {
        bench
            .run_well(&format!("batch small.toml --draws 11 --seed 5 --shard {part}/3 -o s{part}"));
    }
    bench.run_well("merge -o merged s3 s1 s2");
    assert!(same(&bench.log("whole"), &bench.log("merged")));
    bench.run_well("verify merged --sample 7");
    bench.run_well("replay merged longer-terms:7:1");

    bench.run("merge -o gap s1 s3").refused(2, "are in no part");
    bench.run("merge -o twice s1 s2 s3 s2").refused(2, "are in both");
    bench.run("merge -o short s1 s2").refused(2, "draws 7 to 10 are in no part");
    bench.run_well("batch small.toml --draws 11 --seed 6 --shard 3/3 -o other");
    bench.run("merge -o mixed s1 s2 other").refused(2, "seed is 5 in s1/runs.log and 6 in other");
    bench.run("merge -o merged s1 s2 s3").refused(2, "already holds results");
}

#[test]
fn an_extended_batch_is_one_that_was_started_larger() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 9 --runs-per-draw 1 -o larger");
    bench.run_well("batch small.toml --draws 4 --runs-per-draw 1 -o grown");
    let ended = bench.run_well("batch small.toml --extend 5 -o grown");
    assert!(ended.err.contains("5 draws simulated; 9 of 9"), "{ended:?}");
    assert!(same(&bench.log("larger"), &bench.log("grown")));
}

#[test]
fn options_in_another_order_leave_the_same_records() {
    let bench = Bench::new();
    let (head, tail) = SCENARIO.split_once("[option.as-it-is]\n").unwrap();
    bench.write("turned.toml", &format!("{head}{tail}\n[option.as-it-is]\n"));
    bench.run_well("batch small.toml --draws 5 -o one");
    bench.run_well("batch turned.toml --draws 5 -o other");
    assert!(!same(&bench.log("one"), &bench.log("other")));
    let (one, other) =
        (Results::open(&bench.path("one")).unwrap(), Results::open(&bench.path("other")).unwrap());
    for (option, name) in one.header().options.iter().enumerate() {
        let there = other.header().options.iter().position(|other| other == name).unwrap();
        for outcome in 0..one.header().layout.outcomes {
            assert_eq!(one.outcome(option, outcome), other.outcome(there, outcome));
        }
        assert_eq!(one.series(option, 0).unwrap(), other.series(there, 0).unwrap());
        for draw in 0..5 {
            assert_eq!(one.digest(option, draw, 1), other.digest(there, draw, 1));
        }
    }
}

#[test]
fn a_folder_can_be_moved_and_its_scenario_lost_and_every_run_still_be_replayed() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 3 --set run.steps=20 -o there");
    std::fs::remove_file(bench.path("small.toml")).unwrap();
    std::fs::rename(bench.path("there"), bench.path("elsewhere")).unwrap();
    let ended = bench.run_well("replay elsewhere more-police:2:1 --output events");
    assert!(ended.err.contains("bit for bit"), "{ended:?}");
    bench.run_well("replay elsewhere more-police:2:1 --output again");
    let files = ["outcomes.csv", "series.csv", "events.csv", "incidents.txt", "story.md"];
    for name in files.into_iter().chain(["map.gif", "frames/step-000.png"]) {
        let [one, other] =
            ["events", "again"].map(|folder| std::fs::read(bench.path(folder).join(name)).unwrap());
        assert!(same(&one, &other), "{name}");
    }
    bench.run("replay elsewhere more-police:2:1 --output events").refused(2, "already exists");
    for name in files {
        std::fs::remove_file(bench.path("again").join(name)).unwrap();
    }
    bench
        .run("replay elsewhere more-police:2:1 --output again")
        .refused(2, "map.gif already exists");
    bench.run("replay elsewhere more-police:3:0").refused(2, "no run more-police:3:0");
    let kept = bench.path("elsewhere/scenario/small.toml");
    let text = std::fs::read_to_string(&kept).unwrap();
    std::fs::write(&kept, text.replace("vision = 3", "vision = 4")).unwrap();
    bench.run("verify elsewhere").refused(1, "rule.vision was 3 and is 4 now");
}
