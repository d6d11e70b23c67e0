//! What known runs leave, as lines of `tests/golden.txt`: native and as WebAssembly.

use std::fmt::Write;

use armistice::model::{Digest, Nothing, RunId};
use armistice::scenario::Study;

/// Master seed of the known runs.
pub const SEED: u64 = 1;

/// Scenarios and options whose runs are kept.
pub const GOLDEN: [(&str, [&str; 2]); 2] = [
    ("valley.toml", ["phased-first", "whole-after"]),
    ("civil-violence.toml", ["as-published", "legitimacy-falls-at-once"]),
];

/// The lines of a scenario: digests of the weeks, outcomes, series and layers of its known runs.
pub fn lines(scenario: &str, study: &Study) -> String {
    let mut lines = String::new();
    let options = GOLDEN.iter().find(|(name, _)| *name == scenario).map_or([""; 2], |of| of.1);
    for option in options.iter().filter_map(|name| study.option(name).ok()) {
        for draw in 0..2 {
            let id = RunId { option, draw, run: 0 };
            let record = study.run(SEED, id, &mut study.new_world(), &mut Nothing).unwrap();
            let layers = record.layers.iter().map(|x| f64::from(*x));
            writeln!(
                lines,
                "{scenario} {} weeks={:016x} outcomes={:016x} series={:016x} layers={:016x}",
                study.show(id),
                record.digest,
                digest(record.outcomes.iter().copied()),
                digest(record.series.iter().map(|x| f64::from(*x))),
                digest(layers),
            )
            .unwrap();
        }
    }
    lines
}

fn digest(numbers: impl Iterator<Item = f64>) -> u64 {
    let mut digest = Digest::default();
    numbers.for_each(|number| digest.real(number));
    digest.value()
}
