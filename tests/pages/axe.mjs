// axe-core on one page of every layout, in every view, light and dark, narrow and wide. Usage: node axe.mjs SITE
import { readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const site = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PAGES = [
  "index.html", "about.html", "map.html", "timeline.html", "glossary.html", "tasks/index.html", "tasks/new-modes.html",
  "actions/index.html", "actions/industrial-software.html", "targets/index.html", "targets/equipment-fulfilment.html",
  "plans/integration.html", "articles/004.html", "projects/industrial-internet-platform.html",
];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const browser = await puppeteer.launch({
  executablePath: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync),
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let bad = 0, seen = 0;
const page = await browser.newPage();
await page.setBypassCSP(true);
for (const scheme of ["light", "dark"]) {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  for (const width of [390, 1440]) {
    await page.setViewport({ width, height: 900 });
    for (const view of ["zh", "en", "both"]) {
      for (const name of PAGES) {
        const file = join(site, view === "both" && name === "index.html" ? "" : view, name);
        await page.goto(`file://${file}`);
        await page.evaluate(axe);
        const result = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        seen++;
        if (sideways) { bad++; console.log(`${view}/${name} ${scheme} ${width}: scrolls sideways`); }
        for (const violation of result.violations) {
          bad++;
          console.log(`${view}/${name} ${scheme} ${width}: ${violation.id}: ${violation.help}\n    ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join("\n    ")}`);
        }
      }
    }
  }
}
await browser.close();
console.log(`${seen} runs, ${bad} findings`);
process.exit(bad ? 1 : 0);
