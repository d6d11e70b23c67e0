//! Which rows belong to which group, row order kept within a group: of all groups by a counting sort, of a
//! few by one walk over the rows.

/// Rows by group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Index {
    start: Vec<u32>,
    rows: Vec<u32>,
}

impl Index {
    /// Sorts rows `0..group_of.len()` into `groups` groups; rows whose group is not below `groups`
    /// belong to none.
    pub fn build(&mut self, groups: usize, group_of: impl Iterator<Item = u32> + Clone) {
        self.start.clear();
        self.start.resize(groups + 1, 0);
        for group in group_of.clone() {
            if (group as usize) < groups {
                self.start[group as usize + 1] += 1;
            }
        }
        for group in 0..groups {
            self.start[group + 1] += self.start[group];
        }
        // Every place is written below: what stands there need not be cleared.
        self.rows.resize(self.start[groups] as usize, 0);
        // `start[g]` serves as the place for the next row of group g and is put right afterwards.
        for (row, group) in group_of.enumerate() {
            if (group as usize) < groups {
                let place = &mut self.start[group as usize];
                self.rows[*place as usize] = row as u32;
                *place += 1;
            }
        }
        for group in (1..=groups).rev() {
            self.start[group] = self.start[group - 1];
        }
        self.start[0] = 0;
    }

    /// Rows of a group, in row order.
    #[inline]
    pub fn of(&self, group: u32) -> &[u32] {
        let group = group as usize;
        &self.rows[self.start[group] as usize..self.start[group + 1] as usize]
    }
}

/// Fighters by unit, as of the last count of the units: who moved since then stands where it was. Most
/// weeks nobody asks, so they are listed by the first who does.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Roster {
    members: Index,
    listed: bool,
}

impl Roster {
    /// The units were counted: who is in them is to be listed anew.
    pub fn counted(&mut self) {
        self.listed = false;
    }

    /// Lists who is in which of so many units, unless that was done since they were counted.
    pub fn list(&mut self, units: usize, unit_of: &[u32]) {
        if !self.listed {
            self.members.build(units, unit_of.iter().copied());
            self.listed = true;
        }
    }

    /// Rows of a unit's fighters, in row order; to be listed before.
    #[inline]
    pub fn of(&self, unit: u32) -> &[u32] {
        self.members.of(unit)
    }
}

/// Rows of the few groups that are sought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sought {
    sought: Vec<bool>,
    any: bool,
    /// Group and row, in order.
    found: Vec<(u32, u32)>,
}

impl Sought {
    /// None of so many groups is sought.
    pub fn clear(&mut self, groups: usize) {
        self.sought.clear();
        self.sought.resize(groups, false);
        self.any = false;
        self.found.clear();
    }

    /// A group is sought.
    pub fn seek(&mut self, group: u32) {
        self.sought[group as usize] = true;
        self.any = true;
    }

    /// Finds the rows of the groups that are sought, of those that count. A row whose group is not below
    /// their number belongs to none. Only rows of the groups are asked whether they count, so that a walk
    /// over all reads one column.
    pub fn find(&mut self, group_of: &[u32], counts: impl Fn(usize) -> bool) {
        if !self.any {
            return;
        }
        for (row, &group) in group_of.iter().enumerate() {
            if self.sought.get(group as usize) == Some(&true) && counts(row) {
                self.found.push((group, row as u32));
            }
        }
        self.found.sort_unstable();
    }

    /// Rows of a group that was sought, in row order.
    pub fn of(&self, group: u32) -> impl Iterator<Item = &u32> {
        let from = self.found.partition_point(|&(other, _)| other < group);
        let here = self.found[from..].iter().take_while(move |(other, _)| *other == group);
        here.map(|(_, row)| row)
    }
}

#[cfg(test)]
mod tests {
    use super::{Index, Sought};

    #[test]
    fn rows_come_in_order_by_group_and_those_without_a_group_are_left_out() {
        let mut index = Index::default();
        index.build(3, [2, 0, 9, 2, 0].into_iter());
        assert_eq!(index.of(0), [1, 4]);
        assert!(index.of(1).is_empty());
        assert_eq!(index.of(2), [0, 3]);
    }

    #[test]
    fn rows_of_the_groups_that_are_sought_come_in_order_and_no_others() {
        let mut sought = Sought::default();
        sought.clear(3);
        sought.seek(2);
        sought.find(&[2, 0, 9, 2, 0, 2], |row| row != 5);
        assert!(sought.of(2).eq(&[0, 3]));
        assert_eq!(sought.of(0).count(), 0);
        sought.clear(3);
        sought.find(&[2, 0, 9, 2, 0], |_| true);
        assert_eq!(sought.of(2).count(), 0);
    }
}
