//! The record: what a run leaves, taken down week by week and month by month.

use super::{Measures, harm};
use crate::calendar::month_of;
use crate::model::Record;
use crate::transition::setup::Setup;
use crate::transition::world::{Deaths, Posture, World};

/// Closes a week: the digest takes in what moved.
pub fn week(setup: &Setup, w: &mut World) {
    let mut digest = w.digest;
    digest.whole(u64::from(w.week));
    digest.whole(w.tally.battle_deaths);
    digest.whole(w.tally.civilians_by.iter().sum());
    digest.whole(w.tally.incidents << 32 | w.tally.disarmed);
    digest.whole(w.tally.returned);
    for party in 0..setup.country.parties.len() {
        digest.whole(w.parties.posture[party] as u64);
        digest.real(w.parties.strength[party]);
    }
    w.parties.trust.iter().for_each(|&trust| digest.real(trust));
    w.digest = digest;
}

/// Closes a month: sums and ends. The series are taken down by `points`.
pub fn month(setup: &Setup, w: &mut World) {
    w.tally.displaced_months += harm::displaced(w) as f64;
    w.tally.abroad_months += harm::abroad(w) as f64;
    let in_process = |at: &usize| setup.country.parties[*at].in_process;
    let parties = 0..setup.country.parties.len();
    let postures = &w.parties.posture;
    let not_complying =
        parties.clone().filter(in_process).filter(|&at| postures[at] != Posture::Complying);
    w.tally.months_not_complying += not_complying.count() as u64;
    let withdrew = parties.clone().filter(in_process).any(|at| postures[at] == Posture::Withdrawn);
    let delivers =
        parties.filter(in_process).map(|at| postures[at] == Posture::Complying).collect::<Vec<_>>();
    let (week, tally) = (w.week + 1, &w.tally);
    let deaths = Deaths {
        signatories: tally.month_signatories,
        apart: tally.month_signatories_apart,
        dyads: &tally.month_dyads,
    };
    w.ends.month(week, deaths, delivers.into_iter(), withdrew);
}

/// Takes down the series of a month that closed, before its counters are cleared, and what is read
/// at the end of a year of report.
pub fn points(measures: &Measures, setup: &Setup, w: &mut World, series: &mut [f32]) {
    let (months, month) = (setup.country.clock.months as usize, month_of(w.week) as usize);
    for (at, measure) in measures.series.iter().enumerate() {
        series[at * months + month] = (measure.read)(setup, w) as f32;
    }
    let mut by_year = std::mem::take(&mut w.by_year);
    by_year.resize(measures.yearly.len(), 0.0);
    for (value, yearly) in by_year.iter_mut().zip(&measures.yearly) {
        if yearly.month as usize == month + 1 {
            *value = (yearly.read)(setup, w);
        }
    }
    w.by_year = by_year;
}

/// What the run leaves.
pub fn finish(measures: &Measures, setup: &Setup, w: &World, series: &[f32]) -> Record {
    let cells = &w.cells;
    let mut layers = Vec::with_capacity(cells.killed.len() * 3 + cells.killed_by.len());
    for layer in [&cells.killed, &cells.fallen, &cells.fled, &cells.killed_by] {
        layers.extend_from_slice(layer);
    }
    Record {
        outcomes: measures.outcomes.iter().map(|measure| (measure.read)(setup, w)).collect(),
        series: series.to_vec(),
        layers,
        digest: w.digest.value(),
    }
}
