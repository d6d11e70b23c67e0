//! Five-step scales: what nobody can measure of a party, in words that say what would be seen.

use crate::choice;
use crate::document::Choice;

choice! {
    /// How far a party acts as one. Value: as a multiple of full cohesion. Assumption.
    pub enum Cohesion -> f64 {
        Fractured("fractured", "commanders have fought each other within the year") = 0.6,
        Loose("loose", "commanders have refused orders in public") = 0.75,
        Mixed("mixed", "orders are followed, with delays and exceptions") = 0.9,
        Firm("firm", "orders are followed; commanders were replaced without a fight") = 1.0,
        Iron("iron", "one command, no defection of a unit in living memory") = 1.1,
    }
}
choice! {
    /// How far fighters are held back from civilians. Value: the share held back. Assumption.
    pub enum Discipline -> f64 {
        Predatory("predatory", "lives off civilians; commanders share in it") = 0.0,
        Poor("poor", "abuse is common and goes unpunished") = 0.25,
        Mixed("mixed", "abuse happens and is sometimes punished") = 0.5,
        Good("good", "abuse is rare and usually punished") = 0.75,
        Strict("strict", "a known case is always punished") = 0.95,
    }
}
choice! {
    /// What victory is worth to a party. Value: as a multiple of what it is worth to most. Assumption.
    pub enum Prize -> f64 {
        Little("little", "local rents or posts, which others would also grant") = 0.5,
        Some("some", "a larger share of what peace gives anyway") = 0.75,
        Usual("usual", "the government or a territory, as most wars are about") = 1.0,
        Much("much", "what its people were told that they cannot live without") = 1.25,
        Everything("everything", "its survival, or a faith's or a nation's") = 1.5,
    }
}
choice! {
    /// What another war would cost a party. Value: as a multiple of what it costs most. Assumption.
    pub enum WarCost -> f64 {
        Hardly("hardly", "others pay and fight; its leaders and people are far away") = 0.5,
        Light("light", "it lives off the war about as well as off the peace") = 0.75,
        Usual("usual", "as most wars cost those who fight them") = 1.0,
        Heavy("heavy", "its towns and incomes lie where the fighting would be") = 1.25,
        Ruinous("ruinous", "another war would end it, win or lose") = 1.5,
    }
}
choice! {
    /// How long a party hopes for victory. Value: years, as a multiple of those of most. Assumption.
    pub enum Patience -> f64 {
        None("none", "its backers or soldiers want a victory this year or an end") = 0.25,
        Short("short", "its leaders answer for every year of war") = 0.5,
        Usual("usual", "as most who fight") = 1.0,
        Long("long", "it plans for a protracted war") = 2.0,
        Endless("endless", "it fights for generations, and says so") = 4.0,
    }
}
choice! {
    /// What a party's last offensive taught it. Value: the pace at which it hopes to win, as a multiple.
    /// Assumption.
    pub enum LastOffensive -> f64 {
        Routed("routed", "it was thrown back beyond where it began") = 0.4,
        Stalled("stalled", "it took little and lost much") = 0.7,
        None("none", "none within two years, or none that taught anything") = 1.0,
        Gained("gained", "it took ground and held it") = 1.5,
        BrokeThrough("broke_through", "its enemy's lines broke; the ceasefire stopped it") = 2.5,
    }
}
choice! {
    /// Where a party can withdraw to from a stronger enemy. Value: the pace at which that enemy hopes to
    /// win, as a multiple. Assumption.
    pub enum Sanctuary -> f64 {
        None("none", "open country, and people who would give it away") = 2.0,
        Little("little", "few places that an army cannot search, few who hide it") = 1.4,
        Usual("usual", "hills or forest, or people who feed it, as most have") = 1.0,
        Much("much", "mountains, forest or towns of its own people over most of its ground") = 0.6,
        Abroad("abroad", "bases over a border that its enemies do not cross") = 0.3,
    }
}

pub const COHESION: Choice =
    Cohesion::Mixed.default_of("cohesion", "how far the party acts as one");
pub const DISCIPLINE: Choice =
    Discipline::Mixed.default_of("discipline", "how far fighters are held back from civilians");

pub const PRIZE: Choice = Prize::Usual.default_of("prize", "what victory is worth to the party");
pub const WAR_COST: Choice =
    WarCost::Usual.default_of("war_cost", "what another war would cost it");
pub const PATIENCE: Choice =
    Patience::Usual.default_of("patience", "how long it hopes for victory in a war");
pub const LAST_OFFENSIVE: Choice = LastOffensive::None
    .default_of("last_offensive", "what its last offensive before the start brought it");
pub const SANCTUARY: Choice =
    Sanctuary::Usual.default_of("sanctuary", "where it can withdraw to from a stronger enemy");
