//! The top of an ESRI ASCII grid: how large it is, where it lies, and what stands for no data.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::super::MOST_CELLS;
use super::word::{number, words};
use crate::faults::{Fault, Faults, Kind, Place, Text, listed, nearest};
use crate::text::shortened;

/// Keys of a header. British `centre` is read as `center`, `nodata` as `nodata_value`.
const KEYS: [&str; 10] = [
    "ncols",
    "nrows",
    "xllcorner",
    "yllcorner",
    "xllcenter",
    "yllcenter",
    "cellsize",
    "dx",
    "dy",
    "nodata_value",
];

/// What stands for no data where no key says so, by the definition of the format.
const NO_DATA: f64 = -9999.0;

/// How far two grids may lie apart, or be apart at their far end, and yet be the same [cells].
const SAME: f64 = 1e-3;

/// What a grid says of itself.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub ncols: u64,
    pub nrows: u64,
    /// Outer corner of the south-west cell [m].
    pub corner: (f64, f64),
    pub cellsize: f64,
    /// The number that stands for no data; `None` where the header does not say.
    pub no_data: Option<f64>,
    text: Arc<Text>,
    /// Where the values stand that others are compared with: size, corner, cellsize.
    spans: [Range<usize>; 3],
}

/// Values of the keys, and where they stand.
type Said = BTreeMap<&'static str, (f64, Range<usize>)>;

/// The key that a word is, if it is one.
pub(super) fn key_of(word: &str) -> Option<&'static str> {
    let word = word.to_ascii_lowercase().replace("centre", "center");
    let word = if word == "nodata" { "nodata_value" } else { &word };
    KEYS.into_iter().find(|key| *key == word)
}

/// Reads the header of a grid; also where its rows begin. Every fault of it is said.
pub(super) fn read(text: &Arc<Text>, faults: &Faults) -> (Option<Header>, usize) {
    let place = |span: Range<usize>| Place { text: Arc::clone(text), span };
    let fault =
        |message: String, span: Range<usize>| Fault::new(Kind::Scenario, message).at(&place(span));
    let before = faults.len();
    let mut said = Said::new();
    let mut begin = 0;
    for line in text.text.split_inclusive('\n') {
        let mut parts = parts(line, begin);
        if let Some((key, span)) = parts.next() {
            let begins_a_key = key.starts_with(|first: char| first.is_ascii_alphabetic());
            // A file that is no grid at all need not be told line by line.
            if !begins_a_key || number(key).is_some() || faults.len() > before + KEYS.len() {
                break;
            }
            let shown = shortened(key, 60);
            let value = parts.next();
            if let Some((rest, span)) = parts.next() {
                faults.push(fault(
                    format!("{shown} has one value; `{}` is one too many", shortened(rest, 60)),
                    span,
                ));
            }
            match (key_of(key), value) {
                (None, _) => {
                    let fault =
                        fault(format!("{shown} is no key of an ESRI ASCII grid"), span.clone());
                    let meant = nearest(&key.to_ascii_lowercase(), KEYS).and_then(key_of);
                    faults.push(fault.help(match meant {
                        Some(meant) => format!("did you mean `{meant}`?"),
                        None => format!("known here: {}", listed(KEYS)),
                    }));
                    meant.map(|meant| said.entry(meant).or_insert((f64::NAN, span)));
                }
                (Some(known), None) => {
                    faults.push(fault(format!("{key} needs a number"), span.clone()));
                    said.entry(known).or_insert((f64::NAN, span));
                }
                (Some(known), Some((word, at))) => match number(word) {
                    Some(value)
                        if value.is_finite() || (known == "nodata_value" && value.is_nan()) =>
                    {
                        if let Some((_, first)) = said.get(known) {
                            let (line, _) = place(first.clone()).line_and_column();
                            let message =
                                format!("{key} stands here again; it stands in line {line}");
                            faults.push(fault(message, span));
                        } else {
                            said.insert(known, (value, at));
                        }
                    }
                    _ => {
                        let fault = fault(
                            format!("{key} needs a number, not `{}`", shortened(word, 60)),
                            at,
                        );
                        faults.push(super::word::help(fault, word));
                        // What follows is not judged by its absence.
                        said.entry(known).or_insert((f64::NAN, span));
                    }
                },
            }
        }
        begin += line.len();
    }
    let sound = faults.len() == before;
    (understand(text, &said, sound, faults), begin)
}

