// values: the grammar of every single value of a plan, one function a type, over the whole text.
//
// Takes the text of a node and writes the value into the place that its key's row names. A text that does not fit is
// said once, with what the key takes; the value then stays absent.
#include <stdlib.h>

#include "sopcal/lunar.h"
#include "recur.h"
#include "sopcal/read.h"
#include "text.h"

typedef struct Input {
  const Decoder *decoder;
  const Key *key;
  Str text;
  Place at;
} Input;

// ---- small scanners -----------------------------------------------------------------------------------------------

static bool whole_number(Str s, long max, long *out) {
  if (s.n == 0 || s.n > 9) return false;
  long n = 0;
  for (size_t i = 0; i < s.n; i++) {
    if (s.at[i] < '0' || s.at[i] > '9') return false;
    n = n * 10 + (s.at[i] - '0');
  }
  *out = n;
  return n <= max;
}

static bool split(Str s, Str between, Str *left, Str *right) {
  ptrdiff_t at = str_find(s, between);
  if (at < 0) return false;
  *left = str_part(s, 0, (size_t)at);
  *right = str_from(s, (size_t)at + between.n);
  return true;
}

// The first word, and what stands behind it.
static Str first_word(Str s, Str *rest) {
  Str word = s;
  *rest = S("");
  ptrdiff_t blank = str_find_byte(s, ' ');
  if (blank >= 0) {
    word = str_part(s, 0, (size_t)blank);
    *rest = str_trim(str_from(s, (size_t)blank));
  }
  return word;
}

// Some letter, number or mark that is not hard to see: ASCII punctuation, blanks and invisible characters are none.
static bool is_word_character(uint32_t c) {
  if (c < 0x80)
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  return utf8_is_word(c);
}

bool id_is_good(Str id) {
  for (size_t i = 0; i < id.n;) {
    uint32_t c;
    i = utf8_next(id, i, &c);
    if (!is_word_character(c)) return false;
  }
  return id.n > 0 && id.n <= 64 && id.at[0] != '-';
}

// ---- faults -------------------------------------------------------------------------------------------------------

static bool looks_like_date(Str s) {
  static const Str form = S_("0000-00-00");
  for (size_t i = 0; i < s.n && s.n == form.n; i++) {
    char c = s.at[i] >= '0' && s.at[i] <= '9' ? '0' : s.at[i];
    if (c != form.at[i]) return false;
  }
  return s.n == form.n;
}

static bool parse_clocks(Str text, Window *out);

// What is wrong with which part of a recurrence rule.
static Text recur_hint(const Input *in) {
  Recur rule;
  RecurFault fault;
  if (recur_parse(in->text, &rule, &fault)) return (Text){{"", ""}};
  Arena *arena = in->decoder->arena;
  Str en = str_format(arena, "%.*s: %s", STR(fault.part), fault.why.in[LANG_EN]);
  Str zh = str_format(arena, "%.*s：%s", STR(fault.part), fault.why.in[LANG_ZH]);
  return (Text){{str_c(arena, en), str_c(arena, zh)}};
}

// What stands beside the value: what to write instead, where that is clear.
static Text hint_of(const Input *in) {
  Arena *arena = in->decoder->arena;
  Window window;
  bool clocks = in->key->type == TYPE_WINDOW && parse_clocks(in->text, &window);
  if (clocks)
    return (Text){{"the end is before the beginning; a window stays within one day", "结束早于开始；时段不能跨过午夜"}};
  if (in->key->type == TYPE_RECUR) return recur_hint(in);
  Str fix = hint_value(arena, in->key, in->text);
  if (!fix.n && in->key->type == TYPE_YEARLY) fix = hint_other_rule(arena, in->key, in->text);
  if (!fix.n) return (Text){{"", ""}};
  bool half = str_eq(fix, hint_half_width(arena, in->text));
  Str en = str_format(arena, half ? "full-width characters: write %.*s" : "write %.*s", STR(fix));
  Str zh = str_format(arena, half ? "用了全角字符：请写 %.*s" : "写成 %.*s", STR(fix));
  return (Text){{str_c(arena, en), str_c(arena, zh)}};
}

static void say_unfit(const Input *in, Text takes) {
  const Decoder *d = in->decoder;
  if (!d->diags) return;
  Text hint = diag_is_beyond(d->diags, S103, in->at) ? (Text){{"", ""}} : hint_of(in);
  diag_add(d->diags, S103, in->at,
           ARGS(arg("text", in->text), arg("key", str_of(in->key->name)), arg_t("takes", takes), arg_t("hint", hint)));
}

