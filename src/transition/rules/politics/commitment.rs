//! Commitment: each month a party compares what it can expect of complying, stalling, violating
//! and withdrawing; it answers what it is offered by the same comparison (`acceptance`).
//!
//! Complying brings power, posts and pay, as far as they are believed; it costs exposure: own arms
//! given up, less what the other side will have given up by then, less the cover of a guarantor.
//! Exposure weighs more on the weaker side and grows with the square of distrust. War brings what
//! victory would add to what peace has already given, times the chance of winning, and the terms
//! last granted to others who defected and its spoils, less its cost, which weariness raises. A slow
//! private mood carries what nobody outside sees. Low cohesion blurs every comparison.
//! Forms and sizes: assumption, worked out in a small study of the same rule.

use super::forecast::{self, Cover, Opponent, Outlook, Prospect};
use super::pace::Pacing;
use crate::calendar::{MONTHS_PER_YEAR, WEEKS_PER_YEAR, Week, months_at};
use crate::document::{Source, Word as _};
use crate::luck::{Luck, Stream, Word};
use crate::transition::country::{Country, MOST_PARTIES, PartyKind};
use crate::transition::levers::Levers;
use crate::transition::policies::Operation;
use crate::transition::rules::{
    security::{deterrence, disputed},
    shared::{NOT_ZERO, force_of, saturated},
};
use crate::transition::streams::{MOOD, POSTURE};
use crate::transition::timetable::FORECAST_MONTHS;
use crate::transition::world::{Parties, Posture};

