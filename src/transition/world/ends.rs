//! The four ends of a peace: separate, each with its first week, and a run goes on after any.

use crate::calendar::Week;

/// Battle deaths in 12 months that count as renewed conflict (the reading of UCDP) [persons].
pub const CONFLICT: u64 = 25;

/// Battle deaths in 12 months that count as war [persons].
pub const WAR: u64 = 1000;

/// Months without a step of its own after which a signatory counts as having failed the accord.
const STALLED_MONTHS: u32 = 6;

/// Battle deaths of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deaths {
    /// Between parties in the process, units that left one of them included [persons].
    pub signatories: u32,
    /// The same without those units [persons].
    pub apart: u32,
    /// Between the state's side and any organised group [persons].
    pub state: u32,
}

/// How far the ends have come.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ends {
    /// A signatory withdrew, or delivered no step of its own for 6 months.
    pub accord_failed: Option<Week>,
    /// 25 battle deaths in 12 months between signatories.
    pub signatories_fight: Option<Week>,
    /// The same, clashes with units that left one of them not counted.
    pub signatories_fight_apart: Option<Week>,
    /// 25 battle deaths in 12 months between the state's side and any organised group.
    pub conflict_renewed: Option<Week>,
    /// 1,000 of these.
    pub war: Option<Week>,
    signatories: Vec<u32>,
    apart: Vec<u32>,
    state: Vec<u32>,
    stalled: Vec<u32>,
}

impl Ends {
    /// Nothing has ended.
    pub fn reset(&mut self, months: usize) {
        let Self { mut signatories, mut apart, mut state, mut stalled, .. } = std::mem::take(self);
        for months_of in [&mut signatories, &mut apart, &mut state] {
            months_of.clear();
            months_of.reserve(months + 1);
        }
        stalled.clear();
        *self = Self { signatories, apart, state, stalled, ..Self::default() };
    }

    /// Takes in a completed month that ended before `week`.
    ///
    /// * `deaths`: battle deaths of the month.
    /// * `delivers`: for each party in the process, whether it complied; `withdrew`: whether any
    ///   was withdrawn.
    pub fn month(
        &mut self,
        week: Week,
        deaths: Deaths,
        delivers: impl Iterator<Item = bool>,
        withdrew: bool,
    ) {
        self.signatories.push(deaths.signatories);
        self.apart.push(deaths.apart);
        self.state.push(deaths.state);
        let mut failed = withdrew;
        for (party, delivers) in delivers.enumerate() {
            if self.stalled.len() <= party {
                self.stalled.push(0);
            }
            self.stalled[party] = if delivers { 0 } else { self.stalled[party] + 1 };
            failed |= self.stalled[party] >= STALLED_MONTHS;
        }
        let year = |months: &[u32]| -> u64 {
            months.iter().rev().take(12).map(|&deaths| u64::from(deaths)).sum()
        };
        let first = |end: &mut Option<Week>, reached: bool| {
            if reached && end.is_none() {
                *end = Some(week);
            }
        };
        first(&mut self.accord_failed, failed);
        first(&mut self.signatories_fight, year(&self.signatories) >= CONFLICT);
        first(&mut self.signatories_fight_apart, year(&self.apart) >= CONFLICT);
        first(&mut self.conflict_renewed, year(&self.state) >= CONFLICT);
        first(&mut self.war, year(&self.state) >= WAR);
    }

    /// Battle deaths between the state's side and any organised group in a year of 12 months, from
    /// 0, as coded by calendar year [persons]. 0 beyond what was lived.
    pub fn deaths_in_year(&self, year: usize) -> u64 {
        let months = self.state.iter().skip(12 * year).take(12);
        months.map(|&deaths| u64::from(deaths)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::{Deaths, Ends};

    #[test]
    fn twenty_five_deaths_within_twelve_months_renew_the_conflict_and_older_ones_do_not_count() {
        let mut ends = Ends::default();
        ends.reset(30);
        ends.month(4, Deaths { state: 24, ..Deaths::default() }, [true].into_iter(), false);
        for month in 1..12 {
            ends.month(
                4 * month,
                Deaths { state: 0, ..Deaths::default() },
                [true].into_iter(),
                false,
            );
        }
        ends.month(52, Deaths { state: 24, ..Deaths::default() }, [true].into_iter(), false);
        assert_eq!(ends.conflict_renewed, None);
        ends.month(56, Deaths { state: 1, ..Deaths::default() }, [true].into_iter(), false);
        assert_eq!(ends.conflict_renewed, Some(56));
        assert_eq!(ends.war, None);
    }

    #[test]
    fn six_months_without_a_step_fail_the_accord() {
        let mut ends = Ends::default();
        ends.reset(30);
        for month in 1..=5 {
            ends.month(
                month * 4,
                Deaths { state: 0, ..Deaths::default() },
                [true, false].into_iter(),
                false,
            );
        }
        assert_eq!(ends.accord_failed, None);
        ends.month(24, Deaths { state: 0, ..Deaths::default() }, [true, false].into_iter(), false);
        assert_eq!(ends.accord_failed, Some(24));
    }
}
