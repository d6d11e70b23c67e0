//! Quantities: a number a draw, of one world or of several in the same draws. Differences of
//! quantities are paired: draw by draw.

use std::ops::{Add, Div, Mul, Sub};
use std::rc::Rc;
use std::sync::Arc;

use super::worlds::Arm;

/// A number a draw, worked out for as many draws as are asked for.
#[derive(Clone)]
pub struct Quantity {
    /// A world that it is read off.
    pub arm: Arc<Arm>,
    by_draw: Rc<dyn Fn(u32) -> Vec<f64>>,
}

impl Quantity {
    /// What is read off the records of a world.
    pub fn of(arm: &Arc<Arm>, by_draw: impl Fn(u32) -> Vec<f64> + 'static) -> Self {
        Self { arm: Arc::clone(arm), by_draw: Rc::new(by_draw) }
    }

    /// The values of the first draws.
    pub fn values(&self, draws: u32) -> Vec<f64> {
        (self.by_draw)(draws)
    }

    fn with(self, other: Self, join: impl Fn(f64, f64) -> f64 + 'static) -> Self {
        let arm = Arc::clone(&self.arm);
        let by_draw = move |draws| {
            let (one, other) = (self.values(draws), other.values(draws));
            one.into_iter().zip(other).map(|(a, b)| join(a, b)).collect()
        };
        Self { arm, by_draw: Rc::new(by_draw) }
    }
}

impl Sub for Quantity {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.with(other, |a, b| a - b)
    }
}

impl Add for Quantity {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.with(other, |a, b| a + b)
    }
}

/// Of one another, draw by draw; of nothing, nothing.
impl Div for Quantity {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        self.with(other, |a, b| if b == 0.0 { 0.0 } else { a / b })
    }
}

impl Mul<f64> for Quantity {
    type Output = Self;

    fn mul(self, times: f64) -> Self {
        let arm = Arc::clone(&self.arm);
        let by_draw = move |draws| self.values(draws).into_iter().map(|v| v * times).collect();
        Self { arm, by_draw: Rc::new(by_draw) }
    }
}
