// zones: reads the calendars of zones.py --make with ical.js (Thunderbird's) and node-ical, and compares with the
// instants that Python's zoneinfo has found.
//
//     node zones.mjs DIR      (see zones.sh)
//
// ical.js believes the VTIMEZONE; node-ical knows zones by their names. One check is one event in one reader. Prints
// "N passed, N failed" last; exit status 1 when one failed.
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(join(process.env.JUDGES, "package.json"));
const ICAL = require("ical.js").default ?? require("ical.js");
const nodeIcal = require("node-ical");

// node-ical asks temporal-polyfill, which here misses two turns within six weeks that node itself knows.
const MISSED = ["Africa-Casablanca-2030-2031"];
const SHOWN = 20; // failures printed in full
const tally = { passed: 0, failed: 0 };

function equal(what, got, want) {
  if (got === want) {
    tally.passed++;
    return;
  }
  if (++tally.failed <= SHOWN) console.log(`${what}\n  got:    ${got}\n  wanted: ${want}`);
}

const line = (title, from, to) => [title, new Date(from).toISOString(), new Date(to).toISOString()].join(" | ");

function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return line(event.summary, event.startDate.toJSDate(), event.endDate.toJSDate());
  });
}

function byNodeIcal(text) {
  return Object.values(nodeIcal.sync.parseICS(text))
    .filter((item) => item.type === "VEVENT")
    .map((event) => line(event.summary, event.start.getTime(), event.end.getTime()));
}

function compare(where, got, want) {
  equal(`${where}: number of events`, got.length, want.length);
  got.sort();
  want.forEach((event, i) => equal(where, got[i], event));
}

const folder = process.argv[2];
for (const name of readdirSync(folder).sort()) {
  const text = readFileSync(join(folder, name, "out/site/calendar/staff/lin.ics"), "utf8");
  const want = JSON.parse(readFileSync(join(folder, name, "wanted.json"), "utf8")).map((event) => line(...event)).sort();
  compare(`ical.js: ${name}`, byIcalJs(text), want);
  if (!MISSED.includes(name)) compare(`node-ical: ${name}`, byNodeIcal(text), want);
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed ? 1 : 0);
