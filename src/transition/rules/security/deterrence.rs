//! Deterrence by presence: where peacekeepers are within reach, with what leave to use force.
//!
//! One pool of troops: companies at points cover what is near by, patrols cover a wide area more
//! thinly or what lies near where they are sent; those who guard the force cover nothing, nor do those kept to go
//! against who breaks the accord. Unarmed observers deter nobody. Police who are charged with security provide it near
//! their bases.
//! Source of the shape: assumption; that local presence shortens local violence: Ruggeri, Dorussen
//! & Gizelis 2017, International Organization 71:163.

use super::answer::Against;
use super::camps::Camps;
use super::{disputed, red_lines};
use crate::document::Source;
use crate::transition::country::Ground;
use crate::transition::country::map::Cell;
use crate::transition::fade::fade;
use crate::transition::levers::{Assigned, OperationLever};
use crate::transition::policies::{Arms, Operation, RulesOfEngagement};
use crate::transition::rules::shared::saturated;
use crate::transition::world::{Cells, NO_COMPANY, Operations, Patrol};

crate::settings! {
    /// Cover by peacekeepers.
    pub struct Settings {
        company: 20.0..=2000.0, 150.0, "persons", "troops in a company, based together", Source::Published("Cil, Fjelde, Hultman & Nilsson 2020, JPR 57:2: median site 185, lower quartile 150");
        point_hours: 0.1..=48.0, 2.0, "hours", "travel time at which troops at points cover nothing more", Source::Assumption;
        points: 0.0..=10.0, 2.0, "1", "cover where troops at points are, relative to that of as many on patrol", Source::Assumption;
        wide_hours: 0.1..=48.0, 8.0, "hours", "travel time at which patrols cover nothing more", Source::Assumption;
        contact: 0.0..=1.0, 0.75, "1", "share of clashes that full cover prevents", Source::Assumption;
        predation: 0.0..=1.0, 0.90, "1", "share of episodes of killing that full protection keeps from beginning", Source::Assumption;
        acts: 0.0..=1.0, 0.70, "1", "share of spoilers' acts that full protection stops", Source::Assumption;
        escalation: 0.0..=1.0, 0.45, "1", "share by which full cover reduces the chance that a clash continues", Source::Assumption;
        retaliation: 0.0..=1.0, 0.6, "1", "share by which full cover reduces the chance of retaliation", Source::Assumption;
        fills: 0.0..=2.0, 1.0, "units", "security that full cover provides, as units of full strength", Source::Assumption;
        fills_uncharged: 0.0..=1.0, 0.5, "1", "share of that where security is assigned and the troops are not charged with it: they keep the peace, and police nobody", Source::Assumption;
        fills_police: 0.0..=2.0, 1.0, "units", "security that police of an operation in full provide where it is assigned and they are charged with it, as units of full strength", Source::Assumption;
        self_defence: 0.0..=1.0, 0.5, "1", "cover of a company that may use force in self-defence only, relative to one that may compel", Source::Assumption;
        self_defence_protects: 0.0..=1.0, 0.3, "1", "share of that cover that protects civilians too", Source::Assumption;
        protect: 0.0..=1.0, 0.9, "1", "cover of a company that may protect civilians, relative to one that may compel", Source::Assumption;
        police: 0.0..=1.0, 0.5, "1", "protection of civilians by as many police as a company has troops, relative to a company that may compel", Source::Assumption;
        temporary: 0.0..=1.0, 0.6, "1", "cover of a company at a temporary base, which is supplied over the road, relative to one at a base of its own", Source::Assumption;
        light_hours: 0.1..=10.0, 0.8, "1", "travel time of a light company to where it is called, relative to a medium one", Source::Assumption;
        heavy_hours: 0.1..=10.0, 1.5, "1", "the same of a heavy company", Source::Assumption;
        guarantee_share: 0.001..=1.0, 0.1, "1", "troops, as a share of the armed fighters at the start, that bring most of what a guarantor can", Source::Assumption;
    }
}

/// Deters, protects: how much a company counts by its rules of engagement. What leave to use more
/// force than self-defence adds is disputed.
fn weights(
    rule: &Settings,
    disputed: &disputed::Settings,
    engagement: RulesOfEngagement,
) -> (f64, f64) {
    let (robust, deters) = (disputed.robust_mandate, rule.self_defence);
    // Present, but not for the civilians.
    let protects = rule.self_defence_protects * rule.self_defence;
    let beyond = |drawn: f64, least: f64| (robust * drawn + (1.0 - robust) * least).max(0.0);
    match engagement {
        RulesOfEngagement::Observe => (0.0, 0.0),
        RulesOfEngagement::SelfDefence => (deters, protects),
        RulesOfEngagement::ProtectCivilians => {
            (beyond(rule.protect, deters), beyond(rule.protect, protects))
        }
        RulesOfEngagement::Compel => (beyond(1.0, deters), beyond(1.0, protects)),
    }
}

