//! A table that is one on paper and on a screen, and a list of cards on a phone.

use super::html::{Html, el};

/// Columns from which on a table is a list of cards on any screen.
const WIDE: usize = 8;
/// Columns up to which a phone has room for short numbers.
const NARROW: usize = 6;

/// A table being filled, row by row.
pub(super) struct Table {
    caption: Html,
    head: Vec<(Html, String)>,
    rows: Vec<Vec<Html>>,
    narrow: bool,
}

impl Table {
    /// A table with its caption.
    pub fn new(caption: Html) -> Self {
        Self { caption, head: Vec::new(), rows: Vec::new(), narrow: false }
    }

    /// Cells are short numbers: the table stays one on a phone.
    pub fn narrow(self) -> Self {
        Self { narrow: true, ..self }
    }

    /// A column by its head, and what a card calls its cells.
    pub fn column(mut self, head: Html, label: impl Into<String>) -> Self {
        self.head.push((head, label.into()));
        self
    }

    /// Columns by heads that are words alone.
    pub fn columns(self, heads: impl IntoIterator<Item = String>) -> Self {
        heads.into_iter().fold(self, |table, head| table.column(Html::text(&head), head.as_str()))
    }

    /// A row: its name, then a cell a further column.
    pub fn row(mut self, cells: Vec<Html>) -> Self {
        self.rows.push(cells);
        self
    }

    /// The whole of it; nothing without rows. Roles are said although they are the tags' own, since
    /// a table that is shown as cards loses them.
    pub fn done(self) -> Html {
        if self.rows.is_empty() {
            return Html::default();
        }
        let class = match self.head.len() {
            many if many > WIDE => "cards",
            few if self.narrow && few <= NARROW => "narrow",
            _ => "rows",
        };
        let head = self.head.iter().map(|(head, _)| {
            el("th").attr("scope", "col").attr("role", "columnheader").add(head.clone())
        });
        let head = el("tr").attr("role", "row").each(head);
        let rows = self.rows.into_iter().map(|cells| {
            let cells = cells.into_iter().enumerate().map(|(at, cell)| match at {
                0 => el("th").attr("scope", "row").attr("role", "rowheader").add(cell),
                _ => {
                    let label = self.head.get(at).map_or("", |(_, label)| label.as_str());
                    el("td").attr("role", "cell").attr("data-l", label).add(cell)
                }
            });
            el("tr").attr("role", "row").each(cells)
        });
        el("table")
            .attr("role", "table")
            .class(class)
            .add(el("caption").add(self.caption))
            .add(el("thead").attr("role", "rowgroup").add(head))
            .add(el("tbody").attr("role", "rowgroup").each(rows))
            .done()
    }
}
