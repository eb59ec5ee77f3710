// feeds: reads every calendar of a build with ical.js (Thunderbird's) and node-ical, and compares with plan.json.
//
//     node feeds.mjs OUTDIR      (see feeds.sh; TZ must be UTC, for node-ical gives days as local midnights)
//
// One check is one event in one reader. Prints "N passed, N failed" last; exit status 1 when one failed.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(join(process.env.JUDGES, "package.json"));
const ICAL = require("ical.js").default ?? require("ical.js");
const nodeIcal = require("node-ical");

const SHOWN = 20; // failures printed in full
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const tally = { passed: 0, failed: 0 };

function equal(what, got, want) {
  const [found, wished] = [JSON.stringify(got), JSON.stringify(want)];
  if (found === wished) {
    tally.passed++;
    return;
  }
  if (++tally.failed <= SHOWN) console.log(`${what}\n  got:    ${found}\n  wanted: ${wished}`);
}

// ---- what plan.json says ------------------------------------------------------------------------------------------

const minutesOf = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

// The plan's zone has one offset the whole year round.
function offsetOf(zone) {
  const text = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).format(new Date(0));
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text);
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}

// Days as midnights in UTC with a D before them, instants in UTC; the end is the first that is not within.
function spanOf(event, offset) {
  if (event.all_day) return [`D${event.first}`, `D${dayText(Date.parse(event.last) + DAY)}`];
  const instant = (day, clock) => new Date(Date.parse(day) + (minutesOf(clock) - offset) * MINUTE).toISOString();
  return [instant(event.first, event.from), instant(event.last, event.to)];
}

const dayText = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10);

function wanted(plan, feed, offset) {
  return feed.events
    .map((number) => plan.events[number])
    .map((event) => [...spanOf(event, offset), event.summary, event.description, event.status, event.categories])
    .sort(byText);
}

const byText = (a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

// ---- readers ------------------------------------------------------------------------------------------------------

const icalTime = (time) => (time.isDate ? `D${time.toString()}` : time.toJSDate().toISOString());

function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const text = (name) => component.getFirstPropertyValue(name) ?? "";
    return [icalTime(event.startDate), icalTime(event.endDate), event.summary, event.description ?? "",
      text("status"), text("categories")];
  });
}

const nodeTime = (time) => (time.dateOnly ? `D${dayText(time.getTime())}` : new Date(time.getTime()).toISOString());

function byNodeIcal(text) {
  return Object.values(nodeIcal.sync.parseICS(text))
    .filter((item) => item.type === "VEVENT")
    .map((event) => [nodeTime(event.start), nodeTime(event.end), event.summary, event.description ?? "", event.status,
      event.categories.join(",")]);
}

// ---- the comparison -----------------------------------------------------------------------------------------------

function compare(where, got, want) {
  equal(`${where}: number of events`, got.length, want.length);
  got.sort(byText);
  want.forEach((event, i) => equal(`${where}: ${event[2]}`, got[i], event));
}

const out = process.argv[2];
const plan = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
const offset = offsetOf(plan.plan.timezone);
for (const feed of plan.feeds) {
  const text = readFileSync(join(out, feed.path), "utf8");
  const want = wanted(plan, feed, offset);
  compare(`ical.js: ${feed.path}`, byIcalJs(text), want);
  compare(`node-ical: ${feed.path}`, byNodeIcal(text), want);
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed ? 1 : 0);
