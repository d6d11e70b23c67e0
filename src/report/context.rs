//! What every section needs: the study, its results, the words, and how an option is called.

use super::audience::{Audience, Gate};
use super::closing;
use super::html::{Html, NAME};
use super::texts::Texts;
use crate::analysis::{Comparison, Estimate, Subject, Survived, format};
use crate::batch::Results;
use crate::model::{Nature, Planned};
use crate::results::Manifest;
use crate::text;

/// What a report is made from.
pub(super) struct Context<'a> {
    pub subject: &'a Subject,
    pub results: &'a Results,
    pub said: &'a Comparison,
    pub manifest: &'a Manifest,
    pub texts: Texts,
    pub gate: Gate<'a>,
    /// The options as they are shown: what the others are compared with first.
    pub order: Vec<usize>,
}

impl<'a> Context<'a> {
    /// Puts together what a report is made from.
    pub fn new(
        subject: &'a Subject,
        results: &'a Results,
        said: &'a Comparison,
        manifest: &'a Manifest,
        texts: Texts,
        audience: Audience,
    ) -> Self {
        let (options, baseline) = (subject.options.len(), said.baseline);
        let others = (0..options).filter(|option| *option != baseline);
        let order = std::iter::once(baseline).filter(|at| *at < options).chain(others).collect();
        let gate = Gate::new(audience, subject);
        let mut ctx = Self { subject, results, said, manifest, texts, gate, order };
        if !ctx.gate.full() {
            let withheld = |at: usize| !ctx.gate.outcome(at);
            let few = |at: usize| ctx.closed_somewhere(at);
            let beside = closing::beside(subject, results, withheld, few);
            ctx.gate.leave_out(beside);
        }
        ctx
    }

    /// True if an outcome is so small a count in an option that nothing more is told of it there:
    /// what stands beside a small number gives it away.
    pub fn closed(&self, option: usize, outcome: usize) -> bool {
        let what = &self.subject.dictionary.outcomes[outcome];
        if self.gate.full() || what.nature != Nature::Amount {
            return false;
        }
        let all = self.results.outcome(option, outcome);
        self.gate.few(&what.unit, all.iter().sum::<f64>() / all.len().max(1) as f64)
    }

    /// True if it is so in any option.
    pub fn closed_somewhere(&self, outcome: usize) -> bool {
        self.order.iter().any(|option| self.closed(*option, outcome))
    }

    /// True if the scenario names criteria; what stands in for them rules nothing out.
    pub fn has_criteria(&self) -> bool {
        self.subject.compare.criteria.iter().any(|criterion| criterion.said)
    }

    /// True if an outcome is in every run of an option what it is in the same run of another.
    pub fn same(&self, option: usize, other: usize, outcome: usize) -> bool {
        self.results.outcome(option, outcome) == self.results.outcome(other, outcome)
    }

    /// Options that came out the same in every outcome and run, each with its copies.
    pub fn copies(&self) -> Vec<Vec<usize>> {
        let outcomes = self.subject.dictionary.outcomes.len();
        let alike = |a: usize, b: usize| (0..outcomes).all(|at| self.same(a, b, at));
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for option in &self.order {
            match groups.iter_mut().find(|group| alike(group[0], *option)) {
                Some(group) => group.push(*option),
                None => groups.push(vec![*option]),
            }
        }
        groups.retain(|group| group.len() > 1);
        groups
    }

