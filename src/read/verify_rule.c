// verify_rule: a recurrence rule (RFC 5545, 3.3.10; RFC 7529): its parts against their table, and what of it the rest
// of its component has a say in.
//
//   rule = part *(";" part);  part = name "=" value *("," value)
#include "verify_parts.h"

#include <limits.h>

enum { FREQUENCIES = 7, DAILY = 3, WEEKLY = 4, MONTHLY = 5, YEARLY = 6 };
enum { PART_FREQ, PART_UNTIL, PART_COUNT, PART_BYDAY = 7, PART_BYWEEKNO = 10, PART_RSCALE = 14, PARTS = 16 };

static const char *const frequencies[FREQUENCIES] = {"SECONDLY", "MINUTELY", "HOURLY", "DAILY",
                                                     "WEEKLY",   "MONTHLY",  "YEARLY"};

static bool is_frequency(Str value);
static bool is_until(Str value) { return text_fits_date(value) || text_fits_date_time(value); }
static bool is_weekday(Str value);
static bool is_numbered_weekday(Str value);
static bool is_month(Str value);
static bool is_scale(Str value) { return value.n > 0; }
static bool is_skip(Str value) {
  return word_is(value, "OMIT") || word_is(value, "BACKWARD") || word_is(value, "FORWARD");
}

static const struct Part {
  const char *name;
  bool (*fits)(Str value); // of one value; NULL: a number
  const char *like;
  int least, most;
  bool back; // a number may count from the end
  bool list;
  unsigned never; // bits of the frequencies that it does not go with
} parts[PARTS] = {
    [PART_FREQ] = {.name = "FREQ", .fits = is_frequency, .like = "FREQ=WEEKLY"},
    [PART_UNTIL] = {.name = "UNTIL", .fits = is_until, .like = "UNTIL=20261231T155959Z"},
    [PART_COUNT] = {.name = "COUNT", .like = "COUNT=10", .least = 1, .most = INT_MAX},
    {.name = "INTERVAL", .like = "INTERVAL=2", .least = 1, .most = INT_MAX},
    {.name = "BYSECOND", .like = "BYSECOND=0,30", .most = 60, .list = true},
    {.name = "BYMINUTE", .like = "BYMINUTE=0,30", .most = 59, .list = true},
    {.name = "BYHOUR", .like = "BYHOUR=9,17", .most = 23, .list = true},
    [PART_BYDAY] = {.name = "BYDAY", .fits = is_numbered_weekday, .like = "BYDAY=MO,WE", .list = true},
    {.name = "BYMONTHDAY",
     .like = "BYMONTHDAY=1,-1",
     .least = 1,
     .most = 31,
     .back = true,
     .list = true,
     .never = 1U << WEEKLY},
    {.name = "BYYEARDAY",
     .like = "BYYEARDAY=1,-1",
     .least = 1,
     .most = 366,
     .back = true,
     .list = true,
     .never = 1U << DAILY | 1U << WEEKLY | 1U << MONTHLY},
    [PART_BYWEEKNO] = {.name = "BYWEEKNO",
                       .like = "BYWEEKNO=1,-1",
                       .least = 1,
                       .most = 53,
                       .back = true,
                       .list = true,
                       .never = (1U << YEARLY) - 1},
    {.name = "BYMONTH", .fits = is_month, .like = "BYMONTH=3,9", .list = true},
    {.name = "BYSETPOS", .like = "BYSETPOS=1,-1", .least = 1, .most = 366, .back = true, .list = true},
    {.name = "WKST", .fits = is_weekday, .like = "WKST=MO"},
    [PART_RSCALE] = {.name = "RSCALE", .fits = is_scale, .like = "RSCALE=GREGORIAN"},
    {.name = "SKIP", .fits = is_skip, .like = "SKIP=OMIT"},
};

// ---- values of parts ----------------------------------------------------------------------------------------------

static int frequency_of(Str value) {
  for (int i = 0; i < FREQUENCIES; i++)
    if (word_is(value, frequencies[i])) return i;
  return -1;
}

static bool is_frequency(Str value) { return frequency_of(value) >= 0; }

