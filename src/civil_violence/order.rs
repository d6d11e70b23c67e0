//! A random order: keys are sorted that hold a random word above an agent's number.

/// The keys of those to be ordered, with the memory that it takes to do so.
#[derive(Debug, Default)]
pub(super) struct Order {
    keys: Vec<u64>,
    sorted: Vec<u64>,
    starts: Vec<u32>,
}

impl Order {
    /// Orders the numbers by their words; equal words by number.
    ///
    /// Words are even over their range, so as many buckets as keys leave about one in each: the
    /// time is linear, and all that is left is to put neighbours right.
    pub(super) fn draw(&mut self, words: impl Iterator<Item = (u32, u32)>) {
        let Self { keys, sorted, starts } = self;
        keys.clear();
        keys.extend(words.map(|(number, word)| u64::from(word) << 32 | u64::from(number)));
        let buckets = keys.len() as u64;
        let bucket = |key: u64| (((key >> 32) * buckets) >> 32) as usize;
        starts.clear();
        starts.resize(keys.len() + 1, 0);
        for key in &*keys {
            starts[bucket(*key) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        sorted.clear();
        sorted.resize(keys.len(), 0);
        for key in &*keys {
            let at = &mut starts[bucket(*key)];
            sorted[*at as usize] = *key;
            *at += 1;
        }
        for end in 1..sorted.len() {
            let mut at = end;
            while at > 0 && sorted[at - 1] > sorted[at] {
                sorted.swap(at - 1, at);
                at -= 1;
            }
        }
    }

    /// How many were ordered.
    pub(super) fn len(&self) -> usize {
        self.sorted.len()
    }

    /// The number at a place of the order.
    pub(super) fn at(&self, place: usize) -> usize {
        self.sorted[place] as u32 as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::luck::mix;

    #[test]
    fn the_order_is_that_of_the_words_and_then_of_the_numbers() {
        let mut order = Order::default();
        for count in [0, 1, 2, 1000] {
            // Every third word is the same one.
            let word =
                |n: u32| if n.is_multiple_of(3) { u32::MAX } else { mix(u64::from(n)) as u32 };
            order.draw((0..count).map(|n| (n, word(n))));
            let mut wanted: Vec<u32> = (0..count).collect();
            wanted.sort_by_key(|n| (word(*n), *n));
            let drawn: Vec<u32> = (0..order.len()).map(|at| order.at(at) as u32).collect();
            assert_eq!(drawn, wanted);
        }
    }
}
