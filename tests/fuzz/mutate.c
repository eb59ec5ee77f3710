// mutate: from a plan to a neighbour of it. Keys come from the program's own table, so a new one is tried from the day
// it is there; values are samples of every grammar, and words that stand elsewhere in the plan.
#include "mutate.h"

#include <string.h>

#include "sopcal/model.h"

// libFuzzer's own; there is none when files are replayed.
__attribute__((weak)) size_t LLVMFuzzerMutate(uint8_t *bytes, size_t n, size_t most);

typedef struct Change {
  Arena *arena;
  Str text;
  uint64_t state;
} Change;

static size_t pick(Change *change, size_t n) {
  change->state = change->state * 6364136223846793005u + 1442695040888963407u;
  return n ? (size_t)(change->state >> 33) % n : 0;
}

// ---- words --------------------------------------------------------------------------------------------------------

static const char *const samples[] = {"2026-03-02",
                                      "2026-03-02..2026-03-08",
                                      "2026-02-30",
                                      "0001-01-01",
                                      "9999-12-31",
                                      "03-08",
                                      "02-29",
                                      "08:00",
                                      "08:00-09:00",
                                      "22:00-08:00",
                                      "23:59-24:00",
                                      "24:00",
                                      "1",
                                      "0",
                                      "-1",
                                      "-7",
                                      "3660",
                                      "1000000",
                                      "2147483648",
                                      "1..last",
                                      "last",
                                      "last-1",
                                      "last+1",
                                      "[1, last]",
                                      "mon",
                                      "[mon, thu]",
                                      "workday",
                                      "weekend",
                                      "day",
                                      "3d",
                                      "30min",
                                      "2h",
                                      "20d",
                                      "6 months",
                                      "end + 10min",
                                      "each adviser",
                                      "one adviser",
                                      "one adviser of HZ-01",
                                      "all",
                                      "owner",
                                      "auto",
                                      "[]",
                                      "{}",
                                      "''",
                                      "true",
                                      "false",
                                      "299.90",
                                      "0.01",
                                      "first_day",
                                      "{align: any_day, weight: 2}",
                                      "persona/",
                                      "persona/day-*",
                                      "persona/one",
                                      "Asia/Shanghai",
                                      "UTC",
                                      "{{campaign.title}}",
                                      "{after: 7d, times: 1}",
                                      "https://example.com/a",
                                      "{all: 1, workday: 2, campaign: 0}",
                                      "{persona: 4, brand: 3}",
                                      "'2026-03-02 moments'",
                                      "[sops/three-day]",
                                      "#lost",
                                      "*x"};

typedef LIST(const Key *) KeyList;

// All keys of the tables, each shape's in turn.
static void collect(Arena *arena, const Shape *shape, KeyList *out, int depth) {
  for (size_t i = 0; i < shape->count; i++) {
    PUSH(arena, out, &shape->keys[i]);
    if (shape->keys[i].shape && depth < 4) collect(arena, shape->keys[i].shape, out, depth + 1);
  }
}

static const Key *any_key(Change *change) {
  static KeyList keys;
  static Arena *kept;
  if (!kept) {
    kept = arena_new();
    collect(kept, &plan_file_shape, &keys, 0);
    collect(kept, &piece_shape, &keys, 0);
  }
  return keys.at[pick(change, keys.n)];
}

static bool is_word(char c) { return strchr(" \t\n,:{}[]'\"#|", c) == NULL; }

// A word that stands somewhere in the plan: most often an id.
static Str word_of_plan(Change *change) {
  size_t from = pick(change, change->text.n), to = from;
  while (from > 0 && is_word(change->text.at[from - 1])) from--;
  while (to < change->text.n && is_word(change->text.at[to])) to++;
  return str_part(change->text, from, to);
}

static Str any_value(Change *change, const Key *key) {
  if (key && key->names && pick(change, 4)) return str_of(key->names->name[pick(change, key->names->count)]);
  return pick(change, 3) ? str_of(samples[pick(change, COUNT(samples))]) : word_of_plan(change);
}

// ---- changes ------------------------------------------------------------------------------------------------------

// By hand, for a plan may hold NULs.
static Str joined(Arena *arena, Str before, Str middle, Str behind) {
  Buf out = buf_in(arena);
  buf_add(&out, before);
  buf_add(&out, middle);
  buf_add(&out, behind);
  return buf_str(&out);
}

static Str replaced(Change *change, size_t from, size_t to, Str by) {
  return joined(change->arena, str_part(change->text, 0, from), by, str_from(change->text, to));
}

