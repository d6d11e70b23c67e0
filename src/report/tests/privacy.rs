//! An attacker with arithmetic reads the version for the parties.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;
use crate::report::closing;
use crate::scenario::Study;

const DRAWS: usize = 40;

/// The scenario with secrets, with numbers that no two outcomes share.
fn secrets() -> (Subject, Results) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report/secrets.toml");
    let study = Study::open(&path, &[]).unwrap();
    let draws: Vec<u32> = (0..DRAWS as u32).collect();
    let subject = Subject::of(&study, 1, &draws);
    let words = &subject.dictionary;
    let options = subject.options.len();
    let records = (0..DRAWS).flat_map(|draw| (0..options).map(move |option| (draw, option)));
    let records = records.map(|(_, option)| Record {
        outcomes: words
            .outcomes
            .iter()
            .enumerate()
            .map(|(at, what)| {
                let few = what.name == "armed_exits" && option == 1;
                match what.nature {
                    Nature::Amount if few => 6.0,
                    Nature::Amount => amount(at, option),
                    Nature::FirstTime => NEVER,
                    Nature::Share => 0.5,
                    Nature::YesNo => 0.0,
                }
            })
            .collect(),
        series: vec![0.5; words.series.len() * words.time.points],
        layers: vec![0.3; words.layers_len()],
        digest: 0,
    });
    let records = records.collect();
    let points = words.time.points;
    (subject, Results::from_records(options, 1, points, records))
}

/// What an outcome is in every run of an option.
fn amount(outcome: usize, option: usize) -> f64 {
    20_003.0 + 1_379.0 * outcome as f64 + 517.0 * option as f64
}

fn page_for(audience: Audience) -> (Subject, String) {
    let (subject, results) = secrets();
    let said = compare(&subject, &results).unwrap();
    let manifest = Manifest::default();
    let page = page(&subject, &results, &said, &manifest, audience).unwrap();
    (subject, page)
}

/// Every number on a page, in text and attributes, without what sets thousands apart.
fn numbers(page: &str) -> BTreeSet<String> {
    let page = page.split("</style>").last().unwrap();
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',';
    let parts = page.split(|letter| !is_part(letter));
    parts.map(|part| part.replace(',', "").trim_matches('.').to_owned()).collect()
}

#[test]
fn no_name_path_word_or_number_of_a_private_policy_is_on_the_page() {
    let (subject, full) = page_for(Audience::Full);
    let (_, parties) = page_for(Audience::Parties);
    assert_eq!(subject.dictionary.private.policies, ["pearl-purse", "river-lock"]);
    for secret in [
        "pearl",
        "river-lock",
        "granted",
        "kept_share",
        "quiet-offer",
        "quiet-deal",
        "bought off",
        "The neighbour stops",
        "offers and strikes",
        "support continues",
        "hillmen",
        "0.4137",
        "0.7731",
        "0.1319",
        "0.2917",
        "1,617",
        "1,893",
        "party.rebels",
        "Spoiler acts",
    ] {
        assert!(full.contains(secret), "{secret} must be somewhere to be left out");
        assert!(!parties.contains(secret), "{secret}");
    }
    for secret in ["41379", "317", "41.37", "77.3", "13.2", "29.2", "0.41", "0.77", "1617", "1893"]
    {
        assert!(!numbers(&parties).contains(secret), "{secret}");
    }
}

#[test]
fn a_part_that_is_left_out_cannot_be_had_by_taking_the_others_from_the_whole() {
    let (subject, results) = secrets();
    let said = compare(&subject, &results).unwrap();
    let texts = texts::Texts::english().unwrap();
    let manifest = Manifest::default();
    let ctx = Context::new(&subject, &results, &said, &manifest, texts, Audience::Parties);
    let all = &subject.dictionary.outcomes;
    let mut asked = 0;
    for (at, whole) in all.iter().enumerate() {
        let parts = subject.dictionary.parts(at);
        let shut = parts.filter(|(at, _)| !ctx.gate.outcome(*at)).count();
        assert_ne!(shut, 1, "of the parts of {}", whole.name);
        asked += shut;
    }
    assert!(asked >= 2, "a part is left out, and one more");
    // And so it is on the page, in no rounding.
    let (_, full) = page_for(Audience::Full);
    let (_, parties) = page_for(Audience::Parties);
    for at in (0..all.len()).filter(|at| !ctx.gate.outcome(*at)) {
        let values: Vec<f64> = (0..3).map(|option| amount(at, option)).collect();
        for value in values.iter().filter(|_| all[at].nature == Nature::Amount) {
            let rounded = (value / 1_000.0).round() * 1_000.0;
            assert!(!numbers(&parties).contains(&value.to_string()), "{}: {value}", all[at].name);
            assert!(!parties.contains(&format!(">{rounded}<")), "{}", all[at].name);
        }
    }
    let hidden = all.iter().position(|what| what.name == "civilians_killed_by.hillmen").unwrap();
    assert!(numbers(&full).contains(&amount(hidden, 0).to_string()));
}

