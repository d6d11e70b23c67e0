//! A country that is one row of cells: how fear spreads along it and how long people walk.

use std::fmt::Write as _;

use super::super::fade::fade;
use super::super::rules::people::{fear, flight};
use super::super::setup::Setup;
use super::super::start::start;
use super::super::world::{Status, World};
use super::{document, read_in};
use crate::luck::Luck;

const CELLS: usize = 41;

/// A row of flat cells of 10 km without roads, 100 people in each and a town at its western end.
fn line(rules: &str) -> (Setup, World) {
    let folder = tempfile::tempdir().unwrap();
    let raster = |name: &str, value: &dyn Fn(usize) -> String| {
        let mut text =
            format!("ncols {CELLS}\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 10000\n");
        (0..CELLS).for_each(|cell| write!(text, "{} ", value(cell)).unwrap());
        std::fs::write(folder.path().join(format!("{name}.asc")), text).unwrap();
    };
    raster("population", &|_| "100".to_owned());
    raster("terrain", &|_| "1".to_owned());
    raster("districts", &|_| "1".to_owned());
    raster("claims", &|cell| (1 + cell / 30).to_string());
    raster("roads", &|_| "0".to_owned());
    raster("resources", &|_| "0".to_owned());
    let legend = "[districts]\n1 = \"row\"\n[claims]\n1 = \"state\"\n2 = \"front\"\n\
                  [[place]]\nname = \"Haven\"\nx = 0\ny = 0\npeople = 100\n";
    std::fs::write(folder.path().join("legend.toml"), legend).unwrap();
    let words = format!(
        "clock.years = 2\nmap.rasters = \".\"\nmap.cell_km = 10\nscale.people_per_agent = 100\n\
         party.state = {{ kind = \"state\", fighters = 300 }}\n\
         party.front = {{ kind = \"rebel\", fighters = 300 }}\n{rules}"
    );
    let (_, setup) = read_in(&document(&words), folder.path()).unwrap();
    let mut w = World::default();
    start(&setup, &Luck::of_run(1, 0, 0), &mut w);
    (setup, w)
}

/// Distance of the people of a cell so many cells away [km]: in the cell itself, the mean distance
/// from the middle of a square of 10 km.
fn people_km(cells: u32) -> f64 {
    (10.0 * f64::from(cells)).max(3.826)
}

#[test]
fn fear_from_one_cell_is_the_kernel_times_what_stays_to_the_power_of_the_weeks() {
    let (stays, reach, middle) = (0.9_f64, 45.0, 20_u32);
    let (setup, mut w) = line("rule.fear.stays = 0.9\nrule.fear.reach_km = 45.0\n");
    fear::spread(&setup.rules.fear, &setup.country.ground.map, &mut w.cells, middle, 2.0, None);
    for weeks in 0..60 {
        for cell in 0..CELLS as u32 {
            let km = people_km(cell.abs_diff(middle));
            let expected = 2.0 * fade(km, reach) * libm::pow(stays, f64::from(weeks));
            let found = f64::from(w.cells.fear[cell as usize]);
            // Fear is kept in single precision, rounded once a week.
            let most = expected * 1e-7 * f64::from(weeks + 2);
            assert!((found - expected).abs() <= most, "{km} km, week {weeks}: {found}, {expected}");
            assert_eq!(found == 0.0, km >= reach, "{km} km");
        }
        fear::step(&setup.rules.fear, &setup.country.ground, &mut w.cells);
    }
}

#[test]
fn what_is_believed_from_afar_follows_as_two_exponentials_do() {
    let (stays, lag) = (0.9_f64, 0.8_f64);
    let (setup, mut w) = line("rule.fear.stays = 0.9\nrule.fear.belief_stays = 0.8\n");
    fear::spread(&setup.rules.fear, &setup.country.ground.map, &mut w.cells, 20, 1.0, None);
    let first = fade(people_km(0), setup.rules.fear.reach_km);
    for weeks in 1..40 {
        fear::step(&setup.rules.fear, &setup.country.ground, &mut w.cells);
        // b(t) = sum over k of (1 - lag) lag^(t-k) stays^k, a geometric series.
        let power = |base: f64, of: i32| libm::pow(base, f64::from(of));
        let sum = stays * (power(stays, weeks) - power(lag, weeks)) / (stays - lag);
        let expected = first * (1.0 - lag) * sum;
        let found = f64::from(w.cells.believed[20]);
        assert!((found - expected).abs() < 1e-5, "week {weeks}: {found}, {expected}");
    }
}

/// Weeks on the way from each cell to the haven and, for those who are let home, back.
fn walked(hours: f64) -> (Vec<u32>, Vec<u32>) {
    let rules = format!(
        "rule.flight.walk_hours = {hours:?}\nrule.flight.leaves = 1.0\nrule.flight.returns = 1.0\n\
         rule.flight.quiet_weeks = 1.0\n"
    );
    let (setup, mut w) = line(&rules);
    let luck = Luck::of_run(1, 0, 0);
    let (mut there, mut back) = (vec![0; CELLS], vec![0; CELLS]);
    w.cells.push.fill(9.0);
    // Nobody believes home quiet before all have arrived.
    w.cells.believed.fill(9.0);
    for now in 0..200 {
        if now == 100 {
            w.cells.push.fill(0.0);
            w.cells.believed.fill(0.0);
        }
        flight::step(
            &setup.rules.flight,
            &setup.country,
            &luck.at(now),
            &mut w.people,
            &mut w.cells,
            &mut w.scratch.astir,
            &mut w.tally.returned,
        );
        for block in 0..w.people.len() {
            let home = w.people.home[block] as usize;
            // The week of leaving ends where it began.
            match w.people.status[block] {
                Status::Fleeing => there[home] += 1,
                Status::Returning => back[home] += 1,
                _ => {}
            }
        }
        if now == 99 {
            let away = (1..w.people.len()).all(|at| w.people.status[at] == Status::Displaced);
            assert!(away, "all but those of the town itself are in it");
        }
    }
    assert!(w.people.status.iter().all(|&status| status == Status::Home));
    (there, back)
}

#[test]
fn who_flees_along_a_line_arrives_when_the_hours_of_the_way_have_been_walked() {
    // 10 km at 4 km/h off the road.
    let cell_hours = 2.5;
    for cells_a_week in [1.0, 2.0, 4.0, 8.0] {
        let hours = cell_hours * cells_a_week;
        let (there, back) = walked(hours);
        for cell in 1..CELLS {
            let weeks = (cell as f64 * cell_hours / hours).ceil() as u32;
            assert_eq!(there[cell], weeks, "from cell {cell} at {hours} hours a week");
            assert_eq!(back[cell], weeks, "back to cell {cell} at {hours} hours a week");
        }
        assert_eq!((there[0], back[0]), (0, 0), "who is there need not go");
    }
}

/// Nobody rests between two cells: of a week's hours, those that do not reach the next cell are
/// lost, and a cell that takes longer than a week takes a week.
#[test]
fn a_week_on_the_way_ends_in_a_cell_and_is_never_less_than_one() {
    for (hours, cells_a_week) in [(1.0, 1), (4.0, 1), (6.0, 2), (9.9, 3)] {
        let (there, _) = walked(hours);
        for cell in 1..CELLS as u32 {
            let weeks = cell.div_ceil(cells_a_week);
            assert_eq!(there[cell as usize], weeks, "from cell {cell} at {hours} hours a week");
        }
    }
}
