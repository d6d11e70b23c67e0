//! What holds in every run: who is who, what is conserved, what follows in closed form.
//!
//! Each file is about one thing; this one has what they share.

mod any_scenario;
mod choice_of_war;
mod closed_forms;
mod cover;
mod dice;
mod eyes;
mod factions;
mod invariants;
mod killing;
mod line;
mod lineage;
mod mutiny;
mod patrols;
mod scenario;
mod successors;
mod warned;
mod watched;

use std::path::Path;

use super::outcomes::record;
use super::setup::Setup;
use super::start::start;
use super::week::week;
use super::{Run, Transition};
use crate::calendar::month_begins;
use crate::document::{Beside, Document, Value};
use crate::faults::{Fault, Faults};
use crate::luck::Luck;
use crate::model::{Model, Nothing, Record};
use invariants::Founded;

const VALLEY: &str = include_str!("../../../scenarios/valley.toml");
const SIERRA_LEONE: &str = include_str!("../../../scenarios/sierra-leone-2000.toml");

/// Keys of a scenario file that the model does not read.
const OF_A_STUDY: [&str; 10] = [
    "format",
    "name",
    "question",
    "about",
    "model",
    "option",
    "compare",
    "criterion",
    "uncertain",
    "history",
];

/// Master seed of the tests.
fn seed() -> u64 {
    std::env::var("ARMISTICE_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// The document of a text that holds the model's own keys alone.
fn document(words: &str) -> Document {
    let faults = Faults::new();
    let document = Document::parse("words", words.to_owned(), &faults);
    faults.or_ok(document).unwrap_or_else(|faults| panic!("{faults:?}\n{words}"))
}

/// What a scenario file says before its options, then each of these, with `more` laid over.
fn options(file: &str, more: &str) -> Vec<(String, Document)> {
    let mut base = document(file);
    let options = base.root.get("option").and_then(|node| node.table()).cloned();
    if let Value::Table(table) = &mut base.root.value {
        OF_A_STUDY.iter().for_each(|key| drop(table.remove(*key)));
    }
    let more = document(more);
    let mut list = vec![("as it stands".to_owned(), base.clone())];
    for (name, option) in options.into_iter().flatten() {
        let mut laid = base.clone();
        if let Value::Table(table) = &mut laid.root.value
            && let Some(policies) = table.get_mut("policy")
        {
            if let (Some(kept), Value::Table(all)) = (option.get("policies"), &mut policies.value) {
                let kept = format!("{:?}", kept.value);
                all.retain(|name, _| kept.contains(&format!("{name:?}")));
            }
            option.get("policy").into_iter().for_each(|over| policies.lay_over(over));
        }
        list.push((name, laid));
    }
    list.iter_mut().for_each(|(_, document)| document.root.lay_over(&more.root));
    list
}

/// The model and the setup of a document; maps are looked for beside the scenarios.
fn read(document: &Document) -> Result<(Transition, Setup), Vec<Fault>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    read_in(document, &folder)
}

fn read_in(document: &Document, folder: &Path) -> Result<(Transition, Setup), Vec<Fault>> {
    let faults = Faults::new();
    let model =
        Transition::open(std::slice::from_ref(document), &Beside::in_folder(folder), &faults);
    let both = model.and_then(|model| model.setup(document, &faults).map(|setup| (model, setup)));
    faults.or_ok(both)
}

/// Lives a run as the model does, and checks what must hold after the weeks that `looks` names.
fn live(
    model: &Transition,
    setup: &Setup,
    luck: Luck,
    run: &mut Run,
    looks: impl Fn(u32) -> bool,
) -> Record {
    let w = &mut run.world;
    start(setup, &luck, w);
    let mut founded = Founded::of(w);
    run.series.clear();
    run.series.resize(model.dictionary().series_len(), 0.0);
    for now in 0..setup.country.clock.weeks {
        w.week = now;
        week(setup, &luck.at(now), w, &mut Nothing);
        if looks(now) {
            founded.check(setup, w);
        }
        if month_begins(now + 1) {
            record::points(&model.measures, setup, w, &mut run.series);
            w.tally.begin_month();
        }
    }
    record::finish(&model.measures, setup, w, &run.series)
}
