//! `completions`: what a shell needs to complete commands and options.

use clap_complete::Shell;

use super::done::{Done, Exit};
use super::show;

#[derive(clap::Args)]
pub struct Args {
    /// Shell
    shell: Shell,
}

/// `program`: all commands and their options.
pub fn command(args: &Args, mut program: clap::Command) -> Done {
    // Into memory first: written straight to a closed pipe it would panic.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "armistice", &mut script);
    show::data(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Well)
}
