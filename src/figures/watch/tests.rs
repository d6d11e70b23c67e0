use super::gif::encode;
use super::*;
use crate::figures::canvas::Canvas;
use crate::figures::png::pixels;
use crate::figures::tests::{no_text_is_cut_or_covers_another, usual};
use crate::figures::trial::study;
use crate::model::{Event, EventKind, Frame, Watch};

/// A made-up year of incidents: each month another party holds more, and more are killed.
fn watched() -> (Dictionary, Recording) {
    let mut words = study(&usual()).0.dictionary;
    let (months, width) = (words.time.points, words.grid.as_ref().unwrap().width);
    let frame = |name: &str, categories: &[&str]| Frame {
        name: name.into(),
        unit: "persons".into(),
        meaning: format!(
            "what {name} there was in the month, in words that need two lines at least"
        ),
        categories: categories.iter().map(|&name| name.to_owned()).collect(),
    };
    let parties =
        ["nobody", "state", "front", "a-network-of-diamond-dealers", "disputed", "united"];
    words.frames = vec![frame("killed", &[]), frame("provider", &parties), frame("away", &[])];
    words.actors = vec!["state".into(), "front".into()];
    let mut recording = Recording::with_frames(&words);
    assert!(recording.wants_frames());
    let cells = words.grid.as_ref().unwrap().cells();
    for month in 0..months {
        let killed: Vec<f32> =
            (0..cells).map(|cell| if cell % 97 == month { month as f32 } else { 0.0 }).collect();
        let held: Vec<f32> = (0..cells).map(|at| ((at % width + month) / 7 % 6) as f32).collect();
        recording.frame(0, month, &killed);
        recording.frame(1, month, &held);
        recording.frame(2, month, &vec![1000.0 * month as f32; cells]);
    }
    const KINDS: [EventKind; 9] = {
        let [a, b, c, d, e, f, g, h, i] =
            ["clash", "killing", "raid", "crime", "massacre", "walk_out", "fled", "split", "no"];
        [
            EventKind::plain(a),
            EventKind::plain(b),
            EventKind::plain(c),
            EventKind::plain(d),
            EventKind::plain(e),
            EventKind::plain(f),
            EventKind::plain(g),
            EventKind::plain(h),
            EventKind::plain(i),
        ]
    };
    for id in 0..300_u32 {
        recording.event(&Event {
            id: id + 1,
            tick: id * words.time.ticks / 300,
            kind: &KINDS[(id * id % 9) as usize],
            cell: Some((id * 37) % cells as u32),
            deaths_other: id % 40,
            ..Event::default()
        });
    }
    (words, recording)
}

#[test]
fn no_text_of_a_frame_is_cut_or_covers_another() {
    let none = StandIns::default();
    let (words, recording) = watched();
    for run in [
        "Valley, run a:0:0",
        "A scenario of a very long name that goes on and on, and then \
                 on, run international-guarantees-and-integration-of-whole-units:1234:56",
    ] {
        let film = Film::of(run, &words, &none, &recording).unwrap();
        let frames: Vec<(String, Canvas)> =
            [0, film.len() - 1].map(|at| (format!("{run} {at}"), film.draw(at))).to_vec();
        no_text_is_cut_or_covers_another(&frames);
    }
}

