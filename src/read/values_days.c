// values_days: the grammar of days: dates and spans, days of the Chinese calendar, weekdays of a month, day numbers.
//
// A day that does not exist is said as such (S104), and an end before its beginning (S111): the text has its form then.
#include "sopcal/lunar.h"
#include "values.h"

static bool looks_like_date(Str s) {
  static const Str form = S_("0000-00-00");
  for (size_t i = 0; i < s.n && s.n == form.n; i++) {
    char c = s.at[i] >= '0' && s.at[i] <= '9' ? '0' : s.at[i];
    if (c != form.at[i]) return false;
  }
  return s.n == form.n;
}

static bool no_such_day(const Input *in, Str text) {
  static const Text dated = {{"year-month-day, such as 2026-02-28", "按 年-月-日，例如 2026-02-28"}};
  static const Text yearly = {{"month-day, such as 02-28", "按 月-日，例如 02-28"}};
  if (in->decoder->diags)
    diag_add(in->decoder->diags, S104, in->at, ARGS(arg("text", text), arg_t("form", text.n == 5 ? yearly : dated)));
  return true; // said: nothing more to say about this value
}

bool parse_date(const Input *in, void *out) {
  Date date;
  if (date_parse(in->text, &date)) {
    *(Date *)out = date;
    return true;
  }
  return looks_like_date(in->text) && no_such_day(in, in->text);
}

// first..last or one date. False: no such form; *said: a message has been given.
static bool parse_days(const Input *in, Span *out, bool *said) {
  Str first = in->text, last = in->text;
  value_split(in->text, S(".."), &first, &last);
  Span span;
  *said = false;
  for (int i = 0; i < 2; i++) {
    Str text = i ? last : first;
    if (date_parse(text, i ? &span.last : &span.first)) continue;
    if (!looks_like_date(text)) return false;
    *said = true;
    return no_such_day(in, text);
  }
  if (span.last < span.first) {
    *said = true;
    if (in->decoder->diags) diag_add(in->decoder->diags, S111, in->at, ARGS(arg("first", first), arg("last", last)));
    return true;
  }
  *out = span;
  return true;
}

bool parse_span(const Input *in, void *out) {
  SpanAt *span = out;
  bool said;
  if (!parse_days(in, &span->days, &said)) return false;
  if (!said) span->at = in->at;
  return true;
}

bool parse_yearly(const Input *in, void *out) {
  Yearly *day = out;
  Date date;
  Str text = in->text;
  if (date_parse(text, &date)) {
    Ymd ymd = date_ymd(date);
    *day = (Yearly){ymd.year, ymd.month, ymd.day};
    return true;
  }
  long month, dom;
  if (looks_like_date(text)) return no_such_day(in, text);
  if (text.n != 5 || text.at[2] != '-' || !value_number(str_part(text, 0, 2), 99, &month) ||
      !value_number(str_from(text, 3), 99, &dom))
    return false;
  if (!ymd_exists((Ymd){2024, (int)month, (int)dom})) return no_such_day(in, text);
  *day = (Yearly){0, (int)month, (int)dom};
  return true;
}

// "8-15", "12-last", "leap 6-1". A leap month has 29 days at least; a month never more than 30.
bool parse_lunar(const Input *in, void *out) {
  Str month_text, day_text, text = in->text;
  long month, day = 0;
  bool leap = str_starts(text, S("leap "));
  if (leap) text = str_trim(str_from(text, S("leap ").n));
  if (!value_split(text, S("-"), &month_text, &day_text) || !value_number(month_text, 12, &month) || month < 1)
    return false;
  if (!str_eq(day_text, S("last")) && (!value_number(day_text, 30, &day) || day < 1)) return false;
  *(LunarDay *)out = (LunarDay){(int)month, (int)day, leap};
  return true;
}

bool parse_term(const Input *in, void *out) { return solar_term_parse(in->text, out); }

