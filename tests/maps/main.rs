//! Maps as other programs write them, and maps that cannot be meant: each either is the map of the
//! faultless folder, or is refused with file, line and what is allowed.

mod causes;
mod generated;

use std::path::Path;

use armistice::faults::Fault;
use armistice::model::Nothing;
use armistice::scenario::Study;

const HEAD: &str =
    "ncols 4\nnrows 3\nxllcorner 500000\nyllcorner 900000\ncellsize 10000\nNODATA_value -9999\n";
const LEGEND: &str = "[districts]\n1 = \"West\"\n2 = \"East\"\n[claims]\n1 = \"state\"\n2 = \"front\"\n\
                      [[place]]\nname = \"Alpha\"\nx = 1\ny = 1\npeople = 4000\n";
const SCENARIO: &str = "format = 1\n[clock]\nyears = 1\n[map]\nrasters = \"map\"\ncell_km = 10\n\
                        [scale]\npeople_per_agent = 500\n[party.state]\nkind = \"state\"\n\
                        fighters = 600\n[party.front]\nkind = \"rebel\"\nfighters = 400\n";
const RASTERS: [(&str, &str); 6] = [
    ("population", "-9999 4500 5000 5500\n4200 4700 5200 5700\n4400 4900 5400 5900\n"),
    ("terrain", "-9999 1 1 1\n1 1 1.5 1\n1 1 1 1\n"),
    ("districts", "-9999 1 2 2\n1 1 2 2\n1 1 2 2\n"),
    ("claims", "-9999 1 2 2\n1 1 2 2\n1 1 2 2\n"),
    ("roads", "-9999 0 0 0\n2 2 2 2\n0 0 0 0\n"),
    ("resources", "-9999 0 0 0\n0 0 0.25 0\n0 0 0 0\n"),
];

/// The faultless folder, each file as `change` leaves it.
fn opened(change: &dyn Fn(&str, String) -> Vec<u8>) -> Result<Study, Vec<Fault>> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("map")).unwrap();
    let write = |name: &str, path: &str, text: &str| {
        std::fs::write(folder.path().join(path), change(name, text.to_owned())).unwrap();
    };
    for (name, rows) in RASTERS {
        write(name, &format!("map/{name}.asc"), &format!("{HEAD}{rows}"));
    }
    write("legend", "map/legend.toml", LEGEND);
    write("scenario", "scenario.toml", SCENARIO);
    Study::open(&folder.path().join("scenario.toml"), &[])
}

/// A folder with one text replaced in one file; `all` stands for all rasters.
fn with(file: &str, from: &str, to: &str) -> Result<Study, Vec<Fault>> {
    opened(&|name, text| {
        let is_raster = RASTERS.iter().any(|(raster, _)| *raster == name);
        if name != file && !(file == "all" && is_raster) {
            return text.into_bytes();
        }
        assert!(text.contains(from), "{name} has no {from:?}");
        text.replace(from, to).into_bytes()
    })
}

fn told(opened: &Result<Study, Vec<Fault>>) -> Vec<String> {
    let line = |fault: &Fault| {
        let place = fault.place.as_ref().map_or("-:0".to_owned(), |place| {
            let file = Path::new(&place.text.name).file_stem().unwrap().to_string_lossy();
            format!("{file}:{}", place.line_and_column().0)
        });
        format!("{place} {} | {}", fault.message, fault.help.as_deref().unwrap_or_default())
    };
    opened.as_ref().err().map(|faults| faults.iter().map(line).collect()).unwrap_or_default()
}

/// What one run ends as: the same for the same map.
fn end(opened: Result<Study, Vec<Fault>>, what: &str) -> Vec<u64> {
    let study = opened.map_err(|faults| format!("{what}: {faults:?}")).unwrap();
    let id = study.run_id("as-written:0:0").unwrap();
    let mut world = study.new_world();
    let record = study.run(1, id, &mut world, &mut Nothing).unwrap();
    let estimate = study.estimate();
    let mut end: Vec<u64> = record.outcomes.iter().map(|outcome| outcome.to_bits()).collect();
    end.extend([estimate.agents, estimate.agent_steps]);
    end
}

