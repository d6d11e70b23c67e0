//! The timetable: which policies are in force in a week, and which are announced for a week to come.

use std::sync::Arc;

use super::when::{Condition, Reports, When};
use super::{Context, Delivery, KINDS, Operation, Policy, Progress, READERS, when};
use crate::calendar::{Week, month_begins, week_after};
use crate::document::{Parameter, Section, Source, Words};
use crate::faults::{did_you_mean, nearest};
use crate::transition::country::MOST_PARTIES;
use crate::transition::levers::Levers;
use crate::transition::timetable::slippage::{self, Slip, Slippage};

pub(super) const KIND: Words = Words { key: "kind", meaning: "kind of policy" };
pub(super) const CONSENT: Words = Words {
    key: "consent",
    meaning: "parties that must agree before it begins; without any it is imposed",
};
pub(super) const AGAIN: Parameter = Parameter {
    key: "again_after_months",
    unit: "months",
    range: 1.0..=120.0,
    default: Some(3.0),
    meaning: "months after a refusal until it is offered again",
    source: Source::Assumption,
};

/// A policy of the file with its dates.
pub struct Slot {
    /// Name in the file.
    pub name: Arc<str>,
    /// Kind, as in the file.
    pub kind: &'static str,
    /// Parties that must agree, as positions; imposed if empty.
    pub consent: Vec<usize>,
    /// Weeks from a refusal to the next offer.
    pub again: Week,
    pub(super) policy: Box<dyn Policy>,
    pub(super) start: When,
    pub(super) end: Option<When>,
    /// True: its end is not published before it comes.
    unannounced: bool,
}

impl Slot {
    /// True if the date of its end has passed, so that it can begin no more.
    pub fn over(&self, week: Week) -> bool {
        matches!(self.end, Some(When::Week(end)) if end <= week)
    }
}

/// How a policy stands in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turned {
    /// Week in which its date came.
    pub due: Option<Week>,
    /// Week in which all who must agree had agreed; that of its date if nobody must.
    pub agreed: Option<Week>,
    /// Week in which its delivery began.
    pub began: Option<Week>,
    /// Week in which it ended.
    pub ended: Option<Week>,
    /// How it was answered.
    pub offer: Offer,
    start: Waiting,
    end: Waiting,
}

/// How the parties that must agree have answered, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offer {
    /// Week in which it was last offered.
    pub asked: Option<Week>,
    /// Week in which each agreed.
    pub agreed: [Option<Week>; MOST_PARTIES],
    /// How often each refused.
    pub refusals: [u16; MOST_PARTIES],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Waiting {
    /// Months in a row in which the condition held.
    held: u32,
    /// Week in which a step was reached.
    reached: Option<Week>,
}

/// What the timetable looks at in a run.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// How far steps have come.
    pub progress: &'a Progress,
    /// What was reported of the last month.
    pub reports: &'a Reports,
    /// How late and incomplete each policy is.
    pub slips: &'a [Slip],
}

/// All policies of an option, in an order in which each stands after those it waits for.
#[derive(Default)]
pub struct Timetable {
    /// The policies.
    pub slots: Vec<Slot>,
    /// International operations that the policies bring.
    pub operations: Vec<Operation>,
    /// How late and incomplete policies come.
    pub slippage: Slippage,
}

/// Reads `[policy.*]`: policies, dates, and the operations that they bring.
pub fn read(root: &Section<'_>, context: &Context<'_>) -> Timetable {
    let mut operations = Vec::new();
    let mut slots = Vec::new();
    for (name, section) in root.sections("policy") {
        debug_assert_eq!(READERS.len(), KINDS.len());
        let kind = section.kind();
        let Some((kind, reader)) = READERS.iter().find(|(word, _)| *word == kind) else { continue };
        let policy = reader(&section, context, &mut operations);
        let start = when::read(&section.section("start"), context).unwrap_or(When::Week(0));
        let end = when::read(&section.section("end"), context);
        let slot = Slot {
            name: name.into(),
            kind,
            consent: consent(&section, context),
            again: week_after(section.number(&AGAIN)),
            policy,
            start,
            end,
            unannounced: section.section("end").flag(&when::UNANNOUNCED),
        };
        slots.push((slot, section));
    }
    check_names(&slots);
    let slots = in_order(slots);
    let slippage = slippage::read(&root.section("slippage"));
    Timetable { slots, operations, slippage }
}

/// The parties that must agree: each in the process, or it could not be asked.
fn consent(section: &Section<'_>, context: &Context<'_>) -> Vec<usize> {
    let parties = section.known_names(&CONSENT, &context.party_names());
    for &at in &parties {
        let party = &context.parties[at];
        section.require(CONSENT.key, party.in_process, || {
            format!("{}.consent: {} is outside the process", section.path(), party.name)
        });
    }
    parties
}

