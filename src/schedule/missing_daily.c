// missing_daily: from an empty daily slot to the new piece that is to fill it.
//
// Slots of a channel and line come in the order of time: each is given to a new piece of its kind that has rested, else
// to the one of any kind that has rested longest, else to one more. Invariant: a piece that may not be used again
// stands in no queue.
#include "missing.h"

typedef LIST(Wish *) Queue;
typedef struct Rested { // the new pieces of one kind, by when they were last given a slot
  Queue queue;
  size_t head;
} Rested;
typedef struct Waiting { // all of a channel's line; last those of no kind; [1]: closed sales
  Rested of[KIND_COUNT + 1][2];
} Waiting;

static size_t kind_row(const Occurrence *item) { return item->lacks < 0 ? KIND_COUNT : (size_t)item->lacks; }

static Date last_day(const Wish *wish) { return wish->piece.items.at[wish->piece.items.n - 1]->date; }

// The one that has rested longest, if it has rested enough.
static Wish *first_rested(const Finder *f, const Rested *rested, Date day) {
  if (rested->head == rested->queue.n) return NULL;
  Wish *wish = rested->queue.at[rested->head];
  return day - last_day(wish) >= duration_days(reuse_of(f->plan, wish->piece.id).after) ? wish : NULL;
}

static Rested *rested_for(const Finder *f, Waiting *waiting, const Occurrence *item) {
  Rested *own = &waiting->of[kind_row(item)][item->lacks_closed], *best = NULL;
  if (first_rested(f, own, item->date)) return own;
  for (size_t kind = 0; kind <= KIND_COUNT; kind++)
    for (size_t closed = 0; closed < 2; closed++) {
      Rested *rested = &waiting->of[kind][closed];
      const Wish *wish = first_rested(f, rested, item->date);
      if (wish && (!best || last_day(wish) < last_day(first_rested(f, best, item->date)))) best = rested;
    }
  return best;
}

static Wish *add_daily(Finder *f, const Occurrence *item, Str line) {
  Str id = str_format(f->arena, "%.*s/%.*s-%.*s", STR(item->line->id), STR(date_text(f->arena, item->date)),
                      STR(item->channel->head.id));
  Wish *wish = add_wish(f, free_id(f, id), item->place);
  wish->piece.kind = item->lacks;
  wish->piece.closed = item->lacks_closed;
  wish->line = line;
  return wish;
}

void ask_for_slot(Finder *f, const Occurrence *item) {
  Str line = str_format(f->arena, "%.*s\n%.*s", STR(item->channel->head.id), STR(item->line->id));
  Waiting *waiting = map_get(&f->waiting, line);
  if (!waiting) {
    waiting = NEW(f->arena, Waiting);
    map_put(f->arena, &f->waiting, line, waiting);
  }
  Rested *rested = rested_for(f, waiting, item);
  Wish *wish = rested ? rested->queue.at[rested->head++] : add_daily(f, item, line);
  if (!rested) rested = &waiting->of[kind_row(item)][item->lacks_closed];
  give(f, wish, item);
  int times = reuse_of(f->plan, wish->piece.id).times;
  if (times < 0 || wish->piece.items.n < (size_t)times) PUSH(f->arena, &rested->queue, wish);
}
