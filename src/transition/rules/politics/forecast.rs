//! Forecast: what a party sees coming if it complies, from the published timetable and from what it
//! believes the others will really do.
//!
//! It looks at the next milestones of a year: what it will have given up by then, what the other
//! side will have, how far a guarantor still covers it, which posts its men will hold. So an exit
//! that is announced works before it comes, and a buffer of troops that will have left by the time
//! a party is disarmed covers nothing. Forms: assumption, worked out in a small study.

use super::commitment;
use crate::transition::country::{MOST_PARTIES, PartyKind};
use crate::transition::levers::Levers;
use crate::transition::setup::Setup;
use crate::transition::timetable::FORECAST_MONTHS;
use crate::transition::world::{Posture, World};

/// What a party expects.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Outlook {
    /// How far promises are covered over the year ahead, 0 to 1.
    pub cover: f64,
    /// Exposure as it stands, under the worst cover ahead, 0 and up.
    pub exposed: f64,
    /// Worst exposure ahead if it goes on complying, 0 and up.
    pub exposure: f64,
    /// Share of its men that will hold posts in the army within the year, as promised, 0 to 1.
    pub posts: f64,
    /// Share of its men that will be paid by a programme within the year, as promised, 0 to 1.
    pub paid: f64,
}

/// What the opposing side looks like to a party, its members weighed by their men at the start.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opponent {
    /// Armed men [persons].
    pub strength: f64,
    /// Trust in it, 0 to 1.
    pub trust: f64,
    /// Share of arms or concessions that it has given up, 0 to 1.
    pub given: f64,
    /// True while any of it is at war.
    pub at_war: bool,
}

/// The opposing side as a party sees it; `None` where it has none in the process.
pub fn opponent(setup: &Setup, w: &World, at: usize) -> Option<Opponent> {
    let mut all = Opponent { strength: 0.0, trust: 0.0, given: 0.0, at_war: false };
    let mut first = 0.0;
    for j in setup.country.opponents(at) {
        let men = w.parties.first_strength[j];
        first += men;
        all.strength += w.parties.strength[j];
        all.trust += men * w.parties.trust_of(at, j);
        all.given += men * w.parties.given[j];
        all.at_war |= w.parties.posture[j] == Posture::Withdrawn;
    }
    (first > 0.0).then(|| Opponent { trust: all.trust / first, given: all.given / first, ..all })
}

/// Armed men that a party can count on if it fights: its own, and its allies' if it leads them or if
/// they break terms already. An ally that complies would not follow it.
pub fn side(setup: &Setup, w: &World, at: usize) -> f64 {
    let leads = usize::from(setup.country.parties[at].side) == at;
    let own = |&j: &usize| {
        let follows = leads || j == at || w.parties.posture[j] >= Posture::Violating;
        setup.country.parties[j].in_process && !setup.country.opposed(at, j) && follows
    };
    (0..setup.country.parties.len()).filter(own).map(|j| w.parties.strength[j]).sum()
}

