// keys: looking up a key in its table, and asking a decoded struct what was given and where.
#include <string.h>

#include "sopcal/keys.h"

const Key *shape_key(const Shape *shape, const char *name) {
  for (size_t i = 0; i < shape->count; i++)
    if (strcmp(shape->keys[i].name, name) == 0) return &shape->keys[i];
  return NULL;
}

bool given(const Head *head, const char *key) {
  const Key *row = head->shape ? shape_key(head->shape, key) : NULL;
  return row && (head->given >> (row - head->shape->keys) & 1);
}

bool is_faulty(const Head *head, const char *key) {
  if (!key) return head->faulty != 0;
  const Key *row = head->shape ? shape_key(head->shape, key) : NULL;
  return row && (head->faulty >> (row - head->shape->keys) & 1);
}

Place place_of(const Head *head, const char *key) {
  return given(head, key) ? head->places[shape_key(head->shape, key) - head->shape->keys] : head->at;
}
