// load: whether what was planned fits the people and the channels: budgets, hours, meetings at once, quiet hours
// (D51, D61). Everything is said once for a step or a person, not once for each day.
#include "room.h"

#include <assert.h>
#include <stdlib.h>

static Str name_of(const Occurrence *item) { return item->step ? item->step->id : item->channel->head.id; }

// ---- quiet hours --------------------------------------------------------------------------------------------------

bool in_quiet(Window quiet, Clock at) {
  if (quiet.from == CLOCK_NONE || at == CLOCK_NONE) return false;
  return quiet.from < quiet.to ? at >= quiet.from && at < quiet.to : at >= quiet.from || at < quiet.to;
}

static void check_quiet(Work *work, const Occurrence *item) {
  Place quiet;
  if (item->kind != OCCURRENCE_POST || !in_quiet(channel_quiet(item->channel, &quiet), item->at.from)) return;
  Str name = name_of(item);
  Str source = source_name(work, item);
  if (!say_once(work, str_format(work->arena, "quiet %.*s %.*s", STR(source), STR(item->channel->head.id)))) return;
  Place place = item->step ? item->place : place_of(&item->channel->head, "at");
  Diag *said = diag_add(work->diags, T114, place,
                        ARGS(arg("step", name), arg("at", clock_text(work->arena, item->at.from)),
                             arg("channel", item->channel->head.id)));
  diag_relate_add(work->diags, said, quiet, NO_ARGS);
}

// ---- hours --------------------------------------------------------------------------------------------------------

static void check_hours(Work *work, const Occurrence *item, const Staff *person) {
  if (within_hours(work->plan, person, item)) return;
  Str source = source_name(work, item);
  if (!say_once(work, str_format(work->arena, "hours %.*s %.*s", STR(source), STR(person->head.id)))) return;
  Str at = window_by(work->arena, work->plan, person, item), hours = window_format(work->arena, person->hours);
  Diag *said = diag_add(work->diags, T116, item->place,
                        ARGS(arg("step", item->step->id), arg("at", at), arg("name", person->name)));
  diag_relate_add(work->diags, said, place_of(&person->head, "hours"), ARGS(arg("hours", hours)));
}

// ---- two meetings at once -----------------------------------------------------------------------------------------

static bool is_timed_meeting(const Occurrence *item) {
  return item->kind == OCCURRENCE_MEET && item->at.from != CLOCK_NONE;
}

typedef struct Clashes {
  Arena *arena;
  Map known; // two steps, as the bytes of their addresses
} Clashes;

static void say_clash(Work *work, const Occurrence *a, const Occurrence *b, const Staff *person) {
  assert(a->step && b->step); // a meeting is always a step
  Arg other = arg("other", a->step->id);
  Diag *said = diag_add(
      work->diags, T117, b->place,
      ARGS(arg("name", person->name), arg("date", date_text(work->arena, b->date)), arg("step", b->step->id), other));
  diag_relate_add(work->diags, said, a->place, ARGS(other, arg("at", window_format(work->arena, a->at))));
}

// True the first time. The same two steps meet again for other people and on other days, most often thousands of times.
static bool is_new_clash(Clashes *clashes, const Occurrence *a, const Occurrence *b) {
  const Step *steps[] = {a->step, b->step};
  Str key = {(const char *)steps, sizeof steps};
  if (map_get(&clashes->known, key)) return false;
  return map_put(clashes->arena, &clashes->known, str_copy(clashes->arena, key), clashes);
}

// Where the clock is put forward or back, two times on the wall say nothing of what comes first.
static bool at_once(const Zone *zone, const Occurrence *a, const Occurrence *b) {
  Stretch x = zone_stretch(zone, a->date, a->at), y = zone_stretch(zone, b->date, b->at);
  return x.from <= y.from ? y.from < x.to : x.from < y.to;
}

static void check_meetings(Work *work, Clashes *clashes, const ItemList *day, Date date, const Staff *person) {
  const Zone *zone = work->plan->zone;
  int shift = zone ? day_shift(zone, date) : 0;
  for (size_t i = 0; i < day->n; i++)
    for (size_t k = i + 1; k < day->n; k++) {
      const Occurrence *a = day->at[i], *b = day->at[k];
      if (!is_timed_meeting(a) || !is_timed_meeting(b) || a->date != b->date) continue;
      if (b->at.from >= a->at.to + shift) break; // and so do all behind it
      if (shift && !at_once(zone, a, b)) continue;
      if (is_new_clash(clashes, a, b)) say_clash(work, a, b, person);
    }
}

// ---- budgets ------------------------------------------------------------------------------------------------------

typedef struct Overload {
  long worst;
  Date date;
  ItemList items; // of the worst day
  long days;
} Overload;

