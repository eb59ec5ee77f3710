// hint_dates: near misses of the rules of named dates: 八月十五 for 8-15, 清明节 for 清明, second sunday of May.
//
// From a text as people write it to the text that a plan takes, or the same text where that is not clear. The key's own
// grammar is asked afterwards (hint.c), so that nothing here need be checked twice.
#include "sopcal/read.h"
#include "text.h"

static bool take(Str *rest, Str word) {
  if (!str_starts_any_case(*rest, word)) return false;
  *rest = str_from(*rest, word.n);
  return true;
}

static bool take_any(Str *rest, const Str *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (take(rest, words[i])) return true;
  return false;
}

// ---- numbers in Chinese -------------------------------------------------------------------------------------------

// 一 to 九 or 两; 0 for anything else.
static int take_one(Str *rest) {
  static const Str ones[] = {S_("一"), S_("二"), S_("三"), S_("四"), S_("五"), S_("六"), S_("七"), S_("八"), S_("九")};
  for (size_t i = 0; i < COUNT(ones); i++)
    if (take(rest, ones[i])) return (int)i + 1;
  return take(rest, S("两")) ? 2 : 0;
}

// 15, 十五, 初五, 廿三, 三十; 0 where there is none.
static int take_number(Str *rest) {
  int n = 0;
  size_t digits = 0;
  for (; digits < rest->n && digits < 2 && rest->at[digits] >= '0' && rest->at[digits] <= '9'; digits++)
    n = n * 10 + (rest->at[digits] - '0');
  *rest = str_from(*rest, digits);
  if (digits) return n;
  if (take(rest, S("初"))) return take(rest, S("十")) ? 10 : take_one(rest);
  if (take(rest, S("廿"))) return 20 + take_one(rest);
  int ones = take_one(rest);
  if (!take(rest, S("十"))) return ones;
  return (ones ? ones : 1) * 10 + take_one(rest);
}

// ---- lunar days ---------------------------------------------------------------------------------------------------

typedef struct Festival {
  Str name, day;
} Festival;

static Str festival_day(Str name) {
  static const Festival festivals[] = {
      {S_("除夕"), S_("12-last")}, {S_("大年三十"), S_("12-last")}, {S_("年三十"), S_("12-last")},
      {S_("春节"), S_("1-1")},     {S_("大年初一"), S_("1-1")},     {S_("元宵"), S_("1-15")},
      {S_("龙抬头"), S_("2-2")},   {S_("端午"), S_("5-5")},         {S_("七夕"), S_("7-7")},
      {S_("中元"), S_("7-15")},    {S_("中秋"), S_("8-15")},        {S_("重阳"), S_("9-9")},
      {S_("腊八"), S_("12-8")},
  };
  if (str_ends(name, S("节")) && name.n > S("春节").n) name.n -= S("节").n;
  for (size_t i = 0; i < COUNT(festivals); i++)
    if (str_eq(name, festivals[i].name)) return festivals[i].day;
  return S("");
}

static int take_lunar_month(Str *rest) {
  if (take(rest, S("正"))) return 1;
  if (take(rest, S("冬"))) return 11;
  if (take(rest, S("腊"))) return 12;
  return take_number(rest);
}

Str hint_lunar(Arena *arena, Str s) {
  static const Str calendars[] = {S_("农历"), S_("阴历"), S_("旧历"), S_("lunar")};
  static const Str signs[] = {S_("月"), S_("-"), S_("/"), S_(".")}, lasts[] = {S_("last"), S_("最后一天"), S_("末")};
  Str rest = s, festival = festival_day(s);
  if (festival.n) return festival;
  take_any(&rest, calendars, COUNT(calendars));
  rest = str_trim(rest);
  bool leap = take(&rest, S("闰")) || take(&rest, S("leap"));
  rest = str_trim(rest);
  int month = take_lunar_month(&rest), day = 0;
  if (!month || !take_any(&rest, signs, COUNT(signs))) return s;
  bool last = take_any(&rest, lasts, COUNT(lasts));
  if (!last) day = take_number(&rest);
  take(&rest, S("日"));
  if (rest.n || (!last && !day)) return s;
  Str before = leap ? S("leap ") : S("");
  if (last || (month == 12 && day == 30)) return str_format(arena, "%.*s%d-last", STR(before), month);
  return str_format(arena, "%.*s%d-%d", STR(before), month, day);
}

// ---- solar terms --------------------------------------------------------------------------------------------------

