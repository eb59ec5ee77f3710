// escapes: what "\0" and its like would bring into a text that holds no such character as it is written.
//
// From a scalar between double quotes, as libyaml gives it, to the same text without them, each said with its escape
// (Y160). Invariant: what passes here could stand in the file as it is (see bytes.c).
#include "text.h"

// Digits behind \x, \u and \U.
static size_t digits_behind(char letter) { return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0; }

static uint32_t hex(Str digits) {
  uint32_t n = 0;
  for (size_t i = 0; i < digits.n; i++) {
    char c = digits.at[i];
    n = n * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return n;
}

// What the escape at `at` stands for; *end is behind it. The parser has taken it, so it is one.
static uint32_t escape_at(Str text, size_t at, size_t *end) {
  static const struct {
    char letter;
    uint32_t character;
  } letters[] = {{'0', 0},    {'a', 7},    {'b', 8},    {'v', 0x0b},   {'f', 0x0c},
                 {'r', 0x0d}, {'e', 0x1b}, {'N', 0x85}, {'L', 0x2028}, {'P', 0x2029}};
  char letter = text.at[at + 1];
  size_t digits = digits_behind(letter);
  *end = at + 2 + digits;
  if (digits) return hex(str_part(text, at + 2, *end));
  for (size_t i = 0; i < COUNT(letters); i++)
    if (letters[i].letter == letter) return letters[i].character;
  return ' '; // one that stands for itself, a line end, a tab or a blank
}

// Whoever has made so many mistakes in one text has made one mistake.
#define HITS_MAX 1000

static void say_escapes(Diags *diags, const Source *source, size_t from, size_t to) {
  Str text = str_part(source->text, 0, to);
  size_t hits = 0;
  for (size_t at = from; at + 1 < to && hits < HITS_MAX;) {
    size_t end = at + 1;
    const Text *name = text.at[at] == '\\' ? bytes_refused(escape_at(text, at, &end)) : NULL;
    hits += name != NULL;
    if (name)
      diag_add(diags, Y160, text_place(source, at, end),
               ARGS(arg("escape", str_part(text, at, end)), arg_t("name", *name)));
    at = end;
  }
}

bool escapes_refuse(Arena *arena, Diags *diags, Place quoted, Str *text) {
  Buf kept = buf_in(arena);
  for (size_t i = 0; i < text->n;) {
    uint32_t c;
    size_t next = utf8_next(*text, i, &c);
    if (!bytes_refused(c)) buf_add(&kept, str_part(*text, i, next));
    i = next;
  }
  if (kept.n == text->n) return false;
  say_escapes(diags, quoted.source, quoted.from, quoted.to);
  *text = buf_str(&kept);
  return true;
}
