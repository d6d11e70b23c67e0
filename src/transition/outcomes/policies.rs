//! When each policy began and ended, and how those who had to agree answered, for every policy that any option has.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::family::Family;
use super::row::Read;
use crate::model::{
    Better::Neither, Group::Timetable, NEVER, Nature, Nature::Amount, Nature::FirstTime,
    Nature::YesNo, OfferOutcomes,
};
use crate::transition::setup::Setup;
use crate::transition::timetable::Offer;
use crate::transition::world::World;

/// Adds them, and says which outcomes tell what each party made of each policy.
pub(super) fn add(family: &mut Family, options: &[Setup]) -> Vec<OfferOutcomes> {
    let private = super::private::policies(options);
    for name in names(options) {
        for (when, begins) in [("began", true), ("ended", false)] {
            let policy = name.to_owned();
            let row = family.add(
                (&format!("{when}.{name}"), "week", FirstTime, Neither, Timetable),
                &format!("week in which the policy {name} {when}"),
                move |setup, w| {
                    let status = setup.timetable.position(&policy).map(|at| w.policy_status[at]);
                    let week = status.and_then(|s| if begins { s.began } else { s.ended });
                    week.map_or(NEVER, f64::from)
                },
            );
            row.private = private.contains(name);
        }
    }
    let mut told = Vec::new();
    for (policy, party) in offers(options) {
        let party_name = &options[0].country.parties[party].name;
        let of = format!("{policy}.{party_name}");
        let name = policy.to_owned();
        let offer = move |setup: &Setup, w: &World| -> Option<Offer> {
            let at = setup.timetable.position(&name)?;
            let asked = setup.timetable.policies[at].consent.contains(&party);
            asked.then_some(w.policy_status[at].offer)
        };
        let mut add = |what: &str, unit: &str, nature: Nature, meaning: String, read: Read| {
            let entry = (&*format!("{what}.{of}"), unit, nature, Neither, Timetable);
            let row = family.add(entry, &meaning, move |setup, w| read(setup, w));
            row.private = private.contains(policy);
            row.entry.identity.party = Some(party as u16);
            family.last()
        };
        let (first, refused) = (offer.clone(), offer.clone());
        let accepted = add(
            "accepted",
            "1",
            YesNo,
            format!("whether the party agreed to {policy} when first asked"),
            Arc::new(move |setup, w| {
                let offer = first(setup, w);
                let at_once = |o: Offer| o.agreed[party].is_some() && o.refusals[party] == 0;
                f64::from(u8::from(offer.is_some_and(at_once)))
            }),
        );
        let refusals = add(
            "refusals",
            "1",
            Amount,
            format!("how often the party refused {policy}"),
            Arc::new(move |setup, w| {
                refused(setup, w).map_or(0.0, |offer| f64::from(offer.refusals[party]))
            }),
        );
        let agreed = add(
            "agreed",
            "week",
            FirstTime,
            format!("week in which the party agreed to {policy}"),
            Arc::new(move |setup, w| {
                let agreed = offer(setup, w).and_then(|offer| offer.agreed[party]);
                agreed.map_or(NEVER, f64::from)
            }),
        );
        let (policy, party) = (policy.to_owned(), party_name.clone());
        told.push(OfferOutcomes { policy, party, accepted, refusals: Some(refusals), agreed });
    }
    told
}

/// Which parties any option asks about which policy, in the order of the names of policies.
fn offers(options: &[Setup]) -> BTreeSet<(&str, usize)> {
    let scheduled = options.iter().flat_map(|setup| setup.timetable.policies.iter());
    scheduled
        .flat_map(|policy| policy.consent.iter().map(|&party| (&*policy.name, party)))
        .collect()
}

/// Names of the policies that any option has, in the order of the alphabet.
fn names(options: &[Setup]) -> impl Iterator<Item = &str> {
    let scheduled = options.iter().flat_map(|setup| setup.timetable.policies.iter());
    let names: BTreeSet<&str> = scheduled.map(|policy| &*policy.name).collect();
    names.into_iter()
}
