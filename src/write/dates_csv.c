// dates_csv: from lines to RFC 4180 for programs and spreadsheets: names of columns first, the same in any language.
//
// Invariant: a cell of letters, digits and the like stands as it is, so that `cut` and `grep` do; every other is
// quoted, and none begins a formula.
#include "dates.h"

static bool is_plain(Str text) {
  uint32_t c = 0;
  for (size_t at = 0, n = 0; at < text.n; n++) {
    at = utf8_next(text, at, &c);
    bool sign = c == ' ' || c == '-' || c == '_' || c == '.';
    if (!utf8_is_word(c) && (!sign || n == 0)) return false;
  }
  return true;
}

void csv_word(Arena *arena, Buf *out, Str text) {
  Str shown = text_shown(arena, text);
  if (is_plain(shown))
    buf_add(out, shown);
  else
    csv_cell(out, shown);
}

static void next_cell(Arena *arena, Buf *out, Str text) {
  buf_byte(out, ',');
  csv_word(arena, out, text);
}

static Str phases_text(Arena *arena, const NamedDay *named) {
  StrList parts = {0};
  for (size_t i = 0; i < named->date->phases.n; i++) {
    const DatePhase *phase = &named->date->phases.at[i];
    Str days = dates_span(arena, days_around(named->on, &phase->days));
    PUSH(arena, &parts, str_format(arena, "%.*s %.*s", STR(phase->head.id), STR(days)));
  }
  return str_join(arena, &parts, S("; "));
}

static void add_day(Arena *arena, Buf *out, const Plan *plan, Date day) {
  OfficialDay official = day_official(plan, day);
  csv_word(arena, out, date_text(arena, day));
  next_cell(arena, out, str_of(weekday_names[date_weekday(day)]));
  next_cell(arena, out, dates_lunar(arena, day));
  next_cell(arena, out, dates_term(day));
  next_cell(arena, out, str_of(day_status_names.name[official.status]));
  next_cell(arena, out, official.name);
}

static void add_date(Arena *arena, Buf *out, const NamedDay *named) {
  Span season = named_season(named->date, named->on);
  next_cell(arena, out, named->date->head.id);
  next_cell(arena, out, dates_title(named->date));
  next_cell(arena, out, date_text(arena, season.first));
  next_cell(arena, out, date_text(arena, season.last));
  next_cell(arena, out, phases_text(arena, named));
  next_cell(arena, out, str_join(arena, &named->date->tags, S(" ")));
}

void dates_csv(Arena *arena, Buf *out, const DatesView *view) {
  (void)arena;
  buf_add(out, S("date,weekday,lunar,term,status,holiday,"));
  buf_add(out, view->each_day ? S("dates\r\n") : S("id,title,first,last,phases,tags\r\n"));
  for (size_t i = 0; i < view->lines.n; i++) {
    Arena *scratch = arena_new();
    const DatesLine *line = &view->lines.at[i];
    add_day(scratch, out, view->plan, line->on);
    if (view->each_day)
      next_cell(scratch, out, dates_ids(scratch, line));
    else
      add_date(scratch, out, line->named);
    buf_add(out, S("\r\n"));
    arena_free(scratch);
  }
}
