// dates_view: which days are listed. From a plan and a span of days to lines in order.
//
// Invariant: what the lines say comes to at most VIEW_BYTES_MAX bytes, so that a rule for every day with a title of a
// megabyte is refused and not written a hundred years long.
#include "dates.h"

#include <stdlib.h>

enum {
  LINE_BYTES = 400, // what a line, a season or a phase comes to without its texts, more or less
  VIEW_BYTES_MAX = 32 << 20,
};

// ---- finding ------------------------------------------------------------------------------------------------------

static size_t bytes_of(const NamedDate *date) {
  size_t bytes = LINE_BYTES + date->head.id.n + date->title.n;
  if (date->range.at.source) bytes += LINE_BYTES;
  for (size_t i = 0; i < date->tags.n; i++) bytes += date->tags.at[i].n;
  for (size_t i = 0; i < date->phases.n; i++) bytes += LINE_BYTES + date->phases.at[i].head.id.n;
  return bytes;
}

// False when there is not room for so many.
static bool take(size_t *room, size_t n, size_t bytes) {
  if (n > *room / bytes) return false;
  *room -= n * bytes;
  return true;
}

static bool add_days(Arena *arena, const NamedDate *date, DatesView *view, size_t *room) {
  Arena *scratch = arena_new();
  DateList days = {0};
  named_days(scratch, date, view->days, &days);
  bool fits = take(room, days.n, bytes_of(date));
  for (size_t i = 0; i < days.n && fits; i++) PUSH(arena, &view->named, ((NamedDay){days.at[i], date}));
  arena_free(scratch);
  return fits;
}

// All dates of a plan stand in one list, in the order of the files.
static int by_day(const void *left, const void *right) {
  const NamedDay *a = left, *b = right;
  if (a->on != b->on) return a->on < b->on ? -1 : 1;
  return a->date < b->date ? -1 : a->date > b->date;
}

static size_t fallen_on(const DatesView *view, size_t from, Date day) {
  size_t n = 0;
  while (from + n < view->named.n && view->named.at[from + n].on == day) n++;
  return n;
}

static void add_lines(Arena *arena, DatesView *view) {
  if (!view->each_day)
    for (size_t i = 0; i < view->named.n; i++)
      PUSH(arena, &view->lines, ((DatesLine){view->named.at[i].on, &view->named.at[i], 1}));
  size_t next = 0;
  for (Date day = view->days.first; view->each_day && day <= view->days.last; day++) {
    size_t n = fallen_on(view, next, day);
    PUSH(arena, &view->lines, ((DatesLine){day, n ? &view->named.at[next] : NULL, n}));
    next += n;
  }
}

bool dates_view(Arena *arena, const Plan *plan, Span days, bool each_day, DatesView *out) {
  size_t room = VIEW_BYTES_MAX;
  *out = (DatesView){.plan = plan, .days = days, .each_day = each_day};
  for (size_t i = 0; i < plan->dates.n; i++)
    if (!add_days(arena, &plan->dates.at[i], out, &room)) return false;
  if (out->named.n) qsort(out->named.at, out->named.n, sizeof *out->named.at, by_day);
  add_lines(arena, out);
  for (size_t i = 0; i < out->lines.n; i++)
    if (!take(&room, 1, LINE_BYTES + day_official(plan, out->lines.at[i].on).name.n)) return false;
  return true;
}

// ---- words --------------------------------------------------------------------------------------------------------

Str dates_lunar(Arena *arena, Date day) {
  LunarDate lunar;
  return lunar_of(day, &lunar) ? lunar_text(arena, lunar) : S("");
}

Str dates_term(Date day) {
  int term = solar_term_of(day);
  return term < 0 ? S("") : str_of(solar_term_names[term]);
}

Str dates_title(const NamedDate *date) { return date->title.n ? date->title : date->head.id; }

bool dates_has_season(const NamedDate *date, Date day) {
  Span season = named_season(date, day);
  return season.first < day || season.last > day;
}

Str dates_span(Arena *arena, Span days) {
  Str first = date_text(arena, days.first);
  if (days.first == days.last) return first;
  return str_format(arena, "%.*s..%.*s", STR(first), STR(date_text(arena, days.last)));
}

Str dates_ids(Arena *arena, const DatesLine *line) {
  StrList ids = {0};
  for (size_t i = 0; i < line->count; i++) PUSH(arena, &ids, line->named[i].date->head.id);
  return str_join(arena, &ids, S(", "));
}

static void add_years(Arena *arena, StrList *out, int first, int last) {
  if (!first) return;
  PUSH(arena, out, first == last ? str_format(arena, "%d", first) : str_format(arena, "%d..%d", first, last));
}

Str dates_unknown_years(Arena *arena, const DatesView *view, Lang lang) {
  StrList spans = {0};
  int first = 0, last = 0;
  for (size_t i = 0; view->plan->official && i < view->lines.n; i++) {
    Date on = view->lines.at[i].on;
    int year = date_ymd(on).year;
    if (year == last || day_official(view->plan, on).status != DAY_STATUS_UNKNOWN) continue;
    if (year > last + 1) {
      add_years(arena, &spans, first, last);
      first = year;
    }
    last = year;
  }
  add_years(arena, &spans, first, last);
  return str_join(arena, &spans, lang == LANG_ZH ? S("、") : S(" and "));
}
