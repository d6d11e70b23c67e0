//! A watched run on the map: `map.gif`, a frame a time point, and some of the frames as PNG.

mod draw;
mod gif;
mod look;
mod markers;
#[cfg(test)]
mod tests;

use std::path::Path;

use super::letters::StandIns;
use super::{png, save};
use crate::faults::{Fault, Kind};
use crate::model::{Dictionary, Recording};
use draw::Film;

/// The file and the folder that [`write_frames`] writes.
pub const FRAME_FILES: [&str; 2] = ["map.gif", "frames"];

/// Pictures where the axis has no years.
const PICTURES: usize = 5;

/// Writes `map.gif` and `frames/`; nothing where the run showed no frames.
///
/// The pictures are those of the first month of each year and of the last month.
///
/// # Errors
/// A file cannot be written.
pub fn write_frames(
    folder: &Path,
    run: &str,
    words: &Dictionary,
    recording: &Recording,
) -> Result<(), Fault> {
    let stand_ins = StandIns::of_words(words);
    let words = &stand_ins.words(words);
    let Some(film) = Film::of(run, words, &stand_ins, recording) else { return Ok(()) };
    let [path, frames] = FRAME_FILES.map(|name| folder.join(name));
    save(&path, &gif::encode(&film).map_err(|error| unpaintable(&path, &error))?)?;
    fs_err::create_dir_all(&frames).map_err(|error| Fault::unwritable(&frames, &error))?;
    let every = words.time.per_year.map_or(film.len().div_ceil(PICTURES), |points| points as usize);
    for point in (0..film.len()).filter(|at| at % every.max(1) == 0 || at + 1 == film.len()) {
        let path = frames.join(format!("{}-{point:03}.png", words.time.unit.replace(' ', "-")));
        save(&path, &png::paint(&film.draw(point)).map_err(|error| unpaintable(&path, &error))?)?;
    }
    Ok(())
}

fn unpaintable(path: &Path, error: &str) -> Fault {
    Fault::new(Kind::Output, format!("cannot paint {}: {error}", path.display()))
}
