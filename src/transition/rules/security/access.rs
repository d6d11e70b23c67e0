//! Access: who holds ground can close it to an operation or to a commission, and does so for two reasons.
//!
//! Who breaks terms has something to hide from those who look. And who holds an operation to be against it does
//! not let it in: a party compares what the operation's troops did to its fighters with what they did to those of
//! its opponents, so force that falls on one side only costs the consent of that side, whatever was meant. What a
//! signed agreement on access says is mostly kept, and a force that may compel passes where it is the stronger.
//! Ground that is closed is not watched, covered or reached there, and the others take it amiss. Forms and sizes:
//! assumption.

use crate::document::Source;
use crate::transition::country::Country;
use crate::transition::levers::{Levers, OperationLever};
use crate::transition::policies::{Operation, RulesOfEngagement};
use crate::transition::rules::shared::saturated;
use crate::transition::world::{Cells, Eyes, Operations, Parties, Posture, Task};

crate::settings! {
    /// Who lets whom in.
    pub struct Settings {
        stalling: 0.0..=1.0, 0.1, "1", "how far a party that stalls closes the ground that it holds to those who see all", Source::Assumption;
        violating: 0.0..=1.0, 0.4, "1", "the same of a party that breaks terms", Source::Assumption;
        withdrawn: 0.0..=1.0, 0.8, "1", "the same of a party that has left the accord", Source::Assumption;
        lookers: 1.0..=1_000.0, 100.0, "persons", "observers and civil teams of an operation, or staff of a commission, who see most of what a party would hide", Source::Assumption;
        partial: 0.0..=1.0, 1.0, "1", "how far a party closes its ground to an operation that it holds to be wholly against it", Source::Assumption;
        partial_killed: 0.0001..=1.0, 0.02, "1", "fighters killed by it lately, as a share of the party's, beyond those of its opponents, at which it is mostly held to be so", Source::Assumption;
        remembered: 0.0..=0.99, 0.9, "1/month", "share of these dead that still weigh a month later", Source::Assumption;
        signed: 0.0..=1.0, 0.4, "1", "share of what a party would close that it closes all the same where access was signed", Source::Assumption;
        amiss: 0.0..=1.0, 0.03, "1", "what a month of wholly closed ground is blamed for, as the severity of an incident", Source::Assumption;
        enough: 0.01..=10.0, 0.1, "units", "presence at which a party alone in a cell holds half of what it would close there", Source::Assumption;
    }
}

/// What parties know of operations and of a commission.
pub struct Outsiders<'a> {
    /// What each operation is.
    pub operations: &'a [Operation],
    /// What it is given now, and a commission.
    pub levers: &'a Levers,
    /// Who looks into what.
    pub eyes: &'a mut Eyes,
    /// What operations did to parties; how far they are kept out is written.
    pub counted: &'a mut Operations,
}

/// A month begins: how far each party closes its ground to each operation and to a commission, and which ground
/// that is. `closed`: sum of what was closed, over weeks, parties and operations [weeks].
pub fn step(
    rule: &Settings,
    country: &Country,
    outsiders: Outsiders<'_>,
    parties: &mut Parties,
    cells: &mut Cells,
    closed: &mut f64,
) {
    let (count, operations) = (country.parties.len(), outsiders.operations.len());
    outsiders.counted.suffered.iter_mut().for_each(|killed| *killed *= rule.remembered);
    let mut any = false;
    for by in 0..=operations {
        for party in (0..count).filter(|&party| country.parties[party].in_process) {
            let share = outsiders.closes(rule, country, parties, by, party);
            let before = &mut outsiders.counted.denied[by * count + party];
            any |= share > 0.0 || *before > 0.0;
            *before = share;
            *closed += share * WEEKS;
            if share > 0.0 {
                for other in country.opponents(party) {
                    parties.blame[other * count + party] += rule.amiss * share;
                }
            }
        }
    }
    if any {
        shut(rule, country, &outsiders.counted.denied, cells);
        outsiders.counted.redeploy = true;
        outsiders.eyes.again = true;
    }
}

/// Weeks for which a month's answer holds, on average.
const WEEKS: f64 = crate::calendar::WEEKS_PER_YEAR / crate::calendar::MONTHS_PER_YEAR;

impl Outsiders<'_> {
    /// How far a party closes its ground to an operation, or to a commission that comes after the last of them,
    /// 0 to 1.
    fn closes(
        &self,
        rule: &Settings,
        country: &Country,
        parties: &Parties,
        by: usize,
        party: usize,
    ) -> f64 {
        let hides = match parties.posture[party] {
            Posture::Complying => 0.0,
            Posture::Stalling => rule.stalling,
            Posture::Violating => rule.violating,
            Posture::Withdrawn => rule.withdrawn,
        };
        let Some(operation) = self.operations.get(by) else {
            // Both sides signed for its commission.
            let staff = self.eyes.persons(Task::Review);
            return rule.signed * hides * saturated(staff, rule.lookers);
        };
        let lever = &self.levers.protection.operations[by];
        if nobody(lever) {
            return 0.0;
        }
        let lookers = f64::from(*lever.observers + *lever.civil_teams);
        let hidden = hides * saturated(lookers, rule.lookers);
        let against = rule.partial * self.against(rule, country, parties, by, party);
        let wants = 1.0 - (1.0 - hidden) * (1.0 - against);
        let signed = if operation.status_agreement { rule.signed } else { 1.0 };
        wants * signed * held_off(operation, *lever.troops, parties.strength[party])
    }

    /// How far a party holds an operation to be against it, 0 to 1.
    fn against(
        &self,
        rule: &Settings,
        country: &Country,
        parties: &Parties,
        by: usize,
        party: usize,
    ) -> f64 {
        let count = country.parties.len();
        let share = |party: usize| {
            self.counted.suffered[by * count + party] / parties.first_strength[party].max(1.0)
        };
        let others = country.opponents(party).map(share).fold(0.0, f64::max);
        saturated((share(party) - others).max(0.0), rule.partial_killed)
    }
}

/// True while nobody of an operation is in the country.
fn nobody(lever: &OperationLever) -> bool {
    *lever.troops + *lever.police + *lever.observers + *lever.civil_teams == 0
}

/// Share of closed ground that stays closed to a force: one that may compel passes by as much as it is the
/// stronger.
fn held_off(operation: &Operation, troops: u32, strength: f64) -> f64 {
    let troops = f64::from(troops);
    if operation.rules == RulesOfEngagement::Compel && troops > 0.0 {
        strength / (strength + troops)
    } else {
        1.0
    }
}

/// Which ground is closed: where those who close it stand, by as much of who stands there as they are.
fn shut(rule: &Settings, country: &Country, denied: &[f64], cells: &mut Cells) {
    let (count, inside) = (country.parties.len(), country.ground.map.inside.len());
    for (denied, shut) in denied.chunks_exact(count).zip(cells.shut.chunks_exact_mut(inside)) {
        for &cell in &country.ground.map.cells {
            let cell = cell as usize;
            let (mut there, mut closed) = (0.0, 0.0);
            for (party, denied) in denied.iter().enumerate() {
                let presence = f64::from(cells.presence[party * inside + cell]);
                there += presence;
                closed += denied * presence;
            }
            shut[cell] = (closed / (there + rule.enough)) as f32;
        }
    }
}
