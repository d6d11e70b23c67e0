//! A chart: two axes in a frame of the page, and what is drawn by their numbers.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::{CoordTranslate, Shift};
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Drawable, PointCollection, Polygon};
use plotters::series::LineSeries;
use plotters::style::{Color, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::axis::Axis;
use super::backend::{GRAIN, Pen, place};
use super::canvas::{Canvas, Colour, GREY, RULE, Stroke, WHITE};
use super::font;
use super::page::{Frame, SMALL};
use super::style::Style;
use crate::faults::{Fault, Kind};

/// Drawing on a chart: it fails only where the program draws on one chart from within another.
pub type Drawn<T = ()> = Result<T, Fault>;

fn fault(error: DrawingAreaErrorKind<Infallible>) -> Fault {
    Fault::new(Kind::Output, format!("a figure could not be drawn: {error}"))
}

/// Room for the labels of the horizontal axis and its name [units].
const BELOW: f64 = 32.2;
/// Length of a tick [units].
const TICK: f64 = 4.0;
/// Free space between two labels [units].
const APART: f64 = 5.0;

/// A chart being drawn on a canvas. Numbers beyond an axis stand at its end.
pub(super) struct Chart<'a> {
    pen: Rc<RefCell<Pen<'a>>>,
    context: ChartContext<'a, Pen<'a>, Cartesian2d<Axis, Axis>>,
}

impl<'a> Chart<'a> {
    /// The axes with their ticks, and faint lines through a frame. `aside`: how far a label may
    /// stand out of the frame at either side.
    pub fn new(
        canvas: &'a mut Canvas,
        frame: Frame,
        mut across: Axis,
        upward: Axis,
        aside: f64,
    ) -> Drawn<Self> {
        let width = canvas.width;
        let sides = ((frame.x - aside).max(2.0), (frame.right() + aside).min(width - 2.0));
        across.name = font::fit(&across.name, frame.w + 2.0 * aside.min(20.0), SMALL, false);
        let (scale, mut free) = (across.clone(), f64::NEG_INFINITY);
        for (number, label) in &mut across.ticks {
            let half = font::width(label, SMALL, false) / 2.0;
            let (first, last) = (sides.0 + half, sides.1 - half);
            let middle = (frame.x + frame.w * scale.share(*number)).min(last).max(first);
            if first > last || middle - half <= free {
                label.clear();
            } else {
                free = middle + half + APART;
            }
        }
        let marked = (!across.ticks.is_empty(), !upward.ticks.is_empty());
        let ruled = across.ruled;
        let name = across.name.clone();
        let pen = Rc::new(RefCell::new(Pen { canvas, sides }));
        let root: DrawingArea<Pen<'a>, Shift> = (&pen).into();
        // The last place of an area is one less than its size.
        let (left, below) = (frame.x.min(40.0), if marked.0 { BELOW } else { 0.0 });
        let size = (grains(frame.w + left) + 1, grains(frame.h + below) + 1);
        let area = root.shrink((grains(frame.x - left), grains(frame.y)), size);
        let mut context = ChartBuilder::on(&area)
            .x_label_area_size(grains(below))
            .y_label_area_size(grains(left))
            .build_cartesian_2d(across, upward)
            .map_err(fault)?;
        let faint = shape(RULE, 1.0, 1.0, false);
        let grey = colour(GREY);
        let label = TextStyle::from(("sans-serif", SMALL * GRAIN)).color(&grey);
        let mut mesh = context.configure_mesh();
        mesh.max_light_lines(0).bold_line_style(faint).axis_style(faint).label_style(label);
        mesh.set_all_tick_mark_size(grains(TICK)).x_desc(name);
        if !marked.0 {
            mesh.disable_x_axis();
        }
        if !marked.1 {
            mesh.disable_y_axis();
        }
        if !ruled {
            mesh.disable_x_mesh();
        }
        mesh.draw().map_err(fault)?;
        Ok(Self { pen, context })
    }

    /// The class of what is drawn next, where a style sheet colours it.
    pub fn class(&mut self, class: &'static str) -> &mut Self {
        self.pen.borrow_mut().canvas.classed(class);
        self
    }

