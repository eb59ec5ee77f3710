// locked: check --locked: whether what was announced is what the plan now says. How far ahead is announced is no part
// of it: a plan does not grow stale by the passing of days.
#include "sopcal/command.h"

typedef struct Comparing {
  Arena *arena;
  Diags *diags;
  const Schedule *schedule;
  Date today;
  Arg folder;
  bool *seen; // of each entry: the plan still has it
} Comparing;

static bool is_over(const Comparing *c, const LockEntry *entry) {
  return lock_is_past(c->schedule->plan, entry) || (c->today != DATE_NONE && entry->on.last < c->today);
}

// ---- what differs -------------------------------------------------------------------------------------------------

typedef struct Part {
  Text name;
  Str then, now;
} Part;

static void add_part(Buf *out, Lang lang, const Part *part) {
  bool zh = lang == LANG_ZH;
  Str nothing = zh ? S("无") : S("nothing");
  if (out->n) buf_add(out, zh ? S("；") : S("; "));
  buf_format(out, zh ? "%s原为“%.*s”，现为“%.*s”" : "its %s was '%.*s' and is '%.*s'", part->name.in[lang],
             STR(part->then.n ? part->then : nothing), STR(part->now.n ? part->now : nothing));
}

static Str parts_text(const Comparing *c, Lang lang, const Part *parts, size_t n) {
  Buf out = buf_in(c->arena);
  for (size_t i = 0; i < n; i++)
    if (!str_eq(parts[i].then, parts[i].now)) add_part(&out, lang, &parts[i]);
  if (out.n) return buf_str(&out);
  return lang == LANG_ZH ? S("文案，或日历上显示的别的内容") : S("its text, or what else calendars show of it");
}

static Arg what_differs(const Comparing *c, const LockEntry *then, const LockEntry *now) {
  const Part parts[] = {
      {{{"title", "标题"}}, then->title, now->title},
      {{{"time", "时间"}}, window_format(c->arena, then->window), window_format(c->arena, now->window)},
      {{{"piece", "内容"}}, then->piece, now->piece},
      {{{"`by`", "`by`"}}, then->by, now->by},
  };
  return (Arg){.name = "what",
               .text = {parts_text(c, LANG_EN, parts, COUNT(parts)), parts_text(c, LANG_ZH, parts, COUNT(parts))}};
}

// ---- one by one ---------------------------------------------------------------------------------------------------

// False where there is nothing to say of it.
static bool is_to_say(Comparing *c, const LockEntry *entry, bool same) {
  c->seen[entry - c->schedule->plan->lock.entries.at] = true;
  return !is_over(c, entry) && !same;
}

static void say_other(Comparing *c, const LockEntry *then, LockEntry now, Place planned) {
  Arg what = what_differs(c, then, &now);
  Diag *said = diag_add(c->diags, L111, then->at, ARGS(arg("id", then->identity), what, c->folder));
  diag_relate_add(c->diags, said, planned, NO_ARGS);
}

static void compare_all(Comparing *c) {
  const Schedule *schedule = c->schedule;
  for (size_t i = 0; i < schedule->openings.n; i++) {
    const Opening *opening = &schedule->openings.at[i];
    if (!opening->lock) continue;
    bool same = str_eq(opening->lock->digest, opening_digest(c->arena, schedule, opening));
    if (is_to_say(c, opening->lock, same))
      say_other(c, opening->lock, opening_entry(c->arena, schedule, opening), opening->place);
  }
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    if (!item->lock) continue;
    bool same = item_is_as_announced(c->arena, schedule, item, item->lock);
    if (is_to_say(c, item->lock, same))
      say_other(c, item->lock, item_entry(c->arena, schedule, item), item->piece ? item->piece->head.at : item->place);
  }
}

static bool is_of_plan(const Comparing *c, const LockEntry *entry) {
  Str id = c->schedule->plan->about.id;
  return str_starts(entry->identity, id) && entry->identity.at[id.n] == '/';
}

static bool is_missing(const Comparing *c, size_t i) {
  const LockEntry *entry = &c->schedule->plan->lock.entries.at[i];
  return !c->seen[i] && !entry->gone && !is_over(c, entry);
}

// Under another id every item is another: that is said of all at once.
static void say_renamed(const Comparing *c, const LockEntry *first) {
  const About *plan = &c->schedule->plan->about;
  Str old = first->identity;
  old = str_part(old, 0, (size_t)str_find_byte(old, '/'));
  Diag *said = diag_add(c->diags, L115, first->at, ARGS(arg("old", old), arg("id", plan->id), c->folder));
  diag_relate_add(c->diags, said, place_of(&plan->head, "id"), NO_ARGS);
}

static void find_missing(const Comparing *c) {
  const Lock *lock = &c->schedule->plan->lock;
  const LockEntry *first = NULL;
  for (size_t i = 0; i < lock->entries.n; i++) {
    const LockEntry *entry = &lock->entries.at[i];
    if (!is_missing(c, i)) continue;
    if (is_of_plan(c, entry))
      diag_add(c->diags, L112, entry->at, ARGS(arg("id", entry->identity), c->folder));
    else if (!first)
      first = entry;
  }
  if (first) say_renamed(c, first);
}

void check_locked(Arena *arena, const Options *options, Compiled *compiled) {
  const Plan *plan = &compiled->plan;
  if (!plan->lock.given) {
    diag_add(compiled->diags, L113, place_of(&plan->about.head, "id"),
             ARGS(arg("folder", plan_folder_typed(arena, plan))));
    return;
  }
  Comparing comparing = {.arena = arena,
                         .diags = compiled->diags,
                         .schedule = &compiled->schedule,
                         .today = options->today,
                         .folder = arg("folder", plan_folder_typed(arena, plan)),
                         .seen = NEW_N(arena, bool, plan->lock.entries.n + 1)};
  compare_all(&comparing);
  find_missing(&comparing);
}
