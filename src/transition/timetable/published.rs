//! The timetable as published: what is announced for a week to come, and what was to be by now.

use super::Timetable;
use super::conditions::{Reports, When};
use super::status::{PolicyStatus, Waiting};
use crate::calendar::Week;
use crate::transition::levers::Levers;

impl Timetable {
    /// Turns the levers as the published timetable has them at `then`, seen from `now`: dates are
    /// kept and everything comes whole. Steps and conditions not reached yet are not counted on, nor
    /// what a party has not agreed to, but for `offered`, which is taken as beginning now.
    pub fn announced(
        &self,
        now: Week,
        then: Week,
        status: &[PolicyStatus],
        offered: Option<usize>,
        levers: &mut Levers,
    ) {
        for (index, scheduled) in self.policies.iter().enumerate() {
            let start =
                if offered == Some(index) { Some(now) } else { self.start(index, now, status) };
            let Some(start) = start.filter(|&start| start <= then) else { continue };
            let end = if scheduled.unannounced { None } else { scheduled.end.as_ref() };
            let end = end.and_then(|end| self.known(end, status[index].end, now, status));
            if status[index].ended.is_none() && end.is_none_or(|end| end > then) {
                scheduled.turn(then - start, 1.0, levers);
            }
        }
    }

    /// Turns the levers as they were to be by now: whole from each date on, agreed to or not.
    pub fn due(&self, now: Week, status: &[PolicyStatus], levers: &mut Levers) {
        for (scheduled, status) in self.policies.iter().zip(status) {
            if let (Some(due), None, false) = (status.due, status.ended, scheduled.over(now)) {
                scheduled.turn(now - due, 1.0, levers);
            }
        }
    }

    /// When a policy began or, as published, will begin.
    fn start(&self, index: usize, now: Week, status: &[PolicyStatus]) -> Option<Week> {
        let (scheduled, own) = (&self.policies[index], &status[index]);
        if own.began.is_some() {
            return own.began;
        }
        let agreed = own.agreed.is_some() || scheduled.asks().is_empty();
        let known = self.known(&scheduled.start, own.start, now, status)?;
        agreed.then(|| known.max(now))
    }

    /// The week of a date, as far as it is known beforehand.
    fn known(
        &self,
        when: &When,
        state: Waiting,
        now: Week,
        status: &[PolicyStatus],
    ) -> Option<Week> {
        match when {
            When::Week(week) => Some(*week),
            When::After { policy, step, weeks, or_week, .. } => {
                let came = match step {
                    None => self.position(policy).and_then(|index| self.start(index, now, status)),
                    Some(_) => state.reached,
                };
                came.map(|came| came + weeks).into_iter().chain(*or_week).min()
            }
            When::Condition(condition) => condition.or_week(),
        }
    }

    /// Which reported series a policy that has not begun waits to see fall: [`Reports`] in order.
    pub fn awaited(&self, status: &[PolicyStatus]) -> [bool; Reports::COUNT] {
        let mut awaited = [false; Reports::COUNT];
        for (scheduled, status) in self.policies.iter().zip(status) {
            if let (None, When::Condition(condition)) = (status.due, &scheduled.start) {
                awaited[condition.series as usize] |= condition.below;
            }
        }
        awaited
    }
}
