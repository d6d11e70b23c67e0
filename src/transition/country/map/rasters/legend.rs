//! `legend.toml`: names of the codes, and the towns.

use std::collections::BTreeMap;

use crate::document::{Node, Value, refuse_key};
use crate::faults::{Fault, Faults, Kind, Place};
use crate::model;
use crate::text;

/// Codes that a raster can hold.
pub(super) const CODES: f64 = 65_535.0;

/// Tables of a legend, and keys of a town.
const TABLES: [&str; 3] = ["districts", "claims", "place"];
const TOWN: [&str; 4] = ["name", "x", "y", "people"];

/// The largest whole number of a town.
const MOST: f64 = 1e12;

/// What a legend says.
pub(super) struct Legend {
    pub districts: Named,
    pub claims: Named,
    pub towns: Vec<Town>,
}

/// The names of the codes of one raster, in the order of the codes.
#[derive(Default)]
pub(super) struct Named {
    pub codes: Vec<(u16, String, Place)>,
    /// False where an entry could not be read: any code may be the one it was meant for.
    pub sound: bool,
}

/// A town as the legend has it.
pub(super) struct Town {
    pub town: model::Place,
    /// Where its x, y and people are said.
    pub places: [Place; 3],
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|c| c.is_ascii_digit())
}

struct Reader<'a> {
    faults: &'a Faults,
}

/// Reads a legend; every fault of it is said.
pub(super) fn read(root: &Node, faults: &Faults) -> Legend {
    let reader = Reader { faults };
    reader.refuse_unknown(root, "", &TABLES);
    let mut place = root.place.clone();
    place.span = 0..0;
    if root.get("districts").is_none() && !reader.is_misspelt(root, "districts", &TABLES) {
        reader.fault(
            "districts is missing: a legend names the districts, such as 1 = \"Bo\"",
            &place,
        );
    }
    let districts = reader.named(root, "districts");
    let claims = reader.named(root, "claims");
    let towns = reader.towns(root);
    Legend { districts, claims, towns }
}

