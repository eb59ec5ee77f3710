// announce: from a schedule and what has been announced so far to what is announced now: the next sopcal.lock.
//
// A line stays as it was unless what a calendar shows of it has changed; then its number goes up by one, and its
// instant forward. Invariant: the same schedule, lock and day give the same lines, and lines made from their own
// result, on any later day, are the same lines again but for what the day brings nearer or lets expire.
#include "announce.h"

#include <stdlib.h>

enum { DAY_SECONDS = 24 * 60 * 60 };
static const int64_t last_instant = INT64_C(253402300799); // of the year 9999

// ---- instants -----------------------------------------------------------------------------------------------------

static bool view_merges_posts(const View *view) { return view->made && view->posts == POSTS_DAY; }

static bool some_view_merges_posts(const Feeds *feeds) {
  for (ViewKind kind = 0; kind < VIEW_KIND_COUNT; kind++)
    for (size_t i = 0; i < (kind == VIEW_OWN ? feeds->own.n : 1); i++)
      if (view_merges_posts(view_of(feeds, kind, i))) return true;
  return false;
}

bool is_in_a_day(const Plan *plan, const LockEntry *entry) {
  if (entry->kind == LOCK_DAILY) return true;
  return entry->kind == LOCK_POST && some_view_merges_posts(&plan->feeds);
}

// By a clock of one's own the plan's first day may begin the day before.
bool counts_for_ever(const Plan *plan, const LockEntry *entry) {
  return is_in_a_day(plan, entry) && entry->on.last >= plan->about.from - 1;
}

static Str day_key(Arena *arena, Date day) { return date_text(arena, day); }

static void note_change(Announcer *a, const LockEntry *old) {
  if (!is_in_a_day(a->schedule->plan, old)) return;
  Str key = day_key(a->arena, old->on.first);
  int64_t *latest = map_get(&a->latest, key);
  if (!latest) {
    latest = NEW(a->arena, int64_t);
    map_put(a->arena, &a->latest, key, latest);
  }
  if (old->changed > *latest) *latest = old->changed;
}

static void note_changes(Announcer *a) {
  for (size_t i = 0; i < a->old->entries.n; i++) note_change(a, &a->old->entries.at[i]);
  for (size_t i = 0; i < a->old->own.n; i++) note_change(a, &a->old->own.at[i]);
}

// By clocks of their own some have in one day what the plan has in two.
int64_t instant_of(const Announcer *a, const LockEntry *entry, int64_t known) {
  int64_t now = (int64_t)a->today * DAY_SECONDS;
  for (int day = -1; day <= 1 && is_in_a_day(a->schedule->plan, entry); day++) {
    const int64_t *latest = map_get(&a->latest, day_key(a->arena, entry->on.first + day));
    if (latest && *latest > known) known = *latest;
  }
  return known < now ? now : known < last_instant ? known + 1 : last_instant;
}

Date shown_until(Date last) {
  const Date last_shown = date_of(PLAN_LAST_YEAR, 12, 31);
  return last > last_shown ? last : last + GONE_DAYS;
}

// ---- a line as the plan now has it --------------------------------------------------------------------------------

static int kind_of(const Occurrence *item) {
  if (item->slot) return LOCK_DAILY;
  if (item->kind == OCCURRENCE_POST) return LOCK_POST;
  if (item->kind == OCCURRENCE_MEET) return LOCK_MEETING;
  return item_has_deadline(item) ? LOCK_DEADLINE : LOCK_TASK;
}

static void add_people(Arena *arena, const Schedule *schedule, const Occurrence *item, LockEntry *out) {
  WhoList who;
  who_of(arena, schedule, item, &who);
  out->by = who_written(arena, &who);
  for (size_t i = 0; item->chosen && i < item->chosen->n; i++) PUSH(arena, &out->people, item->chosen->at[i]->head.id);
}

