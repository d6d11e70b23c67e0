//! Shared luck: whoever is present under two options reads the same words, whatever recruits,
//! deaths and splinters came before him in either.

use armistice::luck::{Luck, Stream, Who};

#[test]
fn a_person_present_in_both_worlds_reads_the_same_words() {
    // Two worlds: in one, block 7 gave three recruits and unit 4 split twice; in the other, more
    // people joined from other blocks first. Identities come by lineage, so none of it matters.
    let luck = Luck::of_run(1, 2, 3).at(40);
    let one: Vec<Who> = vec![Who(7).child(0), Who(7).child(1), Who(7).child(2), Who(4).child(1)];
    let other: Vec<Who> =
        vec![Who(5).child(0), Who(7).child(1), Who(9).child(0), Who(7).child(0), Who(4).child(1)];
    let words = |people: &[Who]| -> Vec<(Who, u32)> {
        people.iter().map(|&who| (who, luck.word(Stream(19), who).0)).collect()
    };
    let (one, other) = (words(&one), words(&other));
    let shared = one.iter().filter(|person| other.contains(person)).count();
    assert_eq!(shared, 3);
    let distinct =
        one.iter().chain(&other).map(|(who, _)| who).collect::<std::collections::BTreeSet<_>>();
    let words =
        one.iter().chain(&other).map(|(_, word)| word).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(words.len(), distinct.len(), "two people read the same word");
}
