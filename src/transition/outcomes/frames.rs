//! Frames: how the map stands at the end of a month, for whoever watches a run.

use crate::model::{Frame, Watch};
use crate::transition::country;
use crate::transition::setup::Setup;
use crate::transition::world::{DISPUTED, INTERNATIONAL, JOINT, Status, VACUUM, World};

/// What the frames are, in the order in which `Frames::month` shows them.
pub fn frames(setup: &Setup) -> Vec<Frame> {
    let frame = |name: &str, unit: &str, meaning: &str, categories: Vec<String>| Frame {
        name: name.into(),
        unit: unit.into(),
        meaning: meaning.into(),
        categories,
    };
    let parties = setup.country.parties.iter().map(|party| party.name.clone());
    let providers = std::iter::once(country::NOBODY.to_owned()).chain(parties);
    let others =
        [country::DISPUTED, country::INTERNATIONAL, country::BOTH_SIDES].map(str::to_owned);
    let providers = providers.chain(others).collect();
    vec![
        frame("provider", "", "who provides security", providers),
        frame("civilians_killed", "persons", "civilians killed in the month", Vec::new()),
        frame(
            "battle_deaths",
            "persons",
            "fighters killed in the month, not counting those with criminal groups",
            Vec::new(),
        ),
        frame("displaced", "persons", "people away from home who are there", Vec::new()),
    ]
}

/// Who provides security in a cell: 0 nobody, then the parties, then the words of `frames`.
fn provider(setup: &Setup, w: &World, cell: usize) -> usize {
    let parties = setup.country.parties.len();
    match w.cells.provider[cell] {
        VACUUM => 0,
        DISPUTED => parties + 1,
        INTERNATIONAL => parties + 2,
        JOINT => parties + 3,
        party => usize::from(party) + 1,
    }
}

/// Shows the map month by month; keeps what is needed to tell a month from the months before.
#[derive(Default)]
pub struct Frames {
    killed: Vec<f32>,
    fallen: Vec<f32>,
    now: Vec<f32>,
}

impl Frames {
    /// Shows the month that closed.
    pub fn month(&mut self, setup: &Setup, w: &World, month: usize, watch: &mut dyn Watch) {
        self.now.clear();
        self.now.resize(setup.country.ground.map.inside.len(), 0.0);
        for &cell in &setup.country.ground.map.cells {
            self.now[cell as usize] = provider(setup, w, cell as usize) as f32;
        }
        watch.frame(0, month, &self.now);
        since(&mut self.killed, &w.cells.killed, &mut self.now);
        watch.frame(1, month, &self.now);
        since(&mut self.fallen, &w.cells.fallen, &mut self.now);
        watch.frame(2, month, &self.now);
        self.now.fill(0.0);
        for block in 0..w.people.len() {
            if !matches!(w.people.status[block], Status::Home | Status::Abroad) {
                self.now[w.people.place[block] as usize] += w.people.persons[block] as f32;
            }
        }
        watch.frame(3, month, &self.now);
    }
}

/// What was added to a sum since it was looked at last.
fn since(before: &mut Vec<f32>, sum: &[f32], added: &mut [f32]) {
    before.resize(sum.len(), 0.0);
    for ((before, &sum), added) in before.iter_mut().zip(sum).zip(added) {
        *added = sum - *before;
        *before = sum;
    }
}
