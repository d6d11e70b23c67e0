//! Slips of the pen: each is one fault that says what was meant, and none is read as something else.

use super::{CLOCK, armistice, faults, faults_with, said, sound};
use armistice::faults::Fault;
use armistice::scenario::Study;

const MISSION: &str = "[policy.mission]\nkind = \"peacekeeping\"\ntroops = 100\n";

/// One fault: a part of its message, and of its help.
fn one(list: &[Fault], message: &str, help: &str) {
    let shown = || format!("`{message}`, `{help}`: {list:#?}");
    assert_eq!(list.len(), 1, "{}", shown());
    assert!(list[0].message.contains(message), "{}", shown());
    assert!(list[0].help.as_deref().unwrap_or_default().contains(help), "{}", shown());
}

fn study(text: &str) -> Study {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.toml");
    std::fs::write(&file, text).unwrap();
    Study::open(&file, &[]).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

#[test]
fn what_the_command_line_names_must_be_there_or_be_whole() {
    let text = sound() + MISSION + "[option.all]\n[option.none]\npolicies = []\n";
    for (set, message, help) in [
        ("option.alll.policy.mission.troops=2", "no option `alll`", "did you mean `all`?"),
        ("option.zebra.says=\"x\"", "no option `zebra`", "known: all, none"),
        ("party.fronnt.fighters=4000", "no party `fronnt`", "did you mean `front`?"),
        ("party.zebra.fighters=4000", "no party `zebra`", "a new one needs: kind, fighters"),
        ("shock.vote.month=4", "no shock `vote`", "a new one needs: kind, month"),
        ("nme=\"x\"", "nme is not a known key", "did you mean `name`?"),
    ] {
        one(&faults_with(&text, &[set]), message, help);
    }
    for set in [
        "option.all.policy.mission.troops=2",
        "party.league={ kind = \"rebel\", fighters = 20, holds = [\"front\"] }",
        "party.front.fighters=4000",
    ] {
        assert!(faults_with(&text, &[set]).is_empty(), "{set}");
    }
}

#[test]
fn a_share_in_percent_and_fewer_than_none_are_refused() {
    let criterion = |outcome: &str, line: &str| {
        let text = sound() + MISSION + "[option.all]\n[option.none]\npolicies = []\n";
        faults(&format!("{text}[criterion.a]\noutcome = \"{outcome}\"\n{line}\n"))
    };
    for (line, help) in
        [("at_most = 40", "did you mean 0.4?"), ("at_least = 2", "0.02"), ("band = 300", "")]
    {
        one(&criterion("conflict_renewed", line), "must lie in 0 to 1", help);
    }
    one(&criterion("battle_deaths", "at_most = -5"), "at_most = -5 must be 0 or more", "");
    one(
        &criterion("battle_deaths", "party = \"frnt\""),
        "party = \"frnt\"",
        "did you mean `front`",
    );
    // A shock has no criteria.
    let vote = format!(
        "{}[option.a]\n[shock.vote]\nkind = \"contested_vote\"\nmonth = 3\n[criterion.a]\n\
         outcome = \"battle_deaths\"\nparty = \"vote\"\n",
        sound()
    );
    one(&faults(&vote), "party = \"vote\"", "known: front, state");
    one(&criterion("killed", ""), "no outcome `killed`", "names with it: civilians_killed");
    assert!(criterion("conflict_renewed", "at_most = 0.4\nparty = \"front\"").is_empty());
    assert!(criterion("battle_deaths", "at_most = 40").is_empty());
    let history = |series: &str, value: &str| {
        let point = format!("series = \"{series}\"\nmonth = 3\nvalue = {value}\nsource = \"x\"\n");
        faults(&format!("{}[history.a]\n{point}", sound()))
    };
    one(&history("lawful_command", "70"), "must lie in 0 to 1", "did you mean 0.7?");
    for (series, value) in [("lawful_command", "1"), ("disarmed", "70"), ("posture.front", "3")] {
        assert!(history(series, value).is_empty(), "{series}");
    }
}

#[test]
fn a_width_in_percent_is_refused_before_a_run() {
    let folder = tempfile::tempdir().unwrap();
    let text = sound() + MISSION + "[option.all]\n[option.none]\npolicies = []\n";
    std::fs::write(folder.path().join("x.toml"), text).unwrap();
    for words in [
        ["--precision", "conflict_renewed=2"].as_slice(),
        &["--select", "conflict_renewed", "--within", "2"],
    ] {
        let all = [&["compare", "x.toml", "-o", "out"], words].concat();
        let output = armistice(folder.path(), &all);
        let shown = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{shown}");
        assert!(shown.contains("did you mean 0.02?"), "{shown}");
    }
}

#[test]
fn a_point_that_parts_thousands_is_not_read_as_a_fraction() {
    let with = |number: &str| sound().replace("fighters = 600", &format!("fighters = {number}"));
    for number in ["4.000", "{ value = 4.000, source = \"x\" }"] {
        one(&faults(&with(number)), "fighters = 4.000 must be a whole", "write 4000 or 4_000");
    }
    let people = sound().replace("people = 100_000", "people = 600.000");
    one(&faults(&people), "people = 600.000 must be a whole number", "write 600000 or 600_000");
    one(&faults_with(&sound(), &["party.front.fighters=1.500"]), "1.500 must be", "1_500");
    let money = sound() + "[sponsor.a]\nto = \"front\"\nusd_per_month = 4.000\n";
    one(&faults(&money), "usd_per_month = 4.000 would be 4", "write 4000 or 4_000");
    assert_eq!(faults(&with("4000.5")).len(), 1);
    for number in ["4000", "4_000", "4000.0", "{ value = 4_000 }"] {
        assert!(faults(&with(number)).is_empty(), "{number}");
    }
    let strength = MISSION.replace("troops = 100", "strength = [[0, 100], [6, 3.000]]");
    one(&faults(&(sound() + &strength)), "strength = 3.000 must be a whole", "write 3000");
    let law = "[uncertain]\n\"party.front.fighters\" = { whole = [1, 9.000] }\n";
    one(&faults(&(sound() + law)), "9.000 must be a whole number", "write 9000 or 9_000");
    let drawn = |law: &str| {
        let text = format!("{}[uncertain]\n\"party.front.fighters\" = {law}\n", sound());
        study(&text).check_draw(1, 0).err().unwrap_or_default()
    };
    one(&drawn("{ uniform = [500, 700] }"), "must be a whole number", "{ whole = [low, high] }");
    assert!(drawn("{ whole = [500, 700] }").is_empty());
}

#[test]
fn numbers_in_one_key_are_drawn_together_as_a_row() {
    let law = |law: &str| {
        format!("{}[uncertain]\n\"party.state.fighters, party.front.fighters\" = {law}\n", sound())
    };
    let study = study(&law("{ choice = [[900, 100], [500, 400], [700, 700]] }"));
    let mut seen = std::collections::BTreeSet::new();
    for draw in 0..60 {
        let row: Vec<String> =
            study.sampled(1, draw).into_iter().map(|(_, value)| format!("{value:?}")).collect();
        seen.insert(row.join(" "));
    }
    let rows = ["Whole(500) Whole(400)", "Whole(700) Whole(700)", "Whole(900) Whole(100)"];
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), rows);
    let help = "a row holds a value for each path, in their order";
    for wrong in
        ["{ choice = [[900, 100], [500]] }", "{ choice = [900, 100] }", "{ whole = [1, 9] }"]
    {
        one(&faults(&law(wrong)), "must choose among rows of 2 values, one for each path", help);
    }
}