crate::settings! {
    /// What parties weigh before they comply or defect.
    pub struct Settings {
        sharpness: 0.0..=50.0, 7.0, "1", "how sharply a better choice is preferred", Source::Assumption;
        noise: 0.0..=5.0, 0.25, "1", "scale of the monthly noise of a choice", Source::Assumption;
        mood_sd: 0.0..=2.0, 0.29, "1", "standard deviation of a party's slow mood toward war", Source::Assumption;
        mood_stays: 0.0..=0.99, 0.83, "1/month", "share of the mood that stays from month to month", Source::Assumption;
        stalling_mood: 0.0..=1.0, 0.3, "1", "share of the mood that counts for stalling", Source::Assumption;
        violating_mood: 0.0..=1.0, 0.6, "1", "share of the mood that counts for violating", Source::Assumption;
        switching: 0.0..=2.0, 0.18, "1", "cost of a step from one posture to the next", Source::Assumption;
        exposure: 0.0..=5.0, 0.9, "1", "weight of exposure", Source::Assumption;
        violating_exposure: 0.0..=2.0, 0.7, "1", "exposure while violating, relative to that while stalling", Source::Assumption;
        peace_state: 0.0..=2.0, 0.8, "1", "value of the peace to the state", Source::Assumption;
        peace_other: 0.0..=2.0, 0.7, "1", "value of the peace to another party without posts", Source::Assumption;
        posts: 0.0..=2.0, 0.3, "1", "value of posts for all its fighters", Source::Assumption;
        pay: 0.0..=2.0, 0.10, "1", "value of a programme's pay for all its fighters", Source::Assumption;
        habit: 0.0..=2.0, 0.10, "1", "value of a peace that has become a habit", Source::Assumption;
        habit_months: 1.0..=240.0, 18.0, "months", "months that bring most of that", Source::Assumption;
        stalling_keeps: 0.0..=1.0, 0.72, "1", "share of the value of the peace that is kept by stalling", Source::Assumption;
        violating_keeps: 0.0..=1.0, 0.35, "1", "share of the value of the peace that is kept by violating", Source::Assumption;
        uncovered: 0.0..=1.0, 0.05, "1", "value of violating where nothing covers promises", Source::Assumption;
        prize: 0.0..=2.0, 0.84, "1", "value of victory", Source::Assumption;
        win_weight: 0.0..=5.0, 1.5, "1", "weight of that value at a certain win", Source::Assumption;
        won_early: 0.0..=1.0, 0.1, "1/year", "chance of a victory in the first year of a war", Source::Published("Cunningham, Gleditsch & Salehyan 2013, CMPS 30:5, Non-State Actor data 3.4: government victories a dyad-year, rebels weaker or much weaker, 1946-2011: .100 in year 1");
        won_late: 0.0..=1.0, 0.005, "1/year", "the same in a war that has lasted", Source::Published("the same: .005 a year from year 6 on");
        decides_within: 0.1..=30.0, 2.0, "years", "years after which most of the difference between the two is gone", Source::Assumption;
        hoped: 0.0..=500.0, 60.0, "years", "years over which parties hope to win, overrating their chance included: how decisive a war seems to be", Source::Assumption;
        win_state: 0.0..=1.0, 1.0, "1", "chance that a state sees of winning a war that is decided, whatever its enemy's size", Source::Assumption;
        win_other: 0.0..=1.0, 0.7, "1", "chance that another party as strong as its enemies sees of winning a war that is decided", Source::Assumption;
        win_ratio: 0.0..=2.0, 0.53, "1", "how that chance grows with its strength relative to its enemies': the power of the ratio, which does not count beyond 1", Source::Published("Non-State Actor data 3.4 and Correlates of War: rate of rebel victories by army per rebel, 1946-2011, elasticity -.53 [-.76, -.31]; of government victories .10 [-.06, .27]");
        prize_few: 0.0..=1.0, 0.01, "1", "strength of its enemies, relative to its own, at which a victory over them is worth half to a state", Source::Assumption;
        given_by_peace: 0.0..=1.0, 0.6, "1", "share of victory's value that the other side's disarmament has already given", Source::Assumption;
        war_cost_state: 0.0..=3.0, 0.85, "1", "cost of war to the state", Source::Assumption;
        war_cost_other: 0.0..=3.0, 0.60, "1", "cost of war to another party", Source::Assumption;
        war_cost_weight: 0.0..=3.0, 0.6, "1", "weight of the cost of war", Source::Assumption;
        weary: 0.0..=3.0, 0.30, "1", "cost of war that full weariness adds", Source::Assumption;
        weary_share: 0.0001..=1.0, 0.0094, "1", "battle deaths, as a share of all armed, that bring most of the weariness", Source::Assumption;
        weariness_stays: 0.0..=0.999, 0.975, "1/week", "share of the weariness that stays from week to week", Source::Assumption;
        stalemate: 0.0..=3.0, 0.6, "1", "cost of war that months of it without a victory add in the end", Source::Assumption;
        stalemate_months: 1.0..=240.0, 18.0, "months", "months of renewed war that bring most of that, for a party of usual patience", Source::Assumption;
        remembered: 0.0..=1.0, 0.95, "1/month", "share of these months that is remembered from month to month of peace", Source::Assumption;
        blamed: 0.0..=2.0, 0.40, "1", "what grave attacks that are blamed on the others add to violating", Source::Assumption;
        withdrawing_blamed: 0.0..=3.0, 0.875, "1", "what they add to withdrawing, relative to that", Source::Assumption;
        spoils: 0.0..=2.0, 0.15, "1", "what money from rents and sponsors for all its fighters adds to withdrawing", Source::Assumption;
        violating_spoils: 0.0..=1.0, 0.5, "1", "what it adds to violating, relative to that", Source::Assumption;
        precedent: 0.0..=2.0, 0.10, "1", "what full posts for others who once defected add to withdrawing", Source::Assumption;
        trust_promises: 0.0..=1.0, 0.9, "1", "how far full trust makes promises credible", Source::Assumption;
        guarantee_promises: 0.0..=1.0, 0.40, "1", "how far a full guarantor makes promises credible", Source::Assumption;
        guarantee_exposure: 0.0..=1.0, 0.85, "1", "how far a full guarantor covers exposure", Source::Assumption;
        guarantee_deters: 0.0..=2.0, 0.25, "1", "value of withdrawing lost where promises are fully covered", Source::Assumption;
        institutions: 0.0..=1.0, 0.5, "1", "how far full institutions do both of these", Source::Assumption;
        contested: 0.0..=2.0, 0.5, "1", "value of the peace lost while a vote is contested", Source::Assumption;
        concessions: 0.0..=1.0, 0.5, "1", "what a complying state gives up in the end, relative to disarming", Source::Assumption;
        concession_months: 1.0..=240.0, 36.0, "months", "months that this takes", Source::Assumption;
        posts_last_months: 1.0..=120.0, 12.0, "months", "least number of months for which parties expect the remaining posts to last", Source::Assumption;
        means: 0.0..=1.0, 0.15, "1", "strength, relative to that at the start, below which a party has nothing left to break terms with", Source::Assumption;
        refusers: 0.0..=3.0, 0.4, "1", "cost of violating or withdrawing that overwhelming force against who does adds", Source::Assumption;
        least_war_months: 0.0..=60.0, 3.0, "months", "least length of a war", Source::Assumption;
    }
}