/// What a party expects of `ahead`, the levers at the [`FORECAST_MONTHS`] as published.
pub fn outlook(
    setup: &Setup,
    w: &World,
    at: usize,
    other: &Opponent,
    ahead: &[Levers; FORECAST_MONTHS.len()],
) -> Outlook {
    let trust = other.trust;
    let weaker = 2.0 * other.strength / (side(setup, w, at) + other.strength).max(1.0);
    let distrust = (1.0 - trust) * (1.0 - trust);
    let exposed_at = |given: f64, theirs: f64, cover: f64| {
        (given - theirs).max(0.0) * weaker * (1.0 - cover) * distrust
    };
    let (promises, arms) = commitment::guarantees(setup, w, &w.levers);
    let mut look = Outlook { cover: promises, ..Outlook::default() };
    let mut given: [f64; MOST_PARTIES] = [0.0; MOST_PARTIES];
    given.iter_mut().zip(&w.parties.given).for_each(|(here, now)| *here = *now);
    let (mut worst, mut before) = (arms, 0);
    let first: f64 = setup.country.opponents(at).map(|j| w.parties.first_strength[j]).sum();
    look.exposure = exposed_at(given[at], other.given, arms);
    for (levers, month) in ahead.iter().zip(FORECAST_MONTHS) {
        let months = f64::from(month - before);
        before = month;
        let now = Standing::of(w);
        let own = pace(setup, now, levers, at);
        // Places are for those who still have arms.
        look.posts += months * own.posts * (1.0 - given[at]);
        look.paid += months * own.paid * (1.0 - given[at]);
        given[at] = further(setup, at, given[at], months * own.given);
        let mut theirs = 0.0;
        for j in setup.country.opponents(at) {
            // Of what the others promise, as much is counted on as they are trusted.
            let given_up = trust * months * pace(setup, now, levers, j).given;
            given[j] = further(setup, j, given[j], given_up);
            theirs += w.parties.first_strength[j] * given[j] / first;
        }
        let (promises, arms) = commitment::guarantees(setup, w, levers);
        look.cover += promises;
        worst = worst.min(arms);
        look.exposure = look.exposure.max(exposed_at(given[at], theirs, arms));
    }
    look.cover /= 1.0 + FORECAST_MONTHS.len() as f64;
    look.exposed = exposed_at(w.parties.given[at], other.given, worst);
    look.posts = look.posts.min(1.0 - w.parties.posts[at]);
    look.paid = look.paid.min(1.0);
    look
}

/// What has been given up after so much more of it: a share of the arms that are left, or so much
/// of the concessions until all are carried out.
pub fn further(setup: &Setup, at: usize, given: f64, more: f64) -> f64 {
    if setup.country.parties[at].kind == PartyKind::State {
        (given + more).min(setup.rules.commitment.concessions).max(given)
    } else {
        (given + more * (1.0 - given)).min(1.0)
    }
}

/// Shares of a party's armed men in a month at the published pace.
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
    /// Men at the start [persons].
    pub first: &'a [f64],
    /// Share of arms or concessions given up, 0 to 1.
    pub given: &'a [f64],
    /// Share of men who hold posts in the army, 0 to 1.
    pub posts: &'a [f64],
}

impl<'a> Standing<'a> {
    /// As it is now.
    fn of(w: &'a World) -> Self {
        let parties = &w.parties;
        Self { first: &parties.first_strength, given: &parties.given, posts: &parties.posts }
    }
}

/// What a party gives up, takes up and is paid in a month at the pace of the levers.
pub fn pace(setup: &Setup, now: Standing<'_>, levers: &Levers, at: usize) -> Pace {
    let c = &setup.rules.commitment;
    if setup.country.parties[at].kind == PartyKind::State {
        return Pace { given: c.concessions / c.concession_months, ..Pace::default() };
    }
    let (ddr, posts) = (&levers.fighters.ddr, &levers.fighters.integration);
    // Places are shared out over the men, of all parties that may take them, who still have arms.
    let share = |places: f64, parties: &[bool]| {
        let men: f64 = (0..setup.country.parties.len())
            .filter(|&j| parties[j])
            .map(|j| now.first[j] * (1.0 - now.given[j]))
            .sum();
        if parties[at] { (places / men.max(1.0)).min(1.0) } else { 0.0 }
    };
    let taken: f64 = (0..setup.country.parties.len())
        .filter(|&j| posts.parties[j])
        .map(|j| now.posts[j] * now.first[j])
        .sum();
    // Posts run out: what is left lasts a year at most at this pace.
    let left = (f64::from(*posts.posts) - taken).max(0.0) / 12.0;
    let disarmed = share(*ddr.intake_per_month, &ddr.parties);
    let singly = share(posts.individuals_per_month.min(left), &posts.parties);
    let whole = share(posts.whole_units_per_month.min(left), &posts.parties);
    Pace {
        given: (disarmed + singly).min(1.0),
        posts: singly + whole,
        paid: disarmed * if *ddr.reinsertion_weeks > 0 { 1.0 } else { 0.0 },
    }
}
