//! A study: a checked scenario that can run any (option, draw, run).

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::absent;
use super::assumptions::{self, Assumption};
use super::compare::{self, Compare};
use super::criteria;
use super::doubt::Doubt;
use super::factorial::{Factorial, Ground};
use super::factors::{self, Confounded};
use super::history::{self, HistoryPoint};
use super::models::ModelKind;
use super::options::{self, OptionInfo, OptionSpec};
use super::renamed;
use super::resolved;
use super::sampled::Sampled;
use super::sets::{lay_sets_over, read_set, refuse_new_tables, refuse_unset_policies};
use super::shape::{ABOUT, COMMON, FORMAT, NAME, QUESTION, SENSITIVE};
use super::sizes;
use super::split::{mend_slips, split, split_node};
use super::uncertain::{self, Uncertain};
use super::warnings::{self, JUDGED};
use crate::document::{Beside, Document, Field, Node, Section, Value};
use crate::faults::{Fault, Faults, Kind};
use crate::luck::Luck;
use crate::model::{
    AnyModel, AnySetup, AnyWorld, Dictionary, Estimate, InputFile, MEANS_NOTHING, Model, Planned,
    Record, RunId, Warning, Watch,
};
use crate::text;

/// A checked scenario.
pub struct Study {
    /// Path of the file as the user gave it.
    pub path: String,
    /// The file.
    pub file: PathBuf,
    /// Name of the scenario.
    pub name: String,
    /// The question that the options answer.
    pub question: String,
    /// What the file represents and leaves out.
    pub about: String,
    /// True: reports leave out what could be used against a party.
    pub sensitive: bool,
    /// The words of each `--set`.
    pub set: Vec<String>,
    /// Name of the model, for headers only.
    pub model_name: &'static str,
    /// What is compared.
    pub compare: Compare,
    /// What really happened.
    pub history: Vec<HistoryPoint>,
    /// Every value of the file with `--set` laid over, as (path, text).
    pub fields: Vec<(String, String)>,
    told: Vec<Warning>,
    options: Vec<OptionSpec>,
    infos: Vec<OptionInfo>,
    uncertain: Vec<Uncertain>,
    common: Node,
    beside: Beside,
    documents: Vec<Document>,
    /// The shared policies as the file has them.
    shared: Option<Node>,
    sets: Option<Node>,
    kind: &'static ModelKind,
    model: AnyModel,
    size: OnceLock<Estimate>,
}

impl Study {
    /// Understands a document; `None` if anything in it is wrong.
    pub(super) fn read(
        mut document: Document,
        path: &Path,
        beside: Beside,
        sets: &[String],
        faults: &Faults,
    ) -> Option<Self> {
        let mut told = renamed::renew(&mut document.root, faults);
        mend_slips(&mut document.root, faults);
        // Set last, option by option: a policy that an option lacks is not made by naming it.
        let bare = document.root.clone();
        let mut over: Option<Document> = None;
        for words in sets {
            let Some(set) = read_set(words, faults, &mut told) else { continue };
            document.root.lay_over(&set.root);
            match &mut over {
                Some(over) => over.root.lay_over(&set.root),
                None => over = Some(set),
            }
        }
        let mut fields = document.root.leaves();
        let (mut common, kind) = split(document, faults)?;
        if let Some(over) = &mut over {
            refuse_new_tables(&mut over.root, &mut common, &bare, kind, faults);
        }
        let root = Section::root(&common, &COMMON, faults);
        root.count(&FORMAT);
        let Some(kind) = kind else {
            // Without a model the rest means nothing; that the options are right can be said.
            options::read(&root, &bare);
            return None;
        };
        let own = |key: &str| kind.shape.field(key).is_some();
        let model = split_node(&bare, own)?;
        let said = sets.to_vec();
        let sets = over.and_then(|over| split_node(&over.root, own));

        let name = text::name(root.text(&NAME).unwrap_or_default()).into_owned();
        let options = options::read(&root, &model);
        let mut documents = options::documents(&options, &model, &root);
        if let Some(sets) = &sets {
            refuse_unset_policies(sets, &documents, faults);
            documents.iter_mut().for_each(|document| lay_sets_over(document, sets));
        }
        let uncertain =
            uncertain::of_file(kind, &bare, &common, documents.first(), &mut fields, faults);
        fields.extend(uncertain::held(&uncertain, sets.as_ref()));
        let uncertain = absent::refuse(uncertain, kind, &documents, faults);

        let opened = (kind.open)(&documents, &beside, faults)?;
        options::check_unused(&options, &model, &opened, faults);
        uncertain::check_ends(&uncertain, &documents, &opened, sets.as_ref(), faults);
        let words = opened.dictionary();
        let infos: Vec<OptionInfo> = options.iter().map(|option| option.info.clone()).collect();
        let names: Vec<String> = infos.iter().map(|info| info.name.clone()).collect();
        let doubt = Doubt::of(kind, &documents, words, faults);
        let whose = criteria::whose(kind, &documents);
        let compare = compare::read(&root, &names, words, &doubt, &whose, kind.shown);
        let history = history::read(&root, words, &doubt, &mut told);
        let study = Self {
            path: path.display().to_string(),
            file: path.to_owned(),
            name: if name.is_empty() { file_stem(path) } else { name },
            question: root.text(&QUESTION).unwrap_or_default().to_owned(),
            about: root.text(&ABOUT).unwrap_or_default().to_owned(),
            sensitive: root.flag(&SENSITIVE),
            set: said,
            model_name: kind.name,
            compare,
            history,
            told,
            fields,
            options,
            infos,
            uncertain,
            common,
            beside,
            documents,
            shared: model.get("policy").cloned(),
            sets,
            kind,
            model: opened,
            size: OnceLock::new(),
        };
        // What is read together was read as the model was opened; once more where all seems well.
        for document in study.documents.iter().filter(|_| faults.is_empty()) {
            study.model.setup(document, faults);
        }
        Some(study)
    }