static void weigh_day(Overload *over, const ItemList *day, Date date, long budget) {
  long minutes = 0;
  for (size_t i = 0; i < day->n; i++) minutes += day->at[i]->minutes;
  if (minutes <= budget) return;
  over->days++;
  if (minutes <= over->worst) return;
  over->worst = minutes;
  over->date = date;
  over->items = *day;
}

static void say_over(Work *work, const Staff *person, const Overload *over) {
  Diag *said =
      diag_add(work->diags, T115, place_of(&person->head, "budget"),
               ARGS(arg("name", person->name), arg_n("minutes", over->worst),
                    arg("date", date_text(work->arena, over->date)), arg_n("budget", duration_minutes(person->budget)),
                    arg("more", over->days > 1 ? str_format(work->arena, "%ld", over->days - 1) : S(""))));
  for (size_t i = 0; i < over->items.n; i++)
    diag_note_add(work->diags, said,
                  ARGS(arg_n("minutes", over->items.at[i]->minutes),
                       arg("title", occurrence_title(work->arena, work->out, over->items.at[i]))));
}

typedef struct Due {
  const Occurrence *item;
  Date day;
} Due;

static int by_due_day(const void *a, const void *b) {
  const Due *x = a, *y = b;
  if (x->day != y->day) return x->day < y->day ? -1 : 1;
  return x->item < y->item ? -1 : 1; // as they stand in the schedule
}

// A person's items as their work weighs: what has a deadline on its last day by the plan's clock, or on the last of the
// person's own days.
typedef struct DueItems {
  ItemList items;
  const Date *days; // of each; NULL: its due day
} DueItems;

static Date due_day(const DueItems *due, size_t i) { return due->days ? due->days[i] : due->items.at[i]->due; }

static DueItems sorted(Arena *arena, const Plan *plan, const ItemList *items, const Staff *own) {
  Due *due = NEW_N(arena, Due, items->n);
  Date *days = NEW_N(arena, Date, items->n);
  DueItems out = {.days = days};
  for (size_t i = 0; i < items->n; i++) {
    const Occurrence *item = items->at[i];
    due[i] = (Due){item, own ? own_days(plan, own, item).last : item->due};
  }
  if (items->n) qsort(due, items->n, sizeof *due, by_due_day);
  for (size_t i = 0; i < items->n; i++) {
    days[i] = due[i].day;
    PUSH(arena, &out.items, due[i].item);
  }
  return out;
}

// Who has no deadlines, and no clock of their own that is asked for, has them in order already.
static DueItems by_last_day(Arena *arena, const Plan *plan, const ItemList *items, const Staff *own) {
  bool in_order = !has_own_clock(plan, own);
  for (size_t i = 0; i < items->n && in_order; i++)
    in_order = own ? items->at[i]->due <= items->at[i]->date : !i || items->at[i - 1]->due <= items->at[i]->due;
  if (in_order) return (DueItems){.items = *items};
  return sorted(arena, plan, items, own);
}

// The items of one day, from *next on, which moves behind them.
static ItemList take_day(const DueItems *due, size_t *next) {
  size_t from = *next;
  while (*next < due->items.n && due_day(due, *next) == due_day(due, from)) ++*next;
  return (ItemList){.at = due->items.at + from, .n = *next - from};
}

static void check_budget(Work *work, const DueItems *due, const Staff *person) {
  Overload over = {0};
  for (size_t i = 0; i < due->items.n;) {
    Date date = due_day(due, i);
    ItemList day = take_day(due, &i);
    weigh_day(&over, &day, date, duration_minutes(person->budget));
  }
  if (over.days) say_over(work, person, &over);
}

static void check_person(Work *work, Clashes *clashes, const Staff *person) {
  Arena *scratch = arena_new();
  const ItemList *items = schedule_of(work->out, person);
  DueItems planned = by_last_day(scratch, work->plan, items, NULL);
  for (size_t i = 0; i < planned.items.n;) {
    Date date = due_day(&planned, i);
    ItemList day = take_day(&planned, &i);
    check_meetings(work, clashes, &day, date, person);
  }
  if (person->budget.n >= 0) {
    DueItems own = by_last_day(scratch, work->plan, items, person);
    check_budget(work, &own, person);
  }
  arena_free(scratch);
}

void check_loads(Work *work) {
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    check_quiet(work, item);
    for (size_t k = 0; k < item->people.n && keeps_hours(item); k++) check_hours(work, item, item->people.at[k]);
  }
  Clashes clashes = {.arena = work->arena};
  for (size_t i = 0; i < work->plan->staff.n; i++) check_person(work, &clashes, &work->plan->staff.at[i]);
}
