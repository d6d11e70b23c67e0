//! How long something kept from happening: a stair of shares with its interval, the baseline behind.

use super::{drawing, path, text, through};
use crate::analysis::{Curve, Point};
use crate::model::Time;
use crate::report::html::{Html, el};

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 150.0;
const LEFT: f64 = 34.0;
const RIGHT: f64 = 312.0;
const TOP: f64 = 8.0;
const BELOW: f64 = 124.0;

/// A curve, in front of another.
pub fn curve(curve: &Curve, behind: Option<&Curve>, time: &Time, label: &str) -> Html {
    let ticks = f64::from(time.ticks.max(1));
    let x = |tick: f64| LEFT + (RIGHT - LEFT) * (tick / ticks).clamp(0.0, 1.0);
    let y = |share: f64| BELOW - (BELOW - TOP) * share.clamp(0.0, 1.0);
    let stairs = |curve: &Curve, of: &dyn Fn(&Point) -> f64| {
        let mut corners: Vec<(f64, f64)> = Vec::new();
        for point in &curve.points {
            let (x, y) = (x(point.tick), y(of(point)));
            if let Some((_, before)) = corners.last().copied() {
                corners.push((x, before));
            }
            corners.push((x, y));
        }
        corners
    };
    let mut picture = drawing(WIDTH, HEIGHT, label).class("curve");
    for share in [0.0, 0.5, 1.0] {
        let at = y(share);
        picture = picture.add(path("rule", &through([(LEFT, at), (RIGHT, at)])));
        let words = crate::analysis::format::plain(share * 100.0, 0);
        picture = picture.add(text(LEFT - 6.0, at + 4.0, "end", &words));
    }
    for (year, at) in years(time) {
        let at = x(at);
        picture = picture.add(path("rule", &through([(at, BELOW), (at, BELOW + 4.0)])));
        picture = picture.add(text(at, BELOW + 18.0, "middle", &year.to_string()));
    }
    let mut around = stairs(curve, &|point| point.share.high);
    around.extend(stairs(curve, &|point| point.share.low).into_iter().rev());
    picture = picture.add(path("band", &(through(around) + "Z")));
    if let Some(behind) = behind {
        picture = picture.add(path("behind", &through(stairs(behind, &|point| point.share.mean))));
    }
    picture = picture.add(path("line", &through(stairs(curve, &|point| point.share.mean))));
    el("div").class("draw").add(picture).done()
}

/// Years from the start and their ticks, at most about eight; none without years.
fn years(time: &Time) -> Vec<(u32, f64)> {
    let Some(per_year) = time.per_year.filter(|per_year| *per_year > 0) else {
        return Vec::new();
    };
    let per_year = f64::from(per_year) * time.ticks_per_point();
    let all = (f64::from(time.ticks) / per_year + 0.05) as u32;
    let every = all.div_ceil(8).max(1);
    (0..=all).step_by(every as usize).map(|year| (year, f64::from(year) * per_year)).collect()
}
