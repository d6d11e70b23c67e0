//! Worlds without what a row of docs/coverage.md is about: its test must fail in them, or it tests something else.

use toml::{Table, Value};

/// Words on a scenario less what `ARMISTICE_STRIP` names: `kind.key`, a key of all policies of a kind or a number of
/// that path; `kind.key=value`, the policies of a kind that say so; `kind`, all of them.
pub fn stripped(sets: &[&str]) -> Vec<String> {
    let Ok(what) = std::env::var("ARMISTICE_STRIP") else {
        return sets.iter().map(|&words| words.to_owned()).collect();
    };
    let (what, value) = match what.split_once('=') {
        Some((what, value)) => (what, value.parse::<Value>().ok()),
        None => (&*what, None),
    };
    sets.iter().filter_map(|words| left(words, what, value.as_ref())).collect()
}

/// True while something is taken out: what the first draws do not decide does not hold then.
pub fn at_work() -> bool {
    std::env::var_os("ARMISTICE_STRIP").is_some()
}

/// What is left of one of them.
fn left(words: &str, what: &str, value: Option<&Value>) -> Option<String> {
    let (kind, key) = what.split_once('.').unwrap_or((what, ""));
    let (path, says) = words.split_once('=')?;
    if !path.starts_with("policy.") {
        let of_kind = path.starts_with(&format!("{kind}."));
        let named =
            path == what || of_kind && (key.is_empty() || path.ends_with(&format!(".{key}")));
        return (!named).then(|| words.to_owned());
    }
    let mut policy = format!("it={says}").parse::<Table>().ok()?.remove("it")?.as_table()?.clone();
    if policy["kind"].as_str() != Some(kind) {
        return Some(words.to_owned());
    }
    let found = remove(&mut policy, key);
    match (key, value, found) {
        ("", ..) => None,
        (_, Some(value), Some(said)) if said == *value => None,
        (_, Some(_), _) => Some(words.to_owned()),
        _ => Some(format!("{path}={}", Value::Table(policy))),
    }
}

/// Takes a key, or one of a table in it, out of a policy.
fn remove(policy: &mut Table, key: &str) -> Option<Value> {
    match key.split_once('.') {
        Some((outer, inner)) => policy.get_mut(outer)?.as_table_mut()?.remove(inner),
        None => policy.remove(key),
    }
}
