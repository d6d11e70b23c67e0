//! One self-contained HTML page a study: what the options risk, how sure that is, and what it all
//! rests on, for people who are not statisticians.
//!
//! The page asks for nothing: no script, no font, no picture from elsewhere; so it can be sent,
//! printed and opened in ten years. It holds no clock, host or path: the same results give the same
//! bytes everywhere.
//!
//! It is put together by own code (`html`) instead of templates. All words come from a catalogue
//! (`texts`), so that a template would hold little but tags; nearly every sentence has a name of
//! the scenario in it, which must be escaped and isolated, so that templates would have to switch
//! their escaping off at each of them, where `Html` has no such door; and a template
//! engine added some 18 seconds and ten crates to a build.

mod audience;
mod chart;
mod closing;
mod context;
mod html;
mod naming;
mod numbers;
mod redact;
mod sections;
mod table;
mod texts;

use std::path::Path;

use context::Context;
use html::{Html, document, el, shorten, style};

use crate::analysis::{Comparison, Subject};
use crate::batch::Results;
use crate::faults::Fault;
use crate::results::{Manifest, write_aside};

pub use audience::Audience;

/// Name of the file in a folder of results.
pub const REPORT_NAME: &str = "report.html";

const SHEET: &str = include_str!("style.css");

/// Writes the report of a study, written aside and renamed. Returns its size [bytes].
///
/// # Errors
/// The log of the batch cannot be read, or the file cannot be written.
pub fn write(
    path: &Path,
    subject: &Subject,
    results: &Results,
    comparison: &Comparison,
    manifest: &Manifest,
    audience: Audience,
) -> Result<usize, Fault> {
    let page = page(subject, results, comparison, manifest, audience)?;
    write_aside(path, |file| {
        file.write_all(page.as_bytes()).map_err(|error| Fault::unwritable(path, &error))
    })?;
    Ok(page.len())
}

/// The report of a study as a whole document.
///
/// # Errors
/// The log of the batch cannot be read.
pub fn page(
    subject: &Subject,
    results: &Results,
    comparison: &Comparison,
    manifest: &Manifest,
    audience: Audience,
) -> Result<String, Fault> {
    let texts = texts::Texts::english()?;
    let open = (audience == Audience::Parties).then(|| redact::for_parties(subject, &texts));
    let subject = open.as_ref().unwrap_or(subject);
    let ctx = Context::new(subject, results, comparison, manifest, texts, audience);
    Ok(document(root(&ctx)?))
}

fn root(ctx: &Context) -> Result<Html, Fault> {
    let t = &ctx.texts;
    let sections = sections::all(ctx)?;
    let name = shorten(&ctx.subject.name, html::NAME);
    let title = t.fill_plain("page.title", &[("name", &name)]);
    let meta = |name: &'static str, content: &'static str| {
        el("meta").attr("name", name).attr("content", content)
    };
    // The policy holds even a browser that finds a way to ask for something.
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    let head = el("head")
        .add(el("meta").attr("charset", "utf-8"))
        .add(meta("viewport", "width=device-width, initial-scale=1"))
        .add(el("meta").attr("http-equiv", "Content-Security-Policy").attr("content", policy))
        .add(meta("robots", "noindex"))
        .add(el("title").text(&title))
        .add(style(SHEET));
    let links = sections.iter().map(|section| {
        let link = el("a").attr("href", format_args!("#{}", section.id));
        el("li").add(link.add(section.title.clone()))
    });
    let contents = el("nav")
        .attr("aria-labelledby", "contents")
        .add(el("h2").attr("id", "contents").add(t.say("page.contents")))
        .add(el("ol").each(links));
    let main = el("main").attr("id", "main").add(sections::read_first(ctx)?).add(contents);
    let main = main.each(sections.iter().map(|section| {
        let id = format!("{}-title", section.id);
        el("section")
            .attr("id", section.id)
            .attr("aria-labelledby", &id)
            .add(el("h2").attr("id", &id).add(section.title.clone()))
            .add(section.body.clone())
            .add(el("p").class("up").add(el("a").attr("href", "#contents").add(t.say("page.up"))))
    }));
    let header = el("header")
        .add(el("p").class("kicker").add(t.say("page.kicker")))
        .add(el("h1").add(Html::name(&ctx.subject.name)))
        .add(banner(ctx));
    let footer = el("footer").add(el("p").add(t.say("worlds"))).add(
        el("p").text(&ctx.manifest.program).text(" · ").add(t.say(match ctx.gate.audience {
            Audience::Parties => "page.for_parties",
            Audience::Full => "page.full",
        })),
    );
    let skip = el("a").class("skip").attr("href", "#main").add(t.say("page.skip"));
    let body = el("body").add(skip).add(header).add(main).add(footer);
    let root = el("html").attr("lang", t.plain("lang")).attr("dir", t.plain("dir"));
    Ok(root.add(head).add(body).done())
}

/// What must be known before anything else is read.
fn banner(ctx: &Context) -> Html {
    let t = &ctx.texts;
    match (ctx.gate.audience, ctx.subject.sensitive) {
        (Audience::Full, true) => el("p")
            .class("banner stop")
            .attr("role", "note")
            .add(t.say("page.do_not_pass_on"))
            .done(),
        (Audience::Parties, _) => {
            el("p").class("banner").attr("role", "note").add(t.say("page.left_out")).done()
        }
        (Audience::Full, false) => Html::default(),
    }
}

#[cfg(test)]
mod tests;
