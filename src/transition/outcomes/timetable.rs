//! When each policy began and ended, for every policy that any option has.

use super::Family;
use crate::model::{Better::Neither, Group::Timetable, NEVER, Nature::FirstTime};
use crate::transition::setup::Setup;

pub(super) fn add(family: &mut Family, options: &[Setup]) {
    for name in super::policies(options) {
        for (when, begins) in [("began", true), ("ended", false)] {
            let policy = name.to_owned();
            family.add(
                (&format!("{when}.{name}"), "week", FirstTime, Neither, Timetable),
                &format!("week in which the policy {name} {when}"),
                move |setup, w| {
                    let slots = &setup.timetable.slots;
                    let at = slots.iter().position(|slot| *slot.name == *policy);
                    let turned = at.map(|at| w.turned[at]);
                    let week = turned.and_then(|t| if begins { t.began } else { t.ended });
                    week.map_or(NEVER, f64::from)
                },
            );
        }
    }
}
