//! What a batch promises, on the real program and the reference model.

mod files;
mod forged;
mod killed;
mod left;
mod refused;
mod report;
mod same_bytes;
mod same_study;
mod until;
mod why;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A small scenario with three options and two uncertain numbers.
const SCENARIO: &str = r#"
format = 1
model = "civil_violence"
name = "Small"

[lattice]
width = 12
height = 12

[run]
steps = 40

[rule]
vision = 3
k = 2.3
ratio = "floored"

[policy.police]
kind = "police"
density = 0.04

[policy.jail]
kind = "jail"
max_term = 15

[option.as-it-is]

[option.more-police]
policy.police.density = 0.08

[option.longer-terms]
policy.jail.max_term = 40

[uncertain]
"rule.legitimacy" = { uniform = [0.6, 0.9] }
"rule.k" = { uniform = [2.0, 2.6] }
"#;

/// Laid under the small scenario: two numbers that do not fit on the lattice where both are large.
const TWO_POLICES: &str = r#"
"policy.police.density" = { uniform = [0.04, 0.2] }
"policy.patrol.density" = { uniform = [0.04, 0.2] }

[policy.patrol]
kind = "police"
"#;

/// A folder of its own for a test, with the scenario in it.
struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap() };
        bench.write("small.toml", SCENARIO);
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn log(&self, output: &str) -> Vec<u8> {
        fs::read(self.path(output).join("runs.log")).unwrap()
    }

    /// The program with these words, in this folder.
    fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_armistice"));
        command.args(words.split_whitespace()).current_dir(self.folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env_remove("RUST_BACKTRACE");
        command
    }

    fn run(&self, words: &str) -> Ended {
        Ended::of(words, &self.command(words).output().unwrap())
    }

    fn run_well(&self, words: &str) -> Ended {
        let ended = self.run(words);
        assert_eq!(ended.code, Some(0), "{ended:?}");
        ended
    }
}

/// How a command ended and what it said.
#[derive(Debug)]
#[allow(dead_code)] // Some fields are for the eye of who reads a failure.
struct Ended {
    words: String,
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ended {
    fn of(words: &str, output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let ended = Self {
            words: words.to_owned(),
            code: output.status.code(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        };
        assert!(!ended.err.contains("panicked"), "{ended:?}");
        ended
    }

    fn refused(&self, code: i32, says: &str) {
        assert_eq!(self.code, Some(code), "{self:?}");
        assert!(self.err.contains(says), "`{says}` is not in {self:?}");
    }
}

/// True if two files are equal, without printing them if they are not.
fn same(one: &[u8], other: &[u8]) -> bool {
    one == other
}

fn exists(path: &Path) -> bool {
    path.exists()
}
