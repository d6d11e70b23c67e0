//! Order: who commands arms, who provides security, what parties believe of each other.

use super::family::Family;
use super::row::Row;
use crate::model::{Better::Higher, Group::Order, Nature::Share};
use crate::transition::setup::Setup;
use crate::transition::world::{INTERNATIONAL, JOINT, Stage, World};

pub(super) fn add(family: &mut Family) {
    share(
        family,
        "lawful_command",
        "share of armed persons under the command of the state",
        lawful,
    )
    .by_year("lawful_command");
    share(
        family,
        "people_provided",
        "share of people where somebody who is part of the process, or an operation, provides security",
        provided,
    );
    share(
        family,
        "people_under_accountable",
        "share of people whose provider of security is accountable: state, joint or mission",
        accountable,
    );
    share(
        family,
        "people_under_state",
        "share of people whose provider of security is the state",
        |s, w| people_under(s, w, |provider| provider == s.country.state() as u8),
    );
    share(family, "trust", "mean trust between opposed parties in the process", trust)
        .by_year("trust");
    share(family, "institutions", "institutions of the state", |_, w| w.institutions);
}

fn share<'f>(
    family: &'f mut Family,
    name: &str,
    meaning: &str,
    read: fn(&Setup, &World) -> f64,
) -> &'f mut Row {
    family.add((name, "1", Share, Higher, Order), meaning, read)
}

/// Share of armed persons under the command of the state at the moment.
pub(super) fn lawful(setup: &Setup, w: &World) -> f64 {
    let state = setup.country.state() as u16;
    let (mut lawful, mut armed) = (0_u64, 0_u64);
    for row in 0..w.fighters.len() {
        let (stage, persons) = (w.fighters.stage[row], u64::from(w.fighters.persons[row]));
        if !stage.armed() {
            continue;
        }
        armed += persons;
        let own = stage == Stage::Active && w.fighters.party[row] == state;
        if own || matches!(stage, Stage::Mixed | Stage::WholeUnit) {
            lawful += persons;
        }
    }
    lawful as f64 / armed.max(1) as f64
}

/// Share of people where somebody provides security at the moment.
pub(super) fn provided(setup: &Setup, w: &World) -> f64 {
    let map = &setup.country.ground.map;
    let (mut provided, mut all) = (0.0, 0.0);
    for &cell in &map.cells {
        let people = f64::from(map.people[cell as usize]);
        provided += people * (1.0 - f64::from(w.cells.vacuum[cell as usize]));
        all += people;
    }
    provided / f64::max(all, 1.0)
}

/// Share of people whose provider answers to somebody at the moment.
pub(super) fn accountable(setup: &Setup, w: &World) -> f64 {
    let state = setup.country.state() as u8;
    people_under(setup, w, |provider| [state, JOINT, INTERNATIONAL].contains(&provider))
}

/// Share of people in cells whose provider is such.
pub(super) fn people_under(setup: &Setup, w: &World, counts: impl Fn(u8) -> bool) -> f64 {
    let map = &setup.country.ground.map;
    let (mut under, mut all) = (0.0, 0.0);
    for &cell in &map.cells {
        let people = f64::from(map.people[cell as usize]);
        under += if counts(w.cells.provider[cell as usize]) { people } else { 0.0 };
        all += people;
    }
    under / f64::max(all, 1.0)
}

/// Mean trust between opposed parties in the process at the moment.
pub(super) fn trust(setup: &Setup, w: &World) -> f64 {
    let (mut sum, mut pairs) = (0.0, 0.0);
    for (i, one) in setup.country.parties.iter().enumerate() {
        for (j, other) in setup.country.parties.iter().enumerate() {
            if one.in_process && other.in_process && setup.country.opposed(i, j) {
                sum += w.parties.trust_of(i, j);
                pairs += 1.0;
            }
        }
    }
    if pairs > 0.0 { sum / pairs } else { 1.0 }
}