#[test]
fn what_an_option_with_a_private_measure_did_in_one_place_or_by_one_hand_is_not_told() {
    let (subject, full) = page_for(Audience::Full);
    let (_, parties) = page_for(Audience::Parties);
    let heads = |page: &str, heading: &str| -> Vec<usize> {
        let part = page.split(heading).nth(1).unwrap_or_default();
        let part = part.split("<h2").next().unwrap().split("<h3").next().unwrap();
        let tables = part.split("<thead").skip(1);
        tables
            .map(|table| table.split("</thead>").next().unwrap().matches("<th ").count())
            .collect()
    };
    let options = subject.options.len();
    for heading in [">By whom</h3>", ">In which district</h3>"] {
        let seen = heads(&full, heading);
        assert!(!seen.is_empty() && seen.iter().all(|count| *count == options + 1), "{seen:?}");
        let seen = heads(&parties, heading);
        assert!(seen.iter().all(|count| *count < options + 1), "{heading} {seen:?}");
    }
}

#[test]
fn a_part_too_small_to_be_told_does_not_hide_one_that_is_left_out() {
    let (subject, results) = secrets();
    let all = &subject.dictionary.outcomes;
    let whole = all.iter().position(|what| what.name == "civilians_killed").unwrap();
    let parts: Vec<usize> = subject.dictionary.parts(whole).map(|(at, _)| at).collect();
    let (first, rest) = (parts[0], &parts[1..]);
    let beside =
        |few: &dyn Fn(usize) -> bool| closing::beside(&subject, &results, |at| at == first, few);
    // One other is small: of those that are told, the least goes too; where none is told, the sum.
    let more = beside(&|at| at == rest[0]);
    assert!(more.iter().any(|at| rest[1..].contains(at)), "{more:?}");
    assert_eq!(beside(&|at| rest.contains(&at)), [whole]);
}

#[test]
fn a_number_too_small_to_be_told_cannot_be_had_from_the_numbers_beside_it() {
    let (subject, parties) = page_for(Audience::Parties);
    let at = subject.dictionary.outcome("armed_exits").unwrap();
    let baseline = amount(at, 0);
    // The difference from the baseline, what the option is behind, and the worst futures.
    for told in [baseline - 6.0, amount(at, 2) - 6.0] {
        assert!(!numbers(&parties).contains(&told.to_string()), "{told}");
    }
    let caption = parties.split("<caption><strong><bdi>Armed exits</bdi></strong>").nth(1).unwrap();
    let table = caption.split("</table>").next().unwrap();
    let rows: Vec<&str> = table.split("<tr").skip(2).collect();
    assert_eq!(rows.len(), 3);
    assert!(rows[1].contains("fewer than 10") && rows[1].contains(">left out</td>"), "{}", rows[1]);
    assert!(!rows[2].contains(">left out</td>"), "both numbers of the third are told: {}", rows[2]);
}

#[test]
fn how_many_fighters_were_given_up_is_not_told_both_as_a_number_and_as_a_share() {
    let (subject, parties) = page_for(Audience::Parties);
    let words = &subject.dictionary;
    let given = |party: &str| words.series(&format!("given.{party}")).unwrap();
    assert!(words.private.series.contains(&given("rebels")));
    assert!(!words.private.series.contains(&given("state")), "concessions are no fighters");
    assert!(parties.contains("Fighters disarmed"));
    let of_rebels = parties.split("<bdi>rebels</bdi></h3>").nth(1).unwrap();
    let of_rebels = of_rebels.split("</section>").next().unwrap().split("<h3>").next().unwrap();
    assert!(of_rebels.contains("50 of 100 due") && !of_rebels.contains("given in the middle"));
}