#[test]
fn a_party_is_not_called_by_a_word_of_the_outputs() {
    for name in ["crime", "Nobody", "disputed", "international", "\"both sides\"", "civilians"] {
        let text = format!("{}[party.{name}]\nkind = \"militia\"\nfighters = 0\n", sound());
        one(&faults(&text), "outputs say `", "another name");
    }
}

#[test]
fn a_misspelt_kind_hides_no_other_fault_of_its_policy() {
    let policy = "[policy.a]\nkind = \"peacekeping\"\ntroops = -3\nplases = []\n";
    let text = sound() + policy;
    let at = text.lines().count();
    said(&text, &[(at - 2, "policy.a.kind"), (at - 1, "a.troops = -3"), (at, "a.plases")]);
    one(&faults(&(sound() + "[policy.a]\nkind = \"DDR\"\n")), "a.kind", "did you mean `ddr`?");
    // In the reference model, too.
    let text =
        "format = 1\nmodel = \"civil_violence\"\n[policy.a]\nkind = \"polic\"\ndensity = 7\n";
    let list = faults(text);
    assert!(list.iter().any(|fault| fault.message.contains("a.density = 7")), "{list:?}");
}

#[test]
fn a_bad_start_or_name_or_year_is_said_once() {
    let dated = "[policy.a]\nkind = \"ddr\"\nstart = { date = \"2030-05-01\" }\n\
                 [history.a]\nseries = \"disarmed\"\ndate = \"2030-05-01\"\nvalue = 1\n\
                 source = \"x\"\n";
    let text = sound() + dated;
    assert!(faults(&text).is_empty());
    one(&faults(&text.replace("2030-01-01", "2030-13-15")), "clock.start = \"2030-13-15\"", "");
    let text =
        sound() + MISSION + "[option.a]\npolicies = [\"misson\"]\npolicy.mission.troops = 5\n";
    one(&faults(&text), "option.a.policies = \"misson\"", "did you mean `mission`?");
    let criterion = "[criterion.a]\noutcome = \"battle_deathz\"\nyear = 77\n";
    let list = faults(&(sound() + criterion));
    assert!(list.iter().all(|fault| !fault.message.contains("50y")), "{list:?}");
    assert!(faults(&sound().replace("years = 2", "years = 2\nreport_at = []")).is_empty());
}

