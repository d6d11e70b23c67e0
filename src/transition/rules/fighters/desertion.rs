//! Desertion: fighters with weak ties go home, sooner when much blood was shed lately. Each asks
//! once in four weeks, in the week of its own identity: the chance is small and need not be finer.

use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::{Party, PartyKind};
use crate::transition::streams::DESERTION;
use crate::transition::world::{Fighters, Parties, Stage};

crate::settings! {
    /// When fighters go home.
    pub struct Settings {
        rate: 0.0..=0.1, 0.0015, "1/week", "chance that a fighter without any tie goes home", Source::Assumption;
        weary: 0.0..=20.0, 2.0, "1", "what full weariness adds, in multiples of the chance", Source::Assumption;
        unpaid: 0.0..=1.0, 0.07, "1/month", "chance that a fighter of a party outside the process leaves when it has no money at all", Source::Assumption;
        content: 0.0..=1.0, 0.05, "1/month", "chance that such a fighter leaves when the party's demand, in full weight, is met", Source::Assumption;
        army: 0.0..=1.0, 0.3, "1", "chance in a paid army, as a multiple of that in other forces", Source::Assumption;
        enough: 0.01..=2.0, 0.75, "1", "money at hand for each fighter, as a share of what keeps one, at which a party outside the process neither loses fighters nor looks for more", Source::Assumption;
    }
}

/// How often each asks [weeks].
const TURNS: u32 = 4;

/// Why fighters go home.
pub struct Reasons<'a> {
    /// How weary all are of lately shed blood, 0 to 1.
    pub weariness: f64,
    /// How far soldiers of the state do not count on their pay, 0 to 1.
    pub unpaid: f64,
    /// Money of their parties, and demands that are not met.
    pub parties: &'a Parties,
}

/// Fighters go home; `deserted` counts them [persons].
pub fn step(
    rule: &Settings,
    parties: &[Party],
    luck: &Luck,
    week: u32,
    reasons: &Reasons<'_>,
    fighters: &mut Fighters,
    deserted: &mut u64,
) {
    let rate = f64::from(TURNS) * rule.rate * (1.0 + rule.weary * reasons.weariness);
    // Who is not paid goes as easily as in other forces.
    let army = rule.army + (1.0 - rule.army) * reasons.unpaid;
    let due = u64::from(week % TURNS);
    for row in 0..fighters.len() {
        let who = fighters.who[row];
        if who.0 % u64::from(TURNS) != due || fighters.stage[row] != Stage::Active {
            continue;
        }
        let party = usize::from(fighters.party[row]);
        let paid = parties[party].kind == PartyKind::State;
        let loose = 1.0 - f64::from(fighters.tie[row]);
        let chance = rate * loose * if paid { army } else { 1.0 }
            + reasons.of_sponsors(rule, &parties[party], party);
        if luck.word(DESERTION, who).below(chance) {
            *deserted += u64::from(fighters.persons[row]);
            fighters.enter(row, Stage::Deserted, week);
        }
    }
}

impl Reasons<'_> {
    /// Chance of the month that a fighter of a party outside the process leaves it: for want of money,
    /// or as there is nothing left to fight for.
    fn of_sponsors(&self, rule: &Settings, party: &Party, index: usize) -> f64 {
        if party.in_process {
            return 0.0;
        }
        let [demand, ..] = party.goals;
        let unpaid = (rule.enough - self.parties.funds[index]).max(0.0) / rule.enough;
        let met = (1.0 - self.parties.unmet[index]).max(0.0);
        rule.unpaid * unpaid + rule.content * demand * met
    }
}
