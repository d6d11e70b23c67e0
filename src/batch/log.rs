//! `runs.log`: a header, a span, and blocks in draw order. Everything else is derived from it.
//!
//! Bytes: `ARMISTLG`, format u32, length of the header u32, length of the dictionary u32, the header
//! and the dictionary as JSON, 16 bytes of BLAKE3; then the span (first draw, draws, total draws of
//! the batch; u32 each, 16 bytes of BLAKE3); then blocks. All little-endian. The bytes depend on the
//! scenario, the seed and the design alone: not on threads, shards, interruptions or the machine.

mod writer;

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

pub use writer::Writer;

use super::block::{Block, CHECKSUM, Layout, next};
use super::header::Header;
use super::span::{SPAN, Span};
use crate::faults::{Fault, Kind};
use crate::model::{Record, RunId};

/// Name of the log in its folder.
pub const LOG_NAME: &str = "runs.log";

const MAGIC: &[u8; 8] = b"ARMISTLG";
/// Version of the bytes of a log.
const FORMAT: u32 = 1;
/// Magic, format and two lengths [bytes].
const PREAMBLE: usize = 20;
/// No header is longer [bytes].
const LONGEST_HEADER: u64 = 64 << 20;

/// A log on disk: its header and where its blocks lie.
#[derive(Debug, Clone)]
pub struct Log {
    /// Where it is.
    pub path: PathBuf,
    /// What its records depend on.
    pub header: Header,
    /// Which draws it is for.
    pub span: Span,
    head: Vec<u8>,
    key: [u8; 32],
}

/// What a look at every block found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scan {
    /// Whole blocks, from the first.
    pub blocks: u32,
    /// Those of them that say that their draw failed.
    pub failed: u32,
    /// Bytes behind them that are no block: a torn end.
    pub torn: u64,
}

impl Scan {
    /// Refuses a log that has not all its draws, or something else behind them.
    ///
    /// # Errors
    /// A fault that says which.
    pub fn refuse_unfinished(&self, log: &Log) -> Result<(), Fault> {
        let (has, planned) = (self.blocks, log.span.draws);
        let bytes = if self.torn == 1 { "byte" } else { "bytes" };
        let behind = format!("{} {bytes} behind them that no draw has", self.torn);
        match (has < planned, self.torn > 0) {
            (false, false) => Ok(()),
            (false, true) => {
                let message =
                    format!("has its {planned} draws, and {behind}: somebody put them there");
                Err(log.fault(&message).help("--resume cuts them"))
            }
            (true, torn) => {
                let more = if torn { format!(", and {behind}") } else { String::new() };
                let message = format!("is not finished: it has {has} of {planned} draws{more}");
                Err(log.fault(&message).help("finish it with --resume"))
            }
        }
    }
}

impl Log {
    /// A log that is yet to be written.
    pub fn new(path: PathBuf, header: Header, span: Span) -> Self {
        let head = encode(&header);
        let key = *blake3::hash(&head).as_bytes();
        Self { path, header, span, head, key }
    }

    /// Opens a log: its header and span, not yet its blocks.
    ///
    /// # Errors
    /// It cannot be read, is no log, is of another format, or its header or span is damaged.
    pub fn open(path: &Path) -> Result<Self, Fault> {
        let (header, head, span) = read_head(path).map_err(|fault| match path.is_file() {
            true => fault,
            false => fault.help_if(results_near(path)),
        })?;
        let span = Span::decode(&span).ok_or_else(|| {
            Fault::new(Kind::Input, format!("{}: its span of draws is damaged", path.display()))
                .help("if an --extend was killed, --resume repairs it")
        })?;
        let key = *blake3::hash(&head).as_bytes();
        Ok(Self { path: path.to_owned(), header, span, head, key })
    }

    /// How many numbers its draws hold.
    pub fn layout(&self) -> &Layout {
        &self.header.layout
    }

    /// Length that the whole log has in the end [bytes].
    pub fn len_when_whole(&self) -> u64 {
        self.offset(self.span.draws)
    }

    /// Where its `index`-th block begins [bytes].
    pub fn offset(&self, index: u32) -> u64 {
        (self.head.len() + SPAN) as u64
            + u64::from(index).saturating_mul(self.layout().block_bytes())
    }

