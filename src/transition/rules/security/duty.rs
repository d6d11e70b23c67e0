//! Duty: an interim arrangement draws lines between those who are charged with security, and a unit that stands
//! where others are charged is outside its duty. A breach that is noticed costs trust in its party, whoever
//! gave the order. A party that complies calls its units back in time. Supervisors hear of breaches, of no more
//! than they can look into, and order units back.
//!
//! No duty holds for who is at war, who never agreed to anything, or a party that the arrangement leaves no
//! ground at all: it cannot be elsewhere. Breaches are counted in fighters and weeks, so that how a party is
//! cut into units does not matter. Forms and sizes: assumption.

use super::agreed::Agreed;
use super::eyes::Sight;
use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::MOST_PARTIES;
use crate::transition::country::map::Cell;
use crate::transition::levers::Assigned;
use crate::transition::rules::shared::saturated;
use crate::transition::streams::DUTY;
use crate::transition::world::{Cells, Posture, Units};

crate::settings! {
    /// What follows where units stand outside their duty.
    pub struct Settings {
        noticed: 0.0..=1.0, 0.3, "1/week", "chance that a unit outside its duty is noticed where nobody looks into it: those who live there tell the other side", Source::Assumption;
        severity: 0.0..=1.0, 0.01, "1", "what a unit of full strength that is noticed outside its duty is blamed for, as the severity of an incident", Source::Assumption;
        supervisors: 0.1..=1_000.0, 20.0, "persons", "supervisors for each unit of full strength outside its duty who hear of most such units in a week", Source::Assumption;
        called_back: 0.0..=1.0, 0.1, "1/week", "chance that a party that complies calls a unit back of itself", Source::Assumption;
        obeyed: 0.0..=1.0, 0.8, "1", "chance that a unit that is ordered or called back goes, while its party complies or stalls", Source::Assumption;
    }
}

/// What breaches leave.
pub struct Breaches<'a> {
    /// Severity of this month's incidents that each party blames on another: shape `(parties, parties)`.
    pub blame: &'a mut [f64],
    /// Fighters outside their duty, summed over weeks [person-weeks].
    pub counted: &'a mut u64,
}

