// diff_groups: from thousands of items to as many lines as one reads: items of one origin to which the same happened
// are told together, with the first few of them.
//
// Invariant: each item that does not go with its opening is in exactly one line, alone or among many.
#include "diff.h"

#include <stdlib.h>

enum { ALONE = 2 };

typedef struct Group {
  size_t number; // in the order of their first items
  LIST(const ItemChange *) items;
} Group;

typedef struct Told { // a line to be: one item, or a group
  Date day;
  size_t order;
  const ItemChange *item;
  const Group *group;
} Told;
typedef LIST(Told) ToldList;

static const DocItem *item_of(const ItemChange *change) { return change->new ? change->new : change->old; }

Str item_origin(Arena *arena, const DocItem *item) {
  if (item->daily) return str_format(arena, "daily\n%.*s", STR(item->channel));
  if (item->campaign.n) return str_format(arena, "opening\n%.*s\n%.*s", STR(item->campaign), STR(item->period));
  if (!item->step.n) return str_format(arena, "alone\n%.*s", STR(item->identity));
  return str_format(arena, "routine\n%.*s\n%.*s", STR(item->sop), STR(item->step));
}

static Str key_of(Arena *arena, const ItemChange *change) {
  Str origin = item_origin(arena, item_of(change));
  unsigned aspects = aspects_told(change);
  int by = (aspects & BIT(ASPECT_DAY)) ? change->new->days.first - change->old->days.first : 0;
  size_t hands = (aspects & BIT(ASPECT_WHO)) ? change->hands->number : 0;
  return str_format(arena, "%.*s\n%d %x %d %zu", STR(origin), (int)change->fate, aspects, by, hands);
}

// That somebody joined or left is told of them, and of an opening what goes with it.
static bool is_told_elsewhere(const ItemChange *change) {
  return change->along >= 0 || (change->fate == FATE_CHANGED && !aspects_told(change));
}

static void gather(Arena *arena, const PlanDiff *diff, Map *groups) {
  for (size_t i = 0; i < diff->items.n; i++) {
    const ItemChange *change = &diff->items.at[i];
    if (is_told_elsewhere(change)) continue;
    Str key = key_of(arena, change);
    Group *group = map_get(groups, key);
    if (!group) {
      group = NEW(arena, Group);
      group->number = groups->entries.n;
      map_put(arena, groups, key, group);
    }
    PUSH(arena, &group->items, change);
  }
}

static int told_order(const void *a, const void *b) {
  const Told *x = a, *y = b;
  if (x->day != y->day) return x->day < y->day ? -1 : 1;
  return (x->order > y->order) - (x->order < y->order);
}

static void tell(Arena *arena, const Map *groups, ToldList *out) {
  for (size_t i = 0; i < groups->entries.n; i++) {
    const Group *group = groups->entries.at[i].value;
    size_t n = group->items.n > ALONE ? 1 : group->items.n;
    for (size_t k = 0; k < n; k++) {
      const ItemChange *item = group->items.at[k];
      PUSH(arena, out, ((Told){item_of(item)->days.first, out->n, item, n == group->items.n ? NULL : group}));
    }
  }
  if (out->n) qsort(out->at, out->n, sizeof *out->at, told_order);
}

// ---- one ----------------------------------------------------------------------------------------------------------

// The day as it was, of what moves: "from ... to ..." says both.
static Str when_of(const DiffWords *words, const DocItem *item, bool time) {
  Str day = days_words(words, item->days);
  bool clock = time && item->at.from != CLOCK_NONE;
  return clock ? str_format(words->arena, "%.*s %.*s", STR(day), STR(window_format(words->arena, item->at))) : day;
}

Str item_named(const DiffWords *words, const DocItem *item) {
  Str opening = item_opening_name(words, item);
  if (!opening.n) return brief(words, item->title);
  return str_format(words->arena, words->lang == LANG_ZH ? "%.*s（%.*s）" : "%.*s (%.*s)",
                    STR(brief(words, item->title)), STR(opening));
}

static DiffLine line_of(DiffWords *words, const ItemChange *change) {
  const DocItem *item = item_of(change);
  Whom whom = {0};
  whom_begin(words);
  whom_add_change(words, &whom, change);
  DiffLine line = {.fate = change->fate, .how = item_words(words, change), .whom = whom_words(words, &whom)};
  line.when = when_of(words, item, !(change->aspects & BIT(ASPECT_TIME)));
  line.said = aspects_told(change) == BIT(ASPECT_WHO);
  line.what = item_named(words, item);
  return line;
}

// ---- many ---------------------------------------------------------------------------------------------------------

Str what_many(const DiffWords *words, const DocItem *item, size_t n) {
  static const Text daily = {{"%.*s: %zu daily posts", "%.*s：%zu 条日常"}},
                    items = {{"%.*s: %zu items", "%.*s：%zu 项"}}, times = {{"%.*s: %zu times", "%.*s：%zu 次"}};
  const char *form = (item->daily ? daily : item->campaign.n ? items : times).in[words->lang];
  Str name = item->daily ? channel_words(words, item->channel) : item_opening_name(words, item);
  if (!item->daily && !item->campaign.n) name = brief(words, item->title);
  return str_format(words->arena, form, STR(name), n);
}