Str hint_term(Arena *arena, Str s) {
  static const Str behind[] = {S_("节气"), S_("节"), S_("日"), S_("当天")};
  static const Festival old[] = {{S_("驚蟄"), S_("惊蛰")},
                                 {S_("穀雨"), S_("谷雨")},
                                 {S_("小滿"), S_("小满")},
                                 {S_("芒種"), S_("芒种")},
                                 {S_("處暑"), S_("处暑")}};
  (void)arena;
  for (size_t i = 0; i < COUNT(behind); i++)
    if (str_ends(s, behind[i])) {
      s = str_trim(str_part(s, 0, s.n - behind[i].n));
      break;
    }
  for (size_t i = 0; i < COUNT(old); i++)
    if (str_eq(s, old[i].name)) return old[i].day;
  return s;
}

// ---- weekdays of a month ------------------------------------------------------------------------------------------

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};

static Str word(Str *rest) {
  ptrdiff_t blank = str_find_byte(*rest, ' ');
  Str first = blank < 0 ? *rest : str_part(*rest, 0, (size_t)blank);
  *rest = str_trim(str_from(*rest, first.n));
  return first;
}

// may, May, nov, 5, 5月, 五月; 0 for anything else.
static int month_of(Str s) {
  for (size_t i = 0; i < COUNT(months); i++) {
    Str name = str_of(months[i]);
    if (s.n >= 3 && str_starts_any_case(name, s)) return (int)i + 1;
  }
  int n = take_number(&s);
  take(&s, S("月"));
  return s.n || n > 12 ? 0 : n;
}

// 1 to 5; -1: the last; 0: none.
static int ordinal_of(Str s) {
  static const Str words[] = {S_("first"), S_("second"), S_("third"), S_("fourth"), S_("fifth")};
  static const Str ends[] = {S_("st"), S_("nd"), S_("rd"), S_("th")};
  Str rest = s;
  if (take(&rest, S("last")) && !rest.n) return -1;
  for (size_t i = 0; i < COUNT(words); i++)
    if (s.n == words[i].n && take(&rest, words[i])) return (int)i + 1;
  int n = take_number(&rest);
  take_any(&rest, ends, COUNT(ends));
  return rest.n ? 0 : n;
}

static Str nth(Arena *arena, Str s, int n, Str weekday, int month) {
  if (!n || !month || !weekday.n) return s;
  Str which = n < 0 ? S("last") : str_format(arena, "%d", n);
  return str_format(arena, "%.*s %.*s of %s", STR(which), STR(hint_weekday(arena, weekday)), months[month - 1]);
}

// 五月第二个周日, 5月的最后一个星期五
static Str nth_in_chinese(Arena *arena, Str s) {
  Str rest = s;
  int month = take_number(&rest), n = 0;
  if (month > 12 || !take(&rest, S("月"))) return s;
  take(&rest, S("份"));
  take(&rest, S("的"));
  if (take(&rest, S("最后一")))
    n = -1;
  else if (take(&rest, S("第")))
    n = take_number(&rest);
  take(&rest, S("个"));
  return nth(arena, s, n, rest, month);
}

Str hint_nth(Arena *arena, Str s) {
  Str rest = s;
  take(&rest, S("the "));
  Str which = word(&rest), weekday = word(&rest), month = word(&rest);
  bool of = month.n == 2 && (take(&month, S("of")) || take(&month, S("in")));
  if (!weekday.n) return nth_in_chinese(arena, s);
  return nth(arena, s, ordinal_of(which), weekday, of ? month_of(rest) : 0);
}

// ---- another rule -------------------------------------------------------------------------------------------------

// The key is on_day, or in a bare value the date's own name: then the keys stand between braces.
Str hint_other_rule(Arena *arena, const Key *key, Str text) {
  static const char *const rules[] = {"lunar", "term", "nth", "stem", "rrule"};
  const Shape *date = shape_key(&plan_file_shape, S("dates"))->shape;
  Decoder silent = {.arena = arena, .diags = diags_new(arena)};
  bool bare = !shape_key(date, str_of(key->name));
  max_align_t out[16] = {0};
  for (size_t i = 0; i < COUNT(rules); i++) {
    const Key *rule = shape_key(date, str_of(rules[i]));
    Str fix = value_parse_quietly(&silent, rule, text, out) ? text : hint_value(arena, rule, text);
    if (fix.n) return str_format(arena, bare ? "{%s: %.*s}" : "%s: %.*s", rules[i], STR(fix));
  }
  return S("");
}