static size_t line_start(Str text, size_t at) {
  while (at > 0 && text.at[at - 1] != '\n') at--;
  return at;
}

static size_t line_end(Str text, size_t at) {
  while (at < text.n && text.at[at] != '\n') at++;
  return at < text.n ? at + 1 : at;
}

// Behind a '{' where there is one near, else on a line of its own with the indentation of its neighbour.
static Str with_key(Change *change) {
  Str text = change->text;
  size_t at = pick(change, text.n);
  const Key *key = any_key(change);
  Str value = any_value(change, key);
  ptrdiff_t brace = str_find_byte(str_part(text, at, line_end(text, at)), '{');
  if (brace >= 0) {
    size_t inside = at + (size_t)brace + 1;
    return replaced(change, inside, inside, str_format(change->arena, "%s: %.*s, ", key->name, STR(value)));
  }
  size_t start = line_start(text, at), indent = 0;
  while (start + indent < text.n && text.at[start + indent] == ' ') indent++;
  return replaced(change, start, start,
                  str_format(change->arena, "%*s%s: %.*s\n", (int)indent, "", key->name, STR(value)));
}

// What stands behind a ": ", up to the end of the value or of the line.
static Str with_value(Change *change) {
  Str text = change->text;
  size_t at = pick(change, text.n);
  ptrdiff_t colon = str_find(str_from(text, at), S(": "));
  if (colon < 0) return text;
  size_t from = at + (size_t)colon + 2, to = from, key = from - 2;
  while (key > 0 && is_word(text.at[key - 1])) key--;
  while (to < text.n && !strchr(",}]\n", text.at[to])) to++;
  const Key *known = shape_key(&plan_file_shape, str_part(text, key, from - 2));
  return replaced(change, from, to, any_value(change, known));
}

static Str with_word(Change *change) {
  Str word = word_of_plan(change), other = word_of_plan(change);
  return word.n ? replaced(change, (size_t)(word.at - change->text.at), (size_t)(word.at - change->text.at) + word.n,
                           other)
                : change->text;
}

static Str with_line_moved(Change *change) {
  Str text = change->text;
  size_t from = line_start(text, pick(change, text.n)), to = line_end(text, from);
  size_t at = line_start(text, pick(change, text.n));
  Str line = str_part(text, from, to);
  if (pick(change, 2)) return replaced(change, from, to, S(""));
  return replaced(change, at, at, line);
}

static Str changed(Change *change) {
  switch (pick(change, 5)) {
  case 0: return with_key(change);
  case 1: return with_value(change);
  case 2: return with_word(change);
  case 3: return with_line_moved(change);
  default: {
    Str first = with_value(change);
    change->text = first.n ? first : change->text;
    return with_key(change);
  }
  }
}

// One file of the input: what lies between two cuts.
static Str one_file(Change *change, Str all) {
  Str cut = S(PLAN_CUT);
  size_t from = 0, to = all.n;
  for (size_t skip = pick(change, 3); skip > 0; skip--) {
    ptrdiff_t next = str_find(str_from(all, from), cut);
    if (next >= 0) from += (size_t)next + cut.n;
  }
  ptrdiff_t end = str_find(str_from(all, from), cut);
  if (end >= 0) to = from + (size_t)end;
  return str_part(all, from, to);
}

// Bytes of one file only, so that no cut is lost.
static Str with_bytes(Change *change, size_t most) {
  size_t room = most > change->text.n ? most : change->text.n;
  char *copy = NEW_N(change->arena, char, room + 1);
  memcpy(copy, change->text.at, change->text.n);
  return (Str){copy, LLVMFuzzerMutate((uint8_t *)copy, change->text.n, room)};
}

size_t mutate_plan(uint8_t *bytes, size_t n, size_t most, unsigned seed) {
  if (n == 0) return LLVMFuzzerMutate(bytes, n, most);
  Arena *arena = arena_new();
  Str all = {(const char *)bytes, n};
  Change change = {.arena = arena, .state = seed};
  change.text = one_file(&change, all);
  size_t from = (size_t)(change.text.at - all.at), to = from + change.text.n;
  bool by_bytes = pick(&change, 4) == 0 || change.text.n == 0;
  Str part = by_bytes ? with_bytes(&change, most - n + change.text.n) : changed(&change);
  Str out = joined(arena, str_part(all, 0, from), part, str_from(all, to));
  size_t size = out.n < most ? out.n : most;
  memcpy(bytes, out.at, size);
  arena_free(arena);
  return size;
}
