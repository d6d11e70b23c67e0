//! The combinations of what options differ in that no option is, as options to add to the file: each
//! named by what is on in it, and laid over the shared policies by no more than what differs.

use super::factors::{WHEN, key, part, policies, policy, text, text_of, value_text};
use crate::document::{Document, Node, Table, Value};
use crate::faults::{Fault, Faults, Kind, nearest};

/// Most combinations that are looked at.
pub const LARGEST: usize = 4096;

/// A policy in which options differ, with all that it can be.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Varied {
    /// The policy.
    pub policy: String,
    /// What it can be, in words.
    pub levels: Vec<String>,
}

/// The combinations that no option is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Factorial {
    /// What is varied.
    pub factors: Vec<Varied>,
    /// Every combination of their levels: those that are options already and those that are not
    /// sound too.
    pub combinations: usize,
    /// Name of each that is missing. None is looked at where there are more than [`LARGEST`].
    pub names: Vec<String>,
    /// Each as a table of a scenario file, `[option.<name>]` and what follows.
    pub options: Vec<String>,
    /// Those that would be no sound scenario, in words: a policy waits for one that is not there.
    pub unsound: Vec<String>,
}

/// A level of a policy: its table, `None` where it is absent.
struct Level {
    table: Option<Table>,
    /// What it is called in a name; empty where it is absent.
    label: String,
    /// From where it is taken, in words.
    says: String,
}

/// What the combinations are made of.
pub(super) struct Ground<'a> {
    /// The options, as documents.
    pub documents: &'a [Document],
    /// Their names.
    pub names: &'a [&'a str],
    /// Option that what is not varied is as in.
    pub base: usize,
    /// The shared policies of the file.
    pub shared: Option<&'a Node>,
}

