//! A folder holds what was studied, and nothing of how it was asked for.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Bench, SCENARIO};

/// Every file below a folder, by its path in it.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_owned();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for (name, bytes) in files(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// A scenario with rasters, in `mine/`, and its map wherever `rasters` says.
fn with_map(bench: &Bench, rasters: &str, map: &str) {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    copy(&scenarios.join("maps/sierra-leone"), &bench.path(map));
    let text = fs::read_to_string(scenarios.join("sierra-leone-2000.toml")).unwrap();
    let text = text.replace("\"maps/sierra-leone\"", &format!("{rasters:?}"));
    fs::create_dir_all(bench.path("mine")).unwrap();
    bench.write("mine/s.toml", &text);
}

#[test]
fn a_folder_is_the_same_bytes_however_the_path_was_typed() {
    let bench = Bench::new();
    let absolute = bench.path("small.toml");
    for (words, output) in [("small.toml", "a"), ("./small.toml", "b")] {
        bench.run_well(&format!("batch {words} --draws 2 -o {output}"));
    }
    bench.run_well(&format!("batch {} --draws 2 -o c", absolute.display()));
    let [a, b, c] = ["a", "b", "c"].map(|output| files(&bench.path(output)));
    assert!(a == b && a == c, "{:?} {:?} {:?}", a.keys(), b.keys(), c.keys());
    let here = bench.folder.path().display().to_string();
    assert!(!String::from_utf8_lossy(&a[Path::new("study.json")]).contains(&here));
}

#[test]
fn a_folder_is_whole_wherever_its_map_came_from_and_nothing_is_written_outside_it() {
    for (name, map) in [("../far/maps/m", "far/maps/m"), ("maps/m", "mine/maps/m"), ("/", "abs/m")]
    {
        let bench = Bench::new();
        let absolute = bench.path(map).display().to_string();
        with_map(&bench, if name == "/" { &absolute } else { name }, map);
        bench.run_well("batch mine/s.toml --draws 1 --runs-per-draw 1 -o deep/out");
        // The same map by the words of the command, under the same last name.
        fs::create_dir_all(bench.path("other")).unwrap();
        fs::rename(bench.path(map), bench.path("other/m")).unwrap();
        let set = format!("--set map.rasters=\"{}\"", bench.path("other/m").display());
        bench.run_well(&format!("batch mine/s.toml --draws 1 --runs-per-draw 1 -o set {set}"));
        let mut left: Vec<String> = fs::read_dir(bench.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.retain(|name| {
            !["deep", "mine", "set", "other", "far", "abs", "small.toml"].contains(&name.as_str())
        });
        assert!(left.is_empty(), "{left:?}");
        assert_eq!(fs::read_dir(bench.path("deep")).unwrap().count(), 1);
        fs::rename(bench.path("deep/out"), bench.path("moved")).unwrap();
        for gone in ["mine", "other", "far", "abs"] {
            let _ = fs::remove_dir_all(bench.path(gone));
        }
        for output in ["moved", "set"] {
            bench.run_well(&format!("verify {output} --sample 1"));
            bench.run_well(&format!("replay {output} whole-after:0:0"));
            bench.run_well(&format!("report {output} -o {output}/page.html"));
            bench.run_well(&format!("why {output} whole-after --pairs 1 -o {output}/why"));
        }
        bench.run_well("merge moved -o merged");
        bench.run_well("verify merged --sample 1");
    }
}

#[test]
fn words_that_change_nothing_do_not_forbid_going_on() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 2 -o out");
    for words in [
        "--set lattice.width=12.0",
        "--set lattice.civilians=0.7",
        "--set rule.vision=3 --set run.steps=40",
        "--set run.steps=40 --set rule.vision=3",
    ] {
        bench.run_well(&format!("batch small.toml --resume -o out {words}"));
    }
    bench.run_well("batch small.toml --extend 1 -o out --set lattice.civilians=0.7");
    bench.run_well("verify out");
    // Another order of --set, and another way to write a number, are the same study.
    bench.run_well("batch small.toml --draws 2 -o two --set rule.vision=2 --set run.steps=20");
    bench.run_well("batch small.toml --resume -o two --set run.steps=20.0 --set rule.vision=2");
    bench.write("other.toml", &SCENARIO.replace("width = 12", "width = 12\ncivilians = 0.7"));
    bench.run_well("batch other.toml --resume -o out");
}

#[test]
fn a_value_that_is_laid_over_an_option_is_told_though_the_file_says_the_same() {
    let bench = Bench::new();
    bench.run_well("batch small.toml --draws 2 --shard 1/2 -o a");
    // The file's own number, but --set lays it over the option that has another.
    bench.run_well("batch small.toml --draws 2 --shard 2/2 -o b --set policy.police.density=0.04");
    let ended = bench.run("merge a b -o m");
    ended.refused(2, "density");
    assert!(ended.err.contains("a/runs.log") && ended.err.contains("b/runs.log"), "{ended:?}");
    let resumed = bench.run("batch small.toml --resume -o a --set policy.police.density=0.04");
    resumed.refused(2, "policy.police.density was 0.08 and is not there now");
    assert!(!bench.path("m").exists());
}

#[test]
fn parts_with_other_maps_are_not_merged() {
    let bench = Bench::new();
    with_map(&bench, "m", "mine/m");
    let batch = "batch mine/s.toml --draws 2 --runs-per-draw 1";
    bench.run_well(&format!("{batch} --shard 1/2 -o a"));
    let path = bench.path("mine/m/terrain.asc");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}\n")).unwrap();
    bench.run_well(&format!("{batch} --shard 2/2 -o b"));
    let ended = bench.run("merge a b -o m");
    ended.refused(2, "input m/terrain.asc is ");
    assert!(!bench.path("m").exists());
}
