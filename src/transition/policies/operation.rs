//! An international operation as the rules know it, beside the levers that say who is there.

use crate::choice;
use crate::transition::country::map::Cell;

choice! {
    /// When force may be used, from least to most.
    #[derive(PartialOrd, Ord)]
    pub enum RulesOfEngagement {
        Observe("observe", "unarmed or not permitted to use force"),
        SelfDefence("self_defence", "force in self-defence only"),
        ProtectCivilians("protect_civilians", "force also where civilians are attacked within reach"),
        Compel("compel", "force against whoever breaks the accord"),
    }
}

choice! {
    /// What its companies are armed with, from least to most.
    pub enum Arms {
        Light("light", "rifles and light vehicles"),
        Medium("medium", "armoured personnel carriers and machine guns"),
        Heavy("heavy", "armour, guns and helicopters"),
    }
}

/// What the rules know of an operation; how many troops it has comes by lever.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Name, that of its policy.
    pub name: String,
    /// When force may be used.
    pub rules: RulesOfEngagement,
    /// What its companies are armed with.
    pub arms: Arms,
    /// Share of troops at points.
    pub points: f64,
    /// Share of troops over a wide area.
    pub wide_area: f64,
    /// Share of troops that patrol where harm was reported.
    pub by_reports: f64,
    /// Share of troops that guard the force.
    pub force_protection: f64,
    /// Bases in the order in which they are taken; empty: the map's own ranking.
    pub bases: Vec<Cell>,
    /// True if the parties signed that it may go where it likes.
    pub status_agreement: bool,
    /// Towns around which it has said that it will answer.
    pub red_lines: Vec<Cell>,
}
