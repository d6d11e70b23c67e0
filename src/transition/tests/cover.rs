//! Deterrence by presence, by place: one base more or less is felt within its reach and nowhere
//! else.

use super::super::start::start;
use super::super::week::week;
use super::super::world::World;
use super::{document, options, read};
use crate::luck::Luck;
use crate::model::Nothing;

/// Cover and protection of each cell in the first week, and the cells within reach of each town;
/// an operation with a company, and its police, at each of some towns of the valley.
struct Covered {
    cover: Vec<f32>,
    protection: Vec<f32>,
    /// Hours within which a company covers anything.
    reach: Vec<Vec<bool>>,
}

fn covered(towns: &[&str], companies: usize) -> Covered {
    let troops = 150 * companies;
    let words = format!(
        "policy.force = {{ kind = \"peacekeeping\", troops = {troops}, police = {troops}, \
         places = {towns:?}, full_strength_after_months = 0 }}\nrule.deterrence.wide_hours = 4.0"
    );
    let (_, mut valley) = options(super::VALLEY, "").swap_remove(0);
    if let crate::document::Value::Table(table) = &mut valley.root.value {
        table.remove("policy");
    }
    valley.root.lay_over(&document(&words).root);
    let (_, setup) = read(&valley).unwrap();
    let (luck, mut w) = (Luck::of_run(1, 0, 0), World::default());
    start(&setup, &luck, &mut w);
    week(&setup, &luck, &mut w, &mut Nothing);
    let map = &setup.country.ground.map;
    let reach = map.places.iter().map(|town| {
        let mut cells = vec![false; map.inside.len()];
        let near = map.near.with_hours(map.cell_of(town));
        let covered = near.filter(|(_, hours)| *hours < 4.0);
        covered.for_each(|(step, _)| cells[step.cell as usize] = true);
        cells
    });
    let reach = reach.collect();
    Covered { cover: w.cells.cover, protection: w.cells.protection, reach }
}

/// Cells in which two worlds differ in cover or protection.
fn changed(one: &Covered, other: &Covered) -> Vec<usize> {
    let differs =
        |&c: &usize| one.cover[c] != other.cover[c] || one.protection[c] != other.protection[c];
    (0..one.cover.len()).filter(differs).collect()
}

#[test]
fn a_base_deleted_with_its_company_changes_that_week_only_cells_that_it_covered() {
    let all = ["Town 1", "Town 2", "Town 3", "Town 4", "Town 5"];
    let with = covered(&all, all.len());
    for (gone, town) in all.iter().enumerate() {
        let left: Vec<&str> = all.iter().copied().filter(|name| name != town).collect();
        let without = covered(&left, left.len());
        let changed = changed(&with, &without);
        let reach = &with.reach[gone];
        let inside = reach.iter().filter(|&&near| near).count();
        println!("{town}: {} of {inside} cells in reach changed", changed.len());
        assert!(inside < reach.len() / 2, "the reach is the map: this tests nothing");
        assert!(changed.iter().all(|&cell| reach[cell]), "{town} was felt beyond its reach");
        // And every cell in reach lost some.
        for cell in (0..reach.len()).filter(|&cell| reach[cell]) {
            assert!(without.cover[cell] < with.cover[cell], "{town}: cell {cell} lost nothing");
        }
    }
}

#[test]
fn a_base_deleted_whose_company_moves_on_changes_only_what_both_bases_cover() {
    let all = ["Town 1", "Town 2", "Town 3", "Town 4"];
    let with = covered(&all, all.len());
    // The list is taken in order and begun again: the fourth company goes to the first town.
    let without = covered(&all[..3], all.len());
    let changed = changed(&with, &without);
    assert!(!changed.is_empty());
    let felt = |&cell: &usize| with.reach[3][cell] || with.reach[0][cell];
    assert!(changed.iter().all(felt));
}

#[test]
fn without_an_operation_nothing_is_covered() {
    let none = covered(&["Town 1"], 0);
    assert!(none.cover.iter().chain(&none.protection).all(|&share| share == 0.0));
}
