//! Ways to damage a text.

use rand::{Rng, RngExt, seq::IndexedRandom};

/// Numbers at the edge of what a reader may believe.
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "1",
    "2",
    "0.5",
    "-0.0",
    "1e308",
    "-1e308",
    "1e-320",
    "nan",
    "inf",
    "-inf",
    "9223372036854775807",
    "-9223372036854775808",
    "4294967295",
    "4294967296",
    "2147483648",
    "18446744073709551616",
    "0x7fffffff",
    "1_000",
    "100",
    "1e9",
    "99999999",
    "0.30000000000000004",
    "1,5",
    "+3",
    "3.",
    "007",
    "1e",
    "12 000",
    "true",
    "\"7\"",
    "[]",
    "{}",
    "{ value = 3 }",
    "{ value = { value = 3 } }",
    "{ value = 3, sorce = \"x\" }",
    "1979-05-27",
    "{ month = 900 }",
];

/// Words that a name should not be, and words that readers know.
const WORDS: &[&str] = &[
    "",
    " ",
    "a/b",
    "a.b",
    "..",
    "../../x",
    "/etc/passwd",
    "CON",
    "=1+1",
    "\\u202Eevil",
    "\\u0000",
    "\\u001B[2J",
    "Cafe\\u0301",
    "Caf\u{e9}",
    "\u{645}\u{631}\u{62d}\u{628}\u{627}",
    "\u{ff1d}SUM(A1)",
    "state",
    "front",
    "ddr",
    "ddr.disarmament",
    "mission",
    "district-1",
    "town-1",
    "rebel",
    "criminal",
    "peacekeeping",
    "integration",
    "spoiler_management",
    "whole_units",
    "battle_deaths",
    "conflict_renewed",
    "incidents_per_month < 5",
    "disarmed_share > 2",
    "2001-02-30",
    "9999-12-31",
    "assumptions",
    "baseline",
    "plan",
    "plan ",
    "x\\ny",
    "x\\ty",
];

const LINES: &[&str] = &[
    "[party.x]",
    "[policy.x]",
    "[option.x]",
    "[criterion.x]",
    "[history.x]",
    "[shock.x]",
    "[clock]",
    "[map]",
    "[uncertain]",
    "[compare]",
    "[trust]",
    "[community.x]",
    "[sponsor.x]",
    "[slippage.ddr]",
    "[rule.contact]",
    "x = 1",
    "x = { y = { z = [[[[1]]]] } }",
    "start = { after = \"x\" }",
    "\"a.b\" = { uniform = [2, 1] }",
    "policy.x = false",
    "policies = [\"x\"]",
    "x = \"\"\"",
    "]",
    "{",
    "[[place]]",
    "\"\" = 3",
    "[\"\"]",
    "kind = \"ddr\"",
    "ncols 3",
    "NODATA_value nan",
    "cellsize 0",
];

/// The pieces of a text: numbers, words in quotation marks, bare words, and what stands between.
fn pieces(text: &str) -> Vec<String> {
    let kind = |sign: char| match sign {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '-' | '+' => 0,
        '\n' => 1,
        ' ' | '\t' | '\r' => 2,
        _ => 3,
    };
    let mut pieces: Vec<String> = Vec::new();
    let (mut last, mut quoted) = (9, false);
    for sign in text.chars() {
        if quoted {
            if let Some(piece) = pieces.last_mut() {
                piece.push(sign);
            }
            quoted = sign != '"' && sign != '\n';
            last = 9;
            continue;
        }
        quoted = sign == '"';
        // `1.5` is one piece, `]]` is two.
        let this = if sign == '.' && last == 0 { 0 } else { kind(sign) };
        match pieces.last_mut() {
            Some(piece) if this == last && this != 3 && this != 1 => piece.push(sign),
            _ => pieces.push(sign.to_string()),
        }
        last = this;
    }
    pieces
}

fn is_number(piece: &str) -> bool {
    piece.starts_with(|sign: char| sign.is_ascii_digit() || sign == '-' || sign == '+')
}