#[test]
fn one_map_is_read_alike_in_every_way_that_other_programs_write_it() {
    let control = end(with("all", "ncols", "ncols"), "control");
    let cellsize = "cellsize 10000\n";
    let no_data = "NODATA_value -9999\n";
    for (file, from, to) in [
        ("all", cellsize, "dx 10000.000000000\ndy 10000.000000000\n"),
        ("all", cellsize, "CELLSIZE\t\t1.0e+04   \n"),
        ("all", cellsize, "cellsize +10000.0000001\n"),
        ("all", "ncols 4\nnrows 3", "NCOLS: 4\nNROWS :3"),
        ("all", "ncols 4\nnrows 3", "ncols = 4.0\nnrows=3"),
        ("all", "ncols 4\nnrows 3", "ncols 4.6\nnrows 3.2"),
        ("all", "ncols 4\nnrows 3\n", "nrows 3\n\nncols         4\n"),
        ("all", "ncols 4", "\u{feff}ncols 4"),
        ("all", "\n", "\r\n"),
        ("all", "\n", "\r"),
        ("all", "\n", " \t\n"),
        ("all", " ", "\t"),
        ("roads", "0 0 0 0\n", "0 0 0 0\n\n \n\u{1a}"),
        ("roads", "0 0 0 0\n", "0 0 0 0"),
        ("all", no_data, ""),
        ("all", no_data, "nodata -9999.000\n"),
        ("all", no_data, "nodata_value: -9.999E3\n"),
        ("all", no_data, "NODATA_value -9999\nNODATA_value -9999.0\n"),
        ("all", cellsize, "cellsize 10000\ndx 10000\ndy 10000\n"),
        ("all", cellsize, "xdim 10000\nydim 10000\n"),
        ("all", "ncols 4\nnrows 3", "ncols 4 nrows 3"),
        ("all", "nrows 3\nxllcorner 500000\n", "nrows 3 xllcorner 500000 "),
        ("all", "-9999", "\u{2212}9999"),
        ("all", "-9999", "1.#R"),
        ("all", "-9999", "inf"),
        ("all", "-9999", "-inf"),
        ("all", "-9999", "nan"),
        ("all", "-9999", "-1.#IND"),
        ("all", "-9999", "1.#QNAN"),
        ("all", "-9999", "-3.4028234663852886e+38"),
        ("all", "NODATA_value -9999\n-9999", "nan"),
        ("all", "NODATA_value -9999\n-9999", "NODATA_value -3.4e+38\n-3.40282347e+38"),
        ("terrain", "xllcorner 500000\nyllcorner 900000", "xllcenter 505000\nyllcenter 905000"),
        ("all", "xllcorner 500000\nyllcorner 900000", "XLLCENTER 505000\nYLLCENTER 905000"),
        ("terrain", "xllcorner 500000", "xllcorner 500000.0000001"),
        ("terrain", "cellsize 10000", "cellsize 9999.9999"),
        ("districts", "1 1 2 2", "1.0 +1 2.000 2e0"),
        ("districts", "1 2 2\n1 1 2 2\n1 1 2 2", "1 2\n2\n1 1 2\n2\n1 1 2\n2"),
        ("districts", "1 2 2\n1 1 2 2\n1 1 2 2", "1 2 2 1 1 2 2 1 1 2 2"),
        ("claims", "-9999 1 2", "-5 1 2"),
        ("districts", "-9999 1 2", "7 1 2"),
        ("terrain", "-9999 1 1", "0 1 1"),
        ("legend", "\n", "\r"),
        ("legend", "1 = \"West\"", "01 = \"West\""),
        ("legend", "[claims]\n", "[claims]\n3 = \"nobody here\"\n"),
        ("legend", "x = 1", "x = { value = 1.0, source = \"map\" }"),
    ] {
        let opened = with(file, from, to);
        assert_eq!(end(opened, &format!("{from:?} as {to:?}")), control, "{from:?} as {to:?}");
    }
}