#[test]
fn what_is_said_of_a_comparison_a_posture_or_a_path_is_true() {
    let more = |text: &str| faults(&format!("{}{text}", sound()));
    let when = "[policy.a]\nkind = \"ddr\"\nstart = { when = \"incidents_per_month <= 5\" }\n";
    one(&more(when), "is no comparison", "there is no <=, >= or =");
    let posture = format!("{MISSION}posture = {{ points = 0.9 }}\n");
    let unsaid = "sum to 1.4 with what is not said, wide_area = 0.3, force_protection = 0.2";
    one(&more(&posture), unsaid, "");
    let uncertain = "[uncertain]\n\"zzz.a\" = { uniform = [0, 1] }\n";
    let list = more(uncertain);
    one(&list, "zzz is not a known key", "what can be sampled: party, trust,");
    assert!(!list[0].help.as_deref().unwrap_or_default().contains("clock"));
}

#[test]
fn two_keys_of_one_policy_are_two_things_in_which_options_differ() {
    let differ = |one: &str, other: &str| {
        let text = format!(
            "{}{MISSION}[option.a]\npolicy.mission = {{ {one} }}\n\
             [option.b]\npolicy.mission = {{ {other} }}\n",
            sound()
        );
        let pair = study(&text).confounded().pop();
        pair.map_or(1, |pair| pair.differ.len())
    };
    let two = "troops = 3_000, police = 500, rules_of_engagement = \"compel\"";
    assert_eq!(differ("troops = 100, police = 0, rules_of_engagement = \"observe\"", two), 3);
    assert_eq!(differ("troops = 100", "troops = 200"), 1);
    assert_eq!(differ("start = { month = 3 }, end = { month = 9 }", "end = { month = 8 }"), 1);
    // A default said aloud is silence.
    assert_eq!(differ("troops = 100, police = 0", "troops = 200"), 1);
    let posts = |more: &str| {
        format!("{}[policy.army]\nkind = \"integration\"\nmode = \"individual\"\n{more}", sound())
    };
    let options = "[option.a]\n[option.b]\npolicy.army = { mode = \"whole_units\", ";
    // Whole units alone can be dispersed: that they are is no second thing.
    let bound = study(&posts(&format!("{options}disperse_after_months = 6 }}\n")));
    assert!(bound.confounded().is_empty(), "{:?}", bound.confounded());
    let free = study(&posts(&format!("{options}quota_per_month = 500 }}\n")));
    assert_eq!(free.confounded()[0].differ.len(), 2);
}

