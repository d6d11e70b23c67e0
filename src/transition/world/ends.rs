//! The four ends of a peace: separate, each with its first week, and a run goes on after any.

use std::ops::Range;

use crate::calendar::Week;

/// Battle deaths in 12 months that count as renewed conflict (the reading of UCDP) [persons].
pub const CONFLICT: u64 = 25;

/// Battle deaths in 12 months that count as war [persons].
pub const WAR: u64 = 1000;

/// Months without a step of its own after which a signatory counts as having failed the accord.
const STALLED_MONTHS: u32 = 6;

/// Battle deaths of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deaths<'a> {
    /// Between parties in the process, units that left one of them included [persons].
    pub signatories: u32,
    /// The same without those units [persons].
    pub apart: u32,
    /// Between the state's side and each party over the same stakes, then with the splinters of each: two
    /// entries a party, always as many [persons].
    pub dyads: &'a [u32],
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
    /// 25 battle deaths in 12 months between the state's side and one party, or the splinters of one, over
    /// the same stakes.
    pub conflict_renewed: Option<Week>,
    /// The same with the splinters of one party alone.
    pub splinters_fight: Option<Week>,
    /// 1,000 of these in 12 months, over all of them.
    pub war: Option<Week>,
    signatories: Vec<u32>,
    apart: Vec<u32>,
    /// Months one after the other, each with all parties and their splinters.
    dyads: Vec<u32>,
    /// Entries of a month.
    organisations: usize,
    stalled: Vec<u32>,
}

impl Ends {
    /// Nothing has ended.
    pub fn reset(&mut self, months: usize) {
        let Self { mut signatories, mut apart, mut dyads, mut stalled, .. } = std::mem::take(self);
        for months_of in [&mut signatories, &mut apart, &mut dyads] {
            months_of.clear();
            months_of.reserve(months + 1);
        }
        stalled.clear();
        *self = Self { signatories, apart, dyads, stalled, ..Self::default() };
    }

    /// Takes in a completed month that ended before `week`.
    ///
    /// * `deaths`: battle deaths of the month.
    /// * `delivers`: for each party in the process, whether it complied; `withdrew`: whether any
    ///   was withdrawn.
    pub fn month(
        &mut self,
        week: Week,
        deaths: Deaths<'_>,
        delivers: impl Iterator<Item = bool>,
        withdrew: bool,
    ) {
        self.signatories.push(deaths.signatories);
        self.apart.push(deaths.apart);
        self.organisations = deaths.dyads.len();
        self.dyads.extend_from_slice(deaths.dyads);
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
        let months = self.signatories.len();
        let year = months.saturating_sub(12)..months;
        let (deadliest, all) = self.deaths(year.clone(), 0..self.organisations);
        let (splinters, _) = self.deaths(year, self.organisations / 2..self.organisations);
        first(&mut self.conflict_renewed, deadliest >= CONFLICT);
        first(&mut self.splinters_fight, splinters >= CONFLICT);
        first(&mut self.war, all >= WAR);
    }

    /// Battle deaths between the state's side and others over the same stakes, in some months of the run: with
    /// the deadliest opponent, and with all [persons]. 0 beyond what was lived.
    pub fn deaths_in(&self, months: Range<usize>) -> (u64, u64) {
        self.deaths(months, 0..self.organisations)
    }

    /// The same with some opponents.
    fn deaths(&self, months: Range<usize>, opponents: Range<usize>) -> (u64, u64) {
        let with = |opponent: usize| -> u64 {
            let all = self.dyads.iter().skip(opponent).step_by(self.organisations.max(1));
            all.skip(months.start).take(months.len()).map(|&deaths| u64::from(deaths)).sum()
        };
        let all = opponents.map(with);
        (all.clone().max().unwrap_or(0), all.sum())
    }
}

#[cfg(test)]
mod tests {
    use super::{Deaths, Ends};

    #[test]
    fn twenty_five_deaths_within_twelve_months_renew_the_conflict_and_older_ones_do_not_count() {
        let mut ends = Ends::default();
        ends.reset(30);
        ends.month(4, Deaths { dyads: &[24, 0], ..Deaths::default() }, [true].into_iter(), false);
        for month in 1..12 {
            ends.month(
                4 * month,
                Deaths { dyads: &[0, 0], ..Deaths::default() },
                [true].into_iter(),
                false,
            );
        }
        ends.month(52, Deaths { dyads: &[24, 0], ..Deaths::default() }, [true].into_iter(), false);
        assert_eq!(ends.conflict_renewed, None);
        ends.month(56, Deaths { dyads: &[1, 0], ..Deaths::default() }, [true].into_iter(), false);
        assert_eq!(ends.conflict_renewed, Some(56));
        assert_eq!(ends.war, None);
    }

    #[test]
    fn deaths_with_two_opponents_are_two_conflicts_below_25_and_one_war() {
        let mut ends = Ends::default();
        ends.reset(30);
        let month = |ends: &mut Ends, week, dyads: &[u32]| {
            ends.month(week, Deaths { dyads, ..Deaths::default() }, [true].into_iter(), false);
        };
        month(&mut ends, 4, &[24, 24, 0, 0]);
        assert_eq!(ends.conflict_renewed, None);
        month(&mut ends, 8, &[976, 0, 0, 0]);
        assert_eq!((ends.conflict_renewed, ends.war), (Some(8), Some(8)));
        assert_eq!(ends.deaths_in(0..12), (1000, 1024));
    }

    #[test]
    fn a_party_and_its_splinters_are_two_organisations_of_one_war() {
        let mut ends = Ends::default();
        ends.reset(30);
        let month = |ends: &mut Ends, week, dyads: &[u32]| {
            ends.month(week, Deaths { dyads, ..Deaths::default() }, [true].into_iter(), false);
        };
        month(&mut ends, 4, &[20, 20]);
        assert_eq!((ends.conflict_renewed, ends.splinters_fight), (None, None));
        month(&mut ends, 8, &[0, 5]);
        assert_eq!((ends.conflict_renewed, ends.splinters_fight), (Some(8), Some(8)));
        month(&mut ends, 12, &[500, 455]);
        assert_eq!(ends.war, Some(12));
    }

    #[test]
    fn six_months_without_a_step_fail_the_accord() {
        let mut ends = Ends::default();
        ends.reset(30);
        for month in 1..=5 {
            ends.month(
                month * 4,
                Deaths { dyads: &[0], ..Deaths::default() },
                [true, false].into_iter(),
                false,
            );
        }
        assert_eq!(ends.accord_failed, None);
        ends.month(
            24,
            Deaths { dyads: &[0], ..Deaths::default() },
            [true, false].into_iter(),
            false,
        );
        assert_eq!(ends.accord_failed, Some(24));
    }
}
