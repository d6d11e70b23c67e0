//! A random scenario that the checker accepts, made from the tables of parameters: a rule, a policy
//! or a number that is new is in it without a word here. Keys that name things are known by name.

use std::fmt::Write as _;

use super::super::{policies, setup};
use super::dice::Dice;
use crate::document::{Field, Parameter, Shape};

/// Where a number's sensible part does not lie around its default.
const PARTS: &[(&str, f64, f64)] = &[
    ("fighters", 60.0, 600.0),
    ("real_strength", 0.5, 2.0),
    ("monthly_usd", 0.0, 100_000.0),
    ("usd_per_month", 0.0, 100_000.0),
    ("fighters_per_month", 0.0, 40.0),
    ("revenue_usd", 0.0, 4.0),
    ("aid_usd", 0.0, 100_000.0),
    ("savings_usd", 0.0, 1_000_000.0),
    ("from_month", 0.0, 12.0),
    ("until_month", 6.0, 30.0),
    ("month", 0.0, 22.0),
    ("troops", 0.0, 2_000.0),
    ("against_refusers", 0.0, 2_000.0),
    ("analysts", 0.0, 100.0),
    ("police", 0.0, 400.0),
    ("observers", 0.0, 300.0),
    ("guards", 0.0, 1_000.0),
    ("intake_per_month", 5.0, 400.0),
    ("quota_per_month", 5.0, 400.0),
    ("camp_months", 0.0, 4.0),
    ("reinsertion_months", 0.0, 8.0),
    ("disperse_after_months", 0.0, 12.0),
    ("late_months", 0.0, 6.0),
    ("width_km", 0.0, 40.0),
];

/// Steps that another policy may wait for, by kind.
const STEPS: &[(&str, &str)] = &[
    ("ddr", "disarmament"),
    ("ddr", "demobilisation"),
    ("ddr", "reintegration"),
    ("integration", "posts"),
    ("peacekeeping", "deployment"),
];

const REPORTED: [&str; 4] = [
    "incidents_per_month",
    "battle_deaths_per_month",
    "civilians_killed_per_month",
    "disarmed_share",
];

/// Names of what a scenario has, and its text so far.
#[derive(Default)]
struct Draft {
    text: String,
    parties: Vec<String>,
    in_process: Vec<String>,
    outside: Vec<String>,
    sponsors: Vec<String>,
    districts: Vec<String>,
    towns: Vec<String>,
    operations: Vec<String>,
}

/// The words of a scenario of two years.
pub fn scenario(dice: &mut Dice) -> String {
    let mut draft = Draft::default();
    draft.say("clock.start", "\"2030-01-01\"");
    draft.say("clock.years", "2");
    draft.map(dice);
    draft.parties(dice);
    draft.communities(dice);
    draft.sponsors(dice);
    for at in 0..dice.whole(0, 3) {
        draft.shock(dice, &format!("shock.shock-{at}"));
    }
    if dice.chance(0.5) {
        draft.say("treasury.wage_usd", &format!("{:?}", dice.between(20.0, 200.0)));
        draft.section(dice, "treasury", shape("treasury"), &["wage_usd"]);
    }
    draft.slippage(dice);
    draft.policies(dice);
    draft.section(dice, "rule", shape("rule"), &[]);
    draft.text
}

/// The shape of a section of the model, or of each of its named tables.
fn shape(key: &str) -> &'static Shape {
    match setup::SHAPE.field(key) {
        Some(Field::Table(_, shape) | Field::Named(_, shape)) => shape,
        _ => panic!("the model has no section {key}"),
    }
}

fn list<T: std::fmt::Debug>(names: &[T]) -> String {
    format!("{names:?}")
}

