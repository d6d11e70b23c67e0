//! `--precision`: draws until every interval that was asked for is narrow enough.

use std::path::{Path, PathBuf};

use super::folder::refuse_failed;
use super::named::{outcome, refuse_percent};
use super::show;
use crate::analysis::format::{counted, number};
use crate::analysis::selection::{FIRST_LOOK, Of, Target, half_width, next_look};
use crate::analysis::{Compared, Subject, compare_outcomes};
use crate::batch::{Growth, Log, Results, Summary, Tell};
use crate::faults::{Fault, Kind};
use crate::scenario::{Compare, Study};

/// Looks at intervals and goes on until they are narrow enough or the draws are spent.
pub struct Precise {
    folder: PathBuf,
    targets: Vec<Target>,
    /// The study, with what is asked for as what is compared.
    subject: Subject,
    most: u32,
    /// What is said of draws that were spent in vain.
    spent: Option<String>,
}

impl Precise {
    /// Targets with their positions in the dictionary.
    ///
    /// # Errors
    /// Faults of usage: an outcome that is not there, differences of a single option.
    pub fn positions(
        study: &Study,
        targets: &[Target],
    ) -> Result<Vec<(Target, usize)>, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut known = Vec::new();
        for target in targets {
            match outcome(study.dictionary(), &target.outcome) {
                Ok(at) => {
                    let nature = study.dictionary().outcomes[at].nature;
                    let asked = format!("--precision {}", target.name());
                    faults.extend(refuse_percent(&asked, nature, target.half_width).err());
                    known.push((target.clone(), at));
                }
                Err(fault) => faults.push(fault),
            }
            if target.of == Of::Difference && study.options().len() < 2 {
                let message = format!(
                    "{}: there is only one option, so there is no difference",
                    target.name()
                );
                faults.push(Fault::new(Kind::Usage, message));
            }
        }
        if faults.is_empty() { Ok(known) } else { Err(faults) }
    }

    /// `most`: draws that may be spent.
    pub fn new(study: &Study, folder: &Path, targets: Vec<(Target, usize)>, most: u32) -> Self {
        let (targets, outcomes) = targets.into_iter().unzip();
        // The seed is only shown, and this is not.
        let subject = Subject::of(study, 0, &[]);
        let compare = Compare { outcomes, ..subject.compare.clone() };
        let subject = Subject { compare, ..subject };
        Self { folder: folder.to_owned(), targets, subject, most, spent: None }
    }

    /// Says so where the draws were spent before everything was known.
    pub fn finish(&self) {
        if let Some(words) = &self.spent {
            show::note(words);
        }
    }

    /// Widest half of an interval for each target, in any option.
    fn look(&self) -> Result<Vec<f64>, Fault> {
        let results = Results::open(&self.folder)?;
        let outcomes = compare_outcomes(&self.subject, &results);
        let pairs = self.targets.iter().zip(&outcomes);
        Ok(pairs.map(|(target, compared)| widest(target, compared)).collect())
    }
}

impl Growth for Precise {
    fn most(&self) -> u32 {
        self.most
    }

    fn more(
        &mut self,
        log: &Log,
        summary: &Summary,
        tell: &mut dyn Tell,
    ) -> Result<u32, Vec<Fault>> {
        refuse_failed(summary)?;
        let draws = log.span.draws;
        let next = next_look(draws, self.most);
        if draws < FIRST_LOOK && next.is_some() {
            return Ok(next.map_or(0, |next| next - draws));
        }
        let widths = self.look()?;
        let mut wide = Vec::new();
        for (target, width) in self.targets.iter().zip(widths) {
            let found = format!("{} ±{}", target.name(), rounded_up(width));
            let asked = format!("asked ±{}", target.half_width);
            let narrow = width <= target.half_width;
            let after = counted(draws as usize, "draw");
            let verdict = if narrow { ": narrow enough".into() } else { format!(", {asked}") };
            tell.note(&format!("precision: {found} after {after}{verdict}"));
            wide.extend((!narrow).then(|| format!("{found}, {asked}")));
        }
        match next {
            _ if wide.is_empty() => Ok(0),
            Some(next) => Ok(next - draws),
            None => {
                let budget = counted(self.most as usize, "draw");
                let wide = wide.join("; ");
                self.spent = Some(format!("precision: budget of {budget} spent: {wide}"));
                Ok(0)
            }
        }
    }
}

fn widest(target: &Target, compared: &Compared) -> f64 {
    let widths: Vec<f64> = match target.of {
        Of::Mean => compared.options.iter().map(|summary| half_width(&summary.mean)).collect(),
        Of::Difference => {
            let paired = compared.differences.iter().flatten();
            paired.map(|paired| half_width(&paired.difference)).collect()
        }
    };
    widths.into_iter().fold(0.0, f64::max)
}

/// Three digits, never fewer than it is: what is too wide must not look narrow enough.
fn rounded_up(width: f64) -> String {
    if !(width > 0.0 && width.is_finite()) {
        return number(width, f64::INFINITY);
    }
    let place = libm::pow(10.0, libm::floor(libm::log10(width)) - 2.0);
    number(libm::ceil(width / place - 1e-9) * place, f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_wide_does_not_look_narrow_enough() {
        let shown = [0.020_04, 0.02, 0.019_94, 52.31, 1_234.0, 0.0].map(rounded_up);
        assert_eq!(shown, ["0.0201", "0.02", "0.02", "52.4", "1,240", "0"]);
    }
}
