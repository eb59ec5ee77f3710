// utf8: from bytes to code points, and from code points to columns of a terminal. utf8proc's one home.
//
// Invariant: every step moves on by at least one byte and never past the end, whatever the bytes are; a byte that
// begins no valid sequence is one code point, U+FFFD.
#include "sopcal/base.h"

#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD, EMOJI_STYLE = 0xFE0F, COMMAND_LETTERS_MAX = 16 };

// The length of the sequence that a first byte announces, 0 for none (a continuation, C0, C1, F5 and above).
static size_t announced(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  return first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
}

// The bytes of the code point at `at`, or 0 when they are cut short, overlong, a surrogate or above U+10FFFF.
static size_t decode(Str s, size_t at, uint32_t *code_point) {
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned char *byte = (const unsigned char *)s.at + at;
  size_t n = announced(byte[0]);
  if (n == 0 || n > s.n - at) return 0;
  uint32_t c = n == 1 ? byte[0] : byte[0] & (0x7Fu >> n);
  for (size_t i = 1; i < n; i++) {
    if ((byte[i] & 0xC0) != 0x80) return 0;
    c = c << 6 | (byte[i] & 0x3F);
  }
  if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0;
  *code_point = c;
  return n;
}

size_t utf8_next(Str s, size_t at, uint32_t *code_point) {
  *code_point = REPLACEMENT;
  if (at >= s.n) return s.n;
  size_t n = decode(s, at, code_point);
  return at + (n ? n : 1);
}

size_t utf8_count(Str s) {
  size_t count = 0;
  uint32_t c;
  for (size_t at = 0; at < s.n; at = utf8_next(s, at, &c)) count++;
  return count;
}

size_t utf8_bad(Str s) {
  uint32_t c;
  for (size_t at = 0, n; at < s.n; at += n) {
    n = (unsigned char)s.at[at] < 0x80 ? 1 : decode(s, at, &c);
    if (n == 0) return at;
  }
  return s.n;
}

void utf8_put(char out[4], size_t *n, uint32_t code_point) {
  uint32_t c = code_point;
  size_t extra = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  static const unsigned char mark[] = {0, 0xC0, 0xE0, 0xF0};
  out[0] = (char)(mark[extra] | c >> (6 * extra));
  for (size_t i = 1; i <= extra; i++) out[i] = (char)(0x80 | (c >> (6 * (extra - i)) & 0x3F));
  *n = extra + 1;
}

static bool is_regional(uint32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

static int code_point_width(uint32_t c) {
  if (c == EMOJI_STYLE || is_regional(c)) return 2; // VS16 widens its cluster, a flag is two letters in two columns
  return utf8proc_charwidth((utf8proc_int32_t)c);
}

size_t utf8_letter(Str s, size_t at) {
  utf8proc_int32_t state = 0;
  uint32_t last, c;
  size_t end = utf8_next(s, at, &last);
  for (size_t next; end < s.n; end = next, last = c) {
    next = utf8_next(s, end, &c);
    if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)last, (utf8proc_int32_t)c, &state)) break;
  }
  return end;
}

// A cluster (a letter with its marks, an emoji with its joiners) is as wide as its widest part. A variation selector
// that stands alone is nothing: it widens only what it follows.
int utf8_width(Str s) {
  int total = 0, cluster = 0;
  utf8proc_int32_t state = 0;
  uint32_t last = 0, c;
  for (size_t at = 0; at < s.n; last = c) {
    at = utf8_next(s, at, &c);
    bool begins = last == 0 || utf8proc_grapheme_break_stateful((utf8proc_int32_t)last, (utf8proc_int32_t)c, &state);
    if (begins) {
      total += cluster;
      cluster = 0;
    }
    int width = code_point_width(c);
    if (width > cluster && !(begins && c == EMOJI_STYLE)) cluster = width;
  }
  return total + cluster;
}

Str utf8_folded(Arena *arena, Str s) {
  enum { MOST = 1024 };
  utf8proc_int32_t folded[MOST];
  const utf8proc_option_t how =
      UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
  utf8proc_ssize_t n = utf8proc_decompose((const utf8proc_uint8_t *)s.at, (utf8proc_ssize_t)s.n, folded, MOST, how);
  if (n < 0 || n > MOST) return s;
  Buf out = buf_in(arena);
  for (utf8proc_ssize_t i = 0; i < n; i++) {
    char bytes[4];
    size_t count;
    utf8_put(bytes, &count, (uint32_t)folded[i]);
    buf_add(&out, (Str){bytes, count});
  }
  return buf_str(&out);
}

size_t utf8_folded_point(uint32_t code_point, uint32_t out[UTF8_FOLDED_MAX]) {
  const utf8proc_option_t how =
      UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
  utf8proc_int32_t folded[UTF8_FOLDED_MAX];
  int last = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)code_point, folded, UTF8_FOLDED_MAX, how, &last);
  if (n < 0 || n > UTF8_FOLDED_MAX) return 0;
  for (utf8proc_ssize_t i = 0; i < n; i++) out[i] = (uint32_t)folded[i];
  return (size_t)n;
}

static bool is_within(uint32_t c, uint32_t first, uint32_t last) { return first <= c && c <= last; }

bool utf8_is_blank(uint32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x1680 || is_within(c, 0x2000, 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool utf8_is_hidden(uint32_t c) {
  return c < 0x20 || is_within(c, 0x7F, 0x9F) || is_within(c, 0x2028, 0x202E) || is_within(c, 0x2066, 0x2069) ||
         c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool utf8_opens_command(Str text, size_t at) {
  if (text.at[at] != '[') return false;
  size_t from = at;
  while (from > 0 && at - from < COMMAND_LETTERS_MAX && is_letter(text.at[from - 1])) from--;
  return from >= 2 && text.at[from - 1] == '#' && text.at[from - 2] == '#';
}

bool utf8_is_word(uint32_t code_point) {
  if (utf8proc_get_property((utf8proc_int32_t)code_point)->ignorable) return false;
  switch (utf8proc_category((utf8proc_int32_t)code_point)) {
  case UTF8PROC_CATEGORY_LU:
  case UTF8PROC_CATEGORY_LL:
  case UTF8PROC_CATEGORY_LT:
  case UTF8PROC_CATEGORY_LM:
  case UTF8PROC_CATEGORY_LO:
  case UTF8PROC_CATEGORY_MN:
  case UTF8PROC_CATEGORY_MC:
  case UTF8PROC_CATEGORY_ND:
  case UTF8PROC_CATEGORY_NL: return true;
  default: return false;
  }
}
