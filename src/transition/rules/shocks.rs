//! Shocks: outside events on their dates. What lasts is read by the rules it concerns; what
//! happens once happens here.

use crate::transition::setup::{Happening, Setup};
use crate::transition::world::{Incident, What, World};

/// Queues what happens this week.
pub fn step(setup: &Setup, w: &mut World) {
    for (shock, happens) in setup.shocks.iter().zip(&w.shocks) {
        let Happening::Massacre { deaths, place } = shock.what else { continue };
        let Some(town) = setup.ground.map.places.get(place) else { continue };
        if *happens && w.week == shock.from {
            w.effects.queue(Incident {
                what: What::Massacre,
                cell: setup.ground.map.cell_of(town),
                civilians: deaths,
                ..Incident::default()
            });
        }
    }
}
