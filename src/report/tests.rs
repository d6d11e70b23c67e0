mod keys;
mod privacy;
mod reading;
mod words;

use super::*;
use crate::analysis::compare;
use crate::model::{
    Benchmark, Better, Class, Coded, Dictionary, Grid, Group, Layer, NEVER, Nature, OfferOutcomes,
    Outcome, Part, PartySeries, Place, Planned, Private, Record, Regions, Series, Test, Time,
};
use crate::scenario::{Assumption, Compare, Confounded, Criterion, Factor, OptionInfo, Sampled};

/// Draws of the made-up study: enough for signs.
const DRAWS: usize = 60;

/// A text that would be markup, turn the line round, and go on for ever.
fn nasty() -> String {
    let long = "unbroken".repeat(1_250);
    format!("</title></script><img src=x onerror=alert(1)>\"'&\n\u{202e}=1+1\u{0}ملف{long}")
}

fn outcome(name: &str, unit: &str, nature: Nature, group: Group) -> Outcome {
    let better = if nature == Nature::FirstTime { Better::Higher } else { Better::Lower };
    let (name, unit, meaning) = (name.to_owned(), unit.to_owned(), "what it is".to_owned());
    Outcome { name, unit, nature, better, group, meaning, ..Outcome::default() }
}

/// A study that fills every section, with a name of the caller's wherever a scenario has one.
fn study(name: &str, sensitive: bool) -> (Subject, Results) {
    let mut outcomes = vec![
        outcome("conflict_renewed", "1", Nature::YesNo, Group::Ends),
        outcome("conflict_renewed_week", "week", Nature::FirstTime, Group::Ends),
        outcome("conflict_in_year.1", "1", Nature::YesNo, Group::Ends),
        outcome("civilians_killed", "persons", Nature::Amount, Group::Harm),
        outcome(&format!("civilians_killed_by.{name}"), "persons", Nature::Amount, Group::Harm),
        outcome("lawful", "1", Nature::Share, Group::Order),
        outcome("began.ddr", "week", Nature::FirstTime, Group::Timetable),
        outcome("ended.ddr", "week", Nature::FirstTime, Group::Timetable),
        outcome("accepted.ddr.front", "1", Nature::YesNo, Group::Timetable),
        outcome("agreed.ddr.front", "week", Nature::FirstTime, Group::Timetable),
        outcome("refusals.ddr.front", "1", Nature::Amount, Group::Timetable),
        outcome("strange_end_week", "week", Nature::FirstTime, Group::Ends),
        outcome("civilians_killed_by.others", "persons", Nature::Amount, Group::Harm),
    ];
    let series = |name: &str| Series {
        name: name.into(),
        unit: "persons".into(),
        meaning: "a series".into(),
    };
    let layer = |name: &str| Layer {
        name: name.into(),
        unit: "persons".into(),
        meaning: "a layer".into(),
        ..Layer::default()
    };
    let mut layers = ["civilians_killed", "civilians_killed_by_state"].map(layer).to_vec();
    layers[1].part = Some(Part { of: 0, by: "by_state".into(), named: false });
    layers[0].sum = Some(3);
    // What the names of the outcomes stand for.
    for at in [0, 1] {
        outcomes[at].identity.family = outcomes[0].name.clone();
        outcomes[at].identity.happened = "fighting came back".into();
    }
    outcomes[11].identity.family = "strange_end".into();
    for (at, by) in [(4, name), (12, "others")] {
        outcomes[at].identity.part = Some(Part { of: 3, by: by.into(), named: true });
    }
    let offer = OfferOutcomes {
        policy: "ddr".into(),
        party: "front".into(),
        accepted: 8,
        refusals: Some(10),
        agreed: 9,
    };
    let grid = Grid {
        width: 3,
        height: 2,
        cell_km: Some(10.0),
        inside: vec![true, true, true, true, true, false],
        places: vec![Place { name: name.into(), x: 0, y: 0, people: 1 }],
        regions: Regions { names: vec![name.into(), "East".into()], of: vec![0, 0, 1, 0, 1, 1] },
    };
    let test = Test { says: name.into(), series: 3, points: 1, least: 0.0, greatest: 1e9 };
    let benchmark = |class| Benchmark { text: name.into(), source: name.into(), class };
    let party = PartySeries { name: name.into(), due: Some(0), given: Some(1), exposure: Some(2) };
    let time = Time {
        unit: "month".into(),
        points: 24,
        per_year: Some(12),
        start: crate::calendar::Date::new(2000, 11, 10),
        tick: "week".into(),
        ticks: 104,
    };
    let dictionary = Dictionary {
        time,
        outcomes,
        ends: vec![1, 11],
        series: ["due", "given", "exposure", "strength"].map(series).to_vec(),
        layers,
        headline: Some(1),
        coded: Some(Coded { end: 1, years: vec![2] }),
        offers: vec![offer],
        limits: vec!["What nobody can know.".into()],
        grid: Some(grid),
        parties: vec![party],
        benchmarks: vec![benchmark(Class::Computed(vec![test])), benchmark(Class::NotRepresented)],
        private: Private {
            outcomes: vec![4],
            series: vec![3],
            paths: vec!["party.*.fighters".into()],
            says: "what parties want".into(),
            ..Private::default()
        },
        ..Dictionary::default()
    };
    let option = |name: &str| OptionInfo { name: name.into(), says: format!("{name} says") };
    let ddr = |start_month: Option<f64>, end_month: Option<f64>| Planned {
        name: "ddr".into(),
        kind: format!("ddr {name}"),
        start: name.into(),
        start_month,
        end_month,
        started: Some("began.ddr".into()),
        ended: Some("ended.ddr".into()),
    };
    let assumption = |path: &str, law: Option<&str>, said: bool| Assumption {
        path: path.into(),
        value: 12.0,
        whole: false,
        unit: "persons",
        least: 0.0,
        greatest: 100.0,
        meaning: "what it is",
        source: name.into(),
        said,
        law: law.map(str::to_owned),
    };
    let criterion = |outcome: usize, at_most: Option<f64>| Criterion {
        name: name.into(),
        says: if outcome == 3 { String::new() } else { format!("{name} criterion {outcome}") },
        outcome,
        less: true,
        band: 0.1,
        at_most,
        at_least: None,
        party: (outcome == 0).then(|| name.into()),
        said: true,
    };
    let sampled = |path: &str, disputed: bool| Sampled {
        path: path.into(),
        meaning: format!("{name} meaning"),
        unit: "1".into(),
        disputed,
        range: (0.0, (DRAWS - 1) as f64),
        labels: Vec::new(),
        values: (0..DRAWS as u32).map(f64::from).collect(),
    };
    let chosen = Sampled {
        labels: vec![name.into(), "firm".into()],
        values: (0..DRAWS as u32).map(|draw| f64::from(draw % 2)).collect(),
        ..sampled("rule.kind", false)
    };
    let factor = |aspect: &'static str| Factor { policy: name.into(), aspect, key: None };
    let subject = Subject {
        name: name.into(),
        question: name.into(),
        about: name.into(),
        sensitive,
        model: "transition".into(),
        assumptions: vec![
            assumption("party.front.fighters", Some("uniform 1 to 2"), true),
            assumption("rule.a", Some("uniform 1 to 2"), true),
            assumption("rule.b", None, true),
            assumption("rule.c", None, false),
            assumption("rule.d", None, false),
        ],
        warnings: vec![],
        seed: 1,
        dictionary,
        options: vec![option("none"), option(name), option("late")],
        compare: Compare {
            baseline: 0,
            outcomes: vec![0, 3, 4, 5],
            series: vec![],
            layers: vec![0, 1],
            criteria: vec![criterion(0, Some(0.2)), criterion(3, None), criterion(4, Some(1.0))],
        },
        sampled: vec![sampled("rule.a", true), sampled("party.front.fighters", false), chosen],
        confounded: vec![Confounded { one: 1, other: 2, differ: vec![factor("when")] }],
        plans: vec![vec![], vec![ddr(Some(3.0), Some(12.0))], vec![ddr(None, None)]],
        history: Vec::new(),
    };
    let records = (0..DRAWS).flat_map(|draw| (0..3).map(move |option| record(draw, option)));
    (subject, Results::from_records(3, 1, 24, records.collect()))
}

