//! What to read first: what each option risks, how sure that is, and what it rests on.

use super::layout::{note, p};
use super::{known, ruled_out, tradeoffs, turns, worst};
use crate::analysis::format::form;
use crate::analysis::{ENDED_CONFLICTS, Estimate, Survived};
use crate::faults::Fault;
use crate::figures::small::parts;
use crate::model::Better;
use crate::report::chart::chart;
use crate::report::context::{Context, by_five_years, words};
use crate::report::html::{Html, TEXT, el};
use crate::report::numbers::{marked, rough_form};
use crate::report::texts::strong;

/// Numbers that the box names as what would change the answer.
const NAMED: usize = 3;

/// The box near the top.
///
/// # Errors
/// The log of the batch cannot be read.
pub(in crate::report) fn read_first(ctx: &Context) -> Result<Html, Fault> {
    let t = &ctx.texts;
    let futures = t.count("count.futures", ctx.futures());
    let options = t.count("count.options", ctx.subject.options.len());
    let left_out = el("a").attr("href", "#missing").add(t.say("left_out.title")).done();
    let blanks = [("options", options), ("futures", futures), ("left_out", left_out)];
    let mut body = p(t.fill("first.what", &blanks));
    body = body.and(known::warning(ctx, &known::known(ctx)));
    if ctx.futures() < 100 {
        body = body.and(p(el("strong").add(t.say("question.few")).done()));
    }
    body = match headline(ctx) {
        Some(end) => {
            let told = lead(ctx, "first.sure", told_apart(ctx, end));
            body.and(risks(ctx, end)).and(note(t.say("first.levels"))).and(told)
        }
        None => body.and(first_outcome(ctx)),
    };
    body = body.and(copies(ctx));
    if ctx.several() && !ctx.said.choice.criteria.is_empty() {
        let how = if ctx.has_criteria() { t.say("first.ruled_out_how") } else { Html::default() };
        body = body.and(lead(ctx, "first.ruled_out", how));
        body = body.and(ruled_out::left(ctx)).and(tradeoffs::averages(ctx));
    }
    body = body.and(worst_futures(ctx)).and(hangs_on(ctx));
    body = body.and(lead(ctx, "first.rests", rests_on(ctx)));
    let mark = ctx.heavy_note(&body);
    body = body.and(mark);
    let title = el("h2").attr("id", "first-title").add(t.say("first.title"));
    let start = el("aside").class("start").attr("aria-labelledby", "first-title");
    Ok(start.add(title).add(body).done())
}

/// A paragraph with what it is about before it.
fn lead(ctx: &Context, about: &'static str, words: Html) -> Html {
    p(el("strong").add(ctx.texts.say(about)).done().and(Html::text(" ")).and(words))
}

/// Options that came out the same in everything: a reader would look for what sets them apart.
fn copies(ctx: &Context) -> Html {
    let said = ctx.copies().into_iter().map(|alike| {
        let options = ctx.listed(&alike, |option| ctx.option(option));
        p(ctx.texts.fill("first.copies", &[("options", options)]))
    });
    Html::join(said)
}

/// The end that the model puts first, or else the last of those told: the gravest.
fn headline<'a>(ctx: &Context<'a>) -> Option<&'a Survived> {
    let ends = ctx.ends();
    let headline = ctx.subject.dictionary.headline;
    ends.iter().find(|end| Some(end.outcome) == headline).or(ends.last()).copied()
}

/// The risk of each option, in futures of a hundred, beside real peace.
fn risks(ctx: &Context, end: &Survived) -> Html {
    let t = &ctx.texts;
    let year = end.options.first().and_then(|curve| by_five_years(curve).0);
    let happened = ctx.happened(end.outcome);
    let head = match year {
        Some(year) => {
            let years = t.count("count.years", year as usize);
            t.fill("first.risk_within", &[("happened", happened), ("years", years)])
        }
        None => t.fill("first.risk", &[("happened", happened)]),
    };
    let rows = ctx.order.iter().map(|option| {
        let (_, share) = by_five_years(&end.options[*option]);
        let label = ctx.share_plain(&share);
        el("li")
            .attr("style", ctx.look(*option))
            .add(el("span").add(ctx.option_with_role(*option)))
            .add(share_bar(share.mean, &label))
            .add(el("span").add(ctx.share(&share)))
    });
    let list = el("ul").class("risks").each(rows);
    let is_coded = ctx.is_coded(end.outcome);
    let coded = ENDED_CONFLICTS.hazards.len() as u32;
    if let Some(year) = year.filter(|year| is_coded && *year <= coded) {
        let share = ENDED_CONFLICTS.within(year as usize);
        let of_100 = ctx.of_100(share);
        let within = t.count("count.years", year as usize);
        let blanks = [("source", Html::text(ENDED_CONFLICTS.source)), ("years", within)];
        let source = el("span").class("note").add(t.fill("first.real_source", &blanks));
        let row = el("li")
            .class("actual")
            .add(el("span").class("opt").add(t.say("futures.real_title")).text(" ").add(source))
            .add(share_bar(share, &of_100))
            .add(el("span").add(strong(&of_100)));
        return p(head).and(list.add(row)).and(note(t.say("first.counted_apart")));
    }
    p(head).and(list)
}