impl Ground<'_> {
    /// Every combination of what the options differ in, of the policies `asked` or of all, that no
    /// option is, as far as `sound` takes it.
    ///
    /// # Errors
    /// Faults of usage: a policy that is not there, or in which the options do not differ.
    pub fn factorial(
        &self,
        asked: &[String],
        sound: impl Fn(&Document) -> Result<(), Vec<Fault>>,
    ) -> Result<Factorial, Vec<Fault>> {
        let all = policies(self.documents);
        let varied: Vec<(&str, Vec<Level>)> = all
            .iter()
            .map(|name| (*name, self.levels(name)))
            .filter(|(_, levels)| levels.len() > 1)
            .collect();
        let faults: Vec<Fault> = asked
            .iter()
            .filter(|name| varied.iter().all(|(policy, _)| policy != name))
            .map(|name| unknown(name, &all, &varied))
            .collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let varied: Vec<(&str, Vec<Level>)> = varied
            .into_iter()
            .filter(|(name, _)| asked.is_empty() || asked.iter().any(|one| one == name))
            .collect();
        let factor = |(name, levels): &(&str, Vec<Level>)| Varied {
            policy: (*name).to_owned(),
            levels: levels.iter().map(|level| level.says.clone()).collect(),
        };
        let product =
            |all: usize, (_, levels): &(&str, Vec<Level>)| all.saturating_mul(levels.len());
        let mut made = Factorial {
            factors: varied.iter().map(factor).collect(),
            combinations: varied.iter().fold(1, product),
            ..Factorial::default()
        };
        if made.combinations <= LARGEST && !varied.is_empty() {
            self.combine(&varied, &mut made, sound);
        }
        Ok(made)
    }

    fn combine(
        &self,
        varied: &[(&str, Vec<Level>)],
        made: &mut Factorial,
        sound: impl Fn(&Document) -> Result<(), Vec<Fault>>,
    ) {
        let there: Vec<String> = self.documents.iter().map(policies_text).collect();
        for number in 0..made.combinations {
            let mut rest = number;
            let mut picked = Vec::new();
            for (name, levels) in varied {
                picked.push((*name, &levels[rest % levels.len()]));
                rest /= levels.len();
            }
            let document = combined(&self.documents[self.base], &picked);
            if there.contains(&policies_text(&document)) {
                continue;
            }
            let says: Vec<&str> = picked.iter().map(|(_, level)| level.says.as_str()).collect();
            let says = says.join("; ");
            if let Err(faults) = sound(&document) {
                let why = faults.first().map(|fault| fault.message.clone()).unwrap_or_default();
                made.unsound.push(format!("{says}: {why}"));
                continue;
            }
            let name = self.name(&picked, &made.names);
            made.options.push(self.section(&name, &says, &document));
            made.names.push(name);
        }
    }

    /// What is on, put together; `none` where nothing is. No name comes twice.
    fn name(&self, picked: &[(&str, &Level)], taken: &[String]) -> String {
        let labels = picked.iter().map(|(_, level)| level.label.as_str());
        let on: Vec<&str> = labels.filter(|label| !label.is_empty()).collect();
        let name = if on.is_empty() { "none".to_owned() } else { on.join("+") };
        let free = |name: &String| !self.names.contains(&name.as_str()) && !taken.contains(name);
        let more = (2..).map(|number| format!("{name}-{number}"));
        std::iter::once(name.clone()).chain(more).find(free).unwrap_or_default()
    }

    /// All levels that the options' own parts of a policy can be put together to.
    fn levels(&self, name: &str) -> Vec<Level> {
        let mut list: Vec<Level> = Vec::new();
        let mut add = |table: Option<Table>, says: String| {
            let text = table.as_ref().map(text_of);
            if !list.iter().any(|level| level.table.as_ref().map(text_of) == text) {
                list.push(Level { table, label: String::new(), says });
            }
        };
        let of = |at: usize| policy(&self.documents[at], name);
        for (at, from) in self.names.iter().enumerate() {
            let own = of(at).cloned();
            let says = own
                .as_ref()
                .map_or_else(|| format!("no {name}"), |_| format!("{name} as in {from}"));
            add(own, says);
        }
        for what_at in 0..self.documents.len() {
            for when_at in 0..self.documents.len() {
                if let (Some(what), Some(when)) = (of(what_at), of(when_at)) {
                    let mut table = part(what, false);
                    table.extend(part(when, true));
                    let (what, when) = (self.names[what_at], self.names[when_at]);
                    add(Some(table), format!("{name} of {what} when in {when}"));
                }
            }
        }
        label(name, &mut list);
        list
    }

    /// The combination as a table of a scenario file.
    fn section(&self, name: &str, says: &str, document: &Document) -> String {
        let none = Table::new();
        let shared = self.shared.and_then(Node::table).unwrap_or(&none);
        let wanted = document.root.get("policy").and_then(Node::table).unwrap_or(&none);
        let (mut kept, mut lines) = (Vec::new(), String::new());
        for (policy, node) in wanted {
            let Some(table) = node.table() else { continue };
            match shared.get(policy).and_then(|under| laid_over(policy, under, table)) {
                Some(over) => {
                    kept.push(text(policy));
                    lines += &over;
                }
                None => lines += &format!("policy.{} = {}\n", key(policy), text_of(table)),
            }
        }
        let keeps = format!("policies = [{}]\n", kept.join(", "));
        let keeps = if kept.len() == shared.len() { "" } else { &keeps };
        format!("[option.{}]\nsays = {}\n{keeps}{lines}", key(name), text(says))
    }
}

/// The lines that make a shared policy what is wanted, key by key; `None` where no lines can.
fn laid_over(name: &str, under: &Node, wanted: &Table) -> Option<String> {
    let mut lines = String::new();
    for (part, node) in wanted {
        let now = value_text(node);
        if under.get(part).map(value_text).as_ref() != Some(&now) {
            lines += &format!("policy.{}.{} = {now}\n", key(name), key(part));
        }
    }
    let mut made = under.clone();
    let over = Document::parse("option", lines.clone(), &Faults::new())?;
    if let Some(over) = over.root.get("policy").and_then(|policies| policies.get(name)) {
        made.lay_over(over);
    }
    // Read back: what a table in braces lays over, and what cannot be taken away, is told by trying.
    (made.table().map(text_of) == Some(text_of(wanted))).then_some(lines)
}

