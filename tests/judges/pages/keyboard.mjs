// keyboard: Tab reaches every control in the order of the page, there and back, and one sees where one is; Enter and Space
// do what a press does.
import { join } from "node:path";
import { addressOf, contextOf } from "./browser.mjs";
import { kindsOf } from "./plans.mjs";
import { check, equal, none } from "./tally.mjs";

const MOST = 150; // controls of a page that are gone through

// Numbers what Tab must reach, and prepares to say where it is.
const number = (page) =>
  page.evaluate(() => {
    const visible = (node) => node.checkVisibility() && getComputedStyle(node).visibility === "visible";
    const seen = (node) => visible(node) && node.getClientRects().length && !node.disabled;
    const all = [...document.querySelectorAll("a[href], button, input, textarea, summary, select, [tabindex='0']")].filter(seen);
    all.forEach((node, n) => (node.dataset.tab = n));
    window.whereIsFocus = () => {
      const node = document.activeElement;
      if (!node || node === document.body) return null;
      const look = getComputedStyle(node);
      const box = node.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, Math.min(Math.max(box.top + box.height / 2, 1), window.innerHeight - 1)];
      const top = document.elementFromPoint(x, y);
      const within = box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
      return {
        n: Number(node.dataset.tab ?? -1),
        name: `${node.tagName.toLowerCase()}.${node.className}: ${(node.textContent || node.type || "").trim().slice(0, 24)}`,
        ring: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
        seen: within && Boolean(top) && (node.contains(top) || top.contains(node) || node.closest("label")?.contains(top)),
      };
    };
    return all.length;
  });

async function walk(page, key, from, count, step, faults) {
  for (let i = 0; i < count; i++) {
    await page.keyboard.press(key);
    const at = await page.evaluate(() => window.whereIsFocus());
    const wanted = from + i * step;
    if (!at || at.n !== wanted) return faults.push(`${key}: at ${at?.name ?? "nothing"} (${at?.n}) where ${wanted} comes`);
    if (!at.ring) faults.push(`${key}: no ring around ${at.name}`);
    if (!at.seen) faults.push(`${key}: one does not see ${at.name}`);
  }
  return faults;
}

async function there(page, name, hash) {
  const faults = [];
  const all = await number(page);
  const count = Math.min(all, MOST);
  // An address with a hash has Tab begin there.
  if (hash) await page.locator("[data-tab='0']").focus();
  await walk(page, "Tab", hash ? 1 : 0, hash ? count - 1 : count, 1, faults);
  if (faults.length === 0) await walk(page, "Shift+Tab", count - 2, count - 1, -1, faults);
  none(`there and back by Tab: ${name} (${all})`, faults);
}

async function keys(page, plans) {
  await page.goto(addressOf(join(plans.soap.site, "sheets/ada/2026-W11.html"), "#d-2026-03-12"));
  const item = page.locator(".day.sel .item").nth(1);
  await item.locator("[data-done]").focus();
  await page.keyboard.press("Space");
  check("Space ticks", await item.evaluate((node) => node.classList.contains("is-done")));
  await item.locator(".fold").focus();
  await page.keyboard.press("Enter");
  equal("Enter opens what is done", await item.locator(".fold").getAttribute("aria-expanded"), "true");
  check("and it can be seen", await item.locator(".body").isVisible());
  await item.locator(".copy").first().focus();
  await page.keyboard.press("Enter");
  await item.locator(".copy.ok").first().waitFor();
  check(
    "Enter copies, and the focus stays",
    await item
      .locator(".copy")
      .first()
      .evaluate((node) => node === document.activeElement),
  );
  await page.waitForFunction(() => document.getElementById("live").textContent !== "");
  check("and it is said aloud", true);
  await page.goto(addressOf(join(plans.demo.site, "sheets/lin/2026-W25.html")));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  check(
    "the first Tab and Enter skip to the content",
    await page.evaluate(() => document.querySelector("main").contains(document.activeElement)),
  );
  await page.goto(addressOf(join(plans.soap.site, "index.html")));
  const code = page.locator("summary").first();
  await code.focus();
  await page.keyboard.press("Enter");
  check("Enter opens a QR code", await page.locator("details[open] svg").isVisible());
}

export async function keyboard(browser, plans) {
  const context = await contextOf(browser, { viewport: { width: 360, height: 760 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  for (const [name, path, hash] of kindsOf(plans)) {
    await page.goto("about:blank");
    await page.goto(addressOf(path, hash));
    await there(page, name, hash);
  }
  await keys(page, plans);
  await context.close();
}