    /// The options, in the order of the file.
    pub fn options(&self) -> &[OptionInfo] {
        &self.infos
    }

    /// What records hold.
    pub fn dictionary(&self) -> &Dictionary {
        self.model.dictionary()
    }

    /// Files read beside the scenario.
    pub fn inputs(&self) -> &[InputFile] {
        self.model.inputs()
    }

    /// Where these files lie.
    pub fn beside(&self) -> &Beside {
        &self.beside
    }

    /// What the scenario is, whatever words said it, as (path, text): what a log is checked by.
    pub fn resolved(&self) -> Vec<(String, String)> {
        let (uncertain, sets) = (&self.uncertain, self.sets.as_ref());
        resolved::of(self.kind, &self.common, &self.infos, &self.documents, uncertain, sets)
    }

    /// What one run will need at most: in any option, with what is uncertain at its largest.
    pub fn estimate(&self) -> Estimate {
        *self.size.get_or_init(|| {
            sizes::most(&self.model, &self.documents, &self.uncertain, |largest| {
                if let Some(sets) = &self.sets {
                    lay_sets_over(largest, sets);
                }
            })
        })
    }

    /// The policies of an option as planned.
    pub fn plan(&self, option: usize) -> Vec<Planned> {
        let setup = self.model.setup(&self.documents[option], &Faults::new());
        setup.map_or_else(Vec::new, |setup| self.model.plan(&setup))
    }

    /// Draws that can be looked at in some seconds before anything is run: 250 of most files.
    pub fn draws_to_judge(&self) -> u32 {
        warnings::to_judge(&self.documents)
    }

    /// What the file says and hardly means, as its options and the first draws have it.
    pub fn warnings(&self, seed: u64) -> Vec<Warning> {
        let draws = if self.uncertain.is_empty() {
            1
        } else {
            (self.draws_to_judge() / 4).clamp(1, JUDGED)
        };
        let mut said = warnings::merged(&self.infos, draws, |option, draw| {
            let document = self.merged(option, seed, draw);
            let setup = self.model.setup(&document, &Faults::new());
            setup.map_or_else(Vec::new, |setup| self.model.warnings(&document, &setup))
        });
        let (shared, same) = (self.shared.as_ref(), self.compared().same());
        said.extend(warnings::of_options(
            &self.infos,
            &self.documents,
            shared,
            self.sets.as_ref(),
            &same,
        ));
        said.extend(warnings::of_size(self.estimate()));
        said.extend(self.told.iter().cloned());
        said
    }

    /// Every number that the scenario rests on, as the first option has it, and how it is sampled.
    pub fn assumptions(&self) -> Vec<Assumption> {
        let law = |path: &str| {
            self.uncertain.iter().find(|entry| entry.path() == path).map(Uncertain::says)
        };
        let first = self.documents.first();
        first.map_or_else(Vec::new, |document| assumptions::all(self.kind, document, law))
    }

    /// What some draws sampled, parameter by parameter.
    pub fn sampled_in(&self, seed: u64, draws: &[u32]) -> Vec<Sampled> {
        let known = self.assumptions();
        let disputed = |path: &str| {
            path.strip_prefix(self.kind.disputed).is_some_and(|rest| rest.starts_with('.'))
        };
        let of = |entry: &Uncertain| {
            let path = entry.path();
            let known = known.iter().find(|one| one.path == path);
            entry.sampled(seed, draws, known, disputed(&path))
        };
        self.uncertain.iter().map(of).collect()
    }

