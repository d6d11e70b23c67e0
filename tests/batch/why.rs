//! `why` takes a difference apart: what it says adds up, and is never written over something else.

use std::collections::BTreeMap;
use std::fs;

use armistice::batch::Log;
use serde_json::Value as Json;

use crate::{Bench, exists, same};

/// A name that a page, a table, a shell and a file system would each take for something else.
const HOSTILE: &str = "=<b>x\n|`*[a](http://b)/../\u{202e}";

/// A violent valley of two years, with the name of an option as hostile as can be.
fn valley() -> Bench {
    let bench = Bench::new();
    let text = fs::read_to_string("scenarios/valley.toml").unwrap();
    let name = serde_json::to_string(HOSTILE).unwrap();
    bench.write("valley.toml", &text.replace("[option.whole-first]", &format!("[option.{name}]")));
    let sets = "--set clock.years=2 --set clock.report_at=[1] --set rule.contact.rate=0.03";
    bench.run_well(&format!("batch valley.toml --draws 6 --runs-per-draw 2 {sets} -o out"));
    bench
}

fn json(bench: &Bench, words: &str) -> Json {
    serde_json::from_str(&bench.run_well(words).out).unwrap()
}

/// Rows of a table whose cells hold no comma.
fn rows(bench: &Bench, path: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(bench.path(path)).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn every_breakdown_adds_up_to_the_difference_of_the_pairs() {
    let bench = valley();
    for outcome in ["battle_deaths", "civilians_killed", "civilians_killed_1y", "incidents"] {
        let why = json(
            &bench,
            &format!("why out whole-after --outcome {outcome} --pairs 7 -o {outcome} --json"),
        );
        let pairs = why["pairs"].as_array().unwrap();
        assert_eq!((pairs.len(), why["pairs_in_log"].as_u64()), (7, Some(12)));
        let whole: f64 = pairs.iter().map(|pair| pair["difference"].as_f64().unwrap()).sum();
        let mut sums = BTreeMap::<String, f64>::new();
        for row in rows(&bench, &format!("{outcome}/drivers.csv")) {
            *sums.entry(row[0].clone()).or_default() += row.last().unwrap().parse::<f64>().unwrap();
        }
        assert_eq!(sums.len(), 5, "{sums:?}");
        for (breakdown, sum) in sums {
            assert_eq!(sum, whole, "{outcome} by {breakdown}");
        }
        let stories = why["stories"].as_array().unwrap();
        assert!(!stories.is_empty());
        for story in stories {
            let id = story["pair"]["option_id"].as_str().unwrap();
            bench.run_well(&format!("replay out {id}"));
            assert!(story["with_option"].as_array().unwrap().len() <= 8);
        }
    }
}

#[test]
fn an_option_against_itself_has_no_difference_and_never_parts() {
    let bench = valley();
    let why = json(&bench, "why out whole-after whole-after --json");
    for part in why["breakdowns"].as_array().unwrap().iter().flat_map(|by| {
        assert_eq!(by["whole"]["sum"], 0);
        by["parts"].as_array().unwrap()
    }) {
        assert_eq!((part["sum"].as_i64(), &part["share"]), (Some(0), &Json::Null));
    }
    assert_eq!(why["partings"]["never"], 12);
    assert!(why["pairs"].as_array().unwrap().iter().all(|pair| pair["parting"].is_null()));
    assert!(why["sentences"][0].as_str().unwrap().contains("as many battle deaths in each of 12"));
}

#[test]
fn what_is_there_is_not_written_over_and_a_slip_of_the_pen_finds_what_was_meant() {
    let bench = valley();
    let ended = bench.run_well("why out whole-after phased-after --pairs 2");
    assert!(ended.out.contains("First difference: ") && ended.err.contains("why.md"), "{ended:?}");
    let folder = "out/why/whole-after-against-phased-after";
    let before = fs::read(bench.path(folder).join("why.md")).unwrap();
    bench.run("why out whole-after phased-after").refused(2, "why.md already exists");
    assert!(same(&before, &fs::read(bench.path(folder).join("why.md")).unwrap()));
    // The usual outcome by its name is the usual one; another has a folder of its own.
    let other = "why out whole-after phased-after --pairs 2 --outcome";
    bench.run(&format!("{other} battle_deaths")).refused(2, "already exists");
    bench.run_well(&format!("{other} incidents"));
    assert!(exists(&bench.path(&format!("{folder}-in-incidents/pairs.csv"))));

    bench.run("why out whole-aftr").refused(2, "did you mean `whole-after`?");
    bench.run("why out whole-after phased").refused(2, "there is no option `phased`");
    let trust = "why out whole-after --outcome trust";
    bench.run(trust).refused(2, "`trust` does not add up over events");
    let killed = "why out whole-after --outcome civilian_killed";
    bench.run(killed).refused(2, "did you mean `civilians_killed`?");
    bench.run("why out whole-after --pairs 0").refused(2, "error: ");
    bench.run("why nowhere whole-after").refused(1, "cannot read nowhere/runs.log");
    // Batches go on beside what was asked of them.
    bench.run_well(
        "batch valley.toml --extend 1 --set clock.years=2 --set clock.report_at=[1] \
                    --set rule.contact.rate=0.03 -o out",
    );

    bench.run_well("batch small.toml --draws 2 -o small");
    bench.run("why small more-police").refused(2, "civil_violence adds up over events");
}

#[test]
fn the_same_bytes_on_any_threads_and_no_name_is_more_than_text() {
    let bench = valley();
    for threads in [1, 3] {
        let mut command = bench.command(&format!("why out --threads {threads} -o t{threads}"));
        let ended = command.args(["--", HOSTILE]).output().unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
        assert!(!String::from_utf8_lossy(&ended.stdout).contains('\u{202e}'));
    }
    for name in ["why.md", "drivers.csv", "pairs.csv"] {
        let [one, other] = ["t1", "t3"].map(|at| fs::read(bench.path(at).join(name)).unwrap());
        assert!(same(&one, &other), "{name}");
    }
    let text = fs::read_to_string(bench.path("t1/why.md")).unwrap();
    assert!(text.starts_with("# \\=\\<b\\>x \\|\\`"), "{text}");
    assert!(!text.contains('\u{202e}'), "{text}");
    // In code it stands as it is.
    for line in text.lines().filter(|line| !line.contains("(`` armistice replay")) {
        assert!(!line.contains("[a](") && !line.contains(" <b>"), "{line}");
    }
    let pairs = fs::read_to_string(bench.path("t1/pairs.csv")).unwrap();
    assert!(pairs.lines().nth(1).unwrap().starts_with("'=<b>x |"), "{pairs}");

    let ended = bench.command("why out --pairs 1 --").arg(HOSTILE).output().unwrap();
    assert!(ended.status.success());
    let folders: Vec<String> = fs::read_dir(bench.path("out/why"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(folders.len(), 1);
    assert!(folders[0].ends_with("-against-ceasefire-only"), "{folders:?}");
}

#[test]
fn a_log_that_says_otherwise_is_found() {
    let bench = valley();
    let path = bench.path("out").join("runs.log");
    let log = Log::open(&path).unwrap();
    let mut block = log.block(3).unwrap().unwrap();
    // A run of whole-after, the last option.
    block.records.as_mut().unwrap().last_mut().unwrap().outcomes[5] += 1.0;
    let (mut bytes, mut forged) = (bench.log("out"), Vec::new());
    log.encode(&block, &mut forged);
    let at = log.offset(3) as usize;
    bytes[at..at + forged.len()].copy_from_slice(&forged);
    fs::write(&path, &bytes).unwrap();
    bench.run("why out whole-after").refused(1, "whole-after:3:1: ");
    assert!(!exists(&bench.path("out/why")));
}
