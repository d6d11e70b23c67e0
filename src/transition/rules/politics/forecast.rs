//! Forecast: what a party sees coming if it complies, from the published timetable and from what it
//! believes the others will really do.
//!
//! It looks at the next milestones of a year: what it will have given up by then, what the other
//! side will have, how far a guarantor still covers it, which posts its fighters will hold. So an exit
//! that is announced works before it comes, and a buffer of troops that will have left by the time
//! a party is disarmed covers nothing. Forms: assumption, worked out in a small study.

use super::pace::{Pacing, Standing};
use crate::transition::country::{Country, MOST_PARTIES};
use crate::transition::levers::Levers;
use crate::transition::timetable::FORECAST_MONTHS;
use crate::transition::world::{Parties, Posture};

/// How far guarantors and institutions cover a party, 0 to 1 each.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cover {
    /// How far they make promises credible.
    pub promises: f64,
    /// How far they cover exposure.
    pub exposure: f64,
}

/// The year ahead as published.
#[derive(Clone, Copy)]
pub struct Prospect<'a> {
    /// Cover now.
    pub cover: Cover,
    /// Cover at the [`FORECAST_MONTHS`].
    pub cover_ahead: [Cover; FORECAST_MONTHS.len()],
    /// Troops kept to go against who breaks the accord, over the year ahead [persons].
    pub against: f64,
    /// Levers at the [`FORECAST_MONTHS`].
    pub levers_ahead: &'a [Levers; FORECAST_MONTHS.len()],
}

/// What a party expects.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Outlook {
    /// How far promises are covered over the year ahead, 0 to 1.
    pub cover: f64,
    /// Exposure as it stands, under the worst cover ahead, 0 and up.
    pub exposed: f64,
    /// Worst exposure ahead if it goes on complying, 0 and up.
    pub exposure: f64,
    /// Share of its fighters that will hold posts in the army within the year, as promised, 0 to 1.
    pub posts: f64,
    /// Troops that would come against it if it broke the accord [persons].
    pub against: f64,
    /// Share of its fighters that will be paid by a programme within the year, as promised, 0 to 1.
    pub paid: f64,
}

/// What the opposing side looks like to a party, its members weighed by their fighters at the start.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opponent {
    /// Armed fighters [persons].
    pub strength: f64,
    /// Trust in it, 0 to 1.
    pub trust: f64,
    /// Share of arms or concessions that it has given up, 0 to 1.
    pub given: f64,
    /// How well it can be reached, by where it can withdraw to: 1 as most.
    pub reached: f64,
    /// True while any of it is at war.
    pub at_war: bool,
}

/// The opposing side as a party sees it; `None` where it has none in the process.
pub fn opponent(country: &Country, parties: &Parties, party: usize) -> Option<Opponent> {
    let mut all = Opponent { strength: 0.0, trust: 0.0, given: 0.0, reached: 0.0, at_war: false };
    let mut first = 0.0;
    for other in country.opponents(party) {
        let fighters = parties.first_strength[other];
        first += fighters;
        all.strength += parties.strength[other];
        all.trust += fighters * parties.trust_of(party, other);
        all.given += fighters * parties.given[other];
        all.reached += fighters * country.parties[other].sanctuary;
        all.at_war |= parties.posture[other] == Posture::Withdrawn;
    }
    (first > 0.0).then(|| Opponent {
        trust: all.trust / first,
        given: all.given / first,
        reached: all.reached / first,
        ..all
    })
}

/// Fighters that a party can count on if it fights [persons]: its own, and its allies' if it leads them
/// or if they break terms already. An ally that complies would not follow it.
pub fn side_strength(country: &Country, parties: &Parties, party: usize) -> f64 {
    let leads = usize::from(country.parties[party].side) == party;
    let counts = |&other: &usize| {
        let follows = leads || other == party || parties.posture[other] >= Posture::Violating;
        country.parties[other].in_process && !country.opposed(party, other) && follows
    };
    (0..country.parties.len()).filter(counts).map(|other| parties.strength[other]).sum()
}

/// What a party expects of the year ahead.
pub fn outlook(
    pacing: &Pacing,
    country: &Country,
    parties: &Parties,
    party: usize,
    opponent: &Opponent,
    prospect: &Prospect<'_>,
) -> Outlook {
    let trust = opponent.trust;
    let side = side_strength(country, parties, party);
    let weaker = 2.0 * opponent.strength / (side + opponent.strength).max(1.0);
    let distrust = (1.0 - trust) * (1.0 - trust);
    let exposed_at = |given: f64, theirs: f64, cover: f64| {
        (given - theirs).max(0.0) * weaker * (1.0 - cover) * distrust
    };
    let now =
        Standing { first: &parties.first_strength, given: &parties.given, posts: &parties.posts };
    let (cover, against) = (prospect.cover.promises, prospect.against);
    let mut look = Outlook { cover, against, ..Outlook::default() };
    let mut given: [f64; MOST_PARTIES] = [0.0; MOST_PARTIES];
    given.iter_mut().zip(&parties.given).for_each(|(here, now)| *here = *now);
    let (mut worst, mut month_before) = (prospect.cover.exposure, 0);
    let first: f64 = country.opponents(party).map(|other| parties.first_strength[other]).sum();
    look.exposure = exposed_at(given[party], opponent.given, worst);
    for ((levers, cover), month) in
        prospect.levers_ahead.iter().zip(&prospect.cover_ahead).zip(FORECAST_MONTHS)
    {
        let months = f64::from(month - month_before);
        month_before = month;
        let own = pacing.pace(&country.parties, now, levers, party);
        // Places are for those who still have arms.
        look.posts += months * own.posts * (1.0 - given[party]);
        look.paid += months * own.paid * (1.0 - given[party]);
        given[party] = pacing.further(&country.parties[party], given[party], months * own.given);
        let mut theirs = 0.0;
        for other in country.opponents(party) {
            // Of what the others promise, as much is counted on as they are trusted.
            let pace = pacing.pace(&country.parties, now, levers, other);
            let given_up = trust * months * pace.given;
            given[other] = pacing.further(&country.parties[other], given[other], given_up);
            theirs += parties.first_strength[other] * given[other] / first;
        }
        look.cover += cover.promises;
        worst = worst.min(cover.exposure);
        look.exposure = look.exposure.max(exposed_at(given[party], theirs, cover.exposure));
    }
    look.cover /= 1.0 + FORECAST_MONTHS.len() as f64;
    look.exposed = exposed_at(parties.given[party], opponent.given, worst);
    look.posts = look.posts.min(1.0 - parties.posts[party]);
    look.paid = look.paid.min(1.0);
    look
}