impl Settings {
    /// How far a party expects another war to be decided, after so many years of the last [years].
    /// `hopes`: how long it hopes to win and how fast, as a multiple of most.
    fn decisive(&self, years: f64, hopes: f64) -> f64 {
        let gone = libm::exp(-years / self.decides_within);
        let pace = self.won_late + (self.won_early - self.won_late) * gone;
        saturated(self.hoped * hopes * pace, 1.0)
    }

    /// Fighters killed lately, weeks ago discounted, after a year of so many deaths [persons/year].
    pub fn weariness_after(&self, deaths_per_year: f64) -> f64 {
        let year = 1.0 - libm::pow(self.weariness_stays, WEEKS_PER_YEAR);
        deaths_per_year / WEEKS_PER_YEAR * year / (1.0 - self.weariness_stays)
    }

    /// What the pace of concessions and of posts depends on.
    pub fn pacing(&self) -> Pacing {
        Pacing {
            concessions: self.concessions,
            concession_months: self.concession_months,
            posts_last_months: self.posts_last_months,
        }
    }
}

/// What all parties see when they decide.
pub struct Situation<'a> {
    /// The week.
    pub week: Week,
    /// Operations that guarantee the accord.
    pub operations: &'a [Operation],
    /// What their presence counts for.
    pub deterrence: &'a deterrence::Settings,
    /// Strengths that evidence disagrees on.
    pub disputed: &'a disputed::Settings,
    /// Levers in force.
    pub levers: &'a Levers,
    /// Institutions of the state, 0 to 1.
    pub institutions: f64,
    /// True while the result of a vote is denied.
    pub vote_contested: bool,
}

impl Situation<'_> {
    /// The year ahead, given the levers as published for it.
    pub fn prospect<'a>(
        &self,
        rule: &Settings,
        parties: &Parties,
        levers_ahead: &'a [Levers; FORECAST_MONTHS.len()],
    ) -> Prospect<'a> {
        let cover = |levers: &Levers| {
            let guarantee_strength = deterrence::guarantee_strength(
                self.deterrence,
                self.disputed,
                self.operations,
                &levers.protection.operations,
                &parties.first_strength,
            );
            cover(rule, guarantee_strength, self.institutions)
        };
        let cover_ahead = levers_ahead.each_ref().map(cover);
        let all = std::iter::once(self.levers).chain(levers_ahead);
        let kept = all.flat_map(|levers| levers.protection.operations.iter());
        let kept: f64 = kept.map(|operation| f64::from(*operation.against_refusers)).sum();
        let against = kept / (1.0 + FORECAST_MONTHS.len() as f64);
        Prospect { cover: cover(self.levers), cover_ahead, against, levers_ahead }
    }
}

/// How far guarantors of such strength and institutions cover promises and exposure.
pub fn cover(rule: &Settings, guarantee_strength: f64, institutions: f64) -> Cover {
    let with = |weight: f64| {
        1.0 - (1.0 - weight * guarantee_strength) * (1.0 - rule.institutions * institutions)
    };
    Cover { promises: with(rule.guarantee_promises), exposure: with(rule.guarantee_exposure) }
}

/// How weary all are of lately shed blood, 0 to 1.
pub fn weariness(rule: &Settings, parties: &Parties) -> f64 {
    let armed: f64 = parties.first_strength.iter().sum();
    saturated(parties.weariness, rule.weary_share * armed.max(1.0))
}

