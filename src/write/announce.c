// announce: from a schedule and what has been announced so far to what is announced now: the next sopcal.lock.
//
// A line stays as it was unless what a calendar shows of it has changed; then its number goes up by one, and its
// instant forward. Invariant: the same schedule, lock and day give the same lines, and lines made from their own
// result, on any later day, are the same lines again but for what the day brings nearer or lets expire.
#include "room.h"

#include <stdlib.h>

enum { GONE_DAYS = 14, DAY_SECONDS = 24 * 60 * 60 };       // how long a cancellation is shown
static const int64_t last_instant = INT64_C(253402300799); // of the year 9999

typedef struct Announcer {
  Arena *arena;
  const Schedule *schedule;
  const Lock *old;
  Date today, until; // the last day that is announced
  Map present;       // identities that are announced
  LockNews *news;
  Lock *out;
} Announcer;

// ---- digests ------------------------------------------------------------------------------------------------------

static void digest_text(Buf *out, Str text) { buf_format(out, "%zu:%.*s\n", text.n, STR(text)); }

// All that a calendar shows of an event, to everybody.
static Str digest_of(Arena *arena, const Plan *plan, const Event *event) {
  Buf bytes = buf_in(arena);
  digest_text(&bytes, event->summary);
  digest_text(&bytes, event->description);
  digest_text(&bytes, event->categories);
  buf_format(&bytes, "%d %d %d %d %d %d %d\n", event->first, event->last, event->all_day, event->at.from, event->at.to,
             event->confirmed, event->busy);
  if (event->all_day) return str_part(hash_hex(arena, buf_str(&bytes)), 0, LOCK_DIGEST_DIGITS);
  digest_text(&bytes, plan->about.timezone);
  buf_format(&bytes, "%d\n", plan->feeds.alarm.n < 0 ? -1 : duration_minutes(plan->feeds.alarm));
  return str_part(hash_hex(arena, buf_str(&bytes)), 0, LOCK_DIGEST_DIGITS);
}

// A text that names its reader is filled for one who has the names of what is filled in: it changes with the template
// and with all else that it tells, and with nobody's name.
static const Staff anybody = {
    .head = {.id = S_("{{staff.id}}")}, .name = S_("{{staff.name}}"), .store = S_("{{staff.store}}")};

static Event planned_event(Arena *arena, const Schedule *schedule, const Occurrence *item) {
  const Staff *reader = occurrence_names_person(item) ? &anybody : NULL;
  return item_event(arena, schedule, item, reader, SHOWN_AS_PLANNED);
}

Str item_digest(Arena *arena, const Schedule *schedule, const Occurrence *item) {
  Event event = planned_event(arena, schedule, item);
  return digest_of(arena, schedule->plan, &event);
}

