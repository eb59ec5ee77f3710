// values_times: the grammar of times: of the day, of length, of repetition, and what elapses between two steps.
#include <stdlib.h>

#include "recur.h"
#include "values.h"

bool value_clocks(Str text, Window *out) {
  Str from = text, to = text;
  bool window = value_split(text, S("-"), &from, &to);
  if (!clock_parse(from, &out->from) || !clock_parse(to, &out->to) || out->from >= 24 * 60) return false;
  return window || out->from == out->to;
}

bool parse_window(const Input *in, void *out) {
  Window window;
  if (!value_clocks(in->text, &window) || window.to < window.from) return false;
  *(Window *)out = window;
  return true;
}

bool parse_quiet(const Input *in, void *out) {
  Window window;
  if (!value_clocks(in->text, &window) || window.to == window.from) return false;
  *(Window *)out = window;
  return true;
}

bool parse_duration(const Input *in, void *out) { return duration_parse(in->text, out); }

bool parse_weekday(const Input *in, void *out) {
  int day;
  if (!weekday_parse(in->text, &day)) return false;
  ((WeekdaySet *)out)->days = 1u << day;
  return true;
}

bool parse_every(const Input *in, void *out) {
  static const struct {
    Str word;
    EveryKind kind;
    unsigned weekdays;
  } words[] = {{S_("day"), EVERY_WEEKDAYS, 0x7F},
               {S_("workday"), EVERY_WORKDAYS, 0},
               {S_("weekend"), EVERY_WEEKENDS, 0},
               {S_("holiday"), EVERY_HOLIDAYS, 0}};
  Every *every = out;
  for (size_t i = 0; i < COUNT(words); i++)
    if (str_eq(in->text, words[i].word)) {
      *every = (Every){.kind = words[i].kind, .weekdays = words[i].weekdays};
      return true;
    }
  int day;
  if (weekday_parse(in->text, &day)) {
    *every = (Every){.kind = EVERY_WEEKDAYS, .weekdays = 1u << day};
    return true;
  }
  Duration gap;
  if (!duration_parse(in->text, &gap) || gap.n == 0 || gap.unit == UNIT_MONTH) return false;
  bool minutes = gap.unit == UNIT_MINUTE || gap.unit == UNIT_HOUR;
  *every =
      (Every){.kind = minutes ? EVERY_MINUTES : EVERY_DAYS, .n = minutes ? duration_minutes(gap) : duration_days(gap)};
  return true;
}

// "3 per day", or "days per month": as many as the month has days.
bool parse_cap(const Input *in, void *out) {
  static const Str units[] = {[PER_DAY] = S_("day"), [PER_WEEK] = S_("week"), [PER_MONTH] = S_("month")};
  Str rest, unit;
  Str number = value_word(in->text, &rest), per = value_word(rest, &unit);
  long n = CAP_MONTH_DAYS;
  bool days = str_eq(number, S("days")) && str_eq(unit, units[PER_MONTH]);
  if (!str_eq(per, S("per")) || !(days || (value_number(number, 10000, &n) && n >= 1))) return false;
  for (size_t i = 0; i < COUNT(units); i++) {
    if (!str_eq(unit, units[i])) continue;
    *(Cap *)out = (Cap){.n = (int)n, .unit = (int)i, .at = in->at};
    return true;
  }
  return false;
}

bool parse_recur(const Input *in, void *out) {
  Recur rule;
  RecurFault fault;
  if (!recur_parse(in->text, &rule, &fault)) return false;
  *(Str *)out = in->text;
  return true;
}

// Days are said by day:, and nothing reaches further than a plan is long. True when it does and that has been said.
static bool gap_is_refused(const Input *in, Duration gap) {
  Diags *diags = in->decoder->diags;
  bool in_days = gap.unit != UNIT_MINUTE && gap.unit != UNIT_HOUR && gap.n != 0;
  bool too_long = !in_days && abs(duration_minutes(gap)) > PLAN_DAYS_MAX * 24 * 60;
  if (in_days && diags) diag_add(diags, T102, in->at, ARGS(arg("text", in->text)));
  if (too_long && diags) diag_add(diags, T127, in->at, ARGS(arg("text", in->text), arg_n("most", PLAN_DAYS_MAX)));
  return in_days || too_long;
}

// [end | STEP] [+ | -] DURATION, `end` alone, or a DURATION alone.
bool parse_after(const Input *in, void *out) {
  After after = {.given = true, .at = in->at};
  Duration gap;
  Str rest = in->text;
  if (!duration_parse(rest, &gap)) {
    if (value_is_almost(in)) return false;
    Str word = value_word(rest, &rest);
    after.end = str_eq(word, S("end"));
    if (!after.end) after.step = word;
    bool minus = str_starts(rest, S("-"));
    if (rest.n && !minus && !str_starts(rest, S("+"))) return false;
    Str length = str_trim(str_from(rest, 1));
    if (!id_is_good(word) || (rest.n && !duration_parse(length, &gap))) return false;
    if (!rest.n) gap = (Duration){0, UNIT_MINUTE};
    if (minus) gap.n = -gap.n;
  }
  if (gap_is_refused(in, gap)) return true;
  after.minutes = duration_minutes(gap);
  *(After *)out = after;
  return true;
}
