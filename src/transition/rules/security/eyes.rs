//! Eyes: observers, staff of a ceasefire commission, liaison officers and civil teams go out from places.
//!
//! What happens is known if a team gets there while traces last. So it matters where they are, not how many
//! there are in the country. Observers see and stop nobody. A commission says whose an incident was, in the
//! time of its review and after the cases that came before. Liaison officers reach both commanders before
//! either answers. What nobody saw is filled in with what was believed (`trust`). Sizes are assumptions.

use crate::calendar::week_after;
use crate::document::Source;
use crate::transition::country::Ground;
use crate::transition::country::map::{Cell, Map};
use crate::transition::fade::fade;
use crate::transition::levers::{Levers, Posted};
use crate::transition::policies::Operation;
use crate::transition::rules::shared::saturated;
use crate::transition::world::{Cells, Eyes, Sent, Task};

crate::settings! {
    /// Who sees what happens where.
    pub struct Settings {
        team: 1.0..=100.0, 6.0, "persons", "people who go out together", Source::Assumption;
        reach_hours: 0.5..=48.0, 4.0, "hours", "travel time at which a team finds nothing any more: traces and witnesses are gone", Source::Assumption;
        case_weeks: 0.1..=500.0, 10.0, "person-weeks", "work of a commission's staff on an incident", Source::Assumption;
        heard: 0.0..=1.0, 0.3, "1", "share of what happens whose author becomes known where nobody looks into it", Source::Assumption;
        judging_months: 0.0..=24.0, 6.0, "months", "longest wait for a commission's word that helps to judge what the other side does", Source::Assumption;
        answering_months: 0.0..=24.0, 1.0, "months", "longest wait for it that comes before anybody answers an incident", Source::Assumption;
        attributed_seen: 0.0..=1.0, 0.65, "1", "share of incidents whose author becomes known before anybody answers that teams who see all add", Source::Assumption;
        attributed_most: 0.0..=1.0, 0.95, "1", "largest share of incidents whose author becomes known before anybody answers", Source::Assumption;
    }
}

/// What becomes known of what happens somewhere, and when.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    rule: &'a Settings,
    /// Whether a commission's word comes in time to be answered to, and to be judged by.
    answered: bool,
    judged: bool,
}

impl<'a> Sight<'a> {
    /// As things stand. `levers`: the review of a commission.
    pub fn of(rule: &'a Settings, levers: &Levers, eyes: &Eyes) -> Self {
        let work = eyes.waiting * rule.case_weeks;
        let queue = if work > 0.0 { work / eyes.persons(Task::Review) } else { 0.0 };
        let wait = f64::from(*levers.security.commission.review_weeks) + queue;
        let within = |months: f64| wait <= f64::from(week_after(months));
        let answered = within(rule.answering_months);
        Self { rule, answered, judged: within(rule.judging_months) }
    }

    /// What is made certain of a cell before anybody answers, 0 to 1.
    pub fn in_time(&self, cells: &Cells, cell: Cell) -> f64 {
        seen(cells, cell, self.answered)
    }

    /// Share of incidents in a cell whose author becomes known before anybody answers, 0 to 1.
    pub fn attribution(&self, cells: &Cells, cell: Cell) -> f64 {
        let rule = self.rule;
        (rule.heard + rule.attributed_seen * self.in_time(cells, cell)).min(rule.attributed_most)
    }

    /// What somebody sees of what happens in a cell.
    pub fn seen(&self, cells: &Cells, cell: Cell) -> Seen {
        let (certain, cell) = (self.in_time(cells, cell), cell as usize);
        let guarded = cells.cover[cell].max(cells.protection[cell]);
        let reported = certain.max(f64::from(guarded));
        Seen { certain, reported, told: 1.0 - (1.0 - self.rule.heard) * (1.0 - reported) }
    }

    /// Share of what a party does that others see for certain, 0 to 1: where its fighters stand.
    pub fn of_party(&self, map: &Map, cells: &Cells, party: usize) -> f64 {
        let manned = &cells.manned[party * map.inside.len()..];
        let (mut watched, mut all) = (0.0, 0.0);
        for &cell in &map.cells {
            let fighters = f64::from(manned[cell as usize]);
            watched += fighters * seen(cells, cell, self.judged);
            all += fighters;
        }
        if all > 0.0 { watched / all } else { 0.0 }
    }
}

