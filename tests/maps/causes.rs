//! One cause, one line: what is wrong with a map is told once, where it is, with what to do.

use super::{HEAD, opened, told, with};

const RASTERS: usize = 6;

/// One fault, at a place, with all of some words.
fn one(said: &[String], place: &str, words: &[&str]) {
    let found = said.len() == 1 && said[0].starts_with(place);
    assert!(found && words.iter().all(|word| said[0].contains(word)), "{words:?}: {said:#?}");
}

#[test]
fn a_header_that_its_own_rows_belie_is_the_one_cause() {
    for (from, to) in [
        ("ncols 4", "ncols 5"),
        ("ncols 4", "ncols 3"),
        ("nrows 3", "nrows 4"),
        ("nrows 3", "nrows 2"),
        ("ncols 4\nnrows 3", "ncols 3\nnrows 4"),
        ("ncols 4\nnrows 3", "ncols 12\nnrows 1"),
    ] {
        for file in ["roads", "population"] {
            one(&told(&with(file, from, to)), file, &["values, and ncols"]);
        }
        let said = told(&with("all", from, to));
        assert!(said.len() == RASTERS && said.iter().all(|one| one.contains("but n")), "{said:#?}");
    }
}

#[test]
fn the_odd_one_out_is_named_whichever_it_is() {
    for file in ["population", "districts", "resources"] {
        let said = told(&with(file, "xllcorner 500000", "xllcorner 490000"));
        one(&said, &format!("{file}:3 "), &["(490000.0, 900000.0), but"]);
        let said = told(&with(file, "cellsize 10000", "cellsize 5000"));
        one(&said, &format!("{file}:5 "), &["5000 m"]);
    }
}

#[test]
fn degrees_are_told_once_wherever_they_begin() {
    let degrees = |xy: (&'static str, &'static str), size: &'static str, file: &'static str| {
        told(&opened(&move |name, text| {
            if !text.starts_with("ncols") || (name != file && file != "all") {
                return text.into_bytes();
            }
            let text = text.replace("500000", xy.0).replace("900000", xy.1);
            text.replace("cellsize 10000", &format!("cellsize {size}")).into_bytes()
        }))
    };
    one(&degrees(("-12.5", "7.0"), "0.083", "roads"), "roads:5 ", &["degrees", "EPSG:32628"]);
    one(&degrees(("-12.5", "7.0"), "0.083", "population"), "population:5 ", &["degrees"]);
    for (corner, size) in [
        (("500000", "900000"), "0.0833333333"),
        (("-12.5", "7.0"), "1"),
        (("-12.5", "7.0"), "2.5"),
        (("-180", "-90.04"), "0.08"),
    ] {
        let said = degrees(corner, size, "all");
        let all = said.iter().all(|one| one.contains("degrees") && one.contains("gdalwarp"));
        assert!(said.len() == RASTERS && all, "{said:#?}");
    }
}

#[test]
fn what_is_no_grid_is_told_what_it_is() {
    let grass = "north: 930000\nsouth: 900000\neast: 540000\nwest: 500000\nrows: 3\ncols: 4\n";
    let lfs = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 120\n";
    let csv = HEAD.replace(' ', ",");
    let semicolons = HEAD.replace(' ', ";");
    let quoted = HEAD.replace("ncols", "\"ncols\"").replace("nrows", "\"nrows\"");
    let comment = |text: &str| format!("{text}\n{HEAD}");
    for (head, words) in [
        (grass.to_owned(), ["GRASS", "r.out.gdal format=AAIGrid"]),
        (lfs.to_owned(), ["git-lfs", "git lfs pull"]),
        ("<!DOCTYPE html><html><body>404</body></html>\n".to_owned(), ["HTML", "download"]),
        ("DSAA\n4 3\n".to_owned(), ["Surfer", "gdal_translate"]),
        (csv, ["parted by a space", "not as CSV"]),
        (semicolons, ["parted by a space", "not as CSV"]),
        (quoted, ["quotation marks", "write ncols without"]),
        (comment("# made by R"), ["comments are not read", "delete line 1"]),
        (comment("// made\n// by hand"), ["comments are not read", "delete lines 1 to 2"]),
    ] {
        one(&told(&with("roads", HEAD, &head)), "roads:1 ", &words);
        assert_eq!(told(&with("all", HEAD, &head)).len(), RASTERS, "{head}");
    }
    let said = told(&with("roads", "2 2 2 2", "# rows\n2 2 2 2"));
    one(&said, "roads:8 ", &["`#` is no number", "delete the line"]);
    for (magic, words) in [
        (&b"\x1f\x8b\x08\0\xff\xfe"[..], ["gzip", "gunzip"]),
        (b"\x89PNG\r\n\x1a\n\0\0", ["PNG", "gdal_translate -of AAIGrid"]),
        (b"II*\0\x08\0\0\0", ["TIFF", "gdal_translate -of AAIGrid"]),
        (b"PK\x03\x04\x14", ["ZIP", "unpack"]),
    ] {
        let file = |file: &'static str| {
            told(&opened(&move |name, text| {
                if name == file { magic.to_vec() } else { text.into_bytes() }
            }))
        };
        one(&file("roads"), "roads:1 ", &words);
        one(&file("legend"), "legend:1 ", &words[..1]);
    }
    one(
        &told(&with("scenario", "\"map\"", "\"nomap\"")),
        "scenario:5 ",
        &["\"nomap\" does not exist"],
    );
}

