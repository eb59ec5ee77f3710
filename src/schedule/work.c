// work: what is remembered while one schedule is made: what has been said already, and how much there is.
#include "room.h"

bool say_once(Work *work, Str key) { return map_put(work->arena, &work->said, key, work); }

Str source_name(Work *work, const Occurrence *item) {
  if (!item->step) return item->channel->head.id;
  return str_format(work->arena, "%.*s/%.*s", STR(item->sop->head.id), STR(item->step->id));
}

enum { ITEMS_MAX = 100000 };

static void say_full(Work *work, Place place) {
  if (!work->full) diag_add(work->diags, T132, place, ARGS(arg_n("most", ITEMS_MAX)));
  work->full = true;
}

Occurrence *new_item(Work *work, Place place) {
  if (work->out->items.n < ITEMS_MAX) return &ADD(work->arena, &work->out->items);
  say_full(work, place);
  return &work->spare;
}

bool may_open(Work *work, Place place) {
  if (work->opened++ < ITEMS_MAX) return true;
  say_full(work, place);
  return false;
}
