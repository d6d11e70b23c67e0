//! The queue: the order in which fighters come to a site or enlist. It is each fighter's own luck for the
//! whole run, so that no newcomer changes the order of the others.

use crate::luck::{Luck, Who, Word};
use crate::transition::streams::FIGHTER;
use crate::transition::world::{Fighters, Newcomer, Programme};

/// A newcomer under arms, who waits to be put into the queue by [`line_up`].
pub fn enrol(week: u32, newcomer: Newcomer, fighters: &mut Fighters, programme: &mut Programme) {
    programme.newcomers.push(fighters.len() as u32);
    fighters.add(newcomer, week);
}

/// Puts newcomers into the queue where their own luck puts them: all at once, since each alone would
/// move everybody behind it. `who`: identities of all fighters.
pub fn line_up(luck: &Luck, who: &[Who], programme: &mut Programme) {
    let Programme { queue, newcomers, .. } = programme;
    let first = luck.at(0);
    let place = |row: u32| (first.nth(FIGHTER, who[row as usize], 2), row);
    newcomers.sort_by_cached_key(|&row| place(row));
    let mut upto = queue.len();
    queue.resize(upto + newcomers.len(), 0);
    // From the back: what stands behind a newcomer moves by as many as come before it.
    for (before, &row) in newcomers.iter().enumerate().rev() {
        let own: (Word, u32) = place(row);
        let index = queue[..upto].partition_point(|&other| place(other) < own);
        queue.copy_within(index..upto, index + before + 1);
        queue[index + before] = row;
        upto = index;
    }
    newcomers.clear();
}
