//! What commands leave behind: files that the documentation names, and nothing where they refuse.

use std::fs;
use std::process::Stdio;

use crate::same_study::files;
use crate::{Bench, SCENARIO};

/// True if a text names a file, itself or by a pattern such as `map-….svg` or `frames/`.
fn names(text: &str, file: &str) -> bool {
    let patterns = text.split('`').skip(1).step_by(2);
    let fits = |pattern: &str| match pattern.split_once('…') {
        Some((before, after)) => file.starts_with(before) && file.ends_with(after),
        None if pattern.ends_with('/') => file.contains(pattern),
        None => file == pattern || file.rsplit('/').next() == Some(pattern),
    };
    patterns.into_iter().any(fits)
}

#[test]
fn every_file_that_a_command_leaves_is_named_where_folders_are_explained() {
    let bench = Bench::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let valley = root.join("scenarios/valley.toml");
    let valley = valley.display();
    bench.run_well(&format!("compare {valley} --draws 3 --runs-per-draw 1 -o v -q"));
    bench.run_well("report v --for-parties");
    bench.run_well("report v --full");
    bench.run_well("why v whole-after -q");
    bench.run_well("replay v whole-after:1:0 -o v/run");
    let select = "--select mean_jailed --within 5";
    bench.run_well(&format!("compare small.toml {select} --runs-per-draw 1 -o s -q"));
    let texts = ["output/README.md", "docs/outputs.md"];
    let texts = texts.map(|name| (name, fs::read_to_string(root.join(name)).unwrap()));
    let mut left: Vec<String> = Vec::new();
    for output in ["v", "s"] {
        left.extend(files(&bench.path(output)).keys().map(|path| path.display().to_string()));
    }
    assert!(left.iter().any(|file| file == "selection.json"), "{left:?}");
    for (name, text) in texts {
        let unnamed: Vec<&String> = left.iter().filter(|file| !names(&text, file)).collect();
        assert!(unnamed.is_empty(), "{name} does not name {unnamed:?}");
    }
}

#[test]
fn a_refusal_leaves_nothing_behind() {
    let bench = Bench::new();
    bench.write("bad.toml", &SCENARIO.replace("[0.6, 0.9]", "[0.9, 1.1]"));
    let before = files(bench.folder.path());
    for words in [
        "batch bad.toml --draws 40 -o deep/out",
        "compare bad.toml --draws 40 -o deep/out",
        "compare bad.toml --draws 40",
        "batch small.toml --extend 3 -o deep/out",
        "batch small.toml --draws 2 --shard 1/3 -o deep/out",
        "batch small.toml --draws 4000000000 -o deep/out",
        "batch small.toml --threads 0 -o deep/out",
        "batch small.toml --set lattice.width=5000 --set lattice.height=5000 --threads 1024 -o deep/out",
        "run small.toml no-option:0:0 -o deep/out",
        "merge small.toml -o deep/out",
    ] {
        let ended = bench.run(words);
        assert!(matches!(ended.code, Some(1 | 2)), "{ended:?}");
        assert!(!bench.path("deep").exists() && !bench.path("output").exists(), "{words}");
        assert!(before == files(bench.folder.path()), "{words}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_does_not_fit_into_memory_is_refused_before_it_is_taken() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 1 -o out");
    let program = env!("CARGO_BIN_EXE_armistice");
    let large = "--set lattice.width=5000 --set lattice.height=5000";
    let refused = |kilobytes: u32, words: &str| {
        let script = format!("ulimit -v {kilobytes}; exec {program} {words}");
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &script]).current_dir(bench.folder.path()).stdin(Stdio::null());
        let ended = crate::Ended::of(words, &command.output().unwrap());
        let megabytes = f64::from(kilobytes) * 1.024e-3;
        ended.refused(2, &format!("more than 80% of the {megabytes:.1} MB"));
        assert!(!bench.path("x").exists());
    };
    refused(400_000, &format!("run small.toml {large} -o x"));
    refused(400_000, &format!("check small.toml {large}"));
    // Little is simulated here; tables, figures and the report take more.
    refused(200_000, "compare small.toml --draws 1 -o x");
    refused(200_000, "merge out -o x");
    refused(200_000, "report out");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_or_a_folder_that_takes_no_files_ends_with_a_message_and_no_half_file() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 2 -o out");
    let (first, second) = ("run small.toml --json", "batch small.toml --resume -o out --json");
    for words in [first, second, "verify out --json", "report out -o page.html --json"] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = bench.command(words).stdout(Stdio::from(full)).output().unwrap();
        crate::Ended::of(words, &output).refused(1, "");
    }
    for words in [
        "batch small.toml --draws 2 -o /proc/none",
        "run small.toml -o /proc/none",
        "replay out as-it-is:0:0 -o /proc/none",
        "report out -o /proc/none.html",
        "merge out -o /proc/none",
        "new /proc/none.toml",
    ] {
        bench.run(words).refused(1, "cannot write");
    }
    // A file in the place of a folder.
    bench.write("file", "mine");
    for words in
        ["run small.toml -o file", "compare small.toml --draws 2 -o file", "merge out -o file"]
    {
        let ended = bench.run(words);
        assert!(matches!(ended.code, Some(1 | 2)), "{ended:?}");
        assert_eq!(fs::read_to_string(bench.path("file")).unwrap(), "mine");
    }
}
