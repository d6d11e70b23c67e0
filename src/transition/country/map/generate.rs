//! A generated map: a valley with towns, two sides and a line between them, from a seed.

use super::cell::{Cell, MOST_CELLS};
use super::cell_map::Map;
use crate::document::{Field, Parameter, Section, Shape, Source, Words};
use crate::luck::{Luck, Stream, Who};
use crate::model::{Place, Warning};
use crate::text;

const fn size(key: &'static str, default: f64, meaning: &'static str) -> Parameter {
    Parameter {
        key,
        unit: "cells",
        range: 4.0..=2000.0,
        default: Some(default),
        meaning,
        source: Source::Definition,
    }
}

const WIDTH: Parameter = size("width", 30.0, "columns of cells");
const HEIGHT: Parameter = size("height", 30.0, "rows of cells");
const TOWNS: Parameter = Parameter {
    key: "towns",
    unit: "towns",
    range: 2.0..=500.0,
    default: Some(12.0),
    meaning: "towns, the largest first",
    source: Source::Definition,
};
const DISTRICTS: Parameter = Parameter {
    key: "districts",
    unit: "districts",
    range: 1.0..=500.0,
    default: Some(6.0),
    meaning: "districts, each the cells nearest to one of the first towns",
    source: Source::Definition,
};
const PEOPLE: Parameter = Parameter {
    key: "people",
    unit: "persons",
    range: 100.0..=1e9,
    default: Some(1_000_000.0),
    meaning: "people in all",
    source: Source::Definition,
};
const EAST: Parameter = Parameter {
    key: "east_share",
    unit: "1",
    range: 0.0..=1.0,
    default: Some(0.4),
    meaning: "share of the columns that the second side holds",
    source: Source::Definition,
};
const SEED: Parameter = Parameter {
    key: "seed",
    unit: "1",
    range: 0.0..=1e9,
    default: Some(1.0),
    meaning: "seed of the map; the same seed gives the same map",
    source: Source::Definition,
};
const WEST_NAME: Words =
    Words { key: "west", meaning: "party that holds the west; default: `state`" };
const EAST_NAME: Words =
    Words { key: "east", meaning: "party that holds the east; default: `front`" };

pub(super) const SHAPE: Shape = Shape {
    about: "A generated map: towns, roads and a line between two sides",
    fields: &[
        Field::Whole(&WIDTH),
        Field::Whole(&HEIGHT),
        Field::Whole(&TOWNS),
        Field::Whole(&DISTRICTS),
        Field::Whole(&PEOPLE),
        Field::Real(&EAST),
        Field::Text(&WEST_NAME),
        Field::Text(&EAST_NAME),
        Field::Whole(&SEED),
    ],
};

/// Maps use their own luck: no run's.
const STREAM: Stream = Stream(1);

pub(super) fn read(section: &Section<'_>, cell_km: f64) -> Option<Map> {
    let (width, height) = (section.count(&WIDTH) as usize, section.count(&HEIGHT) as usize);
    // What stands in for a wrong size may be the largest there is, and nobody asked for that.
    if !(section.sound(WIDTH.key) && section.sound(HEIGHT.key)) {
        return None;
    }
    let cells = width as u64 * height as u64;
    if cells > MOST_CELLS {
        let message = format!("{width} x {height} = {cells} cells; at most {MOST_CELLS} are made");
        section.fault("width", message);
        return None;
    }
    let luck = Luck::of_run(u64::from(section.count(&SEED)), 0, 0);
    let word = |who: usize, n: u16| luck.nth(STREAM, Who(who as u64), n);
    let towns = section.count(&TOWNS) as usize;
    let districts = section.count(&DISTRICTS) as usize;
    let claimants = [(&WEST_NAME, "state"), (&EAST_NAME, "front")].map(|(words, otherwise)| {
        text::name(section.text(words).unwrap_or(otherwise)).into_owned()
    });
    let before = section.faults().len();
    refuse_what_cannot_be(section, (towns, districts), (width - 2) * (height - 2), &claimants);
    if section.faults().len() > before {
        return None;
    }
    let mut map = Map {
        width,
        height,
        cell_km,
        inside: vec![true; width * height],
        road: vec![0; width * height],
        ..Map::default()
    };
    let mut sites: Vec<(usize, usize)> = (0..towns)
        .map(|town| (word(town, 0).index(width - 2) + 1, word(town, 1).index(height - 2) + 1))
        .collect();
    sites.sort_unstable();
    sites.dedup();
    // The order of size is not the order of place.
    sites.sort_by_key(|&(x, y)| word(y * width + x, 2).0);
    let border = |y: usize| {
        let wave = word(y / 3, 3).unit() * 0.12 - 0.06;
        (1.0 - section.number(&EAST) + wave) * width as f64
    };
    map.claim = (0..width * height)
        .map(|cell| Some(u16::from((cell % width) as f64 >= border(cell / width))))
        .collect();
    map.claimants = claimants.to_vec();
    map.terrain = (0..width * height)
        .map(|cell| {
            // Hills rise to the east and have their own roughness.
            let slope = (cell % width) as f64 / width as f64;
            (1.0 + slope + word(cell, 4).unit() * 0.5) as f32
        })
        .collect();
    map.resource = (0..width * height)
        .map(|cell| if word(cell, 5).below(0.03) { word(cell, 6).unit() as f32 } else { 0.0 })
        .collect();
    let seats = &sites[..sites.len().min(districts)];
    map.district =
        (0..width * height).map(|cell| nearest(seats, cell % width, cell / width) as u16).collect();
    map.districts = (1..=seats.len()).map(|at| format!("district-{at}")).collect();
    map.warnings = warnings(section, (towns, districts), sites.len());
    roads(&mut map, &sites);
    settle(&mut map, &sites, u64::from(section.count(&PEOPLE)));
    Some(map)
}

