//! Damaged rasters and legends.

use rand::RngExt;
use rand::seq::IndexedRandom;

use super::guard::Target;
use super::{fixture, mutate, seen};

#[test]
fn a_damaged_map_is_read_or_refused_with_every_error_in_its_place() {
    let mut target = Target::begin("map");
    let scenario = fixture::on_map();
    assert!(scenario.contains("rasters"), "the small scenario is on no map");
    let path = target.folder.path().join("s.toml");
    let (mut accepted, mut lived) = (0, 0);
    while let Some(mut luck) = target.next() {
        let mut map = fixture::whole_map();
        for _ in 0..luck.random_range(1..=2_u32) {
            let other = fixture::map().choose(&mut luck).map_or_else(String::new, |f| f.1.clone());
            let at = luck.random_range(0..map.len());
            let text = String::from_utf8_lossy(&map[at].1).into_owned();
            map[at].1 = mutate::text(&mut luck, &text, &other);
        }
        fixture::write(target.folder.path(), scenario.as_bytes(), &map);
        let (sound, ran) = seen::open_and_run(&mut target, &path);
        accepted += u32::from(sound);
        lived += u32::from(ran);
        if target.now_and_then(40) {
            seen::ask(&target, &["check", "s.toml", "--draws", "2"]);
        }
    }
    target.end(&format!("; {accepted} accepted, {lived} of them lived"));
    assert!(lived > 0, "no damaged map was sound: the damage is too much");
}
