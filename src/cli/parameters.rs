//! `parameters`: every number of a scenario file.

use serde_json::{Value as Json, json};

use super::args::ModelArgs;
use super::done::{Done, Exit};
use super::show;
use crate::document::Parameter;
use crate::scenario::full_shape;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    model: ModelArgs,
    /// Print them as JSON
    #[arg(long)]
    json: bool,
    /// Print, as JSON, the tables of the documents that follow from the code
    #[arg(long, hide = true)]
    tables: bool,
}

pub fn command(args: &Args) -> Done {
    if args.tables {
        let tables = args.model.kind()?.tables.iter();
        show::json(&tables.map(|(name, rows)| ((*name).to_owned(), json!(rows()))).collect())?;
        return Ok(Exit::Well);
    }
    let list = full_shape(args.model.kind()?).parameters("");
    if args.json {
        let list: Vec<Json> = list.iter().map(|(path, p)| as_json(path, p)).collect();
        show::json(&Json::Array(list))?;
        return Ok(Exit::Well);
    }
    let mut table = show::table(&["path", "unit", "range", "default", "meaning", "source"], &[3]);
    for (path, p) in &list {
        let range = format!("{} to {}", p.range.start(), p.range.end());
        let default = p.default.map_or_else(|| "none".to_owned(), |number| number.to_string());
        table.add_row([path.as_str(), p.unit, &range, &default, p.meaning, p.source.text()]);
    }
    show::data(&table.to_string())?;
    Ok(Exit::Well)
}

fn as_json(path: &str, p: &Parameter) -> Json {
    json!({
        "path": path,
        "unit": p.unit,
        "least": p.range.start(),
        "greatest": p.range.end(),
        "default": p.default,
        "meaning": p.meaning,
        "source": p.source.text(),
    })
}
