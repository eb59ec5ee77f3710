// pages: opens what sopcal writes for people in a browser and holds it to what a guide and a manager need of it.
//
//     node pages.mjs [PART...]      (see pages.sh)
//
// Each part is a file of pages/ and says at its top what it asks. Prints "N passed, N failed" last.
import { access } from "./pages/access.mjs";
import { launch } from "./pages/browser.mjs";
import { clock } from "./pages/clock.mjs";
import { copy } from "./pages/copy.mjs";
import { keyboard } from "./pages/keyboard.mjs";
import { memory } from "./pages/memory.mjs";
import { paper } from "./pages/paper.mjs";
import { buildAll } from "./pages/plans.mjs";
import { plain } from "./pages/plain.mjs";
import { end } from "./pages/tally.mjs";

const parts = { plain, access, copy, memory, clock, keyboard, paper };
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
const plans = buildAll();
const browser = await launch();
for (const name of chosen) {
  const begun = Date.now();
  await parts[name](browser, plans);
  console.log(`${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}
await browser.close();
end();
