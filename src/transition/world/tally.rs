//! What is counted on the way, for outcomes, series and reports. A counter of a run is one row: its
//! field, the outcome that it becomes, and what else is to be known of that.

use crate::model::{Better, Group};
use crate::transition::country::PartyKind;
use crate::transition::events::What;

/// A counter of a run as an outcome.
pub struct Counter {
    /// Name of the outcome.
    pub name: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Which way is better.
    pub better: Better,
    /// What it is about.
    pub group: Group,
    /// Definition, in one line.
    pub meaning: &'static str,
    /// How it is read.
    pub read: fn(&Tally) -> f64,
    /// True if it is given by each year of report too.
    pub by_year: bool,
    /// True if it could be used against a party.
    pub private: bool,
    /// What it adds up over the events of a run, if it does.
    pub adds: Option<Adds>,
}

/// What a counter adds up over events.
#[derive(Debug, Clone, Copy)]
pub enum Adds {
    /// Fighters killed where no party of this kind took part.
    FightersWithout(PartyKind),
    /// Fighters killed where a party of this kind took part.
    FightersWith(PartyKind),
    /// One for each event of these kinds.
    Events(&'static [What]),
}

impl Counter {
    const fn by_year(self) -> Self {
        Self { by_year: true, ..self }
    }

    const fn private(self) -> Self {
        Self { private: true, ..self }
    }

