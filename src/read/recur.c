// recur: the text of a recurrence rule, part by part, by the grammar of RFC 5545, section 3.3.10.
//
// From "FREQ=MONTHLY;BYDAY=2SU" to sets of numbers. Invariant: a rule that is taken means the same to every reader of
// the standard; where they differ (a week without a weekday, BYSETPOS alone, hours) the part is refused with its way
// out.
#include "recur.h"

#include <string.h>

typedef struct RecurParser {
  Recur *rule;
  RecurFault *fault;
  Str part; // "BYDAY=2SU"
} RecurParser;

// The standard's words are the same in upper and lower case.
static bool is(Str said, Str word) { return said.n == word.n && strncasecmp(said.at, word.at, word.n) == 0; }

static bool refuse(RecurParser *p, Text why) {
  *p->fault = (RecurFault){p->part, why};
  return false;
}

// ---- numbers ------------------------------------------------------------------------------------------------------

static bool take_sign(Str *s) {
  bool minus = str_starts(*s, S("-"));
  if (minus || str_starts(*s, S("+"))) *s = str_from(*s, 1);
  return minus;
}

// Digits at the beginning, at most five; false where there are none.
static bool take_digits(Str *s, int *out) {
  size_t n = 0;
  for (*out = 0; n < s->n && n < 5 && s->at[n] >= '0' && s->at[n] <= '9'; n++) *out = *out * 10 + (s->at[n] - '0');
  *s = str_from(*s, n);
  return n > 0;
}

static bool whole(Str s, int least, int most, int *out) {
  return take_digits(&s, out) && !s.n && *out >= least && *out <= most;
}

static void set_add(RecurSet *set, bool from_end, int n) {
  set->any = true;
  set->bits[from_end][n / 64] |= (uint64_t)1 << n % 64;
}

// ---- one function a kind of part ----------------------------------------------------------------------------------

static bool parse_freq(RecurParser *p, Str value) {
  static const Str words[] = {S_("DAILY"), S_("WEEKLY"), S_("MONTHLY"), S_("YEARLY")};
  for (size_t i = 0; i < COUNT(words); i++)
    if (is(value, words[i])) return p->rule->freq = (int)i, true;
  return refuse(
      p, (Text){{"FREQ is DAILY, WEEKLY, MONTHLY or YEARLY here", "这里 FREQ 只能是 DAILY、WEEKLY、MONTHLY、YEARLY"}});
}

static bool parse_interval(RecurParser *p, Str value) {
  if (whole(value, 1, 999, &p->rule->interval)) return true;
  return refuse(p, (Text){{"INTERVAL is a number from 1 to 999", "INTERVAL 是 1 到 999 的整数"}});
}

static bool parse_count(RecurParser *p, Str value) {
  if (whole(value, 1, 99999, &p->rule->count)) return true;
  return refuse(p, (Text){{"COUNT is a number from 1 to 99999", "COUNT 是 1 到 99999 的整数"}});
}

static bool parse_until(RecurParser *p, Str value) {
  int year = 0, month = 0, day = 0;
  bool eight = value.n == 8 && whole(str_part(value, 0, 4), 1, 9999, &year) &&
               whole(str_part(value, 4, 6), 1, 12, &month) && whole(str_from(value, 6), 1, 31, &day);
  if (!eight || !ymd_exists((Ymd){year, month, day}))
    return refuse(p, (Text){{"UNTIL is a day such as 20261231", "UNTIL 写成一天，例如 20261231"}});
  p->rule->until = date_of(year, month, day);
  return true;
}

static bool weekday(Str s, int *out) {
  static const Str names[] = {S_("MO"), S_("TU"), S_("WE"), S_("TH"), S_("FR"), S_("SA"), S_("SU")};
  for (size_t i = 0; i < COUNT(names); i++)
    if (is(s, names[i])) return *out = (int)i, true;
  return false;
}

static bool parse_week_start(RecurParser *p, Str value) {
  if (weekday(value, &p->rule->week_start)) return true;
  return refuse(p, (Text){{"a weekday is MO, TU, WE, TH, FR, SA or SU", "星期几写 MO、TU、WE、TH、FR、SA、SU"}});
}

