//! What reading costs: a scenario with its map, and one (option, draw) of it.

use std::hint::black_box;
use std::path::Path;

use armistice::scenario::Study;
use criterion::{Criterion, criterion_group, criterion_main};

fn reading(c: &mut Criterion) {
    for name in ["valley", "sierra-leone-2000"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{name}.toml"));
        c.bench_function(&format!("reading/{name}"), |b| {
            b.iter(|| black_box(Study::open(&path, &[]).unwrap()));
        });
        let study = Study::open(&path, &[]).unwrap();
        let mut draw = 0;
        c.bench_function(&format!("setup_of_one_draw/{name}"), |b| {
            b.iter(|| {
                draw += 1;
                black_box(study.setup(1, 1, draw).unwrap())
            });
        });
    }
}

criterion_group!(benches, reading);
criterion_main!(benches);
