//! What one run costs, by size: the element is an agent-week, cells and parties included. At the
//! same density throughout: 14 agents a cell.

use std::hint::black_box;
use std::path::Path;

use armistice::model::{Nothing, RunId};
use armistice::scenario::Study;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// The valley at another size, under the option with the most going on.
pub fn country(width: u32, height: u32) -> Study {
    let cells = width * height;
    let sets = [
        format!("map.generate.width={width}"),
        format!("map.generate.height={height}"),
        format!("map.generate.towns={}", (cells / 40).max(4)),
        format!("map.generate.people={}", cells * 5000),
        "scale.people_per_agent=500".to_owned(),
        "scale.fighters_per_agent=10".to_owned(),
        format!("party.state.fighters={}", cells * 24),
        format!("party.front.fighters={}", cells * 16),
        format!("party.river-gang.fighters={cells}"),
        "party.river-gang.bases=[\"district-1\"]".to_owned(),
        format!("policy.peacekeeping.troops={}", cells * 4),
        format!("policy.ddr.intake_per_month={}", cells),
    ];
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/valley.toml");
    Study::open(&path, &sets).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn one_run(c: &mut Criterion) {
    let mut group = c.benchmark_group("one_run");
    group.sample_size(10);
    for (name, width, height) in
        [("1k_agents", 10, 7), ("10k_agents", 32, 22), ("100k_agents", 100, 71)]
    {
        let study = country(width, height);
        let estimate = study.estimate();
        println!("{name}: {} agents, {} bytes a world", estimate.agents, estimate.bytes);
        let mut world = study.new_world();
        let option = study.option("whole-after").unwrap();
        group.throughput(Throughput::Elements(estimate.agent_steps));
        let mut draw = 0;
        group.bench_function(name, |b| {
            b.iter(|| {
                let id = RunId { option, draw, run: 0 };
                draw = (draw + 1) % 8;
                black_box(study.run(1, id, &mut world, &mut Nothing).unwrap())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, one_run);
criterion_main!(benches);
