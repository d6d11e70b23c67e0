//! Draws become blocks: the same ones whatever the threads, without the draws that failed.

use std::ops::Range;
use std::path::PathBuf;

use super::*;
use crate::batch::block::Layout;
use crate::batch::header::RECORDS;
use crate::batch::results::Results;
use crate::batch::span::Span;

const LAYOUT: Layout = Layout { options: 3, runs: 2, outcomes: 2, series: 4, layers: 2 };

struct Silent(Vec<String>);

impl Tell for Silent {
    fn note(&mut self, _: &str) {}
    fn wrong(&mut self, words: &str) {
        self.0.push(words.to_owned());
    }
    fn begin(&mut self, _: u32, _: u32) {}
    fn draw(&mut self) {}
    fn end(&mut self) {}
}

fn record(id: RunId) -> Record {
    let number = f64::from(id.draw) * 100.0 + id.option as f64 * 10.0 + f64::from(id.run);
    Record {
        outcomes: vec![number, -number],
        series: (0..4).map(|point| number as f32 + point as f32 / 8.0).collect(),
        layers: vec![number as f32, 1.0],
        digest: number as u64,
    }
}

fn simulate(path: PathBuf, span: Span, threads: usize, wrong: Range<u32>) -> (Summary, Silent) {
    let dictionary = r#"{"time":{"points":2},"outcomes":[1,2],"series":[1,2],"layers":[1],
        "grid":{"width":2,"height":1}}"#;
    let header = Header {
        records: RECORDS,
        layout: LAYOUT,
        runs_per_draw: 2,
        options: ["a", "b", "c"].map(str::to_owned).into(),
        dictionary: dictionary.to_owned(),
        ..Header::default()
    };
    let mut writer = Writer::create(Log::new(path, header, span)).unwrap();
    let (mut summary, mut tell) = (Summary::default(), Silent(Vec::new()));
    let run = |id: RunId| {
        if wrong.contains(&id.draw) && (id.option, id.run) == (1, 1) {
            return Err(Fault::new(Kind::Run, format!("b:{}:1 failed", id.draw)));
        }
        let mut record = record(id);
        if wrong.contains(&id.draw) && id.option == 2 {
            record.series[3] = f32::NAN;
        }
        Ok(record)
    };
    let go = AtomicBool::new(false);
    fill(&mut writer, &mut summary, threads, &go, || run, &mut tell).unwrap();
    (summary, tell)
}

#[test]
fn the_log_has_the_same_bytes_for_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let mut logs = Vec::new();
    for threads in [1, 2, 8] {
        let path = folder.path().join(format!("{threads}.log"));
        let (summary, _) = simulate(path.clone(), Span::whole(40), threads, 7..9);
        assert_eq!((summary.written, summary.failed, summary.simulated), (40, 2, 40));
        logs.push(std::fs::read(path).unwrap());
    }
    assert!(logs.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_failed_run_leaves_its_whole_draw_out_of_every_option_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let span = Span { first: 5, draws: 10, total: 30 };
    let (summary, tell) = simulate(folder.path().join("runs.log"), span, 2, 7..8);
    assert!(summary.failed_too_often());
    assert_eq!(tell.0[0], "b:7:1 failed");
    let results = Results::open(folder.path()).unwrap();
    assert_eq!((results.draws(), results.planned()), (9, 10));
    assert_eq!(results.failed_draws(), [7]);
    assert_eq!(results.draw_numbers()[..3], [5, 6, 8]);
    let outcome = results.outcome(1, 0);
    assert_eq!(outcome[..6], [510.0, 511.0, 610.0, 611.0, 810.0, 811.0]);
}

#[test]
fn results_from_a_log_are_those_from_memory() {
    let folder = tempfile::tempdir().unwrap();
    simulate(folder.path().join("runs.log"), Span::whole(6), 2, 0..0);
    let log = Results::open(folder.path()).unwrap();
    let mut records = Vec::new();
    for draw in 0..6 {
        for option in 0..3 {
            records.extend((0..2).map(|run| record(RunId { option, draw, run })));
        }
    }
    let memory = Results::from_records(3, 2, 2, records);
    for option in 0..3 {
        assert_eq!(log.outcome(option, 1), memory.outcome(option, 1));
        assert_eq!(log.series(option, 1).unwrap(), memory.series(option, 1).unwrap());
        assert_eq!(log.layer_mean(option, 0, 1).unwrap(), memory.layer_mean(option, 0, 1).unwrap());
        assert_eq!(log.digest(option, 4, 1), memory.digest(option, 4, 1));
    }
    let second = log.series(2, 1).unwrap();
    assert_eq!(second[1][..3], [20.375, 21.375, 120.375]);
}

#[test]
fn one_failed_draw_in_a_hundred_is_borne_and_two_are_not() {
    let of = |failed| Summary { written: 100, failed, ..Summary::default() };
    assert!(!of(1).failed_too_often());
    assert!(of(2).failed_too_often());
    assert!(!Summary::default().failed_too_often());
}
