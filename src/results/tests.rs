use super::sheet::safe;
use super::*;
use crate::analysis::compare;
use crate::model::{Better, Dictionary, Group, NEVER, Nature, Outcome, Record, Series, Time};
use crate::scenario::{Compare, OptionInfo};

fn outcome(name: &str, nature: Nature) -> Outcome {
    let (better, group) = (Better::Lower, Group::Ends);
    Outcome {
        name: name.into(),
        unit: "=1+1".into(),
        nature,
        better,
        group,
        meaning: "a, b".into(),
        ..Outcome::default()
    }
}

pub(super) fn study(
    options: usize,
    draws: usize,
    points: usize,
    series: usize,
) -> (Subject, Results) {
    let dictionary = Dictionary {
        time: Time {
            unit: "month".into(),
            points,
            ticks: points as u32,
            per_year: Some(12),
            ..Time::default()
        },
        outcomes: vec![outcome("dead", Nature::Amount), outcome("ended", Nature::FirstTime)],
        series: (0..series)
            .map(|at| Series {
                name: format!("s{at}"),
                unit: "persons".into(),
                meaning: String::new(),
            })
            .collect(),
        ..Dictionary::default()
    };
    let info = |at| OptionInfo { name: format!("@option {at}"), says: String::new() };
    let subject = Subject {
        dictionary,
        options: (0..options).map(info).collect(),
        compare: Compare { outcomes: vec![0, 1], ..Compare::default() },
        ..Subject::default()
    };
    let record = |at: usize| Record {
        outcomes: vec![at as f64 / 10.0, if at.is_multiple_of(2) { NEVER } else { 3.0 }],
        series: (0..series * points).map(|n| (at + n) as f32 / 10.0).collect(),
        ..Record::default()
    };
    let records = (0..options * draws).map(record).collect();
    (subject, Results::from_records(options, 1, points, records))
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn a_folder_holds_every_file_and_no_part_of_one() {
    let folder = tempfile::tempdir().unwrap();
    let (subject, results) = study(2, 3, 12, 1);
    let said = compare(&subject, &results).unwrap();
    write(folder.path(), &subject, &results, &said, &Manifest::default()).unwrap();

    let mut names: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_unstable();
    let known = "criteria dictionary differences first_ends flips pairing runs series signs summary \
                 survival survival_differences worst";
    let known = known.split(' ');
    let mut known: Vec<String> = known.map(|name| format!("{name}.csv")).collect();
    known.push("manifest.json".into());
    if cfg!(feature = "parquet") {
        known.extend(["runs.parquet", "series.parquet"].map(str::to_owned));
    }
    known.sort_unstable();
    assert_eq!(names, known);

    let runs = read(folder.path(), "runs.csv");
    assert_eq!(
        runs.lines().take(4).collect::<Vec<_>>(),
        [
            "option,draw,run,dead,ended",
            "'@option 0,0,0,0,",
            "'@option 0,1,0,0.2,",
            "'@option 0,2,0,0.4,"
        ]
    );
    let series = read(folder.path(), "series.csv");
    assert!(
        series.starts_with("option,draw,run,month,s0\n'@option 0,0,0,0,0\n'@option 0,0,0,1,0.1\n")
    );
    assert_eq!(series.lines().count(), 1 + 2 * 3 * 12);
    let dictionary = read(folder.path(), "dictionary.csv");
    assert!(dictionary.contains("runs.csv,dead,'=1+1,amount,lower,\"a, b\"\n"), "{dictionary}");
    let width = |line: &str| {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(line.as_bytes())
            .records()
            .next()
            .unwrap()
            .unwrap()
            .len()
    };
    for name in ["summary.csv", "differences.csv", "survival.csv"] {
        let text = read(folder.path(), name);
        let lines: Vec<usize> = text.lines().map(width).collect();
        assert!(lines.len() > 1 && lines.iter().all(|line| *line == lines[0]), "{name}\n{text}");
    }
}

#[test]
fn every_column_of_every_file_holds_one_kind_of_thing() {
    let folder = tempfile::tempdir().unwrap();
    let (subject, results) = study(2, 6, 24, 1);
    let said = compare(&subject, &results).unwrap();
    write(folder.path(), &subject, &results, &said, &Manifest::default()).unwrap();
    let mut files = 0;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "csv") {
            continue;
        }
        let mut reader = csv::Reader::from_path(&path).unwrap();
        let head = reader.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
        for (at, column) in head.iter().enumerate() {
            // The unit of a share is the word 1.
            let cells = rows.iter().map(|row| &row[at]).filter(|cell| !cell.is_empty());
            let numbers: Vec<bool> = cells.map(|cell| cell.parse::<f64>().is_ok()).collect();
            let same = numbers.iter().all(|number| *number == numbers[0]);
            assert!(same || column == "unit", "{}: {column}", path.display());
        }
        files += 1;
    }
    assert!(files > 10);
    let differences = read(folder.path(), "survival_differences.csv");
    assert!(differences.contains(",mean_time,,"), "{differences}");
}

#[test]
fn every_column_of_the_programs_own_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let (subject, _) = study(2, 1, 2, 1);
    dictionary::write(&folder.path().join("d.csv"), &subject, &[]).unwrap();
    let mut reader = csv::Reader::from_path(folder.path().join("d.csv")).unwrap();
    for row in reader.records() {
        let row = row.unwrap();
        let (file, name, meaning) = (&row[0], &row[1], &row[5]);
        assert!(!meaning.is_empty() || name == "s0", "{file} {name}");
    }
}

#[test]
fn text_of_a_scenario_never_becomes_a_formula() {
    for first in ["", "\t", "\n", "\r\n", " ", "\u{a0}", "\u{200b}", "\u{feff}", "\u{200e}"] {
        for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠"] {
            let cell = safe(&format!("{first}{sign}1+1"));
            assert!(cell.starts_with('\'') && !cell.contains(['\n', '\r', '\t']), "{cell:?}");
        }
    }
    assert_eq!(safe("a\r\n=1\u{1b}\u{202e}"), "a  =1");
    assert_eq!(safe("phased-after"), "phased-after");
}

#[test]
fn a_fault_while_filling_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.csv");
    std::fs::write(&path, "old").unwrap();
    let fault = Fault::new(crate::faults::Kind::Input, "no log");
    assert_eq!(write_aside(&path, |_| Err(fault.clone())), Err(fault));
    assert_eq!(read(folder.path(), "x.csv"), "old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_big_series_file_is_written_in_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let (subject, results) = study(5, 100, 100, 20);
    let draws: Vec<u32> = (0..100).collect();
    let path = folder.path().join("series.csv");
    let begun = std::time::Instant::now();
    series::write(&path, &subject, &results, &draws).unwrap();
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    assert!(std::fs::metadata(&path).unwrap().len() > 4_000_000);
}
