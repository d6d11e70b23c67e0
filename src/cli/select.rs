//! `--select`: draws until one option's average is known to be the best, or near enough to it.

use std::path::Path;

use serde_json::Value as Json;

use super::folder::refuse_failed;
use super::named::{refuse_percent, unknown};
use super::progress::Progress;
use super::show;
use crate::analysis::format::counted;
use crate::analysis::selection::{
    Aim, CHOOSING, Criterion, Procedure, best, lower_is_better, measured,
};
use crate::batch::{Growth, Log, Results, Summary, Tell};
use crate::faults::{Fault, Kind};
use crate::model::{Nature, Outcome, Record};
use crate::results::{By, SELECTION_NAME, Selection};
use crate::scenario::Study;

/// What is asked of a selection.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The difference in averages worth detecting [unit of the outcome]; the band of a criterion if
    /// silent.
    pub delta: Option<f64>,
    /// How sure to be.
    pub confidence: f64,
}

/// Selects an option, draw by draw.
pub struct Select {
    outcome: Outcome,
    by: By,
    names: Vec<String>,
    aim: Aim,
    procedure: Procedure,
    /// Draws of the log that were looked at, failed ones too.
    read: u32,
    /// Dropped options that were told.
    told: usize,
    most: u32,
}

impl Select {
    /// # Errors
    /// Faults of usage: a criterion or outcome that is not there or only describes, no difference to
    /// detect, a single option.
    pub fn new(study: &Study, criterion: &str, asked: Asked) -> Result<Self, Fault> {
        let usage = |message: String| Fault::new(Kind::Usage, message);
        let (by, band) = resolve(study, criterion)?;
        let outcome = study.dictionary().outcomes[by.outcome].clone();
        let delta = asked.delta.or(band).ok_or_else(|| {
            let message =
                "--select needs --within DELTA: the difference in averages worth detecting";
            usage(message.to_owned())
                .help("a criterion of the scenario with a `band` brings its own")
        })?;
        if let Some(within) = asked.delta {
            refuse_percent("--within", outcome.nature, within)?;
        }
        let names: Vec<String> = study.options().iter().map(|option| option.name.clone()).collect();
        if names.len() < 2 {
            return Err(usage("one option leaves nothing to select".to_owned()));
        }
        let share = outcome.nature != Nature::Amount;
        let aim =
            Aim { lower_is_better: by.lower_is_better, share, delta, confidence: asked.confidence };
        let procedure = Procedure::new(names.len(), aim).map_err(usage)?;
        Ok(Self { outcome, by, names, aim, procedure, read: 0, told: 0, most: 0 })
    }

    /// Draws before the first option can be dropped.
    pub fn first(&self) -> u32 {
        u32::try_from(self.procedure.first_stage()).unwrap_or(u32::MAX)
    }

    /// Sets how many draws may be spent.
    ///
    /// # Errors
    /// They are too few for anything.
    pub fn spend(&mut self, most: u32) -> Result<(), Fault> {
        self.most = most;
        if most >= self.first() {
            return Ok(());
        }
        let first = counted(self.first() as usize, "draw");
        let message = format!("{most} draws are too few to select: the first stage takes {first}");
        Err(Fault::new(Kind::Usage, message).help("give more --draws, or detect less: --within"))
    }

    /// Writes `selection.json` and says what was found; nothing after Ctrl-C.
    ///
    /// # Errors
    /// The log cannot be read, or the file not be written.
    pub fn finish(
        &self,
        study: &Study,
        folder: &Path,
        summary: &Summary,
        progress: &mut Progress,
    ) -> Result<(), Fault> {
        if summary.interrupted {
            return Ok(());
        }
        let selection = self.selection(study, folder)?;
        selection.write(folder)?;
        show::note(&format!("select: {}", selection.says));
        for option in &selection.options {
            progress.note(&format!("  {}", option.words()));
        }
        progress.note(&format!("  averages: {}", selection.verdict));
        Ok(())
    }

