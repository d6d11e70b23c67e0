//! Contact: where two sides are present they clash, and clashes escalate (`clash`).
//!
//! What meets is what can be brought to a place: the fighters of a side in reach of it, however they are
//! cut into units and cells. Clashes grow with a root of the smaller side there, since it gives battle no
//! oftener than it can bear, and hardly with the larger one: numbers far apart do not fight. The rate rises
//! with tension, contested ground and worse postures; it falls with distance kept, trust and deterrence.
//! Forms and sizes: assumption; that deaths grow with about the root of the rebels and not with the army
//! is published (docs/calibration.md).

use super::clash::{self, Battle, Scene};
use crate::calendar::Week;
use crate::document::Source;
use crate::luck::{Luck, Who, Word};
use crate::transition::country::{Country, MOST_PARTIES};
use crate::transition::fade::fade;
use crate::transition::rules::security::{deterrence, posts};
use crate::transition::rules::shared::{ALONG_LINE_KM, NOT_ZERO};
use crate::transition::streams::CONTACT;
use crate::transition::world::{Effects, Posture};

crate::settings! {
    /// How armed groups in reach clash.
    pub struct Settings {
        rate: 0.0..=1.0, 0.0016, "1/week", "rate at which two forces of full size clash where both are present, at tension 0 and trust 0", Source::Assumption;
        full_force: 10.0..=10_000.0, 300.0, "persons", "fighters of a side present at a place that count as a force of full size", Source::Assumption;
        place_km2: 10.0..=10_000.0, 200.0, "km2", "size of a place: what happens in it does not depend on the cells that it is cut into", Source::Assumption;
        tempo: 0.0..=1.0, 0.5, "1", "how clashes grow with the smaller side in reach of a place: 0 = not at all, 0.5 = with its root, 1 = in proportion", Source::Assumption;
        reach_km: 1.0..=60.0, 25.0, "km", "distance at which two units at a line no longer clash", Source::Assumption;
        tension: 0.0..=50.0, 6.0, "1", "what full tension adds to the rate, in multiples of it", Source::Assumption;
        stalling: 1.0..=20.0, 1.2, "1", "multiple of the rate while one of the two stalls", Source::Assumption;
        violating: 1.0..=20.0, 2.2, "1", "multiple of the rate while one of the two violates", Source::Assumption;
        war: 1.0..=200.0, 36.0, "1", "multiple of the rate in war", Source::Assumption;
        claims: 0.0..=20.0, 1.0, "1", "what a fully disputed cell adds to the rate, in multiples of it", Source::Assumption;
    }
}

/// Most clashes of two parties at a place in a week: more are one battle.
const MOST_IN_A_WEEK: u32 = 7;

/// Clashes that were due, and new ones: queues incidents and retaliations.
#[allow(clippy::too_many_arguments, reason = "clashes have numbers of their own")]
pub fn step(
    rule: &Settings,
    clash: &clash::Settings,
    deterrence: &deterrence::Settings,
    country: &Country,
    luck: &Luck,
    week: Week,
    scene: Scene<'_>,
    effects: &mut Effects,
) {
    let battle = Battle { rule: clash, deterrence, country, luck, week, scene };
    battle.retaliate(effects);
    let stand = (scene.units, scene.units_by_cell);
    let contact = Contact { rule, deterrence, country, scene };
    let hostile = contact.hostile();
    for &cell in &country.ground.map.cells {
        let there = contact.present(cell as usize);
        let there = &there[..country.parties.len()];
        let most = contact.most(there);
        for sides in hostile.iter().filter(|sides| there[sides.i] > 0.0 && there[sides.j] > 0.0) {
            let who = sides.who.child(cell);
            let word = luck.word(CONTACT, who);
            // Bounds are cheap and true: most ask for no power, and (1 - e^-x <= x) for no exponential.
            if !word.below(contact.rate(cell as usize, sides, most)) {
                continue;
            }
            let part = contact.part(sides, there);
            debug_assert!(part <= most, "{part} of at most {most}");
            let rate = contact.rate(cell as usize, sides, part);
            if !word.below(rate) {
                continue;
            }
            // Turned about: a low word is one of many clashes here, as it is of one above.
            let clashes = Word(!word.0).poisson(rate).min(MOST_IN_A_WEEK);
            for ordinal in 0..clashes as u16 {
                let word = |n: u16| luck.nth(CONTACT, who, 1 + 3 * ordinal + n);
                let pick = |party, n| {
                    let own = |other| other == party;
                    posts::unit_near(scene.security.posts(), country, stand, cell, own, word(n))
                };
                let (Some(one), Some(other)) = (pick(sides.i, 0), pick(sides.j, 1)) else {
                    continue;
                };
                let pair = battle.pair(one, other, ordinal);
                // Those who left their party break terms where it does not: only their share does.
                if word(2).below(contact.worse(pair.posture) / contact.worse(sides.worst)) {
                    battle.fight(&pair, cell, 0, None, effects);
                }
            }
        }
    }
}

