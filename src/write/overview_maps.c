// overview_maps: how days, shares and texts stand in the maps of the plan's page.
//
// Invariant: numbers are text, for to a template 0 is as true as any other number and "" is not.
#include "overview.h"

void overview_text(const Overview *m, Value *map, const char *key, Str text) {
  value_put_text(m->arena, map, key, text_clean(m->arena, text, true));
}

void overview_number(const Overview *m, Value *map, const char *key, long n) {
  value_put_text(m->arena, map, key, str_format(m->arena, "%ld", n));
}

Str overview_some(const Overview *m, long n) { return n ? str_format(m->arena, "%ld", n) : S(""); }

Value *overview_list(const Overview *m, Value *map, const char *key) {
  Value *list = value_list(m->arena);
  value_put(m->arena, map, key, list);
  return list;
}

Value *overview_row(const Overview *m, Value *list) {
  Value *map = value_map(m->arena);
  value_add(m->arena, list, map);
  return map;
}

void overview_share(const Overview *m, Value *map, const char *key, long part, long whole) {
  long hundredths = whole > 0 ? (part * 10000 + whole / 2) / whole : 0;
  value_put_text(m->arena, map, key, str_format(m->arena, "%ld.%02ld", hundredths / 100, hundredths % 100));
}

bool overview_place(const Overview *m, Value *map, Span days) {
  if (!span_meets(days, m->days)) return false;
  Date first = days.first < m->days.first ? m->days.first : days.first;
  Date last = days.last > m->days.last ? m->days.last : days.last;
  long whole = m->days.last - m->days.first + 1;
  overview_share(m, map, "x", first - m->days.first, whole);
  overview_share(m, map, "w", last - first + 1, whole);
  return true;
}

int overview_months(const Overview *m) {
  Ymd first = date_ymd(m->days.first), last = date_ymd(m->days.last);
  return (last.year - first.year) * 12 + last.month - first.month + 1;
}

Str overview_day(const Overview *m, Date day) { return date_for_people(m->arena, m->plan, day); }

Str overview_days(const Overview *m, Span days) {
  Str first = overview_day(m, days.first), last = overview_day(m, days.last);
  return days.first == days.last ? first : str_format(m->arena, "%.*s – %.*s", STR(first), STR(last));
}

static Str year_day(const Overview *m, Str day, Date of) {
  Str year = str_format(m->arena, "%d", date_ymd(of).year);
  return label_filled(m->arena, m->labels, "year_day", FILL({"day", day}, {"year", year}));
}

Str overview_span(const Overview *m, Span days) {
  if (date_ymd(days.first).year == date_ymd(days.last).year) return year_day(m, overview_days(m, days), days.first);
  Str first = year_day(m, overview_day(m, days.first), days.first);
  Str last = year_day(m, overview_day(m, days.last), days.last);
  return str_format(m->arena, "%.*s – %.*s", STR(first), STR(last));
}

Str overview_month(const Overview *m, Date day) {
  Ymd ymd = date_ymd(day);
  Str month = label(m->labels, str_c(m->arena, str_format(m->arena, "month_%d", ymd.month)));
  Str year = str_format(m->arena, "%d", ymd.year);
  return label_filled(m->arena, m->labels, "month_title", FILL({"month", month}, {"year", year}));
}
