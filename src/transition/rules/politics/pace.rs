//! Pace: what a party gives up, takes up and is paid in a month at the pace that levers set.

use crate::transition::country::{Party, PartyKind};
use crate::transition::levers::Levers;

/// What the pace of concessions and of posts depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pacing {
    /// What a state that complies gives up in the end, as a share of disarming, 0 to 1.
    pub concessions: f64,
    /// Time that this takes [months].
    pub concession_months: f64,
    /// Least time that the posts which are left last [months].
    pub posts_last_months: f64,
}

/// Shares of a party's fighters in a month.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Pace {
    /// Who give up their arms, or of concessions, what is carried out.
    pub given: f64,
    /// Who take posts in the army.
    pub posts: f64,
    /// Who enter a programme that pays them.
    pub paid: f64,
}

/// How far parties have come with what they give up and take up; one entry a party.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// Fighters at the start [persons].
    pub first: &'a [f64],
    /// Share of arms or concessions given up, 0 to 1.
    pub given: &'a [f64],
    /// Share of fighters who hold posts in the army, 0 to 1.
    pub posts: &'a [f64],
}

impl Pacing {
    /// What a party gives up, takes up and is paid in a month under `levers`.
    pub fn pace(
        &self,
        parties: &[Party],
        now: Standing<'_>,
        levers: &Levers,
        party: usize,
    ) -> Pace {
        if parties[party].kind == PartyKind::State {
            return Pace { given: self.concessions / self.concession_months, ..Pace::default() };
        }
        let (ddr, posts) = (&levers.fighters.ddr, &levers.fighters.integration);
        // Places are shared out over the fighters, of all parties that may take them, who still have
        // arms.
        let share = |places: f64, open_to: &[bool]| {
            let armed: f64 = (0..parties.len())
                .filter(|&other| open_to[other])
                .map(|other| now.first[other] * (1.0 - now.given[other]))
                .sum();
            if open_to[party] { (places / armed.max(1.0)).min(1.0) } else { 0.0 }
        };
        let taken: f64 = (0..parties.len())
            .filter(|&other| posts.parties[other])
            .map(|other| now.posts[other] * now.first[other])
            .sum();
        let left = (f64::from(*posts.posts) - taken).max(0.0) / self.posts_last_months;
        let disarmed = share(*ddr.intake_per_month, &ddr.parties);
        let singly = share(posts.individuals_per_month.min(left), &posts.parties);
        let whole = share(posts.whole_units_per_month.min(left), &posts.parties);
        Pace {
            given: (disarmed + singly).min(1.0),
            posts: singly + whole,
            paid: disarmed * if *ddr.reinsertion_weeks > 0 { 1.0 } else { 0.0 },
        }
    }

    /// What a party has given up after so much more of it: a share of the arms that are left, or so
    /// much of the concessions until all are carried out.
    pub fn further(&self, party: &Party, given: f64, more: f64) -> f64 {
        if party.kind == PartyKind::State {
            (given + more).min(self.concessions).max(given)
        } else {
            (given + more * (1.0 - given)).min(1.0)
        }
    }
}
