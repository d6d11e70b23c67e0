//! The choice of war: what the file says of a party's prize, cost, patience, last offensive and of its enemies'
//! sanctuary reaches its decision, each by its own number; wars wear out who fights them.

use super::super::setup::Setup;
use super::super::start::start;
use super::super::week::week;
use super::super::world::{Posture, World};
use super::{options, read};
use crate::luck::Luck;
use crate::model::Nothing;

/// The valley under the ceasefire alone, in 24 runs of its first two years: what is seen of it week by week.
fn lived(more: &str, mut seen: impl FnMut(&Setup, &World)) {
    let (_, valley) = options(super::VALLEY, more)
        .into_iter()
        .find(|(name, _)| name == "ceasefire-only")
        .unwrap();
    let (_, setup) = read(&valley).unwrap();
    for run in 0..24 {
        let (luck, mut w) = (Luck::of_run(super::seed(), 0, run), World::default());
        start(&setup, &luck, &mut w);
        for now in 0..WEEKS {
            w.week = now;
            week(&setup, &luck.at(now), &mut w, &mut Nothing);
            seen(&setup, &w);
        }
    }
}

const WEEKS: u32 = 104;

/// Months at war of the rebels.
fn months_at_war(more: &str) -> u32 {
    let mut months = 0;
    lived(more, |setup, w| {
        let front = setup.country.parties.iter().position(|party| party.name == "front").unwrap();
        let at_war = w.parties.posture[front] == Posture::Withdrawn;
        months += u32::from(w.week.is_multiple_of(4) && at_war);
    });
    months
}

/// Fighters killed in battle.
fn battle_deaths(more: &str) -> u64 {
    let mut deaths = 0;
    lived(more, |_, w| deaths += if w.week + 1 == WEEKS { w.tally.battle_deaths } else { 0 });
    deaths
}

#[test]
fn who_fights_for_everything_at_little_cost_with_hope_of_victory_is_longer_at_war() {
    for (scale, least, most, off) in [
        ("front.prize", "little", "everything", &["prize"][..]),
        ("front.war_cost", "ruinous", "hardly", &["war_cost_weight"]),
        ("front.patience", "none", "endless", &["hoped", "stalemate"]),
        ("front.last_offensive", "routed", "broke_through", &["hoped"]),
        ("state.sanctuary", "abroad", "none", &["hoped"]),
    ] {
        let of = |word: &str| months_at_war(&format!("party.{scale} = \"{word}\""));
        let (less, more) = (of(least), of(most));
        println!("{scale}: {less} months with {least}, {more} with {most}");
        assert!(more > less + 24, "{scale}: {less} months with {least}, {more} with {most}");
        // The twin: with the numbers that it turns at 0, the word is nothing.
        let off: String = off.iter().map(|key| format!("rule.commitment.{key} = 0.0\n")).collect();
        let of = |word: &str| months_at_war(&format!("party.{scale} = \"{word}\"\n{off}"));
        assert_eq!(of(least), of(most), "{scale} with {off}");
    }
}

#[test]
fn a_war_that_brings_no_victory_is_left() {
    let war = "party.front.prize = \"everything\"\nparty.state.prize = \"everything\"\n";
    let of =
        |stalemate: f64| months_at_war(&format!("{war}rule.commitment.stalemate = {stalemate:?}"));
    let (borne, hurting) = (of(0.0), of(0.6));
    assert!(borne > hurting + 12, "{borne} months where nobody tires, {hurting} where they do");
}

#[test]
fn a_word_of_the_middle_is_what_a_silent_file_means() {
    let said = "party.front = { prize = \"usual\", war_cost = \"usual\", patience = \"usual\", \
         last_offensive = \"none\", sanctuary = \"usual\" }\nwar.intensity = \"usual\"";
    assert_eq!(months_at_war(said), months_at_war(""));
}

#[test]
fn a_war_fought_harder_kills_more_and_a_peace_knows_nothing_of_it() {
    let of = |word: &str, more: &str| battle_deaths(&format!("war.intensity = \"{word}\"\n{more}"));
    let war = "party.front.prize = \"everything\"\nparty.state.prize = \"everything\"";
    let (less, more) = (of("skirmishes", war), of("all_out", war));
    assert!(more > 4 * less, "{less} killed in skirmishes, {more} with all that there is");
    let peace =
        "rule.commitment.prize = 0.0\nrule.commitment.blamed = 0.0\nrule.commitment.mood_sd = 0.0";
    assert_eq!(of("skirmishes", peace), of("all_out", peace));
}