/// Every `after` names a policy of this option and a step that it has.
fn check_names(slots: &[(Slot, Section<'_>)]) {
    for (slot, section) in slots {
        for (key, when) in [("start", Some(&slot.start)), ("end", slot.end.as_ref())] {
            let Some(When::After { policy, step, .. }) = when else { continue };
            let place = section.section(key);
            let known = || slots.iter().map(|(slot, _)| &*slot.name);
            let Some((other, _)) = slots.iter().find(|(other, _)| *other.name == **policy) else {
                let help = did_you_mean(nearest(policy, known()), || {
                    format!("policies: {}", known().collect::<Vec<_>>().join(", "))
                });
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

/// Puts each policy after those that its start waits for; a ring is a fault. An end may wait for
/// any policy: it is looked at once a policy has begun.
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
    pub fn turn(&self, week: Week, seen: Seen<'_>, turned: &mut [Turned], levers: &mut Levers) {
        for at in 0..self.slots.len() {
            let slot = &self.slots[at];
            if turned[at].due.is_none() {
                let mut state = turned[at].start;
                if self.is_time(&slot.start, week, seen, turned, &mut state) {
                    turned[at].due = Some(week);
                }
                turned[at].start = state;
            }
            if turned[at].due.is_some() && turned[at].agreed.is_none() {
                let offer = &turned[at].offer;
                if slot.consent.iter().all(|&party| offer.agreed[party].is_some()) {
                    turned[at].agreed = Some(week);
                }
            }
            let ready =
                turned[at].agreed.is_some_and(|agreed| week >= agreed + seen.slips[at].weeks);
            if ready && turned[at].began.is_none() && !slot.over(week) {
                turned[at].began = Some(week);
            }
            if let (Some(_), None, Some(end)) = (turned[at].began, turned[at].ended, &slot.end) {
                let mut state = turned[at].end;
                if self.is_time(end, week, seen, turned, &mut state) {
                    turned[at].ended = Some(week);
                }
                turned[at].end = state;
            }
            if let (Some(began), None) = (turned[at].began, turned[at].ended) {
                let delivery = Delivery { weeks: week - began, share: seen.slips[at].share };
                slot.policy.turn(delivery, levers);
            }
        }
    }

    /// Turns the levers as the published timetable has them at `then`, seen from `now`: dates are
    /// kept and everything comes whole. Steps and conditions not reached yet are not counted on, nor
    /// what a party has not agreed to, but for `offered`, which is taken as beginning now.
    pub fn announced(
        &self,
        now: Week,
        then: Week,
        turned: &[Turned],
        offered: Option<usize>,
        levers: &mut Levers,
    ) {
        for (at, slot) in self.slots.iter().enumerate() {
            let start = if offered == Some(at) { Some(now) } else { self.start(at, now, turned) };
            let Some(start) = start.filter(|&start| start <= then) else { continue };
            let end = if slot.unannounced { None } else { slot.end.as_ref() };
            let end = end.and_then(|end| self.known(end, turned[at].end, now, turned));
            if turned[at].ended.is_none() && end.is_none_or(|end| end > then) {
                slot.policy.turn(Delivery { weeks: then - start, share: 1.0 }, levers);
            }
        }
    }

    /// Turns the levers as they were to be by now: whole from each date on, agreed to or not.
    pub fn due(&self, now: Week, turned: &[Turned], levers: &mut Levers) {
        for (slot, turned) in self.slots.iter().zip(turned) {
            if let (Some(due), None, false) = (turned.due, turned.ended, slot.over(now)) {
                slot.policy.turn(Delivery { weeks: now - due, share: 1.0 }, levers);
            }
        }
    }

    /// When a policy began or, as published, will begin.
    fn start(&self, at: usize, now: Week, turned: &[Turned]) -> Option<Week> {
        let (slot, turned_at) = (&self.slots[at], &turned[at]);
        if turned_at.began.is_some() {
            return turned_at.began;
        }
        let agreed = turned_at.agreed.is_some() || slot.consent.is_empty();
        let known = self.known(&slot.start, turned_at.start, now, turned)?;
        agreed.then(|| known.max(now))
    }

    /// The week of a date, as far as it is known beforehand.
    fn known(&self, when: &When, state: Waiting, now: Week, turned: &[Turned]) -> Option<Week> {
        match when {
            When::Week(week) => Some(*week),
            When::After { policy, step, weeks, or_week, .. } => {
                let came = match step {
                    None => self.slot(policy).and_then(|at| self.start(at, now, turned)),
                    Some(_) => state.reached,
                };
                came.map(|came| came + weeks).into_iter().chain(*or_week).min()
            }
            When::Condition(condition) => condition.or_week(),
        }
    }

    /// Position of a policy, if the option has it.
    pub fn slot(&self, name: &str) -> Option<usize> {
        self.slots.iter().position(|slot| *slot.name == *name)
    }

    /// Which reported series a policy that has not begun waits to see fall: [`Reports`] in order.
    pub fn awaited(&self, turned: &[Turned]) -> [bool; Reports::COUNT] {
        let mut awaited = [false; Reports::COUNT];
        for (slot, turned) in self.slots.iter().zip(turned) {
            if let (None, When::Condition(condition)) = (turned.due, &slot.start) {
                awaited[condition.series as usize] |= condition.below;
            }
        }
        awaited
    }

    fn is_time(
        &self,
        when: &When,
        week: Week,
        seen: Seen<'_>,
        turned: &[Turned],
        state: &mut Waiting,
    ) -> bool {
        match when {
            When::Week(start) => week >= *start,
            When::After { policy, step, share, weeks, or_week } => {
                let Some(at) = self.slot(policy) else { return false };
                let reached = match step {
                    None => turned[at].began,
                    Some(step) => {
                        let began = turned[at].began.is_some();
                        let so_far = self.slots[at].policy.reached(step, seen.progress);
                        if began && so_far >= *share && state.reached.is_none() {
                            state.reached = Some(week);
                        }
                        state.reached
                    }
                };
                let dates = reached.map(|reached| reached + weeks).into_iter().chain(*or_week);
                dates.min().is_some_and(|date| week >= date)
            }
            When::Condition(condition) => holds(condition, week, seen.reports, state),
        }
    }
}

/// A condition is looked at in the first week of a month, on the month before; once met it stays.
fn holds(condition: &Condition, week: Week, reports: &Reports, state: &mut Waiting) -> bool {
    if week > 0 && month_begins(week) {
        state.held = if condition.holds(reports) { state.held + 1 } else { 0 };
    }
    state.held >= condition.for_months() || condition.or_week().is_some_and(|latest| week >= latest)
}
