// touches: how often one customer is reached: over channels, units and windows, each with the caps that hold there and
// what the customer who is reached most gets (design section 4, Whom; D51).
//
// Invariant: the work is that of each channel's posts times the caps that hold in their windows; a window in which
// fewer are posted than the smallest cap is passed over where only what is exceeded is asked for.
#include "touches.h"

#include <limits.h>
#include <stdlib.h>

// ---- windows ------------------------------------------------------------------------------------------------------

Span cap_window(int unit, Date day) {
  if (unit == PER_DAY) return (Span){day, day};
  if (unit == PER_WEEK) return (Span){day - date_weekday(day), day - date_weekday(day) + 6};
  Ymd ymd = date_ymd(day);
  Date first = day - ymd.day + 1;
  return (Span){first, first + days_in_month(ymd.year, ymd.month) - 1};
}

// Those in which something is posted; `from` has the number of the first post of each, and one more for the end.
static CapWindows windows_of(Arena *arena, const ItemList *posts, int unit, size_t **from) {
  CapWindows windows = {0};
  *from = NEW_N(arena, size_t, posts->n + 1);
  for (size_t i = 0; i < posts->n; i++) {
    Date day = posts->at[i]->date;
    if (windows.n && span_has(windows.at[windows.n - 1], day)) continue;
    (*from)[windows.n] = i;
    PUSH(arena, &windows, cap_window(unit, day));
  }
  (*from)[windows.n] = posts->n;
  return windows;
}

// ---- posts by audience --------------------------------------------------------------------------------------------

static int by_audience(const void *a, const void *b) {
  const Reached *x = a, *y = b;
  return (x->audience > y->audience) - (x->audience < y->audience);
}

// `out` has room for as many as there are posts in the channel.
static void tally(const ItemList *posts, size_t from, size_t to, ReachedList *out) {
  for (size_t i = from; i < to; i++) out->at[i - from] = (Reached){audience_of(posts->at[i]->audience), 1};
  qsort(out->at, to - from, sizeof *out->at, by_audience);
  out->n = 0;
  for (size_t i = 0; i < to - from; i++)
    if (out->n && out->at[out->n - 1].audience == out->at[i].audience)
      out->at[out->n - 1].posts++;
    else
      out->at[out->n++] = out->at[i];
}

// By its name, or as one of everybody.
static bool names_segment(const ReachedList *posts, const Segment *segment) {
  for (size_t i = 0; i < posts->n; i++)
    if (posts->at[i].audience >> (segment->index % 64) & 1) return true;
  return false;
}

ItemList touch_posts(Arena *arena, const TouchWindow *window) {
  ItemList posts = {0};
  for (size_t i = window->first_post; i < window->after; i++) {
    uint64_t audience = audience_of(window->posts->at[i]->audience);
    if (audience == ALL_AUDIENCES || (audience & window->segments)) PUSH(arena, &posts, window->posts->at[i]);
  }
  return posts;
}

// ---- the walk -----------------------------------------------------------------------------------------------------

typedef struct Walk {
  Arena *arena;
  bool over; // only what is exceeded
  Date from; // and only for customers who get something on that day or later
  TouchSink *sink;
  void *context;
  Apart apart;
  CapIndex index;
  ReachedList reached; // of the window at hand
  HeldCaps held;       // the same
  uint64_t later;      // the same: who gets something from `from` on; 0: everybody
} Walk;

static void give(Walk *walk, TouchWindow *window, Whom whom) {
  Worst worst;
  whom.must[REACHED_LATER] = walk->later;
  bool all = window->of == CAP_OF_NOBODY;
  window->most = all ? -1 : cap_most(window->cap, window->days.first);
  if (window->of == CAP_OF_SEGMENT && !names_segment(&walk->reached, window->segment)) return;
  if (!worst_customer(&walk->apart, &walk->reached, &whom, walk->over ? window->most : -1, &worst)) return;
  window->segments = worst.segments;
  window->count = worst.count;
  walk->sink(walk->context, window);
}

// False where nobody does.
static bool find_later(Walk *walk, const TouchWindow *window) {
  uint64_t audience = 0;
  for (size_t i = window->first_post; i < window->after; i++)
    if (window->posts->at[i]->date >= walk->from) audience |= audience_of(window->posts->at[i]->audience);
  walk->later = audience == ALL_AUDIENCES ? 0 : audience;
  return audience != 0;
}

static void walk_window(Walk *walk, const UnitCaps *caps, size_t number, const TouchWindow *window) {
  Whom anybody = {caps->everybody, {[OF_CHANNEL] = caps->members}};
  if (walk->from != DATE_NONE && !find_later(walk, window)) return;
  tally(window->posts, window->first_post, window->after, &walk->reached);
  TouchWindow plain = *window;
  if (!walk->over) give(walk, &plain, anybody);
  unit_caps_of(walk->arena, caps, number, &walk->held);
  for (size_t i = 0; i < walk->held.n; i++) {
    const HeldCap *held = &walk->held.at[i];
    TouchWindow one = *window;
    one.of = held->of;
    one.cap = held->cap;
    one.segment = held->segment;
    one.opening = held->opening;
    one.without = held->without;
    give(walk, &one, held->whom);
  }
}

static void walk_unit(Walk *walk, const Channel *channel, const ItemList *posts, int unit) {
  Arena *scratch = arena_new();
  size_t *from;
  CapWindows windows = windows_of(scratch, posts, unit, &from);
  UnitCaps caps = unit_caps_make(scratch, &walk->index, channel, unit, &windows);
  for (size_t i = 0; i < windows.n; i++) {
    if (walk->over && (long)(from[i + 1] - from[i]) <= caps.least) continue;
    TouchWindow window = {.channel = channel, .days = windows.at[i], .unit = unit, .posts = posts};
    window.first_post = from[i];
    window.after = from[i + 1];
    walk_window(walk, &caps, i, &window);
  }
  arena_free(scratch);
}

// The posts of each channel, in order.
static ItemList *posts_by_channel(Arena *arena, const Schedule *schedule) {
  const Plan *plan = schedule->plan;
  ItemList *lists = NEW_N(arena, ItemList, plan->channels.n);
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    if (item->kind == OCCURRENCE_POST) lists[item->channel - plan->channels.at].cap++;
  }
  for (size_t i = 0; i < plan->channels.n; i++) lists[i].at = NEW_N(arena, const Occurrence *, lists[i].cap);
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    if (item->kind == OCCURRENCE_POST) PUSH(arena, &lists[item->channel - plan->channels.at], item);
  }
  return lists;
}

static void walk_all(Walk *walk, const Schedule *schedule) {
  const Plan *plan = schedule->plan;
  walk->apart = apart_of(walk->arena, plan);
  walk->index = cap_index_make(walk->arena, schedule);
  walk->reached.at = NEW_N(walk->arena, Reached, schedule->items.n);
  const ItemList *posts = posts_by_channel(walk->arena, schedule);
  for (size_t i = 0; i < plan->channels.n; i++)
    for (int unit = PER_DAY; unit <= PER_MONTH && posts[i].n; unit++)
      walk_unit(walk, &plan->channels.at[i], &posts[i], unit);
}

void touches_each(Arena *arena, const Schedule *schedule, TouchSink *sink, void *context) {
  walk_all(&(Walk){.arena = arena, .from = DATE_NONE, .sink = sink, .context = context}, schedule);
}

void touches_over(Arena *arena, const Schedule *schedule, Date from, TouchSink *sink, void *context) {
  walk_all(&(Walk){.arena = arena, .over = true, .from = from, .sink = sink, .context = context}, schedule);
}
