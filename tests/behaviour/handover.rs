//! Pattern 36: an arrangement that ends before its successor is there leaves a vacuum, and one that is handed
//! over leaves none.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{CALM, accord};

/// From month 4 on operations are charged with security.
const SUCCESSOR: &str =
    "policy.later={kind=\"interim_security\",form=\"international\",start={month=4}}";

/// People provided for in some months: each side in its own area until month 4, handed over within so many
/// weeks; a force of so many troops comes in month 7.
fn provided(handover_weeks: u32, troops: u32, months: std::ops::Range<usize>) -> Quantity {
    let first = format!(
        "policy.first={{kind=\"interim_security\",form=\"delegated\",end={{month=4}},\
         handover_weeks={handover_weeks}}}"
    );
    let force = format!(
        "policy.force={{kind=\"peacekeeping\",troops={troops},full_strength_after_months=0,\
         start={{month=7}}}}"
    );
    accord(&[&CALM, &[&first, SUCCESSOR, &force]]).mean("people_provided", months)
}

#[test]
fn duties_that_last_until_a_successor_is_there_leave_no_vacuum() {
    let overlap = |troops, months: std::ops::Range<usize>| {
        provided(26, troops, months.clone()) - provided(0, troops, months)
    };
    let main = overlap(1_500, 4..7);
    Pattern::new("36", 50)
        .rises("people_provided in months 4 to 7, handover of 26 weeks against none", &main)
        .never_differs("off: before the end", &overlap(1_500, 0..4))
        .vanishes(
            "contrary: the same in months 10 to 12, a successor without people",
            &overlap(0, 10..12),
            &main,
        )
        .vanishes(
            "contrary: the same in months 9 to 12, a handover of 104 weeks, 6,000 troops that are there",
            &(provided(104, 6_000, 9..12) - provided(0, 6_000, 9..12)),
            &main,
        )
        .holds();
}
