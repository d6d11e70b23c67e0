//! What a comparison is printed as unless all tables are asked for: what the criteria leave, then a
//! table of options by criteria. It fits a terminal of 80 columns.

use super::show;
use crate::analysis::format::{Form, counted, estimate_in, exact_place, form, form_with, plain};
use crate::analysis::selection::{CONFIDENT, Verdict};
use crate::analysis::{Comparison, Estimate, HEAVY_MARK, Judged, Line, Subject, mark, mark_says};
use crate::model::{Better, Nature, Outcome};
use crate::scenario::{Criterion, Factor};

/// Columns of the terminal that everything fits.
const WIDTH: usize = 80;
/// Most outcomes that are shown where the file names no criteria.
const OUTCOMES: usize = 6;

/// The first line: what all numbers rest on.
pub fn heading(subject: &Subject, comparison: &Comparison) -> String {
    let text = format!(
        "{}: {} x {}, 95% intervals over draws. Model runs, not a forecast.",
        subject.name,
        counted(comparison.draws, "draw"),
        counted(comparison.runs_per_draw, "run")
    );
    wrapped(&text, "")
}

/// The verdict, the table, and how to see the rest.
pub fn comparison(subject: &Subject, comparison: &Comparison) -> String {
    let mut text = heading(subject, comparison);
    let said = said(subject, comparison);
    if said.is_empty() {
        text +=
            "\nThe scenario names no criteria, so no option is ruled out: [criterion.<name>]\n\n";
        let outcomes = comparison.outcomes.iter().take(OUTCOMES).map(|compared| {
            let means = compared.options.iter().map(|summary| (&summary.mean, summary.tail));
            column(
                subject,
                &subject.dictionary.outcomes[compared.outcome].name,
                compared.outcome,
                means.collect(),
            )
        });
        text += &blocks(subject, outcomes.collect());
        for compared in comparison.outcomes.iter().take(OUTCOMES) {
            let what = &subject.dictionary.outcomes[compared.outcome];
            text += &wrapped(&format!("{} [{}{}]", what.name, unit(what), way(what)), "");
        }
    } else {
        text += &verdicts(subject, comparison, &said);
        text += "\nAverages\n";
        let columns = said.iter().map(|judged| {
            let criterion = &subject.compare.criteria[judged.criterion];
            let means = judged.means.iter().zip(judged.tails.iter().copied());
            column(subject, &criterion.name, criterion.outcome, means.collect())
        });
        text += &blocks(subject, columns.collect());
    }
    let marks = marks(&text, comparison);
    text + &marks + "\nEvery outcome, difference and confidence: --all, or the report\n"
}

/// How the options stand by the criteria that the scenario names.
pub fn said<'a>(subject: &Subject, comparison: &'a Comparison) -> Vec<&'a Judged> {
    let is_said = |judged: &&Judged| subject.compare.criteria[judged.criterion].said;
    comparison.choice.criteria.iter().filter(is_said).collect()
}

/// What each of these criteria says of the options, and what all leave; nothing without criteria.
pub fn verdicts(subject: &Subject, comparison: &Comparison, said: &[&Judged]) -> String {
    if said.is_empty() {
        return String::new();
    }
    let mut text = String::from("\n");
    for judged in said {
        text += &by_criterion(subject, judged);
    }
    text + &left(subject, comparison)
}

/// What the mark of numbers that hang on few draws says, below a text that bears it.
pub fn marks(text: &str, comparison: &Comparison) -> String {
    if !text.contains(HEAVY_MARK) {
        return String::new();
    }
    format!("\n{}", wrapped(&mark_says(comparison.draws), "  "))
}

fn unit(what: &Outcome) -> &str {
    if what.nature == Nature::Amount { &what.unit } else { "% of runs" }
}

fn way(what: &Outcome) -> &'static str {
    match (what.nature, what.better) {
        (Nature::FirstTime, Better::Higher) => ", later is better",
        (Nature::FirstTime, Better::Lower) => ", sooner is better",
        (_, Better::Lower) => ", less is better",
        (_, Better::Higher) => ", more is better",
        (_, Better::Neither) => "",
    }
}

