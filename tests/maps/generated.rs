//! A generated map has what the file asks for, or says what it has not.

use super::{opened, told};
use armistice::faults::Fault;
use armistice::scenario::Study;

fn generated(keys: &str) -> Result<Study, Vec<Fault>> {
    let map = format!("generate = {{ width = 12, height = 10, people = 100_000, {keys} }}");
    opened(&move |_, text| text.replace("rasters = \"map\"", &map).into_bytes())
}

#[test]
fn what_no_seed_can_make_is_refused_at_its_key() {
    for (keys, words) in [
        ("towns = 200", "towns = 200, but only 80 cells"),
        ("towns = 4, districts = 121", "districts = 121, but there are 4 towns"),
        ("towns = 4, districts = 10", "districts = 10, but there are 4 towns"),
        ("districts = 13", "districts = 13, but there are 12 towns"),
        ("west = \"front\", east = \"front\"", "west and east are both \"front\""),
        ("west = \"stat\"", "`stat` is no party's | did you mean `state`?"),
        ("east = \"fornt\"", "`fornt` is no party's | did you mean `front`?"),
        ("west = \"government\"", "`government` is no party's | did you mean `state`?"),
        ("west = \"front\"", "west and east are both \"front\""),
    ] {
        let said = told(&generated(keys));
        assert!(said.len() == 1 && said[0].starts_with("scenario:5 "), "{said:#?}");
        assert!(said[0].contains(words), "{keys}: {said:#?}");
    }
}

#[test]
fn towns_that_fall_on_others_are_warned_of() {
    let warnings = |keys: &str| -> Vec<String> {
        let study = generated(keys).map_err(|faults| format!("{faults:?}")).unwrap();
        let all = study.warnings(1).into_iter();
        // So many fighters on so few cells are warned of too, whatever the map says.
        all.filter(|one| one.sort != "outside_calibration").map(|one| one.message).collect()
    };
    assert!(warnings("towns = 4, districts = 4").is_empty());
    // Fewer districts than by default, where the file says nothing of them.
    assert!(warnings("towns = 3").is_empty());
    let said = warnings("towns = 80, districts = 80");
    assert!(said[0].contains(" of 80 towns fell on cells of others: the map has "), "{said:?}");
    assert!(said.len() == 2 && said[1].starts_with("districts = 80, but the map has "), "{said:?}");
}
