use super::album::file_name;
use super::canvas::Shape;
use super::trial::{Trial, study};
use super::*;
use crate::analysis::compare;
use crate::calendar::Date;

pub(super) fn usual() -> Trial {
    Trial {
        names: vec!["no-accord", "whole-first", "whole-after", "phased-first", "phased-after"],
        draws: 60,
        runs: 2,
        months: 60,
        start: Date::new(2000, 11, 10),
        years: true,
    }
}

fn smallest() -> Trial {
    Trial {
        names: vec!["no-accord", "peace"],
        draws: 1,
        runs: 1,
        months: 12,
        start: None,
        years: true,
    }
}

fn largest() -> Trial {
    let names = vec![
        "no-accord-and-nothing-beyond-a-ceasefire",
        "whole-units-first-then-disarmament-later",
        "whole-units-after-disarmament-of-the-rest",
        "phased-integration-first-with-monitoring",
        "phased-integration-after-disarmament-50",
        "protection-corps-for-the-former-command",
        "parallel-armies-under-a-joint-high-staff",
        "new-army-from-scratch-of-unnamed-persons",
        "A very long name in words, forty letters",
        "cash-for-weapons",
        "short",
        "phased-after-plus-international-oversight",
    ];
    Trial { names, draws: 25, runs: 1, months: 120, start: Date::new(2000, 11, 10), years: true }
}

fn drawn(trial: &Trial) -> Vec<(String, Canvas)> {
    let (subject, results) = study(trial);
    draw(&subject, &results, &compare(&subject, &results).unwrap()).unwrap()
}

/// What a text covers: left, top, right, below.
fn covers(text: &canvas::Text) -> [f64; 4] {
    let (x, y, w) = (text.x - text.lead(), text.y, text.width());
    let (up, down) = (0.72 * text.size, 0.2 * text.size);
    [x, y - up, x + w, y + down]
}

pub(super) fn no_text_is_cut_or_covers_another(figures: &[(String, Canvas)]) {
    for (name, canvas) in figures {
        let texts: Vec<&canvas::Text> = canvas
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text(text) => Some(text),
                Shape::Path { .. } => None,
            })
            .collect();
        for (at, text) in texts.iter().enumerate() {
            let [left, top, right, below] = covers(text);
            let within =
                left >= 0.0 && top >= 0.0 && right <= canvas.width && below <= canvas.height;
            assert!(within, "{name}: {:?} is cut: {:?}", text.text, covers(text));
            for other in &texts[..at] {
                let o = covers(other);
                let apart = right <= o[0] || o[2] <= left || below <= o[1] || o[3] <= top;
                assert!(apart, "{name}: {:?} covers {:?}", text.text, other.text);
            }
        }
    }
}

#[test]
fn a_usual_study_is_drawn_without_a_text_cut_or_covered() {
    let figures = drawn(&usual());
    let names: Vec<&str> = figures.iter().map(|(name, _)| name.as_str()).collect();
    let expected = "outcomes differences survival dots dots-2 dots-3 ecdf series-deaths \
                    series-displaced timeline acceptance map-killed map-presence map-killed-by";
    let mut left = names.iter();
    for name in expected.split_whitespace() {
        assert!(left.any(|other| *other == name), "{name} is missing or out of order: {names:?}");
    }
    no_text_is_cut_or_covers_another(&figures);
}

#[test]
fn two_series_whose_names_would_share_a_file_get_two_figures() {
    let (mut subject, results) = study(&smallest());
    for (at, name) in ["strength.a/b", "strength.a.b"].into_iter().enumerate() {
        subject.dictionary.series[at].name = name.into();
    }
    subject.dictionary.layers[0].name = "presence-by".into();
    let figures = draw(&subject, &results, &compare(&subject, &results).unwrap()).unwrap();
    let mut names: Vec<String> = figures.iter().map(|(name, _)| name.to_lowercase()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), figures.len());
    assert!(file_name("map", "presence-by") != file_name("map", "presence") + "-by");
}

#[test]
fn labels_of_neighbouring_panels_keep_a_gap() {
    let first = ["no-accord", "b", "c", "d", "e"];
    for (options, months) in [(2, 24), (3, 24), (4, 24), (5, 12), (2, 3), (3, 36), (3, 120)] {
        let names = first[..options].to_vec();
        let start = Date::new(2030, 1, 1);
        let trial = Trial { names, draws: 3, runs: 1, months, start, years: true };
        for (name, canvas) in drawn(&trial) {
            let mut labels: Vec<[f64; 4]> = Vec::new();
            for shape in &canvas.shapes {
                let Shape::Text(text) = shape else { continue };
                if text.colour != canvas::GREY || text.size != page::SMALL {
                    continue;
                }
                let [left, top, right, below] = covers(text);
                let apart = |o: &[f64; 4]| o[1] != top || left >= o[2] + 4.0 || o[0] >= right + 4.0;
                assert!(labels.iter().all(apart), "{name}, {months}: {:?}", text.text);
                labels.push([left, top, right, below]);
            }
        }
    }
}

