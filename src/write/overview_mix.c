// overview_mix: what a channel's posts are made of, and what is still to be written, as bars.
//
// Invariant: each bar's share is printed beside it, so that it is read without colour. What is marked as off its wish
// is what `report --mix` marks (a line) and P107 warns of (selling), in words.
#include "overview.h"
#include "sopcal/missing.h"
#include "sopcal/shares.h"

enum { MIXES_MAX = 60 };

// ---- shares -------------------------------------------------------------------------------------------------------

static void put_bar(const Overview *m, Value *list, Str title, long n, long of, long *before) {
  Value *bar = overview_row(m, list);
  overview_text(m, bar, "title", title);
  overview_number(m, bar, "count", n);
  overview_share(m, bar, "w", n, of);
  overview_share(m, bar, "x", *before, of);
  overview_number(m, bar, "percent", of > 0 ? (n * 100 + of / 2) / of : 0);
  *before += n;
}

enum { WITHIN = 100 }; // hundredths of a slot: the bound that every line keeps, but for what is pinned or announced

static void put_off(const Overview *m, Value *bar, const ChannelShares *shares, size_t line) {
  long off = (shares->furthest[line] * 1000 + shares->total / 2) / shares->total / 10; // as the report has it
  bool told = off > WITHIN && !m->plan->about.is_private;
  Str posts = told ? str_format(m->arena, "%ld.%02ld", off / 100, off % 100) : S("");
  overview_text(m, bar, "off", posts);
  overview_text(m, bar, "off_on", told ? overview_day(m, shares->furthest_on[line]) : S(""));
}

static void put_lines(const Overview *m, Value *map, const ChannelShares *shares) {
  Value *list = overview_list(m, map, "lines");
  long before = 0;
  for (size_t i = 0; i < shares->lines; i++) {
    put_bar(m, list, line_label(shares->line[i]->id, m->lang), shares->all.lines[i], shares->all.slots, &before);
    Value *bar = list->list.at[i];
    overview_number(m, bar, "pattern", (long)(i % 4) + 1);
    overview_number(m, bar, "wish", (shares->weight[i] * 100L + shares->total / 2) / shares->total);
    put_off(m, bar, shares, i);
  }
}

// What the plan allows of a kind, where more is posted; only selling has a most (D22).
static Str most_passed(const Overview *m, const ChannelShares *shares, size_t kind, long filled) {
  long most = m->plan->rules.selling.most;
  bool passed = kind == KIND_PRODUCT && most >= 0 && shares->all.kinds[kind] * 100 > most * filled;
  return passed && !m->plan->about.is_private ? str_format(m->arena, "%ld", most) : S("");
}

static void put_kinds(const Overview *m, Value *map, const ChannelShares *shares) {
  Value *list = overview_list(m, map, "kinds");
  long filled = shares->all.slots - slots_empty(shares, &shares->all), before = 0;
  for (size_t i = 0; i < KIND_COUNT; i++) {
    put_bar(m, list, str_of(kind_names.label[i].in[m->lang]), shares->all.kinds[i], filled, &before);
    Value *bar = list->list.at[i];
    overview_share(m, bar, "due", shares->kind_weight[i], shares->kind_total);
    overview_number(m, bar, "wish",
                    shares->kind_total ? (shares->kind_weight[i] * 100L + shares->kind_total / 2) / shares->kind_total
                                       : 0);
    overview_text(m, bar, "most", most_passed(m, shares, i, filled));
  }
}

static void put_channel(const Overview *m, Value *list, const ChannelShares *shares) {
  Value *map = overview_row(m, list);
  overview_text(m, map, "title", channel_title_in(shares->channel, m->lang));
  overview_number(m, map, "slots", shares->all.slots);
  long empty = m->plan->about.is_private ? 0 : slots_empty(shares, &shares->all); // no stranger's business
  overview_number(m, map, "empty", empty);
  value_put_bool(m->arena, map, "has_empty", empty > 0);
  put_lines(m, map, shares);
  put_kinds(m, map, shares);
}

