//! A run depends on the scenario, the option, the draw, the seed and the run's number, and on
//! nothing else: the same bits whatever else the file holds and whatever was simulated before.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use armistice::document::{Field, Shape};
use armistice::model::{Dictionary, Nothing, Record, RunId};
use armistice::scenario::{KINDS, Study, full_shape};
use golden::{GOLDEN, SEED};
use toml::{Table, Value};

#[path = "wasm/src/golden.rs"]
mod golden;

const VALLEY: &str = "valley.toml";
const CIVIL: &str = "civil-violence.toml";
const BOTH: [&str; 2] = [VALLEY, CIVIL];

/// Long enough for every policy to begin and for the shock; short enough for many worlds.
const SHORT: &[&str] = &["clock.years=3"];

fn text_of(scenario: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(scenario);
    std::fs::read_to_string(path).unwrap()
}

/// A study of a text. Neither scenario of these tests reads a file beside its own.
fn study(text: &str, sets: &[&str]) -> Study {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scenario.toml");
    std::fs::write(&path, text).unwrap();
    let short = if text.contains("\n[clock]\n") { SHORT } else { &[] };
    let sets: Vec<String> = sets.iter().chain(short).map(ToString::to_string).collect();
    Study::open(&path, &sets).unwrap_or_else(|faults| panic!("{faults:#?}\n{sets:?}"))
}

/// The records of every option in draws 0 and 1, by (option, draw), each in a world of its own.
type Records = BTreeMap<(String, u32), Record>;

fn records(study: &Study) -> Records {
    let mut records = Records::new();
    for (option, info) in study.options().iter().enumerate() {
        for draw in 0..2 {
            let id = RunId { option, draw, run: 0 };
            let record = study.run(SEED, id, &mut study.new_world(), &mut Nothing).unwrap();
            records.insert((info.name.clone(), draw), record);
        }
    }
    records
}

/// Everything that two records, of dictionaries that may differ, say differently of what both have.
fn differences(one: (&Dictionary, &Record), other: (&Dictionary, &Record)) -> Vec<String> {
    let ((words, record), (other_words, other_record)) = (one, other);
    let mut list = Vec::new();
    for (at, outcome) in words.outcomes.iter().enumerate() {
        let Some(there) = other_words.outcome(&outcome.name) else { continue };
        let (a, b) = (record.outcomes[at], other_record.outcomes[there]);
        if a.to_bits() != b.to_bits() {
            list.push(format!("{} {a} and {b}", outcome.name));
        }
    }
    let points = words.time.points;
    assert_eq!(words.time, other_words.time);
    for (at, series) in words.series.iter().enumerate() {
        let Some(there) = other_words.series(&series.name) else { continue };
        let a = &record.series[at * points..(at + 1) * points];
        let b = &other_record.series[there * points..(there + 1) * points];
        if let Some(point) = (0..points).find(|&p| a[p].to_bits() != b[p].to_bits()) {
            let unit = &words.time.unit;
            let (a, b) = (a[point], b[point]);
            list.push(format!("{} from {unit} {point}: {a} and {b}", series.name));
        }
    }
    assert_eq!(words.layers, other_words.layers);
    if bits(&record.layers) != bits(&other_record.layers) {
        list.push("layers".to_owned());
    }
    if record.digest != other_record.digest {
        list.push("the digest of the weeks".to_owned());
    }
    list
}

fn bits(numbers: &[f32]) -> Vec<u32> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

/// What differs between the records of two studies with the same options, by run.
fn compare(one: &Study, other: &Study) -> Vec<String> {
    let (records, others) = (records(one), records(other));
    assert_eq!(records.keys().collect::<Vec<_>>(), others.keys().collect::<Vec<_>>());
    let mut list = Vec::new();
    for (id, record) in &records {
        let pair = ((one.dictionary(), record), (other.dictionary(), &others[id]));
        for what in differences(pair.0, pair.1) {
            list.push(format!("{}:{}:0 {what}", id.0, id.1));
        }
    }
    list
}

fn assert_same(differences: &[String], what: &str) {
    let mut shown = String::new();
    differences.iter().take(60).for_each(|line| writeln!(shown, "  {line}").unwrap());
    assert!(differences.is_empty(), "{what}: {} differences\n{shown}", differences.len());
}

