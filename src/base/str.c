// str: views of bytes and the builder. From bytes to parts of them, and from parts to new text in an arena.
//
// Invariant: no function here reads outside at[0..n), and none relies on a NUL behind it; an empty Str may have a NULL
// pointer, which the C library's functions must therefore never see.
#include "sopcal/base.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { BUF_FIRST = 64, FORMAT_FIRST = 256 };

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

// ---- views --------------------------------------------------------------------------------------------------------

Str str_of(const char *c_string) { return c_string ? (Str){c_string, strlen(c_string)} : (Str){0}; }

char *str_c(Arena *arena, Str s) {
  char *at = NEW_N(arena, char, s.n + 1);
  if (s.n > 0) memcpy(at, s.at, s.n);
  return at;
}

Str str_copy(Arena *arena, Str s) { return (Str){str_c(arena, s), s.n}; }

int str_cmp(Str a, Str b) {
  size_t n = least(a.n, b.n);
  int order = n > 0 ? memcmp(a.at, b.at, n) : 0;
  return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts_any_case(Str s, Str prefix) {
  return prefix.n == 0 || (s.n >= prefix.n && strncasecmp(s.at, prefix.at, prefix.n) == 0);
}

static ptrdiff_t offset_of(Str s, const char *found) { return found ? found - s.at : -1; }

// Where the needle's first byte is not, which memchr sees at a glance, the rest need not be looked for.
ptrdiff_t str_find(Str s, Str needle) {
  if (needle.n == 0) return 0;
  ptrdiff_t first = str_find_byte(s, needle.at[0]);
  if (first < 0) return -1;
  return offset_of(s, memmem(s.at + first, s.n - (size_t)first, needle.at, needle.n));
}

ptrdiff_t str_find_byte(Str s, char c) { return s.n > 0 ? offset_of(s, memchr(s.at, c, s.n)) : -1; }

ptrdiff_t str_rfind_byte(Str s, char c) { return s.n > 0 ? offset_of(s, memrchr(s.at, c, s.n)) : -1; }

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

Str str_trim(Str s) {
  size_t from = 0, to = s.n;
  while (from < to && is_blank(s.at[from])) from++;
  while (to > from && is_blank(s.at[to - 1])) to--;
  return str_part(s, from, to);
}

bool str_cut(Str *rest, char c, Str *head) {
  if (rest->n == 0) return false;
  ptrdiff_t at = str_find_byte(*rest, c);
  size_t to = at < 0 ? rest->n : (size_t)at;
  *head = str_part(*rest, 0, to);
  *rest = str_from(*rest, to + 1);
  return true;
}

bool str_among(const StrList *list, Str s) {
  for (size_t i = 0; i < list->n; i++)
    if (str_eq(list->at[i], s)) return true;
  return false;
}

Str str_join(Arena *arena, const StrList *list, Str between) {
  Buf buf = buf_in(arena);
  for (size_t i = 0; i < list->n; i++) {
    if (i > 0) buf_add(&buf, between);
    buf_add(&buf, list->at[i]);
  }
  return buf_str(&buf);
}

// ---- builder ------------------------------------------------------------------------------------------------------

void buf_widen(Buf *buf, size_t more) {
  if (more > PTRDIFF_MAX - buf->n) base_out_of_memory();
  size_t cap = buf->cap ? buf->cap * 2 : BUF_FIRST;
  if (cap < buf->n + more) cap = buf->n + more;
  buf->at = arena_grow(buf->arena, buf->at, buf->cap, cap, 1, 1);
  buf->cap = cap;
}

// vsnprintf writes a NUL behind the text: room is made for it, and the next addition overwrites it. Most texts are
// short, so that formatting twice is rare.
static void buf_vformat(Buf *buf, const char *format, va_list args) {
  assert(format);
  char first[FORMAT_FIRST];
  va_list again;
  va_copy(again, args);
  int n = vsnprintf(first, sizeof first, format, again);
  va_end(again);
  if (n < 0) base_out_of_memory();
  buf_room(buf, (size_t)n + 1);
  if ((size_t)n < sizeof first)
    memcpy(buf->at + buf->n, first, (size_t)n + 1);
  else
    vsnprintf(buf->at + buf->n, (size_t)n + 1, format, args);
  buf->n += (size_t)n;
}

void buf_format(Buf *buf, const char *format, ...) {
  va_list args;
  va_start(args, format);
  buf_vformat(buf, format, args);
  va_end(args);
}

Str str_format(Arena *arena, const char *format, ...) {
  Buf buf = buf_in(arena);
  va_list args;
  va_start(args, format);
  buf_vformat(&buf, format, args);
  va_end(args);
  return buf_str(&buf);
}
