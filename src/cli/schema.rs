//! `schema`: the JSON Schema of a scenario, for editors that complete and check while typing.

use super::args::ModelArgs;
use super::done::{Done, Exit};
use super::show;
use crate::document::json_schema;
use crate::scenario::full_shape;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    model: ModelArgs,
    /// The schema is JSON with or without this
    #[arg(long)]
    json: bool,
}

pub fn command(args: &Args) -> Done {
    // Asked for or not, it is JSON.
    let _ = args.json;
    let kind = args.model.kind()?;
    let title = format!("A scenario of armistice for the model {}", kind.name);
    show::json(&json_schema(&title, full_shape(kind)))?;
    Ok(Exit::Well)
}
