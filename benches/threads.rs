//! What a second thread gains: a batch on 1 and 2 threads beside a loop of pure arithmetic,
//! alternated in one process, medians of 5. Run by `cargo bench --bench threads`.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use armistice::batch::{Settings, Tell, batch};
use armistice::scenario::Study;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// Says nothing.
struct Silent;

impl Tell for Silent {
    fn note(&mut self, _: &str) {}
    fn wrong(&mut self, words: &str) {
        panic!("{words}");
    }
    fn begin(&mut self, _: u32, _: u32) {}
    fn draw(&mut self) {}
    fn end(&mut self) {}
}

/// Seconds of a batch, log written, on so many threads.
fn simulate(study: &Study, threads: usize) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let settings =
        Settings { draws: Some(24), runs_per_draw: Some(1), threads, ..Settings::default() };
    let start = Instant::now();
    batch(study, &folder.path().join("out"), &settings, &AtomicBool::new(false), &mut Silent)
        .unwrap();
    start.elapsed().as_secs_f64()
}

/// Seconds of a loop without memory, the same work in all, on so many threads.
fn arithmetic(threads: u64) -> f64 {
    let pool = ThreadPoolBuilder::new().num_threads(threads as usize).build().unwrap();
    let start = Instant::now();
    let one = |thread: u64| {
        let mut x = thread + 1;
        for _ in 0..1_200_000_000 / threads {
            x = x.wrapping_mul(6_364_136_223_846_793_005).rotate_left(17) ^ 0x5DEE_CE66;
        }
        std::hint::black_box(x)
    };
    pool.install(|| (0..threads).into_par_iter().map(one).collect::<Vec<_>>());
    start.elapsed().as_secs_f64()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() {
    // `cargo test` runs benches too, to see that they start: then once is enough.
    let rounds = if std::env::args().any(|word| word == "--bench") { 5 } else { 1 };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/sierra-leone-2000.toml");
    let study = Study::open(&path, &[]).unwrap();
    let mut gains = (Vec::new(), Vec::new());
    for round in 1..=rounds {
        let (one, two) = (simulate(&study, 1), simulate(&study, 2));
        let (loop_one, loop_two) = (arithmetic(1), arithmetic(2));
        println!(
            "round {round}: batch {one:.2} s and {two:.2} s, loop {loop_one:.2} s and {loop_two:.2} s"
        );
        gains.0.push(one / two);
        gains.1.push(loop_one / loop_two);
    }
    let (batch, arithmetic) = (median(gains.0), median(gains.1));
    println!(
        "a second thread gains {batch:.3} in a batch and {arithmetic:.3} in the loop: {:.3} of it",
        batch / arithmetic
    );
}
