//! A parameter: the one home of a number, with its unit, range, default, meaning and source.

use std::ops::RangeInclusive;

/// Where a default comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Nobody has measured it: a modelling choice.
    Assumption,
    /// A publication: authors, year, venue.
    Published(&'static str),
    /// True by definition, or a setting of the user's.
    Definition,
}

impl Source {
    /// As shown in tables.
    pub fn text(self) -> &'static str {
        match self {
            Self::Assumption => "assumption",
            Self::Published(text) => text,
            Self::Definition => "definition",
        }
    }
}

/// A number of a scenario file.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Key in its section.
    pub key: &'static str,
    /// Unit, `1` for a pure number or share.
    pub unit: &'static str,
    /// Least and greatest allowed value.
    pub range: RangeInclusive<f64>,
    /// Value where the file is silent; `None`: the file must say it.
    pub default: Option<f64>,
    /// What it is, in a sentence without a full stop.
    pub meaning: &'static str,
    /// Where the default comes from.
    pub source: Source,
}

/// A word out of a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Key in its section.
    pub key: &'static str,
    /// Each allowed word and what it means.
    pub words: &'static [(&'static str, &'static str)],
    /// Word where the file is silent; `None`: the file must say it.
    pub default: Option<&'static str>,
    /// What is chosen, in a sentence without a full stop.
    pub meaning: &'static str,
}

/// Free text, or a list of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Key in its section.
    pub key: &'static str,
    /// What it is, in a sentence without a full stop.
    pub meaning: &'static str,
}

/// One key that a section may hold.
#[derive(Debug, Clone, Copy)]
pub enum Field {
    /// A number with fractions.
    Real(&'static Parameter),
    /// A whole number.
    Whole(&'static Parameter),
    /// A word out of a closed list.
    Choice(&'static Choice),
    /// Text; may be missing.
    Text(&'static Words),
    /// Text that must be there.
    TextNeeded(&'static Words),
    /// A number that may be missing and then has no default: silence means something of its own.
    Optional(&'static Field),
    /// Names of things defined elsewhere in the file.
    Names(&'static Words),
    /// True or false; false where the file is silent.
    Flag(&'static Words),
    /// A list of numbers.
    Numbers(&'static Words),
    /// A table of its own shape.
    Table(&'static str, &'static Shape),
    /// Tables of one shape by a name of the user's: `[party.<name>]`.
    Named(&'static str, &'static Shape),
    /// Tables by a name of the user's, each of the shape that its `kind` names.
    Kinds(&'static str, &'static [(&'static str, &'static Shape)]),
    /// A table of the user's own keys and values, checked by the section's reader.
    Open(&'static Words),
}

impl Field {
    /// The number that it holds, if it is one.
    pub fn number(&self) -> Option<&'static Parameter> {
        match self {
            Self::Real(parameter) | Self::Whole(parameter) => Some(parameter),
            Self::Optional(field) => field.number(),
            _ => None,
        }
    }

    /// True where a file that is silent is at fault.
    pub fn is_needed(&self) -> bool {
        match self {
            Self::Real(parameter) | Self::Whole(parameter) => parameter.default.is_none(),
            Self::Choice(choice) => choice.default.is_none(),
            Self::TextNeeded(_) => true,
            _ => false,
        }
    }

    /// Key in its section.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Real(p) | Self::Whole(p) => p.key,
            Self::Choice(choice) => choice.key,
            Self::Text(w) | Self::TextNeeded(w) | Self::Names(w) | Self::Flag(w) => w.key,
            Self::Numbers(w) | Self::Open(w) => w.key,
            Self::Optional(field) => field.key(),
            Self::Table(key, _) | Self::Named(key, _) | Self::Kinds(key, _) => key,
        }
    }
}

/// What a section of a file may hold.
#[derive(Debug)]
pub struct Shape {
    /// What the section is, in a sentence without a full stop.
    pub about: &'static str,
    /// Its keys.
    pub fields: &'static [Field],
}

impl Shape {
    /// The field of a key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key() == key)
    }

    /// Every number of this shape and the shapes inside it, as (path, parameter), in file order.
    pub fn parameters(&self, path: &str) -> Vec<(String, &'static Parameter)> {
        let mut list = Vec::new();
        let join =
            |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        for field in self.fields {
            match field {
                Field::Real(_) | Field::Whole(_) | Field::Optional(_) => {
                    list.extend(field.number().map(|parameter| (join(parameter.key), parameter)));
                }
                Field::Table(key, shape) => list.extend(shape.parameters(&join(key))),
                Field::Named(key, shape) => {
                    list.extend(shape.parameters(&format!("{}.<name>", join(key))));
                }
                Field::Kinds(key, kinds) => {
                    for (kind, shape) in *kinds {
                        list.extend(shape.parameters(&format!("{}.<{kind}>", join(key))));
                    }
                }
                _ => {}
            }
        }
        list
    }
}

/// A group of numbers that are read together: the struct, its shape and its reader from one list.
///
/// ```
/// armistice::settings! {
///     /// How armed groups in reach clash.
///     pub struct Contact {
///         rate: 0.0..=1.0, 0.0024, "1/week", "rate at which two units clash", Source::Assumption;
///     }
/// }
/// # use armistice::document::Source;
/// assert_eq!(Contact::SHAPE.fields.len(), 1);
/// ```
#[macro_export]
macro_rules! settings {
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident {
            $($field:ident: $range:expr, $default:expr, $unit:literal, $meaning:literal, $source:expr;)+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct $name {
            $(#[doc = $meaning] #[doc = concat!("[", $unit, "].")] pub $field: f64,)+
        }

        impl $name {
            /// What the section may hold.
            pub const SHAPE: $crate::document::Shape = $crate::document::Shape {
                about: concat!($($about),+),
                fields: &[$($crate::document::Field::Real(&$crate::document::Parameter {
                    key: stringify!($field),
                    unit: $unit,
                    range: $range,
                    default: Some($default),
                    meaning: $meaning,
                    source: $source,
                })),+],
            };

            /// Reads the section; every fault in it is collected.
            pub fn read(section: &$crate::document::Section<'_>) -> Self {
                Self { $($field: section.number_of(stringify!($field)),)+ }
            }
        }
    };
}
