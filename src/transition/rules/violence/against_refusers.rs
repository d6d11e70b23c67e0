//! Force against those who refuse: troops that an operation keeps for it strike a party in the process that breaks
//! the accord, as others strike one outside it. What they do hangs on their number against its own: few fighters
//! lose a large share, many a small one. Both sides lose people, and so do those who live beside them, as nobody
//! finds out where the fighters are. Who breaks terms while an enemy is at war fights back, and is spared.
//! What a party makes of such troops before it breaks terms is in `commitment`. Sizes are assumptions.

use super::strikes::{self, Blow, Scene, strike};
use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::Country;
use crate::transition::levers::OperationLever;
use crate::transition::policies::Operation;
use crate::transition::rules::security::answer;
use crate::transition::rules::shared::force_of;
use crate::transition::world::{Parties, Posture, What};

crate::settings! {
    /// What troops do to a party that breaks the accord.
    pub struct Settings {
        losses: 0.0..=1.0, 0.012, "1/week", "share of a unit that overwhelming force of medium arms kills in a week", Source::Assumption;
        loses: 0.0..=20.0, 0.2, "1", "peacekeepers of medium arms killed for each fighter killed, on average", Source::Assumption;
    }
}

/// Troops that are kept for it, operation by operation.
pub struct ToldOff<'a> {
    /// How many.
    pub levers: &'a [OperationLever],
    /// What the operations are.
    pub about: &'a [Operation],
    /// How far each still does what it is there for, 0 to 1.
    pub nerve: &'a [f64],
    /// What arms change.
    pub answer: &'a answer::Settings,
}

/// Queues what a week of it does. `rules`: its own numbers, and those of strikes.
pub fn step(
    (rule, strikes): (&Settings, &strikes::Settings),
    country: &Country,
    luck: &Luck,
    told_off: ToldOff<'_>,
    scene: &mut Scene<'_>,
) {
    let Some((lead, troops)) = told_off.all() else { return };
    let parties = scene.parties;
    let refusing = (0..country.parties.len()).filter(|&party| refuses(country, parties, party));
    let all: f64 = refusing.clone().map(|party| parties.strength[party]).sum();
    let [kills, loses] = answer::by_arms(told_off.answer, told_off.about[lead].arms);
    for party in refusing {
        // Against several at once each gets its part.
        let strength = parties.strength[party];
        let force = force_of(troops * strength / all, strength);
        let (open, operation) =
            (rule.losses * force * kills, Some((lead as u16, rule.loses * loses)));
        let blow = Blow { party, open, analysts: 0.0, what: What::AgainstRefusers, operation };
        strike(strikes, country, luck, &blow, scene);
    }
}

impl ToldOff<'_> {
    /// The operation with most of them, which leads and whose people die, and how many there are in all;
    /// `None` where there are none. Who lost many holds back.
    fn all(&self) -> Option<(usize, f64)> {
        let of = |at: usize| f64::from(*self.levers[at].against_refusers) * self.nerve[at];
        let mut all: (Option<usize>, f64) = (None, 0.0);
        for at in (0..self.levers.len()).filter(|&at| of(at) > 0.0) {
            let lead = all.0.filter(|&lead| of(lead) >= of(at));
            all = (lead.or(Some(at)), all.1 + of(at));
        }
        all.0.map(|lead| (lead, all.1))
    }
}

/// True if a party breaks the accord, and not because an enemy is at war.
fn refuses(country: &Country, parties: &Parties, party: usize) -> bool {
    let at_war = |other: usize| parties.posture[other] == Posture::Withdrawn;
    let breaks = match parties.posture[party] {
        Posture::Complying | Posture::Stalling => false,
        Posture::Violating => !country.opponents(party).any(at_war),
        Posture::Withdrawn => true,
    };
    country.parties[party].in_process && parties.strength[party] > 0.0 && breaks
}