/// The words of a header's line: a key may end with a colon or an equals sign.
fn parts(line: &str, begin: usize) -> impl Iterator<Item = (&str, Range<usize>)> {
    words(line, begin, |c| c.is_whitespace() || matches!(c, ':' | '='))
}

fn understand(text: &Arc<Text>, said: &Said, sound: bool, faults: &Faults) -> Option<Header> {
    let top = 0..text.text.find('\n').unwrap_or(text.text.len());
    let fault = |message: String, key: &str| {
        let span = said.get(key).map_or(top.clone(), |(_, span)| span.clone());
        let place = Place { text: Arc::clone(text), span };
        Fault::new(Kind::Scenario, message).at(&place)
    };
    let before = faults.len();
    let has = |key: &str| said.contains_key(key);
    let any = |keys: &[&'static str]| keys.iter().copied().find(|key| has(key));
    let mut missing: Vec<&str> = ["ncols", "nrows"].into_iter().filter(|key| !has(key)).collect();
    let (x, y) = (any(&["xllcorner", "xllcenter"]), any(&["yllcorner", "yllcenter"]));
    missing.extend(x.is_none().then_some("xllcorner"));
    missing.extend(y.is_none().then_some("yllcorner"));
    match (has("cellsize"), has("dx"), has("dy")) {
        (false, false, false) => missing.push("cellsize"),
        (false, true, false) => missing.push("dy"),
        (false, false, true) => missing.push("dx"),
        (true, false, false) | (false, true, true) => {}
        _ => faults.push(fault("cellsize and dx, dy: say one of them".into(), "cellsize")),
    }
    if !missing.is_empty() {
        let missing = listed(missing);
        faults.push(fault(format!("the header has no {missing}; keys stand at the top"), ""));
    }
    let pairs = [
        ("xllcorner", "xllcenter"),
        ("yllcorner", "yllcenter"),
        ("xllcorner", "yllcenter"),
        ("xllcenter", "yllcorner"),
    ];
    if let Some((one, other)) = pairs.into_iter().find(|(one, other)| has(one) && has(other)) {
        let message = format!("{one} and {other}: say both as corners or both as centres, once");
        faults.push(fault(message, other));
    }
    let value = |key: &str| said.get(key).map(|(value, _)| *value);
    // Each number by itself, also where others are missing.
    for key in ["ncols", "nrows"] {
        if let Some(number) = value(key).filter(|number| *number < 1.0) {
            faults.push(fault(format!("{key} = {number} must be 1 or more"), key));
        }
    }
    for key in ["cellsize", "dx", "dy"] {
        if let Some(number) = value(key).filter(|number| *number <= 0.0) {
            faults.push(fault(format!("{key} = {number} must be above 0"), key));
        }
    }
    if !sound || faults.len() > before {
        return None;
    }
    // As other programs read it, `ncols 4.6` is 4: the rows must bear it out.
    let (ncols, nrows) = (value("ncols")? as u64, value("nrows")? as u64);
    let cells = ncols.saturating_mul(nrows);
    if cells > MOST_CELLS {
        let bytes = cells.saturating_mul(1800) >> 20;
        let message = format!(
            "{ncols} x {nrows} = {cells} cells would need about {bytes} MB; at most {MOST_CELLS} \
             are read"
        );
        faults.push(fault(message, if ncols >= nrows { "ncols" } else { "nrows" }));
        return None;
    }
    let cellsize = value("cellsize").or(value("dx"))?;
    let size_key = any(&["cellsize", "dx"])?;
    let longest = ncols.max(nrows) as f64;
    if let Some(dy) = value("dy").filter(|dy| (dy - cellsize).abs() * longest > SAME * cellsize) {
        let message = format!("dx = {cellsize}, but dy = {dy}: cells must be square");
        faults.push(fault(message, "dy").help("resample to square cells, with gdalwarp -tr"));
        return None;
    }
    let (x_key, y_key) = (x?, y?);
    let half = if x_key == "xllcenter" { cellsize / 2.0 } else { 0.0 };
    let corner = (value(x_key)? - half, value(y_key)? - half);
    let span = |key: &str| said.get(key).map_or(top.clone(), |(_, span)| span.clone());
    let header = Header {
        ncols,
        nrows,
        corner,
        cellsize,
        no_data: value("nodata_value"),
        text: Arc::clone(text),
        spans: [span("ncols"), span(x_key), span(size_key)],
    };
    Some(header)
}

impl Header {
    /// True if a number stands for no data.
    pub fn is_no_data(&self, value: f64) -> bool {
        let no_data = self.no_data.unwrap_or(NO_DATA);
        if value.is_nan() {
            // Where the header names a number, `nan` is a slip; where it names none, no data.
            return self.no_data.is_none_or(f64::is_nan);
        }
        // The largest numbers are cut by programs as they please; nobody counts so far.
        let far = |x: f64| x.is_finite() && x.abs() > 1e30 && x.signum() == no_data.signum();
        let whole = value.fract() == 0.0 && no_data.fract() == 0.0;
        value == no_data
            || (far(value) && far(no_data))
            || (!whole && value as f32 == no_data as f32)
    }

    /// What looks like degrees, if it does: longitude and latitude in the place of metres.
    pub fn refuse_degrees(&self, cell_km: f64, faults: &Faults) -> bool {
        let (x, y) = self.corner;
        if self.cellsize >= 1.0 || x.abs() > 360.0 || y.abs() > 90.0 {
            return false;
        }
        let zone = ((x + 180.0) / 6.0).floor().rem_euclid(60.0) as u32 + 1;
        let epsg = if y < 0.0 { 32_700 } else { 32_600 } + zone;
        let metres = cell_km * 1000.0;
        let message = format!(
            "cellsize = {} from {x}, {y} looks like degrees; metres are read",
            self.cellsize
        );
        let help = format!(
            "reproject it to metres, for example with gdalwarp -t_srs EPSG:{epsg} -tr {metres} {metres}"
        );
        let fault = Fault::new(Kind::Scenario, message).at(&self.place(2));
        faults.push(fault.help(help));
        true
    }

    /// True if all cells of another grid are the same cells; a fault otherwise.
    pub fn covers(&self, other: &Self, faults: &Faults) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() <= SAME * other.cellsize;
        let longest = self.ncols.max(self.nrows) as f64;
        let same = [
            (self.ncols, self.nrows) == (other.ncols, other.nrows),
            near(self.corner.0, other.corner.0) && near(self.corner.1, other.corner.1),
            self.is_of(other.cellsize, longest),
        ];
        let Some(first) = same.iter().position(|same| !same) else { return true };
        let told = |grid: &Self| {
            format!(
                "{} x {} cells of {} m from {:?}",
                grid.ncols, grid.nrows, grid.cellsize, grid.corner
            )
        };
        let message = format!(
            "{} is {}, but {} is {}",
            self.text.name,
            told(self),
            other.text.name,
            told(other)
        );
        let help = "all rasters of a map must have the same cells: corners are those of the \
                    south-west cell, half a cell from its centre";
        let fault = Fault::new(Kind::Scenario, message).at(&self.place(first)).help(help);
        faults.push(fault);
        false
    }

    /// True if cells have a size, so closely that it makes no difference at the far end of the grid.
    pub fn is_of(&self, metres: f64, longest: f64) -> bool {
        (self.cellsize - metres).abs() * longest <= SAME * metres
    }

    fn place(&self, which: usize) -> Place {
        Place { text: Arc::clone(&self.text), span: self.spans[which].clone() }
    }
}
