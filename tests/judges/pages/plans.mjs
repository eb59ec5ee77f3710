// plans: what the judge of pages looks at: plans built by the program into $WORK, and of their pages one of each kind.
// The same program makes the same folders: nothing here depends on the day or the machine.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const { WORK, SOPCAL } = process.env;
const FIRST_DAY = "2026-03-02"; // of corner-soap
const MANY = "60"; // people: more than a plan's page holds

export const sopcal = (...words) => execFileSync(SOPCAL, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

export const hostile = [
  "👩‍👩‍👧‍👦 🏳️‍🌈 🇨🇳🇩🇪 👍🏿 1️⃣ ❤️ ☎︎ 𠮷野家",
  "first\tafter a tab\n\n\nafter three breaks   \nafter blanks at the end",
  "<b>bold</b> <script>alert(1)</script> &amp; &lt; &#65; {staff} </div> <!-- -->",
  "　　full-width blanks　between and   no-break ones",
  "“quotes” 'single' \"double\" `ticks` \\n \\\\ %0A",
  "שלום עולם مرحبا 12:30 (ok)",
  "marks \u200f that \u200e stay, a joiner\u200d, a soft\u00adhyphen, a word\u2060joiner",
  "a".repeat(200) + " " + "字".repeat(200),
];

const LONG = "<script>alert(1)</script>=cmd()'&amp;" + "字".repeat(60) + "w".repeat(100) + "👩‍👩‍👧‍👦"; // of names and titles

function build(name, source, ...words) {
  const out = join(WORK, "out", name);
  sopcal("build", source, "-o", out, "--quiet", ...words);
  return { name, source, out, site: join(out, "site") };
}

function copyOf(folder, name) {
  const copy = join(WORK, name);
  cpSync(folder, copy, { recursive: true });
  return copy;
}

// Each line of `hostile` in a piece of its own, as a post of one day and once more as its comment.
function hostilePlan() {
  const folder = copyOf(join(HERE, "..", "..", "good", "article"), "hostile");
  const steps = hostile.map(
    (_, n) => `      - {id: s${n}, day: 1, at: "${10 + n}:00", post: moments, piece: brand/p${n}, by: adviser}`,
  );
  const file = join(folder, "plan.yaml");
  const plan = readFileSync(file, "utf8")
    .replace("  launch:\n    steps:", `  launch:\n    steps:\n${steps.join("\n")}`)
    .replace(
      "name: 林小满, role: adviser",
      `name: ${JSON.stringify(LONG)}, role: adviser, store: ${"S".repeat(60)}, region: ${"店".repeat(20)}`,
    )
    .replace("title: 春日上新", `title: ${JSON.stringify(LONG)}`);
  writeFileSync(file, plan);
  hostile.forEach((text, n) => {
    const piece = `---\nkind: education\nstatus: final\ncomment: ${JSON.stringify(text)}\n---\n${markdown(text)}\n`;
    writeFileSync(join(folder, "content", "brand", `p${n}.md`), piece);
  });
  return folder;
}

// More months than a page holds, more campaigns than the year has lanes, and one every day.
function longPlan() {
  const folder = join(WORK, "long");
  const once = Array.from({ length: 45 }, (_, n) => `  c${n}: {title: Season ${n}, date: 2026-02-0${1 + (n % 9)}..2026-12-30}`);
  mkdirSync(folder);
  writeFileSync(
    join(folder, "plan.yaml"),
    `plan: {id: long, brand: Long, from: 2026-01-01, to: 2028-03-31, locale: en, url: "https://example.com/long"}
channels: {moments: {kind: moments}}
staff: {ada: {name: Ada, role: adviser, channels: [moments]}}
campaigns:
  each: {title: Each day, every: day}
${once.join("\n")}
`,
  );
  return folder;
}

// A deadline on a Sunday that stands on Friday's sheet, for its person is off on Saturdays and Sundays.
function movedPlan() {
  const folder = join(WORK, "moved");
  mkdirSync(folder);
  writeFileSync(
    join(folder, "plan.yaml"),
    `plan: {id: moved, locale: en, timezone: Europe/Berlin, from: 2026-03-02, to: 2026-03-29}
channels: {moments: {kind: moments}}
staff: {ada: {name: Ada, role: adviser, days_off: [sat, sun]}}
sops: {week: {length: 7, steps: [{id: write, day: 1, due: 7, at: "18:00", task: [Write], by: ada, minutes: 25}]}}
campaigns: {once: {title: Once, sop: week, date: 2026-03-02}}
`,
  );
  return folder;
}

// So that Markdown leaves every character as it is.
const markdown = (text) => text.replace(/[\\`*_{}[\]<>()#+\-.!&"'~|]/g, "\\$&");

export function buildAll() {
  const soap = copyOf(join(HERE, "corner-soap"), "corner-soap");
  sopcal("lock", soap, "--today", FIRST_DAY, "--horizon", "12d", "--quiet");
  const closed = copyOf(soap, "private");
  const file = join(closed, "plan.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("plan:\n", "plan:\n  private: true\n"));
  sopcal("token", "new", join(WORK, "key"));
  const north = join(WORK, "north");
  execFileSync("/usr/bin/python3", [join(HERE, "..", "..", "north_down.py"), north, MANY]);
  return {
    demo: build("demo", "plans/dawn-skincare"),
    velvet: build("velvet", "plans/velvet-beauty"),
    down: build("down", "plans/north-down"),
    north: build("north", north),
    soap: build("soap", soap),
    closed: build("closed", closed, "--key", join(WORK, "key")),
    hostile: build("hostile", hostilePlan()),
    long: build("long", longPlan()),
    moved: build("moved", movedPlan()),
  };
}

export const weeksOf = (plan, person) =>
  readdirSync(join(plan.site, "sheets", person))
    .filter((f) => /^\d+-W\d+\.html$/.test(f))
    .sort();
export const peopleOf = (plan) => readdirSync(join(plan.site, "sheets")).sort();

// One page of each kind: [name, file, hash].
export function kindsOf(plans) {
  const { demo, velvet, down, north, soap, closed, hostile, long } = plans;
  const page = (plan, path, hash = "") => [`${plan.name}/${path}${hash}`, join(plan.site, path), hash];
  const stores = readdirSync(join(north.site, "stores")).filter((f) => f !== "index.html");
  const secret = peopleOf(closed)[0];
  const guide = peopleOf(velvet)[0];
  return [
    ...[demo, velvet, down, north, soap, closed].map((plan) => page(plan, "index.html")),
    page(long, "index.html"),
    page(long, "years/2027.html"),
    page(north, "stores/index.html"),
    page(north, `stores/${stores[0]}`),
    page(demo, "sheets/lin/index.html", "#all"),
    page(soap, "sheets/bo/index.html", "#all"),
    page(closed, `sheets/${secret}/index.html`, "#all"),
    page(demo, "sheets/lin/2026-W25.html"),
    page(demo, "sheets/xu/2026-W03.html"),
    page(demo, "sheets/wen/2026-W24.html"),
    page(velvet, `sheets/${guide}/${weeksOf(velvet, guide)[2]}`),
    page(down, `sheets/${peopleOf(down)[0]}/2026-W46.html`),
    page(soap, "sheets/ada/2026-W11.html"),
    page(soap, "sheets/ada/2026-W11.html", "#d-2026-03-12"),
    page(soap, "sheets/ada/2026-W11.html", "#d-2026-03-15"),
    page(soap, "sheets/ada/2026-W13.html"),
    page(soap, "sheets/bo/2026-W11.html"),
    page(closed, `sheets/${secret}/${weeksOf(closed, secret)[1]}`),
    page(hostile, "index.html"),
    page(hostile, "sheets/lin/index.html", "#all"),
    page(hostile, "sheets/lin/2026-W10.html"),
  ];
}
