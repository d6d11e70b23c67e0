//! How commands speak: notes and faults to stderr, data and tables to stdout. Nothing here panics
//! where a pipe was closed.

use std::fmt;
use std::io::{ErrorKind, IsTerminal, Write};

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle, presets};
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};
use serde_json::{Value as Json, json};

use crate::faults::{Fault, Kind, Place};
use crate::model::Warning;

/// A line for people.
pub fn note(words: &str) {
    drawn(&plain(words));
}

/// A line that is drawn with colours of the program's own.
fn drawn(words: &str) {
    // Nobody is left to be told that stderr is closed.
    let _ = writeln!(anstream::stderr(), "{words}");
}

/// Text without what would move a cursor, ring a bell or turn the direction of writing: names of a
/// scenario may hold anything.
fn plain(text: &str) -> String {
    let harmless = |c: &char| {
        let turns = matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}')
            || matches!(c, '\u{2066}'..='\u{2069}');
        matches!(c, '\n' | '\t') || !(c.is_control() || turns)
    };
    text.chars().filter(harmless).collect()
}

/// Data, to stdout. A reader that has seen enough and closed its pipe is no fault.
///
/// # Errors
/// Stdout cannot be written for another reason, such as a full disk.
pub fn data(text: &str) -> Result<(), Fault> {
    let mut out = anstream::stdout();
    let text = plain(text);
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
    data(&format!("{value:#}"))
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

/// Shows faults, each with a plain first line that can be searched for, and their count.
pub fn faults(faults: &[Fault]) {
    for fault in faults {
        note(&first_line(fault));
        let picture = picture(fault);
        if !picture.is_empty() {
            drawn(&picture);
        }
    }
    note(&match faults.len() {
        1 => "1 fault".to_owned(),
        count => format!("{count} faults"),
    });
}

/// Faults for a machine.
pub fn faults_json(faults: &[Fault]) -> Json {
    let one = |fault: &Fault| {
        let place = fault.place.as_ref();
        let (line, column) = place.map(|place| place.line_and_column()).unzip();
        json!({
            "file": place.map(|place| &place.text.name),
            "line": line,
            "column": column,
            "message": fault.message,
            "help": fault.help,
        })
    };
    faults.iter().map(one).collect()
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
    match &fault.place {
        Some(place) => {
            let (line, column) = place.line_and_column();
            format!("{}:{line}:{column}: {}", place.text.name, fault.message)
        }
        None => format!("armistice: {}", fault.message),
    }
}

/// The marked text and the help of a fault.
fn picture(fault: &Fault) -> String {
    let terminal = std::io::stderr().is_terminal();
    let theme = if terminal { GraphicalTheme::unicode() } else { GraphicalTheme::none() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(100).with_links(false);
    let mut text = String::new();
    if handler.render_report(&mut text, &Picture(fault)).is_err() {
        return fault.help.clone().unwrap_or_default();
    }
    // The message was said in the plain line: its place here is an empty first line.
    let text = text.trim_start_matches('\n').split_once('\n').map_or("", |(_, rest)| rest);
    text.trim_end().to_owned()
}

/// A fault without its message.
#[derive(Debug)]
struct Picture<'a>(&'a Fault);

impl fmt::Display for Picture<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Picture<'_> {}

impl Diagnostic for Picture<'_> {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.0.help()
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.0.source_code()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.0.labels()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::{Place, Text};
    use std::sync::Arc;

    #[test]
    fn a_fault_has_a_plain_first_line_and_its_text_once() {
        let text = Arc::new(Text { name: "a.toml".into(), text: "x = 1\ntroops = -4\n".into() });
        let place = Place { text, span: 15..17 };
        let fault = Fault::new(Kind::Scenario, "troops = -4 must lie in 0 to 9").at(&place);
        assert_eq!(first_line(&fault), "a.toml:2:10: troops = -4 must lie in 0 to 9");
        let picture = picture(&fault.help("soldiers on duty"));
        assert!(!picture.contains("must lie"), "{picture}");
        assert!(picture.contains("troops = -4") && picture.contains("soldiers on duty"));
    }

    #[test]
    fn a_fault_at_the_end_of_an_empty_file_is_shown_too() {
        let text = Arc::new(Text { name: "a.toml".into(), text: String::new() });
        let fault = Fault::new(Kind::Scenario, "missing").at(&Place { text, span: 0..0 });
        assert_eq!(first_line(&fault), "a.toml:1:1: missing");
        picture(&fault);
    }

    #[test]
    fn no_name_moves_a_cursor_or_turns_the_writing() {
        assert_eq!(plain("a\u{1b}[31m\u{7}b\u{202e}c\td\n"), "a[31mbc\td\n");
    }

    #[test]
    fn numbers_are_short() {
        let shown: Vec<String> = [0.0, 12.0, 0.5, 43.219, 12_345.6, 0.000_123].map(short).into();
        assert_eq!(shown, ["0", "12", "0.500", "43.2", "12346", "1.23e-4"]);
    }
}