impl Settings {
    /// Companies that so many make.
    pub fn companies(&self, persons: u32) -> u32 {
        let size = self.company as u32;
        (persons + size / 2) / size
    }
}

/// Works cover and protection out anew when a company came or went.
///
/// * `believed`: strengths that evidence disagrees on, and what a declared limit is worth.
/// * `operations` and `levers`: what each operation is, and who is in the country for it now.
pub fn step(
    rule: &Settings,
    believed: (&disputed::Settings, &red_lines::Settings),
    ground: &Ground,
    operations: &[Operation],
    levers: &[OperationLever],
    counted: &mut Operations,
    cells: &mut Cells,
) {
    let companies =
        |lever: &OperationLever| [lever.placed(), *lever.police].map(|all| rule.companies(all));
    let now = levers.iter().map(companies);
    if now.clone().eq(counted.companies.iter().copied()) && !counted.redeploy {
        return;
    }
    counted.redeploy = false;
    counted.companies.clear();
    counted.companies.extend(now);
    cells.cover.fill(0.0);
    cells.covered.fill(0.0);
    cells.policed.fill(0.0);
    cells.protection.fill(0.0);
    cells.answer_hours.fill(f32::INFINITY);
    cells.answer_by.fill(NO_COMPANY);
    cells.based_by.fill(NO_COMPANY);
    cells.lined.fill(NO_COMPANY);
    for (index, operation) in operations.iter().enumerate() {
        let (disputed, lines) = believed;
        let patrols =
            counted.patrols.iter().filter(|patrol| usize::from(patrol.operation) == index);
        let companies = counted.companies[index];
        let force = Force {
            companies,
            nerve: counted.nerve[index],
            word: red_lines::worth(lines, counted, index),
            camps: Camps::of(ground, (index, operation), companies[0], &counted.forward),
            patrols: patrols.copied().collect(),
        };
        if force.companies[0] > 0 {
            red_lines::draw(lines, ground, (index, operation), cells);
        }
        deploy(rule, disputed, ground, (index, operation), force, cells);
    }
    for &cell in &ground.map.cells {
        let saturate = |sum: &mut f32| *sum = saturated(f64::from(*sum), 1.0) as f32;
        saturate(&mut cells.cover[cell as usize]);
        saturate(&mut cells.protection[cell as usize]);
    }
}

/// What an operation has in the country.
struct Force<'a> {
    /// Companies of troops, and of police.
    companies: [u32; 2],
    /// How far it still does what it is there for, 0 to 1.
    nerve: f64,
    /// What its cover counts for inside a line that it drew, relative to elsewhere.
    word: f64,
    /// Where they live.
    camps: Camps<'a>,
    /// Who drives out this week.
    patrols: Vec<Patrol>,
}