// A cancelled event must stand where it stood. In a day of posts none has a length.
static int minutes_shown(const Plan *plan, const Event *event, const Occurrence *item) {
  bool point = item->at.from != CLOCK_NONE && item->at.to <= item->at.from;
  int minutes = event->at.to - event->at.from;
  return point && minutes != POINT_MINUTES && (!item->slot || daily_is_alone(plan)) ? minutes : 0;
}

LockEntry item_entry(Arena *arena, const Schedule *schedule, const Occurrence *item) {
  Event event = planned_event(arena, schedule, item);
  LockEntry entry = {.identity = item->identity,
                     .kind = kind_of(item),
                     .on = {item->date, item->due},
                     .window = item->at,
                     .minutes = minutes_shown(schedule->plan, &event, item),
                     .title = event.summary,
                     .digest = item_digest(arena, schedule, item),
                     .until = DATE_NONE};
  if (item->channel) entry.channel = item->channel->head.id;
  if (item->piece) entry.piece = item->piece->head.id;
  add_people(arena, schedule, item, &entry);
  return entry;
}

LockEntry opening_entry(Arena *arena, const Schedule *schedule, const Opening *opening) {
  Look look = plan_look(schedule->plan);
  Event event = opening_event(arena, schedule, &look, opening, SHOWN_AS_PLANNED);
  return (LockEntry){.identity = event.identity,
                     .opening = true,
                     .kind = -1,
                     .on = opening->days,
                     .window = opening->at,
                     .title = event.summary,
                     .digest = opening_digest(arena, schedule, opening),
                     .until = DATE_NONE};
}

// ---- from one lock to the next ------------------------------------------------------------------------------------

static void count_on(const Announcer *a, const LockEntry *old, LockEntry *entry) {
  entry->seq = old->seq < LOCK_SEQ_MAX ? old->seq + 1 : LOCK_SEQ_MAX;
  entry->changed = instant_of(a, entry, old->changed);
}

static void add_new(Announcer *a, LockEntry *entry) {
  entry->seq = 1;
  entry->changed = instant_of(a, entry, 0);
  a->news->fresh++;
}

// Of one that comes back the calendars know the cancellation, so its number goes on.
static void announce(Announcer *a, LockEntry entry, const LockEntry *old, bool same) {
  if (!old) {
    add_new(a, &entry);
  } else if (old->gone || !same) {
    count_on(a, old, &entry);
    a->news->changed++;
  } else {
    entry.digest = old->digest;
    entry.seq = old->seq;
    entry.changed = old->changed;
    a->news->kept++;
  }
  PUSH(a->arena, &a->out->entries, entry);
}

static const LockEntry *old_of(const Announcer *a, Str identity) { return map_get(&a->old->by_identity, identity); }

// What has been announced stays so, however near; what has not is as soon as it begins within the horizon. Of what was
// cancelled and has come back calendars show the cancellation: it is announced anew at once.
static bool is_due(const Announcer *a, const LockEntry *old, Date begins) { return old || begins <= a->until; }

static void announce_items(Announcer *a, bool *opens) {
  const Schedule *schedule = a->schedule;
  for (size_t i = 0; i < schedule->items.n; i++) {
    Occurrence *item = &schedule->items.at[i];
    const LockEntry *old = old_of(a, item->identity);
    if (!is_due(a, old, item->date)) continue;
    map_put(a->arena, &a->present, item->identity, item);
    if (item->opening) opens[item->opening - schedule->openings.at] = true;
    bool same = old && !old->gone && item_is_as_announced(a->arena, schedule, item, old);
    announce(a, item_entry(a->arena, schedule, item), old, same);
  }
}

// With the first of its items a campaign is announced as a whole.
static void announce_openings(Announcer *a, const bool *opens) {
  const Schedule *schedule = a->schedule;
  for (size_t i = 0; i < schedule->openings.n; i++) {
    Opening *opening = &schedule->openings.at[i];
    Str identity = opening_identity(a->arena, schedule, opening);
    const LockEntry *old = old_of(a, identity);
    if (!opens[i] && !is_due(a, old, opening->days.first)) continue;
    map_put(a->arena, &a->present, identity, opening);
    LockEntry entry = opening_entry(a->arena, schedule, opening);
    announce(a, entry, old, old && !old->gone && str_eq(old->digest, entry.digest));
  }
}

