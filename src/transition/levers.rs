//! What policies may turn: people, places, dates, money, weapons, rules and information.
//!
//! Levers are set afresh each week. Each field says its unit, its neutral value and how two
//! policies that turn it combine. No lever is denominated in anything a run ends with.

use super::country::map::Cell;

/// Who is assigned to provide security in a district under the interim arrangement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Assigned {
    /// Nobody said: whoever is there.
    #[default]
    Unsaid,
    /// Nobody: no arrangement was agreed, and parties' units leave it to others.
    Nobody,
    /// Each side in the area that it controls.
    Delegated,
    /// The state, everywhere.
    Retained,
    /// Both sides' units, in the same cells.
    Joint,
    /// International operations.
    International,
}

/// What all policies in force ask for this week.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Levers {
    /// Half width of the zone that units keep from the line [km]. Neutral 0; the widest holds.
    pub standoff_km: f64,
    /// Who provides security, by district. Neutral: unsaid; the last policy in order holds.
    pub assigned: Vec<Assigned>,
    /// Share of the units of each side that is detailed to joint security, 0 to 1. Neutral 0; the
    /// largest holds.
    pub joint_share: f64,
    /// Which parties' units must leave a district, as a set of positions. Neutral: none; several
    /// join.
    pub closed: Vec<u16>,
    /// Ceasefire commission. Neutral: none.
    pub commission: CommissionLever,
    /// What is done about each party outside the process. Neutral: nothing.
    pub spoilers: Vec<SpoilerLever>,
    /// Guards on the border of each outside actor [persons]. Neutral 0; several add up.
    pub guards: Vec<u32>,
    /// Share of each outside actor's support that still flows, 0 to 1. Neutral 1; the least holds.
    pub flows: Vec<f64>,
    /// One entry an operation of the file, in the order of their names.
    pub operations: Vec<OperationLever>,
    /// Programme for disarmament, demobilisation and reintegration. Neutral: none.
    pub ddr: DdrLever,
    /// Entry of fighters into the army. Neutral: none.
    pub integration: IntegrationLever,
}

/// What a ceasefire commission is given.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CommissionLever {
    /// Staff who verify, weighed by how far both sides can take their word [persons]. Neutral 0;
    /// several add up.
    pub staff: f64,
    /// Time to review an incident [weeks]. Neutral 0; the longest holds.
    pub review_weeks: u32,
}

/// What is offered to a party outside the process, and the force against it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SpoilerLever {
    /// Share of its demand that is granted, 0 to 1. Neutral 0; the largest holds.
    pub granted: f64,
    /// Money to it [US dollars/month]. Neutral 0; several add up.
    pub usd_per_month: f64,
    /// Troops that strike it [persons]. Neutral 0; several add up.
    pub troops: f64,
    /// True: what is offered comes only after a month without a reported act of its own, strikes
    /// only after another month. Neutral false; any rule holds.
    pub conditional: bool,
}

/// What one international operation is given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OperationLever {
    /// Troops in the country [persons]. Neutral 0; one policy an operation.
    pub troops: u32,
    /// Police in the country [persons]. Neutral 0.
    pub police: u32,
    /// Unarmed observers in the country [persons]. Neutral 0.
    pub observers: u32,
}

/// Places and money of a programme.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DdrLever {
    /// Fighters that the sites can disarm [persons/month]. Neutral 0; several add up.
    pub intake_per_month: f64,
    /// Which parties may come, by position. Neutral: none; several join.
    pub parties: Vec<bool>,
    /// Stay in a site [weeks]. Neutral 0; the longest holds.
    pub camp_weeks: u32,
    /// Support after discharge [weeks]. Neutral 0; the longest holds.
    pub reinsertion_weeks: u32,
    /// Share of those discharged for whom reintegration is paid, 0 to 1. Neutral 0; the highest.
    pub funded_share: f64,
    /// Sites: who stands within 60 km of one can come. Neutral: none; several join.
    pub sites: Vec<Cell>,
    /// Cost of one fighter [US dollars]. Neutral 0; the highest holds.
    pub usd_per_fighter: f64,
}

/// Posts in the army and how they are entered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IntegrationLever {
    /// Posts for individuals who enter mixed units [persons/month]. Neutral 0; several add up.
    pub individuals_per_month: f64,
    /// Posts for units that enter whole [persons/month]. Neutral 0; several add up.
    pub whole_units_per_month: f64,
    /// Posts in all [persons]. Neutral 0; several add up.
    pub posts: u32,
    /// Which parties may enter, by position. Neutral: none; several join.
    pub parties: Vec<bool>,
    /// True: units that entered whole are dispersed over mixed units. Neutral false.
    pub disperse: bool,
}

impl Levers {
    /// Back to neutral, keeping the memory.
    pub fn reset(&mut self, sizes: &Sizes) {
        (self.standoff_km, self.joint_share) = (0.0, 0.0);
        fill(&mut self.assigned, sizes.districts, Assigned::Unsaid);
        fill(&mut self.closed, sizes.districts, 0);
        self.commission = CommissionLever::default();
        fill(&mut self.spoilers, sizes.parties, SpoilerLever::default());
        fill(&mut self.guards, sizes.outsiders, 0);
        fill(&mut self.flows, sizes.outsiders, 1.0);
        fill(&mut self.operations, sizes.operations, OperationLever::default());
        let ddr = &mut self.ddr;
        (ddr.intake_per_month, ddr.funded_share, ddr.usd_per_fighter) = (0.0, 0.0, 0.0);
        (ddr.camp_weeks, ddr.reinsertion_weeks) = (0, 0);
        ddr.sites.clear();
        fill(&mut ddr.parties, sizes.parties, false);
        let posts = &mut self.integration;
        (posts.individuals_per_month, posts.whole_units_per_month) = (0.0, 0.0);
        (posts.posts, posts.disperse) = (0, false);
        fill(&mut posts.parties, sizes.parties, false);
    }
}

/// How many there are of what levers are given by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sizes {
    /// Districts.
    pub districts: usize,
    /// Parties.
    pub parties: usize,
    /// International operations.
    pub operations: usize,
    /// Outside actors.
    pub outsiders: usize,
}

fn fill<T: Clone>(column: &mut Vec<T>, len: usize, neutral: T) {
    column.clear();
    column.resize(len, neutral);
}
