//! The model over its ensemble of made-up cases beside what was published of real ones, as Markdown:
//! `cargo run --release --example calibration > docs/calibration.md`. Words after it are set as `--set` does, to
//! see what they would change.

use armistice::document::Value;
use armistice::model::{Dictionary, Model, Record, RunId};
use armistice::scenario::Study;
use armistice::transition::Transition;
use rayon::prelude::*;

mod civilians;
mod mechanisms;
mod wars;

use civilians::{ByYear, Killing};

type Setup = <Transition as Model>::Setup;

/// Cases on each ground.
const DRAWS: u32 = 1_000;
const SEED: u64 = 1;
const YEARS: usize = 5;

/// Grounds that are fought over, of 17,000 to 69,000 km2: a scenario has one map, so the cases of each are
/// drawn apart.
const GROUNDS: [&str; 3] = ["map.cell_km=7", "map.cell_km=10", "map.cell_km=14"];

/// A case and how it went.
struct Case {
    /// First year in which conflict was coded, from 0.
    first: Option<usize>,
    /// Whether there was an accord.
    accord: bool,
    /// By years 1, 2 and the end: whether signatories fought, and whether the accord had failed.
    fought: [bool; 3],
    failed: [bool; 3],
    /// Strength of the rebels at the end of a year, of that at its beginning, in years in which they fought.
    growth: Vec<f64>,
    army: f64,
    rebels: f64,
    /// What happened in each year, of the state and of the rebels.
    killing: [[Killing; YEARS]; 2],
    /// What cases differ in, in the order of [`DIFFER`].
    differ: [f64; DIFFER.len()],
}

/// What cases differ in, and which way scholars found it to go: 1 more, -1 less renewed conflict.
const DIFFER: [(&str, i8); 13] = [
    ("years of war before (log)", -1),
    ("last offensives: what they gained (log)", 1),
    ("rebels out of the army's reach (log)", 0),
    ("how hard the war was fought (log)", 0),
    ("money from war", 1),
    ("a sponsor abroad", 1),
    ("posts in the accord, a rebel", -1),
    ("a mission, which goes to the harder cases", 0),
    ("trust, the lesser of the two", -1),
    ("cohesion of the rebels", -1),
    ("rebels (log)", 0),
    ("soldiers per rebel (log)", 0),
    ("fighters per km2 (log)", 0),
];

/// The cases of every ground, in order.
fn cases(sets: &[String]) -> Vec<Case> {
    let ground = |ground: &&str| {
        let mut all = vec![(*ground).to_owned()];
        all.extend_from_slice(sets);
        let study = open(&all);
        let new_world = || study.new_world();
        let one = |world: &mut _, draw| case(&study, draw, world);
        (0..DRAWS).into_par_iter().map_init(new_world, one).collect::<Vec<Case>>()
    };
    GROUNDS.iter().flat_map(ground).collect()
}

