// diff_held_words: what the lock holds back, as lines: where it stays, what the plan says of it, and by which id it may
// follow the plan.
//
// Invariant: each is in exactly one line, alone or among those of one origin of which the same is said; the day is told
// where it is another, else the time alone.
#include "diff.h"

// ---- of one -------------------------------------------------------------------------------------------------------

static Span days_of(const HeldChange *change) { return change->opening ? change->opening->days : change->item->days; }
static Window window_of(const HeldChange *change) { return change->opening ? change->opening->at : change->item->at; }

static bool same_days(Span a, Span b) { return a.first == b.first && a.last == b.last; }
static bool same_window(Window a, Window b) { return a.from == b.from && a.to == b.to; }

// Whether the plan says another day, and whether another time.
static bool other_days(const HeldChange *change, const DocInstead *says) {
  return !same_days(days_of(change), says->days);
}
static bool other_time(const HeldChange *change, const DocInstead *says) {
  return !same_window(window_of(change), says->at);
}

static Str when_words(const DiffWords *words, Span days, Window at, bool day, bool time) {
  static const Text nothing = {{"nothing for that day", "那天没有安排"}};
  if (days.first == DATE_NONE) return str_of(nothing.in[words->lang]);
  if (!day) return window_words(words, at);
  Str said = days_words(words, days);
  return time ? str_format(words->arena, "%.*s %.*s", STR(said), STR(window_words(words, at))) : said;
}

// "still on Jun 16; the plan says Jun 12, before Jun 13"; the plan took it back: "the plan says Jun 16 again, before
// Jun 12".
static Str held_words(const DiffWords *words, const HeldChange *change) {
  static const Text on = {{"still on %a; the plan says %b", "仍在 %a；计划里写的是 %b"}},
                    at = {{"still at %a; the plan says %b", "仍在 %a；计划里写的是 %b"}},
                    nothing = {{"still on %a; the plan has nothing for that day", "仍在 %a；计划里那天没有安排"}},
                    before = {{"%a, before %b", "%a，原来写 %b"}},
                    again = {{"the plan says %a again, before %b", "计划改回了 %a，原来写 %b"}};
  const DocInstead *says = change->fate == FATE_WENT ? &change->before : &change->after;
  bool is_none = says->days.first == DATE_NONE;
  bool day = other_days(change, says), time = other_time(change, says) && !is_none;
  Str now = when_words(words, days_of(change), window_of(change), day, time);
  Str said = when_words(words, says->days, says->at, day, time);
  if (change->fate == FATE_WENT) return fill(words, &again, now, said);
  Str out = fill(words, is_none ? &nothing : day ? &on : &at, now, said);
  if (change->fate != FATE_CHANGED) return out;
  return fill(words, &before, out, when_words(words, change->before.days, change->before.at, true, time));
}

// ---- of several ---------------------------------------------------------------------------------------------------

typedef struct Group {
  Str how;
  LIST(const HeldChange *) list;
} Group;

// The plan has nothing for the day.
static bool is_dropped(const HeldChange *change) {
  return change->after.there && change->after.days.first == DATE_NONE;
}

static Str key_of(DiffWords *words, const HeldChange *change, Str how) {
  if (change->opening) return str_format(words->arena, "opening itself\n%.*s", STR(change->opening->id));
  Str origin = item_origin(words->arena, change->item), said = other_days(change, &change->after) ? S("") : how;
  if (is_dropped(change)) said = S("dropped");
  return str_format(words->arena, "%d %.*s\n%.*s", (int)change->fate, STR(origin), STR(said));
}

static void gather(DiffWords *words, Map *groups) {
  for (size_t i = 0; i < words->diff->held.n; i++) {
    const HeldChange *change = &words->diff->held.at[i];
    Str how = held_words(words, change), key = key_of(words, change, how);
    Group *group = map_get(groups, key);
    if (!group) {
      group = NEW(words->arena, Group);
      group->how = how;
      map_put(words->arena, groups, key, group);
    }
    if (!str_eq(group->how, how)) group->how = S("");
    PUSH(words->arena, &group->list, change);
  }
}

// The items of each opening that is held: they stay with it.
static void index_items(DiffWords *words, Map *out) {
  for (size_t i = 0; i < words->diff->held.n; i++) {
    const DocOpening *opening = words->diff->held.at[i].opening;
    if (opening) map_put(words->arena, out, opening->id, NEW(words->arena, Whom));
  }
  whom_begin(words);
  for (size_t i = 0; out->entries.n && i < words->diff->new->items.n; i++) {
    const DocItem *item = &words->diff->new->items.at[i];
    Whom *whom = item->campaign.n ? map_get(out, item_opening_id(words->arena, item)) : NULL;
    for (size_t k = 0; whom && k < item->people->n; k++) PUSH(words->arena, &whom->people, item->people->at[k]);
  }
}

