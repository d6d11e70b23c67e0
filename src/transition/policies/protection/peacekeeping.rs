//! Peacekeeping: an international operation, its strength by month, arms, rules of engagement, posture
//! and exit.
//! Lever: people in the country. Where that deters, whom it protects and what parties make of it
//! is for the rules to answer. Several operations may run at once.

use crate::calendar::{Week, months_at};
use crate::document::{Node, Section, Source, Value, refuse_parted};
use crate::settings;
use crate::transition::levers::Levers;
use crate::transition::policies::words::{counted, list, number};
use crate::transition::policies::{
    Arms, Delivery, Most, Operation, Policy, Progress, RulesOfEngagement,
};

const RAPPA: Source = Source::Published(
    "Rappa 2016, Global Peace Operations Review: just over ten months to peak on average",
);
// A mean share of .925 of the authorised peak; the months to full strength are the policy's own.
const PEAK: Source = Source::Published("Rappa 2016: peak strength is 92.5% of that authorised");
const MOST_TROOPS: f64 = 200_000.0;

policy! {
    /// An international operation
    pub struct Peacekeeping;
    turns "troops (of these, those kept to go against who breaks the accord), police, observers, civil teams of its own operation this week";
    late(1.0 months, Source::Assumption; least 0.85, PEAK);
    troops: whole(0.0..=MOST_TROOPS, 0.0, "persons", "armed troops at full strength", Source::Assumption);
    full_strength_after_months: real(0.0..=60.0, 10.0, "months", "months from start to full strength, in a straight line", RAPPA);
    strength: own(Strength, "troops by month since the start, [[0, 500], [6, 3_000]], in straight lines between them; in place of troops and full_strength_after_months");
    police: whole(0.0..=50_000.0, 0.0, "persons", "police at full strength", Source::Assumption);
    observers: whole(0.0..=10_000.0, 0.0, "persons", "unarmed observers at full strength", Source::Assumption);
    civil_teams: whole(0.0..=10_000.0, 0.0, "persons", "civilians at full strength who talk to commanders about the people who live there", Source::Assumption);
    temporary_bases: whole(0.0..=100.0, 0.0, "companies", "companies that live for a month at a time where most harm was reported that nobody covers", Source::Assumption);
    arms: choice(Arms::Medium, "what its companies are armed with");
    against_refusers: whole(0.0..=MOST_TROOPS, 0.0, "persons", "of its troops, kept to go against a party in the process that violates or withdraws; under compel only", Source::Assumption);
    rules_of_engagement: choice(RulesOfEngagement::ProtectCivilians, "when force may be used");
    posture: table(Posture);
    places: towns_if_any("towns where it is based; default: anywhere");
    status_agreement: flag("true: the parties signed that it may go where it likes");
    red_lines: towns_if_any("towns around which it says that it will answer whoever its rules of engagement let it; default: none");
}

settings! {
    #[doc = "What the troops do; one pool: those who guard points do not patrol"]
    pub struct Posture {
        points: 0.0..=1.0, 0.5, "1", "share of troops that guard points", Source::Assumption;
        wide_area: 0.0..=1.0, 0.3, "1", "share of troops that patrol a wide area", Source::Assumption;
        by_reports: 0.0..=1.0, 0.0, "1", "share of troops that drive out each week to where most harm was reported near their base", Source::Assumption;
        force_protection: 0.0..=1.0, 0.2, "1", "share of troops that guard the force", Source::Assumption;
    }
}

/// Troops by month since the start, rising in time, where the file has them so.
#[derive(Debug, Clone)]
pub struct Strength(Option<Vec<(f64, f64)>>);

impl Strength {
    fn read(section: &Section<'_>, key: &str) -> Self {
        Self(section.get(key).map(|node| curve(section, key, node)))
    }
}

