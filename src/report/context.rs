//! What every section needs: the study, its results, the words, and how an option is called.

use super::audience::{Audience, Gate};
use super::closing;
use super::html::{Html, NAME, shorten};
use super::texts::{Texts, strong};
use crate::analysis::{Comparison, EarlySign, Estimate, Subject, Survived, format};
use crate::batch::Results;
use crate::model::{Nature, Outcome};
use crate::results::Manifest;

/// What a report is made from.
pub(super) struct Context<'a> {
    pub subject: &'a Subject,
    pub results: &'a Results,
    pub said: &'a Comparison,
    pub signs: &'a [EarlySign],
    pub manifest: &'a Manifest,
    pub texts: Texts,
    pub gate: Gate<'a>,
    /// The options as they are shown: what the others are held against first.
    pub order: Vec<usize>,
}

impl<'a> Context<'a> {
    /// Puts together what a report is made from.
    pub fn new(
        subject: &'a Subject,
        results: &'a Results,
        said: &'a Comparison,
        signs: &'a [EarlySign],
        manifest: &'a Manifest,
        texts: Texts,
        audience: Audience,
    ) -> Self {
        let (options, baseline) = (subject.options.len(), said.baseline);
        let others = (0..options).filter(|option| *option != baseline);
        let order = std::iter::once(baseline).filter(|at| *at < options).chain(others).collect();
        let gate = Gate::new(audience, subject);
        let mut ctx = Self { subject, results, said, signs, manifest, texts, gate, order };
        if !ctx.gate.full() {
            let shut = |at: usize| !ctx.gate.outcome(at) || ctx.closed_somewhere(at);
            let beside = closing::beside(subject, results, shut);
            ctx.gate.leave_out(beside);
        }
        ctx
    }

    /// `23 of 100`.
    pub fn of_100(&self, share: f64) -> String {
        let text = of_hundred(share);
        self.texts.fill_plain("share.of_100", &[("n", &text)])
    }

    /// `23 of 100 (plausibly 19 to 27)`.
    pub fn share(&self, share: &Estimate) -> Html {
        self.texts.fill(
            "share.with_interval",
            &[
                ("share", strong(&self.of_100(share.mean))),
                ("low", Html::text(&of_hundred(share.low))),
                ("high", Html::text(&of_hundred(share.high))),
            ],
        )
    }

    /// The same as text.
    pub fn share_plain(&self, share: &Estimate) -> String {
        let (low, high) = (of_hundred(share.low), of_hundred(share.high));
        let blanks = [("share", &*self.of_100(share.mean)), ("low", &low), ("high", &high)];
        self.texts.fill_plain("share.with_interval", &blanks)
    }

    /// A number of a unit, unless it is a count too small to be written out.
    pub fn number(&self, unit: &str, value: f64, error: f64) -> String {
        match self.gate.few(unit, value) {
            true => self.texts.plain("few"),
            false => self.amount(value, error),
        }
    }

    /// A number that is no count of anybody: a line that a scenario draws, how far one is behind.
    pub fn amount(&self, value: f64, error: f64) -> String {
        self.in_form_of(value, value, error)
    }

    /// The same in thousands, millions or billions as another one, so that a number and its range
    /// are written alike.
    fn in_form_of(&self, form: f64, value: f64, error: f64) -> String {
        // Words, since few readers know what a letter behind a number stands for.
        let (key, size) = match form.abs() {
            large if large >= 1e9 => ("amount.billion", 1e9),
            large if large >= 1e6 => ("amount.million", 1e6),
            _ => return format::number(value, error),
        };
        self.texts.fill_plain(key, &[("n", &format::number(value / size, error / size))])
    }

