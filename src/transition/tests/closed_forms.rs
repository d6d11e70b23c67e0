//! Rules against what can be worked out on paper.

use super::super::phases;
use super::super::setup::Setup;
use super::super::start::start;
use super::super::week::week;
use super::super::world::{Posture, Stage, World};
use super::{document, read};
use crate::calendar::{month_begins, week_after};
use crate::luck::Luck;
use crate::model::Nothing;

/// Two parties that keep the peace whatever happens: no noise, no mood and no preference.
const CALM: &str = "clock.years = 10\nclock.report_at = [1]\n\
     map.generate = { width = 8, height = 6, towns = 3, people = 48_000 }\nmap.cell_km = 7\n\
     rule.commitment.sharpness = 0.0\nrule.commitment.noise = 0.0\nrule.commitment.mood_sd = 0.0\n\
     rule.contact.rate = 0.0\nrule.predation.rate = 0.0\nrule.predation.crime = 0.0\n\
     rule.desertion.rate = 0.0\nrule.recruitment.rate = 0.0\nrule.splits.agreeing = 0.0\n\
     rule.splits.carrying_out = 0.0\nparty.state = { kind = \"state\", fighters = 400 }\n";

pub(super) fn calm(more: &str) -> Setup {
    let mut words = document(CALM);
    words.root.lay_over(&document(more).root);
    read(&words).unwrap().1
}

pub(super) fn founded(setup: &Setup, luck: &Luck) -> World {
    let mut w = World::default();
    start(setup, luck, &mut w);
    w
}

#[test]
fn a_constant_hazard_leaves_an_exponential_share() {
    // All have half a tie, nobody is weary and no party pays: a hazard of rate x (1 - tie) a week.
    let setup = calm(
        "party.front = { kind = \"rebel\", fighters = 40_000 }\nscale.fighters_per_agent = 1\n\
         rule.ties.mean = 0.5\nrule.ties.spread = 0.0\nrule.desertion.rate = 0.002\n",
    );
    let (luck, rate) = (Luck::of_run(super::seed(), 0, 0), 0.001);
    let mut w = founded(&setup, &luck);
    let front =
        setup.country.parties.iter().position(|party| party.name == "front").unwrap() as u16;
    let mine: Vec<usize> =
        (0..w.fighters.len()).filter(|&r| w.fighters.party[r] == front).collect();
    let n = mine.len() as f64;
    let mut apart = 0.0_f64;
    for now in 0..520 {
        w.week = now;
        phases::desert(&setup, &luck.at(now), &mut w, &mut Nothing);
        let stay = mine.iter().filter(|&&row| w.fighters.stage[row] == Stage::Active).count();
        let (share, weeks) = (stay as f64 / n, f64::from(now + 1));
        let expected = libm::exp(-rate * weeks);
        apart = apart.max((share - expected).abs());
        if [52, 104, 260, 520].contains(&(now + 1)) {
            // Asked once in four weeks: (1 - 4 rate)^(t / 4), below e^-(rate t) by about
            // 2 rate^2 t of it, which is known and taken out.
            let asked = 2.0 * rate * rate * weeks * expected;
            let error = (expected * (1.0 - expected) / n).sqrt();
            let off = (share - (expected - asked)) / error;
            println!("week {weeks}: {share:.4} stay, {expected:.4} expected, {off:.1} errors off");
            assert!(off.abs() < 3.5, "week {weeks}: {share} stay, {expected} expected");
        }
    }
    // Kolmogorov and Smirnov: 1.95 / sqrt(n) is passed once in a thousand; and what is known.
    assert!(apart < 1.95 / n.sqrt() + 2.0 * rate * rate * 520.0, "{apart} apart");
}