    /// The bytes before the first block.
    pub fn start(&self) -> Vec<u8> {
        [self.head.as_slice(), &self.span.encode()].concat()
    }

    /// The bytes of a block.
    pub fn encode(&self, block: &Block, bytes: &mut Vec<u8>) {
        block.encode(self.layout(), &self.key, bytes);
    }

    /// Reads every block, in order, and checks it. What follows the last whole one is a torn end.
    ///
    /// # Errors
    /// The file cannot be read; a damaged block has whole ones behind it; more blocks than planned;
    /// what `visit` fails with.
    pub fn scan(
        &self,
        mut visit: impl FnMut(u32, Block, &[u8]) -> Result<(), Fault>,
    ) -> Result<Scan, Fault> {
        let unreadable = |error: std::io::Error| Fault::unreadable(&self.path, &error);
        let file = File::open(&self.path).map_err(unreadable)?;
        let length = file.metadata().map_err(unreadable)?.len();
        let mut file = BufReader::with_capacity(1 << 20, file);
        file.seek(SeekFrom::Start(self.offset(0))).map_err(unreadable)?;
        let block_len = self.layout().block_len();
        let behind = length.saturating_sub(self.offset(0));
        let held = behind / block_len as u64;
        // Only where the file holds a block: its length is that of the file at most.
        let mut bytes = vec![0; if held > 0 { block_len } else { 0 }];
        let mut found = Scan::default();
        let mut damaged = None;
        for index in 0..held {
            file.read_exact(&mut bytes).map_err(unreadable)?;
            let draw = u64::from(self.span.first) + index;
            let block = Block::decode(&bytes, self.layout(), &self.key)
                .filter(|block| u64::from(block.draw) == draw);
            match (block, damaged) {
                (Some(_), Some(at)) => return Err(self.damage(at)),
                (Some(_), None) if index >= u64::from(self.span.draws) => {
                    return Err(self.fault("holds more draws than were planned"));
                }
                (Some(block), None) => {
                    found.blocks += 1;
                    found.failed += u32::from(block.records.is_err());
                    visit(index as u32, block, &bytes)?;
                }
                (None, None) => damaged = Some(index),
                (None, Some(_)) => {}
            }
        }
        found.torn = behind - u64::from(found.blocks) * block_len as u64;
        Ok(found)
    }

    /// Reads one draw; `None` if the log does not have it (yet).
    ///
    /// # Errors
    /// The file cannot be read, or the block is damaged.
    pub fn block(&self, draw: u32) -> Result<Option<Block>, Fault> {
        if !self.span.range().contains(&draw) {
            return Ok(None);
        }
        let unreadable = |error: std::io::Error| Fault::unreadable(&self.path, &error);
        let index = draw - self.span.first;
        let mut file = File::open(&self.path).map_err(unreadable)?;
        if file.metadata().map_err(unreadable)?.len() < self.offset(index + 1) {
            return Ok(None);
        }
        let mut bytes = vec![0; self.layout().block_len()];
        file.seek(SeekFrom::Start(self.offset(index)))
            .and_then(|_| file.read_exact(&mut bytes))
            .map_err(unreadable)?;
        let block = Block::decode(&bytes, self.layout(), &self.key);
        match block.filter(|block| block.draw == draw) {
            Some(block) => Ok(Some(block)),
            None => Err(self.fault(&format!("block {index} (draw {draw}) is damaged"))),
        }
    }

    /// The record of a run; `None` if its draw failed. Keeps the block for the next one.
    ///
    /// # Errors
    /// Those of [`Log::block`], and a draw that is not there.
    pub fn record(&self, id: RunId, kept: &mut Option<Block>) -> Result<Option<Record>, Fault> {
        if kept.as_ref().is_none_or(|block| block.draw != id.draw) {
            *kept = self.block(id.draw)?;
        }
        let missing = || self.fault(&format!("draw {} is missing", id.draw));
        let block = kept.as_ref().ok_or_else(missing)?;
        let Ok(records) = &block.records else { return Ok(None) };
        let at = id.option * self.layout().runs + id.run as usize;
        records.get(at).cloned().map(Some).ok_or_else(missing)
    }

