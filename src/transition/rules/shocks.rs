//! Shocks: outside events on their dates. What lasts is read by the rules it concerns; what
//! happens once happens here.

use crate::model::{Event, Watch};
use crate::transition::setup::{Happening, Setup};
use crate::transition::world::{Incident, What, World};

/// Tells which shocks begin this week, and queues what happens.
pub fn step(setup: &Setup, w: &mut World, watch: &mut dyn Watch) {
    for (shock, happens) in setup.shocks.iter().zip(&w.shocks) {
        if !*happens || w.week != shock.from {
            continue;
        }
        let id = w.effects.next_event();
        let subject = Some(shock.name.as_str().into());
        watch.event(&Event { id, tick: w.week, kind: "shock", subject, ..Event::default() });
        let Happening::Massacre { deaths, place } = shock.what else { continue };
        let Some(town) = setup.ground.map.places.get(place) else { continue };
        w.effects.queue(Incident {
            cause: Some(id),
            what: What::Massacre,
            cell: setup.ground.map.cell_of(town),
            civilians: deaths,
            ..Incident::default()
        });
    }
}
