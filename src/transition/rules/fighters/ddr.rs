//! The pipeline of disarmament, demobilisation and reintegration: fighters of parties that comply
//! come to the sites as far as these can take them, wait, are discharged, and find a livelihood or
//! do not. If their party goes back to war, some go with it.
//!
//! Ties to commanders and illegal rents near by draw ex-fighters back more than want of income
//! does: Daly, Paler & Samii 2020, JPR 57:536.

use crate::calendar::{month_begins, months_at};
use crate::document::Source;
use crate::luck::{Luck, Word};
use crate::transition::country::Country;
use crate::transition::country::map::Cell;
use crate::transition::levers::DdrLever;
use crate::transition::rules::shared::{logistic, nearest_unit};
use crate::transition::streams::REINTEGRATION;
use crate::transition::world::{
    Fighters, Index, Posture, Programme, Stage, Tally, Terms, Track, Units,
};

crate::settings! {
    /// What becomes of fighters in the programme.
    pub struct Settings {
        reintegrates: 0.0..=1.0, 0.85, "1", "chance that paid reintegration brings a livelihood", Source::Assumption;
        relapses: 0.0..=1.0, 0.04, "1/month", "chance that a fighter without a livelihood takes up arms, at half a tie and a full offer", Source::Assumption;
        settles: 0.0..=1.0, 0.02, "1/month", "chance that a fighter without a livelihood finds one without help", Source::Assumption;
        remobilises: 0.0..=1.0, 0.20, "1/week", "chance that a fighter in a site, fully tied, leaves it when its party goes to war", Source::Assumption;
        relapse_base: 0.0..=2.0, 0.5, "1", "what counts besides the tie for who takes up arms again, in ties", Source::Assumption;
        remobilises_discharged: 0.0..=1.0, 0.1, "1", "chance that a discharged fighter goes back to war, relative to that of a fighter in a site", Source::Assumption;
        offer_km: 0.0..=60.0, 30.0, "km", "distance from home within which rents and spoilers draw ex-fighters back", Source::Assumption;
        least_offer: 0.0..=1.0, 0.4, "1", "what armed life offers where there are neither rents nor spoilers, as a share of a full offer", Source::Assumption;
    }
}

/// The programme, and who may pass through it.
pub struct Pipeline<'a> {
    /// Facts that no run changes.
    pub country: &'a Country,
    /// Strength of paid reintegration, which is disputed: 0 = off, 1 = as modelled.
    pub money: f64,
    /// Places, terms and sites.
    pub lever: &'a DdrLever,
    /// What each party does about the accord.
    pub posture: &'a [Posture],
    /// Armed presence by party: shape `(parties, cells)`.
    pub presence: &'a [f32],
    /// Armed units.
    pub units: &'a Units,
    /// Which units are where.
    pub units_by_cell: &'a Index,
    /// Who passes through.
    pub fighters: &'a mut Fighters,
    /// Queue, places and terms.
    pub programme: &'a mut Programme,
    /// What is counted.
    pub tally: &'a mut Tally,
}

/// Fighters come, and all who are in the programme or were go on.
pub fn step(rule: &Settings, luck: &Luck, week: u32, mut pipeline: Pipeline<'_>) {
    pipeline.disarm(week);
    let lever = pipeline.lever;
    // Whoever is in a programme that closed finishes under its last terms.
    if *lever.intake_per_month > 0.0 {
        pipeline.programme.terms = Terms {
            camp_weeks: *lever.camp_weeks,
            support_weeks: *lever.reinsertion_weeks,
            funded_share: *lever.funded_share,
        };
    }
    for row in 0..pipeline.fighters.len() {
        pipeline.advance(rule, luck, week, row);
    }
}

