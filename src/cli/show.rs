//! How commands speak: notes and faults to stderr, data and tables to stdout. Nothing here panics
//! where a pipe was closed.

use std::collections::BTreeMap;
use std::io::{ErrorKind, IsTerminal, Write};

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle, presets};
use serde_json::{Value as Json, json};

use super::picture;
use crate::faults::{Fault, Kind, Place};
use crate::model::Warning;
use crate::text;

/// Faults of one kind that are shown; the others are counted.
const SHOWN_OF_A_KIND: usize = 50;

/// Faults that are shown in all.
const SHOWN: usize = 200;

/// Faults that are listed for a machine.
const LISTED: usize = 1_000;

/// Longest message that is shown whole [characters].
const LONGEST: usize = 600;

/// A line for people.
pub fn note(words: &str) {
    drawn(&text::terminal(words));
}

/// A line that is drawn with colours of the program's own.
fn drawn(words: &str) {
    // Nobody is left to be told that stderr is closed.
    let _ = writeln!(anstream::stderr(), "{words}");
}

/// Data, to stdout. A reader that has seen enough and closed its pipe is no fault.
///
/// # Errors
/// Stdout cannot be written for another reason, such as a full disk.
pub fn data(text: &str) -> Result<(), Fault> {
    let mut out = anstream::stdout();
    let text = text::terminal(text);
    let newline = if text.ends_with('\n') { "" } else { "\n" };
    match write!(out, "{text}{newline}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Fault::new(Kind::Output, format!("cannot write to stdout: {error}")))
        }
        _ => Ok(()),
    }
}

/// JSON, to stdout.
///
/// # Errors
/// Those of [`data`].
pub fn json(value: &Json) -> Result<(), Fault> {
    data(&text::json(&format!("{value:#}")))
}

