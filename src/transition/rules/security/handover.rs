//! Handover: an interim arrangement that has ended goes on holding in a district, as long as its policy says,
//! until those who come after it provide security there without it. A district is handed over once.
//! Assumption.

use super::security::{self, Providers};
use crate::transition::levers::Assigned;
use crate::transition::world::Cells;

/// Finds the districts where most people would have a provider under the arrangement that comes after.
/// `handed`: by district, whether it was handed over.
pub fn step(
    rule: &security::Settings,
    providers: &Providers<'_>,
    cells: &Cells,
    handed: &mut [bool],
) {
    let agreed = providers.agreed;
    let (map, levers) = (&agreed.country.ground.map, &agreed.levers.security);
    for (district, handed) in handed.iter_mut().enumerate() {
        // Of what never ended, and of what ended long ago, nothing is left to hand over.
        if *levers.ending.assigned[district] == Assigned::Unsaid {
            *handed = false;
        } else if !*handed {
            let (mut alone, mut all) = (0.0, 0.0);
            for &cell in map.cells.iter().filter(|&&cell| agreed.district(cell) == district) {
                let people = f64::from(map.people[cell as usize]);
                let vacuum = security::vacuum_under(rule, providers, cells, cell, &levers.interim);
                alone += people * vacuum;
                all += people;
            }
            // Where nobody lives there is nobody to hand over.
            *handed = alone <= rule.vacuum_counts * all;
        }
    }
}
