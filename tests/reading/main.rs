//! Reading a scenario: everything wrong at once, each with file and line; names cleaned once; any
//! bytes at all. Most of it by the real program.

mod slips;

use std::path::Path;
use std::process::{Command, Output};

use armistice::faults::Fault;
use armistice::scenario::Study;

const CLOCK: &str = "[clock]\nstart = \"2030-01-01\"\nyears = 2\n";
const MAP: &str = "[map]\ngenerate = { width = 12, height = 10, towns = 4, districts = 2, \
                   people = 100_000 }\n";
const PARTIES: &str = "[party.state]\nkind = \"state\"\nfighters = 1_000\n\
                       [party.front]\nkind = \"rebel\"\nfighters = 600\n";

fn sound() -> String {
    format!("format = 1\nname = \"Trial\"\n{CLOCK}{MAP}[scale]\npeople_per_agent = 1000\n{PARTIES}")
}

fn faults(text: &str) -> Vec<Fault> {
    faults_with(text, &[])
}

fn faults_with(text: &str, sets: &[&str]) -> Vec<Fault> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.toml");
    std::fs::write(&file, text).unwrap();
    let sets: Vec<String> = sets.iter().map(|words| (*words).to_owned()).collect();
    Study::open(&file, &sets).err().unwrap_or_default()
}

/// Exactly these faults, each with its line; in any order.
fn said(text: &str, wanted: &[(usize, &str)]) {
    let faults = faults(text);
    let list = || faults.iter().map(|f| f.message.clone()).collect::<Vec<_>>().join("\n");
    for (line, part) in wanted {
        let fault = faults.iter().find(|fault| fault.message.contains(part));
        let fault = fault.unwrap_or_else(|| panic!("no `{part}` in\n{}", list()));
        let place = fault.place.as_ref().unwrap_or_else(|| panic!("{part}: no place"));
        assert_eq!(place.line_and_column().0, *line, "{part}");
    }
    assert_eq!(faults.len(), wanted.len(), "{}", list());
}

fn armistice(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_armistice")).current_dir(folder).args(words).output().unwrap()
}

#[test]
fn any_missing_sections_are_faults_and_hide_no_other_fault() {
    let rest = "[scale]\nfighters_per_agent = 0\n";
    let parts = [("clock", CLOCK), ("map", MAP), ("party", PARTIES)];
    for pattern in 0..7 {
        let mut text = format!("format = 1\n{rest}");
        for (at, (_, part)) in parts.iter().enumerate() {
            text.push_str(if pattern >> at & 1 == 1 { part } else { "" });
        }
        let mut wanted = vec![(3, "scale.fighters_per_agent")];
        let missing: Vec<String> = (0..3)
            .filter(|at| pattern >> at & 1 == 0)
            .map(|at: usize| format!("the scenario has no [{}]", parts[at].0))
            .collect();
        wanted.extend(missing.iter().map(|message| (1, message.as_str())));
        said(&text, &wanted);
    }
}

#[test]
fn faults_of_every_part_of_a_file_come_in_one_round() {
    let text = "format = 1\nnmae = \"x\"\n[clock]\nyears = 99\n[party.state]\nkind = \"state\"\n\
                fighters = 1\nside = \"frnt\"\n[party.front]\nkind = \"insurgent\"\nfighters = 2\n\
                bases = [\"anywhere\"]\n[trust]\nfront.state = 7\n[policy.mission]\n\
                kind = \"peacekeping\"\n[policy.more]\nkind = \"peacekeeping\"\ntroops = -1\n\
                places = [\"Bo\"]\n[compare]\nbaseline = \"nne\"\noutcomes = [\"batle_deaths\"]\n\
                [criterion.a]\noutcome = \"civilians_kiled\"\n[history.a]\nseries = \"x\"\nmonth = 4\n\
                value = 1\nsource = \"y\"\n[uncertain]\n\"rule.contct.rate\" = { uniform = [0, 1] }\n\
                \"rule.contact.rate\" = { uniform = [0, 100] }\n[shock.a]\nkind = \"massacer\"\n\
                month = 1\n[option.none]\npolicies = [\"misson\"]\n[rule.contact]\nrte = 3\n";
    said(
        text,
        &[
            (1, "no [map]"),
            (2, "nmae is not a known key"),
            (4, "clock.years = 99"),
            (8, "party.state.side = \"frnt\""),
            (10, "party.front.kind = \"insurgent\""),
            (14, "trust.front.state = 7"),
            (16, "policy.mission.kind = \"peacekeping\""),
            (19, "policy.more.troops = -1"),
            (22, "compare.baseline = \"nne\""),
            (23, "compare.outcomes = \"batle_deaths\""),
            (25, "no outcome `civilians_kiled`"),
            (27, "history.a.series = \"x\""),
            (32, "rule.contct is not a known key"),
            (33, "rule.contact.rate = 100 must lie"),
            (35, "shock.a.kind = \"massacer\""),
            (38, "option.none.policies = \"misson\""),
            (40, "rule.contact.rte is not a known key"),
        ],
    );
}

