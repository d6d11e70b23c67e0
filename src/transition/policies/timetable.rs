//! The timetable: which policies are in force in a week.

use std::sync::Arc;

use super::when::{Condition, Reports, When};
use super::{Context, KINDS, Operation, Policy, Progress, READERS, when};
use crate::calendar::{Week, month_begins, months_at};
use crate::document::{Section, Value, Words};
use crate::faults::nearest;
use crate::model::Planned;
use crate::transition::levers::Levers;

pub(super) const KIND: Words = Words { key: "kind", meaning: "kind of policy" };

/// A policy of the file with its dates.
pub struct Slot {
    /// Name in the file.
    pub name: Arc<str>,
    policy: Box<dyn Policy>,
    start: When,
    end: Option<When>,
}

/// How a policy stands in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turned {
    /// Week in which it began.
    pub began: Option<Week>,
    /// Week in which it ended.
    pub ended: Option<Week>,
    start: Waiting,
    end: Waiting,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Waiting {
    /// Months in a row in which the condition held.
    held: u32,
    /// Week in which a step was reached.
    reached: Option<Week>,
}

/// All policies of an option, in an order in which each stands after those it waits for.
#[derive(Default)]
pub struct Timetable {
    /// The policies.
    pub slots: Vec<Slot>,
}

/// Reads `[policy.*]`: policies, dates, and the operations that they bring.
pub fn read(root: &Section<'_>, context: &Context<'_>) -> (Timetable, Vec<Operation>) {
    let mut operations = Vec::new();
    let mut slots = Vec::new();
    for (name, section) in root.sections("policy") {
        let kind = match section.get(KIND.key).map(|node| &node.value) {
            Some(Value::Text(kind)) => kind.as_str(),
            _ => continue,
        };
        debug_assert_eq!(READERS.len(), KINDS.len());
        let Some((_, reader)) = READERS.iter().find(|(word, _)| *word == kind) else { continue };
        let policy = reader(&section, context, &mut operations);
        let start = when::read(&section.section("start"), context).unwrap_or(When::Week(0));
        let end = when::read(&section.section("end"), context);
        slots.push((Slot { name: name.into(), policy, start, end }, section));
    }
    check_names(&slots);
    let slots = in_order(slots);
    (Timetable { slots }, operations)
}

