//! What the records of this model hold.

use super::setup::Frame;
use crate::model::{
    Better, Dictionary, EventKind, Frame as MapFrame, Grid, Group, Layer, Nature, Outcome, Regions,
    Series, Time, limits,
};

/// Most points of a series; longer runs are given as means over blocks of steps.
const POINTS: u32 = 500;

/// More civilians are active than the bound of an outburst.
pub(super) static OUTBURST_BEGAN: EventKind = EventKind::plain("outburst_began");
/// They no longer are.
pub(super) static OUTBURST_ENDED: EventKind = EventKind::plain("outburst_ended");

/// Steps in one point of a series; the last point may have fewer.
pub(super) fn block(steps: u32) -> u32 {
    steps.div_ceil(POINTS)
}

/// The dictionary of runs of one shape.
pub(super) fn dictionary(frame: &Frame) -> Dictionary {
    let block = block(frame.steps);
    Dictionary {
        time: Time {
            unit: if block == 1 { "step".into() } else { format!("{block} steps") },
            points: frame.steps.div_ceil(block) as usize,
            per_year: None,
            start: None,
            tick: "step".into(),
            ticks: frame.steps,
        },
        outcomes: outcomes(frame.outburst),
        series: vec![
            series("active", "persons", "civilians who are active, mean over the steps of a point"),
            series("jailed", "persons", "civilians who are held, mean over the steps of a point"),
            series("quiet", "persons", "civilians at large who are quiet, likewise"),
            series("legitimacy", "1", "legitimacy of the regime, likewise"),
        ],
        shares: vec![3],
        layers: vec![Layer {
            name: "active".into(),
            unit: "person-steps".into(),
            meaning: "active civilians on the site, summed over the steps".into(),
            ..Layer::default()
        }],
        grid: Some(Grid {
            width: frame.width,
            height: frame.height,
            cell_km: None,
            inside: vec![true; frame.sites()],
            places: Vec::new(),
            regions: Regions::default(),
        }),
        frames: vec![MapFrame {
            name: "who".into(),
            unit: String::new(),
            meaning: "who stands on the site at the end of the step".into(),
            categories: ["nobody", "quiet", "active", "police"].map(str::to_owned).to_vec(),
        }],
        event_kinds: vec![&OUTBURST_BEGAN, &OUTBURST_ENDED],
        limits: limits(include_str!("limits.toml")),
        ..Dictionary::default()
    }
}

fn series(name: &str, unit: &str, meaning: &str) -> Series {
    Series { name: name.into(), unit: unit.into(), meaning: meaning.into() }
}

/// In the order in which `Tally::finish` gives them.
fn outcomes(bound: u32) -> Vec<Outcome> {
    let outcome = |name: &str, unit: &str, nature, better, group, meaning: String| Outcome {
        name: name.into(),
        unit: unit.into(),
        nature,
        better,
        group,
        meaning,
        ..Outcome::default()
    };
    use Better::{Higher, Lower, Neither};
    use Group::{Cost, Ends, Order, Other};
    use Nature::{Amount, FirstTime, YesNo};
    let row = |name, unit, better, group, meaning: &str| {
        outcome(name, unit, Amount, better, group, meaning.to_owned())
    };
    vec![
        outcome(
            "any_outburst",
            "1",
            YesNo,
            Lower,
            Ends,
            format!("an outburst came: more than {bound} civilians were active at once"),
        ),
        row("outbursts", "outbursts", Lower, Ends, "outbursts that began in the run"),
        outcome(
            "first_outburst",
            "step",
            FirstTime,
            Higher,
            Ends,
            "step in which the first outburst began".to_owned(),
        ),
        row(
            "mean_wait",
            "steps",
            Higher,
            Order,
            "mean wait from the end of an outburst to the next one's beginning; the length of the \
             run where fewer than two came, a lower bound",
        ),
        row(
            "mean_activation",
            "person-steps",
            Lower,
            Order,
            "mean over the outbursts of active civilians summed over an outburst's steps; 0 \
             without one",
        ),
        row("peak_active", "persons", Lower, Order, "most civilians active at once"),
        row("mean_active", "persons", Lower, Order, "civilians active, mean over the steps"),
        row("mean_jailed", "persons", Lower, Cost, "civilians held, mean over the steps"),
        row("arrests", "arrests", Neither, Other, "arrests made"),
        row("mean_police", "persons", Lower, Cost, "police on the lattice, mean over the steps"),
    ]
}
