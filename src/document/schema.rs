//! JSON Schema (draft 2020-12) of a file, made from the same shapes that read it.

use serde_json::{Map, Value as Json, json};

use super::parameter::{Field, Parameter, Shape, Source};

/// Schema of a whole file.
pub fn json_schema(title: &str, shape: &Shape) -> Json {
    let mut schema = table(shape, None);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(title);
    schema
}

fn table(shape: &Shape, kind: Option<&str>) -> Json {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in shape.fields {
        properties.insert(field.key().to_owned(), value(field));
        if field.is_needed() {
            required.push(json!(field.key()));
        }
    }
    if let Some(kind) = kind {
        properties.insert("kind".to_owned(), json!({ "const": kind }));
        required.push(json!("kind"));
    }
    let mut schema = json!({
        "type": "object",
        "description": shape.about,
        "properties": properties,
        "additionalProperties": false,
    });
    // What an option lays over may lie in another table, so only whole files need their numbers.
    if !required.is_empty() && kind.is_none() {
        schema["required"] = Json::Array(required);
    }
    schema
}

fn value(field: &Field) -> Json {
    match field {
        Field::Real(parameter) => number(parameter, "number"),
        Field::Whole(parameter) => number(parameter, "integer"),
        Field::Choice(choice) => {
            let words: Vec<&str> = choice.words.iter().map(|(word, _)| *word).collect();
            let meanings: Vec<String> =
                choice.words.iter().map(|(word, meaning)| format!("{word}: {meaning}")).collect();
            let about = format!("{} ({})", choice.meaning, meanings.join("; "));
            json!({ "enum": words, "description": about, "default": choice.default })
        }
        Field::Optional(field) => value(field),
        Field::Text(words) | Field::TextNeeded(words) => {
            json!({ "type": "string", "description": words.meaning })
        }
        Field::Flag(words) => json!({ "type": "boolean", "description": words.meaning }),
        Field::Names(words) => json!({
            "type": "array", "items": { "type": "string" }, "description": words.meaning
        }),
        Field::Numbers(words) => json!({ "type": "array", "description": words.meaning }),
        Field::Open(words) => json!({ "description": words.meaning }),
        Field::Table(_, shape) => table(shape, None),
        Field::Named(_, shape) => json!({
            "type": "object", "additionalProperties": table(shape, None)
        }),
        Field::Kinds(_, kinds) => {
            let tables: Vec<Json> =
                kinds.iter().map(|(kind, shape)| table(shape, Some(kind))).collect();
            json!({ "type": "object", "additionalProperties": { "oneOf": tables } })
        }
    }
}

/// A number, bare or with its source: `{ value = 9_000, source = "…" }`.
fn number(parameter: &Parameter, kind: &str) -> Json {
    let about = match parameter.source {
        Source::Definition => format!("{} [{}]", parameter.meaning, parameter.unit),
        source => format!("{} [{}]; {}", parameter.meaning, parameter.unit, source.text()),
    };
    let (low, high) = (parameter.range.start(), parameter.range.end());
    let mut plain = json!({ "type": kind, "minimum": low });
    if high.is_finite() {
        plain["maximum"] = json!(high);
    }
    let sourced = json!({
        "type": "object",
        "properties": { "value": plain, "source": { "type": "string" } },
        "required": ["value"],
        "additionalProperties": false,
    });
    json!({ "description": about, "default": parameter.default, "anyOf": [plain, sourced] })
}