    fn selection(&self, study: &Study, folder: &Path) -> Result<Selection, Fault> {
        let results = Results::open(folder)?;
        let of = |option| measured(&self.outcome, results.outcome(option, self.by.outcome));
        let values: Vec<Vec<f64>> = (0..self.names.len()).map(of).collect();
        let criterion = Criterion {
            values: &values,
            runs_per_draw: results.runs_per_draw(),
            lower_is_better: self.aim.lower_is_better,
            band: self.aim.delta,
            bound: self.aim.share.then_some(1.0),
        };
        let standings = best(&criterion, CHOOSING);
        Ok(Selection::of(study, &self.by, &self.aim, &self.procedure, self.most, &standings))
    }

    /// Takes the draws in that the log has gained.
    fn read(&mut self, log: &Log) -> Result<(), Fault> {
        let runs = log.layout().runs;
        while self.read < log.span.draws {
            let Some(block) = log.block(log.span.first + self.read)? else { break };
            self.read += 1;
            // A draw that failed is left out of every option.
            let Ok(records) = block.records else { continue };
            let of = |records: &[Record]| {
                let values =
                    records.iter().map(|record| record.outcomes[self.by.outcome]).collect();
                let values = measured(&self.outcome, values);
                values.iter().sum::<f64>() / values.len() as f64
            };
            let draw: Vec<f64> = records.chunks(runs.max(1)).map(of).collect();
            self.procedure.take(&draw);
        }
        Ok(())
    }
}

/// What is selected by: a criterion of the scenario, with its outcome, way and band, or an outcome
/// with the way that the dictionary calls better.
fn resolve(study: &Study, name: &str) -> Result<(By, Option<f64>), Fault> {
    let said = || study.compare.criteria.iter().filter(|criterion| criterion.said);
    if let Some(criterion) = said().find(|criterion| criterion.name == name) {
        let by = By {
            name: name.to_owned(),
            outcome: criterion.outcome,
            lower_is_better: criterion.less,
        };
        return Ok((by, Some(criterion.band).filter(|band| *band > 0.0)));
    }
    let words = study.dictionary();
    let Some(outcome) = words.outcome(name) else {
        let criteria = said().map(|criterion| criterion.name.as_str());
        return Err(unknown(words, "criterion or outcome", name, criteria));
    };
    let lower_is_better = lower_is_better(&words.outcomes[outcome]).ok_or_else(|| {
        let message = format!("{name} only describes: neither less nor more of it is better");
        Fault::new(Kind::Usage, message)
            .help("a criterion of the scenario can say which way it wants: `want`")
    })?;
    Ok((By { name: name.to_owned(), outcome, lower_is_better }, None))
}

/// What `--select` wrote into a folder.
///
/// # Errors
/// It cannot be read.
pub fn written(folder: &Path) -> Result<Json, Fault> {
    let path = folder.join(SELECTION_NAME);
    let text = std::fs::read_to_string(&path).map_err(|e| Fault::unreadable(&path, &e))?;
    serde_json::from_str(&text).map_err(|error| Fault::new(Kind::Input, error.to_string()))
}

impl Growth for Select {
    fn most(&self) -> u32 {
        self.most
    }

    fn more(
        &mut self,
        log: &Log,
        summary: &Summary,
        tell: &mut dyn Tell,
    ) -> Result<u32, Vec<Fault>> {
        refuse_failed(summary)?;
        let batch = self.procedure.batch();
        self.read(log)?;
        if self.procedure.batch() > batch {
            let first = counted(self.procedure.first_stage(), "draw");
            tell.note(&format!(
                "select: a share lies below 0.1 or above 0.9: batches of {} draws, a first stage of \
                 {first}",
                self.procedure.batch()
            ));
        }
        for out in &self.procedure.dropped()[self.told..] {
            let after = counted(out.observations * self.procedure.batch(), "draw");
            let how = if out.same { "the very same average as" } else { "too far behind" };
            let (name, by) = (&self.names[out.option], &self.names[out.by]);
            tell.note(&format!("select: {name} dropped after {after}: {how} {by}"));
        }
        self.told = self.procedure.dropped().len();
        let left = self.most.saturating_sub(log.span.draws);
        Ok(u32::try_from(self.procedure.wanted()).unwrap_or(u32::MAX).min(left))
    }
}
