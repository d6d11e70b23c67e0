//! What a file says and hardly means, and what a share of a step is of.

use super::{document, read};
use crate::luck::Luck;
use crate::model::{Model, NEVER, Nothing, Warning};
use crate::transition::Run;

const BASE: &str = "clock = { start = \"2030-01-01\", years = 2 }\n\
    map.generate = { width = 12, height = 10, towns = 4, districts = 3, people = 100_000, west = \"state\", east = \"front\" }\n\
    scale = { people_per_agent = 1000, fighters_per_agent = 20 }\n\
    party.state = { kind = \"state\", fighters = 1_000 }\n\
    party.front = { kind = \"rebel\", fighters = 400 }\n\
    party.league = { kind = \"rebel\", holds = [\"front\"], fighters = 800 }\n\
    party.gang = { kind = \"criminal\", non_signatory = true, fighters = 100 }\n\
    party.ghosts = { kind = \"militia\", fighters = 0 }\n\
    trust = { state.front = 0.9, front.state = 0.9, state.league = 0.9, league.state = 0.9 }\n";

fn warnings(more: &str) -> Vec<String> {
    warnings_of(&format!("{BASE}{more}"))
}

fn warnings_of(text: &str) -> Vec<String> {
    let document = document(text);
    let (model, setup) = read(&document).unwrap_or_else(|faults| panic!("{faults:?}"));
    messages(model.warnings(&document, &setup))
}

/// What is said, but for that the country is smaller than those that were compared with data.
fn messages(warnings: Vec<Warning>) -> Vec<String> {
    let said = warnings.into_iter().filter(|warning| warning.sort != "outside_calibration");
    said.map(|warning| warning.message).collect()
}

fn faults(more: &str) -> Vec<String> {
    let all = read(&document(&format!("{BASE}{more}"))).err().unwrap_or_default();
    all.iter().map(ToString::to_string).collect()
}

/// Week in which a policy began in one run.
fn began(more: &str, policy: &str) -> f64 {
    let (model, setup) = read(&document(&format!("{BASE}{more}"))).unwrap();
    let record = model.run(&setup, Luck::of_run(1, 0, 0), &mut Run::default(), &mut Nothing);
    let at = model.dictionary().outcome(&format!("began.{policy}")).unwrap();
    record.unwrap().outcomes[at]
}

fn label(more: &str) -> String {
    let (model, setup) = read(&document(&format!("{BASE}{more}"))).unwrap();
    model.plan(&setup)[0].kind.clone()
}

#[test]
fn a_policy_that_can_never_begin_is_warned_of_with_what_keeps_it() {
    let ddr = "policy.ddr = { kind = \"ddr\", intake_per_month = 10 }\n";
    let mission = |start: &str| {
        format!(
            "{ddr}policy.m = {{ kind = \"peacekeeping\", troops = 200, start = {{ {start} }} }}\n"
        )
    };
    for (start, why) in [
        ("month = 30", "it starts in month 30, after the 24 months of a run"),
        ("after = \"ddr\", months = 30", "it can begin at the soonest in month 30"),
        ("after = \"ddr.disarmament\", share = 0.9", "not reached before a run ends"),
        ("when = \"disarmed_share > 1\"", "a share is at most 100%"),
        ("when = \"incidents_per_month < 0\"", "nothing reported is below 0"),
        ("when = \"disarmed_share > 0.9\"", "at the pace of the programmes"),
    ] {
        let said = warnings(&mission(start));
        let never = said.iter().any(|line| line.starts_with("policy.m never begins: "));
        assert!(never && said.iter().any(|line| line.contains(why)), "{start}: {said:?}");
    }
    for start in ["month = 3", "after = \"ddr\", months = 3", "when = \"incidents_per_month < 5\""]
    {
        assert_eq!(warnings(&mission(start)), Vec::<String>::new(), "{start}");
    }
    let early = "month = 5 }, end = { month = 2";
    let said = warnings(&mission(early));
    assert_eq!(said, ["policy.m never begins: it starts in month 5 and ends in month 2 already"]);
    let chain = "policy.n = { kind = \"peacekeeping\", troops = 9, start = { after = \"m\" } }\n";
    let said = warnings(&format!("{}{chain}", mission("month = 30")));
    assert_eq!(said[1], "policy.n never begins: it waits for policy m, which never begins");
    let latest = warnings(&mission("when = \"disarmed_share > 1\", or_month = 12"));
    assert!(
        latest[0].starts_with("policy.m begins by `or_month` alone, in month 12"),
        "{latest:?}"
    );
    let beyond = warnings(&mission("when = \"incidents_per_month < 5\", or_month = 30"));
    assert!(beyond[0].contains("so `or_month` changes nothing"), "{beyond:?}");
}

#[test]
fn a_condition_counts_only_those_whom_the_programmes_take() {
    let ddr = "policy.ddr = { kind = \"ddr\", parties = [\"front\"] }\n\
               policy.m = { kind = \"peacekeeping\", troops = 9, start = { when = \"disarmed_share > 0.6\" } }\n";
    let said = warnings(ddr);
    assert!(said[0].contains("take parties with 33% of the fighters"), "{said:?}");
    assert_eq!(warnings(&ddr.replace("0.6", "0.3")), Vec::<String>::new());
}

