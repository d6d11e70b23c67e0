//! How policies that turn the same lever combine: a type each. A lever is turned with `turn` and in no
//! other way, and read by dereferencing, so that no policy can undo another's.

use std::marker::PhantomData;
use std::ops::{AddAssign, Deref, DerefMut};

use super::row::Row;
use super::sizes::Sizes;

/// A lever, or a group of them.
pub trait Lever {
    /// Back to neutral, keeping the memory.
    fn reset(&mut self, sizes: &Sizes);

    /// Adds its rows to the table of levers. `place`: what is said of it outside.
    fn rows(place: &mut Row, rows: &mut Vec<Row>);
}

macro_rules! combine {
    (
        $(#[$about:meta])+
        $name:ident$(<$type:ident: $bound:path>)? of $value:ty = $neutral:expr, $shown:literal, $combines:literal;
        |$now:ident, $new:ident: $given:ty| $turn:expr
    ) => {
        $(#[$about])+
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name$(<$type>)?($value);

        impl$(<$type: $bound + Default>)? Default for $name$(<$type>)? {
            fn default() -> Self {
                Self($neutral)
            }
        }

        impl$(<$type>)? Deref for $name$(<$type>)? {
            type Target = $value;

            fn deref(&self) -> &$value {
                &self.0
            }
        }

        impl$(<$type: $bound>)? $name$(<$type>)? {
            /// A policy's part.
            pub fn turn(&mut self, $new: $given) {
                let $now = &mut self.0;
                $turn;
            }
        }

        impl$(<$type: $bound + Default>)? Lever for $name$(<$type>)? {
            fn reset(&mut self, _: &Sizes) {
                self.0 = $neutral;
            }

            fn rows(place: &mut Row, rows: &mut Vec<Row>) {
                rows.push(place.filled($shown, $combines));
            }
        }
    };
}

combine! {
    /// The largest holds; neutral 0.
    Largest<T: PartialOrd> of T = T::default(), "0", "the largest holds";
    |now, new: T| if new > *now { *now = new }
}

combine! {
    /// The least of shares holds; neutral 1.
    Least of f64 = 1.0, "1", "the least holds";
    |now, new: f64| *now = now.min(new)
}

combine! {
    /// They add up; neutral 0.
    Sum<T: AddAssign> of T = T::default(), "0", "they add up";
    |now, new: T| *now += new
}

combine! {
    /// The last policy of the timetable holds; neutral: the default of what it is.
    Last<T: Copy> of T = T::default(), "unsaid", "the last holds";
    |now, new: T| *now = new
}

combine! {
    /// True if any policy says so; neutral false.
    Any of bool = false, "no", "yes if any says so";
    |now, new: bool| *now |= new
}

combine! {
    /// A set of parties, a bit each; several join; neutral: nobody.
    Set of u16 = 0, "nobody", "several join";
    |now, party: usize| *now |= 1 << party
}

/// A list that several policies lengthen; neutral: nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct List<T>(Vec<T>);

/// Whether each of something is in; several join; neutral: none is.
#[derive(Debug, Clone, PartialEq)]
pub struct Members<Of>(Vec<bool>, PhantomData<Of>);

/// One lever for each of something: neutral for each.
#[derive(Debug, Clone, PartialEq)]
pub struct Each<Of, L>(Vec<L>, PhantomData<Of>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Copy> List<T> {
    /// A policy's part.
    pub fn turn(&mut self, more: &[T]) {
        self.0.extend(more);
    }
}

impl<T> Lever for List<T> {
    fn reset(&mut self, _: &Sizes) {
        self.0.clear();
    }

    fn rows(place: &mut Row, rows: &mut Vec<Row>) {
        rows.push(place.filled("none", "several join"));
    }
}

impl<O> Default for Members<O> {
    fn default() -> Self {
        Self(Vec::new(), PhantomData)
    }
}

impl<O> Deref for Members<O> {
    type Target = [bool];

    fn deref(&self) -> &[bool] {
        &self.0
    }
}

impl<O> Members<O> {
    /// A policy's part.
    pub fn turn(&mut self, index: usize) {
        self.0[index] = true;
    }
}

impl<O: Of> Lever for Members<O> {
    fn reset(&mut self, sizes: &Sizes) {
        self.0.clear();
        self.0.resize(O::count(sizes), false);
    }

    fn rows(place: &mut Row, rows: &mut Vec<Row>) {
        place.each = O::ONE;
        Any::rows(place, rows);
    }
}

/// What levers are given for each of.
pub trait Of {
    /// One of them.
    const ONE: &'static str;
    /// How many there are.
    fn count(sizes: &Sizes) -> usize;
}

macro_rules! of {
    ($($name:ident, $one:literal, $count:ident;)+) => {
        $(
            #[doc = concat!("For each ", $one, ".")]
            #[derive(Debug, Clone, Copy, PartialEq)]
            pub struct $name;

            impl Of for $name {
                const ONE: &'static str = $one;

                fn count(sizes: &Sizes) -> usize {
                    sizes.$count
                }
            }
        )+
    };
}
of! {
    District, "district", districts;
    Party, "party", parties;
    Operation, "operation", operations;
    Sponsor, "sponsor", sponsors;
}

impl<O, L> Default for Each<O, L> {
    fn default() -> Self {
        Self(Vec::new(), PhantomData)
    }
}

impl<O, L> Deref for Each<O, L> {
    type Target = [L];

    fn deref(&self) -> &[L] {
        &self.0
    }
}

impl<O, L> DerefMut for Each<O, L> {
    fn deref_mut(&mut self) -> &mut [L] {
        &mut self.0
    }
}

impl<O: Of, L: Lever + Default> Lever for Each<O, L> {
    fn reset(&mut self, sizes: &Sizes) {
        self.0.resize_with(O::count(sizes), L::default);
        self.0.iter_mut().for_each(|lever| lever.reset(sizes));
    }

    fn rows(place: &mut Row, rows: &mut Vec<Row>) {
        place.each = O::ONE;
        L::rows(place, rows);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_policies_combine_as_the_type_of_the_lever_says_and_a_reset_forgets_both() {
        let sizes = Sizes { districts: 1, parties: 3, operations: 0, sponsors: 2 };
        let mut largest: Each<Party, Largest<f64>> = Each::default();
        let (mut least, mut sum, mut last) = (Least::default(), Sum(0), Last(0));
        let (mut any, mut set, mut list) = (Any::default(), Set::default(), List(Vec::new()));
        let mut members = Members::<Party>::default();
        largest.reset(&sizes);
        members.reset(&sizes);
        for (share, persons) in [(0.4, 2_u32), (0.3, 5)] {
            largest[1].turn(share);
            least.turn(share);
            sum.turn(persons);
            last.turn(persons);
            any.turn(persons == 2);
            set.turn(persons as usize);
            list.turn(&[persons]);
            members.turn(persons as usize / 2);
        }
        assert_eq!(largest.iter().map(|lever| **lever).collect::<Vec<_>>(), [0.0, 0.4, 0.0]);
        assert_eq!((*least, *sum, *last, *any, *set), (0.3, 7, 5, true, 0b10_0100));
        assert_eq!((&*list, &*members), (&[2, 5][..], &[false, true, true][..]));
        largest.reset(&sizes);
        least.reset(&sizes);
        sum.reset(&sizes);
        last.reset(&sizes);
        any.reset(&sizes);
        set.reset(&sizes);
        list.reset(&sizes);
        members.reset(&sizes);
        assert!(largest.iter().all(|lever| **lever == 0.0) && list.is_empty());
        assert_eq!(*members, [false; 3]);
        assert_eq!((*least, *sum, *last, *any, *set), (1.0, 0, 0, false, 0));
    }
}
