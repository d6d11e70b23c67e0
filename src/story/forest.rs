//! Which event led to which.

use std::collections::BTreeMap;

use crate::model::Event;

/// Events by number, with those that each led to. An event whose cause is not in the log is a root.
pub struct Forest<'a> {
    /// The events that have a number, in its order.
    pub events: Vec<&'a Event>,
    /// What each led to, as positions among the events.
    children: BTreeMap<u32, Vec<usize>>,
    /// Events that none led to, as positions.
    pub roots: Vec<usize>,
}

impl<'a> Forest<'a> {
    /// Orders the events of a run.
    pub fn of(events: &'a [Event]) -> Self {
        let mut events: Vec<&Event> = events.iter().filter(|event| event.id > 0).collect();
        events.sort_by_key(|event| event.id);
        let known = |id: u32| events.binary_search_by_key(&id, |event| event.id).is_ok();
        let (mut children, mut roots) = (BTreeMap::<u32, Vec<usize>>::new(), Vec::new());
        for (at, event) in events.iter().enumerate() {
            // What leads to an event comes before it: a log that says otherwise makes no circle.
            match event.cause.filter(|&cause| cause < event.id && known(cause)) {
                Some(cause) => children.entry(cause).or_default().push(at),
                None => roots.push(at),
            }
        }
        Self { events, children, roots }
    }

    /// An event and all that came of it, with the number of steps from it: each before what came of
    /// it, in the order of their numbers.
    pub fn tree(&self, root: usize) -> Vec<(usize, &'a Event)> {
        let (mut tree, mut open) = (Vec::new(), vec![(0, root)]);
        while let Some((depth, at)) = open.pop() {
            let event = self.events[at];
            tree.push((depth, event));
            let children = self.children.get(&event.id).into_iter().flatten().rev();
            open.extend(children.map(|&child| (depth + 1, child)));
        }
        tree
    }
}