/// A number out of the sensible part of its range, now and then one of its ends.
fn number(dice: &mut Dice, parameter: &Parameter) -> f64 {
    let (low, high) = (*parameter.range.start(), *parameter.range.end());
    let part = PARTS.iter().find(|(key, ..)| *key == parameter.key);
    let (from, upto) = match (part, parameter.default) {
        (Some(&(_, from, upto)), _) => (from, upto),
        (None, Some(default)) if default != 0.0 => (default / 3.0, default * 3.0),
        // A share of nothing: all of it may be.
        _ => (low, high.min(1.0)),
    };
    let bounded = high <= 1_000.0 && part.is_none();
    match dice.unit() {
        x if x < 0.02 && bounded => low,
        x if x < 0.04 && bounded => high,
        _ => dice.between(from.max(low), upto.min(high)),
    }
}

impl Draft {
    fn say(&mut self, path: &str, value: &str) {
        writeln!(self.text, "{path} = {value}").unwrap();
    }

    /// Fills a section by its shape; `said`: keys that are set elsewhere.
    fn section(&mut self, dice: &mut Dice, path: &str, shape: &Shape, said: &[&str]) {
        for field in shape.fields.iter().filter(|field| !said.contains(&field.key())) {
            let key = format!("{path}.{}", field.key());
            let silent = dice.chance(0.35);
            match field {
                Field::Real(p) if p.default.is_none() || !silent => {
                    self.say(&key, &format!("{:?}", number(dice, p)));
                }
                Field::Whole(p) if p.default.is_none() || !silent => {
                    self.say(&key, &format!("{}", number(dice, p).round() as u32));
                }
                Field::Choice(c) if c.default.is_none() || !silent => {
                    let word = dice.pick(c.words).0;
                    self.say(&key, &format!("{word:?}"));
                }
                Field::Flag(_) => {
                    let flag = dice.chance(0.3);
                    self.say(&key, &flag.to_string());
                }
                Field::Text(words) | Field::TextNeeded(words) => {
                    let names = self.named(words.key);
                    if !names.is_empty() && (!silent || ["to", "party"].contains(&words.key)) {
                        let name = dice.pick(names).clone();
                        self.say(&key, &format!("{name:?}"));
                    }
                }
                Field::Names(words) => {
                    let names = self.named(words.key);
                    if !names.is_empty() && dice.chance(0.4) {
                        let names = list(&dice.some(names));
                        self.say(&key, &names);
                    }
                }
                Field::Table(_, inner) => self.section(dice, &key, inner, &[]),
                Field::Real(_) | Field::Whole(_) | Field::Choice(_) | Field::Optional(_) => {}
                _ => panic!("{key} is of a kind that a random scenario has to be told about"),
            }
        }
    }

    /// A shock of some kind, with the keys that mean something to it.
    fn shock(&mut self, dice: &mut Dice, path: &str) {
        let (kind, mut said) = match dice.whole(0, 3) {
            0 => ("contested_vote", vec!["deaths", "place", "target"]),
            1 => ("unpaid_army", vec!["deaths", "place", "target"]),
            2 => ("false_flag", vec!["months", "place"]),
            _ => ("massacre", vec!["months", "target"]),
        };
        said.push("kind");
        self.say(&format!("{path}.kind"), &format!("{kind:?}"));
        self.section(dice, path, shape("shock"), &said);
    }

    /// What a key may name.
    fn named(&self, key: &str) -> &[String] {
        match key {
            "districts" | "bases" => &self.districts,
            "places" | "place" | "red_lines" => &self.towns,
            "parties" | "to" | "target" | "leans" => &self.parties,
            "party" => &self.outside,
            "consent" => &self.in_process,
            "sponsors" => &self.sponsors,
            "operation" => &self.operations,
            _ => panic!("what does {key} name? A random scenario has to be told"),
        }
    }

