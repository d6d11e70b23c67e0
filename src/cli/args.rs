//! Options that several commands share.

use std::path::{Path, PathBuf};

use clap::Args;

use super::until::UntilArgs;
use crate::batch::{LARGEST_DRAWS, LARGEST_RUNS, SEED, Settings, Shard};
use crate::faults::{Fault, Kind, nearest};
use crate::scenario::{KINDS, ModelKind, Study};

/// A scenario and what is laid over it.
#[derive(Args)]
pub struct ScenarioArgs {
    /// Scenario file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Change a value of the scenario, in every option and draw (may be repeated)
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub sets: Vec<String>,
}

impl ScenarioArgs {
    /// Opens and checks the scenario.
    ///
    /// # Errors
    /// All its faults.
    pub fn open(&self) -> Result<Study, Vec<Fault>> {
        Study::open(&self.file, &self.sets)
    }
}

/// Which model.
#[derive(Args)]
pub struct ModelArgs {
    /// Model whose keys to show
    #[arg(long, value_name = "NAME", default_value = KINDS[0].name)]
    model: String,
}

impl ModelArgs {
    /// The model that is named.
    ///
    /// # Errors
    /// A fault of usage with the nearest name.
    pub fn kind(&self) -> Result<&'static ModelKind, Fault> {
        KINDS.iter().find(|kind| kind.name == self.model).ok_or_else(|| {
            let known = || KINDS.iter().map(|kind| kind.name);
            let list = known().collect::<Vec<_>>().join(", ");
            let meant = nearest(&self.model, known());
            let meant = meant.map(|name| format!("did you mean `{name}`? ")).unwrap_or_default();
            Fault::new(Kind::Usage, format!("there is no model `{}`", self.model))
                .help(format!("{meant}models: {list}"))
        })
    }
}

/// The seed of a single run.
#[derive(Args)]
pub struct SeedArgs {
    /// Seed of all random numbers
    #[arg(long, default_value_t = SEED)]
    pub seed: u64,
}

/// Threads to work on.
#[derive(Args)]
pub struct ThreadArgs {
    /// Threads to simulate on; as many as the machine has if not given
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1024))]
    threads: Option<u32>,
}

impl ThreadArgs {
    /// How many.
    pub fn count(&self) -> usize {
        let machine = || std::thread::available_parallelism().map_or(1, |threads| threads.get());
        self.threads.map_or_else(machine, |threads| threads as usize)
    }
}

/// What batch-like commands share.
#[derive(Args)]
pub struct BatchArgs {
    #[command(flatten)]
    pub scenario: ScenarioArgs,
    /// Folder for results; output/<name of the file> if not given
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Draws of the uncertain parameters [default: 250]
    #[arg(long, value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=i64::from(LARGEST_DRAWS)))]
    draws: Option<u32>,
    /// Runs of each option in a draw [default: 2]
    #[arg(long, value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=i64::from(LARGEST_RUNS)))]
    runs_per_draw: Option<u32>,
    /// Seed of all random numbers [default: 1]
    #[arg(long)]
    seed: Option<u64>,
    #[command(flatten)]
    threads: ThreadArgs,
    /// 50 draws of one run: a first look
    #[arg(long, conflicts_with_all = ["draws", "runs_per_draw"])]
    quick: bool,
    /// Resume the batch in the output folder, with its own settings where none are given
    #[arg(long)]
    resume: bool,
    /// Resume and add N draws to those planned
    #[arg(long, value_name = "N", conflicts_with_all = ["draws", "quick", "shard"])]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=i64::from(LARGEST_DRAWS)))]
    extend: Option<u32>,
    /// Simulate only the K-th of N even parts of the draws, from 1; `merge` joins them
    #[arg(long, value_name = "K/N")]
    pub shard: Option<Shard>,
    #[command(flatten)]
    pub until: UntilArgs,
    /// No progress and no closing line; tables and errors are still printed
    #[arg(long, short)]
    pub quiet: bool,
}

impl BatchArgs {
    /// The folder for results.
    pub fn output(&self) -> PathBuf {
        let stem = self.scenario.file.file_stem().unwrap_or_default();
        self.output.clone().unwrap_or_else(|| Path::new("output").join(stem))
    }

    /// What the batch is asked for; `compared`: whether it is compared after it.
    pub fn settings(&self, compared: bool) -> Settings {
        Settings {
            draws: if self.quick { Some(50) } else { self.draws },
            runs_per_draw: if self.quick { Some(1) } else { self.runs_per_draw },
            seed: self.seed,
            threads: self.threads.count(),
            resume: self.resume,
            extend: self.extend,
            shard: self.shard,
            compared,
        }
    }
}
