//! Flight and return: a block leaves when what it fears exceeds what leaving costs, is on the way
//! over roads for weeks, in which it can meet violence, and returns the same way when its home has been
//! believed quiet for a while. Home is not believed quiet while fighters stand there whose harm to civilians
//! people remember, from the war before or since: who harms nobody is forgiven in time.

use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::map::Cell;
use crate::transition::country::{Country, Refuge};
use crate::transition::rules::{security::security, shared::NOT_ZERO};
use crate::transition::streams::{FLIGHT, RETURN};
use crate::transition::world::{Cells, People, Status};

crate::settings! {
    /// When blocks leave and return.
    pub struct Settings {
        leaves: 0.0..=1.0, 0.35, "1/week", "chance that a block leaves in a week in which it fears enough", Source::Assumption;
        returns: 0.0..=1.0, 0.05, "1/week", "chance that a block returns in a week in which home is believed quiet", Source::Assumption;
        quiet_share: 0.0..=1.0, 0.3, "1", "fear that counts as quiet, as a share of what made the block leave", Source::Assumption;
        threshold: 0.0..=10.0, 1.05, "1", "fear at which a block leaves, on average", Source::Assumption;
        threshold_spread: 0.0..=5.0, 0.8, "1", "greatest distance of a block from that average", Source::Assumption;
        walk_hours: 1.0..=100.0, 20.0, "hours/week", "hours on the way in a week, with children and halts", Source::Assumption;
        strange_hours: 0.0..=1000.0, 100.0, "hours", "hours that a town of another side counts as further", Source::Assumption;
        abroad_hours: 0.0..=1000.0, 12.0, "hours", "hours that crossing a border counts as further", Source::Assumption;
        bars: 0.0..=10.0, 0.4, "1", "remembered harm by a party whose fighters keep people of middling fear from living where they stand: of less where a block leaves at less, of more where it leaves at more", Source::Assumption;
        quiet_weeks: 0.0..=200.0, 14.0, "weeks", "weeks in a row that home must be believed quiet", Source::Assumption;
    }
}

/// Where people from a cell go, of the refuges that count: the one with the least hours on the way; a
/// town of another side and a border are as good as one further off. `None` where no way leads out.
pub fn refuge(
    rule: &Settings,
    refuges: &[Refuge],
    side: Option<u16>,
    from: Cell,
    counts: impl Fn(&Refuge) -> bool,
) -> Option<usize> {
    let hours = |index: usize| {
        let refuge = &refuges[index];
        let strange = !refuge.abroad && side.is_some() && refuge.side != side;
        f64::from(refuge.way.hours[from as usize])
            + if strange { rule.strange_hours } else { 0.0 }
            + if refuge.abroad { rule.abroad_hours } else { 0.0 }
    };
    let open = |&index: &usize| {
        let refuge = &refuges[index];
        let away = refuge.abroad || refuge.way.hours[from as usize] > 0.0;
        counts(refuge) && away && refuge.way.leads_from(from)
    };
    let nearer = |a: &usize, b: &usize| hours(*a).total_cmp(&hours(*b)).then(a.cmp(b));
    (0..refuges.len()).filter(open).min_by(nearer)
}

/// Before the first week: people remember of each party, where it could stand in the war, as much harm as its
/// want of discipline let it do.
pub fn remember_the_war(country: &Country, cells: &mut Cells) {
    let count = country.ground.map.inside.len();
    for (party, stands) in country.ground.stands.iter().enumerate() {
        let harm = (1.0 - country.parties[party].discipline) as f32;
        let places = &mut cells.remembered[party * count..][..count];
        places
            .iter_mut()
            .zip(stands)
            .for_each(|(place, stands)| *place = if *stands { harm } else { 0.0 });
    }
}

/// Once a month: the most harm that is remembered of a party whose fighters stand at a home. Nobody dreads the
/// side that they lean to.
pub fn dread(security: &security::Settings, country: &Country, cells: &mut Cells) {
    let (count, all) = (country.communities.len(), country.ground.map.inside.len());
    for &cell in &country.ground.map.cells {
        let cell = cell as usize;
        for index in 0..count {
            let stands = |&party: &usize| {
                let present = f64::from(cells.presence[party * all + cell]);
                !country.leans_to(index, party) && present >= security.stands
            };
            let parties = (0..country.parties.len()).filter(stands);
            cells.dread[cell * count + index] =
                parties.map(|party| cells.remembered[party * all + cell]).fold(0.0, f32::max);
        }
    }
}