// Each once.
static Str whom_of_all(DiffWords *words, const Whom *all) {
  Whom whom = {0};
  whom_begin(words);
  whom_add(words, &whom, &(DocPeople){all->people.at, all->people.n});
  return whom.people.n ? whom_words(words, &whom) : S("");
}

static Str whom_of_group(DiffWords *words, const Group *group) {
  Whom whom = {0};
  whom_begin(words);
  for (size_t i = 0; i < group->list.n; i++) whom_add(words, &whom, group->list.at[i]->item->people);
  return whom_words(words, &whom);
}

// ---- lines --------------------------------------------------------------------------------------------------------

static void add_id(DiffWords *words, DiffLine *line, const Group *group) {
  static const Text one = {{"ID: %.*s", "ID：%.*s"}},
                    many = {{"ID: %.*s, and so on for each of the %zu", "ID：%.*s，共 %zu 项，逐一写出"}};
  const HeldChange *first = group->list.at[0];
  Str id = first->opening ? first->opening->id : first->item->identity;
  if (first->fate == FATE_WENT) return;
  PUSH(words->arena, &line->below,
       group->list.n == 1 ? str_format(words->arena, one.in[words->lang], STR(id))
                          : str_format(words->arena, many.in[words->lang], STR(id), group->list.n));
}

static void add_days(DiffWords *words, DiffLine *line, const Group *group) {
  StrList days = {0};
  for (size_t i = 0; i < group->list.n && i < DAYS_SHOWN; i++)
    PUSH(words->arena, &days, days_words(words, days_of(group->list.at[i])));
  PUSH(words->arena, &line->below, joined_list(words, &days));
}

static void add_first(DiffWords *words, DiffLine *line, const Group *group) {
  for (size_t i = 0; i < group->list.n && i < FIRST_SHOWN; i++) {
    const HeldChange *change = group->list.at[i];
    PUSH(words->arena, &line->below,
         str_format(words->arena, words->lang == LANG_ZH ? "%.*s：%.*s" : "%.*s: %.*s",
                    STR(brief(words, change->item->title)), STR(held_words(words, change))));
  }
}

static void add_below(DiffWords *words, DiffLine *line, const Group *group) {
  static const Text dropped = {{"still there; the plan has nothing for these days", "仍在；计划里这些天没有安排"}},
                    more = {{"and %zu more", "还有 %zu 处"}};
  bool none = is_dropped(group->list.at[0]);
  size_t shown = none ? DAYS_SHOWN : FIRST_SHOWN;
  if (none) line->how = str_of(dropped.in[words->lang]);
  (none ? add_days : add_first)(words, line, group);
  if (group->list.n > shown)
    PUSH(words->arena, &line->below, str_format(words->arena, more.in[words->lang], group->list.n - shown));
}

static Span span_of(const Group *group) {
  Span out = days_of(group->list.at[0]);
  for (size_t i = 1; i < group->list.n; i++) {
    Span days = days_of(group->list.at[i]);
    if (days.first < out.first) out.first = days.first;
    if (days.last > out.last) out.last = days.last;
  }
  return out;
}

static DiffLine line_of(DiffWords *words, const Group *group, const Map *openings) {
  const HeldChange *first = group->list.at[0];
  DiffLine line = {.fate = FATE_CHANGED, .how = group->how};
  if (first->opening) {
    line.what = opening_name(words, first->opening);
    line.whom = whom_of_all(words, map_get(openings, first->opening->id));
  } else {
    bool one = group->list.n == 1;
    line.what = one ? item_named(words, first->item) : what_many(words, first->item, group->list.n);
    line.whom = whom_of_group(words, group);
    if (!one || !other_days(first, &first->after)) line.when = days_words(words, span_of(group));
    if (!group->how.n) add_below(words, &line, group);
  }
  add_id(words, &line, group);
  return line;
}

void held_lines(DiffWords *words, DiffLines *out) {
  Map groups = {0}, openings = {0};
  gather(words, &groups);
  index_items(words, &openings);
  for (size_t i = 0; i < groups.entries.n; i++)
    PUSH(words->arena, out, line_of(words, groups.entries.at[i].value, &openings));
}
