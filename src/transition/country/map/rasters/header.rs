//! The top of an ESRI ASCII grid: how large it is, where it lies, and what stands for no data.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::super::cell::MOST_CELLS;
use super::word::{is_nothing, number, words};
use crate::faults::{Fault, Faults, Kind, Place, Text, listed, nearest};
use crate::text::shortened;

/// Keys of a header. British `centre` is read as `center`, `nodata` as `nodata_value`, `xdim` and `ydim`
/// as `dx` and `dy`.
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

/// Cells below this cannot be metres: no map has such cells. They are degrees.
const DEGREES: f64 = 3.0;

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
    let word = match &*word {
        "nodata" => "nodata_value",
        "xdim" => "dx",
        "ydim" => "dy",
        word => word,
    };
    KEYS.into_iter().find(|key| *key == word)
}

/// Reads the header of a grid; also where its rows begin. Every fault of it is said.
pub(super) fn read(text: &Arc<Text>, faults: &Faults) -> (Option<Header>, usize) {
    let before = faults.len();
    let mut reader = Reader { text, faults, said: Said::new() };
    let mut begin = 0;
    for line in text.text.split_inclusive('\n') {
        // A file that is no grid at all need not be told line by line.
        if reader.is_row(line) || faults.len() > before + KEYS.len() {
            break;
        }
        reader.line(line, begin);
        begin += line.len();
    }
    let sound = faults.len() == before;
    (understand(text, &reader.said, sound, faults), begin)
}

struct Reader<'a> {
    text: &'a Arc<Text>,
    faults: &'a Faults,
    said: Said,
}

impl Reader<'_> {
    /// True for a line that begins like a row of cells, not with a key.
    fn is_row(&self, line: &str) -> bool {
        let mut parts = parts(line, 0);
        let Some((first, _)) = parts.next() else { return false };
        if !first.starts_with(|first: char| first.is_ascii_alphabetic()) || number(first).is_some()
        {
            return true;
        }
        // Where the size was said, words without meaning on a long line stand in the place of numbers.
        let sized = self.said.contains_key("ncols") && self.said.contains_key("nrows");
        let strange = key_of(first).is_none() && meant(first).is_none();
        strange && sized && (is_nothing(first) || parts.count() > 1)
    }

    fn place(&self, span: Range<usize>) -> Place {
        Place { text: Arc::clone(self.text), span }
    }

    fn fault(&self, message: String, span: Range<usize>) -> Fault {
        Fault::new(Kind::Scenario, message).at(&self.place(span))
    }

    /// The keys of a line and their values: one, or as many as stand there.
    fn line(&mut self, line: &str, begin: usize) {
        let mut parts = parts(line, begin).peekable();
        while let Some((key, span)) = parts.next() {
            let value = parts.next_if(|(word, _)| key_of(word).is_none());
            let sound = self.pair(key, span, value);
            if let Some((rest, span)) = parts.next_if(|(word, _)| key_of(word).is_none()) {
                if sound {
                    let message =
                        format!("{} has one value; `{}` is one too many", shown(key), shown(rest));
                    let fault = self.fault(message, span);
                    self.faults.push(match number(rest) {
                        Some(_) => fault.help("each row of cells stands on a line of its own"),
                        None => fault,
                    });
                }
                return;
            }
        }
    }

    /// A key and its value; false if one of them is wrong.
    fn pair(&mut self, key: &str, span: Range<usize>, value: Option<(&str, Range<usize>)>) -> bool {
        let Some(known) = key_of(key) else {
            let fault =
                self.fault(format!("{} is no key of an ESRI ASCII grid", shown(key)), span.clone());
            let meant = meant(key);
            let lower = key.to_ascii_lowercase();
            self.faults.push(fault.help(match meant {
                // Another corner is no slip of the pen: its number is another.
                Some(meant) if lower.starts_with("xul") || lower.starts_with("yul") => {
                    format!("{meant} is read, of the south-west corner")
                }
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("known here: {}", listed(KEYS)),
            }));
            meant.map(|meant| self.said.entry(meant).or_insert((f64::NAN, span)));
            return false;
        };
        let Some((word, at)) = value else {
            self.faults.push(self.fault(format!("{key} needs a number"), span.clone()));
            self.said.entry(known).or_insert((f64::NAN, span));
            return false;
        };
        let no_data = known == "nodata_value";
        if no_data && word.eq_ignore_ascii_case("value") {
            let fault = self.fault(format!("`{key} {word}` is no key"), span.clone());
            self.faults.push(fault.help("did you mean `NODATA_value`?"));
            self.said.entry(known).or_insert((f64::NAN, span));
            return false;
        }
        let Some(value) = number(word).filter(|value| value.is_finite() || no_data) else {
            let fault = self.fault(format!("{key} needs a number, not `{}`", shown(word)), at);
            self.faults.push(if no_data && is_nothing(word) {
                fault.help("write the number that stands for no data, or leave the line out")
            } else {
                super::word::help(fault, word)
            });
            // What follows is not judged by its absence.
            self.said.entry(known).or_insert((f64::NAN, span));
            return false;
        };
        match self.said.get(known) {
            None => drop(self.said.insert(known, (value, at))),
            // The same once more means one thing; what was wrong was told.
            Some((first, _))
                if *first == value || first.is_nan() && (value.is_nan() || !no_data) => {}
            Some((_, first)) => {
                let (line, _) = self.place(first.clone()).line_and_column();
                let message = format!("{key} stands here again; it stands in line {line}");
                self.faults.push(self.fault(message, span));
                return false;
            }
        }
        true
    }
}