#[test]
fn a_programme_for_those_who_cannot_come_is_warned_of() {
    for (party, why) in [
        ("state", "its own soldiers"),
        ("gang", "outside the process"),
        ("ghosts", "has no fighters"),
    ] {
        let said =
            warnings(&format!("policy.ddr = {{ kind = \"ddr\", parties = [\"{party}\"] }}\n"));
        assert!(said.iter().any(|line| line.contains(why)), "{party}: {said:?}");
    }
    let said = warnings("policy.ddr = { kind = \"ddr\", parties = [] }\n");
    assert!(said.iter().any(|line| line.contains("takes nobody")), "{said:?}");
}

#[test]
fn a_claim_that_no_party_holds_is_not_nobodys_ground_in_silence() {
    let said = |east: &str, holds: &str| {
        let text = BASE.replace("east = \"front\"", east).replace("holds = [\"front\"]", holds);
        let text = text.replace("fighters = 400", &format!("fighters = 400, {holds}"));
        warnings_of(&text)
    };
    let far = said("east = \"fornt\"", "holds = [\"state\"]");
    assert_eq!(far.len(), 1, "{far:?}");
    assert!(far[0].starts_with("`fornt` claims ") && far[0].ends_with("did you mean `front`?"));
    assert!(said("east = \"fornt\"", "holds = [\"fornt\"]").is_empty());
    assert!(warnings("").is_empty());
}

#[test]
fn a_key_that_means_nothing_is_not_ignored_in_silence() {
    let both = faults("policy.m = { kind = \"peacekeeping\", troops = 9, strength = [[0, 5]] }\n");
    assert!(both[0].contains("policy.m.troops means nothing beside `strength`"), "{both:?}");
    let shock = faults("shock.s = { kind = \"massacre\", month = 3, target = \"front\" }\n");
    assert_eq!(shock, ["shock.s.target means nothing to kind = \"massacre\""]);
    let said = warnings(
        "policy.m = { kind = \"peacekeeping\", observers = 9, posture = { points = 0.1 } }\n",
    );
    assert_eq!(said, ["policy.m.posture means nothing without troops"]);
    for (more, part) in [
        ("observers = 9, arms = \"heavy\"", "policy.m.arms means nothing without troops"),
        (
            "troops = 9, against_refusers = 3",
            "policy.m.against_refusers means nothing unless rules_of_engagement are \"compel\"",
        ),
        (
            "troops = 9, against_refusers = 30, rules_of_engagement = \"compel\"",
            "policy.m.against_refusers means nothing beyond its troops",
        ),
    ] {
        let said = warnings(&format!("policy.m = {{ kind = \"peacekeeping\", {more} }}\n"));
        assert_eq!(said, [part]);
    }
    let said = warnings(
        "policy.s = { kind = \"spoiler_management\", party = \"gang\", usd_per_month = 9, analysts = 9 }\n",
    );
    assert_eq!(said, ["policy.s.analysts means nothing without troops that strike"]);
    let said = warnings("policy.m = { kind = \"peacekeeping\" }\n");
    assert_eq!(said, ["policy.m does nothing: nobody"]);
}

#[test]
fn a_share_of_a_step_is_of_those_whom_the_programme_takes() {
    let both = |parties: &str| {
        format!(
            "policy.ddr = {{ kind = \"ddr\", parties = {parties}, intake_per_month = 1_000 }}\n\
             policy.m = {{ kind = \"peacekeeping\", troops = 9, \
             start = {{ after = \"ddr.disarmament\", share = 0.4 }} }}\n"
        )
    };
    // A third of all fighters: four tenths of all would never come, four tenths of its own do.
    assert_ne!(began(&both("[\"front\"]"), "m"), NEVER);
}

#[test]
fn a_step_that_does_not_come_is_replaced_by_its_latest_month() {
    let with = |latest: &str| {
        format!(
            "policy.ddr = {{ kind = \"ddr\", start = {{ month = 12 }} }}\n\
             policy.m = {{ kind = \"peacekeeping\", troops = 9, \
             start = {{ after = \"ddr.disarmament\", share = 0.99{latest} }} }}\n"
        )
    };
    assert_eq!(began(&with(", or_month = 6"), "m"), 27.0);
    assert_ne!(began(&with(""), "m"), 27.0);
}

