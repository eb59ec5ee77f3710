// diff_counts: how much is different, in one line: how many of each sort of thing, as they are listed below it.
//
// Invariant: what a section tells is counted once and nothing else is; a person who joins or leaves is one person,
// whatever they take part in.
#include "diff.h"

typedef struct Counts {
  size_t came, went, moved, changed;
} Counts;

static void count(Counts *n, Fate fate, bool moved) {
  size_t *of = fate == FATE_CAME ? &n->came : fate == FATE_WENT ? &n->went : moved ? &n->moved : &n->changed;
  (*of)++;
}

static Counts openings_of(const PlanDiff *diff) {
  Counts n = {0};
  for (size_t i = 0; i < diff->openings.n; i++)
    count(&n, diff->openings.at[i].fate, diff->openings.at[i].aspects & ASPECTS_OF_TIME);
  return n;
}

// Those that only follow who joins or leaves are told of them.
static Counts items_of(const PlanDiff *diff) {
  Counts n = {0};
  for (size_t i = 0; i < diff->items.n; i++) {
    const ItemChange *change = &diff->items.at[i];
    if (change->fate != FATE_CHANGED || aspects_told(change))
      count(&n, change->fate, change->aspects & ASPECTS_OF_TIME);
  }
  return n;
}

static Counts people_of(const PlanDiff *diff) {
  Counts n = {0};
  for (size_t i = 0; i < diff->people.n; i++) count(&n, diff->people.at[i].fate, false);
  return n;
}

static Counts addresses_of(const PlanDiff *diff) {
  Counts n = {0};
  for (size_t i = 0; i < diff->addresses.n; i++) count(&n, address_fate(diff, &diff->addresses.at[i]), false);
  return n;
}

static Counts calendars_of(const PlanDiff *diff) {
  Counts n = {.changed = diff->settings.n};
  for (size_t i = 0; i < diff->feeds.n; i++) count(&n, diff->feeds.at[i].fate, false);
  return n;
}

// "campaigns: 1 new, 2 moved"; nothing where there is none.
static void add(const DiffWords *words, StrList *out, const Text *name, Counts n) {
  static const Text forms[] = {{{"%zu new", "新增 %zu"}},
                               {{"%zu gone", "取消 %zu"}},
                               {{"%zu moved", "挪动 %zu"}},
                               {{"%zu changed", "改动 %zu"}}};
  const size_t all[] = {n.came, n.went, n.moved, n.changed};
  StrList parts = {0};
  for (size_t i = 0; i < COUNT(all); i++)
    if (all[i]) PUSH(words->arena, &parts, str_format(words->arena, forms[i].in[words->lang], all[i]));
  if (!parts.n) return;
  Str list = str_join(words->arena, &parts, words->lang == LANG_ZH ? S("，") : S(", "));
  PUSH(words->arena, out,
       str_format(words->arena, words->lang == LANG_ZH ? "%s：%.*s" : "%s: %.*s", name->in[words->lang], STR(list)));
}

static void add_concerned(const DiffWords *words, StrList *out) {
  static const Text concerns = {{"concerns %zu of %zu people", "涉及 %zu 人（共 %zu 人）"}};
  size_t n = 0;
  for (size_t i = 0; i < words->diff->totals.n; i++) {
    const PersonTotal *t = &words->diff->totals.at[i];
    n += t->came || t->went || t->moved || t->changed;
  }
  if (n)
    PUSH(words->arena, out,
         str_format(words->arena, concerns.in[words->lang], n, words->people > n ? words->people : n));
}

Str diff_counts(const DiffWords *words) {
  static const Text openings = {{"campaigns", "活动"}}, items = {{"posts, tasks and meetings", "发布、任务和会议"}},
                    people = {{"people", "人员"}}, calendars = {{"calendars", "日历"}},
                    addresses = {{"addresses", "地址"}},
                    held = {{"held back, for it has been announced: %zu", "因已公布而不动 %zu 项"}};
  const PlanDiff *diff = words->diff;
  StrList out = {0};
  add(words, &out, &addresses, addresses_of(diff));
  if (diff->held.n) PUSH(words->arena, &out, str_format(words->arena, held.in[words->lang], diff->held.n));
  add(words, &out, &openings, openings_of(diff));
  add(words, &out, &items, items_of(diff));
  add(words, &out, &people, people_of(diff));
  add(words, &out, &calendars, calendars_of(diff));
  add_concerned(words, &out);
  return joined_words(words, &out);
}
