//! What places carry: fields over the cells of the map.

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
    Outsiders,
    /// Crime or unknown hands.
    Crime,
}

impl Author {
    /// All classes, in the order of the layers.
    pub const ALL: [Self; 4] = [Self::StateSide, Self::OtherParties, Self::Outsiders, Self::Crime];
}

/// Fields over cells, one entry a cell of the whole rectangle; per community or side where said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cells {
    /// Communities.
    pub communities: usize,
    /// Fear by community, 0 and up: shape `(cells, communities)`.
    pub fear: Vec<f32>,
    /// Fear as believed from afar, which lags: shape `(cells, communities)`.
    pub believed: Vec<f32>,
    /// What pushes people to leave, worked out each week: shape `(cells, communities)`.
    pub push: Vec<f32>,
    /// Whether armed men of a side that a community does not trust stand there, looked at once a
    /// month: shape `(cells, communities)`.
    pub barred: Vec<bool>,
    /// Tension left by incidents, 0 and up.
    pub tension: Vec<f32>,
    /// Armed presence by party, in units of full strength: shape `(parties, cells)`.
    pub presence: Vec<f32>,
    /// Deterring presence of peacekeepers, 0 to 1.
    pub cover: Vec<f32>,
    /// How far those peacekeepers protect civilians, 0 to 1.
    pub protection: Vec<f32>,
    /// Absence of any provider of security, 0 to 1.
    pub vacuum: Vec<f32>,
    /// How far two sides contest the cell, 0 to 1.
    pub disputed: Vec<f32>,
    /// Who provides security: a party by position, or one of the words above.
    pub provider: Vec<u8>,
    /// People on the way through the cell this week [persons].
    pub passing: Vec<f32>,
    /// Crime, 0 to 1.
    pub crime: Vec<f32>,
    /// Civilians killed so far in the run [persons].
    pub killed: Vec<f32>,
    /// The same by who killed them, class by class of [`Author`]: shape `(authors, cells)`.
    pub killed_by: Vec<f32>,
    /// Fighters killed so far in the run [persons].
    pub fallen: Vec<f32>,
    /// People who fled so far in the run [persons].
    pub fled: Vec<f32>,
}

impl Cells {
    /// All fields at 0.
    pub fn reset(&mut self, cells: usize, communities: usize, parties: usize) {
        self.communities = communities;
        for field in [&mut self.fear, &mut self.believed, &mut self.push] {
            clear(field, cells * communities);
        }
        self.provider.clear();
        self.provider.resize(cells, VACUUM);
        self.barred.clear();
        self.barred.resize(cells * communities, false);
        clear(&mut self.presence, cells * parties);
        clear(&mut self.killed_by, cells * Author::ALL.len());
        for field in [
            &mut self.tension,
            &mut self.cover,
            &mut self.protection,
            &mut self.vacuum,
            &mut self.disputed,
            &mut self.passing,
            &mut self.crime,
            &mut self.killed,
            &mut self.fallen,
            &mut self.fled,
        ] {
            clear(field, cells);
        }
    }
}

fn clear(field: &mut Vec<f32>, len: usize) {
    field.clear();
    field.resize(len, 0.0);
}
