//! A block of the log: one draw, every option, every run, at a fixed length.
//!
//! Bytes, all little-endian: draw u32, state u32 (0 whole, 1 failed), option u32 and run u32 of the
//! first run that failed (0 if none did), then options x runs records of outcomes f64, series f32,
//! layers f32 and digest u64 (zeros in a failed draw), then 16 bytes of keyed BLAKE3. The key is the
//! hash of the log's header, so that a block of another log is no block of this one.

use serde::{Deserialize, Serialize};

use crate::model::{Dictionary, Record};

/// Bytes before the records of a block.
const HEAD: usize = 16;
/// Bytes of a checksum.
pub const CHECKSUM: usize = 16;

/// How many numbers a draw leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Layout {
    /// Options of the study.
    pub options: usize,
    /// Runs of each option in a draw.
    pub runs: usize,
    /// Outcomes of a record.
    pub outcomes: usize,
    /// Series numbers of a record: series x time points.
    pub series: usize,
    /// Layer numbers of a record: layers x cells.
    pub layers: usize,
}

/// Which run of a failed draw failed first, in the order of the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failure {
    /// Position of its option.
    pub option: u32,
    /// Its run.
    pub run: u32,
}

/// One draw as a log holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Number of the draw.
    pub draw: u32,
    /// Records option by option, run by run, or which run failed first.
    pub records: Result<Vec<Record>, Failure>,
}

impl Layout {
    /// Layout of the records that a dictionary describes.
    pub fn of(words: &Dictionary, options: usize, runs: usize) -> Self {
        let outcomes = words.outcomes.len();
        Self { options, runs, outcomes, series: words.series_len(), layers: words.layers_len() }
    }

    /// Runs in a draw.
    pub fn runs_in_a_draw(&self) -> usize {
        self.options * self.runs
    }

    /// Length of a record [bytes].
    pub fn record_len(&self) -> usize {
        8 * self.outcomes + 4 * (self.series + self.layers) + 8
    }

    /// Length of a block [bytes].
    pub fn block_len(&self) -> usize {
        HEAD + self.runs_in_a_draw() * self.record_len() + CHECKSUM
    }

    /// The same, also where memory has no room for so long a block.
    pub fn block_bytes(&self) -> u64 {
        let records = (self.options as u64).saturating_mul(self.runs as u64);
        records.saturating_mul(self.record_len() as u64).saturating_add((HEAD + CHECKSUM) as u64)
    }

    /// Where a record begins in a block [bytes].
    pub fn record_at(&self, option: usize, run: usize) -> usize {
        HEAD + (option * self.runs + run) * self.record_len()
    }

    /// Where the series of a record begin in it [bytes].
    pub fn series_at(&self) -> usize {
        8 * self.outcomes
    }

    /// Where the layers of a record begin in it [bytes].
    pub fn layers_at(&self) -> usize {
        self.series_at() + 4 * self.series
    }

    /// True if a record holds as many numbers as it must.
    pub fn fits(&self, record: &Record) -> bool {
        record.outcomes.len() == self.outcomes
            && record.series.len() == self.series
            && record.layers.len() == self.layers
    }

    /// True if a file can hold blocks of this layout and memory one of them.
    pub fn is_sane(&self) -> bool {
        // Times the most draws of a batch this is still a length that 64 bits hold; and half of what
        // can be addressed, where that is less.
        let most = (1_u64 << 40).min(isize::MAX as u64);
        let numbers = [self.outcomes, self.series, self.layers];
        let numbers = numbers.iter().try_fold(0, |sum: u64, n| sum.checked_add(*n as u64));
        let runs = (self.options as u64).checked_mul(self.runs as u64);
        let bytes = numbers.and_then(|n| n.checked_mul(8)?.checked_add(8)?.checked_mul(runs?));
        bytes.is_some_and(|bytes| bytes < most)
    }
}

impl Block {
    /// Writes the block into `bytes`, replacing what is there.
    pub fn encode(&self, layout: &Layout, key: &[u8; 32], bytes: &mut Vec<u8>) {
        bytes.clear();
        bytes.extend(self.draw.to_le_bytes());
        let failure = self.records.as_ref().err();
        bytes.extend(u32::from(failure.is_some()).to_le_bytes());
        bytes.extend(failure.map_or(0, |failure| failure.option).to_le_bytes());
        bytes.extend(failure.map_or(0, |failure| failure.run).to_le_bytes());
        for record in self.records.iter().flatten() {
            record.outcomes.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
            record.series.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
            record.layers.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
            bytes.extend(record.digest.to_le_bytes());
        }
        bytes.resize(layout.block_len() - CHECKSUM, 0);
        let sum = blake3::keyed_hash(key, bytes);
        bytes.extend(&sum.as_bytes()[..CHECKSUM]);
    }

