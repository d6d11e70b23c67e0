//! Pattern 16: sponsors keep spoilers alive; border control and a deal with the sponsor shorten them.

use super::worlds::{Effect, accord};

const DRAWS: u32 = 30;
const BAND: [&str; 3] = [
    "party.band.fighters=400",
    "party.band.goals={gain=0.4,destroy=0.4}",
    "party.band.monthly_usd=5000",
];
const SPONSOR: &str = "outsider.neighbour={to=\"band\",usd_per_month=40000,fighters_per_month=8}";
const GUARDS: &str = "policy.border={kind=\"border_control\",guards=2000}";
const DEAL: &str = "policy.deal={kind=\"sponsor_deal\"}";

#[test]
fn sponsors_keep_spoilers_alive_and_border_control_shortens_them() {
    let strength = |sets: &[&[&str]]| accord(DRAWS, sets).mean("strength.band", 36..48);
    let (alone, kept) = (strength(&[&BAND]), strength(&[&BAND, &[SPONSOR]]));
    let guarded = strength(&[&BAND, &[SPONSOR, GUARDS]]);
    let arm = accord(DRAWS, &[&BAND, &[SPONSOR]]);
    let effect = Effect::of(&kept, &alone);
    arm.print("16", "strength of the band in the fourth year, sponsored against not", &effect);
    assert!(effect.rises(), "{effect}");
    let effect = Effect::of(&guarded, &kept);
    arm.print("16", "the same, border guarded against open", &effect);
    assert!(effect.falls(), "{effect}");

    // The twin: where nothing crosses the border, guards on it change nothing.
    let idle = "outsider.neighbour={to=\"band\"}";
    let effect = Effect::of(&strength(&[&BAND, &[idle, GUARDS]]), &strength(&[&BAND, &[idle]]));
    arm.print("16 off", "border guarded where nothing crosses", &effect);
    assert!(effect.is_nil(), "written somewhere else: {effect}");
    // Contrary: a party that lives off its own money does not miss a sponsor.
    let rich = ["party.band.monthly_usd=400000"];
    let band = &BAND[..2];
    let (guarded, open) = (
        strength(&[band, &rich, &["outsider.neighbour={to=\"band\",usd_per_month=40000}", GUARDS]]),
        strength(&[band, &rich, &["outsider.neighbour={to=\"band\",usd_per_month=40000}"]]),
    );
    let effect = Effect::of(&guarded, &open);
    arm.print("16 contrary", "border guarded against a band with money of its own", &effect);
    assert!(effect.does_not_fall(), "{effect}");
}

#[test]
fn a_sponsor_who_is_bargained_out_keeps_a_spoiler_alive_no_longer() {
    let strength = |sets: &[&[&str]]| accord(DRAWS, sets).mean("strength.band", 36..48);
    let kept = strength(&[&BAND, &[SPONSOR]]);
    let effect = Effect::of(&strength(&[&BAND, &[SPONSOR, DEAL]]), &kept);
    let arm = accord(DRAWS, &[&BAND, &[SPONSOR, DEAL]]);
    arm.print("16", "strength of the band in the fourth year, sponsor bargained out", &effect);
    assert!(effect.falls(), "{effect}");

    // The twin: who sends nothing has nothing to cut.
    let idle = "outsider.neighbour={to=\"band\"}";
    let effect = Effect::of(&strength(&[&BAND, &[idle, DEAL]]), &strength(&[&BAND, &[idle]]));
    arm.print("16 off", "the same of a sponsor who sends nothing", &effect);
    assert!(effect.is_nil(), "written somewhere else: {effect}");
    // Contrary: a deal under which all goes on changes nothing.
    let idle = DEAL.replace("}", ",kept_share=1}");
    let effect = Effect::of(&strength(&[&BAND, &[SPONSOR, &idle]]), &kept);
    arm.print("16 contrary", "the same of a deal under which all support goes on", &effect);
    assert!(effect.is_nil(), "{effect}");
}
