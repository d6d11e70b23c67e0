//! One figure a file, as SVG and as PNG of the same shapes.
//!
//! A figure is a list of paths and texts (`canvas`), written as SVG and painted as PNG. Its charts
//! are drawn by plotters (`chart`) through a backend of our own (`backend`), which measures texts
//! with the font that they are set in. No platform maths, no clock: the same bytes on every machine.

mod album;
mod axis;
mod backend;
mod canvas;
mod cells;
mod chart;
mod facets;
mod font;
mod letters;
mod page;
mod png;
pub(super) mod small;
mod style;
mod svg;
mod towns;
mod watch;

type Figure = fn(&Study, &mut Album) -> chart::Drawn;

/// A figure is a file here and its line in this list; the order is that of a report.
macro_rules! figures {
    ($($name:ident)*) => {
        $(mod $name;)*
        const FIGURES: &[Figure] = &[$($name::draw),*];
    };
}

figures! {
    outcomes
    differences
    survival
    dots
    ecdf
    series
    timeline
    acceptance
    map
    authors
}

use std::path::{Path, PathBuf};

use album::{Album, Study};
use canvas::Canvas;
use letters::StandIns;
use rayon::prelude::*;

use crate::analysis::{Comparison, Subject};
use crate::batch::Results;
use crate::faults::{Fault, Kind};
use crate::results::write_aside;

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
    comparison: &Comparison,
) -> Result<Vec<(String, Canvas)>, Fault> {
    let mut album = Album::default();
    if comparison.draws == 0 {
        return Ok(album.pages);
    }
    let stand_ins = StandIns::of(subject);
    let drawable = stand_ins.study(subject);
    let study = Study { subject: &drawable, dictionary: &subject.dictionary, results, comparison };
    FIGURES.iter().try_for_each(|figure| figure(&study, &mut album))?;
    album.pages.iter_mut().for_each(|(_, canvas)| stand_ins.say(canvas));
    Ok(album.pages)
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    write_aside(path, |file| file.write_all(bytes).map_err(|error| Fault::unwritable(path, &error)))
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod trial;