fn record(draw: usize, option: usize) -> Record {
    let came = draw.is_multiple_of(3) && option < 2;
    let when = |came: bool, tick: f64| if came { tick } else { NEVER };
    // The first option is better in early draws, the others in late ones.
    let killed = 200.0 + (draw as f64 - 30.0) * if option == 0 { 5.0 } else { -5.0 };
    let began = when(option == 1 || draw.is_multiple_of(2), 14.0 + draw as f64);
    let yes = |yes: bool| f64::from(u8::from(yes));
    let outcomes = vec![
        yes(came),
        when(came, 30.0),
        yes(came),
        killed,
        3.0,
        0.25 * option as f64,
        began,
        when(draw.is_multiple_of(4), 60.0),
        yes(draw.is_multiple_of(2)),
        when(draw.is_multiple_of(3), 20.0),
        (draw % 2) as f64,
        NEVER,
        40.0,
    ];
    let series =
        (0..4).flat_map(|one| (0..24).map(move |month| (one * month + draw) as f32 / 99.0));
    let layers = (0..12).map(|cell| (cell * option + draw) as f32);
    Record { outcomes, series: series.collect(), layers: layers.collect(), digest: 0 }
}

fn page_of(name: &str, sensitive: bool, audience: Audience) -> String {
    let (subject, results) = study(name, sensitive);
    let said = compare(&subject, &results).unwrap();
    let manifest = Manifest { scenario: name.into(), ..Manifest::default() };
    page(&subject, &results, &said, &manifest, audience).unwrap()
}

