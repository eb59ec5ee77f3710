// tally: counts what a judge checks and says what failed, at most SHOWN in full; the sum is the last line.
const SHOWN = 100;
const counts = { passed: 0, failed: 0 };

export function check(what, holds, ...found) {
  if (holds) counts.passed++;
  else if (++counts.failed <= SHOWN) console.log(["FAILED: " + what, ...found.map((f) => "  " + f)].join("\n"));
  return Boolean(holds);
}

export function equal(what, got, want) {
  const [found, wished] = [JSON.stringify(got), JSON.stringify(want)];
  return check(what, found === wished, `got:    ${found}`, `wanted: ${wished}`);
}

// Nothing must be in the list.
export const none = (what, list) => check(what, list.length === 0, ...list.slice(0, 12));

export function end() {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}
