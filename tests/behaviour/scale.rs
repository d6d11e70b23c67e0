//! Results do not depend on how the world is cut up: how many an agent stands for, how large a cell is.
//! And they do depend on where things are.

mod cuts;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{Arm, FEW_AT_A_TIME, accord};

/// Six outcomes of different kinds.
const OUTCOMES: [&str; 6] = [
    "battle_deaths",
    "civilians_killed",
    "displaced_person_months",
    "fighters_disarmed",
    "trust",
    "lawful_command",
];
/// A world in which something happens.
const WORLD: [&str; 3] = ["clock.years=3", "trust.front.state=0.15", "trust.state.front=0.15"];
/// Policies with whole persons in every flow.
const POLICIES: [&str; 3] = [
    "policy.ddr={kind=\"ddr\",intake_per_month=150,start={month=2}}",
    "policy.entry={kind=\"integration\",mode=\"individual\",posts=1200,quota_per_month=60,start={month=2}}",
    "policy.force={kind=\"peacekeeping\",troops=900,full_strength_after_months=3}",
];

/// Fighters who live off people, and no war that would hide where they do.
const PREYED: [&str; 4] = [
    "rule.predation.rate=0.025",
    "rule.commitment.prize=0",
    "rule.commitment.mood_sd=0",
    "policy.force.troops=1500",
];

/// What the policies of the world do to an outcome: what is too small beside it does not matter.
fn policies(name: &str) -> Quantity {
    accord(&[&FEW_AT_A_TIME, &WORLD, &POLICIES]).outcome(name)
        - accord(&[&FEW_AT_A_TIME, &WORLD]).outcome(name)
}

/// Sets a size of the scale to each of these, and compares with the world as it stands in the file.
fn agree(key: &str, sizes: [&str; 2]) {
    let mut pattern = Pattern::new("scale", 200);
    for name in OUTCOMES {
        for size in sizes {
            let cut =
                accord(&[&FEW_AT_A_TIME, &WORLD, &POLICIES, &[&format!("scale.{key}={size}")]])
                    .outcome(name);
            pattern = pattern.vanishes(
                &format!("{name}, {key} = {size} against the file's"),
                &(cut - accord(&[&FEW_AT_A_TIME, &WORLD, &POLICIES]).outcome(name)),
                &policies(name),
            );
        }
    }
    pattern.holds();
}

#[test]
fn how_many_civilians_a_block_stands_for_does_not_matter() {
    agree("people_per_agent", ["250", "1000"]);
}

#[test]
fn how_many_fighters_an_agent_stands_for_does_not_matter() {
    agree("fighters_per_agent", ["1", "20"]);
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
fn how_large_a_cell_is_matters_little() {
    let folder = std::env::temp_dir().join(format!("armistice-scale-{}", std::process::id()));
    let fine = finer(&folder);
    // No war over a mood: it would hide what a cell does, or take a thousand draws more.
    let sets = [
        "clock.years=2",
        "clock.report_at=[1]",
        "scale.people_per_agent=4000",
        "rule.commitment.prize=0",
        "rule.commitment.mood_sd=0",
    ];
    let coarse = Arm::of("scenarios/sierra-leone-2000.toml", &sets, "phased-first");
    let fine = Arm::of(fine.to_str().unwrap(), &sets, "phased-first");
    let _ = std::fs::remove_dir_all(&folder);
    // Beside the whole of an outcome. Of those who fall in battle, few without a war, these draws
    // tell nothing.
    let names = OUTCOMES.into_iter().filter(|name| *name != "battle_deaths");
    names
        .fold(Pattern::new("scale", 60), |pattern, name| {
            pattern.vanishes(
                &format!("{name}, cells of 5 km against 10"),
                &(fine.outcome(name) - coarse.outcome(name)),
                &coarse.outcome(name),
            )
        })
        .holds();
}

#[test]
fn where_troops_stand_moves_deaths() {
    // The same troops at the two towns that see least, and where the map asks for them.
    let arm = accord(&[&FEW_AT_A_TIME, &WORLD, &POLICIES, &PREYED]);
    let grid = arm.study.dictionary().grid.clone().unwrap();
    let seen = |place: &armistice::model::Place| {
        let near = |cell: usize| {
            let (x, y) = (cell % grid.width, cell / grid.width);
            x.abs_diff(place.x) <= 2 && y.abs_diff(place.y) <= 2
        };
        arm.layer("civilians_killed", near).values(200).iter().sum::<f64>()
    };
    let mut quiet: Vec<_> = grid.places.iter().map(|place| (seen(place), &place.name)).collect();
    quiet.sort_by(|a, b| a.0.total_cmp(&b.0));
    let places = format!("policy.force.places=[\"{}\",\"{}\"]", quiet[0].1, quiet[1].1);
    let moved = accord(&[&FEW_AT_A_TIME, &WORLD, &POLICIES, &PREYED, &[&places]]);
    let killed = |arm: &Arc<Arm>| arm.outcome("civilians_killed");
    Pattern::new("scale", 200)
        .rises(
            "civilians killed with the troops at the quietest towns",
            &(killed(&moved) - killed(&arm)),
        )
        .holds();
}

#[test]
fn another_map_gives_another_result() {
    let other = accord(&[&FEW_AT_A_TIME, &WORLD, &POLICIES, &["map.generate.seed=6"]]);
    let moved =
        |name| other.outcome(name) - accord(&[&FEW_AT_A_TIME, &WORLD, &POLICIES]).outcome(name);
    Pattern::new("scale", 200)
        .differs("fighters disarmed on another map", &moved("fighters_disarmed"))
        .holds();
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
    let moved = |name| {
        let world = |more: &[&str]| {
            accord(&[&FEW_AT_A_TIME, &WORLD, &POLICIES, &shock, more]).outcome(name)
        };
        world(&mean) - world(&[])
    };
    let mut pattern = Pattern::new("scale", 200);
    for name in ["fighters_integrated", "armed_exits", "deserted"] {
        let what = format!("{name} where every agent is like the mean of its place");
        pattern = pattern.falls(&what, &moved(name));
    }
    pattern.holds();
}
