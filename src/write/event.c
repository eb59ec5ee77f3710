// event: one thing as calendars show it. From an occurrence, an opening or a day's daily posts to an Event.
//
// Invariant: an event that does not name a person is made once, so that two feeds show the same thing exactly where
// they hold the same pointer.
#include "room.h"

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

// ---- events -------------------------------------------------------------------------------------------------------

EventMaker event_maker(Arena *arena, const Schedule *schedule) {
  return (EventMaker){.arena = arena,
                      .schedule = schedule,
                      .of_item = NEW_N(arena, const Event *, schedule->items.n),
                      .of_opening = NEW_N(arena, const Event *, schedule->openings.n)};
}

// Numbers an event and holds its texts to what calendars may hold.
static const Event *keep(EventMaker *maker, Event event) {
  Event *kept = NEW(maker->arena, Event);
  event.index = maker->count++;
  event.summary = text_cut(maker->arena, text_clean(maker->arena, event.summary, true), SUMMARY_MAX);
  event.description = text_clean(maker->arena, event.description, false);
  event.all_day = event.at.from == CLOCK_NONE;
  *kept = event;
  return kept;
}

static const Event *new_opening_event(EventMaker *maker, const Opening *opening) {
  bool one_day = opening->days.first == opening->days.last;
  Str plan_id = maker->schedule->plan->about.id;
  return keep(maker, (Event){.identity = str_format(maker->arena, "%.*s/%.*s", STR(plan_id), STR(opening->id)),
                             .summary = opening->title,
                             .description = describe_opening(maker->arena, maker->schedule, opening),
                             .categories = S("campaign"),
                             .first = opening->days.first,
                             .last = opening->days.last,
                             .at = one_day ? shown_window(opening->at, 0) : WINDOW_NONE,
                             .confirmed = opening->status == STATUS_FINAL});
}

const Event *event_of_opening(EventMaker *maker, const Opening *opening) {
  const Event **known = &maker->of_opening[opening - maker->schedule->openings.at];
  if (!*known) *known = new_opening_event(maker, opening);
  return *known;
}

static const Event *new_item_event(EventMaker *maker, const Occurrence *item, const Staff *person) {
  Date day = item_has_deadline(item) ? item->due : item->date;
  return keep(maker, (Event){.identity = item->identity,
                             .person = person,
                             .summary = title_of_item(maker->arena, maker->schedule, item),
                             .description = describe_item(maker->arena, maker->schedule, item, person),
                             .categories = item_category(item),
                             .first = day,
                             .last = day,
                             .at = shown_window(item->at, item->minutes),
                             .confirmed = item_status(item) == STATUS_FINAL,
                             .busy = item->kind == OCCURRENCE_MEET && item->at.from != CLOCK_NONE});
}

const Event *event_of_item(EventMaker *maker, const Occurrence *item, const Staff *person) {
  if (person && occurrence_names_person(item)) return new_item_event(maker, item, person);
  const Event **known = &maker->of_item[item - maker->schedule->items.at];
  if (!*known) *known = new_item_event(maker, item, NULL);
  return *known;
}

// ---- a day of daily posts -----------------------------------------------------------------------------------------

static const Event *new_day_event(EventMaker *maker, Str identity, const ItemList *day, const Staff *person) {
  bool confirmed = true;
  for (size_t i = 0; i < day->n; i++) confirmed = confirmed && item_status(day->at[i]) == STATUS_FINAL;
  return keep(maker, (Event){.identity = identity,
                             .person = person,
                             .summary = title_of_day(maker->arena, maker->schedule, day),
                             .description = describe_day(maker->arena, maker->schedule, day, person),
                             .categories = S("daily"),
                             .first = day->at[0]->date,
                             .last = day->at[0]->date,
                             .at = WINDOW_NONE,
                             .confirmed = confirmed});
}

static bool day_names_person(const ItemList *day) {
  for (size_t i = 0; i < day->n; i++)
    if (occurrence_names_person(day->at[i])) return true;
  return false;
}

// What two people's days must have in common to be one event: only looked up, never written or sorted by.
static Str day_key(Arena *arena, Str identity, const ItemList *day) {
  Buf key = buf_in(arena);
  buf_add(&key, identity);
  buf_byte(&key, '\n');
  buf_add(&key, (Str){(const char *)day->at, day->n * sizeof *day->at});
  return buf_str(&key);
}

const Event *event_of_day(EventMaker *maker, Str owner, const ItemList *day, const Staff *person) {
  Str identity = str_format(maker->arena, "%.*s/%.*s/%.*s", STR(maker->schedule->plan->about.id), STR(owner),
                            STR(date_text(maker->arena, day->at[0]->date)));
  if (person && day_names_person(day)) return new_day_event(maker, identity, day, person);
  Str key = day_key(maker->arena, identity, day);
  const Event *event = map_get(&maker->of_day, key);
  if (event) return event;
  event = new_day_event(maker, identity, day, NULL);
  map_put(maker->arena, &maker->of_day, key, (void *)event);
  return event;
}
