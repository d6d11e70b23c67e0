//! Answers: companies that may use force go to where people or fighters are attacked, and can be attacked.
//!
//! What armed groups do lasts hours. If somebody raises the alarm and a company is near enough, it arrives
//! before the next round, and what is left of the deed does not happen. Who steps in can be hit: an operation
//! that loses many lately holds back, which is felt wherever it stands. Sizes are assumptions.

use crate::document::Source;
use crate::luck::Word;
use crate::transition::country::map::Cell;
use crate::transition::policies::{Arms, Operation, RulesOfEngagement};
use crate::transition::rules::shared::saturated;
use crate::transition::world::{Cells, Incident, NO_COMPANY, Operations, What};

crate::settings! {
    /// How companies answer, and what it costs them.
    pub struct Settings {
        round_hours: 0.5..=168.0, 6.0, "hours", "how long a round of a clash or of killing lasts", Source::Assumption;
        alarm_hours: 0.0..=168.0, 2.0, "hours", "time until an alarm has reached a company", Source::Assumption;
        alarm_unseen: 0.0..=1.0, 0.3, "1", "chance that somebody raises the alarm where nobody watches", Source::Assumption;
        steps_in: 0.0..=1.0, 0.7, "1", "chance that a company of full nerve goes", Source::Assumption;
        kills: 0.0..=50.0, 1.0, "persons", "fighters that it kills where it steps in, on average", Source::Assumption;
        loses: 0.0..=50.0, 0.1, "persons", "peacekeepers that it loses there, on average", Source::Assumption;
        attack_deaths: 0.0..=50.0, 1.0, "persons", "peacekeepers killed in an attack on an unguarded company, on average", Source::Assumption;
        guarded: 0.0..=1.0, 0.9, "1", "share of these deaths that full guard prevents", Source::Assumption;
        guard_share: 0.01..=1.0, 0.2, "1", "share of the troops on guard that brings most of that", Source::Assumption;
        light_kills: 0.0..=20.0, 0.5, "1", "fighters that a light company kills, relative to a medium one", Source::Assumption;
        light_loses: 0.0..=20.0, 2.0, "1", "peacekeepers that it loses, relative to a medium one", Source::Assumption;
        heavy_kills: 0.0..=20.0, 2.0, "1", "fighters that a heavy company kills, relative to a medium one", Source::Assumption;
        heavy_loses: 0.0..=20.0, 0.4, "1", "peacekeepers that it loses, relative to a medium one", Source::Assumption;
        nerve_lost: 0.0001..=1.0, 0.02, "1", "share of its troops killed lately at which an operation has lost most of its nerve", Source::Assumption;
        nerve_stays: 0.0..=0.99, 0.9, "1/month", "share of these losses that still weigh a month later", Source::Assumption;
    }
}

/// Against whom a company may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// Those who kill civilians.
    Killers = 0,
    /// Those who break the accord among themselves.
    Fighters = 1,
}

impl Against {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Killers, Self::Fighters];

    /// True if rules of engagement allow it.
    pub fn may(self, rules: RulesOfEngagement) -> bool {
        match self {
            Self::Killers => {
                matches!(rules, RulesOfEngagement::ProtectCivilians | RulesOfEngagement::Compel)
            }
            Self::Fighters => rules == RulesOfEngagement::Compel,
        }
    }
}

/// Companies as they stand.
#[derive(Clone, Copy)]
pub struct Companies<'a> {
    /// How they answer.
    pub rule: &'a Settings,
    /// What each operation is.
    pub about: &'a [Operation],
    /// What each has lost.
    pub operations: &'a Operations,
    /// Who is nearest to a cell.
    pub cells: &'a Cells,
}

/// A company that comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// Rounds that are over when it is there.
    pub after: u16,
    /// Its operation.
    pub operation: usize,
}

impl Companies<'_> {
    /// The company that comes to a cell, if one does. `seen`: what is seen of what happens there, 0 to 1;
    /// `words`: whether the alarm is raised, whether it goes.
    pub fn arrival(
        &self,
        against: Against,
        cell: Cell,
        seen: f64,
        words: impl Fn() -> [Word; 2],
    ) -> Option<Arrival> {
        let (rule, inside) = (self.rule, self.cells.cover.len());
        let at = against as usize * inside + cell as usize;
        let (hours, by) = (f64::from(self.cells.answer_hours[at]), self.cells.answer_by[at]);
        if by == NO_COMPANY {
            return None;
        }
        let operation = usize::from(by);
        let [alarm, goes] = words();
        let raised = rule.alarm_unseen + (1.0 - rule.alarm_unseen) * seen;
        let open = 1.0 - f64::from(self.cells.shut[operation * inside + cell as usize]);
        let comes = rule.steps_in * self.operations.nerve[operation] * open;
        (alarm.below(raised) && goes.below(comes)).then(|| Arrival {
            after: 1 + ((rule.alarm_hours + hours) / rule.round_hours) as u16,
            operation,
        })
    }

    /// What it costs where a company steps in against a unit of a party: fighters killed, and peacekeepers.
    pub fn step_in(
        &self,
        arrival: Arrival,
        (cell, target, unit): (Cell, u16, u32),
        words: [Word; 2],
    ) -> Incident {
        let [kills, loses] = by_arms(self.rule, self.about[arrival.operation].arms);
        Incident {
            what: What::SteppedIn,
            cell,
            target: Some(target),
            other: Some(unit),
            target_losses: words[0].poisson(self.rule.kills * kills),
            operation: Some(arrival.operation as u16),
            peacekeepers: words[1].poisson(self.rule.loses * loses),
            ..Incident::default()
        }
    }
}

/// Fighters that companies with such arms kill, and peacekeepers that they lose, relative to medium ones.
pub fn by_arms(rule: &Settings, arms: Arms) -> [f64; 2] {
    match arms {
        Arms::Light => [rule.light_kills, rule.light_loses],
        Arms::Medium => [1.0, 1.0],
        Arms::Heavy => [rule.heavy_kills, rule.heavy_loses],
    }
}

/// What an attack on a company of an operation does, relative to that on an unguarded medium one.
pub fn exposed(rule: &Settings, operation: &Operation) -> f64 {
    let [_, loses] = by_arms(rule, operation.arms);
    unguarded(rule, operation) * loses
}

/// Share of an attack on a company of an operation that its guard leaves, 0 to 1: the more of the force is on
/// guard, the fewer it loses.
fn unguarded(rule: &Settings, operation: &Operation) -> f64 {
    1.0 - rule.guarded * saturated(operation.force_protection, rule.guard_share)
}

/// A month passes: what was lost weighs less, and the nerve that is left. `troops`: of each operation, now
/// [persons].
pub fn step(rule: &Settings, troops: impl Iterator<Item = u32>, operations: &mut Operations) {
    for (index, troops) in troops.enumerate() {
        let lost = rule.nerve_stays * operations.lost_lately[index];
        operations.lost_lately[index] = lost;
        let share = lost / f64::from(troops.max(1));
        let nerve = 1.0 - saturated(share, rule.nerve_lost);
        operations.redeploy |= nerve != operations.nerve[index];
        operations.nerve[index] = nerve;
    }
}