#[test]
fn what_a_frame_is_not_given_is_not_drawn() {
    let none = StandIns::default();
    let (mut words, recording) = watched();
    assert!(Film::of("x", &words, &none, &Recording::of_events()).is_none());
    words.grid = None;
    assert!(Film::of("x", &words, &none, &recording).is_none());
    let folder = tempfile::tempdir().unwrap();
    write_frames(folder.path(), "x", &words, &recording).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// The pixels of an animation as they stand in the end: palette colours, frame laid over frame.
fn played(bytes: &[u8]) -> (usize, (usize, usize), Vec<[u8; 3]>) {
    let mut film = ::gif::DecodeOptions::new().read_info(bytes).unwrap();
    assert_eq!(film.repeat(), ::gif::Repeat::Infinite, "it plays again and again");
    let palette = film.global_palette().unwrap().to_vec();
    let (wide, tall) = (usize::from(film.width()), usize::from(film.height()));
    let mut pixels = vec![[0; 3]; wide * tall];
    let mut frames = 0;
    while let Some(frame) = film.read_next_frame().unwrap() {
        frames += 1;
        assert_eq!(frame.delay, 33);
        for (at, index) in frame.buffer.iter().enumerate() {
            let (x, y) = (at % usize::from(frame.width), at / usize::from(frame.width));
            if Some(*index) != frame.transparent {
                let place = (usize::from(frame.top) + y) * wide + usize::from(frame.left) + x;
                let colour = &palette[3 * usize::from(*index)..][..3];
                pixels[place] = [colour[0], colour[1], colour[2]];
            }
        }
    }
    (frames, (wide, tall), pixels)
}

#[test]
fn an_animation_has_a_frame_a_month_is_the_same_bytes_again_and_ends_as_the_last_picture() {
    let none = StandIns::default();
    let (mut words, mut recording) = watched();
    words.time.points = 5;
    recording.frames.truncate(5);
    let film = Film::of("Valley, run a:0:0", &words, &none, &recording).unwrap();
    let bytes = encode(&film).unwrap();
    assert!(bytes == encode(&film).unwrap(), "not the same bytes again");
    let (frames, size, last) = played(&bytes);
    let picture = pixels(&film.draw(4), 1.0).unwrap();
    assert_eq!((frames, size), (5, (picture.width() as usize, picture.height() as usize)));
    let near = |(a, b): (&[u8], &[u8; 3])| a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) < 40);
    let far = picture.data().chunks_exact(4).zip(&last).filter(|pair| !near(*pair)).count();
    assert!(far * 1000 < last.len(), "{far} of {} pixels are of another colour", last.len());
}

#[test]
fn pictures_are_of_the_first_month_of_each_year_and_of_the_last_month() {
    let (mut words, mut recording) = watched();
    words.time.points = 14;
    recording.frames.truncate(14);
    let folder = tempfile::tempdir().unwrap();
    write_frames(folder.path(), "Valley, run a:0:0", &words, &recording).unwrap();
    let files = std::fs::read_dir(folder.path().join("frames")).unwrap();
    let mut names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["month-000.png", "month-012.png", "month-013.png"]);
    assert!(folder.path().join("map.gif").exists());
}

#[test]
fn a_frame_says_which_letters_it_cannot_draw_and_its_scale_ends_below_one_far_cell() {
    let (mut words, mut recording) = watched();
    words.actors = vec!["state".into(), "الجبهة".into()];
    words.frames[1].categories[2] = "الجبهة".into();
    let inside: Vec<usize> = (0..words.grid.as_ref().unwrap().cells())
        .filter(|at| words.grid.as_ref().unwrap().inside[*at])
        .collect();
    for point in &mut recording.frames {
        point[0].iter_mut().for_each(|cell| *cell = 0.0);
        inside.iter().take(4).for_each(|cell| point[0][*cell] = 2.0);
        point[0][inside[4]] = 900.0;
    }
    let stand_ins = StandIns::of_words(&words);
    let words = stand_ins.words(&words);
    let film = Film::of("Valley, run a:0:0", &words, &stand_ins, &recording).unwrap();
    let frame = film.draw(0);
    let texts: Vec<&str> = frame.texts().collect();
    assert!(
        texts.iter().any(|text| text.starts_with("Arabic letters cannot be drawn")),
        "{texts:?}"
    );
    assert!(texts.contains(&"2 per cell and more"), "{texts:?}");
    no_text_is_cut_or_covers_another(&[("frame".to_owned(), frame)]);
}