/// One criterion in its own words, and what it says of the options.
fn by_criterion(subject: &Subject, judged: &Judged) -> String {
    let criterion = &subject.compare.criteria[judged.criterion];
    let what = &subject.dictionary.outcomes[criterion.outcome];
    let mut text = format!("{}: ", criterion.name);
    if !criterion.says.is_empty() {
        text += &format!("{} - ", criterion.says.trim_end_matches('.'));
    }
    let way = if criterion.less { "less" } else { "more" };
    text += &format!("{}, {way} is better", what.name);
    let size = if what.nature == Nature::Amount { 1.0 } else { 100.0 };
    let form = lined_form(judged, criterion, what.nature);
    let lines = [("at most", criterion.at_most), ("at least", criterion.at_least)];
    for (word, line) in lines {
        if let Some(line) = line {
            let sign = if what.nature == Nature::Amount { "" } else { "%" };
            let line = form.write(line * size, exact_place(line * size));
            text += &format!(", {word} {line}{sign}");
        }
    }
    let mut text = wrapped(&text, "  ");
    if lines.iter().any(|(_, line)| line.is_some()) {
        text += &by_line(subject, judged, criterion, what.nature);
    }
    let names = |list: &[usize]| names(subject, list);
    let found = match &judged.best.verdict {
        Verdict::One(option) => format!("{way}, on average: {}", names(&[*option])),
        Verdict::NoPracticalDifference(options) => {
            format!("no practical difference on average: {}", names(options))
        }
        Verdict::Same => "the same in every run with every option".to_owned(),
        Verdict::Unclear => {
            let near = |option: &usize| judged.best.options[*option].average_near;
            let behind: Vec<usize> = (0..judged.best.options.len())
                .filter(|option| near(option) < 1.0 - CONFIDENT)
                .collect();
            if behind.is_empty() {
                "the draws do not decide whose average is ahead".to_owned()
            } else {
                format!(
                    "behind, on average: {}; for the others the draws do not decide whose is ahead",
                    names(&behind)
                )
            }
        }
    };
    text + &wrapped(&format!("  {found}"), "    ")
}

/// One form for the averages and the lines that they are compared with.
fn lined_form(judged: &Judged, criterion: &Criterion, nature: Nature) -> Form {
    form_with(nature, &judged.means, criterion.at_most.into_iter().chain(criterion.at_least))
}

/// Who crosses the red line, and by what number.
fn by_line(subject: &Subject, judged: &Judged, criterion: &Criterion, nature: Nature) -> String {
    let form = lined_form(judged, criterion, nature);
    let mut text = String::new();
    for (line, words) in [
        (Line::Crossed, "ruled out"),
        (Line::PerhapsCrossed, "perhaps across the line"),
        (Line::PerhapsKept, "perhaps within the line"),
    ] {
        let who: Vec<String> = (0..judged.lines.len())
            .filter(|option| judged.lines[*option] == line)
            .map(|option| {
                let name = &subject.options[option].name;
                let mean = estimate_in(form, nature, &judged.means[option]);
                format!("{name} {mean}{}", mark(judged.tails[option]))
            })
            .collect();
        if !who.is_empty() {
            text += &wrapped(&format!("  {words}: {}", who.join(", ")), "    ");
        }
    }
    if text.is_empty() {
        text = "  every option keeps to the line\n".to_owned();
    }
    text
}

