//! Levers that belong together.

/// Levers that belong together, from one row a lever: the struct, its way back to neutral and its
/// rows in the table of levers. A group of levers is itself a lever, so groups may stand in groups.
macro_rules! levers {
    (
        $(#[$about:meta])+
        pub struct $name:ident {
            $($field:ident: $lever:ty, $unit:literal, $meaning:literal;)+
        }
    ) => {
        $(#[$about])+
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $name {
            $(#[doc = $meaning] #[doc = concat!("[", $unit, "].")] pub $field: $lever,)+
        }

        impl $crate::transition::levers::combine::Lever for $name {
            fn reset(&mut self, sizes: &$crate::transition::levers::Sizes) {
                $(self.$field.reset(sizes);)+
            }

            fn rows(place: &mut $crate::transition::levers::Row, rows: &mut Vec<$crate::transition::levers::Row>) {
                $(<$lever>::rows(&mut place.inside(stringify!($field), $unit, $meaning), rows);)+
            }
        }
    };
}
pub(super) use levers;
