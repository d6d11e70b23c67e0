//! All of it to be read: `why.md`, and the rows of its tables for whoever shows them otherwise.

use std::fmt::Write as _;

use super::{Breakdown, First, Part, Side, Story, Why};
use crate::analysis::format::{difference, number, percent, plain};
use crate::model::Nature;
use crate::story::names::{clean, code, line, markdown, shell};

/// Longest line of text of the scenario that is no name [characters].
const LONGEST: usize = 300;

/// First partings that are told.
const FIRSTS: usize = 5;

impl Breakdown {
    /// The parts that are told, the rest, and all, as cells: part, option, baseline, difference with
    /// its interval, share.
    pub fn rows(&self) -> Vec<[String; 5]> {
        let told = self.parts.iter().take(self.told).chain(&self.others);
        told.chain([&self.whole]).map(|part| self.row(part)).collect()
    }

    fn row(&self, part: &Part) -> [String; 5] {
        let e = &part.difference;
        // A mean keeps its leading digit where the difference is known less well than that.
        let mean = |mean: f64| number(mean, e.error.min(mean.abs() / 4.0));
        [
            part.part.clone(),
            mean(part.option),
            mean(part.baseline),
            difference(Nature::Amount, e),
            part.share.map_or_else(String::new, |share| percent(share, 0.02)),
        ]
    }
}

impl Why {
    /// The heads of [`Breakdown::rows`], with clean names.
    pub fn head(&self, breakdown: &Breakdown) -> [String; 5] {
        let share = "share".to_owned();
        let (option, baseline) = (clean(&self.option), clean(&self.baseline));
        [breakdown.by.clone(), option, baseline, "difference".to_owned(), share]
    }

    /// The breakdowns that are shown as tables: months stand in `drivers.csv` where there are years.
    pub fn shown(&self) -> impl Iterator<Item = &Breakdown> {
        let years = self.breakdowns.iter().any(|breakdown| breakdown.by == "year");
        self.breakdowns.iter().filter(move |breakdown| !years || breakdown.by != "month")
    }

    /// All of it as Markdown, in which text of the scenario is text.
    pub fn markdown(&self) -> String {
        let text_of = |name: &str| markdown(&clean(name));
        let mut text = format!(
            "# {} against {}\n\nScenario: {}. Outcome: {}, {}. Runs of a model, made up: not a \
             forecast.\n\n",
            text_of(&self.option),
            text_of(&self.baseline),
            text_of(&self.scenario),
            code(&clean(&self.outcome)),
            markdown(&line(&self.meaning, LONGEST)),
        );
        for sentence in &self.sentences {
            let _ = writeln!(text, "- {}", markdown(sentence));
        }
        text += "\nNumbers in brackets are 95% intervals; parts are many, and of twenty intervals one \
                 misses by design. Each number is rounded by itself, so a difference may not be that of the two \
                 beside it to the last digit. This says where a difference lies, not what caused it.\n";
        for breakdown in self.shown() {
            let _ = write!(text, "\n## By {}\n\n", markdown(&breakdown.by));
            let row = |cells: &[String; 5]| {
                let cells: Vec<String> = cells.iter().map(|cell| markdown(cell)).collect();
                format!("| {} |\n", cells.join(" | "))
            };
            text += &row(&self.head(breakdown));
            text += "| --- | ---: | ---: | ---: | ---: |\n";
            breakdown.rows().iter().for_each(|cells| text += &row(cells));
        }
        text += &self.firsts();
        for story in &self.stories {
            text += &self.story(story);
        }
        text += &self.rule();
        text
    }

    fn side(&self, side: Side) -> String {
        match side {
            Side::Option => clean(&self.option),
            Side::Baseline => clean(&self.baseline),
            Side::Both => "both, but different".to_owned(),
        }
    }

