// access: everybody can use every kind of page: axe-core finds nothing, by light and in the dark, on a phone and on a desk;
// nothing is wider than the window; text and controls are large enough, and on the plan's pages all text grows with the
// browser's type, whole and apart; no page asks for anything but its own files.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addressOf, contextOf, fromNpm, watch } from "./browser.mjs";
import { kindsOf } from "./plans.mjs";
import { none } from "./tally.mjs";

const AXE = readFileSync(fromNpm.resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 360, 768, 1280];
const AXED = [360, 1280];
const TEXT_MIN = 12; // CSS pixels
const TARGET_MIN = 44;

// All rules but the experimental ones, and of WCAG 2.2 what axe leaves out by itself. An article has the levels of headings
// that it has where it is posted, for that is what is copied: in its item their order is nobody's to choose. In the dark the
// page is the same but for its colours, so there only the rules of colours are asked.
const axeFinds = (page, scheme) =>
  page.evaluate(async (dark) => {
    const asked = dark ? { runOnly: ["color-contrast", "link-in-text-block"] } : { rules: { "target-size": { enabled: true } } };
    const found = await window.axe.run(document, { resultTypes: ["violations"], ...asked });
    const ofArticle = (rule, node) =>
      rule === "heading-order" && document.querySelector(node.target[0]).closest(".item")?.querySelector(".article");
    return found.violations.flatMap((v) =>
      v.nodes
        .filter((n) => !ofArticle(v.id, n))
        .map((n) => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary.split("\n")[1]?.trim()}`),
    );
  }, scheme === "dark");

const tooWide = (page) =>
  page.evaluate(() => {
    const over = document.scrollingElement.scrollWidth - window.innerWidth;
    return over > 0 ? [`${over} pixels wider than ${window.innerWidth}`] : [];
  });

const tooSmall = (page, least) =>
  page.evaluate((min) => {
    const found = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || /^(script|style|title)$/i.test(element.tagName) || !element.getClientRects().length)
        continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      const name = `${element.tagName.toLowerCase()}.${element.getAttribute("class")}: ${size} pixels`;
      if (size < min && !found.has(name)) found.set(name, `${name}: ${walker.currentNode.data.trim().slice(0, 20)}`);
    }
    return [...found.values()];
  }, least);

// A control of its own is as large as a finger: a tick counts with its words. A link within a sentence is not one.
const tooNarrow = (page, least) =>
  page.evaluate((min) => {
    const found = new Map();
    for (const element of document.querySelectorAll("a[href], button, summary, input, textarea, select")) {
      const target = element.matches("input") ? (element.closest("label") ?? element) : element;
      const box = target.getBoundingClientRect();
      if (!box.width || getComputedStyle(element).display === "inline" || element.closest(".article, .bars, .sr, .skip"))
        continue;
      const name = `${element.parentElement.className} > ${element.tagName.toLowerCase()}.${element.className}`;
      if (Math.min(box.width, box.height) < min - 0.5 && !found.has(name))
        found.set(name, `${name}: ${box.width.toFixed(0)} x ${box.height.toFixed(0)}: ${target.textContent.trim().slice(0, 20)}`);
    }
    return [...found.values()];
  }, least);

// What is cut, and what lies over another of its kind, in the year's band, the months and below people's weeks.
const crowded = (page) =>
  page.evaluate(() => {
    const cut = [...document.querySelectorAll(".shared .bar > span:first-child, .month .name, .month .n")]
      .filter((e) => {
        const half = parseFloat(getComputedStyle(e).fontSize) / 2; // of a line: letters stand out of theirs a little
        return e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + half;
      })
      .map((e) => `cut: ${e.textContent.trim()}`);
    const over = [".named", ".axis", ".bars", ".under"].flatMap((around) =>
      [...document.querySelectorAll(around)].flatMap((row) => {
        const texts = ":scope > span > b, :scope > span:not(:has(b)), :scope > a";
        const boxes = [...row.querySelectorAll(texts)].map((e) => e.getBoundingClientRect());
        const apart = (a, b) => a.left >= b.right - 1 || b.left >= a.right - 1 || a.top >= b.bottom - 1 || b.top >= a.bottom - 1;
        const over = boxes.some((a, n) => boxes.slice(n + 1).some((b) => !apart(a, b)));
        return over ? [`overlap: ${around}: ${row.textContent.trim().slice(0, 30)}`] : [];
      }),
    );
    const signs = [...document.querySelectorAll(".month td")]
      .filter((cell) => {
        const posts = cell.querySelector(".posts")?.getBoundingClientRect();
        const low = posts?.top ?? cell.getBoundingClientRect().bottom;
        return [...cell.querySelectorAll(".sign")].some((e) => e.getBoundingClientRect().bottom > low + 3);
      })
      .map((cell) => `overlap: ${cell.dataset.date}`);
    return [...cut, ...over, ...signs];
  });

const sizes = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((e) => e.getClientRects().length && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
      .map((e) => [
        `${e.tagName.toLowerCase()}.${e.className}: ${e.textContent.trim().slice(0, 20)}`,
        parseFloat(getComputedStyle(e).fontSize),
      ]),
  );

const typeOf = (page, size) => page.evaluate((to) => (document.documentElement.style.fontSize = to), size);

// With type twice as large; what has no room at the usual size may go without it here.
async function lookEnlarged(page, all) {
  const before = await sizes(page);
  const usual = new Set(await crowded(page));
  await typeOf(page, "200%");
  none(`width, large type: ${all}`, await tooWide(page));
  none(`cut or overlapping, large type: ${all}`, (await crowded(page)).filter((fault) => !usual.has(fault)));
  const after = await sizes(page);
  none(
    `text that does not grow: ${all}`,
    before.filter(([, size], n) => after[n][1] <= size).map(([what]) => what),
  );
  await typeOf(page, "");
}

async function look(page, what, width, scheme) {
  const all = `${what}, ${scheme}, ${width}`;
  if (AXED.includes(width)) none(`axe: ${all}`, await axeFinds(page, scheme));
  if (scheme === "dark") return;
  none(`width: ${all}`, await tooWide(page));
  if (AXED.includes(width)) none(`size of text: ${all}`, await tooSmall(page, TEXT_MIN));
  if (width === 360) none(`size of controls: ${all}`, await tooNarrow(page, TARGET_MIN));
  if (AXED.includes(width) && (await page.locator("body.plan").count())) await lookEnlarged(page, all);
}

// Opens each page once and looks at it at every width; `act` does first what a person would.
async function lookAtAll(browser, pages, colorScheme, { time, act }) {
  const context = await contextOf(browser, { colorScheme, reducedMotion: "reduce", timezoneId: "UTC" }, time);
  const page = await context.newPage();
  const faults = [];
  let file = "";
  watch(page, () => file.slice(0, file.indexOf("/site/") + 5), faults);
  for (const [name, path, hash] of pages) {
    file = path;
    await page.goto("about:blank");
    faults.length = 0;
    await page.goto(addressOf(path, hash));
    if (act) await act(page);
    await page.evaluate(AXE);
    for (const width of colorScheme === "light" ? WIDTHS : AXED) {
      await page.setViewportSize({ width, height: 800 });
      await look(page, name + (time ? " today" : ""), width, colorScheme);
    }
    none(`own files only: ${name}, ${colorScheme}`, faults);
  }
  await context.close();
}

// The first item done and opened again, a text copied.
async function work(page) {
  if ((await page.locator(".item").count()) === 0) return;
  const item = page.locator(".item:visible").first();
  await item.locator("[data-done]").check();
  await item.locator(".fold").click();
  await page.locator(".copy:visible").first().click();
}

export async function access(browser, plans) {
  const today = [
    ["soap sheet", join(plans.soap.site, "sheets/ada/2026-W11.html"), ""],
    ["soap list", join(plans.soap.site, "sheets/ada/index.html"), "#all"],
    ["soap plan", join(plans.soap.site, "index.html"), ""],
  ];
  for (const scheme of ["light", "dark"]) {
    await lookAtAll(browser, kindsOf(plans), scheme, {});
    await lookAtAll(browser, today, scheme, { time: new Date("2026-03-12T09:10:00Z"), act: work });
  }
}
