// turns: what is planned for a time at which the clock is put forward or back, and so never comes or comes twice. Which
// instant is taken for it is RFC 5545's rule (zone.h); here it is said, once for each place that states the time.
#include "room.h"

#include <assert.h>

enum { DAY = 24 * 60 * 60 };

// Where the time of an item is stated: the nearest of its layers that does so (model_common), else the lock.
static Place time_place(const Occurrence *item) {
  if (!item->step) return place_of(&item->channel->head, "at");
  const Opening *opening = item->opening;
  const Head *layers[] = {&item->step->head, opening && opening->own ? &opening->own->head : NULL,
                          opening ? &opening->campaign->head : NULL, &item->sop->head};
  static const char *const keys[] = {"after", "before", "at"};
  for (size_t i = 0; i < COUNT(layers); i++)
    for (size_t k = i == 0 ? 0 : 2; layers[i] && k < COUNT(keys); k++) // elapsed time is a step's alone
      if (given(layers[i], keys[k])) return place_of(layers[i], keys[k]);
  assert(item->lock);
  return item->lock->at;
}

static Place opening_place(const Opening *opening) {
  const PeriodOwn *own = opening->own;
  return place_of(own && given(&own->head, "at") ? &own->head : &opening->campaign->head, "at");
}

static Str wall_text(Arena *arena, const Zone *zone, int64_t instant) {
  Date date;
  Clock clock;
  zone_wall(zone, instant, &date, &clock);
  return str_format(arena, "%.*s %.*s", STR(date_text(arena, date)), STR(clock_text(arena, clock)));
}

static void say(Work *work, WallFit fit, int64_t instant, Date date, Clock clock, Place place) {
  if (!say_once(work, str_format(work->arena, "clock %p %zu %d", (const void *)place.source, place.from, fit))) return;
  diag_add(work->diags, fit == WALL_NEVER ? T150 : T151, place,
           ARGS(arg("at", clock_text(work->arena, clock)), arg("date", date_text(work->arena, date)),
                arg("zone", zone_name(work->plan->zone)),
                arg("taken", wall_text(work->arena, work->plan->zone, instant)),
                arg("utc", wall_text(work->arena, zone_find(S("UTC")), instant))));
}

// How a day's time lies to the clock; a place is looked for only where there is something to say.
static bool fits(const Work *work, Date date, Clock clock, WallFit *fit, int64_t *instant) {
  *fit = WALL_ONCE;
  if (clock != CLOCK_NONE && work->plan->zone) *instant = zone_instant(work->plan->zone, date, clock, fit);
  return *fit == WALL_ONCE;
}

void check_turns(Work *work) {
  WallFit fit;
  int64_t instant;
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (!fits(work, item->due, item->at.from, &fit, &instant))
      say(work, fit, instant, item->due, item->at.from, time_place(item));
  }
  for (size_t i = 0; i < work->out->openings.n; i++) {
    const Opening *opening = &work->out->openings.at[i];
    bool is_timed = opening->days.first == opening->days.last; // as calendars show it
    if (is_timed && !fits(work, opening->days.first, opening->at.from, &fit, &instant))
      say(work, fit, instant, opening->days.first, opening->at.from, opening_place(opening));
  }
}

int day_shift(const Zone *zone, Date date) {
  int64_t noon = (int64_t)date * DAY + DAY / 2;
  int before = zone_offset_at(zone, noon - DAY), after = zone_offset_at(zone, noon + DAY);
  return after > before ? after - before : before - after;
}
