//! Writing a log so that a kill at any moment leaves something that can be continued.

use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::super::block::Block;
use super::super::folder::{sync_folder, write_aside};
use super::super::span::{SPAN, Span};
use super::{Log, Scan, read_head};
use crate::faults::Fault;

/// What a machine that goes down may cost at most; a killed process costs nothing that is whole.
const BETWEEN_SYNCS: Duration = Duration::from_secs(20);

/// A log that is being written.
pub struct Writer {
    /// The log.
    pub log: Log,
    file: File,
    blocks: u32,
    bytes: Vec<u8>,
    synced: Instant,
}

impl Writer {
    /// Starts a log: header and span appear at once or not at all.
    ///
    /// # Errors
    /// The file cannot be written, or is there already.
    pub fn create(log: Log) -> Result<Self, Fault> {
        write_aside(&log.path, &log.start())?;
        let file = open(&log.path)?;
        Self::at(log, file, 0)
    }

    /// Goes on with a log: cuts a torn end off, and finishes an extension that was killed.
    ///
    /// # Errors
    /// Those of [`Log::open`] and [`Log::scan`]; the file cannot be written.
    pub fn resume(path: &Path) -> Result<(Self, Scan), Fault> {
        redo_span(path)?;
        let log = Log::open(path)?;
        let scan = log.scan(|_, _, _| Ok(()))?;
        let file = open(path)?;
        let writer = Self::at(log, file, scan.blocks)?;
        if scan.torn > 0 {
            writer.cut()?;
        }
        Ok((writer, scan))
    }

    fn at(log: Log, mut file: File, blocks: u32) -> Result<Self, Fault> {
        let end = SeekFrom::Start(log.offset(blocks));
        file.seek(end).map_err(|error| Fault::unwritable(&log.path, &error))?;
        Ok(Self { log, file, blocks, bytes: Vec::new(), synced: Instant::now() })
    }

    /// Draws that are written, from the first.
    pub fn blocks(&self) -> u32 {
        self.blocks
    }

    /// Plans more draws. The span is changed in place, so a note of the new one is left beside the
    /// log until it is safe: a kill in between is made good by the next [`Writer::resume`].
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn extend(&mut self, span: Span) -> Result<(), Fault> {
        write_aside(&note_of(&self.log.path), &span.encode())?;
        self.log.span = span;
        redo_span(&self.log.path)
    }

    /// Writes the next block. What was whole stays whole if that fails.
    ///
    /// # Errors
    /// The file cannot be written (a full disk, say).
    pub fn append(&mut self, block: &Block) -> Result<(), Fault> {
        self.log.encode(block, &mut self.bytes);
        if let Err(error) = self.file.write_all(&self.bytes) {
            // The fault to tell is the first one; a part of a block is cut by the next resume too.
            let _ = self.cut();
            return Err(Fault::unwritable(&self.log.path, &error)
                .help(format!("{} draws are kept: make room and use --resume", self.blocks)));
        }
        self.blocks += 1;
        if self.synced.elapsed() > BETWEEN_SYNCS {
            self.sync()?;
        }
        Ok(())
    }

    /// Waits until all that is written is on the disk.
    ///
    /// # Errors
    /// The disk says no.
    pub fn sync(&mut self) -> Result<(), Fault> {
        self.synced = Instant::now();
        self.file.sync_data().map_err(|error| Fault::unwritable(&self.log.path, &error))
    }

    fn cut(&self) -> Result<(), Fault> {
        let end = self.log.offset(self.blocks);
        self.file
            .set_len(end)
            .and_then(|()| self.file.sync_all())
            .map_err(|error| Fault::unwritable(&self.log.path, &error))
    }
}

fn open(path: &Path) -> Result<File, Fault> {
    let file = OpenOptions::new().read(true).write(true).open(path);
    file.map_err(|error| Fault::unwritable(path, &error))
}

fn note_of(path: &Path) -> PathBuf {
    path.with_extension("span")
}

/// Puts the span of the note beside a log, if there is one, into the log.
fn redo_span(path: &Path) -> Result<(), Fault> {
    let note = note_of(path);
    let Ok(about) = std::fs::metadata(&note) else { return Ok(()) };
    // Of another length it is no note of ours: not read, only taken away.
    let bytes = if about.len() == SPAN as u64 { std::fs::read(&note) } else { Ok(Vec::new()) };
    let bytes = bytes.map_err(|error| Fault::unreadable(&note, &error))?;
    let span = bytes.as_slice().try_into().ok().filter(|bytes| Span::decode(bytes).is_some());
    if let Some(span) = span {
        let span: [u8; SPAN] = span;
        let (_, head, _) = read_head(path)?;
        let mut file = open(path)?;
        file.seek(SeekFrom::Start(head.len() as u64))
            .and_then(|_| file.write_all(&span))
            .and_then(|()| file.sync_all())
            .map_err(|error| Fault::unwritable(path, &error))?;
    }
    std::fs::remove_file(&note).map_err(|error| Fault::unwritable(&note, &error))?;
    sync_folder(path);
    Ok(())
}
