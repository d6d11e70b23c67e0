//! What a page says in words: named for what it counts, said once, and never more than is known.

use super::*;
use crate::report::html::Html;
use crate::scenario::HistoryPoint;

/// The page of a study that a caller changed.
pub(super) fn page_with(change: impl FnOnce(&mut Subject)) -> String {
    let (mut subject, results) = study("front", false);
    change(&mut subject);
    let said = compare(&subject, &results).unwrap();
    let manifest = Manifest::default();
    page(&subject, &results, &said, &manifest, Audience::Full).unwrap()
}

/// What a page of the study is made from.
fn with_context(look: impl FnOnce(&Context)) {
    let (subject, results) = study("front", false);
    let said = compare(&subject, &results).unwrap();
    let texts = texts::Texts::english().unwrap();
    let manifest = Manifest::default();
    look(&Context::new(&subject, &results, &said, &manifest, texts, Audience::Full));
}

/// The words of a page without its tags.
pub(super) fn plain(page: &str) -> String {
    let body = page.split("</style>").last().unwrap();
    let texts = body.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    texts.collect::<Vec<_>>().join("")
}

#[test]
fn a_row_is_called_by_what_its_numbers_count_and_not_by_what_is_wished() {
    let page = page_with(|subject| {
        subject.compare.criteria[0].says = "Fighting does not come back".into();
        subject.compare.criteria[0].at_most = Some(0.1);
    });
    let text = plain(&page);
    assert!(text.contains("Fighting came back, futures of 100: less is better (criterion “Fighting does not come back”)"));
    assert!(
        text.contains("draws (Fighting came back, futures of 100: on average above 10 of 100;")
    );
    for row in page.split("<th scope=\"row\"").skip(1) {
        let head = plain(&format!("<{}", row.split("</th>").next().unwrap()));
        assert!(!head.starts_with("Fighting does not"), "{head}");
    }
}

#[test]
fn a_benchmark_that_every_future_of_every_option_meets_distinguishes_nothing() {
    let page = page_with(|subject| {
        let test = |least| Test { says: "t".into(), series: 3, points: 1, least, greatest: 1e9 };
        let benchmark = |text: &str, least| Benchmark {
            text: text.into(),
            source: "s".into(),
            class: Class::Computed(vec![test(least)]),
        };
        subject.dictionary.benchmarks = vec![
            benchmark("easy", -1.0),
            benchmark("easier", -2.0),
            benchmark("too hard", 1e8),
            benchmark("telling", 0.9),
        ];
    });
    let text = plain(&page);
    assert!(text.contains("Met in every future of every option: easy (t); easier (t)."), "{text}");
    assert!(text.contains("Met in no future of any option: too hard (t)."));
    assert!(page.contains("<caption><bdi>telling</bdi>") && !page.contains("<caption><bdi>easy"));
}

#[test]
fn what_is_known_and_lies_outside_every_band_is_said_on_the_first_page() {
    let known = |value: f64| HistoryPoint { series: 3, at: 12.0, value, source: "a book".into() };
    // The fourth series is between 0.33 and 0.93 after twelve months.
    let page = page_with(|subject| subject.history = vec![known(0.5), known(70.0)]);
    let first = plain(page.split("</aside>").next().unwrap());
    let says = "What really happened lies outside the futures of every option in 1 of 2 known numbers: \
                Strength in Nov 2001: 70";
    assert!(first.contains(says), "{first}");
    assert!(first.contains("(a book)."));
    assert!(!plain(&page).contains("that fit what is known; none"));
    let inside = plain(&page_with(|subject| subject.history = vec![known(0.5)]));
    assert!(!inside.contains("What really happened lies outside"));
    assert!(inside.contains("The one known number lies within 90 of 100 futures of some option."));
}