/// What all criteria together leave.
fn left(subject: &Subject, comparison: &Comparison) -> String {
    let choice = &comparison.choice;
    let names = |list: &[usize]| names(subject, list);
    let mut text = String::from("\n");
    let mut reasons = String::new();
    let bands = bands(subject);
    for (option, by) in &choice.trade_off.dominated {
        let (option_name, by_name) = (names(&[*option]), names(&[*by]));
        let does = format!(
            "{option_name} does no better than {by_name} by any criterion{bands}, and worse by at \
             least one"
        );
        reasons += &match subject.confounded_pair(*option, *by) {
            None => wrapped(&format!("  {does}"), "    "),
            Some(pair) => wrapped(
                &format!(
                    "  {does}; the two differ in {} ({}), so this does not say which of them did it",
                    counted(pair.differ.len(), "thing"),
                    factors(&pair.differ)
                ),
                "    ",
            ),
        };
    }
    let out: Vec<usize> =
        (0..subject.options.len()).filter(|option| !choice.left.contains(option)).collect();
    text += &wrapped(&format!("ruled out: {}", names(&out)), "  ");
    text += &wrapped(&format!("left: {}", names(&choice.left)), "  ");
    text + &reasons
}

/// The bands of all criteria, behind "by any criterion"; nothing where there is none.
fn bands(subject: &Subject) -> String {
    let banded = subject.compare.criteria.iter().filter(|criterion| criterion.band > 0.0);
    let one = |criterion: &Criterion| {
        let share = subject.dictionary.outcomes[criterion.outcome].nature != Nature::Amount;
        let (size, sign) = if share { (100.0, " points") } else { (1.0, "") };
        let band = criterion.band * size;
        format!("{} {}{sign}", criterion.name, plain(band, exact_place(band)))
    };
    let list: Vec<String> = banded.map(one).collect();
    if list.is_empty() {
        return String::new();
    }
    format!(" by more than its band ({})", list.join(", "))
}

/// The things in which two options differ, in words.
fn factors(differ: &[Factor]) -> String {
    let words = |Factor { policy, aspect, key }: &Factor| match (*aspect, key) {
        ("whether", _) => format!("whether there is {policy}"),
        ("when", _) => format!("when {policy} comes"),
        (_, Some(key)) => format!("{policy}.{key}"),
        _ => format!("what {policy} is"),
    };
    differ.iter().map(words).collect::<Vec<_>>().join(", ")
}