// Whether one phrase says it of all of them. Who carries each out is not compared: that is another for other hands.
static bool is_alike(DiffWords *words, const Group *group) {
  unsigned aspects = aspects_told(group->items.at[0]);
  if (aspects == BIT(ASPECT_WHO)) return true;
  if (!aspects || (aspects & (BIT(ASPECT_WHO) | BIT(ASPECT_DAY)))) return false;
  Str first = item_words(words, group->items.at[0]);
  for (size_t i = 1; i < group->items.n; i++)
    if (!str_eq(item_words(words, group->items.at[i]), first)) return false;
  return true;
}

// What happened to all of them, in a few words.
static Str how_many(const DiffWords *words, const ItemChange *first) {
  unsigned aspects = aspects_told(first);
  static const Text names[ASPECT_COUNT] = {
      {{"on other days", "换了日子"}},           {{"with another deadline", "换了截止日"}},
      {{"at another time", "换了时间"}},         {{"staggered otherwise", "改了错开的时长"}},
      {{"with another title", "改了名"}},        {{"with another piece", "换了内容"}},
      {{"with another text", "改了文字或图片"}}, {{"of another line", "换了内容线"}},
      {{"by other people", "换了人"}},           {{"with other minutes", "改了时长"}},
      {{"of another kind", "换了形式"}},         {{"in another channel", "换了渠道"}},
      {{"for another audience", "换了人群"}},    {{"with another offer", "换了优惠"}},
      {{"with another status", "改了状态"}}};
  StrList out = {0};
  for (size_t i = 0; i < ASPECT_COUNT; i++)
    if (aspects & BIT(i)) PUSH(words->arena, &out, str_of(names[i].in[words->lang]));
  return joined_list(words, &out);
}

static Span span_of(const Group *group) {
  Span out = {item_of(group->items.at[0])->days.first, item_of(group->items.at[0])->days.first};
  for (size_t i = 0; i < group->items.n; i++) {
    Date day = item_of(group->items.at[i])->days.first;
    if (day > out.last) out.last = day;
  }
  return out;
}

static Str below_words(DiffWords *words, const ItemChange *change) {
  const DocItem *item = item_of(change);
  Str when = when_of(words, item, false), title = brief(words, item->title);
  if (change->fate != FATE_CHANGED) return str_format(words->arena, "%.*s  %.*s", STR(when), STR(title));
  Str how = item_words(words, change);
  if (item->daily || !item->campaign.n) return str_format(words->arena, "%.*s  %.*s", STR(when), STR(how));
  return str_format(words->arena, words->lang == LANG_ZH ? "%.*s  %.*s：%.*s" : "%.*s  %.*s: %.*s", STR(when),
                    STR(title), STR(how));
}

// All has been said but the days.
static void add_days(DiffWords *words, DiffLine *line, const Group *group) {
  StrList days = {0};
  for (size_t i = 0; i < group->items.n && i < DAYS_SHOWN; i++)
    PUSH(words->arena, &days, when_of(words, item_of(group->items.at[i]), false));
  PUSH(words->arena, &line->below, joined_list(words, &days));
  line->more = group->items.n - days.n;
}

static void add_below(DiffWords *words, DiffLine *line, const Group *group) {
  for (size_t i = 0; i < group->items.n && i < FIRST_SHOWN; i++)
    PUSH(words->arena, &line->below, below_words(words, group->items.at[i]));
  line->more = group->items.n - line->below.n;
}

static DiffLine line_of_group(DiffWords *words, const Group *group) {
  const ItemChange *first = group->items.at[0];
  const DocItem *item = item_of(first);
  Whom whom = {0};
  whom_begin(words);
  for (size_t i = 0; i < group->items.n; i++) whom_add_change(words, &whom, group->items.at[i]);
  DiffLine line = {.fate = first->fate, .when = days_words(words, span_of(group))};
  bool alike = is_alike(words, group);
  line.how = alike ? item_words(words, first) : how_many(words, first);
  line.said = aspects_told(first) == BIT(ASPECT_WHO);
  line.what = what_many(words, item, group->items.n);
  line.whom = whom_words(words, &whom);
  (alike ? add_days : add_below)(words, &line, group);
  return line;
}

void diff_groups(DiffWords *words, DiffLines *out) {
  Map groups = {0};
  ToldList told = {0};
  gather(words->arena, words->diff, &groups);
  tell(words->arena, &groups, &told);
  for (size_t i = 0; i < told.n; i++)
    PUSH(words->arena, out,
         told.at[i].group ? line_of_group(words, told.at[i].group) : line_of(words, told.at[i].item));
}
