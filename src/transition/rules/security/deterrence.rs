//! Deterrence by presence: where peacekeepers are within reach, with what leave to use force.
//!
//! One pool of troops: companies at points cover what is near by, patrols cover a wide area more
//! thinly, those who guard the force cover nothing. Unarmed observers deter nobody.
//! Source of the shape: assumption; that local presence shortens local violence: Ruggeri, Dorussen
//! & Gizelis 2017, International Organization 71:163.

use crate::document::Source;
use crate::transition::fade;
use crate::transition::levers::Levers;
use crate::transition::policies::RulesOfEngagement;
use crate::transition::rules::shared::saturated;
use crate::transition::setup::Setup;
use crate::transition::world::World;

crate::settings! {
    /// Cover by peacekeepers.
    pub struct Settings {
        company: 20.0..=2000.0, 150.0, "persons", "troops in a company, based together", Source::Published("Cil, Fjelde, Hultman & Nilsson 2020, JPR 57:2: median site 185, lower quartile 150");
        point_hours: 0.1..=48.0, 2.0, "hours", "travel time at which troops at points cover nothing more", Source::Assumption;
        wide_hours: 0.1..=48.0, 8.0, "hours", "travel time at which patrols cover nothing more", Source::Assumption;
        contact: 0.0..=1.0, 0.75, "1", "share of clashes that full cover prevents", Source::Assumption;
        predation: 0.0..=1.0, 0.90, "1", "share of killings of civilians that full protection prevents", Source::Assumption;
        acts: 0.0..=1.0, 0.70, "1", "share of spoilers' acts that full protection stops", Source::Assumption;
        escalation: 0.0..=1.0, 0.45, "1", "share of the chance that a clash goes on which full cover takes away", Source::Assumption;
        retaliation: 0.0..=1.0, 0.6, "1", "share of the chance of retaliation which full cover takes away", Source::Assumption;
        fills: 0.0..=2.0, 1.0, "units", "security that full cover provides, as units of full strength", Source::Assumption;
        self_defence: 0.0..=1.0, 0.5, "1", "cover of a company that may use force in self-defence only, of one that may compel", Source::Assumption;
        protect: 0.0..=1.0, 0.9, "1", "cover of a company that may protect civilians, of one that may compel", Source::Assumption;
        police: 0.0..=1.0, 0.5, "1", "protection of civilians by as many police as make a company, of one that may compel", Source::Assumption;
    }
}

/// Deters, protects: how much a company counts by its rules of engagement. What leave to use more
/// force than self-defence adds is disputed.
fn weights(setup: &Setup, rules: RulesOfEngagement) -> (f64, f64) {
    let (d, robust) = (&setup.rules.deterrence, setup.rules.disputed.robust_mandate);
    let beyond = |drawn: f64, least: f64| (robust * drawn + (1.0 - robust) * least).max(0.0);
    match rules {
        RulesOfEngagement::Observe => (0.0, 0.0),
        // Present, but not for the civilians.
        RulesOfEngagement::SelfDefence => (d.self_defence, 0.3 * d.self_defence),
        RulesOfEngagement::ProtectCivilians => {
            (beyond(d.protect, d.self_defence), beyond(d.protect, 0.3 * d.self_defence))
        }
        RulesOfEngagement::Compel => {
            (beyond(1.0, d.self_defence), beyond(1.0, 0.3 * d.self_defence))
        }
    }
}

/// Works cover and protection out anew when a company came or went. Writes `cells.cover`,
/// `cells.protection` and `companies`.
pub fn step(setup: &Setup, w: &mut World) {
    let d = &setup.rules.deterrence;
    let size = d.company as u32;
    let companies = |troops: u32| (troops + size / 2) / size;
    let levers = &w.levers.protection.operations;
    let now = levers.iter().map(|lever| [companies(*lever.troops), companies(*lever.police)]);
    if now.clone().eq(w.operations.companies.iter().copied()) {
        return;
    }
    w.operations.companies.clear();
    w.operations.companies.extend(now);
    let (cover, protection) = (&mut w.cells.cover, &mut w.cells.protection);
    cover.fill(0.0);
    protection.fill(0.0);
    let ground = &setup.country.ground;
    for (operation, &[troops, police]) in
        setup.timetable.operations.iter().zip(&w.operations.companies)
    {
        let (deters, protects) = weights(setup, operation.rules);
        let bases = if operation.bases.is_empty() { &ground.bases } else { &operation.bases };
        if bases.is_empty() {
            continue;
        }
        for company in 0..troops.max(police) as usize {
            let base = bases[company % bases.len()];
            let armed = f64::from(u8::from(company < troops as usize));
            let beat = f64::from(u8::from(company < police as usize)) * d.police;
            for step in ground.map.near.of(base) {
                let hours = f64::from(step.hours);
                // Points hold twice as fast where they are as patrols do, but only there.
                let point = 2.0 * operation.points * fade(hours, d.point_hours);
                let wide = operation.wide_area * fade(hours, d.wide_hours);
                let at = step.cell as usize;
                cover[at] += (armed * deters * (point + wide)) as f32;
                protection[at] +=
                    (armed * protects * (point + wide) + beat * fade(hours, d.point_hours)) as f32;
            }
        }
    }
    for &cell in &ground.map.cells {
        let saturate = |sum: &mut f32| *sum = saturated(f64::from(*sum), 1.0) as f32;
        saturate(&mut cover[cell as usize]);
        saturate(&mut protection[cell as usize]);
    }
}

/// How far operations, as `levers` have them, stand surety for the accord, 0 to 1: troops that may use force, against the
/// armed men of the parties; a tenth of their number is most of what can be had.
pub fn surety(setup: &Setup, w: &World, levers: &Levers) -> f64 {
    let troops: f64 = setup
        .timetable
        .operations
        .iter()
        .zip(levers.protection.operations.iter())
        .map(|(operation, lever)| f64::from(*lever.troops) * weights(setup, operation.rules).0)
        .sum();
    let armed: f64 = w.parties.first_strength.iter().sum();
    saturated(troops, 0.1 * armed.max(1.0))
}