fn curve(section: &Section<'_>, key: &str, node: &Node) -> Vec<(f64, f64)> {
    let path = section.join(key);
    let mut curve: Vec<(f64, f64)> = Vec::new();
    for point in section.list(key) {
        let pair = match &point.value {
            Value::List(pair) => pair.iter().map(Node::number).collect::<Vec<_>>(),
            _ => Vec::new(),
        };
        let &[Some(month), Some(troops)] = pair.as_slice() else {
            section.fault(key, format!("{path} must be a list of [month, troops]"));
            return vec![(0.0, 0.0)];
        };
        if let Value::List(pair) = &point.value
            && refuse_parted(section.faults(), &pair[1], &path)
        {
            return vec![(0.0, 0.0)];
        }
        let later = curve.last().is_none_or(|&(before, _)| month > before);
        if !later || !(0.0..=600.0).contains(&month) || !(0.0..=MOST_TROOPS).contains(&troops) {
            section.fault(
                key,
                format!("{path}: [{month}, {troops}] needs a later month and 0 to 200000 troops"),
            );
        }
        curve.push((month, troops));
    }
    if curve.is_empty() && matches!(node.value, Value::List(_)) {
        section.fault(key, format!("{path} has no point"));
    }
    if curve.is_empty() { vec![(0.0, 0.0)] } else { curve }
}

/// Troops so many months after the start, in straight lines between the points.
fn troops_in(curve: &[(f64, f64)], month: f64) -> f64 {
    let next = curve.partition_point(|&(point, _)| point <= month);
    match (next.checked_sub(1).map(|before| curve[before]), curve.get(next)) {
        (Some((m0, t0)), Some(&(m1, t1))) => t0 + (t1 - t0) * (month - m0) / (m1 - m0),
        (Some((_, troops)), None) => troops,
        (None, Some(&(_, troops))) => troops,
        (None, None) => 0.0,
    }
}

impl Peacekeeping {
    /// Troops so many months after the start, had all come.
    fn troops(&self, month: f64) -> f64 {
        let full = f64::from(self.troops);
        match (&self.strength.0, self.full_strength_after_months) {
            (Some(curve), _) => troops_in(curve, month),
            (None, after) if after > 0.0 => troops_in(&[(0.0, 0.0), (after, full)], month),
            (None, _) => full,
        }
    }

    /// `1,500 troops`, `600 heavily armed troops, 200 of them against who refuses`.
    fn soldiers(&self, troops: f64) -> String {
        let [one, many] = match self.arms {
            Arms::Light => ["lightly armed soldier", "lightly armed troops"],
            Arms::Medium => ["soldier", "troops"],
            Arms::Heavy => ["heavily armed soldier", "heavily armed troops"],
        };
        let kept = f64::from(self.against_refusers).min(troops);
        let all = counted(troops, one, many);
        if kept > 0.0 && self.rules_of_engagement == RulesOfEngagement::Compel {
            format!("{all} ({} against who refuses)", number(kept))
        } else {
            all
        }
    }

    /// The most troops that it ever has.
    fn peak(&self) -> f64 {
        let most =
            |curve: &Vec<(f64, f64)>| curve.iter().fold(0.0, |most, &(_, troops)| troops.max(most));
        self.strength.0.as_ref().map_or(f64::from(self.troops), most)
    }
}

