//! What a kind of event is called, and how a story tells it. A model says both in one place.

/// A kind of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventKind {
    /// Name in files: `clash`, `policy_began`.
    pub name: &'static str,
    /// What of a story it belongs to.
    pub tale: Tale,
    /// What happened, in words with blanks; a tale says where in its sentence they stand.
    ///
    /// `{actor}` is the event's actor, `{other}` the other one (`the front`), `{subject}` what it is
    /// about, `{new}` the other one or the subject by its bare name; `{fighters}` so many as the
    /// event's number, `{number}` that alone if it is more than 0, `{dead}` who was killed of the other one and of
    /// people who do not fight. Behind `|` stands what is said where the event has none: `{actor|somebody}`.
    /// What stands in `[…]` is left out where a blank in it has nothing.
    pub words: &'static str,
}

/// What of a story a kind of event belongs to: which events are told first, and how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tale {
    /// An end of the peace: `By the end of week 9 …`.
    End,
    /// A policy that began or ended, with others of the same week: `the policies a and b …`.
    Policy,
    /// A party that changed what it does; worse is a higher number.
    Posture,
    /// A fight, told with all that came of it.
    Fight,
    /// Joining a fight, which is told with the fight.
    Joining,
    /// Civilians killed at one place: `… killed 3 civilians`.
    Killing,
    /// Fighters who left.
    Leaving,
    /// What is told the first time that it happens.
    First,
    /// An offer that was refused.
    Refusal,
    /// An offer that was accepted.
    Consent,
    /// An outside event.
    Shock,
    /// Anything else, told as it stands.
    Other,
}

impl EventKind {
    /// A kind that is told as it stands, by its name.
    pub const fn plain(name: &'static str) -> Self {
        Self { name, tale: Tale::Other, words: "" }
    }

    /// Its name in words: `policy began`.
    pub fn in_words(&self) -> String {
        self.name.replace('_', " ")
    }
}

impl Default for &EventKind {
    fn default() -> Self {
        const NOTHING: EventKind = EventKind::plain("");
        &NOTHING
    }
}
