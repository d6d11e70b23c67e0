//! A map from ESRI ASCII grids. A missing raster is a fault, never a generated map; what layers and
//! legend say is either meant and read, or told with its file and line.

mod checks;
mod foreign;
mod grid;
mod header;
mod legend;
mod tally;
mod towns;
mod word;

use std::path::Path;

use self::checks::{
    Country, LAYERS, positions, refuse_strays, values, warn_of_holes, whole_people,
};
use self::grid::{Grid, Value};
use self::legend::Legend;
use super::cell::CELL_KM;
use super::cell_map::Map;
use crate::document::{Beside, Document, Section};
use crate::faults::{Fault, Kind};
use crate::model::InputFile;

/// The largest raster that is read [bytes]: 250,000 cells of 20 characters, with room.
const LARGEST: u64 = 16 << 20;

/// Reads all rasters of a folder; every fault of every file is collected.
pub(super) fn read(
    section: &Section<'_>,
    beside: &Beside,
    name: &str,
    cell_km: f64,
) -> Option<Map> {
    let faults = section.faults();
    let before = faults.len();
    let folder = beside.at(name);
    if let Some(what) = beside.no_folder(&folder) {
        section.fault("rasters", format!("map.rasters: \"{name}\" {what}"));
        return None;
    }
    let mut files = Files { section, beside, folder: &folder, name, inputs: Vec::new() };
    let mut grids = LAYERS.map(|layer| files.grid(layer.name));
    let legend = files.legend();
    let inputs = files.inputs;
    refuse_other_cells(section, &mut grids, cell_km);
    let country = country(section, &grids, name);
    let values = LAYERS.each_ref().map(|layer| {
        let grid = of(&grids, layer.name)?;
        Some(values(layer, grid, country.as_ref()?, faults))
    });
    let at = |name: &str| LAYERS.iter().position(|layer| layer.name == name);
    let [mut district, mut claim] = ["districts", "claims"].map(|name| {
        let (at, legend) = (at(name)?, legend.as_ref()?);
        let named = if name == "claims" { &legend.claims } else { &legend.districts };
        let cells = (of(&grids, name)?, values[at].as_deref()?);
        Some(positions(&LAYERS[at], cells, named, country.as_ref()?, faults))
    });
    let [people, terrain, _, _, roads, resources] = values;
    let (population, legend) = (of(&grids, "population"), legend.as_ref());
    // Where a value is wrong the sum is no number, and not judged.
    let nobody = people.as_ref().is_some_and(|people| people.iter().sum::<f64>() < 1.0);
    if let (Some(grid), true) = (population, nobody) {
        let message = format!("{name}: population.asc has no people");
        faults.push(Fault::new(Kind::Scenario, message).at(&grid.place(0)));
    }
    // Only where rows bear a header out is it known how large the map is.
    let size = grids.iter().flatten().find(|grid| grid.values.is_some());
    let size = size.map(|grid| (grid.header.ncols as usize, grid.header.nrows as usize));
    let mut warnings = Vec::new();
    if let (Some(legend), Some(size)) = (legend, size) {
        let known = country.as_ref().filter(|country| country.known && !nobody);
        let people = people.as_deref().zip(known);
        towns::refuse_nowhere(&legend.towns, size, people, faults);
        warnings = towns::warn_of_large(&legend.towns, size, people);
    }
    if faults.len() > before {
        return None;
    }
    let size = size?;
    let holes = warn_of_holes(of(&grids, "districts")?, &legend?.districts, country.as_ref()?);
    warnings.extend(holes);
    let (legend, country, district) = (legend?, country?, district.take()?);
    Some(Map {
        width: size.0,
        height: size.1,
        cell_km,
        people: whole_people(&people?, &district, legend.districts.codes.len()),
        inside: country.inside,
        terrain: terrain?.iter().map(|&x| x.max(1.0) as f32).collect(),
        // Outside the country a cell has no district; nothing asks for it there.
        district: district.iter().map(|at| at.unwrap_or(0)).collect(),
        claim: claim.take()?,
        road: roads?.iter().map(|&x| x as u8).collect(),
        resource: resources?.iter().map(|&x| x as f32).collect(),
        districts: legend.districts.codes.iter().map(|(_, name, _)| name.clone()).collect(),
        claimants: legend.claims.codes.iter().map(|(_, name, _)| name.clone()).collect(),
        places: legend.towns.iter().map(|town| town.town.clone()).collect(),
        inputs,
        warnings,
        ..Map::default()
    })
}

/// A raster by its name.
fn of<'a>(grids: &'a [Option<Grid>], name: &str) -> Option<&'a Grid> {
    let at = LAYERS.iter().position(|layer| layer.name == name)?;
    grids.get(at)?.as_ref().filter(|grid| grid.values.is_some())
}

