//! A TOML file with the place of every value, tables laid over tables, and parameters with one home.

mod beside;
mod choice;
mod file;
mod node;
mod parameter;
mod schema;
mod section;
mod slip;

pub use beside::{Beside, kept_at};
pub use choice::Word;
pub use file::read_text;
pub use node::{Document, LARGEST_FILE, Node, Table, Value};
pub use parameter::{Choice, Field, Parameter, Shape, Source, Words};
pub use schema::json_schema;
pub use section::{ANY, Section, refuse_key, refuse_parted};
