// A page in a browser. At every width, in the dark, with large letters: axe-core finds no violation; in forced colours and with spaced
// letters too, nothing scrolls sideways, nothing is fetched, nothing is logged. The keyboard reaches everything and is seen where it is, tables
// have their headers, sort and come back to their order, words are found, and without a script the page says the same.
//
// usage: in_a_browser.mjs PAGE.html...
// Chromium is taken from CHROMIUM, or from where Debian puts it.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { chromium } from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The page sets the size of its letters on the root; four times that is what a reader asks for at most.
const LARGE = "html { font-size: 425% !important; }";
// WCAG 1.4.12.
const SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 320, height: 640 };
const SETTINGS = [
  { name: "1440 px", viewport: WIDE, axed: true },
  { name: "1440 px, dark", viewport: WIDE, colorScheme: "dark", axed: true },
  { name: "1440 px, forced colours", viewport: WIDE, forcedColors: "active" },
  { name: "768 px", viewport: { width: 768, height: 1024 }, axed: true },
  { name: "320 px", viewport: NARROW, axed: true },
  { name: "320 px, dark", viewport: NARROW, colorScheme: "dark" },
  { name: "320 px, letters four times as large", viewport: NARROW, style: LARGE, axed: true },
  { name: "320 px, letters spaced", viewport: NARROW, style: SPACED },
];

const paths = process.argv.slice(2);
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
let faults = 0;

/** One page: what is wrong with it is told as it is found. */
async function judge(path) {
  const address = pathToFileURL(resolve(path)).href;
  const fault = (words) => {
    faults += 1;
    console.log(`${path}: ${words}`);
  };
  const open = async (options, use) => {
    const context = await browser.newContext({ reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    page.on("request", (request) => {
      const url = request.url();
      if (url.split("#")[0] !== address && !url.startsWith("data:")) fault(`asks for ${url}`);
    });
    page.on("console", (message) => fault(`logs ${message.text()}`));
    page.on("pageerror", (error) => fault(`fails: ${error.message}`));
    await page.goto(address, { waitUntil: "load" });
    if (options.style) await page.addStyleTag({ content: options.style });
    const result = await use(page);
    await context.close();
    return result;
  };

  for (const { name, axed, ...options } of SETTINGS) {
    // The judge's own script must run in a page that forbids others, so its content security policy is put aside here.
    await open({ ...options, bypassCSP: true }, async (page) => {
      const wide = await page.evaluate(sideways);
      if (wide) fault(`scrolls sideways at ${name}: ${wide}`);
      if (!axed) return;
      await page.addScriptTag({ path: axe });
      const result = await page.evaluate(
        (values) => globalThis.axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values } }),
        TAGS,
      );
      for (const violation of result.violations) {
        const targets = violation.nodes.map((node) => node.target.join(" ")).slice(0, 5).join("; ");
        fault(`${violation.id} (${violation.impact}) at ${name}: ${violation.help}: ${targets}`);
      }
      if (result.passes.length < 10) fault(`only ${result.passes.length} checks applied at ${name}`);
    });
  }

  // From here on the page is held to its own policy.
  // A field over a table to filter its rows comes with the script, and so do its words.
  const read = () => {
    const main = document.querySelector("main").cloneNode(true);
    for (const filter of main.querySelectorAll(".filter")) filter.remove();
    return main.textContent;
  };
  const withScript = await open({ viewport: WIDE }, async (page) => {
    for (const words of await page.evaluate(headers)) fault(words);
    const words = await page.evaluate(read);
    for (const told of await page.evaluate(sorting)) fault(told);
    for (const told of await finding(page)) fault(told);
    for (const told of await filtering(page)) fault(told);
    return words;
  });
  const without = await open({ viewport: WIDE, javaScriptEnabled: false }, async (page) => {
    for (const words of await page.evaluate(unseen)) fault(words);
    return page.evaluate(read);
  });
  if (withScript !== without) fault("says other words without its script");
  for (const width of [1440, 320]) {
    await open({ viewport: { width, height: 720 } }, async (page) => {
      for (const words of await walk(page)) fault(`${words} at ${width} px`);
    });
  }
}