/// What no seed can make: more towns than cells off the edge, more districts than towns, one side on both
/// sides of the line.
fn refuse_what_cannot_be(
    section: &Section<'_>,
    (towns, districts): (usize, usize),
    room: usize,
    claimants: &[String; 2],
) {
    let said = |key: &str| section.has(key);
    section.require(TOWNS.key, !said(TOWNS.key) || towns <= room, || {
        format!("map.generate.towns = {towns}, but only {room} cells are not at the map's edge")
    });
    // Where the file does not say how many districts, there are no more than towns.
    section.require(DISTRICTS.key, !said(DISTRICTS.key) || districts <= towns, || {
        format!(
            "map.generate.districts = {districts}, but there are {towns} towns, and each district \
             has a town of its own"
        )
    });
    let [west, east] = claimants;
    let key = if said(EAST_NAME.key) { EAST_NAME.key } else { WEST_NAME.key };
    section.require(key, west != east && !text::alike(west, east), || {
        format!("map.generate: west and east are both \"{east}\"; two parties hold the map")
    });
}

/// Warns where towns fell on cells of others, and of what is fewer for it.
fn warnings(
    section: &Section<'_>,
    (towns, districts): (usize, usize),
    made: usize,
) -> Vec<Warning> {
    let warning = |key: &str, message: String| Warning {
        sort: "fewer_than_said",
        message,
        place: Some(section.place_of(key)),
    };
    let fell = (section.has(TOWNS.key) && made < towns).then(|| {
        let fell = towns - made;
        let message =
            format!("{fell} of {towns} towns fell on cells of others: the map has {made}");
        warning(TOWNS.key, message)
    });
    let fewer = (section.has(DISTRICTS.key) && made < districts && districts <= towns).then(|| {
        let message = format!("districts = {districts}, but the map has {made}, one a town");
        warning(DISTRICTS.key, message)
    });
    fell.into_iter().chain(fewer).collect()
}

fn nearest(sites: &[(usize, usize)], x: usize, y: usize) -> usize {
    let square = |&(sx, sy): &(usize, usize)| sx.abs_diff(x).pow(2) + sy.abs_diff(y).pow(2);
    (0..sites.len()).min_by_key(|&at| square(&sites[at])).unwrap_or(0)
}

/// Joins each town to the nearest larger one, the first five by main roads.
fn roads(map: &mut Map, sites: &[(usize, usize)]) {
    for at in 1..sites.len() {
        let (mut x, mut y) = sites[at];
        let (to_x, to_y) = sites[nearest(&sites[..at], x, y)];
        let class = if at < 5 { 2 } else { 1 };
        loop {
            let cell = y * map.width + x;
            map.road[cell] = map.road[cell].max(class);
            if x.abs_diff(to_x) >= y.abs_diff(to_y) && x != to_x {
                x = if x < to_x { x + 1 } else { x - 1 };
            } else if y != to_y {
                y = if y < to_y { y + 1 } else { y - 1 };
            } else {
                break;
            }
        }
    }
}

/// Half of the people live in towns, the n-th town 1/n of the first; the rest near them.
fn settle(map: &mut Map, sites: &[(usize, usize)], people: u64) {
    let cells = map.width * map.height;
    let mut weight = vec![0.0; cells];
    for (cell, weight) in weight.iter_mut().enumerate() {
        let at = nearest(sites, cell % map.width, cell / map.width);
        let here = (cell % map.width, cell / map.width);
        let far = sites[at].0.abs_diff(here.0) + sites[at].1.abs_diff(here.1);
        *weight = 1.0 / (1.0 + far as f64);
    }
    let rural: f64 = weight.iter().sum();
    weight.iter_mut().for_each(|w| *w *= 0.5 / rural);
    let sizes: f64 = (1..=sites.len()).map(|n| 1.0 / n as f64).sum();
    for (at, &(x, y)) in sites.iter().enumerate() {
        weight[y * map.width + x] += 0.5 / (at + 1) as f64 / sizes;
    }
    // Largest shares are rounded down; what is left goes to the first town, so the total is exact.
    map.people = weight.iter().map(|w| (w * people as f64) as u32).collect();
    let left = people - map.people.iter().map(|&p| u64::from(p)).sum::<u64>();
    let first = sites[0].1 * map.width + sites[0].0;
    map.people[first] += left as u32;
    map.places = sites
        .iter()
        .enumerate()
        .map(|(at, &(x, y))| Place {
            name: format!("Town {}", at + 1),
            x,
            y,
            people: u64::from(map.people[(y * map.width + x) as Cell as usize]),
        })
        .collect();
}
