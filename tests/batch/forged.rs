//! What a file says of itself is not believed: a forged log or study ends with a message and a code,
//! without a panic and without memory or time out of all proportion to the file.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use armistice::batch::{LOG_NAME, Log, Results};
use serde_json::{Value as Json, json};

use crate::{Bench, Ended};

/// A log taken apart, to be put together again with checksums that hold.
#[derive(Clone)]
struct Parts {
    header: Json,
    words: Json,
    /// Draws: first, of this log, of the batch.
    span: [u32; 3],
    blocks: Vec<Vec<u8>>,
}

const SUM: usize = 16;

impl Parts {
    fn of(bytes: &[u8]) -> Self {
        let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
        let (header, words) = (number(12) as usize, number(16) as usize);
        let (json, rest) = bytes[20..].split_at(header);
        let at = 20 + header + words + SUM;
        let span = [number(at), number(at + 4), number(at + 8)];
        let behind = &bytes[at + 12 + SUM..];
        let blocks = behind.chunks(behind.len() / span[1] as usize).map(<[u8]>::to_vec).collect();
        Self {
            header: serde_json::from_slice(json).unwrap(),
            words: serde_json::from_slice(&rest[..words]).unwrap(),
            span,
            blocks,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let (header, words) = (self.header.to_string(), self.words.to_string());
        let mut bytes = b"ARMISTLG".to_vec();
        for number in [1, header.len() as u32, words.len() as u32] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(header.as_bytes());
        bytes.extend(words.as_bytes());
        bytes.extend(&blake3::hash(&bytes).as_bytes()[..SUM]);
        let key = *blake3::hash(&bytes).as_bytes();
        let span: Vec<u8> = self.span.iter().flat_map(|number| number.to_le_bytes()).collect();
        bytes.extend(&span);
        bytes.extend(&blake3::hash(&span).as_bytes()[..SUM]);
        for block in &self.blocks {
            let body = &block[..block.len() - SUM];
            bytes.extend(body);
            bytes.extend(&blake3::keyed_hash(&key, body).as_bytes()[..SUM]);
        }
        bytes
    }
}

/// Every pointer to a number of a JSON value.
fn numbers(at: &str, value: &Json, found: &mut Vec<String>) {
    match value {
        Json::Object(map) => {
            map.iter().for_each(|(key, value)| numbers(&format!("{at}/{key}"), value, found));
        }
        Json::Array(list) => {
            let items = list.iter().enumerate().take(3);
            items.for_each(|(key, value)| numbers(&format!("{at}/{key}"), value, found));
        }
        Json::Number(_) => found.push(at.to_owned()),
        _ => {}
    }
}

/// A small generator, so that the same logs are forged every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

/// Logs in which a number, a list, a length or the order is not what a batch wrote.
fn forgeries(whole: &[u8]) -> Vec<(String, Vec<u8>)> {
    let parts = Parts::of(whole);
    assert!(parts.bytes().len().abs_diff(whole.len()) < whole.len(), "it can be put together");
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut list = Vec::new();
    let mut forge = |name: String, change: &dyn Fn(&mut Parts)| {
        let mut parts = parts.clone();
        change(&mut parts);
        list.push((name, parts.bytes()));
    };
    let (mut header, mut words) = (Vec::new(), Vec::new());
    numbers("", &parts.header, &mut header);
    numbers("", &parts.words, &mut words);
    for value in [0, 1, u64::from(u32::MAX), 1 << 40, u64::MAX / 8, u64::MAX, dice.roll()] {
        for at in &header {
            forge(format!("header{at} = {value}"), &|parts| {
                *parts.header.pointer_mut(at).unwrap() = json!(value);
            });
        }
        for at in &words {
            forge(format!("dictionary{at} = {value}"), &|parts| {
                *parts.words.pointer_mut(at).unwrap() = json!(value);
            });
        }
        for at in 0..3 {
            forge(format!("span {at} = {value}"), &|parts| parts.span[at] = value as u32);
        }
        forge(format!("all of the layout = {value}"), &|parts| {
            let layout = parts.header["layout"].as_object_mut().unwrap();
            layout.values_mut().for_each(|number| *number = json!(value));
        });
        forge(format!("layers and cells = {value}"), &|parts| {
            parts.words["grid"] = json!({ "width": value, "height": value });
            parts.words["layers"] = json!([1, 2]);
        });
        for at in [0, 4, 8, 12] {
            forge(format!("block at {at} = {value}"), &|parts| {
                parts.blocks[1][at..at + 4].copy_from_slice(&(value as u32).to_le_bytes());
            });
        }
        forge(format!("a failure of run {value}"), &|parts| {
            let number = (value as u32).to_le_bytes();
            parts.blocks[0][4..8].copy_from_slice(&1_u32.to_le_bytes());
            parts.blocks[0][8..12].copy_from_slice(&number);
            parts.blocks[0][12..16].copy_from_slice(&number);
        });
    }
    for key in ["options", "inputs", "fields", "layout", "model", "records"] {
        for value in [json!([]), json!(null), json!("x"), json!([["a", "b"]]), json!({})] {
            forge(format!("header {key} = {value}"), &|parts| {
                parts.header[key] = value.clone();
            });
        }
    }
    for key in ["outcomes", "series", "layers", "time", "grid", "actors"] {
        for value in [json!([]), json!(null), json!(vec![7; 3000]), json!({})] {
            forge(format!("dictionary {key} = {value:.20}"), &|parts| {
                parts.words[key] = value.clone();
            });
        }
    }
    for number in [f64::NAN, f64::INFINITY, 1e308, -1e308, -7.0, 0.5, 1e18] {
        forge(format!("every outcome = {number}"), &|parts| {
            for block in &mut parts.blocks {
                let end = block.len() - SUM - 8;
                block[16..end].chunks_exact_mut(8).for_each(|bytes| {
                    bytes.copy_from_slice(&number.to_le_bytes());
                });
            }
        });
    }
    forge("blocks in another order".to_owned(), &|parts| parts.blocks.reverse());
    forge("no blocks".to_owned(), &|parts| parts.blocks.clear());
    let deep = format!("{}1{}", "[".repeat(50_000), "]".repeat(50_000));
    let mut nested = b"ARMISTLG".to_vec();
    [1, deep.len() as u32, 2].iter().for_each(|n| nested.extend(n.to_le_bytes()));
    nested.extend(deep.as_bytes());
    nested.extend(b"{}");
    nested.extend(&blake3::hash(&nested).as_bytes()[..SUM]);
    nested.extend([0; 28]);
    list.push(("a header of brackets".to_owned(), nested));
    for _ in 0..30 {
        let cut = dice.roll() as usize % whole.len();
        list.push((format!("cut at {cut}"), whole[..cut].to_vec()));
        let mut other = whole.to_vec();
        let at = dice.roll() as usize % other.len();
        other[at] = dice.roll() as u8;
        list.push((format!("byte {at}"), other));
    }
    for at in [8, 12, 16] {
        for value in [0, 1, 1 << 20, u32::MAX, dice.roll() as u32] {
            let mut other = whole.to_vec();
            other[at..at + 4].copy_from_slice(&value.to_le_bytes());
            list.push((format!("length at {at} = {value}"), other));
        }
    }
    list
}

/// The program with these words and at most 2 GB of addresses.
fn run(bench: &Bench, words: &str) -> Ended {
    let program = env!("CARGO_BIN_EXE_armistice");
    let script = format!("ulimit -v 2000000; exec {program} {words}");
    let mut command = Command::new("sh");
    command.args(["-c", &script]).current_dir(bench.folder.path());
    command.stdin(Stdio::null()).env_remove("RUST_BACKTRACE");
    let since = Instant::now();
    let ended = Ended::of(words, &command.output().unwrap());
    assert!(since.elapsed() < Duration::from_secs(30), "{ended:?}");
    ended
}

#[cfg(target_os = "linux")]
#[test]
fn no_forged_log_makes_a_reader_panic_or_take_more_than_its_share() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 4 -o out");
    let (whole, path) = (bench.log("out"), bench.path("out").join(LOG_NAME));
    let commands = [
        "verify out --threads 2",
        "report out -o page.html",
        "why out more-police --outcome x -o why",
        "merge out -o merged",
        "batch small.toml --resume -o out --threads 2",
        "batch small.toml --extend 1 -o out --threads 2",
        "replay out more-police:1:0",
    ];
    for (at, (name, bytes)) in forgeries(&whole).into_iter().enumerate() {
        fs::write(&path, &bytes).unwrap();
        if let Err(fault) =
            Log::open(&path).map(|_| ()).and(Results::open(&bench.path("out")).map(|_| ()))
        {
            assert!(fault.message.contains("runs.log"), "{name}: {fault}");
        }
        for step in [0, 3] {
            fs::write(&path, &bytes).unwrap();
            let ended = run(&bench, commands[(at + step) % commands.len()]);
            assert!(matches!(ended.code, Some(0..=2)), "{name}: {ended:?}");
            assert!(!ended.err.contains("bug of armistice"), "{name}: {ended:?}");
            assert!(ended.code == Some(0) || ended.err.contains("out") || !ended.err.is_empty());
            let _ = fs::remove_file(bench.path("page.html"));
            let _ = fs::remove_dir_all(bench.path("merged"));
        }
    }
}

