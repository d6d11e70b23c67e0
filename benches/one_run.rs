//! What one run costs, by size: the element is an agent-week, cells and parties included. At the
//! same density throughout: 14 agents a cell.

mod shared;

use std::hint::black_box;

use armistice::model::{Nothing, RunId};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn one_run(c: &mut Criterion) {
    let mut group = c.benchmark_group("one_run");
    group.sample_size(10);
    for (name, width, height) in
        [("1k_agents", 10, 7), ("10k_agents", 32, 22), ("100k_agents", 100, 71)]
    {
        let study = shared::country(width, height, &[]);
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
