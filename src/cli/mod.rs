//! The command line: one command a file.
//!
//! Human text goes to stderr, data to stdout. Exit codes: 0 done, 1 failed, 2 usage or scenario,
//! 130 Ctrl-C with all finished draws kept.

mod args;
mod batch;
mod check;
mod compare;
mod completions;
mod done;
mod finish;
mod folder;
mod interrupt;
mod machine;
mod merge;
mod named;
mod new;
mod parameters;
mod picture;
mod precise;
mod progress;
mod record_files;
mod replay;
mod report;
mod run;
mod schema;
mod select;
mod show;
mod simulate;
mod tables;
mod until;
mod verdict;
mod verify;
mod why;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use done::{Done, Exit};

use crate::faults::{Fault, Kind};

/// Simulates the passage from war to peace, to compare options. It explores; it does not predict.
#[derive(Parser)]
#[command(name = "armistice", version, arg_required_else_help = true)]
#[command(
    about = "Simulates the passage from war to peace, to compare options. It explores; it does not predict"
)]
#[command(
    after_help = "Exit codes: 0 done, 1 failed, 2 usage or scenario, 130 Ctrl-C (finished draws kept)."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check a scenario and all its draws; show all that is wrong and can be told at once (names of
    /// places only once the map is sound)
    Check(check::Args),
    /// Write a commented scenario to start from
    New(new::Args),
    /// List every parameter: path, unit, range, default, meaning, source
    Parameters(parameters::Args),
    /// Print the JSON Schema of a scenario, for editors
    Schema(schema::Args),
    /// Simulate one run and show its outcomes and events
    Run(run::Args),
    /// Simulate every option under every draw
    Batch(batch::Args),
    /// Simulate like batch, then compare the options
    Compare(compare::Args),
    /// Write the report of a batch again, for the parties or in full
    Report(report::Args),
    /// Simulate one run of a batch again and compare it with the log
    Replay(replay::Args),
    /// Check the log of a batch and simulate its runs again
    Verify(verify::Args),
    /// Break down the difference between two options of a batch: where, who, how, when
    Why(why::Args),
    /// Join the shards of a batch
    Merge(merge::Args),
    /// Print completions for a shell
    Completions(completions::Args),
}

/// Reads the command line, does what it asks, and says how that went.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            if error.use_stderr() {
                // It quotes the command line, which may hold anything.
                show::note(error.render().to_string().trim_end());
            } else {
                // A closed pipe is no reason to complain about help that nobody reads.
                let _ = error.print();
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let done = std::panic::catch_unwind(|| dispatch(&cli.command)).unwrap_or_else(|_| {
        let fault = Fault::new(Kind::Run, "this is a bug of armistice, not of the scenario");
        Err(vec![fault.help("please report it with the command and the scenario")])
    });
    match done {
        Ok(Exit::Well) => ExitCode::SUCCESS,
        Ok(Exit::Shown(code)) => ExitCode::from(code),
        Ok(Exit::Interrupted) => ExitCode::from(130),
        Err(faults) => {
            // Who reads JSON finds there what went wrong, too.
            if std::env::args_os().any(|word| word == "--json") {
                let _ = show::json(&show::faults_json(&faults));
            }
            show::faults(&faults);
            ExitCode::from(show::exit_code(&faults))
        }
    }
}

fn dispatch(command: &Command) -> Done {
    match command {
        Command::Check(args) => check::command(args),
        Command::New(args) => new::command(args),
        Command::Parameters(args) => parameters::command(args),
        Command::Schema(args) => schema::command(args),
        Command::Run(args) => run::command(args),
        Command::Batch(args) => batch::command(args),
        Command::Compare(args) => compare::command(args),
        Command::Report(args) => report::command(args),
        Command::Replay(args) => replay::command(args),
        Command::Verify(args) => verify::command(args),
        Command::Why(args) => why::command(args),
        Command::Merge(args) => merge::command(args),
        Command::Completions(args) => completions::command(args, Cli::command()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
