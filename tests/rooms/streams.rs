//! No two decisions of a model share a stream of random numbers: they would be tied to each other.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};
use syn::{Expr, ItemConst, Lit};

use super::source::{File, files, parse, sources};
use super::{MODELS, none_of};

/// Draws from the seed of a map and not from a run's luck.
const OF_A_MAP: &str = "transition/country/map/generate.rs";

/// The constants of a file that are streams, with their numbers.
#[derive(Default)]
struct Streams(Vec<(String, u64)>);

impl<'ast> Visit<'ast> for Streams {
    fn visit_item_const(&mut self, item: &'ast ItemConst) {
        if let Expr::Call(call) = &*item.expr
            && let Expr::Path(path) = &*call.func
            && path.path.is_ident("Stream")
            && let Some(Expr::Lit(number)) = call.args.first()
            && let Lit::Int(number) = &number.lit
        {
            self.0.push((item.ident.to_string(), number.base10_parse().unwrap()));
        }
        visit::visit_item_const(self, item);
    }
}

/// What each number decides, where it decides more than one thing.
fn shared(streams: &[(String, u64)]) -> Vec<String> {
    let mut by_number: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
    for (name, number) in streams {
        by_number.entry(*number).or_default().push(name);
    }
    let several = by_number.into_iter().filter(|(_, names)| names.len() > 1);
    several.map(|(number, names)| format!("{number}: {}", names.join(", "))).collect()
}

#[test]
fn no_two_decisions_of_a_model_share_a_stream() {
    for model in MODELS {
        let mut streams = Streams::default();
        let of_a_run = |file: &&File| file.room() == Some(model) && file.name != OF_A_MAP;
        for file in files().iter().filter(of_a_run) {
            streams.visit_file(&parse(&sources().join(&file.name)));
        }
        assert!(streams.0.len() > 5, "{model} has more streams than these: {:?}", streams.0);
        none_of(&shared(&streams.0), &format!("streams of {model} that share a number"));
    }
}

#[test]
fn a_number_that_stands_twice_is_found() {
    let mut streams = Streams::default();
    let source = "const A: Stream = Stream(1); const B: Stream = Stream(2); \
                  pub const C: Stream = Stream(1);";
    streams.visit_file(&syn::parse_file(source).unwrap());
    assert_eq!(shared(&streams.0), ["1: A, C"]);
}
