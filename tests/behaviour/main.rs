//! How the transition model behaves: worlds compared with worlds, over paired draws.
//!
//! Most patterns have an ablation twin: with its mechanism off the difference must vanish, or it was
//! written somewhere else; and a contrary case in which it must not appear. docs/patterns.md lists
//! those that have not. How a claim is judged: `pattern.rs`. The master seed comes from `ARMISTICE_SEED` (default 1), the pairs of the first look
//! from `ARMISTICE_PAIRS`. The list of patterns with their roles, and of claims that do not hold, is
//! docs/patterns.toml.

mod announced_exit;
mod arms_of_a_force;
mod begin_withdrawn;
mod buffers_and_mixed_places;
mod charged_operation;
mod claims_unsaid;
mod conditions_hand_out_a_veto;
mod disarm_by_friday;
mod effect;
mod force_against_refusers;
mod guarantor_while_phased;
mod handover;
mod hazard_falls;
mod incident_sizes;
mod joint_security;
mod keys;
mod lines_of_duty;
mod massacre_and_return;
mod more_troops_fewer_deaths;
mod patrols_by_reports;
mod pattern;
mod pay;
mod quantity;
mod red_lines;
mod scale;
mod spoilers_by_their_aims;
mod sponsors;
mod strikes_hit_bystanders;
mod strip;
mod troops_step_in;
mod verification_stops_spirals;
mod where_people_look;
mod who_lets_whom_in;
mod whole_units_agreed_sooner;
mod whole_units_walk_out_armed;
mod withdrawal_leaves_a_vacuum;
mod worlds;
mod zones_by_place;