fn names(subject: &Subject, list: &[usize]) -> String {
    let names: Vec<&str> = list.iter().map(|at| subject.options[*at].name.as_str()).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// A column of the table: its head and a cell an option.
fn column(
    subject: &Subject,
    head: &str,
    outcome: usize,
    means: Vec<(&Estimate, Option<f64>)>,
) -> Vec<String> {
    let nature = subject.dictionary.outcomes[outcome].nature;
    let form = form(nature, means.iter().map(|(mean, _)| *mean));
    let cells = means.into_iter().map(|(mean, tail)| estimate_in(form, nature, mean) + mark(tail));
    std::iter::once(head.to_owned()).chain(cells).collect()
}

/// Options by columns, in as many tables as the width asks for.
fn blocks(subject: &Subject, columns: Vec<Vec<String>>) -> String {
    let wide = |list: &[String]| list.iter().map(|cell| cell.chars().count()).max().unwrap_or(0);
    let mut first = vec!["option".to_owned()];
    first.extend(subject.options.iter().map(|option| option.name.clone()));
    let mut text = String::new();
    let mut rest = columns.as_slice();
    while !rest.is_empty() {
        // A cell has a space on each side and a rule between it and the next.
        let mut room = WIDTH.saturating_sub(wide(&first) + 4);
        let mut fit = 0;
        while let Some(next) = rest.get(fit).filter(|next| fit == 0 || wide(next) + 3 <= room) {
            room = room.saturating_sub(wide(next) + 3);
            fit += 1;
        }
        let (now, later) = rest.split_at(fit);
        let head: Vec<&str> =
            std::iter::once(&first).chain(now).map(|column| column[0].as_str()).collect();
        let mut table = show::table(&head, &(1..=now.len()).collect::<Vec<_>>());
        for row in 1..first.len() {
            table.add_row(std::iter::once(&first).chain(now).map(|column| &column[row]));
        }
        text += &format!("{table}\n");
        rest = later;
        if !rest.is_empty() {
            text += "\n";
        }
    }
    text
}

/// Lines of at most the width; all after the first are indented.
fn wrapped(text: &str, indent: &str) -> String {
    let options = textwrap::Options::new(WIDTH).subsequent_indent(indent);
    textwrap::fill(text, options) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::compare;
    use crate::batch::Results;
    use crate::model::{Dictionary, Group, Record};
    use crate::scenario::{Compare, Confounded, OptionInfo};

    /// Three options in 60 draws: the second is worse than the first by both outcomes, the third
    /// better by one and worse by the other.
    fn printed(criteria: &[(&str, usize, Option<f64>)], differ: usize) -> String {
        let outcome = |name: &str| Outcome {
            name: name.into(),
            unit: "persons".into(),
            nature: Nature::Amount,
            better: Better::Lower,
            group: Group::Harm,
            meaning: String::new(),
            ..Outcome::default()
        };
        let criterion = |(name, outcome, at_most): &(&str, usize, Option<f64>)| Criterion {
            name: (*name).into(),
            says: "As few as can be, in every district of the country".into(),
            outcome: *outcome,
            less: true,
            band: 0.0,
            at_most: *at_most,
            at_least: None,
            party: None,
            said: true,
        };
        let factor =
            |at: usize| Factor { policy: format!("policy-{at}"), aspect: "when", key: None };
        let differ: Vec<Factor> = (0..differ).map(factor).collect();
        let info = |name: &str| OptionInfo { name: name.into(), says: String::new() };
        let outcomes = vec![outcome("dead"), outcome("displaced")];
        let subject = Subject {
            name: "Made up".into(),
            dictionary: Dictionary { outcomes, ..Dictionary::default() },
            options: ["one", "worse", "other"].map(info).to_vec(),
            compare: Compare {
                outcomes: vec![0, 1],
                criteria: criteria.iter().map(criterion).collect(),
                ..Compare::default()
            },
            confounded: if differ.len() > 1 {
                vec![Confounded { one: 0, other: 1, differ }]
            } else {
                Vec::new()
            },
            ..Subject::default()
        };
        let level = [[100.0, 2_000.0], [200.0, 3_000.0], [50.0, 9_000.0]];
        let record = |at: usize| Record {
            outcomes: level[at % 3].map(|mean| mean + (at / 3 * 7 % 60) as f64).to_vec(),
            ..Record::default()
        };
        let results = Results::from_records(3, 1, 0, (0..180).map(record).collect());
        comparison(&subject, &compare(&subject, &results).unwrap())
    }

    #[test]
    fn the_verdict_comes_first_and_every_line_fits_80_columns() {
        let text = printed(&[("few-dead", 0, Some(150.0)), ("few-displaced", 1, None)], 1);
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        let (line, table) =
            (text.find("ruled out: worse").unwrap(), text.find("| option").unwrap());
        assert!(line < table, "{text}");
        assert!(text.replace("\n ", "").contains("dead, less is better, at most 150"));
        assert!(text.contains("  ruled out: worse 230 ["), "{text}");
        assert!(text.contains("left: one, other\n"), "{text}");
        assert!(text.contains("--all"), "{text}");
    }

    #[test]
    fn of_two_options_that_differ_in_several_things_none_rules_the_other_out() {
        let criteria = [("few-dead", 0, None), ("few-displaced", 1, None)];
        let alone = printed(&criteria, 1);
        assert!(alone.contains("ruled out: worse\n"), "{alone}");
        let several = printed(&criteria, 2);
        assert!(several.contains("ruled out: none\nleft: one, worse, other\n"), "{several}");
        let words = several.replace("\n    ", " ");
        let why =
            "differ in 2 things (when policy-0 comes, when policy-1 comes), so this does not say";
        assert!(words.contains(why), "{several}");
    }

    #[test]
    fn without_criteria_it_says_so_and_shows_the_first_outcomes() {
        let text = printed(&[], 1);
        assert!(text.contains("names no criteria, so no option is ruled out"), "{text}");
        assert!(text.contains("dead [persons, less is better]"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
    }
}