/// The sections of a text, each from its `[head]` on.
fn sections(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for line in text.lines() {
        if line.starts_with('[') {
            parts.push(String::new());
        }
        let part = parts.last_mut().unwrap();
        part.push_str(line);
        part.push('\n');
    }
    parts
}

/// The text with its sections of one kind (`[policy.x]`, `[option.x]`) in the opposite order.
fn reversed(text: &str, kind: &str) -> String {
    let mut parts = sections(text);
    let head = format!("[{kind}.");
    let mut of_kind: Vec<String> = parts.iter().filter(|p| p.starts_with(&head)).cloned().collect();
    assert!(of_kind.len() > 1);
    for part in parts.iter_mut().filter(|part| part.starts_with(&head)) {
        *part = of_kind.pop().unwrap();
    }
    parts.concat()
}

/// The text with one option alone.
fn with_only(text: &str, option: &str) -> String {
    let mut parts = sections(text);
    let head = format!("[option.{option}]");
    parts.retain(|part| !part.starts_with("[option.") || part.starts_with(&head));
    parts
        .concat()
        .lines()
        .filter(|line| !line.starts_with("baseline"))
        .fold(String::new(), |text, line| text + line + "\n")
}

#[test]
fn a_run_is_the_same_when_repeated_in_a_world_that_served_other_options_and_draws() {
    for scenario in BOTH {
        let study = study(&text_of(scenario), &[]);
        let mut world = study.new_world();
        let first = records(&study);
        for (option, info) in study.options().iter().enumerate().rev() {
            for draw in (0..2).rev() {
                let id = RunId { option, draw, run: 0 };
                let again = study.run(SEED, id, &mut world, &mut Nothing).unwrap();
                let before = &first[&(info.name.clone(), draw)];
                let words = study.dictionary();
                let list = differences((words, before), (words, &again));
                assert_same(&list, &format!("{scenario}: {}", study.show(id)));
            }
        }
    }
}

#[test]
fn a_run_that_is_watched_is_the_same_as_one_that_is_not() {
    for scenario in BOTH {
        let study = study(&text_of(scenario), &[]);
        let id = RunId { option: study.options().len() - 1, draw: 1, run: 3 };
        let run = |watch: &mut dyn armistice::model::Watch| {
            study.run(SEED, id, &mut study.new_world(), watch).unwrap()
        };
        let mut events = Vec::new();
        let (watched, unwatched) = (run(&mut events), run(&mut Nothing));
        assert_eq!(watched, unwatched, "{scenario}");
        assert!(!events.is_empty(), "{scenario}");
    }
}

#[test]
fn options_in_another_order_leave_the_same_records() {
    for scenario in BOTH {
        let text = text_of(scenario);
        let (one, other) = (study(&text, &[]), study(&reversed(&text, "option"), &[]));
        let last = one.options().len() - 1;
        assert_eq!(one.options()[0].name, other.options()[last].name);
        assert_same(&compare(&one, &other), scenario);
    }
}

#[test]
fn an_option_leaves_the_same_records_without_the_others() {
    for scenario in BOTH {
        let text = text_of(scenario);
        let all = study(&text, &[]);
        let together = records(&all);
        for info in all.options() {
            let alone = study(&with_only(&text, &info.name), &[]);
            for (id, record) in records(&alone) {
                let pair = ((all.dictionary(), &together[&id]), (alone.dictionary(), &record));
                assert_same(&differences(pair.0, pair.1), &info.name);
            }
        }
    }
}

#[test]
fn policies_in_another_order_in_the_file_leave_the_same_records() {
    for scenario in BOTH {
        let text = text_of(scenario);
        let other = study(&reversed(&text, "policy"), &[]);
        assert_same(&compare(&study(&text, &[]), &other), scenario);
    }
}

