//! What became of fighters and their weapons.

use super::{Family, World};
use crate::model::{Better, Group::Fighters, Nature::Amount};
use crate::transition::setup::Setup;

pub(super) fn add(family: &mut Family) {
    let mut count = |name: &str, better: Better, meaning: &str, read: fn(&Setup, &World) -> f64| {
        family.add((name, "persons", Amount, better, Fighters), meaning, read);
    };
    count("fighters_disarmed", Better::Higher, "fighters disarmed in a programme", |_, w| {
        w.tally.disarmed as f64
    });
    count("fighters_demobilised", Better::Higher, "fighters discharged from sites", |_, w| {
        w.tally.demobilised as f64
    });
    count(
        "fighters_reintegrated",
        Better::Higher,
        "fighters who came back to civilian life after a programme",
        |_, w| w.tally.reintegrated as f64,
    );
    count("fighters_integrated", Better::Higher, "fighters who entered the army", |_, w| {
        w.tally.integrated as f64
    });
    count(
        "recidivists",
        Better::Lower,
        "disarmed or discharged fighters who took up arms again",
        |_, w| w.tally.recidivists as f64,
    );
    count("armed_exits", Better::Lower, "integrated fighters who left the army armed", |_, w| {
        w.tally.armed_exits as f64
    });
    count("deserted", Better::Neither, "fighters who went home by their own decision", |_, w| {
        w.tally.deserted as f64
    });
    count("recruited", Better::Lower, "civilians who joined an armed group", |_, w| {
        w.tally.recruited as f64
    });
    count("came_over_border", Better::Lower, "armed men who came over a border", |_, w| {
        w.tally.came_over_border as f64
    });
    family.add(
        ("units_split_off", "units", Amount, Better::Lower, Fighters),
        "units that left their party under a commander of their own",
        |_, w| w.tally.split_off as f64,
    );
    family.add(
        ("walk_outs", "units", Amount, Better::Lower, Fighters),
        "whole units that left the army under their commander",
        |_, w| w.tally.walk_outs as f64,
    );
    family.add(
        ("weapons_collected", "weapons", Amount, Better::Higher, Fighters),
        "weapons handed in",
        |_, w| w.tally.weapons as f64,
    );
}
