//! Deaths in battle do not depend on how fighters and ground are cut up: over four times in the size of
//! units, of agents and of cells they stay within a fifth, in war and in a shaky ceasefire.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use armistice::model::Model;
use armistice::transition::Transition;

use crate::pattern::Pattern;
use crate::worlds::{Arm, open};

const VALLEY: &str = "scenarios/valley.toml";
/// A war from the first months on.
const WAR: [&str; 5] = [
    "rule.commitment.prize=2",
    "rule.commitment.mood_sd=2",
    "rule.contact.war=60",
    "clock.years=2",
    "clock.report_at=[1]",
];
/// A ceasefire in which trust hardly grows, and no war.
const SHAKY: [&str; 5] = [
    "rule.commitment.prize=0",
    "rule.commitment.mood_sd=0",
    "rule.trust.most_up=0.002",
    "clock.years=3",
    "clock.report_at=[1]",
];

/// The ceasefire alone in a world of the valley.
fn valley(file: &str, world: &[&str], set: &str) -> Arc<Arm> {
    let sets: Vec<&str> = world.iter().copied().chain([set]).collect();
    Arm::of(file, &sets, "ceasefire-only")
}

/// Battle deaths of one world are within a fifth of those of another: within a tenth of twice as many.
fn within_a_fifth(pattern: Pattern, what: &str, one: &Arc<Arm>, other: &Arc<Arm>) -> Pattern {
    let deaths = |arm: &Arc<Arm>| arm.outcome("battle_deaths");
    pattern.vanishes(what, &(deaths(other) - deaths(one)), &(deaths(one) * 2.0))
}

/// Two sizes of a scale, in war and in a shaky ceasefire.
fn agree(key: &str, one: u32, other: u32) {
    for (name, world, draws) in [("war", WAR, 100), ("a shaky ceasefire", SHAKY, 800)] {
        let size = |size| valley(VALLEY, &world, &format!("scale.{key}={size}"));
        let what =
            format!("battle_deaths in {name}, {key} = {other} against {one}, within a fifth");
        within_a_fifth(Pattern::new("scale", draws), &what, &size(one), &size(other)).holds();
    }
}

#[test]
fn how_many_fighters_one_commander_leads_moves_no_deaths() {
    agree("fighters_per_unit", 100, 400);
}

#[test]
fn how_many_fighters_an_agent_stands_for_moves_no_deaths() {
    agree("fighters_per_agent", 6, 24);
}

/// The valley as rasters, each cell of its map cut into `by` times `by` with the same people in all.
fn cut(by: usize, folder: &Path) -> PathBuf {
    let study = open(VALLEY, &[]);
    let setup = study.setup(0, 1, 0).unwrap();
    let setup = setup.downcast_ref::<<Transition as Model>::Setup>().unwrap();
    let map = &setup.country.ground.map;
    let maps = folder.join("map");
    std::fs::create_dir_all(&maps).unwrap();
    let (width, height, km) = (map.width * by, map.height * by, map.cell_km / by as f64);
    let grid = |name: &str, value: &dyn Fn(usize, u32) -> String| {
        let mut text = format!(
            "ncols {width}\nnrows {height}\nxllcorner 0\nyllcorner 0\ncellsize {}\nNODATA_value -9999\n",
            1000.0 * km
        );
        for y in 0..height {
            let cell =
                |x: usize| value((y / by) * map.width + x / by, (y % by * by + x % by) as u32);
            text += &(0..width).map(cell).collect::<Vec<_>>().join(" ");
            text.push('\n');
        }
        std::fs::write(maps.join(name), text).unwrap();
    };
    // People are shared out, the first cells take what is left.
    let parts = (by * by) as u32;
    let people =
        |cell: usize, part| map.people[cell] / parts + u32::from(part < map.people[cell] % parts);
    grid("population.asc", &|cell, part| people(cell, part).to_string());
    grid("terrain.asc", &|cell, _| map.terrain[cell].to_string());
    grid("districts.asc", &|cell, _| (map.district[cell] + 1).to_string());
    grid("claims.asc", &|cell, _| map.claim[cell].map_or(0, |claim| claim + 1).to_string());
    grid("roads.asc", &|cell, _| map.road[cell].to_string());
    grid("resources.asc", &|cell, _| map.resource[cell].to_string());
    let mut legend = String::new();
    for (table, names) in [("districts", &map.districts), ("claims", &map.claimants)] {
        writeln!(legend, "[{table}]").unwrap();
        for (at, name) in names.iter().enumerate() {
            writeln!(legend, "{} = \"{name}\"", at + 1).unwrap();
        }
    }
    for town in &map.places {
        let (x, y) = (town.x * by + by / 2, town.y * by + by / 2);
        writeln!(
            legend,
            "[[place]]\nname = \"{}\"\nx = {x}\ny = {y}\npeople = {}",
            town.name, town.people
        )
        .unwrap();
    }
    std::fs::write(maps.join("legend.toml"), legend).unwrap();
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(VALLEY)).unwrap();
    let line = |line: &str| match line.split(' ').next() {
        Some("generate") => "rasters = \"map\"".to_owned(),
        Some("cell_km") => format!("cell_km = {km}"),
        _ => line.to_owned(),
    };
    let path = folder.join("valley.toml");
    std::fs::write(&path, text.lines().map(line).collect::<Vec<_>>().join("\n")).unwrap();
    path
}

/// Cells cut into so many by so many against whole ones.
fn cells_agree(name: &str, world: [&str; 5], by: usize, draws: u32) {
    let folder = std::env::temp_dir().join(format!("armistice-cuts-{}-{by}", std::process::id()));
    let [whole, cut] = [1, by].map(|by| {
        let path = cut(by, &folder.join(by.to_string()));
        valley(path.to_str().unwrap(), &world, "scale.people_per_agent=600")
    });
    let _ = std::fs::remove_dir_all(&folder);
    let what = format!(
        "battle_deaths in {name}, cells of {} km against 10, within a fifth",
        10.0 / by as f64
    );
    within_a_fifth(Pattern::new("scale", draws), &what, &whole, &cut).holds();
}

#[test]
fn how_large_a_cell_is_moves_no_deaths_in_war() {
    cells_agree("war", WAR, 4, 24);
}

#[test]
fn how_large_a_cell_is_moves_no_deaths_in_a_shaky_ceasefire() {
    cells_agree("a shaky ceasefire", SHAKY, 2, 400);
}
