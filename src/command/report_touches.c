// report_touches: a row for each window of each cap, and of each channel as a whole, for programs: CSV and JSON, the
// same in any language.
//
// Invariant: the rows of a channel stand together, by unit and by day; a window in which nothing is posted has none.
#include "report_touches.h"

const char *const cap_of_names[] = {[CAP_OF_NOBODY] = "all",
                                    [CAP_OF_PLATFORM] = "platform",
                                    [CAP_OF_CHANNEL] = "channel",
                                    [CAP_OF_CAMPAIGN] = "campaign",
                                    [CAP_OF_SEGMENT] = "segment"};
static const char *const unit_names[] = {[PER_DAY] = "day", [PER_WEEK] = "week", [PER_MONTH] = "month"};

Str touch_whose(const TouchWindow *window) {
  if (window->opening) return window->opening->id;
  return window->segment ? window->segment->head.id : S("");
}

bool touch_is_over(const TouchWindow *window) { return window->most >= 0 && window->count > window->most; }

// ---- CSV ----------------------------------------------------------------------------------------------------------

typedef struct Csv {
  Arena *scratch; // one row's
  Buf *out;
} Csv;

static Str identities(Arena *arena, const TouchWindow *window) {
  StrList ids = {0};
  ItemList posts = touch_posts(arena, window);
  for (size_t i = 0; i < posts.n; i++) PUSH(arena, &ids, posts.at[i]->identity);
  return str_join(arena, &ids, S(" "));
}

static void csv_row(void *context, const TouchWindow *window) {
  Csv *csv = context;
  Arena *arena = arena_new();
  csv_word(arena, csv->out, window->channel->head.id);
  buf_format(csv->out, ",%s,%s,", cap_of_names[window->of], unit_names[window->unit]);
  csv_word(arena, csv->out, touch_whose(window));
  buf_format(csv->out, ",%.*s,%.*s,%ld,", STR(date_text(arena, window->days.first)),
             STR(date_text(arena, window->days.last)), window->count);
  if (window->most >= 0) buf_format(csv->out, "%ld", window->most);
  buf_format(csv->out, ",%s,", touch_is_over(window) ? "over" : "");
  csv_word(arena, csv->out, identities(arena, window));
  buf_add(csv->out, S("\r\n"));
  arena_free(arena);
}

void touches_csv(Arena *arena, Buf *out, const Schedule *schedule) {
  buf_add(out, S("channel,cap_of,unit,whose,first,last,posts,most,over,identities\r\n"));
  touches_each(arena, schedule, false, csv_row, &(Csv){.out = out});
}

// ---- JSON ---------------------------------------------------------------------------------------------------------

typedef struct Json {
  Arena *arena;
  Value *list;
} Json;

static Value *posts_value(Arena *arena, const TouchWindow *window) {
  Value *list = value_list(arena);
  ItemList posts = touch_posts(arena, window);
  for (size_t i = 0; i < posts.n; i++) value_add(arena, list, value_text(arena, posts.at[i]->identity));
  return list;
}

static void json_row(void *context, const TouchWindow *window) {
  Json *json = context;
  Arena *arena = json->arena;
  Value *map = value_map(arena);
  Str whose = touch_whose(window);
  value_put_text(arena, map, "channel", window->channel->head.id);
  value_put_text(arena, map, "cap_of", str_of(cap_of_names[window->of]));
  value_put_text(arena, map, "unit", str_of(unit_names[window->unit]));
  value_put(arena, map, "whose", whose.n ? value_text(arena, whose) : value_null(arena));
  value_put_text(arena, map, "first", date_text(arena, window->days.first));
  value_put_text(arena, map, "last", date_text(arena, window->days.last));
  value_put_int(arena, map, "posts", window->count);
  value_put(arena, map, "most", window->most >= 0 ? value_int(arena, window->most) : value_null(arena));
  value_put_bool(arena, map, "over", touch_is_over(window));
  value_put(arena, map, "identities", posts_value(arena, window));
  value_add(arena, json->list, map);
}

Value *touches_json(Arena *arena, const Schedule *schedule) {
  Json json = {arena, value_list(arena)};
  touches_each(arena, schedule, false, json_row, &json);
  return json.list;
}

const ReportPart report_touches = {"touches", touches_table, touches_csv, touches_json};
