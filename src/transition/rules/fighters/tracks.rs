//! Tracks: where a fighter would go. Each compares staying with the commander, the programme and a
//! post in the army, as far as they are open: by tie, by pay in hand, by kin and safety at home. Each
//! has a taste of their own, which lasts. Sizes are assumptions; that fewer may volunteer for posts
//! than are offered: Mozambique, where about a third of the target did (Peace Accords Matrix).
//! Looked at once a month.

use super::integration;
use crate::document::Source;
use crate::luck::{Luck, Who, Word};
use crate::transition::levers::{DdrLever, IntegrationLever};
use crate::transition::streams::TRACK;
use crate::transition::world::{Cells, Fighters, Stage, Track};

crate::settings! {
    /// What draws a fighter.
    pub struct Settings {
        commander: 0.0..=3.0, 0.5, "1", "worth of staying to a fighter fully tied to the commander", Source::Assumption;
        pay: 0.0..=3.0, 0.4, "1", "worth of full support after discharge", Source::Assumption;
        full_support: 1.0..=520.0, 52.0, "weeks", "support after discharge that counts as full", Source::Assumption;
        kin: 0.0..=3.0, 0.4, "1", "worth of living among kin at a safe home", Source::Assumption;
        danger: 0.0..=3.0, 0.4, "1", "what is taken from that by fear at which half of the people leave", Source::Assumption;
        post: 0.0..=3.0, 0.6, "1", "worth of a paid post in the army", Source::Assumption;
        taste: 0.0..=3.0, 0.25, "1", "scale of each fighter's own lasting taste", Source::Assumption;
    }
}

/// What is open to fighters.
pub struct Offers<'a> {
    /// The programme.
    pub ddr: &'a DdrLever,
    /// Posts in the army.
    pub integration: &'a IntegrationLever,
    /// How far soldiers do not count on their pay, 0 to 1.
    pub unpaid: f64,
    /// Persons of an agent.
    pub agent: u32,
}

/// All who could still choose do.
pub fn step(rule: &Settings, offers: &Offers<'_>, cells: &Cells, fighters: &mut Fighters) {
    let (ddr, army) = (offers.ddr, offers.integration);
    let post = rule.post * (1.0 - offers.unpaid);
    let support = rule.pay * (f64::from(*ddr.reinsertion_weeks) / rule.full_support).min(1.0);
    // Room for a whole agent, or it would wait for ever.
    let left = *army.individuals_per_month > 0.0
        && integration::taken(army, fighters) + offers.agent <= *army.posts;
    for row in 0..fighters.len() {
        let stage = fighters.stage[row];
        let party = usize::from(fighters.party[row]);
        let programme = *ddr.intake_per_month > 0.0 && ddr.parties[party];
        let post_open = left && army.parties[party];
        if !matches!(stage, Stage::Active | Stage::Cantoned) || !(programme || post_open) {
            continue;
        }
        let home = fighters.home[row] as usize * cells.communities;
        let push = &cells.push[home..home + cells.communities];
        let fear = push.iter().fold(0.0_f32, |a, &b| a.max(b));
        let tie = f64::from(fighters.tie[row]);
        let taste = fighters.taste[row];
        let worth =
            |track: Track, worth: f64| worth + rule.taste * f64::from(taste[track as usize]);
        let mut best = (worth(Track::Stay, rule.commander * tie), Track::Stay);
        let mut weigh = |open: bool, track: Track, value: f64| {
            if open && value > best.0 {
                best = (value, track);
            }
        };
        let life = support + rule.kin - rule.danger * f64::from(fear).min(1.0);
        weigh(programme, Track::Programme, worth(Track::Programme, life));
        weigh(post_open, Track::Army, worth(Track::Army, post));
        fighters.track[row] = best.1;
    }
}

/// A fighter's own taste for each track, for the whole run.
pub fn taste(luck: &Luck, who: Who) -> [f32; 3] {
    let [a, b, c, _] = luck.at(0).four(TRACK, who, 0).map(|word| Word(word).gumbel() as f32);
    [a, b, c]
}
