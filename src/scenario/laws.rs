//! The laws by which `[uncertain]` samples.

use crate::document::{Node, Value, refuse_key, refuse_parted};
use crate::faults::{Fault, Faults, Kind, Place};

/// How a number is sampled.
pub(super) enum Law {
    Uniform(f64, f64),
    Whole(i64, i64),
    Triangular(f64, f64, f64),
    Choice(Vec<Node>),
}

const LAWS: [&str; 4] = ["uniform", "whole", "triangular", "choice"];

/// The law of one entry.
pub(super) fn law(path: &str, entry: &Node, faults: &Faults) -> Result<Law, Fault> {
    let help = "one of { uniform = [low, high] }, { whole = [low, high] }, \
                { triangular = [low, mode, high] }, { choice = [a, b, …] }";
    let wrong = |message: &str| {
        let message = format!("uncertain.\"{path}\" {message}");
        Fault::new(Kind::Scenario, message).at(&entry.place).help(help)
    };
    let table = entry.table().ok_or_else(|| wrong("is not a table"))?;
    if let Some(source) = table.get("source")
        && !matches!(source.value, Value::Text(_))
    {
        let message =
            format!("uncertain.\"{path}\".source must be text, not {}", source.value.name());
        faults.push(Fault::new(Kind::Scenario, message).at(&source.place));
    }
    let laws: Vec<(&str, &Node)> = table
        .iter()
        .map(|(key, node)| (key.as_str(), node))
        .filter(|(key, _)| LAWS.contains(key))
        .collect();
    for (key, node) in table.iter().filter(|(key, _)| *key != "source") {
        if !LAWS.contains(&key.as_str()) {
            let known = LAWS.into_iter().chain(["source"]);
            refuse_key(faults, &format!("uncertain.\"{path}\".{key}"), key, node, known);
        }
    }
    let &[(name, node)] = laws.as_slice() else {
        // A law that is misspelt was named.
        let said = laws.is_empty() && table.keys().any(|key| key != "source");
        return if said {
            Ok(Law::Choice(Vec::new()))
        } else {
            Err(wrong("must hold exactly one law"))
        };
    };
    let Value::List(list) = &node.value else { return Err(wrong("must give a list")) };
    let numbers: Vec<f64> = list.iter().filter_map(Node::number).collect();
    let ordered = numbers.iter().all(|n| n.is_finite())
        && numbers.windows(2).all(|pair| pair[0] <= pair[1])
        && numbers.len() == list.len()
        && list.iter().all(|node| node.table().is_none());
    if name == "whole" {
        let path = format!("uncertain.\"{path}\"");
        let parted = |node: &&Node| refuse_parted(faults, node, &path);
        if list.iter().filter(parted).count() > 0 {
            return Ok(Law::Choice(Vec::new()));
        }
    }
    let fits = |number: f64| number.fract() == 0.0 && number.abs() <= 9e15;
    match (name, numbers.as_slice()) {
        ("uniform", &[low, high]) if ordered && (high - low).is_finite() => {
            Ok(Law::Uniform(low, high))
        }
        ("whole", &[low, high]) if ordered && fits(low) && fits(high) => {
            Ok(Law::Whole(low as i64, high as i64))
        }
        ("triangular", &[low, mode, high])
            if ordered && low < high && (high - low).abs() < 1e150 =>
        {
            Ok(Law::Triangular(low, mode, high))
        }
        ("choice", _) if !list.is_empty() => Ok(Law::Choice(list.clone())),
        ("choice", _) => Err(wrong("must give at least one value")),
        _ => Err(wrong("must give finite numbers in rising order, as many as the law has")),
    }
}

/// The laws of paths that are drawn together: a column of the rows that are chosen from each.
pub(super) fn together(
    key: &str,
    law: &Law,
    count: usize,
    entry: &Node,
) -> Result<Vec<Law>, Fault> {
    let wrong = |place: &Place| {
        let message = format!(
            "uncertain.\"{key}\" must choose among rows of {count} values, one for each path"
        );
        let help = "{ choice = [[1_000, 0.2], [5_000, 0.4]] }: a row holds a value for each path, in their order";
        Fault::new(Kind::Scenario, message).at(place).help(help)
    };
    let Law::Choice(rows) = law else { return Err(wrong(&entry.place)) };
    let mut columns = vec![Vec::new(); count];
    for row in rows {
        match &row.value {
            Value::List(row) if row.len() == count => {
                columns.iter_mut().zip(row).for_each(|(column, node)| column.push(node.clone()));
            }
            _ => return Err(wrong(&row.place)),
        }
    }
    Ok(columns.into_iter().map(Law::Choice).collect())
}