#[test]
fn what_stands_in_the_place_of_a_number_is_told_of_the_row() {
    for nothing in ["null", "None", "*"] {
        let said = told(&with("roads", "-9999 0 0 0", &format!("{nothing} 0 0 0")));
        one(&said, "roads:7 ", &["is no number", "write the NODATA_value"]);
    }
    let said = told(&with("roads", "value -9999", "value None"));
    one(&said, "roads:6 ", &["leave the line out"]);
    let said = told(&with("population", "-9999 4500", "5 4500"));
    one(&said, "population:7 ", &["5 in 1 cell where no other raster has data", "column 0, row 0"]);
    let said = told(&opened(&|name, text| match name {
        "population" => format!("{HEAD}-9999 0 0 0\n0 0 0 0\n0 0 0 0\n").into_bytes(),
        _ => text.into_bytes(),
    }));
    one(&said, "population:7 ", &["population.asc has no people"]);
}

#[test]
fn a_slip_in_a_legend_is_told_once() {
    for (from, to, line, words) in [
        ("[districts]", "[Districts]", 1, ["Districts is not", "did you mean `districts`"]),
        ("[districts]", "[DISTRICTS]", 1, ["DISTRICTS is not", "did you mean `districts`"]),
        ("[claims]", "[Claims]", 4, ["Claims is not", "did you mean `claims`"]),
        ("[claims]", "[clams]", 4, ["clams is not", "did you mean `claims`"]),
        ("[[place]]", "[[Place]]", 7, ["Place is not", "did you mean `place`"]),
        ("[[place]]", "[[place]]\n[[place]]", 7, ["a place needs name", "x, y"]),
        ("x = 1", "X = 1", 9, ["place.X is not", "did you mean `x`"]),
        ("x = 1", "lon = 1", 9, ["place.lon is not", "known here: name, x, y"]),
        ("2 = \"East\"", "2.5 = \"East\"", 3, ["`2.5` is no code", "whole numbers"]),
        ("x = 1", "x = 1e18", 9, ["whole number from 0 to", "1000000000000"]),
    ] {
        one(&told(&with("legend", from, to)), &format!("legend:{line} "), &words);
    }
    let many: String = (3..3000).map(|code| format!("{code} = \"D{code}\"\n")).collect();
    let said = told(&with("legend", "[claims]", &format!("{many}[claims]")));
    one(&said, "legend:4 ", &["no cell where people live has code 3, 4, 5", "and 2973 more"]);
}

#[test]
fn towns_hold_no_more_than_the_country_and_hardly_more_than_their_cells() {
    let beta = "people = 30000\n[[place]]\nname = \"Beta\"\nx = 2\ny = 1\npeople = 30000";
    let said = told(&with("legend", "people = 4000", beta));
    one(&said, "legend:16 ", &["60000 people live in towns, more than the 55400"]);
    let study = with("legend", "people = 4000", "people = 50000").unwrap();
    let mut warnings = study.warnings(1);
    // So few rebels are warned of too, whatever the map says.
    warnings.retain(|one| one.sort != "outside_calibration");
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].message.starts_with("place \"Alpha\" has 50000 people"), "{warnings:?}");
    let small = with("legend", "people = 4000", "people = 9000").unwrap().warnings(1);
    assert!(small.iter().all(|one| one.sort == "outside_calibration"), "{small:?}");
}