/// The key that is meant by a word that is none.
fn meant(word: &str) -> Option<&'static str> {
    nearest(&word.to_ascii_lowercase(), KEYS)
}

/// A word of the file as a fault shows it.
fn shown(word: &str) -> Cow<'_, str> {
    shortened(word, 60)
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
    let value = |key: &str| said.get(key).map(|(value, _)| *value);
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
        _ => {
            // Said twice alike it is one thing.
            let same = |key| value(key).is_none() || value(key) == value("cellsize");
            if !(same("dx") && same("dy")) {
                let message = "cellsize and dx, dy: say one of them".to_owned();
                faults.push(fault(message, "cellsize"));
            }
        }
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
        let message = format!("{one} and {other}: give both as corners or both as centres, once");
        faults.push(fault(message, other));
    }
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
    let most = MOST_CELLS as f64;
    if let Some(key) = ["ncols", "nrows"].into_iter().find(|key| value(key) > Some(most)) {
        let word = said.get(key).and_then(|(_, span)| text.text.get(span.clone())).unwrap_or("");
        let message = format!("{key} = {}; at most {MOST_CELLS} cells are read", shown(word));
        faults.push(fault(message, key));
        return None;
    }
    // As other programs read it, `ncols 4.6` is 4: the rows must bear it out.
    let (ncols, nrows) = (value("ncols")? as u64, value("nrows")? as u64);
    let cells = ncols * nrows;
    if cells > MOST_CELLS {
        let bytes = (cells * 1800) >> 20;
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
            || (!whole && no_data.is_finite() && value as f32 == no_data as f32)
    }

    /// True if the cells are too small to be metres and so are longitude and latitude, or something
    /// else that is not read. Cells of `cell_km` units, and nowhere on the globe, are in kilometres.
    pub fn is_in_degrees(&self, cell_km: f64) -> bool {
        self.cellsize < DEGREES && (!self.is_of(cell_km, 1.0) || self.lies_on_the_globe())
    }

    fn lies_on_the_globe(&self) -> bool {
        let (x, y) = self.corner;
        x.abs() <= 360.0 + self.cellsize && y.abs() <= 90.0 + self.cellsize
    }

    /// Says that a grid looks like degrees, and what to do.
    pub fn refuse_degrees(&self, cell_km: f64, faults: &Faults) {
        let (x, y) = self.corner;
        let (size, metres) = (self.cellsize, cell_km * 1000.0);
        let system = if self.lies_on_the_globe() {
            let zone = ((x + 180.0) / 6.0).floor().rem_euclid(60.0) as u32 + 1;
            format!("EPSG:{}", if y < 0.0 { 32_700 } else { 32_600 } + zone)
        } else {
            "EPSG:326.. (the UTM zone of the country)".to_owned()
        };
        let message =
            format!("cellsize = {size} from {x}, {y} looks like degrees; metres are read");
        let help = format!(
            "reproject it to metres, for example with gdalwarp -t_srs {system} -tr {metres} {metres}"
        );
        faults.push(Fault::new(Kind::Scenario, message).at(&self.place(2)).help(help));
    }

    /// What differs first from another grid, if anything does: size, corner, or cellsize. A size that
    /// its own rows belie is none.
    fn differs(&self, other: &Self, sized: bool) -> Option<usize> {
        let near = |a: f64, b: f64| (a - b).abs() <= SAME * other.cellsize;
        let longest = self.ncols.max(self.nrows) as f64;
        let same = [
            !sized || (self.ncols, self.nrows) == (other.ncols, other.nrows),
            near(self.corner.0, other.corner.0) && near(self.corner.1, other.corner.1),
            self.is_of(other.cellsize, longest),
        ];
        same.iter().position(|same| !same)
    }

    /// True if all cells of another grid are the same cells.
    pub fn covers(&self, other: &Self, sized: bool) -> bool {
        self.differs(other, sized).is_none()
    }

    /// Says that the cells of another grid, the map's, are other cells, if they are.
    pub fn refuse_other(&self, other: &Self, sized: bool, faults: &Faults) {
        let Some(which) = self.differs(other, sized) else { return };
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
        faults.push(Fault::new(Kind::Scenario, message).at(&self.place(which)).help(help));
    }

    /// True if cells have a size, so closely that it makes no difference at the far end of the grid.
    pub fn is_of(&self, metres: f64, longest: f64) -> bool {
        (self.cellsize - metres).abs() * longest <= SAME * metres
    }

    fn place(&self, which: usize) -> Place {
        Place { text: Arc::clone(&self.text), span: self.spans[which].clone() }
    }
}
