//! What a batch is asked for, and which draws follow from it.

use std::str::FromStr;

use super::header::Header;
use super::span::{LARGEST_DRAWS, Span};
use crate::faults::{Fault, Kind};
use crate::scenario::Study;

/// Most runs of an option in a draw.
pub const LARGEST_RUNS: u32 = 10_000;

/// Draws of a batch that is asked for no other number.
pub const DRAWS: u32 = 250;
/// Runs of an option in a draw where no other number is asked for.
pub const RUNS: u32 = 2;
/// Seed where no other is asked for: a constant, so that the same command gives the same bits.
pub const SEED: u64 = 1;

/// What a batch is asked for. What is `None` is the default, or on resuming what the log says.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Draws of the whole batch.
    pub draws: Option<u32>,
    /// Runs of each option in a draw.
    pub runs_per_draw: Option<u32>,
    /// Seed of all luck.
    pub seed: Option<u64>,
    /// Threads to simulate on.
    pub threads: usize,
    /// Goes on with a log that is there.
    pub resume: bool,
    /// Draws to add to those planned.
    pub extend: Option<u32>,
    /// Which part of the draws.
    pub shard: Option<Shard>,
    /// Whether the results are compared after it, which takes memory of its own.
    pub compared: bool,
}

/// The `part`-th of `of` even parts, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which part, from 1.
    pub part: u32,
    /// How many parts.
    pub of: u32,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('/').and_then(|(part, of)| {
            Some(Self { part: part.trim().parse().ok()?, of: of.trim().parse().ok()? })
        });
        match numbers {
            Some(shard) if shard.part >= 1 && shard.part <= shard.of => Ok(shard),
            Some(_) => Err("K/N needs K from 1 to N".to_owned()),
            None => Err("a shard is K/N, such as 2/8".to_owned()),
        }
    }
}

impl Shard {
    /// Its draws out of `total`. The parts differ by at most one draw and leave none out.
    pub fn span(self, total: u32) -> Span {
        let at = |part: u32| (u64::from(total) * u64::from(part) / u64::from(self.of)) as u32;
        let first = at(self.part - 1);
        Span { first, draws: at(self.part) - first, total }
    }
}

impl Settings {
    /// Seed and runs per draw of a new log.
    pub fn design(&self) -> (u64, u32) {
        (self.seed.unwrap_or(SEED), self.runs_per_draw.unwrap_or(RUNS))
    }

    /// Draws of a new log.
    ///
    /// # Errors
    /// Faults of usage.
    pub fn span(&self) -> Result<Span, Fault> {
        let total = self.draws.unwrap_or(DRAWS);
        let span = self.shard.map_or(Span::whole(total), |shard| shard.span(total));
        if span.draws == 0 {
            let message = format!("this shard has no draws: there are only {total} in all");
            return Err(Fault::new(Kind::Usage, message));
        }
        Ok(span)
    }

    /// Header that a log must have to be continued: what was not asked for is what it says.
    pub fn header_for(&self, study: &Study, log: &Header) -> Header {
        let seed = self.seed.unwrap_or(log.seed);
        Header::of(study, seed, self.runs_per_draw.unwrap_or(log.runs_per_draw))
    }

    /// Span that a log is to have from now on.
    ///
    /// # Errors
    /// Faults of usage: other draws or another shard than the log's, a shard extended.
    pub fn span_for(&self, log: Span) -> Result<Span, Fault> {
        let usage = |message: String, help: &str| Err(Fault::new(Kind::Usage, message).help(help));
        let asked = self.draws.unwrap_or(log.total);
        if asked != log.total {
            let message = format!("draws was {} and is {asked} now", log.total);
            return usage(message, "to add draws to those planned, use --extend N");
        }
        if let Some(shard) = self.shard
            && shard.span(log.total) != log
        {
            let Span { first, draws, total } = log;
            let last = first + draws.max(1) - 1;
            let message = format!(
                "shard {}/{} is not the log's: draws {first} to {last} of {total}",
                shard.part, shard.of
            );
            return usage(message, "give each shard an --output of its own");
        }
        if self.extend.is_some() && log != Span::whole(log.total) {
            return usage("a shard cannot be extended".into(), "merge the shards first");
        }
        Ok(if self.extend.is_some() { Span::whole(self.extended(log.total)?) } else { log })
    }

    fn extended(&self, draws: u32) -> Result<u32, Fault> {
        let total = u64::from(draws) + u64::from(self.extend.unwrap_or(0));
        if total > u64::from(LARGEST_DRAWS) {
            let message = format!("{total} draws are more than {LARGEST_DRAWS}");
            return Err(Fault::new(Kind::Usage, message));
        }
        Ok(total as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_batch_are_even_and_leave_no_draw_out() {
        for (total, of) in [(250, 3), (7, 7), (1000, 64), (5, 8), (LARGEST_DRAWS, 999)] {
            let spans: Vec<Span> = (1..=of).map(|part| Shard { part, of }.span(total)).collect();
            assert_eq!(spans[0].first, 0);
            assert!(spans.windows(2).all(|pair| pair[0].range().end == pair[1].first));
            assert_eq!(spans.last().unwrap().range().end, total);
            let sizes = || spans.iter().map(|span| span.draws);
            assert!(sizes().max().unwrap() - sizes().min().unwrap() <= 1);
        }
    }

    #[test]
    fn a_shard_is_read_and_checked() {
        assert_eq!("2/8".parse(), Ok(Shard { part: 2, of: 8 }));
        for text in ["0/3", "4/3", "1/0", "1", "a/b", "-1/2", "1/2/3"] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_log_is_gone_on_with_as_it_was_planned_or_refused() {
        let log = Span::whole(100);
        let ask = |settings: Settings| settings.span_for(log).map_err(|fault| fault.message);
        assert_eq!(ask(Settings::default()), Ok(log));
        let more = Settings { extend: Some(50), ..Settings::default() };
        assert_eq!(ask(more), Ok(Span::whole(150)));
        let other = Settings { draws: Some(120), ..Settings::default() };
        assert_eq!(ask(other), Err("draws was 100 and is 120 now".to_owned()));
        let shard = Settings { shard: Some(Shard { part: 1, of: 2 }), ..Settings::default() };
        assert!(ask(shard).is_err());
        let absurd = Settings { extend: Some(LARGEST_DRAWS), ..Settings::default() };
        assert!(ask(absurd).is_err());
    }
}
