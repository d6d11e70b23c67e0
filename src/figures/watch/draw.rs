//! One frame: what is where on a large map with the incidents of the time, how much on small ones.

use super::look::{amounts, categories, heat, swatch};
use super::markers::{Kinds, draw as mark_all, mark, radius};
use crate::analysis::{ScaleEnd, format, scale_end};
use crate::figures::canvas::{BLACK, Canvas, GREY, Text};
use crate::figures::cells::{corners, outline};
use crate::figures::font;
use crate::figures::letters::StandIns;
use crate::figures::page::{Frame, ROOM, SIDE, SMALL, WIDTH, sentence, thin};
use crate::figures::style::circle;
use crate::figures::towns;
use crate::model::{Dictionary, Event, Grid, Recording};
use crate::text::words;

/// Width of the large map where small ones stand beside it.
const LARGE: f64 = 516.0;
/// Free space between the large map and the small ones.
const GAP: f64 = 24.0;
/// Towns that bear their name on the large map.
const NAMES: usize = 14;
/// Where the maps begin.
const TOP: f64 = 84.0;
/// Greatest height of the large map.
const TALL: f64 = 540.0;

/// A run to be drawn, frame by frame.
pub struct Film<'a> {
    run: &'a str,
    words: &'a Dictionary,
    stand_ins: &'a StandIns,
    grid: &'a Grid,
    frames: &'a [Vec<Vec<f32>>],
    /// Events of each time point.
    events: Vec<Vec<&'a Event>>,
    kinds: Kinds,
    /// Where the scale of each frame ends, the same over the run.
    ends: Vec<ScaleEnd>,
}

impl<'a> Film<'a> {
    /// `None` where the run showed no frames.
    pub fn of(
        run: &'a str,
        words: &'a Dictionary,
        stand_ins: &'a StandIns,
        recording: &'a Recording,
    ) -> Option<Self> {
        let grid = words.grid.as_ref().filter(|grid| grid.cells() > 0)?;
        let frames = &recording.frames;
        let whole = |point: &Vec<Vec<f32>>| point.len() == words.frames.len();
        if frames.is_empty() || words.frames.is_empty() || !frames.iter().all(whole) {
            return None;
        }
        let mut events = vec![Vec::new(); frames.len()];
        for event in &recording.events {
            events[words.time.point_of(event.tick).min(frames.len() - 1)].push(event);
        }
        let end = |at: usize| {
            let maps: Vec<&[f32]> = frames.iter().map(|point| point[at].as_slice()).collect();
            scale_end(&maps, &grid.inside)
        };
        let ends = (0..words.frames.len()).map(end).collect();
        let kinds = Kinds::of(&recording.events);
        Some(Self { run, words, stand_ins, grid, frames, events, kinds, ends })
    }

    /// Frames.
    pub fn len(&self) -> usize {
        self.frames.len()
    }

    /// The large map: what is where, if any frame says that.
    fn main(&self) -> usize {
        self.words.frames.iter().position(|frame| !frame.categories.is_empty()).unwrap_or(0)
    }

    /// One frame.
    pub fn draw(&self, point: usize) -> Canvas {
        let label = format!("{}, {}", self.run, self.words.time.name_of(point));
        let mut canvas = Canvas { label, ..Canvas::new(WIDTH, 0.0) };
        self.head(&mut canvas, point);
        let main = self.main();
        let others: Vec<usize> = (0..self.words.frames.len()).filter(|&at| at != main).collect();
        let wide = if others.is_empty() { ROOM } else { LARGE };
        let below = self.large(&mut canvas, point, main, wide);
        let mut below = self.legend(&mut canvas, main, wide, below);
        let tall = (below + 26.0 - TOP) / others.len().max(1) as f64;
        for (row, &at) in others.iter().enumerate() {
            let y = TOP + tall * row as f64;
            let room = Frame {
                x: SIDE + LARGE + GAP,
                y,
                w: ROOM - LARGE - GAP,
                h: tall.max(150.0) - 26.0,
            };
            self.small(&mut canvas, point, at, room);
            below = below.max(room.below());
        }
        canvas.height = below + 12.0;
        self.stand_ins.say(&mut canvas);
        canvas
    }

    /// What is drawn, when, and how far the run has come.
    fn head(&self, canvas: &mut Canvas, point: usize) {
        let when = Text::new(SIDE + ROOM, 26.0, self.words.time.name_of(point)).size(17.0).bold();
        let when = when.end();
        let name = font::fit(self.run, ROOM - when.width() - 24.0, 15.0, true);
        canvas.text(when);
        canvas.text(Text::new(SIDE, 26.0, name).size(15.0).bold());
        let words = "One simulated run, not a forecast.";
        canvas.text(Text::new(SIDE, 43.0, words).grey());
        let share = (point + 1) as f64 / self.len() as f64;
        canvas.rect(SIDE, 52.0, ROOM, 4.0, [0xDD, 0xDD, 0xDD], 1.0);
        canvas.rect(SIDE, 52.0, ROOM * share, 4.0, BLACK, 1.0);
        let years = self.words.time.per_year.map_or(self.len(), |points| points as usize);
        for at in (1..self.len()).filter(|at| at % years.max(1) == 0) {
            let x = SIDE + ROOM * at as f64 / self.len() as f64;
            canvas.line(&[(x, 50.0), (x, 58.0)], thin(GREY, 1.0));
        }
    }

