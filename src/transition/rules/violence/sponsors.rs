//! Sponsors: money and fighters over the border, less what guards there stop.

use crate::calendar::{Week, month_begins, months_at};
use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::Country;
use crate::transition::levers::Levers;
use crate::transition::rules::{
    fighters::queue, fighters::tracks, fighters::walk_out, shared::nearest_unit,
};
use crate::transition::streams::INFLOW;
use crate::transition::world::{Fighters, Index, Newcomer, Programme, Sponsors, Units};

crate::settings! {
    /// How much gets over a guarded border.
    pub struct Settings {
        guards_per_km: 0.01..=100.0, 2.0, "persons/km", "guards that stop most of what crosses", Source::Assumption;
        tie: 0.0..=1.0, 0.5, "1", "tie to the commander of a fighter who came over the border", Source::Assumption;
    }
}

/// What the rule reads and writes of a run.
pub struct Arrivals<'a> {
    /// What is on its way.
    pub sponsors: &'a mut Sponsors,
    /// Money to each party [US dollars/month].
    pub money: &'a mut [f64],
    /// Those under arms.
    pub fighters: &'a mut Fighters,
    /// Their units.
    pub units: &'a mut Units,
    /// Which units are where.
    pub units_by_cell: &'a Index,
    /// The queue in which newcomers wait.
    pub programme: &'a mut Programme,
    /// Fighters who came over a border [persons].
    pub came: &'a mut u64,
}

/// Money and fighters of all sponsors whose time it is.
pub fn step(
    rule: &Settings,
    commanders: &walk_out::Settings,
    country: &Country,
    luck: &Luck,
    week: Week,
    levers: &Levers,
    mut arrivals: Arrivals<'_>,
) {
    if month_begins(week) {
        arrivals.money.fill(0.0);
    }
    let crossing = Crossing { rule, commanders, country, luck, week };
    for (index, sponsor) in country.sponsors.iter().enumerate() {
        let Some(to) = sponsor.to else { continue };
        if !(sponsor.from..sponsor.until).contains(&week) {
            continue;
        }
        let border = &country.ground.borders[index];
        let km = border.len() as f64 * country.ground.map.cell_km;
        let guards = f64::from(*levers.borders.guards[index]) / km.max(1.0);
        let open = libm::exp(-guards / rule.guards_per_km) * *levers.money.flows[index];
        if month_begins(week) {
            arrivals.money[to] += sponsor.usd_per_month * open;
        }
        // What has come so far, in whole agents: the rest comes when it makes one.
        let came = sponsor.fighters_per_month * (months_at(week + 1) - months_at(week)) * open;
        arrivals.sponsors.inflow[index] += came;
        let size = f64::from(country.scale.fighters);
        let mut first = None;
        while arrivals.sponsors.inflow[index] >= size && !border.is_empty() {
            arrivals.sponsors.inflow[index] -= size;
            first = Some(crossing.arrive(index, to as u16, first, &mut arrivals));
        }
    }
    queue::line_up(arrivals.programme);
}

/// The rule in one week.
struct Crossing<'a> {
    rule: &'a Settings,
    commanders: &'a walk_out::Settings,
    country: &'a Country,
    luck: &'a Luck,
    week: Week,
}

impl Crossing<'_> {
    /// An agent comes over the border, to the nearest unit of its party, to that of those who came with
    /// it or to a new one there. Returns which.
    fn arrive(
        &self,
        index: usize,
        party: u16,
        with: Option<u32>,
        arrivals: &mut Arrivals<'_>,
    ) -> u32 {
        let Self { country, luck, week, .. } = *self;
        let Arrivals { sponsors, fighters, units, programme, .. } = arrivals;
        let who = country.sponsors[index].who.child(sponsors.arrived[index]);
        sponsors.arrived[index] += 1;
        let border = &country.ground.borders[index];
        let home = border[luck.at(0).word(INFLOW, who).index(border.len())];
        let near = &country.ground.map.near;
        let nearest = nearest_unit(near, units, arrivals.units_by_cell, party, home);
        let unit = nearest.or(with).unwrap_or_else(|| {
            // The unit of theirs that nobody else can be the first of.
            let first = who.child(0);
            let interest = walk_out::interest(self.commanders, &luck.at(0), first);
            units.add(first, party, party, home, interest)
        });
        let persons = country.scale.fighters;
        *arrivals.came += u64::from(persons);
        let (tie, taste) = (self.rule.tie as f32, tracks::taste(luck, who));
        let newcomer = Newcomer { who, party, unit, persons, tie, taste, home };
        queue::enrol(luck, week, newcomer, fighters, programme);
        unit
    }
}