/// Policies with nothing to give, and one that would give much, but never.
const NOTHING: &[(&str, &str, &str)] = &[
    (VALLEY, "a zone of no width", "kind = \"buffer_zone\"\nwidth_km = 0"),
    (VALLEY, "no posts one by one", "kind = \"integration\"\nmode = \"individual\"\nposts = 0"),
    (VALLEY, "no posts for units", "kind = \"integration\"\nmode = \"whole_units\"\nposts = 0"),
    (
        VALLEY,
        "posts at no pace",
        "kind = \"integration\"\nmode = \"individual\"\nquota_per_month = 0",
    ),
    (VALLEY, "no peacekeepers", "kind = \"peacekeeping\"\ntroops = 0"),
    (
        VALLEY,
        "no peacekeepers with a mandate to compel",
        "kind = \"peacekeeping\"\ntroops = 0\nrules_of_engagement = \"compel\"",
    ),
    (
        VALLEY,
        "a programme without places and money",
        "kind = \"ddr\"\nintake_per_month = 0\ncamp_months = 0\nreinsertion_months = 0\n\
         funded_share = 0\nusd_per_fighter = 0",
    ),
    (
        VALLEY,
        "an army of peacekeepers after the end",
        "kind = \"peacekeeping\"\ntroops = 20_000\nstart = { month = 100 }",
    ),
    (
        VALLEY,
        "a wide zone that ends as it begins",
        "kind = \"buffer_zone\"\nwidth_km = 60\nstart = { month = 2 }\nend = { month = 2 }",
    ),
    (CIVIL, "no police", "kind = \"police\"\ndensity = 0"),
];

#[test]
fn a_policy_that_does_nothing_changes_no_bit() {
    for scenario in BOTH {
        let text = text_of(scenario);
        let without = study(&text, &[]);
        let nothing: Vec<_> = NOTHING.iter().filter(|(of, ..)| *of == scenario).collect();
        let differences = |which: &[&(&str, &str, &str)]| {
            let (mut names, mut policies) = (Vec::new(), String::new());
            for (at, (_, _, policy)) in which.iter().enumerate() {
                // Its name stands before all others, and after them.
                for name in ["a", "z"].map(|letter| format!("{letter}-nothing-{at}")) {
                    writeln!(policies, "\n[policy.{name}]\n{policy}").unwrap();
                    names.push(name);
                }
            }
            let null = text.replace("policies = []", &format!("policies = {names:?}"));
            compare(&without, &study(&(null + &policies), &[]))
        };
        // All at once; one by one only to say which it was.
        if differences(&nothing).is_empty() {
            continue;
        }
        for one in nothing {
            assert_same(&differences(&[one]), one.1);
        }
        panic!("policies that do nothing one by one do something together");
    }
}

#[test]
fn a_value_set_to_its_default_or_to_what_the_file_says_changes_nothing() {
    for scenario in BOTH {
        let text = text_of(scenario);
        let file: Table = text.parse().unwrap();
        let model = file.get("model").map_or("transition", |name| name.as_str().unwrap());
        let kind = KINDS.iter().find(|kind| kind.name == model).unwrap();
        let mut sets = Vec::new();
        defaults(full_shape(kind), &file, "", &mut sets);
        assert!(sets.len() > 10, "{sets:?}");
        // What some option or draw says otherwise is not silent in all of them.
        let said = |set: &String| {
            let path = set.split('=').next().unwrap();
            let (policy, key) = path.rsplit_once('.').unwrap_or_default();
            let in_option = policy.starts_with("policy.") && {
                let name = policy.trim_start_matches("policy.");
                let options = file["option"].as_table().unwrap().values();
                let mut over = options.filter_map(|option| option.get("policy")?.get(name));
                over.any(|over| over.get(key).is_some())
            };
            in_option || file.get("uncertain").is_some_and(|rows| rows.get(path).is_some())
        };
        sets.retain(|set| !said(set));
        let sets: Vec<&str> = sets.iter().map(String::as_str).collect();
        assert_same(&compare(&study(&text, &[]), &study(&text, &sets)), scenario);
    }
}

#[test]
fn a_value_set_in_a_policy_passes_by_options_without_it_but_a_policy_of_no_option_is_refused() {
    let text = text_of(VALLEY);
    let (plain, set) = (study(&text, &[]), study(&text, &["policy.ddr.intake_per_month=60"]));
    let changed = compare(&plain, &set);
    assert!(!changed.is_empty());
    assert!(!changed.iter().any(|line| line.starts_with("ceasefire-only")), "{changed:?}");

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(VALLEY);
    let faults = Study::open(&path, &["policy.ddrr.intake_per_month=60".to_owned()]).err().unwrap();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].message, "no option has a policy `ddrr`");
    assert_eq!(faults[0].help.as_deref(), Some("did you mean `ddr`?"));
}

