//! `differences.svg`: what each option changes against the baseline.

use super::album::{Album, Study};
use super::chart::Drawn;
use super::outcomes::{Show, draw_either};

/// Draws its pages.
pub(super) fn draw(study: &Study, album: &mut Album) -> Drawn {
    draw_either(study, album, Show::Differences)
}
