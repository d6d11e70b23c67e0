//! The sections of a report in their order, one a file. One with nothing to show is left out.

mod acceptance;
mod again;
mod assumptions;
mod benchmarks;
mod criteria;
mod first;
mod futures;
mod harm;
mod known;
mod layout;
mod maps;
mod missing;
mod obligations;
mod outcomes;
mod question;
mod ruled_out;
mod signs;
mod survival;
mod timelines;
mod tradeoffs;
mod turns;
mod worst;

use super::context::Context;
use crate::faults::Fault;

pub(super) use first::read_first;
pub(super) use layout::Section;

/// Every section that has something to show.
///
/// # Errors
/// The log of the batch cannot be read.
pub(super) fn all(ctx: &Context) -> Result<Vec<Section>, Fault> {
    let sections = [
        Some(question::section(ctx, &known::known(ctx)?)),
        timelines::section(ctx),
        obligations::section(ctx)?,
        acceptance::section(ctx),
        futures::section(ctx),
        survival::section(ctx),
        benchmarks::section(ctx)?,
        harm::section(ctx)?,
        outcomes::section(ctx),
        worst::section(ctx),
        signs::section(ctx),
        tradeoffs::section(ctx),
        turns::section(ctx),
        assumptions::section(ctx),
        missing::section(ctx),
        Some(again::section(ctx)),
    ];
    Ok(sections.into_iter().flatten().collect())
}
