//! Outcomes that add up over the events of a run: those that can be taken apart by place, by whom
//! and by month.

use super::event::Event;
use super::event_kind::EventKind;

/// An outcome that is a sum over the events of its run, to the last person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The outcome, as a position in the dictionary.
    pub outcome: usize,
    /// What of an event it adds.
    pub of: Of,
    /// First tick whose events count no more; `None`: all of the run count.
    pub before: Option<u32>,
}

/// What of an event is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// Civilians killed, by whomever.
    Civilians,
    /// Civilians killed by an actor.
    CiviliansBy(u16),
    /// Civilians killed by none, as by crime or unknown hands, but for events of these kinds.
    CiviliansByNobody(Vec<&'static EventKind>),
    /// Civilians killed in events of these kinds.
    CiviliansIn(Vec<&'static EventKind>),
    /// Fighters killed where none of these actors took part.
    FightersWithout(Vec<u16>),
    /// Fighters killed where any of these actors took part.
    FightersWith(Vec<u16>),
    /// One for each event of these kinds.
    Events(Vec<&'static EventKind>),
}

impl Sum {
    /// What an event adds to the outcome.
    pub fn of(&self, event: &Event) -> u32 {
        if self.before.is_some_and(|end| event.tick >= end) {
            return 0;
        }
        let any = |actors: &[u16]| {
            [event.actor, event.other].into_iter().flatten().any(|actor| actors.contains(&actor))
        };
        match &self.of {
            Of::Civilians => event.deaths_civilians,
            Of::CiviliansBy(actor) if Some(*actor) == event.actor => event.deaths_civilians,
            Of::CiviliansByNobody(but) if event.actor.is_none() && !but.contains(&event.kind) => {
                event.deaths_civilians
            }
            Of::CiviliansIn(kinds) if kinds.contains(&event.kind) => event.deaths_civilians,
            Of::FightersWithout(actors) if !any(actors) => event.fighters(),
            Of::FightersWith(actors) if any(actors) => event.fighters(),
            Of::Events(kinds) if kinds.contains(&event.kind) => 1,
            _ => 0,
        }
    }

    /// True if it counts people killed.
    pub fn is_of_deaths(&self) -> bool {
        !matches!(self.of, Of::Events(_))
    }

    /// True if it counts civilians: one side does it, the other does not fight.
    pub fn is_of_civilians(&self) -> bool {
        !matches!(self.of, Of::Events(_) | Of::FightersWithout(_) | Of::FightersWith(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_adds_what_the_outcome_counts_and_nothing_else() {
        const CLASH: EventKind = EventKind::plain("clash");
        const RAID: EventKind = EventKind::plain("raid");
        let event = Event {
            tick: 10,
            kind: &CLASH,
            actor: Some(1),
            other: Some(2),
            deaths_actor: 3,
            deaths_other: 4,
            deaths_civilians: 5,
            ..Event::default()
        };
        let added = |of: Of, before| Sum { outcome: 0, of, before }.of(&event);
        assert_eq!(added(Of::Civilians, None), 5);
        assert_eq!(added(Of::Civilians, Some(11)), 5);
        assert_eq!(added(Of::Civilians, Some(10)), 0);
        assert_eq!(added(Of::CiviliansBy(1), None), 5);
        assert_eq!(added(Of::CiviliansBy(2), None), 0);
        assert_eq!(added(Of::CiviliansByNobody(Vec::new()), None), 0);
        assert_eq!(added(Of::CiviliansIn(vec![&CLASH]), None), 5);
        assert_eq!(added(Of::CiviliansIn(vec![&RAID]), None), 0);
        let nobody = Event { actor: None, ..event.clone() };
        let of = |of: Of| Sum { outcome: 0, of, before: None }.of(&nobody);
        assert_eq!(of(Of::CiviliansByNobody(vec![&RAID])), 5);
        assert_eq!(of(Of::CiviliansByNobody(vec![&CLASH])), 0);
        assert_eq!(added(Of::FightersWithout(vec![0]), None), 7);
        assert_eq!(added(Of::FightersWithout(vec![2]), None), 0);
        assert_eq!(added(Of::FightersWith(vec![2]), None), 7);
        assert_eq!(added(Of::Events(vec![&CLASH]), None), 1);
        assert_eq!(added(Of::Events(vec![&RAID]), None), 0);
    }
}
