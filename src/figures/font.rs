//! Noto Sans: how wide a text is, where it breaks, and the outlines of its letters.

use std::sync::LazyLock;

use skrifa::charmap::Charmap;
use skrifa::metrics::GlyphMetrics;
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::prelude::{FontRef, LocationRef, Size};
use skrifa::{GlyphId, MetadataProvider};

/// A weight of the font, in font units.
struct Face {
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
    outlines: OutlineGlyphCollection<'static>,
    per_em: f64,
}

impl Face {
    fn of(font: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(font).ok()?;
        let (unscaled, upright) = (Size::unscaled(), LocationRef::default());
        Some(Self {
            letters: font.charmap(),
            widths: font.glyph_metrics(unscaled, upright),
            outlines: font.outline_glyphs(),
            per_em: f64::from(font.metrics(unscaled, upright).units_per_em),
        })
    }

    fn glyph(&self, letter: char) -> Option<GlyphId> {
        self.letters.map(letter).filter(|glyph| *glyph != GlyphId::NOTDEF)
    }

    /// Width of a letter [em].
    fn advance(&self, letter: char) -> f64 {
        let width = self.glyph(letter).and_then(|glyph| self.widths.advance_width(glyph));
        width.map_or(UNKNOWN, |width| f64::from(width) / self.per_em)
    }
}

static REGULAR: LazyLock<Option<Face>> = LazyLock::new(|| Face::of(notosans::REGULAR_TTF));
static BOLD: LazyLock<Option<Face>> = LazyLock::new(|| Face::of(notosans::BOLD_TTF));

fn face(bold: bool) -> Option<&'static Face> {
    if bold { BOLD.as_ref() } else { REGULAR.as_ref() }
}

/// Width of a letter that the font lacks [em].
const UNKNOWN: f64 = 0.6;

/// True if the font has every letter, so that its widths can be trusted.
pub(super) fn knows(text: &str, bold: bool) -> bool {
    face(bold).is_some_and(|face| text.chars().all(|letter| face.glyph(letter).is_some()))
}

/// True if the font has a letter, in both weights.
fn has(letter: char) -> bool {
    [false, true].iter().all(|bold| face(*bold).is_some_and(|face| face.glyph(letter).is_some()))
}

/// True if a figure can draw a letter as it is written.
pub(super) fn drawn(letter: char) -> bool {
    let shaped = matches!(letter,
        '\u{0590}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{1900}'..='\u{1CFF}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{A800}'..='\u{ABFF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}');
    !shaped && has(letter)
}

/// True if a figure can draw a text as it is written.
pub(super) fn draws(text: &str) -> bool {
    text.chars().all(|letter| letter.is_control() || drawn(letter))
}

/// A text in which an ellipsis stands for what cannot be drawn: no box is ever drawn.
pub(super) fn drawable(text: String) -> String {
    if text.chars().all(drawn) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            control if control.is_control() => out.push(' '),
            letter if drawn(letter) => out.push(letter),
            _ if out.trim_end().ends_with('…') => {}
            _ => out.push('…'),
        }
    }
    out
}

/// Width of a text [units of the figure].
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    text.chars().map(|letter| advance(letter, bold)).sum::<f64>() * size
}

/// Width of a letter [em].
fn advance(letter: char, bold: bool) -> f64 {
    face(bold).map_or(UNKNOWN, |face| face.advance(letter))
}

/// Gives the outline of each letter, with where it begins [units of the figure from the start of
/// the text] and the size of a font unit.
pub(super) fn outlines<P, F>(text: &str, size: f64, bold: bool, mut each: F)
where
    P: OutlinePen + Default,
    F: FnMut(P, f64, f64),
{
    let Some(face) = face(bold) else { return };
    let mut along = 0.0;
    for letter in text.chars() {
        // What the font lacks leaves a space and no box.
        if let Some(glyph) = face.glyph(letter).and_then(|glyph| face.outlines.get(glyph)) {
            let mut outline = P::default();
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            if glyph.draw(settings, &mut outline).is_ok() {
                each(outline, along, size / face.per_em);
            }
        }
        along += face.advance(letter) * size;
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
    for (start, letter) in text.char_indices() {
        along += advance(letter, bold);
        if along * size > room {
            break;
        }
        if !letter.is_whitespace() && (along + dots) * size <= room {
            best = start + letter.len_utf8();
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
