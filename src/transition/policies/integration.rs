//! Integration of fighters into the army: one by one into mixed units, or as whole units.
//! Lever: posts in the army and how they are entered. Whether ties break, who walks out and what
//! the other side makes of it is for the rules to answer.

use super::words::{counted, number};
use super::{Context, Delivery, Most, Operation, Policy, Progress, fields};
use crate::calendar::{Week, week_after};
use crate::document::{Choice, Field, Parameter, Section, Shape, Source, Words};
use crate::transition::levers::Levers;

const MODE: Choice = Choice {
    key: "mode",
    words: &[
        ("individual", "fighters enter mixed units one by one, without their weapons"),
        ("whole_units", "units enter under their commander, with their weapons"),
    ],
    default: None,
    meaning: "how fighters enter the army",
};
const POSTS: Parameter = Parameter {
    key: "posts",
    unit: "persons",
    range: 0.0..=1e6,
    default: Some(3_000.0),
    meaning: "posts in the army for former fighters, in all",
    source: Source::Assumption,
};
const QUOTA: Parameter = Parameter {
    key: "quota_per_month",
    unit: "persons/month",
    range: 0.0..=1e6,
    default: Some(150.0),
    meaning: "fighters who can enter in a month",
    source: Source::Published(
        "Peace Accords Matrix, Burundi 2004: 1,800 trained in about 12 months",
    ),
};
const DISPERSE: Parameter = Parameter {
    key: "disperse_after_months",
    unit: "months",
    range: 0.0..=600.0,
    default: Some(0.0),
    meaning: "months after which whole units are dispersed over mixed ones; 0 is never",
    source: Source::Assumption,
};
const PARTIES: Words = Words {
    key: "parties",
    meaning: "parties whose fighters may enter; all in the process but the state if silent",
};

/// `[policy.<name>] kind = "integration"`
pub const SHAPE: Shape = Shape {
    about: "Entry of fighters into the army",
    fields: fields![
        Field::Choice(&MODE),
        Field::Whole(&POSTS),
        Field::Real(&QUOTA),
        Field::Real(&DISPERSE),
        Field::Names(&PARTIES),
    ],
};

struct Integration {
    whole_units: bool,
    posts: u32,
    quota_per_month: f64,
    disperse_after: Option<u32>,
    parties: Vec<usize>,
}

pub(super) fn read(
    section: &Section<'_>,
    context: &Context<'_>,
    _: &mut Vec<Operation>,
) -> Box<dyn Policy> {
    let months = section.number(&DISPERSE);
    Box::new(Integration {
        whole_units: section.choice(&MODE) == 1,
        posts: section.count(&POSTS),
        quota_per_month: section.number(&QUOTA),
        disperse_after: (months > 0.0).then(|| week_after(months)),
        parties: context.fighters_of(section, &PARTIES),
    })
}

impl Policy for Integration {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        let lever = &mut levers.integration;
        lever.disperse |= self.disperse_after.is_some_and(|after| delivery.weeks >= after);
        // Posts that nobody can enter, or a pace without posts, are no offer.
        if self.posts == 0 || self.quota_per_month == 0.0 {
            return;
        }
        if self.whole_units {
            lever.whole_units_per_month += self.quota_per_month * delivery.share;
        } else {
            lever.individuals_per_month += self.quota_per_month * delivery.share;
        }
        lever.posts += self.posts;
        self.parties.iter().for_each(|&party| lever.parties[party] = true);
    }

    fn milestones(&self) -> &'static [&'static str] {
        &["posts"]
    }

    fn reached(&self, _: &str, progress: &Progress) -> f64 {
        progress.posts
    }

    fn soonest(&self, _: &str, share: f64, most: &Most<'_>) -> Result<[Week; 2], String> {
        let lever = &most.levers.integration;
        let open = |at: &usize| lever.parties.get(*at) == Some(&true);
        let fighters = most.fighters((0..most.parties.len()).filter(open));
        let (wanted, posts) = (share * f64::from(self.posts), number(f64::from(self.posts)));
        if wanted > fighters {
            let fighters = number(fighters);
            return Err(format!("it offers {posts} posts to parties with {fighters} fighters"));
        }
        let months = wanted / (lever.individuals_per_month + lever.whole_units_per_month);
        if months.is_nan() || months > 1e4 || self.posts == 0 || self.quota_per_month == 0.0 {
            return Err("nobody can enter: `posts` or `quota_per_month` is next to nothing".into());
        }
        Ok([week_after(months).saturating_sub(1), 0])
    }

    fn takes(&self) -> Option<&[usize]> {
        Some(&self.parties)
    }

    fn label(&self) -> String {
        let how = if self.whole_units { "whole units" } else { "one by one" };
        format!("{how}, {}", counted(f64::from(self.posts), "post", "posts"))
    }
}
