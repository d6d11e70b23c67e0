//! Outside actors: money and armed men over the border, less what guards there stop.

use crate::calendar::{month_begins, months_at};
use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::Outsider;
use crate::transition::country::map::Cell;
use crate::transition::rules::{
    fighters::recruitment, fighters::tracks, fighters::walk_out, shared::nearest_unit,
};
use crate::transition::setup::Setup;
use crate::transition::streams::INFLOW;
use crate::transition::world::{Newcomer, World};

crate::settings! {
    /// How much gets over a guarded border.
    pub struct Settings {
        guards_per_km: 0.01..=100.0, 2.0, "persons/km", "guards that stop most of what crosses", Source::Assumption;
        tie: 0.0..=1.0, 0.5, "1", "tie of a man who came over the border to his commander", Source::Assumption;
    }
}

/// Writes `parties.sponsors`, `fighters`, `units`, `queue`, `tally`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    if month_begins(w.week) {
        w.parties.sponsors.fill(0.0);
    }
    for (at, outsider) in setup.country.outsiders.iter().enumerate() {
        let Some(to) = outsider.to else { continue };
        if !(outsider.from..outsider.until).contains(&w.week) {
            continue;
        }
        let border = &setup.country.ground.borders[at];
        let km = border.len() as f64 * setup.country.ground.map.cell_km;
        let guards = f64::from(*w.levers.borders.guards[at]) / km.max(1.0);
        let open =
            libm::exp(-guards / setup.rules.outsiders.guards_per_km) * *w.levers.money.flows[at];
        if month_begins(w.week) {
            w.parties.sponsors[to] += outsider.usd_per_month * open;
        }
        // What has come so far, in whole agents: the rest comes when it makes one.
        let men = outsider.fighters_per_month * (months_at(w.week + 1) - months_at(w.week)) * open;
        w.sponsors.inflow[at] += men;
        let size = setup.country.scale.fighters;
        let mut first = None;
        while w.sponsors.inflow[at] >= f64::from(size) && !border.is_empty() {
            w.sponsors.inflow[at] -= f64::from(size);
            first = Some(arrive(setup, luck, w, at, outsider, (to as u16, first)));
        }
    }
    recruitment::line_up(luck, w);
}

/// An agent comes over the border, to the nearest unit of its party, to that of those who came with it
/// or to a new one there. Returns which.
fn arrive(
    setup: &Setup,
    luck: &Luck,
    w: &mut World,
    at: usize,
    outsider: &Outsider,
    (party, with): (u16, Option<u32>),
) -> u32 {
    let who = outsider.who.child(w.sponsors.arrived[at]);
    w.sponsors.arrived[at] += 1;
    let border = &setup.country.ground.borders[at];
    let cell: Cell = border[luck.at(0).word(INFLOW, who).index(border.len())];
    let unit = nearest_unit(setup, w, party, cell).or(with).unwrap_or_else(|| {
        // The unit of his that nobody else can be the first of.
        let first = who.child(0);
        let interest = walk_out::interest(setup, &luck.at(0), first);
        w.units.add(first, party, party, cell, interest)
    });
    let size = setup.country.scale.fighters;
    w.tally.came_over_border += u64::from(size);
    let tie = setup.rules.outsiders.tie as f32;
    let taste = tracks::taste(luck, who);
    let newcomer = Newcomer { who, party, unit, persons: size, tie, taste, home: cell };
    recruitment::enrol(w, newcomer);
    unit
}
