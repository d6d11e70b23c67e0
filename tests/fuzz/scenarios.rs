//! Damaged scenarios.

use rand::seq::IndexedRandom;

use super::guard::Target;
use super::{fixture, mutate, seen};

#[test]
fn a_damaged_scenario_is_read_or_refused_with_every_error_in_its_place() {
    let mut target = Target::begin("scenario");
    let sound = fixture::scenarios();
    let path = target.folder.path().join("s.toml");
    fixture::put_maps(target.folder.path());
    let (mut accepted, mut lived) = (0, 0);
    while let Some(mut luck) = target.next() {
        let (Some(text), Some(other)) = (sound.choose(&mut luck), sound.choose(&mut luck)) else {
            unreachable!("there are scenarios");
        };
        let text = mutate::text(&mut luck, text, other);
        fixture::write(target.folder.path(), &text, &fixture::whole_map());
        let (sound, ran) = seen::open_and_run(&mut target, &path);
        accepted += u32::from(sound);
        lived += u32::from(ran);
        if target.now_and_then(40) {
            seen::ask(&target, &["check", "s.toml", "--draws", "2"]);
            seen::ask(&target, &["check", "s.toml", "--draws", "1", "--json"]);
        }
    }
    target.end(&format!("; {accepted} accepted, {lived} of them lived"));
    assert!(lived > 0, "no damaged scenario was sound: the damage is too much");
}
