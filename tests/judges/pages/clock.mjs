// clock: the page knows what time it is: what is now, next and overdue, today first, how far the day's work is, this week
// from a person's list, today in the plan's year; and it goes on when the phone stays open over night.
import { join } from "node:path";
import { addressOf } from "./browser.mjs";
import { check, equal } from "./tally.mjs";

const ZONE = "Europe/Berlin"; // corner-soap's
const SUMMER_TIME_FROM = "2026-03-29";

// A page at a day and a time of the plan's zone.
async function at(browser, file, day, time, options = {}) {
  const context = await browser.newContext({ timezoneId: ZONE, viewport: { width: 360, height: 760 }, ...options });
  const page = await context.newPage();
  const offset = day < SUMMER_TIME_FROM ? "+01:00" : "+02:00";
  await page.clock.install({ time: new Date(`${day}T${time}:00${offset}`) });
  await page.goto(addressOf(file));
  return page;
}

// The stamps that can be seen, each with its item's time: ["09:00–09:30 Now"].
const stamps = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".item .stamp")]
      .filter((stamp) => stamp.getClientRects().length)
      .map((stamp) => `${stamp.closest(".item").querySelector(".time").textContent.trim()} ${stamp.textContent.trim()}`),
  );
// The lines on top that say what is most pressing, as they are read.
const panel = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".day.today .glance li")]
      .filter((line) => line.getClientRects().length)
      .map((line) => line.innerText.replace(/\s+/g, " ").trim()),
  );
const seenDays = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".day")]
      .filter((day) => day.getClientRects().length)
      .map((day) => day.getAttribute("data-date")),
  );

// Of the nine items on the three days before, all but the task that is due on the second of its two days.
const OWED = "Not done on earlier days: 8 to do the oldest from Mar 9";
const PRESSING = {
  "07:00": [OWED, "Next 08:30–09:00 How a bar is made in 1 h 30 min"],
  "08:30": [
    OWED,
    "Now 08:30–09:00 How a bar is made until 09:00, 30 min left",
    "Next 09:00–09:30 Spring wash begins: a fifth off until… in 30 min",
  ],
  "09:10": [
    OWED,
    "Overdue 08:30–09:00 How a bar is made 10 min late",
    "Now 09:00–09:30 Spring wash begins: a fifth off until… until 09:30, 20 min left",
    "Next 10:00–11:00 Spring wash begins: a fifth off until… in 50 min",
  ],
  "09:45": [
    OWED,
    "Overdue 08:30–09:00 How a bar is made 45 min late, and 1 more",
    "Next 10:00–11:00 Spring wash begins: a fifth off until… in 15 min",
  ],
  "23:50": [OWED, "Overdue 08:30–09:00 How a bar is made 14 h 50 min late, and 2 more"],
};

async function stampsOfADay(browser, sheet) {
  const day = "2026-03-12"; // 08:30–09:00, 09:00–09:30, 10:00–11:00
  const wanted = {
    "07:00": ["08:30–09:00 Next"],
    "08:30": ["08:30–09:00 Now"],
    "09:10": ["08:30–09:00 Overdue", "09:00–09:30 Now"],
    "09:45": ["08:30–09:00 Overdue", "09:00–09:30 Overdue", "10:00–11:00 Next"],
    "23:50": ["08:30–09:00 Overdue", "09:00–09:30 Overdue", "10:00–11:00 Overdue"],
  };
  for (const [time, list] of Object.entries(wanted)) {
    const page = await at(browser, sheet, day, time);
    equal(`stamps at ${time}`, await stamps(page), list);
    equal(`today alone at ${time}`, await seenDays(page), [day]);
    check(`it says that it is today at ${time}`, await page.locator(".day.today h2 .stamp").isVisible());
    equal(`what is most pressing at ${time}`, await panel(page), PRESSING[time]);
    await page.context().close();
  }
}

async function ticked(browser, sheet) {
  const page = await at(browser, sheet, "2026-03-12", "09:10");
  await page.locator(".day.today [data-done]").first().check();
  equal("what is done is not overdue", await stamps(page), ["09:00–09:30 Now"]);
  await page.locator(".day.today .item:not(.is-done) [data-done]").first().check();
  equal("then comes the next", await stamps(page), ["10:00–11:00 Next"]);
  await page.clock.fastForward("01:00:00");
  equal("and an hour later it is now, without a touch", await stamps(page), ["10:00–11:00 Now"]);
  await page.context().close();
}

async function overNight(browser, sheet) {
  const page = await at(browser, sheet, "2026-03-12", "23:30");
  await page.clock.fastForward("01:00:00");
  equal("left open over night it shows the new day", await seenDays(page), ["2026-03-13"]);
  await page.context().close();
}

// A phone in another zone: the sheet goes by its own clock.
async function elsewhere(browser, sheet) {
  const page = await at(browser, sheet, "2026-03-12", "23:30", { timezoneId: "Asia/Tokyo" });
  equal("where it is tomorrow already it still shows the plan's day", await seenDays(page), ["2026-03-12"]);
  await page.context().close();
  const west = await at(browser, sheet, "2026-03-12", "09:10", { timezoneId: "America/New_York" });
  equal("and the plan's time", await stamps(west), ["08:30–09:00 Overdue", "09:00–09:30 Now"]);
  await west.context().close();
}