#[test]
fn an_option_that_differs_in_more_than_one_thing_rules_out_no_arrangement() {
    let choice = |page: &str| {
        let text = plain(page);
        text.contains("Ruled out by") && !text.contains("Ruled out by a ")
    };
    // Only lawful command tells the options apart: the third has most of it.
    let criteria = |subject: &mut Subject| {
        let lawful = Criterion {
            outcome: 5,
            less: false,
            at_most: None,
            band: 0.0,
            ..subject.compare.criteria[0].clone()
        };
        subject.compare.criteria = vec![lawful];
    };
    let alone = page_with(|subject| {
        criteria(subject);
        subject.confounded.clear();
    });
    assert!(choice(&alone), "{}", plain(&alone));
    let confounded = page_with(|subject| {
        criteria(subject);
        let pair = |one, other| Confounded { one, other, ..subject.confounded[0].clone() };
        subject.confounded = vec![pair(0, 1), pair(0, 2), pair(1, 2)];
    });
    assert!(!choice(&confounded));
    let text = plain(&confounded);
    assert!(text.contains("so this rules out no arrangement") && text.contains("Left: A none, "));
}

#[test]
fn what_is_to_be_said_of_several_options_alike_is_one_bullet() {
    let text = plain(&page_with(|subject| {
        subject.compare.criteria[1].at_most = Some(100.0);
        subject.confounded = [(0, 1), (0, 2), (1, 2)]
            .map(|(one, other)| Confounded { one, other, ..subject.confounded[0].clone() })
            .to_vec();
    }));
    let lines: Vec<&str> = text.split("Ruled out by a line that the scenario draws").collect();
    let line = lines.iter().find(|line| line.starts_with(" (Civilians killed")).unwrap();
    let line = line.split("With another limit").next().unwrap();
    assert!(
        line.contains("A none at ")
            && line.contains(", B front at ")
            && line.contains(" and C late at "),
        "{line}"
    );
    assert!(text.contains("A · B; A · C; B · C: front (when it comes)"), "{text}");
}

#[test]
fn two_ways_of_counting_within_five_years_say_side_by_side_why_they_differ() {
    let text = plain(&page_with(|_| {}));
    assert!(text.contains("The two are counted a little differently"));
    assert!(text.contains("These are not the numbers above"));
}

/// What a page has and should not: an element with nothing in it, a heading with nothing under it.
fn empty(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in [
        "ul", "ol", "dl", "li", "p", "table", "thead", "tbody", "tr", "details", "section", "h2",
        "h3", "h4",
    ] {
        for piece in page.split(&format!("<{tag}")).skip(1) {
            let Some((_, inside)) = piece.split_once('>') else { continue };
            if (piece.starts_with('>') || piece.starts_with(' '))
                && inside.starts_with(&format!("</{tag}>"))
            {
                found.push(format!("<{tag}> {}", &piece[..piece.len().min(60)]));
            }
        }
    }
    for level in 2..=4 {
        for piece in page.split(&format!("</h{level}>")).skip(1) {
            let next = piece.strip_prefix("</summary>").unwrap_or(piece);
            let same = (1..=level).any(|level| next.starts_with(&format!("<h{level}")));
            if same
                || ["</section>", "</details>", "</aside>", "<p class=\"up\">"]
                    .iter()
                    .any(|end| next.starts_with(end))
            {
                found.push(format!("nothing under an h{level}: {}", &piece[..piece.len().min(60)]));
            }
        }
    }
    found
}

#[test]
fn no_heading_list_or_table_is_empty() {
    for audience in [Audience::Full, Audience::Parties] {
        for name in ["front", ""] {
            let found = empty(&page_of(name, true, audience));
            assert!(found.is_empty(), "{found:?}");
        }
    }
    // With as little as a study can have.
    let bare = page_with(|subject| {
        subject.dictionary.benchmarks.clear();
        subject.dictionary.parties.clear();
        subject.plans = vec![Vec::new(); 3];
        subject.compare.outcomes.clear();
        subject.compare.criteria.clear();
        subject.sampled.clear();
        subject.assumptions.clear();
        subject.about.clear();
    });
    assert!(empty(&bare).is_empty(), "{:?}", empty(&bare));
    assert_eq!(empty("<ul class=\"x\"></ul><h3>a</h3><h3>b</h3><p>c</p>").len(), 2);
}

