// paper: a week, a day and a plan's page print on A4: every title and text is there, no page is empty, nothing is cut off,
// and a busy week is no pile of paper.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { addressOf, contextOf } from "./browser.mjs";
import { peopleOf, weeksOf } from "./plans.mjs";
import { check, equal, none } from "./tally.mjs";

const A4 = [595, 842]; // points
const [WEEK_MOST, DAY_MOST] = [5, 2]; // pages, however busy

const run = (command, ...words) => execFileSync(command, words, { encoding: "utf8", maxBuffer: 1 << 26 });
// Fonts give some signs back as their look-alikes, and pictures of signs not at all; lines break where they like.
const bare = (text) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");

// What a print must hold: every run of text of what is read on the screen, but for what is for pressing alone.
const words = (page) =>
  page.evaluate(() => {
    const within = document.querySelector(".one .day.sel") ?? document.querySelector("main");
    const read =
      "h2, h3, h4, .say, .do, .owe, .fact, .check, .fig, .time, .camp, .tags, .load, .lane-name, .legend, .kinds, .held, .people, .gaps, .span";
    const [texts, walker] = [[], document.createTreeWalker(within, NodeFilter.SHOW_TEXT)];
    while (walker.nextNode()) {
      const node = walker.currentNode.parentElement;
      if (
        node.closest(read) &&
        node.getClientRects().length &&
        !node.closest("a[download], button, .stamp, .js-only, .wrapup, .pl, .cal, .code, .sr, #subscribe")
      )
        texts.push(walker.currentNode.data);
    }
    return texts.flatMap((text) => text.split("\n"));
  });

async function printed(page, name, address, file) {
  await page.goto("about:blank");
  await page.goto(address);
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: false });
  const sizes = [...run("pdfinfo", "-l", "99", file).matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)].map((m) => [
    Math.round(m[1]),
    Math.round(m[2]),
  ]);
  check(
    `${name}: A4`,
    sizes.length > 0 && sizes.every((size) => size.every((n, i) => Math.abs(n - A4[i]) <= 1)),
    JSON.stringify(sizes[0]),
  );
  const pages = run("pdftotext", "-raw", "-enc", "UTF-8", file, "-").split("\f").slice(0, -1).map(bare);
  equal(`${name}: as many pages of text`, pages.length, sizes.length);
  none(
    `${name}: pages with next to nothing`,
    pages.map((text, n) => [n + 1, text.length]).filter(([, n]) => n < 8),
  );
  const all = pages.join("");
  const wanted = (await words(page)).map(bare).filter((text) => text);
  check(`${name}: there is something to print`, wanted.length > 3, `${wanted.length}`);
  // A text that runs over the end of a page has the next page's text right behind it.
  none(
    `${name}: what is not printed`,
    wanted.filter((text) => !all.includes(text)),
  );
  // A card may lie on another page than its day's heading.
  const days = await page
    .locator("section.day")
    .evaluateAll((all) => all.filter((day) => day.getClientRects().length).map((day) => [day.dataset.day, day.querySelectorAll(".item").length]));
  none(
    `${name}: days that not each of their cards tells`,
    days.filter(([day, cards]) => all.split(bare(day)).length - 1 < cards),
  );
  return sizes.length;
}

// A phone in the dark prints as any other.
async function inTheDark(browser, files) {
  const context = await contextOf(browser, { colorScheme: "dark" });
  const page = await context.newPage();
  for (const file of files) {
    await page.goto(addressOf(file));
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const look = () => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor];
    equal(`in the dark ${file.split("/site/")[1]} prints black on white`, await page.evaluate(look), [
      "rgb(0, 0, 0)",
      "rgb(255, 255, 255)",
    ]);
  }
  await context.close();
}

// A code that somebody opened is printed, to hang up; the others are not.
async function openCodes(browser, file) {
  const context = await contextOf(browser);
  const page = await context.newPage();
  await page.goto(addressOf(file));
  const seen = () => page.locator("#subscribe li").evaluateAll((all) => all.filter((li) => li.getClientRects().length).length);
  const codes = page.locator("#subscribe details.code");
  check("there are codes to subscribe by", (await codes.count()) > 1, `${await codes.count()}`);
  await page.emulateMedia({ media: "print" });
  equal("no closed code is printed", await seen(), 0);
  check("nor the heading above them", await page.locator("#subscribe").isHidden());
  await codes.first().evaluate((code) => (code.open = true));
  equal("an open one is", await seen(), 1);
  check("with its picture", await page.locator("#subscribe svg").first().isVisible());
  await context.close();
}

export async function paper(browser, plans) {
  const { demo, velvet, soap, north, down } = plans;
  const context = await contextOf(browser);
  const page = await context.newPage();
  const guide = peopleOf(velvet)[0];
  const prints = [
    [demo, "sheets/lin/2026-W25.html"],
    [demo, "sheets/lin/2026-W25.html", "#d-2026-06-18"],
    [demo, "sheets/wen/2026-W24.html"],
    [demo, "sheets/xu/2026-W03.html", "", WEEK_MOST],
    [demo, "sheets/xu/2026-W03.html", "#d-2026-01-16", DAY_MOST],
    [demo, "index.html"],
    [velvet, `sheets/${guide}/${weeksOf(velvet, guide)[2]}`],
    [velvet, "index.html"],
    [down, "index.html"],
    [north, "stores/SH-0001.html"],
    [soap, "sheets/ada/2026-W11.html", "", WEEK_MOST],
    [soap, "sheets/ada/2026-W11.html", "#d-2026-03-12", DAY_MOST],
    [soap, "sheets/ada/index.html"],
    [soap, "index.html"],
  ];
  for (const [plan, path, hash = "", most = Infinity] of prints) {
    const name = `print of ${plan.name}/${path}${hash}`;
    const count = await printed(page, name, addressOf(join(plan.site, path), hash), join(process.env.WORK, "print.pdf"));
    check(`${name}: at most ${most} pages`, count <= most, `${count}`);
  }
  await context.close();
  await openCodes(browser, join(soap.site, "index.html"));
  await inTheDark(
    browser,
    ["index.html", "sheets/ada/index.html", "sheets/ada/2026-W11.html"].map((file) => join(soap.site, file)),
  );
}
