//! What is counted on the way, for outcomes, series and reports.

/// Counters of a run and of its current month.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tally {
    /// Fighters killed in clashes and attacks, criminal groups left aside [persons].
    pub battle_deaths: u64,
    /// Fighters killed in clashes with criminal groups and in attacks by them [persons].
    pub gang_deaths: u64,
    /// Fighters killed between parties in the process, this month [persons].
    pub month_signatories: u32,
    /// Of these, those in clashes with no splinter on either side [persons].
    pub month_signatories_apart: u32,
    /// Fighters killed between the state's side and any organised group, this month [persons].
    pub month_state: u32,
    /// Fighters killed, this month [persons].
    pub month_battle_deaths: u32,
    /// People killed, by author: one entry a party, the last for crime and unknown [persons].
    pub civilians_by: Vec<u64>,
    /// People killed, by author, this month [persons].
    pub month_by: Vec<u32>,
    /// People killed on the way to refuge or home [persons].
    pub killed_on_the_way: u64,
    /// People killed, this month [persons].
    pub month_civilians: u32,
    /// Clashes and attacks.
    pub incidents: u64,
    /// Clashes and attacks, this month.
    pub month_incidents: u32,
    /// Fighters of integrated units who left armed [persons].
    pub armed_exits: u64,
    /// Units that walked out.
    pub walk_outs: u64,
    /// Fighters disarmed [persons].
    pub disarmed: u64,
    /// Fighters discharged [persons].
    pub demobilised: u64,
    /// Fighters who came back to civilian life with support [persons].
    pub reintegrated: u64,
    /// Discharged fighters who took up arms again [persons].
    pub recidivists: u64,
    /// Fighters who entered the army [persons].
    pub integrated: u64,
    /// Fighters who went home by their own decision [persons].
    pub deserted: u64,
    /// People who joined an armed group [persons].
    pub recruited: u64,
    /// Weapons handed in [weapons].
    pub weapons: u64,
    /// Persons displaced x months [person-months].
    pub displaced_months: f64,
    /// Persons abroad x months [person-months].
    pub abroad_months: f64,
    /// Persons who returned home [persons].
    pub returned: u64,
    /// Units that split from their party.
    pub split_off: u64,
    /// Armed men who came over a border [persons].
    pub came_over_border: u64,
    /// Acts of spoilers carried out.
    pub acts: u64,
    /// Acts of spoilers stopped by guards.
    pub acts_stopped: u64,
    /// Months in which a party in the process did not comply, summed over parties.
    pub months_not_complying: u64,
    /// Cost of operations [US dollars].
    pub operation_usd: f64,
    /// Cost of the programme for fighters [US dollars].
    pub programme_usd: f64,
}

impl Tally {
    /// All at 0.
    pub fn reset(&mut self, parties: usize) {
        let mut by = std::mem::take(&mut self.civilians_by);
        by.clear();
        by.resize(parties + 1, 0);
        let mut month = std::mem::take(&mut self.month_by);
        month.clear();
        month.resize(parties + 1, 0);
        *self = Self { civilians_by: by, month_by: month, ..Self::default() };
    }

    /// The month's counters at 0.
    pub fn begin_month(&mut self) {
        self.month_signatories = 0;
        self.month_signatories_apart = 0;
        self.month_state = 0;
        self.month_battle_deaths = 0;
        self.month_civilians = 0;
        self.month_by.fill(0);
        self.month_incidents = 0;
    }
}
