//! The four ends of a peace (two of them in two readings): whether by a year, and when first.

use super::family::Family;
use crate::calendar::{Date, Week, first_week_of, months_between};
use crate::model::{Better, Group, NEVER, Nature, Outcome};
use crate::transition::country::Clock;
use crate::transition::events::What;
use crate::transition::setup::Setup;
use crate::transition::world::{CONFLICT, Ends, WAR};

/// An end: its name, what it is, what happened in words, whether it competes for being the first.
struct End {
    what: &'static str,
    meaning: &'static str,
    happened: &'static str,
    competes: bool,
    when: fn(&Ends) -> Option<Week>,
}

/// The end that a report begins with: it alone is coded in real cases too.
const HEADLINE: &str = What::ConflictRenewed.kind().name;

/// The mildest first. The second readings of signatories who fight and of renewed conflict are the same
/// ends counted otherwise, and do not compete.
const ENDS: [End; 6] = [
    End {
        what: What::AccordFailed.kind().name,
        meaning: "a party in the process withdrew, or did not comply for 6 months in a row",
        happened: "the accord failed",
        competes: true,
        when: |ends| ends.accord_failed,
    },
    End {
        what: What::SignatoriesFight.kind().name,
        meaning: "25 battle deaths in 12 months between parties in the process, counting units that \
                  left one of them as part of it",
        happened: "those who signed fought each other",
        competes: true,
        when: |ends| ends.signatories_fight,
    },
    End {
        what: "signatories_fight_apart",
        meaning: "25 battle deaths in 12 months between parties in the process, units that left one \
                  of them taken as new groups",
        happened: "those who signed fought each other, breakaway units not counted",
        competes: false,
        when: |ends| ends.signatories_fight_apart,
    },
    End {
        what: HEADLINE,
        meaning: "25 battle deaths in 12 months between the state's side and one party over what the \
                  ceasefire settled, or the splinters of one, taken as an organisation of their own \
                  (the reading of UCDP)",
        happened: "fighting came back",
        competes: true,
        when: |ends| ends.conflict_renewed,
    },
    End {
        what: "splinters_fight",
        meaning: "25 battle deaths in 12 months between the state's side and the splinters of one \
                  party over what the ceasefire settled",
        happened: "fighting came back with a splinter",
        competes: false,
        when: |ends| ends.splinters_fight,
    },
    End {
        what: What::War.kind().name,
        meaning: "1,000 battle deaths in 12 months between the state's side and all parties over what \
                  the ceasefire settled",
        happened: "it came to war",
        competes: true,
        when: |ends| ends.war,
    },
];

pub(super) fn add(family: &mut Family, setup: &Setup) {
    for End { what, meaning, happened, competes, when } in ENDS {
        family
            .add((what, "1", Nature::YesNo, Better::Lower, Group::Ends), meaning, move |_, w| {
                f64::from(u8::from(when(&w.ends).is_some()))
            })
            .of_family(what, happened);
        for &year in
            setup.country.clock.report_at.iter().filter(|&&y| y * 12 < setup.country.clock.months)
        {
            let by = first_week_of(year * 12);
            family
                .add(
                    (&format!("{what}_{year}y"), "1", Nature::YesNo, Better::Lower, Group::Ends),
                    &format!("within {}: {meaning}", years(year)),
                    move |_, w| f64::from(u8::from(when(&w.ends).is_some_and(|week| week <= by))),
                )
                .of_family(what, "")
                .entry
                .identity
                .year = Some(year);
        }
        family
            .add(
                (&format!("{what}_week"), "week", Nature::FirstTime, Better::Higher, Group::Ends),
                &format!("first week in which: {meaning}"),
                move |_, w| when(&w.ends).map_or(NEVER, f64::from),
            )
            .of_family(what, happened)
            .competes = competes;
    }
    // As UCDP codes them: by year, each year on its own. Only these compare with its hazards.
    let deadliest: fn((u64, u64)) -> u64 = |(deadliest, _)| deadliest;
    for (name, least, with, of, coded) in [
        ("conflict_in_year", CONFLICT, "one party", deadliest, true),
        ("war_in_year", WAR, "all parties", |(_, all)| all, false),
    ] {
        for year in 0..(setup.country.clock.months / 12) as usize {
            let meaning = format!(
                "{least} battle deaths or more in year {} of the run between the state's side and \
                 {with} over what the ceasefire settled",
                year + 1
            );
            family
                .add(
                    (
                        &format!("{name}.{}", year + 1),
                        "1",
                        Nature::YesNo,
                        Better::Lower,
                        Group::Ends,
                    ),
                    &meaning,
                    move |_, w| {
                        f64::from(u8::from(
                            of(w.ends.deaths_in(12 * year..12 * year + 12)) >= least,
                        ))
                    },
                )
                .coded = coded;
        }
    }
    by_calendar_year(family, &setup.country.clock);
}

/// The same by the years of the calendar, as datasets have them, where the run has dates: those that lie
/// whole in the run.
fn by_calendar_year(family: &mut Family, clock: &Clock) {
    let Some(start) = clock.start else { return };
    let month_of = |year: i32| {
        Date::new(year, 1, 1).map(|day| months_between(start, day).round()).filter(|&m| m >= 0.0)
    };
    for year in start.year..=start.year + (clock.months / 12) as i32 {
        let (Some(from), Some(to)) = (month_of(year), month_of(year + 1)) else { continue };
        let (from, to) = (from as usize, to as usize);
        if to > clock.months as usize {
            continue;
        }
        let name = |what: &str| format!("{what}_in_calendar_year.{year}");
        let of_year = format!("in {year} between the state's side and");
        family.add(
            (&name("conflict"), "1", Nature::YesNo, Better::Lower, Group::Ends),
            &format!("{CONFLICT} battle deaths or more {of_year} one party over what the ceasefire settled"),
            move |_, w| f64::from(u8::from(w.ends.deaths_in(from..to).0 >= CONFLICT)),
        );
        family.add(
            (&name("battle_deaths"), "persons", Nature::Amount, Better::Lower, Group::Ends),
            &format!(
                "battle deaths {of_year} others over what the ceasefire settled, as UCDP codes them"
            ),
            move |_, w| w.ends.deaths_in(from..to).1 as f64,
        );
    }
}

/// The end that a report begins with.
pub(super) fn headline(outcomes: &[Outcome]) -> Option<usize> {
    let is = |what: &Outcome| what.nature == Nature::FirstTime && what.family() == HEADLINE;
    outcomes.iter().position(is)
}

/// `1 year`, `5 years`.
pub(super) fn years(year: u32) -> String {
    if year == 1 { "1 year".to_owned() } else { format!("{year} years") }
}