/// Words of `--set` for every number and choice that a file may say: its value there, or its
/// default where the file is silent.
fn defaults(shape: &Shape, table: &Table, path: &str, sets: &mut Vec<String>) {
    let join = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    let empty = Table::new();
    for field in shape.fields {
        let key = field.key();
        let here = table.get(key);
        match field {
            Field::Real(parameter) | Field::Whole(parameter) => {
                let value = here.map(ToString::to_string);
                let default = || parameter.default.map(|default| default.to_string());
                sets.extend(value.or_else(default).map(|value| format!("{}={value}", join(key))));
            }
            Field::Choice(choice) => {
                let value = here.and_then(Value::as_str).or(choice.default);
                sets.extend(value.map(|value| format!("{}=\"{value}\"", join(key))));
            }
            // A date is said in one of several ways, a map generated or read; and a policy is late
            // only where the file speaks of it.
            Field::Table("start" | "end" | "generate" | "slippage", _) => {}
            Field::Table(_, shape) => {
                let table = here.and_then(Value::as_table).unwrap_or(&empty);
                defaults(shape, table, &join(key), sets);
            }
            Field::Named("option" | "history", _) => {}
            Field::Named(_, shape) => {
                for (name, table) in here.and_then(Value::as_table).unwrap_or(&empty) {
                    defaults(
                        shape,
                        table.as_table().unwrap(),
                        &join(&format!("{key}.{name}")),
                        sets,
                    );
                }
            }
            Field::Kinds(_, kinds) => {
                for (name, table) in here.and_then(Value::as_table).unwrap_or(&empty) {
                    let of_kind = |kind: &&(&str, &Shape)| table["kind"].as_str() == Some(kind.0);
                    let shape = kinds.iter().find(of_kind).unwrap().1;
                    defaults(
                        shape,
                        table.as_table().unwrap(),
                        &join(&format!("{key}.{name}")),
                        sets,
                    );
                }
            }
            _ => {}
        }
    }
}

#[test]
fn another_uncertain_row_moves_no_other_sampled_value_and_no_record_if_it_only_says_the_default() {
    let text = text_of(VALLEY);
    let row = "\"party.front.fighters\" = { uniform = [4_000, 4_000] }\n";
    let at = text.find("\"trust.front.state\"").unwrap();
    let more = format!("{}{row}{}", &text[..at], &text[at..]);
    let (one, other) = (study(&text, &[]), study(&more, &[]));
    for draw in 0..20 {
        let (before, after) = (one.sampled(SEED, draw), other.sampled(SEED, draw));
        assert_eq!(after.len(), before.len() + 1);
        for pair in before {
            assert!(after.contains(&pair), "draw {draw}: {pair:?} in {after:?}");
        }
    }
    assert_same(&compare(&one, &other), "a row that says the default");
}

/// Set to rewrite what the known runs left.
const REWRITE: &str = "ARMISTICE_REWRITE_GOLDEN";

/// Value stability: no change of the code changes a number unnoticed, on any machine.
#[test]
fn known_runs_leave_the_numbers_that_they_left_before() {
    let mut lines = String::from(
        "# What known runs leave: digests of the weeks, outcomes, series and layers.\n\
         # tests/determinism.rs holds them. A change needs a line under Numbers in CHANGELOG.md.\n",
    );
    for (scenario, _) in GOLDEN {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(scenario);
        lines += &golden::lines(scenario, &Study::open(&path, &[]).unwrap());
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden.txt");
    if std::env::var_os(REWRITE).is_some() {
        std::fs::write(&file, &lines).unwrap();
    }
    let known = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        known == lines,
        "known runs leave other numbers than before.\nbefore:\n{known}\nnow:\n{lines}\n\
         If that is meant: {REWRITE}=1 cargo test --test determinism writes tests/golden.txt \
         anew, and the change needs a line under Numbers in CHANGELOG.md: which results moved and why."
    );
}
