use std::collections::BTreeSet;

use super::*;
use crate::model::{EventKind, Grid, Place, Recording, RunId, Time};
use crate::scenario::Study;
use crate::transition::What;

/// A violent run of the valley.
fn valley() -> (Dictionary, Vec<Event>) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/valley.toml");
    let sets = [
        "clock.years=3",
        "rule.contact.rate=0.05",
        "rule.clash.goes_on=0.7",
        "trust.front.state=0.05",
        "rule.walk_out.most=0.3",
        "shock.election.chance=1.0",
        "shock.election.month=8",
    ];
    let study = Study::open(&path, &sets.map(str::to_owned)).unwrap();
    let option = study.options().iter().position(|option| option.name == "whole-first").unwrap();
    let mut recording = Recording::of_events();
    let id = RunId { option, draw: 0, run: 0 };
    study.run(1, id, &mut study.new_world(), &mut recording).unwrap();
    recording.events.sort_by_key(|event| event.id);
    (study.dictionary().clone(), recording.events)
}

/// A kind that has no words of its own.
const NEW: EventKind = EventKind::plain("a_new_thing");

/// A run in which every kind that has a sentence happens, and one that has none.
fn every_kind() -> (Dictionary, Vec<Event>) {
    let place = Place { name: "Makeni".into(), x: 1, y: 1, people: 9 };
    let grid =
        Grid { width: 4, height: 4, cell_km: Some(10.0), places: vec![place], ..Grid::default() };
    let time = Time {
        unit: "month".into(),
        points: 24,
        per_year: Some(12),
        start: crate::calendar::Date::new(2000, 11, 10),
        tick: "week".into(),
        ticks: 105,
    };
    let actors = ["state", "ruf"].map(str::to_owned).to_vec();
    let event_kinds = What::ALL.iter().map(|what| what.kind()).collect();
    let grid = Some(grid);
    let words = Dictionary { time, grid, actors, event_kinds, ..Dictionary::default() };
    let mut kinds: Vec<&'static EventKind> = [
        What::PolicyBegan,
        What::Shock,
        What::Massacre,
        What::Posture,
        What::Clash,
        What::Joins,
        What::Clash,
        What::Attack,
        What::FalseFlag,
        What::Killing,
        What::Raid,
        What::Crime,
        What::WalkOut,
        What::Split,
        What::Extortion,
        What::OfferRefused,
        What::OfferAccepted,
        What::AccordFailed,
        What::SignatoriesFight,
        What::ConflictRenewed,
        What::War,
        What::PolicyEnded,
    ]
    .map(What::kind)
    .to_vec();
    kinds.push(&NEW);
    kinds.push(What::Mutiny.kind());
    let event = |(at, kind): (usize, &&'static EventKind)| Event {
        id: at as u32 + 1,
        cause: [None, Some(at as u32)][usize::from(matches!(at, 2 | 5 | 6))],
        tick: 4 * at as u32,
        kind,
        cell: (at % 2 == 0).then_some(at as u32 % 16),
        actor: (at % 3 != 2).then_some(1),
        other: (at % 5 != 4).then_some(0),
        deaths_actor: at as u32 % 4,
        deaths_civilians: at as u32,
        number: at as u32,
        subject: (at % 2 == 0).then(|| format!("thing {at}").into()),
        ..Event::default()
    };
    (words, kinds.iter().enumerate().map(event).collect())
}

/// What a line cites: numbers alone, and all of the events from one number to another.
fn cited(line: &str, events: &[Event]) -> BTreeSet<u32> {
    let Some((_, cites)) = line.strip_suffix("].").and_then(|line| line.rsplit_once('[')) else {
        return BTreeSet::new();
    };
    let mut ids = BTreeSet::new();
    for part in cites.split(", ") {
        let (first, last) = part.split_once('–').unwrap_or((part, part));
        let (first, last): (u32, u32) = (first.parse().unwrap(), last.parse().unwrap());
        ids.extend([first, last]);
        ids.extend(events.iter().map(|event| event.id).filter(|id| (first..=last).contains(id)));
    }
    ids
}

