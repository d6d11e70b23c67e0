//! Movement: units leave zones and districts they may not stand in; units that share security with
//! the other side go to where it stands; units that break terms move to where there is
//! something to gain; units of a state move to where nobody provides security any more. Looked at
//! once a month, a quarter of the units each week.

use super::agreed::Agreed;
use super::security;
use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::PartyKind;
use crate::transition::country::map::Cell;
use crate::transition::fade::fade;
use crate::transition::levers::Assigned;
use crate::transition::streams::MOVEMENT;
use crate::transition::world::{Cells, Posture, Units};

crate::settings! {
    /// How units move.
    pub struct Settings {
        range_km: 0.0..=60.0, 20.0, "km", "how far a unit looks for a better place", Source::Assumption;
        avoids: 0.0..=5.0, 0.5, "1", "what full cover by peacekeepers takes from the worth of a cell", Source::Assumption;
        joint: 0.0..=5.0, 0.8, "1", "worth of a cell of joint security where the other side is present too", Source::Assumption;
        restless: 0.0..=1.0, 0.5, "1/month", "share of the units that look for a better place, of a state and of a party that breaks terms", Source::Assumption;
        distance: 0.0..=1.0, 0.02, "1/km", "what each kilometre on the way there takes from the worth of a cell", Source::Assumption;
        protects: 0.0..=10.0, 2.0, "1", "worth to a state of a cell where many people are without security", Source::Assumption;
        many_people: 1.0..=1e6, 5_000.0, "persons/100 km2", "number of people at which a cell without security is worth half of that", Source::Assumption;
        line_km: 0.1..=60.0, 30.0, "km", "distance from the line at which a cell is no longer worth anything to a party at war", Source::Assumption;
        crowding: 0.0..=5.0, 0.3, "1/unit", "what a party's own presence takes from the worth of a cell", Source::Assumption;
    }
}

/// One in so many units looks for a better place each week [weeks].
const TURNS: u32 = 4;

/// What commanders look at before they move.
pub struct View<'a> {
    /// Zones and districts to leave, and whom they bind.
    pub agreed: Agreed<'a>,
    /// Who stands where.
    pub cells: &'a Cells,
    /// When a side counts as standing in a cell.
    pub security: &'a security::Settings,
}

/// A unit that may move.
#[derive(Clone, Copy)]
struct Mover {
    /// Its party.
    party: usize,
    /// True while it is detailed to joint security.
    joint: bool,
    /// True while it breaks terms.
    breaks: bool,
}

/// Units go to the best cell that they see and may stand in.
pub fn step(rule: &Settings, luck: &Luck, week: u32, view: &View<'_>, units: &mut Units) {
    for unit in 0..units.len() {
        if units.size[unit] == 0 {
            continue;
        }
        let (who, cell) = (units.who[unit], units.cell[unit]);
        let party = usize::from(units.party[unit]);
        let at_war = view.agreed.posture[party] == Posture::Withdrawn;
        let must = view.agreed.barred(party, cell);
        // Whose turn it is follows from identity, so that newcomers move nobody.
        let due = who.0 % u64::from(TURNS) == u64::from(week % TURNS);
        let breaks = units.rogue[unit] || view.agreed.posture[party] >= Posture::Violating;
        let fills = view.is_state(party);
        let joint = !at_war
            && view.agreed.assigned(cell) == Assigned::Joint
            && view.agreed.country.parties[party].in_process
            // Which units are detailed lasts, and more are for a larger share.
            && luck.at(0).nth(MOVEMENT, who, 1).below(view.joint_share(cell));
        units.detailed[unit] = joint;
        let wants =
            due && (breaks || fills || joint) && luck.word(MOVEMENT, who).below(rule.restless);
        if !must && !wants {
            continue;
        }
        let range = if must { f64::INFINITY } else { rule.range_km };
        let best = view.best(rule, Mover { party, joint, breaks }, cell, range);
        units.moved |= best != cell;
        units.cell[unit] = best;
    }
}

impl View<'_> {
    fn is_state(&self, party: usize) -> bool {
        self.agreed.country.parties[party].kind == PartyKind::State
    }

    fn joint_share(&self, cell: Cell) -> f64 {
        *self.agreed.arrangement(self.agreed.district(cell)).joint_share
    }

    /// The cell within range that is worth most to a unit, less the way there; its own if it may stand
    /// in none.
    fn best(&self, rule: &Settings, mover: Mover, cell: Cell, range: f64) -> Cell {
        let mut best = (f64::NEG_INFINITY, cell);
        for step in self.agreed.country.ground.map.near.within(cell, range) {
            if self.agreed.barred(mover.party, step.cell) {
                continue;
            }
            let worth = self.worth(rule, mover, step.cell) - rule.distance * f64::from(step.km);
            if worth > best.0 {
                best = (worth, step.cell);
            }
        }
        best.1
    }

    /// What a cell is worth to a unit: ground it may hold, people without security to a state, rents
    /// to one that breaks terms, nearness to the line at war; less the peacekeepers there and its
    /// party's own crowd.
    fn worth(&self, rule: &Settings, mover: Mover, cell: Cell) -> f64 {
        let Mover { party, joint, breaks } = mover;
        let (ground, cells, presence) =
            (&self.agreed.country.ground, self.cells, &self.cells.presence);
        let (row, state) = (cell as usize, self.is_state(party));
        let opposed =
            || security::opposed_there(self.security, self.agreed.country, presence, party, cell);
        let open = state && !opposed();
        let assigned = self.agreed.assigned(cell);
        let joint = assigned == Assigned::Joint && joint;
        let sent = joint || (state && assigned == Assigned::Retained);
        let held = f64::from(u8::from(ground.stands[party][row] || open || sent));
        let shared = if joint {
            let others = security::opposing_presence(self.agreed.country, presence, party, cell);
            rule.joint * others.min(1.0)
        } else {
            0.0
        };
        let people = ground.map.people_per_100_km2(row);
        let alone = f64::from(cells.vacuum[row]) * people / (people + rule.many_people);
        let gain = match (breaks, state) {
            (true, _) => f64::from(ground.map.resource[row]),
            (false, true) => rule.protects * alone,
            (false, false) => 0.0,
        };
        let at_war = f64::from(u8::from(self.agreed.posture[party] == Posture::Withdrawn));
        let line = fade(f64::from(ground.line_km[row]), rule.line_km);
        let crowd = f64::from(presence[party * ground.map.inside.len() + row]);
        held + gain + shared + at_war * line
            - rule.avoids * f64::from(cells.cover[row])
            - rule.crowding * crowd
    }
}
