//! What a batch left, read from its log: one compact row a run in memory, series by the column.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use super::block::Layout;
use super::header::Header;
use super::log::{LOG_NAME, Log};
use crate::faults::Fault;
use crate::model::Record;

/// What a batch left: whole draws only, in draw order.
pub struct Results {
    header: Header,
    points: usize,
    planned: u32,
    total: u32,
    /// Number of each whole draw.
    draws: Vec<u32>,
    failed: Vec<u32>,
    /// Run after run: draw by draw, option by option, run by run; then outcome by outcome.
    outcomes: Vec<f64>,
    digests: Vec<u64>,
    /// What is wrong with the end of its log.
    end: Result<(), Fault>,
    rest: Rest,
}

/// Where series and layers are.
enum Rest {
    Memory(Vec<Record>),
    Log(Box<Log>),
}

impl Results {
    /// Opens the log of a folder, checks every block, and keeps the outcomes in memory.
    ///
    /// # Errors
    /// The log cannot be read or is damaged. An unfinished one gives what is whole.
    pub fn open(folder: &Path) -> Result<Self, Fault> {
        let log = Log::open(&folder.join(LOG_NAME))?;
        let points = log.header.points();
        let mut results = Self {
            header: log.header.clone(),
            points,
            planned: log.span.draws,
            total: log.span.total,
            draws: Vec::new(),
            failed: Vec::new(),
            outcomes: Vec::new(),
            digests: Vec::new(),
            end: Ok(()),
            rest: Rest::Log(Box::new(log.clone())),
        };
        let scan = log.scan(|_, block, _| {
            match block.records {
                Ok(records) => {
                    results.draws.push(block.draw);
                    records.iter().for_each(|record| results.keep(record));
                }
                Err(_) => results.failed.push(block.draw),
            }
            Ok(())
        })?;
        results.end = scan.refuse_unfinished(&log);
        Ok(results)
    }

    /// Results held in memory. `records`: draw by draw, option by option, run by run.
    pub fn from_records(
        options: usize,
        runs_per_draw: usize,
        points: usize,
        records: Vec<Record>,
    ) -> Self {
        let draws = (records.len() / (options * runs_per_draw).max(1)) as u32;
        let first = records.first();
        let layout = Layout {
            options,
            runs: runs_per_draw,
            outcomes: first.map_or(0, |record| record.outcomes.len()),
            series: first.map_or(0, |record| record.series.len()),
            layers: first.map_or(0, |record| record.layers.len()),
        };
        let header = Header {
            layout,
            runs_per_draw: runs_per_draw as u32,
            options: (0..options).map(|option| format!("option-{option}")).collect(),
            ..Header::default()
        };
        let mut results = Self {
            header,
            points,
            planned: draws,
            total: draws,
            draws: (0..draws).collect(),
            failed: Vec::new(),
            outcomes: Vec::new(),
            digests: Vec::new(),
            end: Ok(()),
            rest: Rest::Memory(Vec::new()),
        };
        records.iter().for_each(|record| results.keep(record));
        results.rest = Rest::Memory(records);
        results
    }

    fn keep(&mut self, record: &Record) {
        self.outcomes.extend(&record.outcomes);
        self.digests.push(record.digest);
    }

    /// Everything that the records depend on: seed, options, fields of the scenario.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// True if the log is one shard of a batch.
    pub fn is_part(&self) -> bool {
        self.total > self.planned
    }

    /// Refuses a log that has not all its draws, or something else behind them.
    ///
    /// # Errors
    /// A fault that says which.
    pub fn refuse_unfinished(&self) -> Result<(), Fault> {
        self.end.clone()
    }

    /// Draws that were planned.
    pub fn planned(&self) -> usize {
        self.planned as usize
    }

    /// Whole draws kept.
    pub fn draws(&self) -> usize {
        self.draws.len()
    }

    /// Number of each whole draw, as run ids name it.
    pub fn draw_numbers(&self) -> &[u32] {
        &self.draws
    }