/// What observers see, and what a commission says where its word comes in time, 0 to 1.
fn seen(cells: &Cells, cell: Cell, reviewed: bool) -> f64 {
    let cell = cell as usize;
    let word = if reviewed { f64::from(cells.reviewed[cell]) } else { 0.0 };
    1.0 - (1.0 - f64::from(cells.witnessed[cell])) * (1.0 - word)
}

/// What somebody saw of what happened in a cell, 0 to 1 each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// What observers and a commission were certain of before anybody answered.
    pub certain: f64,
    /// What is reported: that, and what troops and police near by saw.
    pub reported: f64,
    /// What an operation hears of: that, and what people tell.
    pub told: f64,
}

/// Works out anew who sees what where, when somebody came or went; and a week of a commission's work.
pub fn step(
    rule: &Settings,
    ground: &Ground,
    operations: &[Operation],
    levers: &Levers,
    eyes: &mut Eyes,
    cells: &mut Cells,
) {
    eyes.waiting =
        (eyes.waiting + eyes.opened - eyes.persons(Task::Review) / rule.case_weeks).max(0.0);
    eyes.opened = 0.0;
    count(operations, levers, &mut eyes.now);
    if eyes.now == eyes.posted && !std::mem::take(&mut eyes.again) {
        return;
    }
    std::mem::swap(&mut eyes.now, &mut eyes.posted);
    for task in [Task::Observe, Task::Review, Task::Liaise, Task::Talk] {
        let (field, shut) = field(cells, task);
        field.fill(0.0);
        for sent in eyes.posted.iter().filter(|sent| sent.task == task) {
            let shut = &shut[sent.by * field.len()..];
            go_out(rule, ground, &sent.posted, shut, field);
        }
        for &cell in &ground.map.cells {
            let sum = &mut field[cell as usize];
            *sum = saturated(f64::from(*sum), 1.0) as f32;
        }
    }
}

/// The field of cells that a task fills, and what is shut to whom.
fn field(cells: &mut Cells, task: Task) -> (&mut [f32], &[f32]) {
    let field = match task {
        Task::Observe => &mut cells.witnessed,
        Task::Review => &mut cells.reviewed,
        Task::Liaise => &mut cells.called,
        Task::Talk => &mut cells.talked,
    };
    (field, &cells.shut)
}

/// Who is where now, in the order of the file.
fn count(operations: &[Operation], levers: &Levers, now: &mut Vec<Sent>) {
    now.clear();
    for (by, (operation, lever)) in
        operations.iter().zip(&*levers.protection.operations).enumerate()
    {
        for (task, persons) in [(Task::Observe, *lever.observers), (Task::Talk, *lever.civil_teams)]
        {
            if persons > 0 {
                let spread = Posted::spread(&operation.bases, f64::from(persons));
                now.extend(spread.map(|posted| Sent { task, by, posted }));
            }
        }
    }
    let commission = &levers.security.commission;
    for (task, list) in [(Task::Review, &commission.staff), (Task::Liaise, &commission.liaison)] {
        now.extend(list.iter().map(|&posted| Sent { task, by: operations.len(), posted }));
    }
}

/// Adds the teams that go out from a place, each as much as it sees; where no place is said, one from each
/// base in the order of the map's ranking. Nobody gets to where the ground is `shut` to them.
fn go_out(rule: &Settings, ground: &Ground, posted: &Posted, shut: &[f32], field: &mut [f32]) {
    let mut teams = posted.persons / rule.team;
    let mut add = |base: Cell, teams: f64| {
        for (step, hours) in ground.map.near.with_hours(base) {
            let cell = step.cell as usize;
            let open = 1.0 - f64::from(shut[cell]);
            field[cell] += (teams * fade(hours, rule.reach_hours) * open) as f32;
        }
    };
    match posted.place {
        Some(place) => add(place, teams),
        None => {
            for &base in ground.bases.iter().cycle() {
                if teams <= 0.0 {
                    break;
                }
                add(base, teams.min(1.0));
                teams -= 1.0;
            }
        }
    }
}
