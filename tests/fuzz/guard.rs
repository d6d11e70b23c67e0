//! One input at a time under watch: panics, time, memory.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// Longest that one input may keep a processor busy. What others do on the machine does not count.
const LONGEST: Duration = Duration::from_secs(10);

/// A target at work. Targets take turns: memory is counted for the whole process.
pub struct Target {
    name: &'static str,
    /// Folder that inputs are written to.
    pub folder: tempfile::TempDir,
    seed: u64,
    until: Instant,
    count: u64,
    started: Arc<AtomicU64>,
    epoch: Instant,
    slowest: Duration,
    largest: usize,
    _turn: MutexGuard<'static, ()>,
}

static TURN: Mutex<()> = Mutex::new(());

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

impl Target {
    /// Waits for its turn and begins.
    pub fn begin(name: &'static str) -> Self {
        let turn = TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let epoch = Instant::now();
        let target = Self {
            name,
            folder: tempfile::tempdir().unwrap(),
            seed: number("ARMISTICE_SEED", 1),
            until: epoch + Duration::from_secs(number("ARMISTICE_FUZZ_SECONDS", 4)),
            count: 0,
            started: Arc::new(AtomicU64::new(0)),
            epoch,
            slowest: Duration::ZERO,
            largest: 0,
            _turn: turn,
        };
        target.watch_the_clock();
        target
    }

    /// Luck of the next input; `None` when the time is up.
    pub fn next(&mut self) -> Option<ChaCha8Rng> {
        if Instant::now() >= self.until {
            return None;
        }
        let mut luck = ChaCha8Rng::seed_from_u64(self.seed);
        luck.set_stream(self.count);
        self.count += 1;
        Some(luck)
    }

    /// True for one input in `many`.
    pub fn now_and_then(&self, many: u64) -> bool {
        self.count % many == 1
    }

    /// Tries one input, which lies in the folder already.
    pub fn try_one<T>(&mut self, most_bytes: usize, work: impl FnOnce() -> T) -> T {
        let before = super::MEMORY.current_usage();
        super::MEMORY.reset_peak_usage();
        let begun = busy(self.epoch);
        self.started.store(millis(self.epoch.elapsed()) + 1, Ordering::SeqCst);
        let done = catch_unwind(AssertUnwindSafe(work));
        self.started.store(0, Ordering::SeqCst);
        let took = busy(self.epoch).saturating_sub(begun);
        let peak = super::MEMORY.peak_usage().saturating_sub(before);
        (self.slowest, self.largest) = (self.slowest.max(took), self.largest.max(peak));
        let done = done.unwrap_or_else(|_| self.fails("it panicked"));
        self.hold(took <= LONGEST, &format!("it took {:.1} s", took.as_secs_f64()));
        self.hold(peak <= most_bytes, &format!("it took {peak} bytes; {most_bytes} are allowed"));
        done
    }

    /// Fails with the input kept, unless `holds`.
    pub fn hold(&self, holds: bool, words: &str) {
        if !holds {
            self.fails(words);
        }
    }

    fn fails(&self, words: &str) -> ! {
        let kept = keep(self.folder.path(), self.name, self.seed, self.count);
        panic!(
            "{}: input {} of seed {}: {words}\nkept in {}",
            self.name,
            self.count,
            self.seed,
            kept.display()
        );
    }

    /// Says how much was tried.
    pub fn end(self, more: &str) {
        println!(
            "{}: {} inputs of seed {}, slowest {:.2} s, most memory {:.1} MB{more}",
            self.name,
            self.count,
            self.seed,
            self.slowest.as_secs_f64(),
            self.largest as f64 / 1e6
        );
        assert!(self.count >= 5, "only {} inputs were tried", self.count);
    }

    /// What never ends cannot be caught: the process is ended, with the input kept.
    fn watch_the_clock(&self) {
        let (started, epoch) = (Arc::downgrade(&self.started), self.epoch);
        let (folder, name, seed) = (self.folder.path().to_owned(), self.name, self.seed);
        std::thread::spawn(move || {
            while let Some(started) = started.upgrade() {
                let at = started.load(Ordering::SeqCst);
                if at > 0 && millis(epoch.elapsed()) > at + 6 * millis(LONGEST) {
                    let kept = keep(&folder, name, seed, 0);
                    eprintln!("{name}: an input does not end; kept in {}", kept.display());
                    std::process::abort();
                }
                drop(started);
                std::thread::sleep(Duration::from_millis(500));
            }
        });
    }
}

/// How long this thread has kept a processor busy; where the system does not say, how long it is since
/// `epoch`.
fn busy(epoch: Instant) -> Duration {
    let said = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = said.and_then(|said| said.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| epoch.elapsed(), Duration::from_nanos)
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

fn keep(folder: &Path, name: &str, seed: u64, count: u64) -> PathBuf {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("target/fuzz")
        .join(format!("{name}-{seed}-{count}"));
    let _ = fs::remove_dir_all(&kept);
    copy(folder, &kept);
    kept
}

/// Copies a folder, whatever can be copied of it.
pub fn copy(from: &Path, to: &Path) {
    let _ = fs::create_dir_all(to);
    for entry in fs::read_dir(from).into_iter().flatten().flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            let _ = fs::copy(&path, &to);
        }
    }
}
