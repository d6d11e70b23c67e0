//! Posts: where the fighters of a unit stand. A unit holds as much of its party's ground as its share of
//! the party's fighters, in posts over the cells about it, more where people, the line or rents draw
//! them and where fewer others of its party are. So a party of few large units stands where one of many
//! small ones does: how it is cut into units moves nobody.

use super::agreed::Agreed;
use crate::luck::Word;
use crate::transition::country::Country;
use crate::transition::country::map::{Cell, Map, REACH_KM, Spot};
use crate::transition::fade::fade;
use crate::transition::rules::shared::{FADES_OVER, MOST_PARTS, NOT_ZERO, PART_KM, pick};
use crate::transition::world::{Index, Units};

/// What posts go by.
#[derive(Clone, Copy)]
pub struct Sizes {
    /// Fighters that count as a unit of full strength [persons].
    pub full_unit: f64,
    /// Distance at which a post is no longer felt [km].
    pub reach_km: f64,
}

/// Distance from a unit of so many fighters at which none of its posts stands any more [km]: with
/// distance they thin out, over as much ground as it holds.
pub fn radius(sizes: Sizes, country: &Country, party: usize, fighters: u32) -> f64 {
    let holds = country.ground.stands_km2[party] * f64::from(fighters)
        / f64::from(country.parties[party].real.max(1)).max(sizes.full_unit);
    let within = country.ground.map.cell_km / 2.0;
    (FADES_OVER * holds / std::f64::consts::PI).sqrt().clamp(within, REACH_KM)
}

/// Distance at which a unit of so many fighters is no longer present [km]: so far its posts stand, and so
/// far each is felt.
fn reach_of(sizes: Sizes, country: &Country, party: usize, fighters: u32) -> f64 {
    (radius(sizes, country, party, fighters) + sizes.reach_km).min(REACH_KM)
}

/// Room for what each cell has and asks for of one party, while its posts are manned.
pub struct Room<'a> {
    /// How many of the party are near [persons].
    pub near: &'a mut [f32],
    /// What the cell asks for. Worked out once a cell, of which each lies about many units.
    pub asks: &'a mut [f64],
}

/// Puts the fighters of all units at their posts [persons]: shape `(parties, cells)`.
pub fn man(sizes: Sizes, agreed: Agreed<'_>, units: &Units, room: Room<'_>, manned: &mut [f32]) {
    let country = agreed.country;
    let cells = country.ground.map.inside.len();
    let (Room { near, asks }, mut posts) = (room, Vec::new());
    manned.fill(0.0);
    for party in 0..country.parties.len() {
        let ground = (agreed, party, units, sizes);
        near.fill(0.0);
        // Where fewer of the party are near, each holds more of the ground: without that nobody would hold
        // its edges, the line among them, where units are few and large.
        each_post(ground, |_| 1.0, &mut posts, near);
        let draws = country.ground.draws[party].iter().zip(&*near);
        for (asks, (&draws, &near)) in asks.iter_mut().zip(draws) {
            *asks = f64::from(draws) / f64::from(near).max(NOT_ZERO);
        }
        each_post(ground, |cell| asks[cell], &mut posts, &mut manned[party * cells..][..cells]);
    }
}

/// Adds the fighters of each unit of a party to the cells about it, by nearness and by what each `asks` for.
/// `posts`: room for the posts of a unit, each with its share, which count in all before any is manned.
fn each_post(
    (agreed, party, units, sizes): (Agreed<'_>, usize, &Units, Sizes),
    asks: impl Fn(usize) -> f64,
    posts: &mut Vec<(Cell, f64)>,
    field: &mut [f32],
) {
    let country = agreed.country;
    let (map, stands) = (&country.ground.map, &country.ground.stands[party]);
    let bound = agreed.binds(party);
    for unit in units.of(party) {
        let (fighters, middle) = (units.size[unit], units.cell[unit]);
        let radius = radius(sizes, country, party, fighters);
        // A unit keeps to its party's ground, and out of where nobody may stand; one that left its party holds
        // other ground.
        let own = stands[middle as usize];
        let may =
            |cell: Cell| stands[cell as usize] == own && !(bound && agreed.barred(party, cell));
        let mut all = 0.0;
        posts.clear();
        for step in map.near.within(middle, radius).filter(|step| may(step.cell)) {
            let share = fade(map.people_km(step), radius) * asks(step.cell as usize);
            all += share;
            posts.push((step.cell, share));
        }
        if all > 0.0 {
            let each = f64::from(fighters) / all;
            for &(cell, share) in posts.iter() {
                field[cell as usize] += (each * share) as f32;
            }
        } else {
            field[middle as usize] += fighters as f32;
        }
    }
}

/// What is felt of fighters, who stand all over a cell, in the middle of another: by the spots of the map, up
/// to the last at which anything is.
pub struct Felt(Vec<f64>);

impl Felt {
    /// Of fighters who are felt up to a reach.
    pub fn up_to(map: &Map, reach_km: f64) -> Self {
        let km = map.cell_km;
        // As far as the far corner of a cell.
        let (furthest, side) = ((reach_km + km).min(REACH_KM), (reach_km / km).ceil() as usize + 2);
        let parts = (km / PART_KM).ceil().clamp(1.0, MOST_PARTS) as usize;
        let part = |at: usize| (at as f64 + 1.0 / 2.0) / parts as f64 - 1.0 / 2.0;
        let felt = |columns: usize, rows: usize| {
            let all = (0..parts * parts).map(|at| {
                let x = (columns as f64 - part(at % parts)) * km;
                let y = (rows as f64 - part(at / parts)) * km;
                fade((x * x + y * y).sqrt(), reach_km)
            });
            all.sum::<f64>() / (parts * parts) as f64
        };
        // Spots to all sides of a cell share what is felt there.
        let shares: Vec<f64> = (0..side * side).map(|at| felt(at % side, at / side)).collect();
        let within = map.near.spots().iter().take_while(|spot| f64::from(spot.km) <= furthest);
        let at = |spot: &Spot| usize::from(spot.rows) * side + usize::from(spot.columns);
        Self(within.map(|spot| shares[at(spot)]).collect())
    }

    /// Adds what is felt of so many in a cell to a field.
    pub fn add(&self, map: &Map, from: Cell, many: f64, field: &mut [f32]) {
        for step in map.near.of(from) {
            // Nearest first: all others are further.
            let Some(share) = self.0.get(step.spot) else { break };
            field[step.cell as usize] += (many * share) as f32;
        }
    }
}

/// A unit that is present in a cell, of the parties that count: those oftener that are more so.
/// `stand`: the units, and which of them are where.
pub fn unit_near(
    sizes: Sizes,
    country: &Country,
    (units, units_by_cell): (&Units, &Index),
    cell: Cell,
    counts: impl Fn(usize) -> bool,
    word: Word,
) -> Option<u32> {
    let (map, counts) = (&country.ground.map, &counts);
    let weights = || {
        map.near.of(cell).flat_map(move |step| {
            let here = units_by_cell.of(step.cell).iter().copied();
            here.filter_map(move |unit| {
                let (size, party) = (units.size[unit as usize], units.party[unit as usize]);
                if size == 0 || !counts(usize::from(party)) {
                    return None;
                }
                let reach = reach_of(sizes, country, usize::from(party), size);
                Some((unit, f64::from(size) * fade(map.people_km(step), reach)))
            })
        })
    };
    pick(word, weights)
}