    fn map(&mut self, dice: &mut Dice) {
        let (width, height) = (dice.whole(8, 14), dice.whole(6, 10));
        let (towns, districts) = (dice.whole(4, 9), dice.whole(2, 5));
        let people = dice.whole(50_000, 150_000);
        let (east, seed) = (dice.between(0.25, 0.65), dice.whole(0, 1_000_000));
        self.say(
            "map.generate",
            &format!(
                "{{ width = {width}, height = {height}, towns = {towns}, districts = {districts}, \
                 people = {people}, east_share = {east:?}, seed = {seed} }}"
            ),
        );
        self.say("map.cell_km", &format!("{:?}", *dice.pick(&[3.0, 7.5, 10.0, 15.0, 25.0])));
        self.say("scale.people_per_agent", &(people / dice.whole(320, 420)).to_string());
        self.say("scale.fighters_per_agent", &dice.whole(1, 12).to_string());
        self.say("scale.fighters_per_unit", &dice.whole(20, 250).to_string());
        // Towns may fall into one cell, and there are as many districts as seats.
        self.districts = (1..=districts.min(3)).map(|at| format!("district-{at}")).collect();
        self.towns = (1..=3).map(|at| format!("Town {at}")).collect();
    }

    fn parties(&mut self, dice: &mut Dice) {
        let kinds = ["rebel", "militia", "criminal"];
        let names = ["front", "state", "band", "guard", "league"];
        for &name in &names[..dice.whole(2, 5) as usize] {
            let path = format!("party.{name}");
            let main = ["front", "state"].contains(&name);
            let kind = if name == "state" { "state" } else { *dice.pick(&kinds) };
            // A state or a front outside the process is odd, and may be written.
            let outside = dice.chance(if main { 0.03 } else { 0.6 });
            self.say(&format!("{path}.kind"), &format!("{kind:?}"));
            self.say(&format!("{path}.non_signatory"), &outside.to_string());
            if !main && dice.chance(0.4) {
                let side = *dice.pick(&["front", "state"]);
                self.say(&format!("{path}.side"), &format!("{side:?}"));
            }
            if !main {
                let holds = list(&dice.some(&["front", "state"]));
                self.say(&format!("{path}.holds"), &holds);
            }
            if outside && dice.chance(0.5) {
                let bases = list(&dice.some(&self.districts));
                self.say(&format!("{path}.bases"), &bases);
            }
            let said = ["kind", "non_signatory", "side", "holds", "bases"];
            self.section(dice, &path, shape("party"), &said);
            self.parties.push(name.to_owned());
            let part = if outside { &mut self.outside } else { &mut self.in_process };
            part.push(name.to_owned());
        }
        for one in self.parties.clone() {
            for other in self.parties.clone() {
                if dice.chance(0.4) {
                    let belief = dice.unit();
                    self.say(&format!("trust.{one}.{other}"), &format!("{belief:?}"));
                }
            }
        }
    }

    fn communities(&mut self, dice: &mut Dice) {
        let count = dice.whole(0, 3);
        for at in 0..count {
            let path = format!("community.c{at}");
            // Thirds that sum to one by a hair.
            self.say(&format!("{path}.share"), &format!("{:?}", 1.0 / f64::from(count)));
            self.section(dice, &path, shape("community"), &["share"]);
        }
    }

    fn sponsors(&mut self, dice: &mut Dice) {
        let mut refuge = false;
        for at in 0..dice.whole(0, 2) {
            let name = format!("abroad-{at}");
            let path = format!("sponsor.{name}");
            let open = dice.chance(0.6);
            refuge |= open;
            self.say(&format!("{path}.refuge"), &open.to_string());
            self.section(dice, &path, shape("sponsor"), &["refuge"]);
            self.sponsors.push(name);
        }
        if dice.chance(0.4) {
            self.say("people.displaced", &dice.whole(0, 10_000).to_string());
        }
        if refuge && dice.chance(0.5) {
            self.say("people.abroad", &dice.whole(0, 10_000).to_string());
        }
    }

    fn slippage(&mut self, dice: &mut Dice) {
        for field in shape("slippage").fields {
            if let (Field::Table(kind, inner), true) = (field, dice.chance(0.2)) {
                self.section(dice, &format!("slippage.{kind}"), inner, &[]);
            }
        }
    }

