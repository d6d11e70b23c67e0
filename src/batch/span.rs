//! Which draws of a batch a log is for.

use std::ops::Range;

use super::block::{CHECKSUM, next};

/// Most draws of a batch.
pub const LARGEST_DRAWS: u32 = 10_000_000;
/// Length of a span in a log [bytes].
pub(super) const SPAN: usize = 12 + CHECKSUM;

/// Which draws a log is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First draw.
    pub first: u32,
    /// Draws of this log.
    pub draws: u32,
    /// Draws of the whole batch, of which this log may be a part.
    pub total: u32,
}

impl Span {
    /// All draws of a batch.
    pub fn whole(draws: u32) -> Self {
        Self { first: 0, draws, total: draws }
    }

    /// The draws.
    pub fn range(&self) -> Range<u32> {
        self.first..self.first.saturating_add(self.draws)
    }

    pub(super) fn encode(self) -> [u8; SPAN] {
        let mut bytes = [0; SPAN];
        for (at, number) in [self.first, self.draws, self.total].into_iter().enumerate() {
            bytes[4 * at..4 * at + 4].copy_from_slice(&number.to_le_bytes());
        }
        let sum = blake3::hash(&bytes[..12]);
        bytes[12..].copy_from_slice(&sum.as_bytes()[..CHECKSUM]);
        bytes
    }

    pub(super) fn decode(bytes: &[u8; SPAN]) -> Option<Self> {
        let mut rest = bytes.as_slice();
        let mut number = || next(&mut rest).map(u32::from_le_bytes);
        let span = Self { first: number()?, draws: number()?, total: number()? };
        let fits = span.first.checked_add(span.draws)? <= span.total && span.total <= LARGEST_DRAWS;
        (fits && span.draws > 0 && span.encode() == *bytes).then_some(span)
    }
}
