// hint: what a value that does not fit was most likely meant to be, by a table of small rewritings.
//
// From a text and its key to the text to write instead, or nothing. Each row of the table rewrites what the rows
// before it have left; after each the key's own grammar is asked. Invariant: a hint parses without any finding,
// because a wrong hint costs more than none.
#include <string.h>

#include "sopcal/read.h"
#include "text.h"

// ---- small looks --------------------------------------------------------------------------------------------------

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool take(Str *rest, Str word) {
  if (!word.n || !str_starts(*rest, word)) return false;
  *rest = str_from(*rest, word.n);
  return true;
}

static bool take_any(Str *rest, const Str *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (take(rest, words[i])) return true;
  return false;
}

// A number of at most four digits.
static bool take_number(Str *rest, int *out) {
  size_t n = 0;
  for (*out = 0; n < rest->n && is_digit(rest->at[n]); n++) {
    if (n == 4) return false;
    *out = *out * 10 + (rest->at[n] - '0');
  }
  *rest = str_from(*rest, n);
  return n > 0;
}

typedef struct Word {
  Str said, meant;
} Word;

static Str meaning(const Word *words, size_t n, Str said) {
  for (size_t i = 0; i < n; i++)
    if (said.n == words[i].said.n && strncasecmp(said.at, words[i].said.at, said.n) == 0) return words[i].meant;
  return S("");
}

// ---- for every type -----------------------------------------------------------------------------------------------

Str hint_half_width(Arena *arena, Str s) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < s.n;) {
    uint32_t c;
    size_t next = utf8_next(s, i, &c);
    if (c >= 0xFF01 && c <= 0xFF5E)
      buf_byte(&out, (char)(c - 0xFEE0));
    else if (c == 0x3002)
      buf_byte(&out, '.');
    else
      buf_add(&out, str_part(s, i, next));
    i = next;
  }
  return buf_str(&out);
}

bool hint_in_quotes(Str text, Str *inside) {
  static const Word quotes[] = {{S_("“"), S_("”")}, {S_("‘"), S_("’")}, {S_("「"), S_("」")}, {S_("＂"), S_("＂")}};
  for (size_t i = 0; i < COUNT(quotes); i++) {
    Str open = quotes[i].said, close = quotes[i].meant;
    if (text.n <= open.n + close.n || !str_starts(text, open) || !str_ends(text, close)) continue;
    *inside = str_trim(str_part(text, open.n, text.n - close.n));
    return inside->n && str_find(*inside, close) < 0;
  }
  return false;
}

static Str without_quotes(Arena *arena, Str s) {
  (void)arena;
  Str inside;
  return hint_in_quotes(s, &inside) ? inside : s;
}

// ---- days and times -----------------------------------------------------------------------------------------------

static bool take_range_sign(Str *rest) {
  static const Str signs[] = {S_(".."), S_("~"), S_("～"), S_("〜"), S_("至"), S_("到"),
                              S_("—"),  S_("–"), S_("…"),  S_("to"), S_("-")};
  bool any = false;
  *rest = str_trim(*rest);
  while (take_any(rest, signs, COUNT(signs))) any = true;
  *rest = str_trim(*rest);
  return any;
}

static bool take_day_sign(Str *rest) {
  static const Str signs[] = {S_("-"), S_("/"), S_("."), S_("年"), S_("月")};
  return take_any(rest, signs, COUNT(signs));
}

static bool begins_with_year(Str s) {
  for (size_t i = 0; i < 4; i++)
    if (i >= s.n || !is_digit(s.at[i])) return false;
  return true;
}

// A year of four digits, month and day; the year may be left out where `year` knows it. False leaves `rest` anywhere.
static bool take_day(Str *rest, int *year, Str *out, Arena *arena) {
  static const Str ends[] = {S_("日"), S_("号")};
  int month, day;
  if (begins_with_year(*rest) && (!take_number(rest, year) || !take_day_sign(rest))) return false;
  if (!take_number(rest, &month) || !take_day_sign(rest) || !take_number(rest, &day)) return false;
  take_any(rest, ends, COUNT(ends));
  Str day_of_year = str_format(arena, "%02d-%02d", month, day);
  *out = *year ? str_format(arena, "%04d-%.*s", *year, STR(day_of_year)) : day_of_year;
  return month < 100 && day < 100;
}

static Str days(Arena *arena, Str s) {
  int year = 0;
  Str rest = s, first, last;
  if (!take_day(&rest, &year, &first, arena)) return s;
  if (!rest.n) return first;
  if (!take_range_sign(&rest) || !take_day(&rest, &year, &last, arena) || rest.n) return s;
  return str_format(arena, "%.*s..%.*s", STR(first), STR(last));
}

