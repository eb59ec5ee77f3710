// holders: who had what has been announced and has it no more, or has it now: the lines of the next lock that are about
// one person.
//
// Somebody's number of an item is that of its line, while it is theirs, and of their own line in sum; so whoever loses an
// item takes its number along into a line of their own, and nobody else's changes. Invariant: no number of anybody falls
// from one lock to the next, and one moves exactly when what that person's calendar shows has changed.
//
// Of `each adviser` only the daily posts are followed from person to person, since a day of them is one event and stays
// when one of them is lost, and only of a staff that is not large: one line for each person. Else what somebody loses by
// a change of role or channel just leaves the calendar, as readers drop what is absent.
#include "announce.h"

#include <stdlib.h>

enum { STAFF_MAX = 200 }; // people with a line each

// An item as the last lock has it and as the next one does; either may be NULL.
typedef struct Held {
  Str identity;
  const LockEntry *old, *now;
  const Occurrence *item; // NULL: the plan has it no more
} Held;

typedef struct Holders {
  Announcer *a;
  const Plan *plan;
  const Staff **former; // [staff->index]: as the last lock knew a person who is somebody else now; else the person
  LIST(const Staff *) moved; // those who are
  Map absent;                // "lin 2026-03-08": who posted that day, and is off now
  LIST(const Staff *) absentees;
  Map own;                   // by name: the old line about one person
  Map by_item;               // identity -> LockEntries of old lines about one person
  bool *followed;            // [staff->index]: has a line about a daily post
  bool news;                 // somebody has lost or gained the item at hand
} Holders;

// ---- people -------------------------------------------------------------------------------------------------------

static void find_moved(Holders *h) {
  former_staff(h->a->arena, h->plan, h->former);
  for (size_t i = 0; i < h->plan->staff.n; i++)
    if (h->former[i] != &h->plan->staff.at[i]) PUSH(h->a->arena, &h->moved, &h->plan->staff.at[i]);
}

static bool carries_out(const Occurrence *item, const Staff *person) {
  for (size_t i = 0; i < item->people.n; i++)
    if (item->people.at[i] == person) return true;
  return false;
}

// A day of somebody's own, "lin 2026-03-08".
static Str day_of(Arena *arena, const Plan *plan, const LockEntry *line, const Staff *person) {
  Date day = local_time(plan, person, line->on.first, line->window).date;
  return str_format(arena, "%.*s %.*s", STR(person->head.id), STR(date_text(arena, day)));
}

// Whom the program had chosen for a post was not off that day, and had all else of it.
static void find_absent(Holders *h) {
  Arena *arena = h->a->arena;
  for (size_t i = 0; i < h->a->old->entries.n; i++) {
    LockEntry *line = &h->a->old->entries.at[i];
    for (size_t k = 0; is_in_a_day(h->plan, line) && !line->gone && k < line->people.n; k++) {
      Staff *person = map_get(&h->plan->index[REF_STAFF], line->people.at[k]);
      if (!person || who_is_there(h->plan, line, person)) continue;
      if (map_put(arena, &h->absent, day_of(arena, h->plan, line, person), person)) PUSH(arena, &h->absentees, person);
    }
  }
}

static bool is_absent(const Holders *h, const LockEntry *line, const Staff *person) {
  return h->absent.entries.n && map_get(&h->absent, day_of(h->a->arena, h->plan, line, person));
}

static bool had(const Holders *h, const Held *held, const Staff *person) {
  const Staff *former = h->former[person->index];
  if (!held->old) return false;
  return who_had(h->plan, held->old, former) ||
         (is_in_a_day(h->plan, held->old) && who_is_meant(held->old, former) && is_absent(h, held->old, person));
}

static bool has(const Holders *h, const Held *held, const Staff *person) {
  if (!held->now) return false;
  return held->item ? carries_out(held->item, person) : who_had(h->plan, held->now, person);
}

// ---- one line -----------------------------------------------------------------------------------------------------

static const LockEntry *own_of(const Holders *h, Str identity, Str whose) {
  return map_get(&h->own, str_format(h->a->arena, "%.*s@%.*s", STR(identity), STR(whose)));
}

static void add_own(Holders *h, LockEntry line) {
  const Staff *person = map_get(&h->plan->index[REF_STAFF], line.whose);
  if (person && line.kind == LOCK_DAILY) h->followed[person->index] = true;
  PUSH(h->a->arena, &h->a->out->own, line);
}

// What only counts does so as long as there is something that it adds to.
static void carry(Holders *h, const LockEntry *line, bool added_to) {
  bool shown = !line->spent && line->until >= h->a->today;
  if (shown || (line->spent && (added_to || counts_for_ever(h->plan, line))))
    add_own(h, *line);
  else if (counts_for_ever(h->plan, line))
    add_own(h, entry_spent(line));
}

