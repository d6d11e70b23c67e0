//! What came over borders, and what operations hold: one entry an actor of the scenario.

use super::columns::columns;

columns! {
    /// Outside actors, in the order of their names.
    pub struct Sponsors(sponsors) {
        /// Fighters on their way who do not make an agent yet [persons].
        inflow: [f64; sponsors] = 0.0;
        /// Agents who came: the ordinal of the next.
        arrived: [u32; sponsors] = 0;
    }
}

/// A part of a company that drives out for the week to where harm was reported.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Patrol {
    /// Its operation.
    pub operation: u16,
    /// Where it goes.
    pub cell: u32,
    /// Share of its time that it is there.
    pub stays: f32,
}

columns! {
    /// International operations, in the order of their names.
    pub struct Operations(operations, parties) {
        /// Companies of troops and of police, as last counted.
        companies: [[u32; 2]; operations] = [0; 2];
        /// Peacekeepers killed lately, months ago discounted [persons].
        lost_lately: [f64; operations] = 0.0;
        /// How far it still does what it is there for, 0 to 1, after what it lost.
        nerve: [f64; operations] = 1.0;
        /// Fighters of each party that it killed lately, months ago discounted [persons]: shape `(operations,
        /// parties)`.
        suffered: [f64; operations * parties] = 0.0;
        /// How far each party closes its ground to it, and to a commission, which comes last, 0 to 1: shape
        /// `(operations + 1, parties)`.
        denied: [f64; (operations + 1) * parties] = 0.0;
        /// How often its red lines were crossed lately, months ago discounted.
        crossed: [f64; operations] = 0.0;
        /// How often it answered, likewise.
        answered: [f64; operations] = 0.0;
    }
    beside {
        /// Where companies live for the month, by operation.
        forward: Vec<(u16, u32)> = Vec::new();
        /// Who drives out this week.
        patrols: Vec<Patrol> = Vec::new();
        /// True once nerve, access, its word, temporary bases or patrols changed: what companies cover is worked out
        /// anew.
        redeploy: bool = false;
    }
}
