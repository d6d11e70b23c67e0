//! Splits: what a party agrees to and carries out can break it. The less it acts as one, the likelier
//! that its most warlike commanders go their own way with their units, sooner where rents feed them.
//!
//! Splinter groups form around negotiating, signing and carrying out accords; the sizes are
//! assumptions. Looked at once a month. Splinters act as violating whatever their old party does;
//! they count for it in one reading of who fights, and as a new group in another.

use crate::calendar::Week;
use crate::document::Source;
use crate::luck::Luck;
use crate::model::{Event, Watch};
use crate::transition::country::{Country, PartyKind};
use crate::transition::rules::shared::{hazard_of, hazard_threshold};
use crate::transition::streams::SPLIT;
use crate::transition::timetable::PolicyStatus;
use crate::transition::world::{Effects, Parties, Posture, Units, What};

crate::settings! {
    /// When commanders leave their party.
    pub struct Settings {
        agreeing: 0.0..=1.0, 0.03, "1", "chance that a fractured party splits when it agrees to an offer or begins to comply", Source::Assumption;
        carrying_out: 0.0..=2.0, 0.15, "1", "the same chance over the whole time in which it gives up its arms", Source::Assumption;
        share: 0.0..=1.0, 0.4, "1", "share of the units that leave a fractured party when it splits", Source::Assumption;
        rents: 0.0..=2.0, 0.5, "1", "how much the full resource of a cell adds to a commander's interest", Source::Assumption;
        steady: 1.0..=2.0, 1.1, "1", "cohesion of a party that never splits; iron is 1.1", Source::Assumption;
        fractured_below: 0.1..=1.0, 0.5, "1", "how far below that a party is fractured", Source::Assumption;
    }
}

/// What a split changes.
pub struct Ranks<'a> {
    /// Parties.
    pub parties: &'a mut Parties,
    /// Units.
    pub units: &'a mut Units,
    /// Units that split off so far.
    pub split_off: &'a mut u64,
    /// Numbers the events.
    pub effects: &'a mut Effects,
}

/// Parties split as they agree to offers, begin to comply and give up arms.
pub fn step(
    rule: &Settings,
    country: &Country,
    luck: &Luck,
    week: Week,
    policy_status: &[PolicyStatus],
    ranks: Ranks<'_>,
    watch: &mut dyn Watch,
) {
    let Ranks { parties, units, split_off, effects } = ranks;
    for (party, actor) in country.parties.iter().enumerate() {
        let given = parties.given[party];
        let step = (given - parties.given_before[party]).max(0.0);
        parties.given_before[party] = given;
        if actor.kind == PartyKind::State || !actor.in_process {
            continue;
        }
        let agreed = policy_status.iter().any(|status| status.offer.agreed[party] == Some(week));
        let complies = parties.since[party] == week && parties.posture[party] == Posture::Complying;
        let turns = f64::from(u8::from(agreed || complies));
        let loose = looseness(rule, actor.cohesion);
        let chance = loose * (rule.agreeing * turns + rule.carrying_out * step);
        if chance <= 0.0 {
            continue;
        }
        parties.accumulated_hazard[party] += hazard_of(chance);
        let threshold = hazard_threshold(luck, SPLIT, actor.who, parties.splits[party]);
        if parties.accumulated_hazard[party] < threshold {
            continue;
        }
        parties.accumulated_hazard[party] = 0.0;
        parties.splits[party] += 1;
        let resource = &country.ground.map.resource;
        let leaving = commanders_who_gain(rule, units, resource, party, rule.share * loose);
        let mut fighters = 0;
        for &unit in &leaving {
            units.rogue[unit] = true;
            fighters += units.size[unit];
        }
        *split_off += leaving.len() as u64;
        if fighters > 0 {
            watch.event(&Event {
                id: effects.next_event(),
                tick: week,
                kind: What::Split.kind(),
                cell: Some(units.cell[leaving[0]]),
                actor: Some(party as u16),
                number: fighters,
                ..Event::default()
            });
        }
    }
}

/// How far a party falls short of acting as one: 1 fractured, 0 iron.
fn looseness(rule: &Settings, cohesion: f64) -> f64 {
    ((rule.steady - cohesion) / rule.fractured_below).clamp(0.0, 1.0)
}

/// A share of a party's units: those whose commanders have most to gain outside, the first the most.
/// `resource`: by cell, 0 to 1.
fn commanders_who_gain(
    rule: &Settings,
    units: &Units,
    resource: &[f32],
    party: usize,
    share: f64,
) -> Vec<usize> {
    let gain = |unit: usize| {
        let resource = resource[units.cell[unit] as usize];
        f64::from(units.interest[unit]) + rule.rents * f64::from(resource)
    };
    let loyal = |unit: &usize| !units.rogue[*unit] && !units.integrated[*unit];
    let mut loyal: Vec<usize> = units.of(party).filter(loyal).collect();
    loyal.sort_by(|&a, &b| gain(b).total_cmp(&gain(a)).then(a.cmp(&b)));
    loyal.truncate((share * loyal.len() as f64).round() as usize);
    loyal
}
