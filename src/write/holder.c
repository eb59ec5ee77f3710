// holder: of an item, the line about one person: whether they had it and have it.
//
// Somebody's number of an item is that of its line, while they are meant by it, and of their own lines in sum; so
// whoever loses an item takes its number along into a line of their own, and nobody else's changes. Who is off that day
// is meant all the same: days off come and go, and no lock knows which there were. Invariant: no number of anybody's
// day falls, and one moves exactly when what that person's calendar shows of it has changed.
#include "holders.h"

static bool carries_out(const Occurrence *item, const Staff *person) {
  for (size_t i = 0; item && i < item->people.n; i++)
    if (item->people.at[i] == person) return true;
  return false;
}

// By a line, whoever they are now.
static bool is_of(const Holders *h, const Held *held, const LockEntry *line, const Staff *person) {
  return line && (held->in_day ? who_counts(line, person) : who_had(h->plan, line, person));
}

static bool had(const Holders *h, const Held *held, const Staff *person) {
  return is_of(h, held, held->old, h->former[person->index]);
}

static bool has(const Holders *h, const Held *held, const Staff *person) {
  if (held->item && !held->in_day) return carries_out(held->item, person);
  return is_of(h, held, held->now, person);
}

// What of this item is in the number that somebody's calendar shows. What the plan has given to them since is shown as
// an event at once, and counts in a day from the next lock on.
static Known known_so_far(const Holders *h, const Held *held, const Staff *person, const LockEntry *own) {
  bool is_new = !held->in_day && carries_out(held->item, person) && (!own || own->spent);
  bool shown = had(h, held, person) || is_new;
  Known known = {0};
  if (shown) know(&known, held->old);
  if (held->old_many && who_counts(held->old_many, h->former[person->index])) know(&known, held->old_many);
  know(&known, own);
  return known;
}

// What will be in it without a line of their own.
static Known known_from_others(const Holders *h, const Held *held, const Staff *person) {
  Known known = {0};
  if (has(h, held, person)) know(&known, held->now);
  if (held->many && who_counts(held->many, person)) know(&known, held->many);
  return known;
}

static LockEntry own_or_new(const Held *held, const Staff *person, const LockEntry *own) {
  if (own) return *own;
  LockEntry line = line_about(held->now ? held->now : held->old, person->head.id);
  return entry_spent(&line);
}

// Nothing has changed for them; but of the lines that counted in a day of theirs one may have gone.
static void keep(Holders *h, const Held *held, const Staff *person, const LockEntry *own, Known least) {
  bool lacks = held->in_day && least.seq > (own ? own->seq : 0);
  if (!own && !lacks) return;
  LockEntry line = own_or_new(held, person, own);
  if (lacks) line.seq = least.seq, line.changed = least.changed;
  keep_line(h, line, is_added_to(held));
}

// What is cancelled for all already stays as it is, and needs no line where others have the whole number.
static void lose(Holders *h, const Held *held, const Staff *person, Known least) {
  const LockEntry *old = held->old;
  LockEntry line = line_about(old, person->head.id);
  bool shown = !old->spent && old->on.last >= h->a->today;
  if (old->gone && least.seq == 0) return;
  h->news = true;
  if (!old->gone)
    line = counted_on(h, line, least.seq, least.changed);
  else
    line.seq = least.seq, line.changed = least.changed;
  keep_line(h, shown ? line : entry_spent(&line), is_added_to(held));
}

// Back in somebody's calendar, or new in a day of it: the number goes on where the item's own would not.
static void gain(Holders *h, const Held *held, const Staff *person, Known least) {
  LockEntry line = line_about(held->now, person->head.id);
  h->news = true;
  keep_line(h, counted_on(h, entry_spent(&line), least.seq, least.changed), true);
}

void settle_person(Holders *h, const Held *held, const Staff *person) {
  const LockEntry *own = own_of(h, held->identity, person->head.id);
  bool before = had(h, held, person), after = has(h, held, person);
  Known least = known_so_far(h, held, person, own);
  least.seq -= known_from_others(h, held, person).seq;
  int own_seq = own ? own->seq : 0;
  if (before != after && own_seq > least.seq) least.seq = own_seq;
  if (before == after)
    keep(h, held, person, own, least);
  else if (before)
    lose(h, held, person, least);
  else if (own || (held->old && held->in_day))
    gain(h, held, person, least);
}
