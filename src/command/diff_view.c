// diff_view: from what is different to a page in words, which the formats only lay out.
//
// Invariant: nothing is left out here; people for whom a row says the same share it, so that ten thousand are a few
// rows.
#include "diff.h"

#include <stdlib.h>

Str diff_heading(DiffPart part, Lang lang) {
  static const Text headings[] = {
      [PART_ADDRESSES] = {{"Addresses", "地址"}},
      [PART_HELD] = {{"Changed in the plan, but announced: it stays", "计划改了，但已公布，不动"}},
      [PART_OPENINGS] = {{"Campaigns", "活动"}},
      [PART_ITEMS] = {{"Day by day", "日程"}},
      [PART_PEOPLE] = {{"People", "人员"}},
      [PART_FEEDS] = {{"Calendars", "日历"}},
      [PART_TOTALS] = {{"For whom", "对每个人"}},
      [PART_WEEKS] = {{"Work by week, the heaviest first", "每周的工作量，从最忙的起"}},
      [PART_SHARES] = {{"What daily posts are made of", "日常内容的配比"}}};
  return str_of(headings[part].in[lang]);
}

DiffRow diff_columns(DiffPart part, Lang lang) {
  static const Text totals[] = {{{"who", "谁"}},     {{"new", "新增"}},     {{"gone", "取消"}},
                                {{"moved", "挪动"}}, {{"changed", "改动"}}, {{"minutes in all", "总分钟数"}}};
  static const Text weeks[] = {{{"week from", "周一"}}, {{"who", "谁"}}, {{"minutes", "分钟"}}};
  static const Text shares[] = {{{"channel", "渠道"}}, {{"of", "其中"}}, {{"before", "原来"}}, {{"now", "现在"}}};
  const Text *of = part == PART_TOTALS ? totals : part == PART_WEEKS ? weeks : shares;
  size_t n = part == PART_TOTALS ? COUNT(totals) : part == PART_WEEKS ? COUNT(weeks) : COUNT(shares);
  DiffRow row = {{{0}}};
  for (size_t i = 0; i < n; i++) row.cell[i] = str_of(of[i].in[lang]);
  return row;
}

// ---- campaigns, people, calendars ---------------------------------------------------------------------------------

static int along_order(const void *a, const void *b) {
  const ItemChange *x = *(const ItemChange *const *)a, *y = *(const ItemChange *const *)b;
  if (x->along != y->along) return x->along < y->along ? -1 : 1;
  return x < y ? -1 : 1;
}

// Those who carry out what goes with it; `items` begin with these.
static Str whom_of_opening(DiffWords *words, const OpeningChange *opening, const ItemChange *const *items) {
  Whom whom = {0};
  whom_begin(words);
  for (size_t i = 0; i < opening->along; i++) whom_add_change(words, &whom, items[i]);
  return whom.people.n ? whom_words(words, &whom) : S("");
}

static void add_openings(DiffWords *words, DiffLines *out) {
  const PlanDiff *diff = words->diff;
  const ItemChange **along = NEW_N(words->arena, const ItemChange *, diff->items.n);
  size_t n = 0, from = 0;
  for (size_t i = 0; i < diff->items.n; i++)
    if (diff->items.at[i].along >= 0) along[n++] = &diff->items.at[i];
  if (n) qsort(along, n, sizeof *along, along_order);
  for (size_t i = 0; i < diff->openings.n; i++) {
    const OpeningChange *change = &diff->openings.at[i];
    DiffLine line = {.fate = change->fate, .how = opening_words(words, change)};
    line.what = opening_name(words, change->new ? change->new : change->old);
    line.whom = whom_of_opening(words, change, along + from);
    PUSH(words->arena, out, line);
    from += change->along;
  }
}

// As one of the plans has them.
static Str person_words(const DiffWords *words, const DocPerson *person, Str id) {
  Str role = role_label(person->role, words->lang);
  StrList parts = {0};
  const Str all[] = {role, person->store, id};
  PUSH(words->arena, &parts, brief(words, person->name));
  for (size_t i = 0; i < COUNT(all); i++)
    if (all[i].n) PUSH(words->arena, &parts, all[i]);
  return str_join(words->arena, &parts, S(" · "));
}

