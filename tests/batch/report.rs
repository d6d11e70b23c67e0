//! The page of a folder: the same from `compare`, from `merge` and from the folder alone.

use std::fs;

use crate::{Bench, SCENARIO, same};

#[test]
fn a_report_is_the_same_bytes_from_a_batch_from_shards_and_from_the_folder_alone() {
    let bench = Bench::new();
    bench.run_well("compare small.toml --draws 6 -o whole");
    for part in 1..=2 {
        bench.run_well(&format!("batch small.toml --draws 6 --shard {part}/2 -o s{part}"));
    }
    bench.run_well("merge -o merged s1 s2");
    bench.run_well("report whole --output again.html");
    let read = |name: &str| fs::read(bench.path(name)).unwrap();
    assert!(same(&read("whole/report.html"), &read("merged/report.html")));
    assert!(same(&read("whole/report.html"), &read("again.html")));
    bench.run("report s1").refused(2, "one shard alone");
    bench.run("report nowhere").refused(1, "nowhere");
}

#[test]
fn a_report_is_for_the_parties_where_the_scenario_is_sensitive_unless_all_is_asked_for() {
    let bench = Bench::new();
    bench.write("sensitive.toml", &SCENARIO.replace("name =", "sensitive = true\nname ="));
    bench.run_well("compare sensitive.toml --draws 3 -o out");
    let page = |name: &str| fs::read_to_string(bench.path(name)).unwrap();
    let warning = "Do not pass this on";
    assert!(page("out/report.html").contains("Version for the parties"));
    assert!(!page("out/report.html").contains(warning));
    let said = bench.run_well("report out --full --json --output full.html");
    assert!(said.out.contains("\"audience\": \"full\""), "{said:?}");
    assert!(page("full.html").contains(warning));
    bench.run("report out --full --for-parties").refused(2, "cannot be used with");
}