/// Every party in the process chooses its posture from the state as the month began. `levers_ahead`: as
/// published.
pub fn step(
    rule: &Settings,
    country: &Country,
    luck: &Luck,
    situation: &Situation<'_>,
    levers_ahead: &[Levers; FORECAST_MONTHS.len()],
    parties: &mut Parties,
) {
    let week = situation.week;
    drift(rule, country, luck, week, parties);
    remember(rule, country, parties);
    let prospect = situation.prospect(rule, parties, levers_ahead);
    let mut chosen = [Posture::Complying; MOST_PARTIES];
    for party in 0..country.parties.len() {
        let before = parties.posture[party];
        chosen[party] = before;
        let months = months_at(week - parties.since[party].min(week));
        let bound = before == Posture::Withdrawn && months < rule.least_war_months;
        let weighing = Weighing::new(rule, country, situation, parties);
        let Some(opponent) = forecast::opponent(country, parties, party) else { continue };
        if !country.parties[party].in_process || bound || parties.first_strength[party] <= 0.0 {
            continue;
        }
        let look = weighing.outlook(party, &opponent, &prospect);
        chosen[party] = weighing.posture(luck, POSTURE, party, &opponent, &look);
        // A party whose opponent is at war fights back: it cannot be said to comply or stall.
        if opponent.at_war && weighing.able(party) && chosen[party] < Posture::Violating {
            chosen[party] = Posture::Violating;
        }
        parties.exposure[party] = look.exposure;
    }
    for party in 0..country.parties.len() {
        let leader = usize::from(country.parties[party].side);
        // Who fights beside another goes with it, into war and out of it, unless the file says otherwise.
        let follows = leader != party
            && country.parties[party].in_process
            && country.parties[leader].in_process
            && !country.parties[party].own_course;
        let posture = chosen[if follows { leader } else { party }];
        if posture != parties.posture[party] {
            parties.posture[party] = posture;
            parties.since[party] = week;
            parties.defected[party] |= posture >= Posture::Violating;
        }
    }
}

/// A month of war is added to those that a party remembers, or a month of peace takes from them.
fn remember(rule: &Settings, country: &Country, parties: &mut Parties) {
    let Parties { posture, fought, .. } = parties;
    for (party, fought) in fought.iter_mut().enumerate() {
        let mut fighting = std::iter::once(party).chain(country.opponents(party));
        if fighting.any(|party| posture[party] == Posture::Withdrawn) {
            *fought += 1.0;
        } else {
            *fought *= rule.remembered;
        }
    }
}

/// The slow private moods move on.
fn drift(rule: &Settings, country: &Country, luck: &Luck, week: Week, parties: &mut Parties) {
    if week == 0 {
        return;
    }
    for (party, mood) in country.parties.iter().zip(&mut parties.mood) {
        let word = luck.word(MOOD, party.who);
        let step = rule.mood_sd * (1.0 - rule.mood_stays * rule.mood_stays).sqrt() * word.normal();
        *mood = rule.mood_stays * *mood + step;
    }
}

/// How a party compares postures.
pub struct Weighing<'a> {
    rule: &'a Settings,
    country: &'a Country,
    situation: &'a Situation<'a>,
    parties: &'a Parties,
}

impl<'a> Weighing<'a> {
    /// The comparison as things stand.
    pub fn new(
        rule: &'a Settings,
        country: &'a Country,
        situation: &'a Situation<'a>,
        parties: &'a Parties,
    ) -> Self {
        Self { rule, country, situation, parties }
    }

    /// What a party expects of the year ahead.
    pub fn outlook(&self, party: usize, opponent: &Opponent, prospect: &Prospect<'_>) -> Outlook {
        let pacing = self.rule.pacing();
        forecast::outlook(&pacing, self.country, self.parties, party, opponent, prospect)
    }

    /// The posture that promises most.
    pub fn posture(
        &self,
        luck: &Luck,
        stream: Stream,
        party: usize,
        opponent: &Opponent,
        look: &Outlook,
    ) -> Posture {
        if !self.able(party) {
            return Posture::Complying;
        }
        let (rule, actor) = (self.rule, &self.country.parties[party]);
        let values = self.values(party, opponent, look);
        let words = luck.four(stream, actor.who, 0).map(Word);
        let before = self.parties.posture[party] as usize as f64;
        let score = |choice: usize| {
            let steps = (choice as f64 - before).abs();
            rule.sharpness * actor.cohesion * (values[choice] - rule.switching * steps)
                + rule.noise * words[choice].gumbel()
        };
        let better = |best, choice| if score(choice) > score(best) { choice } else { best };
        Posture::ALL[(1..Posture::ALL.len()).fold(0, better)]
    }