// What somebody who joins takes on, and who leaves lays down.
static Str items_words(const DiffWords *words, const PersonChange *change, const PersonTotal *total) {
  static const Text takes[] = {{{"takes part in %ld items", "参与 %ld 项"}},
                               {{"takes part in %ld item", "参与 %ld 项"}}},
                    had[] = {{{"had part in %ld items", "原来参与 %ld 项"}},
                             {{"had part in %ld item", "原来参与 %ld 项"}}};
  bool came = change->fate == FATE_CAME;
  long n = !total ? 0 : came ? total->came : total->went;
  return str_format(words->arena, (came ? takes : had)[n == 1].in[words->lang], n);
}

static void add_people(DiffWords *words, DiffLines *out) {
  static const Text was = {{"before: ", "原来："}};
  const PlanDiff *diff = words->diff;
  const PersonTotal **totals = NEW_N(words->arena, const PersonTotal *, diff->roll->ids.n);
  for (size_t i = 0; i < diff->totals.n; i++) totals[diff->totals.at[i].person] = &diff->totals.at[i];
  for (size_t i = 0; i < diff->people.n; i++) {
    const PersonChange *change = &diff->people.at[i];
    const DocPerson *person = diff_person(diff, change->person);
    Str id = person_is_alone(words, change->person) ? S("") : diff->roll->ids.at[change->person];
    DiffLine line = {.fate = change->fate, .what = person_words(words, person, id)};
    if (change->fate == FATE_CHANGED)
      line.how = str_format(words->arena, "%s%.*s", was.in[words->lang],
                            STR(person_words(words, &diff->old->staff.at[change->person], S(""))));
    else
      line.how = items_words(words, change, totals[change->person]);
    PUSH(words->arena, out, line);
  }
}

static void add_feeds(DiffWords *words, DiffLines *out) {
  static const Text was = {{"before: ", "原来："}};
  for (size_t i = 0; i < words->diff->feeds.n; i++) {
    const FeedChange *change = &words->diff->feeds.at[i];
    const DocFeed *feed = change->new ? change->new : change->old;
    DiffLine line = {.fate = change->fate, .what = brief(words, feed->name)};
    uint32_t person = (uint32_t)((uintptr_t)map_get(&words->diff->roll->by_id, feed->person) - 1);
    if (!feed->person.n)
      line.what = str_format(words->arena, "%.*s  %.*s", STR(line.what), STR(feed->path));
    else if (person < words->diff->roll->ids.n && !person_is_alone(words, person))
      line.what = str_format(words->arena, words->lang == LANG_ZH ? "%.*s（%.*s）" : "%.*s (%.*s)", STR(line.what),
                             STR(feed->person));
    if (change->fate == FATE_CHANGED)
      line.how = str_format(words->arena, "%s%.*s", was.in[words->lang], STR(brief(words, change->old->name)));
    PUSH(words->arena, out, line);
  }
}

// ---- tables -------------------------------------------------------------------------------------------------------

static Str number(const DiffWords *words, long n, const char *mark) {
  return n ? str_format(words->arena, "%s%ld", mark, n) : S("");
}

static Str before_after(const DiffWords *words, long before, long after) {
  if (before == after) return str_format(words->arena, "%ld", before);
  return str_format(words->arena, "%ld → %ld", before, after);
}

// A row and the people for whom it holds.
typedef struct Shared {
  DiffRow row;
  size_t who; // the cell of their names
  Whom whom;
} Shared;

// The rows in which only the name differs become one, in the place of the first.
static void share_row(DiffWords *words, Map *rows, const DiffRow *row, size_t who, uint32_t person) {
  StrList cells = {0};
  for (size_t i = 0; i < COUNT(row->cell); i++) PUSH(words->arena, &cells, row->cell[i]);
  Str key = str_join(words->arena, &cells, S("\n"));
  Shared *shared = map_get(rows, key);
  if (!shared) {
    shared = NEW(words->arena, Shared);
    *shared = (Shared){.row = *row, .who = who};
    map_put(words->arena, rows, key, shared);
  }
  PUSH(words->arena, &shared->whom.people, person);
}

static void end_rows(DiffWords *words, const Map *rows, DiffRows *out) {
  for (size_t i = 0; i < rows->entries.n; i++) {
    Shared *shared = rows->entries.at[i].value;
    shared->row.cell[shared->who] = whom_words(words, &shared->whom);
    PUSH(words->arena, out, shared->row);
  }
}