static bool no_such_day(const Input *in, Str text) {
  if (in->decoder->diags) diag_add(in->decoder->diags, S104, in->at, ARGS(arg("text", text)));
  return true; // said: nothing more to say about this value
}

// ---- one function a type ------------------------------------------------------------------------------------------

static bool parse_text(const Input *in, void *out) {
  *(Str *)out = in->text;
  return in->text.n > 0;
}

static bool parse_id(const Input *in, void *out) {
  *(Str *)out = in->text;
  return id_is_good(in->text);
}

static bool parse_bool(const Input *in, void *out) {
  *(bool *)out = str_eq(in->text, S("true"));
  return *(bool *)out || str_eq(in->text, S("false"));
}

static bool parse_number(const Input *in, long least, long most, void *out) {
  long n;
  if (!whole_number(in->text, most, &n) || n < least) return false;
  *(int *)out = (int)n;
  return true;
}

static bool parse_count(const Input *in, void *out) { return parse_number(in, 0, 1000000, out); }
static bool parse_positive(const Input *in, void *out) { return parse_number(in, 1, PLAN_DAYS_MAX, out); }
static bool parse_percent(const Input *in, void *out) { return parse_number(in, 0, 100, out); }
static bool parse_share(const Input *in, void *out) { return parse_number(in, 0, 1000, out); }

static bool parse_money(const Input *in, void *out) {
  Str yuan = in->text, fen = S("0");
  split(in->text, S("."), &yuan, &fen);
  long whole, part;
  if (!whole_number(yuan, 99999999, &whole) || fen.n > 2 || !whole_number(fen, 99, &part)) return false;
  *(int64_t *)out = (int64_t)whole * 100 + (fen.n == 1 ? part * 10 : part);
  return true;
}

static bool parse_date(const Input *in, void *out) {
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
  split(in->text, S(".."), &first, &last);
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

static bool parse_span(const Input *in, void *out) {
  SpanAt *span = out;
  bool said;
  if (!parse_days(in, &span->days, &said)) return false;
  if (!said) span->at = in->at;
  return true;
}

static bool parse_yearly(const Input *in, void *out) {
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
  if (text.n != 5 || text.at[2] != '-' || !whole_number(str_part(text, 0, 2), 99, &month) ||
      !whole_number(str_from(text, 3), 99, &dom))
    return false;
  if (!ymd_exists((Ymd){2024, (int)month, (int)dom})) return no_such_day(in, text);
  *day = (Yearly){0, (int)month, (int)dom};
  return true;
}

// "8-15", "12-last", "leap 6-1". A leap month has 29 days at least; a month never more than 30.
static bool parse_lunar(const Input *in, void *out) {
  Str month_text, day_text, text = in->text;
  long month, day = 0;
  bool leap = str_starts(text, S("leap "));
  if (leap) text = str_trim(str_from(text, S("leap ").n));
  if (!split(text, S("-"), &month_text, &day_text) || !whole_number(month_text, 12, &month) || month < 1) return false;
  if (!str_eq(day_text, S("last")) && (!whole_number(day_text, 30, &day) || day < 1)) return false;
  *(LunarDay *)out = (LunarDay){(int)month, (int)day, leap};
  return true;
}

static bool parse_term(const Input *in, void *out) { return solar_term_parse(in->text, out); }

static bool month_parse(Str s, int *out) {
  static const Str months[] = {S_("january"),   S_("february"), S_("march"),    S_("april"),
                               S_("may"),       S_("june"),     S_("july"),     S_("august"),
                               S_("september"), S_("october"),  S_("november"), S_("december")};
  for (size_t i = 0; i < COUNT(months); i++)
    if (str_eq(s, months[i])) return *out = (int)i + 1, true;
  return false;
}

// "2 sun of may", "last fri of november".
static bool parse_nth(const Input *in, void *out) {
  NthDay nth = {.n = -1};
  Str rest, which = first_word(in->text, &rest), weekday = first_word(rest, &rest), of = first_word(rest, &rest);
  long n = 0;
  if (!str_eq(which, S("last")) && (!whole_number(which, 5, &n) || n < 1)) return false;
  if (n) nth.n = (int)n;
  *(NthDay *)out = nth;
  if (!weekday_parse(weekday, &nth.weekday) || !str_eq(of, S("of")) || !month_parse(rest, &nth.month)) return false;
  *(NthDay *)out = nth;
  return true;
}

// "3 庚 from 夏至"
static bool parse_stem(const Input *in, void *out) {
  StemDay *day = out, parsed;
  Str rest, number = first_word(in->text, &rest), stem = first_word(rest, &rest), from = first_word(rest, &rest);
  long n;
  parsed.stem = stem_parse(stem);
  if (!whole_number(number, 10, &n) || n < 1 || parsed.stem < 0) return false;
  if (!str_eq(from, S("from")) || !solar_term_parse(rest, &parsed.term)) return false;
  parsed.n = (int)n;
  *day = parsed;
  return true;
}

static bool parse_recur(const Input *in, void *out) {
  Recur rule;
  RecurFault fault;
  if (!recur_parse(in->text, &rule, &fault)) return false;
  *(Str *)out = in->text;
  return true;
}

// 2026-3-2 and 2小时 could be names, but are a day and a time not quite in their form.
static bool is_almost(const Input *in) {
  bool digit = in->text.n && in->text.at[0] >= '0' && in->text.at[0] <= '9';
  return digit && in->decoder->diags && hint_value(in->decoder->arena, in->key, in->text).n;
}

static bool parse_avoid(const Input *in, void *out) {
  Avoid *avoid = out;
  bool said;
  avoid->at = in->at;
  if (parse_days(in, &avoid->days, &said)) return true;
  avoid->public_holidays = str_eq(in->text, S("public-holidays"));
  if (avoid->public_holidays) return true;
  avoid->id = in->text;
  return id_is_good(in->text) && !is_almost(in);
}

static bool parse_clocks(Str text, Window *out) {
  Str from = text, to = text;
  bool window = split(text, S("-"), &from, &to);
  if (!clock_parse(from, &out->from) || !clock_parse(to, &out->to) || out->from >= 24 * 60) return false;
  return window || out->from == out->to;
}

static bool parse_window(const Input *in, void *out) {
  Window window;
  if (!parse_clocks(in->text, &window) || window.to < window.from) return false;
  *(Window *)out = window;
  return true;
}

static bool parse_quiet(const Input *in, void *out) {
  Window window;
  if (!parse_clocks(in->text, &window) || window.to == window.from) return false;
  *(Window *)out = window;
  return true;
}

static bool parse_duration(const Input *in, void *out) { return duration_parse(in->text, out); }

static bool parse_weekday(const Input *in, void *out) {
  int day;
  if (!weekday_parse(in->text, &day)) return false;
  ((WeekdaySet *)out)->days = 1u << day;
  return true;
}

static bool parse_dayoff(const Input *in, void *out) {
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
    if (rest.n && (!has_sign || !whole_number(str_from(rest, 1), 1000, &n))) return false;
    out->n = rest.n && rest.at[0] == '-' ? -(int)n : (int)n;
    return true;
  }
  bool minus = s.n && s.at[0] == '-';
  if (!whole_number(str_from(s, minus), 1000, &n)) return false;
  out->n = minus ? -(int)n : (int)n;
  return true;
}

