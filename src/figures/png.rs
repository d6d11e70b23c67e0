//! The shapes of a figure painted as PNG: the same shapes that its SVG holds.

use tiny_skia::{
    FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, StrokeDash, Transform,
};

use super::canvas::{Canvas, Colour, Shape, Step, Stroke, Text, WHITE};
use super::font;

/// Pixels to a unit: a figure of 800 units is 1600 pixels wide.
const SCALE: f32 = 2.0;

/// The PNG's bytes; what went wrong in words.
pub(super) fn paint(canvas: &Canvas) -> Result<Vec<u8>, String> {
    pixels(canvas, SCALE)?.encode_png().map_err(|error| error.to_string())
}

/// The picture at so many pixels to a unit; what went wrong in words.
pub(super) fn pixels(canvas: &Canvas, scale: f32) -> Result<Pixmap, String> {
    let pixels = |length: f64| (length * f64::from(scale)).ceil() as u32;
    let (width, height) = (pixels(canvas.width), pixels(canvas.height));
    let mut map = Pixmap::new(width, height).ok_or_else(|| {
        format!("a picture of {width} by {height} pixels cannot be held in memory")
    })?;
    map.fill(tiny_skia::Color::WHITE);
    for shape in &canvas.shapes {
        match shape {
            Shape::Path { steps, fill, stroke, .. } => {
                let Some(path) = path_of(steps) else { continue };
                let scaling = Transform::from_scale(scale, scale);
                if let Some((colour, opacity)) = fill {
                    map.fill_path(&path, &ink(*colour, *opacity), FillRule::Winding, scaling, None);
                }
                if let Some(stroke) = stroke {
                    let ink = ink(stroke.colour, 1.0);
                    map.stroke_path(&path, &ink, &pen(stroke), scaling, None);
                }
            }
            Shape::Text(text) => letters(&mut map, text, scale),
        }
    }
    Ok(map)
}

fn ink([red, green, blue]: Colour, opacity: f64) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(red, green, blue, (opacity * 255.0).round() as u8);
    paint
}

fn pen(stroke: &Stroke) -> tiny_skia::Stroke {
    let dash = stroke.dash.iter().map(|length| *length as f32).collect();
    tiny_skia::Stroke {
        width: stroke.width as f32,
        line_cap: LineCap::Butt,
        dash: StrokeDash::new(dash, 0.0),
        ..tiny_skia::Stroke::default()
    }
}

fn path_of(steps: &[Step]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in steps {
        match *step {
            Step::Move(x, y) => path.move_to(x as f32, y as f32),
            Step::Line(x, y) => path.line_to(x as f32, y as f32),
            Step::Close => path.close(),
        }
    }
    path.finish()
}

/// The outline of a letter, in font units.
#[derive(Default)]
struct Letter(PathBuilder);

impl skrifa::outline::OutlinePen for Letter {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

fn letters(map: &mut Pixmap, text: &Text, scale: f32) {
    let lead = text.lead();
    let mut whole = PathBuilder::new();
    font::outlines(&text.text, text.size, text.bold, |letter: Letter, along, unit| {
        let (unit, along) = (unit as f32, (along - lead) as f32);
        let (x, y) = (text.x as f32, text.y as f32);
        // Font units go up, the figure's go down.
        let place = Transform::from_row(unit, 0.0, 0.0, -unit, x + along, y);
        if let Some(path) = letter.0.finish().and_then(|path| path.transform(place)) {
            whole.push_path(&path);
        }
    });
    let Some(path) = whole.finish() else { return };
    let scaling = Transform::from_scale(scale, scale);
    if text.rim {
        let rim = Stroke { colour: WHITE, width: 4.0, dash: &[] };
        // Pointed corners of a rim would stand out like thorns.
        let round = tiny_skia::Stroke { line_join: LineJoin::Round, ..pen(&rim) };
        map.stroke_path(&path, &ink(WHITE, 1.0), &round, scaling, None);
    }
    map.fill_path(&path, &ink(text.colour, 1.0), FillRule::Winding, scaling, None);
}
