//! Deaths in battle, how long fighting lasts, what comes back and how fast rebels grow, beside what was
//! published.

use super::{Case, YEARS, least_squares, quantiles, share, verdict};

/// Battle deaths in a year from which a conflict is active.
const ACTIVE: f64 = 25.0;

/// Battle deaths of the rebels' fight in each year of a case.
fn years(case: &Case) -> [f64; YEARS] {
    case.killing[1].map(|year| year.battle)
}

/// Active years, from the first to the last of a run of them: where it began and what it cost.
fn episodes(case: &Case) -> Vec<(usize, Vec<f64>)> {
    let mut found: Vec<(usize, Vec<f64>)> = Vec::new();
    for (at, deaths) in years(case).into_iter().enumerate().filter(|(_, deaths)| *deaths >= ACTIVE)
    {
        match found.last_mut() {
            Some((from, of)) if *from + of.len() == at => of.push(deaths),
            _ => found.push((at, vec![deaths])),
        }
    }
    found
}

fn row(name: &str, values: Vec<f64>, places: usize, data: &[f64; 5], at: [f64; 5]) {
    let of = quantiles(values, at);
    let miss = of.iter().zip(data).any(|(of, data)| !(0.5..=2.0).contains(&(of / data)));
    let words = |all: &[f64; 5]| all.map(|value| format!("{value:.places$}")).join(" / ");
    println!("| {name} | {} | {} | {} |", words(&of), words(data), verdict(miss));
}

const TENTHS: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];

/// Deaths in battle.
pub fn deaths(cases: &[Case]) {
    println!(
        "## Deaths in battle\n\nOf the rebels' fight in a year; only years with 25 deaths and more, as published. *A year with conflict*, and *per rebel fighter* of the start: 1,665 and 977 years of one government and one group, most of them years of long wars. *First year of a renewal*: after a lull of a year or more, which is what every first active year is here (159 of them). UCDP Battle-Related Deaths 21.1 and Non-State Actor data. Aim: each within a factor of 2.\n"
    );
    println!("| | model | published | |\n| --- | --- | --- | --- |");
    let active =
        |case| -> Vec<f64> { years(case).into_iter().filter(|deaths| *deaths >= ACTIVE).collect() };
    let fought: Vec<(&Case, Vec<f64>)> =
        cases.iter().map(|case| (case, active(case))).filter(|(_, of)| !of.is_empty()).collect();
    row(
        "a year with conflict: p10 / p25 / median / p75 / p90",
        fought.iter().flat_map(|(_, of)| of.clone()).collect(),
        0,
        &[28.0, 44.0, 119.0, 476.0, 1_611.0],
        TENTHS,
    );
    row(
        "first year of a renewal: p25 / median / p75 / p90 / p95",
        fought.iter().map(|(_, of)| of[0]).collect(),
        0,
        &[32.0, 53.0, 112.0, 320.0, 1_069.0],
        [0.25, 0.5, 0.75, 0.9, 0.95],
    );
    row(
        "per rebel fighter: p10 / p25 / median / p75 / p90",
        fought.iter().flat_map(|(case, of)| of.iter().map(|deaths| deaths / case.rebels)).collect(),
        3,
        &[0.005, 0.015, 0.045, 0.12, 0.36],
        TENTHS,
    );
    println!();
    println!("| | model | interval | published | |\n| --- | --- | --- | --- | --- |");
    let many = |deaths: &f64| *deaths >= 1_000.0;
    let first = fought.iter().filter(|(_, of)| many(&of[0])).count();
    let ever = fought.iter().filter(|(_, of)| of.iter().any(many)).count();
    for (what, hits, data) in [("in the first year", first, 0.06), ("in any year", ever, 0.14)] {
        near(&format!("renewals that reach 1,000 deaths {what}"), hits, fought.len(), data);
    }
    let rows: Vec<Vec<f64>> =
        fought.iter().map(|(case, _)| vec![libm::log(case.rebels), libm::log(case.army)]).collect();
    let mean = |(_, of): &(&Case, Vec<f64>)| libm::log(of.iter().sum::<f64>() / of.len() as f64);
    let (slopes, errors, _) = least_squares(&rows, &fought.iter().map(mean).collect::<Vec<f64>>());
    for (at, what, low, high, data) in [
        (
            0,
            "log rebels, the army held fixed",
            0.31,
            0.61,
            ".46 [.31, .60]; .48 [.36, .61] of means",
        ),
        (1, "log army, the rebels held fixed", -0.20, -0.02, "-.11 [-.20, -.02]"),
    ] {
        let half = 1.96 * errors[at];
        let miss = slopes[at] + half < low || slopes[at] - half > high;
        println!(
            "| slope of log deaths on {what} | {:.2} | {:.2} to {:.2} | {data} | {} |",
            slopes[at],
            slopes[at] - half,
            slopes[at] + half,
            verdict(miss)
        );
    }
    println!();
}

