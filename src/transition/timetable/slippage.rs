//! `[slippage]`: how late and how incompletely each kind of policy is delivered. A kind that the
//! file does not name is delivered as planned. What a run draws is the same in every option.

use crate::calendar::week_after;
use crate::document::{Field, Parameter, Section, Shape, Source};
use crate::luck::{Luck, Who, Word};
use crate::transition::streams::SLIPPAGE;

macro_rules! kinds {
    ($($kind:ident: $late:expr, $late_source:expr $(, $least:expr, $least_source:expr)?;)+) => {
        $(mod $kind {
            use super::*;

            pub const LATE: Parameter = Parameter {
                key: "late_months",
                unit: "months",
                range: 0.0..=120.0,
                default: Some($late),
                meaning: "mean delay, drawn from an exponential distribution",
                source: $late_source,
            };
            $(pub const LEAST: Parameter = Parameter {
                key: "least_share",
                unit: "1",
                range: 0.0..=1.0,
                default: Some($least),
                meaning: "least share of what was planned that comes; drawn evenly up to 1",
                source: $least_source,
            };)?
            pub const SHAPE: Shape = Shape {
                about: concat!("Lateness of policies of kind ", stringify!($kind)),
                fields: &[Field::Real(&LATE), $(Field::Real({ const _: f64 = $least; &LEAST }),)?],
            };
        })+

        /// `[slippage]`
        pub const SHAPE: Shape = Shape {
            about: "How late and incompletely policies are delivered; silent: as planned",
            fields: &[$(Field::Table(stringify!($kind), &$kind::SHAPE),)+],
        };

        /// Reads the section.
        pub fn read(section: &Section<'_>) -> Slippage {
            let mut kinds = Vec::new();
            $(
                let of = section.section(stringify!($kind));
                if of.exists() {
                    let least: &[f64] = &[$({ let _: f64 = $least; of.number(&$kind::LEAST) })?];
                    let least = least.first().copied().unwrap_or(1.0);
                    kinds.push((stringify!($kind), of.number(&$kind::LATE), least));
                }
            )+
            Slippage { kinds }
        }
    };
}

// A zone or an assignment is there or is not: it can be late, not partial.
// A mean share of .925 of the authorised peak; the months to full strength are the policy's own.
const PEAK: Source = Source::Published("Rappa 2016: peak strength is 92.5% of that authorised");
// Half of all steps of the Colombian accord were in progress after about 13 months.
const STARTED: Source = Source::Published(
    "Kroc Institute 2018, Colombia: 39% of commitments not begun after 18 months; an exponential \
     of 19 months for all, a third of that here, as arms come before other steps (assumption)",
);
const COMPLETE: Source = Source::Published(
    "Kroc Institute 2022, Colombia: 30% complete and 19% halfway after 5 years, all commitments; \
     arms come before other steps, so at least half (assumption)",
);

kinds! {
    border_control: 3.0, Source::Assumption, 0.5, Source::Assumption;
    buffer_zone: 1.0, Source::Assumption;
    ceasefire_commission: 2.0, Source::Assumption, 0.6, Source::Assumption;
    ddr: 6.0, STARTED, 0.5, COMPLETE;
    integration: 6.0, STARTED, 0.5, COMPLETE;
    interim_security: 1.0, Source::Assumption;
    peacekeeping: 1.0, Source::Assumption, 0.85, PEAK;
    sponsor_deal: 3.0, Source::Assumption, 0.5, Source::Assumption;
    spoiler_management: 2.0, Source::Assumption, 0.5, Source::Assumption;
    zone_of_separation: 1.0, Source::Assumption;
}

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
