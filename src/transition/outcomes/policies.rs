//! When each policy began and ended, and how those who had to agree answered, for every policy that any option has.

use super::Family;
use crate::model::{
    Better::Neither, Group::Timetable, NEVER, Nature::Amount, Nature::FirstTime, Nature::YesNo,
};
use crate::transition::setup::Setup;
use crate::transition::timetable::Offer;
use crate::transition::world::World;

pub(super) fn add(family: &mut Family, options: &[Setup]) {
    for name in super::policies(options) {
        for (when, begins) in [("began", true), ("ended", false)] {
            let policy = name.to_owned();
            family.add(
                (&format!("{when}.{name}"), "week", FirstTime, Neither, Timetable),
                &format!("week in which the policy {name} {when}"),
                move |setup, w| {
                    let turned = setup.timetable.position(&policy).map(|at| w.policy_status[at]);
                    let week = turned.and_then(|t| if begins { t.began } else { t.ended });
                    week.map_or(NEVER, f64::from)
                },
            );
        }
    }
    for (policy, party) in offers(options) {
        let of = format!("{policy}.{}", options[0].country.parties[party].name);
        let name = policy.to_owned();
        let offer = move |setup: &Setup, w: &World| -> Option<Offer> {
            let at = setup.timetable.position(&name)?;
            let asked = setup.timetable.policies[at].consent.contains(&party);
            asked.then_some(w.policy_status[at].offer)
        };
        let (first, refusals) = (offer.clone(), offer.clone());
        family.add(
            (&format!("accepted.{of}"), "1", YesNo, Neither, Timetable),
            &format!("whether the party agreed to {policy} when first asked"),
            move |setup, w| {
                let offer = first(setup, w);
                let at_once = |o: Offer| o.agreed[party].is_some() && o.refusals[party] == 0;
                f64::from(u8::from(offer.is_some_and(at_once)))
            },
        );
        family.add(
            (&format!("refusals.{of}"), "1", Amount, Neither, Timetable),
            &format!("how often the party refused {policy}"),
            move |setup, w| {
                refusals(setup, w).map_or(0.0, |offer| f64::from(offer.refusals[party]))
            },
        );
        family.add(
            (&format!("agreed.{of}"), "week", FirstTime, Neither, Timetable),
            &format!("week in which the party agreed to {policy}"),
            move |setup, w| {
                let agreed = offer(setup, w).and_then(|offer| offer.agreed[party]);
                agreed.map_or(NEVER, f64::from)
            },
        );
    }
}

/// Which parties any option asks about which policy, in the order of the names of policies.
fn offers(options: &[Setup]) -> std::collections::BTreeSet<(&str, usize)> {
    let scheduled = options.iter().flat_map(|setup| setup.timetable.policies.iter());
    scheduled
        .flat_map(|policy| policy.consent.iter().map(|&party| (&*policy.name, party)))
        .collect()
}
