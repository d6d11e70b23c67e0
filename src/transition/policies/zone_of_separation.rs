//! Separation: zones that armed units leave, around places where people are mixed or along a road.
//! Lever: which parties' units may stand in which districts. Who provides security there then is
//! for the rules to find out.

use super::words;
use super::{Context, Delivery, Operation, Policy, fields};
use crate::document::{Field, Section, Shape, Words};
use crate::transition::levers::Levers;

const DISTRICTS: Words =
    Words { key: "districts", meaning: "districts of the zone; all if silent" };
const PARTIES: Words = Words {
    key: "parties",
    meaning: "parties whose units must leave; all in the process if silent",
};

/// `[policy.<name>] kind = "zone_of_separation"`
pub const SHAPE: Shape = Shape {
    about: "Separation: districts that armed units leave",
    fields: fields![Field::Names(&DISTRICTS), Field::Names(&PARTIES)],
};

struct ZoneOfSeparation {
    districts: Vec<usize>,
    parties: u16,
    label: String,
}

pub(super) fn read(
    section: &Section<'_>,
    context: &Context<'_>,
    _: &mut Vec<Operation>,
) -> Box<dyn Policy> {
    let districts = context.districts(section, &DISTRICTS);
    let parties = context.parties_or(section, &PARTIES, |party| party.in_process);
    let names: Vec<&str> = parties.iter().map(|&at| &*context.parties[at].name).collect();
    let who = match names.len() {
        0 => "nobody leaves".to_owned(),
        1 => format!("{} leaves", names[0]),
        2 | 3 if section.has(PARTIES.key) => format!("{} leave", words::list(&names)),
        _ => "armed units leave".to_owned(),
    };
    let label = format!("{who} {}", words::districts(&districts, &context.ground.map.districts));
    Box::new(ZoneOfSeparation {
        districts,
        parties: parties.iter().fold(0, |set, &party| set | 1 << party),
        label,
    })
}

impl Policy for ZoneOfSeparation {
    fn turn(&self, _: Delivery, levers: &mut Levers) {
        for &district in &self.districts {
            levers.closed[district] |= self.parties;
        }
    }

    fn label(&self) -> String {
        self.label.clone()
    }
}
