// view: from what a feed is about to its events: the parts that its view shows, posts of a day merged as it says, and,
// when a day is given, what lies around that day.
//
// Invariant: an event is shown when any of its days lies in the window, cancelled or not, and a feed that has an event
// at all has one in its window: an address that people subscribe to does not go away between two campaigns.
#include "view.h"

typedef struct Filling {
  Arena *arena;
  Arena *scratch; // gone when the feed is full
  const Schedule *schedule;
  EventMaker *events; // NULL: they are only counted
  const Choice *choice;
  const View *view;
  Feed *feed;
  bool own_clock; // the feed is of somebody whose days are not the plan's
  Span window;
  Map counted; // what only counts in a number, by whose: identity -> GoneItems
} Filling;

// ---- parts --------------------------------------------------------------------------------------------------------

static ViewPart part_of(const Occurrence *item) {
  if (item->kind == OCCURRENCE_POST) return PART_POSTS;
  if (item->kind == OCCURRENCE_MEET) return PART_MEETINGS;
  return item_has_deadline(item) ? PART_DEADLINES : PART_TASKS;
}

static ViewPart part_of_gone(const LockEntry *gone) {
  static const ViewPart parts[] = {[LOCK_POST] = PART_POSTS,
                                   [LOCK_DAILY] = PART_POSTS,
                                   [LOCK_TASK] = PART_TASKS,
                                   [LOCK_DEADLINE] = PART_DEADLINES,
                                   [LOCK_MEETING] = PART_MEETINGS};
  return gone->opening ? PART_CAMPAIGNS : parts[gone->kind];
}

// Whether it stands in the one event of its day.
static bool is_merged(const Filling *f, bool post, bool daily) {
  return post && (f->view->posts == POSTS_DAY || (f->view->posts == POSTS_DAILY && daily));
}

static bool item_is_merged(const Filling *f, const Occurrence *item) {
  return is_merged(f, item->kind == OCCURRENCE_POST, item->slot > 0);
}

static bool gone_is_merged(const Filling *f, const LockEntry *gone) {
  return is_merged(f, part_of_gone(gone) == PART_POSTS, gone->kind == LOCK_DAILY);
}

// On a day off the one event of posts shows none that is called off: its number would move with posts of others.
static bool is_on_day_off(const Filling *f, const LockEntry *gone) {
  const Staff *person = f->feed->person;
  return person && gone_is_merged(f, gone) && !who_is_there(f->schedule->plan, gone, person);
}

static bool shows_gone(const Filling *f, const LockEntry *gone) {
  return view_shows(f->view, part_of_gone(gone)) && !is_on_day_off(f, gone);
}

// ---- days ---------------------------------------------------------------------------------------------------------

// The day of a merged post: in a person's feed a day of their own.
static Date day_of(const Filling *f, const Occurrence *item) {
  return f->own_clock ? item_time(f->schedule->plan, f->feed->person, item).date : item->due;
}

static Date gone_day(const Filling *f, const LockEntry *gone) {
  return local_time(f->schedule->plan, f->feed->person, gone->on.first, gone->window).date;
}

static Span item_days(const Filling *f, const Occurrence *item) {
  Date day = item_is_merged(f, item) ? day_of(f, item) : item_has_deadline(item) ? item->due : item->date;
  return (Span){day, day};
}

static Span gone_days(const Filling *f, const LockEntry *gone) {
  Date day = gone_is_merged(f, gone) ? gone_day(f, gone) : gone->on.last;
  return gone->opening ? gone->on : (Span){day, day};
}

// ---- the window ---------------------------------------------------------------------------------------------------

// The day nearest to a window: the next one, else the last.
typedef struct Nearest {
  Span window;
  Date next, last; // DATE_NONE: none so far
  bool inside;     // something lies in the window
} Nearest;

static void look_at(Nearest *nearest, Span days) {
  nearest->inside = nearest->inside || span_meets(nearest->window, days);
  if (days.first > nearest->window.last && (nearest->next == DATE_NONE || days.first < nearest->next))
    nearest->next = days.first;
  if (days.last < nearest->window.first && days.last > nearest->last) nearest->last = days.last;
}

Span view_window(const View *view, Date today) {
  return (Span){today - duration_days(view->past), today + duration_days(view->ahead)};
}