#[test]
fn no_forged_study_makes_a_reader_panic_or_read_outside_its_folder() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 2 -o out");
    let path = bench.path("out").join("study.json");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let forged = [
        String::new(),
        "{}".to_owned(),
        deep,
        json!({ "scenario": "../small.toml", "set": [] }).to_string(),
        json!({ "scenario": bench.path("small.toml"), "set": [] }).to_string(),
        json!({ "scenario": "scenario", "set": [] }).to_string(),
        json!({ "scenario": "scenario/none.toml", "set": [] }).to_string(),
        json!({ "scenario": "scenario/small.toml", "set": ["a"] }).to_string(),
        json!({ "scenario": "scenario/small.toml", "set": 7 }).to_string(),
        json!({ "scenario": "scenario/small.toml", "set": ["rule.k=2.0"] }).to_string(),
    ];
    for text in forged {
        fs::write(&path, &text).unwrap();
        for words in ["verify out", "report out", "replay out more-police:0:0", "merge out -o m"] {
            let ended = bench.run(words);
            assert!(matches!(ended.code, Some(1 | 2)), "{text:.60}: {ended:?}");
            assert!(!bench.path("m").exists(), "{text:.60}: {ended:?}");
        }
    }
}

#[test]
fn records_of_another_version_are_refused_by_name_by_every_reader() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 2 --shard 1/2 -o a");
    bench.run_well("batch small.toml --draws 2 --shard 2/2 -o b");
    let mut parts = Parts::of(&bench.log("b"));
    parts.header["records"] = json!(99);
    fs::write(bench.path("b").join(LOG_NAME), parts.bytes()).unwrap();
    for words in [
        "merge a b -o m",
        "batch small.toml --resume -o b",
        "batch small.toml --extend 1 -o b",
        "report b",
        "verify b",
        "why b more-police",
        "replay b more-police:1:0",
    ] {
        let ended = bench.run(words);
        ended.refused(1, "b/runs.log: holds records of version 99; this program reads version ");
        assert!(!bench.path("m").exists());
    }
}