    /// Numbers of the draws that were left out because a run of them failed.
    pub fn failed_draws(&self) -> &[u32] {
        &self.failed
    }

    /// Runs of each option in a draw.
    pub fn runs_per_draw(&self) -> usize {
        self.header.layout.runs
    }

    /// Positions of an option's runs among all runs, draw by draw.
    fn runs_of(&self, option: usize) -> impl Iterator<Item = usize> {
        let Layout { options, runs, .. } = self.header.layout;
        (0..self.draws()).flat_map(move |draw| {
            let first = (draw * options + option) * runs;
            first..first + runs
        })
    }

    /// An outcome of every run of an option: `draws x runs_per_draw` numbers, draw by draw.
    pub fn outcome(&self, option: usize, outcome: usize) -> Vec<f64> {
        let width = self.header.layout.outcomes;
        self.runs_of(option).map(|run| self.outcomes[run * width + outcome]).collect()
    }

    /// Digest of a run. `draw`: position among the whole draws.
    pub fn digest(&self, option: usize, draw: usize, run: usize) -> u64 {
        let Layout { options, runs, .. } = self.header.layout;
        self.digests[(draw * options + option) * runs + run]
    }

    /// A series of every run of an option: for each time point, one number a run, draw by draw.
    ///
    /// # Errors
    /// The log cannot be read.
    pub fn series(&self, option: usize, series: usize) -> Result<Vec<Vec<f32>>, Fault> {
        let runs = self.draws() * self.runs_per_draw();
        let mut columns = vec![Vec::with_capacity(runs); self.points];
        let at = self.header.layout.series_at() + 4 * series * self.points;
        self.read(option, at, self.points, |numbers| {
            columns.iter_mut().zip(numbers).for_each(|(column, number)| column.push(*number));
        })?;
        Ok(columns)
    }

    /// Mean over the runs of an option of a layer, cell by cell.
    ///
    /// # Errors
    /// The log cannot be read.
    pub fn layer_mean(&self, option: usize, layer: usize, cells: usize) -> Result<Vec<f64>, Fault> {
        let runs = (self.draws() * self.runs_per_draw()).max(1) as f64;
        let mut sums = vec![0.0; cells];
        let at = self.header.layout.layers_at() + 4 * layer * cells;
        self.read(option, at, cells, |numbers| {
            sums.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += f64::from(*number));
        })?;
        Ok(sums.into_iter().map(|sum| sum / runs).collect())
    }

    /// Hands `count` numbers of each run of an option to `take`, from byte `at` of its record on.
    fn read(
        &self,
        option: usize,
        at: usize,
        count: usize,
        mut take: impl FnMut(&[f32]),
    ) -> Result<(), Fault> {
        let layout = &self.header.layout;
        let log = match &self.rest {
            Rest::Log(log) => log,
            Rest::Memory(records) => {
                for run in self.runs_of(option) {
                    let all = [records[run].series.as_slice(), &records[run].layers].concat();
                    let first = (at - layout.series_at()) / 4;
                    take(&all[first..first + count]);
                }
                return Ok(());
            }
        };
        let unreadable = |error: std::io::Error| Fault::unreadable(&log.path, &error);
        let mut file = File::open(&log.path).map_err(unreadable)?;
        let mut bytes = vec![0; 4 * count];
        let mut numbers = Vec::with_capacity(count);
        for draw in &self.draws {
            for run in 0..layout.runs {
                let block = log.offset(draw - log.span.first);
                let place = block + (layout.record_at(option, run) + at) as u64;
                file.seek(SeekFrom::Start(place)).map_err(unreadable)?;
                file.read_exact(&mut bytes).map_err(unreadable)?;
                numbers.clear();
                let words = bytes.chunks_exact(4);
                numbers.extend(words.map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])));
                take(&numbers);
            }
        }
        Ok(())
    }
}