    /// A policy of an option as it is told, by its name.
    pub fn policy(&self, option: usize, name: &str) -> Option<&'a Planned> {
        self.subject.plans.get(option)?.iter().find(|policy| policy.name == name)
    }

    /// True if an option has a measure of which this version does not speak: it has no name then.
    pub fn withheld(&self, option: usize) -> bool {
        !self.gate.full() && self.subject.options[option].name.is_empty()
    }

    /// The options of which more may be told than their averages: what one with a measure that is
    /// left out did in one place, or by one hand, would tell the measure.
    pub fn told_apart(&self) -> Vec<usize> {
        self.order.iter().copied().filter(|option| !self.withheld(*option)).collect()
    }

    /// What a number of an outcome counts, in words: `Fighting came back, futures of 100`.
    pub fn counted(&self, outcome: usize) -> Html {
        let what = &self.subject.dictionary.outcomes[outcome];
        let (name, unit) = match what.nature {
            Nature::Amount => (Html::name(&words(&what.name)), Html::name(&what.unit)),
            Nature::Share => (Html::name(&words(&what.name)), self.texts.say("outcomes.share")),
            Nature::YesNo | Nature::FirstTime => {
                let happened = &what.identity.happened;
                let name = if happened.is_empty() { self.base(outcome) } else { happened };
                (Html::name(&words(name)), self.texts.say("outcomes.futures"))
            }
        };
        self.texts.fill("outcomes.counted", &[("name", name), ("unit", unit)])
    }

    /// A time point in words: a month and year where there are dates.
    pub fn when(&self, point: f64) -> String {
        let time = &self.subject.dictionary.time;
        let point = if point.is_finite() { point.clamp(0.0, 12_000.0) } else { 0.0 };
        match time.start.filter(|_| time.per_year == Some(12)) {
            Some(start) => start.after_months(point).month_label(0),
            None => {
                let n = format::whole(point as u64);
                self.texts.fill_plain("time.point", &[("unit", &time.unit), ("n", &n)])
            }
        }
    }

    /// So many time points in words: `month 12`.
    pub fn when_passed(&self, points: usize) -> String {
        let n = format::whole(points as u64);
        let unit = &self.subject.dictionary.time.unit;
        self.texts.fill_plain("time.point", &[("unit", unit), ("n", &n)])
    }

    /// Futures of an option.
    pub fn futures(&self) -> usize {
        self.said.draws * self.said.runs_per_draw
    }

    /// What an outcome is called; one of nature `FirstTime` as that which happened.
    pub fn base(&self, outcome: usize) -> &'a str {
        let what = &self.subject.dictionary.outcomes[outcome];
        if what.nature == Nature::FirstTime { what.family() } else { &what.name }
    }

    /// True if real cases are coded for an end.
    pub fn is_coded(&self, outcome: usize) -> bool {
        self.subject.dictionary.coded.as_ref().is_some_and(|coded| coded.end == outcome)
    }

    /// The ends of the peace that are told, the mildest first: those that the scenario shows, if it
    /// shows any.
    pub fn ends(&self) -> Vec<&'a Survived> {
        let words = &self.subject.dictionary;
        let of = |at: &usize| self.said.survival.iter().find(|one| one.outcome == *at);
        let all: Vec<&Survived> = match words.ends.is_empty() {
            true => self.said.survival.iter().collect(),
            false => words.ends.iter().filter_map(of).collect(),
        };
        let all: Vec<&Survived> =
            all.into_iter().filter(|end| self.gate.outcome(end.outcome)).collect();
        let shown = |end: &&&Survived| {
            let whether = words.whether(end.outcome);
            self.subject.compare.outcomes.iter().any(|at| *at == end.outcome || *at == whether)
        };
        let some: Vec<&Survived> = all.iter().filter(shown).copied().collect();
        if some.is_empty() { all } else { some }
    }

    /// What an end is: the meaning of its twin that says whether it came, or its own.
    pub fn meaning(&self, outcome: usize) -> &'a str {
        let words = &self.subject.dictionary;
        &words.outcomes[words.whether(outcome)].meaning
    }

    /// What happened, in words: `fighting resumed`.
    pub fn happened(&self, outcome: usize) -> Html {
        match self.subject.dictionary.outcomes[outcome].identity.happened.as_str() {
            "" => {
                let end = Html::name(&words(self.base(outcome)));
                self.texts.fill("end_came", &[("end", end)])
            }
            known => Html::text(known),
        }
    }
}

/// A name that the model made, as words, no longer than people read.
pub(super) fn words(name: &str) -> String {
    text::short(&text::words(name), NAME).into_owned()
}

/// The last year of a curve up to the fifth, and the share in which it has come by then; at the end
/// of the run where the axis has no years.
pub(super) fn by_five_years(curve: &crate::analysis::Curve) -> (Option<u32>, Estimate) {
    let year = curve.years.iter().rev().find(|(year, _)| *year <= 5);
    let last = curve.points.last().map(|point| point.share);
    let none = Estimate { mean: 0.0, low: 0.0, high: 1.0, n: 0, error: f64::INFINITY };
    match year {
        Some((year, share)) => (Some(*year), complement(share)),
        None => (None, last.map_or(none, |share| complement(&share))),
    }
}

/// Of what has not come the share in which it has.
pub(super) fn complement(share: &Estimate) -> Estimate {
    let Estimate { mean, low, high, n, error } = *share;
    Estimate { mean: 1.0 - mean, low: 1.0 - high, high: 1.0 - low, n, error }
}
