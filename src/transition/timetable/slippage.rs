//! `[slippage]`: how late and how incompletely each kind of policy is delivered. A kind that the
//! file does not name is delivered as planned. What a run draws is the same in every option.

use crate::calendar::week_after;
use crate::document::{Parameter, Section, Shape, Source};
use crate::luck::{Luck, Who, Word};
use crate::transition::policies::{self, KINDS};
use crate::transition::streams::SLIPPAGE;

/// `late_months` of a kind of policy, with its default.
pub const fn late(months: f64, source: Source) -> Parameter {
    Parameter {
        key: "late_months",
        unit: "months",
        range: 0.0..=120.0,
        default: Some(months),
        meaning: "mean delay, drawn from an exponential distribution",
        source,
    }
}

/// `least_share` of a kind of policy, with its default.
pub const fn least(share: f64, source: Source) -> Parameter {
    Parameter {
        key: "least_share",
        unit: "1",
        range: 0.0..=1.0,
        default: Some(share),
        meaning: "least share of the plan that is delivered; drawn evenly between this and 1",
        source,
    }
}

/// `[slippage]`
pub const SHAPE: Shape = Shape {
    about: "How late and incompletely policies are delivered; default: as planned",
    fields: policies::SLIPPAGE,
};

/// How late and incompletely policies are delivered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Slippage {
    /// Kind, mean delay [months], least share.
    kinds: Vec<(&'static str, f64, f64)>,
}

/// What a run draws for one kind of policy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slip {
    /// Delay [weeks].
    pub weeks: u32,
    /// Share of what was planned that comes, 0 to 1.
    pub share: f64,
}

impl Default for Slip {
    fn default() -> Self {
        Self { weeks: 0, share: 1.0 }
    }
}

impl Slippage {
    /// Reads the section.
    pub fn read(section: &Section<'_>) -> Self {
        let mut kinds = Vec::new();
        for kind in KINDS {
            let of = section.section(kind.name);
            if of.exists() {
                let partial = kind.slippage.field("least_share").is_some();
                let least = if partial { of.number_of("least_share") } else { 1.0 };
                kinds.push((kind.name, of.number_of("late_months"), least));
            }
        }
        Self { kinds }
    }

    /// True if a kind of policy may come less than whole.
    pub fn falls_short(&self, kind: &str) -> bool {
        self.kinds.iter().any(|(name, _, least)| *name == kind && *least < 1.0)
    }

    /// Draws the slip of a kind of policy: the same in every option. `luck`: of the run, at week 0.
    pub fn draw(&self, kind: &str, luck: &Luck) -> Slip {
        let Some((_, late, least)) = self.kinds.iter().find(|(name, ..)| *name == kind) else {
            return Slip::default();
        };
        let [late_word, share_word, ..] = luck.four(SLIPPAGE, Who::named(kind), 0).map(Word);
        let months = -late * libm::log(late_word.unit());
        Slip {
            weeks: week_after(months.min(600.0)),
            share: least + (1.0 - least) * share_word.unit(),
        }
    }
}
