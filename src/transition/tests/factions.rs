//! One side of three organisations: who follows whom, who fights whom, who grows.

use super::super::start::start;
use super::super::week::week;
use super::super::world::{Posture, World};
use super::{document, options, read};
use crate::calendar::month_begins;
use crate::luck::Luck;
use crate::model::{Event, Recording};

const FACTIONS: &str = include_str!("../../../tests/behaviour/factions.toml");

/// Nobody changes posture of themselves; who is at war stays at war.
const STILL: &str = "rule.commitment.sharpness = 0.0\nrule.commitment.noise = 0.0\n\
                     rule.commitment.least_war_months = 60.0\n";

/// Runs that are compared.
const DRAWS: u32 = 10;

/// What a run leaves: names of the parties, the world, all that was told, months in which the two that signed
/// differ in posture, deaths of the dyad of the state and those who did not sign [persons].
struct Lived {
    names: Vec<String>,
    world: World,
    events: Vec<Event>,
    differ: u32,
    same_war: u32,
}

/// A run of two years; `war`: the front is at war all along.
fn lived(rules: &str, war: bool, draw: u32) -> Lived {
    let (_, mut laid) =
        options(FACTIONS, "clock.years = 2\nclock.report_at = [1]\n").swap_remove(0);
    laid.root.lay_over(&document(rules).root);
    let (_, setup) = read(&laid).unwrap();
    let names: Vec<String> = setup.country.parties.iter().map(|p| p.name.clone()).collect();
    let at = |name: &str| names.iter().position(|party| party == name).unwrap();
    let (front, east, holdouts) = (at("front"), at("front-east"), at("holdouts"));
    let (luck, mut w, mut seen) =
        (Luck::of_run(1, draw, 0), World::default(), Recording::of_events());
    start(&setup, &luck, &mut w);
    let (mut differ, mut same_war) = (0, 0);
    for now in 0..setup.country.clock.weeks {
        if war {
            w.parties.posture[front] = Posture::Withdrawn;
        }
        w.week = now;
        week(&setup, &luck.at(now), &mut w, &mut seen);
        if month_begins(now + 1) {
            differ += u32::from(w.parties.posture[front] != w.parties.posture[east]);
            same_war += w.tally.month_dyads[holdouts];
            w.tally.begin_month();
        }
    }
    Lived { names, world: w, events: seen.events, differ, same_war }
}

impl Lived {
    fn at(&self, name: &str) -> Option<u16> {
        self.names.iter().position(|party| party == name).map(|at| at as u16)
    }

    /// Events of a kind between two parties, either way round.
    fn between(&self, kind: &str, one: &str, other: &str) -> usize {
        let pair = [self.at(one), self.at(other)];
        let of = |event: &&Event| {
            let sides = [event.actor, event.other];
            event.kind.name == kind && pair.iter().all(|side| sides.contains(side))
        };
        self.events.iter().filter(of).count()
    }

    /// Units of a party, none that left it, which joined fights of another against the state.
    fn helped(&self, helper: &str, helped: &str) -> usize {
        let [helper, helped] = [helper, helped].map(|name| self.at(name));
        let fight = |id: u32| self.events.iter().find(|event| event.id == id).unwrap();
        let joins = self.events.iter().filter(|event| event.kind.name == "joins");
        let joins = joins.filter(|event| event.actor == helper && !event.splinters[0]);
        joins
            .filter(|event| {
                let fight = fight(event.cause.unwrap());
                [fight.actor, fight.other].contains(&helped)
            })
            .count()
    }
}

#[test]
fn a_faction_goes_with_its_leader_unless_it_has_a_course_of_its_own() {
    let differ = |rules: &str| (0..DRAWS).map(|draw| lived(rules, false, draw).differ).sum::<u32>();
    let (own, along) = (differ(""), differ("party.front-east.own_course = false"));
    println!("months in which the two differ: {own} with a course of its own, {along} without");
    assert!(own > 0 && along == 0);
}

#[test]
fn a_fight_with_those_who_never_signed_renews_the_conflict_if_the_stakes_are_the_same() {
    let (same, others) =
        (lived("", false, 1), lived("party.holdouts.stakes = \"others\"", false, 1));
    println!("deaths over the same stakes: {} and {}", same.same_war, others.same_war);
    assert!(same.same_war >= 25 && same.world.ends.conflict_renewed.is_some());
    assert_eq!(others.same_war, 0);
    // Their fight is no fight between those who signed.
    assert!(same.world.ends.signatories_fight != same.world.ends.conflict_renewed);
}

#[test]
fn what_fights_beside_one_leader_does_not_fight_each_other() {
    let clashes = |rules: &str| -> usize {
        let rules = format!("{STILL}rule.contact.rate = 0.02\n{rules}");
        (0..DRAWS / 2)
            .map(|draw| lived(&rules, false, draw))
            .map(|run| {
                run.between("clash", "front", "holdouts")
                    + run.between("clash", "front", "front-east")
            })
            .sum()
    };
    // The twin: a party that stands for itself on the same ground is opposed to all others.
    let (beside, apart) = (clashes(""), clashes("party.holdouts.side = \"holdouts\""));
    println!("clashes within: {beside} beside each other, {apart} each for itself");
    assert!(beside == 0 && apart > 0);
}

#[test]
fn who_keeps_to_the_accord_does_not_help_those_who_never_signed() {
    // Fights so large, of units so small, that whoever would come is there.
    let large = format!(
        "{STILL}rule.contact.rate = 0.02\nrule.clash.engaged = 500.0\nscale.fighters_per_unit = 50\n"
    );
    let helped = |war: bool| -> usize {
        (0..DRAWS / 2)
            .map(|draw| lived(&large, war, draw))
            .map(|run| run.helped("front", "holdouts") + run.helped("front-east", "holdouts"))
            .sum()
    };
    let (peace, war) = (helped(false), helped(true));
    println!("units that came to the holdouts' aid: {peace} in peace, {war} at war");
    assert!(peace == 0 && war > 50);
}

#[test]
fn those_who_never_signed_are_at_war_with_their_leader_and_clash_oftener_than_who_is_bound() {
    let clashes = |rules: &str, war: bool| -> usize {
        let rules = format!("{STILL}{rules}");
        (0..DRAWS / 2)
            .map(|draw| lived(&rules, war, draw).between("clash", "holdouts", "state"))
            .sum()
    };
    let (same, war) = (clashes("", false), clashes("", true));
    let others = clashes("party.holdouts.stakes = \"others\"\n", false);
    println!("clashes of the holdouts: {others} over others, {same} over the same, {war} in war");
    assert!(others < same && same < war);
}

#[test]
fn those_who_never_signed_stop_growing_when_they_are_as_many_as_their_supporters_carry() {
    let rich = "party.holdouts.monthly_usd = 5_000_000\nrule.recruitment.growth = 1.0\n\
                rule.recruitment.rate = 1.0\n";
    let strength = |room: f64, years: u32| {
        let more = format!("rule.recruitment.room = {room:?}\nclock.years = {years}\n");
        let run = lived(&format!("{STILL}{rich}{more}"), false, 0);
        run.world.parties.strength[usize::from(run.at("holdouts").unwrap())]
    };
    let (three, later, ten) = (strength(3.0, 4), strength(3.0, 8), strength(10.0, 4));
    println!("of 500 fighters, {three} after 4 years, {later} after 8; {ten} with room for ten");
    // The more they are the more people they reach, so that they pass the multiple of the start.
    assert!(three > 500.0 && later < 1.1 * three && ten > 2.0 * three);
}
