//! Scenarios as users get them wrong: maps, dates and conditions. Every fault is told, with what is
//! allowed; and the scenarios that come with the program are whole.

use std::path::{Path, PathBuf};

use armistice::scenario::Study;

/// A folder with a scenario on a 4 x 3 raster, each file as `change` leaves it.
fn folder(change: impl Fn(&str, String) -> Option<String>) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("map");
    std::fs::create_dir(&map).unwrap();
    let head = "ncols 4\nnrows 3\nxllcorner 0\nyllcorner 0\ncellsize 10000\nNODATA_value -9999\n";
    let rows = |row: &str| format!("{head}{row}\n{row}\n{row}\n");
    let files = [
        ("population.asc", rows("5000 4000 3000 -9999")),
        ("terrain.asc", rows("1 1.5 2 -9999")),
        ("districts.asc", rows("1 1 2 -9999")),
        ("claims.asc", rows("1 1 2 -9999")),
        ("roads.asc", rows("2 1 0 -9999")),
        ("resources.asc", rows("0 0 0.5 -9999")),
        (
            "legend.toml",
            "[districts]\n1 = \"West\"\n2 = \"East\"\n[claims]\n1 = \"state\"\n2 = \"front\"\n\
             [[place]]\nname = \"Town\"\nx = 0\ny = 1\npeople = 5000\n"
                .to_owned(),
        ),
        (
            "scenario.toml",
            "format = 1\n[clock]\nyears = 1\n[map]\nrasters = \"map\"\n[scale]\n\
             people_per_agent = 500\nfighters_per_agent = 5\n\
             [party.state]\nkind = \"state\"\nfighters = 600\n\
             [party.front]\nkind = \"rebel\"\nfighters = 400\n\
             [policy.ddr]\nkind = \"ddr\"\n[policy.posts]\nkind = \"integration\"\n\
             mode = \"individual\"\nstart = { after = \"ddr.disarmament\", share = 0.5 }\n"
                .to_owned(),
        ),
    ];
    for (name, text) in files {
        if let Some(text) = change(name, text) {
            let folder = if name == "scenario.toml" { folder.path() } else { &map };
            std::fs::write(folder.join(name), text).unwrap();
        }
    }
    let path = folder.path().join("scenario.toml");
    (folder, path)
}

/// All that is said of a scenario with one text replaced in one file.
fn said(file: &str, from: &str, to: &str) -> String {
    let (_folder, path) = folder(|name, text| {
        if name != file {
            return Some(text);
        }
        assert!(text.contains(from), "{file} has no {from}");
        Some(text.replace(from, to))
    });
    told(&path)
}

fn told(path: &Path) -> String {
    match Study::open(path, &[]) {
        Ok(_) => "no errors".to_owned(),
        Err(faults) => {
            let line = |fault: &armistice::faults::Fault| {
                format!("{} | {}\n", fault.message, fault.help.clone().unwrap_or_default())
            };
            faults.iter().map(line).collect()
        }
    }
}

#[test]
fn a_small_map_of_rasters_is_whole() {
    assert_eq!(said("legend.toml", "Town", "Stadt"), "no errors");
}

#[test]
fn a_raster_that_is_not_as_it_must_be_is_told_with_what_is_allowed() {
    for (file, from, to, words) in [
        ("population.asc", "4000", "-4000", "numbers from 0"),
        ("districts.asc", "1 1 2", "1 1.5 2", "whole numbers"),
        ("population.asc", "4000", "nan", "not finite"),
        ("population.asc", "4000", "x", "`x` is no number"),
        ("population.asc", "ncols 4", "ncols 400000000", "at most 250000"),
        ("population.asc", "nrows 3", "nrows 25000000", "at most 250000"),
        ("population.asc", "5000 4000 3000 -9999\n", "", "values, and ncols x nrows"),
        ("population.asc", "5000 4000 3000", "0 0 0", "no people"),
        (
            "terrain.asc",
            "ncols 4\nnrows 3",
            "ncols 3\nnrows 4",
            "a row has 4 values, but ncols = 3",
        ),
        ("terrain.asc", "1.5", "0.5", "from 1"),
        ("roads.asc", "2 1 0", "2 1 3", "from 0 to 2"),
        ("districts.asc", "1 1 2", "1 1 9", "no name for code"),
        ("legend.toml", "[[place]]", "[[plaice]]", "did you mean `place`"),
        ("legend.toml", "x = 0", "x = 3", "needs a name and x, y"),
        ("population.asc", "cellsize 10000", "cellsize 5000", "is 4 x 3 cells of 5000 m"),
    ] {
        let said = said(file, from, to);
        assert!(said.contains(words), "{file} with {to}: {said}");
    }
}

