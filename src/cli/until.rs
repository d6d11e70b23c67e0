//! Draws until something is known: what `--precision` and `--select` share.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use clap::Args;

use super::precise::Precise;
use super::progress::Progress;
use super::select::{Asked, Select};
use crate::analysis::selection::{FIRST_LOOK, Target};
use crate::batch::{Growth, LOG_NAME, Log, Settings, Span, Summary, Tell, batch, growing_batch};
use crate::faults::{Fault, Kind};
use crate::scenario::Study;

/// Draws that are spent at most where no other number is asked for.
const BUDGET: u32 = 5_000;

/// When to stop simulating draws.
#[derive(Args)]
pub struct UntilArgs {
    /// Simulate until the mean of outcome NAME is known to WIDTH, half its 95% interval, in every
    /// option; NAME@difference=WIDTH: until its differences from the baseline are (may be repeated;
    /// in the outcome's unit, 0 to 1 for shares). --draws is the most to spend [default: 5000]
    #[arg(long, value_name = "NAME=WIDTH", value_delimiter = ',')]
    #[arg(conflicts_with_all = ["select", "quick", "extend", "shard"])]
    precision: Vec<Target>,
    /// Simulate until one option is known to have the best average by CRITERION, or one within DELTA
    /// of it. CRITERION: a criterion of the scenario by its name, or an outcome. --draws is the most
    /// to spend [default: 5000]
    #[arg(long, value_name = "CRITERION")]
    #[arg(conflicts_with_all = ["quick", "extend", "shard"])]
    select: Option<String>,
    /// With --select: the difference in averages worth detecting, in the outcome's unit [default:
    /// the `band` of the criterion]
    #[arg(long, value_name = "DELTA", requires = "select", value_parser = above_zero)]
    within: Option<f64>,
    /// With --select: confidence of the choice, above 0.5 and below 1 [default: 0.95]
    #[arg(long, value_name = "P", requires = "select", value_parser = confidence)]
    confidence: Option<f64>,
}

impl UntilArgs {
    /// Simulates what is asked for; without a condition a plain batch.
    ///
    /// # Errors
    /// Those of [`growing_batch`]; an outcome that is not known or cannot be asked for so.
    pub fn simulate(
        &self,
        study: &Study,
        folder: &Path,
        settings: &Settings,
        stop: &AtomicBool,
        progress: &mut Progress,
    ) -> Result<Summary, Vec<Fault>> {
        let spending = |first| Spending::of(folder, settings, first);
        if let Some(criterion) = &self.select {
            let asked = Asked { delta: self.within, confidence: self.confidence.unwrap_or(0.95) };
            let mut select = Select::new(study, criterion, asked)?;
            let spending = spending(select.first())?;
            select.spend(spending.most)?;
            let summary = spending.simulate(study, folder, &mut select, stop, progress)?;
            select.finish(study, folder, &summary, progress)?;
            return Ok(summary);
        }
        if self.precision.is_empty() {
            return batch(study, folder, settings, stop, progress);
        }
        let targets = Precise::positions(study, &self.precision)?;
        let spending = spending(FIRST_LOOK)?;
        let mut precise = Precise::new(study, folder, targets, spending.most);
        let summary = spending.simulate(study, folder, &mut precise, stop, progress)?;
        precise.finish();
        Ok(summary)
    }

    /// True if an option is to be selected.
    pub fn selects(&self) -> bool {
        self.select.is_some()
    }
}

/// How many draws are spent at most, and how the batch begins.
struct Spending {
    most: u32,
    settings: Settings,
}

impl Spending {
    /// `first`: draws of a new batch before the first look. A batch that is resumed is finished
    /// as it was planned before it is looked at.
    fn of(folder: &Path, settings: &Settings, first: u32) -> Result<Self, Fault> {
        let path = folder.join(LOG_NAME);
        if !settings.resume || !path.exists() {
            let most = settings.draws.unwrap_or(BUDGET);
            let settings = Settings { draws: Some(first.min(most)), ..settings.clone() };
            return Ok(Self { most, settings });
        }
        // One that cannot be opened yet is repaired, or refused, when the batch begins.
        let planned = Log::open(&path).map_or(Span::whole(0), |log| log.span);
        if planned != Span::whole(planned.total) {
            let fault = Fault::new(Kind::Usage, "a shard cannot be extended");
            return Err(fault.help("merge the shards first"));
        }
        let most = settings.draws.unwrap_or(BUDGET.max(planned.total));
        if most < planned.total {
            let message =
                format!("the log is for {} draws, and {most} are the most", planned.total);
            return Err(Fault::new(Kind::Usage, message).help("give more --draws, or none"));
        }
        Ok(Self { most, settings: Settings { draws: None, ..settings.clone() } })
    }

    fn simulate(
        &self,
        study: &Study,
        folder: &Path,
        growth: &mut dyn Growth,
        stop: &AtomicBool,
        progress: &mut Progress,
    ) -> Result<Summary, Vec<Fault>> {
        let mut tell = Against { progress, most: self.most, begun: false };
        let done = growing_batch(study, folder, &self.settings, growth, stop, &mut tell);
        tell.progress.end();
        done
    }
}

/// Shows one progress against the most that may be spent, instead of one from look to look.
struct Against<'a> {
    progress: &'a mut Progress,
    most: u32,
    begun: bool,
}

impl Tell for Against<'_> {
    fn note(&mut self, words: &str) {
        self.progress.note(words);
    }

    fn wrong(&mut self, words: &str) {
        self.progress.wrong(words);
    }

    fn begin(&mut self, draws: u32, done: u32) {
        if !std::mem::replace(&mut self.begun, true) {
            self.progress.begin(self.most.max(draws), done);
        }
    }

    fn draw(&mut self) {
        self.progress.draw();
    }

    fn end(&mut self) {}
}

fn above_zero(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| format!("`{text}` is not a number"))?;
    let fits = number > 0.0 && number.is_finite();
    if fits { Ok(number) } else { Err("it must lie above 0".to_owned()) }
}

fn confidence(text: &str) -> Result<f64, String> {
    let number = above_zero(text)?;
    let fits = number > 0.5 && number < 1.0;
    if fits { Ok(number) } else { Err("it must lie above 0.5 and below 1".to_owned()) }
}
