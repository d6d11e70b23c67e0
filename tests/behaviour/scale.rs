//! Results do not depend on how the world is cut up: how many an agent stands for, how large a cell is.
//! And they do depend on where things are.

use std::path::{Path, PathBuf};

use armistice::scenario::Study;

use super::worlds::{Arm, Effect, accord, open, outcome, pairs, print_text, records};

/// Six outcomes of different kinds.
const OUTCOMES: [&str; 6] = [
    "battle_deaths",
    "civilians_killed",
    "displaced_person_months",
    "fighters_disarmed",
    "trust",
    "lawful_command",
];
/// A world in which something happens, with whole persons in every flow.
const WORLD: [&str; 6] = [
    "clock.years=3",
    "trust.front.state=0.15",
    "trust.state.front=0.15",
    "policy.ddr={kind=\"ddr\",intake_per_month=150,start={month=2}}",
    "policy.entry={kind=\"integration\",mode=\"individual\",posts=1200,quota_per_month=60,start={month=2}}",
    "policy.force={kind=\"peacekeeping\",troops=900,full_strength_after_months=3}",
];

/// Armed men who live off people, and no war that would hide where they do.
const PREYED: [&str; 4] = [
    "rule.predation.rate=0.05",
    "rule.commitment.prize=0",
    "rule.commitment.mood_sd=0",
    "policy.force.troops=1500",
];

/// Mean and half width of the 95% interval.
fn interval(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0);
    (mean, 1.96 * (variance / n).sqrt())
}

/// Prints the means of all outcomes and says which do not agree within their intervals.
fn disagree(what: &str, arms: &[(&str, &Study, Vec<Vec<f64>>)]) -> Vec<String> {
    let mut apart = Vec::new();
    for (at, name) in OUTCOMES.iter().enumerate() {
        let means: Vec<(f64, f64)> = arms.iter().map(|(_, _, all)| interval(&all[at])).collect();
        let shown: Vec<String> = arms
            .iter()
            .zip(&means)
            .map(|((arm, ..), (mean, half))| format!("{arm}: {mean:.3} +- {half:.3}"))
            .collect();
        print_text(
            "scale",
            &format!("{what}, {name}: {}", shown.join("; ")),
            arms[0].1,
            arms[0].2[at].len() as u32,
        );
        for (one, first) in means.iter().enumerate() {
            for (other, second) in means.iter().enumerate().skip(one + 1) {
                if (first.0 - second.0).abs() > first.1 + second.1 {
                    apart.push(format!("{name} at {} and {}", arms[one].0, arms[other].0));
                }
            }
        }
    }
    apart
}

fn values(arm: &Arm) -> Vec<Vec<f64>> {
    OUTCOMES.iter().map(|name| arm.outcome(name)).collect()
}

/// Sets a size of the scale to each of these, and says where the worlds do not agree.
fn agree(key: &str, sizes: [&str; 3]) {
    let arms = sizes.map(|size| {
        let set = format!("scale.{key}={size}");
        (size, accord(300, &[&WORLD, &[&set]]))
    });
    let arms: Vec<_> = arms.iter().map(|(size, arm)| (*size, &arm.study, values(arm))).collect();
    let apart = disagree(key, &arms);
    assert!(apart.is_empty(), "{apart:?}");
}

#[test]
fn how_many_civilians_a_block_stands_for_does_not_matter() {
    agree("people_per_agent", ["250", "500", "1000"]);
}

#[test]
fn how_many_fighters_an_agent_stands_for_does_not_matter() {
    agree("fighters_per_agent", ["1", "5", "20"]);
}

/// Sierra Leone with each cell cut into four: the same people, roads and claims in cells of 5 km.
fn finer(folder: &Path) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let maps = folder.join("maps/sierra-leone");
    std::fs::create_dir_all(&maps).unwrap();
    for entry in std::fs::read_dir(from.join("maps/sierra-leone")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.ends_with(".asc") {
            let text = cut(&std::fs::read_to_string(&path).unwrap(), name == "population.asc");
            std::fs::write(maps.join(&name), text).unwrap();
        } else if name == "legend.toml" {
            let text = std::fs::read_to_string(&path).unwrap();
            let text: Vec<String> = text.lines().map(double).collect();
            std::fs::write(maps.join(&name), text.join("\n")).unwrap();
        }
    }
    let text = std::fs::read_to_string(from.join("sierra-leone-2000.toml")).unwrap();
    let path = folder.join("sierra-leone-2000.toml");
    std::fs::write(&path, text.replace("cell_km = 10", "cell_km = 5")).unwrap();
    path
}

/// A line of the legend with the place of a town in finer cells.
fn double(line: &str) -> String {
    for key in ["x = ", "y = "] {
        if let Some(number) = line.strip_prefix(key) {
            return format!("{key}{}", 2 * number.trim().parse::<u32>().unwrap());
        }
    }
    line.to_owned()
}