#[test]
fn people_in_fractions_are_read_and_no_more_or_fewer_than_there_were() {
    let control = with("all", "ncols", "ncols").unwrap().estimate();
    let fractions = opened(&|name, text| {
        let Some((head, rows)) = text.split_once("-9999\n").filter(|_| name == "population") else {
            return text.into_bytes();
        };
        format!("{head}-9999\n{}", rows.replace("00 ", "00.3719 ").replace("00\n", "00.3719\n"))
            .into_bytes()
    });
    let fractions = fractions.unwrap().estimate();
    assert_eq!((fractions.agents, fractions.agent_steps), (control.agents, control.agent_steps));
}

#[test]
fn what_a_raster_cannot_mean_is_refused_in_one_line_with_its_place() {
    let head = "xllcorner 500000\nyllcorner 900000";
    for (file, from, to, place, words) in [
        // Layers that do not cover each other.
        (
            "districts",
            "-9999 1 2 2\n1 1 2 2",
            "-9999 1 2 -9999\n1 1 2 -9999",
            "districts:7",
            "no district in 2 cells",
        ),
        ("districts", "2 2\n", "2 0\n", "districts:7", "no name for code 0: 3 cells"),
        ("terrain", "1 1 1.5 1", "-9999 1 -9999 1", "terrain:8", "no data in 2 cells"),
        ("roads", "2 2 2 2", "2 2 2 -9999", "roads:8", "no data in 1 cell "),
        ("districts", "1 2 2\n1", "1 3 3\n1", "districts:7", "no name for code 3: 4 cells"),
        ("claims", "1 2 2\n1", "1 4 2\n1", "claims:7", "no name for code 4: 2 cells"),
        ("districts", "2 2", "1 1", "legend:3", "code 2, \"East\""),
        // Values.
        ("population", "4700", "-4700", "population:8", "-4700 in column 1, row 1"),
        ("population", "4700", "1e400", "population:8", "not finite"),
        ("population", "4700", "nan", "population:8", "not finite"),
        ("terrain", "1 1 1.5 1", "0.5 1 0.5 1", "terrain:8", "(2 wrong)"),
        ("districts", "1 2 2\n1", "1 2.5 2\n1", "districts:7", "whole numbers"),
        ("claims", "1 2 2\n1", "1 70000 2\n1", "claims:7", "65535"),
        ("resources", "0.25", "0,25", "resources:8", "with a point"),
        ("resources", "0.25", "O", "resources:8", "`O` is no number"),
        ("resources", "0 0 0 0", "0;0;0;0", "resources:9", "part numbers by spaces"),
        // Rows.
        ("roads", "2 2 2 2", "2 2 2", "roads:8", "a row has 3 values, but ncols = 4"),
        ("roads", "2 2 2 2", "2 2 2 2 2", "roads:8", "a row has 5 values"),
        ("roads", "2 2 2 2\n0", "2 2 2 2 0\n", "roads:8", "(2 such rows"),
        ("roads", "2 2 2 2\n", "", "roads:8", "2 rows, but nrows = 3"),
        ("roads", "2 2 2 2\n", "2 2 2 2\n2 2 2 2\n", "roads:10", "4 rows, but nrows = 3"),
        ("roads", "2 2 2 2", "2 2\n2 2", "roads:8", "a row has 2 values"),
        // Headers.
        ("terrain", "nrows 3", "nrows 3\nnrows 4", "terrain:3", "it stands in line 2"),
        ("terrain", "nrows 3\n", "", "terrain:1", "the header has no nrows"),
        ("terrain", "xllcorner 500000\n", "", "terrain:1", "no xllcorner"),
        ("terrain", "cellsize 10000\n", "", "terrain:1", "no cellsize"),
        ("terrain", "cellsize 10000", "dx 10000", "terrain:1", "no dy"),
        ("terrain", "cellsize 10000\n", "dx 10000\ndy 9000\n", "terrain:6", "square"),
        ("terrain", "cellsize 10000\n", "cellsize 10000\ndx 9000\n", "terrain:5", "say one"),
        ("terrain", "cellsize 10000", "cellsize -10000", "terrain:5", "above 0"),
        ("terrain", "cellsize 10000", "cellsize 10000 m", "terrain:5", "one too many"),
        ("terrain", "cellsize 10000", "cellsize", "terrain:5", "needs a number"),
        ("terrain", "cellsize 10000", "cellsize ten", "terrain:5", "not `ten`"),
        ("terrain", "cellsize 10000", "cellsise 10000", "terrain:5", "did you mean `cellsize`"),
        ("terrain", "ncols 4", "ncols 0", "terrain:1", "1 or more"),
        ("terrain", "ncols 4", "ncols -4", "terrain:1", "1 or more"),
        ("terrain", "xllcorner", "xulcorner", "terrain:3", "of the south-west corner"),
        ("roads", "-9999\n-9999 0", "-9999 -9999 0", "roads:6", "stands on a line of its own"),
        ("terrain", "ncols 4", "ncols 1e300", "terrain:1", "ncols = 1e300; at most 250000"),
        ("terrain", "ncols 4", "ncols inf", "terrain:1", "needs a number"),
        ("terrain", "yllcorner", "yllcenter", "terrain:4", "both as corners"),
        ("terrain", "yllcorner", "yllcorner 900000\nyllcenter", "terrain:5", "both as corners"),
        (
            "terrain",
            "1 1 1 1\n",
            "1 1 1 1\nNODATA_value 7\n",
            "terrain:10",
            "keys stand at the top",
        ),
        // The same cells for all.
        ("terrain", head, "xllcenter 500000\nyllcenter 900000", "terrain:3", "half a cell"),
        ("terrain", "xllcorner 500000", "xllcorner 500020", "terrain:3", "500020"),
        ("terrain", "yllcorner 900000", "yllcorner 910000", "terrain:3", "910000"),
        ("terrain", "cellsize 10000", "cellsize 10010", "terrain:5", "10010 m"),
        ("scenario", "cell_km = 10", "cell_km = 5", "scenario:6", "cells are 10 km"),
    ] {
        let said = told(&with(file, from, to));
        assert!(
            said.iter().any(|fault| fault.starts_with(place) && fault.contains(words)),
            "{file}: {from:?} as {to:?}: {said:#?}"
        );
        let same = said.iter().filter(|fault| fault.starts_with(file)).count();
        assert!(file == "legend" || same <= 1, "{said:#?}");
    }
}

