//! Recruitment: aggrieved civilians join an armed group that recruits where they are. Persons are
//! conserved: who joins leaves the block. A recruit's identity is (block, ordinal).

use super::tracks;
use crate::calendar::month_begins;
use crate::document::Source;
use crate::luck::{Luck, Word};
use crate::transition::country::PartyKind;
use crate::transition::rules::shared::nearest_unit;
use crate::transition::setup::Setup;
use crate::transition::streams::{FIGHTER, RECRUITMENT};
use crate::transition::world::{Newcomer, People, Posture, Status, World};

crate::settings! {
    /// When civilians join.
    pub struct Settings {
        growth: 0.0..=1.0, 0.05, "1/month", "recruits that a party looks for at full pull, of its strength", Source::Assumption;
        rate: 0.0..=1.0, 0.02, "1/month", "chance that one agent of a block joins at most, at full grievance, fear and presence", Source::Assumption;
        anger: 0.0..=10.0, 1.6, "1", "pull of full anger over a demand in full weight, of that of money for twice the men", Source::Assumption;
        tie: 0.0..=1.0, 0.4, "1", "tie of a recruit", Source::Assumption;
    }
}

/// Once a month. Writes `fighters`, `civilians.persons`, `.recruits`, `queue`, `tally`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    if !month_begins(w.week) || w.week == 0 {
        return;
    }
    let r = &setup.rules.recruitment;
    for party in 0..setup.country.parties.len() {
        let Some(pull) = pull(setup, w, party) else { continue };
        // As many as are looked for, spread over those who would; no more than there are of these.
        let mut would = std::mem::take(&mut w.scratch.willing);
        would.clear();
        would.extend((0..w.people.len()).map(|block| willing(setup, w, party, block)));
        let all: f64 = would.iter().sum();
        w.scratch.willing = would;
        if all <= 0.0 {
            continue;
        }
        let wanted =
            r.growth * pull * w.parties.strength[party] / f64::from(setup.country.scale.fighters);
        let chance = (wanted / all).min(r.rate);
        for block in 0..w.people.len() {
            let willing = w.scratch.willing[block];
            let who = People::who(block);
            if willing > 0.0
                && luck.nth(RECRUITMENT, who, party as u16).below((chance * willing).min(1.0))
                && let Some(unit) = nearest_unit(&setup.country.ground.map.near, &w.units, &w.index.units_by_cell, party as u16, w.people.place[block])
            {
                join(setup, luck, w, block, party, unit);
            }
        }
    }
    line_up(luck, w);
}

/// Agents of a block who would join a party where the block is: by whom they lean to, grievance and
/// fear, and as far as the party stands there.
fn willing(setup: &Setup, w: &World, party: usize, block: usize) -> f64 {
    let (place, cells) = (w.people.place[block] as usize, setup.country.ground.map.inside.len());
    let presence = f64::from(w.cells.presence[party * cells + place]).min(1.0);
    // A block keeps at least one person: blocks are never removed.
    let joins = setup.country.scale.fighters;
    let here = w.people.status[block] != Status::Abroad;
    if presence <= 0.0 || !here || w.people.persons[block] <= joins {
        return 0.0;
    }
    let community = usize::from(w.people.community[block]);
    let of = &setup.country.communities[community];
    let likes = match of.leans.map(usize::from) {
        Some(leans) if !setup.country.opposed(leans, party) => 1.0,
        // By force, or for want of anything else. Assumption.
        Some(_) if setup.country.parties[party].in_process => 0.1,
        _ => 0.5,
    };
    let fear = f64::from(w.cells.fear[place * w.cells.communities + community]).min(1.0);
    // As many agents can join as a block holds, so the scale of agents does not matter.
    let agents = f64::from(w.people.persons[block]) / f64::from(joins);
    likes * presence * of.grievance * (0.3 + 0.7 * fear) * agents
}

/// How hard a party recruits; `None` where it does not. A party in the process recruits while it
/// breaks terms, another while it has money to keep more men than it has, or is angry over
/// what people demand with it.
fn pull(setup: &Setup, w: &World, party: usize) -> Option<f64> {
    let r = &setup.rules.recruitment;
    if setup.country.parties[party].kind == PartyKind::State || w.parties.strength[party] <= 0.0 {
        return None;
    }
    let pull = if setup.country.parties[party].in_process {
        f64::from(u8::from(w.parties.posture[party] >= Posture::Violating))
    } else {
        let [demand, ..] = setup.country.parties[party].goals;
        // Who does not mean to fight looks for no men, however rich.
        let means = w.parties.intensity[party] / setup.rules.spoilers.intensity.max(1e-9);
        (w.parties.funds[party] - 0.75).max(0.0) * means
            + r.anger * w.parties.anger[party] * demand * w.parties.unmet[party].min(1.0)
    };
    (pull > 0.0).then_some(pull)
}

fn join(setup: &Setup, luck: &Luck, w: &mut World, block: usize, party: usize, unit: u32) {
    let who = People::who(block).child(w.people.recruits[block]);
    w.people.recruits[block] += 1;
    w.people.persons[block] -= setup.country.scale.fighters;
    w.tally.recruited += u64::from(setup.country.scale.fighters);
    let tie = setup.rules.recruitment.tie as f32;
    let home = w.people.home[block];
    let (party, persons) = (party as u16, setup.country.scale.fighters);
    let taste = tracks::taste(luck, who);
    enrol(w, Newcomer { who, party, unit, persons, tie, taste, home });
}

/// A newcomer under arms, who waits to be put into the queue by [`line_up`].
pub fn enrol(w: &mut World, newcomer: Newcomer) {
    w.scratch.newcomers.push(w.fighters.len() as u32);
    w.fighters.add(newcomer, w.week);
}

/// Puts newcomers into the queue where their own luck puts them, so that nobody else's place moves:
/// all at once, since each alone would move everybody behind it.
pub fn line_up(luck: &Luck, w: &mut World) {
    let first = luck.at(0);
    let place = |row: u32| (first.nth(FIGHTER, w.fighters.who[row as usize], 2), row);
    let mut newcomers = std::mem::take(&mut w.scratch.newcomers);
    newcomers.sort_by_cached_key(|&row| place(row));
    let mut upto = w.programme.queue.len();
    w.programme.queue.resize(upto + newcomers.len(), 0);
    // From the back: what stands behind a newcomer moves by as many as come before it.
    for (before, &row) in newcomers.iter().enumerate().rev() {
        let own: (Word, u32) = place(row);
        let at = w.programme.queue[..upto].partition_point(|&other| place(other) < own);
        w.programme.queue.copy_within(at..upto, at + before + 1);
        w.programme.queue[at + before] = row;
        upto = at;
    }
    newcomers.clear();
    w.scratch.newcomers = newcomers;
}
