//! Parties: what collective actors believe and intend.

/// What a party does about the accord, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Posture {
    /// Delivers its steps.
    #[default]
    Complying,
    /// Delivers nothing, breaks nothing.
    Stalling,
    /// Breaks terms.
    Violating,
    /// At war.
    Withdrawn,
}

impl Posture {
    /// All postures, from best to worst.
    pub const ALL: [Self; 4] = [Self::Complying, Self::Stalling, Self::Violating, Self::Withdrawn];

    /// Name in event logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Complying => "complying",
            Self::Stalling => "stalling",
            Self::Violating => "violating",
            Self::Withdrawn => "war",
        }
    }
}

/// Parties, one entry a party; matrices row by row, row i: what party i believes of the others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parties {
    /// What it does about the accord.
    pub posture: Vec<Posture>,
    /// Week in which it took that posture.
    pub since: Vec<u32>,
    /// Belief that another means to keep its word, 0 to 1: shape `(parties, parties)`.
    pub trust: Vec<f64>,
    /// Severity of this month's incidents that it blames on another: shape `(parties, parties)`.
    pub blame: Vec<f64>,
    /// Shock of what was blamed lately, 0 and up.
    pub shock: Vec<f64>,
    /// Slow private mood toward war, mean 0.
    pub mood: Vec<f64>,
    /// Weight of its armed men now [persons].
    pub strength: Vec<f64>,
    /// Strength at the start [persons].
    pub first_strength: Vec<f64>,
    /// Share of its men disarmed or mixed into the army, or of its concessions carried out, 0 to 1.
    pub given: Vec<f64>,
    /// Share of its men who hold posts in the army, 0 to 1.
    pub posts: Vec<f64>,
    /// Share given that was due by now, had every policy whose date came been delivered whole, 0 to
    /// 1.
    pub due: Vec<f64>,
    /// Share of its men who were to hold posts by now, likewise, 0 to 1.
    pub posts_due: Vec<f64>,
    /// Months in which it carried out concessions.
    pub conceded: Vec<f64>,
    /// What a spoiler demands, of what it demanded at the start: grows where it is paid.
    pub demand: Vec<f64>,
    /// Part of that which is not met, 0 and up.
    pub unmet: Vec<f64>,
    /// Money from outside actors this month [US dollars/month].
    pub sponsors: Vec<f64>,
    /// Money at hand for each fighter, of what keeps one, 0 to 2.
    pub funds: Vec<f64>,
    /// Acts of a spoiler this month.
    pub acts: Vec<u32>,
    /// Acts in the month before.
    pub acts_before: Vec<u32>,
    /// Share given when splits were last looked at, 0 to 1.
    pub given_before: Vec<f64>,
    /// Hazard of splitting that has added up since it last split.
    pub strain: Vec<f64>,
    /// How often it split: the ordinal of the next time.
    pub splits: Vec<u16>,
    /// Anger of a spoiler at force used against it, 0 to 1.
    pub anger: Vec<f64>,
    /// Acts a spoiler means to attempt [1/week].
    pub intensity: Vec<f64>,
    /// Share of the men detailed to joint security who stand where both sides provide it, 0 to 1.
    pub together: f64,
    /// True once it violated or withdrew.
    pub defected: Vec<bool>,
    /// Last exposure that it saw coming, for the record.
    pub exposure: Vec<f64>,
    /// Fighters killed lately, weeks ago discounted [persons].
    pub weariness: f64,
}

impl Parties {
    /// A peace of strangers: all complying, nothing blamed, trust as given.
    pub fn reset(&mut self, trust: &[f64]) {
        let count = (0..).find(|n| n * n >= trust.len()).unwrap_or(0);
        self.posture.clear();
        self.posture.resize(count, Posture::Complying);
        self.since.clear();
        self.since.resize(count, 0);
        self.trust.clear();
        self.trust.extend_from_slice(trust);
        self.blame.clear();
        self.blame.resize(trust.len(), 0.0);
        for (column, value) in [
            (&mut self.shock, 0.0),
            (&mut self.mood, 0.0),
            (&mut self.strength, 0.0),
            (&mut self.first_strength, 0.0),
            (&mut self.given, 0.0),
            (&mut self.posts, 0.0),
            (&mut self.due, 0.0),
            (&mut self.posts_due, 0.0),
            (&mut self.conceded, 0.0),
            (&mut self.demand, 1.0),
            (&mut self.unmet, 1.0),
            (&mut self.sponsors, 0.0),
            (&mut self.funds, 0.0),
            (&mut self.given_before, 0.0),
            (&mut self.strain, 0.0),
            (&mut self.anger, 0.0),
            (&mut self.intensity, 0.0),
            (&mut self.exposure, 0.0),
        ] {
            column.clear();
            column.resize(count, value);
        }
        for column in [&mut self.acts, &mut self.acts_before] {
            column.clear();
            column.resize(count, 0);
        }
        self.splits.clear();
        self.splits.resize(count, 0);
        self.defected.clear();
        self.defected.resize(count, false);
        self.weariness = 0.0;
        self.together = 0.0;
    }

    /// Parties.
    pub fn len(&self) -> usize {
        self.posture.len()
    }

    /// What party `i` believes of party `j`, 0 to 1.
    pub fn trust_of(&self, i: usize, j: usize) -> f64 {
        self.trust[i * self.len() + j]
    }
}
