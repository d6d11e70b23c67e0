//! Civilians killed on purpose: episodes, what begins them and what ends them; and whom people stay away from.

use std::path::Path;

use super::super::rules::people::flight;
use super::super::rules::security::eyes::Sight;
use super::super::rules::violence::predation;
use super::super::setup::Setup;
use super::super::week::week;
use super::super::world::{Status, What, World};
use super::closed_forms::{calm, founded};
use crate::luck::Luck;
use crate::model::{Event, Nothing, RunId};
use crate::scenario::Study;

/// Two armed parties without discipline, where nothing but killing by fighters happens.
const PREDATORY: &str = "party.front = { kind = \"rebel\", fighters = 900, discipline = \"predatory\" }\n\
     party.state.discipline = \"predatory\"\nrule.predation.rate = 0.2\nrule.predation.contested = 0.0\n\
     rule.predation.road = 0.0\n";

/// The world after a first week, for who stands where.
fn stood(setup: &Setup) -> (World, Luck) {
    let luck = Luck::of_run(super::seed(), 0, 0);
    let mut w = founded(setup, &luck);
    week(setup, &luck, &mut w, &mut Nothing);
    w.effects.incidents.clear();
    (w, luck)
}

/// Civilians that the rule alone would kill in each of so many weeks, episode by episode: nobody dies.
fn episodes(setup: &Setup, w: &mut World, luck: &Luck, weeks: u32) -> Vec<Vec<u32>> {
    let rules = &setup.rules;
    (1..=weeks)
        .map(|now| {
            let scene = predation::Scene {
                units: &w.units,
                units_by_cell: &w.index.units_by_cell,
                posture: &w.parties.posture,
                unpaid: 0.0,
                people: &w.people,
                exposed: &mut w.scratch.exposed,
                cells: &mut w.cells,
                answer: (&rules.answer, &setup.timetable.operations, &w.operations),
                sight: Sight::of(&rules.eyes, &w.levers, &w.eyes),
                effects: &mut w.effects,
            };
            let (posts, deterrence) = (rules.security.posts(), &rules.deterrence);
            predation::step(
                &rules.predation,
                posts,
                deterrence,
                &setup.country,
                &luck.at(now),
                scene,
            );
            let killings = w.effects.incidents.iter().filter(|it| it.what == What::Killing);
            let killed = killings.map(|killing| killing.civilians).collect();
            w.effects.incidents.clear();
            killed
        })
        .collect()
}

/// How many episodes killed anybody, and how many each killed on average.
fn number_and_size(episodes: &[Vec<u32>]) -> (f64, f64) {
    let all: Vec<f64> = episodes.iter().flatten().map(|&killed| f64::from(killed)).collect();
    (all.len() as f64, all.iter().sum::<f64>() / all.len() as f64)
}

#[test]
fn episodes_of_one_round_have_the_mean_and_the_variance_of_a_chance_of_a_count() {
    let setup =
        calm(&format!("{PREDATORY}rule.predation.goes_on = 0.0\nrule.predation.first = 2.0\n"));
    let (mut w, luck) = stood(&setup);
    let (weeks, unit, first) = (20_000, setup.rules.security.full_unit, 2.0);
    let chances: Vec<f64> =
        w.cells.manned.iter().map(|&fighters| 0.2 * f64::from(fighters) / unit).collect();
    let mean = chances.iter().map(|p| p * first).sum::<f64>();
    let expected: f64 =
        chances.iter().map(|p| p * (first + first * first) - (p * first) * (p * first)).sum();
    let killed: Vec<f64> = episodes(&setup, &mut w, &luck, weeks)
        .iter()
        .map(|week| f64::from(week.iter().sum::<u32>()))
        .collect();
    let n = f64::from(weeks);
    let found = killed.iter().sum::<f64>() / n;
    let variance = killed.iter().map(|k| (k - found) * (k - found)).sum::<f64>() / (n - 1.0);
    println!("mean {found:.4} and variance {variance:.4} of {mean:.4} and {expected:.4}");
    assert!((found - mean).abs() < 3.5 * (expected / n).sqrt(), "mean {found} of {mean}");
    assert!((variance / expected - 1.0).abs() < 0.1, "variance {variance} of {expected}");
}

