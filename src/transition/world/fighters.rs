//! Fighters: individuals (or blocks of them) under arms, or once so. Rows are never removed; the
//! identity of a recruit is (block of origin, ordinal).

use super::columns::rows;
use super::units::NOBODY;
use crate::luck::Who;

/// Where a fighter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Under arms in its unit.
    #[default]
    Active,
    /// Disarmed, in a site.
    Cantoned,
    /// Discharged, with support.
    Demobilised,
    /// Back in civilian life.
    Reintegrated,
    /// Discharged, without a livelihood.
    Adrift,
    /// Under arms again, outside any party's command.
    Recidivist,
    /// In the army, in a mixed unit.
    Mixed,
    /// In the army with its unit.
    WholeUnit,
    /// Gone home by its own decision.
    Deserted,
    /// Dead.
    Dead,
}

impl Stage {
    /// True if armed.
    pub fn armed(self) -> bool {
        matches!(self, Self::Active | Self::Recidivist | Self::Mixed | Self::WholeUnit)
    }

    /// True if it serves in a unit that can fight.
    pub fn in_unit(self) -> bool {
        matches!(self, Self::Active | Self::WholeUnit)
    }

    /// True if it was discharged and is not under arms again.
    pub fn discharged(self) -> bool {
        matches!(self, Self::Demobilised | Self::Adrift | Self::Reintegrated)
    }

    /// True if it holds a post in the army.
    pub fn in_army(self) -> bool {
        matches!(self, Self::Mixed | Self::WholeUnit)
    }
}

/// Where a fighter would go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Track {
    /// With the old commander.
    #[default]
    Stay,
    /// Into the programme and home.
    Programme,
    /// Into the army.
    Army,
}

/// A fighter who comes under arms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Newcomer {
    /// Identity.
    pub who: Who,
    /// Party.
    pub party: u16,
    /// Unit.
    pub unit: u32,
    /// Persons.
    pub persons: u32,
    /// Tie to commander and peers, 0 to 1.
    pub tie: f32,
    /// Lasting taste for each [`Track`], standard Gumbel.
    pub taste: [f32; 3],
    /// Cell of the home.
    pub home: u32,
}

rows! {
    /// Fighters, one entry an agent.
    pub struct Fighters of Fighter {
        /// Identity.
        who: Who;
        /// Party that it came from.
        party: u16;
        /// Unit, or [`NOBODY`].
        unit: u32;
        /// Where it stands.
        stage: Stage;
        /// Where it would go.
        track: Track;
        /// Lasting taste for each [`Track`], standard Gumbel.
        taste: [f32; 3];
        /// Persons alive.
        persons: u32;
        /// Tie to commander and peers, 0 to 1.
        tie: f32;
        /// Cell of the home.
        home: u32;
        /// Week in which it came to its stage.
        since: u32;
    }
    beside {
        /// True once a fighter came to or left a unit since fighters were last indexed by unit.
        moved: bool = true;
    }
}

impl Fighters {
    /// Adds an active fighter.
    pub fn add(&mut self, newcomer: Newcomer, week: u32) {
        let Newcomer { who, party, unit, persons, tie, taste, home } = newcomer;
        let (stage, track) = (Stage::Active, Track::Stay);
        let since = week;
        self.push(Fighter { who, party, unit, stage, track, taste, persons, tie, home, since });
        self.moved = true;
    }

    /// Moves a fighter to another stage; out of its unit unless it fights on in one.
    pub fn enter(&mut self, row: usize, stage: Stage, week: u32) {
        self.moved |= stage.in_unit() || self.stage[row].in_unit();
        self.stage[row] = stage;
        self.since[row] = week;
        if !stage.in_unit() {
            self.unit[row] = NOBODY;
        }
    }
}
