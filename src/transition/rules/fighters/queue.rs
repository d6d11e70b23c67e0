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
        let index = first_behind(&queue[..upto], newcomer);
        queue.copy_within(index..upto, index + before + 1);
        queue[index + before] = newcomer;
        upto = index;
    }
    newcomers.clear();
}

/// Where a queue has the first who stands behind a newcomer: sought from the back in steps that double, since
/// many newcomers stand close to each other.
fn first_behind(queue: &[(Word, u32)], newcomer: (Word, u32)) -> usize {
    let (mut upto, mut step) = (queue.len(), 1);
    while step <= upto && queue[upto - step] > newcomer {
        upto -= step;
        step *= 2;
    }
    let from = upto.saturating_sub(step);
    from + queue[from..upto].partition_point(|other| *other < newcomer)
}

#[cfg(test)]
mod tests {
    use super::{Word, first_behind};

    #[test]
    fn a_newcomer_stands_before_the_first_who_has_more_luck() {
        let queue: Vec<(Word, u32)> = (0..100).map(|row| (Word(10 * row), row)).collect();
        for length in 0..=queue.len() {
            for luck in 0..1_010 {
                let behind = queue[..length].iter().filter(|(word, _)| word.0 <= luck).count();
                let found = first_behind(&queue[..length], (Word(luck), u32::MAX));
                assert_eq!(found, behind, "luck {luck} among {length}");
            }
        }
    }
}
