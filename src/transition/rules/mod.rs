//! Rules: how the world answers. One file a rule, by topic; a rule says what it reads and writes by what
//! its step takes. No rule knows which option runs. To add one: a file here, its word in the list
//! below, a line in `week.rs`.

pub mod shared;

use crate::document::{Field, Section, Shape};

/// The list of rules. From it follow the modules, `[rule.<rule>]` of a scenario file and [`Rules`].
/// Rules after `without numbers` have none of their own.
macro_rules! rules {
    ($($topic:ident { $($name:ident),* $(,)? $(; without numbers: $($plain:ident),+ $(,)?)? })+) => {
        $(
            #[doc = concat!("Rules of the topic `", stringify!($topic), "`.")]
            pub mod $topic {
                $(pub mod $name;)*
                $($(pub mod $plain;)+)?
            }
        )+

        /// `[rule.<rule>]`: the numbers of the rules. All have defaults; a file says what it changes.
        pub const SHAPE: Shape = Shape {
            about: "The numbers of the rules",
            fields: &[$($(
                Field::Table(stringify!($name), &$topic::$name::Settings::SHAPE),
            )*)+],
        };

        /// The numbers of all rules.
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct Rules {
            $($(
                #[doc = concat!("`[rule.", stringify!($name), "]`")]
                pub $name: $topic::$name::Settings,
            )*)+
        }

        impl Rules {
            /// Reads `[rule]`.
            pub fn read(section: &Section<'_>) -> Self {
                Self {
                    $($($name: $topic::$name::Settings::read(&section.section(stringify!($name))),)*)+
                }
            }
        }
    };
}

rules! {
    security {
        access, answer, deterrence, disputed, duty, eyes, movement, patrols, red_lines, security, temporary;
        without numbers: agreed, camps, handover, posts
    }
    violence {
        against_refusers, clash, contact, harm, sponsors, predation, spoilers, strikes;
        without numbers: acts, counting, false_flag, losses, shocks
    }
    fighters {
        ddr, desertion, recruitment, strength, ties, tracks, walk_out;
        without numbers: integration, progress, queue
    }
    people { fear, flight }
    politics {
        commitment, institutions, report, splits, trust;
        without numbers: acceptance, forecast, obligations, pace
    }
    economy { operation_cost, pay }
}