#[test]
fn a_policy_in_no_option_and_two_options_alike_are_warned_of() {
    let text = sound() + MISSION + "[option.a]\npolicies = []\n[option.b]\npolicies = []\n";
    // The country of this file is small, of which it is warned too.
    let said = study(&text).warnings(1).into_iter().filter(|one| one.sort != "outside_calibration");
    let said: Vec<String> = said.map(|warning| warning.message).collect();
    assert_eq!(said, ["policy.mission: no option has it", "options a and b are the same"]);
}

#[test]
fn a_slip_in_a_key_brings_no_second_fault_of_what_it_stands_for() {
    for (from, to) in [
        ("[clock]", "[clok]"),
        ("format = 1", "format = 1\nModel = \"transition\""),
        ("fighters", "fighetrs"),
        ("[map]", "[mapp]"),
    ] {
        let text = sound();
        assert!(text.contains(from), "{from}");
        let said = faults(&text.replacen(from, to, 1));
        assert_eq!(said.len(), 1, "{to}: {said:?}");
    }
    for more in [
        "[shock.a]\nkind = \"unpaid_army\"\nmonth = 3\nplace = \"nowhere\"\n",
        "[clock]\nyears = 2\nreport_at = [2.5]\n",
    ] {
        let text =
            if more.starts_with("[clock]") { sound().replace(CLOCK, more) } else { sound() + more };
        let said = faults(&text);
        assert_eq!(said.len(), 1, "{more}: {said:?}");
    }
    let lattice = "format = 1\n[lattice]\nwidth = 20\nheight = 20\n";
    let said = faults(lattice);
    assert!(said.len() == 1 && said[0].message.contains("belongs to model"), "{said:?}");
}

#[test]
fn a_key_of_an_older_file_is_still_read_and_the_new_name_is_said() {
    let file = |sponsor: &str, outside: &str, sponsors: &str| {
        sound()
            + &format!(
                "[party.band]\nkind = \"criminal\"\nfighters = 200\n{outside} = true\nholds = [\"front\"]\n\
                 [{sponsor}.neighbour]\nto = \"band\"\nusd_per_month = 1000\n\
                 [policy.guards]\nkind = \"border_control\"\nguards = 100\n{sponsors} = [\"neighbour\"]\n\
                 [option.all]\n[uncertain]\n\"{sponsor}.neighbour.usd_per_month\" = {{ uniform = [0, 900] }}\n"
            )
    };
    let (old, new) = (
        study(&file("outsider", "outside", "outsiders")),
        study(&file("sponsor", "non_signatory", "sponsors")),
    );
    let told: Vec<String> =
        old.warnings(1).into_iter().filter(|w| w.sort == "old_key").map(|w| w.message).collect();
    assert_eq!(
        told,
        [
            "outsider is now called sponsor; the old name is still read",
            "outsider.neighbour.usd_per_month is now called sponsor.neighbour.usd_per_month; the \
             old name is still read",
            "outside is now called non_signatory; the old name is still read",
            "outsiders is now called sponsors; the old name is still read",
        ]
    );
    assert_eq!(new.warnings(1).iter().filter(|warning| warning.sort == "old_key").count(), 0);
    let set = faults_with(&sound(), &["party.front.outside=true"]);
    assert_eq!(set, faults_with(&sound(), &["party.front.non_signatory=true"]));
    let both = file("sponsor", "non_signatory = true\noutside", "sponsors");
    one(&faults(&both), "outside is the old name of non_signatory, and both are there", "");
}