static void set_window(Filling *f, Date today) {
  const Choice *choice = f->choice;
  Nearest nearest = {.window = view_window(f->view, today), .next = DATE_NONE, .last = DATE_NONE};
  for (size_t i = 0; i < choice->openings.n && view_shows(f->view, PART_CAMPAIGNS); i++)
    look_at(&nearest, choice->openings.at[i]->days);
  for (size_t i = 0; i < choice->items->n; i++)
    if (view_shows(f->view, part_of(choice->items->at[i]))) look_at(&nearest, item_days(f, choice->items->at[i]));
  for (size_t i = 0; i < choice->gone.n; i++)
    if (shows_gone(f, choice->gone.at[i])) look_at(&nearest, gone_days(f, choice->gone.at[i]));
  Date day = nearest.next != DATE_NONE ? nearest.next : nearest.last;
  f->window = nearest.inside ? nearest.window : (Span){day, day};
  f->feed->beside = !nearest.inside;
}

static bool has_item(const Filling *f, const Occurrence *item) {
  return view_shows(f->view, part_of(item)) && span_meets(f->window, item_days(f, item));
}

static bool has_gone(const Filling *f, const LockEntry *gone) {
  return shows_gone(f, gone) && span_meets(f->window, gone_days(f, gone));
}

// ---- events -------------------------------------------------------------------------------------------------------

static void add_opening(const Filling *f, const Opening *opening) {
  f->feed->count++;
  if (f->events) PUSH(f->arena, &f->feed->events, event_of_opening(f->events, opening));
}

// With what else counts in the number of this thing.
static void add_event(const Filling *f, Str identity, const Event *event) {
  const GoneItems *lines = map_get(&f->counted, identity);
  bool alone = false;
  for (size_t i = 0; lines && i < f->choice->uncounted.n; i++)
    alone |= str_eq(f->choice->uncounted.at[i]->identity, identity);
  PUSH(f->arena, &f->feed->events, lines ? event_counting(f->events, event, lines, alone) : event);
}

static void count_lines(Filling *f) {
  for (size_t i = 0; i < f->choice->counted.n && f->events; i++) {
    const LockEntry *line = f->choice->counted.at[i];
    GoneItems *lines = map_get(&f->counted, line->identity);
    if (!lines) map_put(f->scratch, &f->counted, line->identity, lines = NEW(f->scratch, GoneItems));
    PUSH(f->scratch, lines, line);
  }
}

static void add_item(const Filling *f, const Occurrence *item) {
  f->feed->count++;
  if (f->events) add_event(f, item->identity, event_of_item(f->events, item, f->feed->person));
}

static void add_gone(const Filling *f, const LockEntry *gone) {
  f->feed->count++;
  if (f->events) add_event(f, gone->identity, event_of_gone(f->events, gone));
}

// ---- posts of a day -----------------------------------------------------------------------------------------------

// Posts that a feed showed in the one event of their day, and that are gone; and what a day's number is of.
typedef struct DayLines {
  GoneItems gone, counted, uncounted;
  Date date; // where they are of one day
} DayLines;

static DayLines *lines_on(const Filling *f, Map *days, Date date) {
  DayLines *lines = map_get(days, (Str){(const char *)&date, sizeof date});
  if (lines) return lines;
  lines = NEW(f->scratch, DayLines);
  lines->date = date;
  map_put(f->scratch, days, (Str){(const char *)&lines->date, sizeof lines->date}, lines);
  return lines;
}

static Map lines_by_day(const Filling *f, const DayLines *all) {
  Map days = {0};
  for (size_t i = 0; i < all->gone.n; i++)
    PUSH(f->scratch, &lines_on(f, &days, gone_day(f, all->gone.at[i]))->gone, all->gone.at[i]);
  for (size_t i = 0; i < all->counted.n; i++)
    PUSH(f->scratch, &lines_on(f, &days, gone_day(f, all->counted.at[i]))->counted, all->counted.at[i]);
  for (size_t i = 0; i < all->uncounted.n; i++)
    PUSH(f->scratch, &lines_on(f, &days, gone_day(f, all->uncounted.at[i]))->uncounted, all->uncounted.at[i]);
  return days;
}

// A merged day takes with it what is gone of it.
static void add_day(const Filling *f, DayOf *day, const Map *days) {
  if (day->items.n > 0) day->date = day_of(f, day->items.at[0]);
  DayLines *lines = map_get(days, (Str){(const char *)&day->date, sizeof day->date});
  const DayLines taken = lines ? *lines : (DayLines){0};
  if (lines) *lines = (DayLines){.date = taken.date};
  day->gone = taken.gone;
  day->counted = taken.counted;
  day->uncounted = taken.uncounted;
  f->feed->count++;
  if (f->events) PUSH(f->arena, &f->feed->events, event_of_day(f->events, f->choice->owner, day, f->feed->person));
  day->items.n = 0;
}

