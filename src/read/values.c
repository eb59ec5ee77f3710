// values: the grammar of every single value of a plan, one function a type, over the whole text: the table of them, and
// those that are neither days (values_days.c) nor times (values_times.c).
//
// Takes the text of a node and writes the value into the place that its key's row names. A text that does not fit is
// said once, with what the key takes; the value then stays absent.
#include "values.h"

#include "recur.h"
#include "text.h"

// ---- small scanners -----------------------------------------------------------------------------------------------

bool value_number(Str s, long max, long *out) {
  if (s.n == 0 || s.n > 9) return false;
  long n = 0;
  for (size_t i = 0; i < s.n; i++) {
    if (s.at[i] < '0' || s.at[i] > '9') return false;
    n = n * 10 + (s.at[i] - '0');
  }
  *out = n;
  return n <= max;
}

bool value_split(Str s, Str between, Str *left, Str *right) {
  ptrdiff_t at = str_find(s, between);
  if (at < 0) return false;
  *left = str_part(s, 0, (size_t)at);
  *right = str_from(s, (size_t)at + between.n);
  return true;
}

// The first word, and what stands behind it.
Str value_word(Str s, Str *rest) {
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
  bool clocks = in->key->type == TYPE_WINDOW && value_clocks(in->text, &window);
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
  if (!value_number(in->text, most, &n) || n < least) return false;
  *(int *)out = (int)n;
  return true;
}

static bool parse_count(const Input *in, void *out) { return parse_number(in, 0, 1000000, out); }
static bool parse_positive(const Input *in, void *out) { return parse_number(in, 1, PLAN_DAYS_MAX, out); }
static bool parse_percent(const Input *in, void *out) { return parse_number(in, 0, 100, out); }
static bool parse_share(const Input *in, void *out) { return parse_number(in, 0, 1000, out); }

static bool parse_money(const Input *in, void *out) {
  Str yuan = in->text, fen = S("0");
  value_split(in->text, S("."), &yuan, &fen);
  long whole, part;
  if (!value_number(yuan, 99999999, &whole) || fen.n > 2 || !value_number(fen, 99, &part)) return false;
  *(int64_t *)out = (int64_t)whole * 100 + (fen.n == 1 ? part * 10 : part);
  return true;
}

// 10 MB, 500 KB, by 1024.
static bool parse_size(const Input *in, void *out) {
  static const struct {
    Str unit;
    int64_t bytes;
  } units[] = {{S_("KB"), 1024}, {S_("MB"), (int64_t)1024 * 1024}};
  for (size_t i = 0; i < COUNT(units); i++) {
    long n;
    if (!str_ends(in->text, units[i].unit)) continue;
    Str number = str_trim(str_part(in->text, 0, in->text.n - units[i].unit.n));
    if (!value_number(number, 1000000, &n) || n < 1) return false;
    *(int64_t *)out = n * units[i].bytes;
    return true;
  }
  return false;
}

// 2026-3-2 and 2小时 could be names, but are a day and a time not quite in their form.
bool value_is_almost(const Input *in) {
  bool digit = in->text.n && in->text.at[0] >= '0' && in->text.at[0] <= '9';
  return digit && in->decoder->diags && hint_value(in->decoder->arena, in->key, in->text).n;
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
  Str word = value_word(in->text, &rest);
  bool names = true;
  for (size_t i = 0; i < COUNT(words); i++)
    if (str_eq(word, words[i].word)) {
      who.kind = words[i].kind;
      names = words[i].names;
    }
  if (names && who.kind != WHO_NAMED) word = value_word(rest, &rest);
  if (names) who.name = word;
  if (rest.n) {
    Str of = value_word(rest, &after);
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
  if (!link && !path_is_inside(in->text)) return false;
  *(MediaName *)out = (MediaName){.name = in->text, .at = in->at, .link = link};
  return true;
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
  StrList listed = names_listed(arena, in->key->names), called = names_called(arena, in->key->names, in->text);
  StrList near = {0};
  if (!called.n) near = diag_nearest(arena, diags, in->text, &all);
  diag_add(diags, S113, in->at,
           ARGS(text, key, arg_list(arena, "near", &near), arg_list(arena, "called", &called),
                arg_list(arena, "allowed", &listed)));
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
    [TYPE_YEAR] = parse_positive,     [TYPE_CAP] = parse_cap,
    [TYPE_SIZE] = parse_size,
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
