//! How a report writes numbers: to the digits that they deserve, those of one sentence or one table in
//! one form, and none that is a count too small to be told.

use super::context::Context;
use super::html::{Html, el};
use super::texts::strong;
use crate::analysis::format::{self, Form};
use crate::analysis::{Estimate, HEAVY_MARK, level, mark, tail_of};
use crate::model::{Nature, Outcome};

impl Context<'_> {
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

    /// A number of a unit in the form of its sentence or table, unless it is a count too small to be
    /// written out.
    pub fn number_in(&self, form: Form, unit: &str, value: f64, error: f64) -> String {
        match self.gate.few(unit, value) {
            true => self.texts.plain("few"),
            false => self.amount_in(form, value, error),
        }
    }

    /// A number that is no count of anybody, such as how far one is behind.
    pub fn amount_in(&self, form: Form, value: f64, error: f64) -> String {
        self.spelt(form.beside(value, error))
    }

    /// The end of an interval, which never looks like 0 where it is none.
    pub fn end_in(&self, form: Form, value: f64, error: f64) -> String {
        self.spelt(form.end(value, error))
    }

    /// A number that is exact and no count of anybody, such as a line that a scenario draws.
    pub fn exact_in(&self, form: Form, value: f64) -> String {
        self.spelt(form.exact(value))
    }

    /// Words, since few readers know what a letter behind a number stands for.
    fn spelt(&self, (text, letter): (String, &'static str)) -> String {
        match letter {
            "bn" => self.texts.fill_plain("amount.billion", &[("n", &text)]),
            "M" => self.texts.fill_plain("amount.million", &[("n", &text)]),
            _ => text,
        }
    }

    /// A mean with its interval in the form of its table: shares out of a hundred, amounts in their
    /// unit.
    pub fn mean_in(&self, form: Form, what: &Outcome, mean: &Estimate) -> Html {
        if what.nature != Nature::Amount {
            return self.share(mean);
        }
        let error = format::precision(mean);
        let told = strong(&self.number_in(form, &what.unit, mean.mean, error));
        let known = mean.low.is_finite() && mean.high.is_finite() && format::is_open(mean);
        if !known || self.gate.few(&what.unit, mean.mean) {
            return told;
        }
        // A range is about as wide on both sides: one end tells the other.
        if self.gate.few(&what.unit, mean.low) {
            return self.texts.fill("amount.range_left_out", &[("mean", told)]);
        }
        let end = |value: f64| Html::text(&self.end_in(form, value, error));
        let blanks = [("mean", told), ("low", end(mean.low)), ("high", end(mean.high))];
        self.texts.fill("amount.with_interval", &blanks)
    }

    /// The mean of an outcome in an option: the same wherever it is printed.
    pub fn mean_of(&self, option: usize, outcome: usize) -> Estimate {
        let nature = self.subject.dictionary.outcomes[outcome].nature;
        level(nature, &self.results.outcome(option, outcome), self.results.runs_per_draw())
    }

    /// The mark of a mean that hangs on few draws.
    pub fn heavy(&self, option: usize, outcome: usize) -> Html {
        let nature = self.subject.dictionary.outcomes[outcome].nature;
        let values = self.results.outcome(option, outcome);
        marked(tail_of(nature, &values, self.results.runs_per_draw()))
    }

    /// What the mark says, below whatever bears it.
    pub fn heavy_note(&self, body: &Html) -> Html {
        if !body.holds(HEAVY_MARK) {
            return Html::default();
        }
        let draws = self.said.draws.div_ceil(100);
        el("p").class("note").add(self.texts.count("heavy", draws)).done()
    }

    /// A number without an interval, to about two digits, in the form of its sentence or table.
    pub fn rough_in(&self, form: Form, unit: &str, value: f64) -> String {
        self.number_in(form, unit, value, about(value))
    }
}

/// The mark behind a number that hangs on few draws.
pub(super) fn marked(tail: Option<f64>) -> Html {
    Html::text(mark(tail))
}

/// The form of numbers that are told to about two digits.
pub(super) fn rough_form(values: impl IntoIterator<Item = f64>) -> Form {
    Form::of_errors(values.into_iter().map(|value| (value, about(value))))
}

/// The error of a number that is told to about two digits.
pub(super) fn about(value: f64) -> f64 {
    let size = value.abs();
    if size >= 10.0 { (size / 20.0).max(2.0) } else { size / 5.0 }
}

/// A share of 0 to 1 in whole hundredths; finer where it would look like none and is some.
fn of_hundred(share: f64) -> String {
    let share = (share * 100.0).clamp(0.0, 100.0);
    format::plain(share, format::end_place(share, 0))
}