    fn policies(&mut self, dice: &mut Dice) {
        let mut before: Vec<(String, &str)> = Vec::new();
        for at in 0..dice.whole(0, 8) {
            let (kind, shape) = *dice.pick(policies::SHAPES);
            if kind == "spoiler_management" && self.outside.is_empty() {
                continue;
            }
            let name = format!("p{at}-{kind}");
            let path = format!("policy.{name}");
            self.say(&format!("{path}.kind"), &format!("{kind:?}"));
            if !dice.chance(0.2) {
                let start = when(dice, &before, 0.0);
                self.say(&format!("{path}.start"), &format!("{{ {start} }}"));
            }
            if kind == "peacekeeping" {
                self.operations.push(name.clone());
            }
            before.push((name, kind));
            if dice.chance(0.35) {
                let end = when(dice, &before, 8.0);
                let secret = dice.chance(0.2);
                self.say(&format!("{path}.end"), &format!("{{ {end}, unannounced = {secret} }}"));
            }
            let mut said = vec!["kind", "start", "end", "strength", "posture"];
            if kind == "peacekeeping" && self.peacekeeping(dice, &path) {
                said.extend(["troops", "full_strength_after_months"]);
            }
            if kind == "zone_of_separation" {
                // It lies in districts or about towns.
                said.push(if at % 2 == 0 { "places" } else { "districts" });
            }
            self.section(dice, &path, shape, &said);
        }
    }

    /// Returns true if it says the strength month by month.
    fn peacekeeping(&mut self, dice: &mut Dice, path: &str) -> bool {
        let by_month = dice.chance(0.3);
        if by_month {
            let [first, peak] = [dice.whole(0, 600), dice.whole(0, 3_000)];
            let strength = format!("[[0, {first}], [{}, {peak}], [20, 0]]", dice.whole(1, 12));
            self.say(&format!("{path}.strength"), &strength);
        }
        if dice.chance(0.5) {
            let (points, wide, reports) = (dice.unit(), dice.unit(), dice.unit());
            let sum = points + wide + reports;
            for (key, share) in [("points", points), ("wide_area", wide), ("by_reports", reports)] {
                self.say(&format!("{path}.posture.{key}"), &format!("{:?}", share / sum));
            }
            self.say(&format!("{path}.posture.force_protection"), "0.0");
        }
        by_month
    }
}

/// When a policy starts or ends: in any of the ways in which a file can say it.
fn when(dice: &mut Dice, others: &[(String, &str)], first: f64) -> String {
    let after = |dice: &mut Dice, months: f64| {
        let (name, kind) = dice.pick(others);
        let steps: Vec<&str> =
            STEPS.iter().filter(|(of, _)| of == kind).map(|(_, step)| *step).collect();
        if steps.is_empty() || dice.chance(0.4) {
            format!("after = {name:?}, months = {months:?}")
        } else {
            let (step, share) = (*dice.pick(&steps), dice.between(0.0, 0.6));
            format!("after = \"{name}.{step}\", share = {share:?}, months = {months:?}")
        }
    };
    match dice.whole(0, 9) {
        0..=3 if !others.is_empty() => {
            let months = dice.between(0.0, 6.0);
            after(dice, months)
        }
        4 => {
            let (month, day) = (dice.whole(1, 12), dice.whole(1, 28));
            format!("date = \"{}-{month:02}-{day:02}\"", if first > 0.0 { 2031 } else { 2030 })
        }
        5 | 6 => {
            let (series, sign) = (*dice.pick(&REPORTED), *dice.pick(&["<", ">"]));
            let value =
                if series == "disarmed_share" { dice.unit() } else { dice.between(0.0, 8.0) };
            let months = dice.whole(0, 3);
            let latest = dice.between(2.0, 30.0);
            format!(
                "when = \"{series} {sign} {value}\", for_months = {months}, or_month = {latest:?}"
            )
        }
        _ => format!("month = {:?}", dice.between(first, first + 10.0)),
    }
}
