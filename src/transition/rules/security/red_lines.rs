//! Red lines: an operation says around which towns whoever attacks will be answered. Its word is worth what it did
//! when it was tried.
//!
//! At first it is believed a little more than a force that says nothing. Each time somebody kills or fights there,
//! against whom its rules let it act, all see whether a company steps in. Who answers is believed more, and deters
//! more; a limit that is taken and left unanswered is believed less than none. So a line that the force has neither
//! eyes nor companies to hold does harm. Sizes are assumptions.

use super::answer::Against;
use crate::document::Source;
use crate::transition::country::Ground;
use crate::transition::policies::Operation;
use crate::transition::world::{Cells, Incident, NO_COMPANY, Operations, What};

crate::settings! {
    /// What a declared limit is worth.
    pub struct Settings {
        radius_km: 1.0..=60.0, 15.0, "km", "how far from its town a line is", Source::Assumption;
        said: 0.0..=1.0, 0.6, "1", "chance of an answer that is believed where a line was drawn and not yet tried", Source::Assumption;
        unsaid: 0.05..=1.0, 0.4, "1", "chance of an answer that is believed of a force that draws no line: its cover counts in full", Source::Assumption;
        tries: 0.1..=1_000.0, 4.0, "tries", "tries that weigh as much as its word", Source::Assumption;
        remembered: 0.0..=1.0, 0.95, "1/month", "share of the tries that still weigh a month later", Source::Assumption;
    }
}

/// A month begins: tries of the months before weigh less, and all see anew what each operation's word is worth.
pub fn step(rule: &Settings, counted: &mut Operations) {
    counted.redeploy |= counted.crossed.iter().any(|&crossed| crossed > 0.0);
    for tries in [&mut counted.crossed, &mut counted.answered] {
        tries.iter_mut().for_each(|tries| *tries *= rule.remembered);
    }
}

/// What cover by an operation counts for inside a line that it drew, relative to elsewhere: the chance of an answer
/// that is believed, against that of a force that draws no line.
pub fn worth(rule: &Settings, counted: &Operations, by: usize) -> f64 {
    let answers = rule.said * rule.tries + counted.answered[by];
    (answers / (rule.tries + counted.crossed[by])).min(1.0) / rule.unsaid
}

/// Draws the lines of an operation whose troops are in the country.
pub fn draw(
    rule: &Settings,
    ground: &Ground,
    (by, operation): (usize, &Operation),
    cells: &mut Cells,
) {
    let inside = cells.cover.len();
    for against in Against::ALL.into_iter().filter(|against| against.may(operation.rules)) {
        for &town in &operation.red_lines {
            for step in ground.map.near.within(town, rule.radius_km) {
                cells.lined[against as usize * inside + step.cell as usize] = by as u16;
            }
        }
    }
}

/// Counts what happened inside a line: it was crossed, or its operation stepped in. Returns which.
pub fn tried(incident: &Incident, cells: &Cells, counted: &mut Operations) -> Option<Tried> {
    let inside = cells.cover.len();
    let line = |against: Against| cells.lined[against as usize * inside + incident.cell as usize];
    let (killers, fighters) = (line(Against::Killers), line(Against::Fighters));
    match incident.what {
        What::Killing if killers != NO_COMPANY => {
            counted.crossed[usize::from(killers)] += 1.0;
            Some(Tried::Crossed)
        }
        What::Clash if fighters != NO_COMPANY => {
            counted.crossed[usize::from(fighters)] += 1.0;
            Some(Tried::Crossed)
        }
        What::SteppedIn => {
            let by = incident.operation.filter(|by| [killers, fighters].contains(by))?;
            counted.answered[usize::from(by)] += 1.0;
            Some(Tried::Answered)
        }
        _ => None,
    }
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// Somebody killed or fought inside it.
    Crossed,
    /// A company of its operation stepped in there.
    Answered,
}