/// A week of leaving, walking and returning. `astir`: room for the blocks that may do so; `returned`:
/// persons who came home so far.
pub fn step(
    rule: &Settings,
    country: &Country,
    luck: &Luck,
    people: &mut People,
    cells: &mut Cells,
    astir: &mut Vec<u32>,
    returned: &mut u64,
) {
    let refuges = &country.ground.refuges;
    cells.passing.fill(0.0);
    find_astir(people, cells, astir);
    for &block in astir.iter() {
        let block = block as usize;
        match people.status[block] {
            Status::Home => leave(rule, country, luck, people, cells, block),
            Status::Fleeing => {
                let refuge = &refuges[usize::from(people.refuge[block])];
                let place = refuge.way.onward(people.place[block], rule.walk_hours as f32);
                people.place[block] = place;
                cells.passing[place as usize] += people.persons[block] as f32;
                if refuge.way.hours[place as usize] <= 0.0 {
                    let abroad = refuge.abroad;
                    people.status[block] = if abroad { Status::Abroad } else { Status::Displaced };
                }
            }
            Status::Displaced | Status::Abroad => wait(rule, luck, people, cells, block),
            Status::Returning => {
                let (home, persons) = (people.home[block], people.persons[block]);
                let way = &refuges[usize::from(people.refuge[block])].way;
                let place = way.back(home, people.place[block], rule.walk_hours as f32);
                people.place[block] = place;
                cells.passing[place as usize] += persons as f32;
                if place == home {
                    people.status[block] = Status::Home;
                    *returned += u64::from(persons);
                }
            }
        }
    }
}

/// Blocks away from home, and those at home that fear enough to leave: most weeks these are few of all.
fn find_astir(people: &People, cells: &Cells, astir: &mut Vec<u32>) {
    let homes = people.home.iter().zip(&people.community);
    let rows = people.status.iter().zip(&people.threshold).zip(homes);
    astir.clear();
    for (block, ((&status, &threshold), (&home, &community))) in rows.enumerate() {
        let at_home = home as usize * cells.communities + usize::from(community);
        if status != Status::Home || cells.push[at_home] > threshold {
            astir.push(block as u32);
        }
    }
}

/// Entry of a block's community in its home cell.
fn at_home(people: &People, cells: &Cells, block: usize) -> usize {
    people.home[block] as usize * cells.communities + usize::from(people.community[block])
}

/// A block at home that fears enough leaves if a way leads out.
fn leave(
    rule: &Settings,
    country: &Country,
    luck: &Luck,
    people: &mut People,
    cells: &mut Cells,
    block: usize,
) {
    let persons = people.persons[block];
    if persons == 0 || !luck.word(FLIGHT, People::who(block)).below(rule.leaves) {
        return;
    }
    let home = people.home[block];
    let leans = country.communities[usize::from(people.community[block])].leans;
    let side = leans.map(|party| country.parties[usize::from(party)].side);
    if let Some(refuge) = refuge(rule, &country.ground.refuges, side, home, |_| true) {
        people.status[block] = Status::Fleeing;
        people.refuge[block] = refuge as u16;
        people.quiet[block] = 0;
        cells.fled[home as usize] += persons as f32;
        cells.passing[home as usize] += persons as f32;
    }
}

/// A block away from home sets out once home has been believed quiet for long enough.
fn wait(rule: &Settings, luck: &Luck, people: &mut People, cells: &Cells, block: usize) {
    let (home, threshold) = (at_home(people, cells, block), people.threshold[block]);
    // The sooner a block leaves, the longer it stays away from those whose harm it remembers.
    let bars = rule.bars * f64::from(threshold) / rule.threshold.max(NOT_ZERO);
    let quiet = f64::from(cells.dread[home]) <= bars
        && cells.believed[home] < rule.quiet_share as f32 * threshold
        && cells.push[home] < threshold;
    people.quiet[block] = if quiet { people.quiet[block].saturating_add(1) } else { 0 };
    if f64::from(people.quiet[block]) >= rule.quiet_weeks
        && luck.word(RETURN, People::who(block)).below(rule.returns)
    {
        people.status[block] = Status::Returning;
    }
}
