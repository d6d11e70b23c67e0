//! How an option is called and shown, alone and with others.

use super::context::Context;
use super::html::{Html, NAME, TEXT, el};
use crate::analysis::format;
use crate::figures::OPTION_COLOURS;
use crate::text;

/// Dashes of lines, by place in the order of options; the first is whole.
const DASHES: [&str; 6] = ["", "7 3", "2 2", "9 3 2 3", "4 2", "12 4"];
const BASELINE: [u8; 3] = [0x22, 0x22, 0x22];

impl Context<'_> {
    /// Place of an option among those shown.
    fn place(&self, option: usize) -> usize {
        self.order.iter().position(|shown| *shown == option).unwrap_or(0)
    }

    /// The letter of an option, which says what its colour says: A is the baseline.
    pub fn letter(&self, option: usize) -> String {
        let place = self.place(option);
        let letter = |at: usize| char::from(b'A' + (at % 26) as u8);
        let first = (place >= 26).then(|| letter(place / 26 - 1));
        first.into_iter().chain([letter(place)]).collect()
    }

    /// Colour and dash of an option, as properties of a style.
    pub fn look(&self, option: usize) -> String {
        let place = self.place(option);
        let others = OPTION_COLOURS.len();
        let [r, g, b] = match place {
            0 => BASELINE,
            other => OPTION_COLOURS[(other - 1) % others],
        };
        let dash = match DASHES[place % DASHES.len()] {
            "" => "none",
            dash => dash,
        };
        format!("--c:#{r:02x}{g:02x}{b:02x};--d:{dash}")
    }

    /// Letter and name of an option.
    pub fn option(&self, option: usize) -> Html {
        let name = &self.subject.options[option].name;
        let all = el("span").class("opt").add(self.key(option));
        match name.is_empty() {
            true => all.done(),
            // The letter tells two names apart that are cut alike.
            false => all.text(" ").add(Html::foreign(&text::shortened(name, NAME), TEXT)).done(),
        }
    }

    /// The letter of an option in its colour.
    pub fn key(&self, option: usize) -> Html {
        let letter = el("b").class("key").attr("style", self.look(option));
        letter.text(&self.letter(option)).done()
    }

    /// Letter and name of an option as text, for those who hear a page.
    pub fn option_plain(&self, option: usize) -> String {
        match self.subject.options[option].name.as_str() {
            "" => self.letter(option),
            name => format!("{}, {}", self.letter(option), text::shortened(name, 60)),
        }
    }

    /// True if there is anything to hold the other options against.
    pub fn several(&self) -> bool {
        self.order.len() > 1
    }

    /// A word for the baseline behind its name.
    pub fn option_with_role(&self, option: usize) -> Html {
        let name = self.option(option);
        if option != self.said.baseline || !self.several() {
            return name;
        }
        name.and(Html::text(" ")).and(el("span").class("role").add(self.texts.say("baseline.mark")))
    }

    /// Options by their letters: `A, B and C`; `all 5 options` where it is all of them.
    pub fn those(&self, options: &[usize]) -> Html {
        if self.several() && self.order.iter().all(|option| options.contains(option)) {
            let count = format::whole(self.order.len() as u64);
            return Html::text(&self.texts.fill_plain("options.all", &[("n", &count)]));
        }
        self.listed(options, |option| self.key(option))
    }

    /// Options in the order of the report, each as it is to be shown: `x, y and z`.
    pub fn listed(&self, options: &[usize], show: impl Fn(usize) -> Html) -> Html {
        let shown = self.order.iter().filter(|option| options.contains(option));
        let mut list: Vec<Html> = shown.map(|option| show(*option)).collect();
        let last = list.pop().unwrap_or_default();
        if list.is_empty() {
            return last;
        }
        let mut others = Html::default();
        for (at, one) in list.into_iter().enumerate() {
            others = others.and(Html::text(if at == 0 { "" } else { ", " })).and(one);
        }
        self.texts.fill("options.and", &[("others", others), ("last", last)])
    }
}

/// What is said of several things in the same words, said once. In the order in which it comes.
pub(super) fn alike<T>(said: impl IntoIterator<Item = (T, Html)>) -> Vec<(Vec<T>, Html)> {
    let mut groups: Vec<(Vec<T>, Html)> = Vec::new();
    for (thing, words) in said {
        match groups.iter_mut().find(|(_, known)| *known == words) {
            Some((things, _)) => things.push(thing),
            None => groups.push((vec![thing], words)),
        }
    }
    groups
}

/// Pieces one after another with something between them.
pub(super) fn joined(pieces: impl IntoIterator<Item = Html>, between: &str) -> Html {
    let mut all = Html::default();
    for piece in pieces {
        let between = Html::text(if all.is_empty() { "" } else { between });
        all = all.and(between).and(piece);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_alike_of_several_is_said_once() {
        let said = [(0, "x"), (1, "y"), (2, "x")].map(|(at, words)| (at, Html::text(words)));
        let groups = alike(said);
        assert_eq!(groups.len(), 2);
        assert_eq!((&groups[0].0, groups[0].1.as_str()), (&vec![0, 2], "x"));
        assert_eq!(joined(["a", "b"].map(Html::text), "; ").as_str(), "a; b");
    }
}
