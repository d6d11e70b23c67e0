//! Peacekeeping: an international operation, its strength by month, rules of engagement, posture
//! and exit.
//! Lever: people in the country. Where that deters, whom it protects and what parties make of it
//! is for the rules to answer. Several operations may run at once.

use super::words::{counted, list, number};
use super::{Context, Delivery, Most, Policy, Progress, fields};
use crate::calendar::{Week, months_at};
use crate::document::{
    Choice, Field, Node, Parameter, Section, Shape, Source, Value, Words, refuse_parted,
};
use crate::transition::country::map::Cell;
use crate::transition::levers::Levers;

const TROOPS: Parameter = Parameter {
    key: "troops",
    unit: "persons",
    range: 0.0..=200_000.0,
    default: Some(0.0),
    meaning: "armed troops at full strength",
    source: Source::Assumption,
};
const FULL: Parameter = Parameter {
    key: "full_strength_after_months",
    unit: "months",
    range: 0.0..=60.0,
    default: Some(10.0),
    meaning: "months from start to full strength, in a straight line",
    source: Source::Published(
        "Rappa 2016, Global Peace Operations Review: just over ten months to peak on average",
    ),
};
const POLICE: Parameter = Parameter {
    key: "police",
    unit: "persons",
    range: 0.0..=50_000.0,
    default: Some(0.0),
    meaning: "police at full strength",
    source: Source::Assumption,
};
const OBSERVERS: Parameter = Parameter {
    key: "observers",
    unit: "persons",
    range: 0.0..=10_000.0,
    default: Some(0.0),
    meaning: "unarmed observers at full strength",
    source: Source::Assumption,
};
const STRENGTH: Words = Words {
    key: "strength",
    meaning: "troops by month since the start, [[0, 500], [6, 3_000]], in straight lines between; \
              in place of troops and full_strength_after_months",
};
const RULES: Choice = Choice {
    key: "rules_of_engagement",
    words: &[
        ("observe", "unarmed or without leave to use force"),
        ("self_defence", "force in self-defence only"),
        ("protect_civilians", "force also where civilians are attacked within reach"),
        ("compel", "force against whoever breaks the accord"),
    ],
    default: Some("protect_civilians"),
    meaning: "when force may be used",
};
const PLACES: Words =
    Words { key: "places", meaning: "towns where it is based; anywhere if silent" };

const fn share(key: &'static str, default: f64, meaning: &'static str) -> Parameter {
    Parameter {
        key,
        unit: "1",
        range: 0.0..=1.0,
        default: Some(default),
        meaning,
        source: Source::Assumption,
    }
}
const POINTS: Parameter = share("points", 0.5, "share of troops that guards points");
const WIDE: Parameter = share("wide_area", 0.3, "share of troops that patrols a wide area");
const FORCE: Parameter = share("force_protection", 0.2, "share of troops that guards the force");
const POSTURE: Shape = Shape {
    about: "What the troops do; one pool: what guards points does not patrol",
    fields: &[Field::Real(&POINTS), Field::Real(&WIDE), Field::Real(&FORCE)],
};

/// `[policy.<name>] kind = "peacekeeping"`
pub const SHAPE: Shape = Shape {
    about: "An international operation",
    fields: fields![
        Field::Whole(&TROOPS),
        Field::Real(&FULL),
        Field::Open(&STRENGTH),
        Field::Whole(&POLICE),
        Field::Whole(&OBSERVERS),
        Field::Choice(&RULES),
        Field::Table("posture", &POSTURE),
        Field::Names(&PLACES),
    ],
};

/// When force may be used, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RulesOfEngagement {
    /// Unarmed or without leave to use force.
    Observe,
    /// In self-defence only.
    SelfDefence,
    /// Also where civilians are attacked within reach.
    ProtectCivilians,
    /// Against whoever breaks the accord.
    Compel,
}

/// What the rules know of an operation; how many troops it has comes by lever.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Name, that of its policy.
    pub name: String,
    /// When force may be used.
    pub rules: RulesOfEngagement,
    /// Share of troops at points.
    pub points: f64,
    /// Share of troops over a wide area.
    pub wide_area: f64,
    /// Bases in the order in which they are taken; empty: the map's own ranking.
    pub bases: Vec<Cell>,
}

struct Peacekeeping {
    operation: usize,
    /// (months since the start, troops), rising in time.
    curve: Vec<(f64, f64)>,
    peak: f64,
    police: f64,
    observers: f64,
}

