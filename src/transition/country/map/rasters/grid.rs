//! One raster: an ESRI ASCII grid as GDAL, QGIS, ArcGIS and R write it.

use std::ops::Range;
use std::sync::Arc;

use super::foreign;
use super::header::{self, Header, key_of};
use super::tally::Tally;
use super::word::{self, number, words};
use crate::faults::{Fault, Faults, Kind, Place, Text};
use crate::text::shortened;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    Is(f64),
    NoData,
    /// Something that was said to be wrong.
    Wrong,
}

/// A raster: its cells row by row from the north-west, if the file has as many as it says.
pub(super) struct Grid {
    pub header: Header,
    pub values: Option<Vec<Value>>,
    text: Arc<Text>,
    begins: Vec<u32>,
}

impl Grid {
    /// Place of a cell's value.
    pub fn place(&self, cell: usize) -> Place {
        let start = self.begins.get(cell).map_or(0, |begin| *begin as usize);
        Place { text: Arc::clone(&self.text), span: start..start + self.word(cell).len() }
    }

    /// A cell's value as the file writes it.
    pub fn word(&self, cell: usize) -> &str {
        let start = self.begins.get(cell).map_or(0, |begin| *begin as usize);
        self.text.text.get(start..).and_then(|rest| rest.split_whitespace().next()).unwrap_or("")
    }

    /// A cell by column and row, as the legend counts them.
    pub fn cell_named(&self, cell: usize) -> String {
        let width = self.header.ncols as usize;
        format!("column {}, row {}", cell % width, cell / width)
    }
}

/// Lines and files as they end elsewhere: with carriage returns, a byte order mark, a Ctrl-Z.
pub(super) fn plain(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || c == '\u{1a}');
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Reads a grid. Every fault of the file is said, many of one kind as one.
pub(super) fn parse(name: &str, text: &str, faults: &Faults) -> Option<Grid> {
    let text = Arc::new(Text::new(name, plain(text)));
    let place = |span: Range<usize>| Place { text: Arc::clone(&text), span };
    if let Some(at) = text.text.find('\0') {
        let fault = Fault::new(Kind::Scenario, format!("{name} has bytes that are no text"));
        faults.push(fault.at(&place(at..at + 1)).help("if it is UTF-16, save it as UTF-8"));
        return None;
    }
    if let Some((message, help, span)) = foreign::header(&text.text) {
        faults.push(Fault::new(Kind::Scenario, message).at(&place(span)).help(help));
        return None;
    }
    let (header, mut begin) = header::read(&text, faults);
    let rows = &text.text[begin..];
    let (mut values, mut begins, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    let (mut no_numbers, mut not_finite, mut keys) =
        (Tally::default(), Tally::default(), Tally::default());
    let (ncols, mut torn) = (header.as_ref().map_or(0, |header| header.ncols as usize), false);
    for line in rows.split_inclusive('\n') {
        let (start, first, unread) = (begin, values.len(), no_numbers.count);
        begin += line.len();
        for (at, (word, span)) in words(line, start, char::is_whitespace).enumerate() {
            if at == 0 && key_of(word.trim_end_matches([':', '='])).is_some() {
                keys.add(|| (word.to_owned(), span.clone()));
                break;
            }
            let value = number(word);
            let no_data =
                |value: f64| header.as_ref().is_none_or(|header| header.is_no_data(value));
            values.push(match value {
                Some(value) if no_data(value) => Value::NoData,
                Some(value) if value.is_finite() => Value::Is(value),
                Some(_) => {
                    not_finite.add(|| (word.to_owned(), span.clone()));
                    Value::Wrong
                }
                None => {
                    no_numbers.add(|| (word.to_owned(), span.clone()));
                    Value::Wrong
                }
            });
            begins.push(span.start as u32);
        }
        if values.len() > first {
            lines.push((start, values.len() - first));
            torn |= no_numbers.count > unread && values.len() - first != ncols;
        }
    }
    let fault = |tally: &Tally<(String, Range<usize>)>, what: &str| {
        let (word, span) = tally.first.clone()?;
        let count = match tally.count {
            1 => String::new(),
            count => format!(" ({count} such words)"),
        };
        let fault = Fault::new(Kind::Scenario, format!("`{}` {what}{count}", shortened(&word, 60)));
        Some(word::help(fault.at(&place(span)), &word))
    };
    let found = [
        fault(&no_numbers, "is no number"),
        fault(&not_finite, "is not finite")
            .map(|fault| fault.help("where there are no data write the NODATA_value")),
        fault(&keys, "stands after the first row; keys stand at the top"),
    ];
    found.into_iter().flatten().for_each(|fault| faults.push(fault));
    let header = header?;
    // A line that cannot be parted into numbers was told; how many it has says nothing.
    let whole = keys.count == 0
        && !torn
        && match uneven(&header, &lines) {
            None => true,
            Some((message, at)) => {
                let start = lines.get(at).map_or(text.text.len(), |(start, _)| *start);
                let length = text.text[start..].find('\n').unwrap_or(text.text.len() - start);
                let fault = Fault::new(Kind::Scenario, message).at(&place(start..start + length));
                faults.push(fault.help("each row of cells stands on a line of its own"));
                false
            }
        };
    Some(Grid { header, values: whole.then_some(values), text, begins })
}

/// What is wrong with the rows, and with which line of them; `None` if each has its values.
fn uneven(header: &Header, lines: &[(usize, usize)]) -> Option<(String, usize)> {
    let (ncols, nrows) = (header.ncols as usize, header.nrows as usize);
    let total: usize = lines.iter().map(|(_, values)| values).sum();
    if total == ncols * nrows && (lines.len() == 1 || is_wrapped(ncols, lines)) {
        return None;
    }
    let wrong = |line: &(usize, usize)| line.1 != ncols;
    if let Some(first) = lines.iter().position(wrong) {
        let count = lines.iter().filter(|line| wrong(line)).count();
        let message = format!(
            "a row has {} values, but ncols = {ncols} ({count} such rows; {total} values, and \
             ncols x nrows = {})",
            lines[first].1,
            ncols * nrows
        );
        return Some((message, first));
    }
    (lines.len() != nrows).then(|| {
        let message = format!(
            "{} rows, but nrows = {nrows} ({total} values, and ncols x nrows = {})",
            lines.len(),
            ncols * nrows
        );
        (message, nrows.min(lines.len()))
    })
}

/// True if every row is broken over lines in the same way, the last of them shorter: then the lines
/// can be nothing else. Lines of one length may as well be the rows of another grid.
fn is_wrapped(ncols: usize, lines: &[(usize, usize)]) -> bool {
    let longest = lines.iter().map(|(_, values)| *values).max().unwrap_or(0);
    // A value a line is no row of any other grid.
    if longest == 1 {
        return true;
    }
    if longest == 0 || longest >= ncols || ncols.is_multiple_of(longest) {
        return false;
    }
    let rest = ncols % longest;
    let each = ncols / longest + 1;
    lines.len().is_multiple_of(each)
        && lines.chunks(each).all(|row| {
            let (last, full) = (&row[each - 1], &row[..each - 1]);
            last.1 == rest && full.iter().all(|line| line.1 == longest)
        })
}
