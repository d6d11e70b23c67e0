//! What a batch left, read from its log: one compact row a run in memory, series by the column.

use crate::faults::Fault;
use crate::model::Record;

/// What a batch left: whole draws only, in draw order.
pub struct Results {
    options: usize,
    runs_per_draw: usize,
    draws: usize,
    points: usize,
    /// draw-major, then option, then run.
    records: Vec<Record>,
}

impl Results {
    /// Results held in memory. `records`: draw by draw, option by option, run by run.
    pub fn from_records(
        options: usize,
        runs_per_draw: usize,
        points: usize,
        records: Vec<Record>,
    ) -> Self {
        let draws = records.len() / (options * runs_per_draw).max(1);
        Self { options, runs_per_draw, draws, points, records }
    }

    /// Whole draws kept.
    pub fn draws(&self) -> usize {
        self.draws
    }

    /// Runs of each option in a draw.
    pub fn runs_per_draw(&self) -> usize {
        self.runs_per_draw
    }

    fn of(&self, option: usize) -> impl Iterator<Item = &Record> {
        let per_draw = self.options * self.runs_per_draw;
        self.records.chunks(per_draw).flat_map(move |draw| {
            draw[option * self.runs_per_draw..(option + 1) * self.runs_per_draw].iter()
        })
    }

    /// An outcome of every run of an option: `draws x runs_per_draw` numbers, draw by draw.
    pub fn outcome(&self, option: usize, outcome: usize) -> Vec<f64> {
        self.of(option).map(|record| record.outcomes[outcome]).collect()
    }

    /// A series of every run of an option: for each time point, one number a run, draw by draw.
    ///
    /// # Errors
    /// The log cannot be read.
    pub fn series(&self, option: usize, series: usize) -> Result<Vec<Vec<f32>>, Fault> {
        let at = |point: usize| series * self.points + point;
        Ok((0..self.points)
            .map(|point| self.of(option).map(|record| record.series[at(point)]).collect())
            .collect())
    }

    /// Mean over the runs of an option of a layer, cell by cell.
    ///
    /// # Errors
    /// The log cannot be read.
    pub fn layer_mean(&self, option: usize, layer: usize, cells: usize) -> Result<Vec<f64>, Fault> {
        let runs = (self.draws * self.runs_per_draw).max(1) as f64;
        let mut sums = vec![0.0; cells];
        for record in self.of(option) {
            let part = &record.layers[layer * cells..(layer + 1) * cells];
            sums.iter_mut().zip(part).for_each(|(sum, value)| *sum += f64::from(*value));
        }
        Ok(sums.into_iter().map(|sum| sum / runs).collect())
    }
}
