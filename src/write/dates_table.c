// dates_table: from lines to a table for people: columns in line on any terminal, the first ones within a phone's
// width.
//
// A wide letter counts twice. Texts of a plan are made safe to print, and cut: one that is longer than its column may
// be wide takes the room it needs in its own line alone.
#include "dates.h"

enum { COLUMNS = 6, TEXT_CHARS = 40, COLUMN_WIDTH = 24 };

typedef struct TableRow {
  Str cell[COLUMNS];
  Str below; // a line of its own
} TableRow;
typedef struct Table {
  LIST(TableRow) rows;
  int width[COLUMNS];
} Table;

static void widen(int *width, Str cell) {
  int wanted = utf8_width(cell);
  if (wanted > *width) *width = wanted < COLUMN_WIDTH ? wanted : COLUMN_WIDTH;
}

static void add_row(Arena *arena, Table *table, const TableRow *row) {
  for (int i = 0; i < COLUMNS; i++) widen(&table->width[i], row->cell[i]);
  PUSH(arena, &table->rows, *row);
}

// A column that holds nothing has no width, and is left out.
static void add_heading(Table *table, const TableRow *heading) {
  for (int i = 0; i < COLUMNS; i++)
    if (table->width[i]) widen(&table->width[i], heading->cell[i]);
}

static void print_row(Buf *out, const Table *table, const TableRow *row) {
  int owed = 0; // blanks, which only a further cell makes due
  for (int i = 0; i < COLUMNS; i++) {
    if (!table->width[i]) continue;
    if (row->cell[i].n) {
      buf_format(out, "%*s", owed, "");
      owed = 0;
    }
    buf_add(out, row->cell[i]);
    int pad = table->width[i] - utf8_width(row->cell[i]);
    owed += (pad > 0 ? pad : 0) + 2;
  }
  buf_byte(out, '\n');
  if (row->below.n) buf_format(out, "  %.*s\n", STR(row->below));
}

// ---- cells --------------------------------------------------------------------------------------------------------

static Str shown(Arena *arena, Str text) { return text_shown(arena, text_cut(arena, text, TEXT_CHARS)); }

// "周六 班": of days off and make-up working days; a weekend shows by itself.
static Str weekday_cell(Arena *arena, const DatesView *view, Date day) {
  static const Text marks[DAY_STATUS_COUNT] = {[DAY_STATUS_UNKNOWN] = {{" ?", " ?"}},
                                               [DAY_STATUS_WORKDAY] = {{"", ""}},
                                               [DAY_STATUS_WEEKEND] = {{"", ""}},
                                               [DAY_STATUS_HOLIDAY] = {{" off", " 休"}},
                                               [DAY_STATUS_MAKEUP_WORKDAY] = {{" work", " 班"}}};
  const char *mark = view->plan->official ? marks[day_official(view->plan, day).status].in[view->lang] : "";
  return str_format(arena, "%.*s%s", STR(weekday_label(day, view->lang)), mark);
}

// "06-18"; with its year where that is not the line's.
static Str day_beside(Arena *arena, Date day, Date on) {
  Str text = date_text(arena, day);
  return date_ymd(day).year == date_ymd(on).year ? str_from(text, S("2026-").n) : text;
}

static Str span_beside(Arena *arena, Span days, Date on) {
  Str first = day_beside(arena, days.first, on);
  if (days.first == days.last) return first;
  return str_format(arena, "%.*s..%.*s", STR(first), STR(day_beside(arena, days.last, on)));
}

// "预售 05-29..06-14 · 高潮 06-15..06-18"
static Str phases_line(Arena *arena, const NamedDay *named) {
  StrList parts = {0};
  for (size_t i = 0; i < named->date->phases.n; i++) {
    const DatePhase *phase = &named->date->phases.at[i];
    Str days = span_beside(arena, days_around(named->on, &phase->days), named->on);
    PUSH(arena, &parts, str_format(arena, "%.*s %.*s", STR(shown(arena, phase->head.id)), STR(days)));
  }
  return str_join(arena, &parts, S(" · "));
}

static TableRow date_row(Arena *arena, const DatesView *view, const DatesLine *line) {
  const NamedDate *date = line->named->date;
  bool season = dates_has_season(date, line->on);
  return (TableRow){.cell = {date_text(arena, line->on), weekday_cell(arena, view, line->on),
                             dates_lunar(arena, line->on), shown(arena, dates_title(date)), shown(arena, date->head.id),
                             season ? span_beside(arena, named_season(date, line->on), line->on) : S("")},
                    .below = phases_line(arena, line->named)};
}

static TableRow day_row(Arena *arena, const DatesView *view, const DatesLine *line) {
  return (TableRow){.cell = {date_text(arena, line->on), weekday_cell(arena, view, line->on),
                             dates_lunar(arena, line->on), dates_term(line->on),
                             shown(arena, day_official(view->plan, line->on).name),
                             text_shown(arena, dates_ids(arena, line))}};
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static TableRow heading(const DatesView *view) {
  static const Text texts[2][COLUMNS] = {{{{"date", "日期"}},
                                          {{"day", "星期"}},
                                          {{"lunar", "农历"}},
                                          {{"title", "名称"}},
                                          {{"id", "id"}},
                                          {{"season", "档期"}}},
                                         {{{"date", "日期"}},
                                          {{"day", "星期"}},
                                          {{"lunar", "农历"}},
                                          {{"term", "节气"}},
                                          {{"holiday", "放假"}},
                                          {{"dates", "日子"}}}};
  TableRow row = {0};
  for (int i = 0; i < COLUMNS; i++) row.cell[i] = str_of(texts[view->each_day][i].in[view->lang]);
  return row;
}

static void say_unknown(Arena *arena, Buf *out, const DatesView *view) {
  Str years = dates_unknown_years(arena, view, view->lang);
  if (!years.n) return;
  if (view->lang == LANG_ZH)
    buf_format(out, "?  %.*s 年的放假安排还不知道\n", STR(years));
  else
    buf_format(out, "?  which days are off in %.*s is not known\n", STR(years));
}

void dates_table(Arena *arena, Buf *out, const DatesView *view) {
  Table table = {0};
  TableRow head = heading(view);
  if (!view->lines.n) {
    buf_format(out, view->lang == LANG_ZH ? "没有日子落在 %.*s\n" : "no named date falls in %.*s\n",
               STR(dates_span(arena, view->days)));
    return;
  }
  for (size_t i = 0; i < view->lines.n; i++) {
    const DatesLine *line = &view->lines.at[i];
    TableRow row = view->each_day ? day_row(arena, view, line) : date_row(arena, view, line);
    add_row(arena, &table, &row);
  }
  add_heading(&table, &head);
  print_row(out, &table, &head);
  for (size_t i = 0; i < table.rows.n; i++) print_row(out, &table, &table.rows.at[i]);
  say_unknown(arena, out, view);
}
