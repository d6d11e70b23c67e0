//! A country of any size, for benches.

use std::path::Path;

use armistice::scenario::Study;

/// The valley at another size, always with 14 agents a cell, with more set.
pub fn country(width: u32, height: u32, more: &[String]) -> Study {
    let cells = width * height;
    let mut sets = vec![
        format!("map.generate.width={width}"),
        format!("map.generate.height={height}"),
        format!("map.generate.towns={}", (cells / 40).clamp(4, 60)),
        format!("map.generate.districts={}", (cells / 40).clamp(4, 5)),
        format!("map.generate.people={}", cells * 5000),
        "scale.people_per_agent=500".to_owned(),
        "scale.fighters_per_agent=10".to_owned(),
        format!("party.state.fighters={}", cells * 24),
        format!("party.front.fighters={}", cells * 16),
        format!("party.river-gang.fighters={cells}"),
        "party.river-gang.bases=[\"district-1\"]".to_owned(),
        // As many as a file may ask for, at most.
        format!("policy.peacekeeping.troops={}", (cells * 4).min(200_000)),
        format!("policy.ddr.intake_per_month={}", cells),
    ];
    sets.extend_from_slice(more);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/valley.toml");
    Study::open(&path, &sets).unwrap_or_else(|faults| panic!("{faults:#?}"))
}