// In the order of days of one's own: where the plan's clock jumps, two may have changed places.
static void add_in_order(const Filling *f, ItemList *sorted, const Occurrence *item) {
  PUSH(f->scratch, sorted, item);
  if (!f->own_clock) return;
  for (size_t k = sorted->n - 1; k > 0 && day_of(f, sorted->at[k - 1]) > day_of(f, item); k--) {
    sorted->at[k] = sorted->at[k - 1];
    sorted->at[k - 1] = item;
  }
}

// Who shares the plan's clock and posts nothing that is spread has the plan's times.
static bool has_own_times(const Filling *f, const ItemList *items) {
  bool own = f->own_clock;
  for (size_t i = 0; f->feed->person && !own && i < items->n; i++) own = items->at[i]->spread > 0;
  return own;
}

static void add_days(const Filling *f, const ItemList *items, const DayLines *lines) {
  Map days = lines_by_day(f, lines);
  DayOf day = {.clock = has_own_times(f, items) ? f->feed->person : NULL};
  for (size_t i = 0; i < items->n; i++) {
    const Occurrence *item = items->at[i];
    if (day.items.n > 0 && day_of(f, day.items.at[0]) != day_of(f, item)) add_day(f, &day, &days);
    PUSH(f->scratch, &day.items, item);
  }
  if (day.items.n > 0) add_day(f, &day, &days);
  for (size_t i = 0; i < days.entries.n; i++) {
    const DayLines *left = days.entries.at[i].value;
    day.date = left->date;
    if (left->gone.n > 0) add_day(f, &day, &days);
  }
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static void fill_openings(const Filling *f) {
  for (size_t i = 0; i < f->choice->openings.n && view_shows(f->view, PART_CAMPAIGNS); i++)
    if (span_meets(f->window, f->choice->openings.at[i]->days)) add_opening(f, f->choice->openings.at[i]);
}

static void take_merged(const Filling *f, const GoneItems *from, GoneItems *to) {
  for (size_t i = 0; i < from->n; i++)
    if (gone_is_merged(f, from->at[i])) PUSH(f->scratch, to, from->at[i]);
}

// What is gone: each by itself, or for the events of their days.
static void fill_gone(const Filling *f, DayLines *lines) {
  for (size_t i = 0; i < f->choice->gone.n; i++) {
    const LockEntry *gone = f->choice->gone.at[i];
    if (is_on_day_off(f, gone))
      PUSH(f->scratch, &lines->counted, gone);
    else if (has_gone(f, gone) && gone_is_merged(f, gone))
      PUSH(f->scratch, &lines->gone, gone);
    else if (has_gone(f, gone))
      add_gone(f, gone);
  }
  take_merged(f, &f->choice->counted, &lines->counted);
  take_merged(f, &f->choice->uncounted, &lines->uncounted);
}

static void fill_items(const Filling *f) {
  ItemList merged = {0};
  DayLines lines = {0};
  for (size_t i = 0; i < f->choice->items->n; i++) {
    const Occurrence *item = f->choice->items->at[i];
    if (!has_item(f, item)) continue;
    if (item_is_merged(f, item))
      add_in_order(f, &merged, item);
    else
      add_item(f, item);
  }
  fill_gone(f, &lines);
  add_days(f, &merged, &lines);
}

static size_t most_events(const Choice *choice) { return choice->openings.n + choice->items->n + choice->gone.n; }

void view_fill(Arena *arena, const Schedule *schedule, EventMaker *events, const Choice *choice, Feed *feed) {
  const Span always = {INT32_MIN, INT32_MAX};
  Filling f = {.arena = arena,
               .scratch = arena_new(),
               .schedule = schedule,
               .events = events,
               .choice = choice,
               .view = feed->view,
               .feed = feed,
               .own_clock = has_own_clock(schedule->plan, feed->person),
               .window = always};
  if (schedule->made_for && schedule->made_for->today != DATE_NONE) set_window(&f, schedule->made_for->today);
  if (events) feed->events.at = NEW_N(arena, const Event *, feed->events.cap = most_events(choice));
  count_lines(&f);
  fill_openings(&f);
  fill_items(&f);
  arena_free(f.scratch);
}