    fn firsts(&self) -> String {
        let firsts = &self.partings.firsts;
        if firsts.is_empty() {
            return String::new();
        }
        let mut text =
            "\n## What differs first\n\n| event | with | pairs |\n| --- | --- | ---: |\n"
                .to_owned();
        for First { what, side, pairs } in firsts.iter().take(FIRSTS) {
            let with = markdown(&self.side(*side));
            let _ = writeln!(text, "| {} | {with} | {pairs} |", markdown(what));
        }
        let rest: usize = firsts.iter().skip(FIRSTS).map(|first| first.pairs).sum();
        if rest > 0 {
            let _ = writeln!(text, "| others | | {rest} |");
        }
        text
    }

    fn story(&self, story: &Story) -> String {
        let pair = &story.pair;
        let title = capital(&story.stands_for.join(" and "));
        let lies = &story.difference;
        let lies = if lies.is_empty() { String::new() } else { format!("; {}", markdown(lies)) };
        let mut text = format!(
            "\n## {title}\n\n{}. {}: {} with {}, {} with {}{lies}.\n",
            self.stands_for(story),
            markdown(&capital(&self.what)),
            plain(pair.option, 0),
            markdown(&clean(&self.option)),
            plain(pair.baseline, 0),
            markdown(&clean(&self.baseline)),
        );
        let sides = [
            (&self.option, &pair.option_id, &story.with_option),
            (&self.baseline, &pair.baseline_id, &story.with_baseline),
        ];
        if pair.parting.is_none() {
            let again = code(&clean_command(&pair.option_id));
            let _ = write!(text, "\nThe same happened in both runs ({again}).\n");
            return text;
        }
        for (name, id, sentences) in sides {
            let again = code(&clean_command(id));
            let _ = write!(text, "\nOnly with {} ({again}):\n\n", markdown(&clean(name)));
            for sentence in sentences {
                let _ = writeln!(text, "- {}", markdown(sentence));
            }
            if sentences.is_empty() {
                text += "- Nothing that the model reports.\n";
            }
        }
        text
    }

    fn stands_for(&self, story: &Story) -> String {
        let says = story.stands_for.iter().map(|word| match word.as_str() {
            "typical" => "the pair at the median of all differences",
            "bad" => "the pair in which the option did worst compared with the baseline",
            _ => "the pair that departs most from the mean",
        });
        capital(&says.collect::<Vec<_>>().join(", and "))
    }

    fn rule(&self) -> String {
        let has = |word: &str| {
            self.stories.iter().any(|story| story.stands_for.iter().any(|other| other == word))
        };
        let mut text = "\n## How this was made\n\n".to_owned();
        let _ = writeln!(
            text,
            "All {} pairs of the log (the same draw and run of both options) were ordered by their \
             difference and cut into {} even parts; the pair in the middle of each was simulated \
             again, compared with the log bit for bit, and its events added up. They add up to the \
             outcome of each run exactly. The mean difference of all pairs is {}, that of the \
             replayed ones {}; the means by option in the tables are of the replayed ones. The \
             stretch of time that is named is the shortest with 60% of the difference. Before their \
             events part, runs may differ in what no event tells.",
            self.pairs_in_log,
            self.pairs.len(),
            difference(Nature::Amount, &self.difference),
            difference(Nature::Amount, &self.replayed),
        );
        if !has("bad") {
            text += "\nNo bad pair is shown: in none did the option do worse.\n";
        }
        if !has("surprising") {
            text +=
                "\nNo surprising pair is shown: in none does the difference go against the mean.\n";
        }
        text += "\nThe stories of a pair leave out what happened in the same week in both runs. Numbers \
                 in brackets there are ids of events: `replay` with `-o DIR` leaves them in \
                 `events.csv`, and the whole story in `story.md`. FOLDER is the folder of results.\n";
        text
    }
}

/// The same with a capital in front.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `armistice replay FOLDER phased-after:137:0`.
fn clean_command(id: &str) -> String {
    let (option, rest) = match id.rsplitn(3, ':').collect::<Vec<_>>().as_slice() {
        &[run, draw, option] => (option, format!(":{draw}:{run}")),
        _ => (id, String::new()),
    };
    format!("armistice replay FOLDER {}", shell(&format!("{}{rest}", clean(option))))
}
