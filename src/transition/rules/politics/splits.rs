//! Splits: what a party agrees to and carries out can break it. The less it acts as one, the likelier
//! that its most warlike commanders go their own way with their units, sooner where rents feed them.
//!
//! Splinter groups form around negotiating, signing and carrying out accords; the sizes are
//! assumptions. Looked at once a month. Splinters act as violating whatever their old party does;
//! they count for it in one reading of who fights, and as a new group in another.

use crate::document::Source;
use crate::luck::{Luck, Who};
use crate::model::{Event, Watch};
use crate::transition::country::PartyKind;
use crate::transition::rules::shared::{borne, hazard_of};
use crate::transition::setup::Setup;
use crate::transition::streams::SPLIT;
use crate::transition::world::{Posture, What, World};

crate::settings! {
    /// When commanders leave their party.
    pub struct Settings {
        agreeing: 0.0..=1.0, 0.03, "1", "chance that a fractured party splits when it agrees to an offer or begins to comply", Source::Assumption;
        carrying_out: 0.0..=2.0, 0.15, "1", "the same over the whole of giving up its arms", Source::Assumption;
        share: 0.0..=1.0, 0.4, "1", "share of the units that leave a fractured party when it splits", Source::Assumption;
        rents: 0.0..=2.0, 0.5, "1", "how much the full resource of a cell adds to a commander's interest", Source::Assumption;
    }
}

/// How far a party falls short of acting as one: 1 fractured, 0 iron.
fn looseness(cohesion: f64) -> f64 {
    ((1.1 - cohesion) / 0.5).clamp(0.0, 1.0)
}

/// Writes `units.rogue`, `parties.given_before`, `.strain`, `.splits`, `tally`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    let s = &setup.rules.splits;
    for (at, party) in setup.country.parties.iter().enumerate() {
        let given = w.parties.given[at];
        let step = (given - w.parties.given_before[at]).max(0.0);
        w.parties.given_before[at] = given;
        if party.kind == PartyKind::State || !party.in_process {
            continue;
        }
        let agreed = w.turned.iter().any(|turned| turned.offer.agreed[at] == Some(w.week));
        let complies = w.parties.since[at] == w.week && w.parties.posture[at] == Posture::Complying;
        let turns = f64::from(u8::from(agreed || complies));
        let loose = looseness(party.cohesion);
        let chance = loose * (s.agreeing * turns + s.carrying_out * step);
        if chance <= 0.0 {
            continue;
        }
        w.parties.strain[at] += hazard_of(chance);
        let ordinal = w.parties.splits[at];
        if w.parties.strain[at] >= borne(luck, SPLIT, Who::named(&party.name), ordinal) {
            w.parties.strain[at] = 0.0;
            w.parties.splits[at] += 1;
            split(setup, w, at, s.share * loose, watch);
        }
    }
}

/// The units of the commanders with most to gain outside leave.
fn split(setup: &Setup, w: &mut World, party: usize, share: f64, watch: &mut dyn Watch) {
    let rents = setup.rules.splits.rents;
    let gain = |w: &World, unit: usize| {
        let resource = setup.country.ground.map.resource[w.units.cell[unit] as usize];
        f64::from(w.units.interest[unit]) + rents * f64::from(resource)
    };
    let loyal = |unit: &usize| !w.units.rogue[*unit] && !w.units.integrated[*unit];
    let mut units: Vec<usize> = w.units.of(party).filter(loyal).collect();
    units.sort_by(|&a, &b| gain(w, b).total_cmp(&gain(w, a)).then(a.cmp(&b)));
    let leave = (share * units.len() as f64 + 0.5) as usize;
    let mut men = 0;
    for &unit in &units[..leave.min(units.len())] {
        w.units.rogue[unit] = true;
        men += w.units.size[unit];
        w.tally.split_off += 1;
    }
    if men > 0 {
        watch.event(&Event {
            id: w.effects.next_event(),
            tick: w.week,
            kind: What::Split.kind(),
            cell: Some(w.units.cell[units[0]]),
            actor: Some(party as u16),
            number: men,
            ..Event::default()
        });
    }
}
