//! False flags: whether those who were attacked in the name of another believe it.

use super::{clash, spoilers};
use crate::calendar::Week;
use crate::luck::{Luck, Who};
use crate::transition::country::Country;
use crate::transition::rules::security::eyes::Sight;
use crate::transition::streams::BELIEF;
use crate::transition::world::{Cells, Incident, Index, Parties, Retaliation, Units};

/// What those who were attacked look at.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The units.
    pub units: &'a Units,
    /// Which units are where.
    pub units_by_cell: &'a Index,
    /// How a clash that is provoked comes about.
    pub clash: &'a clash::Settings,
    /// Strength and trust.
    pub parties: &'a Parties,
    /// Who sees what happens.
    pub cells: &'a Cells,
    /// What becomes known of it.
    pub sight: Sight<'a>,
}

/// Whether the target of a false flag believes that the other side did it. If so it holds that side to
/// account and hits back: the clash to come.
pub fn accuse(
    rule: &spoilers::Settings,
    country: &Country,
    luck: &Luck,
    week: Week,
    scene: Scene<'_>,
    incident: &mut Incident,
    who: Who,
) -> Option<Retaliation> {
    let Scene { units, units_by_cell, parties, .. } = scene;
    let i = usize::from(incident.target?);
    // The strongest opponent in the process is whom one would suspect.
    let strength = |j: &usize| parties.strength[*j];
    let suspect = country.opponents(i).max_by(|a, b| strength(a).total_cmp(&strength(b)))?;
    let chance = rule.believed
        * (1.0 - scene.sight.attribution(scene.cells, incident.cell))
        * (1.0 - rule.believed_trust * parties.trust_of(i, suspect));
    if !luck.word(BELIEF, who).below(chance) {
        return None;
    }
    incident.blamed = Some(suspect as u16);
    let near = &country.ground.map.near;
    clash::provoked(scene.clash, near, luck, week, units, units_by_cell, incident)
}