#[test]
fn two_options_and_one_draw_are_drawn() {
    no_text_is_cut_or_covers_another(&drawn(&smallest()));
}

#[test]
fn twelve_options_with_long_names_are_drawn() {
    no_text_is_cut_or_covers_another(&drawn(&largest()));
}

#[test]
fn one_option_of_a_model_of_steps_is_drawn_without_years_plans_or_map() {
    let names = vec!["as-written"];
    let trial = Trial { names, draws: 40, runs: 1, months: 200, start: None, years: false };
    let figures = drawn(&trial);
    let names: Vec<&str> = figures.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["outcomes", "survival", "dots", "ecdf", "series-deaths", "series-displaced"]
    );
    no_text_is_cut_or_covers_another(&figures);
}

#[test]
fn the_same_study_gives_the_same_bytes_and_its_text_is_escaped() {
    let all =
        |_| -> Vec<String> { drawn(&smallest()).iter().map(|(_, canvas)| canvas.svg()).collect() };
    let (once, twice) = (all(()), all(()));
    assert_eq!(once, twice);
    assert!(once.iter().all(|svg| svg.contains("Valley accord &lt;2026&gt; &amp; after")));
    assert!(once.iter().all(|svg| !svg.contains("NaN") && !svg.contains("inf\"")));
}

#[test]
fn each_figure_is_written_as_svg_and_as_png_of_1600_pixels() {
    let folder = tempfile::tempdir().unwrap();
    let (subject, results) = study(&smallest());
    let comparison = compare(&subject, &results).unwrap();
    let paths = write(folder.path(), &subject, &results, &comparison).unwrap();
    assert_eq!(paths[0], folder.path().join("figures/outcomes.svg"));
    let png = std::fs::read(folder.path().join("figures/outcomes.png")).unwrap();
    assert_eq!(png[16..20], 1600_u32.to_be_bytes(), "the width in the header");
}

/// Value stability: the same shapes are the same bytes, on every machine.
#[test]
fn the_bytes_of_a_known_figure_never_change() {
    use canvas::{BLACK, Stroke, Text};
    let mut known = Canvas { label: "known".into(), ..Canvas::new(90.0, 40.0) };
    known.area(&[(3.0, 3.0), (80.3, 9.7), (40.0, 35.1)], [0, 114, 178], 0.3);
    known
        .line(&[(2.0, 30.0), (85.0, 5.0)], Stroke { colour: BLACK, width: 1.7, dash: &[7.0, 3.0] });
    known.path(&style::circle(20.0, 20.0, 8.5), Some((BLACK, 0.5)), None);
    known.text(Text { rim: true, ..Text::new(45.0, 22.0, "Ærå & 95%").middle().bold() });
    let svg = blake3::hash(known.svg().as_bytes()).to_hex();
    let png = blake3::hash(&png::paint(&known).unwrap()).to_hex();
    assert_eq!((&svg[..16], &png[..16]), ("55cd62e9657c0a2b", "4f385d7581040df3"));
}

#[test]
fn a_chart_in_the_report_is_coloured_by_its_classes_and_keeps_letters_that_figures_lack() {
    let pile = [0.0, 3.0, 8.0, 40.0];
    let canvas = small::dots(&pile, 10.0, ["بلا", "5", "10"]).unwrap();
    let classes: Vec<&str> = canvas
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Path { class, .. } => Some(*class),
            Shape::Text(_) => None,
        })
        .collect();
    assert!(classes.contains(&"dot") && classes.contains(&"arrow"), "{classes:?}");
    assert!(classes.iter().all(|class| !class.is_empty()));
    assert!(canvas.texts().any(|text| text == "بلا"));
}

#[test]
fn a_label_is_moved_into_the_page_and_one_that_would_cover_another_is_left_out() {
    let marks = [0.0, 0.5, 99.5, 100.0].map(|at| (at, format!("{at} long words")));
    let across = axis::Axis::new(0.0, 100.0).marked(marks.to_vec(), "");
    let frame = page::Frame { x: 10.0, y: 10.0, w: 380.0, h: 50.0 };
    let mut canvas = Canvas::new(400.0, 120.0);
    chart::Chart::new(&mut canvas, frame, across, axis::Axis::new(0.0, 1.0), 100.0).unwrap();
    assert_eq!(canvas.texts().collect::<Vec<_>>(), ["0 long words", "99.5 long words"]);
    no_text_is_cut_or_covers_another(&[("labels".to_owned(), canvas)]);
}

/// `cargo test --lib figures_to_look_at -- --ignored` draws them into `target/trial`.
#[test]
#[ignore = "for the eye"]
fn figures_to_look_at() {
    for (name, trial) in [("usual", usual()), ("smallest", smallest()), ("largest", largest())] {
        let (subject, results) = study(&trial);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/trial").join(name);
        write(&folder, &subject, &results, &compare(&subject, &results).unwrap()).unwrap();
    }
}