/// Every `after` names a policy of this option and a step that it has.
fn check_names(slots: &[(Slot, Section<'_>)]) {
    for (slot, section) in slots {
        for (key, when) in [("start", Some(&slot.start)), ("end", slot.end.as_ref())] {
            let Some(When::After { policy, step, .. }) = when else { continue };
            let place = section.section(key);
            let known = || slots.iter().map(|(slot, _)| &*slot.name);
            let Some((other, _)) = slots.iter().find(|(other, _)| *other.name == **policy) else {
                let help = match nearest(policy, known()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("policies: {}", known().collect::<Vec<_>>().join(", ")),
                };
                let message = format!(
                    "{}.after: there is no policy `{policy}` in this option; {help}",
                    place.path()
                );
                place.fault("after", message);
                continue;
            };
            let steps = other.policy.milestones();
            if let Some(step) = step
                && !steps.contains(&step.as_str())
            {
                let list = if steps.is_empty() { "none".to_owned() } else { steps.join(", ") };
                let message = format!(
                    "{}.after: `{policy}` has no step `{step}`; steps: {list}",
                    place.path()
                );
                place.fault("after", message);
            }
        }
    }
}

/// Puts each policy after those that its start waits for; a ring is a fault.
fn in_order(mut waiting: Vec<(Slot, Section<'_>)>) -> Vec<Slot> {
    let mut ordered: Vec<Slot> = Vec::new();
    while !waiting.is_empty() {
        let ready = waiting.iter().position(|(slot, _)| match &slot.start {
            When::After { policy, .. } => !waiting.iter().any(|(other, _)| *other.name == **policy),
            _ => true,
        });
        match ready {
            Some(at) => ordered.push(waiting.remove(at).0),
            None => {
                let ring: Vec<&str> = waiting.iter().map(|(slot, _)| &*slot.name).collect();
                let message = format!("policies wait for each other: {}", ring.join(", "));
                waiting[0].1.section("start").fault("after", message);
                ordered.extend(waiting.into_iter().map(|(slot, _)| slot));
                return ordered;
            }
        }
    }
    ordered
}

impl Timetable {
    /// Begins and ends policies, and turns the levers of those in force.
    pub fn turn(
        &self,
        week: Week,
        progress: &Progress,
        reports: &Reports,
        turned: &mut [Turned],
        levers: &mut Levers,
    ) {
        for at in 0..self.slots.len() {
            let slot = &self.slots[at];
            if turned[at].began.is_none() {
                let mut state = turned[at].start;
                if self.is_time(&slot.start, week, progress, reports, turned, &mut state) {
                    turned[at].began = Some(week);
                }
                turned[at].start = state;
            }
            if let (Some(_), None, Some(end)) = (turned[at].began, turned[at].ended, &slot.end) {
                let mut state = turned[at].end;
                if self.is_time(end, week, progress, reports, turned, &mut state) {
                    turned[at].ended = Some(week);
                }
                turned[at].end = state;
            }
            if let (Some(began), None) = (turned[at].began, turned[at].ended) {
                slot.policy.turn(week - began, levers);
            }
        }
    }

    fn is_time(
        &self,
        when: &When,
        week: Week,
        progress: &Progress,
        reports: &Reports,
        turned: &[Turned],
        state: &mut Waiting,
    ) -> bool {
        match when {
            When::Week(start) => week >= *start,
            When::After { policy, step, share, weeks } => {
                let Some(at) = self.slots.iter().position(|slot| *slot.name == **policy) else {
                    return false;
                };
                let reached = match step {
                    None => turned[at].began,
                    Some(step) => {
                        let began = turned[at].began.is_some();
                        let so_far = self.slots[at].policy.reached(step, progress);
                        if began && so_far >= *share && state.reached.is_none() {
                            state.reached = Some(week);
                        }
                        state.reached
                    }
                };
                reached.is_some_and(|reached| week >= reached + weeks)
            }
            When::Condition(condition) => holds(condition, week, reports, state),
        }
    }

    /// The policies as planned, for timelines.
    pub fn plan(&self) -> Vec<Planned> {
        let mut plans: Vec<Planned> = self
            .slots
            .iter()
            .map(|slot| Planned {
                name: slot.name.to_string(),
                kind: slot.policy.label(),
                start: describe(&slot.start),
                start_month: date_of(Some(&slot.start)),
                end_month: date_of(slot.end.as_ref()),
                started: Some(format!("began.{}", slot.name)),
                ended: slot.end.as_ref().map(|_| format!("ended.{}", slot.name)),
            })
            .collect();
        plans.sort_by(|a, b| a.name.cmp(&b.name));
        plans
    }
}

/// A condition is looked at in the first week of a month, on the month before; once met it stays.
fn holds(condition: &Condition, week: Week, reports: &Reports, state: &mut Waiting) -> bool {
    if week > 0 && month_begins(week) {
        state.held = if condition.holds(reports) { state.held + 1 } else { 0 };
    }
    state.held >= condition.for_months() || condition.or_week().is_some_and(|latest| week >= latest)
}

fn date_of(when: Option<&When>) -> Option<f64> {
    match when {
        Some(When::Week(week)) => Some(months_at(*week)),
        _ => None,
    }
}

fn describe(when: &When) -> String {
    match when {
        When::Week(week) => format!("month {:.0}", months_at(*week)),
        When::After { policy, step: None, weeks, .. } => {
            format!("{:.0} months after {policy}", months_at(*weeks))
        }
        When::After { policy, step: Some(step), share, .. } => {
            format!("at {:.0}% of {policy}'s {step}", share * 100.0)
        }
        When::Condition(condition) => {
            let name = when::SERIES.words[condition.series as usize].0;
            let sign = if condition.below { "<" } else { ">" };
            format!("when {name} {sign} {}", condition.value)
        }
    }
}