impl Policy for Peacekeeping {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        let (troops, peak) = (self.troops(months_at(delivery.weeks)), self.peak());
        // Police, observers and civilians come and go with the force; an operation without troops sends all.
        let share = if peak > 0.0 { troops / peak } else { 1.0 };
        let force = &mut levers.protection.operations[delivery.operation];
        let came = (troops * delivery.share) as u32;
        force.troops.turn(came);
        if self.rules_of_engagement == RulesOfEngagement::Compel {
            let kept = (f64::from(self.against_refusers) * share * delivery.share) as u32;
            force.against_refusers.turn(kept.min(came));
        }
        force.police.turn((f64::from(self.police) * share * delivery.share) as u32);
        force.observers.turn((f64::from(self.observers) * share * delivery.share) as u32);
        force.temporary_bases.turn((f64::from(self.temporary_bases) * share) as u32);
        force.civil_teams.turn((f64::from(self.civil_teams) * share * delivery.share) as u32);
    }

    fn idle(&self) -> bool {
        self.peak() < 1.0 && self.police + self.observers + self.civil_teams == 0
    }

    fn label(&self) -> String {
        let (peak, police) = (self.peak(), f64::from(self.police));
        let (observers, civilians) = (f64::from(self.observers), f64::from(self.civil_teams));
        let all = [
            (peak, self.soldiers(peak.floor())),
            (police, format!("{} police", number(police))),
            (observers, counted(observers, "observer", "observers")),
            (civilians, counted(civilians, "civilian", "civilians")),
        ];
        let who: Vec<String> =
            all.into_iter().filter(|(count, _)| *count > 0.0).map(|(_, words)| words).collect();
        if who.is_empty() { "nobody".to_owned() } else { list(&who) }
    }

    fn check(&self, section: &Section<'_>) {
        check_posture(&self.posture, &section.section("posture"));
        for key in ["troops", "full_strength_after_months"] {
            if section.has("strength") && section.has(key) {
                let path = section.path();
                let message = format!(
                    "{path}.{key} means nothing beside `strength`, which says the troops by month"
                );
                section.fault(key, message);
            }
        }
    }

    fn vain(&self) -> Vec<(&'static str, &'static str)> {
        let mut vain = Vec::new();
        if self.rules_of_engagement <= RulesOfEngagement::SelfDefence {
            vain.push(("red_lines", "under rules that let it answer nobody"));
        }
        if self.strength.0.is_some() || self.troops > 0 {
            let compels = self.rules_of_engagement == RulesOfEngagement::Compel;
            match f64::from(self.against_refusers) {
                kept if kept > 0.0 && !compels => {
                    vain.push(("against_refusers", "unless rules_of_engagement are \"compel\""));
                }
                kept if kept > self.peak() => vain.push(("against_refusers", "beyond its troops")),
                _ => {}
            }
            return vain;
        }
        let all = "without troops: all others are there from the start";
        vain.push(("full_strength_after_months", all));
        let of_troops = ["posture", "arms", "against_refusers", "temporary_bases", "red_lines"];
        vain.extend(of_troops.map(|key| (key, "without troops")));
        if self.idle() {
            let of_all = ["places", "status_agreement"];
            vain.extend(of_all.map(|key| (key, "without anybody to send")));
        }
        vain
    }

    fn operation(&self, name: &str) -> Option<Operation> {
        Some(Operation {
            name: name.to_owned(),
            rules: self.rules_of_engagement,
            arms: self.arms,
            points: self.posture.points,
            wide_area: self.posture.wide_area,
            by_reports: self.posture.by_reports,
            force_protection: self.posture.force_protection,
            bases: self.places.clone(),
            status_agreement: self.status_agreement,
            red_lines: self.red_lines.clone(),
        })
    }

    fn milestones(&self) -> &'static [&'static str] {
        &["deployment"]
    }

    fn reached(&self, _: &str, progress: &Progress, operation: usize) -> f64 {
        progress.deployed.get(operation).copied().unwrap_or(0.0) / self.peak().max(1.0)
    }

    fn soonest(&self, _: &str, share: f64, most: &Most<'_>) -> Result<[Week; 2], String> {
        if self.peak() < 1.0 {
            return Err("it has no troops to deploy".to_owned());
        }
        if most.short && share >= 1.0 {
            return Err("[slippage] lets it fall short of its peak in every run".to_owned());
        }
        let enough = |week: &Week| self.troops(months_at(*week)).floor() >= share * self.peak();
        let week = (0..most.weeks).find(enough);
        week.map(|week| [week, 0]).ok_or_else(|| "its troops come later than a run ends".to_owned())
    }
}

/// The shares of one pool sum to 1 at most.
fn check_posture(posture: &Posture, section: &Section<'_>) {
    let shares = [
        ("points", posture.points),
        ("wide_area", posture.wide_area),
        ("by_reports", posture.by_reports),
        ("force_protection", posture.force_protection),
    ];
    let total: f64 = shares.iter().map(|(_, share)| share).sum();
    section.require("points", total <= 1.0 + 1e-9, || {
        let silent = shares.iter().filter(|(key, share)| *share > 0.0 && !section.has(key));
        let kept: Vec<String> = silent.map(|(key, share)| format!("{key} = {share}")).collect();
        let (path, total) = (section.path(), (total * 1e6).round() / 1e6);
        let kept = if kept.is_empty() {
            String::new()
        } else {
            format!(" with what is not said, {}", kept.join(", "))
        };
        format!("{path}: the shares of one pool of troops sum to {total}{kept}: above 1")
    });
}

#[cfg(test)]
mod tests {
    use super::troops_in;

    #[test]
    fn strength_runs_in_straight_lines_between_its_points() {
        let curve = [(0.0, 100.0), (10.0, 300.0), (12.0, 0.0)];
        assert_eq!(troops_in(&curve, 0.0), 100.0);
        assert_eq!(troops_in(&curve, 5.0), 200.0);
        assert_eq!(troops_in(&curve, 11.0), 150.0);
        assert_eq!(troops_in(&curve, 99.0), 0.0);
    }
}
