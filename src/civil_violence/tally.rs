//! What a run is summed up in.
//!
//! An outburst begins in the first step that ends with more active civilians than the bound, and
//! ends with the first step that does not. The wait before an outburst runs from the end of the one
//! before it to its beginning; its activation is the sum of active civilians over its steps. An
//! outburst that is on when the run ends counts with what it had.

use super::setup::Setup;
use super::words::{OUTBURST_BEGAN, OUTBURST_ENDED, block};
use super::world::{NONE, World};
use crate::luck::mix;
use crate::model::{Digest, Event, EventKind, NEVER, Record, Watch};

/// Sums of one run.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub arrests: u64,
    digest: Digest,
    /// Series after series, each with the mean over the steps of each point.
    series: Vec<f32>,
    points: usize,
    /// Sums of the series over the point that is on.
    point: [f64; 4],
    active: u64,
    jailed: u64,
    police: u64,
    peak: u64,
    outbursts: u32,
    first: Option<u32>,
    /// Steps between outbursts.
    waited: u64,
    /// Activation of all outbursts [person-steps].
    activation: u64,
    /// First step after the last outburst.
    calm_since: u32,
    /// Activation of the outburst that is on, up to now [person-steps].
    outburst: Option<u64>,
    /// Events so far: the number of the last.
    events: u32,
}

/// The frame: 0 nobody, 1 quiet, 2 active, 3 police.
fn who_stands_where(setup: &Setup, world: &World) -> Vec<f32> {
    let stands = |&agent: &u32| match agent as usize {
        _ if agent == NONE => 0.0,
        agent if agent >= setup.frame.civilians => 3.0,
        agent if world.active[agent] => 2.0,
        _ => 1.0,
    };
    world.who.iter().map(stands).collect()
}

impl Tally {
    pub(super) fn new(setup: &Setup) -> Self {
        let steps = setup.frame.steps;
        let points = steps.div_ceil(block(steps)) as usize;
        Self { series: vec![0.0; 4 * points], points, ..Self::default() }
    }

    /// Takes in the state at the end of a step.
    pub(super) fn step(
        &mut self,
        setup: &Setup,
        step: u32,
        legitimacy: f64,
        world: &mut World,
        watch: &mut dyn Watch,
    ) {
        let civilians = setup.frame.civilians;
        let (mut active, mut jailed, mut state) = (0, 0, 0_u64);
        for (civilian, is_active) in world.active.iter().enumerate() {
            if *is_active {
                active += 1;
                world.active_steps[world.site[civilian] as usize] += 1.0;
            }
            jailed += u64::from(world.site[civilian] == NONE);
        }
        for (agent, site) in world.site.iter().enumerate() {
            state = state.wrapping_add(mix((agent as u64) << 32 | u64::from(*site)));
        }
        for number in [active, jailed, state, legitimacy.to_bits()] {
            self.digest.whole(number);
        }
        self.active += active;
        self.jailed += jailed;
        self.police += world.posted as u64;
        self.peak = self.peak.max(active);
        self.follow_outbursts(setup.frame.outburst, step, active, watch);

        let quiet = civilians as u64 - active - jailed;
        let now = [active as f64, jailed as f64, quiet as f64, legitimacy];
        let point = self.add_to_series(setup.frame.steps, step, now);
        if let Some(point) = point.filter(|_| watch.wants_frames()) {
            watch.frame(0, point, &who_stands_where(setup, world));
        }
    }

    /// Adds a step to its point of the series, and returns the point if it is its last step.
    fn add_to_series(&mut self, all: u32, step: u32, now: [f64; 4]) -> Option<usize> {
        self.point.iter_mut().zip(now).for_each(|(sum, now)| *sum += now);
        let (point, steps) = ((step / block(all)) as usize, step % block(all) + 1);
        if steps < block(all) && step + 1 < all {
            return None;
        }
        for (at, sum) in self.point.iter_mut().enumerate() {
            self.series[at * self.points + point] = (*sum / f64::from(steps)) as f32;
            *sum = 0.0;
        }
        Some(point)
    }

    fn follow_outbursts(&mut self, bound: u32, step: u32, active: u64, watch: &mut dyn Watch) {
        let events = &mut self.events;
        let mut event = |kind: &'static EventKind, number: u64| {
            *events += 1;
            let (id, number) = (*events, number as u32);
            watch.event(&Event { id, tick: step, kind, number, ..Event::default() });
        };
        match (self.outburst, active > u64::from(bound)) {
            (None, true) => {
                if self.first.is_some() {
                    self.waited += u64::from(step - self.calm_since);
                }
                self.first.get_or_insert(step);
                self.outbursts += 1;
                self.activation += active;
                self.outburst = Some(active);
                event(&OUTBURST_BEGAN, active);
            }
            (Some(before), true) => {
                self.activation += active;
                self.outburst = Some(before + active);
            }
            (Some(activation), false) => {
                self.calm_since = step;
                self.outburst = None;
                event(&OUTBURST_ENDED, activation);
            }
            (None, false) => {}
        }
    }

    /// What the run leaves, its outcomes in the dictionary's order.
    pub(super) fn finish(self, setup: &Setup, world: &World) -> Record {
        let steps = f64::from(setup.frame.steps);
        let outbursts = f64::from(self.outbursts);
        let wait = if self.outbursts < 2 { steps } else { self.waited as f64 / (outbursts - 1.0) };
        let activation = self.activation as f64 / outbursts.max(1.0);
        Record {
            outcomes: vec![
                f64::from(self.outbursts.min(1)),
                outbursts,
                self.first.map_or(NEVER, f64::from),
                wait,
                activation,
                self.peak as f64,
                self.active as f64 / steps,
                self.jailed as f64 / steps,
                self.arrests as f64,
                self.police as f64 / steps,
            ],
            series: self.series,
            layers: world.active_steps.clone(),
            digest: self.digest.value(),
        }
    }
}
