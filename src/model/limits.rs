//! What a model leaves out, from one file of the model: the documents and the report tell the same.

/// The short form of each limit of a file: `[[limit]]` with `short`, and `long` for documents.
pub fn limits(file: &str) -> Vec<String> {
    let table: toml::Table = file.parse().unwrap_or_default();
    let rows = table.get("limit").and_then(toml::Value::as_array);
    let short = |row: &toml::Value| Some(row.get("short")?.as_str()?.to_owned());
    rows.into_iter().flatten().filter_map(short).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_of_a_file_is_read_and_a_file_that_is_none_has_none() {
        assert_eq!(limits("[[limit]]\nshort = \"a\"\n[[limit]]\nshort = \"b\""), ["a", "b"]);
        assert!(limits("[[limit]\n").is_empty());
    }
}
