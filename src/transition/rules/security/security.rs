//! The security field: who provides security where. Overlap and absence are computed, never set.

use super::agreed::Agreed;
use super::deterrence;
use super::posts::{self, Felt, Room, Sizes};
use crate::document::Source;
use crate::transition::country::map::Cell;
use crate::transition::country::{Country, MOST_PARTIES};
use crate::transition::levers::{Arrangement, Assigned};
use crate::transition::world::{Cells, DISPUTED, INTERNATIONAL, JOINT, Units, VACUUM};

crate::settings! {
    /// Who provides security where.
    pub struct Settings {
        full_unit: 10.0..=10_000.0, 250.0, "persons", "fighters that count as a unit of full strength, however many have one commander", Source::Assumption;
        reach_km: 1.0..=60.0, 20.0, "km", "distance at which a post of a unit no longer provides security", Source::Assumption;
        police: 0.0..=5.0, 1.5, "units", "police of a state with full institutions where its side is present, as units of full strength", Source::Assumption;
        filled: 0.1..=20.0, 2.5, "1/unit", "how fast presence fills a vacuum", Source::Assumption;
        yields: 0.0..=1.0, 0.4, "1", "how far armed fighters still contest a cell that is assigned to others, or shared", Source::Assumption;
        stands: 0.0..=5.0, 0.1, "units", "presence from which a side counts as present in a cell", Source::Assumption;
        vacuum_counts: 0.0..=1.0, 0.5, "1", "vacuum above which a cell counts as without a provider", Source::Assumption;
        disputed_counts: 0.0..=1.0, 0.5, "1", "contest above which a cell counts as disputed", Source::Assumption;
    }
}

impl Settings {
    /// What posts go by.
    pub fn posts(&self) -> Sizes {
        Sizes { full_unit: self.full_unit, reach_km: self.reach_km }
    }
}

/// Who could provide security, and who is to.
pub struct Providers<'a> {
    /// Armed units.
    pub units: &'a Units,
    /// Institutions of the state, 0 to 1.
    pub institutions: f64,
    /// What peacekeepers provide.
    pub deterrence: &'a deterrence::Settings,
    /// Who is assigned to provide it, by district; zones and districts to leave.
    pub agreed: Agreed<'a>,
}

/// Works out who stands in each cell, who provides security there and how far it is contested; and who
/// works beside whom: `together`, as in `Parties`.
pub fn step(rule: &Settings, providers: &Providers<'_>, cells: &mut Cells, together: &mut [f64]) {
    let agreed = providers.agreed;
    let country = agreed.country;
    spread(rule, providers.agreed, providers.units, cells);
    let mut sides = [Side::default(); MOST_PARTIES];
    let sides = &mut sides[..country.parties.len()];
    for &cell in &country.ground.map.cells {
        let arrangement = agreed.arrangement(agreed.district(cell));
        let Provision { assigned, held, cover } =
            provision(rule, providers, cells, cell, arrangement, sides);
        let cell = cell as usize;
        cells.vacuum[cell] = vacuum(rule, held.provided + cover) as f32;
        let joint = assigned == Assigned::Joint;
        let disputed = balance(held.first, held.second)
            * held.second.min(1.0)
            * if joint { rule.yields } else { 1.0 };
        cells.disputed[cell] = disputed as f32;
        let both = joint && held.second >= rule.stands;
        cells.provider[cell] = match () {
            () if f64::from(cells.vacuum[cell]) > rule.vacuum_counts => VACUUM,
            () if cover > held.provided => INTERNATIONAL,
            () if both => JOINT,
            () if disputed > rule.disputed_counts => DISPUTED,
            () => held.leader,
        };
    }
    work_together(rule, country, providers.units, cells, together);
}

/// What provides security in a cell under an arrangement.
struct Provision {
    assigned: Assigned,
    /// Who holds the cell.
    held: Held,
    /// What operations provide, in units of full strength.
    cover: f64,
}

/// Works out what provides security in a cell, by who stands there. `sides`: room for what each has.
fn provision(
    rule: &Settings,
    providers: &Providers<'_>,
    cells: &Cells,
    cell: Cell,
    arrangement: &Arrangement,
    sides: &mut [Side],
) -> Provision {
    let Providers { agreed, deterrence, .. } = *providers;
    let (country, district) = (agreed.country, agreed.district(cell));
    let state_side = usize::from(country.parties[country.state()].side);
    let (assigned, charged) = (*arrangement.assigned[district], &arrangement.charged[district]);
    gather(country, &cells.presence, cell, sides);
    police(rule, country, (cell, assigned), providers.institutions, sides);
    let own = country.ground.side[cell as usize];
    let may = |side: usize| match assigned {
        Assigned::Unsaid | Assigned::Joint => true,
        Assigned::Nobody | Assigned::International => false,
        Assigned::Delegated => own == Some(side as u16),
        Assigned::Retained => side == state_side,
    };
    let held = Held::of(rule, sides, may);
    let cover = deterrence::provides(deterrence, cells, cell, assigned, charged);
    Provision { assigned, held, cover }
}

/// Absence of any provider where so much security is provided, 0 to 1. `provided`: in units of full strength.
fn vacuum(rule: &Settings, provided: f64) -> f64 {
    libm::exp(-rule.filled * provided)
}

/// Vacuum of a cell were another arrangement in force, by who stands there as last worked out, 0 to 1.
pub fn vacuum_under(
    rule: &Settings,
    providers: &Providers<'_>,
    cells: &Cells,
    cell: Cell,
    arrangement: &Arrangement,
) -> f64 {
    let mut sides = [Side::default(); MOST_PARTIES];
    let sides = &mut sides[..providers.agreed.country.parties.len()];
    let Provision { held, cover, .. } = provision(rule, providers, cells, cell, arrangement, sides);
    vacuum(rule, held.provided + cover)
}

