//! Names in letters that figures cannot draw: numbers stand for them, and the page says so.
//!
//! The font has Latin, Greek and Cyrillic. Letters that it lacks would be boxes, and those that
//! change their shape or go from right to left would be drawn wrongly.

use std::collections::BTreeMap;

use super::canvas::{Canvas, Text};
use super::font::{drawn, draws};
use super::page::{ROOM, SIDE, SMALL};
use crate::analysis::Subject;
use crate::model::Dictionary;

/// What stands for names that cannot be drawn.
#[derive(Debug, Default)]
pub(super) struct StandIns {
    /// Name and what stands for it, the longest name first: it may hold a shorter one.
    list: Vec<(String, String)>,
}

impl StandIns {
    /// Those of a study.
    pub fn of(subject: &Subject) -> Self {
        let mut names = BTreeMap::new();
        let options = subject.options.iter().map(|option| option.name.as_str());
        add(&mut names, "option", options);
        let mut policies: Vec<&str> = Vec::new();
        for policy in subject.plans.iter().flatten() {
            if !policies.contains(&policy.name.as_str()) {
                policies.push(&policy.name);
            }
        }
        add(&mut names, "policy", policies.into_iter());
        add_words(&mut names, &subject.dictionary);
        if !draws(&subject.name) {
            names.insert(subject.name.clone(), "this scenario".to_owned());
        }
        Self::sorted(names)
    }

    /// Those of a dictionary, for a run that is watched.
    pub fn of_words(words: &Dictionary) -> Self {
        let mut names = BTreeMap::new();
        add_words(&mut names, words);
        Self::sorted(names)
    }

    fn sorted(names: BTreeMap<String, String>) -> Self {
        let mut list: Vec<(String, String)> = names.into_iter().collect();
        list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        Self { list }
    }

    /// Each name with what stands for it, by that.
    pub fn list(mut self) -> Vec<(String, String)> {
        let of = |one: &(String, String)| (one.1.len(), one.1.clone());
        self.list.sort_by_key(of);
        self.list
    }

    fn put(&self, text: &mut String) {
        if draws(text) {
            return;
        }
        for (name, stand_in) in &self.list {
            if text.contains(name.as_str()) {
                *text = text.replace(name.as_str(), stand_in);
            }
        }
    }

    /// The study in words that can be drawn. Every name is changed wherever it stands, so that what
    /// is looked up by a name is still found.
    pub fn study(&self, subject: &Subject) -> Subject {
        let mut study = subject.clone();
        self.put(&mut study.name);
        for option in &mut study.options {
            self.put(&mut option.name);
            self.put(&mut option.says);
        }
        for policy in study.plans.iter_mut().flatten() {
            let outcomes = policy.started.iter_mut().chain(policy.ended.iter_mut());
            let texts = [&mut policy.name, &mut policy.kind, &mut policy.start].into_iter();
            texts.chain(outcomes).for_each(|text| self.put(text));
        }
        self.put_words(&mut study.dictionary);
        study
    }

    /// A dictionary in words that can be drawn.
    pub fn words(&self, words: &Dictionary) -> Dictionary {
        let mut words = words.clone();
        self.put_words(&mut words);
        words
    }

    fn put_words(&self, words: &mut Dictionary) {
        for what in &mut words.outcomes {
            self.put(&mut what.name);
            self.put(&mut what.meaning);
            self.put(&mut what.identity.family);
            what.identity.part.iter_mut().for_each(|part| self.put(&mut part.by));
        }
        for offer in &mut words.offers {
            self.put(&mut offer.policy);
            self.put(&mut offer.party);
        }
        for what in &mut words.series {
            self.put(&mut what.name);
            self.put(&mut what.meaning);
        }
        for what in &mut words.layers {
            self.put(&mut what.name);
            self.put(&mut what.meaning);
            what.part.iter_mut().for_each(|part| self.put(&mut part.by));
        }
        for frame in &mut words.frames {
            self.put(&mut frame.name);
            self.put(&mut frame.meaning);
            frame.categories.iter_mut().for_each(|name| self.put(name));
        }
        words.actors.iter_mut().for_each(|name| self.put(name));
        let places = words.grid.iter_mut().flat_map(|grid| &mut grid.places);
        places.for_each(|place| self.put(&mut place.name));
    }

