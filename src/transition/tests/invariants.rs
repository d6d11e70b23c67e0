//! What no rule and no policy may break, whatever the scenario.

use super::super::levers::Levers;
use super::super::setup::Setup;
use super::super::world::{NOBODY, Stage, Status, World};
use super::{Run, SIERRA_LEONE, VALLEY, live, options, read, seed};
use crate::luck::Luck;

/// What a run began with, and who was seen dead in it.
pub struct Founded {
    civilians: u64,
    fighters: u64,
    dead: Vec<bool>,
}

fn sum(persons: &[u32]) -> u64 {
    persons.iter().map(|&persons| u64::from(persons)).sum()
}

impl Founded {
    /// Counts a world that was founded and has not been lived in.
    pub fn of(w: &World) -> Self {
        let (civilians, fighters) = (sum(&w.people.persons), sum(&w.fighters.persons));
        Self { civilians, fighters, dead: Vec::new() }
    }

    /// Panics with a sentence if the world after a week is not as it must be.
    pub fn check(&mut self, setup: &Setup, w: &World) {
        self.nobody_is_lost(setup, w);
        money_is_somewhere(setup, w);
        self.the_dead_rest(w);
        units_are_their_members(setup, w);
        shares_are_shares(w);
        civilians_are_somewhere(setup, w);
        levers_rest_without_a_policy(setup, w);
    }

    fn nobody_is_lost(&self, setup: &Setup, w: &World) {
        let (week, t) = (w.week, &w.tally);
        let killed: u64 = t.civilians_by.iter().sum();
        assert_eq!(
            sum(&w.people.persons) + killed + t.recruited,
            self.civilians,
            "week {week}: civilians alive, killed and recruited are not those who were there"
        );
        // Strikes are counted among the dead of battle, or of gangs where a gang is struck.
        assert_eq!(
            sum(&w.fighters.persons) + t.battle_deaths + t.gang_deaths,
            self.fighters + t.recruited + t.came_over_border,
            "week {week}: fighters alive and dead are not those who were there or came"
        );
        // Weapons are counted when a fighter is disarmed or enlists out of a unit. What whole units
        // bring into the army, what the dead leave and what deserters take home is not counted, and
        // one who relapses may be disarmed twice. Each agent's are rounded to whole weapons.
        let most = setup.country.parties.iter().map(|party| party.weapons).fold(0.0, f64::max);
        let gave = (t.disarmed + t.integrated) as f64;
        assert!(
            t.weapons as f64 <= (most + 0.5) * gave,
            "week {week}: {} weapons of {gave} fighters who had {most} each at most",
            t.weapons
        );
    }

    fn the_dead_rest(&mut self, w: &World) {
        let (week, f) = (w.week, &w.fighters);
        self.dead.resize(f.len(), false);
        for row in 0..f.len() {
            let dead = f.stage[row] == Stage::Dead;
            assert!(dead || !self.dead[row], "week {week}: fighter {row} came back from the dead");
            assert_eq!(dead, f.persons[row] == 0, "week {week}: fighter {row} is dead and is not");
            self.dead[row] = dead;
        }
    }
}

/// What the state had and took in was paid or is there; nothing is owed to the state.
fn money_is_somewhere(setup: &Setup, w: &World) {
    let (week, purse) = (w.week, &w.purse);
    let came = setup.country.treasury.savings_usd + purse.came_usd;
    let went = w.tally.wages_usd + purse.usd;
    assert!(
        (came - went).abs() <= 1e-9 * came.max(1.0),
        "week {week}: {came} US dollars came in and {went} were paid or are left"
    );
    assert!(purse.usd >= 0.0 && purse.owed_usd >= 0.0, "week {week}: {purse:?}");
}

fn units_are_their_members(setup: &Setup, w: &World) {
    let (week, f, units) = (w.week, &w.fighters, &w.units);
    let mut members = vec![0; units.len()];
    for row in 0..f.len() {
        let (stage, unit) = (f.stage[row], f.unit[row]);
        assert_eq!(
            stage.in_unit(),
            unit != NOBODY,
            "week {week}: fighter {row}, who is {stage:?}, has unit {unit}"
        );
        if unit != NOBODY {
            members[unit as usize] += f.persons[row];
        }
    }
    for unit in 0..units.len() {
        // Who came or left after units were last counted is counted the next time.
        if !f.moved {
            assert_eq!(
                units.size[unit], members[unit],
                "week {week}: unit {unit} does not have the size of its members"
            );
        }
        let inside = setup.country.ground.map.inside.get(units.cell[unit] as usize);
        assert_eq!(inside, Some(&true), "week {week}: unit {unit} stands outside the map");
        let parties = [units.party[unit], units.origin[unit]].map(usize::from);
        let known = parties.iter().all(|&party| party < setup.country.parties.len());
        assert!(known, "week {week}: unit {unit} belongs to nobody");
    }
}

