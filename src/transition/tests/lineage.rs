//! Lineage in real runs: whoever is present under two options is the same person with the same
//! luck, whatever recruits, deaths and splinters came before them in either.

use std::collections::BTreeMap;

use super::super::start::start;
use super::super::streams::DESERTION;
use super::super::week::week;
use super::super::world::{Stage, World};
use super::invariants::Founded;
use super::{VALLEY, options, read};
use crate::luck::{Luck, Who};
use crate::model::Nothing;

/// A valley at war with itself: people die, join and walk out within three years.
fn lived(integration: &str, troops: u32) -> (World, Luck) {
    let words = format!(
        "policy.integration = {{ kind = \"integration\", {integration}, start = {{ month = 2 }} }}\n\
         shock.election.chance = 1.0\nshock.election.month = 8\ntrust.front.state = 0.05\n\
         rule.contact.rate = 0.03\nrule.recruitment.rate = 0.1\nrule.walk_out.most = 0.3\n\
         party.river-gang.monthly_usd = 200000\npolicy.peacekeeping.troops = {troops}\n"
    );
    let (_, document) = options(VALLEY, &words).swap_remove(0);
    let (_, setup) = read(&document).unwrap();
    let luck = Luck::of_run(1, 0, 0);
    let mut w = World::default();
    start(&setup, &luck, &mut w);
    let mut founded = Founded::of(&w);
    for now in 0..150 {
        w.week = now;
        week(&setup, &luck.at(now), &mut w, &mut Nothing);
        founded.check(&setup, &w);
    }
    (w, luck)
}

/// What each fighter is by identity: its home, and the word it reads in a week to come. Which party
/// a recruit joined may differ: that is what options are for.
fn people(w: &World, luck: &Luck) -> BTreeMap<Who, (u32, u32)> {
    let f = &w.fighters;
    (0..f.len())
        .map(|row| {
            let word = luck.at(200).word(DESERTION, f.who[row]).0;
            (f.who[row], (f.home[row], word))
        })
        .collect()
}

#[test]
fn whoever_is_present_under_two_options_is_the_same_person_with_the_same_words() {
    let (one, luck) = lived("mode = \"whole_units\", posts = 2000, quota_per_month = 500", 2_000);
    let (other, _) = lived("mode = \"individual\", posts = 300, quota_per_month = 50", 0);
    for (name, w) in [("whole", &one), ("phased", &other)] {
        let dead = w.fighters.stage.iter().filter(|stage| **stage == Stage::Dead).count();
        println!(
            "{name}: {} recruited, {dead} agents dead, {} walk-outs",
            w.tally.recruited, w.tally.walk_outs
        );
        assert!(w.tally.recruited > 0 && w.tally.battle_deaths > 0, "{name}: nothing happened");
    }
    assert!(one.tally.walk_outs > 0, "no unit split");
    let (first, second) = (people(&one, &luck), people(&other, &luck));
    let same_order = one.fighters.who == other.fighters.who;
    assert!(!same_order, "the same people came in the same order: this tests nothing");
    let shared: Vec<&Who> = first.keys().filter(|who| second.contains_key(who)).collect();
    let recruits = shared.iter().filter(|who| who.0 >= 1 << 63).count();
    println!("{} shared, {recruits} of them recruits", shared.len());
    assert!(recruits > 0, "no recruit is present in both");
    for who in shared {
        assert_eq!(first[who], second[who]);
    }
    // And each identity belongs to one person: no two rows of a world share one.
    assert_eq!(first.len(), one.fighters.len());
    let units: std::collections::BTreeSet<Who> = one.units.who.iter().copied().collect();
    assert_eq!(units.len(), one.units.len());
}

#[test]
fn each_civilian_killed_has_one_author_on_the_map() {
    let (w, _) = lived("mode = \"whole_units\", posts = 2000, quota_per_month = 500", 300);
    let cells = w.cells.killed.len();
    let by = |cell: usize| -> f32 { w.cells.killed_by.iter().skip(cell).step_by(cells).sum() };
    assert!((0..cells).all(|cell| by(cell) == w.cells.killed[cell]));
    let all: f32 = w.cells.killed.iter().sum();
    assert!(all > 0.0 && f64::from(all) == w.tally.civilians_by.iter().sum::<u64>() as f64);
}