    /// Says on a figure which of its names are numbers; the full names go to those who read its
    /// title in the SVG.
    pub fn say(&self, canvas: &mut Canvas) {
        let texts: Vec<&str> = canvas.texts().collect();
        let stands = |stand_in: &str| texts.iter().any(|text| text.contains(stand_in));
        let mut here: Vec<&(String, String)> =
            self.list.iter().filter(|(_, stand_in)| stands(stand_in)).collect();
        if here.is_empty() {
            return;
        }
        here.sort_by(|a, b| a.1.len().cmp(&b.1.len()).then_with(|| a.1.cmp(&b.1)));
        let full = here.iter().map(|(name, stand_in)| format!("{stand_in}: {name}"));
        canvas.label += &format!(" Names in full: {}.", full.collect::<Vec<_>>().join("; "));
        let list: Vec<&str> = here.iter().map(|(_, stand_in)| stand_in.as_str()).collect();
        let words = format!(
            "{} cannot be drawn in figures; these replace names in them: {}. The names are in \
             the tables, the report and the title of the SVG.",
            missing(here.iter().map(|(name, _)| name.as_str())),
            list.join(", ")
        );
        let words = Text::new(SIDE, canvas.height, words).size(SMALL).grey();
        canvas.height = canvas.paragraph(words, ROOM, 3, 15.0);
    }
}

/// Scripts that the font lacks or cannot shape, by where their letters lie.
const SCRIPTS: [(&str, u32, u32); 22] = [
    ("Hebrew", 0x590, 0x5FF),
    ("Arabic", 0x600, 0x6FF),
    ("Syriac", 0x700, 0x74F),
    ("Arabic", 0x750, 0x77F),
    ("Devanagari", 0x900, 0x97F),
    ("Bengali", 0x980, 0x9FF),
    ("Gurmukhi", 0xA00, 0xA7F),
    ("Gujarati", 0xA80, 0xAFF),
    ("Tamil", 0xB80, 0xBFF),
    ("Telugu", 0xC00, 0xC7F),
    ("Sinhala", 0xD80, 0xDFF),
    ("Thai", 0xE00, 0xE7F),
    ("Lao", 0xE80, 0xEFF),
    ("Burmese", 0x1000, 0x109F),
    ("Georgian", 0x10A0, 0x10FF),
    ("Ethiopic", 0x1200, 0x139F),
    ("Khmer", 0x1780, 0x17FF),
    ("Japanese", 0x3040, 0x30FF),
    ("Chinese", 0x3400, 0x9FFF),
    ("Korean", 0xAC00, 0xD7AF),
    ("Hebrew", 0xFB1D, 0xFB4F),
    ("Arabic", 0xFB50, 0xFEFE),
];

/// The letters of some names that cannot be drawn, by script, or by their code points where they
/// are of none: `Arabic letters and U+1F54A`.
fn missing<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut scripts: Vec<&str> = Vec::new();
    let mut codes: Vec<u32> = Vec::new();
    for letter in names.flat_map(str::chars).filter(|letter| !drawn(*letter)) {
        let code = u32::from(letter);
        match SCRIPTS.iter().find(|(_, first, last)| (*first..=*last).contains(&code)) {
            Some((script, _, _)) if !scripts.contains(script) => scripts.push(script),
            None if !codes.contains(&code) => codes.push(code),
            _ => {}
        }
    }
    let mut parts: Vec<String> = scripts.iter().map(|script| format!("{script} letters")).collect();
    parts.extend(codes.iter().take(CODES).map(|code| format!("U+{code:04X}")));
    if codes.len() > CODES {
        parts.push("others".to_owned());
    }
    match parts.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        Some((last, _)) => last.clone(),
        None => "Some letters".to_owned(),
    }
}

