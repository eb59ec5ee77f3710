// texts: reads calendars of random texts with ical.js (Thunderbird's) and node-ical, and compares with what must be there.
//
//     node texts.mjs DIR      (see texts.sh; DIR holds N.ics and N.want.json; TZ must be UTC)
//
// One check is one text in one reader. Prints "N passed, N failed" last; exit status 1 when one failed.
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(join(process.env.JUDGES, "package.json"));
const ICAL = require("ical.js").default ?? require("ical.js");
const nodeIcal = require("node-ical");

const SHOWN = 20; // failures printed in full
const tally = { passed: 0, failed: 0 };

function equal(what, got, want) {
  if (got === want || JSON.stringify(got) === JSON.stringify(want)) {
    tally.passed++;
    return;
  }
  if (++tally.failed <= SHOWN) console.log(`${what}\n  got:    ${JSON.stringify(got)}\n  wanted: ${JSON.stringify(want)}`);
}

// ---- readers: a text is "" where there is none; events in order of their days, a different one for each -------------

const byDay = (a, b) => a.day - b.day;

function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const of = (component, name) => component.getFirstPropertyValue(name) ?? "";
  const events = calendar.getAllSubcomponents("vevent").map((event) => ({
    day: of(event, "dtstart").toJSDate().getTime(),
    summary: of(event, "summary"),
    description: of(event, "description"),
    categories: event.getAllProperties("categories").flatMap((property) => property.getValues()),
  }));
  return { name: of(calendar, "name"), about: of(calendar, "x-wr-caldesc"), events: events.sort(byDay) };
}

// It gives NAME to nobody, and X-WR-CALNAME, which says the same, for it.
function byNodeIcal(text) {
  const found = nodeIcal.sync.parseICS(text);
  const events = Object.values(found).filter((item) => item.type === "VEVENT").map((event) => ({
    day: event.start.getTime(),
    summary: event.summary,
    description: event.description ?? "",
    categories: event.categories ?? [],
  }));
  return { name: found.vcalendar["WR-CALNAME"] ?? "", about: found.vcalendar["WR-CALDESC"] ?? "", events: events.sort(byDay) };
}

// ---- the comparison -----------------------------------------------------------------------------------------------

function compare(where, got, want) {
  equal(`${where}: name`, got.name, want.name);
  equal(`${where}: about`, got.about, want.about);
  equal(`${where}: number of events`, got.events.length, want.events.length);
  want.events.forEach((event, i) => {
    for (const [field, text] of Object.entries(event)) equal(`${where}: ${field} of event ${i}`, got.events[i]?.[field], text);
  });
}

const folder = process.argv[2];
for (const name of readdirSync(folder).filter((file) => file.endsWith(".ics")).sort()) {
  const text = readFileSync(join(folder, name), "utf8");
  const want = JSON.parse(readFileSync(join(folder, name.replace(".ics", ".want.json")), "utf8"));
  compare(`ical.js: ${name}`, byIcalJs(text), want);
  compare(`node-ical: ${name}`, byNodeIcal(text), want);
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed ? 1 : 0);
