//! What places carry: fields over the cells of the map.

use super::columns::columns;

/// Stands for no company.
pub const NO_COMPANY: u16 = u16::MAX;
/// Provider of a cell that has none.
pub const VACUUM: u8 = 255;
/// Provider of a cell that two sides contest.
pub const DISPUTED: u8 = 254;
/// Provider of a cell that international operations hold.
pub const INTERNATIONAL: u8 = 253;
/// Provider of a cell that both sides hold together.
pub const JOINT: u8 = 252;

/// Who killed civilians, as far as a map tells them apart. Each death has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// The state and those who fight beside it, in the process or not.
    StateSide,
    /// Other parties in the process.
    OtherParties,
    /// Parties outside the process that do not fight beside the state.
    NonSignatories,
    /// Crime or unknown hands.
    Crime,
    /// Troops who strike a party, which belong to none.
    Strikes,
}

impl Author {
    /// All classes, in the order of the layers.
    pub const ALL: [Self; 5] =
        [Self::StateSide, Self::OtherParties, Self::NonSignatories, Self::Crime, Self::Strikes];
}

columns! {
    /// Fields over cells, one entry a cell of the whole rectangle; per community or side where said.
    pub struct Cells(cells, communities, parties, operations) {
        /// Fear by community, 0 and up: shape `(cells, communities)`.
        fear: [f32; cells * communities] = 0.0;
        /// Fear as believed from afar, which lags: shape `(cells, communities)`.
        believed: [f32; cells * communities] = 0.0;
        /// What pushes people to leave, worked out each week: shape `(cells, communities)`.
        push: [f32; cells * communities] = 0.0;
        /// What people remember of a party's harm to civilians, 0 and up: shape `(parties, cells)`.
        remembered: [f32; cells * parties] = 0.0;
        /// The most harm that a community remembers of a party that stands there, 0 and up, looked at once a
        /// month: shape `(cells, communities)`.
        dread: [f32; cells * communities] = 0.0;
        /// Tension left by incidents, 0 and up.
        tension: [f32; cells] = 0.0;
        /// Room to work out how many of a party are near [persons].
        near: [f32; cells] = 0.0;
        /// Room to work out what each cell asks for of a party's fighters.
        asks: [f64; cells] = 0.0;
        /// Fighters at their posts, by party [persons]: shape `(parties, cells)`.
        manned: [f32; cells * parties] = 0.0;
        /// Armed presence by party, in units of full strength: shape `(parties, cells)`.
        presence: [f32; cells * parties] = 0.0;
        /// Deterring presence of peacekeepers, 0 to 1.
        cover: [f32; cells] = 0.0;
        /// What the companies of each operation cover, not yet saturated: shape `(operations, cells)`.
        covered: [f32; cells * operations] = 0.0;
        /// Companies of police of each operation that are near: shape `(operations, cells)`.
        policed: [f32; cells * operations] = 0.0;
        /// How far those peacekeepers protect civilians, 0 to 1.
        protection: [f32; cells] = 0.0;
        /// Travel time of the nearest company that may answer [hours]: against those who kill civilians, then
        /// against those who fight: shape `(2, cells)`.
        answer_hours: [f32; 2 * cells] = f32::INFINITY;
        /// Its operation: the same shape.
        answer_by: [u16; 2 * cells] = NO_COMPANY;
        /// How far who stands there closes the cell to each operation and, last, to a commission, 0 to 1: shape
        /// `(operations + 1, cells)`.
        shut: [f32; cells * (operations + 1)] = 0.0;
        /// Operation that drew a red line there: against those who kill civilians, then against those who fight:
        /// shape `(2, cells)`.
        lined: [u16; 2 * cells] = NO_COMPANY;
        /// Operation of a company that is based there.
        based_by: [u16; cells] = NO_COMPANY;
        /// People whose death was reported lately, months ago discounted [persons].
        reported: [f32; cells] = 0.0;
        /// Share of what happens that observers see for certain, 0 to 1.
        witnessed: [f32; cells] = 0.0;
        /// Share of it of which a commission says whose it was, 0 to 1.
        reviewed: [f32; cells] = 0.0;
        /// How surely liaison officers reach the commanders who stand there, 0 to 1.
        called: [f32; cells] = 0.0;
        /// How surely civil teams talk to them, 0 to 1.
        talked: [f32; cells] = 0.0;
        /// Absence of any provider of security, 0 to 1.
        vacuum: [f32; cells] = 0.0;
        /// How far two sides contest the cell, 0 to 1.
        disputed: [f32; cells] = 0.0;
        /// Who provides security: a party by position, or one of the words above.
        provider: [u8; cells] = VACUUM;
        /// People on the way through the cell this week [persons].
        passing: [f32; cells] = 0.0;
        /// Crime, 0 to 1.
        crime: [f32; cells] = 0.0;
        /// People killed so far in the run [persons].
        killed: [f32; cells] = 0.0;
        /// The same by who killed them, class by class of [`Author`]: shape `(authors, cells)`.
        killed_by: [f32; cells * Author::ALL.len()] = 0.0;
        /// Fighters killed so far in the run [persons].
        fallen: [f32; cells] = 0.0;
        /// People who fled so far in the run [persons].
        fled: [f32; cells] = 0.0;
    }
    beside {
        /// Communities.
        communities: usize = communities;
    }
}