// "MO", "2SU", "-1FR"
static bool parse_weekdays(RecurParser *p, Str value) {
  Str item;
  for (Str rest = value; str_cut(&rest, ',', &item);) {
    int n = 0, day;
    bool sign = item.n && (item.at[0] == '-' || item.at[0] == '+'), minus = take_sign(&item);
    bool number = take_digits(&item, &n);
    if (!weekday(item, &day) || (sign && !number) || (number && (n < 1 || n > 53)))
      return refuse(p, (Text){{"weekdays are MO to SU, with a number such as 2SU or -1FR",
                               "星期几写 MO 到 SU，可以带第几个，例如 2SU、-1FR"}});
    if (number) set_add(&p->rule->nth[day], minus, n);
    *(number ? &p->rule->numbered : &p->rule->weekdays) |= 1u << day;
  }
  return true;
}

// ---- the parts ----------------------------------------------------------------------------------------------------

typedef bool ParsePart(RecurParser *p, Str value);
typedef struct Part {
  Str name;
  ParsePart *parse; // NULL: a list of numbers
  size_t set;       // numbers: where they go
  int most;
  bool from_end; // numbers: they may be negative
  Text takes;    // numbers
} Part;

// A row is a line, however long.
// clang-format off
#define WORD(name, parse) {S_(name), parse, 0, 0, false, {{NULL}}}
#define NUMBERS(name, field, most, from_end, en, zh) {S_(name), NULL, offsetof(Recur, field), most, from_end, {{en, zh}}}
static const Part parts[] = {
    WORD("FREQ", parse_freq),
    WORD("INTERVAL", parse_interval),
    WORD("COUNT", parse_count),
    WORD("UNTIL", parse_until),
    WORD("WKST", parse_week_start),
    WORD("BYDAY", parse_weekdays),
    NUMBERS("BYMONTH", months, 12, false, "months are 1 to 12", "月份是 1 到 12"),
    NUMBERS("BYMONTHDAY", month_days, 31, true, "days are 1 to 31, or -1 for the month's last", "日子是 1 到 31；-1 是当月最后一天"),
    NUMBERS("BYYEARDAY", year_days, 366, true, "days are 1 to 366, or -1 for the year's last", "日子是 1 到 366；-1 是当年最后一天"),
    NUMBERS("BYWEEKNO", weeks, 53, true, "weeks are 1 to 53, or -1 for the year's last", "周数是 1 到 53；-1 是当年最后一周"),
    NUMBERS("BYSETPOS", positions, 366, true, "places are 1 to 366, or -1 for the last", "位置是 1 到 366；-1 是最后一个"),
};
// clang-format on

static bool parse_numbers(RecurParser *p, const Part *part, Str value) {
  RecurSet *set = (RecurSet *)(void *)((char *)p->rule + part->set);
  Str item;
  for (Str rest = value; str_cut(&rest, ',', &item);) {
    int n;
    bool minus = take_sign(&item);
    if (!whole(item, 1, part->most, &n) || (minus && !part->from_end)) return refuse(p, part->takes);
    set_add(set, minus, n);
  }
  return true;
}

static bool refuse_name(RecurParser *p, Str name) {
  static const Str clock[] = {S_("BYHOUR"), S_("BYMINUTE"), S_("BYSECOND")};
  static const Str other[] = {S_("RSCALE"), S_("SKIP")};
  for (size_t i = 0; i < COUNT(clock); i++)
    if (is(name, clock[i])) return refuse(p, (Text){{"a date is a whole day", "日子是一整天，没有时刻"}});
  for (size_t i = 0; i < COUNT(other); i++)
    if (is(name, other[i]))
      return refuse(p, (Text){{"for the Chinese calendar write lunar: 8-15", "农历的日子写 lunar: 8-15"}});
  if (is(str_part(name, 0, 5), S("RRULE")))
    return refuse(p, (Text){{"write only what stands behind RRULE:", "只写 RRULE: 后面的部分"}});
  return refuse(p, (Text){{"no part of a recurrence rule", "重复规则里没有这一部分"}});
}

static bool parse_part(RecurParser *p, unsigned *seen) {
  ptrdiff_t equals = str_find_byte(p->part, '=');
  Str name = equals < 0 ? p->part : str_part(p->part, 0, (size_t)equals);
  Str value = equals < 0 ? S("") : str_from(p->part, (size_t)equals + 1);
  for (size_t i = 0; i < COUNT(parts); i++) {
    if (!is(name, parts[i].name)) continue;
    if (*seen >> i & 1) return refuse(p, (Text){{"said twice", "写了两次"}});
    *seen |= 1u << i;
    if (!value.n || str_ends(value, S(","))) return refuse(p, (Text){{"a value is missing", "少了值"}});
    return parts[i].parse ? parts[i].parse(p, value) : parse_numbers(p, &parts[i], value);
  }
  return refuse_name(p, name);
}