#[test]
fn every_section_is_there_and_every_blank_is_filled() {
    let (subject, results) = study("front", true);
    let said = compare(&subject, &results).unwrap();
    let manifest = Manifest::default();
    for audience in [Audience::Full, Audience::Parties] {
        let texts = texts::Texts::english().unwrap();
        let ctx = Context::new(&subject, &results, &said, &manifest, texts, audience);
        root(&ctx).unwrap();
        assert!(ctx.texts.slips().is_empty(), "{:?}", ctx.texts.slips());
        let ids: Vec<&str> =
            sections::all(&ctx).unwrap().iter().map(|section| section.id).collect();
        assert_eq!(ids, sections::IDS);
    }
}

#[test]
fn a_study_without_ends_plans_or_map_is_told_without_them() {
    let dictionary = Dictionary {
        time: Time { unit: "step".into(), points: 5, ticks: 5, ..Time::default() },
        outcomes: vec![outcome("outbursts", "outbursts", Nature::Amount, Group::Other)],
        ..Dictionary::default()
    };
    let option = OptionInfo { name: "as-written".into(), says: "as-written".into() };
    let subject = Subject {
        dictionary,
        options: vec![option],
        compare: Compare { outcomes: vec![0], ..Compare::default() },
        plans: vec![Vec::new()],
        ..Subject::default()
    };
    let record = Record { outcomes: vec![3.0], ..Record::default() };
    let results = Results::from_records(1, 1, 5, vec![record]);
    let said = compare(&subject, &results).unwrap();
    let page = page(&subject, &results, &said, &Manifest::default(), Audience::Full).unwrap();
    assert!(page.contains("There is one option only") && !page.contains("id=\"futures\""));
    for odd in ["NaN", ">inf", " inf", "-inf"] {
        assert!(!page.contains(odd), "{odd}");
    }
}

#[test]
fn nothing_that_a_scenario_says_is_markup() {
    let page = page_of(&nasty(), false, Audience::Full);
    for danger in ["<img", "<script", "</script", "onerror=alert(1)>", "\u{202e}", "\u{0}"] {
        assert!(!page.contains(danger), "{danger}");
    }
    assert_eq!(page.matches("</title>").count(), 1);
    assert!(!page.contains(&"unbroken".repeat(600)), "long texts are shortened");
    assert!(page.len() < 1_000_000, "{}", page.len());
}

#[test]
fn a_version_for_the_parties_leaves_out_what_could_be_used_against_one() {
    let full = page_of("front", true, Audience::Full);
    let parties = page_of("front", true, Audience::Parties);
    assert!(full.contains("Do not pass this on"));
    assert!(full.contains("class=\"map\"") && full.contains("Exposure of front by month"));
    assert!(full.contains("party.front.fighters") && full.contains("class=\"kind\"><bdi>front"));
    for private in [
        "class=\"map\"",
        "Exposure of",
        "party.front.fighters",
        "Civilians killed by front",
        "front criterion 4",
        "class=\"kind\"><bdi>front",
        "Do not pass this on",
    ] {
        assert!(!parties.contains(private), "{private}");
    }
    assert!(parties.contains("fewer than 10"));
    assert!(parties.contains("It leaves out maps by cell; what parties want."));
    let (sensitive, _) = study("front", true);
    assert_eq!(Audience::of(&sensitive), Audience::Parties);
}

#[test]
fn the_page_asks_for_nothing_and_is_the_same_bytes_each_time() {
    let page = page_of("front", false, Audience::Full);
    for asks in ["http://", "https://", "<script", "<link", "url(", "@import", " src="] {
        assert!(!page.contains(asks), "{asks}");
    }
    assert_eq!(page, page_of("front", false, Audience::Full));
    for must in ["<html lang=\"en\" dir=\"ltr\">", "<main", "<nav", "<header>", "<footer>"] {
        assert!(page.contains(must), "{must}");
    }
    assert_eq!(page.matches("<h1>").count(), 1);
}
