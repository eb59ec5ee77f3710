// browser: Debian's chromium by playwright-core, a server for what needs a secure address, and a watch over every page:
// what it asks for, what it complains of. A page of sopcal asks for its own files and for nothing else.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const fromNpm = createRequire(join(process.env.JUDGES, "package.json"));
const { chromium } = fromNpm("playwright-core");
const TYPES = { ".html": "text/html; charset=utf-8", ".png": "image/png", ".jpg": "image/jpeg", ".ics": "text/calendar" };

export const launch = () =>
  chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--hide-scrollbars",
    ],
  });

// Pages look at the clock. Unless a time is what is asked about, it is a day of no plan's, so that no day fails by itself.
const NO_PLANS_DAY = new Date("2025-01-01T12:00:00Z");
export async function contextOf(browser, options = {}, time = NO_PLANS_DAY) {
  const context = await browser.newContext(options);
  await context.clock.setFixedTime(time);
  return context;
}

export const addressOf = (file, hash = "") => pathToFileURL(file).href + hash;

// Serves folders: {name: folder} -> {at(name, path), close()}.
export async function serve(folders) {
  const server = createServer((request, response) => {
    const [, name, ...rest] = decodeURIComponent(new URL(request.url, "http://x").pathname).split("/");
    const file = folders[name] && join(folders[name], normalize(rest.join("/")));
    if (!file || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    return createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const at = (name, path) => `http://127.0.0.1:${server.address().port}/${name}/${path}`;
  return { at, close: () => server.close() };
}

// Collects into `faults` what a page may not do while it lies in `folder()`.
export function watch(page, folder, faults) {
  page.on("request", (request) => {
    const url = request.url();
    const own = url.startsWith("file:") && normalize(fileURLToPath(url)).startsWith(folder() + "/");
    if (!own) faults.push(`asks for ${url.slice(0, 120)}`);
    else if (!existsSync(fileURLToPath(url))) faults.push(`asks for a file that is not there: ${url}`);
  });
  page.on("requestfailed", (request) => faults.push(`does not get ${request.url().slice(0, 120)}`));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
}
