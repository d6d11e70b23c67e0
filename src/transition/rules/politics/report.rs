//! Reports: what observers and troops in the country know of the month that ended. Conditions of
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

/// Reports on the month that ends. `watched`: how far the country is watched, 0 to 1.
pub fn step(
    rule: &Settings,
    country: &Country,
    luck: &Luck,
    watched: f64,
    tally: &Tally,
    progress: &Progress,
    reports: &mut Reports,
) {
    let coverage = rule.hearsay + (rule.watched - rule.hearsay) * watched;
    let known = |events: u32, series: Reported| {
        f64::from(luck.word(REPORT, Who(series as u64)).binomial(events, coverage))
    };
    reports.values = [
        known(tally.month_incidents, Reported::Incidents),
        known(tally.month_battle_deaths, Reported::BattleDeaths),
        known(tally.month_civilians, Reported::CiviliansKilled),
        progress.share(country.bound_to_disarm(), |passage| passage.disarmed),
    ];
}
