//! The list of all kinds of policy, and what follows from it.

use super::Policy;
use crate::document::{Field, Section, Shape};
use crate::transition::country::Country;

/// A kind of policy.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Name in the file; also that of its source.
    pub name: &'static str,
    /// Topic; also the folder of its source.
    pub topic: &'static str,
    /// What it turns, in a sentence without a full stop.
    pub turns: &'static str,
    /// Shape of its section.
    pub shape: &'static Shape,
    /// Shape of its part of `[slippage]`.
    pub slippage: &'static Shape,
    /// Reads a section; every fault in it is collected.
    pub read: fn(&Section<'_>, &Country) -> Box<dyn Policy>,
}

/// The kinds of policy by topic: declares the module of each, `<topic>/<kind>.rs`.
macro_rules! kinds {
    ($($topic:ident { $($kind:ident),+ $(,)? })+) => {
        $(mod $topic { $(pub mod $kind;)+ })+

        /// All kinds of policy, in the order of the alphabet.
        pub const KINDS: &[Kind] = &$crate::transition::policies::kinds::sorted([$($(
            Kind {
                name: stringify!($kind),
                topic: stringify!($topic),
                turns: $topic::$kind::TURNS,
                shape: &$topic::$kind::SHAPE,
                slippage: &$crate::document::Shape {
                    about: concat!("Lateness of policies of kind ", stringify!($kind)),
                    fields: $topic::$kind::SLIPPAGE,
                },
                read: $topic::$kind::read,
            }
        ),+),+]);

        /// Name and shape of each kind.
        pub const SHAPES: &[(&str, &$crate::document::Shape)] =
            &$crate::transition::policies::kinds::shapes::<{ KINDS.len() }>(KINDS);

        /// The keys of `[slippage]`: a table a kind.
        pub const SLIPPAGE: &[$crate::document::Field] =
            &$crate::transition::policies::kinds::slippage::<{ KINDS.len() }>(KINDS);
    };
}
pub(super) use kinds;

/// In the order of the alphabet: what a list by topic says does not hang on the topics.
pub(super) const fn sorted<const N: usize>(mut kinds: [Kind; N]) -> [Kind; N] {
    let mut end = N;
    while end > 1 {
        let mut index = 1;
        while index < end {
            if comes_before(kinds[index].name, kinds[index - 1].name) {
                let kind = kinds[index];
                kinds[index] = kinds[index - 1];
                kinds[index - 1] = kind;
            }
            index += 1;
        }
        end -= 1;
    }
    kinds
}

const fn comes_before(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut index = 0;
    while index < one.len() && index < other.len() {
        if one[index] != other[index] {
            return one[index] < other[index];
        }
        index += 1;
    }
    one.len() < other.len()
}

pub(super) const fn shapes<const N: usize>(kinds: &[Kind]) -> [(&'static str, &'static Shape); N] {
    let mut shapes = [(kinds[0].name, kinds[0].shape); N];
    let mut index = 1;
    while index < N {
        shapes[index] = (kinds[index].name, kinds[index].shape);
        index += 1;
    }
    shapes
}

pub(super) const fn slippage<const N: usize>(kinds: &[Kind]) -> [Field; N] {
    let mut fields = [Field::Table(kinds[0].name, kinds[0].slippage); N];
    let mut index = 1;
    while index < N {
        fields[index] = Field::Table(kinds[index].name, kinds[index].slippage);
        index += 1;
    }
    fields
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::super::{KINDS, SHAPES, SLIPPAGE};

    #[test]
    fn every_file_of_a_topic_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/transition/policies");
        let entries = |folder: &Path| {
            std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .collect::<Vec<_>>()
        };
        let topics = entries(&folder).into_iter().filter(|path| path.is_dir());
        let files: BTreeSet<_> = topics.flat_map(|topic| entries(&topic)).collect();
        let of_list =
            KINDS.iter().map(|kind| folder.join(kind.topic).join(kind.name).with_extension("rs"));
        assert_eq!(files, of_list.collect(), "a policy's name belongs into `kinds!`");
    }

    #[test]
    fn kinds_are_listed_by_the_alphabet_and_every_list_holds_all_of_them() {
        let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        assert_eq!(names, sorted);
        assert_eq!(names, SHAPES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        assert_eq!(names, SLIPPAGE.iter().map(|field| field.key()).collect::<Vec<_>>());
    }
}
