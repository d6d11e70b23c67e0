//! What a scenario says of a decision: criteria, what is sampled, what options differ in.

use std::path::Path;

use armistice::scenario::Study;

fn valley(add: &str, sets: &[&str]) -> Result<Study, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/valley.toml");
    let text = std::fs::read_to_string(path).unwrap() + add;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("valley.toml");
    std::fs::write(&path, text).unwrap();
    let sets: Vec<String> = sets.iter().map(ToString::to_string).collect();
    Study::open(&path, &sets).map_err(|faults| {
        let words = |fault: &armistice::faults::Fault| {
            format!("{} ({})", fault.message, fault.help.clone().unwrap_or_default())
        };
        faults.iter().map(words).collect::<Vec<_>>().join("\n")
    })
}

#[test]
fn a_criterion_names_an_outcome_a_year_and_a_way_or_is_refused_with_what_there_is() {
    let refused = |table: &str| valley(&format!("\n[criterion.x]\n{table}\n"), &[]).err().unwrap();
    assert!(refused("outcome = \"war_dead\"").contains("no outcome `war_dead`"));
    assert!(refused("outcome = \"civilians_kiled\"").contains("did you mean `civilians_killed`?"));
    let years = refused("outcome = \"civilians_killed\"\nyear = 3");
    assert!(years.contains("by year there is: civilians_killed_"), "{years}");
    assert!(refused("outcome = \"war_week\"").contains("is a time"));
    assert!(refused("outcome = \"deserted\"").contains("no better way of its own"));
    let crossed = refused("outcome = \"war\"\nat_most = 0.1\nat_least = 0.2");
    assert!(crossed.contains("no option could pass"), "{crossed}");
    assert!(refused("band = -1").contains("criterion.x.band = -1 must lie in"));
    let study = valley("\n[criterion.x]\noutcome = \"deserted\"\nwant = \"less\"\n", &[]).unwrap();
    let last = study.compare.criteria.iter().find(|criterion| criterion.name == "x").unwrap();
    assert!(last.less && last.said && last.band == 0.0);
}

#[test]
fn the_word_assumptions_samples_every_guess_and_keeps_what_the_file_says() {
    let plain = valley("", &[]).unwrap();
    let all = valley("", &["uncertain=\"assumptions\""]).unwrap();
    let draws: Vec<u32> = (0..50).collect();
    let (few, many) = (plain.sampled_in(1, &draws), all.sampled_in(1, &draws));
    assert!(many.len() > few.len() + 100, "{} and {}", few.len(), many.len());
    for own in &few {
        let same = many.iter().find(|sampled| sampled.path == own.path).unwrap();
        assert_eq!(same, own, "what the file says of a number stays, value for value");
    }
    let disputed: Vec<&str> =
        many.iter().filter(|one| one.disputed).map(|one| one.path.as_str()).collect();
    assert_eq!(disputed.len(), 3, "{disputed:?}");
    for sampled in &many {
        let (low, high) = sampled.range;
        assert!(sampled.values.iter().all(|value| (low..=high).contains(value)), "{sampled:?}");
        assert!(!sampled.path.starts_with("clock") && !sampled.path.starts_with("community"));
    }
    for draw in draws {
        all.check_draw(1, draw).unwrap_or_else(|faults| panic!("draw {draw}: {faults:#?}"));
    }
    assert!(valley("", &["uncertain=\"all\""]).is_err());
}

#[test]
fn the_missing_combinations_read_back_as_a_sound_scenario() {
    let study = valley("", &[]).unwrap();
    let made = study.factorial(&[]).unwrap();
    assert!(!made.options.is_empty() && !made.unsound.is_empty());
    let whole = valley(&format!("\n{}", made.options.join("\n")), &[]).unwrap();
    assert_eq!(whole.options().len(), study.options().len() + made.options.len());
    let again = whole.factorial(&[]).unwrap();
    assert_eq!(again.options.len(), 0, "nothing is missing any more");
    for pair in study.confounded() {
        assert!(pair.differ.len() > 1);
    }
}