/// An empty table with its head; columns in `right` are numbers.
pub fn table(head: &[&str], right: &[usize]) -> Table {
    let mut table = Table::new();
    let style = if std::io::stdout().is_terminal() {
        TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'))
    } else {
        presets::ASCII_MARKDOWN
    };
    table.load_style(style).set_header(head);
    if std::io::stdout().is_terminal() {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    }
    for at in right {
        if let Some(column) = table.column_mut(*at) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// A number for a table: about four digits.
pub fn short(number: f64) -> String {
    match number.abs() {
        _ if number.fract() == 0.0 => format!("{number}"),
        size if size >= 1000.0 => format!("{number:.0}"),
        size if size >= 10.0 => format!("{number:.1}"),
        size if size >= 0.01 => format!("{number:.3}"),
        _ => format!("{number:.2e}"),
    }
}

/// Shows faults, each with a plain first line that can be searched for, and their count. Of many of a
/// kind the first are shown and the others counted.
pub fn faults(faults: &[Fault]) {
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut shown = 0;
    for fault in faults {
        let (seen, left) = kinds.entry(kind(&fault.message)).or_default();
        *seen += 1;
        if *seen > SHOWN_OF_A_KIND || shown == SHOWN {
            *left += 1;
            continue;
        }
        shown += 1;
        note(&first_line(fault));
        let picture = picture::of(fault);
        if !picture.is_empty() {
            drawn(&picture);
        }
    }
    for (kind, (_, left)) in kinds.iter().filter(|(_, (_, left))| *left > 0).take(LONGEST_TALLY) {
        note(&format!("not shown: {left} more of the kind: {}", text::shortened(kind, 100)));
    }
    note(&match faults.len() {
        1 => "1 error".to_owned(),
        count => format!("{count} errors"),
    });
}

/// Shows warnings, and counts those of a sort that are too many to read.
pub fn warnings(warnings: &[Warning]) {
    let mut sorts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in warnings {
        let seen = sorts.entry(one.sort).or_default();
        *seen += 1;
        if *seen <= SHOWN_OF_A_KIND {
            note(&warning(one));
        }
    }
    for (sort, seen) in sorts.iter().filter(|(_, seen)| **seen > SHOWN_OF_A_KIND) {
        let (left, sort) = (seen - SHOWN_OF_A_KIND, sort.replace('_', " "));
        note(&format!("not shown: {left} more warnings of the kind: {sort}"));
    }
}

/// Kinds of faults that are counted one by one.
const LONGEST_TALLY: usize = 20;

/// What faults of a kind have in common: the plain words of their messages, without names and numbers.
fn kind(message: &str) -> String {
    let plain = |word: &&str| {
        word.trim_end_matches([',', ':', ';']).bytes().all(|b| b.is_ascii_lowercase())
    };
    // A message begins with the path of what is wrong, which may look like a plain word.
    let words = message.split('"').step_by(2).flat_map(str::split_whitespace);
    words.skip(1).filter(plain).take(12).collect::<Vec<_>>().join(" ")
}

/// Faults for a machine, how many there are, and how many of them the list leaves out.
pub fn faults_json(faults: &[Fault]) -> Json {
    let one = |fault: &Fault| {
        let place = fault.place.as_ref();
        let (line, column) = place.map(|place| place.line_and_column()).unzip();
        json!({
            "file": place.map(|place| &place.text.name),
            "line": line,
            "column": column,
            "message": text::shortened(&fault.message, LONGEST),
            "help": fault.help.as_ref().map(|help| text::shortened(help, 4 * LONGEST)),
        })
    };
    let list: Vec<Json> = faults.iter().take(LISTED).map(one).collect();
    json!({ "faults": list, "count": faults.len(), "left_off": faults.len() - list.len() })
}

/// A warning as a line: `warning: a.toml:3:1: policy.x never begins: …`.
pub fn warning(warning: &Warning) -> String {
    match warning.place.as_ref().map(Place::line_and_column).zip(warning.place.as_ref()) {
        Some(((line, column), place)) => {
            format!("warning: {}:{line}:{column}: {}", place.text.name, warning.message)
        }
        None => format!("warning: {}", warning.message),
    }
}

/// Warnings for a machine.
pub fn warnings_json(warnings: &[Warning]) -> Json {
    let one = |warning: &Warning| {
        let place = warning.place.as_ref();
        let (line, column) = place.map(Place::line_and_column).unzip();
        json!({
            "file": place.map(|place| &place.text.name),
            "line": line,
            "column": column,
            "sort": warning.sort,
            "message": warning.message,
        })
    };
    warnings.iter().map(one).collect()
}

/// Exit code of a command that ends with these faults.
pub fn exit_code(faults: &[Fault]) -> u8 {
    faults.iter().map(|fault| fault.kind.exit_code()).max().unwrap_or(1)
}

fn first_line(fault: &Fault) -> String {
    let message = text::shortened(&fault.message, LONGEST);
    text::one_line(&match &fault.place {
        Some(place) => {
            let (line, column) = place.line_and_column();
            format!("{}:{line}:{column}: {message}", place.text.name)
        }
        None => format!("armistice: {message}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::{Place, Text};
    use std::sync::Arc;

    #[test]
    fn a_fault_has_a_plain_first_line_and_its_text_once() {
        let text = Arc::new(Text::new("a.toml", "x = 1\ntroops = -4\n"));
        let place = Place { text, span: 15..17 };
        let fault = Fault::new(Kind::Scenario, "troops = -4 must lie in 0 to 9").at(&place);
        assert_eq!(first_line(&fault), "a.toml:2:10: troops = -4 must lie in 0 to 9");
    }

    #[test]
    fn a_message_is_one_short_line_whatever_it_quotes() {
        let fault = Fault::new(Kind::Usage, format!("\u{1b}[2Ja\nb{}", "x".repeat(1 << 20)));
        let line = first_line(&fault);
        assert!(line.starts_with("armistice: [2Ja bxxx") && line.chars().count() < 700, "{line}");
    }

    #[test]
    fn faults_are_of_a_kind_if_only_names_and_numbers_differ() {
        let unknown = kind("option.a.tropos is not a known key");
        assert_eq!(unknown, kind("x is not a known key"));
        assert_eq!(
            kind("a = 3 must lie in 0 to 9"),
            kind("b.c = -4.5 must lie in 1 to 8 persons").replace(" persons", "")
        );
        assert_ne!(unknown, kind("a = \"b\" is not known"));
    }

    #[test]
    fn numbers_are_short() {
        let shown: Vec<String> = [0.0, 12.0, 0.5, 43.219, 12_345.6, 0.000_123].map(short).into();
        assert_eq!(shown, ["0", "12", "0.500", "43.2", "12346", "1.23e-4"]);
    }
}