static int weekday_of(Str value) {
  static const char *const days[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  for (int i = 0; i < 7; i++)
    if (word_is(value, days[i])) return i;
  return -1;
}

static bool is_weekday(Str value) { return weekday_of(value) >= 0; }

static bool is_within(Str value, int least, int most, bool back) {
  int n;
  if (!integer_parse(value, &n)) return false;
  if (n < 0 && back) n = -n;
  return n >= least && n <= most;
}

static bool is_numbered_weekday(Str value) {
  size_t n = value.n > 2 ? value.n - 2 : 0;
  return is_weekday(str_from(value, n)) && (!n || is_within(str_part(value, 0, n), 1, 53, true));
}

// A leap month of another calendar ends with L.
static bool is_month(Str value) {
  bool leap = str_ends(value, S("L"));
  return is_within(str_part(value, 0, value.n - leap), 1, leap ? 13 : 12, false);
}

// ---- the rule -----------------------------------------------------------------------------------------------------

typedef struct Reading {
  Verify *v;
  Str said[PARTS];  // the whole part; empty: not there
  Str value[PARTS]; // behind '='
} Reading;

static void bad_part(const Reading *r, Str part, Text because, const char *like) {
  say(r->v, V162, part.n ? part : r->v->line.value,
      ARGS(arg("part", quoted_part(part)), arg_t("because", because), arg("like", str_of(like))));
}

static size_t part_find(Str name) {
  size_t i = 0;
  while (i < PARTS && !word_is(name, parts[i].name)) i++;
  return i;
}

static void take_part(Reading *r, Str part) {
  ptrdiff_t equals = str_find_byte(part, '=');
  size_t i = part_find(str_part(part, 0, equals < 0 ? part.n : (size_t)equals));
  if (i == PARTS && is_extension(part)) return;
  if (i == PARTS || equals < 0)
    bad_part(r, part, (Text){{"is no part of a recurrence rule", "不是重复规则的一部分"}}, "");
  else if (r->said[i].n)
    bad_part(r, part, (Text){{"stands twice", "写了两次"}}, "");
  else {
    r->said[i] = part;
    r->value[i] = str_from(part, (size_t)equals + 1);
  }
}

static bool part_fits(const struct Part *part, Str value) {
  Str one;
  if (!part->list) return part->fits ? part->fits(value) : is_within(value, part->least, part->most, false);
  while (str_cut(&value, ',', &one))
    if (part->fits ? !part->fits(one) : !is_within(one, part->least, part->most, part->back)) return false;
  return true;
}

// A weekday with a number is one of a month or year, not of a week that has a number itself.
static bool numbers_weekdays(Str value) {
  for (size_t i = 0; i < value.n; i++)
    if (value.at[i] >= '0' && value.at[i] <= '9') return true;
  return false;
}

static void check_part(const Reading *r, size_t i, int frequency) {
  Str said = r->said[i];
  if (!said.n) return;
  bool bound = frequency >= 0 && (parts[i].never & 1U << frequency);
  bool numbered = i == PART_BYDAY && frequency >= 0 && numbers_weekdays(r->value[i]) &&
                  (frequency < MONTHLY || r->said[PART_BYWEEKNO].n);
  if (!r->value[i].n || !part_fits(&parts[i], r->value[i]))
    bad_part(r, said, (Text){{"is not in its form, or out of range", "写法不对，或超出范围"}}, parts[i].like);
  else if (bound || numbered)
    bad_part(r, said, (Text){{"does not go with this FREQ", "不能和这个 FREQ 一起用"}}, "");
}

static void check_parts(const Reading *r) {
  int frequency = frequency_of(r->value[PART_FREQ]);
  if (!r->said[PART_FREQ].n) bad_part(r, S(""), (Text){{"FREQ is missing", "缺少 FREQ"}}, parts[PART_FREQ].like);
  for (size_t i = 0; i < PARTS; i++) check_part(r, i, frequency);
  if (r->said[PART_UNTIL].n && r->said[PART_COUNT].n) say(r->v, V161, r->said[PART_COUNT], NO_ARGS);
  if (r->value[PART_RSCALE].n && !word_is(r->value[PART_RSCALE], "GREGORIAN"))
    tally(r->v, V163, r->said[PART_RSCALE], NO_ARG);
}

static unsigned weekdays_of(Str value) {
  unsigned days = 0;
  for (Str one; str_cut(&value, ',', &one);) {
    int day = weekday_of(one);
    if (day >= 0) days |= 1U << day;
  }
  return days;
}

static void remember_until(Verify *v, const Reading *r, Rule *rule) {
  Str until = r->value[PART_UNTIL];
  rule->has_until = is_until(until);
  if (!rule->has_until) return;
  rule->until = text_fits_date(until) ? WHEN_DATE : str_find_byte(until, 'Z') >= 0 ? WHEN_UTC : WHEN_LOCAL;
  spot_of(v, r->said[PART_UNTIL], &rule->until_spot);
}

static void remember(Verify *v, const Reading *r, Rule *rule) {
  rule->given = true;
  rule->weekly = frequency_of(r->value[PART_FREQ]) == WEEKLY;
  rule->days = weekdays_of(r->value[PART_BYDAY]);
  spot_of(v, v->line.value, &rule->spot);
  remember_until(v, r, rule);
}

void rule_check(Verify *v, Frame *frame) {
  Reading reading = {.v = v};
  Str rest = v->line.value, part;
  while (str_cut(&rest, ';', &part)) take_part(&reading, part);
  if (str_ends(v->line.value, S(";"))) take_part(&reading, str_from(v->line.value, v->line.value.n - 1));
  check_parts(&reading);
  if (v->line.property != PROPERTY_RRULE) return;
  if (frame->rule.given)
    say(v, V164, v->line.name, NO_ARGS);
  else
    remember(v, &reading, &frame->rule);
}
