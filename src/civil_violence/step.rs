//! One step: the order of these lines is the model's order of events.
//!
//! Everyone at large acts once, in an order that is random anew in each step. An agent first moves,
//! then acts on what it sees from where it stands, and what it does is seen by those who come after.

use super::setup::Setup;
use super::tally::Tally;
use super::world::{NONE, World};
use crate::luck::{Luck, Stream, Who};

const ORDER: Stream = Stream(5);
const ARREST: Stream = Stream(6);
const TERM: Stream = Stream(7);

/// Runs one step. `luck` is at the step.
pub(super) fn step(setup: &Setup, luck: &Luck, step: u32, world: &mut World, tally: &mut Tally) {
    let civilians = setup.frame.civilians;
    let legitimacy = setup.legitimacy(step);
    post(setup, luck, setup.police(step), world);
    release(setup, luck, step, world);
    draw_order(luck, world);
    for turn in 0..world.order.len() {
        let agent = world.order.at(turn);
        if agent >= civilians {
            tally.arrests += police(setup, luck, step, agent, world);
        } else if world.site[agent] != NONE {
            civilian(setup, luck, legitimacy, agent, world);
        }
    }
}

/// Brings the police on the lattice to the number that is to be there. The last posted leave first.
fn post(setup: &Setup, luck: &Luck, wanted: usize, world: &mut World) {
    let first = setup.frame.civilians;
    while world.posted < wanted {
        let agent = first + world.posted;
        world.enter(luck, agent);
        setup.disc.add(&mut world.cops, world.site[agent] as usize, 1);
        world.posted += 1;
    }
    while world.posted > wanted {
        world.posted -= 1;
        let agent = first + world.posted;
        setup.disc.add(&mut world.cops, world.site[agent] as usize, -1);
        world.leave(agent);
    }
}

/// Lets those go whose term is over: quiet, at a random empty site of the lattice.
fn release(setup: &Setup, luck: &Luck, step: u32, world: &mut World) {
    for civilian in 0..setup.frame.civilians {
        if world.site[civilian] == NONE && world.free_at[civilian] <= step {
            world.enter(luck, civilian);
        }
    }
}

/// Everyone at large, in the order of their words of this step.
fn draw_order(luck: &Luck, world: &mut World) {
    let World { order, site, .. } = world;
    let at_large = (0..site.len() as u32).filter(|agent| site[*agent as usize] != NONE);
    order.draw(at_large.map(|agent| (agent, luck.word(ORDER, Who(u64::from(agent))).0)));
}

/// A civilian moves, then is active if grievance - risk aversion x P(arrest) > threshold.
fn civilian(setup: &Setup, luck: &Luck, legitimacy: f64, agent: usize, world: &mut World) {
    let was_active = world.active[agent];
    if was_active {
        setup.disc.add(&mut world.actives, world.site[agent] as usize, -1);
    }
    world.wander(&setup.disc, luck, agent);
    let site = world.site[agent] as usize;
    // The agent reckons with itself as active.
    let (cops, actives) = (world.cops[site], world.actives[site] + 1);
    let grievance = world.hardship[agent] * (1.0 - legitimacy);
    let is_active = is_active(setup, grievance, world.aversion[agent], cops, actives);
    if is_active {
        setup.disc.add(&mut world.actives, site, 1);
    }
    world.active[agent] = is_active;
}

/// The rule of activity. P(arrest) = 1 - exp(-k x ratio) lies in 0 to 1, so most need no exponential.
fn is_active(setup: &Setup, grievance: f64, aversion: f64, cops: u16, actives: u16) -> bool {
    if grievance <= setup.threshold {
        return false;
    }
    if cops == 0 || grievance - aversion > setup.threshold {
        return true;
    }
    let ratio = if setup.floored {
        f64::from(cops / actives)
    } else {
        f64::from(cops) / f64::from(actives)
    };
    grievance - aversion * (1.0 - libm::exp(-setup.k * ratio)) > setup.threshold
}

/// A policeman moves, then arrests a random one of the active civilians in vision, if any.
/// Returns the number of arrests.
fn police(setup: &Setup, luck: &Luck, step: u32, agent: usize, world: &mut World) -> u64 {
    let disc = &setup.disc;
    disc.add(&mut world.cops, world.site[agent] as usize, -1);
    world.wander(disc, luck, agent);
    let site = world.site[agent] as usize;
    disc.add(&mut world.cops, site, 1);

    let in_sight = usize::from(world.actives[site]);
    if in_sight == 0 {
        return 0;
    }
    let nth = luck.word(ARREST, Who(agent as u64)).index(in_sight);
    let centre = disc.place(site);
    let occupants = (0..disc.others()).map(|n| world.who[disc.other(centre, n)] as usize);
    let mut actives = occupants.filter(|who| world.active.get(*who).is_some_and(|active| *active));
    let Some(arrested) = actives.nth(nth) else { return 0 };
    let word = luck.word(TERM, Who(arrested as u64));
    let term = word.index(setup.max_term(step) as usize + 1) as u32;
    disc.add(&mut world.actives, world.site[arrested] as usize, -1);
    world.active[arrested] = false;
    // A term of 0 is over as the next step begins.
    world.free_at[arrested] = step + 1 + term;
    world.leave(arrested);
    1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::faults::Faults;
    use crate::luck::mix;

    #[test]
    fn the_shortcuts_of_the_rule_decide_as_the_rule_itself() {
        for ratio in ["literal", "floored"] {
            let faults = Faults::new();
            let text = format!("rule.ratio = \"{ratio}\"");
            let document = Document::parse("x.toml", text, &faults).unwrap();
            let setup = Setup::read(&document, &faults);
            for seed in 0..20_000 {
                let bits = mix(seed);
                let (cops, actives) = ((bits % 8) as u16, (bits >> 8) as u16 % 12 + 1);
                let hardship = f64::from((bits >> 32) as u16) / 65_536.0;
                let aversion = f64::from((bits >> 48) as u16) / 65_536.0;
                let ratio = match ratio {
                    "floored" => (f64::from(cops) / f64::from(actives)).floor(),
                    _ => f64::from(cops) / f64::from(actives),
                };
                let arrest = 1.0 - libm::exp(-2.3 * ratio);
                let grievance = hardship * (1.0 - 0.82);
                assert_eq!(
                    is_active(&setup, grievance, aversion, cops, actives),
                    grievance - aversion * arrest > 0.1,
                );
            }
        }
    }
}
