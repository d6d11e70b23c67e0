//! The world of week 0: people at home or displaced, fighters in units on the ground they hold.

use super::country::map::{Cell, Map};
use super::country::{AT_LINE_KM, Shock};
use super::rules::fighters::{queue, tracks, walk_out};
use super::rules::people::flight;
use super::setup::Setup;
use super::streams::{BLOCK, FIGHTER, MOOD, SHOCK};
use super::world::{Block, Newcomer, People, Posture, Purse, Status, World};
use crate::luck::{Luck, Who};

/// Fills a world for a run.
pub fn start(setup: &Setup, luck: &Luck, w: &mut World) {
    let (country, timetable) = (&setup.country, &setup.timetable);
    let (cells, parties) = (country.ground.map.inside.len(), country.parties.len());
    w.week = 0;
    w.cells.reset(cells, country.communities.len(), parties, timetable.operations.len());
    w.parties.reset(parties);
    w.parties.trust.copy_from_slice(&country.trust);
    w.first_support.clear();
    w.first_support.resize(parties, (0.0, 0.0));
    w.programme.reset(cells);
    w.operations.reset(timetable.operations.len(), parties);
    w.eyes.reset();
    w.handed.clear();
    w.handed.resize(country.ground.map.districts.len(), false);
    w.sponsors.reset(country.sponsors.len());
    w.purse = Purse { usd: country.treasury.savings_usd, ..Purse::default() };
    w.institutions = setup.rules.institutions.start;
    w.effects.clear();
    w.reports = Default::default();
    w.progress = Default::default();
    w.policy_status.clear();
    w.policy_status.resize(timetable.policies.len(), Default::default());
    w.slips.clear();
    w.slips
        .extend(timetable.policies.iter().map(|policy| timetable.slippage.draw(policy.kind, luck)));
    w.shocks.clear();
    let happens = |shock: &Shock| luck.word(SHOCK, shock.who).below(shock.chance);
    w.shocks.extend(country.shocks.iter().map(happens));
    w.tally.reset(parties);
    w.ends.reset(country.clock.months as usize);
    w.by_year.clear();
    w.digest = Default::default();
    flight::remember_the_war(country, &mut w.cells);
    settle(setup, luck, w);
    raise(setup, luck, w);
    let commitment = &setup.rules.commitment;
    w.parties.weariness = commitment.weariness_after(setup.country.war.deaths_per_year);
    for (index, party) in setup.country.parties.iter().enumerate() {
        let word = luck.word(MOOD, party.who);
        w.parties.mood[index] = commitment.mood_sd * word.normal();
        w.parties.posture[index] = party.posture;
        w.parties.defected[index] = party.posture >= Posture::Violating;
    }
}

/// Civilian blocks, cell by cell and community by community; then those who begin displaced.
fn settle(setup: &Setup, luck: &Luck, w: &mut World) {
    let (map, people) = (&setup.country.ground.map, &mut w.people);
    let (communities, flight) = (setup.country.communities.len(), &setup.rules.flight);
    people.clear();
    for &cell in &map.cells {
        let mut left = map.people[cell as usize];
        for community in 0..communities {
            let share =
                f64::from(setup.country.ground.mix[cell as usize * communities + community]);
            let all = f64::from(map.people[cell as usize]);
            let last = community + 1 == communities;
            let persons = if last { left } else { ((all * share) as u32).min(left) };
            left -= persons;
            let per_block = setup.country.scale.people;
            let blocks = ((persons + per_block / 2) / per_block).max(1);
            for block in 0..blocks {
                // Evenly, the first ones take what is left over.
                let persons = persons / blocks + u32::from(block < persons % blocks);
                if persons == 0 {
                    continue;
                }
                let word = luck.word(BLOCK, People::who(people.len()));
                let spread = flight.threshold_spread * (2.0 * word.unit() - 1.0);
                people.push(Block {
                    home: cell,
                    place: cell,
                    community: community as u8,
                    persons,
                    status: Status::Home,
                    refuge: 0,
                    threshold: (flight.threshold + spread) as f32,
                    quiet: 0,
                    recruits: 0,
                });
            }
        }
    }
    displace(setup, luck, w);
}

/// Those who begin displaced or abroad lived near the line, or where the state's side does not
/// stand.
fn displace(setup: &Setup, luck: &Luck, w: &mut World) {
    if setup.country.displaced == 0 && setup.country.abroad == 0 {
        return;
    }
    let people = &mut w.people;
    let state_side = setup.country.parties[setup.country.state()].side;
    let exposed = |home: Cell| {
        let home = home as usize;
        setup.country.ground.side[home] != Some(state_side)
            || f64::from(setup.country.ground.line_km[home]) < AT_LINE_KM
    };
    let eligible: u64 = (0..people.len())
        .filter(|&block| exposed(people.home[block]))
        .map(|block| u64::from(people.persons[block]))
        .sum();
    let share = |persons: u32| f64::from(persons) / (eligible as f64).max(1.0);
    let (inside, away) = (
        share(setup.country.displaced),
        share(setup.country.displaced) + share(setup.country.abroad),
    );
    let (rule, refuges) = (&setup.rules.flight, &setup.country.ground.refuges);
    for block in 0..people.len() {
        let word = luck.nth(BLOCK, People::who(block), 1);
        let home = people.home[block];
        if !exposed(home) || !word.below(away) {
            continue;
        }
        let abroad = !word.below(inside);
        let refuge = flight::refuge(rule, refuges, Some(state_side), home, |r| r.abroad == abroad);
        if let Some(refuge) = refuge {
            // All the way.
            let place = refuges[refuge].way.onward(home, f32::INFINITY);
            people.place[block] = place;
            people.refuge[block] = refuge as u16;
            people.status[block] = if abroad { Status::Abroad } else { Status::Displaced };
        }
    }
}