/// A grid with each cell cut into four; people are shared out, the first cells take what is left.
fn cut(text: &str, people: bool) -> String {
    let mut rows = Vec::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[0] {
            "ncols" | "nrows" => {
                rows.push(format!("{} {}", words[0], 2 * words[1].parse::<u32>().unwrap()));
            }
            "cellsize" => rows.push("cellsize 5000".to_owned()),
            word if word.chars().next().is_some_and(char::is_alphabetic) => {
                rows.push(line.to_owned())
            }
            _ => {
                for second in [0, 1] {
                    let cells = words.iter().flat_map(|word| {
                        [0, 1].map(|first| match word.parse::<i64>() {
                            Ok(count) if people && count >= 0 => {
                                (count / 4 + i64::from(count % 4 > 2 * second + first)).to_string()
                            }
                            _ => (*word).to_owned(),
                        })
                    });
                    rows.push(cells.collect::<Vec<_>>().join(" "));
                }
            }
        }
    }
    rows.join("\n") + "\n"
}

#[test]
fn how_large_a_cell_is_does_not_matter() {
    let folder = std::env::temp_dir().join(format!("armistice-scale-{}", std::process::id()));
    let fine = finer(&folder);
    let sets = ["clock.years=2", "clock.report_at=[1]"].map(str::to_owned);
    let coarse =
        open("scenarios/sierra-leone-2000.toml", &["clock.years=2", "clock.report_at=[1]"]);
    let fine = Study::open(&fine, &sets).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let draws = pairs(150);
    let arms: Vec<_> = [("10 km", &coarse), ("5 km", &fine)]
        .map(|(name, study)| {
            let lived = records(study, "phased-first", draws);
            let all = OUTCOMES.iter().map(|name| outcome(study, &lived, name)).collect();
            (name, study, all)
        })
        .into();
    let apart = disagree("cell_km", &arms);
    let _ = std::fs::remove_dir_all(&folder);
    assert!(apart.is_empty(), "{apart:?}");
}

#[test]
fn where_troops_stand_moves_deaths() {
    // The same troops at the two towns that see least, and where the map asks for them.
    let arm = accord(200, &[&WORLD, &PREYED]);
    let killed = arm.layer("civilians_killed", |_| true);
    let places = &arm.study.dictionary().grid.as_ref().unwrap().places;
    let width = arm.study.dictionary().grid.as_ref().unwrap().width;
    let seen = |place: &armistice::model::Place| {
        let near = |cell: usize| {
            let (x, y) = (cell % width, cell / width);
            x.abs_diff(place.x) <= 2 && y.abs_diff(place.y) <= 2
        };
        arm.layer("civilians_killed", near).iter().sum::<f64>()
    };
    let mut quiet: Vec<_> = places.iter().map(|place| (seen(place), &place.name)).collect();
    quiet.sort_by(|a, b| a.0.total_cmp(&b.0));
    let places = format!("policy.force.places=[\"{}\",\"{}\"]", quiet[0].1, quiet[1].1);
    let moved = accord(200, &[&WORLD, &PREYED, &[&places]]);
    let effect = Effect::of(&moved.layer("civilians_killed", |_| true), &killed);
    arm.print("scale", "civilians killed with the troops at the quietest towns", &effect);
    assert!(effect.rises(), "{effect}");
}

/// The outcomes in which two arms differ beyond their intervals, draw by draw.
fn differ(what: &str, one: &Arm, other: &Arm, names: &[&'static str]) -> Vec<&'static str> {
    let mut differ = Vec::new();
    for &name in names {
        let effect = Effect::of(&other.outcome(name), &one.outcome(name));
        one.print("scale", &format!("{name} {what}"), &effect);
        if effect.rises() || effect.falls() {
            differ.push(name);
        }
    }
    differ
}

#[test]
fn another_map_gives_another_result() {
    let (one, other) = (accord(200, &[&WORLD]), accord(200, &[&WORLD, &["map.generate.seed=6"]]));
    let differ = differ("on another map", &one, &other, &OUTCOMES);
    assert!(!differ.is_empty());
}

#[test]
fn agents_are_not_their_mean() {
    // Every fighter, commander and block like the average one of its place.
    let mean = [
        "rule.ties.spread=0",
        "rule.tracks.taste=0",
        "rule.flight.threshold_spread=0",
        "rule.walk_out.interest_spread=0",
    ];
    let shock = ["shock.vote={kind=\"contested_vote\",month=14}"];
    let (one, other) = (accord(200, &[&WORLD, &shock]), accord(200, &[&WORLD, &shock, &mean]));
    let names = [
        "battle_deaths",
        "displaced_person_months",
        "fighters_disarmed",
        "fighters_integrated",
        "armed_exits",
        "deserted",
    ];
    let differ = differ("where every agent is like the mean of its place", &one, &other, &names);
    assert!(differ.len() >= 3, "{differ:?}");
}
