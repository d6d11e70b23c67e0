//! Damaged and forged logs, and what lies beside them.

use std::fs;
use std::path::Path;

use rand::seq::IndexedRandom;
use rand::{Rng, RngExt};
use serde_json::Value as Json;

use armistice::batch::{LOG_NAME, Log, Results, open_study};
use armistice::faults::Fault;

use super::guard::{self, Target};
use super::{fixture, mutate, seen};

/// Bytes of a checksum.
const SUM: usize = 16;
/// Magic, format and two lengths [bytes].
const PREAMBLE: usize = 20;
/// What a reader of a log may take beside a few times its length [bytes].
const READING: usize = 64 << 20;

/// What readers of a folder are asked.
const COMMANDS: &[&[&str]] = &[
    &["verify", "results"],
    &["verify", "results", "--sample", "1"],
    &["report", "results", "-o", "page.html"],
    &["why", "results", "all"],
    &["replay", "results", "all:0:0"],
    &["merge", "results", "other", "-o", "merged"],
    &["batch", "s.toml", "--resume", "--output", "results", "--draws", "2", "--runs-per-draw", "1"],
    &["batch", "s.toml", "--extend", "1", "--output", "results", "--runs-per-draw", "1"],
];

#[test]
fn a_damaged_or_forged_log_is_refused_by_name_and_ends_no_command() {
    let mut target = Target::begin("log");
    let folder = target.folder.path().to_owned();
    fixture::write(&folder, fixture::SMALL.as_bytes(), &[]);
    for sound in ["sound", "other"] {
        let words = [
            "batch",
            "s.toml",
            "--draws",
            "2",
            "--runs-per-draw",
            "1",
            "--quiet",
            "--output",
            sound,
        ];
        let said = seen::ask(&target, &words);
        assert!(folder.join(sound).join(LOG_NAME).exists(), "no log to damage: {said}");
    }
    let log = fs::read(folder.join("sound").join(LOG_NAME)).unwrap();
    let (mut read, mut asked) = (0, 0);
    while let Some(mut luck) = target.next() {
        let results = folder.join("results");
        for left in ["results", "merged", "page.html"] {
            let _ = fs::remove_dir_all(folder.join(left));
            let _ = fs::remove_file(folder.join(left));
        }
        guard::copy(&folder.join("sound"), &results);
        damage_one(&mut luck, &results, &log);
        let length = fs::metadata(results.join(LOG_NAME)).map_or(0, |about| about.len() as usize);
        let opened = target.try_one(READING + 30 * length, || {
            let log = Log::open(&results.join(LOG_NAME))?;
            log.scan(|_, _, _| Ok(()))?;
            Results::open(&results).map(|results| results.draws())
        });
        match opened {
            Ok(_) => read += 1,
            Err(fault) => names_the_file(&target, &fault),
        }
        if let Err(faults) = target.try_one(seen::OPENING, || open_study(&results)) {
            target.hold(!faults.is_empty(), "it was refused without a word");
        }
        if target.now_and_then(6) {
            let command = COMMANDS.choose(&mut luck).copied().unwrap_or_default();
            seen::ask(&target, command);
            asked += 1;
        }
    }
    target.end(&format!("; {read} read, {asked} given to a command"));
}

fn names_the_file(target: &Target, fault: &Fault) {
    target.hold(fault.message.contains(LOG_NAME), &format!("no file is named: {fault}"));
}

fn damage_one(luck: &mut impl Rng, results: &Path, sound: &[u8]) {
    match luck.random_range(0..10_u32) {
        0 => {
            let path = results.join("study.json");
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, mutate::text(luck, &text, &text)).unwrap();
        }
        1 => {
            let path = results.join("scenario/s.toml");
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, mutate::text(luck, &text, fixture::SMALL)).unwrap();
        }
        2 | 3 => {
            let mut bytes = sound.to_vec();
            mutate::damage(luck, &mut bytes);
            fs::write(results.join(LOG_NAME), bytes).unwrap();
        }
        _ => fs::write(results.join(LOG_NAME), forged(luck, sound)).unwrap(),
    }
}

/// A log whose header says something else, with checksums that fit.
fn forged(luck: &mut impl Rng, sound: &[u8]) -> Vec<u8> {
    let number = |at: usize| u32::from_le_bytes(sound[at..at + 4].try_into().unwrap());
    let (json, words) = (number(12) as usize, number(16) as usize);
    let mut header = sound[PREAMBLE..PREAMBLE + json].to_vec();
    let mut dictionary = sound[PREAMBLE + json..PREAMBLE + json + words].to_vec();
    let rest = PREAMBLE + json + words + SUM;
    let mut span = sound[rest..rest + 12].to_vec();
    let blocks = &sound[rest + 12 + SUM..];
    match luck.random_range(0..4_u32) {
        0 | 1 => header = forge(luck, &header),
        2 => dictionary = forge(luck, &dictionary),
        _ => {
            let at = 4 * luck.random_range(0..3_usize);
            span[at..at + 4].copy_from_slice(&edge(luck).to_le_bytes()[..4]);
        }
    }
    let mut head = sound[..12].to_vec();
    let mut lengths = [header.len() as u32, dictionary.len() as u32];
    if luck.random_range(0..8_u32) == 0 {
        lengths[luck.random_range(0..2_usize)] = edge(luck) as u32;
    }
    lengths.iter().for_each(|length| head.extend(length.to_le_bytes()));
    head.extend(header);
    head.extend(dictionary);
    let sum = blake3::hash(&head);
    head.extend(&sum.as_bytes()[..SUM]);
    let sum = blake3::hash(&span);
    [head, span, sum.as_bytes()[..SUM].to_vec(), blocks.to_vec()].concat()
}

fn edge(luck: &mut impl Rng) -> u64 {
    let edges = [
        0,
        1,
        2,
        3,
        255,
        65_536,
        1 << 20,
        1 << 31,
        u64::from(u32::MAX),
        1 << 40,
        1 << 63,
        u64::MAX,
    ];
    edges.choose(luck).copied().unwrap_or(0)
}

/// One value of a JSON text turned into another.
fn forge(luck: &mut impl Rng, bytes: &[u8]) -> Vec<u8> {
    let mut json: Json = serde_json::from_slice(bytes).unwrap();
    let mut node = &mut json;
    while let Json::Object(_) | Json::Array(_) = node {
        let children: Vec<&mut Json> = match node {
            Json::Object(map) => map.values_mut().collect(),
            Json::Array(list) => list.iter_mut().collect(),
            _ => unreachable!("the loop looks at tables and lists"),
        };
        let count = children.len();
        if count == 0 {
            return bytes.to_vec();
        }
        let at = luck.random_range(0..count);
        let Some(child) = children.into_iter().nth(at) else { return bytes.to_vec() };
        node = child;
        if luck.random_range(0..10_u32) == 0 {
            break;
        }
    }
    *node = match luck.random_range(0..8_u32) {
        0 => Json::Null,
        1 => (-1).into(),
        2 => "x".into(),
        3 => Json::Array(vec![]),
        4 => 0.5.into(),
        _ => edge(luck).into(),
    };
    serde_json::to_vec(&json).unwrap()
}
