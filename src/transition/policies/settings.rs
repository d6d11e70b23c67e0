//! A policy from one line a setting: its struct, the shape of its section, its reader and how late it
//! comes.

/// Declares a policy.
///
/// ```ignore
/// policy! {
///     /// What it is, in a sentence without a full stop
///     pub struct BorderControl;
///     turns "what it turns, without a full stop";
///     late(3.0 months, Source::Assumption; least 0.5, Source::Assumption);
///     guards: whole(0.0..=100_000.0, 500.0, "persons", "guards on each border", Source::Assumption);
/// //  key     kind  range            default unit       meaning, no full stop    source
/// }
/// ```
///
/// `setting!` lists the kinds of setting, `slippage!` the ways to be late. The keys that every policy
/// has (`kind`, `start`, `end`, `consent`, `again_after_months`) come of themselves.
macro_rules! policy {
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident;
        turns $turns:literal;
        $class:ident $late:tt;
        $($key:ident: $kind:ident $spec:tt;)*
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone)]
        pub struct $name {
            $($key: setting!(type $kind $spec),)*
        }

        /// What the section may hold.
        pub const SHAPE: $crate::document::Shape = $crate::document::Shape {
            about: concat!($($about),+).trim_ascii(),
            fields: &[
                $crate::document::Field::Open(&$crate::transition::timetable::KIND),
                $crate::document::Field::Table("start", &$crate::transition::timetable::START),
                $crate::document::Field::Table("end", &$crate::transition::timetable::END),
                $crate::document::Field::Names(&$crate::transition::timetable::CONSENT),
                $crate::document::Field::Real(&$crate::transition::timetable::AGAIN),
                $(setting!(field $key $kind $spec),)*
            ],
        };

        /// What it turns.
        pub const TURNS: &str = $turns;

        /// What the file may say of its lateness.
        pub const SLIPPAGE: &[$crate::document::Field] =
            slippage!($class $late);

        /// Reads the section; every fault in it is collected.
        #[allow(unused_variables, reason = "not every policy names things of the country")]
        pub fn read(
            section: &$crate::document::Section<'_>,
            country: &$crate::transition::country::Country,
        ) -> Box<dyn $crate::transition::policies::Policy> {
            Box::new($name {
                $($key: setting!(read section country $key $kind $spec),)*
            })
        }
    };
}
/// The kinds of setting. Of each: the type of its field, what the section may hold, how it is read.
macro_rules! setting {
    // A number with fractions: range, default, unit, meaning, source.
    (type real $spec:tt) => { f64 };
    (field $key:ident real $spec:tt) => {
        $crate::document::Field::Real(&setting!(number $key $spec))
    };
    (read $section:ident $country:ident $key:ident real $spec:tt) => {
        $section.number_of(stringify!($key))
    };

    // A whole number: the same.
    (type whole $spec:tt) => { u32 };
    (field $key:ident whole $spec:tt) => {
        $crate::document::Field::Whole(&setting!(number $key $spec))
    };
    (read $section:ident $country:ident $key:ident whole $spec:tt) => {
        $section.count_of(stringify!($key))
    };

    // True or false; false where the file is silent: meaning.
    (type flag $spec:tt) => { bool };
    (field $key:ident flag $spec:tt) => {
        $crate::document::Field::Flag(&setting!(words $key $spec))
    };
    (read $section:ident $country:ident $key:ident flag $spec:tt) => {
        $section.flag(&setting!(words $key $spec))
    };

    // A word of an enum by `choice!`: the enum, its default if there is one, meaning.
    (type choice ($type:ident $($rest:tt)+)) => { $type };
    (field $key:ident choice ($type:ident, $meaning:literal)) => {
        setting!(word $key $type, None, $meaning)
    };
    (field $key:ident choice ($type:ident::$default:ident, $meaning:literal)) => {
        setting!(
            word $key $type, Some($type::$default.word()), $meaning
        )
    };
    (read $section:ident $country:ident $key:ident choice $spec:tt) => {
        $section.chosen(stringify!($key))
    };

    // Things of the country by name, some or all of them: meaning. The kind of setting says who is
    // meant where the file is silent (`named.rs`).
    (type cells $spec:tt) => { Vec<$crate::transition::country::map::Cell> };
    (type towns $spec:tt) => { setting!(type cells $spec) };
    (type towns_if_any $spec:tt) => { setting!(type cells $spec) };
    (type party_outside $spec:tt) => { Option<usize> };
    (field $key:ident party_outside $spec:tt) => {
        $crate::document::Field::TextNeeded(&setting!(words $key $spec))
    };

    // The policy of this option whose operation is meant, if it is said: meaning. The timetable looks it up.
    (type operation $spec:tt) => { Option<String> };
    (field $key:ident operation $spec:tt) => {
        $crate::document::Field::Text(&setting!(words $key $spec))
    };
    (read $section:ident $country:ident $key:ident operation $spec:tt) => {
        $section.text(&setting!(words $key $spec)).map(str::to_owned)
    };

    // A table of its own: a struct by `settings!`.
    (type table ($type:ident)) => { $type };
    (field $key:ident table ($type:ident)) => {
        $crate::document::Field::Table(stringify!($key), &$type::SHAPE)
    };
    (read $section:ident $country:ident $key:ident table ($type:ident)) => {
        $type::read(&$section.section(stringify!($key)))
    };

    // Whatever a type of its own reads: the type, meaning.
    (type own ($type:ident, $meaning:literal)) => { $type };
    (field $key:ident own ($type:ident, $meaning:literal)) => {
        $crate::document::Field::Open(&setting!(words $key ($meaning)))
    };
    (read $section:ident $country:ident $key:ident own ($type:ident, $meaning:literal)) => {
        $type::read($section, stringify!($key))
    };

    // Parts of the above.
    (number $key:ident ($range:expr, $default:expr, $unit:literal, $meaning:literal, $source:expr)) => {
        $crate::document::Parameter {
            key: stringify!($key),
            unit: $unit,
            range: $range,
            default: Some($default),
            meaning: $meaning,
            source: $source,
        }
    };
    (words $key:ident ($meaning:literal)) => {
        $crate::document::Words { key: stringify!($key), meaning: $meaning }
    };
    (word $key:ident $type:ident, $default:expr, $meaning:literal) => {
        $crate::document::Field::Choice(&$crate::document::Choice {
            key: stringify!($key),
            words: <$type as $crate::document::Word>::WORDS,
            default: $default,
            meaning: $meaning,
        })
    };

    // All other kinds name things: `Country` has a function of that name.
    (type $named:ident $spec:tt) => { $crate::transition::policies::Named };
    (field $key:ident $named:ident $spec:tt) => {
        $crate::document::Field::Names(&setting!(words $key $spec))
    };
    (read $section:ident $country:ident $key:ident $named:ident $spec:tt) => {
        $country.$named($section, &setting!(words $key $spec))
    };
}
/// How late and how incompletely a policy comes where `[slippage]` names its kind.
macro_rules! slippage {
    // In force on its day, unless the file says otherwise.
    (prompt()) => { slippage!(late(0.0 months, $crate::document::Source::Definition)) };
    // Late by so many months on the mean; it is there or not.
    (late($months:literal months, $source:expr)) => {
        &[$crate::document::Field::Real(&$crate::transition::timetable::late($months, $source))]
    };
    // And a share of what was planned comes, from the least up to all.
    (late($months:literal months, $source:expr; least $share:literal, $why:expr)) => {
        &[
            $crate::document::Field::Real(&$crate::transition::timetable::late($months, $source)),
            $crate::document::Field::Real(&$crate::transition::timetable::least($share, $why)),
        ]
    };
}
