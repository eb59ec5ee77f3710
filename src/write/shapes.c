// shapes: the tables of keys as a tree to walk. From one shape to all that its keys lead to.
//
// Invariant: a shape stands behind the one that names it first, and no shape stands twice.
#include "room.h"

static bool has_shape(const ShapeList *list, const Shape *shape) {
  for (size_t i = 0; i < list->n; i++)
    if (list->at[i] == shape) return true;
  return false;
}

void shapes_below(Arena *arena, const Shape *root, ShapeList *out) {
  size_t next = out->n;
  PUSH(arena, out, root);
  for (; next < out->n; next++) {
    const Shape *shape = out->at[next];
    for (size_t i = 0; i < shape->count; i++) {
      const Shape *below = shape->keys[i].shape;
      if (below && !has_shape(out, below)) PUSH(arena, out, below);
      if (shape->keys[i].table && !has_shape(out, table_key.shape)) PUSH(arena, out, table_key.shape);
    }
  }
}

const Key *shape_bare_key(const Shape *shape) {
  for (size_t i = 0; i < shape->count; i++)
    if (shape->keys[i].bare) return &shape->keys[i];
  return NULL;
}
