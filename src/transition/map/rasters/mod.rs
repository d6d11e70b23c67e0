//! A map from ESRI ASCII grids. A missing raster is a fault, never a generated map; what layers and
//! legend say is either meant and read, or told with its file and line.

mod checks;
mod grid;
mod header;
mod legend;
mod tally;
mod word;

use std::path::Path;

use self::checks::{Country, LAYERS, positions, values, warn_of_holes, whole_people};
use self::grid::{Grid, Value};
use self::legend::Legend;
use super::Map;
use crate::document::{Beside, Document, Section, read_text};
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
    let mut files = Files { section, folder: &folder, name, inputs: Vec::new() };
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
    if let (Some(grid), Some(people), Some(country)) = (population, &people, &country) {
        // A sum with something wrong in it is no number, and not judged.
        if country.known && people.iter().sum::<f64>() < 1.0 {
            let message = format!("{name}: population.asc has no people");
            faults.push(Fault::new(Kind::Scenario, message).at(&grid.place(0)));
        }
    }
    let header = &grids.iter().flatten().next()?.header;
    let size = (header.ncols as usize, header.nrows as usize);
    if let Some(legend) = legend {
        let people = people.as_deref().zip(country.as_ref().filter(|country| country.known));
        refuse_nowhere(section, legend, size, people);
    }
    if faults.len() > before {
        return None;
    }
    let warnings = warn_of_holes(of(&grids, "districts")?, &legend?.districts, country.as_ref()?);
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
        warnings: warnings.into_iter().collect(),
        ..Map::default()
    })
}

/// A raster by its name.
fn of<'a>(grids: &'a [Option<Grid>], name: &str) -> Option<&'a Grid> {
    let at = LAYERS.iter().position(|layer| layer.name == name)?;
    grids.get(at)?.as_ref().filter(|grid| grid.values.is_some())
}

/// All rasters must have the cells of the first, of the size that the scenario says, in metres. Those
/// that do not are taken away: their cells are not those of the map.
fn refuse_other_cells(section: &Section<'_>, grids: &mut [Option<Grid>; 6], cell_km: f64) {
    let faults = section.faults();
    let degrees = |grid: &Option<Grid>| {
        grid.as_ref().is_some_and(|grid| grid.header.refuse_degrees(cell_km, faults))
    };
    let in_degrees = grids.iter().filter(|grid| degrees(grid)).count() > 0;
    let Some(first) = grids.iter().flatten().next().map(|grid| grid.header.clone()) else { return };
    for grid in &mut *grids {
        if grid.as_ref().is_some_and(|grid| !grid.header.covers(&first, faults)) {
            *grid = None;
        }
    }
    let longest = first.ncols.max(first.nrows) as f64;
    let holds = in_degrees || first.is_of(cell_km * 1000.0, longest);
    section.require("cell_km", holds, || {
        let size = first.cellsize / 1000.0;
        format!(
            "map.cell_km = {cell_km}, but the rasters' cells are {size} km (cellsize in metres)"
        )
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
    Some(Country { inside, known: known.is_some() })
}

/// Towns must lie in cells with people.
fn refuse_nowhere(
    section: &Section<'_>,
    legend: &Legend,
    (width, height): (usize, usize),
    people: Option<(&[f64], &Country)>,
) {
    // Where a value is wrong the sum is no number, and no town is larger.
    let all = people.map_or(f64::NAN, |(people, _)| people.iter().sum::<f64>().ceil());
    for town in &legend.towns {
        let (x, y) = (town.town.x, town.town.y);
        if town.town.people as f64 > all {
            let message = format!(
                "place \"{}\": people = {} are more than the {all} of the whole country",
                crate::text::shortened(&town.town.name, 60),
                town.town.people
            );
            section.faults().push(Fault::new(Kind::Scenario, message).at(&town.places[2]));
        }
        let what = if x >= width || y >= height {
            format!("lies outside the map of {width} x {height} cells")
        } else {
            let Some((people, country)) = people else { continue };
            let cell = y * width + x;
            match (country.inside.get(cell), people.get(cell)) {
                (_, Some(people)) if people.is_nan() || *people > 0.0 => continue,
                (Some(true), _) => "has no people".to_owned(),
                _ => "lies outside the country".to_owned(),
            }
        };
        let name = crate::text::shortened(&town.town.name, 60);
        let message = format!(
            "place \"{name}\" needs a name and x, y of a cell with people: column {x}, row {y} {what}"
        );
        let fault = Fault::new(Kind::Scenario, message)
            .at(&town.places[usize::from(x < width && y >= height)]);
        section.faults().push(fault.help("columns and rows count from 0 at the north-west cell"));
    }
}

struct Files<'a> {
    section: &'a Section<'a>,
    folder: &'a Path,
    name: &'a str,
    inputs: Vec<InputFile>,
}

impl Files<'_> {
    fn text(&mut self, file: &str, largest: u64) -> Option<String> {
        let path = self.folder.join(file);
        match read_text(&path, largest) {
            Ok(text) => {
                let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
                self.inputs.push(InputFile { path: format!("{}/{file}", self.name), hash });
                Some(text)
            }
            Err(mut fault) => {
                // The file is named by the scenario, so it is the scenario that is at fault.
                fault.kind = Kind::Scenario;
                let here = self.section.place_of("rasters");
                let utf16 = |text: &str| text.contains('\0');
                if fault.place.as_ref().is_some_and(|place| utf16(&place.text.text)) {
                    fault.help = Some("it looks like UTF-16: save it as UTF-8".to_owned());
                }
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
        let text = self.text("legend.toml", 1 << 20)?;
        let path = self.folder.join("legend.toml").display().to_string();
        let faults = self.section.faults();
        Document::parse(&path, text, faults).map(|document| legend::read(&document.root, faults))
    }
}