    /// A fault of this log.
    pub fn fault(&self, what: &str) -> Fault {
        Fault::new(Kind::Input, format!("{}: {what}", self.path.display()))
    }

    fn damage(&self, index: u64) -> Fault {
        let draw = u64::from(self.span.first) + index;
        self.fault(&format!("block {index} (draw {draw}) is damaged and whole blocks follow it"))
            .help(
                "the disk or somebody changed it: restore a copy, or run the batch again elsewhere",
            )
    }
}

fn encode(header: &Header) -> Vec<u8> {
    let json = serde_json::to_vec(header).unwrap_or_default();
    let words = header.dictionary.as_bytes();
    let mut head = Vec::with_capacity(PREAMBLE + json.len() + words.len() + CHECKSUM);
    head.extend(MAGIC);
    for number in [FORMAT, json.len() as u32, words.len() as u32] {
        head.extend(number.to_le_bytes());
    }
    head.extend(&json);
    head.extend(words);
    let sum = blake3::hash(&head);
    head.extend(&sum.as_bytes()[..CHECKSUM]);
    head
}

/// Folders of results that are named where another was asked for.
const NEAR: usize = 6;

/// Which folder of results was meant, where one has no log: those in it, or that of a scenario.
fn results_near(log: &Path) -> Option<String> {
    let folder = log.parent()?;
    let holds = |folder: &PathBuf| folder.join(LOG_NAME).is_file();
    let mut found: Vec<PathBuf> = if folder.is_file() {
        let name = Path::new("output").join(folder.file_stem()?);
        Some(name).filter(holds).into_iter().collect()
    } else {
        let inside = std::fs::read_dir(folder).ok()?;
        inside.flatten().map(|entry| entry.path()).filter(holds).take(NEAR).collect()
    };
    found.sort_unstable();
    let names: Vec<String> = found.iter().map(|one| format!("`{}`", one.display())).collect();
    Some(match names.as_slice() {
        [] => "this needs a folder of results, as `armistice compare FILE` leaves it".to_owned(),
        names => format!("did you mean {}?", names.join(" or ")),
    })
}

fn read_head(path: &Path) -> Result<(Header, Vec<u8>, [u8; SPAN]), Fault> {
    let unreadable = |error: std::io::Error| Fault::unreadable(path, &error);
    let wrong = |what: &str| Fault::new(Kind::Input, format!("{}: {what}", path.display()));
    let file = File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if !about.is_file() {
        return Err(wrong("is not a file"));
    }
    let mut file = BufReader::new(file);
    let mut head = vec![0; PREAMBLE];
    file.read_exact(&mut head).map_err(|_| wrong("is no log of runs: it is too short"))?;
    let mut rest = head.as_slice();
    if next(&mut rest).as_ref() != Some(MAGIC) {
        return Err(wrong("is no log of runs"));
    }
    let mut number = || next(&mut rest).map_or(0, u32::from_le_bytes);
    let (format, header_len, words_len) = (number(), u64::from(number()), u64::from(number()));
    if format != FORMAT {
        let message = format!("is a log of format {format}; this program reads format {FORMAT}");
        return Err(wrong(&message));
    }
    let length = header_len + words_len + CHECKSUM as u64;
    if length > LONGEST_HEADER || length > about.len() {
        return Err(wrong("its header is damaged"));
    }
    head.resize(PREAMBLE + length as usize, 0);
    file.read_exact(&mut head[PREAMBLE..]).map_err(unreadable)?;
    let damaged = || wrong("its header is damaged");
    let (body, sum) = head.split_last_chunk::<CHECKSUM>().ok_or_else(damaged)?;
    if blake3::hash(body).as_bytes()[..CHECKSUM] != *sum {
        return Err(damaged());
    }
    let (json, words) = body[PREAMBLE..].split_at(header_len as usize);
    let mut header: Header = serde_json::from_slice(json).map_err(|_| damaged())?;
    header.dictionary = String::from_utf8(words.to_vec()).map_err(|_| damaged())?;
    if let Some(what) = header.unreadable() {
        return Err(wrong(&what));
    }
    let mut span = [0; SPAN];
    file.read_exact(&mut span).map_err(|_| wrong("ends before its first draw"))?;
    Ok((header, head, span))
}

#[cfg(test)]
mod tests;
