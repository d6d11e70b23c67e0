//! How an option looks, in every figure: a colour and, for those who cannot tell it, a dash and a
//! marker.

use super::canvas::{BLACK, Canvas, Colour, Step, Stroke, WHITE};

/// How an option looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub colour: Colour,
    pub dash: &'static [f64],
    marker: usize,
    hollow: bool,
}

/// Okabe and Ito's colours, distinguished with any colour vision, without the yellow (too pale on
/// white); black is the baseline's. Source: Okabe and Ito 2008, Color Universal Design.
pub const COLOURS: [[u8; 3]; 6] = [
    [0x00, 0x72, 0xB2],
    [0xD5, 0x5E, 0x00],
    [0x00, 0x9E, 0x73],
    [0xCC, 0x79, 0xA7],
    [0xE6, 0x9F, 0x00],
    [0x56, 0xB4, 0xE9],
];

const DASHES: [&[f64]; 6] =
    [&[], &[7.0, 3.0], &[2.0, 2.0], &[9.0, 3.0, 2.0, 3.0], &[4.0, 2.0], &[12.0, 4.0]];

/// The styles of so many options.
pub(super) fn styles(options: usize, baseline: usize) -> Vec<Style> {
    let mut others = 0;
    (0..options)
        .map(|option| {
            if option == baseline {
                return Style { colour: BLACK, dash: &[], marker: 1, hollow: false };
            }
            let (index, round) = (others % COLOURS.len(), others / COLOURS.len());
            others += 1;
            Style {
                colour: COLOURS[index],
                dash: DASHES[(index + 1 + 2 * round) % DASHES.len()],
                marker: OTHERS[(index + round) % OTHERS.len()],
                hollow: round % 2 == 1,
            }
        })
        .collect()
}

/// Markers of all but the baseline, whose square is its own.
const OTHERS: [usize; 4] = [0, 2, 3, 4];

impl Style {
    /// A line in the option's colour and dash.
    pub fn stroke(&self, width: f64) -> Stroke {
        Stroke { colour: self.colour, width, dash: self.dash }
    }

    /// The option's marker about a point, of so many units from its middle to its rim.
    pub fn mark(&self, canvas: &mut Canvas, x: f64, y: f64, size: f64) {
        let s = size;
        let steps = match self.marker {
            0 => circle(x, y, s),
            1 => corners(&[(x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s)]),
            2 => {
                corners(&[(x, y - 1.2 * s), (x + 1.1 * s, y + 0.9 * s), (x - 1.1 * s, y + 0.9 * s)])
            }
            3 => diamond(x, y, 1.3 * s),
            _ => {
                corners(&[(x, y + 1.2 * s), (x + 1.1 * s, y - 0.9 * s), (x - 1.1 * s, y - 0.9 * s)])
            }
        };
        let (fill, rim) = if self.hollow { (WHITE, self.colour) } else { (self.colour, WHITE) };
        let width = if self.hollow { 1.8 } else { 0.8 };
        canvas.path(&steps, Some((fill, 1.0)), Some(Stroke { colour: rim, width, dash: &[] }));
    }
}

/// A closed path through points.
pub(super) fn corners(points: &[(f64, f64)]) -> Vec<Step> {
    let mut steps: Vec<Step> = points.iter().map(|(x, y)| Step::Line(*x, *y)).collect();
    if let Some((x, y)) = points.first() {
        steps[0] = Step::Move(*x, *y);
    }
    steps.push(Step::Close);
    steps
}

/// A diamond about a point.
pub(super) fn diamond(x: f64, y: f64, size: f64) -> Vec<Step> {
    corners(&[(x, y - size), (x + size, y), (x, y + size), (x - size, y)])
}

/// A circle about a point, of so many straight sides that no eye sees them: painting a stroked
/// curve would ask for the platform's cosine, and so give other bytes elsewhere.
pub(super) fn circle(x: f64, y: f64, r: f64) -> Vec<Step> {
    let corner = |index: u32| {
        let angle = std::f64::consts::TAU * f64::from(index) / 32.0;
        (x + r * libm::cos(angle), y + r * libm::sin(angle))
    };
    corners(&(0..32).map(corner).collect::<Vec<_>>())
}

/// A colour of viridis, at 0 to 1, between nine of its own.
///
/// # Source
/// van der Walt and Smith 2015, matplotlib's viridis (CC0).
pub(super) fn viridis(share: f64) -> Colour {
    const COLOURS: [Colour; 9] = [
        [68, 1, 84],
        [71, 44, 122],
        [59, 81, 139],
        [44, 113, 142],
        [33, 144, 141],
        [39, 173, 129],
        [92, 200, 99],
        [170, 220, 50],
        [253, 231, 37],
    ];
    ramp(&COLOURS, share)
}

/// A colour at 0 to 1 of a ramp, in straight lines between its own.
pub(super) fn ramp<const N: usize>(colours: &[Colour; N], share: f64) -> Colour {
    let place = share.clamp(0.0, 1.0) * (N - 1) as f64;
    let below = (place as usize).min(N - 2);
    let (low, high, part) = (colours[below], colours[below + 1], place - below as f64);
    let mix = |channel: usize| {
        let (low, high) = (f64::from(low[channel]), f64::from(high[channel]));
        (low + (high - low) * part).round() as u8
    };
    [mix(0), mix(1), mix(2)]
}
