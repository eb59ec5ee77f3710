// diff_json: all that is different, for programs: keys that stay, and nothing grouped or left out.
//
// Invariant: one record a line, each made in a scratch arena, so that memory follows the largest record; a list of
// people is written as ids.
#include "diff.h"

static Value *text_or_null(Arena *arena, Str text) { return text.n ? value_text(arena, text) : value_null(arena); }

static Value *clock_or_null(Arena *arena, Clock clock) {
  return clock == CLOCK_NONE ? value_null(arena) : value_text(arena, clock_text(arena, clock));
}

static void put_fate(Arena *arena, Value *map, Fate fate) {
  static const char *const names[] = {"came", "went", "changed"};
  value_put_text(arena, map, "change", str_of(names[fate]));
}

static void put_aspects(Arena *arena, Value *map, unsigned aspects) {
  Value *list = value_list(arena);
  for (size_t i = 0; i < ASPECT_COUNT; i++)
    if (aspects & BIT(i)) value_add(arena, list, value_text(arena, str_of(aspect_names[i])));
  value_put(arena, map, "in", list);
}

static Value *ids_value(Arena *arena, Str ids) {
  Value *list = value_list(arena);
  for (Str id; str_cut(&ids, ' ', &id);) value_add(arena, list, value_text(arena, id));
  return list;
}

static void put_when(Arena *arena, Value *map, Span days, Window at, const char *first, const char *last) {
  value_put_text(arena, map, first, date_text(arena, days.first));
  value_put_text(arena, map, last, date_text(arena, days.last));
  value_put(arena, map, "from", clock_or_null(arena, at.from));
  value_put(arena, map, "to", clock_or_null(arena, at.to));
}

static Value *opening_state(Arena *arena, const DocOpening *opening) {
  if (!opening) return value_null(arena);
  Value *map = value_map(arena);
  put_when(arena, map, opening->days, opening->at, "first", "last");
  value_put_text(arena, map, "title", opening->title);
  value_put_text(arena, map, "status", opening->status);
  value_put(arena, map, "offer", text_or_null(arena, opening->offer));
  value_put(arena, map, "audience", ids_value(arena, opening->audience));
  return map;
}

static Value *people_value(Arena *arena, const DocRoll *roll, const DocPeople *people) {
  Value *list = value_list(arena);
  for (size_t i = 0; i < people->n; i++) value_add(arena, list, value_text(arena, roll->ids.at[people->at[i]]));
  return list;
}

static Value *item_state(Arena *arena, const DocItem *item) {
  if (!item) return value_null(arena);
  Value *map = value_map(arena);
  put_when(arena, map, item->days, item->at, "date", "due");
  value_put_text(arena, map, "title", item->title);
  value_put_text(arena, map, "kind", item->kind);
  value_put_text(arena, map, "status", item->status);
  value_put_int(arena, map, "minutes", item->minutes);
  value_put_int(arena, map, "spread", item->spread);
  value_put(arena, map, "channel", text_or_null(arena, item->channel));
  value_put(arena, map, "line", text_or_null(arena, item->line));
  value_put(arena, map, "piece", text_or_null(arena, item->piece));
  value_put(arena, map, "offer", text_or_null(arena, item->offer));
  value_put(arena, map, "audience", ids_value(arena, item->audience));
  return map;
}

// ---- records ------------------------------------------------------------------------------------------------------

static Value *opening_record(Arena *arena, const OpeningChange *change) {
  Value *map = value_map(arena);
  value_put_text(arena, map, "id", (change->new ? change->new : change->old)->id);
  put_fate(arena, map, change->fate);
  put_aspects(arena, map, change->aspects);
  value_put_int(arena, map, "items", (int64_t)change->along);
  value_put(arena, map, "old", opening_state(arena, change->old));
  value_put(arena, map, "new", opening_state(arena, change->new));
  return map;
}

static void put_people(Arena *arena, Value *map, const DocRoll *roll, const Hands *hands) {
  value_put(arena, map, "gained", people_value(arena, roll, &hands->gained));
  value_put(arena, map, "lost", people_value(arena, roll, &hands->lost));
  value_put(arena, map, "kept", people_value(arena, roll, &hands->kept));
}

