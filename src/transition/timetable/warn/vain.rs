//! Keys that mean nothing beside what else a policy says, and policies that do nothing.

use super::super::conditions::When;
use super::list::Warnings;
use super::phrases::{month, run};
use crate::calendar::{month_begins, week_after};
use crate::document::{Node, Value};
use crate::model::MEANS_NOTHING;
use crate::text;
use crate::transition::country::Party;
use crate::transition::levers::{CommissionLever, Levers, SpoilerLever};
use crate::transition::policies::Operation;
use crate::transition::setup::Setup;

const FULL: &str = "full_strength_after_months";

/// Warns of what a policy says in vain.
pub(super) fn warn(setup: &Setup, index: usize, warnings: &mut Warnings<'_>) {
    let scheduled = &setup.timetable.policies[index];
    let name = &*scheduled.name;
    if idle(setup, index) {
        let message = format!("policy.{name} does nothing: {}", scheduled.policy.label());
        warnings.add("does_nothing", &["policy", name], message);
    }
    let has = |warnings: &Warnings<'_>, key: &str| warnings.get(&["policy", name, key]).is_some();
    let mut vain = Vec::new();
    if scheduled.consent.is_empty() {
        vain.push(("again_after_months", "without parties in `consent`"));
    }
    if scheduled.end.is_none() {
        vain.push(("handover_weeks", "without an `end`"));
    }
    vain.extend(scheduled.policy.vain());
    match scheduled.kind {
        "peacekeeping" if !vain.iter().any(|(key, _)| *key == "posture") => {
            posture_and_strength(setup, index, warnings);
        }
        "zone_of_separation" => zone(setup, name, warnings),
        "integration" => {
            let whole = |other: &str| {
                let mode = warnings.get(&["policy", other, "mode"]).map(|node| &node.value);
                matches!(mode, Some(Value::Text(mode)) if mode == "whole_units")
            };
            let policies = &setup.timetable.policies;
            if !policies.iter().any(|scheduled| whole(&scheduled.name)) {
                vain.push(("disperse_after_months", "where no unit enters whole"));
            }
        }
        _ => {}
    }
    for (key, why) in vain.into_iter().filter(|(key, _)| has(warnings, key)).collect::<Vec<_>>() {
        let message = format!("policy.{name}.{key} means nothing {why}");
        warnings.add(MEANS_NOTHING, &["policy", name, key], message);
    }
}

/// Troops that guard and patrol nothing, or that are not all there before they go.
fn posture_and_strength(setup: &Setup, index: usize, warnings: &mut Warnings<'_>) {
    let scheduled = &setup.timetable.policies[index];
    let name = &*scheduled.name;
    let operation = setup.timetable.operations.iter().find(|operation| operation.name == name);
    let works =
        |operation: &Operation| operation.points + operation.wide_area + operation.by_reports > 0.0;
    if !operation.is_none_or(works) {
        let message = format!("policy.{name}.posture: no troops guard points or patrol an area");
        warnings.add("no_troops_at_work", &["policy", name, "posture"], message);
    }
    let path = ["policy", name, FULL];
    let (Some(months), When::Week(start)) =
        (warnings.get(&path).and_then(Node::number), &scheduled.start)
    else {
        return;
    };
    let full = start + week_after(months);
    let (left, end) = match scheduled.end {
        Some(When::Week(end)) if end < setup.country.clock.weeks => (end, month(end)),
        _ => (setup.country.clock.weeks, run(setup)),
    };
    if full > left && *start < left {
        let full = month(full);
        let message = format!("policy.{name} never has its full strength: {full} lies after {end}");
        warnings.add("never_full", &path, message);
    }
}

/// Parties that are to leave a zone and have nobody there, or agreed to nothing.
fn zone(setup: &Setup, name: &str, warnings: &mut Warnings<'_>) {
    let path = ["policy", name, "parties"];
    let Some(Node { value: Value::List(list), .. }) = warnings.get(&path) else { return };
    let is_named = |name: &str| {
        let is = |node: &Node| matches!(&node.value, Value::Text(word) if text::name(word) == name);
        list.iter().any(is)
    };
    let named: Vec<&Party> =
        setup.country.parties.iter().filter(|party| is_named(&party.name)).collect();
    for party in named {
        let why = if party.real == 0 {
            "which has no fighters"
        } else if !party.in_process {
            "which is outside the process and leaves no ground for it"
        } else {
            continue;
        };
        let message = format!("policy.{name}.parties names {}, {why}", party.name);
        warnings.add("cannot_come", &path, message);
    }
}

/// True if a policy turns no lever in any week of a run.
fn idle(setup: &Setup, index: usize) -> bool {
    let neutral = Levers::neutral(&setup.sizes());
    let mut levers = neutral.clone();
    let turns = |weeks: u32| {
        levers.reset(&setup.sizes());
        setup.timetable.policies[index].turn(weeks, 1.0, &mut levers);
        // Terms of what there is none of.
        if *levers.fighters.ddr.intake_per_month == 0.0 {
            levers.fighters.ddr = neutral.fighters.ddr.clone();
        }
        let commission = &levers.security.commission;
        if commission.staff.is_empty() && commission.liaison.is_empty() {
            levers.security.commission = CommissionLever::default();
        }
        for spoiler in levers.politics.spoilers.iter_mut() {
            let conditional = spoiler.conditional.clone();
            if *spoiler == (SpoilerLever { conditional, ..SpoilerLever::default() }) {
                *spoiler = SpoilerLever::default();
            }
        }
        levers != neutral
    };
    // What a policy turns depends on whole months in force.
    !(0..setup.country.clock.weeks).filter(|week| month_begins(*week)).any(turns)
}
