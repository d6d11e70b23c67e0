//! What must be true of an answer.

use std::path::Path;
use std::process::{Command, Stdio};

use armistice::faults::Fault;
use armistice::model::{Nothing, RunId};
use armistice::scenario::Study;

use super::guard::Target;

/// Memory that opening a scenario may take [bytes]: what a map of the largest size needs, and some
/// for each byte of the files.
pub const OPENING: usize = 500 << 20;
/// Larger runs are checked, not lived [agent-steps].
const LARGEST_RUN: u64 = 2_000_000;
/// Beside the estimate, what a run may take for its record and for what it reads [bytes].
const BESIDE: u64 = 16 << 20;

/// Every error says what, in which file and where in it.
pub fn errors_say_where(target: &Target, faults: &[Fault]) {
    target.hold(!faults.is_empty(), "it was refused without a word");
    for fault in faults {
        target.hold(!fault.message.trim().is_empty(), "an error without words");
        let Some(place) = &fault.place else {
            target.fails_for(fault, "it has no place");
            continue;
        };
        let (line, _) = place.line_and_column();
        let lines = place.text.text.lines().count().max(1);
        target.hold(line <= lines + 1, &format!("line {line} of {lines}: {fault}"));
        target.hold(!place.text.name.is_empty(), &format!("no file: {fault}"));
        let sane = place.span.end <= place.text.text.len() && place.span.start <= place.span.end;
        target.hold(sane, &format!("{:?} lies outside the text: {fault}", place.span));
    }
}

impl Target {
    fn fails_for(&self, fault: &Fault, words: &str) {
        self.hold(false, &format!("{words}: {fault}"));
    }
}

/// Opens a scenario and lives a run of it. Returns whether it was accepted and whether it ran.
pub fn open_and_run(target: &mut Target, path: &Path) -> (bool, bool) {
    let opened = target.try_one(OPENING, || {
        let study = Study::open(path, &[])?;
        study.check_draw(1, 0)?;
        Ok::<_, Vec<Fault>>(study)
    });
    let study = match opened {
        Ok(study) => study,
        Err(faults) => {
            errors_say_where(target, &faults);
            return (false, false);
        }
    };
    let estimate = study.estimate();
    if estimate.agent_steps > LARGEST_RUN {
        return (true, false);
    }
    let most = usize::try_from(estimate.bytes + BESIDE).unwrap_or(usize::MAX);
    let id = RunId { option: study.options().len() - 1, draw: 0, run: 0 };
    let record = target.try_one(most, || study.run(1, id, &mut study.new_world(), &mut Nothing));
    if let Err(faults) = record {
        target.hold(false, &format!("a checked scenario does not run: {}", faults[0]));
    }
    (true, true)
}

/// Asks the real program, which must end with a code of its own, harm no terminal, and stay short.
pub fn ask(target: &Target, words: &[&str]) -> String {
    let done = Command::new("sh")
        // What asks for more than 4 GB or 10 seconds of a processor is ended by the system, which is
        // seen: it has no code of its own then.
        .args(["-c", "ulimit -v 4194304; ulimit -t 10; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_armistice"))
        .args(words)
        .current_dir(target.folder.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let asked = words.join(" ");
    let said = [done.stdout.as_slice(), done.stderr.as_slice()].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    let code = done.status.code();
    let shown: String = said.chars().take(2_000).collect();
    target.hold(matches!(code, Some(0..=2)), &format!("`{asked}` ended with {code:?}: {shown}"));
    for words in ["panicked", "this is a bug"] {
        target.hold(!said.contains(words), &format!("`{asked}` says `{words}`: {shown}"));
    }
    target.hold(said.len() < 400_000, &format!("`{asked}` prints {} bytes", said.len()));
    let harmless = |sign: char| matches!(sign, '\n' | '\t') || !sign.is_control();
    let turns = |sign: char| matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let bad = said.chars().find(|sign| !harmless(*sign) || turns(*sign));
    target.hold(bad.is_none(), &format!("`{asked}` prints {bad:?}: {shown:?}"));
    said
}
