//! The map and what follows from it and the parties before any run: who stands where, the line,
//! the order of bases, the way to refuge. Made once a scenario.

use super::map::{Cell, Map, Way, rank_sites};
use super::{Community, Party, Sponsor};
use crate::document::{Section, Value};
use crate::faults::{Fault, Kind, listed, nearest};
use crate::transition::fade::fade;

/// Bases that are ranked: beyond, the first are used again.
const BASES: usize = 160;

/// Travel time at which the value of a base has fallen to 1/e, for the ranking only [hours].
/// Assumption.
const BASE_HOURS: f64 = 3.0;

/// A place where people who flee can stay.
#[derive(Debug, Clone, PartialEq)]
pub struct Refuge {
    /// Side that stands in the town; `None` of nobody's town, and abroad.
    pub side: Option<u16>,
    /// True: over the border.
    pub abroad: bool,
    /// The ways to it.
    pub way: Way,
}

/// Distance at which the line asks for no cover any more, for the ranking only [km]. Assumption.
const NEAR_LINE_KM: f64 = 40.0;

/// Distance from the line within which fighters gather and people had to leave [km]. Assumption.
pub const AT_LINE_KM: f64 = 30.0;

/// How much nearness to the line draws fighters, and rents do as much: of even spread. Assumption.
const LINE_AND_RENTS: f64 = 3.0;

/// The map and what follows from it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ground {
    /// The map.
    pub map: Map,
    /// For each party, the cells that it may stand in: shape `(parties, cells)`.
    pub stands: Vec<Vec<bool>>,
    /// Area of that ground, by party [km2].
    pub stands_km2: Vec<f64>,
    /// How much each cell draws fighters of a party who stand there: shape `(parties, cells)`.
    pub draws: Vec<Vec<f32>>,
    /// Side that claims each cell, as a position of the side's leading party.
    pub side: Vec<Option<u16>>,
    /// Distance of each cell's centre from the line between sides in the process [km].
    pub line_km: Vec<f32>,
    /// Bases of a force without places of its own, in the order in which they are taken.
    pub bases: Vec<Cell>,
    /// Where people can flee to: towns, in the map's order, then borders that may be crossed.
    pub refuges: Vec<Refuge>,
    /// Border cells of each sponsor.
    pub borders: Vec<Vec<Cell>>,
    /// Share of a cell's people that belong to each community: shape `(cells, communities)`.
    pub mix: Vec<f32>,
    /// Share of the largest community in each cell, 0 to 1.
    pub largest: Vec<f32>,
}

impl Ground {
    /// Works out what follows from a map, the parties and the communities.
    pub fn of(
        map: Map,
        parties: &[Party],
        communities: &[Community],
        sponsors: &[Sponsor],
        root: &Section<'_>,
    ) -> Self {
        let claimed_by = |party: &Party, cell: usize| {
            let claim = map.claim[cell].map(|at| &map.claimants[usize::from(at)]);
            claim.is_some_and(|claim| party.holds.contains(claim))
        };
        let stands: Vec<Vec<bool>> = parties
            .iter()
            .map(|party| {
                (0..map.inside.len())
                    .map(|cell| {
                        let based = party.bases.is_empty()
                            || party.bases.contains(&usize::from(map.district[cell]));
                        map.inside[cell] && based && (claimed_by(party, cell) || !party.in_process)
                    })
                    .collect()
            })
            .collect();
        for ((_, section), (party, stands)) in
            root.sections("party").iter().zip(parties.iter().zip(&stands))
        {
            let sound =
                ["fighters", "holds", "bases", "non_signatory"].map(|key| section.sound(key));
            if party.real > 0 && !stands.contains(&true) && !sound.contains(&false) {
                refuse_nowhere_to_stand(&map, parties, party, section, root);
            }
        }
        let side: Vec<Option<u16>> = (0..map.inside.len())
            .map(|cell| {
                // A claim belongs to the party of its name first, then to whoever stands there.
                let claim = &map.claimants[usize::from(map.claim[cell]?)];
                let named = parties.iter().find(|party| party.name == *claim);
                let holder = named.or_else(|| parties.iter().find(|p| p.holds.contains(claim)));
                holder.map(|party| party.side)
            })
            .collect();
        let line_km = line(&map, parties, &side);
        let weight = asks_for_cover(&map, &line_km);
        let bases = if map.cells.is_empty() {
            Vec::new()
        } else {
            rank_sites(&map, &weight, BASE_HOURS, BASES)
        };
        let mix = mix(&map, parties, communities, &side);
        let most = |row: &[f32]| row.iter().fold(0.0_f32, |most, &share| most.max(share));
        let largest = mix.chunks(communities.len().max(1)).map(most).collect();
        let borders: Vec<Vec<Cell>> =
            sponsors.iter().map(|sponsor| map.border(&sponsor.districts)).collect();
        let refuges = refuges(&map, &side, sponsors, &borders);
        let cell_km2 = map.cell_km * map.cell_km;
        let area =
            |cells: &Vec<bool>| cells.iter().filter(|stands| **stands).count() as f64 * cell_km2;
        let stands_km2 = stands.iter().map(area).collect();
        let draws = stands.iter().map(|stands| draws(&map, &line_km, stands)).collect();
        Self {
            map,
            stands,
            stands_km2,
            draws,
            side,
            line_km,
            bases,
            refuges,
            borders,
            mix,
            largest,
        }
    }
}

