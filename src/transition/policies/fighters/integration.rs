//! Integration of fighters into the army: one by one into mixed units, or as whole units.
//! Lever: posts in the army and how they are entered. Whether ties break, who walks out and what
//! the other side makes of it is for the rules to answer.

use super::ddr::{COMPLETE, STARTED};
use crate::calendar::{Week, week_after};
use crate::choice;
use crate::document::Source;
use crate::transition::levers::Levers;
use crate::transition::policies::words::{counted, number};
use crate::transition::policies::{Delivery, Most, Policy, Progress};

const BURUNDI: Source =
    Source::Published("Peace Accords Matrix, Burundi 2004: 1,800 trained in about 12 months");

choice! {
    /// How fighters enter the army.
    pub enum Mode {
        Individual("individual", "fighters enter mixed units one by one, without their weapons"),
        WholeUnits("whole_units", "units enter under their commander, with their weapons"),
    }
}

policy! {
    /// Entry of fighters into the army
    pub struct Integration;
    turns "posts, posts a month for individuals or for whole units, parties that may enter, whether whole units are dispersed";
    late(6.0 months, STARTED; least 0.5, COMPLETE);
    mode: choice(Mode, "how fighters enter the army");
    posts: whole(0.0..=1e6, 3_000.0, "persons", "posts in the army for former fighters, in all", Source::Assumption);
    quota_per_month: real(0.0..=1e6, 150.0, "persons/month", "fighters who can enter in a month", BURUNDI);
    disperse_after_months: real(0.0..=600.0, 0.0, "months", "months after which whole units are dispersed over mixed ones; 0 is never", Source::Assumption);
    parties: fighters_of("parties whose fighters may enter; default: all in the process except the state");
}

impl Policy for Integration {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        let army = &mut levers.fighters.integration;
        let months = self.disperse_after_months;
        army.disperse.turn(months > 0.0 && delivery.weeks >= week_after(months));
        if self.idle() {
            return;
        }
        let quota = self.quota_per_month * delivery.share;
        match self.mode {
            Mode::Individual => army.individuals_per_month.turn(quota),
            Mode::WholeUnits => army.whole_units_per_month.turn(quota),
        }
        army.posts.turn(self.posts);
        self.parties.iter().for_each(|&party| army.parties.turn(party));
    }

    /// Posts that nobody can enter, or a pace without posts, are no offer.
    fn idle(&self) -> bool {
        self.posts == 0 || self.quota_per_month <= 0.0
    }

    fn label(&self) -> String {
        let how = match self.mode {
            Mode::Individual => "one by one",
            Mode::WholeUnits => "whole units",
        };
        format!("{how}, {}", counted(f64::from(self.posts), "post", "posts"))
    }

    fn milestones(&self) -> &'static [&'static str] {
        &["posts"]
    }

    fn reached(&self, _: &str, progress: &Progress, _: usize) -> f64 {
        progress.posts
    }

    fn soonest(&self, _: &str, share: f64, most: &Most<'_>) -> Result<[Week; 2], String> {
        let army = &most.levers.fighters.integration;
        let open = |party: &usize| army.parties.get(*party) == Some(&true);
        let fighters = most.fighters((0..most.parties.len()).filter(open));
        let (wanted, posts) = (share * f64::from(self.posts), number(f64::from(self.posts)));
        if wanted > fighters {
            let fighters = number(fighters);
            return Err(format!("it offers {posts} posts to parties with {fighters} fighters"));
        }
        let months = wanted / (*army.individuals_per_month + *army.whole_units_per_month);
        if months.is_nan() || months > 1e4 || self.posts == 0 || self.quota_per_month == 0.0 {
            return Err("nobody can enter: `posts` or `quota_per_month` is close to 0".into());
        }
        Ok([week_after(months).saturating_sub(1), 0])
    }

    fn takes(&self) -> Option<&[usize]> {
        Some(&self.parties)
    }
}
