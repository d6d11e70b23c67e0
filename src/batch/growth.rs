//! Batches whose number of draws depends on what the draws say.

use super::log::Log;
use super::tell::{Summary, Tell};
use crate::faults::Fault;

/// Decides, each time a batch is whole, whether it goes on.
pub trait Growth {
    /// Draws that the batch may come to. All of them are checked before the first is simulated.
    fn most(&self) -> u32;

    /// Draws to add to those of the log, which are all there; 0 ends the batch.
    ///
    /// # Errors
    /// Whatever ends the batch as a failure; its draws are kept.
    fn more(
        &mut self,
        log: &Log,
        summary: &Summary,
        tell: &mut dyn Tell,
    ) -> Result<u32, Vec<Fault>>;
}

/// A batch of the draws that were asked for.
pub(super) struct AsPlanned;

impl Growth for AsPlanned {
    fn most(&self) -> u32 {
        0
    }

    fn more(&mut self, _: &Log, _: &Summary, _: &mut dyn Tell) -> Result<u32, Vec<Fault>> {
        Ok(0)
    }
}
