//! The choice of war: what the file says of a party's prize, cost and patience reaches its decision, each by
//! its own number.

use super::super::start::start;
use super::super::week::week;
use super::super::world::{Posture, World};
use super::{options, read};
use crate::luck::Luck;
use crate::model::Nothing;

/// Months at war of the rebels of the valley, in 24 runs of its first two years under the ceasefire alone.
fn months_at_war(more: &str) -> u32 {
    let (_, valley) = options(super::VALLEY, more)
        .into_iter()
        .find(|(name, _)| name == "ceasefire-only")
        .unwrap();
    let (_, setup) = read(&valley).unwrap();
    let front = setup.country.parties.iter().position(|party| party.name == "front").unwrap();
    let mut months = 0;
    for run in 0..24 {
        let (luck, mut w) = (Luck::of_run(super::seed(), 0, run), World::default());
        start(&setup, &luck, &mut w);
        for now in 0..104 {
            w.week = now;
            week(&setup, &luck.at(now), &mut w, &mut Nothing);
            months += u32::from(now % 4 == 0 && w.parties.posture[front] == Posture::Withdrawn);
        }
    }
    months
}

#[test]
fn who_fights_for_everything_at_little_cost_or_with_endless_patience_is_longer_at_war() {
    for (scale, least, most) in [
        ("prize", "little", "everything"),
        ("war_cost", "ruinous", "hardly"),
        ("patience", "none", "endless"),
    ] {
        let of = |word: &str| months_at_war(&format!("party.front.{scale} = \"{word}\""));
        let (less, more) = (of(least), of(most));
        assert!(more > less + 24, "{scale}: {less} months with {least}, {more} with {most}");
        // The twin: with the number that it turns at 0, the word is nothing.
        let off = match scale {
            "prize" => "rule.commitment.prize = 0.0",
            "war_cost" => "rule.commitment.war_cost_weight = 0.0",
            _ => "rule.commitment.hoped = 0.0",
        };
        let of = |word: &str| months_at_war(&format!("party.front.{scale} = \"{word}\"\n{off}"));
        assert_eq!(of(least), of(most), "{scale} with {off}");
    }
}

#[test]
fn a_word_of_the_middle_is_what_a_silent_file_means() {
    let said = "party.front = { prize = \"usual\", war_cost = \"usual\", patience = \"usual\" }";
    assert_eq!(months_at_war(said), months_at_war(""));
}
