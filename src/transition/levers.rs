//! What policies may turn: people, places, dates, money, weapons, rules and information.
//!
//! Levers are set afresh each week. Each field says its unit, its neutral value and how two
//! policies that turn it combine. No lever is denominated in anything a run ends with.

use super::map::Cell;

/// What all policies in force ask for this week.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Levers {
    /// Half width of the zone that units keep from the line [km]. Neutral 0; the widest holds.
    pub standoff_km: f64,
    /// One entry an operation of the file, in the order of their names.
    pub operations: Vec<OperationLever>,
    /// Programme for disarmament, demobilisation and reintegration. Neutral: none.
    pub ddr: DdrLever,
    /// Entry of fighters into the army. Neutral: none.
    pub integration: IntegrationLever,
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
    pub fn reset(&mut self, operations: usize, parties: usize) {
        self.standoff_km = 0.0;
        self.operations.clear();
        self.operations.resize_with(operations, OperationLever::default);
        let ddr = &mut self.ddr;
        (ddr.intake_per_month, ddr.funded_share, ddr.usd_per_fighter) = (0.0, 0.0, 0.0);
        (ddr.camp_weeks, ddr.reinsertion_weeks) = (0, 0);
        ddr.sites.clear();
        ddr.parties.clear();
        ddr.parties.resize(parties, false);
        let posts = &mut self.integration;
        (posts.individuals_per_month, posts.whole_units_per_month) = (0.0, 0.0);
        (posts.posts, posts.disperse) = (0, false);
        posts.parties.clear();
        posts.parties.resize(parties, false);
    }
}