fn told(words: &Dictionary, events: &[Event]) -> Vec<String> {
    let text = story(words, "x", events);
    let lines = text.lines().skip(3).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

fn without_any_event_all_that_cites_it_is_gone((words, events): (Dictionary, Vec<Event>)) {
    let whole = told(&words, &events);
    for gone in &events {
        let left: Vec<Event> = events.iter().filter(|event| event.id != gone.id).cloned().collect();
        let story = told(&words, &left);
        for line in &story {
            assert!(!cited(line, &left).contains(&gone.id), "without {}: {line}", gone.id);
        }
        for line in whole.iter().filter(|line| cited(line, &events).contains(&gone.id)) {
            assert!(!story.contains(line), "{} is gone, and still: {line}", gone.id);
        }
    }
}

#[test]
fn without_any_event_of_a_run_every_sentence_that_cites_it_is_gone() {
    without_any_event_all_that_cites_it_is_gone(valley());
}

#[test]
fn without_any_event_of_any_kind_every_sentence_that_cites_it_is_gone() {
    without_any_event_all_that_cites_it_is_gone(every_kind());
}

#[test]
fn every_sentence_cites_events_that_happened_and_a_story_is_short() {
    let (words, events) = valley();
    let story = told(&words, &events);
    // Weeks with changes of posture, ends and years.
    assert!((10..=MOST.max(ROOM + 12 + 4 + 3)).contains(&story.len()), "{} sentences", story.len());
    let known: BTreeSet<u32> = events.iter().map(|event| event.id).collect();
    for line in &story {
        let cites = cited(line, &events);
        assert!(!cites.is_empty() && cites.is_subset(&known), "{line}");
    }
    let (words, events) = every_kind();
    let story = told(&words, &events);
    assert_eq!(story.len(), 24, "{story:#?}");
    let text = super::story(&words, "Valley, run a:0:0", &events);
    assert!(text.starts_with("# One run: Valley, run a:0:0\n"), "{text}");
    assert!(text.contains("It is not a forecast."), "{text}");
}

#[test]
fn each_kind_of_event_has_its_sentence_and_an_unknown_one_is_told_as_it_stands() {
    let (words, events) = every_kind();
    let story = told(&words, &events);
    for words in [
        "In week 0 (Nov 2000) the policy thing 0 began [1].",
        "In week 12 (Feb 2001) the ruf changed from one posture to another [4].",
        "the ruf and somebody clashed and 4 civilians were killed; 2 events came of it until week 24",
        "In week 88 (Jul 2002), 10 km from Makeni, this happened: a new thing, ruf, state, thing 22",
        "By the end of week 68 (Mar 2002) the accord had failed [18].",
        "In all, year 2 had",
    ] {
        assert!(story.iter().any(|line| line.contains(words)), "{words}: {story:#?}");
    }
}

#[test]
fn a_run_in_which_nothing_happened_says_so() {
    let (words, _) = every_kind();
    assert!(story(&words, "x", &[]).contains("Nothing happened"));
    assert!(incidents(&words, "x", &[]).contains("No event led to another."));
}

#[test]
fn a_tree_is_indented_root_first_and_the_largest_stands_first() {
    let (words, events) = every_kind();
    let text = incidents(&words, "x", &events);
    let lines: Vec<&str> = text.lines().skip(3).collect();
    assert_eq!(lines[0], "3 events, 18 killed");
    assert!(lines[1].starts_with("  week 16 (Mar 2001), 10 km from Makeni: clash, ruf, thing 4"));
    assert!(lines[2].starts_with("    week 20 (Mar 2001): joins"), "{text}");
    assert!(
        lines[3].starts_with("      week 24 (Apr 2001)") && lines[3].ends_with("[7]"),
        "{text}"
    );
    assert_eq!(lines[5], "2 events, 6 killed");
    let mut many = Vec::new();
    for id in 1..=2 * 45 {
        let cause = (id % 2 == 0).then(|| id - 1);
        many.push(Event { id, cause, kind: What::Clash.kind(), ..Event::default() });
    }
    let text = incidents(&words, "x", &many);
    assert!(text.ends_with("5 smaller trees are left out.\n"), "{text}");
}

#[test]
fn a_log_whose_causes_go_in_a_circle_or_lead_nowhere_is_told_all_the_same() {
    let (words, _) = every_kind();
    let event = |id, cause| Event {
        id,
        cause,
        kind: What::Clash.kind(),
        deaths_actor: 1,
        ..Event::default()
    };
    let events = [event(1, Some(2)), event(2, Some(1)), event(3, Some(3)), event(4, Some(99))];
    assert_eq!(told(&words, &events).iter().filter(|line| line.contains("clashed")).count(), 3);
    assert!(incidents(&words, "x", &events).contains("2 events, 2 killed"));
}

/// The two change their postures in these weeks, from what to what.
fn postures(steps: &[(u32, u16, &str)]) -> Vec<Event> {
    let event = |(at, &(tick, actor, subject)): (usize, &(u32, u16, &str))| Event {
        id: at as u32 + 1,
        tick,
        kind: What::Posture.kind(),
        actor: Some(actor),
        subject: Some(subject.into()),
        ..Event::default()
    };
    steps.iter().enumerate().map(event).collect()
}

#[test]
fn who_changes_posture_together_shares_a_sentence() {
    let (words, _) = every_kind();
    let events = postures(&[
        (4, 0, "complying to stalling"),
        (4, 1, "complying to stalling"),
        (8, 0, "stalling to withdrawn"),
        (8, 1, "stalling to violating"),
    ]);
    let story = told(&words, &events);
    let together =
        "In week 4 (Dec 2000) the state and the ruf changed from complying to stalling [1, 2].";
    assert_eq!(story[0], together);
    assert!(story[1].ends_with("the state changed from stalling to withdrawn [3]."), "{story:#?}");
    assert!(story[2].ends_with("the ruf changed from stalling to violating [4]."), "{story:#?}");
}

#[test]
fn no_change_of_posture_is_left_out_however_many_there_are() {
    let (words, _) = every_kind();
    let turn = |at: u32| ["withdrawn to violating", "violating to withdrawn"][at as usize % 2];
    let steps: Vec<_> =
        (0..20).flat_map(|at| [(4 * at, 0, turn(at)), (4 * at, 1, turn(at))]).collect();
    let events = postures(&steps);
    let story = told(&words, &events);
    let changes: Vec<_> = story.iter().filter(|line| line.contains("changed")).collect();
    assert_eq!(changes.len(), 2, "a year each: {story:#?}");
    let cites: BTreeSet<u32> = changes.iter().flat_map(|line| cited(line, &events)).collect();
    assert_eq!(cites.len(), 40);
    let start = "In week 0 (Nov 2000) the state and the ruf changed from withdrawn to violating, \
                 in week 4 (Dec 2000) from violating to withdrawn, in week 8";
    assert!(changes[0].starts_with(start), "{}", changes[0]);
}

#[test]
fn every_year_with_dead_is_summed_up_and_says_what_were_battle_deaths() {
    let (mut words, _) = every_kind();
    words.outcomes =
        vec![crate::model::Outcome { name: "battle_deaths".into(), ..Default::default() }];
    let of = crate::model::Of::FightersWithout(vec![1]);
    words.sums = vec![crate::model::Sum { outcome: 0, of, before: None }];
    words.time = Time { points: 480, ticks: 2_080, ..words.time };
    let clash = |id: u32| Event {
        id,
        tick: 52 * id,
        kind: What::Clash.kind(),
        actor: Some(id as u16 % 2),
        deaths_actor: 1_200,
        ..Event::default()
    };
    let story = told(&words, &(1..39).map(clash).collect::<Vec<_>>());
    let sums: Vec<_> = story.iter().filter(|line| line.starts_with("In all")).collect();
    assert_eq!(sums.len(), 38, "{story:#?}");
    assert!(sums[0].ends_with("1,200 fighters were killed (battle deaths: 0) [1]."), "{}", sums[0]);
    assert!(sums[1].ends_with("1,200 fighters were killed [2]."), "{}", sums[1]);
}

#[test]
fn a_repeated_refusal_is_told_once_and_one_killed_by_crime_last() {
    let (words, _) = every_kind();
    let answer = |id: u32, what: What| Event {
        id,
        tick: id,
        kind: what.kind(),
        actor: Some(1),
        subject: Some("ddr".into()),
        ..Event::default()
    };
    let mut events: Vec<Event> = (1..=16).map(|id| answer(id, What::OfferRefused)).collect();
    events.push(answer(17, What::OfferAccepted));
    events.push(answer(18, What::OfferRefused));
    let story = told(&words, &events);
    assert!(
        story[0].contains("the ruf refused ddr, and 15 more times until week 16"),
        "{story:#?}"
    );
    assert!(story[2].starts_with("In week 18 (Mar 2001) the ruf refused ddr ["), "{story:#?}");
    for id in 19..60 {
        events.push(Event { deaths_civilians: 1, ..answer(id, What::Crime) });
    }
    for id in 60..64 {
        events.push(Event { deaths_civilians: 2, ..answer(id, What::Killing) });
    }
    let story = told(&words, &events);
    let killed = |dead: &str| story.iter().filter(|line| line.contains(dead)).count();
    assert_eq!((killed("killed 2 civilians"), killed("killed 1 civilian [")), (4, 2), "{story:#?}");
}
