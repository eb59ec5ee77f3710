// holders: who had what has been announced and has it no more, or has it now: the lines of the next lock that are about
// one person, or about all whom a part of `by` meant.
//
// Somebody's number of an item is that of its line, while they are meant by it, and of their own lines in sum; so whoever
// loses an item takes its number along into a line of their own, and nobody else's changes. Who is off that day is meant
// all the same: days off come and go, and no lock knows which there were. Invariant: no number of anybody's day falls, and
// one moves exactly when what that person's calendar shows of it has changed.
//
// Of `each adviser` only the posts of days are followed from person to person, since a day is one event and stays when one
// post of it is lost. Of other items what somebody loses by a change of role or a day off just leaves the calendar, as
// readers drop what is absent.
#include "announce.h"

// An item as the last lock has it and as the next one does; either may be NULL.
typedef struct Held {
  Str identity;
  const LockEntry *old, *now;
  const Occurrence *item;           // NULL: the plan has it no more
  const LockEntry *old_each, *each; // its line about many, as it was and as it is
  bool in_day;
} Held;

typedef struct Holders {
  Announcer *a;
  const Plan *plan;
  const Staff **former;      // [staff->index]: as the last lock knew a person who is somebody else now; else the person
  LIST(const Staff *) moved; // those who are
  Map own;                   // by name: the old line about one person, or many
  Map by_item;               // identity -> LockEntries of such lines
  bool news;                 // somebody has lost or gained the item at hand
} Holders;

// ---- who is meant -------------------------------------------------------------------------------------------------

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

// ---- one line -----------------------------------------------------------------------------------------------------

static const LockEntry *own_of(const Holders *h, Str identity, Str whose) {
  return map_get(&h->own, str_format(h->a->arena, "%.*s@%.*s", STR(identity), STR(whose)));
}

static const LockEntry *add_own(Holders *h, LockEntry line) {
  LockEntry *kept = NEW(h->a->arena, LockEntry);
  *kept = line;
  PUSH(h->a->arena, &h->a->out->own, line);
  return kept;
}