pub(super) fn read(
    section: &Section<'_>,
    context: &Context<'_>,
    operations: &mut Vec<Operation>,
) -> Box<dyn Policy> {
    let posture = section.section("posture");
    let shares = [&POINTS, &WIDE, &FORCE].map(|share| posture.number(share));
    let total: f64 = shares.iter().sum();
    posture.require("points", total <= 1.0 + 1e-9, || {
        let silent = [&POINTS, &WIDE, &FORCE].into_iter().filter(|share| !posture.has(share.key));
        let kept: Vec<String> =
            silent.map(|share| format!("{} = {}", share.key, posture.number(share))).collect();
        let (path, total) = (posture.path(), (total * 1e6).round() / 1e6);
        let kept = if kept.is_empty() {
            String::new()
        } else {
            format!(" with what is not said, {}", kept.join(", "))
        };
        format!("{path}: the shares of one pool of troops sum to {total}{kept}: above 1")
    });
    let map = &context.ground.map;
    let places = section.known_names(&PLACES, &context.place_names());
    operations.push(Operation {
        name: section.path().trim_start_matches("policy.").to_owned(),
        rules: [
            RulesOfEngagement::Observe,
            RulesOfEngagement::SelfDefence,
            RulesOfEngagement::ProtectCivilians,
            RulesOfEngagement::Compel,
        ][section.choice(&RULES)],
        points: shares[0],
        wide_area: shares[1],
        bases: places.iter().map(|&at| map.cell_of(&map.places[at])).collect(),
    });
    for key in [TROOPS.key, FULL.key] {
        let both = section.has(STRENGTH.key) && section.has(key);
        section.require(key, !both, || {
            let path = section.path();
            format!("{path}.{key} means nothing beside `strength`, which says the troops by month")
        });
    }
    let (troops, months) = (f64::from(section.count(&TROOPS)), section.number(&FULL));
    let curve = match section.get(STRENGTH.key) {
        Some(node) => curve(section, node),
        None if months > 0.0 => vec![(0.0, 0.0), (months, troops)],
        None => vec![(0.0, troops)],
    };
    Box::new(Peacekeeping {
        operation: operations.len() - 1,
        peak: curve.iter().fold(0.0, |peak, &(_, troops)| troops.max(peak)),
        curve,
        police: f64::from(section.count(&POLICE)),
        observers: f64::from(section.count(&OBSERVERS)),
    })
}

fn curve(section: &Section<'_>, node: &Node) -> Vec<(f64, f64)> {
    let path = section.join(STRENGTH.key);
    let mut curve: Vec<(f64, f64)> = Vec::new();
    for point in section.list(STRENGTH.key) {
        let pair = match &point.value {
            Value::List(pair) => pair.iter().map(Node::number).collect::<Vec<_>>(),
            _ => Vec::new(),
        };
        let &[Some(month), Some(troops)] = pair.as_slice() else {
            section.fault(STRENGTH.key, format!("{path} must be a list of [month, troops]"));
            return vec![(0.0, 0.0)];
        };
        if let Value::List(pair) = &point.value
            && refuse_parted(section.faults(), &pair[1], &path)
        {
            return vec![(0.0, 0.0)];
        }
        let later = curve.last().is_none_or(|&(before, _)| month > before);
        if !later || !(0.0..=600.0).contains(&month) || !TROOPS.range.contains(&troops) {
            section.fault(
                STRENGTH.key,
                format!("{path}: [{month}, {troops}] needs a later month and 0 to 200000 troops"),
            );
        }
        curve.push((month, troops));
    }
    if curve.is_empty() && matches!(node.value, Value::List(_)) {
        section.fault(STRENGTH.key, format!("{path} has no point"));
    }
    if curve.is_empty() { vec![(0.0, 0.0)] } else { curve }
}

/// Troops so many months after the start, in straight lines between the points.
fn at(curve: &[(f64, f64)], month: f64) -> f64 {
    let next = curve.partition_point(|&(point, _)| point <= month);
    match (next.checked_sub(1).map(|before| curve[before]), curve.get(next)) {
        (Some((m0, t0)), Some(&(m1, t1))) => t0 + (t1 - t0) * (month - m0) / (m1 - m0),
        (Some((_, troops)), None) => troops,
        (None, Some(&(_, troops))) => troops,
        (None, None) => 0.0,
    }
}

impl Policy for Peacekeeping {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        let troops = at(&self.curve, months_at(delivery.weeks));
        // Police and observers come and go with the force; an operation without troops sends all.
        let share = if self.peak > 0.0 { troops / self.peak } else { 1.0 };
        let lever = &mut levers.operations[self.operation];
        lever.troops = (troops * delivery.share) as u32;
        lever.police = (self.police * share * delivery.share) as u32;
        lever.observers = (self.observers * share * delivery.share) as u32;
    }

    fn milestones(&self) -> &'static [&'static str] {
        &["deployment"]
    }

    fn reached(&self, _: &str, progress: &Progress) -> f64 {
        progress.deployed.get(self.operation).copied().unwrap_or(0.0) / self.peak.max(1.0)
    }

    fn soonest(&self, _: &str, share: f64, most: &Most<'_>) -> Result<[Week; 2], String> {
        if self.peak < 1.0 {
            return Err("it has no troops to deploy".to_owned());
        }
        if most.short && share >= 1.0 {
            return Err("[slippage] lets it fall short of its peak in every run".to_owned());
        }
        let enough = |week: &Week| at(&self.curve, months_at(*week)).floor() >= share * self.peak;
        let week = (0..most.weeks).find(enough);
        week.map(|week| [week, 0]).ok_or_else(|| "its troops come later than a run ends".to_owned())
    }

    fn label(&self) -> String {
        let police = format!("{} police", number(self.police));
        let all = [
            (self.peak, counted(self.peak.floor(), "soldier", "troops")),
            (self.police, police),
            (self.observers, counted(self.observers, "observer", "observers")),
        ];
        let who: Vec<String> =
            all.into_iter().filter(|(count, _)| *count > 0.0).map(|(_, words)| words).collect();
        if who.is_empty() { "nobody".to_owned() } else { list(&who) }
    }
}

#[cfg(test)]
mod tests {
    use super::at;

    #[test]
    fn strength_runs_in_straight_lines_between_its_points() {
        let curve = [(0.0, 100.0), (10.0, 300.0), (12.0, 0.0)];
        assert_eq!(at(&curve, 0.0), 100.0);
        assert_eq!(at(&curve, 5.0), 200.0);
        assert_eq!(at(&curve, 11.0), 150.0);
        assert_eq!(at(&curve, 99.0), 0.0);
    }
}
