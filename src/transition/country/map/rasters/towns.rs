//! Towns of the legend, compared with the cells that they lie in.

use super::checks::Country;
use super::legend::Town;
use crate::faults::{Fault, Faults, Kind};
use crate::model::Warning;
use crate::text::shortened;

/// People of the cells, if all of them could be read, and where the country lies.
type People<'a> = Option<(&'a [f64], &'a Country)>;

/// Towns must lie in cells with people, and hold no more people than there are.
pub(super) fn refuse_nowhere(
    towns: &[Town],
    (width, height): (usize, usize),
    people: People<'_>,
    faults: &Faults,
) {
    // Where a value is wrong the sum is no number, and no town is larger.
    let all = people.map_or(f64::NAN, |(people, _)| people.iter().sum::<f64>().ceil());
    let (mut together, mut told) = (0.0, false);
    for town in towns {
        let (x, y) = (town.town.x, town.town.y);
        together += town.town.people as f64;
        let name = shortened(&town.town.name, 60);
        if together > all && !told {
            let what = match town.town.people {
                one if one as f64 > all => format!("people = {one} are"),
                _ => format!("with the towns above it {together} people live in towns,"),
            };
            let message =
                format!("place \"{name}\": {what} more than the {all} of the whole country");
            faults.push(Fault::new(Kind::Scenario, message).at(&town.places[2]));
            told = true;
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
        let message = format!(
            "place \"{name}\" needs a name and x, y of a cell with people: column {x}, row {y} {what}"
        );
        let fault = Fault::new(Kind::Scenario, message)
            .at(&town.places[usize::from(x < width && y >= height)]);
        faults.push(fault.help("columns and rows count from 0 at the north-west cell"));
    }
}

/// Warns of towns with more people than their cell and the eight around it have.
pub(super) fn warn_of_large(
    towns: &[Town],
    (width, height): (usize, usize),
    people: People<'_>,
) -> Vec<Warning> {
    let Some((people, _)) = people else { return Vec::new() };
    let warning = |town: &Town| {
        let (x, y) = (town.town.x, town.town.y);
        let rows = y.saturating_sub(1)..(y + 2).min(height);
        let columns = x.saturating_sub(1)..(x + 2).min(width);
        let cells = rows.flat_map(|y| columns.clone().map(move |x| y * width + x));
        let around = cells.filter_map(|cell| people.get(cell)).sum::<f64>().ceil();
        (town.town.people as f64 > around).then(|| Warning {
            sort: "larger_than_its_cells",
            message: format!(
                "place \"{}\" has {} people, but its cell and those around it have {around}",
                shortened(&town.town.name, 60),
                town.town.people
            ),
            place: Some(town.places[2].clone()),
        })
    };
    towns.iter().filter_map(warning).collect()
}
