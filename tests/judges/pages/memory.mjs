// memory: what is ticked and written on a sheet is there after a reload, on another page of the same browser, and, for an
// item that stands on two days, on both; where the browser keeps nothing the page says so and works.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { addressOf, contextOf, serve } from "./browser.mjs";
import { weeksOf } from "./plans.mjs";
import { check, equal } from "./tally.mjs";

const WORDS = "第一位顾客：\n“很好闻” 👍\n\n  <b>&amp;";

// Everything on a sheet that can be filled in, as it stands.
const stateOf = (page) =>
  page.evaluate(() => ({
    ticks: [...document.querySelectorAll("[data-done]")].map((t) => t.checked),
    boxes: [...document.querySelectorAll("[data-box]")].map((b) => b.checked),
    figures: [...document.querySelectorAll("[data-fig]")].map((f) => f.value),
    words: [...document.querySelectorAll("textarea[data-feedback]")].map((f) => f.value),
    done: document.querySelectorAll(".item.is-done").length,
    counted: [...document.querySelectorAll(".did")].map((d) => d.textContent),
  }));

async function fill(page) {
  const every = async (selector, act) => {
    const found = page.locator(selector);
    for (let n = 0; n < (await found.count()); n += 2) await act(found.nth(n), n);
  };
  await every("[data-box]", (box) => box.check());
  await every("[data-fig]", (figure, n) => figure.fill(String(n * 7 + 1)));
  await every("textarea[data-feedback]", (words) => words.fill(WORDS));
  await every("[data-done]", (tick) => tick.check());
}

async function isKept(context, what, address) {
  const page = await context.newPage();
  await page.goto(address);
  await fill(page);
  const wanted = await stateOf(page);
  check(
    `${what}: there was something to fill in`,
    wanted.done > 0 && wanted.figures.some((f) => f) && wanted.words.includes(WORDS),
  );
  await page.reload();
  equal(`${what}: after a reload`, await stateOf(page), wanted);
  const other = await context.newPage();
  await other.goto(address);
  equal(`${what}: on another page`, await stateOf(other), wanted);
  await page.locator("[data-done]").first().uncheck();
  await other.waitForFunction(() => !document.querySelector("[data-done]").checked);
  check(`${what}: a tick taken away goes from a page that is open`, true);
  await page.close();
  await other.close();
}

async function twoDays(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  const twin = await page.evaluate(() => {
    const ids = [...document.querySelectorAll(".item")].map((item) => item.getAttribute("data-id"));
    return ids.find((id, n) => ids.indexOf(id) < n);
  });
  const both = page.locator(`.item[data-id="${twin}"]`);
  equal("a task of two days stands on both", await both.count(), 2);
  await both.nth(0).locator("[data-done]").check();
  await both.nth(1).locator(".fold").click();
  await both.nth(1).locator("[data-box]").first().check();
  const states = await both.evaluateAll((items) =>
    items.map((item) => [item.classList.contains("is-done"), ...[...item.querySelectorAll("input")].map((i) => i.checked)]),
  );
  equal("its ticks are one", states[0], states[1]);
  equal("and they are set", states[0].slice(0, 2), [true, true]);
  await page.close();
}

// Of an item that begins in one week and is due in another.
async function twoWeeks(context, plan, site) {
  const weeks = readdirSync(join(plan.site, "sheets")).flatMap((person) =>
    weeksOf(plan, person).map((week) => `${person}/${week}`),
  );
  const seen = new Map();
  const pair = weeks.flatMap((week) => {
    const ids = [...readFileSync(join(plan.site, "sheets", week), "utf8").matchAll(/ data-id="(\w+)"/g)].map(
      (m) => `${week.split("/")[0]} ${m[1]}`,
    );
    return [...new Set(ids)].flatMap((id) =>
      seen.has(id) ? [[id.split(" ")[1], seen.get(id), week]] : (seen.set(id, week), []),
    );
  })[0];
  if (!check("some task begins in one week and is due in another", pair)) return;
  const [id, first, second] = pair;
  const page = await context.newPage();
  await page.goto(site.at(plan.name, `sheets/${first}`));
  await page.locator(`.item[data-id="${id}"] [data-done]`).check();
  await page.goto(site.at(plan.name, `sheets/${second}`));
  check("its tick goes with it", await page.locator(`.item[data-id="${id}"] [data-done]`).isChecked());
  await page.close();
}

// A frame without an origin of its own: whoever asks for its storage gets an exception, as where a browser forbids it.
async function forbidden(browser, site) {
  const context = await contextOf(browser);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(site.at("soap", "sheets/ada/index.html#all"));
  await page.setContent(
    `<iframe sandbox="allow-scripts" width="400" height="700" src="${site.at("soap", "sheets/ada/2026-W11.html")}"></iframe>`,
  );
  const frame = page.frameLocator("iframe");
  check("storage forbidden: the page says that it keeps nothing", await frame.locator("#nosave").isVisible());
  await frame.locator("[data-done]").first().check();
  check("storage forbidden: a tick is a tick", await frame.locator(".item.is-done [data-done]").first().isChecked());
  await frame.locator("textarea[data-feedback]").first().fill(WORDS);
  equal("storage forbidden: no exception", faults, []);
  await context.close();
}

export async function memory(browser, plans) {
  const site = await serve(Object.fromEntries(Object.values(plans).map((plan) => [plan.name, plan.site])));
  const context = await contextOf(browser);
  await isKept(context, "served", site.at("soap", "sheets/ada/2026-W11.html"));
  await isKept(context, "from a file", addressOf(join(plans.demo.site, "sheets/chen/2026-W25.html")));
  const fresh = await contextOf(browser);
  await twoDays(fresh, site.at("soap", "sheets/ada/2026-W11.html"));
  await twoWeeks(fresh, plans.demo, site);
  await forbidden(browser, site);
  await fresh.close();
  await context.close();
  site.close();
}
