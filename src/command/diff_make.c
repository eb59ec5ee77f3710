// diff_make: from two documents to what is different between them, by identity.
//
// Invariant: each thing that differs is in exactly one list, once; what is told by another aspect already (the title of
// a post with another piece) is no aspect of its own. Costs grow with the documents, not with their product.
#include "diff.h"

#include <stdlib.h>

const char *const aspect_names[ASPECT_COUNT] = {"day",   "due",     "time",     "spread", "title",
                                                "piece", "text",    "line",     "people", "minutes",
                                                "kind",  "channel", "audience", "offer",  "status"};

const DocPerson *diff_person(const PlanDiff *diff, uint32_t person) {
  static const DocPerson nobody;
  const PlanDoc *docs[] = {diff->new, diff->old};
  for (size_t i = 0; i < COUNT(docs); i++)
    if (person < docs[i]->staff.n && docs[i]->staff.at[person].there) return &docs[i]->staff.at[person];
  return &nobody;
}

Str diff_person_name(const PlanDiff *diff, uint32_t person) {
  Str name = diff_person(diff, person)->name;
  return name.n ? name : diff->roll->ids.at[person];
}

// ---- aspects ------------------------------------------------------------------------------------------------------

static bool same_window(Window a, Window b) { return a.from == b.from && a.to == b.to; }
static int length_of(Span days) { return days.last - days.first; }
static unsigned bit_if(bool differs, Aspect aspect) { return differs ? BIT(aspect) : 0; }
static unsigned bit_text(Str a, Str b, Aspect aspect) { return bit_if(!str_eq(a, b), aspect); }

// An opening of one day has no last day of its own: a longer one is told.
static unsigned aspects_of_opening(const DocOpening *a, const DocOpening *b) {
  return bit_if(a->days.first != b->days.first, ASPECT_DAY) |
         bit_if(length_of(a->days) != length_of(b->days), ASPECT_DUE) |
         bit_if(!same_window(a->at, b->at), ASPECT_TIME) | bit_text(a->title, b->title, ASPECT_TITLE) |
         bit_text(a->audience, b->audience, ASPECT_AUDIENCE) | bit_text(a->offer, b->offer, ASPECT_OFFER) |
         bit_text(a->status, b->status, ASPECT_STATUS);
}

static unsigned aspects_of_item(const DocItem *a, const DocItem *b) {
  unsigned found = bit_if(a->days.first != b->days.first, ASPECT_DAY) |
                   bit_if(length_of(a->days) != length_of(b->days), ASPECT_DUE) |
                   bit_if(!same_window(a->at, b->at), ASPECT_TIME) | bit_if(a->spread != b->spread, ASPECT_SPREAD) |
                   bit_text(a->title, b->title, ASPECT_TITLE) | bit_text(a->piece, b->piece, ASPECT_PIECE) |
                   bit_text(a->says, b->says, ASPECT_TEXT) | bit_text(a->line, b->line, ASPECT_LINE) |
                   bit_if(a->people != b->people, ASPECT_WHO) | bit_if(a->minutes != b->minutes, ASPECT_MINUTES) |
                   bit_text(a->kind, b->kind, ASPECT_KIND) | bit_text(a->channel, b->channel, ASPECT_CHANNEL) |
                   bit_text(a->audience, b->audience, ASPECT_AUDIENCE) | bit_text(a->offer, b->offer, ASPECT_OFFER) |
                   bit_text(a->status, b->status, ASPECT_STATUS);
  // A post is called by its channel and its piece, and takes its line from it.
  if (found & BIT(ASPECT_PIECE)) found &= ~(BIT(ASPECT_TEXT) | BIT(ASPECT_LINE) | BIT(ASPECT_TITLE));
  if (found & (BIT(ASPECT_CHANNEL) | BIT(ASPECT_LINE))) found &= ~BIT(ASPECT_TITLE);
  return found;
}

// ---- openings -----------------------------------------------------------------------------------------------------

static Date day_of_opening(const OpeningChange *change) {
  return (change->new ? change->new : change->old)->days.first;
}

static int opening_order(const void *a, const void *b) {
  const OpeningChange *x = a, *y = b;
  Date one = day_of_opening(x), other = day_of_opening(y);
  if (one != other) return one < other ? -1 : 1;
  return str_cmp((x->new ? x->new : x->old)->id, (y->new ? y->new : y->old)->id);
}