/// All rasters must have the cells of most of them, of the size that the scenario says, in metres.
/// Those that do not are taken away: their cells are not those of the map.
fn refuse_other_cells(section: &Section<'_>, grids: &mut [Option<Grid>; 6], cell_km: f64) {
    let faults = section.faults();
    let degrees = |grid: &Grid| grid.header.is_in_degrees(cell_km);
    grids.iter().flatten().filter(|grid| degrees(grid)).for_each(|grid| {
        grid.header.refuse_degrees(cell_km, faults);
    });
    let metres = grids.iter().flatten().any(|grid| !degrees(grid));
    if metres {
        for grid in &mut *grids {
            *grid = grid.take().filter(|grid| !degrees(grid));
        }
    }
    // A size that the rows of a grid belie was told, and is not compared.
    let sized = |grid: &Grid| grid.values.is_some();
    let votes = |one: &Grid| {
        let same = |other: &&Grid| one.header.covers(&other.header, sized(one) && sized(other));
        (sized(one), grids.iter().flatten().filter(same).count())
    };
    // The first of those with the most votes.
    let Some(most) = grids.iter().flatten().rev().max_by_key(|grid| votes(grid)) else { return };
    let (model, known) = (most.header.clone(), sized(most));
    for grid in &mut *grids {
        *grid = grid.take().filter(|grid| {
            let sized = known && sized(grid);
            grid.header.refuse_other(&model, sized, faults);
            grid.header.covers(&model, sized)
        });
    }
    let longest = model.ncols.max(model.nrows) as f64;
    let holds = !metres || model.is_of(cell_km * 1000.0, longest);
    section.require("cell_km", holds, || {
        let (size, metres) = (model.cellsize / 1000.0, cell_km * 1000.0);
        let meant = if size < *CELL_KM.range.start() {
            format!("cellsize is in metres, {metres} for such a cell")
        } else {
            "cellsize in metres".to_owned()
        };
        format!("map.cell_km = {cell_km}, but the rasters' cells are {size} km ({meant})")
    });
}

/// The cells where the population has data; where it could not be read, those with a district.
fn country(section: &Section<'_>, grids: &[Option<Grid>; 6], name: &str) -> Option<Country> {
    let known = of(grids, "population");
    let grid = known.or_else(|| of(grids, "districts"))?;
    let values = grid.values.as_ref()?;
    if known.is_some() && values.iter().all(|value| *value == Value::NoData) {
        let message = format!("{name}: population.asc has no cell with data");
        section.faults().push(Fault::new(Kind::Scenario, message).at(&grid.place(0)));
        return None;
    }
    let inside = values.iter().map(|value| matches!(value, Value::Is(_))).collect();
    let mut country = Country { inside, known: known.is_some() };
    if known.is_some() {
        let others: Vec<&Grid> = LAYERS[1..].iter().filter_map(|l| of(grids, l.name)).collect();
        refuse_strays(grid, &others, &mut country, section.faults());
    }
    Some(country)
}

struct Files<'a> {
    section: &'a Section<'a>,
    beside: &'a Beside,
    folder: &'a Path,
    name: &'a str,
    inputs: Vec<InputFile>,
}

impl Files<'_> {
    fn text(&mut self, file: &str, largest: u64) -> Option<String> {
        let path = self.folder.join(file);
        let head = self.beside.first_bytes(&path, foreign::HEAD).unwrap_or_default();
        if let Some(fault) = foreign::bytes(&path, &head) {
            self.section.faults().push(fault);
            return None;
        }
        match self.beside.text(&path, largest) {
            Ok(text) => {
                if let Some(fault) = foreign::text(&path, &text) {
                    self.section.faults().push(fault);
                    return None;
                }
                let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
                self.inputs.push(InputFile { path: format!("{}/{file}", self.name), hash });
                Some(text)
            }
            Err(mut fault) => {
                // The file is named by the scenario, so it is the scenario that is at fault.
                fault.kind = Kind::Scenario;
                let here = self.section.place_of("rasters");
                let place = fault.place.clone().unwrap_or(here);
                self.section.faults().push(fault.at(&place));
                None
            }
        }
    }

    fn grid(&mut self, name: &str) -> Option<Grid> {
        let file = format!("{name}.asc");
        let text = self.text(&file, LARGEST)?;
        let path = self.folder.join(&file).display().to_string();
        grid::parse(&path, &text, self.section.faults())
    }

    fn legend(&mut self) -> Option<Legend> {
        let text = grid::plain(&self.text("legend.toml", 1 << 20)?);
        let path = self.folder.join("legend.toml").display().to_string();
        let faults = self.section.faults();
        Document::parse(&path, text, faults).map(|document| legend::read(&document.root, faults))
    }
}
