//! All the tables of a comparison (`--all`): one an outcome, one a criterion.

use super::{show, verdict};
use crate::analysis::format::{confidence, counted, estimate_in, form, percent, precision};
use crate::analysis::{self, Comparison, Line, Row, Subject, Unbegun, mark};
use crate::model::Warning;

/// All of them, with a line above that says what they rest on.
pub fn comparison(subject: &Subject, comparison: &Comparison) -> String {
    let mut text = verdict::heading(subject, comparison);
    text += &verdict::verdicts(subject, comparison, &verdict::said(subject, comparison));
    let rows = analysis::table(subject, comparison);
    for outcome in rows.chunk_by(|a, b| a.outcome == b.outcome) {
        let first = &outcome[0];
        let cells = |row: &Row| {
            [&row.option, &row.value, &row.median, &row.difference, &row.better].map(String::clone)
        };
        let rows: Vec<[String; 5]> = outcome.iter().map(cells).collect();
        let heads =
            ["option", "mean", "median run", "versus the baseline", "better / same / worse %"];
        // What is yes or no has no median run, what only describes no better.
        let filled: Vec<usize> = (0..heads.len())
            .filter(|at| rows.iter().any(|row| !row[*at].is_empty()))
            .filter(|at| subject.options.len() > 1 || *at < 3)
            .collect();
        let head: Vec<&str> = filled.iter().map(|at| heads[*at]).collect();
        let mut table = show::table(&head, &(1..head.len()).collect::<Vec<_>>());
        for row in &rows {
            table.add_row(filled.iter().map(|at| &row[*at]));
        }
        text.push_str(&format!("\n{} [{}]\n{table}\n", first.outcome, first.unit));
    }
    text.push_str(&criteria(subject, comparison));
    let marks = verdict::marks(&text, comparison);
    text + &marks
}

/// One line of what is no fault and hardly meant; none where there is nothing.
///
/// * `path`: the scenario, as `check` would be given it.
pub fn hardly_meant(subject: &Subject, unbegun: &[Unbegun], path: &str) -> Option<String> {
    let mut parts: Vec<String> = warned(&subject.warnings, path).into_iter().collect();
    if !unbegun.is_empty() {
        let one = |one: &Unbegun| {
            let option = &subject.options[one.option].name;
            format!("{} in option {option}", one.policy)
        };
        let mut names: Vec<String> = unbegun.iter().take(3).map(one).collect();
        if unbegun.len() > names.len() {
            names.push(format!("{} more", unbegun.len() - names.len()));
        }
        parts.push(format!("began in no run: {}", names.join(", ")));
    }
    (!parts.is_empty()).then(|| parts.join(". "))
}

/// The first of the warnings and how many there are; none where there is none.
pub fn warned(warnings: &[Warning], path: &str) -> Option<String> {
    let count = counted(warnings.len(), "warning");
    let told = |first: &Warning| format!("{count}: {}; see armistice check {path}", first.message);
    warnings.first().map(told)
}

/// How the options stand by each criterion that the scenario names.
fn criteria(subject: &Subject, comparison: &Comparison) -> String {
    let mut text = String::new();
    for judged in &comparison.choice.criteria {
        let criterion = &subject.compare.criteria[judged.criterion];
        if !criterion.said {
            continue;
        }
        let lined = judged.lines.iter().any(|line| *line != Line::None);
        let mut head = vec!["option", "average", "confidence best", "best in a run"];
        head.extend(lined.then_some("red line"));
        let mut table = show::table(&head, &[1, 2, 3]);
        let nature = subject.dictionary.outcomes[criterion.outcome].nature;
        let form = form(nature, &judged.means);
        for (option, info) in subject.options.iter().enumerate() {
            let standing = &judged.best.options[option];
            let mut row = vec![
                info.name.clone(),
                estimate_in(form, nature, &judged.means[option]) + mark(judged.tails[option]),
                confidence(standing.average_best),
                percent(standing.best_in_future.mean, precision(&standing.best_in_future)),
            ];
            row.extend(lined.then(|| line(judged.lines[option]).to_owned()));
            table.add_row(row);
        }
        let way = if criterion.less { "less" } else { "more" };
        let outcome = &subject.dictionary.outcomes[criterion.outcome].name;
        text.push_str(&format!("\n{}: {outcome}, {way} is better\n{table}\n", criterion.name));
    }
    if text.is_empty() {
        return text;
    }
    let words = "confidence best: how certain it is that the average over draws is best\n\
                 best in a run: how often it does best, ties shared out";
    format!("\nBy your criteria\n{words}\n{text}")
}

fn line(line: Line) -> &'static str {
    match line {
        Line::None => "",
        Line::Kept => "kept",
        Line::PerhapsKept => "perhaps kept",
        Line::PerhapsCrossed => "perhaps crossed",
        Line::Crossed => "crossed",
    }
}
