//! Parties: what collective actors believe and intend.

use super::columns::columns;
use crate::transition::country::Posture;

columns! {
    /// Parties, one entry a party; matrices row by row, row i: what party i believes of the others.
    pub struct Parties(parties) {
        /// What it does about the accord.
        posture: [Posture; parties] = Posture::Complying;
        /// Week in which it took that posture.
        since: [u32; parties] = 0;
        /// Months of renewed war that it remembers.
        fought: [f64; parties] = 0.0;
        /// Belief that another means to keep its word, 0 to 1: shape `(parties, parties)`.
        trust: [f64; parties * parties] = 0.0;
        /// Share of the fighters that it has detailed to joint security who stand beside another where both sides
        /// provide it, 0 to 1: shape `(parties, parties)`.
        together: [f64; parties * parties] = 0.0;
        /// Severity of this month's incidents that it blames on another: shape `(parties, parties)`.
        blame: [f64; parties * parties] = 0.0;
        /// Shock of what was blamed lately, 0 and up.
        shock: [f64; parties] = 0.0;
        /// Slow private mood toward war, mean 0.
        mood: [f64; parties] = 0.0;
        /// Weight of its armed fighters now [persons].
        strength: [f64; parties] = 0.0;
        /// Strength at the start [persons].
        first_strength: [f64; parties] = 0.0;
        /// Share of its fighters disarmed or mixed into the army, or of its concessions carried out, 0 to 1.
        given: [f64; parties] = 0.0;
        /// Share of its fighters who hold posts in the army, 0 to 1.
        posts: [f64; parties] = 0.0;
        /// Share given that was due by now, had every policy whose date came been delivered whole, 0 to
        /// 1.
        due: [f64; parties] = 0.0;
        /// Share of its fighters who were to hold posts by now, likewise, 0 to 1.
        posts_due: [f64; parties] = 0.0;
        /// Months in which it carried out concessions.
        conceded: [f64; parties] = 0.0;
        /// What a spoiler demands, of what it demanded at the start: grows where it is paid.
        demand: [f64; parties] = 1.0;
        /// Part of that which is not met, 0 and up.
        unmet: [f64; parties] = 1.0;
        /// Money from sponsors this month [US dollars/month].
        sponsors: [f64; parties] = 0.0;
        /// Money at hand for each fighter, of what keeps one, 0 to 2.
        funds: [f64; parties] = 0.0;
        /// Acts of a spoiler this month.
        acts: [u32; parties] = 0;
        /// Acts in the month before.
        acts_before: [u32; parties] = 0;
        /// Share given when splits were last looked at, 0 to 1.
        given_before: [f64; parties] = 0.0;
        /// Hazard of splitting that has added up since it last split.
        accumulated_hazard: [f64; parties] = 0.0;
        /// How often it split: the ordinal of the next time.
        splits: [u16; parties] = 0;
        /// Anger of a spoiler at force used against it, 0 to 1.
        anger: [f64; parties] = 0.0;
        /// Acts a spoiler means to attempt [1/week].
        intensity: [f64; parties] = 0.0;
        /// True once it violated or withdrew.
        defected: [bool; parties] = false;
        /// Last exposure that it saw coming, for the record.
        exposure: [f64; parties] = 0.0;
    }
    beside {
        /// Fighters killed lately, weeks ago discounted [persons].
        weariness: f64 = 0.0;
    }
}

impl Parties {
    /// Parties.
    pub fn len(&self) -> usize {
        self.posture.len()
    }

    /// What party `i` believes of party `j`, 0 to 1.
    pub fn trust_of(&self, i: usize, j: usize) -> f64 {
        self.trust[i * self.len() + j]
    }
}
