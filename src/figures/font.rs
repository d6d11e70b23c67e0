//! Noto Sans: how wide a text is, where it breaks, and the outlines of its letters.

use std::sync::LazyLock;

use ttf_parser::{Face, OutlineBuilder};

static REGULAR: LazyLock<Option<Face<'static>>> =
    LazyLock::new(|| Face::parse(notosans::REGULAR_TTF, 0).ok());
static BOLD: LazyLock<Option<Face<'static>>> =
    LazyLock::new(|| Face::parse(notosans::BOLD_TTF, 0).ok());

fn face(bold: bool) -> Option<&'static Face<'static>> {
    if bold { BOLD.as_ref() } else { REGULAR.as_ref() }
}

/// Width of a letter that the font lacks [em].
const UNKNOWN: f64 = 0.6;

/// True if the font has every letter, so that its widths can be trusted.
pub(super) fn knows(text: &str, bold: bool) -> bool {
    face(bold).is_some_and(|face| text.chars().all(|letter| face.glyph_index(letter).is_some()))
}

/// True if the font has a letter, in both weights.
pub(super) fn has(letter: char) -> bool {
    [false, true].iter().all(|bold| face(*bold).is_some_and(|f| f.glyph_index(letter).is_some()))
}

/// Width of a text [units of the figure].
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    text.chars().map(|letter| advance(letter, bold)).sum::<f64>() * size
}

/// Width of a letter [em].
fn advance(letter: char, bold: bool) -> f64 {
    let Some(face) = face(bold) else { return UNKNOWN };
    let advance = face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph));
    advance.map_or(UNKNOWN, |advance| f64::from(advance) / f64::from(face.units_per_em()))
}

/// Gives the outline of each letter, with where it begins [units of the figure from the start of
/// the text] and the size of a font unit.
pub(super) fn outlines<B, F>(text: &str, size: f64, bold: bool, mut each: F)
where
    B: OutlineBuilder + Default,
    F: FnMut(B, f64, f64),
{
    let Some(face) = face(bold) else { return };
    let unit = size / f64::from(face.units_per_em());
    let mut along = 0.0;
    for letter in text.chars() {
        let glyph = face.glyph_index(letter);
        // What the font lacks leaves a space and no box.
        if let Some(glyph) = glyph {
            let mut outline = B::default();
            face.outline_glyph(glyph, &mut outline);
            each(outline, along, unit);
        }
        along += match glyph.and_then(|glyph| face.glyph_hor_advance(glyph)) {
            Some(advance) => f64::from(advance) * unit,
            None => UNKNOWN * size,
        };
    }
}

/// A text cut with an ellipsis to fit a width.
pub(super) fn fit(text: &str, room: f64, size: f64, bold: bool) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    // One walk, since a text may be of any length: the last cut that leaves room for the ellipsis.
    let dots = advance('…', bold);
    let (mut along, mut best) = (0.0, 0);
    for (at, letter) in text.char_indices() {
        along += advance(letter, bold);
        if along * size > room {
            break;
        }
        if !letter.is_whitespace() && (along + dots) * size <= room {
            best = at + letter.len_utf8();
        }
    }
    format!("{}…", &text[..best])
}

/// A text in lines no wider than `room`, broken at spaces and after hyphens; what does not fit on
/// `most` lines is cut with an ellipsis.
pub(super) fn wrap(text: &str, room: f64, size: f64, bold: bool, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let here = lines.len() - 1;
        let longer = lines[here].clone() + piece;
        if width(longer.trim_end(), size, bold) <= room || lines[here].is_empty() {
            lines[here] = longer;
        } else if lines.len() < most {
            lines.push(piece.trim_start().to_owned());
        } else {
            lines[here] = fit(&(longer + "……"), room, size, bold);
            break;
        }
    }
    lines.iter().map(|line| fit(line.trim_end(), room, size, bold)).collect()
}

/// Words with the space or hyphen behind them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '_', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_wide_as_its_letters() {
        assert!(width("illicit", 12.0, false) < width("MMMMMMM", 12.0, false));
        assert!(width("peace", 12.0, true) > width("peace", 12.0, false));
        assert!(knows("±–−×°é", false) && !knows("سلام", false));
    }

    #[test]
    fn long_texts_are_broken_and_then_cut() {
        let lines = wrap("phased-after-disarmament-with-monitors", 90.0, 12.0, false, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| width(line, 12.0, false) <= 90.0), "{lines:?}");
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert_eq!(wrap("no accord", 200.0, 12.0, false, 2), ["no accord"]);
        assert_eq!(wrap("", 200.0, 12.0, false, 2), [""]);
    }
}