#[test]
fn what_a_legend_cannot_mean_is_refused_in_one_line_with_its_place() {
    let town = "name = \"Alpha\"\nx = 1\ny = 1\npeople = 4000\n";
    let two = |other: &str| format!("{town}[[place]]\n{other}");
    let beta = |x: &str| format!("{town}[[place]]\nname = \"Beta\"\n{x}\ny = 1\n");
    for (from, to, line, words) in [
        ("2 = \"East\"", "2 = \"East\"\n3 = \"South\"", 4, "no cell where people live has code 3"),
        ("2 = \"East\"", "2 = \"East\"\n02 = \"South\"", 4, "02 is the code of line 3 again"),
        ("2 = \"East\"", "2 = \"East\"\n\"2.0\" = \"South\"", 4, "code of line 3 again"),
        ("2 = \"East\"", "2 = \"East\"\nnan = \"South\"", 4, "`nan` is no code"),
        ("2 = \"East\"", "2 = \"East\"\n-3 = \"South\"", 4, "`-3` is no code"),
        ("2 = \"East\"", "2 = \"East\"\n\"2.5\" = \"South\"", 4, "`2.5` is no code"),
        ("2 = \"East\"", "2 = \"East\"\n99999 = \"South\"", 4, "`99999` is no code"),
        ("2 = \"East\"", "2 = \"West\"", 3, "looks like the name in line 2"),
        ("2 = \"East\"", "2 = \"W\u{435}st\"", 3, "must differ to the eye"),
        ("2 = \"East\"", "2 = \"\"", 3, "nothing to see"),
        ("2 = \"East\"", "2 = 7", 3, "not a whole number"),
        ("2 = \"East\"", "2 = { name = \"East\" }", 3, "not a table"),
        ("2 = \"front\"", "2 = \"state\"", 6, "claims: \"state\" looks like"),
        ("[claims]\n", "[claims]\n0 = \"nobody\"\n", 5, "0 is nobody"),
        ("[districts]\n1 = \"West\"\n2 = \"East\"\n", "", 1, "districts is missing"),
        ("1 = \"West\"\n2 = \"East\"\n", "", 1, "names no district"),
        (
            "[districts]\n1 = \"West\"\n2 = \"East\"\n",
            "districts = [\"West\", \"East\"]\n",
            1,
            "must be a table",
        ),
        ("[claims]\n1 = \"state\"\n2 = \"front\"\n", "", 7, "no name for code 1, 2"),
        ("[[place]]", "[place]", 7, "write [[place]]"),
        ("[[place]]", "[[plaice]]", 7, "did you mean `place`"),
        ("people = 4000", "peple = 4000", 11, "did you mean `people`"),
        ("x = 1", "x = { value = 1, sauce = \"map\" }", 9, "did you mean `source`"),
        ("x = 1", "x = \"1\"", 9, "x must be a whole number, not text"),
        ("x = 1", "x = 1.5", 9, "x = 1.5 must be a whole number"),
        ("x = 1", "x = -1", 9, "x = -1 must be a whole number"),
        ("x = 1\n", "", 7, "needs x"),
        ("x = 1", "x = 4", 9, "outside the map of 4 x 3 cells"),
        ("y = 1", "y = 3", 10, "outside the map of 4 x 3 cells"),
        ("x = 1\ny = 1", "x = 0\ny = 0", 9, "outside the country"),
        ("people = 4000", "people = \"4000\"", 11, "people must be a whole number, not text"),
        ("people = 4000", "people = -4000", 11, "people = -4000"),
        ("people = 4000", "people = 0.5", 11, "people = 0.5"),
        ("people = 4000", "people = 55401", 11, "the 55400 of the whole country"),
        ("people = 4000", "people = nan", 11, "people = NaN"),
        ("name = \"Alpha\"\n", "", 7, "needs name"),
        ("name = \"Alpha\"", "name = 3", 8, "must be a name in quotation marks"),
        (town, &two("name = \"Alpha\"\nx = 2\ny = 1\n"), 13, "looks like the name in line 8"),
        (town, &two("name = \"\u{410}lpha\"\nx = 2\ny = 1\n"), 13, "differ to the eye"),
        (town, &beta("x = 1"), 14, "in the cell of the place in line 9"),
    ] {
        let said = told(&with("legend", from, to));
        // A code without a name is a fault of the raster that has it.
        let place =
            if words.contains("for code") { "claims".into() } else { format!("legend:{line} ") };
        let found = said.len() == 1 && said[0].starts_with(&place) && said[0].contains(words);
        assert!(found, "{from:?} as {to:?}, line {line}, {words}: {said:#?}");
    }
    let empty = |name: &str, text: String| match name {
        "population" => text.replace("4700", "0").into_bytes(),
        _ => text.into_bytes(),
    };
    assert!(told(&opened(&empty))[0].contains("row 1 has no people"));
}

