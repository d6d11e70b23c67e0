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
use super::style::circle;

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

impl Pen<'_> {
    fn outline<S: BackendStyle>(&mut self, points: &[(f64, f64)], style: &S) {
        if style.color().alpha > 0.0 {
            self.canvas.line(points, stroke(style));
        }
    }

    fn area<S: BackendStyle>(&mut self, points: &[(f64, f64)], style: &S) {
        self.canvas.area(points, stroke(style).colour, style.color().alpha);
    }
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

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, s: &S) -> Drawn {
        self.outline(&[place(a), place(b)], s);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        first: BackendCoord,
        last: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ((left, top), (right, below)) = (place(first), place(last));
        let corners = [(left, top), (right, top), (right, below), (left, below), (left, top)];
        match fill {
            true => self.area(&corners[..4], style),
            false => self.outline(&corners, style),
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.outline(&path.into_iter().map(place).collect::<Vec<_>>(), style);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ((x, y), stroke) = (place(centre), stroke(style));
        let steps = circle(x, y, f64::from(radius) / GRAIN);
        let inside = fill.then(|| (stroke.colour, style.color().alpha));
        self.canvas.path(&steps, inside, (!fill).then_some(stroke));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.area(&corners.into_iter().map(place).collect::<Vec<_>>(), style);
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
        if anchor == Anchor::Middle {
            let half = text.lead();
            text.x = text.x.min(self.sides.1 - half).max(self.sides.0 + half);
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