static bool parse_day_range(const Input *in, void *out) {
  DayRange *range = out;
  Str first = in->text, last = in->text;
  split(in->text, S(".."), &first, &last);
  if (!parse_day_number(first, &range->first) || !parse_day_number(last, &range->last)) return false;
  bool zero = (!range->first.from_last && range->first.n == 0) || (!range->last.from_last && range->last.n == 0);
  bool back = range->first.from_last == range->last.from_last && range->last.n < range->first.n;
  Diags *diags = in->decoder->diags;
  if (zero && diags) diag_add(diags, T101, in->at, NO_ARGS);
  if (back && !zero && diags) diag_add(diags, S111, in->at, ARGS(arg("first", first), arg("last", last)));
  if (!zero && !back) range->at = in->at;
  return true;
}

static bool parse_one_day(const Input *in, void *out) {
  return str_find(in->text, S("..")) < 0 && parse_day_range(in, out);
}

static bool parse_every(const Input *in, void *out) {
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
static bool parse_after(const Input *in, void *out) {
  After after = {.given = true, .at = in->at};
  Duration gap;
  Str rest = in->text;
  if (!duration_parse(rest, &gap)) {
    if (is_almost(in)) return false;
    Str word = first_word(rest, &rest);
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

// each ROLE | one ROLE | NAME | all | owner | auto, each with "of PLACE".
static bool parse_who(const Input *in, void *out) {
  static const struct {
    Str word;
    WhoKind kind;
    bool names;
  } words[] = {{S_("each"), WHO_EACH, true},
               {S_("one"), WHO_ONE, true},
               {S_("all"), WHO_ALL, false},
               {S_("owner"), WHO_OWNER, false},
               {S_("auto"), WHO_AUTO, false}};
  Who who = {.kind = WHO_NAMED, .at = in->at};
  Str rest, after;
  Str word = first_word(in->text, &rest);
  bool names = true;
  for (size_t i = 0; i < COUNT(words); i++)
    if (str_eq(word, words[i].word)) {
      who.kind = words[i].kind;
      names = words[i].names;
    }
  if (names && who.kind != WHO_NAMED) word = first_word(rest, &rest);
  if (names) who.name = word;
  if (rest.n) {
    Str of = first_word(rest, &after);
    who.place = after;
    if (!str_eq(of, S("of")) || !id_is_good(who.place)) return false;
  }
  *(Who *)out = who;
  return !names || id_is_good(who.name);
}

static bool parse_pattern(const Input *in, void *out) {
  *(PiecePattern *)out = (PiecePattern){in->text, in->at};
  Str path = str_ends(in->text, S("/")) ? str_part(in->text, 0, in->text.n - 1) : in->text;
  return path_is_inside(path);
}

static bool parse_media(const Input *in, void *out) {
  bool link = str_starts(in->text, S("https://")) || str_starts(in->text, S("http://"));
  *(Media *)out = (Media){.name = in->text, .at = in->at, .link = link};
  return link || path_is_inside(in->text);
}

static void say_unknown_word(const Input *in) {
  Arena *arena = in->decoder->arena;
  Diags *diags = in->decoder->diags;
  Arg text = arg("text", in->text), key = arg("key", str_of(in->key->name));
  if (diag_is_beyond(diags, S113, in->at)) {
    diag_add(diags, S113, in->at, ARGS(text, key));
    return;
  }
  StrList all = {0};
  for (size_t i = 0; i < in->key->names->count; i++) PUSH(arena, &all, str_of(in->key->names->name[i]));
  StrList near = diag_nearest(arena, diags, in->text, &all);
  diag_add(diags, S113, in->at, ARGS(text, key, arg_list(arena, "near", &near), arg_list(arena, "allowed", &all)));
}

static bool parse_enum(const Input *in, void *out) {
  const Names *names = in->key->names;
  for (size_t i = 0; i < names->count; i++) {
    if (!str_eq(in->text, str_of(names->name[i]))) continue;
    *(int *)out = (int)i;
    return true;
  }
  if (in->decoder->diags) say_unknown_word(in);
  return in->decoder->diags != NULL;
}

static bool parse_ref(const Input *in, void *out) {
  static const Str commas[] = {S_(","), S_("，"), S_("、")};
  *(Ref *)out = (Ref){.id = in->text, .at = in->at};
  for (size_t i = 0; i < COUNT(commas) && in->key->form == FORM_LIST; i++)
    if (str_find(in->text, commas[i]) >= 0) return false;
  return in->text.n > 0;
}

typedef bool Parse(const Input *in, void *out);
static Parse *const parsers[TYPE_COUNT_OF_TYPES] = {
    [TYPE_TEXT] = parse_text,         [TYPE_ID] = parse_id,
    [TYPE_BOOL] = parse_bool,         [TYPE_COUNT] = parse_count,
    [TYPE_PERCENT] = parse_percent,   [TYPE_SHARE] = parse_share,
    [TYPE_MONEY] = parse_money,       [TYPE_DATE] = parse_date,
    [TYPE_SPAN] = parse_span,         [TYPE_YEARLY] = parse_yearly,
    [TYPE_LUNAR] = parse_lunar,       [TYPE_TERM] = parse_term,
    [TYPE_NTH] = parse_nth,           [TYPE_AVOID] = parse_avoid,
    [TYPE_STEM] = parse_stem,         [TYPE_RECUR] = parse_recur,
    [TYPE_WINDOW] = parse_window,     [TYPE_QUIET] = parse_quiet,
    [TYPE_DURATION] = parse_duration, [TYPE_WEEKDAY] = parse_weekday,
    [TYPE_DAYOFF] = parse_dayoff,     [TYPE_DAYS] = parse_day_range,
    [TYPE_DAY] = parse_one_day,       [TYPE_NUMBER] = parse_positive,
    [TYPE_EVERY] = parse_every,       [TYPE_AFTER] = parse_after,
    [TYPE_WHO] = parse_who,           [TYPE_PATTERN] = parse_pattern,
    [TYPE_TEMPLATE] = parse_pattern,  [TYPE_MEDIA] = parse_media,
    [TYPE_ENUM] = parse_enum,         [TYPE_REF] = parse_ref,
};

bool value_parse_quietly(const Decoder *decoder, const Key *key, Str text, void *out) {
  Input in = {decoder, key, text, NOWHERE};
  return parsers[key->type](&in, out);
}

bool value_parse(const Decoder *decoder, const Key *key, Str text, Place at, void *out) {
  Input in = {decoder, key, text, at};
  if (parsers[key->type](&in, out)) return true;
  say_unfit(&in, type_row(key->type)->takes);
  return false;
}