/** What makes the page scroll sideways; nothing when it does not. */
function sideways() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return null;
  const over = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.right > root.clientWidth + 1 && !element.closest(".table");
  });
  return `${root.scrollWidth} px wide, for one ${over.at(-1)?.outerHTML.slice(0, 120) ?? "unknown element"}`;
}

/** Tables that have lost a caption or a header. */
function headers() {
  return [...document.querySelectorAll("table")].flatMap((table) => {
    const columns = table.querySelectorAll("thead th[scope=col]").length;
    const rows = [...table.tBodies[0].rows];
    const whole =
      table.caption?.textContent.trim() &&
      columns > 0 &&
      [...table.querySelectorAll("thead th")].every((header) => header.textContent.trim()) &&
      rows.every((row) => row.cells.length === columns && row.cells[0].matches("th[scope=row]"));
    return whole ? [] : [`the table ${table.id} has lost a caption or a header`];
  });
}

/** What cannot be seen in the report without a script. */
function unseen() {
  return [...document.querySelectorAll("main :is(p, li, dd, td, th, h2, h3, h4, figcaption)")]
    .filter((element) => element.textContent.trim() && !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((element) => `cannot be seen without a script: ${element.textContent.slice(0, 60)}`);
}

/** Presses every button in the headers of every table three times: up, down, and as it was. */
function sorting() {
  const told = [];
  // What a number is worth, told apart from the page's own way of reading it.
  const worth = (text) => {
    const amount = Number(text.split(/\(| of /)[0].replace(/[£%,\s]/g, "").replace(/million$/, "e6").replace(/[−–]/g, "-"));
    return text && Number.isFinite(amount) ? amount : null;
  };
  for (const table of document.querySelectorAll(".sortable")) {
    const body = () => [...table.tBodies[0].rows];
    const before = body();
    table.querySelectorAll("thead button").forEach((button, column) => {
      const header = button.closest("th");
      for (const way of ["ascending", "descending", null]) {
        button.click();
        const rows = body();
        if (header.getAttribute("aria-sort") !== way) told.push(`${table.id}: aria-sort is not ${way}`);
        const totals = rows.map((row) => row.classList.contains("total"));
        if (totals.lastIndexOf(false) > totals.indexOf(true) && totals.includes(true)) told.push(`${table.id}: a total is not last`);
        if (new Set([...rows, ...before]).size !== before.length) told.push(`${table.id}: a row is lost`);
        if (!way && rows.some((row, at) => row !== before[at])) told.push(`${table.id}: does not come back to its order`);
        if (!way || !header.classList.contains("number")) continue;
        const texts = rows.filter((_, at) => !totals[at]).map((row) => row.cells[column].textContent.trim());
        const numbers = texts.map(worth);
        const known = numbers.filter((number) => number !== null);
        const sorted = known.toSorted((a, b) => (way === "ascending" ? a - b : b - a));
        if (known.some((number, at) => number !== sorted[at])) told.push(`${table.id}: not sorted: ${texts.join("; ")}`);
        if (numbers.slice(known.length).some((number) => number !== null)) told.push(`${table.id}: a symbol is not last: ${texts.join("; ")}`);
      }
    });
    if (![...document.querySelectorAll("[role=status]")].some((element) => element.textContent.includes(table.caption.textContent))) {
      told.push(`${table.id}: sorting is not said`);
    }
  }
  const large = [...document.querySelectorAll("tbody")].some((body) => body.rows.length > 3);
  if (large && !document.querySelector(".sortable")) told.push("no table can be sorted");
  return told;
}

/** Filters every table that has a field for it: for words of its last row, for nothing that is there, and for everything again. */
async function filtering(page) {
  const told = [];
  for (const box of await page.$$(".filter input")) {
    const rows = () => box.evaluate((input) => {
      const all = [...input.closest(".data").querySelectorAll("tbody tr")];
      return { all: all.length, seen: all.filter((row) => row.checkVisibility()).length, last: all.at(-1).cells[0].textContent.trim() };
    });
    const said = () => box.evaluate((input) => input.closest(".filter").querySelector("[role=status]").textContent);
    const { all, last } = await rows();
    await box.fill(last);
    const found = await rows();
    if (found.seen < 1 || found.seen >= all) told.push(`filtering for ${last} shows ${found.seen} of ${all} rows`);
    if (!(await said()).startsWith(`${found.seen} of ${all} `)) told.push("does not say how many rows are shown");
    await box.fill("zzqx");
    if ((await rows()).seen) told.push("filtering shows rows without the words");
    await box.fill("");
    if ((await rows()).seen !== all) told.push("rows do not come back when the field is empty");
  }
  if (await page.evaluate(() => document.body.classList.contains("register")) && !(await page.$(".filter input"))) told.push("the register cannot be filtered");
  return told;
}

/** Looks for the last heading, and for nothing that is there. */
async function finding(page) {
  if (!(await page.$("nav"))) return [];
  const told = [];
  const count = () => page.$$eval(".found a", (links) => links.length);
  const typing = () => page.evaluate(() => document.activeElement?.id === "page_find");
  const heading = await page.$$eval("main :is(h2, h3)", (headings) => headings.at(-1).textContent);
  await page.keyboard.press("/");
  if (!(await typing())) return ["the / key does not lead to the search"];
  await page.keyboard.type(heading.slice(0, 30));
  if ((await count()) === 0) told.push(`does not find ${heading}`);
  const lost = await page.$$eval(".found a", (links) => links.filter((link) => !document.getElementById(link.hash.slice(1))).length);
  if (lost) told.push(`${lost} of the places found are not there`);
  if (!(await page.textContent(".find [role=status]")).includes("found")) told.push("does not say how much it found");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  if (!(await page.evaluate(() => location.hash.length > 1))) told.push("a place found cannot be reached with the keyboard");
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  if ((await count()) > 0 || !(await typing()) || (await page.inputValue("#page_find"))) told.push("Escape does not clear the search");
  await page.keyboard.type("zzqx");
  if ((await count()) > 0) told.push("finds what is not there");
  await page.keyboard.press("Escape");
  // WCAG 2.1.4: who speaks to the machine, or hits keys by mistake, can switch the key off.
  await page.uncheck(".key input");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("/");
  if (await typing()) told.push("the / key cannot be switched off");
  return told;
}

/** Goes through the page with the Tab key: everything that can be used is reached once, and is seen when it is. */
async function walk(page) {
  const told = [];
  const wanted = await page.evaluate(() => {
    const usable = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")];
    globalThis.wanted = new Set(usable.filter((element) => element.checkVisibility({ visibilityProperty: true })));
    return globalThis.wanted.size;
  });
  for (let step = 0; step < wanted * 2 + 20; step += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return { end: true };
      const name = element.outerHTML.slice(0, 100);
      globalThis.reached ??= new Set();
      if (globalThis.reached.has(element)) return { name, again: true };
      globalThis.reached.add(element);
      const style = getComputedStyle(element);
      const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && Number(style.opacity) === 1;
      // Some of it is in sight, and nothing lies over it there.
      const clear = [...element.getClientRects()].some((box) => {
        const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 1), innerWidth - 1);
        const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 10), 1), innerHeight - 1);
        const top = document.elementFromPoint(x, y);
        return top && y >= box.top - 1 && y <= box.bottom + 1 && (element.contains(top) || top.contains(element));
      });
      return { name, seen, clear };
    });
    if (at.end || at.again) {
      if (at.again && step < wanted - 1) told.push(`the keyboard goes in a circle after ${step} steps, at ${at.name}`);
      break;
    }
    if (!at.seen) told.push(`the keyboard cannot be seen on ${at.name}`);
    if (!at.clear) told.push(`something lies over ${at.name}`);
  }
  const missed = await page.evaluate(() =>
    [...globalThis.wanted].filter((element) => !globalThis.reached?.has(element) && element.checkVisibility()).map((element) => element.outerHTML.slice(0, 100)),
  );
  for (const name of missed) told.push(`the keyboard does not reach ${name}`);
  return told.slice(0, 20);
}

// Two at a time: a browser waits often enough.
const waiting = [...paths];
const work = async () => {
  for (let path = waiting.shift(); path; path = waiting.shift()) await judge(path);
};
await Promise.all([work(), work()]);
await browser.close();
console.log(`${paths.length} pages, ${SETTINGS.length} settings`);
process.exit(faults > 0 || paths.length === 0 ? 1 : 0);