static int add_numbers(int a, int b) { return a < LOCK_SEQ_MAX - b ? a + b : LOCK_SEQ_MAX; }

// What somebody's calendar knows so far.
typedef struct Known {
  int seq;
  int64_t changed;
} Known;

static void know(Known *known, const LockEntry *line) {
  if (!line) return;
  known->seq = add_numbers(known->seq, line->seq);
  if (line->changed > known->changed) known->changed = line->changed;
}

// An item as it was when somebody lost it.
static LockEntry line_new(const LockEntry *from, Str whose) {
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

static void lose(Holders *h, const LockEntry *from, Str whose, Str by, Known known) {
  LockEntry line = line_new(from, whose);
  bool over = from->on.last < h->a->today;
  h->news = true;
  line.by = by;
  line.seq = from->gone ? known.seq : add_numbers(known.seq, 1); // what is cancelled already stays so
  line.changed = from->gone ? known.changed : instant_of(h->a, &line, known.changed);
  if (!over && !from->spent)
    add_own(h, line);
  else if (counts_for_ever(h->plan, &line))
    add_own(h, entry_spent(&line));
}

// Back in somebody's calendar, or new in a day of it: the number goes on where the item's own would not.
static void gain(Holders *h, const LockEntry *now, Str whose, Known known) {
  LockEntry line = line_new(now, whose);
  bool later = now->changed > known.changed && now->changed >= instant_of(h->a, now, 0);
  bool newer = is_in_a_day(h->plan, now) ? later : now->changed > known.changed;
  h->news = true;
  if (now->seq > known.seq && newer) return;
  line.seq = known.seq >= now->seq ? known.seq - now->seq + 1 : 1;
  line.changed = instant_of(h->a, &line, known.changed);
  add_own(h, entry_spent(&line));
}

static void settle(Holders *h, const Held *held, const Staff *person) {
  const LockEntry *own = own_of(h, held->identity, person->head.id);
  bool before = had(h, held, person), after = has(h, held, person);
  Known known = {0};
  if (before || (after && own)) know(&known, held->old); // a build of the plan as it is now has shown both already
  know(&known, own);
  if (before == after) {
    if (own) carry(h, own, after);
  } else if (before) {
    lose(h, held->old, person->head.id, S(""), known);
  } else if (own || (held->old && is_in_a_day(h->plan, held->now))) {
    gain(h, held->now, person->head.id, known);
  }
}

// ---- all whom a part of `by` means --------------------------------------------------------------------------------

static bool has_part(Str by, Str part) {
  for (Str one; str_cut(&by, ',', &one);)
    if (str_eq(one, part)) return true;
  return false;
}

static bool means_many(Str part) {
  return str_eq(part, S("all")) || str_starts(part, S("all ")) || str_starts(part, S("each "));
}

// The parts of `by` that mean many, and that `without` has not.
static void add_many(Buf *out, Str by, Str without) {
  for (Str part; str_cut(&by, ',', &part);) {
    if (!means_many(part) || has_part(without, part) || has_part(buf_str(out), part)) continue;
    if (out->n) buf_byte(out, ',');
    buf_add(out, part);
  }
}

static bool come_back(Str lost, Str by) {
  for (Str part; str_cut(&lost, ',', &part);)
    if (has_part(by, part)) return true;
  return false;
}

static void settle_many(Holders *h, const Held *held) {
  const LockEntry *own = own_of(h, held->identity, S(LOCK_EACH));
  Str now = held->now ? held->now->by : S("");
  Buf lost = buf_in(h->a->arena);
  if (held->old && held->item) add_many(&lost, held->old->by, now);
  Known known = {0};
  know(&known, own);
  if (lost.n) {
    if (held->old->seq > known.seq) known.seq = held->old->seq;
    if (held->old->changed > known.changed) known.changed = held->old->changed;
    if (own) add_many(&lost, own->by, now);
    lose(h, held->old, S(LOCK_EACH), buf_str(&lost), known);
  } else if (own && held->item && !own->spent && come_back(own->by, now)) {
    LockEntry line = entry_spent(own);
    line.seq = add_numbers(own->seq, 1);
    line.changed = instant_of(h->a, own, known.changed);
    add_own(h, line);
  } else if (own) {
    carry(h, own, held->now != NULL);
  }
}

// ---- all ----------------------------------------------------------------------------------------------------------

typedef struct Settling {
  Holders *h;
  const Held *held;
  LIST(const Staff *) done;
} Settling;

static void settle_once(Settling *s, const Staff *person) {
  for (size_t i = 0; i < s->done.n; i++)
    if (s->done.at[i] == person) return;
  PUSH(s->h->a->arena, &s->done, person);
  settle(s->h, s->held, person);
}

// False: nobody of the plan is called so.
static bool settle_named(Settling *s, Str id) {
  const Staff *person = map_get(&s->h->plan->index[REF_STAFF], id);
  if (person) settle_once(s, person);
  return person != NULL;
}

static void settle_people_of(Settling *s, const LockEntry *line) {
  if (!line) return;
  for (size_t i = 0; i < line->people.n; i++) settle_named(s, line->people.at[i]);
  Str by = line->by;
  for (Str part; str_cut(&by, ',', &part);) settle_named(s, part);
}

// Whoever is in neither line nor moved had it by `each`, and has it, or had it not.
static void settle_item(Holders *h, const Held *held) {
  Settling s = {.h = h, .held = held};
  const LockEntries *own = map_get(&h->by_item, held->identity);
  const LockEntry *any = held->now ? held->now : held->old;
  settle_people_of(&s, held->old);
  settle_people_of(&s, held->now);
  for (size_t i = 0; own && i < own->n; i++)
    if (!settle_named(&s, own->at[i].whose) && !str_eq(own->at[i].whose, S(LOCK_EACH))) carry(h, &own->at[i], false);
  for (size_t i = 0; any && is_in_a_day(h->plan, any) && i < h->moved.n; i++) settle_once(&s, h->moved.at[i]);
  for (size_t i = 0; any && is_in_a_day(h->plan, any) && i < h->absentees.n; i++)
    if (is_absent(h, any, h->absentees.at[i])) settle_once(&s, h->absentees.at[i]);
  settle_many(h, held);
}

// What has changed for somebody has changed.
static void count_news(Holders *h, const Held *held) {
  bool kept = held->old && held->now && held->now->seq == held->old->seq;
  if (h->news && kept) h->a->news->kept--, h->a->news->changed++;
  h->news = false;
}

static void index_old(Holders *h) {
  LockEntries *own = &h->a->out->own;
  const Lock *old = h->a->old;
  *own = (LockEntries){0};
  for (size_t i = 0; i < old->own.n; i++) {
    LockEntry *line = &old->own.at[i];
    map_put(h->a->arena, &h->own, lock_name(h->a->arena, line), line);
    LockEntries *lines = map_get(&h->by_item, line->identity);
    if (!lines) map_put(h->a->arena, &h->by_item, line->identity, lines = NEW(h->a->arena, LockEntries));
    PUSH(h->a->arena, lines, *line);
  }
}

static void settle_all(Holders *h) {
  const LockEntries *lines = &h->a->out->entries;
  Map there = {0};
  for (size_t i = 0; i < lines->n; i++) {
    LockEntry *now = &lines->at[i];
    map_put(h->a->arena, &there, now->identity, now);
    if (now->opening || lock_is_past(h->plan, now)) continue;
    Held held = {now->identity, map_get(&h->a->old->by_identity, now->identity), now,
                 now->gone ? NULL : map_get(&h->a->present, now->identity)};
    settle_item(h, &held);
    count_news(h, &held);
  }
  for (size_t i = 0; i < h->by_item.entries.n; i++) {
    Str identity = h->by_item.entries.at[i].key;
    if (!map_get(&there, identity)) settle_item(h, &(Held){.identity = identity});
  }
}

// ---- who is followed ----------------------------------------------------------------------------------------------

static bool posts_daily(const Holders *h, const Staff *person) {
  const LockEntries *lines = &h->a->out->entries;
  for (size_t i = 0; i < lines->n; i++)
    if (lines->at[i].kind == LOCK_DAILY && who_is_meant(&lines->at[i], person)) return true;
  return false;
}

static LockStaff line_of_staff(Arena *arena, const Plan *plan, const Staff *person) {
  LockStaff line = {.name = str_format(arena, "%.*s/@%.*s", STR(plan->about.id), STR(person->head.id)),
                    .id = person->head.id,
                    .role = person->role,
                    .store = person->store,
                    .region = person->region};
  for (size_t i = 0; i < person->channels.n; i++) PUSH(arena, &line.channels, person->channels.at[i].id);
  return line;
}

static void follow(Holders *h) {
  Lock *out = h->a->out;
  for (size_t i = 0; i < h->plan->staff.n && h->plan->staff.n <= STAFF_MAX; i++) {
    const Staff *person = &h->plan->staff.at[i];
    if (h->followed[i] || posts_daily(h, person))
      PUSH(h->a->arena, &out->staff, line_of_staff(h->a->arena, h->plan, person));
  }
}

void settle_holders(Announcer *a) {
  const Plan *plan = a->schedule->plan;
  Holders h = {.a = a,
               .plan = plan,
               .former = NEW_N(a->arena, const Staff *, plan->staff.n + 1),
               .followed = NEW_N(a->arena, bool, plan->staff.n + 1)};
  find_moved(&h);
  find_absent(&h);
  index_old(&h);
  settle_all(&h);
  follow(&h);
}
