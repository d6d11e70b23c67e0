//! What a file says, checked and turned into numbers.

use super::disc::Disc;
use super::keys;
use crate::document::{Document, Parameter, Section};
use crate::faults::Faults;
use crate::model::Planned;

/// The parts of a file that shape the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub width: usize,
    pub height: usize,
    /// Civilians [persons].
    pub civilians: usize,
    /// Length of a run [steps].
    pub steps: u32,
    /// An outburst is on while more civilians than this are active [persons].
    pub outburst: u32,
}

/// What a policy sets, and the steps `start..end` in which it is in force.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dated<T> {
    pub name: String,
    start: u32,
    pub end: Option<u32>,
    pub sets: T,
}

impl<T> Dated<T> {
    fn in_force(&self, step: u32) -> bool {
        self.start <= step && self.end.is_none_or(|end| step < end)
    }

    fn planned(&self, kind: String) -> Planned {
        Planned {
            name: self.name.clone(),
            kind,
            start: format!("step {}", self.start),
            start_month: Some(f64::from(self.start)),
            end_month: self.end.map(f64::from),
            started: None,
            ended: None,
        }
    }
}

/// What one option makes of the file under one draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Setup {
    pub(super) frame: Frame,
    pub(super) disc: Disc,
    pub(super) k: f64,
    pub(super) threshold: f64,
    pub(super) floored: bool,
    legitimacy: f64,
    /// Police as a share of the sites.
    pub(super) police: Vec<Dated<f64>>,
    /// Greatest jail term [steps].
    pub(super) jail: Vec<Dated<u32>>,
    /// Legitimacy that is reached at the end of a change; by start, then by name.
    pub(super) changes: Vec<Dated<f64>>,
}

impl Frame {
    pub(super) fn read(root: &Section<'_>) -> Self {
        let (lattice, run) = (root.section("lattice"), root.section("run"));
        let width = lattice.count(&keys::WIDTH) as usize;
        let height = lattice.count(&keys::HEIGHT) as usize;
        let density = lattice.number(&keys::CIVILIANS);
        Self {
            width,
            height,
            civilians: persons(density, width * height),
            steps: run.count(&keys::STEPS),
            outburst: run.count(&keys::OUTBURST),
        }
    }

    pub(super) fn sites(&self) -> usize {
        self.width * self.height
    }
}

fn persons(density: f64, sites: usize) -> usize {
    (density * sites as f64).round() as usize
}

impl Setup {
    /// Reads a merged document; everything wrong with it goes to `faults`.
    pub(super) fn read(document: &Document, faults: &Faults) -> Self {
        let root = Section::root(&document.root, &keys::SHAPE, faults);
        let frame = Frame::read(&root);
        let rule = root.section("rule");
        let vision = rule.number(&keys::VISION);
        let side = frame.width.min(frame.height);
        let seen = 2 * vision as usize + 1;
        rule.require(keys::VISION.key, seen <= side, || {
            format!("rule.vision = {vision} sees {seen} sites across: the lattice has {side}")
        });
        let mut setup = Self {
            frame,
            disc: Disc::new(frame.width, frame.height, vision.min(((side - 1) / 2) as f64)),
            k: rule.number(&keys::K),
            threshold: rule.number(&keys::THRESHOLD),
            floored: keys::RATIO.words[rule.choice(&keys::RATIO)].0 == "floored",
            legitimacy: rule.number(&keys::LEGITIMACY),
            police: Vec::new(),
            jail: Vec::new(),
            changes: Vec::new(),
        };
        for (name, section) in root.sections("policy") {
            setup.read_policy(name, &section);
        }
        // The sort is stable and the names come in order, so equal starts go by name.
        setup.changes.sort_by_key(|change| change.start);
        setup.refuse_a_full_lattice(&root);
        setup
    }

