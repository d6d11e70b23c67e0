//! One figure a file, as SVG and as PNG of the same shapes.
//!
//! A figure is a list of paths and texts (`canvas`), written as SVG and painted as PNG: own code
//! of one screen, since no plotting library measures texts, and bands, facets, end labels and maps
//! must not overlap. No platform maths, no clock: the same bytes on every machine.

mod acceptance;
mod authors;
mod axis;
mod canvas;
mod cells;
mod dots;
mod ecdf;
mod facets;
mod font;
mod letters;
mod map;
mod outcomes;
mod page;
mod png;
mod series;
mod style;
mod survival;
mod timeline;
mod towns;
mod watch;

use std::path::{Path, PathBuf};

use canvas::Canvas;
use letters::StandIns;
use rayon::prelude::*;

use crate::analysis::{Comparison, Subject};
use crate::batch::Results;
use crate::faults::{Fault, Kind};
use crate::results::write_aside;
use crate::story::{file_name as safe_name, marked_file_name};

pub use style::COLOURS as OPTION_COLOURS;
pub use watch::{FRAME_FILES, write_frames};

/// Names of a study that figures cannot draw, each with what stands for it in them.
pub fn numbered_names(subject: &Subject) -> Vec<(String, String)> {
    StandIns::of(subject).list()
}

/// Draws every figure into `folder/figures/`, each as `.svg` and `.png` (1600 pixels wide).
///
/// Returns the paths written, the SVG of a figure before its PNG, in the order of a report:
/// outcomes, differences, survival, dots, ecdf, series, timeline, acceptance, maps, maps of the
/// parts of a layer. What there is nothing to draw for is left out; what is too long for a page goes on in `<name>-2`, `<name>-3`, …
///
/// # Errors
/// The log of the batch cannot be read, or a file cannot be written.
pub fn write(
    folder: &Path,
    subject: &Subject,
    results: &Results,
    comparison: &Comparison,
) -> Result<Vec<PathBuf>, Fault> {
    let folder = folder.join("figures");
    fs_err::create_dir_all(&folder).map_err(|error| Fault::unwritable(&folder, &error))?;
    let figures = draw(subject, results, comparison)?;
    // Painting takes longest; each figure is its own files, so any number of threads gives the same.
    let save = |(name, canvas): &(String, Canvas)| save_both(&folder, name, canvas);
    let saved: Vec<Result<(), Fault>> = figures.par_iter().map(save).collect();
    saved.into_iter().collect::<Result<(), Fault>>()?;
    let paths =
        |(name, _): &(String, Canvas)| ["svg", "png"].map(|kind| path_of(&folder, name, kind));
    Ok(figures.iter().flat_map(paths).collect())
}

fn path_of(folder: &Path, name: &str, kind: &str) -> PathBuf {
    folder.join(format!("{name}.{kind}"))
}

/// Writes a figure as SVG and as PNG.
fn save_both(folder: &Path, name: &str, canvas: &Canvas) -> Result<(), Fault> {
    save(&path_of(folder, name, "svg"), canvas.svg().as_bytes())?;
    let path = path_of(folder, name, "png");
    let bytes = png::paint(canvas).map_err(|error| {
        Fault::new(Kind::Output, format!("cannot paint {}: {error}", path.display()))
    })?;
    save(&path, &bytes)
}

/// Every figure with its name.
fn draw(
    subject: &Subject,
    results: &Results,
    said: &Comparison,
) -> Result<Vec<(String, Canvas)>, Fault> {
    use outcomes::Show;
    let mut list = Vec::new();
    if said.draws == 0 {
        return Ok(list);
    }
    // Files bear the names of the scenario, figures what can be drawn of them.
    let names = &subject.dictionary;
    let stand_ins = StandIns::of(subject);
    let subject = &stand_ins.study(subject);
    let mut pages = |name: &str, pages: Vec<Canvas>| {
        for (at, page) in pages.into_iter().enumerate() {
            let name = if at == 0 { name.to_owned() } else { format!("{name}-{}", at + 1) };
            list.push((name, page));
        }
    };
    pages("outcomes", outcomes::draw(subject, said, Show::Outcomes));
    pages("differences", outcomes::draw(subject, said, Show::Differences));
    pages("survival", survival::draw(subject, said));
    pages("dots", dots::draw(subject, results, said));
    pages("ecdf", ecdf::draw(subject, results, said));
    for series in &subject.compare.series {
        let name = file_name("series", &names.series[*series].name);
        pages(&name, vec![series::draw(subject, results, said, *series)?]);
    }
    pages("timeline", timeline::draw(subject, results, said));
    pages("acceptance", acceptance::draw(subject, results, said));
    let parts = authors::parts(subject);
    for layer in &subject.compare.layers {
        if parts.iter().any(|parts| parts.hold(*layer)) {
            continue;
        }
        let name = file_name("map", &names.layers[*layer].name);
        pages(&name, map::draw(subject, results, said, *layer)?.into_iter().collect());
    }
    for parts in &parts {
        let name = file_name("map", &parts.whole) + "-by";
        pages(&name, authors::draw(subject, results, said, parts)?);
    }
    list.iter_mut().for_each(|(_, canvas)| stand_ins.say(canvas));
    Ok(list)
}

/// A file's name from a kind of figure and a name of the dictionary; two names never share one.
fn file_name(kind: &str, name: &str) -> String {
    // The figure of the parts of a layer, and a page of it, end so.
    let page = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let taken = name.ends_with("-by") || page.ends_with("-by-");
    format!("{kind}-{}", if taken { marked_file_name(name) } else { safe_name(name) })
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    write_aside(path, |file| file.write_all(bytes).map_err(|error| Fault::unwritable(path, &error)))
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod trial;