    const fn adds(self, adds: Adds) -> Self {
        Self { adds: Some(adds), ..self }
    }
}

/// The fields of [`Tally`], and the outcomes that those of a run become.
macro_rules! counters {
    (
        run { $(
            $(#[$doc:meta])+ $run:ident: $number:ty =>
            $name:literal $unit:literal $better:ident $group:ident $meaning:literal
            $(.$flag:ident($($arg:expr)?))*;
        )+ }
        month { $($(#[$month_doc:meta])+ $month:ident: $month_number:ty;)+ }
    ) => {
        /// Counters of a run and of its current month.
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct Tally {
            $($(#[$doc])+ pub $run: $number,)+
            $($(#[$month_doc])+ pub $month: $month_number,)+
            /// Civilians killed, by author: one entry a party, then crime and unknown hands, then troops who
            /// strike [persons].
            pub civilians_by: Vec<u64>,
            /// Civilians killed, by author, this month [persons].
            pub month_by: Vec<u32>,
            /// Fighters killed between the state's side and each party over what the ceasefire settled, then
            /// the same with those who left each party: an organisation of its own, this month [persons].
            pub month_dyads: Vec<u32>,
        }

        impl Tally {
            /// The month's counters at 0.
            pub fn begin_month(&mut self) {
                $(self.$month = Default::default();)+
                self.month_by.fill(0);
                self.month_dyads.fill(0);
            }
        }

        /// The counters of a run, in the order of the outcomes that they become.
        pub const COUNTERS: &[Counter] = &[$(
            Counter {
                name: $name,
                unit: $unit,
                better: Better::$better,
                group: Group::$group,
                meaning: $meaning,
                read: |tally| tally.$run as f64,
                by_year: false,
                private: false,
                adds: None,
            }
            $(.$flag($($arg)?))*,
        )+];
    };
}

counters! {
    run {
        /// Fighters killed in clashes and attacks, criminal groups left aside [persons].
        battle_deaths: u64 => "battle_deaths" "persons" Lower Harm
            "fighters killed in clashes and attacks, not counting those with criminal groups"
            .by_year().adds(Adds::FightersWithout(PartyKind::Criminal));
        /// Fighters killed in clashes with criminal groups and in attacks by them [persons].
        gang_deaths: u64 => "gang_deaths" "persons" Lower Harm
            "fighters killed in clashes with and attacks by criminal groups"
            .private().adds(Adds::FightersWith(PartyKind::Criminal));
        /// Civilians killed on the way to refuge or home [persons].
        killed_on_the_way: u64 => "civilians_killed_on_the_way" "persons" Lower Harm
            "civilians killed on the way to refuge or home";
        /// Persons displaced x months [person-months].
        displaced_months: f64 => "displaced_person_months" "person-months" Lower Harm
            "people away from home inside the country, summed over the months";
        /// Persons abroad x months [person-months].
        abroad_months: f64 => "abroad_person_months" "person-months" Lower Harm
            "people who fled over a border, summed over the months";
        /// Persons who returned home [persons].
        returned: u64 => "returned" "persons" Neither Harm "people who came back to their homes";
        /// Clashes and attacks.
        incidents: u64 => "incidents" "incidents" Lower Harm "clashes and attacks on parties"
            .adds(Adds::Events(&What::INCIDENTS));
        /// Of these, those of which the author was certain before anybody answered, each by its chance.
        witnessed: f64 => "incidents_witnessed" "incidents" Neither Harm
            "clashes and attacks that observers or a commission were certain of before anybody answered, each by its chance";
        /// Killings of civilians and clashes that troops broke off.
        stepped_in: u64 => "broken_off" "incidents" Neither Harm
            "killings of civilians and clashes that troops of an operation broke off"
            .adds(Adds::Events(&[What::SteppedIn]));
        /// Peacekeepers killed [persons].
        peacekeepers: u64 => "peacekeepers_killed" "persons" Lower Harm
            "peacekeepers killed where they stepped in or were attacked";
        /// Times that somebody killed or fought inside a red line of an operation.
        lines_crossed: u64 => "red_lines_crossed" "incidents" Lower Harm
            "times that somebody killed civilians or fought where an operation had said that it would answer that";
        /// Times that a company of that operation stepped in there.
        lines_answered: u64 => "red_lines_answered" "incidents" Neither Harm
            "times that troops of that operation stepped in there";
        /// Fighters killed by troops who strike their party [persons].
        struck: u64 => "fighters_killed_by_strikes" "persons" Neither Harm
            "fighters killed by troops who strike their party".private();
        /// Acts of spoilers carried out.
        acts: u64 => "spoiler_acts" "acts" Lower Harm
            "acts of parties outside the process that were carried out".private();
        /// Acts of spoilers stopped by guards.
        acts_stopped: u64 => "spoiler_acts_stopped" "acts" Neither Harm
            "acts of parties outside the process that guards stopped".private();
        /// Fighters disarmed [persons].
        disarmed: u64 => "fighters_disarmed" "persons" Higher Fighters
            "fighters disarmed in a programme".by_year();
        /// Fighters discharged [persons].
        demobilised: u64 => "fighters_demobilised" "persons" Higher Fighters
            "fighters discharged from sites";
        /// Fighters who came back to civilian life with support [persons].
        reintegrated: u64 => "fighters_reintegrated" "persons" Higher Fighters
            "fighters who came back to civilian life after a programme";
        /// Fighters who entered the army [persons].
        integrated: u64 => "fighters_integrated" "persons" Higher Fighters
            "fighters who entered the army".by_year();
        /// Discharged fighters who took up arms again [persons].
        recidivists: u64 => "recidivists" "persons" Lower Fighters
            "disarmed or discharged fighters who took up arms again";
        /// Fighters of integrated units who left armed [persons].
        armed_exits: u64 => "armed_exits" "persons" Lower Fighters
            "integrated fighters who left the army armed".by_year();
        /// Fighters who went home by their own decision [persons].
        deserted: u64 => "deserted" "persons" Neither Fighters
            "fighters who went home by their own decision";
        /// Civilians who joined an armed group [persons].
        recruited: u64 => "recruited" "persons" Lower Fighters
            "civilians who joined an armed group";
        /// Armed fighters who came over a border [persons].
        came_over_border: u64 => "came_over_border" "persons" Lower Fighters
            "armed fighters who came over a border";
        /// Units that split from their party.
        split_off: u64 => "units_split_off" "units" Lower Fighters
            "units that left their party under a commander of their own".private();
        /// Units that walked out.
        walk_outs: u64 => "walk_outs" "units" Lower Fighters
            "whole units that left the army under their commander"
            .adds(Adds::Events(&[What::WalkOut, What::Mutiny]));
        /// Of these, units that went back to their old party.
        mutinied: u64 => "units_mutinied" "units" Lower Fighters
            "whole units that left the army and went back to their old party, which broke terms"
            .adds(Adds::Events(&[What::Mutiny]));
        /// Weapons handed in [weapons].
        weapons: u64 => "weapons_collected" "weapons" Higher Fighters "weapons handed in";
        /// Months in which a party in the process did not comply, summed over parties.
        months_not_complying: u64 => "months_not_complying" "party-months" Lower Order
            "months in which a party in the process did not comply, summed over parties";
        /// Fighters outside their duty, summed over weeks [person-weeks].
        breaches: u64 => "breaches" "person-weeks" Lower Order
            "fighters whose unit stood where others were charged with security, summed over the weeks";
        /// How far parties closed their ground to operations and a commission, summed over weeks [weeks].
        closed: f64 => "access_denied" "weeks" Lower Order
            "how far parties in the process closed the ground they hold to operations and a commission, 0 to 1 each, summed over parties, operations and weeks";
        /// Cost of operations [US dollars].
        operation_usd: f64 => "operation_usd" "US dollars" Lower Cost
            "cost of the uniformed persons of international operations";
        /// Months of pay that the state did not pay its soldiers when it was due, in shares [months].
        months_unpaid: f64 => "months_unpaid" "months" Lower Cost
            "shares of a month's wages that the state did not pay its soldiers when they were due, summed over the months";
        /// Wages of the soldiers of the state [US dollars].
        wages_usd: f64 => "wages_usd" "US dollars" Neither Cost
            "wages that the state paid its soldiers, where money is followed";
        /// Cost of the programme for fighters [US dollars].
        programme_usd: f64 => "programme_usd" "US dollars" Lower Cost
            "cost of the programme for fighters";
    }
    month {
        /// Fighters killed between parties in the process, this month [persons].
        month_signatories: u32;
        /// Of these, those in clashes with no splinter on either side [persons].
        month_signatories_apart: u32;
        /// Fighters killed, this month [persons].
        month_battle_deaths: u32;
        /// Civilians killed, this month [persons].
        month_civilians: u32;
        /// Clashes and attacks, this month.
        month_incidents: u32;
        /// Of these, those that were seen, each by its chance.
        month_seen_incidents: f64;
        /// Of the fighters killed this month, those whose death was seen [persons].
        month_seen_fighters: f64;
        /// Of the civilians killed this month, the same [persons].
        month_seen_civilians: f64;
    }
}

impl Tally {
    /// Where civilians killed by crime and unknown hands are counted.
    pub fn by_crime(&self) -> usize {
        self.civilians_by.len() - 2
    }

    /// Where those killed by troops who strike are.
    pub fn by_strikes(&self) -> usize {
        self.civilians_by.len() - 1
    }

    /// All at 0.
    pub fn reset(&mut self, parties: usize) {
        let mut by = std::mem::take(&mut self.civilians_by);
        by.clear();
        by.resize(parties + 2, 0);
        let mut month = std::mem::take(&mut self.month_by);
        month.clear();
        month.resize(parties + 2, 0);
        let mut dyads = std::mem::take(&mut self.month_dyads);
        dyads.clear();
        dyads.resize(2 * parties, 0);
        *self = Self { civilians_by: by, month_by: month, month_dyads: dyads, ..Self::default() };
    }
}
