//! What each random number of this model decides. Numbers are never reused, not even of a rule
//! that was taken out; a new rule takes the next free one.

use crate::luck::Stream;

/// Traits of a civilian block: threshold, start as displaced.
pub const BLOCK: Stream = Stream(1);
/// Traits of a unit: its commander's interest.
pub const UNIT: Stream = Stream(2);
/// Traits of a fighter: tie, home, place in queues.
pub const FIGHTER: Stream = Stream(3);
/// Whether a shock happens.
pub const SHOCK: Stream = Stream(4);
/// The slow private shock of a party.
pub const MOOD: Stream = Stream(5);
/// A party's choice of posture.
pub const POSTURE: Stream = Stream(6);
/// Whether two units clash.
pub const CONTACT: Stream = Stream(7);
/// How a clash escalates.
pub const ESCALATION: Stream = Stream(8);
/// Whether two units that clashed clash again.
pub const RETALIATION: Stream = Stream(9);
/// Which fighters of a unit die.
pub const FALLEN: Stream = Stream(10);
/// People killed by a unit.
pub const PREDATION: Stream = Stream(11);
/// Which civilians of a cell die.
pub const VICTIM: Stream = Stream(12);
/// People killed by crime in a cell.
pub const CRIME: Stream = Stream(13);
/// What a spoiler does, how often and where.
pub const SPOILER: Stream = Stream(14);
/// Whether a false accusation is believed.
pub const BELIEF: Stream = Stream(15);
/// Whether a civilian block flees.
pub const FLIGHT: Stream = Stream(16);
/// Whether a civilian block returns.
pub const RETURN: Stream = Stream(17);
/// Whether a civilian joins an armed group.
pub const RECRUITMENT: Stream = Stream(18);
/// Whether a fighter deserts.
pub const DESERTION: Stream = Stream(19);
/// Whether a unit walks out.
pub const WALK_OUT: Stream = Stream(20);
/// Which members follow a commander who walks out.
pub const FOLLOW: Stream = Stream(21);
/// What becomes of a demobilised fighter.
pub const REINTEGRATION: Stream = Stream(22);
/// Where a unit moves.
pub const MOVEMENT: Stream = Stream(23);
/// How much of what happened is reported.
pub const REPORT: Stream = Stream(24);
/// How late and incompletely a kind of policy is delivered.
pub const SLIPPAGE: Stream = Stream(25);
/// A party's answer to an offer.
pub const OFFER: Stream = Stream(26);
/// Whether commanders split from their party.
pub const SPLIT: Stream = Stream(27);
/// What tracks a fighter prefers.
pub const TRACK: Stream = Stream(28);
/// Losses of a party under strikes.
pub const STRIKE: Stream = Stream(29);
/// Armed fighters who come over a border.
pub const INFLOW: Stream = Stream(30);
/// Whether a unit outside its duty is noticed, heard of, and obeys.
pub const DUTY: Stream = Stream(31);