/// Counts units outside their duty, blames the parties of those that are noticed, and sends back those that
/// are heard of and obey. `full_unit`: fighters of a unit of full strength [persons]; `seen`: what becomes known
/// of what happens where.
pub fn step(
    rule: &Settings,
    luck: &Luck,
    full_unit: f64,
    agreed: Agreed<'_>,
    seen: (Sight<'_>, &Cells),
    units: &mut Units,
    breaches: Breaches<'_>,
) {
    let duty = Duty { agreed, has_ground: ground(agreed) };
    let country = agreed.country;
    let found: Vec<usize> = (0..units.len()).filter(|&unit| duty.breached(units, unit)).collect();
    if found.is_empty() {
        return;
    }
    // In units of full strength, by district.
    let mut many = vec![0.0; country.ground.map.districts.len()];
    for &unit in &found {
        let (party, fighters) = (usize::from(units.party[unit]), units.size[unit]);
        *breaches.counted += u64::from(fighters);
        let full = f64::from(fighters) / full_unit;
        many[agreed.district(units.cell[unit])] += full;
        let noticed = noticed(rule, seen, units.cell[unit]);
        if luck.word(DUTY, units.who[unit]).below(noticed) {
            for other in country.opponents(party) {
                breaches.blame[other * country.parties.len() + party] += rule.severity * full;
            }
        }
    }
    for unit in found {
        let (who, cell, party) = (units.who[unit], units.cell[unit], units.party[unit]);
        let district = agreed.district(cell);
        let supervisors = *agreed.arrangement(district).supervisors[district];
        let posture = agreed.posture[usize::from(party)];
        let called = if posture == Posture::Complying { rule.called_back } else { 0.0 };
        let supervised = saturated(supervisors, rule.supervisors * many[district]);
        let heard = 1.0 - (1.0 - supervised) * (1.0 - called);
        let follows = !units.rogue[unit] && posture <= Posture::Stalling;
        if follows
            && heard > 0.0
            && luck.nth(DUTY, who, 1).below(heard)
            && luck.nth(DUTY, who, 2).below(rule.obeyed)
            && let Some(back) = way_back(agreed, usize::from(party), cell)
        {
            units.cell[unit] = back;
            units.moved = true;
        }
    }
}

/// The nearest cell where a party's units may stand: near by, or else anywhere.
fn way_back(agreed: Agreed<'_>, party: usize, cell: Cell) -> Option<Cell> {
    let map = &agreed.country.ground.map;
    let may = |&to: &Cell| may_stand(agreed, party, to);
    let place = |cell: Cell| (cell as usize % map.width, cell as usize / map.width);
    let away = |&to: &Cell| {
        let ((column, row), (x, y)) = (place(cell), place(to));
        (column.abs_diff(x).pow(2) + row.abs_diff(y).pow(2), to)
    };
    let near = map.near.of(cell).map(|step| step.cell).find(may);
    near.or_else(|| map.cells.iter().copied().filter(may).min_by_key(away))
}

/// Chance that the other side notices a unit outside its duty in a week: those who live there tell it, and who
/// looks into what happens does.
fn noticed(rule: &Settings, (sight, cells): (Sight<'_>, &Cells), cell: Cell) -> f64 {
    1.0 - (1.0 - rule.noticed) * (1.0 - sight.in_time(cells, cell))
}

/// Whose duty it is to stand where.
struct Duty<'a> {
    agreed: Agreed<'a>,
    /// Parties that the arrangement leaves ground of their own.
    has_ground: [bool; MOST_PARTIES],
}

impl Duty<'_> {
    /// True if a unit stands outside its duty.
    fn breached(&self, units: &Units, unit: usize) -> bool {
        let party = usize::from(units.party[unit]);
        units.size[unit] > 0
            && self.has_ground[party]
            && outside(self.agreed, party, units.cell[unit])
    }
}

/// Which parties an arrangement binds and leaves ground of their own.
fn ground(agreed: Agreed<'_>) -> [bool; MOST_PARTIES] {
    let (country, mut has_ground) = (agreed.country, [false; MOST_PARTIES]);
    let districts = &country.ground.map.districts;
    let lines = |district| draws_lines(*agreed.arrangement(district).assigned[district]);
    // Most of the time there are no lines, and nobody need look for ground.
    if !(0..districts.len()).any(lines) {
        return has_ground;
    }
    for (party, has_ground) in has_ground.iter_mut().enumerate().take(country.parties.len()) {
        *has_ground = country.parties[party].in_process
            && agreed.posture[party] != Posture::Withdrawn
            && country.ground.map.cells.iter().any(|&cell| may_stand(agreed, party, cell));
    }
    has_ground
}

/// True if some are charged with security and others are not.
fn draws_lines(assigned: Assigned) -> bool {
    matches!(assigned, Assigned::Delegated | Assigned::Retained | Assigned::International)
}

/// True if others than a party's side are charged with security in a cell.
fn outside(agreed: Agreed<'_>, party: usize, cell: Cell) -> bool {
    let country = agreed.country;
    let side = country.parties[party].side;
    match agreed.assigned(cell) {
        Assigned::Unsaid | Assigned::Nobody | Assigned::Joint => false,
        Assigned::Delegated => {
            country.ground.side[cell as usize].is_some_and(|claims| claims != side)
        }
        Assigned::Retained => country.parties[country.state()].side != side,
        Assigned::International => true,
    }
}

/// True if a party's units may stand in a cell by all that was agreed, on its own ground.
fn may_stand(agreed: Agreed<'_>, party: usize, cell: Cell) -> bool {
    agreed.country.ground.stands[party][cell as usize]
        && !outside(agreed, party, cell)
        && !agreed.barred(party, cell)
}