    /// The options as they are compared with each other.
    fn compared(&self) -> factors::Options<'_, impl Fn(&Document, &str, &str) -> bool> {
        let kinds = match self.kind.shape.field("policy") {
            Some(Field::Kinds(_, kinds)) => *kinds,
            _ => &[],
        };
        let takes = |document: &Document, policy: &str, key: &str| {
            let faults = Faults::new();
            let setup = self.model.setup(document, &faults).filter(|_| faults.is_empty());
            let of = document.root.get("policy").and_then(|policies| policies.get(policy));
            let place = of.and_then(|policy| policy.get(key)).map(|node| &node.place);
            let vain = |warning: &Warning| {
                warning.sort == MEANS_NOTHING && warning.place.as_ref() == place && place.is_some()
            };
            setup.is_some_and(|setup| !self.model.warnings(document, &setup).iter().any(vain))
        };
        factors::Options { documents: &self.documents, kinds, takes }
    }

    /// Pairs of options that differ in more than one thing.
    pub fn confounded(&self) -> Vec<Confounded> {
        self.compared().confounded()
    }

    /// The combinations of what the options differ in that no option is: of the policies `asked`, or of
    /// all. What is not varied is as in the baseline.
    ///
    /// # Errors
    /// Faults of usage: a policy that is not there, or in which the options do not differ.
    pub fn factorial(&self, asked: &[String]) -> Result<Factorial, Vec<Fault>> {
        let names: Vec<&str> = self.infos.iter().map(|info| info.name.as_str()).collect();
        let sound = |document: &Document| {
            let faults = Faults::new();
            self.model.setup(document, &faults);
            faults.or_ok(Some(()))
        };
        let ground = Ground {
            documents: &self.documents,
            names: &names,
            base: self.compare.baseline,
            shared: self.shared.as_ref(),
        };
        ground.factorial(asked, sound)
    }

    /// Values of the uncertain parameters in a draw, as (path, number or text).
    pub fn sampled(&self, seed: u64, draw: u32) -> Vec<(String, Value)> {
        let luck = Luck::of_draw(seed, draw);
        self.uncertain.iter().map(|u| (u.path(), u.sample(&luck))).collect()
    }

    /// Checks every option under a draw.
    ///
    /// # Errors
    /// All faults that the draw brings.
    pub fn check_draw(&self, seed: u64, draw: u32) -> Result<(), Vec<Fault>> {
        let faults = Faults::new();
        for option in 0..self.options.len() {
            self.model.setup(&self.merged(option, seed, draw), &faults);
        }
        faults.or_ok(Some(()))
    }

    /// What an option makes of the file under a draw.
    ///
    /// # Errors
    /// The faults of the merged document; none after `check_draw`.
    pub fn setup(&self, option: usize, seed: u64, draw: u32) -> Result<AnySetup, Vec<Fault>> {
        let faults = Faults::new();
        let setup = self.model.setup(&self.merged(option, seed, draw), &faults);
        faults.or_ok(setup)
    }

    fn merged(&self, option: usize, seed: u64, draw: u32) -> Document {
        let mut document = self.documents[option].clone();
        let luck = Luck::of_draw(seed, draw);
        for uncertain in &self.uncertain {
            uncertain.lay_over(&mut document, &luck);
        }
        // Last, so that `--set` also holds a number that the file calls uncertain.
        if let Some(sets) = &self.sets {
            lay_sets_over(&mut document, sets);
        }
        document
    }

    /// An empty world, kept by a worker for all its runs.
    pub fn new_world(&self) -> AnyWorld {
        self.model.new_world()
    }

    /// One run.
    ///
    /// # Errors
    /// The faults of a draw that was not checked, or of kind `Run`.
    pub fn run(
        &self,
        seed: u64,
        id: RunId,
        world: &mut AnyWorld,
        watch: &mut dyn Watch,
    ) -> Result<Record, Vec<Fault>> {
        let setup = self.setup(id.option, seed, id.draw)?;
        let luck = Luck::of_run(seed, id.draw, id.run);
        let record = self.model.run(&setup, luck, world, watch)?;
        if !record.is_finite() {
            let message = format!("{} gave a number that is not finite", self.show(id));
            return Err(vec![Fault::new(Kind::Run, message)]);
        }
        Ok(record)
    }
}

fn file_stem(path: &Path) -> String {
    path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}
