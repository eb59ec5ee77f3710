// json: from JSON bytes to a Value (json_write.c goes the other way). jansson's one home.
//
// Invariant: jansson's own tree lives and dies inside json_read. It takes its memory from us, for when there is none it
// calls the text wrong.
#include "sopcal/value.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { JSON_NESTING_MAX = 64, REAL_DIGITS_MIN = 15, REAL_DIGITS_MAX = 17 };

static void *take(size_t n) { return base_alloc(1, n); }

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