// ---- what goes together -------------------------------------------------------------------------------------------

bool recur_names_days(const Recur *rule) {
  return rule->weekdays || rule->numbered || rule->month_days.any || rule->year_days.any || rule->weeks.any;
}

// The table of section 3.3.10, page 44, and what it leaves open.
static bool fits_together(RecurParser *p) {
  const Recur *r = p->rule;
  bool yearly = r->freq == RECUR_YEARLY, days = recur_names_days(r);
  const struct {
    bool wrong;
    Str part;
    Text why;
  } rules[] = {
      {r->count && r->until != DATE_NONE,
       S_("COUNT"),
       {{"COUNT and UNTIL exclude each other", "COUNT 和 UNTIL 只能写一个"}}},
      {r->numbered && r->freq < RECUR_MONTHLY,
       S_("BYDAY"),
       {{"a number before a weekday needs FREQ=MONTHLY or YEARLY", "星期几前的数只能用在 FREQ=MONTHLY 或 YEARLY"}}},
      {r->numbered && r->weeks.any,
       S_("BYDAY"),
       {{"a number before a weekday does not go with BYWEEKNO", "星期几前的数不能和 BYWEEKNO 一起用"}}},
      {r->month_days.any && r->freq == RECUR_WEEKLY,
       S_("BYMONTHDAY"),
       {{"does not go with FREQ=WEEKLY", "不能用在 FREQ=WEEKLY"}}},
      {r->year_days.any && !yearly, S_("BYYEARDAY"), {{"needs FREQ=YEARLY", "只能用在 FREQ=YEARLY"}}},
      {r->weeks.any && !yearly, S_("BYWEEKNO"), {{"needs FREQ=YEARLY", "只能用在 FREQ=YEARLY"}}},
      {r->weeks.any && !r->weekdays,
       S_("BYWEEKNO"),
       {{"say which day of the week: add BYDAY=MO", "要说是那一周的星期几：加上 BYDAY=MO"}}},
      {yearly && r->month_days.any && !r->months.any,
       S_("BYMONTHDAY"),
       {{"say of which months: add BYMONTH=6, or write FREQ=MONTHLY",
         "要说是哪几个月：加上 BYMONTH=6，或写 FREQ=MONTHLY"}}},
      {r->positions.any && !days && !r->months.any,
       S_("BYSETPOS"),
       {{"says which of the days of another part, such as BYDAY", "要和 BYDAY 之类的部分一起用，说是其中第几个"}}},
  };
  for (size_t i = 0; i < COUNT(rules); i++) {
    p->part = rules[i].part;
    if (rules[i].wrong) return refuse(p, rules[i].why);
  }
  return true;
}

bool recur_parse(Str text, Recur *out, RecurFault *fault) {
  RecurParser p = {out, fault, text};
  unsigned seen = 0;
  Str part;
  *out = (Recur){.until = DATE_NONE, .freq = -1, .interval = 1};
  for (Str rest = text; str_cut(&rest, ';', &part);) {
    p.part = part;
    if (!parse_part(&p, &seen)) return false;
  }
  p.part = S(";");
  if (str_ends(text, p.part))
    return refuse(&p, (Text){{"nothing stands behind the last one", "最后一个分号后面没有内容"}});
  p.part = S("FREQ");
  if (out->freq < 0)
    return refuse(&p, (Text){{"a rule begins with FREQ=MONTHLY or the like", "规则以 FREQ=MONTHLY 之类开头"}});
  return fits_together(&p);
}

const Text *recur_needs_first(const Recur *rule) {
  static const Text interval = {{"INTERVAL counts from a first day", "INTERVAL 要从某一天开始数"}};
  static const Text count = {{"COUNT counts from a first day", "COUNT 要从某一天开始数"}};
  static const Text day = {{"nothing else says which day it is", "此外没有说是哪一天"}};
  if (rule->interval > 1) return &interval;
  if (rule->count) return &count;
  return recur_names_days(rule) || rule->freq == RECUR_DAILY ? NULL : &day;
}
