//! Wrong things of one kind: one of them is shown, and all are counted.

/// The first of them, and how many there are.
pub(super) struct Tally<T> {
    pub first: Option<T>,
    pub count: usize,
}

impl<T> Default for Tally<T> {
    fn default() -> Self {
        Self { first: None, count: 0 }
    }
}

impl<T> Tally<T> {
    /// One more; only the first is asked what it is.
    pub fn add(&mut self, what: impl FnOnce() -> T) {
        self.first.get_or_insert_with(what);
        self.count += 1;
    }
}
