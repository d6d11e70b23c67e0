// Opens reports in a browser, on a phone and on a screen, and looks for what a reader would stumble
// over: words that are cut or lie on each other, a page wider than the screen, anything asked of the
// network, a page that reads aloud badly, a print that loses something, a first printed page that is
// not full, a heading or a head of a table that is printed without what is under it, anything empty.
//
//   node check.mjs FOLDER NAME=report.html …
//
// Screenshots and PDFs go into FOLDER. Ends with 1 if anything is wrong.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [375, 1280];
const PAPERS = ["A4", "Letter"];
const MARK = "https://mark.invalid/";
const MOST_BYTES = 1_000_000;
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

const [folder, ...pages] = process.argv.slice(2);
if (!folder || pages.length === 0) {
  console.error("usage: node check.mjs FOLDER NAME=report.html …");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), "report-check-"));
let wrong = 0;

const context = await chromium.launchPersistentContext(profile, {
  executablePath: CHROMIUM,
  args: QUIET,
  headless: true,
});
try {
  for (const pair of pages) {
    const at = pair.indexOf("=");
    await check(pair.slice(0, at), resolve(pair.slice(at + 1)));
  }
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
console.log(wrong === 0 ? "all reports are as they should be" : `${wrong} things are wrong`);
process.exit(wrong === 0 ? 0 : 1);

function complain(name, what, list) {
  for (const one of list.slice(0, 12)) console.error(`${name}: ${what}: ${one}`);
  if (list.length > 12) console.error(`${name}: ${what}: and ${list.length - 12} more`);
  wrong += list.length;
}

async function check(name, path) {
  const bytes = statSync(path).size;
  console.log(`${name}: ${bytes} bytes`);
  if (bytes >= MOST_BYTES) complain(name, "too large", [`${bytes} bytes`]);
  const url = pathToFileURL(path).href;
  for (const width of WIDTHS) {
    const label = `${name} at ${width}`;
    const page = await context.newPage();
    const said = [];
    const asked = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) said.push(message.text());
    });
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("request", (request) => {
      if (request.url() !== url) asked.push(request.url());
    });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url, { waitUntil: "load" });
    complain(label, "console", said);
    complain(label, "asks the network for", asked);
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    for (const [what, list] of Object.entries(await page.evaluate(look, width))) {
      complain(label, what, list);
    }
    // The style sheet must hold for a catalogue that is read from the right, too.
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    for (const [what, list] of Object.entries(await page.evaluate(look, width))) {
      complain(`${label}, from the right`, what, list);
    }
    await page.evaluate(() => (document.documentElement.dir = "ltr"));
    // The page's policy forbids scripts; axe is put in past it, as an extension of a reader would.
    const session = await context.newCDPSession(page);
    await session.send("Page.setBypassCSP", { enabled: true });
    await page.evaluate(AXE);
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const grave = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
    const tell = (one) => `${one.id} (${one.nodes.length}): ${one.help}: ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary ?? ""}`;
    complain(label, "axe", grave.map(tell));
    const mild = found.violations.filter((one) => !grave.includes(one));
    for (const one of mild) console.log(`${label}: axe, ${one.impact}: ${one.id} (${one.nodes.length})`);
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = false)));
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
    if (width === WIDTHS.at(-1)) await print(page, name);
    await page.close();
  }
}