/// Units on the ground that each party holds, and their fighters.
fn raise(setup: &Setup, luck: &Luck, w: &mut World) {
    w.units.clear();
    w.fighters.clear();
    let ties = &setup.rules.ties;
    for (index, party) in setup.country.parties.iter().enumerate() {
        if party.real == 0 {
            continue;
        }
        let units = ((party.real + setup.country.scale.unit / 2) / setup.country.scale.unit).max(1);
        let cells = deployment_cells(setup, index, units as usize);
        for (ordinal, &cell) in cells.iter().enumerate() {
            let who = Who(w.units.len() as u64);
            let interest = walk_out::interest(&setup.rules.walk_out, luck, who);
            let unit = w.units.add(who, index as u16, index as u16, cell, interest);
            let fighters = party.real / units + u32::from((ordinal as u32) < party.real % units);
            let agents = fighters.div_ceil(setup.country.scale.fighters);
            for agent in 0..agents {
                let persons = fighters / agents + u32::from(agent < fighters % agents);
                let who = Who(w.fighters.len() as u64);
                let words = luck.four(FIGHTER, who, 0);
                let [tie, home, ..] = words.map(crate::luck::Word);
                let tie = ties.mean + ties.spread * (2.0 * tie.unit() - 1.0);
                let mut near = setup.country.ground.map.near.of(cell);
                let home = near.nth(home.index(near.len())).map_or(cell, |step| step.cell);
                let tie = tie.clamp(0.0, 1.0) as f32;
                let (party, taste) = (index as u16, tracks::taste(luck, who));
                let newcomer = Newcomer { who, party, unit, persons, tie, taste, home };
                queue::enrol(luck, 0, newcomer, &mut w.fighters, &mut w.programme);
            }
        }
        w.parties.first_strength[index] = f64::from(party.real);
        w.parties.strength[index] = f64::from(party.real);
    }
    queue::line_up(&mut w.programme);
}

/// Cells of a party's units: its ground is cut into as many parts that draw alike, each as compact as
/// halving makes them, and a unit stands in the middle of each. The same for every option.
fn deployment_cells(setup: &Setup, party: usize, units: usize) -> Vec<Cell> {
    let ground = &setup.country.ground;
    let own = |cell: &Cell| ground.stands[party][*cell as usize];
    let mut cells: Vec<Cell> = ground.map.cells.iter().copied().filter(own).collect();
    let mut taken = Vec::with_capacity(units);
    halve(&ground.map, &ground.draws[party], &mut cells, units, &mut taken);
    taken
}

/// Halves ground across its longer side until each part has one unit.
fn halve(map: &Map, draws: &[f32], cells: &mut [Cell], units: usize, taken: &mut Vec<Cell>) {
    let column = |cell: Cell| cell as usize % map.width;
    let row = |cell: Cell| cell as usize / map.width;
    let draw = |cell: Cell| f64::from(draws[cell as usize]);
    if cells.is_empty() || units == 0 {
        return;
    }
    let all: f64 = cells.iter().map(|&cell| draw(cell)).sum();
    if units == 1 || cells.len() == 1 {
        let middle = |at: &dyn Fn(Cell) -> usize| {
            cells.iter().map(|&cell| draw(cell) * at(cell) as f64).sum::<f64>() / all
        };
        let (x, y) = (middle(&column), middle(&row));
        let away = |cell: Cell| {
            let (dx, dy) = (column(cell) as f64 - x, row(cell) as f64 - y);
            dx * dx + dy * dy
        };
        let nearest = cells.iter().min_by(|&&a, &&b| away(a).total_cmp(&away(b)).then(a.cmp(&b)));
        taken.extend(nearest.into_iter().cycle().take(units));
        return;
    }
    let extent = |at: &dyn Fn(Cell) -> usize| {
        let most = cells.iter().map(|&cell| at(cell)).max();
        most.unwrap_or(0) - cells.iter().map(|&cell| at(cell)).min().unwrap_or(0)
    };
    if extent(&column) >= extent(&row) {
        cells.sort_by_key(|&cell| (column(cell), row(cell)));
    } else {
        cells.sort_by_key(|&cell| (row(cell), column(cell)));
    }
    let first = units / 2;
    let share = all * first as f64 / units as f64;
    let mut sum = 0.0;
    let before = cells.iter().take_while(|&&cell| {
        sum += draw(cell);
        sum - draw(cell) / 2.0 < share
    });
    let at = before.count().clamp(1, cells.len() - 1);
    let (one, other) = cells.split_at_mut(at);
    halve(map, draws, one, first, taken);
    halve(map, draws, other, units - first, taken);
}
