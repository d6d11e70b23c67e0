//! Whatever ends a batch, what is whole stays, and going on gives the undisturbed log.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use armistice::batch::Log;
use armistice::luck::mix;

use crate::{Bench, Ended, same};

const DRAWS: u32 = 60;

/// Whole draws in a log, 0 if there is none yet.
fn draws_in(bench: &Bench, output: &str) -> u32 {
    let path = bench.path(output).join("runs.log");
    let Ok(log) = Log::open(&path) else { return 0 };
    log.scan(|_, _, _| Ok(())).unwrap().blocks
}

#[test]
fn killed_at_ten_random_moments_and_resumed_a_batch_is_undisturbed() {
    let bench = Bench::new();
    let words = format!("batch small.toml --draws {DRAWS} --threads 2");
    bench.run_well(&format!("{words} -o whole"));
    for kill in 0..10 {
        let before = draws_in(&bench, "cut");
        let mut child = bench
            .command(&format!("{words} -o cut --resume"))
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The first three while it starts, the others after some draws, anywhere in the next.
        let more = if kill < 3 { 0 } else { 1 + (mix(kill) % 4) as u32 };
        while draws_in(&bench, "cut") < before + more && child.try_wait().unwrap().is_none() {
            sleep(Duration::from_millis(1));
        }
        sleep(Duration::from_micros(mix(kill + 100) % 60_000));
        child.kill().unwrap();
        child.wait().unwrap();
        println!("killed: {} of {DRAWS} draws are whole", draws_in(&bench, "cut"));
    }
    let missing = DRAWS - draws_in(&bench, "cut");
    let ended = bench.run_well(&format!("{words} -o cut --resume"));
    println!("went on with the {missing} that were missing");
    let says = format!("{missing} draws simulated; {DRAWS} of {DRAWS}");
    assert!(ended.err.contains(&says), "{ended:?}");
    assert!(same(&bench.log("whole"), &bench.log("cut")));
    let left: Vec<String> = fs::read_dir(bench.path("cut"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".part"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn killed_while_extending_a_batch_still_becomes_the_larger_one() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 30 -o larger");
    bench.run_well("batch small.toml --draws 5 -o grown");
    let mut child = bench
        .command("batch small.toml --extend 25 -o grown")
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while draws_in(&bench, "grown") < 7 && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    bench.run_well("batch small.toml --resume -o grown");
    assert!(same(&bench.log("larger"), &bench.log("grown")));
}

#[test]
fn a_torn_end_is_cut_and_said_and_only_the_missing_draws_are_simulated() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 6 -o out");
    let whole = bench.log("out");
    let path = bench.path("out").join("runs.log");
    fs::write(&path, &whole[..whole.len() - 100]).unwrap();
    bench.run("verify out").refused(1, "not finished: it has 5 of 6 draws");
    let ended = bench.run_well("batch small.toml --resume -o out");
    assert!(ended.err.contains("of an unfinished draw"), "{ended:?}");
    assert!(ended.err.contains("1 draw simulated; 6 of 6"), "{ended:?}");
    assert!(same(&whole, &bench.log("out")));
}

#[test]
fn no_reader_passes_over_an_end_that_no_batch_wrote() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 3 -o out");
    let whole = bench.log("out");
    let path = bench.path("out").join("runs.log");
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    let ends = [
        ([whole.as_slice(), &[0]].concat(), "has its 3 draws, and 1 byte behind them"),
        (flipped, "not finished: it has 2 of 3 draws, and "),
        (whole[..whole.len() - 100].to_vec(), "not finished: it has 2 of 3 draws, and "),
    ];
    for (bytes, words) in ends {
        fs::write(&path, &bytes).unwrap();
        for reader in ["verify out", "report out", "merge out -o merged"] {
            bench.run(reader).refused(1, words);
        }
        bench.run_well("batch small.toml --resume -o out");
        assert!(same(&whole, &bench.log("out")));
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_keeps_finished_draws_and_ends_with_130() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 300 --runs-per-draw 1 --set run.steps=10 -o whole");
    let words = "batch small.toml --draws 300 --runs-per-draw 1 --set run.steps=10 -o out";
    let mut child = bench.command(words).spawn().unwrap();
    while draws_in(&bench, "out") < 3 && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_millis(1));
    }
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let ended = Ended::of(words, &child.wait_with_output().unwrap());
    ended.refused(130, "of 300 draws are kept in out; continue with --resume");
    let kept = draws_in(&bench, "out");
    assert!((3..300).contains(&kept), "{kept}");
    bench.run_well("batch small.toml --set run.steps=10 -o out --resume");
    assert!(same(&bench.log("whole"), &bench.log("out")));
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_grow_ends_the_batch_and_what_is_whole_stays_whole() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 20 -o whole");
    // A limit on the size of files, in blocks of 512 bytes, with its signal ignored.
    let blocks = bench.log("whole").len() / 512 / 2;
    let program = env!("CARGO_BIN_EXE_armistice");
    let line = format!(
        "trap '' XFSZ; ulimit -f {blocks}; exec {program} batch small.toml --draws 20 -o out"
    );
    let shell = Command::new("sh").args(["-c", &line]).current_dir(bench.path("")).output();
    let ended = Ended::of(&line, &shell.unwrap());
    ended.refused(1, "cannot write out/runs.log");
    let kept = draws_in(&bench, "out");
    assert!((1..20).contains(&kept), "{kept}");
    assert_eq!(
        bench.log("out"),
        bench.log("whole")[..bench.log("out").len()],
        "half a draw is left"
    );
    bench.run_well("batch small.toml --draws 20 -o out --resume");
    assert!(same(&bench.log("whole"), &bench.log("out")));
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "a small disk has to be mounted, which not every machine allows: a step of .ci/run"]
fn a_full_disk_ends_the_batch_and_what_is_whole_stays_whole() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 40 -o whole");
    let disk = bench.path("disk");
    fs::create_dir(&disk).unwrap();
    let size = format!("size={}", bench.log("whole").len() / 2);
    let mounted =
        Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(&disk).output();
    assert!(mounted.is_ok_and(|mounted| mounted.status.success()), "no small disk can be mounted");
    let full = bench.run("batch small.toml --draws 40 -o disk/out");
    let kept = draws_in(&bench, "disk/out");
    let log = bench.log("disk/out");
    assert!(Command::new("umount").arg(&disk).status().unwrap().success());
    full.refused(1, "No space left");
    assert!((1..40).contains(&kept), "{kept}");
    assert!(same(&log, &bench.log("whole")[..log.len()]));
}