    /// A mean with its interval: shares out of a hundred, amounts in their unit.
    pub fn mean(&self, what: &Outcome, mean: &Estimate) -> Html {
        if what.nature != Nature::Amount {
            return self.share(mean);
        }
        let error = format::precision(mean);
        let number = |value: f64| match self.gate.few(&what.unit, value) {
            true => self.texts.plain("few"),
            false => self.in_form_of(mean.mean, value, error),
        };
        let known = mean.low.is_finite() && mean.high.is_finite() && mean.high > mean.low;
        if !known || self.gate.few(&what.unit, mean.mean) {
            return strong(&number(mean.mean));
        }
        // A range is about as wide on both sides: one end tells the other.
        if self.gate.few(&what.unit, mean.low) {
            let blanks = [("mean", strong(&number(mean.mean)))];
            return self.texts.fill("amount.range_left_out", &blanks);
        }
        self.texts.fill(
            "amount.with_interval",
            &[
                ("mean", strong(&number(mean.mean))),
                ("low", Html::text(&number(mean.low))),
                ("high", Html::text(&number(mean.high))),
            ],
        )
    }

    /// A number without an interval, to about two digits.
    pub fn rough(&self, unit: &str, value: f64) -> String {
        self.number(unit, value, about(value))
    }

    /// The same of one that is no count of anybody.
    pub fn rough_amount(&self, value: f64) -> String {
        self.amount(value, about(value))
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

    /// What a number of an outcome counts, in words: `Fighting came back, futures of 100`.
    pub fn counted(&self, outcome: usize) -> Html {
        let what = &self.subject.dictionary.outcomes[outcome];
        let (name, unit) = match what.nature {
            Nature::Amount => (Html::name(&words(&what.name)), Html::name(&what.unit)),
            Nature::Share => (Html::name(&words(&what.name)), self.texts.say("outcomes.share")),
            Nature::YesNo | Nature::FirstTime => {
                let base = self.base(&what.name);
                let known = self.texts.maybe(&format!("ends.{base}")).unwrap_or(base);
                (Html::name(&words(known)), self.texts.say("outcomes.futures"))
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

    /// Name of a first time without its tick: `war` of `war_week`.
    pub fn base<'n>(&self, name: &'n str) -> &'n str {
        let tick = format!("_{}", self.subject.dictionary.time.tick);
        name.strip_suffix(tick.as_str()).unwrap_or(name)
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
            let base = self.base(&words.outcomes[end.outcome].name);
            self.subject.compare.outcomes.iter().any(|at| {
                let name = &words.outcomes[*at].name;
                *at == end.outcome || name == base
            })
        };
        let some: Vec<&Survived> = all.iter().filter(shown).copied().collect();
        if some.is_empty() { all } else { some }
    }

    /// What an end is: the meaning of its twin that says whether it came, or its own.
    pub fn meaning(&self, outcome: usize) -> &'a str {
        let words = &self.subject.dictionary;
        let own = &words.outcomes[outcome];
        let twin = words.outcome(self.base(&own.name));
        twin.map_or(&own.meaning, |at| &words.outcomes[at].meaning)
    }

    /// What happened, in words: `fighting resumed`.
    pub fn happened(&self, outcome: usize) -> Html {
        let base = self.base(&self.subject.dictionary.outcomes[outcome].name);
        match self.texts.maybe(&format!("ends.{base}")) {
            Some(known) => Html::text(known),
            None => self.texts.fill("end_came", &[("end", Html::name(&words(base)))]),
        }
    }
}

/// A name of files as words: `civilians_killed` becomes `Civilians killed`.
pub(super) fn words(name: &str) -> String {
    let text = shorten(&name.replace(['_', '.'], " "), NAME);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// The error of a number that is told to about two digits.
fn about(value: f64) -> f64 {
    let size = value.abs();
    if size >= 10.0 { (size / 20.0).max(2.0) } else { size / 5.0 }
}

/// A share of 0 to 1 in whole hundredths.
fn of_hundred(share: f64) -> String {
    format::plain((share * 100.0).clamp(0.0, 100.0), 0)
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