static void add_totals(DiffWords *words, DiffRows *out) {
  Map rows = {0};
  for (size_t i = 0; i < words->diff->totals.n; i++) {
    const PersonTotal *t = &words->diff->totals.at[i];
    DiffRow row = {{S(""), number(words, t->came, "+"), number(words, t->went, "-"), number(words, t->moved, ""),
                    number(words, t->changed, ""), before_after(words, t->before, t->after)}};
    share_row(words, &rows, &row, 0, t->person);
  }
  end_rows(words, &rows, out);
}

static void add_weeks(DiffWords *words, DiffRows *out) {
  Map rows = {0};
  for (size_t i = 0; i < words->diff->weeks.n; i++) {
    const WeekLoad *week = &words->diff->weeks.at[i];
    DiffRow row = {{day_words(words, week->monday), S(""), before_after(words, week->before, week->after)}};
    share_row(words, &rows, &row, 1, week->person);
  }
  end_rows(words, &rows, out);
}

static Str share_cell(const DiffWords *words, long n, long of) {
  if (!of) return S("-");
  long tenths = (n * 1000 + of / 2) / of;
  return str_format(words->arena, "%ld.%ld%% (%ld / %ld)", tenths / 10, tenths % 10, n, of);
}

static Str kind_label(const DiffWords *words, Str kind) {
  static const Text none = {{"none stated", "没写"}};
  for (size_t i = 0; i < kind_names.count; i++)
    if (str_eq(kind, str_of(kind_names.name[i]))) return str_of(kind_names.label[i].in[words->lang]);
  return kind.n ? kind : str_of(none.in[words->lang]);
}

static void add_shares(DiffWords *words, DiffRows *out) {
  for (size_t i = 0; i < words->diff->shares.n; i++) {
    const ShareChange *share = &words->diff->shares.at[i];
    Str name = share->kind || !share->name.n ? kind_label(words, share->name) : line_label(share->name, words->lang);
    DiffRow row = {{channel_words(words, share->channel), name, share_cell(words, share->before, share->before_of),
                    share_cell(words, share->after, share->after_of)}};
    PUSH(words->arena, out, row);
  }
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static Str span_words(const DiffWords *words) {
  const PlanDoc *a = words->diff->old, *b = words->diff->new;
  bool zh = words->lang == LANG_ZH;
  StrList out = {0};
  if (!str_eq(a->plan, b->plan))
    PUSH(words->arena, &out,
         str_format(words->arena, zh ? "两份不同的计划：%.*s、%.*s" : "two different plans: %.*s, %.*s", STR(a->plan),
                    STR(b->plan)));
  if (a->days.first != b->days.first || a->days.last != b->days.last)
    PUSH(words->arena, &out,
         str_format(words->arena, zh ? "计划期：%.*s，原来 %.*s" : "the plan's days: %.*s, before %.*s",
                    STR(days_words(words, b->days)), STR(days_words(words, a->days))));
  return str_join(words->arena, &out, zh ? S("；") : S("; "));
}

void diff_view(DiffWords *words, Str old, Str new, Str folder, DiffView *out) {
  static const Text none = {{"nothing changes", "没有变化"}},
                    release = {{"to let one follow the plan: sopcal lock%s%.*s --today DATE --release ID",
                                "要放开某一项：sopcal lock%s%.*s --today 日期 --release ID"}};
  Str span = span_words(words);
  *out = (DiffView){.title =
                        str_format(words->arena, "%.*s: %.*s → %.*s", STR(words->diff->new->plan), STR(old), STR(new))};
  if (diff_is_none(words->diff)) {
    out->count = str_of(none.in[words->lang]);
    return;
  }
  out->count = diff_counts(words);
  out->release = str_format(words->arena, release.in[words->lang], folder.n ? " " : "", STR(folder));
  if (span.n)
    out->count =
        str_format(words->arena, words->lang == LANG_ZH ? "%.*s；%.*s" : "%.*s; %.*s", STR(span), STR(out->count));
  address_lines(words, &out->addresses);
  held_lines(words, &out->held);
  add_openings(words, &out->openings);
  diff_groups(words, &out->items);
  add_people(words, &out->people);
  add_feeds(words, &out->feeds);
  setting_lines(words, &out->feeds);
  add_totals(words, &out->totals);
  add_weeks(words, &out->weeks);
  add_shares(words, &out->shares);
}
