//! A map from ESRI ASCII grids. A missing raster is a fault, never a generated map.

use std::path::{Path, PathBuf};

use super::{MOST_CELLS, Map};
use crate::document::{Beside, Document, Node, Section, Value, read_text};
use crate::faults::{Fault, Faults, Kind, nearest};
use crate::model::{InputFile, Place};

/// The largest raster that is read [bytes]: 250,000 cells of 20 characters, with room.
const LARGEST: u64 = 16 << 20;

/// The size and place of a grid: all rasters of a map share it.
#[derive(Debug, Clone, PartialEq, Default)]
struct Header {
    ncols: u64,
    nrows: u64,
    corner: (f64, f64),
    cellsize: f64,
}

/// One raster: a number a cell, `None` where there is no data.
struct Raster {
    header: Header,
    values: Vec<Option<f64>>,
}

/// Reads all rasters of a folder; every fault of every file is collected.
pub(super) fn read(
    section: &Section<'_>,
    beside: &Beside,
    name: &str,
    cell_km: f64,
) -> Option<Map> {
    let faults = section.faults();
    let mut map = Map { cell_km, ..Map::default() };
    let folder = beside.at(name);
    let mut files = Files { section, folder: &folder, name, header: None, inputs: Vec::new() };
    let [population, terrain, districts, claims, roads, resources] =
        ["population", "terrain", "districts", "claims", "roads", "resources"]
            .map(|name| files.raster(name));
    let legend = files.legend();
    let inputs = files.inputs;
    let (population, legend) = (population?, legend?);
    map.width = population.header.ncols as usize;
    map.height = population.header.nrows as usize;
    let size_km = population.header.cellsize / 1000.0;
    section.require("cell_km", (size_km - cell_km).abs() < 1e-6, || {
        format!("map.cell_km = {cell_km}, but the rasters' cells are {size_km} km")
    });
    map.inside = population.values.iter().map(Option::is_some).collect();
    if !map.inside.contains(&true) {
        section.fault("rasters", format!("{name}: population.asc has no cell with data"));
        return None;
    }
    if population.values.iter().flatten().sum::<f64>() < 1.0 {
        section.fault("rasters", format!("{name}: population.asc has no people"));
        return None;
    }
    refuse_unknown(&legend, &["districts", "claims", "place"], faults);
    let at = |name: &str| folder.join(format!("{name}.asc"));
    let check = |file: &str, raster: Raster, low: f64, high: f64, whole: bool| {
        checked(faults, &at(file), &raster, &map.inside, low, high, whole)
    };
    let people = check("population", population, 0.0, 4e9, true);
    let rough = check("terrain", terrain?, 1.0, 100.0, false);
    let district_codes = check("districts", districts?, 0.0, 65_535.0, true);
    let claim_codes = check("claims", claims?, 0.0, 65_535.0, true);
    let road = check("roads", roads?, 0.0, 2.0, true);
    let resource = check("resources", resources?, 0.0, 1.0, false);
    let codes =
        |key: &str, raster: &[f64]| names(&legend, key, raster, &map.inside, &folder, faults);
    let (district_names, district) = codes("districts", &district_codes);
    let (claimants, claim) = codes("claims", &claim_codes);
    map.people = people.iter().map(|&x| x as u32).collect();
    map.terrain = rough.iter().map(|&x| x.max(1.0) as f32).collect();
    map.district = district.iter().map(|code| code.unwrap_or(0)).collect();
    map.claim = claim;
    map.road = road.iter().map(|&x| x as u8).collect();
    map.resource = resource.iter().map(|&x| x as f32).collect();
    map.districts = district_names;
    map.claimants = claimants;
    map.places = places(&legend, &map, &folder, faults);
    map.inputs = inputs;
    Some(map)
}

