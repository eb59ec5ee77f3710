// value: the tree of text, numbers, truths, lists and maps that templates see. From single items to the whole.
//
// Invariant: in a map, entry i of `keys` and element i of `list` are the same value.
#include "sopcal/value.h"

#include <assert.h>

static Value *value_of(Arena *arena, Value value) {
  Value *out = NEW(arena, Value);
  *out = value;
  return out;
}

Value *value_null(Arena *arena) { return value_of(arena, (Value){.kind = VALUE_NULL}); }

Value *value_bool(Arena *arena, bool truth) { return value_of(arena, (Value){.kind = VALUE_BOOL, .truth = truth}); }

Value *value_int(Arena *arena, int64_t number) { return value_of(arena, (Value){.kind = VALUE_INT, .number = number}); }

Value *value_text(Arena *arena, Str text) { return value_of(arena, (Value){.kind = VALUE_TEXT, .text = text}); }

Value *value_list(Arena *arena) { return value_of(arena, (Value){.kind = VALUE_LIST}); }

Value *value_map(Arena *arena) { return value_of(arena, (Value){.kind = VALUE_MAP}); }

void value_add(Arena *arena, Value *list, Value *item) {
  assert(list->kind == VALUE_LIST);
  PUSH(arena, &list->list, item);
}

static void replace(Value *map, Str key, Value *item) {
  for (size_t i = 0; i < map->keys.entries.n; i++) {
    if (!str_eq(map->keys.entries.at[i].key, key)) continue;
    map->keys.entries.at[i].value = item;
    map->list.at[i] = item;
  }
}

void value_put(Arena *arena, Value *map, const char *key, Value *item) {
  assert(map->kind == VALUE_MAP);
  if (map_put(arena, &map->keys, str_of(key), item))
    PUSH(arena, &map->list, item);
  else
    replace(map, str_of(key), item);
}

void value_put_text(Arena *arena, Value *map, const char *key, Str text) {
  value_put(arena, map, key, value_text(arena, text));
}

void value_put_int(Arena *arena, Value *map, const char *key, int64_t number) {
  value_put(arena, map, key, value_int(arena, number));
}

void value_put_bool(Arena *arena, Value *map, const char *key, bool truth) {
  value_put(arena, map, key, value_bool(arena, truth));
}

const Value *value_get(const Value *map, Str key) {
  return map && map->kind == VALUE_MAP ? map_get(&map->keys, key) : NULL;
}
