// json_write: from a Value to JSON bytes.
//
// By hand, for plan.json names each of ten thousand people with each item: a library's tree of all of it would be most
// of a build. Invariant: what json_write wrote, json_read reads back as equal, and nothing in it acts on a screen or in
// a build's log.
#include "sopcal/value.h"

enum { INDENT_MAX = 31 };

typedef struct JsonWriter {
  Buf *out;
  size_t width, depth; // width 0: all on one line
} JsonWriter;

static void add_value(JsonWriter *w, const Value *value);

// ---- texts --------------------------------------------------------------------------------------------------------

static bool is_plain(char c) { return c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '['; }

// The offset behind what is written as it stands: also characters from U+4000 to U+9FFF, most of a Chinese text.
static size_t skip_plain(Str text, size_t at) {
  for (; at < text.n;) {
    unsigned char c = (unsigned char)text.at[at];
    if (is_plain(text.at[at]))
      at++;
    else if (c >= 0xE4 && c <= 0xE9)
      at += 3;
    else
      break;
  }
  return at;
}

// What JSON forbids; empty for what it does not.
static Str escape_of(char c) {
  static const struct {
    char c;
    Str escape;
  } rows[] = {{'"', S_("\\\"")}, {'\\', S_("\\\\")}, {'\b', S_("\\b")}, {'\f', S_("\\f")},
              {'\n', S_("\\n")}, {'\r', S_("\\r")},  {'\t', S_("\\t")}};
  for (size_t i = 0; i < COUNT(rows); i++)
    if (rows[i].c == c) return rows[i].escape;
  return S("");
}

// A document may be printed on a screen or into a build's log, so what acts there is written as an escape too: the text
// is the same. Returns the offset behind it.
static size_t add_character(Buf *out, Str text, size_t at) {
  uint32_t c;
  size_t next = utf8_next(text, at, &c);
  Str escape = escape_of(text.at[at]);
  if (escape.n)
    buf_add(out, escape);
  else if (c < ' ')
    buf_format(out, "\\u%04X", (unsigned)c);
  else if (utf8_is_hidden(c) || utf8_opens_command(text, at))
    buf_format(out, "\\u%04x", (unsigned)c);
  else
    buf_add(out, str_part(text, at, next));
  return next;
}

// Bytes that are no UTF-8 (a file's name may hold any) become U+FFFD.
void json_text(Buf *out, Str text) {
  size_t bad = utf8_bad(text);
  buf_byte(out, '"');
  for (size_t at = 0; at < text.n;) {
    size_t plain = skip_plain(str_part(text, 0, bad), at);
    buf_add(out, str_part(text, at, plain));
    at = plain;
    if (at < bad) {
      at = add_character(out, str_part(text, 0, bad), at);
    } else if (at < text.n) {
      buf_add(out, S("\xEF\xBF\xBD"));
      at++;
      bad = at + utf8_bad(str_from(text, at));
    }
  }
  buf_byte(out, '"');
}

// ---- lists and maps -----------------------------------------------------------------------------------------------

static void begin_line(const JsonWriter *w) {
  if (!w->width) return;
  buf_byte(w->out, '\n');
  for (size_t i = 0; i < w->width * w->depth; i++) buf_byte(w->out, ' ');
}

static void add_members(JsonWriter *w, const Value *value, char open, char close) {
  bool map = value->kind == VALUE_MAP;
  buf_byte(w->out, open);
  w->depth++;
  for (size_t i = 0; i < value->list.n; i++) {
    if (i > 0) buf_byte(w->out, ',');
    begin_line(w);
    if (map) {
      json_text(w->out, value->keys.entries.at[i].key);
      buf_add(w->out, w->width ? S(": ") : S(":"));
    }
    add_value(w, value->list.at[i]);
  }
  w->depth--;
  if (value->list.n) begin_line(w);
  buf_byte(w->out, close);
}

static void add_value(JsonWriter *w, const Value *value) {
  switch (value->kind) {
  case VALUE_NULL: buf_add(w->out, S("null")); break;
  case VALUE_BOOL: buf_add(w->out, value->truth ? S("true") : S("false")); break;
  case VALUE_INT: buf_format(w->out, "%lld", (long long)value->number); break;
  case VALUE_TEXT: json_text(w->out, value->text); break;
  case VALUE_LIST: add_members(w, value, '[', ']'); break;
  case VALUE_MAP: add_members(w, value, '{', '}'); break;
  }
}

void json_write(Buf *out, const Value *value, int indent) {
  JsonWriter w = {.out = out, .width = (size_t)(indent < 0 ? 0 : indent > INDENT_MAX ? INDENT_MAX : indent)};
  add_value(&w, value);
}
