//! What one run will need, before it is started.

use super::country::PartyKind;
use super::setup::Setup;
use super::world::{Cells, Fighters, People};
use crate::calendar::month_of;
use crate::model::{Dictionary, Estimate};

/// What indices and queues add to each row of a table [bytes].
const INDEX_BYTES: u64 = 16;

/// Agents: those of the start and those who are to come over borders. Memory also has room for the
/// recruits that parties find at most; rows are never removed, so all of them count.
pub(super) fn of(setup: &Setup, dictionary: &Dictionary) -> Estimate {
    let map = &setup.country.ground.map;
    let people: u64 = map.people.iter().map(|&p| u64::from(p)).sum();
    let blocks = people / u64::from(setup.country.scale.people.max(1)) + map.cells.len() as u64;
    let size = u64::from(setup.country.scale.fighters.max(1));
    let at_start: u64 = setup.country.parties.iter().map(|party| u64::from(party.real)).sum();
    let fighters = (at_start + from_abroad(setup)) / size;
    let joining = recruits(setup, people) / size;
    let agents = blocks + fighters;
    let records = dictionary.series_len() + 2 * dictionary.layers_len();
    let country = &setup.country;
    Estimate {
        bytes: blocks * (People::BYTES + INDEX_BYTES)
            + (fighters + joining) * (Fighters::BYTES + INDEX_BYTES)
            + Cells::bytes(
                map.inside.len(),
                country.communities.len(),
                country.parties.len(),
                setup.timetable.operations.len(),
            )
            + map.inside.len() as u64 * INDEX_BYTES
            + records as u64 * 4,
        agents,
        agent_steps: agents.saturating_mul(u64::from(setup.country.clock.weeks)),
    }
}

/// Fighters who come over borders while their sender supports a party [persons].
fn from_abroad(setup: &Setup) -> u64 {
    let come =
        setup.country.sponsors.iter().filter(|sponsor| sponsor.to.is_some()).map(|sponsor| {
            let until = sponsor.until.min(setup.country.clock.weeks);
            let months = f64::from(month_of(until.saturating_sub(sponsor.from))) + 1.0;
            if until > sponsor.from { sponsor.fighters_per_month * months } else { 0.0 }
        });
    come.sum::<f64>() as u64
}

/// Fighters whom parties recruit if all of them look for some at full pull in every month, if the
/// people are that many and that willing [persons].
fn recruits(setup: &Setup, people: u64) -> u64 {
    let r = &setup.rules.recruitment;
    let months = month_of(setup.country.clock.weeks) as usize;
    let recruiting = setup.country.parties.iter().filter(|party| party.kind != PartyKind::State);
    let found = recruiting.map(|party| {
        let grown =
            (0..months).fold(f64::from(party.real), |fighters, _| fighters * (1.0 + r.growth));
        let willing = r.rate * months as f64 * people as f64;
        (grown - f64::from(party.real)).min(willing)
    });
    found.sum::<f64>().min(people as f64) as u64
}