fn any(luck: &mut impl Rng, list: &[&'static str]) -> &'static str {
    list.choose(luck).copied().unwrap_or("")
}

/// The text damaged in one to eight ways. `other`: a text to take parts from.
pub fn text(luck: &mut impl Rng, text: &str, other: &str) -> Vec<u8> {
    let mut pieces = pieces(text);
    for _ in 0..luck.random_range(1..=8_u32) {
        if pieces.is_empty() {
            break;
        }
        match luck.random_range(0..100_u32) {
            0..40 => replace(luck, &mut pieces, is_number, NUMBERS),
            40..60 => replace(luck, &mut pieces, |piece| piece.starts_with('"'), WORDS),
            60..70 => lines(luck, &mut pieces),
            70..78 => {
                let [one, other] = [0; 2].map(|_| luck.random_range(0..pieces.len()));
                pieces.swap(one, other);
            }
            78..86 => {
                let at = luck.random_range(0..=pieces.len());
                pieces.insert(at, format!("\n{}\n", any(luck, LINES)));
            }
            86..92 => {
                let others: Vec<&str> = other.lines().collect();
                let from = luck.random_range(0..others.len().max(1));
                let upto = (from + luck.random_range(1..12_usize)).min(others.len());
                let at = luck.random_range(0..=pieces.len());
                let part = others.get(from..upto).unwrap_or_default().join("\n");
                pieces.insert(at, format!("\n{part}\n"));
            }
            92..94 => pieces.truncate(luck.random_range(0..=pieces.len())),
            94..96 => {
                // The same again and again: what is slow in the square is seen.
                let at = luck.random_range(0..pieces.len());
                let (piece, times) = (pieces[at].clone(), luck.random_range(1..4_000_usize));
                let row = (0..times).map(|n| format!("k{n} = {piece}\n")).collect();
                pieces.insert(at, row);
            }
            96..98 => {
                let deep = luck.random_range(1..3_000_usize);
                pieces.push(format!("\ndeep = {}", "[".repeat(deep)));
            }
            _ => {
                let at = luck.random_range(0..pieces.len());
                pieces[at] = "x".repeat(luck.random_range(0..20_000));
            }
        }
    }
    let mut bytes = pieces.concat().into_bytes();
    if luck.random_range(0..12_u32) == 0 {
        damage(luck, &mut bytes);
    }
    bytes
}

/// Bytes turned, cut, doubled or put in.
pub fn damage(luck: &mut impl Rng, bytes: &mut Vec<u8>) {
    for _ in 0..luck.random_range(1..=6_u32) {
        if bytes.is_empty() {
            return;
        }
        let at = luck.random_range(0..bytes.len());
        match luck.random_range(0..6_u32) {
            0 => bytes[at] ^= 1 << luck.random_range(0..8_u32),
            1 => bytes[at] = luck.random_range(0..=255),
            2 => bytes.truncate(at),
            3 => bytes.insert(at, luck.random_range(0..=255)),
            4 => {
                let upto = (at + luck.random_range(1..64_usize)).min(bytes.len());
                bytes.drain(at..upto);
            }
            _ => {
                let upto = (at + 4).min(bytes.len());
                bytes[at..upto].fill(*[0, 255, 127].choose(luck).unwrap_or(&0));
            }
        }
    }
}

fn replace(
    luck: &mut impl Rng,
    pieces: &mut [String],
    is: impl Fn(&str) -> bool,
    by: &[&'static str],
) {
    let places: Vec<usize> = (0..pieces.len()).filter(|&at| is(&pieces[at])).collect();
    if let Some(&at) = places.choose(luck) {
        let quoted = pieces[at].starts_with('"');
        let word = any(luck, by);
        pieces[at] = if quoted { format!("\"{word}\"") } else { word.to_owned() };
    }
}

/// A line taken out, doubled or moved.
fn lines(luck: &mut impl Rng, pieces: &mut Vec<String>) {
    let text = pieces.concat();
    let mut lines: Vec<&str> = text.lines().collect();
    if lines.is_empty() {
        return;
    }
    let at = luck.random_range(0..lines.len());
    match luck.random_range(0..3_u32) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[at]),
        _ => {
            let line = lines.remove(at);
            lines.insert(luck.random_range(0..=lines.len()), line);
        }
    }
    *pieces = self::pieces(&lines.join("\n"));
}
