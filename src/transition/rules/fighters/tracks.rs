//! Tracks: where a fighter would go. Each compares staying under his commander, the programme and a
//! post in the army, as far as they are open to him: by his tie, by pay in hand, by kin and safety
//! where he would live. His taste is his own and lasts. Sizes are assumptions; that fewer may
//! volunteer for posts than are offered: Mozambique, where about a third of the target did
//! (Peace Accords Matrix). Looked at once a month.

use super::integration;
use crate::document::Source;
use crate::luck::{Luck, Who, Word};
use crate::transition::country::Happening;
use crate::transition::rules::politics::commitment;
use crate::transition::setup::Setup;
use crate::transition::streams::TRACK;
use crate::transition::world::{Stage, Track, World};

crate::settings! {
    /// What draws a fighter.
    pub struct Settings {
        commander: 0.0..=3.0, 0.5, "1", "worth of staying to one fully tied to his commander", Source::Assumption;
        pay: 0.0..=3.0, 0.4, "1", "worth of a year of support after discharge", Source::Assumption;
        kin: 0.0..=3.0, 0.4, "1", "worth of living among kin at a safe home", Source::Assumption;
        danger: 0.0..=3.0, 0.4, "1", "what fear that makes half of the people leave takes from that", Source::Assumption;
        post: 0.0..=3.0, 0.6, "1", "worth of a paid post in the army", Source::Assumption;
        taste: 0.0..=3.0, 0.25, "1", "scale of each man's own lasting taste", Source::Assumption;
    }
}

/// Writes `fighters.track` of all who could still choose.
pub fn step(setup: &Setup, w: &mut World) {
    let t = &setup.rules.tracks;
    let (ddr, posts) = (&w.levers.fighters.ddr, &w.levers.fighters.integration);
    let unpaid = commitment::under_way(setup, w, Happening::UnpaidArmy);
    let post = if unpaid { 0.0 } else { t.post };
    let support = t.pay * (f64::from(*ddr.reinsertion_weeks) / 52.0).min(1.0);
    let communities = w.cells.communities;
    let left = *posts.individuals_per_month > 0.0 && {
        // Room for a whole agent, or he would wait for ever.
        integration::taken(w) + setup.country.scale.fighters <= *posts.posts
    };
    for row in 0..w.fighters.len() {
        let stage = w.fighters.stage[row];
        let party = usize::from(w.fighters.party[row]);
        let programme = *ddr.intake_per_month > 0.0 && ddr.parties[party];
        let army = left && posts.parties[party];
        if !matches!(stage, Stage::Active | Stage::Cantoned) || !(programme || army) {
            continue;
        }
        let home = w.fighters.home[row] as usize * communities;
        let fear = w.cells.push[home..home + communities].iter().fold(0.0_f32, |a, &b| a.max(b));
        let tie = f64::from(w.fighters.tie[row]);
        let taste = w.fighters.taste[row];
        let worth = |track: Track, worth: f64| worth + t.taste * f64::from(taste[track as usize]);
        let mut best = (worth(Track::Stay, t.commander * tie), Track::Stay);
        let mut weigh = |open: bool, track: Track, value: f64| {
            if open && value > best.0 {
                best = (value, track);
            }
        };
        let life = support + t.kin - t.danger * f64::from(fear).min(1.0);
        weigh(programme, Track::Programme, worth(Track::Programme, life));
        weigh(army, Track::Army, worth(Track::Army, post));
        w.fighters.track[row] = best.1;
    }
}

/// A man's own taste for each track, for the whole run.
pub fn taste(luck: &Luck, who: Who) -> [f32; 3] {
    let [a, b, c, _] = luck.at(0).four(TRACK, who, 0).map(|word| Word(word).gumbel() as f32);
    [a, b, c]
}
