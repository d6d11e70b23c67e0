//! The four ends of a peace (one of them in two readings): whether by a year, and when first.

use super::Family;
use crate::calendar::{Week, first_week_of};
use crate::model::{Better, Group, NEVER, Nature};
use crate::transition::setup::Setup;
use crate::transition::world::{CONFLICT, Ends, WAR};

type End = (&'static str, &'static str, fn(&Ends) -> Option<Week>);

/// Outcomes that compete for being the first end, the mildest first. The second reading of
/// signatories who fight is the same end counted otherwise, and is left out.
pub(super) const COMPETING: [&str; 4] =
    ["accord_failed_week", "signatories_fight_week", "conflict_renewed_week", "war_week"];

const ENDS: [End; 5] = [
    (
        "accord_failed",
        "a party in the process withdrew, or delivered no step of its own for 6 months",
        |ends| ends.accord_failed,
    ),
    (
        "signatories_fight",
        "25 battle deaths in 12 months between parties in the process, those of units that left \
         one of them counted for it",
        |ends| ends.signatories_fight,
    ),
    (
        "signatories_fight_apart",
        "25 battle deaths in 12 months between parties in the process, units that left one of \
         them taken as new groups",
        |ends| ends.signatories_fight_apart,
    ),
    (
        "conflict_renewed",
        "25 battle deaths in 12 months between the state's side and any organised group but \
         criminal ones, splinters included (the reading of UCDP)",
        |ends| ends.conflict_renewed,
    ),
    (
        "war",
        "1,000 battle deaths in 12 months between the state's side and any organised group \
         but criminal ones",
        |ends| ends.war,
    ),
];

pub(super) fn add(family: &mut Family, setup: &Setup) {
    for (name, meaning, end) in ENDS {
        family.add((name, "1", Nature::YesNo, Better::Lower, Group::Ends), meaning, move |_, w| {
            f64::from(u8::from(end(&w.ends).is_some()))
        });
        for &year in
            setup.country.clock.report_at.iter().filter(|&&y| y * 12 < setup.country.clock.months)
        {
            let by = first_week_of(year * 12);
            family.add(
                (&format!("{name}_{year}y"), "1", Nature::YesNo, Better::Lower, Group::Ends),
                &format!("within {}: {meaning}", years(year)),
                move |_, w| f64::from(u8::from(end(&w.ends).is_some_and(|week| week <= by))),
            );
        }
        family.add(
            (&format!("{name}_week"), "week", Nature::FirstTime, Better::Higher, Group::Ends),
            &format!("first week in which: {meaning}"),
            move |_, w| end(&w.ends).map_or(NEVER, f64::from),
        );
    }
    // As UCDP codes them: by year, each year on its own. Only these compare with its hazards.
    for (name, least) in [("conflict_in_year", CONFLICT), ("war_in_year", WAR)] {
        for year in 0..(setup.country.clock.months / 12) as usize {
            let meaning = format!(
                "{least} battle deaths or more in year {} of the run between the state's side and \
                 any organised group",
                year + 1
            );
            family.add(
                (&format!("{name}.{}", year + 1), "1", Nature::YesNo, Better::Lower, Group::Ends),
                &meaning,
                move |_, w| f64::from(u8::from(w.ends.deaths_in_year(year) >= least)),
            );
        }
    }
}

/// `1 year`, `5 years`.
pub(super) fn years(year: u32) -> String {
    if year == 1 { "1 year".to_owned() } else { format!("{year} years") }
}