#[test]
fn each_round_that_follows_doubles_who_is_killed_so_that_a_few_episodes_kill_most() {
    let size = |goes_on: f64| {
        let setup = calm(&format!("{PREDATORY}rule.predation.goes_on = {goes_on}\n"));
        let (mut w, luck) = stood(&setup);
        let mut killed: Vec<u32> =
            episodes(&setup, &mut w, &luck, 4_000).into_iter().flatten().collect();
        killed.sort_unstable_by(|a, b| b.cmp(a));
        let worst: u32 = killed.iter().take(killed.len() / 10).sum();
        f64::from(worst) / f64::from(killed.iter().sum::<u32>())
    };
    let [alone, rounds] = [0.0, 0.5].map(size);
    println!(
        "share of the dead in the worst tenth: {alone:.2} of one round, {rounds:.2} of several"
    );
    assert!(alone < 0.3 && rounds > 0.5, "{alone} {rounds}");
}

#[test]
fn fewer_episodes_begin_where_somebody_who_protects_is_near() {
    let size = |protection: f32, prevents: f64| {
        let setup = calm(&format!("{PREDATORY}rule.deterrence.predation = {prevents}\n"));
        let (mut w, luck) = stood(&setup);
        w.cells.protection.fill(protection);
        number_and_size(&episodes(&setup, &mut w, &luck, 4_000))
    };
    let (alone, near) = (size(0.0, 0.5), size(1.0, 0.5));
    println!("number and size: {alone:?} alone, {near:?} with protection");
    assert!(near.0 < 0.7 * alone.0, "{alone:?} {near:?}");
    // The twin: where presence prevents no killing it changes nothing.
    assert_eq!(size(0.0, 0.0), size(1.0, 0.0));
}

#[test]
fn an_episode_is_broken_off_by_a_company_that_comes_in_time() {
    let size = |hours: f32, steps_in: f64| {
        let setup = calm(&format!(
            "{PREDATORY}rule.predation.goes_on = 0.6\nrule.answer.steps_in = {steps_in:?}\n\
             rule.answer.alarm_unseen = 1.0\npolicy.force = {{ kind = \"peacekeeping\" }}\n"
        ));
        let (mut w, luck) = stood(&setup);
        w.cells.answer_hours.fill(hours);
        w.cells.answer_by.fill(0);
        w.operations.reset(1, setup.country.parties.len());
        number_and_size(&episodes(&setup, &mut w, &luck, 4_000))
    };
    let [near, far] = [0.0, 40.0].map(|hours| size(hours, 0.9));
    println!("number and size: {near:?} near, {far:?} far");
    assert!(near.0 <= far.0 && near.1 < 0.7 * far.1, "{near:?} {far:?}");
    // The twin: a company that never goes might as well be far.
    assert_eq!(size(0.0, 0.0), size(40.0, 0.0));
}

#[test]
fn reprisals_follow_where_clashes_left_tension() {
    let number = |tension: f32, reprisal: f64| {
        let setup = calm(
            &format!(
                "{PREDATORY}rule.predation.rate = 0.02\nrule.predation.reprisal = {reprisal}\n"
            )
            .replace("rule.predation.rate = 0.2\n", ""),
        );
        let (mut w, luck) = stood(&setup);
        w.cells.tension.fill(tension);
        number_and_size(&episodes(&setup, &mut w, &luck, 4_000)).0
    };
    let [calm, tense] = [0.0, 1.0].map(|tension| number(tension, 4.0));
    println!("episodes: {calm} where it was calm, {tense} where there were clashes");
    assert!(tense > 2.0 * calm, "{calm} {tense}");
    // The twin.
    assert_eq!(number(0.0, 0.0), number(1.0, 0.0));
}

#[test]
fn an_episode_ends_with_the_people_whom_it_is_meant_for() {
    let setup = calm(&format!("{PREDATORY}rule.predation.goes_on = 0.9\n"));
    let (mut w, luck) = stood(&setup);
    let here = number_and_size(&episodes(&setup, &mut w, &luck, 1_000));
    // Nine of ten left; then all.
    for block in 0..w.people.len() {
        w.people.persons[block] = w.people.persons[block].div_ceil(10);
    }
    let few = number_and_size(&episodes(&setup, &mut w, &luck, 1_000));
    println!("number and size: {here:?} with all there, {few:?} with a tenth");
    assert!(few.1 < here.1 / 3.0, "{here:?} {few:?}");
    w.people.status.fill(Status::Abroad);
    assert!(episodes(&setup, &mut w, &luck, 1_000).iter().all(Vec::is_empty));
}

