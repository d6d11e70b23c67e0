//! What a random number costs.

use std::hint::black_box;

use armistice::luck::{Luck, Stream, Who};
use criterion::{Criterion, criterion_group, criterion_main};

fn luck(c: &mut Criterion) {
    let run = Luck::of_run(1, 2, 3).at(4);
    let mut who = 0;
    let mut next = move || {
        who += 1;
        Who(who)
    };
    c.bench_function("luck/key_of_a_run", |b| b.iter(|| Luck::of_run(1, black_box(2), 3)));
    c.bench_function("luck/word", |b| b.iter(|| run.word(Stream(1), next())));
    c.bench_function("luck/four_words", |b| b.iter(|| run.four(Stream(1), next(), 0)));
    c.bench_function("luck/poisson_mean_3", |b| {
        b.iter(|| run.word(Stream(1), next()).poisson(3.0))
    });
    c.bench_function("luck/normal", |b| b.iter(|| run.word(Stream(1), next()).normal()));
}

criterion_group!(benches, luck);
criterion_main!(benches);