struct Files<'a> {
    section: &'a Section<'a>,
    folder: &'a Path,
    name: &'a str,
    header: Option<(PathBuf, Header)>,
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
                let place = self.section.place_of("rasters");
                self.section.faults().push(fault.at(&place));
                None
            }
        }
    }

    fn raster(&mut self, name: &str) -> Option<Raster> {
        let file = format!("{name}.asc");
        let text = self.text(&file, LARGEST)?;
        let path = self.folder.join(&file);
        let raster = match parse(&text) {
            Ok(raster) => raster,
            Err((line, message)) => {
                let message = format!("{}:{line}: {message}", path.display());
                self.section.faults().push(Fault::new(Kind::Scenario, message));
                return None;
            }
        };
        match &self.header {
            None => self.header = Some((path, raster.header.clone())),
            Some((first, header)) if *header != raster.header => {
                let message = format!(
                    "{} is {} x {} cells of {} m from {:?}, but {} is {} x {} of {} m from {:?}",
                    path.display(),
                    raster.header.ncols,
                    raster.header.nrows,
                    raster.header.cellsize,
                    raster.header.corner,
                    first.display(),
                    header.ncols,
                    header.nrows,
                    header.cellsize,
                    header.corner,
                );
                self.section.faults().push(Fault::new(Kind::Scenario, message));
                return None;
            }
            Some(_) => {}
        }
        Some(raster)
    }

    fn legend(&mut self) -> Option<Node> {
        let text = self.text("legend.toml", 1 << 20)?;
        let path = self.folder.join("legend.toml").display().to_string();
        Document::parse(&path, text, self.section.faults()).map(|document| document.root)
    }
}

/// Reads an ESRI ASCII grid. The message of an error comes with its line.
fn parse(text: &str) -> Result<Raster, (usize, String)> {
    let mut header = Header::default();
    let mut no_data = None;
    let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line)).peekable();
    while let Some(&(number, line)) = lines.peek() {
        let mut words = line.split_whitespace();
        let Some(key) = words.next() else {
            lines.next();
            continue;
        };
        if !key.starts_with(|first: char| first.is_ascii_alphabetic()) {
            break;
        }
        let value: f64 = words
            .next()
            .and_then(|word| word.parse().ok())
            .filter(|value: &f64| value.is_finite())
            .ok_or_else(|| (number, format!("{key} needs a number")))?;
        match key.to_ascii_lowercase().as_str() {
            "ncols" => header.ncols = value as u64,
            "nrows" => header.nrows = value as u64,
            "xllcorner" | "xllcenter" => header.corner.0 = value,
            "yllcorner" | "yllcenter" => header.corner.1 = value,
            "cellsize" => header.cellsize = value,
            "nodata_value" => no_data = Some(value),
            _ => return Err((number, format!("{key} is no key of an ESRI ASCII grid"))),
        }
        lines.next();
    }
    let cells = header.ncols.saturating_mul(header.nrows);
    if header.cellsize <= 0.0 || cells == 0 {
        return Err((1, "ncols, nrows and cellsize must stand at the top and be above 0".into()));
    }
    if cells > MOST_CELLS {
        let bytes = cells.saturating_mul(1800) >> 20;
        return Err((
            1,
            format!(
                "{} x {} = {cells} cells would need about {bytes} MB; at most {MOST_CELLS} are read",
                header.ncols, header.nrows
            ),
        ));
    }
    let mut values = Vec::with_capacity(cells as usize);
    for (number, line) in lines {
        for word in line.split_whitespace() {
            let value: f64 =
                word.parse().map_err(|_| (number, format!("`{word}` is no number")))?;
            if !value.is_finite() {
                return Err((number, format!("{word} is not finite")));
            }
            values.push((Some(value) != no_data).then_some(value));
        }
    }
    if values.len() as u64 != cells {
        return Err((1, format!("{} values, but ncols x nrows = {cells}", values.len())));
    }
    Ok(Raster { header, values })
}

