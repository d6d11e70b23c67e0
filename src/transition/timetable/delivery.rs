//! The timetable in a run: which policies come due, begin, turn their levers and end.

use super::conditions::{Condition, Reports, When};
use super::status::{PolicyStatus, Waiting};
use super::{Slip, Timetable};
use crate::calendar::{Week, month_begins};
use crate::transition::levers::Levers;
use crate::transition::policies::Progress;

/// What the timetable looks at in a run.
#[derive(Clone, Copy)]
pub struct TimetableInputs<'a> {
    /// How far steps have come.
    pub progress: &'a Progress,
    /// What was reported of the last month.
    pub reports: &'a Reports,
    /// How late and incomplete each policy is.
    pub slips: &'a [Slip],
}

impl Timetable {
    /// Begins and ends policies, and turns the levers of those in force.
    pub fn turn(
        &self,
        week: Week,
        inputs: TimetableInputs<'_>,
        status: &mut [PolicyStatus],
        levers: &mut Levers,
    ) {
        for index in 0..self.policies.len() {
            let scheduled = &self.policies[index];
            if status[index].due.is_none() {
                let mut state = status[index].start;
                if self.is_time(&scheduled.start, week, inputs, status, &mut state) {
                    status[index].due = Some(week);
                }
                status[index].start = state;
            }
            if status[index].due.is_some() && status[index].agreed.is_none() {
                let offer = &status[index].offer;
                if scheduled.asks().iter().all(|&party| offer.agreed[party].is_some()) {
                    status[index].agreed = Some(week);
                }
            }
            let ready = status[index]
                .agreed
                .is_some_and(|agreed| week >= agreed + inputs.slips[index].weeks);
            if ready && status[index].began.is_none() && !scheduled.over(week) {
                status[index].began = Some(week);
            }
            if let (Some(_), None, Some(end)) =
                (status[index].began, status[index].ended, &scheduled.end)
            {
                let mut state = status[index].end;
                if self.is_time(end, week, inputs, status, &mut state) {
                    status[index].ended = Some(week);
                }
                status[index].end = state;
            }
            let (Some(began), share) = (status[index].began, inputs.slips[index].share) else {
                continue;
            };
            match status[index].ended {
                None => scheduled.turn(week - began, share, levers),
                Some(ended) => scheduled.hand_over(week - began, week - ended, share, levers),
            }
        }
    }

    fn is_time(
        &self,
        when: &When,
        week: Week,
        inputs: TimetableInputs<'_>,
        status: &[PolicyStatus],
        state: &mut Waiting,
    ) -> bool {
        match when {
            When::Week(start) => week >= *start,
            When::After { policy, step, share, weeks, or_week } => {
                let Some(index) = self.position(policy) else { return false };
                let reached = match step {
                    None => status[index].began,
                    Some(step) => {
                        let began = status[index].began.is_some();
                        let so_far = self.policies[index].reached(step, inputs.progress);
                        if began && so_far >= *share && state.reached.is_none() {
                            state.reached = Some(week);
                        }
                        state.reached
                    }
                };
                let dates = reached.map(|reached| reached + weeks).into_iter().chain(*or_week);
                dates.min().is_some_and(|date| week >= date)
            }
            When::Condition(condition) => holds(condition, week, inputs.reports, state),
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
