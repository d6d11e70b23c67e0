//! Flight and return: a block leaves when what it fears exceeds what leaving costs, and returns
//! when its home has been believed quiet for a while. Home is not believed quiet while armed men of
//! the side that drove people out, or of any other side that they do not lean to, stand there.

use super::movement;
use crate::document::Source;
use crate::luck::Luck;
use crate::transition::ground::Ground;
use crate::transition::map::Cell;
use crate::transition::setup::Setup;
use crate::transition::streams::{FLIGHT, RETURN};
use crate::transition::world::{Civilians, Status, World};

crate::settings! {
    /// When blocks leave and return.
    pub struct Flight {
        leaves: 0.0..=1.0, 0.35, "1/week", "chance that a block leaves in a week in which it fears enough", Source::Assumption;
        returns: 0.0..=1.0, 0.05, "1/week", "chance that a block returns in a week in which home is believed quiet", Source::Assumption;
        quiet_share: 0.0..=1.0, 0.3, "1", "fear that counts as quiet, of what made the block leave", Source::Assumption;
        quiet_weeks: 0.0..=200.0, 14.0, "weeks", "weeks in a row that home must be believed quiet", Source::Assumption;
    }
}

/// Where people from a cell go: the nearest town that the side they trust stands in, else the
/// nearest other town, if there is one.
pub fn refuge(ground: &Ground, side: Option<u16>, from: Cell) -> Option<Cell> {
    let towns = ground.map.places.iter().map(|place| ground.map.cell_of(place));
    let towns = towns.filter(|&town| town != from);
    let far = |town: &Cell| {
        let strange = side.is_some() && ground.side[*town as usize] != side;
        // A town of the other side is as good as one 500 km further away.
        ground.map.km(from, *town) + if strange { 500.0 } else { 0.0 }
    };
    towns.min_by(|a, b| far(a).total_cmp(&far(b)).then(a.cmp(b)))
}

/// Once a month: where armed men of another side stand. Writes `cells.barred`.
pub fn look(setup: &Setup, w: &mut World) {
    let count = setup.communities.len();
    for &cell in &setup.ground.map.cells {
        for (at, community) in setup.communities.iter().enumerate() {
            let barred = community.leans.is_some_and(|party| {
                movement::opposed_there(setup, w, usize::from(party), cell as usize)
            });
            w.cells.barred[cell as usize * count + at] = barred;
        }
    }
}

/// Writes `civilians.place`, `.status`, `.quiet`, `cells.fled`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    let f = &setup.rules.flight;
    let (people, cells) = (&mut w.civilians, &mut w.cells);
    let (count, quiet_share) = (cells.communities, f.quiet_share as f32);
    for block in 0..people.len() {
        let home = people.home[block] as usize;
        let at = home * count + usize::from(people.community[block]);
        match people.status[block] {
            Status::Home => {
                if cells.push[at] <= people.threshold[block]
                    || people.persons[block] == 0
                    || !luck.word(FLIGHT, Civilians::who(block)).below(f.leaves)
                {
                    continue;
                }
                let leans = setup.communities[usize::from(people.community[block])].leans;
                let side = leans.map(|party| setup.parties[usize::from(party)].side);
                if let Some(refuge) = refuge(&setup.ground, side, people.home[block]) {
                    people.status[block] = Status::Displaced;
                    people.moved = true;
                    people.place[block] = refuge;
                    people.quiet[block] = 0;
                    cells.fled[home] += people.persons[block] as f32;
                }
            }
            Status::Displaced => {
                let quiet = !cells.barred[at]
                    && cells.believed[at] < quiet_share * people.threshold[block]
                    && cells.push[at] < people.threshold[block];
                people.quiet[block] = if quiet { people.quiet[block].saturating_add(1) } else { 0 };
                if f64::from(people.quiet[block]) >= f.quiet_weeks
                    && luck.word(RETURN, Civilians::who(block)).below(f.returns)
                {
                    people.status[block] = Status::Home;
                    people.moved = true;
                    people.place[block] = people.home[block];
                    w.tally.returned += u64::from(people.persons[block]);
                }
            }
        }
    }
}
