// event: one thing as calendars show it. From an occurrence, an opening or a day's daily posts to an Event.
//
// Invariant: an event that does not name a person is made once, so that two feeds show the same thing exactly where
// they hold the same pointer.
#include "room.h"

#include <limits.h>

enum {
  SUMMARY_MAX = 60,   // characters; Exchange cuts at 255, a phone's list far earlier
  POINT_MINUTES = 15, // how long a point in time is shown when nothing says how long it takes
  MIDNIGHT = 24 * 60,
};

// ---- what an item is ----------------------------------------------------------------------------------------------

Status item_status(const Occurrence *item) {
  int status = item->opening ? item->opening->status : STATUS_FINAL;
  if (item->piece && item->piece->status < status) status = item->piece->status;
  if (item->kind == OCCURRENCE_POST && !item->piece) status = STATUS_DRAFT;
  return status < STATUS_DRAFT ? STATUS_DRAFT : (Status)status;
}

bool item_has_deadline(const Occurrence *item) {
  bool stated = item->step && item->step->due.at.source;
  return item->kind == OCCURRENCE_TASK && (stated || item->due != item->date);
}

static Str item_category(const Occurrence *item) {
  if (item->kind == OCCURRENCE_TASK) return S("task");
  if (item->kind == OCCURRENCE_MEET) return S("meeting");
  return item->line ? item->line->id : S("post");
}

// Several readers show an event without length as none at all: a point lasts as long as the work takes.
static Window shown_window(Window at, int minutes) {
  if (at.from == CLOCK_NONE || at.to > at.from) return at;
  int to = at.from + (minutes > 0 ? minutes : POINT_MINUTES);
  return (Window){at.from, to < MIDNIGHT ? to : MIDNIGHT};
}

// ---- what has been announced --------------------------------------------------------------------------------------

// How often an event has been announced, and when it last was, is its parts' in sum and at the latest. What was
// cancelled and has come back goes on from its cancellation.
static void add_announced(Event *event, const Schedule *schedule, Str identity) {
  const LockEntry *lock = map_get(&schedule->plan->lock.by_identity, identity);
  if (!lock) return;
  event->seq = lock->seq < INT_MAX - event->seq ? event->seq + lock->seq : INT_MAX;
  if (lock->changed > event->changed) event->changed = lock->changed;
}

// ---- events -------------------------------------------------------------------------------------------------------

EventMaker event_maker(Arena *arena, const Schedule *schedule) {
  return (EventMaker){.arena = arena,
                      .schedule = schedule,
                      .of_item = NEW_N(arena, const Event *, schedule->items.n),
                      .of_opening = NEW_N(arena, const Event *, schedule->openings.n)};
}

// Held to what calendars may hold.
static Event finished(Arena *arena, Event event) {
  event.summary = text_cut(arena, text_clean(arena, event.summary, true), SUMMARY_MAX);
  event.description = text_clean(arena, event.description, false);
  event.all_day = event.at.from == CLOCK_NONE;
  return event;
}

const Event *event_keep(EventMaker *maker, Event event) {
  Event *kept = NEW(maker->arena, Event);
  *kept = finished(maker->arena, event);
  kept->index = maker->count++;
  return kept;
}

Event opening_event(Arena *arena, const Schedule *schedule, const Opening *opening, Shown shown) {
  bool one_day = opening->days.first == opening->days.last;
  Event event = {.identity = opening_identity(arena, schedule, opening),
                 .summary = opening->title,
                 .description = describe_opening(arena, schedule, opening, shown),
                 .categories = S("campaign"),
                 .first = opening->days.first,
                 .last = opening->days.last,
                 .at = one_day ? shown_window(opening->at, 0) : WINDOW_NONE,
                 .confirmed = shown != SHOWN_PROVISIONAL && opening->status == STATUS_FINAL};
  add_announced(&event, schedule, event.identity);
  return finished(arena, event);
}

Str opening_identity(Arena *arena, const Schedule *schedule, const Opening *opening) {
  return str_format(arena, "%.*s/%.*s", STR(schedule->plan->about.id), STR(opening->id));
}

static Shown shown_now(const EventMaker *maker, const LockEntry *lock) {
  return is_provisional(maker->schedule, lock) ? SHOWN_PROVISIONAL : SHOWN_AS_PLANNED;
}

const Event *event_of_opening(EventMaker *maker, const Opening *opening) {
  const Event **known = &maker->of_opening[opening - maker->schedule->openings.at];
  Shown shown = shown_now(maker, opening->lock);
  if (!*known) *known = event_keep(maker, opening_event(maker->arena, maker->schedule, opening, shown));
  return *known;
}

Event item_event(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person, Shown shown) {
  Date day = item_has_deadline(item) ? item->due : item->date;
  Event event = {.identity = item->identity,
                 .person = person,
                 .summary = title_of_item(arena, schedule, item, shown),
                 .description = describe_item(arena, schedule, item, person, shown),
                 .categories = item_category(item),
                 .first = day,
                 .last = day,
                 .at = shown_window(item->at, item->minutes),
                 .confirmed = shown != SHOWN_PROVISIONAL && item_status(item) == STATUS_FINAL,
                 .busy = item->kind == OCCURRENCE_MEET && item->at.from != CLOCK_NONE};
  add_announced(&event, schedule, item->identity);
  return finished(arena, event);
}

