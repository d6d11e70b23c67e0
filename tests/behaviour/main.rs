//! How the transition model behaves: worlds compared with worlds, over paired draws.
//!
//! Each pattern has an ablation twin: with its mechanism off the difference must vanish, or it was
//! written somewhere else. The master seed comes from `ARMISTICE_SEED` (default 1), the number of
//! pairs from `ARMISTICE_PAIRS`; every pattern prints its effect in standard errors.

mod more_troops_fewer_deaths;
mod whole_units_walk_out_armed;
mod worlds;
