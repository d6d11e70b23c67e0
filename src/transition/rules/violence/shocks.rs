//! Shocks: outside events on their dates. What lasts is read by the rules it concerns; what
//! happens once happens here.

use super::false_flag::{self, Scene};
use super::spoilers;
use crate::calendar::Week;
use crate::luck::Luck;
use crate::model::{Event, Watch};
use crate::transition::country::{Country, Happening, Shock};
use crate::transition::world::{Effects, Incident, What};

/// What the rule reads and writes of a run.
pub struct Shocks<'a> {
    /// Which shocks happen in this run.
    pub happens: &'a [bool],
    /// Whom the target of a false flag would suspect.
    pub scene: Scene<'a>,
    /// What happens is queued here.
    pub effects: &'a mut Effects,
}

/// Tells which shocks begin this week, and queues what happens. `accused`: the numbers by which a false
/// accusation is believed.
pub fn step(
    accused: &spoilers::Settings,
    country: &Country,
    luck: &Luck,
    week: Week,
    shocks: Shocks<'_>,
    watch: &mut dyn Watch,
) {
    let Shocks { happens, scene, effects } = shocks;
    for (shock, happens) in country.shocks.iter().zip(happens) {
        if !happens || week != shock.from {
            continue;
        }
        let id = effects.next_event();
        let subject = Some(shock.name.as_str().into());
        watch.event(&Event {
            id,
            tick: week,
            kind: What::Shock.kind(),
            subject,
            ..Event::default()
        });
        let Some(mut incident) = happening(country, shock, scene, effects) else { continue };
        incident.cause = Some(id);
        if incident.what == What::FalseFlag {
            let answer =
                false_flag::accuse(accused, country, luck, week, scene, &mut incident, shock.who);
            effects.retaliations.extend(answer);
        }
        effects.incidents.push(incident);
    }
}

/// What happens at once when a shock begins, if anything, under a number of its own.
fn happening(
    country: &Country,
    shock: &Shock,
    scene: Scene<'_>,
    effects: &mut Effects,
) -> Option<Incident> {
    match shock.what {
        Happening::Massacre { deaths, place } => {
            let town = country.ground.map.places.get(place)?;
            Some(Incident {
                id: effects.next_event(),
                what: What::Massacre,
                cell: country.ground.map.cell_of(town),
                civilians: deaths,
                ..Incident::default()
            })
        }
        Happening::FalseFlag { deaths, target } => {
            // The unit nearest to the other side.
            let line = |unit: &usize| country.ground.line_km[scene.units.cell[*unit] as usize];
            let units = scene.units.of(target);
            let unit = units.min_by(|a, b| line(a).total_cmp(&line(b)).then(a.cmp(b)))?;
            Some(Incident {
                id: effects.next_event(),
                what: What::FalseFlag,
                cell: scene.units.cell[unit],
                target: Some(target as u16),
                other: Some(unit as u32),
                target_losses: deaths,
                ..Incident::default()
            })
        }
        Happening::ContestedVote | Happening::UnpaidArmy => None,
    }
}