#[test]
fn degrees_and_other_encodings_are_refused_with_what_to_do() {
    let degrees = opened(&|_, text| {
        let text = text.replace("xllcorner 500000", "xllcorner -12.5");
        let text = text.replace("yllcorner 900000", "yllcorner 7.0");
        text.replace("cellsize 10000", "cellsize 0.083333333333").into_bytes()
    });
    let said = told(&degrees);
    assert_eq!(said.len(), 6, "{said:#?}");
    assert!(said[0].starts_with("claims:5 ") && said[0].contains("gdalwarp -t_srs EPSG:32628"));
    for (mark, count) in [(vec![0xff, 0xfe], 1), (Vec::new(), 1)] {
        let wide = opened(&|name, text| match name {
            "roads" => {
                let wide = text.encode_utf16().flat_map(u16::to_le_bytes);
                mark.iter().copied().chain(wide).collect()
            }
            _ => text.into_bytes(),
        });
        let said = told(&wide);
        assert_eq!(said.len(), count, "{said:#?}");
        assert!(said[0].starts_with("roads:1 ") && said[0].contains("UTF-8"), "{said:#?}");
    }
    let words = told(&with("roads", "ncols", &"ncols of a text\n".repeat(100_000)));
    assert!(words.len() < 40, "{}", words.len());
    let latin = opened(&|name, text| match name {
        "legend" => {
            text.replace("West", "Ou_m").bytes().map(|b| if b == b'_' { 0xe9 } else { b }).collect()
        }
        _ => text.into_bytes(),
    });
    let said = told(&latin);
    assert!(said.len() == 1 && said[0].starts_with("legend:2 "), "{said:#?}");
}

