//! How many there are of what levers are given by.

/// How many there are of what levers are given by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sizes {
    /// Districts.
    pub districts: usize,
    /// Parties.
    pub parties: usize,
    /// International operations.
    pub operations: usize,
    /// Outside actors.
    pub sponsors: usize,
}