#[test]
fn a_missing_raster_is_a_fault_and_never_a_map_made_up() {
    let (_folder, path) = folder(|name, text| (name != "claims.asc").then_some(text));
    assert!(told(&path).contains("claims.asc"), "{}", told(&path));
    let said = said("scenario.toml", "rasters = \"map\"", "cell_km = 10");
    assert!(said.contains("no map is made up"), "{said}");
}

#[test]
fn dates_that_cannot_be_are_told() {
    let start = "start = { after = \"ddr.disarmament\", share = 0.5 }";
    for (to, words) in [
        ("start = { after = \"drd\" }", "there is no policy `drd`"),
        ("start = { after = \"ddr.disarming\" }", "no step `disarming`"),
        ("start = { after = \"posts\" }", "wait for each other"),
        ("start = { month = 3, after = \"ddr\" }", "exactly one of"),
        ("start = { when = \"incidents < 5\" }", "did you mean `incidents_per_month`"),
        ("start = { when = \"incidents_per_month is 5\" }", "no comparison"),
        ("start = { date = \"2001-02-30\" }", "no date"),
        ("start = { date = \"2001-02-03\" }", "needs clock.start"),
        ("start = { month = nan }", "must lie in 0 to 600"),
    ] {
        let said = said("scenario.toml", start, to);
        assert!(said.contains(words), "{to}: {said}");
    }
    let ring = "kind = \"ddr\"\nstart = { after = \"posts\" }";
    let said = said("scenario.toml", "kind = \"ddr\"", ring);
    assert!(said.contains("wait for each other"), "{said}");
}

#[test]
fn an_operation_that_no_policy_brings_is_told() {
    let policy = "kind = \"ddr\"";
    let interim = "kind = \"ddr\"\n[policy.interim]\nkind = \"interim_security\"\n\
                   form = \"international\"\noperation = \"missoin\"\n\
                   [policy.mission]\nkind = \"peacekeeping\"\ntroops = 100";
    let said = said("scenario.toml", policy, interim);
    assert!(said.contains("no policy `missoin` of this option brings an operation"), "{said}");
    assert!(said.contains("`mission`"), "{said}");
}

#[test]
fn a_condition_starts_a_policy_when_reports_hold_it_and_at_its_latest_month_otherwise() {
    for (when, latest) in [("incidents_per_month < 1000", 5), ("incidents_per_month > 1000", 45)] {
        let to = format!("start = {{ when = \"{when}\", for_months = 1, or_month = 10 }}");
        let (_folder, path) = folder(|_, text| {
            Some(text.replace("start = { after = \"ddr.disarmament\", share = 0.5 }", &to))
        });
        let study = Study::open(&path, &[]).unwrap();
        let id = study.run_id("as-written:0:0").unwrap();
        let mut world = study.new_world();
        let record = study.run(1, id, &mut world, &mut armistice::model::Nothing).unwrap();
        let began = record.outcomes[study.dictionary().outcome("began.posts").unwrap()];
        assert!((latest as f64 - 2.0..=latest as f64).contains(&began), "{when}: week {began}");
    }
}

#[test]
fn the_scenarios_that_come_with_the_program_are_whole_and_large_enough() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for name in ["valley", "sierra-leone-2000", "civil-violence"] {
        assert_eq!(told(&folder.join(format!("{name}.toml"))), "no errors", "{name}");
    }
    let study = Study::open(&folder.join("sierra-leone-2000.toml"), &[]).unwrap();
    assert!(study.estimate().agents >= 10_000, "{:?}", study.estimate());
    assert!(study.options().len() >= 5);
}
