//! How a command ends.

use crate::faults::Fault;

/// What a command that did what it was asked ends with, or all that was wrong.
pub type Done = Result<Exit, Vec<Fault>>;

/// How a command ended that met no fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// It did what it was asked.
    Well,
    /// It has shown already what is wrong, with this exit code.
    Shown(u8),
    /// Ctrl-C; what was finished is kept.
    Interrupted,
}
