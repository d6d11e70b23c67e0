//! Selection from draw to draw: how large batches are, and how many draws are wanted next.

use super::batches::{BATCH, draws_in_a_batch};
use super::kn::{Dropped, FIRST_STAGE, Kn};

/// What is selected by, and how surely.
#[derive(Debug, Clone, Copy)]
pub struct Aim {
    /// True if less is better.
    pub lower_is_better: bool,
    /// True for what lies between 0 and 1.
    pub share: bool,
    /// The difference worth detecting [unit of the outcome].
    pub delta: f64,
    /// Wanted probability of correct selection, as in [`Kn::new`].
    pub confidence: f64,
}

/// [`Kn`] on draws as they come. What it says depends on the draws and their order alone, not on how
/// many came at a time.
#[derive(Debug, Clone)]
pub struct Procedure {
    kn: Kn,
    aim: Aim,
    batch: usize,
    /// True once the first draws have said how large batches are.
    sized: bool,
    /// Option x draw.
    draws: Vec<Vec<f64>>,
}

impl Procedure {
    /// Starts with all options in play.
    ///
    /// # Errors
    /// Those of [`Kn::new`].
    pub fn new(options: usize, aim: Aim) -> Result<Self, String> {
        Ok(Self {
            kn: Kn::new(options, FIRST_STAGE, aim.confidence, aim.delta)?,
            aim,
            batch: if aim.share { draws_in_a_batch(Some(&[]), aim.delta) } else { BATCH },
            sized: !aim.share,
            draws: vec![Vec::new(); options],
        })
    }

    /// Takes the next draw in.
    ///
    /// * `draw`: the mean over its runs, one an option [unit of the outcome].
    pub fn take(&mut self, draw: &[f64]) {
        self.draws.iter_mut().zip(draw).for_each(|(column, value)| column.push(*value));
        if !self.sized && self.taken() >= self.first_stage() {
            let mean = |column: &Vec<f64>| column.iter().sum::<f64>() / column.len() as f64;
            let shares: Vec<f64> = self.draws.iter().map(mean).collect();
            self.batch = draws_in_a_batch(Some(&shares), self.aim.delta);
            self.sized = true;
        }
        // Batches may have grown since the first draws, so a first stage is begun when it is whole.
        while self.sized && self.wanted() == 0 && self.kn.decided().is_none() {
            let first = self.kn.observations() * self.batch;
            let mean = |option: &usize| {
                let batch = &self.draws[*option][first..first + self.batch];
                let mean = batch.iter().sum::<f64>() / self.batch as f64;
                if self.aim.lower_is_better { -mean } else { mean }
            };
            let batch: Vec<f64> = self.kn.remaining().iter().map(mean).collect();
            self.kn.observe(&batch);
        }
    }

    /// Draws that it needs before it can say more; 0 once it is decided.
    pub fn wanted(&self) -> usize {
        if self.kn.decided().is_some() {
            return 0;
        }
        let observations = (self.kn.observations() + 1).max(FIRST_STAGE);
        (observations * self.batch).saturating_sub(self.taken())
    }

    /// The option selected, once it alone remains.
    pub fn decided(&self) -> Option<usize> {
        self.kn.decided()
    }

    /// Options in play, in their order.
    pub fn remaining(&self) -> &[usize] {
        self.kn.remaining()
    }

    /// Those dropped, in the order in which they were.
    pub fn dropped(&self) -> &[Dropped] {
        self.kn.dropped()
    }

    /// Draws in a batch.
    pub fn batch(&self) -> usize {
        self.batch
    }

    /// Draws of the first stage: before them no option is dropped.
    pub fn first_stage(&self) -> usize {
        FIRST_STAGE * self.batch
    }

    /// Draws that what it says rests on: those of whole batches.
    pub fn draws(&self) -> usize {
        self.kn.observations() * self.batch
    }

    fn taken(&self) -> usize {
        self.draws.first().map_or(0, Vec::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::chance::chance;
    use rand::RngExt;

    fn procedure(share: bool, delta: f64) -> Procedure {
        let aim = Aim { lower_is_better: true, share, delta, confidence: 0.95 };
        Procedure::new(2, aim).unwrap()
    }

    /// Gives it the draws it wants until it is decided.
    fn finish(procedure: &mut Procedure, mut draw: impl FnMut(usize) -> [f64; 2]) {
        let mut taken = 0;
        while procedure.wanted() > 0 {
            for _ in 0..procedure.wanted() {
                procedure.take(&draw(taken));
                taken += 1;
            }
        }
        assert_eq!(taken, procedure.draws());
    }

    #[test]
    fn less_is_selected_where_less_is_better() {
        let mut luck = chance(1);
        let mut one = procedure(false, 10.0);
        finish(&mut one, |_| {
            [
                f64::from(luck.random_range(0..100_u32)) + 20.0,
                f64::from(luck.random_range(0..100_u32)),
            ]
        });
        assert_eq!((one.decided(), one.batch()), (Some(1), 20));
        assert_eq!(one.draws() % 20, 0);
        assert!(one.draws() >= 400);
    }

    #[test]
    fn batches_are_larger_once_the_first_draws_show_that_it_is_rare() {
        let mut luck = chance(2);
        let mut event =
            |per_thousand: u32| f64::from(u8::from(luck.random_range(0..1000) < per_thousand));
        let mut rare = procedure(true, 0.05);
        assert_eq!(rare.wanted(), 400);
        finish(&mut rare, |_| [event(20), event(120)]);
        assert_eq!((rare.decided(), rare.batch()), (Some(0), 50));
        assert!(rare.draws() >= 1_000);
        let mut common = procedure(true, 0.1);
        finish(&mut common, |_| [event(600), event(400)]);
        assert_eq!((common.decided(), common.batch()), (Some(1), 20));
    }

    #[test]
    fn it_does_not_matter_how_many_draws_come_at_a_time() {
        let draws: Vec<[f64; 2]> = {
            let mut luck = chance(3);
            (0..3_000)
                .map(|_| {
                    [
                        f64::from(luck.random_range(0..100_u32)),
                        f64::from(luck.random_range(0..102_u32)),
                    ]
                })
                .collect()
        };
        let mut one = procedure(false, 2.0);
        finish(&mut one, |at| draws[at]);
        let mut other = procedure(false, 2.0);
        draws.iter().for_each(|draw| other.take(draw));
        assert_eq!((one.decided(), one.draws()), (other.decided(), other.draws()));
        assert_eq!(one.dropped(), other.dropped());
    }
}
