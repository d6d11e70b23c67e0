//! Patterns: claims about worlds, each judged on as many draws as decide it.
//!
//! A claim that something rises or falls holds if the whole interval lies on that side of zero. A
//! claim that something vanishes holds if the whole interval lies within a tenth of the main effect.
//! What so many draws do not decide is looked at again with twice as many, at most five times; what
//! is undecided then does not hold. The draws are those of the master seed, so a verdict is the same
//! on every machine.
//!
//! What does not hold is listed with the reason in docs/patterns.toml. A test fails if a claim does
//! not hold and is not listed, and if one that is listed holds.

use std::sync::OnceLock;

use super::effect::{Effect, LOOKS, Verdict};
use super::quantity::Quantity;
use super::strip;
use super::worlds::{pairs, seed};

/// The claims of one pattern so far.
#[must_use = "ends with `holds`"]
pub struct Pattern {
    name: String,
    first: u32,
    wrong: Vec<String>,
}

impl Pattern {
    /// A pattern by its number in docs/patterns.toml, and the draws of the first look.
    pub fn new(name: &str, draws: u32) -> Self {
        Self { name: name.to_owned(), first: pairs(draws), wrong: Vec::new() }
    }

    /// It is more than nothing.
    pub fn rises(self, what: &str, effect: &Quantity) -> Self {
        self.judge(what, effect, |draws| (of(effect, draws).rises(), String::new()))
    }

    /// It is less than nothing.
    pub fn falls(self, what: &str, effect: &Quantity) -> Self {
        self.judge(what, effect, |draws| (of(effect, draws).falls(), String::new()))
    }

    /// It is not nothing, whichever its sign.
    pub fn differs(self, what: &str, effect: &Quantity) -> Self {
        self.judge(what, effect, |draws| {
            let of = of(effect, draws);
            let held = [of.rises(), of.falls()].contains(&Verdict::Held);
            (if held { Verdict::Held } else { Verdict::Undecided }, String::new())
        })
    }

    /// It is within a tenth of the main effect, whichever its sign.
    pub fn vanishes(self, what: &str, effect: &Quantity, main: &Quantity) -> Self {
        self.judge(what, effect, |draws| {
            let main = of(main, draws);
            let tenth = main.mean.abs() / 10.0;
            let digits = if tenth < 0.1 { 5 } else { 3 };
            let beside = format!(", against a tenth of {tenth:.digits$}");
            (of(effect, draws).vanishes_beside(&main), beside)
        })
    }

    /// No draw differs at all: what a mechanism that is off must leave.
    pub fn never_differs(self, what: &str, effect: &Quantity) -> Self {
        let nil = |nil| if nil { Verdict::Held } else { Verdict::Fails };
        self.judge(what, effect, |draws| (nil(of(effect, draws).is_nil()), String::new()))
    }

    /// A claim that was decided by other means.
    pub fn decided(mut self, what: &str, figures: &str, holds: bool) -> Self {
        self.note(what, figures, if holds { Verdict::Held } else { Verdict::Fails });
        self
    }

    /// The end: all claims hold but those that are published as failing, and these fail.
    pub fn holds(self) {
        assert!(self.wrong.is_empty(), "\n{}", self.wrong.join("\n"));
    }

    fn judge(
        mut self,
        what: &str,
        effect: &Quantity,
        look: impl Fn(u32) -> (Verdict, String),
    ) -> Self {
        let mut draws = self.first;
        let (mut verdict, mut beside) = look(draws);
        let looks = if strip::at_work() { 1 } else { LOOKS };
        for _ in 1..looks {
            if verdict != Verdict::Undecided {
                break;
            }
            draws *= 2;
            (verdict, beside) = look(draws);
        }
        let (agents, weeks) =
            (effect.arm.study.estimate().agents, effect.arm.study.dictionary().time.ticks);
        let seen = of(effect, draws);
        let rests_on = format!("({agents} agents, {weeks} weeks, {draws} pairs, seed {})", seed());
        self.note(what, &format!("{seen}{beside} {rests_on}"), verdict);
        self
    }

    fn note(&mut self, what: &str, figures: &str, verdict: Verdict) {
        // `off: …` and `contrary: …` say what kind of claim it is.
        let claim = match what.split_once(": ") {
            Some((kind @ ("off" | "contrary"), what)) => format!("{} {kind}: {what}", self.name),
            _ => format!("{}: {what}", self.name),
        };
        let word = match verdict {
            Verdict::Held => "held",
            Verdict::Fails => "FAILS",
            Verdict::Undecided => "UNDECIDED",
        };
        println!("{claim}: {figures}: {word}");
        match (verdict, published(&claim)) {
            (Verdict::Held, true) => self.wrong.push(format!(
                "{claim}: {figures}: it holds, and docs/patterns.toml says that it does not"
            )),
            (Verdict::Fails | Verdict::Undecided, false) => {
                self.wrong.push(format!("{claim}: {figures}: {word}"));
            }
            _ => {}
        }
    }
}

/// The effect in the first draws.
fn of(effect: &Quantity, draws: u32) -> Effect {
    Effect::of(&effect.values(draws))
}

/// True if docs/patterns.toml says that a claim does not hold.
fn published(claim: &str) -> bool {
    static LIST: OnceLock<Vec<String>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let text: toml::Table = include_str!("../../docs/patterns.toml").parse().unwrap();
        let list = text.get("fails").and_then(toml::Value::as_array).cloned().unwrap_or_default();
        list.iter().map(|fails| fails["claim"].as_str().unwrap().to_owned()).collect()
    });
    list.iter().any(|listed| listed == claim)
}