#[test]
fn a_number_and_its_range_are_written_alike_and_by_the_width_of_the_range() {
    with_context(|ctx| {
        let mean = |mean: f64, low: f64, high: f64, error: f64| {
            let estimate = crate::analysis::Estimate { mean, low, high, n: 60, error };
            let form = crate::analysis::format::form(Nature::Amount, [&estimate]);
            let html: Html = ctx.mean_in(form, &ctx.subject.dictionary.outcomes[3], &estimate);
            plain(html.as_str())
        };
        let said = mean(1_020_000.0, 980_000.0, 1_060_000.0, 20_000.0);
        assert_eq!(said, "1,020,000 (plausibly 980,000 to 1,060,000)");
        let said = mean(0.0, -8.330_64, 8.330_64, 0.0);
        assert!(!said.contains("33064") && said.contains("8"), "{said}");
    });
}

#[test]
fn one_mean_has_the_same_digits_wherever_it_stands() {
    with_context(|ctx| {
        for one in &ctx.said.outcomes {
            for (option, summary) in one.options.iter().enumerate() {
                assert_eq!(ctx.mean_of(option, one.outcome), summary.mean);
            }
        }
    });
}

#[test]
fn numbers_of_one_row_have_one_form_and_what_is_known_stands_as_its_file_has_it() {
    let known = |value: f64| HistoryPoint { series: 3, at: 12.0, value, source: "a book".into() };
    let text = plain(&page_with(|subject| subject.history = vec![known(47_781.0)]));
    assert!(text.contains("in Nov 2001: 47,781"), "{text}");
    with_context(|ctx| {
        let numbers = [19_800_000.0, 890_000.0];
        let form = crate::report::numbers::rough_form(numbers);
        let row = numbers.map(|number| ctx.rough_in(form, "persons", number));
        assert_eq!(row, ["19.8 million", "0.89 million"]);
    });
}

#[test]
fn names_that_a_user_gave_are_shown_as_they_were_given_and_stay_apart() {
    let text = plain(&page_with(|subject| {
        let criterion = subject.compare.criteria[0].clone();
        subject.compare.criteria = ["few_x", "few.x", "few x", "army-holds"]
            .map(|name| Criterion {
                name: name.into(),
                says: String::new(),
                said: true,
                ..criterion.clone()
            })
            .to_vec();
    }));
    for name in ["few_x", "few.x", "few x", "army-holds"] {
        assert!(text.contains(&format!("criterion “{name}”")), "{name}: {text}");
    }
    assert_eq!(context::words("killed_by.army_1"), "Killed by army_1");
    let long = |end: &str| Html::name(&("x".repeat(300) + end));
    assert_ne!(long("a"), long("b"));
}

#[test]
fn options_that_do_the_same_in_every_future_are_not_called_undecided() {
    let (mut subject, _) = study("front", false);
    let records: Vec<Record> = (0..60).flat_map(|draw| vec![record(draw, 0); 3]).collect();
    let results = Results::from_records(3, 1, 24, records);
    subject.confounded.clear();
    subject.compare.criteria[0].band = 0.0;
    let said = compare(&subject, &results).unwrap();
    let page = page(&subject, &results, &said, &Manifest::default(), Audience::Full).unwrap();
    let text = plain(&page);
    assert!(text.contains("it is the same as with A in every future"), "{text}");
    assert!(text.contains("It is the same in every future with every option."));
    let all = "A none baselineB frontC late";
    assert!(text.contains(&format!("{all}In 33 of 100")), "said once of all options: {text}");
    assert!(!text.contains("do not decide whose average") && !text.contains("could be chance ("));
}

#[test]
fn a_mean_that_hangs_on_few_draws_is_marked_and_what_the_mark_says_is_true() {
    let (subject, _) = study("front", false);
    let records = (0..120).flat_map(|draw| {
        (0..3).map(move |option| {
            let mut record = record(draw, option);
            record.outcomes[3] += if draw == 0 { 90_000.0 } else { 0.0 };
            record
        })
    });
    let results = Results::from_records(3, 1, 24, records.collect());
    let said = compare(&subject, &results).unwrap();
    let page = page(&subject, &results, &said, &Manifest::default(), Audience::Full).unwrap();
    let text = plain(&page);
    assert!(text.contains(") †"), "{text}");
    assert!(
        text.contains("the 2 most extreme draws account for 30% of its spread or more"),
        "{text}"
    );
}
