//! The canvas as a backend of plotters: lines, areas and texts of a chart become paths and texts,
//! measured with the font that they are set in. No platform maths: the same shapes everywhere.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::canvas::{Anchor, Canvas, Stroke, Text};
use super::font;

/// Whole numbers of plotters to a unit of the figure: fine enough for any eye.
pub(super) const GRAIN: f64 = 20.0;

/// A place in units of the figure.
pub(super) fn place((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x) / GRAIN, f64::from(y) / GRAIN)
}

/// Draws on a canvas; texts about a point keep between two sides.
pub(super) struct Pen<'a> {
    pub canvas: &'a mut Canvas,
    pub sides: (f64, f64),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn stroke<S: BackendStyle>(style: &S) -> Stroke {
    let (red, green, blue) = style.color().rgb;
    let width = f64::from(style.stroke_width()) / GRAIN;
    Stroke { colour: [red, green, blue], width, dash: &[] }
}

impl DrawingBackend for Pen<'_> {
    type ErrorType = Infallible;

    /// As wide as the page, and as long as it may become.
    fn get_size(&self) -> (u32, u32) {
        ((self.canvas.width * GRAIN) as u32, i32::MAX as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.fill_polygon([(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)], &colour)
    }

    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, s: &S) -> Drawn {
        self.draw_path([a, b], s)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<(f64, f64)> = path.into_iter().map(place).collect();
        self.canvas.line(&points, stroke(style));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let corners: Vec<(f64, f64)> = corners.into_iter().map(place).collect();
        self.canvas.area(&corners, stroke(style).colour, style.color().alpha);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, s: &T, at: BackendCoord) -> Drawn {
        let (size, (x, y)) = (s.size() / GRAIN, place(at));
        let (colour, bold) = (s.color().rgb, matches!(s.style(), FontStyle::Bold));
        let anchor = match s.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        // From a box about the letters to the line that they stand on.
        let down = match s.anchor().v_pos {
            VPos::Top => 0.73,
            VPos::Center => 0.36,
            VPos::Bottom => -0.2,
        };
        let (text, colour) = (text.to_owned(), [colour.0, colour.1, colour.2]);
        let mut text = Text { size, colour, bold, anchor, ..Text::new(x, y + down * size, text) };
        // At a side it begins or ends there, however wide the reader's font is.
        let (left, right) = (text.x - text.lead(), text.x + text.lead());
        if anchor == Anchor::Middle && left < self.sides.0 {
            text = Text { x: self.sides.0, anchor: Anchor::Start, ..text };
        } else if anchor == Anchor::Middle && right > self.sides.1 {
            text = Text { x: self.sides.1, anchor: Anchor::End, ..text };
        }
        self.canvas.text(text);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let bold = matches!(style.style(), FontStyle::Bold);
        Ok((font::width(text, style.size(), bold) as u32, style.size() as u32))
    }
}
