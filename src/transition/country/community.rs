//! `[community.<name>]`: an identity group.

use crate::document::{Field, Parameter, Section, Shape, Source, Words};

const SHARE: Parameter = Parameter {
    key: "share",
    unit: "1",
    range: 0.0..=1.0,
    default: None,
    meaning: "share of the population",
    source: Source::Assumption,
};
const GRIEVANCE: Parameter = Parameter {
    key: "grievance",
    unit: "1",
    range: 0.0..=1.0,
    default: Some(0.3),
    meaning: "grievance at the start, 0 to 1",
    source: Source::Assumption,
};
const MIXED: Parameter = Parameter {
    key: "mixed",
    unit: "1",
    range: 0.0..=1.0,
    default: Some(0.5),
    meaning: "0: lives only where the party it leans to holds; 1: lives evenly everywhere",
    source: Source::Assumption,
};
const LEANS: Words = Words { key: "leans", meaning: "party that it leans to" };

/// `[community.<name>]`
pub const SHAPE: Shape = Shape {
    about: "An identity group",
    fields: &[
        Field::Real(&SHARE),
        Field::Real(&GRIEVANCE),
        Field::Real(&MIXED),
        Field::Text(&LEANS),
    ],
};

/// The most communities that there can be.
pub const MOST: usize = 8;

/// An identity group.
#[derive(Debug, Clone, PartialEq)]
pub struct Community {
    /// Name.
    pub name: String,
    /// Share of the population.
    pub share: f64,
    /// Grievance at the start, 0 to 1.
    pub grievance: f64,
    /// How evenly it lives over the map, 0 to 1.
    pub mixed: f64,
    /// Party that it leans to, as a position among the parties.
    pub leans: Option<u16>,
}

/// Reads all communities; a file without any has one, of all people, that leans to nobody.
pub fn read(root: &Section<'_>, parties: &[String]) -> Vec<Community> {
    let sections = root.sections("community");
    let mut list: Vec<Community> = sections
        .iter()
        .map(|(name, section)| Community {
            name: name.clone(),
            share: section.number(&SHARE),
            grievance: section.number(&GRIEVANCE),
            mixed: section.number(&MIXED),
            leans: section.known(&LEANS, parties).map(|at| at as u16),
        })
        .collect();
    if list.is_empty() {
        let name = "everyone".to_owned();
        list.push(Community { name, share: 1.0, grievance: 0.3, mixed: 1.0, leans: None });
    }
    let total: f64 = list.iter().map(|community| community.share).sum();
    let sound = sections.iter().all(|(_, section)| section.sound(SHARE.key));
    if (total - 1.0).abs() > 0.001 && sound {
        root.fault("community", format!("the shares of the communities sum to {total}, not to 1"));
    }
    if list.len() > MOST {
        root.fault("community", format!("{} communities; at most {MOST} are allowed", list.len()));
        list.truncate(MOST);
    }
    list
}
