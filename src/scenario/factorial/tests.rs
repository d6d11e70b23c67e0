use super::*;

fn document(text: &str) -> Document {
    let faults = Faults::new();
    let document = Document::parse("x.toml", text.to_owned(), &faults);
    faults.or_ok(document).unwrap()
}

const SHARED: &str = "[policy.watch]\nkind = \"w\"\n[policy.army]\nkind = \"a\"\nmode = \"whole\"\nposts = 9\nstart = { month = 3 }";

fn options() -> Vec<Document> {
    [
        "[policy]\nwatch = { kind = \"w\" }",
        SHARED,
        "[policy]\nwatch = { kind = \"w\" }\narmy = { kind = \"a\", mode = \"phased\", posts = 9, start = { month = 9 } }",
    ]
    .map(document)
    .to_vec()
}

fn made(asked: &[&str], documents: &[Document]) -> Result<Factorial, Vec<Fault>> {
    let shared = document(SHARED);
    let names = ["none", "whole", "phased"];
    let ground = Ground {
        documents,
        names: &names[..documents.len()],
        base: 0,
        shared: shared.root.get("policy"),
    };
    let asked: Vec<String> = asked.iter().map(|name| (*name).to_owned()).collect();
    ground.factorial(&asked, |_| Ok(()))
}

#[test]
fn a_missing_combination_is_named_by_what_is_on_and_lays_over_only_what_differs() {
    let made = made(&[], &options()).unwrap();
    assert_eq!(made.names, ["army-whole-month-9", "army-phased-month-3"]);
    assert!(made.options[0].ends_with("policy.army.start = { month = 9 }\n"), "{made:?}");
    assert!(made.options[1].ends_with("policy.army.mode = \"phased\"\n"), "{made:?}");
    for text in &made.options {
        assert!(!text.contains("kind") && !text.contains("posts"), "{text}");
        let mut whole = document(SHARED);
        let read = document(text);
        let (_, option) = read.root.get("option").unwrap().table().unwrap().iter().next().unwrap();
        whole.root.lay_over(&Node {
            value: Value::Table(Table::from([(
                "policy".into(),
                option.get("policy").unwrap().clone(),
            )])),
            ..option.clone()
        });
        let army = whole.root.get("policy").unwrap().get("army").unwrap();
        let is_whole = army.get("mode").unwrap().value == Value::Text("whole".into());
        let early = army.get("start").unwrap().get("month").unwrap().number() == Some(3.0);
        assert_ne!(is_whole, early, "{text}");
    }
}

#[test]
fn only_what_is_asked_for_is_varied_and_what_is_not_there_is_told() {
    let switches = |on: &[&str]| {
        let lines: Vec<String> =
            on.iter().map(|name| format!("{name} = {{ kind = \"k\" }}")).collect();
        document(&format!("[policy]\n{}", lines.join("\n")))
    };
    let documents = [switches(&[]), switches(&["a", "b", "c", "d", "e", "f"])];
    assert_eq!(made(&[], &documents).unwrap().combinations, 64);
    let two = made(&["a", "c"], &documents).unwrap();
    assert_eq!(two.names, ["a", "c", "a+c"]);
    assert_eq!(two.factors[0].levels, ["no a", "a as in whole"]);
    let faults = made(&["watc", "a"], &documents).unwrap_err();
    assert!(faults.len() == 1 && faults[0].message.contains("`watc`"), "{faults:?}");
}

#[test]
fn what_would_be_no_sound_scenario_is_named_and_not_written() {
    let documents = options();
    let ground = Ground {
        documents: &documents,
        names: &["none", "whole", "phased"],
        base: 0,
        shared: None,
    };
    let no = |_: &Document| Err(vec![Fault::new(Kind::Scenario, "no")]);
    let made = ground.factorial(&[], no).unwrap();
    assert!(made.options.is_empty() && made.unsound.len() == 2, "{made:?}");
    assert!(made.unsound[0].ends_with(": no"));
}
