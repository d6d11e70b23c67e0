//! What lies in vision: a disc on a lattice whose edges meet.
//!
//! Epstein's visions of 1.7 and 7 read best as radii: 1.7 then holds the 8 sites around, 7 holds 148.
//! The independent figures (`tests/civil_violence.rs`) decide for the disc. With a greatest term of
//! 30 they have 184 outbursts in 5,000 steps, a wait of 21.7 and an activation of 766; the disc gives
//! 181, 22.1 and 770, the square of 224 sites 33, 144 and 1,342, the diamond of 112 sites 218, 19.7
//! and 272. (The last two by a sketch of this model with another stream of random numbers.)

/// A lattice and the disc around each of its sites, the site itself included.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Disc {
    width: usize,
    height: usize,
    /// Rows of the disc from the north: (rows to the south of the centre, columns to either side).
    rows: Vec<(isize, usize)>,
    /// Every site but the centre: (columns to the east, rows to the south).
    others: Vec<(isize, isize)>,
}

impl Disc {
    /// The disc of a radius [sites] on a lattice of `width * height` sites, numbered row by row.
    ///
    /// No site may be seen twice, so the caller checks `2 * radius + 1` against both sides.
    pub(super) fn new(width: usize, height: usize, radius: f64) -> Self {
        let reach = radius as isize;
        let far = (radius * radius) as isize;
        let mut rows = Vec::new();
        let mut others = Vec::new();
        for south in -reach..=reach {
            let inside = |east: isize| east * east + south * south <= far;
            rows.push((south, (0..=reach).filter(|east| inside(*east)).count() - 1));
            let sites = (-reach..=reach).filter(|east| inside(*east) && (*east, south) != (0, 0));
            others.extend(sites.map(|east| (east, south)));
        }
        Self { width, height, rows, others }
    }

    /// Sites in vision of each site, itself left out.
    pub(super) fn others(&self) -> usize {
        self.others.len()
    }

    /// Column and row of a site.
    pub(super) fn place(&self, site: usize) -> (usize, usize) {
        (site % self.width, site / self.width)
    }

    /// The `n`-th site in vision of the one at a place, itself left out.
    pub(super) fn other(&self, (x, y): (usize, usize), n: usize) -> usize {
        let (east, south) = self.others[n];
        let row = wrap(y as isize + south, self.height);
        row * self.width + wrap(x as isize + east, self.width)
    }

    /// Adds `by` to the count of everyone who sees a site, the site itself included.
    pub(super) fn add(&self, counts: &mut [u16], site: usize, by: i16) {
        let (x, y) = self.place(site);
        for &(south, half) in &self.rows {
            let start = wrap(y as isize + south, self.height) * self.width;
            let row = &mut counts[start..start + self.width];
            let (low, high) = (x as isize - half as isize, x + half);
            if low < 0 {
                shift(&mut row[(low + self.width as isize) as usize..], by);
                shift(&mut row[..=high], by);
            } else if high >= self.width {
                shift(&mut row[low as usize..], by);
                shift(&mut row[..=high - self.width], by);
            } else {
                shift(&mut row[low as usize..=high], by);
            }
        }
    }
}

fn shift(counts: &mut [u16], by: i16) {
    for count in counts {
        *count = count.wrapping_add_signed(by);
    }
}

fn wrap(place: isize, size: usize) -> usize {
    let size = size as isize;
    let place = if place < 0 { place + size } else { place };
    (if place >= size { place - size } else { place }) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_visions_of_the_paper_hold_8_and_148_sites() {
        assert_eq!(Disc::new(40, 40, 1.7).others(), 8);
        assert_eq!(Disc::new(40, 40, 7.0).others(), 148);
    }

    #[test]
    fn a_site_is_counted_by_exactly_those_who_see_it() {
        let disc = Disc::new(17, 16, 7.0);
        for site in [0, 5, 16, 17 * 15, 17 * 8 + 8, 17 * 16 - 1] {
            let mut counts = vec![0; 17 * 16];
            disc.add(&mut counts, site, 1);
            let mut seen = vec![0; 17 * 16];
            seen[site] += 1;
            (0..disc.others()).for_each(|n| seen[disc.other(disc.place(site), n)] += 1);
            assert_eq!(counts, seen, "site {site}");
            disc.add(&mut counts, site, -1);
            assert!(counts.iter().all(|count| *count == 0));
        }
    }
}
