// load: whether what was planned fits the people and the channels: budgets, hours, meetings at once, quiet hours
// (D51, D61). Everything is said once for a step or a person, not once for each day.
#include "room.h"

#include <assert.h>
#include <stdlib.h>

static Str name_of(const Occurrence *item) { return item->step ? item->step->id : item->channel->head.id; }

// ---- quiet hours --------------------------------------------------------------------------------------------------

static bool in_quiet(Window quiet, Clock at) {
  if (quiet.from == CLOCK_NONE || at == CLOCK_NONE) return false;
  return quiet.from < quiet.to ? at >= quiet.from && at < quiet.to : at >= quiet.from || at < quiet.to;
}

static void check_quiet(Work *work, const Occurrence *item) {
  if (item->kind != OCCURRENCE_POST || !in_quiet(item->channel->quiet, item->at.from)) return;
  Str name = name_of(item);
  Str source = source_name(work, item);
  if (!say_once(work, str_format(work->arena, "quiet %.*s %.*s", STR(source), STR(item->channel->head.id)))) return;
  Place place = item->step ? item->place : place_of(&item->channel->head, "at");
  Diag *said = diag_add(work->diags, T114, place,
                        ARGS(arg("step", name), arg("at", clock_text(work->arena, item->at.from)),
                             arg("channel", item->channel->head.id)));
  diag_relate_add(work->diags, said, place_of(&item->channel->head, "quiet"), NO_ARGS);
}

// ---- hours --------------------------------------------------------------------------------------------------------

static void check_hours(Work *work, const Occurrence *item, const Staff *person) {
  Window hours = person->hours;
  if (item->kind == OCCURRENCE_POST || item->at.from == CLOCK_NONE || hours.from == CLOCK_NONE) return;
  if (item->at.from >= hours.from && item->at.to <= hours.to) return;
  Str source = source_name(work, item);
  if (!say_once(work, str_format(work->arena, "hours %.*s %.*s", STR(source), STR(person->head.id)))) return;
  Diag *said = diag_add(
      work->diags, T116, item->place,
      ARGS(arg("step", item->step->id), arg("at", window_format(work->arena, item->at)), arg("name", person->name)));
  diag_relate_add(work->diags, said, place_of(&person->head, "hours"),
                  ARGS(arg("hours", window_format(work->arena, hours))));
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

static void check_meetings(Work *work, Clashes *clashes, const ItemList *day, const Staff *person) {
  for (size_t i = 0; i < day->n; i++)
    for (size_t k = i + 1; k < day->n; k++) {
      const Occurrence *a = day->at[i], *b = day->at[k];
      if (!is_timed_meeting(a) || !is_timed_meeting(b) || a->date != b->date) continue;
      if (b->at.from >= a->at.to) break; // and so do all behind it
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

static void weigh_day(Overload *over, const ItemList *day, long budget) {
  long minutes = 0;
  for (size_t i = 0; i < day->n; i++) minutes += day->at[i]->minutes;
  if (minutes <= budget) return;
  over->days++;
  if (minutes <= over->worst) return;
  over->worst = minutes;
  over->date = day->at[0]->due;
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

static int by_due_day(const void *a, const void *b) {
  const Occurrence *x = *(const Occurrence *const *)a, *y = *(const Occurrence *const *)b;
  if (x->due != y->due) return x->due < y->due ? -1 : 1;
  return x < y ? -1 : 1; // as they stand in the schedule
}

// A person's items as their work weighs: what has a deadline on its last day. Who has none has them in order already.
static ItemList by_last_day(Arena *arena, const ItemList *items) {
  ItemList sorted = {0};
  bool in_order = true;
  for (size_t i = 0; i < items->n; i++) {
    in_order &= i == 0 || items->at[i - 1]->due <= items->at[i]->due;
    PUSH(arena, &sorted, items->at[i]);
  }
  if (!in_order) qsort(sorted.at, sorted.n, sizeof *sorted.at, by_due_day);
  return sorted;
}

static void check_person(Work *work, Clashes *clashes, const Staff *person) {
  Arena *scratch = arena_new();
  Overload over = {0};
  long budget = person->budget.n >= 0 ? duration_minutes(person->budget) : -1;
  ItemList items = by_last_day(scratch, schedule_of(work->out, person));
  for (size_t i = 0, n; i < items.n; i += n) {
    for (n = 1; i + n < items.n && items.at[i + n]->due == items.at[i]->due; n++) {
    }
    ItemList day = {.at = items.at + i, .n = n, .cap = n};
    if (budget >= 0) weigh_day(&over, &day, budget);
    check_meetings(work, clashes, &day, person);
  }
  if (over.days) say_over(work, person, &over);
  arena_free(scratch);
}

void check_loads(Work *work) {
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    check_quiet(work, item);
    for (size_t k = 0; k < item->people.n; k++) check_hours(work, item, item->people.at[k]);
  }
  Clashes clashes = {.arena = work->arena};
  for (size_t i = 0; i < work->plan->staff.n; i++) check_person(work, &clashes, &work->plan->staff.at[i]);
}
