// work: what is remembered while one schedule is made, so that nothing is said twice.
#include "room.h"

bool say_once(Work *work, Str key) { return map_put(work->arena, &work->said, key, work); }

Str source_name(Work *work, const Occurrence *item) {
  if (!item->step) return item->channel->head.id;
  return str_format(work->arena, "%.*s/%.*s", STR(item->sop->head.id), STR(item->step->id));
}
