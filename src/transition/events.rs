//! What a run tells, and how a story says it: one row a kind of event.

use crate::model::{EventKind, Tale};

/// One enum of all kinds, with what each is called and how it is told.
macro_rules! events {
    ($($(#[$doc:meta])+ $what:ident $name:literal $tale:ident $words:literal;)+) => {
        /// What happened.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum What {
            #[default]
            $($(#[$doc])+ $what,)+
        }

        impl What {
            /// Every kind, in the order of this table.
            pub const ALL: &[Self] = &[$(Self::$what),+];

            /// What it is called and how it is told.
            pub const fn kind(self) -> &'static EventKind {
                match self {
                    $(Self::$what => {
                        &EventKind { name: $name, tale: Tale::$tale, words: $words }
                    })+
                }
            }
        }
    };
}

events! {
    /// Two armed groups fought.
    Clash "clash" Fight "{actor|somebody} and {other|somebody} clashed";
    /// A spoiler attacked fighters of a party.
    Attack "attack" Fight "{actor|somebody} attacked {other|somebody}";
    /// A spoiler attacked in the name of another.
    FalseFlag "false_flag" Fight
        "{actor|somebody} attacked {other|somebody} in the name of another";
    /// A unit joined a clash.
    Joins "joins" Joining "";
    /// An armed group killed civilians.
    Killing "killing" Killing "{actor|unknown hands}";
    /// A spoiler attacked civilians for gain or terror.
    Raid "raid" Killing "{actor|somebody} raided and";
    /// Crime killed civilians.
    Crime "crime" Killing "crime";
    /// Civilians were killed at one place, by whom is not known.
    Massacre "massacre" Killing "{actor|unknown hands}";
    /// A spoiler took money or goods from civilians.
    Extortion "extortion" First "{actor|somebody} robbed people for the first time";
    /// A spoiler drove people from their homes.
    Expulsion "expulsion" First "{actor|somebody} drove people out for the first time";
    /// Troops struck a party outside the process.
    Strike "strike" First "troops struck {other|a party} for the first time and killed {dead}";
    /// Troops of an operation struck a party in the process that breaks the accord.
    AgainstRefusers "against_refusers" First
        "troops of an operation struck {other|a party} for the first time and killed {dead}[, and lost {number} of theirs]";
    /// Troops broke off a clash or a killing of civilians.
    SteppedIn "stepped_in" First
        "troops stepped in against {other|a party} for the first time[ and lost {number} of theirs]";
    /// A spoiler attacked peacekeepers.
    AttackOnTroops "attack_on_troops" First
        "{actor|somebody} attacked peacekeepers for the first time[ and killed {number} of them]";
    /// A party keeps an operation or a commission out of ground that it holds.
    AccessDenied "access_denied" First
        "{actor|a party} kept peacekeepers or observers out of ground that it holds for the first time";
    /// A unit left the army under its commander, for itself.
    WalkOut "walk_out" Leaving
        "a unit that came from {actor|a party} walked out of the army with {fighters}[, {subject}]";
    /// A unit left the army and went back to its old party, which broke terms.
    Mutiny "mutiny" Leaving
        "a unit that came from {actor|a party} mutinied and went back to it with {fighters}[, {subject}]";
    /// Units left their party under commanders of their own.
    Split "split" Leaving "{actor|a party} split and lost {fighters}[ to {new}]";
    /// A party changed what it does about the accord.
    Posture "posture" Posture "{actor|a party} changed from {subject|one posture to another}";
    /// A party refused what it was offered.
    OfferRefused "offer_refused" Refusal "{actor|a party} refused {subject|an offer}[ of {other}]";
    /// A party accepted what it was offered.
    OfferAccepted "offer_accepted" Consent
        "{actor|a party} accepted {subject|an offer}[ of {other}]";
    /// A policy came into force.
    PolicyBegan "policy_began" Policy "began";
    /// A policy went out of force.
    PolicyEnded "policy_ended" Policy "ended";
    /// An outside event came.
    Shock "shock" Shock "the shock {subject|without a name} came";
    /// A party in the process withdrew or no longer delivers.
    AccordFailed "accord_failed" End "the accord had failed";
    /// Parties in the process fight each other.
    SignatoriesFight "signatories_fight" End
        "parties in the process were fighting each other again";
    /// The state's side and an organised group fight.
    ConflictRenewed "conflict_renewed" End "the conflict was renewed";
    /// They fight a war.
    War "war" End "there was war again";
}

impl What {
    /// Kinds in which armed groups took part on both ends, so that reports count them as incidents.
    pub const INCIDENTS: [Self; 3] = [Self::Clash, Self::Attack, Self::FalseFlag];

    /// Kinds in which troops strike a party: whom else they kill, no party does.
    pub const STRIKES: [Self; 2] = [Self::Strike, Self::AgainstRefusers];

    /// True if troops strike a party.
    pub fn is_strike(self) -> bool {
        Self::STRIKES.contains(&self)
    }

    /// True if armed groups took part on both ends.
    pub fn is_incident(self) -> bool {
        Self::INCIDENTS.contains(&self)
    }
}
