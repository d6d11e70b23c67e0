//! Runs and options by the names that people type.

use super::study::Study;
use crate::faults::{Fault, Kind, nearest};
use crate::model::RunId;
use crate::text;

impl Study {
    /// A run's id as printed: `phased-after:137:0`.
    pub fn show(&self, id: RunId) -> String {
        format!("{}:{}:{}", self.options()[id.option].name, id.draw, id.run)
    }

    /// Reads a run's id as printed.
    ///
    /// # Errors
    /// A fault of usage with the form or the nearest option.
    pub fn run_id(&self, text: &str) -> Result<RunId, Fault> {
        let parts: Vec<&str> = text.rsplitn(3, ':').collect();
        let &[run, draw, option] = parts.as_slice() else {
            return Err(Fault::new(Kind::Usage, format!("`{text}` is no run"))
                .help("a run is OPTION:DRAW:RUN, such as phased-after:137:0"));
        };
        let (Ok(run), Ok(draw)) = (run.parse(), draw.parse()) else {
            return Err(Fault::new(Kind::Usage, format!("`{text}`: draw and run are numbers")));
        };
        let option = self.option(option)?;
        Ok(RunId { option, draw, run })
    }

    /// Position of an option.
    ///
    /// # Errors
    /// A fault of usage with the nearest name.
    pub fn option(&self, name: &str) -> Result<usize, Fault> {
        // Cleaned as the names of a file are, so that what the file says can be typed.
        let name = &*text::name(name);
        self.options().iter().position(|info| info.name == name).ok_or_else(|| {
            let known = self.options().iter().map(|info| info.name.as_str());
            let list = known.clone().collect::<Vec<_>>().join(", ");
            let fault = Fault::new(Kind::Usage, format!("there is no option `{name}`"));
            fault.help(match nearest(name, known) {
                Some(meant) => format!("did you mean `{meant}`? options: {list}"),
                None => format!("options: {list}"),
            })
        })
    }
}
