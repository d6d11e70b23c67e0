//! Flight and return: a block leaves when what it fears exceeds what leaving costs, is on the way
//! over roads for weeks, in which it can meet violence, and returns the same way when its home has been believed quiet for a while. Home is not believed quiet while armed men of
//! the side that drove people out, or of any other side that they do not lean to, stand there.

use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::Refuge;
use crate::transition::country::map::Cell;
use crate::transition::rules::security::security;
use crate::transition::setup::Setup;
use crate::transition::streams::{FLIGHT, RETURN};
use crate::transition::world::{People, Status, World};

crate::settings! {
    /// When blocks leave and return.
    pub struct Settings {
        leaves: 0.0..=1.0, 0.35, "1/week", "chance that a block leaves in a week in which it fears enough", Source::Assumption;
        returns: 0.0..=1.0, 0.05, "1/week", "chance that a block returns in a week in which home is believed quiet", Source::Assumption;
        quiet_share: 0.0..=1.0, 0.3, "1", "fear that counts as quiet, of what made the block leave", Source::Assumption;
        threshold: 0.0..=10.0, 1.05, "1", "fear at which a block leaves, on average", Source::Assumption;
        threshold_spread: 0.0..=5.0, 0.8, "1", "greatest distance of a block from that average", Source::Assumption;
        walk_hours: 1.0..=100.0, 20.0, "hours/week", "hours on the way in a week, with children and halts", Source::Assumption;
        strange_hours: 0.0..=1000.0, 100.0, "hours", "hours that a town of another side counts as further", Source::Assumption;
        abroad_hours: 0.0..=1000.0, 12.0, "hours", "hours that crossing a border counts as further", Source::Assumption;
        quiet_weeks: 0.0..=200.0, 14.0, "weeks", "weeks in a row that home must be believed quiet", Source::Assumption;
    }
}

/// Where people from a cell go, of the refuges that count: the one with the least hours on the way; a
/// town of another side and a border are as good as one further off. `None` where no way leads out.
pub fn refuge(
    setup: &Setup,
    side: Option<u16>,
    from: Cell,
    counts: impl Fn(&Refuge) -> bool,
) -> Option<usize> {
    let f = &setup.rules.flight;
    let refuges = &setup.country.ground.refuges;
    let far = |at: usize| {
        let refuge = &refuges[at];
        let strange = !refuge.abroad && side.is_some() && refuge.side != side;
        f64::from(refuge.way.hours[from as usize])
            + if strange { f.strange_hours } else { 0.0 }
            + if refuge.abroad { f.abroad_hours } else { 0.0 }
    };
    let open = |&at: &usize| {
        let refuge = &refuges[at];
        let away = refuge.abroad || refuge.way.hours[from as usize] > 0.0;
        counts(refuge) && away && refuge.way.leads_from(from)
    };
    (0..refuges.len()).filter(open).min_by(|&a, &b| far(a).total_cmp(&far(b)).then(a.cmp(&b)))
}

/// Once a month: where armed men of another side stand. Writes `cells.barred`.
pub fn look(setup: &Setup, w: &mut World) {
    let count = setup.country.communities.len();
    for &cell in &setup.country.ground.map.cells {
        for (at, community) in setup.country.communities.iter().enumerate() {
            let barred = community.leans.is_some_and(|party| {
                let (rule, presence) = (&setup.rules.security, &w.cells.presence);
                security::opposed_there(rule, &setup.country, presence, usize::from(party), cell)
            });
            w.cells.barred[cell as usize * count + at] = barred;
        }
    }
}

/// Writes `civilians.place`, `.status`, `.refuge`, `.quiet`, `cells.fled`, `.passing`, `tally`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    let f = &setup.rules.flight;
    let (people, cells) = (&mut w.people, &mut w.cells);
    let (count, quiet_share) = (cells.communities, f.quiet_share as f32);
    cells.passing.fill(0.0);
    for block in 0..people.len() {
        let home = people.home[block] as usize;
        let at = home * count + usize::from(people.community[block]);
        let persons = people.persons[block];
        match people.status[block] {
            Status::Home => {
                if cells.push[at] <= people.threshold[block]
                    || persons == 0
                    || !luck.word(FLIGHT, People::who(block)).below(f.leaves)
                {
                    continue;
                }
                let leans = setup.country.communities[usize::from(people.community[block])].leans;
                let side = leans.map(|party| setup.country.parties[usize::from(party)].side);
                if let Some(refuge) = refuge(setup, side, people.home[block], |_| true) {
                    people.status[block] = Status::Fleeing;
                    people.refuge[block] = refuge as u16;
                    people.quiet[block] = 0;
                    cells.fled[home] += persons as f32;
                    cells.passing[home] += persons as f32;
                }
            }
            Status::Fleeing => {
                let refuge = &setup.country.ground.refuges[usize::from(people.refuge[block])];
                let place = refuge.way.onward(people.place[block], f.walk_hours as f32);
                people.place[block] = place;
                cells.passing[place as usize] += persons as f32;
                if refuge.way.hours[place as usize] <= 0.0 {
                    let abroad = refuge.abroad;
                    people.status[block] = if abroad { Status::Abroad } else { Status::Displaced };
                }
            }
            Status::Displaced | Status::Abroad => {
                let quiet = !cells.barred[at]
                    && cells.believed[at] < quiet_share * people.threshold[block]
                    && cells.push[at] < people.threshold[block];
                people.quiet[block] = if quiet { people.quiet[block].saturating_add(1) } else { 0 };
                if f64::from(people.quiet[block]) >= f.quiet_weeks
                    && luck.word(RETURN, People::who(block)).below(f.returns)
                {
                    people.status[block] = Status::Returning;
                }
            }
            Status::Returning => {
                let way = &setup.country.ground.refuges[usize::from(people.refuge[block])].way;
                let place = way.back(people.home[block], people.place[block], f.walk_hours as f32);
                people.place[block] = place;
                cells.passing[place as usize] += persons as f32;
                if place as usize == home {
                    people.status[block] = Status::Home;
                    w.tally.returned += u64::from(persons);
                }
            }
        }
    }
}