/// How much each cell draws fighters who stand on this ground: by people, by nearness to the line and by
/// rents.
fn draws(map: &Map, line_km: &[f32], stands: &[bool]) -> Vec<f32> {
    let own = || map.cells.iter().map(|&cell| cell as usize).filter(|&cell| stands[cell]);
    let cells = own().count().max(1) as f64;
    let people: f64 = own().map(|cell| f64::from(map.people[cell])).sum();
    let draw = |cell: usize| {
        let line = fade(f64::from(line_km[cell]), AT_LINE_KM);
        // Even spread and people count alike, the line and rents more where they are.
        1.0 / cells
            + f64::from(map.people[cell]) / people.max(1.0)
            + (line + f64::from(map.resource[cell])) * LINE_AND_RENTS / cells
    };
    (0..map.inside.len()).map(|cell| draw(cell) as f32).collect()
}

/// A party with fighters has a cell to stand in. Where a claim of the map is no party's, and like its name,
/// that is the slip.
fn refuse_nowhere_to_stand(
    map: &Map,
    parties: &[Party],
    party: &Party,
    section: &Section<'_>,
    root: &Section<'_>,
) {
    let held = |claim: &str| {
        parties.iter().any(|party| party.name == claim || party.holds.iter().any(|c| c == claim))
    };
    let claims = || map.claimants.iter().map(String::as_str);
    let has_none = format!("party.{} has fighters but no cell to stand in", party.name);
    let generate = root.section("map").section("generate");
    let free: Vec<&str> = claims().filter(|claim| !held(claim)).collect();
    // A generated map has two claims, each a party's name: one that is no party's is a slip.
    let only = || match free.as_slice() {
        [claim] if generate.exists() && !section.has("holds") => Some(*claim),
        _ => None,
    };
    let Some(claim) = nearest(&party.name, free.iter().copied()).or_else(only) else {
        let claims = listed(claims());
        let message =
            format!("{has_none}; set `holds` to one of {claims} (and `bases` to districts within)");
        return section.fault("holds", message);
    };
    let says = |key: &&str| match generate.get(key).map(|node| &node.value) {
        Some(Value::Text(text)) => crate::text::name(text) == claim,
        _ => false,
    };
    let key = ["west", "east"].into_iter().find(says);
    let place = key.map_or_else(|| section.place_of("holds"), |key| generate.place_of(key));
    let message = format!("{has_none}, and the map's claim `{claim}` is no party's");
    let fault = Fault::new(Kind::Scenario, message).at(&place);
    root.faults().push(fault.help(format!("did you mean `{}`?", party.name)));
}

fn refuges(
    map: &Map,
    side: &[Option<u16>],
    sponsors: &[Sponsor],
    borders: &[Vec<Cell>],
) -> Vec<Refuge> {
    let towns = map.places.iter().map(|place| {
        let cell = map.cell_of(place);
        Refuge { side: side[cell as usize], abroad: false, way: Way::to(map, &[cell]) }
    });
    let open = sponsors.iter().zip(borders).filter(|(sponsor, _)| sponsor.refuge);
    let abroad =
        open.map(|(_, cells)| Refuge { side: None, abroad: true, way: Way::to(map, cells) });
    towns.chain(abroad).collect()
}

/// Distance from the nearest line between two sides that are in the process.
fn line(map: &Map, parties: &[Party], side: &[Option<u16>]) -> Vec<f32> {
    let mut sides: Vec<u16> = parties.iter().filter(|p| p.in_process).map(|p| p.side).collect();
    sides.sort_unstable();
    sides.dedup();
    let held = |by: u16| side.iter().map(|&s| s == Some(by)).collect::<Vec<bool>>();
    let mut nearest = vec![f32::INFINITY; map.inside.len()];
    for (at, &one) in sides.iter().enumerate() {
        for &other in &sides[at + 1..] {
            let distance = map.distance_from_line(&held(one), &held(other));
            nearest.iter_mut().zip(distance).for_each(|(best, km)| *best = best.min(km));
        }
    }
    nearest
}

/// What a force is needed for: people, and the line. Half each. Assumption.
fn asks_for_cover(map: &Map, line_km: &[f32]) -> Vec<f64> {
    let people: f64 = map.people.iter().map(|&p| f64::from(p)).sum();
    let near: Vec<f64> = line_km.iter().map(|&km| fade(f64::from(km), NEAR_LINE_KM)).collect();
    let near_all: f64 = near.iter().sum::<f64>().max(1e-9);
    (0..map.inside.len())
        .map(|cell| {
            0.5 * f64::from(map.people[cell]) / people.max(1.0) + 0.5 * near[cell] / near_all
        })
        .collect()
}

/// Communities by cell: national shares where mixed, the side's own where not.
fn mix(map: &Map, parties: &[Party], communities: &[Community], side: &[Option<u16>]) -> Vec<f32> {
    let count = communities.len();
    let mut mix = vec![0.0; map.inside.len() * count];
    for &cell in &map.cells {
        let row = &mut mix[cell as usize * count..(cell as usize + 1) * count];
        let mut sum = 0.0;
        for (share, community) in row.iter_mut().zip(communities) {
            let leans = community.leans.map(|at| parties[usize::from(at)].side);
            let own = leans.is_none() || leans == side[cell as usize];
            let weight = community.mixed + if own { 1.0 - community.mixed } else { 0.0 };
            *share = (community.share * weight) as f32;
            sum += *share;
        }
        // Where nobody would live, all do by their shares.
        let fallback = |community: &Community| community.share as f32;
        for (share, community) in row.iter_mut().zip(communities) {
            *share = if sum > 0.0 { *share / sum } else { fallback(community) };
        }
    }
    mix
}
