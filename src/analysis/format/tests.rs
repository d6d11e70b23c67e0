use super::*;

#[test]
fn digits_are_those_that_the_error_deserves() {
    for (value, error, text) in [
        (1243.7, 32.0, "1,240"),
        (0.2345, 0.027, "0.23"),
        (0.2, 0.004, "0.200"),
        (12_345_678.0, 200_000.0, "12.3M"),
        (464.0, 110.0, "460"),
        (0.46, 0.014, "0.460"),
        (45_300_000_000.0, 2e9, "45bn"),
        (3.0, 40.0, "0"),
        (-0.0001, 0.02, "0"),
        (1234.56, 0.0, "1,235"),
        (-11.893_31, 0.0, "−11.89"),
        (123_456.0, 0.0, "123,456"),
        (5.0, 0.0, "5"),
        (1234.5, f64::INFINITY, "1,230"),
        (0.1 + 0.2, 0.0, "0.3"),
        (0.0, 0.0, "0"),
        (f64::INFINITY, 1.0, "–"),
        (999_999.6, 0.5, "999,999.6"),
    ] {
        assert_eq!(number(value, error), text, "{value} with {error}");
    }
    assert_eq!(percent(0.2345, 0.027), "23%");
    assert_eq!(percent(0.0, 0.0), "0%");
    assert_eq!(whole(1_234_567), "1,234,567");
}

fn e(mean: f64, low: f64, high: f64, error: f64) -> Estimate {
    Estimate { mean, low, high, n: 50, error }
}

#[test]
fn a_mean_and_both_ends_of_its_interval_have_the_same_decimals() {
    for (nature, e, text) in [
        (Nature::Amount, e(0.0, -8.330_64, 8.330_64, 0.0), "0 [−8 to 8]"),
        (Nature::Amount, e(9.18, 5.584, 12.776, 1.79), "9.2 [5.6 to 12.8]"),
        (Nature::Amount, e(0.3, 0.0, 9.0, 0.2), "0.3 [0.0 to 9.0]"),
        (Nature::Amount, e(-0.01, -0.4, 0.38, 0.2), "0.0 [−0.4 to 0.4]"),
        (Nature::YesNo, e(0.0, 0.0, 0.071, 0.0), "0.0% [0.0% to 7.1%]"),
        (Nature::Amount, e(3.0, f64::NEG_INFINITY, f64::INFINITY, f64::INFINITY), "3"),
    ] {
        assert_eq!(estimate(nature, &e), text);
    }
    let text = difference(Nature::YesNo, &e(0.0, -0.0711, 0.0711, 0.0));
    assert_eq!(text, "0 [−7 to 7] points");
}

#[test]
fn an_end_of_an_interval_that_is_not_0_never_looks_like_0() {
    for (nature, e, text) in [
        (Nature::Amount, e(-10.2, -21.1, -0.44, 5.0), "−10 [−21 to −0.4]"),
        (Nature::Amount, e(-30.0, -61.0, 0.03, 15.0), "−30 [−61 to 0.03]"),
        (Nature::Amount, e(12e6, 20_000.0, 24e6, 6e6), "12M [0.02M to 24M]"),
        (Nature::YesNo, e(0.03, 0.004, 0.12, 0.03), "3% [0.4% to 12%]"),
        (Nature::Amount, e(4.0, 0.0, 8.1, 2.0), "4 [0 to 8]"),
        (Nature::Amount, e(4.0, 1e-15, 8.1, 2.0), "4 [0 to 8]"),
    ] {
        assert_eq!(estimate(nature, &e), text);
    }
    let exact = |value: f64| Form::of([(value, exact_place(value))]).exact(value);
    assert_eq!(exact(47_781.0), ("47,781".into(), ""));
}

#[test]
fn numbers_of_one_table_or_sentence_have_one_form() {
    let e = e(10_520_000.0, 7_230_000.0, 13_800_000.0, 1_600_000.0);
    assert_eq!(estimate(Nature::Amount, &e), "10.5M [7.2M to 13.8M]");
    assert_eq!(
        together(&[(10_520_000.0, 20_000.0), (7_230_000.0, 0.0)]),
        ["10,520,000", "7,230,000"]
    );
    assert_eq!(
        together(&[(12_000_000.0, 300_000.0), (7_200_000.0, 100_000.0)]),
        ["12.0M", "7.20M"]
    );
    assert_eq!(together(&[(1.5, 0.0), (12.25, 0.0)]), ["1.5", "12.25"]);
}

#[test]
fn a_line_is_written_as_what_is_held_against_it_and_loses_no_digit() {
    let e = e(14_500_000.0, 13_000_000.0, 15_900_000.0, 700_000.0);
    let line = |line: f64| {
        let form = form_with(Nature::Amount, [&e], [line]);
        (form.write(line, exact_place(line)), estimate_in(form, Nature::Amount, &e))
    };
    assert_eq!(line(14_400_000.0), ("14.4M".into(), "14.5M [13.0M to 15.9M]".into()));
    let all = "14,500,000 [13,000,000 to 15,900,000]";
    assert_eq!(line(14_432_125.0), ("14,432,125".into(), all.into()));
    assert_eq!([50.0, 0.25, 0.0].map(exact_place), [1, -2, 0]);
}

#[test]
fn parts_of_a_whole_make_a_hundred() {
    assert_eq!(hundredths(&[1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0]), [34, 33, 33]);
    assert_eq!(hundredths(&[0.0, 1.0, 0.0]), [0, 100, 0]);
    assert_eq!(hundredths(&[0.12, 0.86, 0.02]), [12, 86, 2]);
}

#[test]
fn no_zero_is_negative_and_no_confidence_is_all_or_nothing() {
    assert_eq!([number(-0.0, 0.0), number(-0.2, 4.0), plain(-0.04, -1)], ["0", "0", "0"]);
    assert_eq!([0.0, 0.96, 1.0].map(confidence), ["<1%", "96%", ">99%"]);
}
