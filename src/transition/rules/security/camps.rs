//! Camps: where the companies of an operation live. They take its bases in order, more than one where bases
//! run out; the last ones may live elsewhere for a month.

use crate::transition::country::Ground;
use crate::transition::country::map::Cell;
use crate::transition::policies::Operation;

/// Where the companies of an operation live.
pub struct Camps<'a> {
    /// Bases in the order in which they are taken.
    bases: &'a [Cell],
    /// Companies that live at one.
    settled: usize,
    /// Where the last ones live.
    away: Vec<Cell>,
}

impl<'a> Camps<'a> {
    /// Those of an operation with so many companies of troops. `forward`: companies of operations that live
    /// away from their bases, and where.
    pub fn of(
        ground: &'a Ground,
        (index, operation): (usize, &'a Operation),
        troops: u32,
        forward: &[(u16, Cell)],
    ) -> Self {
        let away = forward.iter().filter(|(by, _)| usize::from(*by) == index);
        let away: Vec<Cell> = away.take(troops as usize).map(|&(_, cell)| cell).collect();
        let bases = if operation.bases.is_empty() { &ground.bases } else { &operation.bases };
        Self { bases, settled: troops as usize - away.len(), away }
    }

    /// The base of a company, of troops or of police; `None` where there is none.
    pub fn base(&self, company: usize) -> Option<Cell> {
        (!self.bases.is_empty()).then(|| self.bases[company % self.bases.len()])
    }

    /// True for the first company at a base.
    pub fn is_first(&self, company: usize) -> bool {
        company < self.bases.len()
    }

    /// Where a company of troops lives away from its base, if it does.
    pub fn away(&self, company: usize) -> Option<Cell> {
        self.away.get(company.checked_sub(self.settled)?).copied()
    }

    /// Bases of the companies of troops that live there.
    pub fn settled(&self) -> impl Iterator<Item = Cell> + '_ {
        (0..self.settled).map_while(|company| self.base(company))
    }
}
