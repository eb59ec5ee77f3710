// event: one thing as calendars show it. From an occurrence, an opening or a day's posts to an Event of a view's look.
//
// Invariant: an event that does not name a person is made once for each look, so that two feeds show the same thing
// exactly where they hold the same pointer.
#include "room.h"

#include <limits.h>

enum {
  SUMMARY_MAX = 60, // characters; Exchange cuts at 255, a phone's list far earlier
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

static Str item_kind(const Occurrence *item) {
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
static void add_line(Event *event, const LockEntry *line) {
  event->seq = line->seq < INT_MAX - event->seq ? event->seq + line->seq : INT_MAX;
  if (line->changed > event->changed) event->changed = line->changed;
}

static void add_lines(Event *event, const GoneItems *lines) {
  for (size_t i = 0; i < lines->n; i++) add_line(event, lines->at[i]);
}

static void add_announced(Event *event, const Schedule *schedule, Str identity) {
  const LockEntry *line = map_get(&schedule->plan->lock.by_identity, identity);
  if (line) add_line(event, line);
}

// ---- events -------------------------------------------------------------------------------------------------------

EventMaker event_maker(Arena *arena, const Schedule *schedule) {
  Look *look = NEW(arena, Look);
  *look = plan_look(schedule->plan);
  return (EventMaker){.arena = arena,
                      .schedule = schedule,
                      .look = look,
                      .count = NEW(arena, size_t),
                      .key = buf_in(arena),
                      .of_item = NEW_N(arena, const Event *, schedule->items.n),
                      .of_opening = NEW_N(arena, const Event *, schedule->openings.n)};
}

// Held to what calendars may hold.
static Event finished(Arena *arena, Event event) {
  event.summary = text_cut(arena, text_for_readers(arena, event.summary, true), SUMMARY_MAX);
  event.description = text_for_readers(arena, event.description, false);
  event.all_day = event.at.from == CLOCK_NONE;
  return event;
}

const Event *event_keep(EventMaker *maker, Event event) {
  Event *kept = NEW(maker->arena, Event);
  *kept = finished(maker->arena, event);
  kept->look = maker->look;
  kept->index = (*maker->count)++;
  return kept;
}

Event opening_event(Arena *arena, const Schedule *schedule, const Look *look, const Opening *opening, Shown shown) {
  bool one_day = opening->days.first == opening->days.last;
  Event event = {.identity = opening_identity(arena, schedule, opening),
                 .summary = opening->title,
                 .description = describe_opening(arena, schedule, look->lang, opening, shown),
                 .categories = sorts_of(arena, look, S("campaign"), &(ItemList){0}, opening->campaign),
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
  if (!*known) *known = event_keep(maker, opening_event(maker->arena, maker->schedule, maker->look, opening, shown));
  return *known;
}

Event item_event(Arena *arena, const Schedule *schedule, const Look *look, const Occurrence *item, const Staff *person,
                 Shown shown) {
  bool due = item_has_deadline(item);
  Date day = due ? item->due : item->date;
  Event event = {.identity = item->identity,
                 .person = person,
                 .summary = title_of_item(arena, schedule, look->lang, item, shown),
                 .description = describe_item(arena, schedule, look->lang, item, person, shown),
                 .categories = sorts_of(arena, look, item_kind(item), &(ItemList){.at = &item, .n = 1}, NULL),
                 .first = day,
                 .last = day,
                 .at = shown_window(item->at, item->minutes),
                 .confirmed = shown != SHOWN_PROVISIONAL && item_status(item) == STATUS_FINAL,
                 .busy = item->kind == OCCURRENCE_MEET && item->at.from != CLOCK_NONE,
                 .on_sheet = true,
                 .item = due ? item : NULL};
  add_announced(&event, schedule, item->identity);
  return finished(arena, event);
}

// `at` is the window of whom it is for; what it says is for `person`, or the same for everybody.
static const Event *new_item_event(EventMaker *maker, const Occurrence *item, const Staff *person, Window at) {
  Event event = item_event(maker->arena, maker->schedule, maker->look, item, person, shown_now(maker, item->lock));
  event.at = shown_window(at, item->minutes);
  return event_keep(maker, event);
}

// Of what is spread, all who begin at one time share an event.
static const Event **event_at(EventMaker *maker, const Occurrence *item, Window at) {
  if (at.from == item->at.from && at.to == item->at.to) return &maker->of_item[item - maker->schedule->items.at];
  struct {
    const Occurrence *item;
    Window at;
  } which = {item, at};
  Str key = {(const char *)&which, sizeof which};
  const Event **known = map_get(&maker->of_part, key);
  if (known) return known;
  known = NEW(maker->arena, const Event *);
  map_put(maker->arena, &maker->of_part, str_copy(maker->arena, key), known);
  return known;
}

const Event *event_of_item(EventMaker *maker, const Occurrence *item, const Staff *person) {
  bool own = person && occurrence_names_person(item) && !is_provisional(maker->schedule, item->lock);
  Window at = own_window(person, item);
  if (own) return new_item_event(maker, item, person, at);
  const Event **known = event_at(maker, item, at);
  if (!*known) *known = new_item_event(maker, item, NULL, at);
  return *known;
}

// ---- a day of posts -----------------------------------------------------------------------------------------------

static bool is_settled(const EventMaker *maker, const Occurrence *item) {
  return item_status(item) == STATUS_FINAL && !is_provisional(maker->schedule, item->lock);
}

// Of the daily lines alone.
static bool day_is_daily(const DayOf *of) {
  for (size_t i = 0; i < of->items.n; i++)
    if (!of->items.at[i]->slot) return false;
  for (size_t i = 0; !of->items.n && i < of->gone.n; i++)
    if (of->gone.at[i]->kind != LOCK_DAILY) return false;
  return true;
}

static bool has_line(const GoneItems *lines, Str identity) {
  for (size_t i = 0; i < lines->n; i++)
    if (str_eq(lines->at[i]->identity, identity)) return true;
  return false;
}

static bool has_identity(const GoneItems *lines, size_t n, Str identity) {
  for (size_t i = 0; i < n; i++)
    if (lines->at[i]->gone && str_eq(lines->at[i]->identity, identity)) return true;
  return false;
}

// How many posts are called off on a day that has none: by a clock of one's own some may be no longer shown.
static size_t posts_gone(const DayOf *of) {
  size_t n = 0;
  for (size_t i = 0; i < of->gone.n; i++) n += !has_identity(&of->gone, i, of->gone.at[i]->identity);
  for (size_t i = 0; i < of->counted.n; i++) {
    const LockEntry *line = of->counted.at[i];
    n += line->gone && !has_identity(&of->gone, of->gone.n, line->identity) &&
         !has_identity(&of->counted, i, line->identity);
  }
  return n;
}

static const Event *new_day_event(EventMaker *maker, const DayOf *of, Str owner, Str identity, const Staff *person) {
  const ItemList *day = &of->items;
  const Schedule *schedule = maker->schedule;
  Arena *arena = maker->arena;
  Lang lang = maker->look->lang;
  bool daily = day_is_daily(of);
  Event event = {.identity = identity,
                 .person = person,
                 .summary = day->n ? title_of_day(arena, schedule, lang, day, of->clock)
                                   : title_of_gone_day(arena, schedule, lang, posts_gone(of), daily),
                 .description = day->n ? describe_day(arena, schedule, lang, day, person, of->clock)
                                       : describe_gone(arena, schedule, lang),
                 .categories = sorts_of(arena, maker->look, daily ? S("daily") : S("post"), day, NULL),
                 .first = of->date,
                 .last = of->date,
                 .at = WINDOW_NONE,
                 .confirmed = true,
                 .cancelled = day->n == 0,
                 .on_sheet = true,
                 .of_owner = !owner.n};
  for (size_t i = 0; i < day->n; i++) event.confirmed = event.confirmed && is_settled(maker, day->at[i]);
  for (size_t i = 0; i < day->n; i++)
    if (!has_line(&of->uncounted, day->at[i]->identity)) add_announced(&event, maker->schedule, day->at[i]->identity);
  add_lines(&event, &of->gone);
  add_lines(&event, &of->counted);
  return event_keep(maker, event);
}

static bool day_names_person(const EventMaker *maker, const ItemList *day) {
  for (size_t i = 0; i < day->n; i++)
    if (occurrence_names_person(day->at[i]) && !is_provisional(maker->schedule, day->at[i]->lock)) return true;
  return false;
}

static void add_number(Buf *key, int number) { buf_add(key, (Str){(const char *)&number, sizeof number}); }

// What two people's days must have in common to be one event: only looked up, never written or sorted by, and gone
// with the next one.
static Str day_key(Buf *key, Str owner, const DayOf *of) {
  key->n = 0;
  buf_add(key, owner);
  buf_byte(key, '\n');
  add_number(key, of->date);
  if (of->clock) buf_add(key, zone_name(of->clock->zone));
  buf_byte(key, '\n');
  for (size_t i = 0; of->clock && i < of->items.n; i++) add_number(key, own_window(of->clock, of->items.at[i]).from);
  buf_byte(key, '\n');
  buf_add(key, (Str){(const char *)of->items.at, of->items.n * sizeof *of->items.at});
  buf_add(key, (Str){(const char *)of->gone.at, of->gone.n * sizeof *of->gone.at});
  buf_byte(key, '\n');
  buf_add(key, (Str){(const char *)of->counted.at, of->counted.n * sizeof *of->counted.at});
  buf_byte(key, '\n');
  buf_add(key, (Str){(const char *)of->uncounted.at, of->uncounted.n * sizeof *of->uncounted.at});
  return buf_str(key);
}

static Str day_identity(const EventMaker *maker, Str owner, Date date) {
  return str_format(maker->arena, "%.*s/%.*s/%.*s", STR(maker->schedule->plan->about.id),
                    STR(owner.n ? owner : S("daily")), STR(date_text(maker->arena, date)));
}

const Event *event_of_day(EventMaker *maker, Str owner, const DayOf *of, const Staff *person) {
  if (person && day_names_person(maker, &of->items))
    return new_day_event(maker, of, owner, day_identity(maker, owner, of->date), person);
  Str key = day_key(&maker->key, owner, of);
  const Event *event = map_get(&maker->of_day, key);
  if (event) return event;
  event = new_day_event(maker, of, owner, day_identity(maker, owner, of->date), NULL);
  map_put(maker->arena, &maker->of_day, str_copy(maker->arena, key), (void *)event);
  return event;
}

// ---- what is gone -------------------------------------------------------------------------------------------------

// A campaign of several days is shown by days, an item with a deadline on its last.
static const Event *new_gone_event(EventMaker *maker, const LockEntry *gone) {
  bool by_days = gone->opening && gone->on.first < gone->on.last;
  const Schedule *schedule = maker->schedule;
  Lang lang = maker->look->lang;
  return event_keep(maker, (Event){.identity = gone->identity,
                                   .summary = title_of_gone(maker->arena, schedule, lang, gone),
                                   .description = describe_gone(maker->arena, schedule, lang),
                                   .categories = sorts_of_gone(maker->arena, schedule->plan, maker->look, gone),
                                   .first = gone->opening ? gone->on.first : gone->on.last,
                                   .last = gone->on.last,
                                   .at = by_days ? WINDOW_NONE : shown_window(gone->window, gone->minutes),
                                   .cancelled = true,
                                   .seq = gone->seq,
                                   .changed = gone->changed});
}

const Event *event_of_gone(EventMaker *maker, const LockEntry *gone) {
  Str name = lock_name(maker->arena, gone);
  const Event *known = map_get(&maker->of_gone, name);
  if (known) return known;
  known = new_gone_event(maker, gone);
  map_put(maker->arena, &maker->of_gone, name, (void *)known);
  return known;
}

const Event *event_counting(EventMaker *maker, const Event *event, const GoneItems *lines, bool alone) {
  Event counting = *event;
  if (alone) counting.seq = 0, counting.changed = 0;
  add_lines(&counting, lines);
  return event_keep(maker, counting);
}