impl Reader<'_> {
    fn fault(&self, message: impl Into<String>, place: &Place) {
        self.faults.push(Fault::new(Kind::Scenario, message).at(place));
    }

    /// Every key of a table is one that is read.
    fn refuse_unknown(&self, node: &Node, path: &str, known: &[&str]) {
        for (key, value) in node.table().into_iter().flatten() {
            if !known.contains(&key.as_str()) {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                refuse_key(self.faults, &path, key, value, known.iter().copied());
            }
        }
    }

    /// True if an unknown key of a table may stand for one that is missing: that it is unknown was said.
    fn is_misspelt(&self, node: &Node, missing: &str, known: &[&str]) -> bool {
        let unknown = |key: &&String| !known.contains(&key.as_str());
        node.table().into_iter().flat_map(BTreeMap::keys).filter(unknown).any(|key| {
            let meant = self.faults.nearest(key, known.iter().copied());
            meant.is_none_or(|meant| meant == missing)
        })
    }

    fn named(&self, root: &Node, key: &str) -> Named {
        let Some(node) = root.get(key) else {
            // Without districts nothing is judged by them: that they are missing was said.
            let sound = key != "districts" && !self.is_misspelt(root, key, &TABLES);
            return Named { sound, ..Named::default() };
        };
        let Some(table) = node.table() else {
            let what = node.value.name();
            let message = format!("{key} must be a table of codes and names, not {what}");
            let fault = Fault::new(Kind::Scenario, message).at(&node.place);
            self.faults.push(fault.help(format!("[{key}]\n1 = \"Bo\"")));
            return Named::default();
        };
        let (before, mut sound) = (self.faults.len(), true);
        let mut codes: BTreeMap<u16, (String, Place)> = BTreeMap::new();
        let mut looks: BTreeMap<String, Vec<(String, Place)>> = BTreeMap::new();
        // In the order of the file, so that it is the second of two that is at fault.
        let mut entries: Vec<(&String, &Node)> = table.iter().collect();
        entries.sort_by_key(|(_, node)| node.key_place().span.start);
        for (word, node) in entries {
            // In TOML a point parts two keys: `2.5 = …` is a table with the key 5.
            let point =
                node.table().filter(|_| !node.inline && is_digits(word)).and_then(|table| {
                    table.keys().find(|key| is_digits(key)).map(|rest| format!("{word}.{rest}"))
                });
            let word = point.as_ref().unwrap_or(word);
            let (at, shown) = (node.key_place(), text::shortened(word, 60));
            let code = word.trim().parse::<f64>().ok().filter(|_| point.is_none());
            match code.filter(|code| (0.0..=CODES).contains(code) && code.fract() == 0.0) {
                None => {
                    let message = format!(
                        "{key}: `{shown}` is no code; codes are whole numbers from 0 to {CODES}"
                    );
                    self.fault(message, &at);
                    sound = false;
                }
                Some(0.0) if key == "claims" => {
                    self.fault("claims: 0 is nobody; a claim needs another code", &at);
                }
                Some(code) => match codes.get(&(code as u16)) {
                    Some((_, first)) => {
                        let (line, _) = first.line_and_column();
                        self.fault(format!("{key}: {shown} is the code of line {line} again"), &at);
                    }
                    None => {
                        codes.insert(code as u16, (String::new(), at.clone()));
                        if let Some(name) = self.name(node, &format!("{key}.{shown}")) {
                            self.refuse_alike(&mut looks, &name, &node.place, key);
                            codes.insert(code as u16, (name, at));
                        }
                    }
                },
            }
        }
        if codes.is_empty() && key == "districts" && self.faults.len() == before {
            sound = false;
            self.fault(
                "districts names no district; write a code and a name, such as 1 = \"Bo\"",
                &node.place,
            );
        }
        let codes = codes.into_iter().map(|(code, (name, place))| (code, name, place)).collect();
        Named { codes, sound }
    }

    /// A name, if there is one to see.
    fn name(&self, node: &Node, path: &str) -> Option<String> {
        let Value::Text(name) = &node.value else {
            let what = node.value.name();
            self.fault(
                format!("{path} must be a name in quotation marks, not {what}"),
                &node.place,
            );
            return None;
        };
        let name = text::name(name).into_owned();
        if name.is_empty() {
            self.fault(format!("{path} is a name in which there is nothing to see"), &node.place);
            return None;
        }
        Some(name)
    }

    /// Names of one kind must differ to the eye.
    fn refuse_alike(
        &self,
        looks: &mut BTreeMap<String, Vec<(String, Place)>>,
        name: &str,
        place: &Place,
        kind: &str,
    ) {
        let same = looks.entry(text::look(name)).or_default();
        match same.iter().find(|(other, _)| other == name || text::alike(other, name)) {
            Some((_, first)) => {
                let (line, _) = first.line_and_column();
                let shown = text::shortened(name, 60);
                let message = format!(
                    "{kind}: \"{shown}\" looks like the name in line {line}: two names must differ \
                     to the eye"
                );
                self.fault(message, place);
            }
            None => same.push((name.to_owned(), place.clone())),
        }
    }

    fn towns(&self, root: &Node) -> Vec<Town> {
        let Some(node) = root.get("place") else { return Vec::new() };
        let Value::List(list) = &node.value else {
            let what = node.value.name();
            let fault =
                Fault::new(Kind::Scenario, format!("place must be a list of tables, not {what}"));
            self.faults.push(fault.at(&node.place).help("write [[place]] above each town"));
            return Vec::new();
        };
        let mut looks = BTreeMap::new();
        let mut cells: BTreeMap<(usize, usize), Place> = BTreeMap::new();
        let mut towns = Vec::new();
        for node in list {
            if node.table().is_none() {
                let what = node.value.name();
                self.fault(
                    format!("a place must be a table with name, x and y, not {what}"),
                    &node.place,
                );
                continue;
            }
            self.refuse_unknown(node, "place", &TOWN);
            self.refuse_missing(node);
            let name = node.get("name").and_then(|name| {
                self.name(name, "place.name").inspect(|text| {
                    self.refuse_alike(&mut looks, text, &name.place, "place");
                })
            });
            let shown = name.clone().unwrap_or_default();
            let x = self.whole(node, &shown, "x");
            let y = self.whole(node, &shown, "y");
            let people = if node.get("people").is_none() {
                Some(0)
            } else {
                self.whole(node, &shown, "people")
            };
            if let (Some(x), Some(y)) = (x, y) {
                let (x, y) = (x as usize, y as usize);
                let at = node.get("x").map_or(&node.place, |x| &x.place);
                match cells.get(&(x, y)) {
                    Some(first) => {
                        let (line, _) = first.line_and_column();
                        let shown = text::shortened(&shown, 60);
                        let message = format!(
                            "place \"{shown}\" lies in the cell of the place in line {line}, column \
                             {x}, row {y}: a cell has one town"
                        );
                        self.fault(message, at);
                    }
                    None => drop(cells.insert((x, y), at.clone())),
                }
                let name = name.unwrap_or_default();
                let people = people.unwrap_or(0);
                let town = model::Place { name, x, y, people };
                let said = |key| node.get(key).map_or(&node.place, |node| &node.place).clone();
                towns.push(Town { town, places: ["x", "y", "people"].map(said) });
            }
        }
        towns
    }

    /// A place has a name, a column and a row.
    fn refuse_missing(&self, place: &Node) {
        let missing = |key: &&str| place.get(key).is_none() && !self.is_misspelt(place, key, &TOWN);
        let missing: Vec<&str> = ["name", "x", "y"].into_iter().filter(missing).collect();
        if !missing.is_empty() {
            let of = match place.get("name").map(|name| &name.value) {
                Some(Value::Text(name)) => format!("place \"{}\"", text::shortened(name, 60)),
                _ => "a place".to_owned(),
            };
            self.fault(format!("{of} needs {}", missing.join(", ")), &place.place);
        }
    }

    /// A whole number of a place, 0 or more.
    fn whole(&self, place: &Node, name: &str, key: &str) -> Option<u64> {
        let name = text::shortened(name, 60);
        let of = format!("place \"{name}\"");
        let node = place.get(key)?;
        if let Some(table) = node.table() {
            self.refuse_unknown(node, &format!("place.{key}"), &["value", "source"]);
            if let Some(source) = table.get("source").filter(|s| !matches!(s.value, Value::Text(_)))
            {
                self.fault(format!("{of}: {key}.source must be text"), &source.place);
            }
        }
        match node.number() {
            Some(number) if (0.0..=MOST).contains(&number) && number.fract() == 0.0 => {
                Some(number as u64)
            }
            Some(number) => {
                let message =
                    format!("{of}: {key} = {number} must be a whole number from 0 to {MOST}");
                self.fault(message, &node.place);
                None
            }
            None => {
                let what = match &node.value {
                    Value::Table(_) => "a table without a number at `value`",
                    other => other.name(),
                };
                self.fault(format!("{of}: {key} must be a whole number, not {what}"), &node.place);
                None
            }
        }
    }
}
