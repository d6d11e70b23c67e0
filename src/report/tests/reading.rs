//! What readers stumbled over: said where nothing bears it, or left unsaid.

use super::words::{page_with, plain};
use super::*;

/// The page of a study whose options do what `made_by` says, and the comparison.
fn page_made_by(
    change: impl FnOnce(&mut Subject),
    made_by: impl Fn(usize, usize) -> Record,
) -> (String, crate::analysis::Comparison) {
    let (mut subject, _) = study("front", false);
    change(&mut subject);
    let made_by = &made_by;
    let records = (0..DRAWS).flat_map(|draw| (0..3).map(move |option| made_by(draw, option)));
    let results = Results::from_records(3, 1, 24, records.collect());
    let said = compare(&subject, &results).unwrap();
    let page = page(&subject, &results, &said, &Manifest::default(), Audience::Full).unwrap();
    (page, said)
}

#[test]
fn what_stands_in_for_criteria_rules_nothing_out() {
    // The third option is surely better by the only criterion, and differs in one thing.
    let of = |said: bool| {
        page_made_by(
            |subject| {
                subject.confounded.clear();
                let first = subject.compare.criteria[0].clone();
                let lawful = Criterion { outcome: 5, less: false, at_most: None, said, ..first };
                subject.compare.criteria = vec![lawful];
            },
            record,
        )
    };
    let (page, said) = of(true);
    assert!(plain(&page).contains("Ruled out by") && said.choice.left.len() < 3);
    let (page, said) = of(false);
    assert_eq!(said.choice.left, [0, 1, 2]);
    assert!(said.choice.trade_off.dominated.is_empty());
    let text = plain(&page);
    assert!(text.contains("The scenario names no criteria, so no option is ruled out."));
    assert!(!text.contains("Ruled out by") && !text.contains("criterion “"), "{text}");
}

#[test]
fn copies_of_an_option_are_named_once_and_not_held_against_each_other() {
    let (page, _) = page_made_by(
        |subject| subject.compare.criteria.truncate(1),
        |draw, option| record(draw, option.min(1)),
    );
    let first = plain(page.split("</aside>").next().unwrap());
    let says = "B front and C late gave the same result in every run and every outcome";
    assert!(first.contains(says), "{first}");
    let pairs = page.split("The options left, in pairs").nth(1).unwrap_or_default();
    let pairs = plain(pairs.split("</ul>").next().unwrap());
    assert!(!pairs.contains("C late"), "{pairs}");
    assert!(!plain(&page_with(|_| {})).contains("gave the same result in every run"));
}

#[test]
fn where_all_draws_are_the_same_the_section_on_peace_says_so_too() {
    let (page, _) = page_made_by(|_| {}, |draw, option| record(draw, option.min(1)));
    let survival = page.split("id=\"survival-title\"").nth(1).unwrap();
    let survival = plain(survival.split("</section>").next().unwrap());
    assert!(survival.contains("(0, the same in every draw)"), "{survival}");
}

#[test]
fn an_axis_without_years_is_named_by_its_unit_and_has_a_table_of_the_end() {
    let text = plain(&page_with(|subject| {
        subject.dictionary.time = Time {
            unit: "step".into(),
            per_year: None,
            start: None,
            ..subject.dictionary.time.clone()
        };
        subject.dictionary.grid.as_mut().unwrap().regions = Regions::default();
    }));
    assert!(text.contains("the axis below counts steps from the start"), "{text}");
    assert!(text.contains("Futures of 100 in which it has not happenedoptionat the end"), "{text}");
    assert!(text.contains("persons in total.") && !text.contains("most in –"));
}

#[test]
fn numbers_with_a_source_and_assumptions_make_all_and_the_varied_are_among_them() {
    let text = plain(&page_with(|subject| {
        subject.assumptions[1].source = "assumption".into();
        subject.assumptions[2].source = "assumption".into();
    }));
    let says = "5 numbers. For 3 of them there is a source; the other 2 are assumptions";
    assert!(
        text.contains(
            "Varied from future to future were 3 things: 2 of these numbers, with a source or"
        ),
        "{text}"
    );
    assert!(text.contains(says), "{text}");
}

#[test]
fn what_was_tested_is_counted_whole_also_where_not_all_of_it_is_named() {
    let full = plain(&page_of("front", true, Audience::Full));
    assert!(full.contains("3 things were varied and tested; all numbers besides stayed"), "{full}");
    assert!(full.contains("2 of them can reverse"), "{full}");
    let parties = plain(&page_of("front", true, Audience::Parties));
    assert!(parties.contains("3 things were varied and tested"), "{parties}");
    assert!(parties.contains("1 of the 2 that can be named here can reverse"), "{parties}");
}

#[test]
fn one_ahead_is_told_with_its_confidence_and_never_as_beyond_chance() {
    let text = plain(&page_with(|_| {}));
    assert!(text.contains("On average C is ahead, with &gt;99% confidence."), "{text}");
}

#[test]
fn a_long_name_is_cut_behind_its_letter_without_a_mark() {
    let page = page_with(|subject| subject.options[2].name = "x".repeat(90));
    assert!(page.contains(&format!("C, {}…\"", "x".repeat(60))));
}

#[test]
fn what_paper_leaves_out_is_said_on_paper() {
    let text = plain(&page_with(|_| {}));
    assert!(text.contains("too long for paper") && text.contains("parameters --model transition"));
}

#[test]
fn names_that_figures_number_have_their_number_in_the_report() {
    let text = plain(&page_with(|subject| subject.options[1].name = "وقف".into()));
    assert!(text.contains("they show instead option 2 for وقف."), "{text}");
    assert!(!plain(&page_with(|_| {})).contains("Figures cannot draw"));
}
