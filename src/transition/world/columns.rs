//! Tables of the world, each from one list of columns. Reset, adding a row and memory follow from the
//! list, so that a column cannot be forgotten: what is not reset would leak from run to run.

/// A table whose rows are added one by one: `add` takes a whole row, `clear` leaves none.
///
/// Columns are `name: type;`. What stands after `beside` is no column: one value a table, with what it
/// is when the table is cleared.
macro_rules! rows {
    (
        $(#[doc = $about:literal])+
        pub struct $table:ident of $row:ident {
            $($(#[doc = $meaning:literal])+ $column:ident: $type:ty;)+
        }
        $(beside {
            $($(#[doc = $said:literal])+ $value:ident: $value_type:ty = $first:expr;)+
        })?
    ) => {
        #[doc = concat!("A row of [`", stringify!($table), "`].")]
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct $row {
            $($(#[doc = $meaning])+ pub $column: $type,)+
        }

        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $table {
            $($(#[doc = $meaning])+ pub $column: Vec<$type>,)+
            $($($(#[doc = $said])+ pub $value: $value_type,)+)?
        }

        #[allow(dead_code)]
        impl $table {
            /// Memory of a row [bytes].
            pub const BYTES: u64 = 0 $(+ size_of::<$type>() as u64)+;

            /// Rows.
            pub fn len(&self) -> usize {
                let columns = [$(self.$column.len()),+];
                columns[0]
            }

            /// No rows, keeping the memory.
            pub fn clear(&mut self) {
                $(self.$column.clear();)+
                $($(self.$value = $first;)+)?
            }

            /// Adds a row.
            pub fn push(&mut self, row: $row) {
                $(self.$column.push(row.$column);)+
            }
        }
    };
}

/// A table of known size: every column is filled with its first value by `reset`, which takes the
/// sizes that the lengths of columns are worked out from.
///
/// Columns are `name: [type; length] = first;`, single values after `beside` are `name: type = first;`.
macro_rules! columns {
    (
        $(#[doc = $about:literal])+
        pub struct $table:ident($($size:ident),+) {
            $($(#[doc = $meaning:literal])+ $column:ident: [$type:ty; $length:expr] = $first:expr;)+
        }
        $(beside {
            $($(#[doc = $said:literal])+ $value:ident: $value_type:ty = $at_first:expr;)+
        })?
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $table {
            $($(#[doc = $meaning])+ pub $column: Vec<$type>,)+
            $($($(#[doc = $said])+ pub $value: $value_type,)+)?
        }

        #[allow(dead_code)]
        impl $table {
            /// Every entry at its first value, keeping the memory.
            pub fn reset(&mut self, $($size: usize),+) {
                $(
                    self.$column.clear();
                    self.$column.resize($length, $first);
                )+
                $($(self.$value = $at_first;)+)?
            }

            /// Memory of the columns for such sizes [bytes].
            pub fn bytes($($size: usize),+) -> u64 {
                0 $(+ ($length) as u64 * size_of::<$type>() as u64)+
            }
        }
    };
}

pub(super) use {columns, rows};
