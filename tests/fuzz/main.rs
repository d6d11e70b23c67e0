//! Damaged and made-up inputs, by seed: whatever a file holds, the program answers in time, within
//! memory, and with an error that says where.
//!
//! Each target runs for a few seconds in `cargo test`. `ARMISTICE_FUZZ_SECONDS` makes it longer and
//! `ARMISTICE_SEED` makes other inputs. An input that fails is kept in `target/fuzz`, and the
//! message names its folder.

mod fixture;
mod guard;
mod logs;
mod maps;
mod mutate;
mod scenarios;
mod seen;

/// Counts what is taken, so that a small file that makes the program take much memory is seen.
#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;