// As long as a cancellation is shown, and then as long as it counts: in the number of a day, or of what it adds to.
static const LockEntry *carry(Holders *h, LockEntry line, bool added_to) {
  if (!line.spent && line.until >= h->a->today) return add_own(h, line);
  return added_to || counts_for_ever(h->plan, &line) ? add_own(h, entry_spent(&line)) : NULL;
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

// `least`: what its number must be at least; what is cancelled already stays as it is.
static const LockEntry *lose(Holders *h, LockEntry line, const LockEntry *from, int least, int64_t known) {
  bool over = from->on.last < h->a->today;
  h->news = true;
  line.seq = from->gone ? least : add_numbers(least, 1);
  line.changed = from->gone ? known : instant_of(h->a, &line, known);
  if (!over && !from->spent) return add_own(h, line);
  return counts_for_ever(h->plan, &line) ? add_own(h, entry_spent(&line)) : NULL;
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

static bool has_come_back(Str lost, Str by) {
  for (Str part; str_cut(&lost, ',', &part);)
    if (has_part(by, part)) return true;
  return false;
}

static const LockEntry *settle_many(Holders *h, const Held *held) {
  const LockEntry *own = held->old_each;
  Str now = held->now ? held->now->by : S("");
  Buf lost = buf_in(h->a->arena);
  Known known = {0};
  know(&known, own);
  if (held->old && held->item) add_many(&lost, held->old->by, now);
  if (lost.n) {
    know(&known, held->old);
    if (own) add_many(&lost, own->by, now);
    LockEntry line = line_new(held->old, S(LOCK_EACH));
    line.by = buf_str(&lost);
    return lose(h, line, held->old, known.seq, known.changed);
  }
  if (!own) return NULL;
  LockEntry line = *own;
  if (held->item && !own->spent && has_come_back(own->by, now)) {
    line = entry_spent(own);
    line.seq = add_numbers(own->seq, 1);
    line.changed = instant_of(h->a, own, own->changed);
  }
  return carry(h, line, held->now != NULL);
}

// ---- one person ---------------------------------------------------------------------------------------------------

// What of this item is in the number that somebody's calendar shows. What the plan has given to them since is shown as an
// event at once, and counts in a day from the next lock on.
static Known known_to(const Holders *h, const Held *held, const Staff *person, const LockEntry *own) {
  const Staff *former = h->former[person->index];
  bool shown = held->in_day ? had(h, held, person) : had(h, held, person) || carries_out(held->item, person);
  Known known = {0};
  if (shown) know(&known, held->old);
  if (held->old_each && who_counts(held->old_each, former)) know(&known, held->old_each);
  know(&known, own);
  return known;
}

// Whether a day of somebody's has posts that each of them makes, who is there.
static bool has_posts_of_many(const Holders *h, const LockEntry *day, const Staff *person) {
  const LockEntries *lines = &h->a->out->entries;
  Date date = local_time(h->plan, person, day->on.first, day->window).date;
  for (size_t i = 0; i < lines->n; i++) {
    const LockEntry *line = &lines->at[i];
    bool meant = is_in_a_day(h->plan, line) && !line->gone && who_is_meant(line, person);
    if (meant && local_time(h->plan, person, line->on.first, line->window).date == date) return true;
  }
  return false;
}

// A day that is shown as cancelled becomes one of posts again when its person is there again, and the other way round.
static LockEntry with_day_off(Holders *h, LockEntry line, const Staff *person) {
  bool shown = !line.spent && line.until >= h->a->today && is_in_a_day(h->plan, &line);
  bool off = !who_is_there(h->plan, &line, person);
  if (!shown || off == str_eq(line.by, S(LOCK_OFF))) return line;
  line.by = off ? S(LOCK_OFF) : S("");
  if (!has_posts_of_many(h, &line, person)) return line;
  line.seq = add_numbers(line.seq, 1);
  line.changed = instant_of(h->a, &line, line.changed);
  return line;
}

// Nothing has changed for them; but of the lines that counted for them one may have gone.
static void keep(Holders *h, const Held *held, const Staff *person, const LockEntry *own, int lacking, int64_t known) {
  if (!held->in_day || lacking <= (own ? own->seq : 0)) {
    if (own) carry(h, with_day_off(h, *own, person), has(h, held, person));
    return;
  }
  LockEntry line = own ? *own : line_new(held->now ? held->now : held->old, person->head.id);
  if (!own) line = entry_spent(&line);
  line.seq = lacking;
  line.changed = known;
  carry(h, line, true);
}

// Back in somebody's calendar, or new in a day of it: the number goes on where the item's own would not.
static void gain(Holders *h, const Held *held, const Staff *person, const LockEntry *own, int lacking, int64_t known) {
  const LockEntry *now = held->now;
  LockEntry line = line_new(now, person->head.id);
  int64_t fresh = held->in_day ? instant_of(h->a, now, 0) - 1 : known; // when all else of the day had changed
  int kept = own && held->in_day ? own->seq : 0;
  h->news = true;
  if (kept == 0 && lacking < 0 && now->changed > known && now->changed > fresh) return;
  line.seq = lacking + 1 > kept ? lacking + 1 : kept + 1;
  line.changed = instant_of(h->a, &line, known);
  add_own(h, entry_spent(&line));
}

static void settle(Holders *h, const Held *held, const Staff *person) {
  const LockEntry *own = own_of(h, held->identity, person->head.id);
  bool before = had(h, held, person), after = has(h, held, person);
  Known known = known_to(h, held, person, own), base = {0};
  if (after) know(&base, held->now);
  if (held->each && who_counts(held->each, person)) know(&base, held->each);
  int lacking = known.seq - base.seq;
  if (before == after) {
    keep(h, held, person, own, lacking, known.changed);
  } else if (before) {
    int least = own && own->seq > lacking ? own->seq : lacking;
    LockEntry line = line_new(held->old, person->head.id);
    if (held->in_day && !who_is_there(h->plan, &line, person)) line.by = S(LOCK_OFF);
    lose(h, line, held->old, least, known.changed);
  } else if (own || (held->old && held->in_day)) {
    gain(h, held, person, own, lacking, known.changed);
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

// Whoever is neither named in a line nor moved had it by `each`, and has it, or had it not. Who has left the plan may
// come back, and what counted for a day of theirs counts in those of others.
static void settle_item(Holders *h, Held held) {
  const LockEntries *own = map_get(&h->by_item, held.identity);
  const LockEntry *any = held.now ? held.now : held.old;
  held.in_day = any ? is_in_a_day(h->plan, any) : is_in_a_day(h->plan, &own->at[0]);
  held.old_each = own_of(h, held.identity, S(LOCK_EACH));
  held.each = settle_many(h, &held);
  Settling s = {.h = h, .held = &held};
  settle_people_of(&s, held.old);
  settle_people_of(&s, held.now);
  for (size_t i = 0; own && i < own->n; i++)
    if (!settle_named(&s, own->at[i].whose) && !str_eq(own->at[i].whose, S(LOCK_EACH))) carry(h, own->at[i], false);
  for (size_t i = 0; any && held.in_day && i < h->moved.n; i++) settle_once(&s, h->moved.at[i]);
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
    Held held = {.identity = now->identity, .old = map_get(&h->a->old->by_identity, now->identity), .now = now};
    if (!now->gone) held.item = map_get(&h->a->present, now->identity);
    settle_item(h, held);
    count_news(h, &held);
  }
  for (size_t i = 0; i < h->by_item.entries.n; i++) {
    Str identity = h->by_item.entries.at[i].key;
    if (!map_get(&there, identity)) settle_item(h, (Held){.identity = identity});
  }
}

static void find_moved(Holders *h) {
  former_staff(h->a->arena, h->plan, h->former);
  for (size_t i = 0; i < h->plan->staff.n; i++)
    if (h->former[i] != &h->plan->staff.at[i]) PUSH(h->a->arena, &h->moved, &h->plan->staff.at[i]);
}

void settle_holders(Announcer *a) {
  const Plan *plan = a->schedule->plan;
  Holders h = {.a = a,
               .plan = plan,
               .former = NEW_N(a->arena, const Staff *, plan->staff.n + 1)};
  find_moved(&h);
  index_old(&h);
  settle_all(&h);
  follow_staff(a);
}
