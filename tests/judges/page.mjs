// A page in a browser: axe-core finds no violation, nothing scrolls sideways, nothing is fetched, nothing is logged.
//
// usage: page.mjs PAGE.html...
// Chromium is taken from CHROMIUM, or from where Debian puts it.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { chromium } from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const VIEWPORTS = [
  { width: 1440, height: 900, colorScheme: "light" },
  { width: 1440, height: 900, colorScheme: "dark" },
  { width: 320, height: 640, colorScheme: "light" },
];

const paths = process.argv.slice(2);
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
let faults = 0;
const fault = (path, words) => {
  faults += 1;
  console.log(`${path}: ${words}`);
};

for (const path of paths) {
  for (const { width, height, colorScheme } of VIEWPORTS) {
    // Our own script must run in a page that forbids scripts, so its content security policy is put aside here.
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    const where = `${width} px, ${colorScheme}`;
    const address = pathToFileURL(resolve(path)).href;
    page.on("request", (request) => {
      const url = request.url();
      if (url !== address && !url.startsWith("data:")) fault(path, `asks for ${url}`);
    });
    page.on("console", (message) => fault(path, `logs ${message.text()}`));
    await page.goto(address, { waitUntil: "load" });
    const wide = await page.evaluate(() => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return null;
      const over = [...document.body.querySelectorAll("*")].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.right > root.clientWidth + 1 && !element.closest("[role=region]");
      });
      const first = over.at(-1);
      return `${root.scrollWidth} px wide, for one ${first?.outerHTML.slice(0, 120) ?? "unknown element"}`;
    });
    if (wide) fault(path, `scrolls sideways at ${where}: ${wide}`);
    await page.addScriptTag({ path: axe });
    const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    for (const violation of result.violations) {
      const targets = violation.nodes.map((node) => node.target.join(" ")).slice(0, 5).join("; ");
      fault(path, `${violation.id} (${violation.impact}) at ${where}: ${violation.help}: ${targets}`);
    }
    if (result.passes.length < 10) fault(path, `only ${result.passes.length} checks applied at ${where}`);
    await context.close();
  }
}
await browser.close();
console.log(`${paths.length} pages, ${VIEWPORTS.length} settings`);
process.exit(faults > 0 || paths.length === 0 ? 1 : 0);
