// spread: staggers a post among those who carry it out, so that ten thousand do not post in one moment, which platforms
// take for a machine.
//
// How late somebody is hangs on the names of plan and person alone, so it is the same on every machine and day.
// Invariant: what is left spread leaves neither its window nor its day, and does not begin in quiet hours.
#include "room.h"

enum { MIDNIGHT = 24 * 60 };

// Everybody's part is as long: the window, less what it is spread over. A mere time has no end to keep to.
Window own_window(const Staff *person, const Occurrence *item) {
  Window at = item->at;
  if (!person || !item->spread) return at;
  int later = (int)(person->lot % (unsigned)item->spread);
  bool lasts = at.to > at.from;
  return (Window){at.from + later, lasts ? at.to - item->spread + later : at.to + later};
}

// ---- what it must keep to -----------------------------------------------------------------------------------------

static const Daily *daily_of(const Plan *plan, const Channel *channel) {
  const Daily *daily = plan->daily.at;
  while (daily->head.to != channel) daily++; // a slot is there because its channel has a daily line
  return daily;
}

static Place place_of_spread(const Plan *plan, const Occurrence *item) {
  if (item->slot) return place_of(&daily_of(plan, item->channel)->head, "spread");
  const Head *layers[] = {&item->step->head, NULL, NULL, &item->sop->head};
  if (item->opening && item->opening->own) layers[1] = &item->opening->own->head;
  if (item->opening) layers[2] = &item->opening->campaign->head;
  size_t layer = 0;
  while (!layers[layer] || !given(layers[layer], "spread")) layer++;
  return place_of(layers[layer], "spread");
}

typedef struct Bound {
  int minutes; // from the item's beginning on
  Text because;
} Bound;

// A window ends, a time that comes again does so, and all else ends with the day.
static Bound bound_of(const Occurrence *item) {
  static const Text window = {{"its window ends sooner", "时段没有那么长"}},
                    again = {{"it comes again or its window ends sooner", "还没错开完就又到了下一次，或时段已经结束"}},
                    day = {{"the day ends sooner", "会拖过午夜"}};
  int gap = item->step ? repeat_minutes(item->step) : 0;
  if (gap) {
    int left = item_common(item).at.to - item->at.from;
    return (Bound){left < gap ? left : gap, again};
  }
  if (item->at.to > item->at.from) return (Bound){item->at.to - item->at.from, window};
  return (Bound){MIDNIGHT - item->at.from, day};
}

// Whether somebody would begin in quiet hours who would not without the spread: of the others T114 speaks.
static bool begins_quiet(const Occurrence *item, Place *quiet) {
  Window hours = channel_quiet(item->channel, quiet);
  int from = item->at.from, last = from + item->spread - 1;
  return hours.from != CLOCK_NONE && !in_quiet(hours, from) && from < hours.from && last >= hours.from;
}

// True when it cannot be spread; said once for all that come from one step or line.
static bool is_refused(Work *work, const Occurrence *item) {
  Place at = place_of_spread(work->plan, item), quiet;
  Arg step = arg("step", item_name(item)), spread = arg_n("spread", item->spread);
  Str key = str_format(work->arena, "spread %.*s", STR(source_name(work, item)));
  if (item->at.from == CLOCK_NONE) {
    if (say_once(work, key)) diag_add(work->diags, T152, at, ARGS(step, spread));
    return true;
  }
  Arg window = arg("at", window_format(work->arena, item->at));
  Bound bound = bound_of(item);
  if (item->spread > bound.minutes) {
    if (say_once(work, key))
      diag_add(work->diags, T153, at,
               ARGS(step, spread, window, arg_t("because", bound.because),
                    arg("most", bound.minutes ? str_format(work->arena, "%d", bound.minutes) : S(""))));
    return true;
  }
  if (!begins_quiet(item, &quiet)) return false;
  if (say_once(work, key))
    diag_relate_add(work->diags, diag_add(work->diags, T154, at, ARGS(step, spread, window)), quiet, NO_ARGS);
  return true;
}

void check_spreads(Work *work) {
  for (size_t i = 0; i < work->out->items.n; i++) {
    Occurrence *item = &work->out->items.at[i];
    if (item->spread && is_refused(work, item)) item->spread = 0;
  }
}