/// Which options the futures tell apart from the baseline in this.
fn told_apart(ctx: &Context, end: &Survived) -> Html {
    let t = &ctx.texts;
    if !ctx.several() {
        return t.say("first.one_option");
    }
    let year = end.options.first().and_then(|curve| by_five_years(curve).0);
    let of = |option: usize| {
        let difference = end.differences.get(option)?.as_ref()?;
        let at = difference.years.iter().find(|(at, _)| Some(*at) == year);
        let held = at.map_or(difference.mean_ticks, |(_, share)| *share);
        // What holds more often comes less often.
        Some(Estimate { mean: -held.mean, low: -held.high, high: -held.low, ..held })
    };
    // Without years it is the mean time until then that is compared.
    let keys = match year {
        Some(_) => ["first.less", "first.more", "first.not_told_apart"],
        None => ["first.later", "first.sooner", "first.not_told_apart"],
    };
    sorted_out(ctx, end.outcome, of, keys)
}

/// Which options lie below the baseline, which above, of which that cannot be said, and which do the
/// same in every future; `keys`: the sentences of the first three.
fn sorted_out(
    ctx: &Context,
    outcome: usize,
    difference: impl Fn(usize) -> Option<Estimate>,
    keys: [&'static str; 3],
) -> Html {
    let mut lists = [const { Vec::new() }; 4];
    for option in &ctx.order {
        let Some(difference) = difference(*option) else { continue };
        match difference {
            _ if ctx.same(*option, ctx.said.baseline, outcome) => lists[3].push(*option),
            known if known.high < 0.0 => lists[0].push(*option),
            known if known.low > 0.0 => lists[1].push(*option),
            _ => lists[2].push(*option),
        }
    }
    let baseline = ctx.key(ctx.said.baseline);
    let keys = keys.into_iter().chain(["first.the_same"]);
    let said = keys.zip(lists).filter(|(_, options)| !options.is_empty());
    let said = said.map(|(key, options)| {
        let blanks = [("options", ctx.those(&options)), ("baseline", baseline.clone())];
        ctx.texts.fill(key, &blanks).and(Html::text(" "))
    });
    Html::join(said)
}

/// Where a model knows no ends: the first outcome that is compared.
fn first_outcome(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let open = ctx.said.outcomes.iter().find(|one| ctx.gate.outcome(one.outcome));
    let Some(one) = open else { return Html::default() };
    let what = &ctx.subject.dictionary.outcomes[one.outcome];
    let name = Html::name(&words(&what.name));
    let blanks = [("outcome", name), ("meaning", Html::foreign(&what.meaning, TEXT))];
    let form = form(what.nature, one.options.iter().map(|summary| &summary.mean));
    let rows = ctx.order.iter().map(|option| {
        let summary = &one.options[*option];
        let mean = ctx.mean_in(form, what, &summary.mean).and(marked(summary.tail));
        el("li").add(el("span").add(ctx.option_with_role(*option))).add(el("span").add(mean))
    });
    let list = el("ul").class("risks plain").each(rows);
    let body = p(t.fill("first.outcome", &blanks)).and(list);
    if !ctx.several() {
        return body.and(p(t.say("first.one_option")));
    }
    let of = |option: usize| one.differences[option].as_ref().map(|paired| paired.difference);
    let keys = ["first.lower", "first.higher", "first.not_told_apart"];
    body.and(p(sorted_out(ctx, one.outcome, of, keys)))
}

/// How bad the worst futures are, from the option that fares least badly in them to the worst.
fn worst_futures(ctx: &Context) -> Html {
    let Some(of) = worst::looked_at(ctx) else { return Html::default() };
    let what = &ctx.subject.dictionary.outcomes[of.outcome];
    let left_out = ctx.closed_somewhere(of.outcome);
    let means = ctx
        .order
        .iter()
        .filter(|option| !ctx.closed(**option, of.outcome))
        .filter_map(|option| Some((*option, of.options.get(*option)?.as_ref()?.mean)));
    let mut means: Vec<(usize, f64)> = means.collect();
    means.sort_by(|a, b| a.1.total_cmp(&b.1));
    if what.better == Better::Higher {
        means.reverse();
    }
    let (Some(least), Some(most)) = (means.first(), means.last()) else {
        return Html::default();
    };
    // One number alone says nothing of the others.
    if left_out && means.len() < 2 {
        return Html::default();
    }
    let form = rough_form([least.1, most.1]);
    let number = |(_, mean): &(usize, f64)| ctx.rough_in(form, &what.unit, *mean);
    let outcome = Html::name(&words(&what.name).to_lowercase());
    let (low, high) = (number(least), number(most));
    if low == high {
        let blanks = [("outcome", outcome), ("mean", strong(&low))];
        let alike = if left_out { "first.worst_alike_shown" } else { "first.worst_alike" };
        return lead(ctx, "first.worst_lead", ctx.texts.fill(alike, &blanks));
    }
    let said = ctx.texts.fill(
        if left_out { "first.worst_shown" } else { "first.worst" },
        &[
            ("outcome", outcome),
            ("least", strong(&low)),
            ("at_least", ctx.key(least.0)),
            ("most", strong(&high)),
            ("at_most", ctx.key(most.0)),
        ],
    );
    lead(ctx, "first.worst_lead", said)
}

/// Whether the answer hangs on a number that is uncertain.
fn hangs_on(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let asked = turns::open(ctx).count();
    if !ctx.several() || asked == 0 || ctx.said.turns.is_empty() {
        return Html::default();
    }
    let mut numbers: Vec<usize> = turns::flips(ctx).map(|turn| turn.parameter).collect();
    let mut foremost: Vec<usize> = Vec::new();
    for number in &numbers {
        if !foremost.contains(number) {
            foremost.push(*number);
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    let disputed = numbers.iter().filter(|at| ctx.subject.sampled[**at].disputed).count();
    let all = ctx.subject.sampled.len();
    let of = t.count(if asked == all { "count.varied" } else { "count.varied_told" }, asked);
    let tested = t.count("first.hangs_tested", all).and(Html::text(" "));
    if numbers.is_empty() {
        let key = if asked == 1 { "first.hangs_on_none" } else { "first.hangs_on_none_of" };
        return lead(ctx, "first.hangs_lead", tested.and(t.fill(key, &[("asked", of)])));
    }
    let mut names = Html::default();
    for (at, number) in foremost.into_iter().take(NAMED).enumerate() {
        let between = Html::text(if at == 0 { "" } else { "; " });
        names = names.and(between).and(turns::called(&ctx.subject.sampled[number]));
    }
    let some = Html::text(&crate::analysis::format::whole(numbers.len() as u64));
    let which = match asked {
        1 => t.fill("first.hangs_on_one", &[("asked", of), ("names", names)]),
        _ => t.fill("first.hangs_on", &[("some", some), ("asked", of), ("names", names)]),
    };
    let mut said = tested.and(which).and(Html::text(" "));
    if disputed > 0 {
        said = said.and(t.count("first.disputed", disputed)).and(Html::text(" "));
    }
    let link = el("a").attr("href", "#turns").add(t.say("turns.title"));
    let link = t.fill("first.see", &[("section", link.done())]);
    lead(ctx, "first.hangs_lead", said.and(link))
}

/// How many numbers have a source, and how many nobody measured.
fn rests_on(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let all = &ctx.subject.assumptions;
    let guesses = all.iter().filter(|one| one.is_guess()).count();
    let varied = all.iter().filter(|one| one.law.is_some()).count();
    let number = |count: usize| Html::text(&crate::analysis::format::whole(count as u64));
    // What is varied are choices, too, and numbers of policies, which are decisions.
    let things = ctx.subject.sampled.len();
    let varied = match things.checked_sub(varied) {
        None | Some(0) => t.fill("first.varied", &[("numbers", number(varied))]),
        Some(_) => {
            let counts = [("things", things), ("numbers", varied)];
            t.fill("first.varied_things", &counts.map(|(key, count)| (key, number(count))))
        }
    };
    let blanks = [
        ("all", t.count("count.numbers", all.len())),
        ("sourced", number(all.len() - guesses)),
        ("guesses", number(guesses)),
        ("varied", varied),
    ];
    t.fill("first.rests_on", &blanks)
}

/// A bar filled up to a share.
fn share_bar(share: f64, label: &str) -> Html {
    chart("parts", label, parts(&[(share, "filled"), (1.0 - share, "empty")]))
}
