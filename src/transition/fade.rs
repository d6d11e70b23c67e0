//! How presence falls with distance.

/// How much of something is left at a distance: 1 at none, falling as a square to 0 at the reach.
/// Stands for an exponential of about 0.4 of the reach, without its price or its endless tail.
pub fn fade(distance: f64, reach: f64) -> f64 {
    let left = (1.0 - distance / reach).max(0.0);
    left * left
}