#[test]
fn labels_say_what_a_policy_is() {
    for (policy, wanted) in [
        ("kind = \"peacekeeping\", observers = 230", "230 observers"),
        (
            "kind = \"peacekeeping\", troops = 12_600, observers = 40",
            "12,600 troops and 40 observers",
        ),
        (
            "kind = \"peacekeeping\", troops = 600, arms = \"heavy\", rules_of_engagement = \"compel\", \
             against_refusers = 200, police = 9",
            "600 heavily armed troops (200 against who refuses) and 9 police",
        ),
        (
            "kind = \"peacekeeping\", troops = 600, arms = \"light\", against_refusers = 200",
            "600 lightly armed troops",
        ),
        (
            "kind = \"zone_of_separation\", districts = [\"district-1\"]",
            "armed units leave district-1",
        ),
        (
            "kind = \"zone_of_separation\", districts = [\"district-2\"], parties = [\"front\"]",
            "front leaves district-2",
        ),
        (
            "kind = \"zone_of_separation\", places = [\"Town 2\"], radius_km = 12.5",
            "armed units leave 12.5 km about Town 2",
        ),
        ("kind = \"zone_of_separation\", places = []", "armed units leave 15 km about no town"),
        ("kind = \"ddr\", intake_per_month = 1_500", "1,500 fighters a month"),
        ("kind = \"interim_security\", form = \"retained\"", "security by the state"),
        ("kind = \"integration\", mode = \"individual\"", "one by one, 3,000 posts"),
    ] {
        assert_eq!(label(&format!("policy.p = {{ {policy} }}\n")), wanted);
    }
}

#[test]
fn a_zone_lies_in_districts_or_about_towns() {
    let zone = |says: &str| format!("policy.z = {{ kind = \"zone_of_separation\", {says} }}\n");
    let town = "places = [\"Town 2\"]";
    let both = faults(&zone(&format!("{town}, districts = [\"district-1\"]")));
    assert!(both.len() == 1 && both[0].contains("means nothing beside `places`"), "{both:?}");
    assert_eq!(faults(&zone(town)), Vec::<String>::new());
    assert_eq!(warnings(&zone(&format!("{town}, radius_km = 9"))), Vec::<String>::new());
    let said = warnings(&zone("radius_km = 9"));
    assert_eq!(said, ["policy.z.radius_km means nothing without `places`"]);
    let said = warnings(&zone("places = []"));
    assert_eq!(said, ["policy.z does nothing: armed units leave 15 km about no town"]);
}

#[test]
fn what_a_file_says_of_parties_shocks_and_troops_in_vain_is_warned_of() {
    let mission =
        |more: &str| format!("policy.m = {{ kind = \"peacekeeping\", troops = 9, {more} }}\n");
    let zone = |party: &str| {
        format!("policy.z = {{ kind = \"zone_of_separation\", parties = [\"{party}\"] }}\n")
    };
    for (more, part) in [
        ("party.front.goals = { gain = 1 }\n".to_owned(), "party.front.goals means nothing"),
        ("party.state.monthly_usd = 9\n".to_owned(), "party.state.monthly_usd means nothing"),
        (
            "party.state.non_signatory = true\n".to_owned(),
            "party.state.non_signatory: the state is outside the process",
        ),
        ("trust.state.state = 0.1\n".to_owned(), "trust.state.state has no effect"),
        ("party.front.real_strength = 5\nmap.generate.people = 1_000\n".to_owned(), "larger than"),
        (
            "shock.s = { kind = \"unpaid_army\", month = 3, chance = 0 }\n".to_owned(),
            "shock.s never happens: its chance is 0",
        ),
        (mission("end = { month = 70 }"), "policy.m never ends: its end, month 70, lies after"),
        (mission("posture = { points = 0, wide_area = 0 }"), "no troops guard points or patrol"),
        (
            mission("full_strength_after_months = 9, end = { month = 8 }"),
            "policy.m never has its full strength: month 9 lies after month 8",
        ),
        (zone("gang"), "policy.z.parties names gang, which is outside the process"),
        (zone("ghosts"), "policy.z.parties names ghosts, which has no fighters"),
    ] {
        let mut document = document(BASE);
        document.root.lay_over(&super::document(&more).root);
        let (model, setup) = read(&document).unwrap_or_else(|faults| panic!("{faults:?}"));
        let said = messages(model.warnings(&document, &setup));
        assert!(said.len() == 1 && said[0].contains(part), "{part}: {said:?}");
    }
    let sound = mission("full_strength_after_months = 8, end = { month = 9 }") + &zone("front");
    assert_eq!(warnings(&sound), Vec::<String>::new());
}

#[test]
fn a_case_unlike_those_that_were_compared_with_data_is_warned_of_with_what_goes_wrong_there() {
    for (more, part) in [
        ("party.front.fighters = 90\n", "party.front.fighters: fighters of a rebel party below"),
        ("party.front.fighters = 30_000\nmap.generate.width = 90\n", "are bloodier than"),
        ("war.years = 0.2\n", "war.years: years of war before the start below"),
        ("war.years = 40\n", "hardly any goes back to it"),
    ] {
        let mut document = document(BASE);
        document.root.lay_over(&super::document(more).root);
        let (model, setup) = read(&document).unwrap_or_else(|faults| panic!("{faults:?}"));
        let mut said = model.warnings(&document, &setup).into_iter();
        let found = said.any(|one| one.sort == "outside_calibration" && one.message.contains(part));
        assert!(found, "{part}");
    }
}