#[test]
fn a_wrong_value_brings_no_second_fault_of_what_takes_its_place() {
    let with = |part: &str, other: &str| sound().replace(part, other);
    for (text, wanted) in [
        (with("years = 2", "years = 0.5\nreport_at = [2]\n"), "clock.years"),
        (with("kind = \"rebel\"", "kind = \"insurgent\""), "party.front.kind"),
        (with("fighters = 600", "fighters = true"), "party.front.fighters"),
        (with("start = \"2030-01-01\"", "start = \"9999-12-25\""), "clock.start"),
        (sound() + "[community]\na.share = 7\nb.share = 0.5\n", "community.a.share"),
        (sound() + "[people]\nabroad = -3\n", "people.abroad"),
        (sound() + "[party.gang]\nkind = \"criminal\"\nfighters = 9\nholds = [\"nil\"]\n", "holds"),
        (sound() + "[policy.a]\nkind = \"ddr\"\nstart = 3\n", "policy.a.start"),
        (sound() + "[criterion.a]\noutcome = \"battle_deaths\"\nyear = 99\n", "year = 99"),
        (sound().replace(MAP, "[map]\ngenerate = 3\n"), "map.generate"),
        (sound().replace(MAP, "map = 3\n").replace(CLOCK, ""), "no [clock]"),
    ] {
        let list = faults(&text);
        let shown: Vec<&str> = list.iter().map(|fault| fault.message.as_str()).collect();
        // A misplaced `map = 3` lies in no section here, so it may be said beside the clock.
        assert!(shown.iter().any(|message| message.contains(wanted)), "{wanted}: {shown:?}");
        assert!(shown.len() == 1 || wanted == "no [clock]", "{wanted}: {shown:?}");
    }
}

#[test]
fn a_key_that_is_not_known_is_a_fault_at_any_depth() {
    for (more, path) in [
        ("[rule.contact]\nrate = { value = 0.01, sorce = \"x\" }\n", "rule.contact.rate.sorce"),
        ("[trust]\nstate.front = { value = 0.1, sorce = \"x\" }\n", "trust.state.front.sorce"),
        ("[policy.a]\nkind = \"ddr\"\nstart = { month = 1, mnths = 2 }\n", "policy.a.start.mnths"),
        ("[uncertain]\n\"party.front.fighters\" = { whole = [1, 2], sorce = \"x\" }\n", "sorce"),
        ("[option.a.policy.p]\nkind = \"ddr\"\nend = { mnth = 1 }\n", "policy.p.end.mnth"),
        ("[policy.p]\nkind = \"ddr\"\nplacse = []\n[option.a]\npolicies = []\n", "policy.p.placse"),
    ] {
        let list = faults(&(sound() + more));
        let found = list.iter().find(|fault| fault.message.contains(path));
        let found = found.unwrap_or_else(|| panic!("{path}: {list:?}"));
        assert!(found.message.contains("is not a known key"), "{found}");
        assert!(found.help.is_some() && found.place.is_some(), "{path}");
    }
    for (value, wanted) in [
        ("{ value = { value = 0.01 } }", "rule.contact.rate.value must be a number"),
        ("{ value = 0.01, source = 3 }", "rule.contact.rate.source must be text"),
        ("{ source = \"x\" }", "its table has no `value`"),
    ] {
        let list = faults(&format!("{}[rule.contact]\nrate = {value}\n", sound()));
        assert!(list.len() == 1 && list[0].message.contains(wanted), "{list:?}");
    }
}

