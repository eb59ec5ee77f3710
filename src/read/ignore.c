// ignore: what a remark to sopcal says: "sopcal: ignore[W301, T115] -- reason".
//
// From the text of a comment to the messages that are not to be said where it covers something. What is not in that
// form, or names what cannot be ignored, is told and ignores nothing. Invariant: nothing is ignored without a reason.
#include <string.h>

#include "text.h"

// ---- the form -----------------------------------------------------------------------------------------------------

typedef struct Asking {
  StrList codes;
  Str reason;
} Asking;

static const Text not_in_form = {{"it is not in its form", "写法不对"}},
                  without_code = {{"it names no code", "没有写代码"}},
                  with_too_many = {{"it names more than 20 codes", "代码超过了 20 个"}},
                  without_reason = {{"it gives no reason", "没有写理由"}};

static bool take(Str *rest, Str word) {
  *rest = str_trim(*rest);
  if (!str_starts(*rest, word)) return false;
  *rest = str_from(*rest, word.n);
  return true;
}

static bool has_word(Str text) {
  uint32_t c;
  for (size_t at = 0; at < text.n;) {
    at = utf8_next(text, at, &c);
    if (utf8_is_word(c)) return true;
  }
  return false;
}

enum { CODES_MOST = 20 };

// NULL, or what is wrong with the list.
static const Text *split_codes(Arena *arena, Str list, StrList *out) {
  for (Str code; str_cut(&list, ',', &code);) {
    if (!str_trim(code).n) return &without_code;
    if (str_find(code, S("，")) >= 0 || str_find(code, S("、")) >= 0) return &not_in_form;
    if (out->n == CODES_MOST) return &with_too_many;
    PUSH(arena, out, str_trim(code));
  }
  return out->n ? NULL : &without_code;
}

// NULL where it is in its form, else what it lacks.
static const Text *read_asking(Arena *arena, Str text, Asking *out) {
  if (!take(&text, S("sopcal")) || !take(&text, S(":")) || !take(&text, S("ignore")) || !take(&text, S("[")))
    return &not_in_form;
  ptrdiff_t end = str_find_byte(text, ']');
  if (end < 0) return &not_in_form;
  const Text *lacks = split_codes(arena, str_part(text, 0, (size_t)end), &out->codes);
  if (lacks) return lacks;
  text = str_trim(str_from(text, (size_t)end + 1));
  if (!text.n) return &without_reason;
  if (!take(&text, S("--"))) return &not_in_form;
  out->reason = str_trim(text);
  return has_word(out->reason) ? NULL : &without_reason;
}

// "sopcal:", or what most likely was to be that; a comment that only speaks of sopcal is none.
bool remark_is_ours(Str text) {
  Str name = S("sopcal");
  text = str_trim(text);
  if (!str_starts_any_case(text, name)) return false;
  text = str_trim(str_from(text, name.n));
  return str_starts(text, S(":")) || str_starts(text, S("：")) || str_starts(text, S("ignore["));
}

// ---- what is wrong with it ----------------------------------------------------------------------------------------

enum { FORM_CODES_MOST = 8, FORM_BYTES_MOST = 200 };

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The codes that stand anywhere in what is no list of them.
static Str codes_within(Arena *arena, Str text) {
  StrList codes = {0};
  Code ignored;
  for (size_t at = 0; at + 4 <= text.n && at < FORM_BYTES_MOST && codes.n < FORM_CODES_MOST; at++) {
    Str word = str_part(text, at, at + 4);
    if (is_digit(word.at[1]) && is_digit(word.at[2]) && is_digit(word.at[3]) && catalogue_find(word, &ignored))
      PUSH(arena, &codes, word);
  }
  return codes.n ? str_join(arena, &codes, S(", ")) : S("W302");
}

static void say_form(Arena *arena, Diags *diags, const Remark *remark, const Text *why) {
  bool markdown = text_byte(remark->at.source, remark->at.from) != '#';
  Arg form = arg("form", S(""));
  if (!diag_is_beyond(diags, G110, remark->at)) form = ignore_form(arena, codes_within(arena, remark->text), markdown);
  diag_add(diags, G110, remark->at, ARGS(arg_t("why", *why), form));
}

void remark_refuse_bare(Arena *arena, Diags *diags, Str text, Place within) {
  text = str_trim(text);
  if (!remark_is_ours(text) || str_find(text, S("ignore[")) < 0) return;
  ptrdiff_t at = str_find(str_part(within.source->text, within.from, within.to), str_part(text, 0, strlen("sopcal")));
  size_t from = within.from + (size_t)(at < 0 ? 0 : at);
  diag_add(diags, G117, text_place(within.source, from, text_line_end(within.source, from)),
           ARGS(ignore_form(arena, codes_within(arena, text), true)));
}

static Str in_capitals(Arena *arena, Str word) {
  char *out = str_c(arena, word);
  for (char *c = out; *c; c++)
    if (*c >= 'a' && *c <= 'z') *c = (char)(*c - 'a' + 'A');
  return str_of(out);
}

// One code differs from the next by a digit, so of many that are near none was meant.
static StrList near_codes(Arena *arena, Diags *diags, Str word) {
  StrList known = {0}, near = {0};
  Code code;
  if (word.n == 4 && catalogue_find(in_capitals(arena, word), &code)) {
    PUSH(arena, &near, str_of(catalogue_row(code)->code));
    return near;
  }
  for (size_t i = 0; i < CODE_COUNT; i++) {
    PUSH(arena, &known, str_of(catalogue_row((Code)i)->code));
    PUSH(arena, &known, str_of(catalogue_row((Code)i)->name));
  }
  near = diag_nearest(arena, diags, word, &known);
  if (near.n > 2) near.n = 0;
  return near;
}

static void say_unknown(Arena *arena, Diags *diags, Str word, Place at) {
  StrList near = {0};
  if (!diag_is_beyond(diags, G111, at)) near = near_codes(arena, diags, word);
  Str code = text_quote(arena, at.source, at.from, at.to);
  diag_add(diags, G111, at, ARGS(arg("code", code), arg_list(arena, "near", &near)));
}

// ---- taking it ----------------------------------------------------------------------------------------------------

// A view of the file, as a place in it.
static Place place_of_word(const Source *source, Str word) {
  size_t from = (size_t)(word.at - source->text.at);
  return text_place(source, from, from + word.n);
}

static void take_code(Arena *arena, Diags *diags, const Ignore *ignore, Str word) {
  Ignore own = *ignore;
  if (!catalogue_find(word, &own.code))
    say_unknown(arena, diags, word, own.at);
  else if (!code_is_ignorable(own.code))
    diag_add(diags, G112, own.at, ARGS(arg("code", word)));
  else
    diags_ignore(diags, &own);
}

void remark_take(Arena *arena, Diags *diags, const Remark *remark, Place over) {
  Asking asking = {0};
  const Text *lacks = read_asking(arena, remark->text, &asking);
  if (lacks) {
    say_form(arena, diags, remark, lacks);
    return;
  }
  for (size_t i = 0; i < asking.codes.n; i++) {
    Str word = asking.codes.at[i];
    Ignore ignore = {.over = over, .at = place_of_word(over.source, word), .reason = asking.reason};
    take_code(arena, diags, &ignore, word);
  }
}