    fn read_policy(&mut self, name: String, section: &Section<'_>) {
        let steps = self.frame.steps;
        let start = section.count(&keys::START);
        section.require(keys::START.key, start < steps, || {
            format!("{}.start = {start} lies beyond the run's {steps} steps", section.path())
        });
        let dated = |last: &'static Parameter, least: u32| {
            let end = section.has(last.key).then(|| section.count(last));
            section.require(last.key, end.is_none_or(|end| end >= least), || {
                format!("{} must lie at {least} or later", section.join(last.key))
            });
            end
        };
        match section.kind() {
            "police" => {
                let (end, sets) = (dated(&keys::END, start + 1), section.number(&keys::DENSITY));
                self.police.push(Dated { name, start, end, sets });
            }
            "jail" => {
                let (end, sets) = (dated(&keys::END, start + 1), section.count(&keys::MAX_TERM));
                self.jail.push(Dated { name, start, end, sets });
            }
            _ => {
                let (end, sets) = (dated(&keys::UNTIL, start), section.number(&keys::TO));
                self.changes.push(Dated { name, start, end, sets });
            }
        }
    }

    fn refuse_a_full_lattice(&self, root: &Section<'_>) {
        let (people, sites) = (self.frame.civilians + self.most_police(), self.frame.sites());
        root.require("policy", people <= sites, || {
            format!("{people} civilians and police at one time do not fit on {sites} sites")
        });
    }

    /// Police on the lattice in a step [persons].
    pub(super) fn police(&self, step: u32) -> usize {
        let in_force = self.police.iter().filter(|policy| policy.in_force(step));
        persons(in_force.map(|policy| policy.sets).sum(), self.frame.sites())
    }

    /// Most police on the lattice in any step [persons].
    pub(super) fn most_police(&self) -> usize {
        self.police.iter().map(|policy| self.police(policy.start)).max().unwrap_or(0)
    }

    /// Greatest jail term of an arrest in a step [steps].
    pub(super) fn max_term(&self, step: u32) -> u32 {
        let in_force = self.jail.iter().filter(|policy| policy.in_force(step));
        in_force.map(|policy| policy.sets).max().unwrap_or(0)
    }

    /// Legitimacy in a step. Each change sets out from what the one before it has reached.
    pub(super) fn legitimacy(&self, step: u32) -> f64 {
        let mut value = self.legitimacy;
        for (at, change) in self.changes.iter().enumerate() {
            let next = self.changes.get(at + 1).map_or(step, |next| next.start.min(step));
            if change.start > step {
                break;
            }
            let until = change.end.unwrap_or(change.start);
            value = if next >= until {
                change.sets
            } else {
                let share = f64::from(next - change.start) / f64::from(until - change.start);
                value + (change.sets - value) * share
            };
        }
        value
    }

    /// The policies as they were planned, by start and then by name.
    pub(super) fn plan(&self) -> Vec<Planned> {
        let police = self.police.iter().map(|p| p.planned(format!("police ({} per site)", p.sets)));
        let jail = self.jail.iter().map(|p| p.planned(format!("jail (0 to {} steps)", p.sets)));
        let changes = self.changes.iter().map(|p| p.planned(format!("legitimacy (to {})", p.sets)));
        let mut list: Vec<Planned> = police.chain(jail).chain(changes).collect();
        let start = |planned: &Planned| planned.start_month.unwrap_or(0.0);
        list.sort_by(|a, b| start(a).total_cmp(&start(b)).then(a.name.cmp(&b.name)));
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Setup, Vec<String>) {
        let faults = Faults::new();
        let document = Document::parse("x.toml", text.to_owned(), &faults).unwrap();
        let setup = Setup::read(&document, &faults);
        (setup, faults.into_vec().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn legitimacy_falls_in_even_steps_or_at_once_and_each_change_sets_out_from_the_last() {
        let (setup, faults) = read(
            "rule.legitimacy = 0.9\n\
             policy.b = { kind = \"legitimacy\", to = 0.1, start = 10, until = 18 }\n\
             policy.a = { kind = \"legitimacy\", to = 0.7, start = 14 }\n",
        );
        assert_eq!(faults, Vec::<String>::new());
        let values: Vec<f64> = [9, 10, 12, 13, 14, 99].map(|t| setup.legitimacy(t)).to_vec();
        for (value, wanted) in values.iter().zip([0.9, 0.9, 0.7, 0.6, 0.7, 0.7]) {
            assert!((value - wanted).abs() < 1e-12, "{values:?}");
        }
    }

    #[test]
    fn police_add_up_while_in_force_and_the_longest_term_holds() {
        let (setup, faults) = read(
            "policy.a = { kind = \"police\", density = 0.03 }\n\
             policy.b = { kind = \"police\", density = 0.01, start = 5, end = 7 }\n\
             policy.c = { kind = \"jail\", max_term = 30, end = 6 }\n\
             policy.d = { kind = \"jail\", max_term = 9 }\n",
        );
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!([4, 5, 6, 7].map(|t| setup.police(t)), [48, 64, 64, 48]);
        assert_eq!(setup.most_police(), 64);
        assert_eq!([5, 6].map(|t| setup.max_term(t)), [30, 9]);
        assert_eq!(setup.plan().len(), 4);
    }

    #[test]
    fn what_cannot_be_is_named_all_at_once() {
        let (_, faults) = read(
            "lattice = { width = 9, civilians = 0.99 }\nrun.steps = 50\n\
             policy.a = { kind = \"police\", start = 50 }\n\
             policy.b = { kind = \"jail\", start = 9, end = 9 }\n\
             policy.c = { kind = \"legitimacy\" }\n",
        );
        for part in [
            "rule.vision = 7 sees 15 sites across: the lattice has 9",
            "policy.a.start = 50 lies beyond the run's 50 steps",
            "policy.b.end must lie at 10 or later",
            "policy.c.to is missing",
            "do not fit on 360 sites",
        ] {
            assert!(faults.iter().any(|fault| fault.contains(part)), "{part}: {faults:?}");
        }
        assert_eq!(faults.len(), 5, "{faults:?}");
    }
}
