//! A log survives what can happen to it, and says what cannot be survived.

use std::ops::Range;

use super::*;
use crate::batch::block::Failure;
use crate::batch::header::RECORDS;
use crate::model::Record;

fn header(seed: u64) -> Header {
    let layout = Layout { options: 2, runs: 1, outcomes: 1, series: 2, layers: 0 };
    let options = vec!["a".to_owned(), "b".to_owned()];
    let dictionary = r#"{"time":{"points":2},"outcomes":[1],"series":[1],"layers":[]}"#.to_owned();
    Header {
        records: RECORDS,
        seed,
        runs_per_draw: 1,
        options,
        layout,
        dictionary,
        ..Header::default()
    }
}

fn block(draw: u32) -> Block {
    let record = |option: u32| Record {
        outcomes: vec![f64::from(draw) + f64::from(option) * 0.5],
        series: vec![1.0, draw as f32],
        layers: Vec::new(),
        digest: u64::from(draw * 2 + option),
    };
    let records =
        if draw == 3 { Err(Failure { option: 1, run: 0 }) } else { Ok(vec![record(0), record(1)]) };
    Block { draw, records }
}

fn write(path: &Path, span: Span, draws: Range<u32>) -> Writer {
    let mut writer = Writer::create(Log::new(path.to_owned(), header(1), span)).unwrap();
    draws.for_each(|draw| writer.append(&block(draw)).unwrap());
    writer
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn a_log_gives_back_its_header_span_and_blocks() {
    let folder = folder();
    let path = folder.path().join(LOG_NAME);
    let span = Span { first: 2, draws: 4, total: 9 };
    write(&path, span, 2..6);
    let log = Log::open(&path).unwrap();
    assert_eq!((&log.header, log.span), (&header(1), span));
    let mut seen = Vec::new();
    let scan = log.scan(|_, block, _| {
        seen.push(block);
        Ok(())
    });
    assert_eq!(scan.unwrap(), Scan { blocks: 4, failed: 1, torn: 0 });
    assert_eq!(seen, (2..6).map(block).collect::<Vec<_>>());
    assert_eq!(std::fs::metadata(&path).unwrap().len(), log.len_when_whole());
}

#[test]
fn a_log_cut_at_any_byte_of_its_blocks_goes_on_to_the_same_bytes() {
    let folder = folder();
    let path = folder.path().join(LOG_NAME);
    write(&path, Span::whole(3), 0..3);
    let whole = std::fs::read(&path).unwrap();
    let start = Log::open(&path).unwrap().offset(0) as usize;
    for cut in start..whole.len() {
        std::fs::write(&path, &whole[..cut]).unwrap();
        let (mut writer, scan) = Writer::resume(&path).unwrap();
        let kept = (cut - start) / header(1).layout.block_len();
        assert_eq!(scan.blocks as usize, kept);
        (kept as u32..3).for_each(|draw| writer.append(&block(draw)).unwrap());
        assert!(std::fs::read(&path).unwrap() == whole, "cut at {cut}");
    }
}

#[test]
fn zeros_that_a_power_cut_left_behind_are_a_torn_end() {
    let folder = folder();
    let path = folder.path().join(LOG_NAME);
    write(&path, Span::whole(5), 0..2);
    let mut bytes = std::fs::read(&path).unwrap();
    let whole = bytes.clone();
    bytes.resize(bytes.len() + 2 * header(1).layout.block_len() + 5, 0);
    std::fs::write(&path, &bytes).unwrap();
    let (_, scan) = Writer::resume(&path).unwrap();
    assert_eq!(scan.blocks, 2);
    assert!(std::fs::read(&path).unwrap() == whole);
}

#[test]
fn a_damaged_block_with_whole_ones_behind_it_is_named() {
    let folder = folder();
    let path = folder.path().join(LOG_NAME);
    write(&path, Span { first: 10, draws: 3, total: 20 }, 10..13);
    let mut bytes = std::fs::read(&path).unwrap();
    let log = Log::open(&path).unwrap();
    bytes[log.offset(1) as usize + 20] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    let fault = Writer::resume(&path).err().unwrap();
    assert!(fault.message.contains("block 1 (draw 11) is damaged"), "{fault}");
    assert!(std::fs::read(&path).unwrap() == bytes, "nothing was cut");
}

#[test]
fn an_extended_log_has_the_bytes_of_one_that_was_planned_so() {
    let folder = folder();
    let (path, larger) = (folder.path().join(LOG_NAME), folder.path().join("larger.log"));
    let mut writer = write(&path, Span::whole(4), 0..2);
    writer.extend(Span::whole(6)).unwrap();
    (2..6).for_each(|draw| writer.append(&block(draw)).unwrap());
    write(&larger, Span::whole(6), 0..6);
    assert!(std::fs::read(&path).unwrap() == std::fs::read(&larger).unwrap());
}

#[test]
fn an_extension_that_was_killed_half_way_is_finished_by_the_next_resume() {
    let folder = folder();
    let path = folder.path().join(LOG_NAME);
    write(&path, Span::whole(4), 0..2);
    let mut bytes = std::fs::read(&path).unwrap();
    let span = Log::open(&path).unwrap().head.len();
    bytes[span..span + 6].fill(0xAA);
    std::fs::write(&path, &bytes).unwrap();
    std::fs::write(path.with_extension("span"), Span::whole(6).encode()).unwrap();
    assert!(Log::open(&path).unwrap_err().message.contains("span of draws is damaged"));
    let (writer, scan) = Writer::resume(&path).unwrap();
    assert_eq!((writer.log.span, scan.blocks), (Span::whole(6), 2));
    assert!(!path.with_extension("span").exists());
}

#[test]
fn what_is_no_log_or_of_another_format_or_damaged_in_its_header_is_refused() {
    let folder = folder();
    let path = folder.path().join(LOG_NAME);
    write(&path, Span::whole(2), 0..1);
    let whole = std::fs::read(&path).unwrap();
    let refused = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = whole.clone();
        change(&mut bytes);
        std::fs::write(&path, &bytes).unwrap();
        Log::open(&path).unwrap_err().message
    };
    assert!(refused(&|bytes| bytes.clear()).contains("too short"));
    assert!(refused(&|bytes| bytes[0] = b'X').contains("no log of runs"));
    assert!(refused(&|bytes| bytes[8] = 9).contains("format 9"));
    assert!(refused(&|bytes| bytes[13] = 0xFF).contains("header is damaged"));
    assert!(refused(&|bytes| bytes[30] ^= 1).contains("header is damaged"));
    assert!(refused(&|bytes| bytes.truncate(25)).contains("header is damaged"));
}
