//! What the cells of a raster may hold, and what they must hold where people live.

use super::grid::{Grid, Value};
use super::legend::{CODES, Named};
use super::tally::Tally;
use crate::faults::{Fault, Faults, Kind, Place, listed};
use crate::model::Warning;

/// One raster of a map.
pub(super) struct Layer {
    pub name: &'static str,
    low: f64,
    high: f64,
    whole: bool,
    /// What no data means where people live; `None` if it cannot be.
    silent: Option<f64>,
}

const fn layer(
    name: &'static str,
    (low, high): (f64, f64),
    whole: bool,
    silent: Option<f64>,
) -> Layer {
    Layer { name, low, high, whole, silent }
}

/// The rasters of a map. The population says which cells belong to the country.
pub(super) const LAYERS: [Layer; 6] = [
    layer("population", (0.0, 4e9), false, Some(0.0)),
    layer("terrain", (1.0, 100.0), false, None),
    layer("districts", (0.0, CODES), true, None),
    layer("claims", (0.0, CODES), true, Some(0.0)),
    layer("roads", (0.0, 2.0), true, None),
    layer("resources", (0.0, 1.0), false, Some(0.0)),
];

/// How many cells are wrong in one way.
fn cells(wrong: &Tally<usize>) -> String {
    if wrong.count == 1 { "1 cell".to_owned() } else { format!("{} cells", wrong.count) }
}

/// Where the country lies.
pub(super) struct Country {
    pub inside: Vec<bool>,
    /// False where the population could not be read, and another raster stands for it.
    pub known: bool,
}

/// The values of the cells of the country, each within its range. Outside, where anything may be,
/// they are 0; what was said to be wrong is no number.
pub(super) fn values(layer: &Layer, grid: &Grid, country: &Country, faults: &Faults) -> Vec<f64> {
    let (mut beyond, mut empty) = (Tally::default(), Tally::default());
    let (Layer { name, low, high, .. }, stands) = (layer, grid.values.as_deref().unwrap_or(&[]));
    let value = |(cell, (value, inside)): (usize, (&Value, &bool))| match value {
        Value::Wrong => f64::NAN,
        _ if !inside => 0.0,
        Value::Is(value) => {
            if !(*low..=*high).contains(value) || (layer.whole && value.fract() != 0.0) {
                beyond.add(|| cell);
                return f64::NAN;
            }
            *value
        }
        Value::NoData => layer.silent.unwrap_or_else(|| {
            empty.add(|| cell);
            f64::NAN
        }),
    };
    let values: Vec<f64> = stands.iter().zip(&country.inside).enumerate().map(value).collect();
    if let Some(cell) = beyond.first {
        let (place, value) = (grid.place(cell), grid.word(cell));
        let kind = if layer.whole { "whole numbers" } else { "numbers" };
        let message = format!(
            "{name}: {value} in {}; {kind} from {low} to {high} are allowed ({} wrong)",
            grid.cell_named(cell),
            beyond.count
        );
        let fault = Fault::new(Kind::Scenario, message).at(&place);
        faults.push(if value.starts_with('-') {
            fault.help(format!("if it marks missing data, add NODATA_value {value}"))
        } else {
            fault
        });
    }
    if let (Some(cell), true) = (empty.first, country.known) {
        let what = if *name == "districts" { "no district" } else { "no data" };
        let message = format!(
            "{name}: {what} in {} where the population has data, the first in {}",
            cells(&empty),
            grid.cell_named(cell)
        );
        let fault = Fault::new(Kind::Scenario, message).at(&grid.place(cell));
        faults.push(fault.help(
            "every cell of the country needs a value; a cell outside has no data in population.asc",
        ));
    }
    values
}

/// Refuses people where every other raster has no data, and takes those cells out of the country: it is
/// the people that are one too many, not five rasters that lack something.
pub(super) fn refuse_strays(
    population: &Grid,
    others: &[&Grid],
    country: &mut Country,
    faults: &Faults,
) {
    let empty = |cell: usize| {
        let no_data = |grid: &&Grid| {
            grid.values.as_ref().is_some_and(|values| values.get(cell) == Some(&Value::NoData))
        };
        others.len() > 1 && others.iter().all(no_data)
    };
    let before = country.inside.iter().filter(|inside| **inside).count();
    let mut strays = Tally::default();
    let mut kept = country.inside.clone();
    for (cell, inside) in kept.iter_mut().enumerate().filter(|(_, inside)| **inside) {
        if empty(cell) {
            strays.add(|| cell);
            *inside = false;
        }
    }
    let Some(first) = strays.first.filter(|_| strays.count < before) else { return };
    country.inside = kept;
    let message = format!(
        "population: {} in {} where no other raster has data, the first in {}",
        population.word(first),
        cells(&strays),
        population.cell_named(first)
    );
    let fault = Fault::new(Kind::Scenario, message).at(&population.place(first));
    faults.push(fault.help("a cell outside the country has no data in population.asc"));
}

/// Cells that have a named district and no people, not even 0: they are left out of the country.
pub(super) fn warn_of_holes(grid: &Grid, named: &Named, country: &Country) -> Option<Warning> {
    let district = |value: &Value| match value {
        Value::Is(code) => named.codes.iter().any(|(known, ..)| f64::from(*known) == *code),
        _ => false,
    };
    let mut holes = Tally::default();
    let cells_of = grid.values.iter().flatten().zip(&country.inside).enumerate();
    for (cell, _) in cells_of.filter(|(_, (value, inside))| !**inside && district(value)) {
        holes.add(|| cell);
    }
    let first = holes.first?;
    let message = format!(
        "population.asc has no data in {} that districts.asc names, the first in {}: they are taken \
         as outside the country; where nobody lives the population is 0",
        cells(&holes),
        grid.cell_named(first)
    );
    Some(Warning { sort: "outside_the_country", message, place: Some(grid.place(first)) })
}

