//! Stub.
use crate::document::{Document, Shape};
use crate::faults::{Fault, Faults};
use crate::luck::Luck;
use crate::model::{Dictionary, Estimate, InputFile, Model, Planned, Record, Watch};
use std::path::Path;

/// Keys.
pub const SHAPE: Shape = Shape { about: "stub", fields: &[] };
/// Fixed.
pub const FIXED: &[&str] = &[];
/// Stub.
#[derive(Default)]
pub struct CivilViolence {
    dictionary: Dictionary,
}
impl CivilViolence {
    /// Stub.
    pub fn open(_: &[Document], _: &Path, _: &Faults) -> Option<Self> {
        Some(Self::default())
    }
}
impl Model for CivilViolence {
    type Setup = ();
    type World = ();
    fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }
    fn inputs(&self) -> &[InputFile] {
        &[]
    }
    fn estimate(&self) -> Estimate {
        Estimate::default()
    }
    fn setup(&self, _: &Document, _: &Faults) -> Option<()> {
        Some(())
    }
    fn plan(&self, (): &()) -> Vec<Planned> {
        Vec::new()
    }
    fn new_world(&self) {}
    fn run(&self, (): &(), _: Luck, (): &mut (), _: &mut dyn Watch) -> Result<Record, Fault> {
        Ok(Record::default())
    }
}
