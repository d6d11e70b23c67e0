//! Pay: the state pays its soldiers, and those who came to it from other forces, from a treasury that can be
//! empty.
//!
//! It takes in for those for whom it provides security, so ground that it loses is money that it loses; and each
//! post in the army is a wage. What is short is owed. Soldiers who are owed months of pay desert, live off the
//! people, and hold the post for worth less; commanders who came in look outside. Sizes are assumptions.

use crate::document::Source;
use crate::transition::country::{Country, PartyKind, Treasury};
use crate::transition::rules::shared::saturated;
use crate::transition::world::{Cells, Fighters, JOINT, Purse, Stage};

crate::settings! {
    /// What unpaid soldiers do.
    pub struct Settings {
        joint: 0.0..=1.0, 0.5, "1", "share of what it takes in where it alone provides security that a state takes in where both sides do", Source::Assumption;
        bears_months: 0.1..=60.0, 3.0, "months", "months of pay owed at which most soldiers no longer count on it", Source::Assumption;
        forgotten: 0.0..=1.0, 0.0, "1/month", "share of what is owed that is written off in a month", Source::Assumption;
    }
}

/// How far soldiers no longer count on their pay, 0 to 1.
pub fn unpaid(rule: &Settings, purse: &Purse) -> f64 {
    if purse.owed_months > 0.0 { saturated(purse.owed_months, rule.bears_months) } else { 0.0 }
}

/// A month ends: money comes in, wages are paid as far as it goes, and what was owed before if any is left.
/// `months_unpaid`: shares of a month's wages that were not paid, summed; `paid`: money for wages
/// [US dollars].
pub fn step(
    rule: &Settings,
    country: &Country,
    (cells, fighters): (&Cells, &Fighters),
    purse: &mut Purse,
    (months_unpaid, paid): (&mut f64, &mut f64),
) {
    let treasury = &country.treasury;
    if treasury.wage_usd <= 0.0 {
        return;
    }
    let income = income(rule, country, treasury, cells);
    let bill = treasury.wage_usd * soldiers(country, fighters);
    let owed = purse.owed_usd * (1.0 - rule.forgotten);
    purse.came_usd += income;
    let money = purse.usd + income;
    let wages = bill.min(money);
    let back = owed.min(money - wages);
    purse.usd = money - wages - back;
    purse.owed_usd = owed - back + bill - wages;
    purse.owed_months = if bill > 0.0 { purse.owed_usd / bill } else { 0.0 };
    purse.bill_share = if income > 0.0 { bill / income } else { 0.0 };
    *months_unpaid += if bill > 0.0 { 1.0 - wages / bill } else { 0.0 };
    *paid += wages + back;
}

/// What comes in in a month [US dollars].
fn income(rule: &Settings, country: &Country, treasury: &Treasury, cells: &Cells) -> f64 {
    let (map, state) = (&country.ground.map, country.state() as u8);
    let taxed = map.cells.iter().map(|&cell| {
        let cell = cell as usize;
        let share = match cells.provider[cell] {
            JOINT => rule.joint,
            provider if provider == state => 1.0,
            _ => 0.0,
        };
        share * f64::from(map.people[cell])
    });
    treasury.revenue_usd * taxed.sum::<f64>() + treasury.aid_usd
}

/// Soldiers of the state, and of those who fight beside it none: its own, and former fighters in the army
/// [persons].
fn soldiers(country: &Country, fighters: &Fighters) -> f64 {
    let own = |row: usize| {
        let party = usize::from(fighters.party[row]);
        fighters.stage[row] == Stage::Active && country.parties[party].kind == PartyKind::State
    };
    let paid = (0..fighters.len()).filter(|&row| fighters.stage[row].in_army() || own(row));
    paid.map(|row| f64::from(fighters.persons[row])).sum()
}