/// The values of the inside cells, each within its range; 0 outside.
fn checked(
    faults: &Faults,
    path: &Path,
    raster: &Raster,
    inside: &[bool],
    low: f64,
    high: f64,
    whole: bool,
) -> Vec<f64> {
    let width = raster.header.ncols as usize;
    let mut wrong = 0;
    let mut first = String::new();
    let values = raster.values.iter().zip(inside).enumerate().map(|(cell, (value, inside))| {
        let value = match (value, inside) {
            (Some(value), true) => *value,
            // A raster may say less than the population does: nothing there.
            (None, true) | (_, false) => return 0.0,
        };
        if !(low..=high).contains(&value) || (whole && value.fract() != 0.0) {
            wrong += 1;
            if wrong == 1 {
                first = format!("{value} in column {}, row {}", cell % width, cell / width);
            }
            return low;
        }
        value
    });
    let values = values.collect();
    if wrong > 0 {
        let kind = if whole { "whole numbers" } else { "numbers" };
        let message = format!(
            "{}: {first}; {kind} from {low} to {high} are allowed ({wrong} wrong)",
            path.display()
        );
        faults.push(Fault::new(Kind::Scenario, message));
    }
    values
}

/// Names of the codes of a raster by the legend, and each cell's position among them. Code 0: none.
fn names(
    legend: &Node,
    key: &str,
    codes: &[f64],
    inside: &[bool],
    folder: &Path,
    faults: &Faults,
) -> (Vec<String>, Vec<Option<u16>>) {
    let mut known: Vec<(f64, String)> = Vec::new();
    for (code, name) in legend.get(key).and_then(Node::table).into_iter().flatten() {
        match (code.parse(), &name.value) {
            (Ok(code), Value::Text(name)) => known.push((code, name.clone())),
            _ => faults.push(
                Fault::new(Kind::Scenario, format!("{key}: a code and a name, such as 1 = \"Bo\""))
                    .at(&name.place),
            ),
        }
    }
    known.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut missing: Vec<f64> = Vec::new();
    let positions = codes.iter().zip(inside).map(|(code, inside)| {
        if !inside || *code == 0.0 {
            return None;
        }
        let position = known.iter().position(|(known, _)| known == code);
        if position.is_none() && !missing.contains(code) {
            missing.push(*code);
        }
        position.map(|at| at as u16)
    });
    let positions = positions.collect();
    if !missing.is_empty() {
        let path = folder.join("legend.toml");
        let message = format!("{}: [{key}] has no name for code {missing:?}", path.display());
        faults.push(Fault::new(Kind::Scenario, message));
    }
    (known.into_iter().map(|(_, name)| name).collect(), positions)
}

/// Every key of a table of the legend is one that is read.
fn refuse_unknown(node: &Node, known: &[&str], faults: &Faults) {
    for (key, value) in node.table().into_iter().flatten() {
        if known.contains(&key.as_str()) {
            continue;
        }
        let fault = Fault::new(Kind::Scenario, format!("{key} is not a known key of a legend"));
        faults.push(fault.at(&value.place).help(match nearest(key, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("known here: {}", known.join(", ")),
        }));
    }
}

/// The towns of the legend.
fn places(legend: &Node, map: &Map, folder: &Path, faults: &Faults) -> Vec<Place> {
    let Some(Value::List(list)) = legend.get("place").map(|node| &node.value) else {
        return Vec::new();
    };
    let mut places = Vec::new();
    for node in list {
        refuse_unknown(node, &["name", "x", "y", "people"], faults);
        let number = |key: &str| node.get(key).and_then(Node::number);
        let name = match node.get("name").map(|node| &node.value) {
            Some(Value::Text(name)) => name.clone(),
            _ => String::new(),
        };
        let (x, y) = (number("x").unwrap_or(-1.0), number("y").unwrap_or(-1.0));
        let fits = x >= 0.0 && y >= 0.0 && (x as usize) < map.width && (y as usize) < map.height;
        if name.is_empty() || !fits || !map.inside[y as usize * map.width + x as usize] {
            let path = folder.join("legend.toml");
            let message = format!(
                "{}: place \"{name}\" needs a name and x, y of a cell with people",
                path.display()
            );
            faults.push(Fault::new(Kind::Scenario, message).at(&node.place));
            continue;
        }
        let people = number("people").unwrap_or(0.0).max(0.0) as u64;
        places.push(Place { name, x: x as usize, y: y as usize, people });
    }
    places
}
