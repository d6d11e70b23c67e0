//! Units in the army whole: what makes them mutiny, and what they do then.

use super::super::start::start;
use super::super::week::week;
use super::super::world::{Posture, Tally, World};
use super::{VALLEY, document, options, read};
use crate::luck::Luck;
use crate::model::{Nothing, Recording, Watch};

/// Weeks that are lived.
const WEEKS: u32 = 130;

/// Runs that are compared.
const DRAWS: u32 = 6;

/// The front goes to war in this week.
const WAR: (u32, Posture) = (60, Posture::Withdrawn);

/// It never does.
const CALM: (u32, Posture) = (60, Posture::Complying);

/// No unit leaves its commander's side for want of a tie, none has one.
const UNTIED: &str = "rule.ties.mean = 0.0\nrule.ties.spread = 0.0\nrule.recruitment.tie = 0.0\n";

/// A valley in which nobody changes posture of themselves and nothing doubts the army's pay. Units of the
/// front enter it whole from the first month on; from a week on the front does what it is told.
fn lived(rules: &str, (from, posture): (u32, Posture), draw: u32, watch: &mut dyn Watch) -> World {
    let base = "shock.election.chance = 0.0\nrule.commitment.sharpness = 0.0\n\
                rule.commitment.noise = 0.0\nrule.commitment.least_war_months = 60.0\n\
                policy.integration = { consent = [], mode = \"whole_units\", posts = 3000, \
                quota_per_month = 400, start = { month = 1 } }\n";
    let (_, mut laid) = options(VALLEY, base).swap_remove(0);
    laid.root.lay_over(&document(rules).root);
    let (_, setup) = read(&laid).unwrap();
    let front = setup.country.parties.iter().position(|party| party.name == "front").unwrap();
    let luck = Luck::of_run(1, draw, 0);
    let mut w = World::default();
    start(&setup, &luck, &mut w);
    for now in 0..WEEKS {
        w.week = now;
        week(&setup, &luck.at(now), &mut w, watch);
        if now >= from {
            w.parties.posture[front] = posture;
            w.parties.since[front] = from;
        }
    }
    w
}

/// What is counted, over all draws.
fn count(rules: &str, turn: (u32, Posture), of: impl Fn(&Tally) -> u64) -> u64 {
    let sum = (0..DRAWS).map(|draw| of(&lived(rules, turn, draw, &mut Nothing).tally)).sum();
    println!("{rules:?} {turn:?}: {sum}");
    sum
}

const fn walk_outs(tally: &Tally) -> u64 {
    tally.walk_outs
}

const fn mutinied(tally: &Tally) -> u64 {
    tally.mutinied
}

#[test]
fn whole_units_go_back_to_a_party_at_war_because_their_ties_were_kept() {
    assert!(count("", WAR, walk_outs) > count("", CALM, walk_outs), "war calls nobody");
    assert!(count("", WAR, mutinied) > 0, "nobody went back");
    assert_eq!(count("", CALM, mutinied), 0, "who goes back to a party that keeps its word?");
    // The twins: without a way back those who leave are splinters; nobody leaves at all; nobody is tied.
    assert_eq!(count("rule.walk_out.goes_back = 0.0", WAR, mutinied), 0);
    assert_eq!(count("rule.walk_out.most = 0.0", WAR, walk_outs), 0);
    assert_eq!(count(UNTIED, WAR, walk_outs), 0);
}

#[test]
fn who_entered_one_by_one_leaves_less_and_never_as_a_unit() {
    let singly = "policy.integration.mode = \"individual\"";
    assert_eq!(count(singly, WAR, walk_outs), 0);
    let exits = |t: &Tally| t.armed_exits * 10_000 / t.integrated.max(1);
    assert!(count("", WAR, exits) > 3 * count(singly, WAR, exits));
}

#[test]
fn units_that_are_to_be_dispersed_leave_while_they_can() {
    let soon = "policy.integration.disperse_after_months = 20";
    let never = "rule.walk_out.dispersed = 0.0\npolicy.integration.disperse_after_months = 20";
    let sharp = |rules: &str| format!("rule.walk_out.dispersed = 0.6\n{rules}");
    assert!(count(&sharp(soon), CALM, walk_outs) > count(never, CALM, walk_outs));
    // The twin: where nothing is to be dispersed, the wish to keep a command moves nobody.
    assert_eq!(count(&sharp(""), CALM, walk_outs), count("", CALM, walk_outs));
}

#[test]
fn units_leave_where_posts_that_were_promised_do_not_come() {
    let short = "slippage.integration = { late_months = 0.0, least_share = 0.0 }\n";
    let sharp = |rules: &str| format!("rule.walk_out.withheld = 1.0\n{rules}");
    let off = |rules: &str| format!("rule.walk_out.withheld = 0.0\n{rules}");
    assert!(count(&sharp(short), CALM, walk_outs) > count(&off(short), CALM, walk_outs));
    // The twin: where all comes as promised, nobody misses anything.
    assert_eq!(count(&sharp(""), CALM, walk_outs), count(&off(""), CALM, walk_outs));
}

#[test]
fn who_goes_back_weighs_for_the_old_party_again_and_it_is_told_why() {
    let mut seen = Recording::of_events();
    let back = lived("", WAR, 0, &mut seen);
    let apart = lived("rule.walk_out.goes_back = 0.0", WAR, 0, &mut Nothing);
    let own = |w: &World| {
        let rows = (0..w.units.len()).filter(|&unit| w.units.size[unit] > 0);
        rows.filter(|&unit| w.units.rogue[unit]).map(|unit| w.units.size[unit]).sum::<u32>()
    };
    println!("splinters: {} and {} fighters", own(&back), own(&apart));
    assert!(own(&apart) > own(&back), "who goes back is no splinter");
    let told: Vec<_> = seen.events.iter().filter(|event| event.kind.name == "mutiny").collect();
    assert!(!told.is_empty() && told.len() as u64 == back.tally.mutinied);
    for event in told {
        assert_eq!(event.subject.as_deref(), Some("as that party broke terms"));
        assert!(event.number > 0, "a unit of nobody");
    }
}
