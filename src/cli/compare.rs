//! `compare`: a batch, and what its options differ in.

use super::args::BatchArgs;
use super::done::{Done, Exit};
use super::finish::{Print, finish};
use super::folder::shard_alone;
use super::simulate::simulate;
use super::{machine, select};

// A shard alone is not compared: it stands in no help here.
#[derive(clap::Args)]
#[command(mut_arg("shard", |shard| shard.hide(true)))]
pub struct Args {
    #[command(flatten)]
    batch: BatchArgs,
    /// Print the comparison as JSON
    #[arg(long)]
    json: bool,
    /// Print every table, not only what the criteria say
    #[arg(long, conflicts_with = "json")]
    all: bool,
}

pub fn command(args: &Args) -> Done {
    if args.batch.shard.is_some() {
        return Err(shard_alone().into());
    }
    let machine = machine::begin();
    let study = args.batch.scenario.open()?;
    let (exit, _) = simulate(&study, &args.batch, true)?;
    if exit != Exit::Well {
        return Ok(exit);
    }
    let folder = args.batch.output();
    let machine = machine.end(args.batch.settings(true).threads);
    let selection = args.batch.until.selects().then(|| select::written(&folder)).transpose()?;
    let print = Print::of(args.json, args.all);
    finish(&folder, &study, machine, args.batch.quiet, print, selection)?;
    Ok(Exit::Well)
}
