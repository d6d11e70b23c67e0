//! Disarmament, demobilisation and reintegration: sites, intake, support after discharge.
//! Lever: places and money of the programme. Who comes, who mutters in the queue and who goes back
//! to arms is for the rules to answer.

use super::words::counted;
use super::{Context, Delivery, Most, Operation, Policy, Progress, fields, named_or_all};
use crate::calendar::{Week, week_after};
use crate::document::{Field, Parameter, Section, Shape, Source, Words};
use crate::transition::country::map::Cell;
use crate::transition::levers::Levers;

const INTAKE: Parameter = Parameter {
    key: "intake_per_month",
    unit: "persons/month",
    range: 0.0..=1e6,
    default: Some(1_000.0),
    meaning: "fighters that the sites can disarm",
    source: Source::Assumption,
};
const CAMP: Parameter = Parameter {
    key: "camp_months",
    unit: "months",
    range: 0.0..=60.0,
    default: Some(1.0),
    meaning: "stay in a site before discharge",
    source: Source::Assumption,
};
const REINSERTION: Parameter = Parameter {
    key: "reinsertion_months",
    unit: "months",
    range: 0.0..=60.0,
    default: Some(9.0),
    meaning: "support after discharge",
    source: Source::Assumption,
};
const FUNDED: Parameter = Parameter {
    key: "funded_share",
    unit: "1",
    range: 0.0..=1.0,
    default: Some(0.8),
    meaning: "share of those discharged for whom reintegration is paid",
    source: Source::Published(
        "Ginifer 2003, ISS Monograph 80: 56,751 of 69,463 registered (Sierra Leone)",
    ),
};
const USD: Parameter = Parameter {
    key: "usd_per_fighter",
    unit: "US dollars/person",
    range: 0.0..=100_000.0,
    default: Some(1_570.0),
    meaning: "cost of one fighter's passage through the programme",
    source: Source::Published(
        "World Bank completion report: US$234.9 million for about 150,000 (DR Congo)",
    ),
};
const PARTIES: Words = Words {
    key: "parties",
    meaning: "parties whose fighters may come; all in the process but the state if silent",
};
const PLACES: Words = Words {
    key: "places",
    meaning: "towns with a site, for all who stand within 60 km; all towns if silent",
};

/// `[policy.<name>] kind = "ddr"`
pub const SHAPE: Shape = Shape {
    about: "Disarmament, demobilisation and reintegration",
    fields: fields![
        Field::Real(&INTAKE),
        Field::Real(&CAMP),
        Field::Real(&REINSERTION),
        Field::Real(&FUNDED),
        Field::Real(&USD),
        Field::Names(&PARTIES),
        Field::Names(&PLACES),
    ],
};

struct Ddr {
    intake_per_month: f64,
    camp_weeks: u32,
    reinsertion_weeks: u32,
    funded_share: f64,
    usd_per_fighter: f64,
    parties: Vec<usize>,
    sites: Vec<Cell>,
}

pub(super) fn read(
    section: &Section<'_>,
    context: &Context<'_>,
    _: &mut Vec<Operation>,
) -> Box<dyn Policy> {
    let map = &context.ground.map;
    let places = named_or_all(section, &PLACES, &context.place_names());
    Box::new(Ddr {
        intake_per_month: section.number(&INTAKE),
        camp_weeks: week_after(section.number(&CAMP)),
        reinsertion_weeks: week_after(section.number(&REINSERTION)),
        funded_share: section.number(&FUNDED),
        usd_per_fighter: section.number(&USD),
        parties: context.fighters_of(section, &PARTIES),
        sites: places.iter().map(|&at| map.cell_of(&map.places[at])).collect(),
    })
}

impl Policy for Ddr {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        let ddr = &mut levers.ddr;
        ddr.camp_weeks = ddr.camp_weeks.max(self.camp_weeks);
        ddr.reinsertion_weeks = ddr.reinsertion_weeks.max(self.reinsertion_weeks);
        ddr.funded_share = ddr.funded_share.max(self.funded_share);
        ddr.usd_per_fighter = ddr.usd_per_fighter.max(self.usd_per_fighter);
        // Sites that take nobody are no sites.
        if self.intake_per_month > 0.0 {
            ddr.intake_per_month += self.intake_per_month * delivery.share;
            self.parties.iter().for_each(|&party| ddr.parties[party] = true);
            ddr.sites.extend(&self.sites);
        }
    }

    fn milestones(&self) -> &'static [&'static str] {
        &["disarmament", "demobilisation", "reintegration"]
    }

    fn reached(&self, name: &str, progress: &Progress) -> f64 {
        // Of those whom it takes: of a party that may not come nobody is waited for.
        progress.share(self.parties.iter().copied(), |passage| match name {
            "disarmament" => passage.disarmed,
            "demobilisation" => passage.demobilised,
            _ => passage.reintegrated,
        })
    }

    fn soonest(&self, step: &str, share: f64, most: &Most<'_>) -> Result<[Week; 2], String> {
        let all = most.fighters(self.parties.iter().copied());
        if all == 0.0 {
            return Err("the parties that it takes have no fighters".to_owned());
        }
        // Whichever programme took them counts; a place left over may help out.
        let months = share * all / most.levers.ddr.intake_per_month;
        if months.is_nan() || months > 1e4 || self.intake_per_month == 0.0 {
            return Err("it takes nobody: `intake_per_month` is next to nothing".to_owned());
        }
        let after = match step {
            "disarmament" => 0,
            "demobilisation" => self.camp_weeks,
            _ => self.camp_weeks + self.reinsertion_weeks,
        };
        Ok([week_after(months).saturating_sub(1), after])
    }

    fn takes(&self) -> Option<&[usize]> {
        Some(&self.parties)
    }

    fn sites(&self) -> Option<&[Cell]> {
        Some(&self.sites)
    }

    fn label(&self) -> String {
        format!("{} a month", counted(self.intake_per_month, "fighter", "fighters"))
    }
}
