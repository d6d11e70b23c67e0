//! Those who left their party and fight on: an organisation of their own, in what is counted and told.

use super::super::start::start;
use super::super::week::week;
use super::super::world::World;
use super::{VALLEY, options, read};
use crate::calendar::month_begins;
use crate::luck::Luck;
use crate::model::Recording;

/// A valley in which a front without discipline in its ranks splits as it signs; the clashes that were told, and
/// deaths between the state and the front, and the state and those who left it [persons].
fn lived(share: f64) -> (World, Recording, [u32; 2]) {
    let words = format!(
        "clock.years = 2\nclock.report_at = [1]\nparty.front.cohesion = \"fractured\"\n\
         rule.splits.agreeing = 1.0\nrule.splits.share = {share:?}\nrule.contact.rate = 0.02\n\
         rule.recruitment.fighting = 1.0\n\
         policy.peacekeeping.troops = 0\n"
    );
    let (_, document) = options(VALLEY, &words).swap_remove(0);
    let (_, setup) = read(&document).unwrap();
    let parties = setup.country.parties.len();
    let front = setup.country.parties.iter().position(|party| party.name == "front").unwrap();
    let (luck, mut w, mut seen) = (Luck::of_run(1, 0, 0), World::default(), Recording::of_events());
    start(&setup, &luck, &mut w);
    let mut deaths = [0, 0];
    for now in 0..setup.country.clock.weeks {
        w.week = now;
        week(&setup, &luck.at(now), &mut w, &mut seen);
        if month_begins(now + 1) {
            deaths[0] += w.tally.month_dyads[front];
            deaths[1] += w.tally.month_dyads[parties + front];
            w.tally.begin_month();
        }
    }
    println!("share {share}: {} units split off, deaths {deaths:?}", w.tally.split_off);
    (w, seen, deaths)
}

#[test]
fn splinters_are_counted_and_told_as_an_organisation_of_their_own() {
    let (split, seen, deaths) = lived(0.6);
    assert!(split.tally.split_off > 0 && deaths[1] > 0, "no splinter fought");
    assert_eq!(split.ends.splinters_fight.is_some(), deaths[1] >= 25, "few months");
    let fights = seen.events.iter().filter(|event| event.kind.name == "clash");
    let told: u32 = fights
        .filter(|event| event.splinters.contains(&true))
        .map(|event| event.deaths_actor + event.deaths_other)
        .sum();
    assert_eq!(told, deaths[1], "what is told of splinters is what is counted of them");
    // The twin: where nobody leaves there is no such organisation.
    let (whole, seen, deaths) = lived(0.0);
    assert_eq!((whole.tally.split_off, deaths[1]), (0, 0));
    assert!(seen.events.iter().all(|event| event.splinters == [false; 2]));
    assert!(whole.ends.splinters_fight.is_none());
}

#[test]
fn whoever_joins_a_party_does_not_join_those_who_left_it() {
    let (w, ..) = lived(0.6);
    // Recruits have identities of their own; none serves under a commander who left.
    let rows = (0..w.fighters.len()).filter(|&row| w.fighters.who[row].0 >= 1 << 63);
    let units: Vec<u32> = rows.map(|row| w.fighters.unit[row]).collect();
    let left = |unit: &u32| w.units.rogue.get(*unit as usize) == Some(&true);
    assert!(!units.is_empty() && !units.iter().any(left));
}
