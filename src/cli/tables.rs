//! The tables that a comparison is printed as: one an outcome, one a criterion.

use super::show;
use crate::analysis::format::{counted, estimate, percent};
use crate::analysis::{self, Comparison, HEAVY_MARK, Line, Subject, Unbegun};

/// All of them, with a line above that says what they rest on.
pub fn comparison(subject: &Subject, comparison: &Comparison) -> String {
    let mut text = format!(
        "{} of {} x {}; 95% intervals over draws. Model worlds, not a forecast.\n",
        subject.name,
        counted(comparison.draws, "draw"),
        counted(comparison.runs_per_draw, "run")
    );
    let rows = analysis::table(subject, comparison);
    for outcome in rows.chunk_by(|a, b| a.outcome == b.outcome) {
        let first = &outcome[0];
        // What is yes or no has no median run.
        let median = outcome.iter().any(|row| !row.median.is_empty());
        let mut head = vec!["option", "mean", "median run", "against the baseline", "better in"];
        if !median {
            head.remove(2);
        }
        let mut table = show::table(&head, &[1, 2, 3, 4][..head.len() - 1]);
        for row in outcome {
            let all = [&row.option, &row.value, &row.median, &row.difference, &row.better];
            table.add_row(
                all.into_iter().enumerate().filter(|(at, _)| median || *at != 2).map(|at| at.1),
            );
        }
        text.push_str(&format!("\n{} [{}]\n{table}\n", first.outcome, first.unit));
    }
    if text.contains(HEAVY_MARK) {
        text.push_str(&format!(
            "\n{HEAVY_MARK} hangs on few draws: 1% of them carry more than 30% of the spread\n"
        ));
    }
    text.push_str(&criteria(subject, comparison));
    text
}

/// One line of what is no fault and hardly meant; none where there is nothing.
///
/// * `path`: the scenario, as `check` would be given it.
pub fn hardly_meant(subject: &Subject, unbegun: &[Unbegun], path: &str) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(first) = subject.warnings.first() {
        let count = counted(subject.warnings.len(), "warning");
        parts.push(format!("{count}: {}; see armistice check {path}", first.message));
    }
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

/// How the options stand by each criterion that the scenario names.
fn criteria(subject: &Subject, comparison: &Comparison) -> String {
    let mut text = String::new();
    for judged in &comparison.choice.criteria {
        let criterion = &subject.compare.criteria[judged.criterion];
        if !criterion.said {
            continue;
        }
        let lined = judged.lines.iter().any(|line| *line != Line::None);
        let mut head = vec!["option", "average", "confidence best", "best in a future"];
        head.extend(lined.then_some("red line"));
        let mut table = show::table(&head, &[1, 2, 3]);
        let nature = subject.dictionary.outcomes[criterion.outcome].nature;
        for (option, info) in subject.options.iter().enumerate() {
            let standing = &judged.best.options[option];
            let mut row = vec![
                info.name.clone(),
                estimate(nature, &judged.means[option]),
                percent(standing.average_best, 0.02),
                percent(standing.best_in_future.mean, 0.02),
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
    let names = |list: &[usize]| {
        let names: Vec<&str> = list.iter().map(|at| subject.options[*at].name.as_str()).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    };
    let choice = &comparison.choice;
    let (mut out, left) = (choice.crossed.clone(), &choice.trade_off.undominated);
    out.extend(choice.trade_off.dominated.iter().map(|(option, _)| *option));
    out.sort_unstable();
    let words = "confidence best: how sure it is that the average over draws is best; best in a future: \
                 how often";
    format!(
        "\nBy your criteria. {words}\n{text}\nruled out: {}\nleft, since no criterion rules them out: {}\n",
        names(&out),
        names(left)
    )
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
