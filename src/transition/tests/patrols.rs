//! Patrols by reports: they cover what was reported, and go elsewhere when that changes.

use super::super::setup::Setup;
use super::super::start::start;
use super::super::week::week;
use super::super::world::World;
use super::{document, options, read};
use crate::luck::Luck;
use crate::model::Nothing;
use crate::transition::country::map::Cell;

/// Two companies in two towns of the valley, of whom three in five go by reports, and nobody who harms anybody.
const FORCE: &str = "policy.force = { kind = \"peacekeeping\", troops = 300, \
     places = [\"Town 1\", \"Town 2\"], full_strength_after_months = 0, \
     posture = { points = 0.2, wide_area = 0.0, by_reports = 0.6, force_protection = 0.2 } }\n\
     rule.predation = { rate = 0.0, crime = 0.0 }\nrule.contact.rate = 0.0\n\
     rule.spoilers.intensity = 0.0\nrule.patrols.each = 1.0\n";

fn valley(more: &str) -> Setup {
    let (_, mut valley) = options(super::VALLEY, "").swap_remove(0);
    if let crate::document::Value::Table(table) = &mut valley.root.value {
        table.remove("policy");
    }
    [FORCE, more].iter().for_each(|words| valley.root.lay_over(&document(words).root));
    read(&valley).unwrap().1
}

/// Cover of each cell, week by week, where so many deaths of each cell were reported as each begins.
fn cover(setup: &Setup, reported: &[&[(Cell, f32)]]) -> Vec<Vec<f32>> {
    let (luck, mut w) = (Luck::of_run(1, 0, 0), World::default());
    start(setup, &luck, &mut w);
    let weeks = reported.iter().zip(0..);
    let lived = weeks.map(|(reported, now)| {
        w.week = now;
        w.cells.reported.fill(0.0);
        reported.iter().for_each(|&(cell, deaths)| w.cells.reported[cell as usize] = deaths);
        week(setup, &luck.at(now), &mut w, &mut Nothing);
        w.cells.cover.clone()
    });
    lived.collect()
}

/// Hours from a cell to each within reach of it.
fn hours(setup: &Setup, from: Cell) -> Vec<f64> {
    let map = &setup.country.ground.map;
    let mut hours = vec![f64::INFINITY; map.inside.len()];
    map.near.with_hours(from).for_each(|(step, far)| hours[step.cell as usize] = far);
    hours
}

/// Two cells that a patrol of the first town reaches, out of reach of its point and of each other.
fn two_places(setup: &Setup) -> [Cell; 2] {
    let (map, rule) = (&setup.country.ground.map, &setup.rules.deterrence);
    let base = hours(setup, map.cell_of(&map.places[0]));
    let far = |cell: &Cell| {
        let hours = base[*cell as usize];
        hours > 2.0 * rule.point_hours && hours < rule.wide_hours
    };
    let of: Vec<Cell> = map.cells.iter().copied().filter(far).collect();
    let apart = |&(a, b): &(Cell, Cell)| hours(setup, a)[b as usize] > 2.0 * rule.point_hours;
    let mut pairs = of.iter().flat_map(|&a| of.iter().map(move |&b| (a, b)));
    let (a, b) = pairs.find(apart).unwrap();
    [a, b]
}

#[test]
fn a_patrol_covers_the_place_that_was_reported_and_moves_on_when_another_is() {
    let setup = valley("");
    let [one, other] = two_places(&setup);
    let quiet = cover(&setup, &[&[], &[], &[]]);
    let told = cover(&setup, &[&[], &[(one, 40.0)], &[(other, 40.0)]]);
    assert_eq!(told[0], quiet[0], "nobody told of anything");
    let there = [one, other].map(|cell| hours(&setup, cell));
    for (week, near) in [(1, &there[0]), (2, &there[1])] {
        for &cell in &setup.country.ground.map.cells {
            let (cell, within) = (cell as usize, setup.rules.deterrence.point_hours);
            let (more, less) = (told[week][cell], quiet[week][cell]);
            assert_eq!(
                more > less,
                near[cell] < within,
                "week {week}, cell {cell}: {more}, {less}"
            );
            assert!(more >= less);
        }
    }
    // The twin: what is told reaches nobody.
    let deaf = valley("rule.temporary.reaches = 0.0\n");
    assert_eq!(cover(&deaf, &[&[], &[(one, 40.0)], &[(other, 40.0)]]), quiet);
}

#[test]
fn patrols_go_where_most_was_reported_and_spread_as_far_as_one_is_enough() {
    let setup = valley("policy.force.places = [\"Town 1\"]\n");
    let [one, other] = two_places(&setup);
    let both = &[(one, 40.0), (other, 30.0)];
    let quiet = cover(&setup, &[&[], &[]]);
    let more = |setup: &Setup, reported: &[(Cell, f32)]| {
        let told = cover(setup, &[&[], reported]);
        [one, other].map(|cell| told[1][cell as usize] - quiet[1][cell as usize])
    };
    // One patrol each, where each looks after the place that it goes to.
    let [first, second] = more(&setup, both);
    assert!(first > 0.0 && second > 0.0, "{first}, {second}");
    // Both to the worse place, where one is hardly enough.
    let few = valley("policy.force.places = [\"Town 1\"]\nrule.patrols.each = 0.1\n");
    let [doubled, none] = more(&few, both);
    assert!(doubled > first && none == 0.0, "{doubled} against {first}, {none}");
}
