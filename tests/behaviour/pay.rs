//! Pattern 46: a state that cannot pay its soldiers loses them, and those who live under them pay instead.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{CALM, FEW_AT_A_TIME, TENSE, accord};

const DRAWS: u32 = 100;
/// Soldiers live off people where nothing holds them back.
const PREYED: [&str; 1] = ["rule.predation.rate=0.025"];
/// What comes in: the pay of 5,000 to 10,000 soldiers at 60 dollars a month, by how much ground the state has.
const REVENUE: &str = "treasury.revenue_usd=2";
/// Less than these cost, once others have come in.
const POOR: &str = "treasury.revenue_usd=1.2";
/// Who is not paid stays and is held back as before.
const PATIENT: [&str; 2] = ["rule.desertion.army=1", "rule.predation.unpaid=0"];
/// More money than any army costs.
const ENDLESS: [&str; 1] = ["treasury.aid_usd=100000000"];

#[test]
fn an_army_that_is_not_paid_deserts_and_lives_off_the_people() {
    let dear = |name: &str, more: &[&str]| {
        let of = |wage: &str| {
            accord(&[&TENSE, &FEW_AT_A_TIME, &PREYED, &[REVENUE, wage], more]).outcome(name)
        };
        of("treasury.wage_usd=120") - of("treasury.wage_usd=40")
    };
    Pattern::new("46", DRAWS)
        .rises("months_unpaid, wages of 120 dollars against 40", &dear("months_unpaid", &[]))
        .rises("deserted, the same", &dear("deserted", &[]))
        .rises("civilians_killed_by.state, the same", &dear("civilians_killed_by.state", &[]))
        .never_differs("off: deserted, where who is not paid bears it", &dear("deserted", &PATIENT))
        .never_differs(
            "off: civilians_killed_by.state, the same",
            &dear("civilians_killed_by.state", &PATIENT),
        )
        .never_differs("contrary: deserted, where money has no end", &dear("deserted", &ENDLESS))
        .holds();
}

#[test]
fn posts_that_a_state_cannot_pay_send_commanders_back_out() {
    let entry =
        "policy.entry={kind=\"integration\",mode=\"whole_units\",posts=3000,quota_per_month=600}";
    let years = ["clock.years=2", "treasury.wage_usd=60"];
    let richer = |more: &[&str]| -> Quantity {
        let of = |revenue: &str, name: &str| {
            accord(&[&CALM, &years, &[entry, revenue], more]).outcome(name)
        };
        let exits =
            |revenue: &str| of(revenue, "armed_exits") * 100.0 / of(revenue, "fighters_integrated");
        exits(POOR) - exits("treasury.revenue_usd=4")
    };
    let unpaid =
        |revenue: &str| accord(&[&CALM, &years, &[entry, revenue]]).outcome("months_unpaid");
    let main = richer(&[]);
    Pattern::new("46", DRAWS)
        .rises(
            "months_unpaid, whole units under an income of 1.2 dollars a person against 4",
            &(unpaid(POOR) - unpaid("treasury.revenue_usd=4")),
        )
        .rises("armed exits of a hundred who entered, the same", &main)
        .vanishes(
            "off: the same where doubt about pay draws nobody",
            &richer(&["rule.walk_out.shock=0"]),
            &main,
        )
        .holds();
}