#[test]
fn faults_of_all_rasters_and_of_the_legend_are_told_at_once() {
    let said = told(&opened(&|name, text| {
        let text = match name {
            "population" => text.replace("4700", "-4700"),
            "terrain" => text.replace("1.5", "x"),
            "districts" => text.replace("1 1 2 2", "1 1 2 -9999"),
            "claims" => text.replace("nrows 3", "nrows"),
            "roads" => text.replace("2 2 2 2", "2 2 2"),
            "resources" => text.replace("xllcorner 500000", "xllcorner 400000"),
            "legend" => {
                text.replace("people = 4000", "people = \"4000\"").replace("front", "state")
            }
            _ => text.replace("years = 1", "years = 100"),
        };
        text.into_bytes()
    }));
    let places: Vec<&str> = said.iter().filter_map(|fault| fault.split(' ').next()).collect();
    let wanted = [
        "claims:2",
        "districts:8",
        "legend:6",
        "legend:11",
        "population:8",
        "resources:3",
        "roads:8",
        "terrain:8",
        "scenario:3",
    ];
    assert_eq!(places, wanted, "{said:#?}");
}

#[test]
fn a_hole_in_the_population_where_a_district_goes_on_is_warned_of_with_count_and_place() {
    let warnings = |opened: Result<Study, Vec<Fault>>| -> Vec<String> {
        let said = opened.map_err(|faults| format!("{faults:?}")).unwrap().warnings(1);
        let line = |place: &armistice::faults::Place| place.line_and_column().0;
        // So many fighters on so few cells are warned of too, whatever the map says.
        said.iter()
            .filter(|one| one.sort != "outside_calibration")
            .map(|one| format!("{:?} {}", one.place.as_ref().map(line), one.message))
            .collect()
    };
    assert!(warnings(with("all", "ncols", "ncols")).is_empty());
    let hole = ("4200 4700 5200 5700", "4200 4700 -9999 -9999");
    let said = warnings(with("population", hole.0, hole.1));
    assert_eq!(said.len(), 1, "{said:?}");
    let wanted =
        "Some(8) population.asc has no data in 2 cells that districts.asc names, the first in";
    assert!(said[0].starts_with(wanted), "{said:?}");
}
