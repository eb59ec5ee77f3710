// value: a small tree of text, numbers, truths, lists and maps: what a template sees and what JSON holds.
//
// Values live in an arena and are built once; maps keep the order in which their keys were put.
#ifndef SOPCAL_VALUE_H
#define SOPCAL_VALUE_H

#include "sopcal/base.h"

typedef enum ValueKind { VALUE_NULL, VALUE_BOOL, VALUE_INT, VALUE_TEXT, VALUE_LIST, VALUE_MAP } ValueKind;

typedef struct Value Value;
struct Value {
  ValueKind kind;
  bool truth;
  int64_t number;
  Str text;           // TEXT
  LIST(Value *) list; // LIST, or the values of a MAP, in order
  Map keys;           // MAP: name -> Value *
};

Value *value_null(Arena *arena);
Value *value_bool(Arena *arena, bool truth);
Value *value_int(Arena *arena, int64_t number);
Value *value_text(Arena *arena, Str text);
Value *value_list(Arena *arena);
Value *value_map(Arena *arena);

void value_add(Arena *arena, Value *list, Value *item);
void value_put(Arena *arena, Value *map, const char *key, Value *item); // `key` must outlive the map
void value_put_text(Arena *arena, Value *map, const char *key, Str text);
void value_put_int(Arena *arena, Value *map, const char *key, int64_t number);
void value_put_bool(Arena *arena, Value *map, const char *key, bool truth);
const Value *value_get(const Value *map, Str key); // NULL when absent or not a map

// JSON by jansson (src/base/json.c is its one home). Text must be valid UTF-8; it is written as it is, with control
// characters, quotes and backslashes escaped. `indent` 0 puts all on one line.
void json_write(Buf *out, const Value *value, int indent);
void json_text(Buf *out, Str text); // one text, in its quotes
// NULL and *why when the bytes are no JSON. Numbers that are no integers come back as text.
Value *json_read(Arena *arena, Str bytes, Str *why);

// The parts of a list or map in a JSON text, one after another and without a tree of it, for documents as large as a
// plan's (src/base/json_parts.c). Brackets and quotes are held against each other; what lies between them is not looked
// at before it is read.
typedef struct JsonParts {
  Str text;
  size_t at; // behind what has been given; behind the end of the list or map once there is no more; where it is broken
  bool map, begun, ended, broken;
} JsonParts;
typedef struct JsonPart {
  Str key;   // of a map: a JSON string, with its quotes
  Str value; // JSON
} JsonPart;
// Begins with the list or map that stands at the beginning of the text, blanks before it allowed. False: it has none.
bool json_parts(Str text, JsonParts *out);
// False when there is no more, or the text is broken.
bool json_next(JsonParts *parts, JsonPart *out);

#endif