/// Code points that are named.
const CODES: usize = 4;

/// Numbers those of a list that cannot be drawn by their place in it.
fn add<'a>(names: &mut BTreeMap<String, String>, kind: &str, list: impl Iterator<Item = &'a str>) {
    for (index, name) in list.enumerate() {
        if !draws(name) && !names.contains_key(name) {
            names.insert(name.to_owned(), format!("{kind} {}", index + 1));
        }
    }
}

fn add_words(names: &mut BTreeMap<String, String>, words: &Dictionary) {
    add(names, "party", words.actors.iter().map(String::as_str));
    let places = words.grid.iter().flat_map(|grid| &grid.places);
    add(names, "place", places.map(|place| place.name.as_str()));
}

#[cfg(test)]
mod tests {
    use super::super::tests::{no_text_is_cut_or_covers_another, usual};
    use super::super::trial::study;
    use super::super::{font, png};
    use super::*;
    use crate::analysis::compare;

    #[test]
    fn names_in_latin_cyrillic_and_greek_stay_and_no_box_is_ever_drawn() {
        for name in ["Côte d’Ivoire", "Łódź", "мир", "ειρήνη", "a_b-c.d (50%)"] {
            assert!(draws(name), "{name}");
            assert_eq!(font::drawable(name.to_owned()), name);
        }
        for name in ["سلام", "שלום", "शांति", "和平", "peace 🕊", "ສັນຕິພາບ"]
        {
            assert!(!draws(name), "{name}");
            assert!(draws(&font::drawable(name.to_owned())), "{name}");
        }
        assert_eq!(font::drawable("killed by الجبهة now\n".to_owned()), "killed by … now ");
    }

    #[test]
    fn names_that_cannot_be_drawn_are_numbered_and_stand_in_full_in_the_title() {
        let (mut subject, results) = study(&usual());
        subject.name = "اتفاق".into();
        subject.options[1].name = "وقف إطلاق النار".into();
        subject.options[2].name = "和平".into();
        subject.plans[1][0].name = "بعثة".into();
        subject.dictionary.actors = vec!["state".into(), "الجبهة".into()];
        for what in &mut subject.dictionary.outcomes {
            what.name = what.name.replace("rebels", "الجبهة");
        }
        for offer in &mut subject.dictionary.offers {
            offer.party = offer.party.replace("rebels", "الجبهة");
        }
        if let Some(grid) = &mut subject.dictionary.grid {
            grid.places[0].name = "فريتاون".into();
        }
        let comparison = compare(&subject, &results).unwrap();
        let figures = super::super::draw(&subject, &results, &comparison).unwrap();
        no_text_is_cut_or_covers_another(&figures);
        for (name, canvas) in &figures {
            assert!(canvas.texts().all(|text| text.chars().all(drawn)), "{name}");
            assert!(canvas.label.contains("this scenario: اتفاق"), "{name}: {}", canvas.label);
        }
        let find = |name: &str| &figures.iter().find(|(own, _)| own == name).unwrap().1;
        let all: Vec<&str> = find("outcomes").texts().collect();
        assert!(all.iter().any(|text| text.starts_with("option 2")), "{all:?}");
        assert!(find("outcomes").svg().contains("option 3: 和平"));
        assert!(find("acceptance").texts().any(|text| text == "party 2"));
        assert!(find("timeline").texts().any(|text| text == "policy 1"));
        assert!(find("map-killed").texts().any(|text| text == "place 1"));
        let says = "Arabic letters and Chinese letters cannot be drawn in figures";
        assert!(find("outcomes").texts().any(|text| text.starts_with(says)), "{all:?}");
        assert_eq!(missing(["peace 🕊", "שלום"].into_iter()), "Hebrew letters and U+1F54A");
        assert!(png::paint(find("outcomes")).is_ok());
    }
}
