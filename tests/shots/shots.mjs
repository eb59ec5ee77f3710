// shots: pictures of builds for people to look at: node shots.mjs INTO BUILD PERSON WEEK DAY TIME... (see shots.sh)
//
// Of each build: a week, today at that time, the person's list of weeks and the plan's page, with a store's where there is
// one, at three widths, by light and in the dark; and what comes out of the printer, page by page, as PNG.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { addressOf, launch } from "../judges/pages/browser.mjs";

const WIDTHS = { 360: 780, 768: 1024, 1280: 900 }; // and heights of a window
const SCHEMES = ["light", "dark"];
const PRINTED_MOST = 4; // pages of one print
const DPI = "80";

const [into, ...words] = process.argv.slice(2);
const browser = await launch();

// The instant at which a clock of that zone shows the time.
function instant(day, time, timeZone) {
  const guess = new Date(`${day}T${time}:00Z`);
  const shown = new Date(`${guess.toLocaleString("sv", { timeZone }).replace(" ", "T")}Z`);
  return new Date(2 * guess - shown);
}

// Today is opened as a phone opens it: without saying which day.
function pagesOf(build, person, week) {
  const site = join(build, "site");
  const folder = join(site, "sheets", person);
  const pages = {
    week: [join(folder, `${week}.html`), "#week"],
    today: [join(folder, `${week}.html`), ""],
    list: [join(folder, "index.html"), "#all"],
    plan: [join(site, "index.html"), ""],
  };
  if (existsSync(join(site, "stores"))) {
    pages.stores = [join(site, "stores", "index.html"), ""];
    pages.store = [join(site, "stores", readdirSync(join(site, "stores")).filter((file) => file !== "index.html")[0]), ""];
  }
  return pages;
}

async function print(page, name) {
  const file = join(into, `${name}.pdf`);
  await page.pdf({ path: file, preferCSSPageSize: true });
  execFileSync("pdftoppm", ["-r", DPI, "-png", "-l", String(PRINTED_MOST), file, join(into, name)]);
}

async function shoot(build, person, week, day, time) {
  const { timezone } = JSON.parse(readFileSync(join(build, "plan.json"), "utf8")).plan;
  const name = basename(build);
  for (const colorScheme of SCHEMES) {
    const context = await browser.newContext({ colorScheme, timezoneId: timezone, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.clock.setFixedTime(instant(day, time, timezone));
    for (const [kind, [file, hash]] of Object.entries(pagesOf(build, person, week)))
      for (const [width, height] of Object.entries(WIDTHS)) {
        await page.setViewportSize({ width: Number(width), height });
        await page.goto("about:blank");
        await page.goto(addressOf(file, hash));
        const shot = `${name}-${kind}-${width}${colorScheme === "dark" ? "-dark" : ""}`;
        // Of today what the window shows: that is what is found at one look.
        await page.screenshot({ path: join(into, `${shot}.png`), fullPage: kind !== "today" });
        if (kind === "today") await page.screenshot({ path: join(into, `${shot}-whole.png`), fullPage: true });
        if (colorScheme === "light" && width === "1280") await print(page, `${name}-${kind}-a4`);
      }
    await context.close();
  }
}

for (let at = 0; at + 4 < words.length; at += 5) await shoot(...words.slice(at, at + 5));
await browser.close();
