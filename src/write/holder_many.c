// holder_many: of a post of a day, the line about all whom a part of `by` ever meant and meant no more: "each adviser".
//
// What they have lost leaves their calendars without a word, but the number of the day must not fall. Invariant: a post
// has at most one such line, and no part ever leaves it.
#include "holders.h"

static bool has_part(Str by, Str part) {
  for (Str one; str_cut(&by, ',', &one);)
    if (str_eq(one, part)) return true;
  return false;
}

static bool means_many(Str part) {
  return str_eq(part, S("all")) || str_starts(part, S("all ")) || str_starts(part, S("each "));
}

bool who_are_many(Str by) {
  for (Str part; str_cut(&by, ',', &part);)
    if (means_many(part)) return true;
  return false;
}

// The parts of `by` that mean many, and that `without` has not.
static void add_many(Buf *out, Str by, Str without) {
  for (Str part; str_cut(&by, ',', &part);) {
    if (!means_many(part) || has_part(without, part) || has_part(buf_str(out), part)) continue;
    if (out->n) buf_byte(out, ',');
    buf_add(out, part);
  }
}

const LockEntry *settle_many(Holders *h, const Held *held) {
  const LockEntry *old = held->item ? held->old : NULL, *own = held->old_many;
  Buf lost = buf_in(h->a->arena);
  Known known = {0};
  if (!held->in_day) return NULL;
  if (old) add_many(&lost, old->by, held->now->by);
  if (!old || !lost.n) return own ? keep_line(h, *own, false) : NULL;
  know(&known, old);
  know(&known, own);
  if (own) add_many(&lost, own->by, S(""));
  LockEntry line = counted_on(h, line_about(old, S(LOCK_EACH)), known.seq, known.changed);
  line.by = buf_str(&lost);
  h->news = true;
  return keep_line(h, entry_spent(&line), false);
}
