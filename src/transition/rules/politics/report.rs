//! Reports: what is known of the month that ended, more of it where observers, a commission or troops
//! watch. Conditions of
//! policies read this, not the truth.

use crate::document::Source;
use crate::luck::{Luck, Who};
use crate::transition::country::Country;
use crate::transition::policies::Progress;
use crate::transition::streams::REPORT;
use crate::transition::timetable::{Reported, Reports};
use crate::transition::world::Tally;

crate::settings! {
    /// How much of what happens is reported.
    pub struct Settings {
        hearsay: 0.0..=0.8, 0.4, "1", "share of events that become known where nobody watches", Source::Assumption;
        watched: 0.8..=1.0, 0.95, "1", "share of events that become known where everything is watched", Source::Assumption;
    }
}

/// Reports on the month that ends: more of what happened where somebody watched.
pub fn step(
    rule: &Settings,
    country: &Country,
    luck: &Luck,
    tally: &Tally,
    progress: &Progress,
    reports: &mut Reports,
) {
    let known = |events: u32, seen: f64, series: Reported| {
        let watched = if events > 0 { seen / f64::from(events) } else { 0.0 };
        let coverage = rule.hearsay + (rule.watched - rule.hearsay) * watched.min(1.0);
        f64::from(luck.word(REPORT, Who(series as u64)).binomial(events, coverage))
    };
    let seen = [tally.month_seen_incidents, tally.month_seen_fighters, tally.month_seen_civilians];
    reports.values = [
        known(tally.month_incidents, seen[0], Reported::Incidents),
        known(tally.month_battle_deaths, seen[1], Reported::BattleDeaths),
        known(tally.month_civilians, seen[2], Reported::CiviliansKilled),
        progress.share(country.bound_to_disarm(), |passage| passage.disarmed),
    ];
}
