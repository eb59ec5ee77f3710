// report_touches: a row for each window of each cap, and of each channel as a whole, for programs: CSV and JSON, the
// same in any language.
//
// Invariant: the rows of a channel stand together, by unit and by day; a window in which nothing is posted has none.
// Memory is bound by one row beside what is printed.
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

typedef struct Rows {
  Buf *out;
  size_t n; // written so far
} Rows;

// ---- CSV ----------------------------------------------------------------------------------------------------------

static Str identities(Arena *arena, const TouchWindow *window) {
  StrList ids = {0};
  ItemList posts = touch_posts(arena, window);
  for (size_t i = 0; i < posts.n; i++) PUSH(arena, &ids, posts.at[i]->identity);
  return str_join(arena, &ids, S(" "));
}

static void csv_row(void *context, const TouchWindow *window) {
  Rows *rows = context;
  Arena *arena = arena_new();
  csv_word(arena, rows->out, window->channel->head.id);
  buf_format(rows->out, ",%s,%s,", cap_of_names[window->of], unit_names[window->unit]);
  csv_word(arena, rows->out, touch_whose(window));
  buf_format(rows->out, ",%.*s,%.*s,%ld,", STR(date_text(arena, window->days.first)),
             STR(date_text(arena, window->days.last)), window->count);
  if (window->most >= 0) buf_format(rows->out, "%ld", window->most);
  buf_format(rows->out, ",%s,", touch_is_over(window) ? "over" : "");
  csv_word(arena, rows->out, identities(arena, window));
  buf_add(rows->out, S("\r\n"));
  arena_free(arena);
}

void touches_csv(Arena *arena, Buf *out, const Schedule *schedule) {
  buf_add(out, S("channel,cap_of,unit,whose,first,last,posts,most,over,identities\r\n"));
  touches_each(arena, schedule, csv_row, &(Rows){.out = out});
}

// ---- JSON ---------------------------------------------------------------------------------------------------------

static Value *posts_value(Arena *arena, const TouchWindow *window) {
  Value *list = value_list(arena);
  ItemList posts = touch_posts(arena, window);
  for (size_t i = 0; i < posts.n; i++) value_add(arena, list, value_text(arena, posts.at[i]->identity));
  return list;
}

static void json_row(void *context, const TouchWindow *window) {
  Rows *rows = context;
  Arena *arena = arena_new();
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
  buf_add(rows->out, rows->n++ ? S(",\n") : S("[\n"));
  json_write(rows->out, map, 0);
  arena_free(arena);
}

// One record a line.
void touches_json(Arena *arena, Buf *out, const Schedule *schedule) {
  Rows rows = {.out = out};
  touches_each(arena, schedule, json_row, &rows);
  buf_add(out, rows.n ? S("\n]") : S("[]"));
}

const ReportPart report_touches = {"touches", touches_table, touches_csv, touches_json};
