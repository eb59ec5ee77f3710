// report_touches_table: for people: of each channel its caps, the busiest day, week and month under each, and the
// windows that exceed one, with their posts.
//
// Invariant: a channel in which nothing is posted, and a cap that never held, are not shown.
#include "report_touches.h"
#include "sopcal/table.h"

enum { WINDOWS_SHOWN = 20, POSTS_SHOWN = 20 };

typedef LIST(TouchWindow) TouchWindows;

typedef struct CapLine { // what came of one cap
  TouchWindow busiest;
  TouchWindows over; // the first of them
  long overs;
} CapLine;

typedef struct ChannelLines {
  const Channel *channel;
  Map by_cap; // a cap and a unit, as the bytes of the address and the number
  LIST(CapLine *) lines;
} ChannelLines;

typedef struct TouchTable {
  Arena *arena;
  Buf *out;
  Lang lang;
  ChannelLines now; // of the channel at hand
  bool any;
} TouchTable;

// ---- cells --------------------------------------------------------------------------------------------------------

static Str unit_cell(int unit, Lang lang) {
  static const Text texts[] = {
      [PER_DAY] = {{"day", "天"}}, [PER_WEEK] = {{"week", "周"}}, [PER_MONTH] = {{"month", "月"}}};
  return str_of(texts[unit].in[lang]);
}

static Str most_cell(Arena *arena, const TouchWindow *window) {
  return window->most < 0 ? S("") : str_format(arena, "%ld", window->most);
}

// Of a campaign that opens again and again the cap is one.
static Str whose_cell(Arena *arena, const TouchWindow *window, Lang lang) {
  static const Text texts[] = {[CAP_OF_NOBODY] = {{"", ""}},
                               [CAP_OF_PLATFORM] = {{"platform", "平台"}},
                               [CAP_OF_CHANNEL] = {{"channel", "渠道"}},
                               [CAP_OF_CAMPAIGN] = {{"campaign ", "活动 "}},
                               [CAP_OF_SEGMENT] = {{"segment ", "人群 "}}};
  Str id = window->opening ? window->opening->campaign->head.id : touch_whose(window);
  Str whole = str_format(arena, "%s%.*s", texts[window->of].in[lang], STR(id));
  return text_shown(arena, text_cut(arena, whole, TABLE_CELL_WIDTH));
}

static TableRow line_row(Arena *arena, const CapLine *line, Lang lang) {
  const TouchWindow *busiest = &line->busiest;
  return (TableRow){.cell = {unit_cell(busiest->unit, lang), whose_cell(arena, busiest, lang),
                             most_cell(arena, busiest), str_format(arena, "%ld", busiest->count),
                             cap_window_text(arena, busiest->unit, busiest->days),
                             line->overs ? str_format(arena, "%ld", line->overs) : S("")}};
}

static TableRow heading(Lang lang) {
  static const Text texts[] = {{{"in a", "每"}},        {{"cap of", "谁的上限"}}, {{"at most", "上限"}},
                               {{"posts", "最多收到"}}, {{"busiest", "最忙"}},    {{"times over", "超出次数"}}};
  TableRow row = {0};
  for (size_t i = 0; i < COUNT(texts); i++) row.cell[i] = str_of(texts[i].in[lang]);
  return row;
}

// ---- what is over -------------------------------------------------------------------------------------------------

static Str posts_text(Arena *arena, const TouchWindow *window, Lang lang) {
  ItemList posts = touch_posts(arena, window);
  return text_shown(arena, touch_posts_text(arena, &posts, window->unit, POSTS_SHOWN, lang));
}

static void print_over(Arena *arena, Buf *out, const CapLine *line, Lang lang) {
  bool zh = lang == LANG_ZH;
  for (size_t i = 0; i < line->over.n; i++) {
    const TouchWindow *window = &line->over.at[i];
    Str days = cap_window_text(arena, window->unit, window->days), whose = whose_cell(arena, window, lang);
    buf_format(out, zh ? "  超出 %.*s，%.*s：%ld 条，上限 %ld：%.*s\n" : "  over %.*s, %.*s: %ld of %ld: %.*s\n",
               STR(days), STR(whose), window->count, window->most, STR(posts_text(arena, window, lang)));
  }
  long more = line->overs - (long)line->over.n;
  if (more > 0) buf_format(out, zh ? "  另外还有 %ld 次\n" : "  and %ld more\n", more);
}

// ---- channel by channel -------------------------------------------------------------------------------------------

static void print_channel(TouchTable *table) {
  if (!table->now.lines.n) return;
  Arena *scratch = arena_new();
  Table rows = {.heading = heading(table->lang), .right = {[2] = true, [3] = true, [5] = true}};
  for (size_t i = 0; i < table->now.lines.n; i++)
    PUSH(scratch, &rows.rows, line_row(scratch, table->now.lines.at[i], table->lang));
  if (table->any) buf_byte(table->out, '\n');
  table->any = true;
  buf_format(table->out, "%.*s\n", STR(text_shown_first(scratch, channel_title(table->now.channel))));
  table_print(table->out, &rows);
  for (size_t i = 0; i < table->now.lines.n; i++) print_over(scratch, table->out, table->now.lines.at[i], table->lang);
  arena_free(scratch);
}

static CapLine *line_of(TouchTable *table, const TouchWindow *window) {
  const uintptr_t about[] = {(uintptr_t)window->cap, (uintptr_t)window->unit};
  Str key = {(const char *)about, sizeof about};
  CapLine *known = map_get(&table->now.by_cap, key);
  if (known) return known;
  CapLine *line = NEW(table->arena, CapLine);
  line->busiest = *window;
  map_put(table->arena, &table->now.by_cap, str_copy(table->arena, key), line);
  PUSH(table->arena, &table->now.lines, line);
  return line;
}

static void take(void *context, const TouchWindow *window) {
  TouchTable *table = context;
  if (table->now.channel != window->channel) {
    print_channel(table);
    table->now = (ChannelLines){.channel = window->channel};
  }
  CapLine *line = line_of(table, window);
  if (window->count > line->busiest.count) line->busiest = *window;
  if (!touch_is_over(window)) return;
  line->overs++;
  if (line->over.n < WINDOWS_SHOWN) PUSH(table->arena, &line->over, *window);
}

void touches_table(Arena *arena, Buf *out, const Schedule *schedule, Lang lang) {
  TouchTable table = {.arena = arena, .out = out, .lang = lang};
  touches_each(arena, schedule, take, &table);
  print_channel(&table);
  if (!table.any) buf_add(out, lang == LANG_ZH ? S("计划里没有发布\n") : S("the plan has no posts\n"));
}