/// True while units of the other side stand in reach of a cell: where none does, the cell is open
/// to the state, whoever claimed it. `presence`: as in [`Cells`].
pub fn opposed_there(
    rule: &Settings,
    country: &Country,
    presence: &[f32],
    party: usize,
    cell: Cell,
) -> bool {
    opposing_presence(country, presence, party, cell) >= rule.stands
}

/// Presence of the other side's parties in the process, in units of full strength.
pub fn opposing_presence(country: &Country, presence: &[f32], party: usize, cell: Cell) -> f64 {
    let cells = country.ground.map.inside.len();
    country.opponents(party).map(|j| f64::from(presence[j * cells + cell as usize])).sum()
}

/// Presence of each party around its posts.
fn spread(rule: &Settings, agreed: Agreed<'_>, units: &Units, fields: &mut Cells) {
    let (country, map) = (agreed.country, &agreed.country.ground.map);
    let cells = map.inside.len();
    let room = Room { near: &mut fields.near, asks: &mut fields.asks };
    posts::man(rule.posts(), agreed, units, room, &mut fields.manned);
    fields.presence.fill(0.0);
    let felt = Felt::up_to(map, rule.reach_km);
    for party in 0..country.parties.len() {
        let manned = &fields.manned[party * cells..][..cells];
        let presence = &mut fields.presence[party * cells..][..cells];
        for &cell in &map.cells {
            let fighters = f64::from(manned[cell as usize]);
            if fighters > 0.0 {
                felt.add(map, cell, fighters / rule.full_unit, presence);
            }
        }
    }
}

/// What one side has in a cell.
#[derive(Clone, Copy, Default)]
struct Side {
    /// Presence, in units of full strength.
    there: f64,
    /// Presence of the strongest of its parties, and which.
    most: f64,
    leader: u8,
}

/// What each side has in a cell. Who stands outside the process provides no security, whatever they
/// call it.
fn gather(country: &Country, presence: &[f32], cell: Cell, sides: &mut [Side]) {
    let cells = country.ground.map.inside.len();
    sides.fill(Side::default());
    for (index, party) in country.parties.iter().enumerate().filter(|(_, party)| party.in_process) {
        let presence = f64::from(presence[index * cells + cell as usize]);
        let side = &mut sides[usize::from(party.side)];
        side.there += presence;
        if presence > side.most {
            (side.most, side.leader) = (presence, index as u8);
        }
    }
}

/// Police come to where the state's side stands, and to where nobody else does any more.
fn police(
    rule: &Settings,
    country: &Country,
    (cell, assigned): (Cell, Assigned),
    institutions: f64,
    sides: &mut [Side],
) {
    let state_side = usize::from(country.parties[country.state()].side);
    let police = rule.police * institutions;
    let others: f64 = (0..sides.len()).filter(|&s| s != state_side).map(|s| sides[s].there).sum();
    let claims = country.ground.side[cell as usize] == Some(state_side as u16);
    if claims || others < rule.stands || assigned == Assigned::Retained {
        sides[state_side].there += police;
        if police > sides[state_side].most {
            sides[state_side].leader = country.state() as u8;
        }
    }
}

/// Who holds a cell.
struct Held {
    /// Security that those who may provide it do, in units of full strength.
    provided: f64,
    /// The strongest side, and the strongest party of it.
    first: f64,
    leader: u8,
    /// The strongest side but one.
    second: f64,
}

impl Held {
    /// By the sides there, of which some may provide security; the others contest it less.
    fn of(rule: &Settings, sides: &[Side], may: impl Fn(usize) -> bool) -> Self {
        let mut held = Self { provided: 0.0, first: 0.0, leader: VACUUM, second: 0.0 };
        for (index, side) in sides.iter().enumerate() {
            let may = may(index);
            held.provided += if may { side.there } else { 0.0 };
            let contests = side.there * if may { 1.0 } else { rule.yields };
            if contests > held.first {
                (held.first, held.leader, held.second) = (contests, side.leader, held.first);
            } else if contests > held.second {
                held.second = contests;
            }
        }
        held
    }
}

/// How evenly two presences are matched, 0 to 1: their product, of the square of their mean.
fn balance(first: f64, second: f64) -> f64 {
    let mean = (first + second) / 2.0;
    if first > 0.0 { first * second / (mean * mean) } else { 0.0 }
}

/// Of the fighters that each party has detailed to joint security, those who stand beside each other party
/// where both sides provide it.
fn work_together(
    rule: &Settings,
    country: &Country,
    units: &Units,
    cells: &Cells,
    together: &mut [f64],
) {
    let (count, inside) = (country.parties.len(), country.ground.map.inside.len());
    let mut all = [0.0; MOST_PARTIES];
    together.fill(0.0);
    for unit in (0..units.len()).filter(|&unit| units.detailed[unit]) {
        let (party, cell) = (usize::from(units.party[unit]), units.cell[unit] as usize);
        let fighters = f64::from(units.size[unit]);
        all[party] += fighters;
        if cells.provider[cell] != JOINT {
            continue;
        }
        for other in country.opponents(party) {
            if f64::from(cells.presence[other * inside + cell]) >= rule.stands {
                together[party * count + other] += fighters;
            }
        }
    }
    for (party, beside) in together.chunks_mut(count.max(1)).enumerate() {
        beside.iter_mut().for_each(|share| *share /= all[party].max(1.0));
    }
}