/// Two parties of different sides, in one week.
struct Hostile {
    i: usize,
    j: usize,
    /// Identity of the two.
    who: Who,
    /// The worse posture of the two, of those who left them too.
    worst: Posture,
    /// Rate at which two forces of full size clash in a cell, at tension 0 [1/week].
    rate: f64,
}

/// The rule in one week.
struct Contact<'a> {
    rule: &'a Settings,
    deterrence: &'a deterrence::Settings,
    country: &'a Country,
    scene: Scene<'a>,
}

impl Contact<'_> {
    /// Parties that may clash.
    fn hostile(&self) -> Vec<Hostile> {
        let (scene, parties, rogues) =
            (self.scene, &self.country.parties, self.scene.units.rogues());
        let mut hostile = Vec::new();
        for i in 0..parties.len() {
            for j in (i + 1..parties.len()).filter(|&j| self.country.opposed(i, j)) {
                let worst = scene.posture(i, rogues[i]).max(scene.posture(j, rogues[j]));
                let who = parties[i].who.pair(parties[j].who);
                let rate =
                    self.rule.rate * self.places() * self.worse(worst) * (1.0 - scene.trust(i, j));
                hostile.push(Hostile { i, j, who, worst, rate });
            }
        }
        hostile
    }

    /// Fighters of each party who are present in a cell [persons].
    fn present(&self, cell: usize) -> [f64; MOST_PARTIES] {
        let (cells, full) = (self.country.ground.map.inside.len(), self.scene.security.full_unit);
        let mut present = [0.0; MOST_PARTIES];
        for (party, there) in present.iter_mut().enumerate().take(self.country.parties.len()) {
            *there = full * f64::from(self.scene.cells.presence[party * cells + cell]);
        }
        present
    }

    /// How much oftener clashes come in a posture.
    fn worse(&self, posture: Posture) -> f64 {
        match posture {
            Posture::Complying => 1.0,
            Posture::Stalling => self.rule.stalling,
            Posture::Violating => self.rule.violating,
            Posture::Withdrawn => self.rule.war * self.country.war.intensity,
        }
    }

    /// Rate at which two parties clash in a cell [1/week], at a part of what two full forces there do.
    fn rate(&self, cell: usize, sides: &Hostile, part: f64) -> f64 {
        let (rule, cells) = (self.rule, self.scene.cells);
        let tension = f64::from(cells.tension[cell]);
        sides.rate
            * part
            * self.kept_apart(cell, sides.worst)
            * (1.0 + rule.tension * tension / (1.0 + tension))
            * (1.0 + rule.claims * f64::from(cells.disputed[cell]))
            * (1.0 - self.deterrence.contact * f64::from(cells.cover[cell]))
    }

    /// Part of two parties in what all that are there do. Each sees what stands about it; their part is the
    /// same from either, on average.
    fn part(&self, &Hostile { i, j, .. }: &Hostile, there: &[f64]) -> f64 {
        (self.share(i, there) * self.share(j, there)).sqrt() * there[i] * there[j]
    }

    /// What no part exceeds: the smaller side to a power of at most 1 is no more than 1 or than itself, and
    /// no side is more than all who are there. A little above, as products round.
    fn most(&self, there: &[f64]) -> f64 {
        let all = there.iter().sum::<f64>() / self.rule.full_force;
        all.max(1.0) * (1.0 + NOT_ZERO)
    }

    /// Places in a cell.
    fn places(&self) -> f64 {
        let km = self.country.ground.map.cell_km;
        km * km / self.rule.place_km2
    }

    /// Clashes about a party, of those of two full forces, for each pair of fighters there [1/persons²].
    fn share(&self, party: usize, there: &[f64]) -> f64 {
        let (mut own, mut others) = (0.0, 0.0);
        for (other, fighters) in there.iter().enumerate() {
            *(if self.country.opposed(party, other) { &mut others } else { &mut own }) += fighters;
        }
        libm::pow(own.min(others) / self.rule.full_force, self.rule.tempo)
            / (own * others).max(NOT_ZERO)
    }

    /// Share of the clashes at a line that is left by a zone which units keep free. It binds nobody at
    /// war.
    fn kept_apart(&self, cell: usize, worst: Posture) -> f64 {
        let ground = &self.country.ground;
        let along = ALONG_LINE_KM.max(ground.map.cell_km / 2.0);
        let at_line = f64::from(ground.line_km[cell]) <= along;
        if !at_line || worst == Posture::Withdrawn {
            return 1.0;
        }
        let left = |km: f64| fade(km.max(1.0), self.rule.reach_km);
        left(2.0 * self.scene.standoff_km) / left(0.0)
    }
}
