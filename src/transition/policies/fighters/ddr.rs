//! Disarmament, demobilisation and reintegration: sites, intake, support after discharge.
//! Lever: places and money of the programme. Who comes, who drops out while waiting and who goes back
//! to arms is for the rules to answer.

use crate::calendar::{Week, week_after};
use crate::document::Source;
use crate::transition::country::map::Cell;
use crate::transition::levers::Levers;
use crate::transition::policies::words::counted;
use crate::transition::policies::{Delivery, Most, Policy, Progress};

const GINIFER: Source =
    Source::Published("Ginifer 2003, ISS Monograph 80: 56,751 of 69,463 registered (Sierra Leone)");
const WORLD_BANK: Source = Source::Published(
    "World Bank completion report: US$234.9 million for about 150,000 (DR Congo)",
);
// Half of all steps of the Colombian accord were in progress after about 13 months.
pub const STARTED: Source = Source::Published(
    "Kroc Institute 2018, Colombia: 39% of commitments not begun after 18 months; an exponential \
     of 19 months for all, a third of that here, as arms come before other steps (assumption)",
);
pub const COMPLETE: Source = Source::Published(
    "Kroc Institute 2022, Colombia: 30% complete and 19% halfway after 5 years, all commitments; \
     arms come before other steps, so at least half (assumption)",
);

policy! {
    /// Disarmament, demobilisation and reintegration
    pub struct Ddr;
    turns "intake a month, parties that may come, sites, weeks in a site, weeks of support, share funded, cost a person";
    late(6.0 months, STARTED; least 0.5, COMPLETE);
    intake_per_month: real(0.0..=1e6, 1_000.0, "persons/month", "fighters that the sites can disarm", Source::Assumption);
    camp_months: real(0.0..=60.0, 1.0, "months", "stay in a site before discharge", Source::Assumption);
    reinsertion_months: real(0.0..=60.0, 9.0, "months", "support after discharge", Source::Assumption);
    funded_share: real(0.0..=1.0, 0.8, "1", "share of those discharged for whom reintegration is paid", GINIFER);
    usd_per_fighter: real(0.0..=100_000.0, 1_570.0, "US dollars/person", "cost of one fighter's passage through the programme", WORLD_BANK);
    parties: fighters_of("parties whose fighters may come; default: all in the process except the state");
    places: towns("towns with a site, for all who stand within 60 km; default: all towns");
}

impl Policy for Ddr {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        let ddr = &mut levers.fighters.ddr;
        ddr.camp_weeks.turn(week_after(self.camp_months));
        ddr.reinsertion_weeks.turn(week_after(self.reinsertion_months));
        ddr.funded_share.turn(self.funded_share);
        ddr.usd_per_fighter.turn(self.usd_per_fighter);
        // Sites that take nobody are no sites.
        if self.intake_per_month > 0.0 {
            ddr.intake_per_month.turn(self.intake_per_month * delivery.share);
            self.parties.iter().for_each(|&party| ddr.parties.turn(party));
            ddr.sites.turn(&self.places);
        }
    }

    fn idle(&self) -> bool {
        self.intake_per_month <= 0.0
    }

    fn label(&self) -> String {
        format!("{} a month", counted(self.intake_per_month, "fighter", "fighters"))
    }

    fn milestones(&self) -> &'static [&'static str] {
        &["disarmament", "demobilisation", "reintegration"]
    }

    fn reached(&self, step: &str, progress: &Progress, _: usize) -> f64 {
        // Of those whom it takes: of a party that may not come nobody is waited for.
        progress.share(self.parties.iter().copied(), |passage| match step {
            "disarmament" => passage.disarmed,
            "demobilisation" => passage.demobilised,
            _ => passage.reintegrated,
        })
    }

    fn soonest(&self, step: &str, share: f64, most: &Most<'_>) -> Result<[Week; 2], String> {
        let all = most.fighters(self.parties.iter().copied());
        if all == 0.0 {
            return Err("the parties whose fighters may come have none".to_owned());
        }
        // Whichever programme took them counts; a place left over may help out.
        let months = share * all / *most.levers.fighters.ddr.intake_per_month;
        if months.is_nan() || months > 1e4 || self.intake_per_month == 0.0 {
            return Err("nobody can come: `intake_per_month` is close to 0".to_owned());
        }
        let camp = week_after(self.camp_months);
        let after = match step {
            "disarmament" => 0,
            "demobilisation" => camp,
            _ => camp + week_after(self.reinsertion_months),
        };
        Ok([week_after(months).saturating_sub(1), after])
    }

    fn takes(&self) -> Option<&[usize]> {
        Some(&self.parties)
    }

    fn sites(&self) -> Option<&[Cell]> {
        Some(&self.places)
    }
}
