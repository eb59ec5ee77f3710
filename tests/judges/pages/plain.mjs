// plain: without JavaScript everything can be read and nothing stands there that does nothing; what JavaScript there is can
// be read by old browsers, as can the styles of sheets; and a week is light.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { addressOf, fromNpm } from "./browser.mjs";
import { kindsOf, peopleOf, weeksOf } from "./plans.mjs";
import { check, equal, none } from "./tally.mjs";

const acorn = fromNpm("acorn");
const LARGEST = 100_000; // bytes of a week without its pictures
const SYNTAX = 5; // ECMAScript 5: WebViews of ten years ago
// What a WebView of Chrome 60 leaves out, and where it came: a sheet that leans on it falls apart there. What only adds to
// a sheet (scroll-padding, underline offsets) is not asked about.
const NEWER = [
  ["gap in flex, 84", /[;{]\s*(?:row-)?gap:/],
  ["inset, 87", /[;{]\s*inset(?:-[a-z]+)*:/],
  ["aspect-ratio, 88", /aspect-ratio:/],
  [":is and :where, 88; :has, 105", /:(?:is|where|has)\(/],
  ["min, max and clamp, 79", /[\s:,(](?:min|max|clamp)\(/],
  ["margin and padding by the line, 87", /(?:margin|padding)-(?:inline|block)/],
  ["layers, 99, and containers, 105", /@(?:layer|container)/],
];

const scriptsOf = (html) => [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1]);

// All that a person must read, and what of it cannot be seen.
const unseen = (page) =>
  page.evaluate(() => {
    const texts =
      "h1, h2, h3, h4, .say, .do, .owe, .fact, .time, .camp, .check, .fig, .load, .sum, .ps, .held li, .gaps li, td .n, .lane-name, .stores li";
    const within = (node) => node.closest("details:not([open]), [hidden], .js-only, .paper, .sum, .sr");
    return [...document.querySelectorAll(texts)]
      .filter((node) => !within(node) && !node.getClientRects().length)
      .map((node) => node.outerHTML.slice(0, 100));
  });
const dead = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("button, [type=search], [role=button]")]
      .filter((node) => node.getClientRects().length)
      .map((node) => node.outerHTML.slice(0, 100)),
  );

async function withoutScripts(browser, plans) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 760 } });
  const page = await context.newPage();
  for (const [name, path, hash] of kindsOf(plans)) {
    await page.goto(addressOf(path, hash));
    none(`without JavaScript all is to be seen: ${name}`, await unseen(page));
    none(`without JavaScript no dead control: ${name}`, await dead(page));
    for (const anchor of await page.evaluate(() =>
      [...document.querySelectorAll('a[href^="#"]')]
        .filter((a) => a.getClientRects().length)
        .map((a) => a.getAttribute("href").slice(1)),
    ))
      check(
        `without JavaScript #${anchor} leads somewhere: ${name}`,
        await page.evaluate((id) => document.getElementById(id) !== null, anchor),
      );
  }
  await context.close();
}

function oldSyntax(plans) {
  const seen = new Set(kindsOf(plans).flatMap(([, path]) => scriptsOf(readFileSync(path, "utf8"))));
  check("there are scripts to read", seen.size > 3, `${seen.size}`);
  for (const script of seen) {
    let error = "";
    try {
      acorn.parse(script, { ecmaVersion: SYNTAX, sourceType: "script" });
    } catch (thrown) {
      error = thrown.message;
    }
    equal(`a script that old browsers read: ${script.trim().slice(0, 40)}`, error, "");
  }
}

function oldStyles(plans) {
  const sheets = kindsOf(plans).filter(([name]) => name.includes("/sheets/"));
  check("there are sheets to read", sheets.length > 3, `${sheets.length}`);
  for (const [name, path] of sheets) {
    const style = /<style>([\s\S]*?)<\/style>/.exec(readFileSync(path, "utf8"))[1];
    none(
      `styles that old browsers lack: ${name}`,
      NEWER.filter(([, sign]) => sign.test(style)).map(([what]) => what),
    );
  }
}

function light(plans) {
  for (const plan of [plans.demo, plans.velvet, plans.down]) {
    const weeks = peopleOf(plan).flatMap((person) =>
      weeksOf(plan, person).map((week) => join(plan.site, "sheets", person, week)),
    );
    check(`${plan.name} has weeks`, weeks.length > 3, `${weeks.length}`);
    none(
      `weeks of ${plan.name} over ${LARGEST} bytes`,
      weeks.filter((week) => statSync(week).size > LARGEST),
    );
  }
}

// No page of a plan leads to a file that is not there.
function links(plans) {
  for (const plan of Object.values(plans)) {
    const pages = readdirSync(plan.site, { recursive: true }).filter((file) => file.endsWith(".html"));
    const files = new Set(readdirSync(plan.site, { recursive: true }));
    const lost = pages.flatMap((file) => {
      const html = readFileSync(join(plan.site, file), "utf8").replace(/<script>[\s\S]*?<\/script>/g, "");
      return [...html.matchAll(/(?:href|src)="([^"#:]+)(?:#[^"]*)?"/g)]
        .map((match) => join(file, "..", decodeURIComponent(match[1])))
        .filter((to) => !files.has(to))
        .map((to) => `${file}: ${to}`);
    });
    none(`links that lead nowhere: ${plan.name}`, lost);
  }
}

export async function plain(browser, plans) {
  oldSyntax(plans);
  oldStyles(plans);
  light(plans);
  links(plans);
  await withoutScripts(browser, plans);
}
