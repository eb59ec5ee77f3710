// judge: what may be printed at all, what two readings have in common, and JSON.
#include "judge.h"

#include <string.h>

// ---- characters ---------------------------------------------------------------------------------------------------

static bool is_between(uint32_t c, uint32_t first, uint32_t last) { return first <= c && c <= last; }

// Written apart from the program's own tables, so that a row missing there is found here.
static bool turns_direction(uint32_t c) { return is_between(c, 0x202A, 0x202E) || is_between(c, 0x2066, 0x2069); }
static bool is_control(uint32_t c) { return c < 0x20 || is_between(c, 0x7F, 0x9F) || turns_direction(c); }
static bool is_odd_line_end(uint32_t c) { return c == 0x85 || c == 0x2028 || c == 0x2029; }

static bool is_ordinary_blank(Str text, size_t at) {
  char c = text.at[at];
  return c == '\t' || (c == '\r' && at + 1 < text.n && text.at[at + 1] == '\n');
}

// Most of what is judged is ASCII, which needs no decoding.
static bool is_ascii(char c) { return c >= ' ' && c < 0x7F; }

void must_be_plain(Str text, bool file) {
  uint32_t c;
  for (size_t at = 0, next; at < text.n; at = next) {
    next = at + 1;
    if (is_ascii(text.at[at])) continue;
    next = utf8_next(text, at, &c);
    MUST(c != 0xFFFD || utf8_bad(str_part(text, at, next)) == next - at);
    MUST(c == '\n' || !is_control(c) || (file && is_ordinary_blank(text, at)));
    MUST(!is_odd_line_end(c));
  }
}

