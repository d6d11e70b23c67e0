//! The table of levers, a row each.

/// A row of the table of levers.
pub struct Row {
    /// Path from `levers`: `security.standoff_km`.
    pub path: String,
    /// What it is given for each of: `party`; empty if there is one.
    pub each: &'static str,
    /// Unit; `1` for a pure number or share.
    pub unit: &'static str,
    /// What it is, in a sentence without a full stop.
    pub meaning: &'static str,
    /// What it is where no policy turns it.
    pub neutral: &'static str,
    /// How several policies combine.
    pub combines: &'static str,
}

impl Row {
    /// The row of a lever at this place.
    pub(super) fn filled(&self, neutral: &'static str, combines: &'static str) -> Self {
        Self { path: self.path.clone(), neutral, combines, ..*self }
    }

    /// A lever inside a group of levers.
    pub(super) fn inside(&self, name: &str, unit: &'static str, meaning: &'static str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        let path = format!("{}{dot}{name}", self.path);
        Self { path, unit, meaning, each: self.each, neutral: "", combines: "" }
    }
}
