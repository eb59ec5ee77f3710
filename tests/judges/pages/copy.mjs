// copy: what a press on a copy button leaves in the clipboard is, byte for byte, what `sopcal show` says the text is: for
// all posts of a person's year, for texts that would be more than text, by each way there is to copy.
import { hostile, sopcal, weeksOf } from "./plans.mjs";
import { contextOf, serve } from "./browser.mjs";
import { check, equal, none } from "./tally.mjs";

const PERSON = "lin";

// Presses each button that copies a text, in the order of the page: [{day, text, comment}].
const pressAll = (page) =>
  page.evaluate(async () => {
    const copied = [];
    for (const item of document.querySelectorAll(".item")) {
      const of = { day: item.closest(".day").getAttribute("data-date"), text: "", comment: "" };
      for (const button of item.querySelectorAll("[data-copy]")) {
        await navigator.clipboard.writeText("(nothing)");
        button.click();
        of[button.getAttribute("data-copy")[0] === "c" ? "comment" : "text"] = await navigator.clipboard.readText();
      }
      copied.push(of);
    }
    return copied;
  });

const shown = (plan, person, day) =>
  JSON.parse(sopcal("show", person, day, plan.source, "--format", "json")).filter((item) => item.text || item.comment);

async function wholeYear(page, site, plan) {
  let texts = 0;
  for (const week of weeksOf(plan, PERSON)) {
    await page.goto(site.at(plan.name, `sheets/${PERSON}/${week}`));
    const pressed = (await pressAll(page)).filter((item) => item.text || item.comment);
    for (const day of new Set(pressed.map((item) => item.day))) {
      const pairs = (items) => items.map(({ text, comment }) => [text, comment]);
      const got = pairs(pressed.filter((item) => item.day === day));
      texts += got.length;
      equal(`copied of ${plan.name}, ${day}`, got, pairs(shown(plan, PERSON, day)));
    }
  }
  return texts;
}

// The ways in which a browser lets a page copy: what is taken away before the page begins.
const WAYS = {
  "by the old way alone": () => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined }),
  "by the new way, the old one refused": () => (Document.prototype.execCommand = () => false),
  "by the new way, the old one gone": () => delete Document.prototype.execCommand,
};

async function eachWay(context, reader, site) {
  const address = site.at("hostile", "sheets/lin/2026-W10.html");
  for (const [way, without] of Object.entries(WAYS)) {
    const page = await context.newPage();
    await page.addInitScript(without);
    await page.goto(address);
    for (let n = 0; n < hostile.length; n++) {
      const button = page.locator(`.item:has([data-copy^=c-]) [data-copy^=x-]`).nth(n);
      const text = await page.evaluate((id) => document.getElementById(id).textContent, await button.getAttribute("data-copy"));
      await button.click();
      await button.locator(".b").waitFor({ state: "visible" });
      equal(`${way}, text ${n}`, await reader.evaluate(() => navigator.clipboard.readText()), text);
    }
    await page.close();
  }
}

// With no way at all the text is selected, and it is said what to do.
async function byHand(context, site) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });
    Document.prototype.execCommand = () => false;
  });
  await page.goto(site.at("hostile", "sheets/lin/2026-W10.html"));
  const button = page.locator("[data-copy^=x-]").nth(1);
  const source = page.locator(`[id="${await button.getAttribute("data-copy")}"]`);
  await button.click();
  equal(
    "no way to copy: the text is selected",
    await page.evaluate(() => getSelection().toString()),
    await source.evaluate((node) => node.innerText),
  );
  check("no way to copy: it says so beside the text", await source.locator("xpath=following-sibling::p").isVisible());
  await page.waitForFunction(() => document.getElementById("live").textContent !== "");
  await page.close();
}

// Of an article the marks go too: headings, lists, a table, a picture by its whole address; nothing of this page's colours.
async function article(context, reader, site) {
  const page = await context.newPage();
  await page.goto(site.at("soap", "sheets/ada/2026-W11.html"));
  const button = page.locator("[data-rich]").first();
  await button.click();
  const kinds = await reader.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return { html: await (await item.getType("text/html")).text(), plain: await (await item.getType("text/plain")).text() };
  });
  const [wanted] = shown({ source: process.env.WORK + "/corner-soap" }, "ada", "2026-03-12");
  equal("an article as plain text", kinds.plain, wanted.text);
  for (const mark of ["<h2>", "<strong>", "<table>", "<ol>", "<ul>", "<blockquote>", '<a href="https://map.example/soap"'])
    check(`an article keeps ${mark}`, kinds.html.includes(mark), kinds.html.slice(0, 300));
  const source = /<img[^>]* src="([^"]*)"/.exec(kinds.html)?.[1] ?? "";
  check("its picture has an address that is there", /^http/.test(source) && (await page.request.get(source)).ok(), source);
  none("an article brings no look of ours", kinds.html.match(/(style|class)="(?!text-align:)[^"]*"/g) ?? []);
  await page.close();
}

export async function copy(browser, plans) {
  const site = await serve(Object.fromEntries(Object.values(plans).map((plan) => [plan.name, plan.site])));
  const context = await contextOf(browser);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const texts = await wholeYear(page, site, plans.demo);
  check("a year has many texts", texts > 300, `${texts}`);
  await page.goto(site.at("hostile", "sheets/lin/2026-W10.html"));
  const pressed = (await pressAll(page)).filter((item) => item.comment);
  const said = shown(plans.hostile, "lin", "2026-03-02").filter((item) => item.comment);
  hostile.forEach((_, n) => {
    equal(`hostile text ${n}`, pressed[n]?.text, said[n]?.text);
    equal(`hostile comment ${n}`, pressed[n]?.comment, said[n]?.comment);
  });
  await eachWay(context, page, site);
  await byHand(context, site);
  await article(context, page, site);
  await context.close();
  site.close();
}
