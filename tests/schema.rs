//! The JSON Schema that editors check by allows what the program reads.

use std::path::{Path, PathBuf};

use armistice::document::json_schema;
use armistice::scenario::{KINDS, ModelKind, Study, full_shape};
use serde_json::Value as Json;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A scenario as JSON; a bare date is its text.
fn json(text: &str) -> Json {
    fn plain(value: toml::Value) -> Json {
        match value {
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(flag) => flag.into(),
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(list) => list.into_iter().map(plain).collect(),
            toml::Value::Table(table) => {
                Json::Object(table.into_iter().map(|(key, value)| (key, plain(value))).collect())
            }
        }
    }
    plain(toml::Value::Table(text.parse().unwrap()))
}

/// Lays one tree over another, table by table.
fn lay_over(under: &mut Json, over: Json) {
    match (under, over) {
        (Json::Object(under), Json::Object(over)) => {
            for (key, value) in over {
                lay_over(under.entry(key).or_insert(Json::Null), value);
            }
        }
        (under, over) => *under = over,
    }
}

fn kind_of(scenario: &Json) -> &'static ModelKind {
    let name = scenario.get("model").and_then(Json::as_str).unwrap_or(KINDS[0].name);
    KINDS.iter().find(|kind| kind.name == name).unwrap()
}

/// All that the schema has against a scenario.
fn said(scenario: &Json) -> Vec<String> {
    let schema = json_schema("A scenario", full_shape(kind_of(scenario)));
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    validator
        .iter_errors(scenario)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Every block of TOML in a page, with the number of its first line.
fn examples(page: &str) -> Vec<(usize, String)> {
    let mut blocks: Vec<(usize, String)> = Vec::new();
    let mut inside = false;
    for (at, line) in page.lines().enumerate() {
        match line.trim() {
            "```toml" => {
                inside = true;
                blocks.push((at + 2, String::new()));
            }
            "```" => inside = false,
            _ if inside => blocks.last_mut().unwrap().1 += &format!("{line}\n"),
            _ => {}
        }
    }
    blocks
}

#[test]
fn every_scenario_that_the_program_reads_passes_its_schema() {
    let files = [
        toml_files(&root().join("scenarios")),
        toml_files(&root().join("src/cli/like")),
        vec![
            root().join("src/cli/new.toml"),
            root().join("tests/report/hostile.toml"),
            root().join("tests/behaviour/accord.toml"),
            root().join("tests/behaviour/factions.toml"),
        ],
    ];
    let mut seen = 0;
    for file in files.concat() {
        let scenario = json(&std::fs::read_to_string(&file).unwrap());
        assert_eq!(said(&scenario), [""; 0], "{}", file.display());
        seen += 1;
    }
    assert!(seen >= 8, "only {seen} scenarios were looked at");
}

/// Numbers in a part of a file.
fn numbers(part: &toml::Value) -> usize {
    match part {
        toml::Value::Integer(_) | toml::Value::Float(_) => 1,
        toml::Value::Array(list) => list.iter().map(numbers).sum(),
        toml::Value::Table(table) => table.values().map(numbers).sum(),
        _ => 0,
    }
}

#[test]
fn a_type_of_war_is_a_sound_scenario_of_few_numbers_none_of_which_is_unlike_the_cases_compared_with()
 {
    for file in toml_files(&root().join("src/cli/like")) {
        let text = std::fs::read_to_string(&file).unwrap();
        // Its format is nobody's own.
        let count = numbers(&text.parse::<toml::Table>().unwrap().into()) - 1;
        assert!(count <= 25, "{} has {count} numbers", file.display());
        let study = Study::open(&file, &[]).unwrap_or_else(|faults| panic!("{faults:#?}"));
        (0..50).for_each(|draw| study.check_draw(1, draw).unwrap());
        let warnings = study.warnings(1);
        assert!(warnings.is_empty(), "{}: {warnings:#?}", file.display());
    }
}

#[test]
fn every_example_in_the_documents_passes_the_schema() {
    let mut seen = 0;
    for page in std::fs::read_dir(root().join("docs")).unwrap() {
        let path = page.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "md") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        // The first whole scenario of a page is what its other examples are parts of.
        let mut whole: Option<Json> = None;
        for (line, block) in examples(&text) {
            // A map's legend is another kind of file.
            if block.starts_with("# legend.toml") {
                continue;
            }
            let mut example = json(&block);
            if example.get("format").is_none() {
                let mut base =
                    whole.clone().unwrap_or_else(|| panic!("{path:?}:{line}: part of what?"));
                lay_over(&mut base, example);
                example = base;
            } else if whole.is_none() {
                whole = Some(example.clone());
            }
            assert_eq!(said(&example), [""; 0], "{}:{line}", path.display());
            seen += 1;
        }
    }
    assert!(seen >= 12, "only {seen} examples were looked at");
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let text = std::fs::read_to_string(root().join("scenarios/valley.toml")).unwrap();
    let valley = json(&text);
    for (path, value) in [
        (&["clock", "years"][..], Json::from(1_000)),
        (&["clock", "yeers"], 5.into()),
        (&["party", "front", "kind"], "insurgent".into()),
        (&["party", "front", "fighters"], serde_json::json!({ "value": 900, "sorce": "x" })),
        (&["format"], Json::Null),
    ] {
        let mut scenario = valley.clone();
        let (last, tables) = path.split_last().unwrap();
        let table = tables.iter().fold(&mut scenario, |node, key| &mut node[*key]);
        table[*last] = value.clone();
        assert!(!said(&scenario).is_empty(), "{path:?} = {value}");
    }
    let mut silent = valley.clone();
    silent["party"]["front"].as_object_mut().unwrap().remove("fighters");
    assert!(!said(&silent).is_empty(), "fighters must be said");
}

#[test]
fn keys_that_may_be_missing_are_not_called_needed() {
    let schema = json_schema("A scenario", full_shape(&KINDS[0]));
    let needed = |path: &str| schema.pointer(path).unwrap()["required"].clone();
    let criterion = "/properties/criterion/additionalProperties";
    assert_eq!(needed(criterion), serde_json::json!(["outcome"]));
    let history = needed("/properties/history/additionalProperties");
    assert!(history.as_array().unwrap().contains(&"source".into()), "{history}");
    assert_eq!(
        needed("/properties/party/additionalProperties"),
        serde_json::json!(["kind", "fighters"])
    );
}
