//! Reading `[map]`: rasters beside the scenario, or a generated map.

use super::cell::{CELL_KM, Cell};
use super::cell_map::Map;
use super::{generate, rasters, travel};
use crate::document::{ANY, Beside, Field, Section, Shape, Words};
use crate::model::Place;

const RASTERS: Words = Words {
    key: "rasters",
    meaning: "folder of ESRI ASCII grids: population, terrain, districts, claims, roads, \
              resources (.asc) and legend.toml, relative to this file",
};

/// `[map]`
pub const SHAPE: Shape = Shape {
    about: "Where it happens: rasters or a generated map",
    fields: &[
        Field::Text(&RASTERS),
        Field::Table("generate", &generate::SHAPE),
        Field::Real(&CELL_KM),
    ],
};

impl Map {
    /// What stands for a map that could not be read, so that the rest of a file is read all the same:
    /// one cell, whose names are any names.
    pub fn stand_in() -> Self {
        let any = || vec![ANY.to_owned()];
        let mut map = Self {
            width: 1,
            height: 1,
            cell_km: 10.0,
            inside: vec![true],
            cells: vec![0],
            people: vec![1],
            terrain: vec![1.0],
            district: vec![0],
            claim: vec![Some(0)],
            road: vec![0],
            resource: vec![0.0],
            districts: any(),
            claimants: any(),
            places: vec![Place { name: ANY.to_owned(), x: 0, y: 0, people: 1 }],
            ..Self::default()
        };
        map.near = travel::measure(&map);
        map
    }

    /// True for a map that could not be read.
    pub fn is_stand_in(&self) -> bool {
        self.districts.iter().any(|name| name == ANY)
    }

    /// Reads `[map]`: rasters beside the scenario, or a generated map.
    pub fn read(section: &Section<'_>, beside: &Beside) -> Option<Self> {
        let cell_km = section.number(&CELL_KM);
        let rasters = section.text(&RASTERS);
        let generate = section.section("generate");
        let mut map = match (rasters, generate.exists()) {
            (Some(name), false) => rasters::read(section, beside, name, cell_km)?,
            (None, true) if !section.sound(CELL_KM.key) => return None,
            (None, true) => generate::read(&generate, cell_km)?,
            (Some(_), true) => {
                section.fault("generate", "map has both rasters and generate; say one");
                return None;
            }
            // A map that is missing, or is something else, was said to be so.
            (None, false)
                if !section.exists() || section.has(RASTERS.key) || section.has("generate") =>
            {
                return None;
            }
            (None, false) => {
                section.fault(
                    "rasters",
                    "map needs `rasters = \"maps/…\"` or `generate = { … }`; no map is made up",
                );
                return None;
            }
        };
        map.cells = (0..map.inside.len()).filter(|&c| map.inside[c]).map(|c| c as Cell).collect();
        let steps = map.cells.len() as f64 * travel::cells_in_reach(cell_km);
        if steps > travel::MOST_STEPS {
            let message = format!(
                "map: {} cells of {cell_km} km have about {:.0} million neighbours within {} km, \
                 {:.0} MB; at most {:.0} million are kept: use larger cells",
                map.cells.len(),
                steps / 1e6,
                travel::REACH_KM,
                steps * 12.0 / 1e6,
                travel::MOST_STEPS / 1e6,
            );
            section.fault("cell_km", message);
            return None;
        }
        map.near = travel::measure(&map);
        Some(map)
    }
}
