//! Eyes: who works beside whom, and cases that wait.

use super::super::start::start;
use super::super::week::week;
use super::super::world::World;
use super::{document, read};
use crate::luck::Luck;
use crate::model::Nothing;

/// Two who signed beside the state: `front` holds the east, `third` stands amid the state in the west.
const THREE: &str = r#"
clock.start = "2030-01-01"
clock.years = 1
scale = { people_per_agent = 500, fighters_per_agent = 10, fighters_per_unit = 250 }
community.one = { share = 1.0 }
party.state = { kind = "state", fighters = 5_000 }
party.front = { kind = "rebel", fighters = 2_500 }
party.third = { kind = "rebel", fighters = 1_500, holds = ["state"] }
trust = { state.front = 0.4, front.state = 0.4, state.third = 0.4, third.state = 0.4 }
rule.commitment = { prize = 0.0, mood_sd = 0.0 }
rule.contact.rate = 0.0

[map]
generate = { width = 20, height = 14, towns = 7, districts = 4, people = 320_000, east_share = 0.4, west = "state", east = "front", seed = 5 }
cell_km = 10
"#;

/// The world after a year.
fn lived(words: &str) -> World {
    let mut file = document(THREE);
    file.root.lay_over(&document(words).root);
    let (_, setup) = read(&file).unwrap();
    let (luck, mut w) = (Luck::of_run(1, 0, 0), World::default());
    start(&setup, &luck, &mut w);
    for now in 0..setup.country.clock.weeks {
        w.week = now;
        week(&setup, &luck.at(now), &mut w, &mut Nothing);
    }
    w
}

/// What is believed of the intent of the state after a year, by `front` and by `third`.
fn trusted(words: &str) -> [f64; 2] {
    // Parties come in the order of their names.
    let ([front, state, third], w) = ([0, 1, 2], lived(words));
    [w.parties.trust_of(front, state), w.parties.trust_of(third, state)]
}

#[test]
fn joint_work_builds_trust_between_those_who_stand_side_by_side_and_nobody_else() {
    let west = "policy.joint = { kind = \"interim_security\", form = \"joint\", joint_share = 0.5, districts = [\"district-1\"] }";
    let (without, with) = (trusted(""), trusted(west));
    assert!(with[1] > without[1] + 0.01, "{with:?} against {without:?}");
    assert_eq!(with[0], without[0]);
    // The twin: work that nobody notices.
    let off = "rule.trust.joint = 0.0\n";
    assert_eq!(trusted(&format!("{off}{west}")), trusted(off));
}

#[test]
fn a_commission_with_more_cases_than_it_can_look_into_says_its_word_too_late() {
    let waits = |case_weeks: f64| {
        let w = lived(&format!(
            "policy.commission = {{ kind = \"ceasefire_commission\", staff = 20 }}\n\
             rule.eyes.case_weeks = {case_weeks:?}\nrule.contact.rate = 0.05\n"
        ));
        (w.eyes.waiting, w.tally.witnessed / w.tally.incidents as f64)
    };
    let (quick, slow) = (waits(1.0), waits(500.0));
    assert!(quick.0 < 1.0 && slow.0 > 5.0, "{quick:?}, {slow:?}");
    assert!(slow.1 < quick.1 / 2.0, "{quick:?}, {slow:?}");
}