fn open(sets: &[String]) -> Study {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/reference-class.toml");
    Study::open(&path, sets).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn main() {
    let sets: Vec<String> = std::env::args().skip(1).collect();
    let cases = cases(&sets);
    println!("# Calibration\n");
    println!(
        "The ensemble of `scenarios/reference-class.toml`, {} cases of one run on {} grounds of 17,000, 35,000 and 69,000 km2, seed \
         {SEED}, beside what was published. Written by `cargo run --release --example calibration > \
         docs/calibration.md`. Intervals are 95%. The cases are made up: sizes and years of war are spread \
         as published, the rest are assumptions; soldiers, rebels, accord and mission are drawn together as \
         whole cases. What lies outside is a miss, and says so.\n",
        cases.len(),
        GROUNDS.len()
    );
    hazards(&cases);
    agreements(&cases);
    sizes(&cases);
    wars::deaths(&cases);
    wars::tempo(&cases);
    civilians::section(&cases);
    regress(&cases);
    mechanisms::tell(&sets);
    println!("{}", include_str!("closing.md").trim_end());
}

fn case(study: &Study, draw: u32, world: &mut armistice::model::AnyWorld) -> Case {
    let option = study.option("as-drawn").unwrap();
    let setup = study.setup(option, SEED, draw).unwrap();
    let setup = setup.downcast_ref::<Setup>().unwrap();
    let country = &setup.country;
    let party = |name: &str| country.parties.iter().position(|p| p.name == name).unwrap();
    let (state, rebels) = (party("state"), party("rebels"));
    let mut seen =
        ByYear { study, actors: [state, rebels], killing: [[Killing::default(); YEARS]; 2] };
    let record = study.run(SEED, RunId { option, draw, run: 0 }, world, &mut seen).unwrap();
    let words = study.dictionary();
    let of = |name: &str| record.outcomes[words.outcome(name).unwrap()];
    let real = |at: usize| f64::from(country.parties[at].real);
    let trust = |i: usize, j: usize| country.trust[i * country.parties.len() + j];
    let map = &country.ground.map;
    let km2 = map.cells.len() as f64 * map.cell_km * map.cell_km;
    let coded: Vec<bool> =
        (1..=YEARS).map(|year| of(&format!("conflict_in_year.{year}")) > 0.0).collect();
    let mission = of("operation_usd") > 0.0;
    let drawn = study.sampled(SEED, draw).into_iter();
    let of_posts = |(path, value): (String, Value)| match value {
        Value::Whole(posts) if path == "policy.integration.posts" => Some(posts as f64),
        _ => None,
    };
    let posts = drawn.filter_map(of_posts).next().unwrap_or(0.0);
    Case {
        first: coded.iter().position(|&coded| coded),
        accord: posts > 0.0,
        fought: ["signatories_fight_1y", "signatories_fight_2y", "signatories_fight"]
            .map(|name| of(name) > 0.0),
        failed: ["accord_failed_1y", "accord_failed_2y", "accord_failed"]
            .map(|name| of(name) > 0.0),
        growth: growth(&record, words),
        army: real(state),
        rebels: real(rebels),
        killing: seen.killing,
        differ: [
            libm::log(country.war.years),
            libm::log(country.parties[state].last_offensive)
                + libm::log(country.parties[rebels].last_offensive),
            -libm::log(country.parties[rebels].sanctuary),
            libm::log(country.war.intensity),
            f64::from(u8::from(country.parties[rebels].monthly_usd > 0.0)),
            f64::from(u8::from(country.sponsors.iter().any(|s| s.usd_per_month > 0.0))),
            posts / real(rebels),
            f64::from(u8::from(mission)),
            trust(state, rebels).min(trust(rebels, state)),
            country.parties[rebels].cohesion,
            libm::log(real(rebels)),
            libm::log(real(state) / real(rebels)),
            libm::log((real(state) + real(rebels)) / km2),
        ],
    }
}

/// Strength of the rebels at the end of each year in which they broke terms or were at war for nine months and
/// more, of that at its beginning.
fn growth(record: &Record, words: &Dictionary) -> Vec<f64> {
    let points = words.time.points;
    let of = |name: &str| {
        let at = words.series(name).unwrap();
        &record.series[at * points..(at + 1) * points]
    };
    let (strength, posture) = (of("strength.rebels"), of("posture.rebels"));
    let year = |year: usize| {
        let (from, to) = (12 * year, (12 * year + 12).min(points - 1));
        let fought = (from..to).filter(|&month| posture[month] >= 2.0).count();
        let grew = f64::from(strength[to] / strength[from]);
        (fought >= 9 && strength[from] > 0.0).then_some(grew)
    };
    (0..YEARS).filter_map(year).collect()
}

/// Wilson's interval of a share.
fn share(hits: usize, of: usize) -> String {
    let (n, z) = (of as f64, 1.96_f64);
    let p = hits as f64 / n;
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt() / (1.0 + z * z / n);
    format!("{p:.3} | {:.3} to {:.3}", middle - half, middle + half)
}

fn verdict(miss: bool) -> &'static str {
    if miss { "**miss**" } else { "within" }
}