/// Adds what the companies of an operation cover and protect, from the bases in their order, and where they
/// can be called from. An operation that lost many does less with
/// its troops.
fn deploy(
    rule: &Settings,
    disputed: &disputed::Settings,
    ground: &Ground,
    (index, operation): (usize, &Operation),
    Force { companies: [troops, police], nerve, word, camps, patrols }: Force<'_>,
    cells: &mut Cells,
) {
    let answers = operation.points + operation.wide_area + operation.by_reports > 0.0;
    let (deters, protects) = weights(rule, disputed, operation.rules);
    let inside = ground.map.inside.len();
    let own = index * inside;
    let counts = |line: u16| if usize::from(line) == index { word } else { 1.0 };
    for company in 0..troops.max(police) as usize {
        let Some(base) = camps.base(company) else { return };
        // Police of a company that is away stay at its base.
        let (camp, supplied) = match camps.away(company) {
            Some(away) => (away, rule.temporary),
            None => (base, 1.0),
        };
        let armed = nerve * supplied * f64::from(u8::from(company < troops as usize));
        if company < troops as usize {
            cells.based_by[camp as usize] = index as u16;
            if answers && (camps.is_first(company) || camp != base) {
                reach(rule, ground, camp, (index, operation), cells);
            }
        }
        let walks = f64::from(u8::from(company < police as usize));
        let mut from = |place: Cell, armed: f64, walks: f64| {
            for (step, hours) in ground.map.near.with_hours(place) {
                let cell = step.cell as usize;
                // Points hold faster where they are than patrols do, but only there.
                let point = rule.points * operation.points * fade(hours, rule.point_hours);
                let wide = operation.wide_area * fade(hours, rule.wide_hours);
                let open = 1.0 - f64::from(cells.shut[own + cell]);
                let here = armed * open * (point + wide);
                let covers = (here * deters * counts(cells.lined[inside + cell])) as f32;
                cells.cover[cell] += covers;
                cells.covered[own + cell] += covers;
                let near = open * fade(hours, rule.point_hours);
                cells.policed[own + cell] += (walks * near) as f32;
                let beat = walks * rule.police * near;
                let protects = protects * counts(cells.lined[cell]);
                cells.protection[cell] += (here * protects + beat) as f32;
            }
        };
        if camp == base {
            from(base, armed, walks);
        } else {
            from(camp, armed, 0.0);
            from(base, 0.0, walks);
        }
    }
    for patrol in patrols {
        let armed = nerve * f64::from(patrol.stays);
        for (step, hours) in ground.map.near.with_hours(patrol.cell) {
            let cell = step.cell as usize;
            // It holds where it is as a point does, and only there.
            let point = rule.points * operation.by_reports * fade(hours, rule.point_hours);
            let here = armed * (1.0 - f64::from(cells.shut[own + cell])) * point;
            let covers = (here * deters * counts(cells.lined[inside + cell])) as f32;
            cells.cover[cell] += covers;
            cells.covered[own + cell] += covers;
            cells.protection[cell] += (here * protects * counts(cells.lined[cell])) as f32;
        }
    }
}

/// Where a company at a base is the nearest that can be called.
fn reach(
    rule: &Settings,
    ground: &Ground,
    base: Cell,
    (index, operation): (usize, &Operation),
    cells: &mut Cells,
) {
    let inside = cells.cover.len();
    let slower = match operation.arms {
        Arms::Light => rule.light_hours,
        Arms::Medium => 1.0,
        Arms::Heavy => rule.heavy_hours,
    };
    for against in Against::ALL.into_iter().filter(|against| against.may(operation.rules)) {
        for (step, hours) in ground.map.near.with_hours(base) {
            let at = against as usize * inside + step.cell as usize;
            let hours = slower * hours;
            if (hours as f32) < cells.answer_hours[at] {
                cells.answer_hours[at] = hours as f32;
                cells.answer_by[at] = index as u16;
            }
        }
    }
}

/// Security that operations provide in a cell, in units of full strength. Who is charged with it polices the
/// place, with police too; other troops only keep the peace there. Where nobody was assigned, whoever is there is
/// taken for a provider. `charged`: which operations are, where these are assigned.
pub fn provides(
    rule: &Settings,
    cells: &Cells,
    cell: Cell,
    assigned: Assigned,
    charged: &[bool],
) -> f64 {
    let cover = f64::from(cells.cover[cell as usize]);
    let of_charged = |field: &[f32]| {
        let own = field.chunks_exact(cells.cover.len()).zip(charged);
        let sum = own.filter(|(_, charged)| **charged).map(|(of, _)| of[cell as usize]);
        saturated(sum.map(f64::from).sum(), 1.0)
    };
    let (policed, police) = match assigned {
        Assigned::Unsaid => return rule.fills * cover,
        Assigned::International => (of_charged(&cells.covered), of_charged(&cells.policed)),
        _ => (0.0, 0.0),
    };
    let others = rule.fills_uncharged * (cover - policed).max(0.0);
    rule.fills * (policed + others) + rule.fills_police * police
}

/// How far operations, as `levers` have them, guarantee the accord, 0 to 1: troops that may use force, against
/// the armed fighters of the parties at the start, `first_strength`.
pub fn guarantee_strength(
    rule: &Settings,
    disputed: &disputed::Settings,
    operations: &[Operation],
    levers: &[OperationLever],
    first_strength: &[f64],
) -> f64 {
    let troops: f64 = operations
        .iter()
        .zip(levers)
        .map(|(operation, lever)| {
            f64::from(*lever.troops) * weights(rule, disputed, operation.rules).0
        })
        .sum();
    let armed: f64 = first_strength.iter().sum();
    saturated(troops, rule.guarantee_share * armed.max(1.0))
}