static const Event *new_item_event(EventMaker *maker, const Occurrence *item, const Staff *person) {
  Shown shown = shown_now(maker, item->lock);
  return event_keep(maker, item_event(maker->arena, maker->schedule, item, person, shown));
}

const Event *event_of_item(EventMaker *maker, const Occurrence *item, const Staff *person) {
  bool own = person && occurrence_names_person(item) && !is_provisional(maker->schedule, item->lock);
  if (own) return new_item_event(maker, item, person);
  const Event **known = &maker->of_item[item - maker->schedule->items.at];
  if (!*known) *known = new_item_event(maker, item, NULL);
  return *known;
}

// ---- a day of daily posts -----------------------------------------------------------------------------------------

static bool is_settled(const EventMaker *maker, const Occurrence *item) {
  return item_status(item) == STATUS_FINAL && !is_provisional(maker->schedule, item->lock);
}

static const Event *new_day_event(EventMaker *maker, const DayOf *of, Str identity, const Staff *person) {
  const ItemList *day = &of->items;
  Event event = {.identity = identity,
                 .person = person,
                 .summary = day->n ? title_of_day(maker->arena, maker->schedule, day, of->clock)
                                   : title_of_gone_day(maker->arena, maker->schedule, of->gone.n),
                 .description = day->n ? describe_day(maker->arena, maker->schedule, day, person, of->clock)
                                       : describe_gone(maker->arena, maker->schedule),
                 .categories = S("daily"),
                 .first = of->date,
                 .last = of->date,
                 .at = WINDOW_NONE,
                 .confirmed = true,
                 .cancelled = day->n == 0};
  for (size_t i = 0; i < day->n; i++) event.confirmed = event.confirmed && is_settled(maker, day->at[i]);
  for (size_t i = 0; i < day->n; i++) add_announced(&event, maker->schedule, day->at[i]->identity);
  for (size_t i = 0; i < of->gone.n; i++) add_announced(&event, maker->schedule, of->gone.at[i]->identity);
  return event_keep(maker, event);
}

static bool day_names_person(const EventMaker *maker, const ItemList *day) {
  for (size_t i = 0; i < day->n; i++)
    if (occurrence_names_person(day->at[i]) && !is_provisional(maker->schedule, day->at[i]->lock)) return true;
  return false;
}

// What two people's days must have in common to be one event: only looked up, never written or sorted by.
static Str day_key(Arena *arena, Str identity, const DayOf *of) {
  Buf key = buf_in(arena);
  buf_add(&key, identity);
  buf_byte(&key, '\n');
  if (of->clock) buf_add(&key, zone_name(of->clock->zone));
  buf_byte(&key, '\n');
  buf_add(&key, (Str){(const char *)of->items.at, of->items.n * sizeof *of->items.at});
  buf_add(&key, (Str){(const char *)of->gone.at, of->gone.n * sizeof *of->gone.at});
  return buf_str(&key);
}

const Event *event_of_day(EventMaker *maker, Str owner, const DayOf *of, const Staff *person) {
  Str identity = str_format(maker->arena, "%.*s/%.*s/%.*s", STR(maker->schedule->plan->about.id), STR(owner),
                            STR(date_text(maker->arena, of->date)));
  if (person && day_names_person(maker, &of->items)) return new_day_event(maker, of, identity, person);
  Str key = day_key(maker->arena, identity, of);
  const Event *event = map_get(&maker->of_day, key);
  if (event) return event;
  event = new_day_event(maker, of, identity, NULL);
  map_put(maker->arena, &maker->of_day, key, (void *)event);
  return event;
}

// ---- what is gone -------------------------------------------------------------------------------------------------

static Str gone_category(const LockEntry *gone) {
  if (gone->opening) return S("campaign");
  if (gone->kind == LOCK_MEETING) return S("meeting");
  if (gone->kind == LOCK_TASK || gone->kind == LOCK_DEADLINE) return S("task");
  Str line, path = gone->piece;
  return path.n > 0 && str_cut(&path, '/', &line) ? line : S("post");
}

// A campaign of several days is shown by days, an item with a deadline on its last.
const Event *event_of_gone(EventMaker *maker, const LockEntry *gone) {
  bool by_days = gone->opening && gone->on.first < gone->on.last;
  return event_keep(maker, (Event){.identity = gone->identity,
                                   .summary = title_of_gone(maker->arena, maker->schedule, gone),
                                   .description = describe_gone(maker->arena, maker->schedule),
                                   .categories = gone_category(gone),
                                   .first = gone->opening ? gone->on.first : gone->on.last,
                                   .last = gone->on.last,
                                   .at = by_days ? WINDOW_NONE : shown_window(gone->window, 0),
                                   .cancelled = true,
                                   .seq = gone->seq,
                                   .changed = gone->changed});
}
