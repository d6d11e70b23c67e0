//! One type for any model, so that what comes after need not name them.

use std::any::Any;

use super::{Dictionary, Estimate, InputFile, Model, Planned, Record, Warning, Watch};
use crate::document::Document;
use crate::faults::{Fault, Faults, Kind};
use crate::luck::Luck;

/// A setup of some model.
pub type AnySetup = Box<dyn Any + Send + Sync>;

/// A world of some model.
pub type AnyWorld = Box<dyn Any + Send>;

/// Some model.
pub struct AnyModel(Box<dyn Erased>);

impl AnyModel {
    /// Hides which model it is.
    pub fn new<M>(model: M) -> Self
    where
        M: Model + 'static,
        M::Setup: 'static,
        M::World: 'static,
    {
        Self(Box::new(model))
    }
}

trait Erased: Send + Sync {
    fn dictionary(&self) -> &Dictionary;
    fn inputs(&self) -> &[InputFile];
    fn estimate(&self, setup: &AnySetup) -> Estimate;
    fn setup(&self, document: &Document, faults: &Faults) -> Option<AnySetup>;
    fn plan(&self, setup: &AnySetup) -> Vec<Planned>;
    fn warnings(&self, document: &Document, setup: &AnySetup) -> Vec<Warning>;
    fn new_world(&self) -> AnyWorld;
    fn run(
        &self,
        setup: &AnySetup,
        luck: Luck,
        world: &mut AnyWorld,
        watch: &mut dyn Watch,
    ) -> Result<Record, Fault>;
}

impl<M> Erased for M
where
    M: Model + 'static,
    M::Setup: 'static,
    M::World: 'static,
{
    fn dictionary(&self) -> &Dictionary {
        Model::dictionary(self)
    }

    fn inputs(&self) -> &[InputFile] {
        Model::inputs(self)
    }

    fn estimate(&self, setup: &AnySetup) -> Estimate {
        let setup = setup.downcast_ref();
        setup.map_or_else(Estimate::default, |setup| Model::estimate(self, setup))
    }

    fn setup(&self, document: &Document, faults: &Faults) -> Option<AnySetup> {
        Model::setup(self, document, faults).map(|setup| Box::new(setup) as AnySetup)
    }

    fn plan(&self, setup: &AnySetup) -> Vec<Planned> {
        setup.downcast_ref().map_or_else(Vec::new, |setup| Model::plan(self, setup))
    }

    fn warnings(&self, document: &Document, setup: &AnySetup) -> Vec<Warning> {
        let setup = setup.downcast_ref();
        setup.map_or_else(Vec::new, |setup| Model::warnings(self, document, setup))
    }

    fn new_world(&self) -> AnyWorld {
        Box::new(Model::new_world(self))
    }

    fn run(
        &self,
        setup: &AnySetup,
        luck: Luck,
        world: &mut AnyWorld,
        watch: &mut dyn Watch,
    ) -> Result<Record, Fault> {
        match (setup.downcast_ref(), world.downcast_mut()) {
            (Some(setup), Some(world)) => Model::run(self, setup, luck, world, watch),
            _ => Err(Fault::new(Kind::Run, "a setup or state of another model was given")),
        }
    }
}

impl Model for AnyModel {
    type Setup = AnySetup;
    type World = AnyWorld;

    fn dictionary(&self) -> &Dictionary {
        self.0.dictionary()
    }

    fn inputs(&self) -> &[InputFile] {
        self.0.inputs()
    }

    fn estimate(&self, setup: &AnySetup) -> Estimate {
        self.0.estimate(setup)
    }

    fn setup(&self, document: &Document, faults: &Faults) -> Option<AnySetup> {
        self.0.setup(document, faults)
    }

    fn plan(&self, setup: &AnySetup) -> Vec<Planned> {
        self.0.plan(setup)
    }

    fn warnings(&self, document: &Document, setup: &AnySetup) -> Vec<Warning> {
        self.0.warnings(document, setup)
    }

    fn new_world(&self) -> AnyWorld {
        self.0.new_world()
    }

    fn run(
        &self,
        setup: &AnySetup,
        luck: Luck,
        world: &mut AnyWorld,
        watch: &mut dyn Watch,
    ) -> Result<Record, Fault> {
        self.0.run(setup, luck, world, watch)
    }
}
