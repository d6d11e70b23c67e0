//! `new`: a commented scenario to start from, small or of a type of war, or the combinations that a scenario's
//! options lack.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::done::{Done, Exit};
use super::show;
use crate::analysis::format::{counted, whole};
use crate::batch::part_beside;
use crate::document::{Field, LARGEST_FILE, read_text};
use crate::faults::{Fault, Kind};
use crate::scenario::{Factorial, KINDS, LARGEST, Study};

const TEMPLATE: &str = include_str!("new.toml");

/// A type of war, with the sizes that were published for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Like {
    /// A large army against few rebels
    Insurgency,
    /// Thousands of rebels, over government
    CivilWar,
    /// Over territory, with a line
    Secession,
    /// Several organisations, of which not all signed
    Factions,
}

impl Like {
    const fn template(self) -> &'static str {
        match self {
            Self::Insurgency => include_str!("like/insurgency.toml"),
            Self::CivilWar => include_str!("like/civil-war.toml"),
            Self::Secession => include_str!("like/secession.toml"),
            Self::Factions => include_str!("like/factions.toml"),
        }
    }
}

#[derive(clap::Args)]
pub struct Args {
    /// Where to write it [default: scenario.toml, or <name>-factorial.toml beside the scenario]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Start from a type of war: sizes as published for it, each with its source, and few numbers to change
    #[arg(long, value_name = "TYPE", conflicts_with = "factorial")]
    like: Option<Like>,
    /// Copy this scenario and add every combination of what its options differ in that none of them
    /// is, so that the effect of each can be judged by itself
    #[arg(long, value_name = "SCENARIO")]
    factorial: Option<PathBuf>,
    /// With --factorial: vary only these policies; all else is as in the baseline
    #[arg(long, value_name = "POLICY", value_delimiter = ',', requires = "factorial")]
    factors: Vec<String>,
    /// With --factorial: most options to add
    #[arg(long, value_name = "N", requires = "factorial", default_value_t = 8)]
    most: usize,
    /// Print what was written as JSON
    #[arg(long)]
    json: bool,
}

pub fn command(args: &Args) -> Done {
    match &args.factorial {
        Some(scenario) => factorial(args, scenario),
        None => {
            let file = args.file.clone().unwrap_or_else(|| PathBuf::from("scenario.toml"));
            let template = args.like.map_or(TEMPLATE, Like::template);
            write(&file, &template.replace("{kinds}", &kinds_of_policy()))?;
            show::note(&format!("wrote {0}; next: armistice check {0}", file.display()));
            if args.json {
                show::json(&json!({ "written": file.display().to_string() }))?;
            }
            Ok(Exit::Well)
        }
    }
}

/// The kinds of policy of the model that the template is for, in lines of a comment.
fn kinds_of_policy() -> String {
    let Some(Field::Kinds(_, kinds)) = KINDS[0].shape.field("policy") else { return String::new() };
    let lines: Vec<String> = kinds
        .chunks(5)
        .map(|line| line.iter().map(|(kind, _)| *kind).collect::<Vec<_>>().join(", "))
        .collect();
    lines.join(",\n# ")
}

fn factorial(args: &Args, scenario: &Path) -> Done {
    let study = Study::open(scenario, &[])?;
    let made = study.factorial(&args.factors)?;
    for factor in &made.factors {
        show::note(&format!("{}: {}", factor.policy, factor.levels.join("; ")));
    }
    refuse_many(&made, args.most)?;
    for words in &made.unsound {
        show::note(&format!("left out, because it is not a valid scenario: {words}"));
    }
    let names = |at: usize| study.options()[at].name.clone();
    let written = if made.options.is_empty() {
        show::note("no combination is missing; nothing written");
        None
    } else {
        let stem = scenario.file_stem().unwrap_or_default().to_string_lossy();
        let beside = scenario.with_file_name(format!("{stem}-factorial.toml"));
        let file = args.file.clone().unwrap_or(beside);
        if file.parent() != scenario.parent() && !study.inputs().is_empty() {
            let message =
                "the scenario names files beside it, so the copy must be in the same folder";
            return Err(Fault::new(Kind::Usage, message).into());
        }
        let text = read_text(scenario, LARGEST_FILE)?;
        let added = made.options.join("\n");
        let varied: Vec<&str> = made.factors.iter().map(|one| one.policy.as_str()).collect();
        let words = format!(
            "# Written by `armistice new --factorial`: every combination of {}\n# that no option above \
             is. A name says what is on. Change names and sentences as you like.\n",
            varied.join(", ")
        );
        write(&file, &format!("{}\n\n{words}{added}", text.trim_end()))?;
        let count = made.options.len();
        show::note(&format!(
            "{} added ({}); next: armistice check {}",
            counted(count, "option"),
            made.names.join(", "),
            file.display()
        ));
        Some(file.display().to_string())
    };
    if args.json {
        let confounded: Vec<_> = study
            .confounded()
            .into_iter()
            .map(|pair| json!({ "options": [names(pair.one), names(pair.other)], "differ": pair.differ }))
            .collect();
        show::json(&json!({
            "written": written,
            "factors": made.factors,
            "options": made.options.len(),
            "names": made.names,
            "unsound": made.unsound,
            "confounded": confounded,
        }))?;
    }
    Ok(Exit::Well)
}

/// Few options can be read side by side, and each costs as much as any other.
fn refuse_many(made: &Factorial, most: usize) -> Result<(), Fault> {
    let message = if made.combinations > LARGEST {
        format!("{} combinations are too many to look at", whole(made.combinations as u64))
    } else if made.options.len() > most {
        format!("{} would be added, and {most} are the most", counted(made.options.len(), "option"))
    } else {
        return Ok(());
    };
    let help = "name the policies to vary: --factors A,B; or allow more: --most N";
    Err(Fault::new(Kind::Usage, message).help(help))
}

/// Writes a new file; one that is there is not touched.
fn write(file: &Path, text: &str) -> Result<(), Fault> {
    // Looked at first, so that nothing is asked of a folder that need not take a file.
    let there = || {
        Fault::new(Kind::Usage, format!("{} already exists", file.display()))
            .help("give another name: armistice new FILE")
    };
    if file.symlink_metadata().is_ok() {
        return Err(there());
    }
    let mut part = part_beside(file)?;
    part.write_all(text.as_bytes()).map_err(|error| Fault::unwritable(file, &error))?;
    part.persist_noclobber(file).map(|_| ()).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => there(),
        _ => Fault::unwritable(file, &error.error),
    })
}