    /// Reads a block of exactly `layout.block_len()` bytes; `None` if its checksum is wrong
    /// or no batch can have written it.
    pub fn decode(bytes: &[u8], layout: &Layout, key: &[u8; 32]) -> Option<Self> {
        let (body, sum) = bytes.split_last_chunk::<CHECKSUM>()?;
        if bytes.len() != layout.block_len()
            || blake3::keyed_hash(key, body).as_bytes()[..16] != *sum
        {
            return None;
        }
        let mut rest = body;
        let draw = u32::from_le_bytes(next(&mut rest)?);
        let state = u32::from_le_bytes(next(&mut rest)?);
        let option = u32::from_le_bytes(next(&mut rest)?);
        let run = u32::from_le_bytes(next(&mut rest)?);
        if state != 0 {
            let known = (option as usize) < layout.options && (run as usize) < layout.runs;
            let fits = state == 1 && known && rest.iter().all(|byte| *byte == 0);
            return fits.then_some(Self { draw, records: Err(Failure { option, run }) });
        }
        if (option, run) != (0, 0) {
            return None;
        }
        let mut records = Vec::with_capacity(layout.runs_in_a_draw());
        for _ in 0..layout.runs_in_a_draw() {
            records.push(record(&mut rest, layout)?);
        }
        Some(Self { draw, records: Ok(records) })
    }
}

fn record(rest: &mut &[u8], layout: &Layout) -> Option<Record> {
    let mut outcomes = Vec::with_capacity(layout.outcomes);
    for _ in 0..layout.outcomes {
        outcomes.push(f64::from_le_bytes(next(rest)?));
    }
    let (series, layers) = (floats(rest, layout.series)?, floats(rest, layout.layers)?);
    let record = Record { outcomes, series, layers, digest: u64::from_le_bytes(next(rest)?) };
    // A run with such a number fails, so no batch wrote it.
    record.is_finite().then_some(record)
}

fn floats(rest: &mut &[u8], count: usize) -> Option<Vec<f32>> {
    (0..count).map(|_| Some(f32::from_le_bytes(next(rest)?))).collect()
}

/// Takes the next `N` bytes.
pub fn next<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (head, tail) = rest.split_first_chunk::<N>()?;
    *rest = tail;
    Some(*head)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: Layout = Layout { options: 2, runs: 2, outcomes: 2, series: 3, layers: 1 };

    fn block() -> Block {
        let record = |n: u64| Record {
            outcomes: vec![n as f64 * 0.1, -0.0],
            series: vec![n as f32, 2.5, f32::MIN_POSITIVE],
            layers: vec![1.0],
            digest: u64::MAX - n,
        };
        Block { draw: 7, records: Ok((0..4).map(record).collect()) }
    }

    #[test]
    fn a_block_comes_back_bit_for_bit() {
        let mut bytes = Vec::new();
        for block in [block(), Block { draw: 8, records: Err(Failure { option: 1, run: 0 }) }] {
            block.encode(&LAYOUT, &[3; 32], &mut bytes);
            assert_eq!(bytes.len(), LAYOUT.block_len());
            assert_eq!(Block::decode(&bytes, &LAYOUT, &[3; 32]), Some(block));
        }
    }

    #[test]
    fn a_block_that_no_batch_writes_is_none_though_its_checksum_is_right() {
        let key = [3; 32];
        let failed = Block { draw: 8, records: Err(Failure { option: 1, run: 0 }) };
        // State, option, run, and a record of a draw that failed.
        for (of, at) in [(failed.clone(), 4), (block(), 8), (block(), 12), (failed, HEAD + 3)] {
            let mut bytes = Vec::new();
            of.encode(&LAYOUT, &key, &mut bytes);
            let body = bytes.len() - CHECKSUM;
            bytes[at] = 2;
            let sum = blake3::keyed_hash(&key, &bytes[..body]);
            bytes[body..].copy_from_slice(&sum.as_bytes()[..CHECKSUM]);
            assert_eq!(Block::decode(&bytes, &LAYOUT, &key), None, "byte {at}");
        }
    }

    #[test]
    fn any_changed_byte_and_any_other_log_is_noticed() {
        let mut bytes = Vec::new();
        block().encode(&LAYOUT, &[3; 32], &mut bytes);
        assert_eq!(Block::decode(&bytes, &LAYOUT, &[4; 32]), None);
        for at in 0..bytes.len() {
            bytes[at] ^= 1;
            assert_eq!(Block::decode(&bytes, &LAYOUT, &[3; 32]), None, "byte {at}");
            bytes[at] ^= 1;
        }
    }
}