#[test]
fn what_is_uncertain_of_something_that_is_not_there_is_one_fault_with_the_nearest_name() {
    let text = sound()
        + "[uncertain]\n\"party.frnt.cohesion\" = { choice = [\"loose\"] }\n\
           \"policy.ddr.camp_months\" = { uniform = [1, 2] }\n";
    let lines = text.lines().count();
    said(
        &text,
        &[(lines - 1, "there is no party `frnt`"), (lines, "no option has a policy `ddr`")],
    );
    assert_eq!(faults(&text)[0].help.as_deref(), Some("did you mean `front`?"));
}

#[test]
fn what_was_meant_is_said_where_a_date_stands_bare_or_a_policy_is_misspelt() {
    for (more, meant) in [
        ("start = \"2005-09-15\"", "start = { date = \"2005-09-15\" }"),
        ("start = 3", "start = { month = 3 }"),
        ("end = \"incidents_per_month < 5\"", "end = { when = \"incidents_per_month < 5\" }"),
        ("end = \"other\"", "end = { after = \"other\" }"),
    ] {
        let list = faults(&format!("{}[policy.a]\nkind = \"ddr\"\n{more}\n", sound()));
        let help = list.first().and_then(|fault| fault.help.clone()).unwrap_or_default();
        assert!(list.len() == 1 && help.contains(meant), "{meant}: {list:?}");
    }
    let mission = sound() + "[policy.mission]\nkind = \"peacekeeping\"\ntroops = 1\n";
    let list = faults(&format!("{mission}[option.a]\npolicy.missoin = false\n"));
    assert!(list.len() == 1 && list[0].help.as_deref() == Some("did you mean `mission`?"));
    let list = faults_with(&mission, &["policy.missoin=false"]);
    assert!(list.len() == 1 && list[0].help.as_deref() == Some("did you mean `mission`?"));
    assert!(faults_with(&mission, &["policy.mission=false"]).is_empty());
}

#[test]
fn names_are_cleaned_once_and_what_refers_to_them_still_finds_them() {
    let text = sound()
        + "[policy.\" Cafe\\u0301\\tdu\\u202e  port \"]\nkind = \"peacekeeping\"\ntroops = 1\n\
           [policy.b]\nkind = \"ddr\"\nstart = { after = \"Caf\\u00e9 du port\" }\n\
           [option.\"one\\u001b\"]\npolicies = [\"Caf\\u00e9 du  port\", \"b\"]\n\
           [option.two]\n[compare]\nbaseline = \" one\"\n";
    assert!(faults(&text).is_empty(), "{:?}", faults(&text));
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("x.toml"), text).unwrap();
    let study = Study::open(&folder.path().join("x.toml"), &[]).unwrap_or_else(|f| panic!("{f:?}"));
    assert_eq!(study.options()[0].name, "one");
    assert!(study.plan(1).iter().any(|policy| policy.name == "Café du port"));
}

#[test]
fn names_that_are_empty_or_look_alike_are_refused_with_both_places() {
    for pair in [
        ["Café", "Cafe\\u0301"],
        ["plan", "plan "],
        ["plan", "pl\\u0430n"],
        ["plan", "plan\\u200d"],
        ["plan", "\\uff50lan"],
    ] {
        for table in ["option", "shock", "community", "policy"] {
            let text = format!("{}[{table}.\"{}\"]\n[{table}.\"{}\"]\n", sound(), pair[0], pair[1]);
            let list = faults(&text);
            let found = list.iter().find(|fault| fault.message.contains("looks like a name at"));
            let found = found.unwrap_or_else(|| panic!("{table} {pair:?}: {list:?}"));
            let line = found.place.as_ref().unwrap().line_and_column().0;
            let other = format!("x.toml:{}:", line - 1);
            assert!(found.message.contains(&other), "{found}");
        }
    }
    let list = faults(&(sound() + "[option.\"\\u200b \"]\n"));
    assert!(list.len() == 1 && list[0].message.contains("nothing to see"), "{list:?}");
}

