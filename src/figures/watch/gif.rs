//! Frames as an animated GIF: one palette, and of each frame only what differs from the one before.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use gif::{DisposalMethod, Encoder, Frame, Repeat};

use super::draw::Film;
use super::{look, markers};
use crate::figures::canvas::{BLACK, GREY, WHITE};
use crate::figures::png::pixels;

/// Pixels to a unit.
const SCALE: f32 = 1.0;
/// How long a frame stands [1/100 s]: three a second.
const DELAY: u16 = 33;
/// Most frames: of a longer film every so manieth, and the last.
const MOST: usize = 160;
/// Frames that the palette is made from.
const SAMPLE: usize = 16;
/// Colours nearer than this look the same at an edge [squared parts of 255].
const ALIKE: u32 = 150;
/// Stands for a pixel as it was.
const SAME: u8 = 255;

type Rgb = [u8; 3];

/// The bytes; what went wrong in words.
pub fn encode(film: &Film<'_>) -> Result<Vec<u8>, String> {
    let palette = palette(film)?;
    let mut nearest = Nearest { palette: &palette, known: BTreeMap::new() };
    let (mut wide, mut tall) = (0, 0);
    let mut before: Vec<u8> = Vec::new();
    let mut frames = Vec::new();
    let every = film.len().div_ceil(MOST).max(1);
    for point in (0..film.len()).filter(|at| at % every == 0 || at + 1 == film.len()) {
        let map = pixels(&film.draw(point), SCALE)?;
        if point == 0 {
            (wide, tall) = (map.width() as usize, map.height() as usize);
        }
        let now = nearest.indices(map.data());
        frames.push(changed(&before, &now, (wide, tall)));
        before = now;
    }
    let side = |length: usize| u16::try_from(length).map_err(|_| "too large for a GIF".to_owned());
    let colours: Vec<u8> = palette.iter().flatten().copied().collect();
    let failed = |error: gif::EncodingError| error.to_string();
    let mut gif = Encoder::new(Vec::new(), side(wide)?, side(tall)?, &colours).map_err(failed)?;
    gif.set_repeat(Repeat::Infinite).map_err(failed)?;
    frames.iter().try_for_each(|frame| gif.write_frame(frame)).map_err(failed)?;
    gif.into_inner().map_err(|error| error.to_string())
}

/// The colours that stand for something, however seldom, then the most frequent others of some
/// frames: the blends at edges. All 256 places are filled.
fn palette(film: &Film<'_>) -> Result<Vec<Rgb>, String> {
    let mut counts: BTreeMap<Rgb, u64> = BTreeMap::new();
    let every = film.len().div_ceil(SAMPLE).max(1);
    for point in (0..film.len()).step_by(every) {
        let map = pixels(&film.draw(point), SCALE)?;
        for (colour, length) in stretches(map.data()) {
            *counts.entry(colour).or_default() += length as u64;
        }
    }
    let fixed = [WHITE, BLACK, GREY].into_iter().chain(markers::colours()).chain(look::colours());
    for colour in fixed {
        counts.insert(colour, u64::MAX);
    }
    let mut colours: Vec<(Rgb, u64)> = counts.into_iter().collect();
    colours.sort_by_key(|&(colour, count)| (Reverse(count), colour));
    let mut palette: Vec<Rgb> = Vec::new();
    for (colour, count) in colours {
        let like = || palette.iter().any(|other| distance(*other, colour) < ALIKE);
        if palette.len() < usize::from(SAME) && (count == u64::MAX || !like()) {
            palette.push(colour);
        }
    }
    palette.resize(256, WHITE);
    Ok(palette)
}

/// Stretches of pixels of one colour. Everything is painted on white, so no pixel is see-through.
fn stretches(data: &[u8]) -> impl Iterator<Item = (Rgb, usize)> {
    let mut left = data.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]).peekable();
    std::iter::from_fn(move || {
        let colour = left.next()?;
        let mut length = 1;
        while left.next_if_eq(&colour).is_some() {
            length += 1;
        }
        Some((colour, length))
    })
}

/// The place in the palette of each colour that was asked for.
struct Nearest<'a> {
    palette: &'a [Rgb],
    known: BTreeMap<Rgb, u8>,
}

impl Nearest<'_> {
    fn indices(&mut self, data: &[u8]) -> Vec<u8> {
        let mut indices = Vec::with_capacity(data.len() / 4);
        for (colour, length) in stretches(data) {
            let palette = self.palette;
            let index = *self.known.entry(colour).or_insert_with(|| nearest(palette, colour));
            indices.resize(indices.len() + length, index);
        }
        indices
    }
}

fn nearest(palette: &[Rgb], colour: Rgb) -> u8 {
    // The last place stands for a pixel as it was.
    let places = palette.iter().take(usize::from(SAME)).enumerate();
    places.min_by_key(|(_, other)| distance(**other, colour)).map_or(0, |(at, _)| at as u8)
}

fn distance(one: Rgb, other: Rgb) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

/// A frame of the smallest rectangle that holds all pixels that differ.
fn changed(before: &[u8], now: &[u8], (wide, tall): (usize, usize)) -> Frame<'static> {
    let differs = |at: usize| before.get(at) != now.get(at);
    let rows = || (0..tall).filter(|y| (0..wide).any(|x| differs(y * wide + x)));
    let columns = || (0..wide).filter(|x| (0..tall).any(|y| differs(y * wide + x)));
    let (top, below) = (rows().next().unwrap_or(0), rows().next_back().unwrap_or(0));
    let (left, right) = (columns().next().unwrap_or(0), columns().next_back().unwrap_or(0));
    let mut buffer = Vec::with_capacity((right - left + 1) * (below - top + 1));
    for y in top..=below {
        for x in left..=right {
            let at = y * wide + x;
            buffer.push(if differs(at) { now[at] } else { SAME });
        }
    }
    Frame {
        delay: DELAY,
        dispose: DisposalMethod::Keep,
        transparent: Some(SAME),
        top: top as u16,
        left: left as u16,
        width: (right - left + 1) as u16,
        height: (below - top + 1) as u16,
        buffer: buffer.into(),
        ..Frame::default()
    }
}