    /// A map within a room, in the middle of its width.
    fn place(&self, room: Frame) -> Frame {
        let (columns, rows) = (self.grid.width as f64, self.grid.height as f64);
        let side = (room.w / columns).min(room.h / rows);
        let (w, h) = (side * columns, side * rows);
        Frame { x: room.x + (room.w - w) / 2.0, y: room.y, w, h }
    }

    /// The large map; returns where it ends.
    fn large(&self, canvas: &mut Canvas, point: usize, at: usize, wide: f64) -> f64 {
        let what = &self.words.frames[at];
        let title = font::fit(&sentence(&what.meaning), wide, 13.0, true);
        let title = Text::new(SIDE, TOP, title).size(13.0).bold();
        let marks = format!("marks: what happened in the {}", self.words.time.unit);
        let marks = Text::new(SIDE + wide, TOP, marks).size(SMALL).end().grey();
        if self.kinds.names().next().is_some() && title.width() + marks.width() + 16.0 < wide {
            canvas.text(marks);
        }
        canvas.text(title);
        let frame = self.place(Frame { x: SIDE, y: TOP + 16.0, w: wide, h: TALL });
        let numbers = &self.frames[point][at];
        if what.categories.is_empty() {
            amounts(canvas, self.grid, frame, numbers, self.ends[at].end);
        } else {
            categories(canvas, self.grid, frame, numbers);
        }
        outline(canvas, self.grid, frame);
        towns::draw(canvas, self.grid, None, frame, NAMES);
        let (corner, side) = (corners(self.grid, frame), frame.w / self.grid.width as f64);
        mark_all(canvas, &self.kinds, &self.events[point], |cell| {
            let (x, y) = corner(cell as usize % self.grid.width, cell as usize / self.grid.width);
            (x + side / 2.0, y + side / 2.0)
        });
        frame.below()
    }

    /// What colours and markers of the large map mean; returns where it ends.
    fn legend(&self, canvas: &mut Canvas, at: usize, wide: f64, below: f64) -> f64 {
        let mut rows = Rows { x: SIDE, y: below + 24.0, wide };
        for (category, name) in self.words.frames[at].categories.iter().enumerate() {
            rows.add(canvas, name, |canvas, x, y| swatch(canvas, category, (x, y - 10.0)));
        }
        if self.kinds.names().next().is_none() {
            return rows.y + 8.0;
        }
        rows.begin(22.0);
        for (kind, name) in self.kinds.names() {
            rows.add(canvas, &name, |canvas, x, y| mark(canvas, kind, (x + 13.0, y - 4.0), 5.0));
        }
        rows.begin(27.0);
        for (deaths, name) in [(1, "1 killed"), (10, "10"), (100, "100")] {
            rows.add(canvas, name, |canvas, x, y| {
                canvas.path(
                    &circle(x + 13.0, y - 4.0, radius(deaths)),
                    None,
                    Some(thin(GREY, 1.2)),
                );
            });
        }
        rows.y + 14.0
    }

    /// A small map of an amount, with its sum over the cells.
    fn small(&self, canvas: &mut Canvas, point: usize, at: usize, room: Frame) {
        let (what, numbers) = (&self.words.frames[at], &self.frames[point][at]);
        let sum: f64 = numbers.iter().map(|number| f64::from(*number)).sum();
        let sum =
            Text::new(room.right(), room.y, format::whole(sum as u64)).size(13.0).bold().end();
        let title = font::fit(&words(&what.name), room.w - sum.width() - 12.0, 13.0, true);
        canvas.text(sum);
        canvas.text(Text::new(room.x, room.y, title).size(13.0).bold());
        let meaning = Text::new(room.x, room.y + 14.0, sentence(&what.meaning)).size(SMALL).grey();
        let y = canvas.paragraph(meaning, room.w, 2, 13.0);
        let bar = y - 4.0;
        let ScaleEnd { end, beyond } = self.ends[at];
        let and_more = if beyond.is_some() { " and more" } else { "" };
        let most = format!("{} per cell{and_more}", format::whole(end.max(1.0) as u64));
        let long =
            room.w - font::width("0", SMALL, false) - font::width(&most, SMALL, false) - 14.0;
        canvas.text(Text::new(room.x, bar + 8.0, "0").size(SMALL).grey());
        let x = room.x + font::width("0", SMALL, false) + 6.0;
        for step in 0..24_u32 {
            let part = long / 24.0;
            let colour = heat(f64::from(step) / 23.0);
            canvas.rect(x + part * f64::from(step), bar, part + 0.4, 8.0, colour, 1.0);
        }
        canvas.text(Text::new(room.right(), bar + 8.0, most).size(SMALL).end().grey());
        let top = bar + 16.0;
        let frame = self.place(Frame { y: top, h: room.below() - top, ..room });
        amounts(canvas, self.grid, frame, numbers, end.max(1.0));
        outline(canvas, self.grid, frame);
    }
}

/// Rows of a legend.
struct Rows {
    x: f64,
    y: f64,
    wide: f64,
}

impl Rows {
    /// Begins another row.
    fn begin(&mut self, below: f64) {
        (self.x, self.y) = (SIDE, self.y + below);
    }

    /// A look and its name, on another row where this one is full.
    fn add(&mut self, canvas: &mut Canvas, name: &str, look: impl Fn(&mut Canvas, f64, f64)) {
        let name = font::fit(name, self.wide - 40.0, SMALL, false);
        let width = 32.0 + font::width(&name, SMALL, false);
        if self.x > SIDE && self.x + width > SIDE + self.wide {
            self.begin(20.0);
        }
        look(canvas, self.x, self.y);
        canvas.text(Text::new(self.x + 31.0, self.y, name).size(SMALL).grey());
        self.x += width + 14.0;
    }
}