// As on paper: more than one page, nothing wider than the paper, a first page that is full, and no
// heading alone.
async function print(page, name) {
  const label = `${name} on paper`;
  // A4 less its margins, in CSS pixels.
  const paper = Math.floor(((210 - 2 * 15) / 25.4) * 96);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: paper, height: 1000 });
  for (const [what, list] of Object.entries(await page.evaluate(look, paper))) {
    complain(label, what, list);
  }
  const options = { preferCSSPageSize: true, printBackground: false };
  for (const format of PAPERS) {
    const path = join(folder, `${name}-${format.toLowerCase()}.pdf`);
    await page.pdf({ ...options, path, format });
  }
  const marks = await page.evaluate(mark, MARK);
  for (const format of PAPERS) {
    const pages = printed(await page.pdf({ ...options, format }));
    const on = `${label}, ${format}`;
    console.log(`${on}: ${pages.length} pages`);
    if (pages.length < 2) complain(on, "pages", [String(pages.length)]);
    // The last words of a full page stand in its lowest third.
    const lowest = Math.min(1, ...(pages[0] ?? []).map((one) => one.height));
    if (lowest > 1 / 3) complain(on, "the first page is not full", [`ends at ${lowest.toFixed(2)}`]);
    const first = new Map();
    pages.forEach((words, at) => words.forEach(({ id }) => first.has(id) || first.set(id, at)));
    const alone = marks.filter(({ id }) => first.get(id) < first.get(id + 1));
    complain(on, "printed without what is under it", alone.map(({ id, says }) => `${says} (page ${first.get(id) + 1})`));
  }
}

// Runs in the page. Makes a link of every piece of text, which a PDF gives back with page and place.
// What must have the next piece on its page: the last of a heading, of a head of a table, and of the
// words on how to read what follows.
function mark(base) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = (node) => {
    const within = node.parentElement;
    return node.data.trim() !== "" && !within.closest("svg, a") && within.getClientRects().length > 0;
  };
  const nodes = [];
  while (walker.nextNode()) if (seen(walker.currentNode)) nodes.push(walker.currentNode);
  const heads = "h2, h3, h4, caption, thead, p.head, .options > li > strong, p:has(+ p > .command), div.whole > table:has(+ p.note) tbody tr:last-child, p.note:has(+ .grid, + .legend, + table, + h3, + h4)";
  const list = [];
  nodes.forEach((node, id) => {
    const head = node.parentElement.closest(heads);
    const next = nodes[id + 1]?.parentElement;
    // What is under the head of a panel may be a drawing alone.
    const panel = head?.closest(".panel");
    // What is taller than a third of a page may begin on the next one, below words on how to read it.
    const tall = head?.matches("p.note") && next?.closest(".panel, table")?.offsetHeight > 330;
    if (head && next && !head.contains(next) && !tall && (!panel || panel.contains(next))) list.push({ id, says: head.textContent.trim().slice(0, 70) });
  });
  nodes.forEach((node, id) => {
    const link = document.createElement("a");
    link.href = `${base}${id}/`;
    node.replaceWith(link);
    link.append(node);
  });
  return list;
}