static Value *item_record(Arena *arena, const PlanDiff *diff, const ItemChange *change) {
  const DocItem *item = change->new ? change->new : change->old;
  const OpeningChange *opening = change->along >= 0 ? &diff->openings.at[change->along] : NULL;
  Value *map = value_map(arena);
  value_put_text(arena, map, "identity", item->identity);
  put_fate(arena, map, change->fate);
  put_aspects(arena, map, change->aspects);
  value_put(arena, map, "with",
            opening ? value_text(arena, (opening->new ? opening->new : opening->old)->id) : value_null(arena));
  value_put_bool(arena, map, "daily", item->daily);
  value_put(arena, map, "old", item_state(arena, change->old));
  value_put(arena, map, "new", item_state(arena, change->new));
  put_people(arena, map, diff->roll, change->hands);
  return map;
}

static Value *person_record(Arena *arena, const PlanDiff *diff, const PersonChange *change) {
  const DocPerson *person = diff_person(diff, change->person);
  Value *map = value_map(arena);
  value_put_text(arena, map, "id", diff->roll->ids.at[change->person]);
  put_fate(arena, map, change->fate);
  value_put_text(arena, map, "name", person->name);
  value_put(arena, map, "role", text_or_null(arena, person->role));
  value_put(arena, map, "store", text_or_null(arena, person->store));
  return map;
}

static Value *feed_record(Arena *arena, const FeedChange *change) {
  const DocFeed *feed = change->new ? change->new : change->old;
  Value *map = value_map(arena);
  value_put(arena, map, "path", feed->person.n ? value_null(arena) : value_text(arena, feed->path));
  value_put(arena, map, "person", text_or_null(arena, feed->person));
  put_fate(arena, map, change->fate);
  value_put_text(arena, map, "name", feed->name);
  return map;
}

static Value *instead_value(Arena *arena, const DocInstead *instead) {
  if (!instead->there) return value_null(arena);
  Value *map = value_map(arena);
  bool none = instead->days.first == DATE_NONE;
  value_put(arena, map, "first", none ? value_null(arena) : value_text(arena, date_text(arena, instead->days.first)));
  value_put(arena, map, "last", none ? value_null(arena) : value_text(arena, date_text(arena, instead->days.last)));
  value_put(arena, map, "from", clock_or_null(arena, instead->at.from));
  value_put(arena, map, "to", clock_or_null(arena, instead->at.to));
  return map;
}

static Value *held_record(Arena *arena, const HeldChange *change) {
  Value *map = value_map(arena);
  const DocOpening *opening = change->opening;
  value_put_text(arena, map, opening ? "id" : "identity", opening ? opening->id : change->item->identity);
  put_fate(arena, map, change->fate);
  if (opening)
    put_when(arena, map, opening->days, opening->at, "first", "last");
  else
    put_when(arena, map, change->item->days, change->item->at, "first", "last");
  value_put(arena, map, "old", instead_value(arena, &change->before));
  value_put(arena, map, "new", instead_value(arena, &change->after));
  return map;
}

static Value *address_record(Arena *arena, const DocRoll *roll, const AddressChange *change) {
  static const char *const names[] = {"url", "private", "rotation", "key", "own_rotation"};
  Value *map = value_map(arena);
  value_put_text(arena, map, "in", str_of(names[change->by]));
  value_put(arena, map, "people", people_value(arena, roll, &change->people));
  return map;
}

static Value *view_state(Arena *arena, const DocView *view) {
  Value *map = value_map(arena);
  value_put(arena, map, "title", text_or_null(arena, view->title));
  value_put(arena, map, "shows", ids_value(arena, view->shows));
  value_put(arena, map, "takes", text_or_null(arena, view->takes));
  value_put_text(arena, map, "posts", view->posts);
  value_put_int(arena, map, "past", view->past);
  value_put_int(arena, map, "ahead", view->ahead);
  value_put(arena, map, "alarm", view->alarm < 0 ? value_null(arena) : value_int(arena, view->alarm));
  value_put_text(arena, map, "color", view->color);
  value_put(arena, map, "categories", ids_value(arena, view->categories));
  value_put_text(arena, map, "locale", view->locale);
  value_put_bool(arena, map, "link", view->link);
  return map;
}

static Value *setting_record(Arena *arena, const SettingChange *change) {
  Value *map = value_map(arena), *list = value_list(arena);
  value_put_text(arena, map, "kind", change->new->kind);
  value_put(arena, map, "id", text_or_null(arena, change->new->id));
  for (size_t i = 0; i < SETTING_COUNT; i++)
    if (change->settings >> i & 1) value_add(arena, list, value_text(arena, str_of(setting_names[i])));
  value_put(arena, map, "in", list);
  value_put(arena, map, "old", view_state(arena, change->old));
  value_put(arena, map, "new", view_state(arena, change->new));
  return map;
}