/// Each cell's position among the named codes. Code 0 is none of them, unless it has a name.
pub(super) fn positions(
    layer: &Layer,
    (grid, codes): (&Grid, &[f64]),
    named: &Named,
    country: &Country,
    faults: &Faults,
) -> Vec<Option<u16>> {
    let nobody = layer.silent == Some(0.0);
    let mut missing: Vec<f64> = Vec::new();
    let mut wrong = Tally::default();
    let mut seen = vec![false; named.codes.len()];
    let mut position = |cell: usize, code: f64| {
        let inside = country.inside.get(cell) == Some(&true);
        if !inside || code.is_nan() || (nobody && code == 0.0) {
            return None;
        }
        let at = named.codes.binary_search_by(|(known, ..)| f64::from(*known).total_cmp(&code));
        match at {
            Ok(at) => {
                seen[at] = true;
                Some(at as u16)
            }
            Err(_) => {
                wrong.add(|| cell);
                if missing.len() < 1000 && !missing.contains(&code) {
                    missing.push(code);
                }
                None
            }
        }
    };
    let positions = codes.iter().enumerate().map(|(cell, code)| position(cell, *code)).collect();
    // Where an entry of the legend could not be read, it may be the one that is missing.
    if !named.sound {
        return positions;
    }
    if let Some(cell) = wrong.first {
        let codes: Vec<String> = missing.iter().map(f64::to_string).collect();
        let message = format!(
            "[{}] of legend.toml has no name for code {}: {}, the first in {}",
            layer.name,
            listed(codes.iter().map(String::as_str)),
            cells(&wrong),
            grid.cell_named(cell)
        );
        faults.push(Fault::new(Kind::Scenario, message).at(&grid.place(cell)));
    } else if !nobody && country.known && !codes.iter().any(|code| code.is_nan()) {
        // Only where every cell has a district: otherwise the two belong together.
        let unused: Vec<&(u16, String, Place)> = named
            .codes
            .iter()
            .zip(&seen)
            .filter(|(_, seen)| !**seen)
            .map(|(code, _)| code)
            .collect();
        if let Some((code, name, place)) = unused.first() {
            let codes = match unused.len() {
                1 => format!("{code}, \"{}\"", crate::text::shortened(name, 60)),
                _ => {
                    let codes: Vec<String> = unused.iter().map(|code| code.0.to_string()).collect();
                    listed(codes.iter().map(String::as_str))
                }
            };
            let message = format!("{}: no cell where people live has code {codes}", layer.name);
            faults.push(Fault::new(Kind::Scenario, message).at(place));
        }
    }
    positions
}

/// Whole numbers whose sums are those of their parts: the parts first, then the members of each. The
/// largest remainders are rounded up, the first of equal ones.
pub(super) fn whole_people(people: &[f64], district: &[Option<u16>], districts: usize) -> Vec<u32> {
    if people.iter().all(|persons| persons.fract() == 0.0) {
        return people.iter().map(|persons| *persons as u32).collect();
    }
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); districts];
    for (cell, at) in district.iter().enumerate() {
        if let Some(cells) = at.and_then(|at| members.get_mut(usize::from(at))) {
            cells.push(cell);
        }
    }
    let of = |cells: &[usize]| cells.iter().map(|cell| people[*cell]).collect::<Vec<f64>>();
    let sums: Vec<f64> = members.iter().map(|cells| of(cells).iter().sum()).collect();
    let totals = rounded(&sums, sums.iter().sum::<f64>().round());
    let mut whole = vec![0; people.len()];
    for (cells, total) in members.iter().zip(totals) {
        for (cell, persons) in cells.iter().zip(rounded(&of(cells), total)) {
            whole[*cell] = persons as u32;
        }
    }
    whole
}

/// Whole numbers next to some numbers, whose sum is as near to a total as they can be.
fn rounded(numbers: &[f64], total: f64) -> Vec<f64> {
    let mut whole: Vec<f64> = numbers.iter().map(|number| number.floor()).collect();
    let mut order: Vec<usize> =
        (0..numbers.len()).filter(|at| numbers[*at].fract() > 0.0).collect();
    order.sort_by(|a, b| numbers[*b].fract().total_cmp(&numbers[*a].fract()).then(a.cmp(b)));
    let up = (total - whole.iter().sum::<f64>()).max(0.0) as usize;
    order.into_iter().take(up).for_each(|at| whole[at] += 1.0);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_in_fractions_are_rounded_so_that_districts_and_the_country_keep_their_sums() {
        let people = [1.5, 1.5, 0.4, 0.4, 0.4, 7.0];
        let district = [Some(0), Some(0), Some(1), Some(1), Some(1), Some(0)];
        assert_eq!(whole_people(&people, &district, 2), [2, 1, 1, 0, 0, 7]);
        let many: Vec<f64> = (0..999).map(|cell| f64::from(cell) / 7.0).collect();
        let district: Vec<_> = (0..999).map(|cell| Some(cell % 13)).collect();
        let whole = whole_people(&many, &district, 13);
        let total: u32 = whole.iter().sum();
        assert_eq!(f64::from(total), many.iter().sum::<f64>().round());
        assert!(whole.iter().zip(&many).all(|(w, m)| (f64::from(*w) - m).abs() < 1.0));
    }
}
