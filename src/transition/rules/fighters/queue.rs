//! The queue: the order in which fighters come to a site or enlist. It is each fighter's own luck for the
//! whole run, so that no newcomer changes the order of the others.

use crate::luck::{Luck, Word};
use crate::transition::streams::FIGHTER;
use crate::transition::world::{Fighters, Newcomer, Programme};

/// A newcomer under arms, who waits to be put into the queue by [`line_up`].
pub fn enrol(
    luck: &Luck,
    week: u32,
    newcomer: Newcomer,
    fighters: &mut Fighters,
    programme: &mut Programme,
) {
    let place = luck.at(0).nth(FIGHTER, newcomer.who, 2);
    programme.newcomers.push((place, fighters.len() as u32));
    fighters.add(newcomer, week);
}

/// Puts newcomers into the queue where their own luck puts them: all at once, since each alone would
/// move everybody behind it.
pub fn line_up(programme: &mut Programme) {
    let Programme { queue, newcomers, .. } = programme;
    newcomers.sort_unstable();
    let mut upto = queue.len();
    queue.resize(upto + newcomers.len(), (Word(0), 0));
    // From the back: what stands behind a newcomer moves by as many as come before it.
    for (before, &newcomer) in newcomers.iter().enumerate().rev() {
        let index = queue[..upto].partition_point(|other| *other < newcomer);
        queue.copy_within(index..upto, index + before + 1);
        queue[index + before] = newcomer;
        upto = index;
    }
    newcomers.clear();
}