fn hazards(cases: &[Case]) {
    println!(
        "## Renewed conflict by year\n\nShare of the cases at risk in which 25 battle deaths were first coded in a year; published: conflicts that ended in 1989 or later, UCDP Armed Conflict Dataset 25.1. Aim: within .05.\n"
    );
    println!("| year | model | interval | published | |\n| --- | --- | --- | --- | --- |");
    for (year, data) in [0.264, 0.147, 0.121, 0.063, 0.028].into_iter().enumerate() {
        let risk = cases.iter().filter(|case| case.first.is_none_or(|first| first >= year)).count();
        let hits = cases.iter().filter(|case| case.first == Some(year)).count();
        let miss = (hits as f64 / risk as f64 - data).abs() > 0.05;
        println!("| {} | {} | {data} | {} |", year + 1, share(hits, risk), verdict(miss));
    }
    let ever = cases.iter().filter(|case| case.first.is_some()).count();
    println!("| by 5 | {} | 0.50 | |\n", share(ever, cases.len()));
}

fn agreements(cases: &[Case]) {
    println!(
        "## Failed agreements\n\nCases with an accord: share in which signatories fought (25 deaths in 12 months), and in which the accord had failed as the model counts it, which is stricter (a signatory withdrew, or delivered nothing for 6 months); published: agreements coded as failed, UCDP Peace Agreements 1975-2021, 336 agreements. Aim: the first within .07. Beside them signatories of a mere ceasefire.\n"
    );
    println!(
        "| by year | fought | interval | published | | failed | interval | without an accord: fought | interval |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    );
    let (with, without): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| case.accord);
    for (at, (year, data)) in [(1, 0.229), (2, 0.286), (5, 0.324)].into_iter().enumerate() {
        let fought = |cases: &[&Case]| cases.iter().filter(|case| case.fought[at]).count();
        let failed = with.iter().filter(|case| case.failed[at]).count();
        let miss = (fought(&with) as f64 / with.len() as f64 - data).abs() > 0.07;
        println!(
            "| {year} | {} | {data} | {} | {} | {} |",
            share(fought(&with), with.len()),
            verdict(miss),
            share(failed, with.len()),
            share(fought(&without), without.len())
        );
    }
    println!();
}

fn sizes(cases: &[Case]) {
    println!(
        "## Renewed conflict by size of the forces\n\nWithin five years. A strong state that faces few is no likelier to go back to war: of wars against much weaker rebels most fade (Non-State Actor data 3.4). Aim: above 8 soldiers a rebel within .25 to .60, and within .15 of the others.\n"
    );
    println!("| soldiers per rebel | cases | renewed | interval |\n| --- | --- | --- | --- |");
    for (low, high, words) in [(0.0, 2.0, "up to 2"), (2.0, 8.0, "2 to 8"), (8.0, 1e9, "above 8")] {
        let of: Vec<&Case> =
            cases.iter().filter(|case| (low..high).contains(&(case.army / case.rebels))).collect();
        let hits = of.iter().filter(|case| case.first.is_some()).count();
        println!("| {words} | {} | {} |", of.len(), share(hits, of.len()));
    }
    println!();
}

/// Quantiles of what there is; not a number where there is nothing.
fn quantiles<const N: usize>(mut values: Vec<f64>, at: [f64; N]) -> [f64; N] {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1) as f64;
    at.map(|q| values.get((q * last) as usize).copied().unwrap_or(f64::NAN))
}