Str opening_digest(Arena *arena, const Schedule *schedule, const Opening *opening) {
  Event event = opening_event(arena, schedule, opening, SHOWN_AS_PLANNED);
  return digest_of(arena, schedule->plan, &event);
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

static LockEntry item_entry(Arena *arena, const Schedule *schedule, const Occurrence *item) {
  Event event = planned_event(arena, schedule, item);
  LockEntry entry = {.identity = item->identity,
                     .kind = kind_of(item),
                     .on = {item->date, item->due},
                     .window = item->at,
                     .title = event.summary,
                     .digest = digest_of(arena, schedule->plan, &event),
                     .until = DATE_NONE};
  if (item->channel) entry.channel = item->channel->head.id;
  if (item->piece) entry.piece = item->piece->head.id;
  add_people(arena, schedule, item, &entry);
  return entry;
}

static LockEntry opening_entry(Arena *arena, const Schedule *schedule, const Opening *opening) {
  Event event = opening_event(arena, schedule, opening, SHOWN_AS_PLANNED);
  return (LockEntry){.identity = event.identity,
                     .opening = true,
                     .kind = -1,
                     .on = opening->days,
                     .window = opening->at,
                     .title = event.summary,
                     .digest = digest_of(arena, schedule->plan, &event),
                     .until = DATE_NONE};
}

// ---- from one lock to the next ------------------------------------------------------------------------------------

static void count_on(const Announcer *a, const LockEntry *old, LockEntry *entry) {
  int64_t now = (int64_t)a->today * DAY_SECONDS;
  entry->seq = old->seq < LOCK_SEQ_MAX ? old->seq + 1 : LOCK_SEQ_MAX;
  entry->changed = old->changed < now ? now : old->changed < last_instant ? old->changed + 1 : last_instant;
}

static void add_new(Announcer *a, LockEntry *entry) {
  entry->seq = 1;
  entry->changed = (int64_t)a->today * DAY_SECONDS;
  a->news->fresh++;
}

// Of one that comes back the calendars know the cancellation, so its number goes on.
static void announce(Announcer *a, LockEntry entry, const LockEntry *old) {
  if (!old) {
    add_new(a, &entry);
  } else if (old->gone || !str_eq(old->digest, entry.digest)) {
    count_on(a, old, &entry);
    a->news->changed++;
  } else {
    entry.seq = old->seq;
    entry.changed = old->changed;
    a->news->kept++;
  }
  PUSH(a->arena, &a->out->entries, entry);
}

static const LockEntry *old_of(const Announcer *a, Str identity) { return map_get(&a->old->by_identity, identity); }

// What has been announced stays so, however near; what has not is as soon as it begins within the horizon. What was
// cancelled and has come back is announced when its day is near, as if it were new.
static bool is_due(const Announcer *a, const LockEntry *old, Date begins) {
  return (old && !old->gone) || begins <= a->until;
}

static void announce_items(Announcer *a, bool *opens) {
  const Schedule *schedule = a->schedule;
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    const LockEntry *old = old_of(a, item->identity);
    if (!is_due(a, old, item->date)) continue;
    map_put(a->arena, &a->present, item->identity, a);
    if (item->opening) opens[item->opening - schedule->openings.at] = true;
    announce(a, item_entry(a->arena, schedule, item), old);
  }
}

// With the first of its items a campaign is announced as a whole.
static void announce_openings(Announcer *a, const bool *opens) {
  const Schedule *schedule = a->schedule;
  for (size_t i = 0; i < schedule->openings.n; i++) {
    const Opening *opening = &schedule->openings.at[i];
    Str identity = opening_identity(a->arena, schedule, opening);
    const LockEntry *old = old_of(a, identity);
    if (!opens[i] && !is_due(a, old, opening->days.first)) continue;
    map_put(a->arena, &a->present, identity, a);
    announce(a, opening_entry(a->arena, schedule, opening), old);
  }
}

// ---- what the plan has no more ------------------------------------------------------------------------------------

// What has been cannot be called off.
static void cancel(Announcer *a, const LockEntry *old) {
  LockEntry entry = *old;
  const Date last_shown = date_of(PLAN_LAST_YEAR, 12, 31);
  bool took_place = old->on.last < a->today;
  entry.gone = true;
  entry.digest = S("");
  entry.until = took_place || old->on.last > last_shown ? old->on.last : old->on.last + GONE_DAYS;
  if (!took_place) count_on(a, old, &entry);
  PUSH(a->arena, &a->out->entries, entry);
  a->news->gone++;
}

static void keep_old(Announcer *a, const LockEntry *old) {
  PUSH(a->arena, &a->out->entries, *old);
  a->news->kept++;
}

static void settle_old(Announcer *a) {
  for (size_t i = 0; i < a->old->entries.n; i++) {
    const LockEntry *old = &a->old->entries.at[i];
    if (map_get(&a->present, old->identity)) continue;
    bool stays = old->gone && (lock_took_place(old) || old->until >= a->today);
    if (stays || lock_is_past(a->schedule->plan, old))
      keep_old(a, old);
    else if (!old->gone)
      cancel(a, old);
    else
      a->news->expired++;
  }
}

static int by_identity(const void *a, const void *b) {
  return str_cmp(((const LockEntry *)a)->identity, ((const LockEntry *)b)->identity);
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
  announce_items(&a, opens);
  announce_openings(&a, opens);
  settle_old(&a);
  if (out->entries.n) qsort(out->entries.at, out->entries.n, sizeof *out->entries.at, by_identity);
}
