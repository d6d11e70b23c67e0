// Opens reports in a browser, on a phone and on a screen, and looks for what a reader would stumble
// over: words that are cut or lie on each other, a page wider than the screen, anything asked of the
// network, a page that reads aloud badly, a print that loses something.
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

// As on paper: more than one page, and nothing wider than the paper.
async function print(page, name) {
  const label = `${name} on paper`;
  // A4 less its margins, in CSS pixels.
  const paper = Math.floor(((210 - 2 * 15) / 25.4) * 96);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: paper, height: 1000 });
  for (const [what, list] of Object.entries(await page.evaluate(look, paper))) {
    complain(label, what, list);
  }
  const bytes = await page.pdf({
    path: join(folder, `${name}.pdf`),
    preferCSSPageSize: true,
    printBackground: false,
  });
  // Pages of a tree say how many they are; the root's count is the largest.
  const counts = [...bytes.toString("latin1").matchAll(/\/Count (\d+)/g)].map((m) => Number(m[1]));
  const count = Math.max(0, ...counts);
  console.log(`${label}: ${count} pages`);
  if (count < 2) complain(label, "pages", [String(count)]);
}

// Runs in the page. Every fault as a line of text, by kind.
function look(width) {
  const faults = { "wider than the screen": [], "text is cut": [], "texts overlap": [], "no name": [] };
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
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((node) => Number(node.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) faults["no name"].push("there must be one h1");
  levels.forEach((level, at) => {
    if (at > 0 && level > levels[at - 1] + 1) faults["no name"].push(`h${level} after h${levels[at - 1]}`);
  });
  return faults;
}