/// Calls each level of a policy by what sets it apart from the others.
fn label(name: &str, levels: &mut [Level]) {
    let present: Vec<&Table> = levels.iter().filter_map(|level| level.table.as_ref()).collect();
    let differs = |key: &str| {
        let texts: Vec<Option<String>> =
            present.iter().map(|table| table.get(key).map(value_text)).collect();
        texts.iter().any(|text| *text != texts[0])
    };
    let mut keys: Vec<String> = present.iter().flat_map(|table| table.keys().cloned()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.retain(|key| differs(key));
    // What it is first, in words before numbers; then when it comes.
    let is_text = |key: &String| {
        present
            .iter()
            .any(|table| matches!(table.get(key).map(|node| &node.value), Some(Value::Text(_))))
    };
    keys.sort_by_key(|key| (WHEN.contains(&key.as_str()), !is_text(key)));
    let all: Vec<String> = levels
        .iter()
        .map(|level| {
            let Some(table) = &level.table else { return String::new() };
            let mut label = slug(name);
            let (mut what, mut when) = (false, false);
            for key in &keys {
                let is_when = WHEN.contains(&key.as_str());
                // One key tells what it is, and one when it comes, if they are enough.
                let said = if is_when { &mut when } else { &mut what };
                if !std::mem::replace(said, true) {
                    label += &format!("-{}", said_of(key, table.get(key)));
                }
            }
            label
        })
        .collect();
    for (at, level) in levels.iter_mut().enumerate() {
        let alone = all.iter().filter(|label| **label == all[at]).count() == 1;
        level.label =
            if alone || level.table.is_none() { all[at].clone() } else { slug(&level.says) };
    }
}

/// A value of a policy in a name: `whole-units`, `troops-500`, `after-ddr`, `month-3`.
fn said_of(key: &str, node: Option<&Node>) -> String {
    let Some(node) = node else { return format!("no-{}", slug(key)) };
    match &node.value {
        Value::Text(words) => slug(words),
        Value::Table(table) => match table.get("value") {
            Some(value) => said_of(key, Some(value)),
            None => {
                let first =
                    ["after", "date", "month"].into_iter().find(|key| table.contains_key(*key));
                let first = first.or_else(|| table.keys().next().map(String::as_str));
                let said = |key: &str| {
                    table.get(key).map_or_else(String::new, |node| slug(&value_text(node)))
                };
                match first {
                    Some("date") => said("date"),
                    Some(first) => format!("{}-{}", slug(first), said(first)),
                    None => slug(key),
                }
            }
        },
        _ => format!("{}-{}", slug(key), slug(&value_text(node))),
    }
}

/// Words as part of a name: small letters, digits and hyphens.
fn slug(words: &str) -> String {
    let letters = words.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}

fn unknown(
    name: &str,
    all: &std::collections::BTreeSet<&str>,
    varied: &[(&str, Vec<Level>)],
) -> Fault {
    let names: Vec<&str> = varied.iter().map(|(name, _)| *name).collect();
    let message = if all.contains(name) {
        format!("the options do not differ in `{name}`")
    } else {
        format!("there is no policy `{name}`")
    };
    let fault = Fault::new(Kind::Usage, message);
    match nearest(name, names.iter().copied()) {
        Some(meant) if !all.contains(name) => fault.help(format!("did you mean `{meant}`?")),
        _ => fault.help(format!("they differ in: {}", names.join(", "))),
    }
}

fn policies_text(document: &Document) -> String {
    document.root.get("policy").and_then(Node::table).map(text_of).unwrap_or_default()
}

fn combined(first: &Document, picked: &[(&str, &Level)]) -> Document {
    let mut document = first.clone();
    let Value::Table(root) = &mut document.root.value else { return document };
    let place = first.root.place.clone();
    let node = |table: Table| Node::new(Value::Table(table), place.clone());
    let policies = root.entry("policy".to_owned()).or_insert_with(|| node(Table::new()));
    if let Value::Table(policies) = &mut policies.value {
        for (name, level) in picked {
            policies.remove(*name);
            if let Some(table) = &level.table {
                policies.insert((*name).to_owned(), node(table.clone()));
            }
        }
    }
    document
}

#[cfg(test)]
mod tests;
