//! `completions`: what a shell needs to complete commands and options.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Cli, Done, Exit, show};

#[derive(clap::Args)]
pub struct Args {
    /// Shell
    shell: Shell,
}

pub fn command(args: &Args) -> Done {
    // Into memory first: written straight to a closed pipe it would panic.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "armistice", &mut script);
    show::data(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Well)
}
