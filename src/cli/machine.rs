//! Where and when a batch ran: for the manifest, and for nothing else.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::calendar::Date;
use crate::results::Machine;

/// A batch under way.
pub struct Started {
    at: String,
    since: Instant,
}

/// Notes the time.
#[allow(clippy::disallowed_methods)] // The one clock: it reaches the manifest only.
pub fn begin() -> Started {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (days, rest) = ((seconds / 86_400) as u32, seconds % 86_400);
    let epoch = Date { year: 1970, month: 1, day: 1 };
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    let at = format!("{}T{hour:02}:{minute:02}:{second:02}Z", epoch.plus_days(days));
    Started { at, since: Instant::now() }
}

impl Started {
    /// What the manifest says of the machine.
    pub fn end(self, threads: usize) -> Machine {
        let host = std::fs::read_to_string("/proc/sys/kernel/hostname")
            .or_else(|_| std::env::var("HOSTNAME"))
            .map_or_else(|_| "unknown".to_owned(), |name| name.trim().to_owned());
        Machine {
            host,
            threads,
            path: String::new(),
            started: self.at,
            seconds: self.since.elapsed().as_secs_f64(),
        }
    }
}