fn regress(cases: &[Case]) {
    println!(
        "## What renewed conflict hangs on\n\nLinear regression of renewed conflict within five years on what cases differ in, each in standard deviations. Missions go to the harder cases, so what stands for them here is the naive comparison; the effect in the model is below. *Explains alone*: what the share of the variance that the regression explains loses without it.\n"
    );
    println!(
        "| | change of the chance for a standard deviation | interval | explains alone | found by scholars | |\n| --- | --- | --- | --- | --- | --- |"
    );
    let n = cases.len() as f64;
    let column = |at: usize| {
        let values: Vec<f64> = cases.iter().map(|case| case.differ[at]).collect();
        let mean = values.iter().sum::<f64>() / n;
        let sd = (values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / n).sqrt();
        values.into_iter().map(|v| (v - mean) / sd.max(1e-12)).collect::<Vec<f64>>()
    };
    let columns: Vec<Vec<f64>> = (0..DIFFER.len()).map(column).collect();
    let rows: Vec<Vec<f64>> =
        (0..cases.len()).map(|row| columns.iter().map(|column| column[row]).collect()).collect();
    let y: Vec<f64> = cases.iter().map(|case| f64::from(u8::from(case.first.is_some()))).collect();
    let (slopes, errors, explained) = least_squares(&rows, &y);
    let without = |left: usize| {
        let drop = |row: &Vec<f64>| {
            let kept = row.iter().enumerate().filter(|(at, _)| *at != left);
            kept.map(|(_, value)| *value).collect::<Vec<f64>>()
        };
        least_squares(&rows.iter().map(drop).collect::<Vec<_>>(), &y).2
    };
    for (at, (name, sign)) in DIFFER.into_iter().enumerate() {
        let (low, high) = (slopes[at] - 1.96 * errors[at], slopes[at] + 1.96 * errors[at]);
        let (found, holds) = match sign {
            1 => ("more", low > 0.0),
            -1 => ("less", high < 0.0),
            _ => ("", true),
        };
        let verdict = if sign == 0 { "" } else { verdict(!holds) };
        println!(
            "| {name} | {:+.3} | {low:+.3} to {high:+.3} | {:.3} | {found} | {verdict} |",
            slopes[at],
            explained - without(at)
        );
    }
    println!();
}

/// Slopes of a regression with a constant, their standard errors, and the share of the variance that it
/// explains.
fn least_squares(rows: &[Vec<f64>], y: &[f64]) -> (Vec<f64>, Vec<f64>, f64) {
    let k = rows[0].len() + 1;
    let with = |row: &[f64]| std::iter::once(1.0).chain(row.iter().copied()).collect::<Vec<f64>>();
    let mut a = vec![vec![0.0; 2 * k]; k];
    let mut b = vec![0.0; k];
    for (row, y) in rows.iter().zip(y) {
        let x = with(row);
        for i in 0..k {
            b[i] += x[i] * y;
            for j in 0..k {
                a[i][j] += x[i] * x[j];
            }
        }
    }
    for (i, row) in a.iter_mut().enumerate() {
        row[k + i] = 1.0;
    }
    // Gauss and Jordan; the matrix is positive definite.
    for i in 0..k {
        let pivot = a[i][i];
        a[i].iter_mut().for_each(|value| *value /= pivot);
        let pivot = a[i].clone();
        for (row, values) in a.iter_mut().enumerate() {
            if row != i {
                let factor = values[i];
                values.iter_mut().zip(&pivot).for_each(|(value, of)| *value -= factor * of);
            }
        }
    }
    let slopes: Vec<f64> = (0..k).map(|i| (0..k).map(|j| a[i][k + j] * b[j]).sum()).collect();
    let fitted = |row: &[f64]| with(row).iter().zip(&slopes).map(|(x, s)| x * s).sum::<f64>();
    let off = |(row, y): (&Vec<f64>, &f64)| y - fitted(row);
    let rest: f64 = rows.iter().zip(y).map(off).map(|off| off * off).sum();
    let variance = rest / (rows.len() - k) as f64;
    let errors = (1..k).map(|i| (variance * a[i][k + i]).sqrt()).collect();
    let mean = y.iter().sum::<f64>() / y.len() as f64;
    let all: f64 = y.iter().map(|y| (y - mean) * (y - mean)).sum();
    (slopes[1..].to_vec(), errors, 1.0 - rest / all)
}
