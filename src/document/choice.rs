//! A word out of a closed list as an enum: the word, its meaning and its value stand together, so
//! that no two lists must agree by position.

/// An enum whose variants a file names by a word.
pub trait Word: Copy + 'static {
    /// All of them, in the order of [`Word::WORDS`].
    const ALL: &'static [Self];
    /// The word of each and what it means.
    const WORDS: &'static [(&'static str, &'static str)];
}

/// An enum that a file names by words: `Variant("word", "meaning")`, and with `-> type` a value of
/// each: `Variant("word", "meaning") = value`.
///
/// ```
/// armistice::choice! {
///     /// Who verifies. Value: how far both sides can take its word, 0 to 1.
///     pub enum Verification -> f64 {
///         National("national", "by the state's own people") = 0.4,
///         Joint("joint", "by people of both sides") = 0.7,
///     }
/// }
/// use armistice::document::Word;
/// assert_eq!(Verification::WORDS[1].0, "joint");
/// assert_eq!((Verification::Joint.word(), Verification::Joint.value()), ("joint", 0.7));
/// let key = Verification::Joint.default_of("verification", "who verifies");
/// assert_eq!((key.words, key.default), (Verification::WORDS, Some("joint")));
/// ```
#[macro_export]
macro_rules! choice {
    (
        $(#[$about:meta])*
        $visible:vis enum $name:ident {
            $($variant:ident($word:literal, $meaning:literal)),+ $(,)?
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $visible enum $name {
            $(#[doc = $meaning] $variant,)+
        }

        impl $name {
            /// As the file says it.
            #[allow(dead_code, reason = "not every choice is said again")]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// The key of a file that takes one of these words: this one where the file is silent.
            #[allow(dead_code, reason = "not every choice has a default")]
            pub const fn default_of(
                self,
                key: &'static str,
                meaning: &'static str,
            ) -> $crate::document::Choice {
                let words = <Self as $crate::document::Word>::WORDS;
                $crate::document::Choice { key, words, default: Some(self.word()), meaning }
            }
        }

        impl $crate::document::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const WORDS: &'static [(&'static str, &'static str)] = &[$(($word, $meaning)),+];
        }
    };
    (
        $(#[$about:meta])*
        $visible:vis enum $name:ident -> $type:ty {
            $($variant:ident($word:literal, $meaning:literal) = $value:expr),+ $(,)?
        }
    ) => {
        $crate::choice! {
            $(#[$about])*
            $visible enum $name { $($variant($word, $meaning)),+ }
        }

        impl $name {
            /// Its value, as the enum says.
            pub const fn value(self) -> $type {
                match self {
                    $(Self::$variant => $value),+
                }
            }
        }
    };
}
