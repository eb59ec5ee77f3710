// schema: the JSON Schema (draft 2020-12) of plan files and of front matter, for editors. From the tables of keys.
//
// The document itself is a plan file; "#/$defs/piece" is the front matter of a piece. Invariant: each shape is one
// definition, named as in its table, and each key one property of it: nothing is written here that a table can say.
#include "room.h"

// ---- small values -------------------------------------------------------------------------------------------------

// A type's own schema is JSON in its row (types.c).
static Value *parsed(Arena *arena, const char *json) {
  Str why;
  Value *value = json_read(arena, str_of(json), &why);
  return value ? value : value_map(arena);
}

static Value *any_of(Arena *arena, Value *one, Value *other) {
  Value *map = value_map(arena), *list = value_list(arena);
  value_add(arena, list, one);
  value_add(arena, list, other);
  value_put(arena, map, "anyOf", list);
  return map;
}

static Value *array_of(Arena *arena, Value *item) {
  Value *map = value_map(arena);
  value_put_text(arena, map, "type", S("array"));
  value_put(arena, map, "items", item);
  value_put_int(arena, map, "minItems", 1);
  return map;
}

// A map from names that the plan chooses; `campaigns:` with nothing behind it is an empty one.
static Value *map_of(Arena *arena, Value *item) {
  Value *map = parsed(arena, "{\"type\": [\"object\", \"null\"]}");
  value_put(arena, map, "additionalProperties", item);
  return map;
}

static Value *one_of_names(Arena *arena, const Names *names) {
  Value *map = value_map(arena), *list = value_list(arena);
  for (size_t i = 0; i < names->count; i++) value_add(arena, list, value_text(arena, str_of(names->name[i])));
  value_put(arena, map, "enum", list);
  return map;
}

// ---- keys ---------------------------------------------------------------------------------------------------------

static Value *single(Arena *arena, const Key *key) {
  if (key->type == TYPE_ENUM) return one_of_names(arena, key->names);
  if (key->type != TYPE_STRUCT) return parsed(arena, type_row(key->type)->schema);
  Value *map = value_map(arena);
  value_put_text(arena, map, "$ref", str_format(arena, "#/$defs/%s", key->shape->name));
  return map;
}

// All names but one are the plan's.
static Value *map_or_table(Arena *arena, const Key *key) {
  Value *map = map_of(arena, single(arena, key)), *from = value_map(arena);
  value_put(arena, from, table_key.name, single(arena, &table_key));
  value_put(arena, map, "properties", from);
  return map;
}

static Value *by_form(Arena *arena, const Key *key) {
  switch (key->form) {
  case FORM_ONE: return single(arena, key);
  case FORM_LIST:
    if (key->type == TYPE_STRUCT && !shape_bare_key(key->shape)) return array_of(arena, single(arena, key));
    return any_of(arena, single(arena, key), array_of(arena, single(arena, key)));
  case FORM_MAP: return key->table ? map_or_table(arena, key) : map_of(arena, single(arena, key));
  }
  return value_map(arena);
}

// Both languages: an editor shows it to whoever writes the plan.
static Str description(Arena *arena, const Key *key) {
  Str en = str_of(key->help.in[LANG_EN]), zh = str_of(key->help.in[LANG_ZH]);
  if (!key->fallback) return str_format(arena, "%.*s\n%.*s", STR(en), STR(zh));
  return str_format(arena, "%.*s; default: %s\n%.*s；默认：%s", STR(en), key->fallback, STR(zh), key->fallback);
}

static Value *property(Arena *arena, const Key *key) {
  Value *schema = by_form(arena, key);
  value_put_text(arena, schema, "description", description(arena, key));
  return schema;
}

// ---- shapes -------------------------------------------------------------------------------------------------------

static Value *properties(Arena *arena, const Shape *shape) {
  Value *map = value_map(arena);
  for (size_t i = 0; i < shape->count; i++)
    value_put(arena, map, shape->keys[i].name, property(arena, &shape->keys[i]));
  return map;
}

static Value *required(Arena *arena, const Shape *shape) {
  Value *list = value_list(arena);
  for (size_t i = 0; i < shape->count; i++)
    if (shape->keys[i].required) value_add(arena, list, value_text(arena, str_of(shape->keys[i].name)));
  return list;
}

static void put_object(Arena *arena, Value *map, const Shape *shape) {
  value_put_text(arena, map, "type", S("object"));
  value_put(arena, map, "properties", properties(arena, shape));
  value_put(arena, map, "required", required(arena, shape));
  value_put_bool(arena, map, "additionalProperties", false);
}

static Value *definition(Arena *arena, const Shape *shape) {
  const Key *bare = shape_bare_key(shape);
  if (bare && shape->only_bare) return property(arena, bare);
  Value *map = value_map(arena);
  put_object(arena, map, shape);
  return bare ? any_of(arena, by_form(arena, bare), map) : map;
}

static Value *definitions(Arena *arena) {
  ShapeList shapes = {0};
  shapes_below(arena, &plan_file_shape, &shapes);
  shapes_below(arena, &piece_shape, &shapes);
  Value *map = value_map(arena);
  for (size_t i = 1; i < shapes.n; i++) // the first is the document itself
    value_put(arena, map, shapes.at[i]->name, definition(arena, shapes.at[i]));
  return map;
}

void schema_write(Arena *arena, Buf *out) {
  Value *schema = value_map(arena);
  value_put_text(arena, schema, "$schema", S("https://json-schema.org/draft/2020-12/schema"));
  value_put_text(arena, schema, "title", S("a plan file of sopcal; #/$defs/piece: the front matter of a piece"));
  put_object(arena, schema, &plan_file_shape);
  value_put(arena, schema, "$defs", definitions(arena));
  json_write(out, schema, 2);
  buf_byte(out, '\n');
}
