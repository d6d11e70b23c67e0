//! `why.md`, `drivers.csv`, `pairs.csv`.

use std::path::Path;

use super::{Part, Side, Why};
use crate::faults::Fault;
use crate::results::{Sheet, write_aside};
use crate::story::names::{file_name, marked_file_name};

/// The files that [`Why::write`] writes.
pub const WHY_FILES: [&str; 3] = ["why.md", "drivers.csv", "pairs.csv"];

/// The name of a folder for an option against another, and the outcome where it is not the usual
/// one: harmless, whatever the options are called.
pub fn folder_name(option: &str, baseline: &str, outcome: Option<&str>) -> String {
    // A name that holds what stands between names could be read in two ways.
    let own = |name: &str| match name.contains("-against-") || name.contains("-in-") {
        true => marked_file_name(name),
        false => file_name(name),
    };
    let more = outcome.map_or_else(String::new, |name| format!("-in-{}", file_name(name)));
    format!("{}-against-{}{more}", own(option), own(baseline))
}

impl Why {
    /// Writes all of it into a folder, which must exist.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), Fault> {
        let [text, drivers, pairs] = WHY_FILES.map(|name| folder.join(name));
        write_aside(&text, |file| {
            let bytes = self.markdown();
            file.write_all(bytes.as_bytes()).map_err(|error| Fault::unwritable(&text, &error))
        })?;
        self.write_drivers(&drivers)?;
        self.write_pairs(&pairs)
    }

    fn write_drivers(&self, path: &Path) -> Result<(), Fault> {
        write_aside(path, |file| {
            let mut sheet = Sheet::new(path, file);
            let head = ["breakdown", "part", "option", "baseline", "difference", "low", "high"];
            head.iter().try_for_each(|word| sheet.word(word))?;
            sheet.head(&["share", "sum"])?;
            for breakdown in &self.breakdowns {
                for part in &breakdown.parts {
                    sheet.text(&breakdown.by)?;
                    row(&mut sheet, part)?;
                }
            }
            sheet.finish()
        })
    }

    fn write_pairs(&self, path: &Path) -> Result<(), Fault> {
        write_aside(path, |file| {
            let mut sheet = Sheet::new(path, file);
            let head = ["option_id", "baseline_id", "option", "baseline", "difference"];
            head.iter().try_for_each(|word| sheet.word(word))?;
            sheet.head(&["parting", "what", "with"])?;
            for pair in &self.pairs {
                sheet.text(&pair.option_id)?;
                sheet.text(&pair.baseline_id)?;
                for number in [pair.option, pair.baseline, pair.difference] {
                    sheet.number(number)?;
                }
                let parting = pair.parting.as_ref();
                sheet.maybe(parting.map(|parting| parting.tick.into()))?;
                sheet.text(parting.map_or("", |parting| &parting.what))?;
                sheet.word(parting.map_or("", |parting| match parting.side {
                    Side::Option => "option",
                    Side::Baseline => "baseline",
                    Side::Both => "both",
                }))?;
                sheet.end()?;
            }
            sheet.finish()
        })
    }
}

fn row(sheet: &mut Sheet<'_>, part: &Part) -> Result<(), Fault> {
    sheet.text(&part.part)?;
    let e = &part.difference;
    for number in [part.option, part.baseline, e.mean, e.low, e.high] {
        sheet.number(number)?;
    }
    sheet.maybe(part.share)?;
    sheet.number(part.sum as f64)?;
    sheet.end()
}