// The marks of each page of a PDF of Chromium's, each with its height on the page, 0 to 1.
function printed(bytes) {
  const text = bytes.toString("latin1");
  const objects = new Map([...text.matchAll(/^(\d+) 0 obj\n([^]*?)\nendobj/gm)].map((m) => [m[1], m[2]]));
  const pages = [...objects.values()].filter((body) => /^<<\/Type \/Page\n/.test(body));
  return pages.map((body) => {
    const height = Number(body.match(/\/MediaBox \[\S+ \S+ \S+ (\S+)\]/)[1]);
    const links = body.match(/\/Annots \[([^\]]*)\]/)?.[1].match(/\d+(?= 0 R)/g) ?? [];
    return links.flatMap((at) => {
      const link = objects.get(at) ?? "";
      const id = link.match(/mark\.invalid\/(\d+)\//)?.[1];
      const low = link.match(/\/Rect \[\S+ (\S+)/)?.[1];
      return id === undefined ? [] : [{ id: Number(id), height: Number(low) / height }];
    });
  });
}

// Runs in the page. Every fault as a line of text, by kind.
function look(width) {
  const faults = { "wider than the screen": [], "text is cut": [], "texts overlap": [], "no name": [], "nothing in it": [] };
  const root = document.documentElement;
  if (root.scrollWidth > width) faults["wider than the screen"].push(`the page: ${root.scrollWidth}`);
  const tell = (node) =>
    `<${node.tagName.toLowerCase()} class="${node.getAttribute("class") ?? ""}"> ${(node.textContent ?? "").trim().slice(0, 70)}`;
  const hidden = (node) => {
    const style = getComputedStyle(node);
    return style.display === "none" || style.visibility === "hidden" || style.clipPath !== "none";
  };
  for (const node of document.body.querySelectorAll("*")) {
    if (node.closest("svg") || node.closest("thead") || node.classList.contains("skip") || hidden(node)) continue;
    const box = node.getBoundingClientRect();
    if (box.width === 0) continue;
    if (box.right > width + 0.5 || box.left < -0.5) {
      faults["wider than the screen"].push(`${tell(node)} ${Math.round(box.left)} to ${Math.round(box.right)}`);
    }
    const style = getComputedStyle(node);
    const clips = ["hidden", "clip", "scroll", "auto"];
    if (clips.includes(style.overflowX) && node.scrollWidth > node.clientWidth + 1) {
      faults["text is cut"].push(tell(node));
    }
    if (clips.includes(style.overflowY) && node.scrollHeight > node.clientHeight + 1) {
      faults["text is cut"].push(tell(node));
    }
    // What overflows its own box lies on its neighbours.
    if (style.display !== "inline" && node.scrollWidth > node.clientWidth + 2 && node.clientWidth > 0) {
      faults["texts overlap"].push(`beyond its box: ${tell(node)}`);
    }
  }
  // The boxes of words in panels and tables must not lie on each other.
  for (const parent of document.querySelectorAll(".panel, .side, .first, .risks li, tr, .legend, .axis")) {
    const boxes = [...parent.children].filter((child) => !hidden(child)).map((child) => [child, child.getBoundingClientRect()]);
    for (const [at, [one, a]] of boxes.entries()) {
      for (const [other, b] of boxes.slice(0, at)) {
        const over = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (over > 1 && down > 1) faults["texts overlap"].push(`${tell(one)} and ${tell(other)}`);
      }
    }
  }
  for (const svg of document.querySelectorAll("svg")) {
    if (!(svg.getAttribute("aria-label") ?? "").trim()) faults["no name"].push(svg.outerHTML.slice(0, 120));
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const texts = [...svg.querySelectorAll("text")].map((node) => [node, node.getBoundingClientRect()]);
    for (const [at, [node, box]] of texts.entries()) {
      const out = box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
      if (out) faults["text is cut"].push(`in a drawing: ${node.textContent}`);
      for (const [other, b] of texts.slice(0, at)) {
        const apart = box.right <= b.left || b.right <= box.left || box.bottom <= b.top || b.bottom <= box.top;
        if (!apart) faults["texts overlap"].push(`in a drawing: ${node.textContent} and ${other.textContent}`);
      }
    }
  }
  // Nothing is a list, a table or a section with nothing in it, nor a heading with nothing under it.
  for (const node of document.querySelectorAll("section, aside, details, table, thead, tbody, tr, ul, ol, dl, li, p, h1, h2, h3, h4, .grid, .panel")) {
    if (node.textContent.trim() === "" && !node.querySelector("svg")) faults["nothing in it"].push(tell(node));
  }
  for (const node of document.querySelectorAll("h2, h3, h4")) {
    const next = (node.closest("summary") ?? node).nextElementSibling;
    const level = next?.matches("h2, h3, h4") ? Number(next.tagName[1]) : Infinity;
    if (!next || next.matches(".up") || level <= Number(node.tagName[1])) faults["nothing in it"].push(`under ${tell(node)}`);
  }
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((node) => Number(node.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) faults["no name"].push("there must be one h1");
  levels.forEach((level, at) => {
    if (at > 0 && level > levels[at - 1] + 1) faults["no name"].push(`h${level} after h${levels[at - 1]}`);
  });
  return faults;
}
