// json: from JSON bytes to a Value and back. jansson's one home.
//
// jansson's own tree lives and dies inside json_read and json_write. It takes its memory from us, for when there is
// none it calls the text wrong; so making a tree cannot fail, because text is made valid UTF-8 before it sees it.
// Invariant: what json_write wrote, json_read reads back as equal.
#include "sopcal/value.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { JSON_NESTING_MAX = 64, INDENT_MAX = 31, REAL_DIGITS_MIN = 15, REAL_DIGITS_MAX = 17 };

static void *take(size_t n) { return base_alloc(1, n); }

// ---- writing ------------------------------------------------------------------------------------------------------

// Bytes that are no UTF-8 (a file's name may hold any) become U+FFFD.
static Str repaired(Arena *arena, Str text) {
  if (utf8_bad(text) == text.n) return text;
  Buf out = buf_in(arena);
  for (size_t bad; (bad = utf8_bad(text)) < text.n; text = str_from(text, bad + 1)) {
    buf_add(&out, str_part(text, 0, bad));
    buf_add(&out, S("\xEF\xBF\xBD"));
  }
  buf_add(&out, text);
  return buf_str(&out);
}

static json_t *text_to_json(Arena *arena, Str text) {
  Str valid = repaired(arena, text);
  return json_stringn(valid.n ? valid.at : "", valid.n);
}

static json_t *to_json(Arena *arena, const Value *value);

static json_t *list_to_json(Arena *arena, const Value *list) {
  json_t *out = json_array();
  for (size_t i = 0; i < list->list.n; i++) json_array_append_new(out, to_json(arena, list->list.at[i]));
  return out;
}

static json_t *map_to_json(Arena *arena, const Value *map) {
  json_t *out = json_object();
  for (size_t i = 0; i < map->list.n; i++) {
    const char *key = str_c(arena, repaired(arena, map->keys.entries.at[i].key));
    json_object_set_new(out, key, to_json(arena, map->list.at[i]));
  }
  return out;
}

static json_t *to_json(Arena *arena, const Value *value) {
  switch (value->kind) {
  case VALUE_NULL: return json_null();
  case VALUE_BOOL: return json_boolean(value->truth);
  case VALUE_INT: return json_integer(value->number);
  case VALUE_TEXT: return text_to_json(arena, value->text);
  case VALUE_LIST: return list_to_json(arena, value);
  case VALUE_MAP: return map_to_json(arena, value);
  }
  return json_null();
}

static int add_bytes(const char *bytes, size_t n, void *buf) {
  buf_add(buf, (Str){bytes, n});
  return 0;
}

// A document may be printed on a screen or into a build's log, so what acts there is written as an escape: the text is
// the same. All of it stands within strings, for there is nothing of the kind in JSON itself.
static void add_tame(Buf *out, Str json) {
  size_t done = 0;
  for (size_t at = 0, next; at < json.n; at = next) {
    uint32_t c;
    next = utf8_next(json, at, &c);
    if (c == '\n' || !(utf8_is_hidden(c) || utf8_opens_command(json, at))) continue;
    buf_add(out, str_part(json, done, at));
    buf_format(out, "\\u%04x", (unsigned)c);
    done = next;
  }
  buf_add(out, str_from(json, done));
}

void json_write(Buf *out, const Value *value, int indent) {
  size_t width = (size_t)(indent < 0 ? 0 : indent > INDENT_MAX ? INDENT_MAX : indent);
  Arena *scratch = arena_new();
  Buf dumped = buf_in(scratch);
  json_set_alloc_funcs(take, free);
  json_t *json = to_json(scratch, value);
  json_dump_callback(json, add_bytes, &dumped, JSON_ENCODE_ANY | (width ? JSON_INDENT(width) : JSON_COMPACT));
  json_decref(json);
  add_tame(out, buf_str(&dumped));
  arena_free(scratch);
}

// ---- reading ------------------------------------------------------------------------------------------------------

// The shortest spelling that reads back as the same number: 1.5 stays "1.5".
static Str real_text(Arena *arena, double real) {
  char text[32];
  for (int digits = REAL_DIGITS_MIN; digits <= REAL_DIGITS_MAX; digits++) {
    snprintf(text, sizeof text, "%.*g", digits, real);
    if (strtod(text, NULL) >= real && strtod(text, NULL) <= real) break;
  }
  return str_copy(arena, str_of(text));
}

// NULL when what it holds is nested deeper than `depth` allows.
static Value *from_json(Arena *arena, json_t *json, int depth);

static bool is_container(const json_t *json) { return json_is_object(json) || json_is_array(json); }

static Value *list_from_json(Arena *arena, json_t *json, int depth) {
  Value *out = value_list(arena);
  for (size_t i = 0; i < json_array_size(json); i++) {
    Value *item = from_json(arena, json_array_get(json, i), depth);
    if (!item) return NULL;
    value_add(arena, out, item);
  }
  return out;
}

static Value *map_from_json(Arena *arena, json_t *json, int depth) {
  Value *out = value_map(arena);
  const char *key;
  json_t *member;
  json_object_foreach(json, key, member) {
    Value *item = from_json(arena, member, depth);
    if (!item) return NULL;
    value_put(arena, out, str_c(arena, str_of(key)), item);
  }
  return out;
}

static Value *from_json(Arena *arena, json_t *json, int depth) {
  if (depth == 0 && is_container(json)) return NULL;
  switch (json_typeof(json)) {
  case JSON_OBJECT: return map_from_json(arena, json, depth - 1);
  case JSON_ARRAY: return list_from_json(arena, json, depth - 1);
  case JSON_STRING: return value_text(arena, str_copy(arena, (Str){json_string_value(json), json_string_length(json)}));
  case JSON_INTEGER: return value_int(arena, json_integer_value(json));
  case JSON_REAL: return value_text(arena, real_text(arena, json_real_value(json)));
  case JSON_TRUE: return value_bool(arena, true);
  case JSON_FALSE: return value_bool(arena, false);
  case JSON_NULL: break;
  }
  return value_null(arena);
}

Value *json_read(Arena *arena, Str bytes, Str *why) {
  json_error_t error;
  json_set_alloc_funcs(take, free);
  json_t *json = json_loadb(bytes.n ? bytes.at : "", bytes.n, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
  if (!json) {
    *why = str_format(arena, "%s (line %d, column %d)", error.text, error.line, error.column);
    return NULL;
  }
  Value *value = from_json(arena, json, JSON_NESTING_MAX);
  if (!value) *why = str_format(arena, "nested more than %d deep", JSON_NESTING_MAX);
  json_decref(json);
  return value;
}