static Value *total_record(Arena *arena, const PlanDiff *diff, const PersonTotal *total) {
  Value *map = value_map(arena);
  value_put_text(arena, map, "id", diff->roll->ids.at[total->person]);
  value_put_text(arena, map, "name", diff_person_name(diff, total->person));
  value_put_int(arena, map, "came", total->came);
  value_put_int(arena, map, "went", total->went);
  value_put_int(arena, map, "moved", total->moved);
  value_put_int(arena, map, "changed", total->changed);
  value_put_int(arena, map, "minutes_before", total->before);
  value_put_int(arena, map, "minutes_after", total->after);
  return map;
}

static Value *week_record(Arena *arena, const PlanDiff *diff, const WeekLoad *week) {
  Value *map = value_map(arena);
  value_put_text(arena, map, "monday", date_text(arena, week->monday));
  value_put_text(arena, map, "id", diff->roll->ids.at[week->person]);
  value_put_int(arena, map, "minutes_before", week->before);
  value_put_int(arena, map, "minutes_after", week->after);
  return map;
}

static Value *share_record(Arena *arena, const ShareChange *share) {
  Value *map = value_map(arena);
  value_put_text(arena, map, "channel", share->channel);
  value_put_text(arena, map, "of", share->kind ? S("kind") : S("line"));
  value_put(arena, map, "name", text_or_null(arena, share->name));
  value_put_int(arena, map, "posts_before", share->before);
  value_put_int(arena, map, "of_before", share->before_of);
  value_put_int(arena, map, "posts_after", share->after);
  value_put_int(arena, map, "of_after", share->after_of);
  return map;
}

// ---- the document -------------------------------------------------------------------------------------------------

static void add_plan(Buf *out, const char *name, const PlanDoc *doc) {
  Arena *scratch = arena_new();
  Value *map = value_map(scratch);
  value_put_text(scratch, map, "id", doc->plan);
  value_put_text(scratch, map, "from", date_text(scratch, doc->days.first));
  value_put_text(scratch, map, "to", date_text(scratch, doc->days.last));
  value_put(scratch, map, "url", text_or_null(scratch, doc->url));
  value_put(scratch, map, "private", doc->addresses_known ? value_bool(scratch, doc->is_private) : value_null(scratch));
  buf_format(out, ",\n\"%s\":", name);
  json_write(out, map, 0);
  arena_free(scratch);
}

#define SECTION(name, list, record)                                                                                    \
  buf_format(out, ",\n\"" name "\":[");                                                                                \
  for (size_t i = 0; i < (list).n; i++) {                                                                              \
    Arena *scratch = arena_new();                                                                                      \
    buf_add(out, i ? S(",\n") : S("\n"));                                                                              \
    json_write(out, record, 0);                                                                                        \
    arena_free(scratch);                                                                                               \
  }                                                                                                                    \
  buf_add(out, S("\n]"))

static void add_changes(Buf *out, const PlanDiff *diff) {
  SECTION("openings", diff->openings, opening_record(scratch, &diff->openings.at[i]));
  SECTION("items", diff->items, item_record(scratch, diff, &diff->items.at[i]));
  SECTION("people", diff->people, person_record(scratch, diff, &diff->people.at[i]));
  SECTION("feeds", diff->feeds, feed_record(scratch, &diff->feeds.at[i]));
  SECTION("held", diff->held, held_record(scratch, &diff->held.at[i]));
  SECTION("addresses", diff->addresses, address_record(scratch, diff->roll, &diff->addresses.at[i]));
  SECTION("views", diff->settings, setting_record(scratch, &diff->settings.at[i]));
}

static void add_figures(Buf *out, const PlanDiff *diff) {
  SECTION("by_person", diff->totals, total_record(scratch, diff, &diff->totals.at[i]));
  SECTION("weeks", diff->weeks, week_record(scratch, diff, &diff->weeks.at[i]));
  SECTION("shares", diff->shares, share_record(scratch, &diff->shares.at[i]));
}

void diff_json(Buf *out, const PlanDiff *diff) {
  buf_format(out, "{\"same\":%s", diff_is_none(diff) ? "true" : "false");
  add_plan(out, "old", diff->old);
  add_plan(out, "new", diff->new);
  add_changes(out, diff);
  add_figures(out, diff);
  buf_add(out, S("}\n"));
}