    /// True while a party has the means to break terms.
    fn able(&self, party: usize) -> bool {
        self.parties.strength[party] >= self.rule.means * self.parties.first_strength[party]
    }

    /// Utilities of the four postures.
    fn values(&self, party: usize, opponent: &Opponent, look: &Outlook) -> [f64; 4] {
        let (rule, parties) = (self.rule, self.parties);
        let state = self.country.parties[party].kind == PartyKind::State;

        let peace = self.peace(party, opponent, look);
        let side = forecast::side_strength(self.country, parties, party);
        let (win, left) = if state {
            let few = opponent.strength / (opponent.strength + rule.prize_few * side).max(NOT_ZERO);
            (rule.win_state, few * (1.0 - rule.given_by_peace * opponent.given))
        } else {
            let ratio = (side / opponent.strength.max(NOT_ZERO)).min(1.0);
            (rule.win_other * libm::pow(ratio, rule.win_ratio), 1.0)
        };
        let actor = &self.country.parties[party];
        let hopes = actor.patience * actor.last_offensive * opponent.reached;
        let fought = parties.fought[party];
        let years = self.country.war.years + fought / MONTHS_PER_YEAR;
        let win = win * actor.prize * rule.decisive(years, hopes);
        let cost = actor.war_cost * if state { rule.war_cost_state } else { rule.war_cost_other };
        let blamed = rule.blamed * saturated(parties.shock[party], 1.0);
        let mood = parties.mood[party];
        // Peace ends what war brings in: rents held by arms, and sponsors of a fight.
        let spoils = if state { 0.0 } else { rule.spoils * parties.funds[party] };

        let comply = peace - rule.exposure * look.exposure;
        let stall =
            rule.stalling_keeps * peace - rule.exposure * look.exposed + rule.stalling_mood * mood;
        let violate = rule.violating_keeps * peace
            - rule.violating_exposure * rule.exposure * look.exposed
            + rule.uncovered * (1.0 - look.cover)
            + blamed
            + rule.violating_spoils * spoils
            + rule.violating_mood * mood
            // Who only fights back is spared.
            - if opponent.at_war { 0.0 } else { self.compelled(party, look) };
        let withdraw = rule.win_weight * win * rule.prize * left
            + rule.precedent * self.precedent(party)
            - rule.war_cost_weight * cost
            - rule.guarantee_deters * look.cover
            - rule.weary * weariness(rule, parties)
            - rule.stalemate * saturated(fought, rule.stalemate_months * actor.patience)
            + rule.withdrawing_blamed * blamed
            + spoils
            + mood
            - self.compelled(party, look);
        [comply, stall, violate, withdraw]
    }

    /// What it would lose to troops that come against who breaks the accord, by their number against its own.
    fn compelled(&self, party: usize, look: &Outlook) -> f64 {
        self.rule.refusers * force_of(look.against, self.parties.strength[party])
    }

    /// Value of the peace: what was promised, as far as it is believed, and habit.
    fn peace(&self, party: usize, opponent: &Opponent, look: &Outlook) -> f64 {
        let rule = self.rule;
        let state = self.country.parties[party].kind == PartyKind::State;
        let credible = 1.0 - (1.0 - rule.trust_promises * opponent.trust) * (1.0 - look.cover);
        let mut worth = if state { rule.peace_state } else { rule.peace_other };
        if !state {
            let contested = if self.situation.vote_contested { rule.contested } else { 0.0 };
            worth += rule.posts * (self.parties.posts[party] + look.posts) + rule.pay * look.paid
                - contested;
        }
        let habit = rule.habit * saturated(months_at(self.situation.week), rule.habit_months);
        credible * worth + habit
    }

    /// The best terms that any other party got after it had defected: share of its fighters with
    /// posts.
    fn precedent(&self, party: usize) -> f64 {
        let others = (0..self.country.parties.len())
            .filter(|&other| other != party && self.parties.defected[other]);
        others.map(|other| self.parties.posts[other]).fold(0.0, f64::max)
    }
}
