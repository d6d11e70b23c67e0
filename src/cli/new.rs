//! `new`: a commented scenario to start from.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use super::{Done, Exit, show};
use crate::faults::{Fault, Kind};

const TEMPLATE: &str = include_str!("new.toml");

#[derive(clap::Args)]
pub struct Args {
    /// Where to write it
    #[arg(value_name = "FILE", default_value = "scenario.toml")]
    file: PathBuf,
}

pub fn command(args: &Args) -> Done {
    let file = &args.file;
    let made = OpenOptions::new().write(true).create_new(true).open(file);
    let written = made.and_then(|mut made| made.write_all(TEMPLATE.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Fault::new(Kind::Usage, format!("{} is there already", file.display()))
                .help("give another name: armistice new FILE")
        }
        _ => Fault::unwritable(file, &error),
    })?;
    show::note(&format!("wrote {0}; next: armistice check {0}", file.display()));
    Ok(Exit::Well)
}