// What is left goes down with each tick, in items and in minutes.
async function left(browser, sheet) {
  const page = await at(browser, sheet, "2026-03-12", "09:10");
  const told = async () => (await page.locator(".day.today .load").innerText()).match(/\d+/g).map(Number);
  const [items, minutes] = await told();
  const spent = Number(await page.locator(".day.today .item").first().getAttribute("data-min"));
  await page.locator(".day.today [data-done]").first().check();
  equal("a tick takes its item and its minutes from what is left", (await told()).slice(0, 2), [items - 1, minutes - spent]);
  while (await page.locator(".day.today .item:not(.is-done)").count())
    await page.locator(".day.today .item:not(.is-done) [data-done]").first().check();
  check("when nothing is left it says so", await page.locator(".day.today .finished").isVisible());
  equal("and but what is owed from before nothing presses", await panel(page), [OWED]);
  await page.context().close();
}

// Minutes against the budget, in the words of the page.
async function budget(browser, plans) {
  const page = await at(browser, join(plans.soap.site, "sheets/ada/2026-W11.html"), "2026-03-12", "09:10");
  const load = await page.locator(".day.today .load").innerText();
  check(
    "the day's minutes stand beside the budget",
    /26\s*min/.test(load) && /budget\s*40\s*min/i.test(load) && !/over/i.test(load),
    load,
  );
  await page.context().close();
  const over = await at(browser, join(plans.soap.site, "sheets/cleo/2026-W11.html"), "2026-03-11", "09:10");
  check("without a budget none is said", !/budget/i.test(await over.locator(".day.today .load").innerText()));
  await over.context().close();
}

// What stands on Friday because Sunday is a day off is late when its own time has come, not before.
async function moved(browser, plans) {
  const sheet = join(plans.moved.site, "sheets/ada/2026-W10.html");
  for (const [day, time, late] of [
    ["2026-03-06", "23:00", 0],
    ["2026-03-07", "10:00", 0],
    ["2026-03-08", "17:59", 0],
    ["2026-03-08", "18:00", 1],
  ]) {
    const page = await at(browser, sheet, day, time);
    equal(`a deadline that moved, on ${day} at ${time}`, await page.locator(".item.late").count(), late);
    await page.context().close();
  }
}

async function thisWeek(browser, plans) {
  const list = join(plans.soap.site, "sheets/ada/index.html");
  const page = await at(browser, list, "2026-03-25", "08:00");
  await page.waitForURL(/2026-W13\.html/);
  equal("a person's list leads to this week, and to today", await seenDays(page), ["2026-03-25"]);
  await page.locator(".tail a").click();
  await page.waitForURL(/index\.html#all/);
  check("and can be seen", await page.locator("li.this").isVisible());
  equal("what is past is marked", await page.locator("li.past").count(), 3);
  await page.context().close();
  const later = await at(browser, list, "2027-01-01", "08:00");
  check(
    "after the plan the list stays",
    later.url().endsWith("index.html") && (await later.locator("main a").first().isVisible()),
  );
  await later.context().close();
  const old = await at(browser, join(plans.soap.site, "sheets/ada/2026-W11.html"), "2026-03-25", "08:00");
  check("another week says that today is not in it", await old.locator("#elsewhere").isVisible());
  equal("and shows all its days", (await seenDays(old)).length, 7);
  await old.locator("#elsewhere a").click();
  await old.waitForURL(/2026-W13\.html/);
  await old.context().close();
}

async function plansPage(browser, plans) {
  const page = await at(browser, join(plans.soap.site, "index.html"), "2026-03-25", "08:00");
  equal(
    "the plan's page marks today",
    await page.locator("[aria-current=date]").evaluateAll((all) => all.map((cell) => cell.getAttribute("data-date"))),
    ["2026-03-25"],
  );
  const [bar, band] = await page.evaluate(() =>
    [".nowbar", ".band"].map((name) => document.querySelector(name).getBoundingClientRect().toJSON()),
  );
  check(
    "its line of today lies in what is seen of the year",
    bar.left >= band.left && bar.left <= band.right,
    JSON.stringify([bar, band]),
  );
  const late = (of) => of.locator("#gaps .too").count();
  equal("it says which texts should be there already", await late(page), await page.locator("#gaps .by").count());
  await page.context().close();
  const elsewhere = await at(browser, join(plans.soap.site, "index.html"), "2026-03-25", "23:30", { timezoneId: "Asia/Tokyo" });
  equal(
    "a phone in another zone marks the plan's day",
    await elsewhere.locator("[aria-current=date]").first().getAttribute("data-date"),
    "2026-03-25",
  );
  await elsewhere.context().close();
  const before = await at(browser, join(plans.soap.site, "index.html"), "2026-02-01", "08:00");
  equal("and before their day none", await late(before), 0);
  check("before the plan there is no line of today", await before.locator(".nowbar").isHidden());
  await before.context().close();
}

export async function clock(browser, plans) {
  const sheet = join(plans.soap.site, "sheets/ada/2026-W11.html");
  await stampsOfADay(browser, sheet);
  await ticked(browser, sheet);
  await overNight(browser, sheet);
  await elsewhere(browser, sheet);
  await left(browser, sheet);
  await budget(browser, plans);
  await moved(browser, plans);
  await thisWeek(browser, plans);
  await plansPage(browser, plans);
}