static void add_opening(Arena *arena, PlanDiff *out, const DocOpening *old, const DocOpening *new) {
  OpeningChange change = {.old = old, .new = new};
  change.fate = !old ? FATE_CAME : !new ? FATE_WENT : FATE_CHANGED;
  change.aspects = old && new ? aspects_of_opening(old, new) : 0;
  if (change.fate != FATE_CHANGED || change.aspects) PUSH(arena, &out->openings, change);
}

static void compare_openings(Arena *arena, PlanDiff *out) {
  Map old = {0}, new = {0};
  const PlanDoc *before = out->old, *after = out->new;
  for (size_t i = 0; i < before->openings.n; i++)
    map_put(arena, &old, before->openings.at[i].id, &before->openings.at[i]);
  for (size_t i = 0; i < after->openings.n; i++) {
    const DocOpening *opening = &after->openings.at[i];
    map_put(arena, &new, opening->id, (void *)opening);
    add_opening(arena, out, map_get(&old, opening->id), opening);
  }
  for (size_t i = 0; i < before->openings.n; i++)
    if (!map_get(&new, before->openings.at[i].id)) add_opening(arena, out, &before->openings.at[i], NULL);
  if (out->openings.n) qsort(out->openings.at, out->openings.n, sizeof *out->openings.at, opening_order);
  for (size_t i = 0; i < out->openings.n; i++) out->openings.at[i].index = (int)i;
}

// ---- items --------------------------------------------------------------------------------------------------------

static const DocItem *item_of(const ItemChange *change) { return change->new ? change->new : change->old; }

static int item_order(const void *a, const void *b) {
  const DocItem *x = item_of(a), *y = item_of(b);
  if (x->days.first != y->days.first) return x->days.first < y->days.first ? -1 : 1;
  if (x->at.from != y->at.from) return x->at.from < y->at.from ? -1 : 1;
  return str_cmp(x->identity, y->identity);
}

static void add_item(Arena *arena, PlanDiff *out, const DocItem *old, const DocItem *new) {
  ItemChange change = {.old = old, .new = new, .along = -1};
  change.fate = !old ? FATE_CAME : !new ? FATE_WENT : FATE_CHANGED;
  change.aspects = old && new ? aspects_of_item(old, new) : 0;
  if (change.fate != FATE_CHANGED || change.aspects) PUSH(arena, &out->items, change);
}

static void compare_items(Arena *arena, PlanDiff *out) {
  Map old = {0}, new = {0};
  const PlanDoc *before = out->old, *after = out->new;
  for (size_t i = 0; i < before->items.n; i++) map_put(arena, &old, before->items.at[i].identity, &before->items.at[i]);
  for (size_t i = 0; i < after->items.n; i++) {
    const DocItem *item = &after->items.at[i];
    map_put(arena, &new, item->identity, (void *)item);
    add_item(arena, out, map_get(&old, item->identity), item);
  }
  for (size_t i = 0; i < before->items.n; i++)
    if (!map_get(&new, before->items.at[i].identity)) add_item(arena, out, &before->items.at[i], NULL);
  if (out->items.n) qsort(out->items.at, out->items.n, sizeof *out->items.at, item_order);
}

// ---- items that go with their opening -----------------------------------------------------------------------------

// It moved by as many days, and is what the opening now is. Another text is told beside, for many a text holds a date.
static bool goes_along(const OpeningChange *opening, const ItemChange *item) {
  if (opening->fate != item->fate) return false;
  if (opening->fate != FATE_CHANGED) return true;
  const unsigned may = BIT(ASPECT_DAY) | BIT(ASPECT_AUDIENCE) | BIT(ASPECT_OFFER) | BIT(ASPECT_STATUS);
  unsigned aspects = aspects_told(item) & ~BIT(ASPECT_TEXT);
  if (!aspects || (aspects & ~(opening->aspects & may))) return false;
  if (aspects & BIT(ASPECT_DAY) &&
      item->new->days.first - item->old->days.first != opening->new->days.first - opening->old->days.first)
    return false;
  return (!(aspects & BIT(ASPECT_AUDIENCE)) || str_eq(item->new->audience, opening->new->audience)) &&
         (!(aspects & BIT(ASPECT_OFFER)) || str_eq(item->new->offer, opening->new->offer)) &&
         (!(aspects & BIT(ASPECT_STATUS)) || str_eq(item->new->status, opening->new->status));
}

