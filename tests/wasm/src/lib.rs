//! The engine as a WebAssembly module that asks its host for nothing.
//!
//! A host puts files in and asks for the digests of the known runs: `buffer` makes room for a file
//! and says where, `keep` takes what the host wrote there under the name with which it begins, `golden`
//! runs a scenario. Its answer, or what is wrong, lies where `answer` says, as long as `golden` says.

mod golden;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;

use armistice::document::Beside;
use armistice::scenario::Study;

/// What passes between the host and the module, and the files put in so far.
struct Desk {
    bytes: Vec<u8>,
    files: BTreeMap<PathBuf, Vec<u8>>,
}

static DESK: Mutex<Desk> = Mutex::new(Desk { bytes: Vec::new(), files: BTreeMap::new() });

/// Makes room for so many bytes; where they begin.
#[unsafe(no_mangle)]
pub extern "C" fn buffer(count: usize) -> *const u8 {
    let mut desk = DESK.lock().unwrap();
    desk.bytes = vec![0; count];
    desk.bytes.as_ptr()
}

/// Keeps the file in the buffer: `name` bytes of its path, then what it holds.
#[unsafe(no_mangle)]
pub extern "C" fn keep(name: usize) {
    let mut desk = DESK.lock().unwrap();
    let bytes = std::mem::take(&mut desk.bytes);
    let (name, content) = bytes.split_at(name);
    desk.files.insert(String::from_utf8_lossy(name).into_owned().into(), content.to_vec());
}

/// Runs the known runs of the scenario at a path that the buffer holds; the length of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn golden() -> usize {
    let mut desk = DESK.lock().unwrap();
    let name = String::from_utf8_lossy(&desk.bytes).into_owned();
    let text = desk.files.get(&PathBuf::from(&name)).cloned().unwrap_or_default();
    let text = String::from_utf8_lossy(&text).into_owned();
    let study = Study::of_text(&name, text, Beside::in_memory(desk.files.clone()), &[]);
    let answer = match study {
        Ok(study) => golden::lines(&name, &study),
        Err(faults) => faults.iter().map(|fault| format!("{fault}\n")).collect(),
    };
    desk.bytes = answer.into_bytes();
    desk.bytes.len()
}

/// Where the answer begins.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    DESK.lock().unwrap().bytes.as_ptr()
}
