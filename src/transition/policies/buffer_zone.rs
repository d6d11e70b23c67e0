//! Separation: a buffer zone along the line between those who fought.
//! Lever: how far units keep from the line. What that does to clashes, to cover and to the people
//! behind is for the rules to answer.

use super::words::number;
use super::{Context, Delivery, Operation, Policy, fields};
use crate::document::{Field, Parameter, Section, Shape, Source};
use crate::transition::levers::Levers;

const WIDTH: Parameter = Parameter {
    key: "width_km",
    unit: "km",
    range: 0.0..=100.0,
    default: Some(4.0),
    meaning: "width of the zone, half on either side of the line",
    source: Source::Published("Dayton Agreement 1995, annex 1-A: about 2 km on either side"),
};

/// `[policy.<name>] kind = "buffer_zone"`
pub const SHAPE: Shape = Shape {
    about: "Separation: a zone along the line that armed units leave",
    fields: fields![Field::Real(&WIDTH),],
};

struct BufferZone {
    half_km: f64,
}

pub(super) fn read(
    section: &Section<'_>,
    _: &Context<'_>,
    _: &mut Vec<Operation>,
) -> Box<dyn Policy> {
    Box::new(BufferZone { half_km: section.number(&WIDTH) / 2.0 })
}

impl Policy for BufferZone {
    fn turn(&self, _: Delivery, levers: &mut Levers) {
        levers.standoff_km = levers.standoff_km.max(self.half_km);
    }

    fn label(&self) -> String {
        format!("zone {} km wide", number(self.half_km * 2.0))
    }
}