#[test]
fn the_kth_in_the_queue_of_a_programme_waits_k_over_its_intake_months() {
    for (agent, intake) in [(1, 100_u32), (1, 37), (12, 100), (12, 37), (5, 1_000)] {
        // All would rather go home, sites are in every town, and who is in one stays there.
        let setup = calm(&format!(
            "party.front = {{ kind = \"rebel\", fighters = 1_200 }}\n\
             scale.fighters_per_agent = {agent}\nrule.tracks.commander = 0.0\n\
             rule.tracks.taste = 0.0\nrule.tracks.danger = 0.0\n\
             policy.ddr = {{ kind = \"ddr\", intake_per_month = {intake}, camp_months = 60 }}\n",
        ));
        let luck = Luck::of_run(super::seed(), 0, 0);
        let mut w = founded(&setup, &luck);
        let front =
            setup.country.parties.iter().position(|party| party.name == "front").unwrap() as u16;
        let mine = |row: &&u32| w.fighters.party[**row as usize] == front;
        let rows = w.programme.queue.iter().map(|(_, row)| row);
        let queue: Vec<u32> = rows.filter(mine).copied().collect();
        for now in 0..=week_after(1_200.0 / f64::from(intake)) {
            w.week = now;
            week(&setup, &luck.at(now), &mut w, &mut Nothing);
        }
        let mut persons = 0;
        for &row in &queue {
            let row = row as usize;
            persons += w.fighters.persons[row];
            assert_eq!(w.fighters.stage[row], Stage::Cantoned, "person {persons}");
            // The week in which so many places have been opened, k / I months after the start: in
            // whole numbers, as a month is 487/112 weeks.
            let waits = (u64::from(persons) * 487).div_ceil(u64::from(intake) * 112) as u32;
            assert_eq!(w.fighters.since[row] + 1, waits, "person {persons}, {intake} a month");
        }
        assert_eq!((persons, w.tally.disarmed), (1_200, 1_200));
    }
}

#[test]
fn recruits_at_a_mean_rate_and_losses_at_a_hazard_give_the_expected_number_of_fighters() {
    // Recruits come with the tie of the others, so all have one hazard: 0.04 in four weeks.
    let (tie, asked, growth, months) = (0.5, 4.0 * 0.02 * 0.5, 0.02, 36);
    let setup = calm(&format!(
        "party.front = {{ kind = \"rebel\", fighters = 600 }}\nscale.fighters_per_agent = 1\n\
         scale.people_per_agent = 100\nrule.ties.mean = {tie}\nrule.ties.spread = 0.0\n\
         rule.recruitment.tie = {tie}\nrule.desertion.rate = 0.02\nrule.recruitment.rate = 1.0\n\
         rule.recruitment.growth = {growth}\nrule.recruitment.fighting = 1.0\n",
    ));
    let front = setup.country.parties.iter().position(|party| party.name == "front").unwrap();
    let weeks = week_after(f64::from(months));
    // Of those who came so many weeks ago, who are asked in weeks of their own.
    let stay = |age: u32| {
        libm::pow(1.0 - asked, f64::from(age / 4)) * (1.0 - asked * f64::from(age % 4) / 4.0)
    };
    // Strength is what recruits are looked for by; it is not counted anew here, so births are
    // constant: of the room that its supporters leave. Those who come in a week are first asked in the next.
    let births = growth * 600.0 * (1.0 - 1.0 / setup.rules.recruitment.room);
    let came = (1..weeks).filter(|&now| month_begins(now));
    let expected =
        600.0 * stay(weeks - 1) + came.map(|now| births * stay(weeks - 1 - now)).sum::<f64>();
    // A first week, for who stands where; nobody leaves in it.
    let at_rest = calm(
        "party.front = { kind = \"rebel\", fighters = 600 }\nscale.fighters_per_agent = 1\n\
         scale.people_per_agent = 100\n",
    );
    let runs = 80;
    let (mut sum, mut squares) = (0.0, 0.0);
    for run in 0..runs {
        let luck = Luck::of_run(super::seed(), 0, run);
        let mut w = founded(&setup, &luck);
        week(&at_rest, &luck, &mut w, &mut Nothing);
        w.parties.posture[front] = Posture::Violating;
        for now in 1..weeks {
            w.week = now;
            phases::desert(&setup, &luck.at(now), &mut w, &mut Nothing);
            phases::recruit(&setup, &luck.at(now), &mut w, &mut Nothing);
        }
        let f = &w.fighters;
        let stays =
            |&row: &usize| f.stage[row] == Stage::Active && usize::from(f.party[row]) == front;
        let fighters = (0..f.len()).filter(stays).count() as f64;
        sum += fighters;
        squares += fighters * fighters;
    }
    let n = f64::from(runs);
    let mean = sum / n;
    let error = ((squares / n - mean * mean) / (n - 1.0)).sqrt();
    println!("{mean:.1} fighters with an error of {error:.1}, {expected:.1} expected");
    assert!((mean - expected).abs() < 3.5 * error, "{mean} fighters, {expected} expected");
}