static bool month_parse(Str s, int *out) {
  static const Str months[] = {S_("january"),   S_("february"), S_("march"),    S_("april"),
                               S_("may"),       S_("june"),     S_("july"),     S_("august"),
                               S_("september"), S_("october"),  S_("november"), S_("december")};
  for (size_t i = 0; i < COUNT(months); i++)
    if (str_eq(s, months[i])) return *out = (int)i + 1, true;
  return false;
}

// "2 sun of may", "last fri of november".
bool parse_nth(const Input *in, void *out) {
  NthDay nth = {.n = -1};
  Str rest, which = value_word(in->text, &rest), weekday = value_word(rest, &rest), of = value_word(rest, &rest);
  long n = 0;
  if (!str_eq(which, S("last")) && (!value_number(which, 5, &n) || n < 1)) return false;
  if (n) nth.n = (int)n;
  *(NthDay *)out = nth;
  if (!weekday_parse(weekday, &nth.weekday) || !str_eq(of, S("of")) || !month_parse(rest, &nth.month)) return false;
  *(NthDay *)out = nth;
  return true;
}

// "3 庚 from 夏至"
bool parse_stem(const Input *in, void *out) {
  StemDay *day = out, parsed;
  Str rest, number = value_word(in->text, &rest), stem = value_word(rest, &rest), from = value_word(rest, &rest);
  long n;
  parsed.stem = stem_parse(stem);
  if (!value_number(number, 10, &n) || n < 1 || parsed.stem < 0) return false;
  if (!str_eq(from, S("from")) || !solar_term_parse(rest, &parsed.term)) return false;
  parsed.n = (int)n;
  *day = parsed;
  return true;
}

bool parse_avoid(const Input *in, void *out) {
  Avoid *avoid = out;
  bool said;
  avoid->at = in->at;
  if (parse_days(in, &avoid->days, &said)) return true;
  avoid->public_holidays = str_eq(in->text, S("public-holidays"));
  if (avoid->public_holidays) return true;
  avoid->id = in->text;
  return id_is_good(in->text) && !value_is_almost(in);
}

bool parse_dayoff(const Input *in, void *out) {
  DayOff *off = out;
  bool said;
  if (weekday_parse(in->text, &off->weekday)) return true;
  off->weekday = -1;
  off->days = (Span){1, 0};
  return parse_days(in, &off->days, &said);
}

static bool parse_day_number(Str s, DayNumber *out) {
  long n = 0;
  *out = (DayNumber){str_starts(s, S("last")), 0};
  if (out->from_last) {
    Str rest = str_from(s, 4);
    bool has_sign = rest.n && (rest.at[0] == '-' || rest.at[0] == '+');
    if (rest.n && (!has_sign || !value_number(str_from(rest, 1), 1000, &n))) return false;
    out->n = rest.n && rest.at[0] == '-' ? -(int)n : (int)n;
    return true;
  }
  bool minus = s.n && s.at[0] == '-';
  if (!value_number(str_from(s, minus), 1000, &n)) return false;
  out->n = minus ? -(int)n : (int)n;
  return true;
}

bool parse_day_range(const Input *in, void *out) {
  DayRange *range = out;
  Str first = in->text, last = in->text;
  value_split(in->text, S(".."), &first, &last);
  if (!parse_day_number(first, &range->first) || !parse_day_number(last, &range->last)) return false;
  bool zero = (!range->first.from_last && range->first.n == 0) || (!range->last.from_last && range->last.n == 0);
  bool back = range->first.from_last == range->last.from_last && range->last.n < range->first.n;
  Diags *diags = in->decoder->diags;
  if (zero && diags) diag_add(diags, T101, in->at, NO_ARGS);
  if (back && !zero && diags) diag_add(diags, S111, in->at, ARGS(arg("first", first), arg("last", last)));
  if (!zero && !back) range->at = in->at;
  return true;
}

bool parse_one_day(const Input *in, void *out) { return str_find(in->text, S("..")) < 0 && parse_day_range(in, out); }