fn shares_are_shares(w: &World) {
    let week = w.week;
    let reals = |what: &str, values: &[f64]| {
        let wrong = values.iter().find(|x| !(0.0..=1.0).contains(*x));
        assert!(wrong.is_none(), "week {week}: {what} of {wrong:?} is no share");
    };
    let fields = |what: &str, values: &[f32]| {
        let wrong = values.iter().find(|x| !(0.0..=1.0).contains(*x));
        assert!(wrong.is_none(), "week {week}: {what} of {wrong:?} is no share");
    };
    reals("trust", &w.parties.trust);
    reals("institutions", &[w.institutions]);
    reals("given", &w.parties.given);
    reals("posts", &w.parties.posts);
    reals("anger", &w.parties.anger);
    reals("fighters together", &w.parties.together);
    reals("ground that is closed", &w.operations.denied);
    reals("nerve", &w.operations.nerve);
    fields("ground that is shut", &w.cells.shut);
    fields("cover", &w.cells.cover);
    fields("protection", &w.cells.protection);
    fields("vacuum", &w.cells.vacuum);
    fields("dispute", &w.cells.disputed);
    fields("crime", &w.cells.crime);
    fields("tie", &w.fighters.tie);
    let amounts = |what: &str, values: &[f64]| {
        let wrong = values.iter().find(|x| !x.is_finite() || **x < 0.0);
        assert!(wrong.is_none(), "week {week}: {what} of {wrong:?} is no amount");
    };
    amounts("exposure", &w.parties.exposure);
    amounts("strength", &w.parties.strength);
    amounts("shock", &w.parties.shock);
    amounts("blame", &w.parties.blame);
    amounts("acts meant", &w.parties.intensity);
    amounts("demand unmet", &w.parties.unmet);
    amounts("money", &w.parties.funds);
    amounts("weariness", &[w.parties.weariness]);
    let cells = &w.cells;
    for (what, field) in [
        ("people passing", &cells.passing),
        ("fear", &cells.fear),
        ("belief", &cells.believed),
        ("tension", &cells.tension),
        ("presence", &cells.presence),
    ] {
        let wrong = field.iter().find(|x| !x.is_finite() || **x < 0.0);
        assert!(wrong.is_none(), "week {week}: {what} of {wrong:?} is no amount");
    }
}

fn civilians_are_somewhere(setup: &Setup, w: &World) {
    let (week, people, map) = (w.week, &w.people, &setup.country.ground.map);
    for block in 0..people.len() {
        let (place, status) = (people.place[block], people.status[block]);
        let stands = format!("week {week}: block {block}, {status:?} in cell {place},");
        assert_eq!(map.inside.get(place as usize), Some(&true), "{stands} is outside the map");
        let refuge = setup.country.ground.refuges.get(usize::from(people.refuge[block]));
        let there = |abroad: bool| {
            refuge.is_some_and(|at| at.abroad == abroad && at.way.hours[place as usize] == 0.0)
        };
        match status {
            Status::Home => assert_eq!(place, people.home[block], "{stands} is not at home"),
            Status::Displaced => assert!(there(false), "{stands} is in no refuge"),
            Status::Abroad => assert!(there(true), "{stands} is at no border that is open"),
            Status::Fleeing | Status::Returning => {
                let leads = refuge.is_some_and(|at| at.way.leads_from(place));
                assert!(leads, "{stands} is on no way");
            }
        }
    }
}

fn levers_rest_without_a_policy(setup: &Setup, w: &World) {
    let mut policies = w.policy_status.iter().zip(&setup.timetable.policies);
    let at_work = policies.any(|(status, scheduled)| match (status.began, status.ended) {
        (Some(_), Some(ended)) => scheduled.hands_over(w.week - ended),
        (began, _) => began.is_some(),
    });
    if at_work {
        return;
    }
    let neutral = Levers::neutral(&setup.sizes());
    assert_eq!(w.levers, neutral, "week {}: a lever is turned and no policy is in force", w.week);
}

/// Both ways into the army open at once, and dispersal after.
#[test]
fn who_enlists_in_the_week_in_which_his_unit_enters_whole_is_counted_once() {
    // All would rather have a post than anything else, and no party does anything but comply.
    let more = "rule.tracks.post = 3.0\nrule.commitment.sharpness = 0.0\n\
                rule.commitment.noise = 0.0\npolicy.integration = { quota_per_month = 600 }\n\
                policy.whole = { kind = \"integration\", mode = \"whole_units\", posts = 3_000, \
                quota_per_month = 600, disperse_after_months = 10, start = { month = 3 } }\n";
    let (_, document) = options(VALLEY, more).swap_remove(0);
    let (model, setup) = read(&document).unwrap();
    let mut run = Run::default();
    live(&model, &setup, Luck::of_run(1, 0, 0), &mut run, |_| true);
    let f = &run.world.fighters;
    let singly = f.stage.iter().filter(|&&stage| stage == Stage::Mixed).count();
    println!("{} entered the army, {singly} agents in mixed units", run.world.tally.integrated);
    assert!(run.world.tally.integrated > 1_000 && singly > 0, "too few entered the army");
}

#[test]
fn nothing_is_lost_and_every_share_is_one_in_all_options_of_the_scenarios() {
    for (file, years) in [(VALLEY, 3), (SIERRA_LEONE, 1)] {
        // More blood than in the files: what hardly happens breaks nothing.
        let more = format!(
            "clock.years = {years}\nclock.report_at = [1]\nrule.contact.rate = 0.05\n\
             rule.recruitment.rate = 0.1\nrule.walk_out.most = 0.3\n"
        );
        for (name, document) in options(file, &more) {
            let (model, setup) = read(&document).unwrap_or_else(|e| panic!("{name}: {e:?}"));
            let mut run = Run::default();
            live(&model, &setup, Luck::of_run(seed(), 0, 0), &mut run, |_| true);
            let t = &run.world.tally;
            let dead = t.battle_deaths + t.gang_deaths + t.civilians_by.iter().sum::<u64>();
            println!("{name}: {dead} dead, {} disarmed, {} in the army", t.disarmed, t.integrated);
            assert!(dead > 0, "{name}: nobody died, so this tests little");
        }
    }
}
