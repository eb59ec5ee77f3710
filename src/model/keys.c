// keys: looking up a key in its table, and asking a decoded struct what was given and where.
#include "sopcal/keys.h"

// A name out of a plan may hold any byte, so the whole of it counts.
const Key *shape_key(const Shape *shape, Str name) {
  for (size_t i = 0; i < shape->count; i++)
    if (str_eq(str_of(shape->keys[i].name), name)) return &shape->keys[i];
  return NULL;
}

bool given(const Head *head, const char *key) {
  const Key *row = head->shape ? shape_key(head->shape, str_of(key)) : NULL;
  return row && (head->given >> (row - head->shape->keys) & 1);
}

bool is_faulty(const Head *head, const char *key) {
  if (!key) return head->faulty != 0;
  const Key *row = head->shape ? shape_key(head->shape, str_of(key)) : NULL;
  return row && (head->faulty >> (row - head->shape->keys) & 1);
}

Place place_of(const Head *head, const char *key) {
  return given(head, key) ? head->places[shape_key(head->shape, str_of(key)) - head->shape->keys] : head->at;
}

StrList names_called(Arena *arena, const Names *names, Str text) {
  StrList words = {0};
  for (size_t i = 0; names->label && i < names->count; i++)
    if (str_eq(text, str_of(names->label[i].in[LANG_EN])) || str_eq(text, str_of(names->label[i].in[LANG_ZH])))
      PUSH(arena, &words, str_of(names->name[i]));
  return words;
}

StrList names_listed(Arena *arena, const Names *names) {
  enum { LISTED = 24 };
  StrList words = {0};
  for (size_t i = 0; i < names->count && i < LISTED; i++) PUSH(arena, &words, str_of(names->name[i]));
  if (names->count > LISTED) PUSH(arena, &words, S("..."));
  return words;
}