    /// A line through points.
    pub fn line(&mut self, points: Vec<(f64, f64)>, stroke: Stroke) -> Drawn {
        if !stroke.dash.is_empty() {
            let area = self.context.plotting_area();
            let places: Vec<_> = points.iter().map(|one| place(area.map_coordinate(one))).collect();
            self.pen.borrow_mut().canvas.line(&places, stroke);
            return Ok(());
        }
        let style = shape(stroke.colour, 1.0, stroke.width, false);
        self.context.draw_series(LineSeries::new(points, style)).map(|_| ()).map_err(fault)
    }

    /// A line on a white one that is wider, seen on any ground.
    pub fn haloed(&mut self, points: Vec<(f64, f64)>, stroke: Stroke) -> Drawn {
        let halo = Stroke { colour: WHITE, width: stroke.width + 2.0, dash: &[] };
        self.line(points.clone(), halo)?;
        self.line(points, stroke)
    }

    /// An option's marker at a point.
    pub fn mark(&mut self, point: (f64, f64), style: Style, size: f64) -> Drawn {
        self.at([point], |canvas, [(x, y)]| style.mark(canvas, x, y, size))
    }

    /// An area within points.
    pub fn area(&mut self, points: Vec<(f64, f64)>, colour: Colour, opacity: f64) -> Drawn {
        let style = shape(colour, opacity, 0.0, true);
        self.context.plotting_area().draw(&Polygon::new(points, style)).map_err(fault)
    }

    /// What a canvas draws at the places of points.
    pub fn at<const N: usize, F>(&mut self, points: [(f64, f64); N], draw: F) -> Drawn
    where
        F: Fn(&mut Canvas, [(f64, f64); N]),
    {
        self.context.plotting_area().draw(&At { points, draw }).map_err(fault)
    }
}

fn colour([red, green, blue]: Colour) -> RGBColor {
    RGBColor(red, green, blue)
}

fn shape(ink: Colour, opacity: f64, width: f64, filled: bool) -> ShapeStyle {
    let stroke_width = (width * GRAIN).round() as u32;
    ShapeStyle { color: colour(ink).mix(opacity), filled, stroke_width }
}

/// From numbers of two axes to the places of a frame, for what is drawn without axes.
pub(super) fn places(frame: Frame, across: Axis, upward: Axis) -> impl Fn(f64, f64) -> (f64, f64) {
    let range = (grains(frame.x)..grains(frame.right()), grains(frame.below())..grains(frame.y));
    let axes: Cartesian2d<Axis, Axis> = Cartesian2d::new(across, upward, range);
    move |x, y| place(axes.translate(&(x, y)))
}

fn grains(units: f64) -> i32 {
    (units * GRAIN).round() as i32
}

/// A chart in small, which the report embeds: its size, its frame, its axes, and what is drawn on it.
pub(super) fn embedded(
    (width, height): (f64, f64),
    frame: Frame,
    (across, upward): (Axis, Axis),
    draw: impl FnOnce(&mut Chart) -> Drawn,
) -> Drawn<Canvas> {
    let mut canvas = Canvas::embedded(width, height);
    draw(&mut Chart::new(&mut canvas, frame, across, upward, TICK)?)?;
    Ok(canvas)
}

/// Points, and what is drawn at their places.
struct At<const N: usize, F> {
    points: [(f64, f64); N],
    draw: F,
}

impl<'a, const N: usize, F> PointCollection<'a, (f64, f64)> for &'a At<N, F> {
    type Point = &'a (f64, f64);
    type IntoIter = &'a [(f64, f64)];

    fn point_iter(self) -> Self::IntoIter {
        &self.points
    }
}

impl<'a, const N: usize, F> Drawable<Pen<'a>> for At<N, F>
where
    F: Fn(&mut Canvas, [(f64, f64); N]),
{
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        pen: &mut Pen<'a>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let mut places = [(0.0, 0.0); N];
        places.iter_mut().zip(points).for_each(|(own, point)| *own = place(point));
        (self.draw)(pen.canvas, places);
        Ok(())
    }
}