static bool take_clock(Str *rest, Str *out, Arena *arena) {
  static const Str signs[] = {S_(":"), S_("点"), S_("时")};
  int hour, minute = 0;
  if (!take_number(rest, &hour) || !take_any(rest, signs, COUNT(signs))) return false;
  if (take(rest, S("半")))
    minute = 30;
  else if (rest->n && is_digit(rest->at[0]) && !take_number(rest, &minute))
    return false;
  take(rest, S("分"));
  *out = str_format(arena, "%02d:%02d", hour, minute);
  return true;
}

static Str clocks(Arena *arena, Str s) {
  Str rest = s, from, to;
  if (!take_clock(&rest, &from, arena)) return s;
  if (!rest.n) return from;
  if (!take_range_sign(&rest) || !take_clock(&rest, &to, arena) || rest.n) return s;
  return str_format(arena, "%.*s-%.*s", STR(from), STR(to));
}

static Str day_numbers(Arena *arena, Str s) {
  static const Str signs[] = {S_("~"), S_("～"), S_("至"), S_("到"), S_("—")};
  static const Word words[] = {{S_("首日"), S_("1")}, {S_("最后一天"), S_("last")}, {S_("末日"), S_("last")}};
  Str word = meaning(words, COUNT(words), s);
  if (word.n) return word;
  Buf out = buf_in(arena);
  for (Str rest = s; rest.n;) {
    if (take(&rest, S("第")) || take(&rest, S("天"))) continue;
    if (take_any(&rest, signs, COUNT(signs))) {
      buf_add(&out, S(".."));
      continue;
    }
    buf_byte(&out, rest.at[0]);
    rest = str_from(rest, 1);
  }
  return buf_str(&out);
}

// 1-3: only where both are days counted from the first.
static Str number_range(Arena *arena, Str s) {
  int first, last;
  Str rest = s;
  if (!take_number(&rest, &first) || !take_range_sign(&rest) || !take_number(&rest, &last) || rest.n) return s;
  return str_format(arena, "%d..%d", first, last);
}

Str hint_weekday(Arena *arena, Str s) {
  static const Str weeks[] = {S_("周"), S_("星期"), S_("礼拜")};
  static const Word names[] = {
      {S_("一"), S_("mon")},      {S_("二"), S_("tue")},         {S_("三"), S_("wed")},
      {S_("四"), S_("thu")},      {S_("五"), S_("fri")},         {S_("六"), S_("sat")},
      {S_("日"), S_("sun")},      {S_("天"), S_("sun")},         {S_("monday"), S_("mon")},
      {S_("tuesday"), S_("tue")}, {S_("wednesday"), S_("wed")},  {S_("thursday"), S_("thu")},
      {S_("friday"), S_("fri")},  {S_("saturday"), S_("sat")},   {S_("sunday"), S_("sun")},
      {S_("tues"), S_("tue")},    {S_("thur"), S_("thu")},       {S_("thurs"), S_("thu")},
      {S_("mon"), S_("mon")},     {S_("tue"), S_("tue")},        {S_("wed"), S_("wed")},
      {S_("thu"), S_("thu")},     {S_("fri"), S_("fri")},        {S_("sat"), S_("sat")},
      {S_("sun"), S_("sun")},     {S_("每天"), S_("day")},       {S_("每日"), S_("day")},
      {S_("daily"), S_("day")},   {S_("工作日"), S_("workday")}, {S_("周末"), S_("weekend")},
  };
  (void)arena;
  Str whole = meaning(names, COUNT(names), s), rest = s;
  if (whole.n) return (unsigned char)s.at[0] >= 0x80 && s.n == 3 ? s : whole; // 一 alone may be anything
  take(&rest, S("每"));
  bool week = take_any(&rest, weeks, COUNT(weeks));
  Str name = meaning(names, COUNT(names), rest);
  return week && rest.n == 3 && name.n ? name : s;
}

// ---- durations ----------------------------------------------------------------------------------------------------

static const Word units[] = {
    {S_("天"), S_("d")},     {S_("日"), S_("d")},         {S_("day"), S_("d")},       {S_("days"), S_("d")},
    {S_("分钟"), S_("min")}, {S_("分"), S_("min")},       {S_("minutes"), S_("min")}, {S_("minute"), S_("min")},
    {S_("mins"), S_("min")}, {S_("小时"), S_("h")},       {S_("个小时"), S_("h")},    {S_("hours"), S_("h")},
    {S_("hour"), S_("h")},   {S_("周"), S_("w")},         {S_("星期"), S_("w")},      {S_("week"), S_("w")},
    {S_("weeks"), S_("w")},  {S_("个月"), S_(" months")}, {S_("月"), S_(" months")},
};

