//! Sound inputs, to be damaged.

use std::fs;
use std::path::Path;

use super::guard;

/// Every scenario that the project has, and a small one with every kind of section.
pub fn scenarios() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = vec![SMALL.to_owned(), on_map()];
    for folder in ["scenarios", "src/cli/like", "tests/report", "tests/behaviour"] {
        let mut files: Vec<_> =
            fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let is_toml = |file: &&std::path::PathBuf| file.extension().is_some_and(|e| e == "toml");
        for file in files.iter().filter(is_toml) {
            texts.push(fs::read_to_string(file).unwrap());
        }
    }
    texts.push(include_str!("../../src/cli/new.toml").to_owned());
    texts
}

/// The small scenario on rasters.
pub fn on_map() -> String {
    SMALL.replace(
        "generate = { width = 12, height = 10, towns = 4, districts = 2, people = 100_000, west = \
         \"state\", east = \"front\" }\ncell_km = 10",
        "rasters = \"map\"",
    )
}

/// The files of a small map.
pub fn map() -> Vec<(&'static str, String)> {
    let head = "ncols 4\nnrows 3\nxllcorner 500000\nyllcorner 900000\ncellsize 10000\n\
                NODATA_value -9999\n";
    let rows = |row: &str| format!("{head}{row}\n{row}\n{row}\n");
    vec![
        ("population.asc", rows("-9999 4500 5000 5500")),
        ("terrain.asc", rows("-9999 1 1.5 2")),
        ("districts.asc", rows("-9999 1 1 2")),
        ("claims.asc", rows("-9999 1 1 2")),
        ("roads.asc", rows("-9999 2 1 0")),
        ("resources.asc", rows("-9999 0 0 0.5")),
        (
            "legend.toml",
            "[districts]\n1 = \"district-1\"\n2 = \"district-2\"\n[claims]\n1 = \"state\"\n\
             2 = \"front\"\n[[place]]\nname = \"town-1\"\nx = 1\ny = 1\npeople = 4000\n\
             [[place]]\nname = \"town-2\"\nx = 3\ny = 2\npeople = 900\n"
                .to_owned(),
        ),
    ]
}

/// Puts the maps that come with the program beside the scenarios to be.
pub fn put_maps(folder: &Path) {
    guard::copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/maps"),
        &folder.join("maps"),
    );
}

/// Writes a scenario and a map beside it.
pub fn write(folder: &Path, scenario: &[u8], map: &[(&str, Vec<u8>)]) {
    fs::write(folder.join("s.toml"), scenario).unwrap();
    fs::create_dir_all(folder.join("map")).unwrap();
    for (name, bytes) in map {
        fs::write(folder.join("map").join(name), bytes).unwrap();
    }
}

/// The map, whole.
pub fn whole_map() -> Vec<(&'static str, Vec<u8>)> {
    map().into_iter().map(|(name, text)| (name, text.into_bytes())).collect()
}

/// A scenario of every kind of section, small enough to be lived.
pub const SMALL: &str = r#"format = 1
name = "Small"
question = "What holds?"
about = "Made up"
sensitive = true

[clock]
start = "2030-01-10"
years = 2
report_at = [1, 2]

[map]
generate = { width = 12, height = 10, towns = 4, districts = 2, people = 100_000, west = "state", east = "front" }
cell_km = 10

[scale]
people_per_agent = 1000
fighters_per_agent = 40

[people]
displaced = 2_000

[community.hill]
share = 0.4
leans = "front"

[community.plain]
share = 0.6
leans = "state"

[party.state]
kind = "state"
fighters = { value = 1_000, source = "assumption" }

[party.front]
kind = "rebel"
fighters = 600
cohesion = "mixed"

[party.gang]
kind = "criminal"
fighters = 80
non_signatory = true
holds = ["front"]

[trust]
state.front = 0.2
front.state = 0.3

[sponsor.neighbour]
to = "front"
usd_per_month = 10_000
fighters_per_month = 2
refuge = true

[shock.vote]
kind = "contested_vote"
month = 9
chance = 0.5

[slippage.ddr]
late_months = 3

[policy.mission]
kind = "peacekeeping"
troops = 200
end = { month = 20 }

[policy.ddr]
kind = "ddr"
intake_per_month = 60
start = { month = 3 }

[policy.army]
kind = "integration"
mode = "individual"
posts = 200
start = { after = "ddr.disarmament", share = 0.4, months = 1 }

[policy.interim]
kind = "interim_security"
form = "joint"
consent = ["state", "front"]
districts = ["district-1"]

[policy.reward]
kind = "spoiler_management"
party = "gang"
usd_per_month = 1_000
start = { when = "incidents_per_month < 5", for_months = 2, or_month = 12 }

[rule.contact]
rate = 0.005

[option.none]
says = "No mission"
policies = ["ddr", "army"]

[option.all]
policy.ddr.intake_per_month = 90
policy.army.mode = "whole_units"

[uncertain]
"trust.front.state" = { uniform = [0.1, 0.4] }
"party.front.cohesion" = { choice = ["loose", "mixed", "firm"] }
"policy.ddr.intake_per_month" = { whole = [40, 90] }

[compare]
baseline = "none"
outcomes = ["conflict_renewed", "battle_deaths"]

[criterion.peace]
outcome = "conflict_renewed"
year = 1
at_most = 0.5

[history.deaths]
series = "battle_deaths"
month = 6
value = 12
source = "invented"
"#;
