//! Lineage in real runs: whoever is present under two options is the same person with the same
//! luck, whatever recruits, deaths and splinters came before him in either.

use std::collections::BTreeMap;

use super::setup::{Setup, found};
use super::streams::DESERTION;
use super::week::week;
use super::world::{Stage, World};
use crate::document::Document;
use crate::faults::Faults;
use crate::luck::{Luck, Who};
use crate::model::{Nothing, Recording, RunId, Violence};

const VALLEY: &str = include_str!("../../scenarios/valley.toml");

/// A valley at war with itself: people die, join and walk out within three years.
fn lived(integration: &str, troops: u32) -> (World, Luck) {
    let faults = Faults::new();
    let words = format!(
        "policy.integration = {{ kind = \"integration\", {integration}, start = {{ month = 2 }} }}\n\
         shock.election.chance = 1.0\nshock.election.month = 8\ntrust.front.state = 0.05\n\
         rule.contact.rate = 0.03\nrule.recruitment.rate = 0.1\nrule.walk_out.most = 0.3\n\
         party.river-gang.monthly_usd = 200000\npolicy.peacekeeping.troops = {troops}\n"
    );
    let mut document = Document::parse("valley.toml", VALLEY.to_owned(), &faults).unwrap();
    document.root.lay_over(&Document::parse("more", words, &faults).unwrap().root);
    if let crate::document::Value::Table(table) = &mut document.root.value {
        for key in ["format", "name", "question", "about", "option", "compare", "uncertain"] {
            table.remove(key);
        }
    }
    let ground = Setup::ground(&document, std::path::Path::new("."), &faults).unwrap();
    let setup = Setup::read(&document, &ground, &faults);
    let setup = faults.or_ok(setup).unwrap();
    let luck = Luck::of_run(1, 0, 0);
    let mut w = World::default();
    found(&setup, &luck, &mut w);
    for now in 0..150 {
        w.week = now;
        week(&setup, &luck.at(now), &mut w, &mut Nothing);
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

/// A run of the valley at war with itself, with and without somebody watching.
#[test]
fn a_watched_run_is_the_same_run_and_its_events_and_frames_add_up_to_its_series() {
    let sets = ["clock.years=2", "rule.contact.rate=0.05", "trust.front.state=0.05"];
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/valley.toml");
    let study = crate::scenario::Study::open(&path, &sets.map(str::to_owned)).unwrap();
    let words = study.dictionary();
    let mut seen = Recording::with_frames(words);
    let id = RunId { option: 4, draw: 0, run: 0 };
    let record = study.run(1, id, &mut study.new_world(), &mut seen).unwrap();
    assert_eq!(record, study.run(1, id, &mut study.new_world(), &mut Nothing).unwrap());

    let points = words.time.points;
    let series = |name: &str| {
        let at = words.series(name).unwrap();
        record.series[at * points..(at + 1) * points].to_vec()
    };
    for name in ["civilians_killed", "battle_deaths", "displaced"] {
        let at = words.frames.iter().position(|frame| frame.name == name).unwrap();
        let shown: Vec<f32> = seen.frames.iter().map(|month| month[at].iter().sum()).collect();
        assert_eq!(shown, series(name), "{name}");
    }
    let of_kind = |kind: &'static str| seen.events.iter().filter(move |event| event.kind == kind);
    let killed: u32 = seen.events.iter().map(|event| event.deaths_civilians).sum();
    assert_eq!(killed as f32, series("civilians_killed").iter().sum::<f32>());

    // The postures that were told, month by month, are those of the series.
    for (party, name) in words.actors.iter().enumerate() {
        if words.series(&format!("posture.{name}")).is_none() {
            continue;
        }
        let now = |month: usize| {
            let told = of_kind("posture").filter(|event| event.actor == Some(party as u16));
            let told = told.filter(|event| words.time.point_of(event.tick) <= month);
            told.max_by_key(|event| event.id).map_or(0.0, |event| event.number as f32)
        };
        let told: Vec<f32> = (0..points).map(now).collect();
        assert_eq!(told, series(&format!("posture.{name}")), "{name}");
    }
    assert!(of_kind("posture").next().is_some(), "nobody changed posture: this tests nothing");
    for kind in ["accord_failed", "signatories_fight", "conflict_renewed", "war"] {
        let week = record.outcomes[words.outcome(&format!("{kind}_week")).unwrap()];
        let told: Vec<f64> = of_kind(kind).map(|event| f64::from(event.tick + 1)).collect();
        assert_eq!(told, [week].into_iter().filter(|week| *week >= 0.0).collect::<Vec<_>>());
    }
    // Only the state's fights are state-based, and nobody's crime is nothing that the data knows.
    let state = words.actors.iter().position(|name| name == "state").unwrap() as u16;
    for event in &seen.events {
        let sides = [event.actor, event.other];
        match event.violence {
            Some(Violence::StateBased) => assert!(sides.contains(&Some(state)), "{event:?}"),
            Some(Violence::NonState) => assert!(!sides.contains(&Some(state)), "{event:?}"),
            Some(Violence::OneSided) => assert!(event.other.is_none(), "{event:?}"),
            None => assert!(event.kind != "killing" && event.kind != "raid", "{event:?}"),
        }
    }
    assert!(of_kind("clash").any(|event| event.violence == Some(Violence::StateBased)));
    let mut ids: Vec<u32> = seen.events.iter().map(|event| event.id).collect();
    ids.sort_unstable();
    assert!(ids.iter().zip(1..).all(|(id, place)| *id == place), "numbers have gaps: {ids:?}");
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
