//! Watching: a watched run is the same run.

use crate::model::{Nothing, Recording, RunId, Violence};

/// What outcomes are said to add up to over events, they are: in violent runs of two countries.
#[test]
fn outcomes_that_add_up_over_events_do_so_to_the_last_person() {
    let valley: &[&str] = &[
        "clock.years=3",
        "rule.contact.rate=0.02",
        "trust.front.state=0.05",
        "rule.walk_out.most=0.3",
        "rule.clash.goes_on=0.7",
    ];
    let mut seen = std::collections::BTreeMap::<String, f64>::new();
    for (name, sets) in
        [("valley", valley), ("sierra-leone-2000", &["clock.years=2", "clock.report_at=[1]"])]
    {
        let sets: Vec<String> = sets.iter().map(|&words| words.to_owned()).collect();
        let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        let study = crate::scenario::Study::open(path.as_ref(), &sets).unwrap();
        let words = study.dictionary();
        for (option, run) in [(1, 0), (3, 1)] {
            let mut events = Recording::of_events();
            let id = RunId { option, draw: 2, run };
            let record = study.run(1, id, &mut study.new_world(), &mut events).unwrap();
            for sum in &words.sums {
                let name = &words.outcomes[sum.outcome].name;
                let total: u64 = events.events.iter().map(|event| u64::from(sum.of(event))).sum();
                assert_eq!(total as f64, record.outcomes[sum.outcome], "{name} of {id:?}");
                *seen.entry(name.clone()).or_default() += total as f64;
            }
        }
    }
    let kinds = ["battle_deaths", "gang_deaths", "civilians_killed", "incidents", "walk_outs"];
    let more = ["battle_deaths_1y", "civilians_killed_by.front", "civilians_killed_by_crime"];
    for name in kinds.iter().chain(&more) {
        assert!(seen[*name] > 0.0, "there was none of {name}: this tests nothing");
    }
}

/// Bystanders of those who strike are no victims of crime, in the sums as in the record; and who is struck beyond its
/// process or within it is told.
#[test]
fn bystanders_of_strikes_add_up_over_events_apart_from_crime() {
    let sets = [
        "clock.years=2",
        "rule.predation.crime=0.000003",
        "rule.strikes.astray=2",
        "party.band.fighters=400",
        "party.front.posture=\"withdrawn\"",
        "policy.s={kind=\"spoiler_management\",party=\"band\",troops=400,analysts=20}",
        "policy.m={kind=\"peacekeeping\",troops=1500,full_strength_after_months=0,\
         rules_of_engagement=\"compel\",against_refusers=600}",
    ];
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/behaviour/accord.toml");
    let study = crate::scenario::Study::open(&path, &sets.map(str::to_owned)).unwrap();
    let words = study.dictionary();
    let mut events = Recording::of_events();
    let id = RunId { option: 0, draw: 0, run: 0 };
    let record = study.run(1, id, &mut study.new_world(), &mut events).unwrap();
    let outcome = |name: &str| record.outcomes[words.outcome(name).unwrap()];
    for sum in &words.sums {
        let total: u64 = events.events.iter().map(|event| u64::from(sum.of(event))).sum();
        assert_eq!(
            total as f64, record.outcomes[sum.outcome],
            "{}",
            words.outcomes[sum.outcome].name
        );
    }
    let parts = ["crime", "strikes"].map(|by| outcome(&format!("civilians_killed_by_{by}")));
    assert!(parts.iter().all(|&killed| killed > 0.0), "{parts:?}");
    let struck: u32 = ["strike", "against_refusers"]
        .map(|kind| {
            let of_kind = events.events.iter().filter(|event| event.kind.name == kind);
            let (fighters, bystanders) = of_kind.fold((0, 0), |(fighters, bystanders), event| {
                (fighters + event.deaths_other, bystanders + event.deaths_civilians)
            });
            assert!(fighters > 0 && bystanders > 0, "{kind}: {fighters}, {bystanders}");
            fighters
        })
        .iter()
        .sum();
    assert_eq!(f64::from(struck), outcome("fighters_killed_by_strikes"));
    let cells = words.grid.as_ref().unwrap().cells();
    let at =
        words.layers.iter().position(|layer| layer.name == "civilians_killed_by_strikes").unwrap();
    let layer: f32 = record.layers[at * cells..(at + 1) * cells].iter().sum();
    assert_eq!(f64::from(layer), parts[1]);
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
    let of_kind =
        |kind: &'static str| seen.events.iter().filter(move |event| event.kind.name == kind);
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
            None => assert!(event.kind.name != "killing" && event.kind.name != "raid", "{event:?}"),
        }
    }
    assert!(of_kind("clash").any(|event| event.violence == Some(Violence::StateBased)));
    let mut ids: Vec<u32> = seen.events.iter().map(|event| event.id).collect();
    ids.sort_unstable();
    assert!(ids.iter().zip(1..).all(|(id, place)| *id == place), "numbers have gaps: {ids:?}");
}
