// holder_line: one line of the next lock about one person, or about many: how it is made, and how long it stays.
//
// Invariant: what is written here has a number of its own and is gone: it is shown as cancelled, or only counts.
#include "holders.h"

static int add_numbers(int a, int b) { return a < LOCK_SEQ_MAX - b ? a + b : LOCK_SEQ_MAX; }

void know(Known *known, const LockEntry *line) {
  if (!line) return;
  known->seq = add_numbers(known->seq, line->seq);
  if (line->changed > known->changed) known->changed = line->changed;
}

const LockEntry *own_of(const Holders *h, Str identity, Str whose) {
  LockEntry named = {.identity = identity, .whose = whose};
  return map_get(&h->own, lock_name(h->a->arena, &named));
}

LockEntry line_about(const LockEntry *from, Str whose) {
  return (LockEntry){.identity = from->identity,
                     .whose = whose,
                     .gone = true,
                     .kind = from->kind,
                     .on = from->on,
                     .window = from->window,
                     .minutes = from->minutes,
                     .channel = from->channel,
                     .piece = from->piece,
                     .title = from->title,
                     .until = shown_until(from->on.last)};
}

LockEntry counted_on(const Holders *h, LockEntry line, int seq, int64_t known) {
  line.seq = add_numbers(seq, 1);
  line.changed = instant_of(h->a, &line, known);
  return line;
}

static const LockEntry *add_line(Holders *h, LockEntry line) {
  LockEntry *kept = NEW(h->a->arena, LockEntry);
  *kept = line;
  PUSH(h->a->arena, &h->a->out->own, line);
  return kept;
}

bool is_added_to(const Held *held) { return held->now && !held->now->spent && !lock_took_place(held->now); }

const LockEntry *keep_line(Holders *h, LockEntry line, bool added_to) {
  if (!line.spent && line.until >= h->a->today) return add_line(h, line);
  bool counts = is_in_a_day(h->plan, &line) ? counts_for_ever(h->plan, &line) : added_to;
  return counts ? add_line(h, entry_spent(&line)) : NULL;
}
