//! What really became of peace after conflicts, to compare runs with.

use super::estimate::Estimate;
use super::means::yes_no;
use super::subject::Subject;
use crate::batch::Results;

/// A hazard of renewed conflict by year, as it was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reference {
    /// Of the peace that held until then, the share in which conflict was renewed in the first,
    /// second, … year.
    pub hazards: [f64; 5],
    /// Where the numbers come from.
    pub source: &'static str,
}

/// Conflicts that ended in 1989 or later: 25 battle deaths or more in a year after the end.
///
/// The same numbers as in the ODD, *Known misfits*.
pub const ENDED_CONFLICTS: Reference = Reference {
    hazards: [0.264, 0.147, 0.121, 0.063, 0.028],
    source: "conflicts that ended in 1989 or later, UCDP Armed Conflict Dataset 25.1",
};

impl Reference {
    /// Share in which it had come within so many years.
    pub fn within(&self, years: usize) -> f64 {
        1.0 - self.hazards.iter().take(years).map(|hazard| 1.0 - hazard).product::<f64>()
    }
}

/// The same of the runs of an option.
#[derive(Debug, Clone, PartialEq)]
pub struct ByYear {
    /// Of the runs without it until then, the share in which it came in the first, second, … year;
    /// `None` where no run is left.
    pub hazards: Vec<Option<f64>>,
    /// Share of runs in which it came within these years.
    pub within: Estimate,
}

/// The runs of an option as the reference codes them, over the years that both have; `None` if the
/// model does not code them.
pub fn coded_by_year(subject: &Subject, results: &Results, option: usize) -> Option<ByYear> {
    let words = &subject.dictionary;
    let coded = words.coded.as_ref().map_or(&[][..], |coded| &coded.years);
    let years = &coded[..coded.len().min(ENDED_CONFLICTS.hazards.len())];
    if years.is_empty() {
        return None;
    }
    let mut came = vec![false; results.draws() * results.runs_per_draw()];
    let mut hazards = Vec::new();
    for &at in years {
        let before = came.iter().filter(|came| !**came).count();
        let now = results.outcome(option, at);
        came.iter_mut().zip(now).for_each(|(came, now)| *came |= now > 0.5);
        let after = came.iter().filter(|came| !**came).count();
        hazards.push((before > 0).then(|| (before - after) as f64 / before as f64));
    }
    let came: Vec<f64> = came.iter().map(|came| f64::from(u8::from(*came))).collect();
    Some(ByYear { hazards, within: yes_no(&came, results.runs_per_draw()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Better, Coded, Dictionary, Group, Nature, Outcome, Record};

    #[test]
    fn about_half_of_real_peace_did_not_hold_for_five_years() {
        assert!((ENDED_CONFLICTS.within(1) - 0.264).abs() < 1e-12);
        assert!((ENDED_CONFLICTS.within(5) - 0.497).abs() < 1e-3);
    }

    #[test]
    fn a_run_counts_in_the_first_year_in_which_it_came_and_no_more() {
        let outcome = |year: usize| Outcome {
            name: format!("in_year.{year}"),
            unit: "1".into(),
            nature: Nature::YesNo,
            better: Better::Lower,
            group: Group::Ends,
            meaning: String::new(),
            ..Outcome::default()
        };
        let outcomes = vec![outcome(1), outcome(2), outcome(3)];
        let coded = Some(Coded { end: 0, years: vec![0, 1, 2] });
        let dictionary = Dictionary { outcomes, coded, ..Dictionary::default() };
        let subject = Subject { dictionary, ..Subject::default() };
        let runs = [[1.0, 1.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]];
        let record = |run: [f64; 3]| Record { outcomes: run.to_vec(), ..Record::default() };
        let results = Results::from_records(1, 1, 0, runs.map(record).to_vec());
        let said = coded_by_year(&subject, &results, 0).unwrap();
        assert_eq!(said.hazards, [Some(0.25), Some(1.0 / 3.0), Some(0.0)]);
        assert_eq!(said.within.mean, 0.5);
        assert_eq!(coded_by_year(&Subject::default(), &results, 0), None);
    }
}