static Str duration(Arena *arena, Str s) {
  if (str_eq(s, S("半小时")) || str_eq(s, S("半个小时"))) return S("30min");
  size_t n = 0;
  while (n < s.n && is_digit(s.at[n])) n++;
  Str unit = meaning(units, COUNT(units), str_trim(str_from(s, n)));
  return n && unit.n ? str_format(arena, "%.*s%.*s", STR(str_part(s, 0, n)), STR(unit)) : s;
}

// end+1h
static Str elapsed(Arena *arena, Str s) {
  ptrdiff_t sign = str_find_byte(s, '+');
  if (sign <= 0) return duration(arena, s);
  Str gap = duration(arena, str_trim(str_from(s, (size_t)sign + 1)));
  return str_format(arena, "%.*s + %.*s", STR(str_trim(str_part(s, 0, (size_t)sign))), STR(gap));
}

// ---- numbers ------------------------------------------------------------------------------------------------------

static Str between(Str s, const Str *before, size_t n_before, const Str *behind, size_t n_behind) {
  for (size_t i = 0; i < n_before; i++)
    if (take(&s, before[i])) break;
  for (size_t i = 0; i < n_behind; i++) {
    if (!str_ends(s, behind[i])) continue;
    s.n -= behind[i].n;
    break;
  }
  return str_trim(s);
}

// 1,680: a comma before each three digits.
static Str without_commas(Arena *arena, Str s) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < s.n; i++) {
    if (s.at[i] != ',') buf_byte(&out, s.at[i]);
    bool thousands = i > 0 && i + 3 < s.n && is_digit(s.at[i + 1]) && is_digit(s.at[i + 2]) && is_digit(s.at[i + 3]) &&
                     (i + 4 >= s.n || !is_digit(s.at[i + 4]));
    if (s.at[i] == ',' && !thousands) return s;
  }
  return buf_str(&out);
}

static Str money(Arena *arena, Str s) {
  static const Str before[] = {S_("¥"), S_("￥"), S_("RMB"), S_("CNY")};
  static const Str behind[] = {S_("元"), S_("块钱"), S_("块")};
  return without_commas(arena, between(s, before, COUNT(before), behind, COUNT(behind)));
}

static Str count(Arena *arena, Str s) {
  static const Str behind[] = {S_("人"), S_("份"),   S_("位"), S_("个"), S_("名"), S_("天"),  S_("次"),
                               S_("条"), S_("分钟"), S_("件"), S_("年"), S_("%"),  S_("min"), S_("d")};
  return without_commas(arena, between(s, NULL, 0, behind, COUNT(behind)));
}

// 3次/天, 每天3次, 3 a day; but 每2周 and 7天 are no caps.
static Str cap(Arena *arena, Str s) {
  static const Word spans[] = {{S_("天"), S_("day")},    {S_("日"), S_("day")},     {S_("周"), S_("week")},
                               {S_("星期"), S_("week")}, {S_("个月"), S_("month")}, {S_("月"), S_("month")},
                               {S_("day"), S_("day")},   {S_("week"), S_("week")},  {S_("month"), S_("month")}};
  static const Str fillers[] = {S_("次"), S_("条"), S_("/"), S_("per"), S_("a")};
  Str span = S("");
  int n = 0;
  bool apart = false; // something other than a blank stands between number and span, or the span comes first
  for (Str rest = s; rest.n; rest = str_trim(rest)) {
    bool each = take(&rest, S("每"));
    if (each && str_trim(rest).n && is_digit(str_trim(rest).at[0])) return s;
    apart = apart || (each && n);
    if (each) continue;
    if (take_any(&rest, fillers, COUNT(fillers))) {
      apart = apart || n;
      continue;
    }
    if (!n && take_number(&rest, &n)) {
      apart = span.n > 0;
      continue;
    }
    size_t i = 0;
    while (i < COUNT(spans) && (span.n || !take(&rest, spans[i].said))) i++;
    if (i == COUNT(spans)) return s;
    span = spans[i].meant;
    if (n && !apart) return s;
  }
  return n && span.n ? str_format(arena, "%d per %.*s", n, STR(span)) : s;
}

