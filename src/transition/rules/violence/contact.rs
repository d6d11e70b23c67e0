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
use crate::transition::rules::shared::NOT_ZERO;
use crate::transition::streams::CONTACT;
use crate::transition::world::{Effects, Posture};

crate::settings! {
    /// How armed groups in reach clash.
    pub struct Settings {
        rate: 0.0..=1.0, 0.0012, "1/week", "rate at which two forces of full size clash where both are present, at tension 0 and trust 0", Source::Assumption;
        full_force: 10.0..=10_000.0, 300.0, "persons", "fighters of a side present at a place that count as a force of full size", Source::Assumption;
        place_km2: 10.0..=10_000.0, 200.0, "km2", "size of a place: what happens in it does not depend on the cells that it is cut into", Source::Assumption;
        tempo: 0.0..=1.0, 0.25, "1", "how clashes grow with the smaller side in reach of a place: 0 = not at all, 0.5 = with its root, 1 = in proportion", Source::Assumption;
        reach_km: 1.0..=60.0, 25.0, "km", "distance at which two units at a line no longer clash", Source::Assumption;
        tension: 0.0..=50.0, 6.0, "1", "what full tension adds to the rate, in multiples of it", Source::Assumption;
        stalling: 1.0..=20.0, 1.2, "1", "multiple of the rate while one of the two stalls", Source::Assumption;
        violating: 1.0..=20.0, 3.0, "1", "multiple of the rate while one of the two violates", Source::Assumption;
        war: 1.0..=200.0, 30.0, "1", "multiple of the rate in war", Source::Assumption;
        claims: 0.0..=20.0, 1.0, "1", "what a fully disputed cell adds to the rate, in multiples of it", Source::Assumption;
    }
}

/// Most clashes of two parties at a place in a week: more are one battle.
const MOST_IN_A_WEEK: u32 = 7;

/// Clashes so far from the line are clashes at the line [km]. Assumption.
const ALONG_LINE_KM: f64 = 10.0;

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
    let rogues = contact.rogues();
    let mut names = [Who::default(); MOST_PARTIES];
    names.iter_mut().zip(&country.parties).for_each(|(who, party)| *who = Who::named(&party.name));
    let parties = country.parties.len();
    for &cell in &country.ground.map.cells {
        let there = contact.present(cell as usize);
        for i in (0..parties).filter(|&i| there[i] > 0.0) {
            for j in (i + 1..parties).filter(|&j| there[j] > 0.0 && country.opposed(i, j)) {
                let worst = scene.posture(i, rogues[i]).max(scene.posture(j, rogues[j]));
                let rate = contact.rate(cell as usize, (i, j), &there[..parties], worst);
                let who = names[i].pair(names[j]).child(cell);
                let word = luck.word(CONTACT, who);
                // The bound is cheap and true (1 - e^-x <= x): most ask for no exponential.
                if !word.below(rate) {
                    continue;
                }
                // Turned about: a low word is one of many clashes here, as it is of one above.
                let clashes = Word(!word.0).poisson(rate).min(MOST_IN_A_WEEK);
                for ordinal in 0..clashes as u16 {
                    let word = |n: u16| luck.nth(CONTACT, who, 1 + 3 * ordinal + n);
                    let pick = |party, n| {
                        let own = |other| other == party;
                        posts::unit_near(scene.security, country, stand, cell, own, word(n))
                    };
                    let (Some(one), Some(other)) = (pick(i, 0), pick(j, 1)) else { continue };
                    let pair = battle.pair(one, other, ordinal);
                    // Those who left their party break terms where it does not: only their share does.
                    if word(2).below(contact.worse(pair.posture) / contact.worse(worst)) {
                        battle.fight(&pair, cell, 0, None, effects);
                    }
                }
            }
        }
    }
}

/// The rule in one week.
struct Contact<'a> {
    rule: &'a Settings,
    deterrence: &'a deterrence::Settings,
    country: &'a Country,
    scene: Scene<'a>,
}

impl Contact<'_> {
    /// Which parties have units that left them.
    fn rogues(&self) -> [bool; MOST_PARTIES] {
        let (units, mut rogues) = (self.scene.units, [false; MOST_PARTIES]);
        for unit in (0..units.len()).filter(|&unit| units.size[unit] > 0 && units.rogue[unit]) {
            rogues[usize::from(units.party[unit])] = true;
        }
        rogues
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
            Posture::Withdrawn => self.rule.war,
        }
    }

    /// Rate at which two parties clash in a cell [1/week]: their part of what all that are there do.
    fn rate(&self, cell: usize, (i, j): (usize, usize), there: &[f64], worst: Posture) -> f64 {
        let (rule, cells) = (self.rule, self.scene.cells);
        let tension = f64::from(cells.tension[cell]);
        // Each sees what stands about it; their part is the same from either, on average.
        let part = (self.share(i, there) * self.share(j, there)).sqrt() * there[i] * there[j];
        rule.rate
            * self.places()
            * self.worse(worst)
            * (1.0 - self.scene.trust(i, j))
            * part
            * self.kept_apart(cell, worst)
            * (1.0 + rule.tension * tension / (1.0 + tension))
            * (1.0 + rule.claims * f64::from(cells.disputed[cell]))
            * (1.0 - self.deterrence.contact * f64::from(cells.cover[cell]))
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