#[test]
fn json_gives_a_name_exactly_with_the_marks_that_its_script_needs() {
    let folder = tempfile::tempdir().unwrap();
    let text = sound() + "[option.\"\\u0628\\u0639\\u200f\\u062b \\u200c\\u0629\"]\n";
    std::fs::write(folder.path().join("x.toml"), text).unwrap();
    let output = armistice(folder.path(), &["check", "x.toml", "--draws", "1", "--json"]);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["options"][0], "\u{628}\u{639}\u{200f}\u{62b} \u{200c}\u{629}");
}

#[test]
fn a_hundred_thousand_faults_are_shown_in_few_short_lines_and_their_count() {
    let keys: String = (0..100_000).map(|at| format!("k{at} = 1\n")).collect();
    let inline: Vec<String> = (0..50_000).map(|at| format!("k{at} = 1")).collect();
    let named: String =
        (0..20_000).map(|at| format!("[party.p{at}]\nside = \"q{at}\"\n")).collect();
    let folder = tempfile::tempdir().unwrap();
    for (text, least) in [
        (format!("format = 1\n{keys}"), 100_000),
        (format!("format = 1\nclock = {{ {} }}\n", inline.join(", ")), 50_000),
        (format!("format = 1\n{named}"), 5_000),
    ] {
        std::fs::write(folder.path().join("x.toml"), text).unwrap();
        let begun = std::time::Instant::now();
        let output = armistice(folder.path(), &["check", "x.toml"]);
        // Seconds for a build without optimisation on a busy machine; most of it reads TOML.
        assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
        let shown = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(shown.len() < 150_000, "{} bytes", shown.len());
        assert!(shown.lines().all(|line| line.chars().count() < 700));
        let count: usize =
            shown.lines().last().unwrap().split(' ').next().unwrap().parse().unwrap();
        assert!(count >= least && shown.contains("not shown: "), "{count}");
    }
}

#[test]
fn no_text_of_a_file_or_a_command_reaches_a_terminal_raw() {
    let folder = tempfile::tempdir().unwrap();
    let nasty = "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}";
    let text = format!("{}[option.a]\nsays = 3 # {}\n", sound(), "\u{202e}");
    let text = text.replace("name = \"Trial\"", "nmae = \"\u{202e}\\u001b[2J\"");
    let file = format!("x{nasty}.toml");
    std::fs::write(folder.path().join(&file), text).unwrap();
    for words in [
        vec!["check", &file],
        vec!["check", nasty],
        vec![nasty],
        vec!["check", &file, "--set", nasty],
        vec!["check", &file, "--draws", nasty],
        vec!["replay", nasty, nasty],
    ] {
        let output = armistice(folder.path(), &words);
        let shown = String::from_utf8_lossy(&output.stderr).into_owned();
        let raw = |c: char| c != '\n' && (c.is_control() || armistice::text::turns(c));
        assert!(!shown.contains(raw), "{words:?}: {shown:?}");
        assert!(!shown.contains("bug of armistice") && !output.status.success(), "{shown}");
    }
}

#[cfg(unix)]
#[test]
fn the_greatest_size_holds_for_devices_and_what_is_no_text_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let output = armistice(folder.path(), &["check", "/dev/zero"]);
    let shown = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        shown.starts_with("/dev/zero:1:") && shown.contains("more than 4194304 bytes"),
        "{shown}"
    );
    std::fs::write(folder.path().join("x.toml"), b"format = 1\n\xff\n").unwrap();
    let output = armistice(folder.path(), &["check", "x.toml"]);
    let shown = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && shown.starts_with("x.toml:2:1: "), "{shown}");
    assert!(faults(&format!("\u{feff}{}", sound())).is_empty());
}