#[test]
fn most_months_of_an_armed_group_see_no_killing_and_a_few_episodes_see_most_of_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/valley.toml");
    // Months of the two signatories with killing, of all; share of the dead in the worst tenth of episodes.
    let seen = |more: &[&str]| {
        let sets: Vec<String> = more.iter().map(|&words| words.to_owned()).collect();
        let study = Study::open(&path, &sets).unwrap();
        let (mut world, points) = (study.new_world(), study.dictionary().time.points);
        let (mut months, mut killed) = (0, Vec::new());
        let draws = 12;
        for draw in 0..draws {
            let mut events: Vec<Event> = Vec::new();
            study
                .run(super::seed(), RunId { option: 0, draw, run: 0 }, &mut world, &mut events)
                .unwrap();
            let mut with = std::collections::BTreeSet::new();
            for event in events.iter().filter(|event| event.kind.name == "killing") {
                with.insert((event.actor, study.dictionary().time.point_of(event.tick)));
                killed.push(event.deaths_civilians);
            }
            months += with.iter().filter(|(actor, _)| actor.is_some_and(|actor| actor < 2)).count();
        }
        killed.sort_unstable_by(|a, b| b.cmp(a));
        let worst: u32 = killed.iter().take(killed.len().div_ceil(10)).sum();
        let all: u32 = killed.iter().sum();
        (months as f64 / (2 * draws as usize * points) as f64, f64::from(worst) / f64::from(all))
    };
    let (months, worst) = seen(&[]);
    // The twin: no round follows the first.
    let off = ["rule.predation.goes_on=0", "rule.predation.goes_on_ordered=0"];
    let (_, small) = seen(&off);
    println!(
        "months with killing {months:.3}; dead in the worst tenth {worst:.2}, without rounds {small:.2}"
    );
    assert!(months < 0.2, "{months}");
    assert!(worst > 0.5 && small < 0.35, "{worst} {small}");
}

#[test]
fn a_massacre_drives_out_many_more_than_a_murder_does() {
    let fled = |deaths: u32| {
        let setup = calm(&format!(
            "scale.people_per_agent = 100\nshock.one = {{ kind = \"massacre\", month = 1, deaths = {deaths} }}\n"
        ));
        let luck = Luck::of_run(super::seed(), 0, 0);
        let mut w = founded(&setup, &luck);
        for now in 0..20 {
            w.week = now;
            week(&setup, &luck.at(now), &mut w, &mut Nothing);
        }
        w.cells.fled.iter().sum::<f32>()
    };
    let [nobody, few, many] = [0, 4, 200].map(fled);
    println!("fled after 0, 4 and 200 dead: {nobody}, {few}, {many}");
    assert!(many > 3.0 * few.max(1_000.0), "{few} {many}");
}

#[test]
fn people_stay_away_from_those_who_harmed_them_whomever_they_lean_to() {
    let barred = |discipline: &str, weeks: f64| {
        let setup = calm(&format!(
            "party.front = {{ kind = \"rebel\", fighters = 900, discipline = \"{discipline}\" }}\n\
             party.state.discipline = \"strict\"\n"
        ));
        let (mut w, _) = stood(&setup);
        assert!(setup.country.communities.iter().all(|community| community.leans.is_none()));
        let fades = libm::pow(setup.rules.fear.remembered, weeks) as f32;
        w.cells.remembered.iter_mut().for_each(|harm| *harm *= fades);
        let rules = &setup.rules;
        flight::dread(&rules.security, &setup.country, &mut w.cells);
        w.cells.dread.iter().filter(|&&dread| f64::from(dread) >= rules.flight.bars).count()
    };
    // Where those who lived off people in the war stand, not where the disciplined do.
    assert!(barred("predatory", 0.0) > 0);
    assert_eq!(barred("strict", 0.0), 0);
    // Those who harm nobody are forgiven in some years.
    assert_eq!(barred("predatory", 260.0), 0);
}

#[test]
fn who_lives_off_mines_outside_the_process_has_less_where_somebody_provides_security() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/sierra-leone-2000.toml");
    let strength = |policed: &str| {
        let sets = ["clock.years=2", "clock.report_at=[1]", policed].map(str::to_owned);
        let study = Study::open(&path, &sets).unwrap();
        let series = study.dictionary().series("strength.diamond-network").unwrap();
        let points = study.dictionary().time.points;
        let mut world = study.new_world();
        let last = |draw| {
            let id = RunId { option: 0, draw, run: 0 };
            let record = study.run(super::seed(), id, &mut world, &mut Nothing).unwrap();
            record.series[(series + 1) * points - 1]
        };
        (0..4).map(last).sum::<f32>()
    };
    let [left, kept] = ["rule.spoilers.policed=0", "rule.spoilers.policed=1"].map(strength);
    println!(
        "strength after two years: {left} where rents are left to it, {kept} where they are not"
    );
    assert!(kept < 0.9 * left, "{kept} {left}");
}