fn near(what: &str, hits: usize, of: usize, data: f64) {
    let miss = (hits as f64 / of as f64 - data).abs() > 0.1;
    println!("| {what} ({of}) | {} | {data} | {} |", share(hits, of), verdict(miss));
}

/// How long fighting lasts, and how fast rebels grow in it.
pub fn tempo(cases: &[Case]) {
    println!(
        "## How fighting goes on\n\nA year is active with 25 deaths and more. Published: ends of episodes that began since 1989 (UCDP/PRIO 25.1, 345 of them), quiet next year by deaths in this (UCDP Battle-Related Deaths 21.1, 1,249 years). Only years that the five of a case hold. Aim: within .10.\n"
    );
    println!("| | model | interval | published | |\n| --- | --- | --- | --- | --- |");
    for (age, data) in [(1, 0.42), (2, 0.27), (3, 0.19)] {
        let reached: Vec<(usize, usize)> = cases
            .iter()
            .flat_map(episodes)
            .map(|(from, of)| (from, of.len()))
            .filter(|&(from, length)| length >= age && from + age < YEARS)
            .collect();
        let ended = reached.iter().filter(|(_, length)| *length == age).count();
        near(
            &format!("episodes that end with year {age}, of those that reach it"),
            ended,
            reached.len(),
            data,
        );
    }
    for (low, high, data) in [
        (25.0, 50.0, 0.40),
        (50.0, 100.0, 0.30),
        (100.0, 250.0, 0.26),
        (250.0, 500.0, 0.15),
        (500.0, 1_000.0, 0.08),
        (1_000.0, 5_000.0, 0.07),
    ] {
        let pairs: Vec<f64> = cases
            .iter()
            .flat_map(|case| {
                years(case).windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
            })
            .filter(|(now, _)| (low..high).contains(now))
            .map(|(_, next)| next)
            .collect();
        let quiet = pairs.iter().filter(|next| **next < ACTIVE).count();
        near(
            &format!("quiet after a year with {low:.0} to {:.0} deaths", high - 1.0),
            quiet,
            pairs.len(),
            data,
        );
    }
    println!(
        "\nGrowth of the rebels in a year in which they were at war or broke terms for nine months and more, as a ratio; published: 37 re-estimates of 29 groups, by year (Non-State Actor data 3.4). Aim: each within .25.\n"
    );
    println!("| p10 / p25 / median / p75 / p90 | years | published | |\n| --- | --- | --- | --- |");
    let growth: Vec<f64> = cases.iter().flat_map(|case| case.growth.iter().copied()).collect();
    let of = growth.len();
    let (data, model) = ([0.78, 0.94, 1.03, 1.12, 1.32], quantiles(growth, TENTHS));
    let miss = model.iter().zip(&data).any(|(of, data)| (of - data).abs() > 0.25);
    let words = |all: &[f64; 5]| all.map(|value| format!("{value:.2}")).join(" / ");
    println!("| {} | {of} | {} | {} |\n", words(&model), words(&data), verdict(miss));
}
