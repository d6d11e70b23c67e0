//! Shocks: outside events on their dates. What lasts is read by the rules it concerns; what
//! happens once happens here.

use super::spoilers;
use crate::luck::Luck;
use crate::model::{Event, Watch};
use crate::transition::country::{Happening, Shock};
use crate::transition::setup::Setup;
use crate::transition::world::{Incident, What, World};

/// Tells which shocks begin this week, and queues what happens.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    for (at, shock) in setup.country.shocks.iter().enumerate() {
        if !w.shocks[at] || w.week != shock.from {
            continue;
        }
        let id = w.effects.next_event();
        let subject = Some(shock.name.as_str().into());
        watch.event(&Event {
            id,
            tick: w.week,
            kind: What::Shock.kind(),
            subject,
            ..Event::default()
        });
        happen(setup, luck, w, shock, id);
    }
}

fn happen(setup: &Setup, luck: &Luck, w: &mut World, shock: &Shock, cause: u32) {
    match shock.what {
        Happening::Massacre { deaths, place } => {
            if let Some(town) = setup.country.ground.map.places.get(place) {
                let cell = setup.country.ground.map.cell_of(town);
                w.effects.queue(Incident {
                    cause: Some(cause),
                    what: What::Massacre,
                    cell,
                    civilians: deaths,
                    ..Incident::default()
                });
            }
        }
        Happening::FalseFlag { deaths, target } => {
            // The unit nearest to the other side.
            let line = |unit: &usize| setup.country.ground.line_km[w.units.cell[*unit] as usize];
            let units = w.units.of(target);
            let nearest = units.min_by(|a, b| line(a).total_cmp(&line(b)).then(a.cmp(b)));
            if let Some(unit) = nearest {
                let mut incident = Incident {
                    id: w.effects.next_event(),
                    cause: Some(cause),
                    what: What::FalseFlag,
                    cell: w.units.cell[unit],
                    target: Some(target as u16),
                    other: Some(unit as u32),
                    other_fallen: deaths,
                    ..Incident::default()
                };
                spoilers::accuse(setup, luck, w, &mut incident, shock.who);
                w.effects.incidents.push(incident);
            }
        }
        Happening::ContestedVote | Happening::UnpaidArmy => {}
    }
}
