//! Files that are something else than a grid or a legend: told in one line, with what to do.

use std::path::Path;
use std::sync::Arc;

use super::header::key_of;
use super::word::{is_comment, words};
use crate::faults::{Fault, Kind, Place, Text};

/// First bytes of other formats, what each is, and what to do.
const MAGIC: [(&[u8], &str, &str); 15] = [
    (b"\x1f\x8b", "a gzip file", "unpack it with gunzip"),
    (b"PK\x03\x04", "a ZIP file", "unpack it"),
    (b"BZh", "a bzip2 file", "unpack it with bunzip2"),
    (b"\xfd7zXZ", "an xz file", "unpack it with unxz"),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "unpack it with unzstd"),
    (b"7z\xbc\xaf", "a 7z file", "unpack it"),
    (b"II*\0", "a TIFF", EXPORT),
    (b"MM\0*", "a TIFF", EXPORT),
    (b"II+\0", "a BigTIFF", EXPORT),
    (b"\x89PNG", "a PNG picture", EXPORT),
    (b"\xff\xd8\xff", "a JPEG picture", "export the values, not a picture of them"),
    (b"\x89HDF", "an HDF5 or NetCDF file", EXPORT),
    (b"CDF\x01", "a NetCDF file", EXPORT),
    (b"CDF\x02", "a NetCDF file", EXPORT),
    (b"%PDF", "a PDF", "export the values, not a picture of them"),
];
const EXPORT: &str = "export it as an ESRI ASCII grid: gdal_translate -of AAIGrid in out.asc";

/// First words of other texts, what each is, and what to do.
const WORDS: [(&str, &str, &str); 4] = [
    ("version https://git-lfs", "a pointer of git-lfs, not the file", "fetch it: git lfs pull"),
    ("<<<<<<<", "a file with marks of a conflict of git", "resolve it first"),
    ("<", "HTML or XML, such as a web page", "download the file itself"),
    ("DSAA", "a Surfer grid", EXPORT),
];

/// Keys of a GRASS ASCII grid.
const GRASS: [&str; 6] = ["north:", "south:", "east:", "west:", "rows:", "cols:"];

/// How many bytes of a file say what it is.
pub(super) const HEAD: usize = 16;

/// What a regular file is by its first bytes, where these are no text in UTF-8.
pub(super) fn bytes(path: &Path, head: &[u8]) -> Option<Fault> {
    let zero = |at: usize| head.get(at).map(|byte| *byte == 0);
    let zeros = [0, 1, 2, 3].map(zero);
    let wide = head.starts_with(b"\xff\xfe")
        || head.starts_with(b"\xfe\xff")
        || zeros == [true, false, true, false].map(Some)
        || zeros == [false, true, false, true].map(Some);
    let found = MAGIC.iter().find(|(magic, ..)| head.starts_with(magic));
    let (what, help) = match found {
        Some((_, what, help)) => (*what, *help),
        None if wide => ("UTF-16, by its looks", "save it as UTF-8"),
        None => return None,
    };
    Some(fault(path, "", what, help))
}

/// What a text is by its first words.
pub(super) fn text(path: &Path, text: &str) -> Option<Fault> {
    let begin = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    let (_, what, help) = WORDS.iter().find(|(words, ..)| begin.starts_with(words))?;
    Some(fault(path, begin.lines().next().unwrap_or(""), what, help))
}

fn fault(path: &Path, line: &str, what: &str, help: &str) -> Fault {
    let text = Arc::new(Text::new(path.display().to_string(), line));
    let place = Place { text, span: 0..line.len() };
    Fault::new(Kind::Scenario, format!("this is {what}")).at(&place).help(help)
}

/// What is foreign in the lines above the first row of a grid, where one word of it makes all others
/// say something else: the message, the help, and where.
pub(super) fn header(text: &str) -> Option<(String, String, std::ops::Range<usize>)> {
    let (mut begin, mut number) = (0, 0);
    for line in text.split_inclusive('\n') {
        let first = words(line, begin, char::is_whitespace).next();
        (begin, number) = (begin + line.len(), number + 1);
        let Some((word, span)) = first else { continue };
        let lower = word.to_ascii_lowercase();
        if is_comment(word) {
            let more =
                text[begin..].lines().take_while(|line| is_comment(line.trim_start())).count();
            let help = match more {
                0 => format!("delete line {number}"),
                more => format!("delete lines {number} to {}", number + more),
            };
            return Some(("comments are not read".to_owned(), help, span));
        }
        if GRASS.contains(&&*lower) {
            let message = "this is a GRASS grid".to_owned();
            return Some((message, "export it with r.out.gdal format=AAIGrid".into(), span));
        }
        let bare = word.trim_matches(['"', '\'']);
        if bare != word && key_of(bare).is_some() {
            let message = format!("{word} stands in quotation marks");
            return Some((message, format!("write {bare} without them"), span));
        }
        let parted = bare.split_once([',', ';']).map(|(key, _)| key.trim_matches(['"', '\'']));
        if parted.is_some_and(|key| key_of(key).is_some()) {
            let word = crate::text::shortened(word, 60);
            let message = format!("`{word}`: a key and its value are parted by a space");
            return Some((message, "export it as an ESRI ASCII grid, not as CSV".into(), span));
        }
        if !word.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return None;
        }
    }
    None
}
