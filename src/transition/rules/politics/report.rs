//! Reports: what observers and troops in the country know of the month that ended. Conditions of
//! policies read this, not the truth.

use super::trust;
use crate::luck::Luck;
use crate::transition::rules::{security::deterrence, violence::harm};
use crate::transition::setup::Setup;
use crate::transition::streams::REPORT;
use crate::transition::timetable::Reported;
use crate::transition::world::World;

/// Share of events that come to be known where nobody watches. Assumption.
const HEARSAY: f64 = 0.4;

/// Writes `reports`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    let watched = deterrence::surety(setup, w, &w.levers).max(trust::verification(setup, w, 5));
    let coverage = HEARSAY + (0.95 - HEARSAY) * watched;
    let known = |n: u32, what: Reported| {
        f64::from(luck.word(REPORT, harm::cell(what as u32)).binomial(n, coverage))
    };
    let t = &w.tally;
    w.reports.values = [
        known(t.month_incidents, Reported::Incidents),
        known(t.month_battle_deaths, Reported::BattleDeaths),
        known(t.month_civilians, Reported::CiviliansKilled),
        disarmed_share(setup, w),
    ];
}

/// Fighters of the parties in the process but the state who are disarmed, of all they had.
fn disarmed_share(setup: &Setup, w: &World) -> f64 {
    w.progress.share(setup.country.bound_to_disarm(), |passage| passage.disarmed)
}