void overview_put_mix(const Overview *m, Value *page) {
  SharesList all = {0};
  Value *list = overview_list(m, page, "mixes");
  long more = 0;
  shares_of(m->arena, m->schedule, &all);
  for (size_t i = 0; i < all.n; i++) {
    if (!all.at[i].all.slots) continue;
    if (list->list.n < MIXES_MAX)
      put_channel(m, list, &all.at[i]);
    else
      more++;
  }
  overview_text(m, page, "more_mixes", overview_some(m, more));
  value_put_bool(m->arena, page, "has_mixes", list->list.n > 0);
}

// ---- what is still to be written ----------------------------------------------------------------------------------

enum { GAPS_SHOWN = 30 };

static Str with_number(const Overview *m, const char *name, size_t n) {
  return label_filled(m->arena, m->labels, name, FILL({"n", str_format(m->arena, "%zu", n)}));
}

static void put_gap(const Overview *m, Value *list, const Missing *piece) {
  Value *row = overview_row(m, list);
  StrList channels = {0};
  for (size_t i = 0; i < piece->channels.n; i++)
    PUSH(m->arena, &channels, channel_title_in(piece->channels.at[i], m->lang));
  overview_text(m, row, "by", piece->by == DATE_NONE ? S("") : overview_day(m, piece->by));
  overview_text(m, row, "by_date", piece->by == DATE_NONE ? S("") : date_text(m->arena, piece->by));
  overview_text(m, row, "line", line_label(piece->line->id, m->lang));
  overview_text(m, row, "what", missing_what(m->arena, piece, m->lang));
  overview_text(m, row, "channel", str_join(m->arena, &channels, label(m->labels, "comma")));
  overview_text(m, row, "times", piece->items.n > 1 ? with_number(m, "gap_times", piece->items.n) : S(""));
  overview_text(m, row, "file", str_format(m->arena, "content/%.*s.md", STR(piece->id)));
}

// A bar for each week in which something has to be there.
static void put_gap_weeks(const Overview *m, Value *map, const MissingList *list) {
  Value *weeks = overview_list(m, map, "weeks");
  Date monday = m->days.first - date_weekday(m->days.first);
  size_t most = 0, count = (size_t)(m->days.last - monday) / 7 + 1, *n = NEW_N(m->arena, size_t, count);
  for (size_t i = 0; i < list->n; i++) {
    Date by = list->at[i].by;
    if (by == DATE_NONE || by > m->days.last) continue;
    size_t week = by < monday ? 0 : (size_t)(by - monday) / 7;
    if (++n[week] > most) most = n[week];
  }
  for (size_t i = 0; i < count; i++) {
    Span days = {monday + (Date)i * 7, monday + (Date)i * 7 + 6};
    if (!n[i]) continue;
    Value *week = overview_row(m, weeks);
    overview_place(m, week, days);
    overview_share(m, week, "h", (long)n[i], (long)most);
    overview_number(m, week, "count", (long)n[i]);
    overview_text(m, week, "days", overview_days(m, days));
  }
}

void overview_put_gaps(const Overview *m, Value *page) {
  MissingList list = {0};
  Schedule schedule = *m->schedule;
  missing_pieces(m->arena, schedule.made_for, &schedule, &list);
  Value *map = value_map(m->arena), *rows = overview_list(m, map, "rows");
  size_t posts = 0;
  for (size_t i = 0; i < list.n && i < GAPS_SHOWN; i++) put_gap(m, rows, &list.at[i]);
  for (size_t i = 0; i < list.n; i++) posts += list.at[i].items.n;
  overview_number(m, map, "count", (long)list.n);
  overview_text(m, map, "posts", posts > list.n ? with_number(m, "gaps_posts", posts) : S(""));
  value_put_bool(m->arena, map, "any", list.n > 0);
  value_put_bool(m->arena, map, "more", list.n > GAPS_SHOWN);
  put_gap_weeks(m, map, &list);
  value_put(m->arena, page, "gaps", map);
}