// ---- what the plan has no more ------------------------------------------------------------------------------------

// What has been cannot be called off; but the day that it was a part of is shown without it.
static void cancel(Announcer *a, const LockEntry *old) {
  LockEntry entry = *old;
  bool took_place = old->on.last < a->today;
  entry.gone = true;
  entry.digest = S("");
  entry.until = took_place ? old->on.last : shown_until(old->on.last);
  if (!took_place || is_in_a_day(a->schedule->plan, old)) count_on(a, old, &entry);
  PUSH(a->arena, &a->out->entries, entry);
  a->news->gone++;
}

static void keep_old(Announcer *a, const LockEntry *old) {
  PUSH(a->arena, &a->out->entries, *old);
  a->news->kept++;
}

// A cancellation that has been shown long enough goes, but what counts in the number of its day is spent.
static void expire(Announcer *a, const LockEntry *old) {
  a->news->expired++;
  if (counts_for_ever(a->schedule->plan, old)) PUSH(a->arena, &a->out->entries, entry_spent(old));
}

static void settle_gone(Announcer *a, const LockEntry *old) {
  bool counts = old->spent && counts_for_ever(a->schedule->plan, old);
  if (counts || lock_took_place(old) || (!old->spent && old->until >= a->today))
    keep_old(a, old);
  else if (!old->spent)
    expire(a, old);
}

static void settle_old(Announcer *a) {
  for (size_t i = 0; i < a->old->entries.n; i++) {
    const LockEntry *old = &a->old->entries.at[i];
    if (map_get(&a->present, old->identity)) continue;
    if (old->gone)
      settle_gone(a, old);
    else if (lock_is_past(a->schedule->plan, old))
      keep_old(a, old);
    else
      cancel(a, old);
  }
}

LockEntry entry_spent(const LockEntry *entry) {
  LockEntry spent = *entry;
  spent.gone = spent.spent = true;
  spent.title = spent.digest = spent.piece = S("");
  spent.minutes = 0;
  spent.until = DATE_NONE;
  return spent;
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static int by_identity(const void *a, const void *b) {
  return str_cmp(((const LockEntry *)a)->identity, ((const LockEntry *)b)->identity);
}

// A campaign's own line stays as long as the last of its cancelled items is shown: their calendar is called after it.
static void stretch_openings(const LockEntries *lines) {
  for (size_t i = 0; i < lines->n; i++) {
    LockEntry *opening = &lines->at[i];
    if (!opening->opening || !opening->gone) continue;
    Str id = opening->identity;
    for (size_t k = i + 1; k < lines->n && str_starts(lines->at[k].identity, id); k++) {
      const LockEntry *item = &lines->at[k];
      bool below = item->gone && !item->spent && item->identity.at[id.n] == '/';
      if (below && !lock_took_place(item) && !lock_took_place(opening) && item->until > opening->until)
        opening->until = item->until;
    }
  }
}

void lock_next(Arena *arena, const Schedule *schedule, Date today, int horizon, Lock *out, LockNews *news) {
  *news = (LockNews){0};
  *out = (Lock){.given = true};
  Announcer a = {.arena = arena,
                 .schedule = schedule,
                 .old = &schedule->plan->lock,
                 .today = today,
                 .until = today + horizon,
                 .news = news,
                 .out = out};
  bool *opens = NEW_N(arena, bool, schedule->openings.n + 1);
  note_changes(&a);
  announce_items(&a, opens);
  announce_openings(&a, opens);
  settle_old(&a);
  if (out->entries.n) qsort(out->entries.at, out->entries.n, sizeof *out->entries.at, by_identity);
  stretch_openings(&out->entries);
  settle_holders(&a);
}
