//! Pattern 16: sponsors keep spoilers alive; border control and a deal with the sponsor shorten them.

use super::pattern::Pattern;
use super::worlds::accord;

const DRAWS: u32 = 40;
const AIMS: [&str; 2] = ["party.band.fighters=400", "party.band.goals={gain=0.4,destroy=0.4}"];
const POOR: &str = "party.band.monthly_usd=5000";
const RICH: &str = "party.band.monthly_usd=400000";
const SPONSOR: &str = "outsider.neighbour={to=\"band\",usd_per_month=40000,fighters_per_month=8}";
const MONEY: &str = "outsider.neighbour={to=\"band\",usd_per_month=40000}";
const NOTHING: &str = "outsider.neighbour={to=\"band\"}";
const GUARDS: &str = "policy.border={kind=\"border_control\",guards=2000}";
const DEAL: &str = "policy.deal={kind=\"sponsor_deal\"}";
const ALL_GOES_ON: &str = "policy.deal={kind=\"sponsor_deal\",kept_share=1}";

#[test]
fn sponsors_keep_spoilers_alive_and_border_control_shortens_them() {
    let strength = |sets: &[&str]| accord(&[&AIMS, sets]).mean("strength.band", 36..48);
    let (alone, kept) = (strength(&[POOR]), strength(&[POOR, SPONSOR]));
    // Of its fighters: a band of another size has others to lose.
    let lost = |sets: &[&str]| {
        let (open, guarded) = (strength(sets), strength(&[sets, &[GUARDS]].concat()));
        (guarded - open.clone()) / open
    };
    let guarded = lost(&[POOR, SPONSOR]);
    Pattern::new("16", DRAWS)
        .rises("strength of the band in the fourth year, sponsored against not", &(kept - alone))
        .falls("share of it that a guarded border adds to an open one", &guarded)
        // The twin: where nothing crosses the border, guards on it change nothing.
        .never_differs("off: border guarded where nothing crosses", &lost(&[POOR, NOTHING]))
        // A party that lives off its own money does not miss a sponsor.
        .vanishes(
            "contrary: border guarded against a band with money of its own",
            &lost(&[RICH, MONEY]),
            &guarded,
        )
        .holds();
}

#[test]
fn a_sponsor_who_is_bargained_out_keeps_a_spoiler_alive_no_longer() {
    let strength = |sets: &[&str]| accord(&[&AIMS, &[POOR], sets]).mean("strength.band", 36..48);
    let kept = strength(&[SPONSOR]);
    Pattern::new("16", DRAWS)
        .falls(
            "strength of the band in the fourth year, sponsor bargained out",
            &(strength(&[SPONSOR, DEAL]) - kept.clone()),
        )
        // The twin: who sends nothing has nothing to cut.
        .never_differs(
            "off: the same of a sponsor who sends nothing",
            &(strength(&[NOTHING, DEAL]) - strength(&[NOTHING])),
        )
        .never_differs(
            "contrary: the same of a deal under which all support goes on",
            &(strength(&[SPONSOR, ALL_GOES_ON]) - kept),
        )
        .holds();
}