Str item_opening_id(Arena *arena, const DocItem *item) {
  return item->period.n ? str_format(arena, "%.*s/%.*s", STR(item->campaign), STR(item->period)) : item->campaign;
}

static void send_along(Arena *arena, PlanDiff *out) {
  Map openings = {0};
  for (size_t i = 0; i < out->openings.n; i++) {
    OpeningChange *change = &out->openings.at[i];
    map_put(arena, &openings, (change->new ? change->new : change->old)->id, change);
  }
  for (size_t i = 0; i < out->items.n; i++) {
    ItemChange *item = &out->items.at[i];
    OpeningChange *opening =
        item_of(item)->campaign.n ? map_get(&openings, item_opening_id(arena, item_of(item))) : NULL;
    if (!opening || !goes_along(opening, item)) continue;
    item->along = opening->index;
    opening->along++;
    opening->along_texts += (item->aspects & BIT(ASPECT_TEXT)) != 0;
  }
}

// ---- people and feeds ---------------------------------------------------------------------------------------------

static bool is_there(const PlanDoc *doc, uint32_t person) {
  return person < doc->staff.n && doc->staff.at[person].there;
}

static bool same_person(const DocPerson *a, const DocPerson *b) {
  return str_eq(a->name, b->name) && str_eq(a->role, b->role) && str_eq(a->store, b->store);
}

// A plan.json of before there were lists of staff names nobody: then nothing is known of who joined.
static void compare_people(Arena *arena, PlanDiff *out) {
  if (!out->old->names_known || !out->new->names_known) return;
  for (uint32_t i = 0; i < out->roll->ids.n; i++) {
    bool before = is_there(out->old, i), after = is_there(out->new, i);
    if (before && after && same_person(&out->old->staff.at[i], &out->new->staff.at[i])) continue;
    if (before || after)
      PUSH(arena, &out->people, ((PersonChange){!before ? FATE_CAME : !after ? FATE_WENT : FATE_CHANGED, i}));
  }
}

static Str feed_key(Arena *arena, const DocFeed *feed) {
  return feed->person.n ? str_format(arena, "person\n%.*s", STR(feed->person)) : feed->path;
}

static void compare_feeds(Arena *arena, PlanDiff *out) {
  Map old = {0}, new = {0};
  const PlanDoc *before = out->old, *after = out->new;
  for (size_t i = 0; i < before->feeds.n; i++)
    map_put(arena, &old, feed_key(arena, &before->feeds.at[i]), &before->feeds.at[i]);
  for (size_t i = 0; i < after->feeds.n; i++) {
    const DocFeed *feed = &after->feeds.at[i];
    Str key = feed_key(arena, feed);
    const DocFeed *was = map_get(&old, key);
    map_put(arena, &new, key, (void *)feed);
    if (!was || !str_eq(was->name, feed->name))
      PUSH(arena, &out->feeds, ((FeedChange){was ? FATE_CHANGED : FATE_CAME, was, feed}));
  }
  for (size_t i = 0; i < before->feeds.n; i++)
    if (!map_get(&new, feed_key(arena, &before->feeds.at[i])))
      PUSH(arena, &out->feeds, ((FeedChange){FATE_WENT, &before->feeds.at[i], NULL}));
}

bool diff_is_none(const PlanDiff *diff) {
  const PlanDoc *a = diff->old, *b = diff->new;
  if (!str_eq(a->plan, b->plan) || a->days.first != b->days.first || a->days.last != b->days.last) return false;
  bool same = !diff->openings.n && !diff->items.n && !diff->people.n && !diff->feeds.n && !diff->shares.n;
  return same && !diff->held.n && !diff->addresses.n && !diff->settings.n;
}

void diff_make(Arena *arena, const DocRoll *roll, const PlanDoc *old, const PlanDoc *new, PlanDiff *out) {
  *out = (PlanDiff){.old = old, .new = new, .roll = roll};
  compare_openings(arena, out);
  compare_items(arena, out);
  compare_people(arena, out);
  diff_hands(arena, out);
  send_along(arena, out);
  compare_feeds(arena, out);
  diff_held(arena, out);
  diff_settings(arena, out);
  diff_loads(arena, out);
  diff_shares(arena, out);
}
