//! Files of text.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::faults::{Fault, Kind, Place, Text};

/// Reads a UTF-8 file of at most `largest` bytes, or as much of a pipe or device.
///
/// # Errors
/// A fault that says which of these it is not.
pub fn read_text(path: &Path, largest: u64) -> Result<String, Fault> {
    let unreadable = |error: &std::io::Error| Fault::unreadable(path, error);
    if std::fs::metadata(path).map_err(|error| unreadable(&error))?.is_dir() {
        let message = format!("{} is a folder, not a file", path.display());
        return Err(Fault::new(Kind::Input, message));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| unreadable(&error))?;
    // What a pipe or a device will hold nobody knows before it is read.
    file.take(largest + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    text_of(path, bytes, largest)
}

/// The text of a file's bytes, of which there may be `largest`.
pub(super) fn text_of(path: &Path, bytes: Vec<u8>, largest: u64) -> Result<String, Fault> {
    let shown = path.display();
    if bytes.len() as u64 > largest {
        let fault = at_byte(path, &bytes, largest as usize, |line| {
            format!("{shown} has more than {largest} bytes, and so few are read: up to line {line}")
        });
        return Err(fault.help("what is data belongs into a file beside it"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        at_byte(path, error.as_bytes(), at, |line| {
            format!("{shown} is not UTF-8 text (line {line}, byte {at})")
        })
        .help("save it as UTF-8")
    })
}

/// A fault at a byte of a file that is no text, or not wholly read; `words` are given its line.
fn at_byte(path: &Path, bytes: &[u8], at: usize, words: impl Fn(usize) -> String) -> Fault {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let at = text.floor_char_boundary(at);
    let text = Arc::new(Text::new(path.display().to_string(), text));
    let place = Place { text, span: at..at };
    let (line, _) = place.line_and_column();
    Fault::new(Kind::Scenario, words(line)).at(&place)
}