static bool is_space(uint32_t c) {
  return c == ' ' || is_between(c, 9, 13) || c == 0x85 || c == 0xA0 || c == 0x1680 || is_between(c, 0x2000, 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

static Str without_blanks(Str line) {
  uint32_t c = ' ';
  for (size_t at = 0; at < line.n;) {
    size_t next = utf8_next(line, at, &c);
    if (!is_space(c)) return str_from(line, at);
    at = next;
  }
  return S("");
}

// "##[error]" or "##vso[": build services look for it anywhere in a line.
static bool holds_command(Str line) {
  for (ptrdiff_t at; (at = str_find(line, S("##"))) >= 0; line = str_from(line, (size_t)at + 1)) {
    size_t end = (size_t)at + 2;
    while (end < line.n && ((line.at[end] | 0x20) >= 'a' && (line.at[end] | 0x20) <= 'z')) end++;
    if (end < line.n && end < (size_t)at + 16 && line.at[end] == '[') return true;
  }
  return false;
}

void must_be_printable(Str text) {
  must_be_plain(text, false);
  for (Str line; str_cut(&text, '\n', &line);) {
    MUST(!str_starts(without_blanks(line), S("::")));
    MUST(!holds_command(line));
  }
}

// ---- messages -----------------------------------------------------------------------------------------------------

// What stands between the program's own "\x1b[...m".
static Str without_colour(Arena *arena, Str text) {
  Buf out = buf_in(arena);
  for (ptrdiff_t at; (at = str_find_byte(text, '\x1b')) >= 0;) {
    ptrdiff_t end = str_find_byte(str_from(text, (size_t)at), 'm');
    MUST(end > 0 && end < 6);
    buf_add(&out, str_part(text, 0, (size_t)at));
    text = str_from(text, (size_t)(at + end) + 1);
  }
  buf_add(&out, text);
  return buf_str(&out);
}

static Str printed(Arena *arena, const Diags *diags, MessageFormat format, Lang lang, bool color) {
  Buf out = buf_in(arena);
  diags_print(&out, diags, &(PrintOptions){.format = format, .lang = lang, .color = color});
  return buf_str(&out);
}

static void print_in(Arena *arena, const Diags *diags, Lang lang) {
  Str human = printed(arena, diags, MESSAGES_HUMAN, lang, false), why;
  must_be_printable(human);
  MUST(str_eq(human, without_colour(arena, printed(arena, diags, MESSAGES_HUMAN, lang, true))));
  must_be_printable(printed(arena, diags, MESSAGES_SHORT, lang, false));
  Str json = printed(arena, diags, MESSAGES_JSON, lang, false);
  must_be_printable(json);
  size_t lines = 0;
  for (Str line; str_cut(&json, '\n', &line); lines++) MUST(json_read(arena, line, &why));
  MUST(lines == diags_total(diags));
}

void print_all(Arena *arena, Diags *diags) {
  diags_finish(diags);
  for (size_t i = 0; i < diags_total(diags); i++) {
    const Diag *diag = diags_at(diags, i);
    place_must_be_within(diag->at);
    for (size_t k = 0; k < diag->related.n; k++) place_must_be_within(diag->related.at[k].at);
  }
  // Of many messages the second language teaches nothing new.
  for (int lang = 0; lang < (diags_total(diags) > 8 ? 1 : LANG_COUNT); lang++) print_in(arena, diags, (Lang)lang);
}

// ---- readings -----------------------------------------------------------------------------------------------------

Reading reading_new(Arena *arena) { return (Reading){buf_in(arena), buf_in(arena)}; }

static void must_be_equal(Str one, Str other, const char *what) {
  if (str_eq(one, other)) return;
  size_t at = 0;
  while (at < one.n && at < other.n && one.at[at] == other.at[at]) at++;
  size_t from = at < 80 ? 0 : at - 80;
  fprintf(stderr, "%s differ at byte %zu:\n- %.*s\n- %.*s\n", what, at, STR(str_part(one, from, at + 80)),
          STR(str_part(other, from, at + 80)));
  abort();
}

void readings_must_agree(const Reading *one, const Reading *other) {
  must_be_equal(buf_str(&one->bones), buf_str(&other->bones), "bones");
  must_be_equal(buf_str(&one->words), buf_str(&other->words), "words");
}

// Characters without width lean on what stands before them: they stay. So do blanks of every kind, which the names of
// calendars lose at their ends, and, below, the apostrophe that guards a cell and the slash behind which a file's name
// begins.
static bool stays(Str text, size_t at, size_t next, uint32_t c) {
  return c == 0x200D || utf8_is_blank(c) || utf8_width(str_part(text, at, next)) == 0;
}

// Whether a letter of the text, as people see it, is made of several characters with a width of their own: a family, a
// flag. What cuts texts keeps it whole, so its twin must be one as well.
static bool is_joined(Str text, size_t at) {
  size_t end = utf8_letter(text, at), wide = 0;
  uint32_t c;
  for (size_t next; at < end; at = next) {
    next = utf8_next(text, at, &c);
    wide += !stays(text, at, next, c);
  }
  return wide > 1;
}

// Line ends are one kind, tabs are blanks, and what neither prints nor belongs there is gone.
static Str cleaned(Arena *arena, Str text) {
  Buf out = buf_in(arena);
  uint32_t c;
  for (size_t at = 0, next; at < text.n; at = next) {
    next = at + 1;
    if (is_ascii(text.at[at])) {
      buf_byte(&out, text.at[at]);
      continue;
    }
    next = utf8_next(text, at, &c);
    if (c == '\n' && at > 0 && text.at[at - 1] == '\r') continue;
    if (c == '\n' || c == '\r' || is_odd_line_end(c))
      buf_byte(&out, '\n');
    else if (c == '\t')
      buf_byte(&out, ' ');
    else if (!is_control(c))
      buf_add(&out, utf8_bad(str_part(text, at, next)) == 0 ? S("\xEF\xBF\xBD") : str_part(text, at, next));
  }
  return buf_str(&out);
}

static void add_twin_of(Buf *out, Str text, size_t at, size_t next, char letter) {
  uint32_t c;
  utf8_next(text, at, &c);
  if (is_ascii(text.at[at]) ? c == ' ' || c == '\'' || c == '/' : c == '\n' || stays(text, at, next, c))
    buf_add(out, str_part(text, at, next));
  else
    buf_byte(out, letter);
}

// Letter by letter: only what is clean shows which characters are one.
static Str twin_of(Arena *arena, Str text, char letter) {
  Buf out = buf_in(arena);
  uint32_t c;
  for (size_t at = 0, end; at < text.n; at = end) {
    end = utf8_letter(text, at);
    bool joined = is_joined(text, at);
    if (joined) buf_add(&out, str_part(text, at, end));
    for (size_t next; !joined && at < end; at = next) {
      next = utf8_next(text, at, &c);
      add_twin_of(&out, text, at, next, letter);
    }
  }
  return buf_str(&out);
}

Str harmless(Arena *arena, Str text, char letter) {
  Str clean = cleaned(arena, text);
  return letter ? twin_of(arena, clean, letter) : clean;
}

void add_bone(Reading *out, Str bone) {
  buf_add(&out->bones, bone);
  buf_byte(&out->bones, '\n');
}

// Without blanks: which of them are left at the ends of a text depends on where it stands.
void add_part(Reading *out, Str part) {
  Str plain = harmless(out->words.arena, part, 'x');
  for (size_t i = 0; i < plain.n; i++)
    if (plain.at[i] != ' ' && plain.at[i] != '\n') buf_byte(&out->words, plain.at[i]);
}

void add_words(Reading *out, Str words) {
  add_part(out, words);
  buf_byte(&out->words, '|');
}

// ---- JSON ---------------------------------------------------------------------------------------------------------

static void read_value(const Value *value, Reading *out) {
  switch (value->kind) {
  case VALUE_TEXT: add_words(out, value->text); break;
  case VALUE_INT: buf_format(&out->bones, "%lld ", (long long)value->number); break;
  case VALUE_BOOL: add_bone(out, value->truth ? S("true") : S("false")); break;
  case VALUE_NULL: add_bone(out, S("null")); break;
  case VALUE_LIST:
  case VALUE_MAP:
    for (size_t i = 0; i < value->list.n; i++) {
      add_bone(out, value->kind == VALUE_MAP ? value->keys.entries.at[i].key : S("-"));
      read_value(value->list.at[i], out);
    }
    add_bone(out, S("end"));
  }
}

void read_json(Arena *arena, Str bytes, Reading *out) {
  Str why = S("");
  must_be_printable(bytes);
  const Value *value = json_read(arena, bytes, &why);
  MUST(value);
  read_value(value, out);
}