static Str boolean(Arena *arena, Str s) {
  static const Word words[] = {{S_("是"), S_("true")},   {S_("对"), S_("true")},     {S_("yes"), S_("true")},
                               {S_("on"), S_("true")},   {S_("true"), S_("true")},   {S_("y"), S_("true")},
                               {S_("否"), S_("false")},  {S_("不"), S_("false")},    {S_("no"), S_("false")},
                               {S_("off"), S_("false")}, {S_("false"), S_("false")}, {S_("n"), S_("false")}};
  (void)arena;
  Str word = meaning(words, COUNT(words), s);
  return word.n ? word : s;
}

// ---- the table ----------------------------------------------------------------------------------------------------

typedef Str Rewrite(Arena *arena, Str s);

#define BIT(type) ((uint64_t)1 << TYPE_##type)
static const struct {
  uint64_t types; // 0: all
  Rewrite *rewrite;
} rewrites[] = {
    {0, hint_half_width},
    {0, without_quotes},
    {BIT(DATE) | BIT(SPAN) | BIT(YEARLY) | BIT(AVOID) | BIT(DAYOFF), days},
    {BIT(LUNAR), hint_lunar},
    {BIT(TERM), hint_term},
    {BIT(NTH), hint_nth},
    {BIT(WINDOW) | BIT(QUIET), clocks},
    {BIT(WEEKDAY) | BIT(DAYOFF) | BIT(EVERY), hint_weekday},
    {BIT(DURATION) | BIT(EVERY), duration},
    {BIT(AFTER), elapsed},
    {BIT(DAYS) | BIT(DAY), day_numbers},
    {BIT(DAYS), number_range},
    {BIT(MONEY), money},
    {BIT(COUNT) | BIT(NUMBER) | BIT(YEAR) | BIT(PERCENT) | BIT(SHARE), count},
    {BIT(CAP), cap},
    {BIT(BOOL), boolean},
};

// What the key's own grammar says of a text; AVOID would take any name for a date's, AFTER one for a step's.
static bool fits(Arena *arena, const Key *key, Str text) {
  Decoder silent = {.arena = arena, .diags = diags_new(arena)};
  Key strict = *key;
  if (key->type == TYPE_AVOID) strict.type = TYPE_SPAN;
  if (key->type == TYPE_AFTER && is_digit(text.at[0])) strict.type = TYPE_DURATION;
  max_align_t out[16] = {0};
  return value_parse_quietly(&silent, &strict, text, out) && diags_total(silent.diags) == 0;
}

static Str one(Arena *arena, const Key *key, Str text) {
  Str now = text;
  for (size_t i = 0; i < COUNT(rewrites); i++) {
    if (rewrites[i].types && !(rewrites[i].types >> key->type & 1)) continue;
    now = str_trim(rewrites[i].rewrite(arena, now));
    if (now.n && !str_eq(now, text) && fits(arena, key, now)) return now;
  }
  return S("");
}

// "mon, wed" where a list in brackets is meant; each of them must fit or have a hint of its own.
static Str list(Arena *arena, const Key *key, Str text) {
  StrList items = {0};
  Buf ascii = buf_in(arena);
  for (Str rest = text; rest.n;) {
    if (take(&rest, S("，")) || take(&rest, S("、")) || take(&rest, S(","))) {
      buf_byte(&ascii, ',');
      continue;
    }
    buf_byte(&ascii, rest.at[0]);
    rest = str_from(rest, 1);
  }
  Str rest = buf_str(&ascii), item;
  if (key->form != FORM_LIST || str_find_byte(rest, ',') < 0) return S("");
  while (str_cut(&rest, ',', &item)) {
    item = str_trim(item);
    Str fix = item.n && fits(arena, key, item) ? item : one(arena, key, item);
    if (!fix.n) return S("");
    PUSH(arena, &items, fix);
  }
  return str_format(arena, "[%.*s]", STR(str_join(arena, &items, S(", "))));
}

// A bare number where a length of time is meant: its unit can only be asked for.
static Str units_of(Arena *arena, const Key *key, Str text) {
  Str rest = text;
  int n;
  if (key->type != TYPE_DURATION || !take_number(&rest, &n) || rest.n) return S("");
  return str_format(arena, "%dd / %dh / %dmin", n, n, n);
}

Str hint_value(Arena *arena, const Key *key, Str text) {
  Str fix = text.n > 200 ? S("") : one(arena, key, text);
  if (!fix.n && text.n <= 200) fix = list(arena, key, text);
  return fix.n ? fix : units_of(arena, key, text);
}