impl Pipeline<'_> {
    /// Fighters of parties that comply come, in the order of the queue, as far as places go.
    fn disarm(&mut self, week: u32) {
        let per_month = *self.lever.intake_per_month;
        let places = |week: u32| (per_month * months_at(week)) as u32;
        if per_month <= 0.0 {
            self.programme.credit.sites = 0;
            return;
        }
        if month_begins(week) {
            // Who can never come again leaves the queue; the order of the others stays.
            let stage = &self.fighters.stage;
            let waits = |(_, row): &(Word, u32)| {
                matches!(
                    stage[*row as usize],
                    Stage::Active | Stage::Cantoned | Stage::Demobilised | Stage::WholeUnit
                )
            };
            self.programme.queue.retain(waits);
        }
        let opened = places(week + 1) - places(week);
        self.programme.credit.sites += opened;
        self.serve();
        let mut usd = 0.0;
        let mut came = false;
        for index in 0..self.programme.queue.len() {
            let row = self.programme.queue[index].1 as usize;
            if !self.may_come(row) {
                continue;
            }
            came = true;
            let persons = self.fighters.persons[row];
            if persons > self.programme.credit.sites {
                break;
            }
            self.programme.credit.sites -= persons;
            let party = &self.country.parties[usize::from(self.fighters.party[row])];
            self.tally.disarmed += u64::from(persons);
            self.tally.weapons += (f64::from(persons) * party.weapons).round() as u64;
            usd += f64::from(persons) * *self.lever.usd_per_fighter;
            self.fighters.enter(row, Stage::Cantoned, week);
        }
        self.tally.programme_usd += usd;
        // Places of a week in which nobody came are lost; what is left is less than an agent.
        if !came {
            let most = self.country.scale.fighters.max(opened);
            self.programme.credit.sites = self.programme.credit.sites.min(most);
        }
    }

    /// True if a fighter would come to a site and can.
    fn may_come(&self, row: usize) -> bool {
        let party = usize::from(self.fighters.party[row]);
        self.fighters.stage[row] == Stage::Active
            && self.lever.parties[party]
            && self.fighters.track[row] == Track::Programme
            && self.posture[party] == Posture::Complying
            && !self.units.rogue[self.fighters.unit[row] as usize]
            && self.programme.served[self.units.cell[self.fighters.unit[row] as usize] as usize]
    }

    /// Marks the cells that have a site within reach of a march.
    fn serve(&mut self) {
        let (map, served) = (&self.country.ground.map, &mut self.programme.served);
        served.clear();
        served.resize(map.inside.len(), false);
        for &site in self.lever.sites.iter() {
            for step in map.near.of(site) {
                served[step.cell as usize] = true;
            }
        }
    }

    /// What becomes this week of a fighter who is in the programme, or left it without a livelihood.
    fn advance(&mut self, rule: &Settings, luck: &Luck, week: u32, row: usize) {
        let stage = self.fighters.stage[row];
        if !matches!(stage, Stage::Cantoned | Stage::Demobilised | Stage::Adrift) {
            return;
        }
        let terms = self.programme.terms;
        let weeks = week - self.fighters.since[row];
        let persons = u64::from(self.fighters.persons[row]);
        let tie = f64::from(self.fighters.tie[row]);
        let war = self.posture[usize::from(self.fighters.party[row])] == Posture::Withdrawn;
        let who = self.fighters.who[row];
        let word = || luck.word(REINTEGRATION, who);
        match stage {
            Stage::Cantoned if war && word().below(rule.remobilises * tie) => {
                self.remobilise(week, row);
            }
            Stage::Cantoned if !war && weeks >= terms.camp_weeks => {
                self.fighters.enter(row, Stage::Demobilised, week);
                self.tally.demobilised += persons;
            }
            Stage::Demobilised
                if war && word().below(rule.remobilises_discharged * rule.remobilises * tie) =>
            {
                self.remobilise(week, row);
            }
            Stage::Demobilised if weeks >= terms.support_weeks => {
                if word().below(rule.reintegrates * terms.funded_share * self.money) {
                    self.fighters.enter(row, Stage::Reintegrated, week);
                    self.tally.reintegrated += persons;
                } else {
                    self.fighters.enter(row, Stage::Adrift, week);
                }
            }
            // Once a month, each in the week of its own that its discharge set.
            Stage::Adrift if weeks > 0 && month_begins(weeks) => {
                let offer = self.offer(rule, self.fighters.home[row]);
                let taken = rule.relapses * (rule.relapse_base + tie) * offer;
                // One word against the summed chance: rival exits of one person.
                if word().below(taken) {
                    self.fighters.enter(row, Stage::Recidivist, week);
                    self.tally.recidivists += persons;
                } else if word().below(taken + rule.settles) {
                    self.fighters.enter(row, Stage::Reintegrated, week);
                    self.tally.reintegrated += persons;
                }
            }
            _ => {}
        }
    }

    /// What armed life offers near a home: rents, and spoilers who pay. The least offer to 1.
    fn offer(&self, rule: &Settings, home: Cell) -> f64 {
        let map = &self.country.ground.map;
        let (cells, mut rent, mut spoilers) = (map.inside.len(), 0.0_f64, 0.0);
        for step in map.near.within(home, rule.offer_km) {
            let cell = step.cell as usize;
            rent = rent.max(f64::from(map.resource[cell]));
            for (index, party) in self.country.parties.iter().enumerate() {
                if !party.in_process {
                    spoilers += f64::from(self.presence[index * cells + cell]);
                }
            }
        }
        let draw = 2.0 * logistic(2.0 * (rent + spoilers)) - 1.0;
        rule.least_offer + (1.0 - rule.least_offer) * draw
    }

    /// Back under arms, in the nearest unit of its party that still has fighters, or else alone.
    fn remobilise(&mut self, week: u32, row: usize) {
        let (party, home) = (self.fighters.party[row], self.fighters.home[row]);
        let near = &self.country.ground.map.near;
        let unit = nearest_unit(near, self.units, self.units_by_cell, party, home);
        self.tally.recidivists += u64::from(self.fighters.persons[row]);
        match unit {
            Some(unit) => {
                self.fighters.enter(row, Stage::Active, week);
                self.fighters.unit[row] = unit;
            }
            None => self.fighters.enter(row, Stage::Recidivist, week),
        }
    }
}
