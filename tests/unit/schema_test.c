// schema_test: what is said about keys to editors (`sopcal schema`) and to people (the reference) is what the tables of
// keys say: nothing missing, nothing besides. Walks the tables on its own.
#include "check.h"

#include <string.h>

#include "sopcal/write.h"

// ---- the tables, walked -------------------------------------------------------------------------------------------

typedef void Visit(Arena *arena, const Shape *shape, const void *context);

static void walk(Arena *arena, const Shape *shape, Visit *visit, const void *context) {
  visit(arena, shape, context);
  for (size_t i = 0; i < shape->count; i++)
    if (shape->keys[i].shape) walk(arena, shape->keys[i].shape, visit, context);
}

static void walk_all(Arena *arena, Visit *visit, const void *context) {
  walk(arena, &plan_file_shape, visit, context);
  walk(arena, &piece_shape, visit, context);
}

// ---- the schema ---------------------------------------------------------------------------------------------------

static const Value *schema(Arena *arena) {
  Buf out = buf_in(arena);
  Str why;
  schema_write(arena, &out);
  const Value *value = json_read(arena, buf_str(&out), &why);
  assert_non_null(value);
  return value;
}

static const Value *at(const Value *map, const char *key) {
  const Value *value = value_get(map, str_of(key));
  if (!value) print_error("no '%s'\n", key);
  assert_non_null(value);
  return value;
}

static const Value *definition(const Value *document, const char *name) {
  return strcmp(name, plan_file_shape.name) == 0 ? document : at(at(document, "$defs"), name);
}

// The object among a definition's choices: the other one is a bare value.
static const Value *object_of(const Value *definition) {
  const Value *choices = value_get(definition, S("anyOf"));
  return choices ? choices->list.at[1] : definition;
}

static bool lists(const Value *list, const char *text) {
  for (size_t i = 0; i < list->list.n; i++)
    if (str_eq(list->list.at[i]->text, str_of(text))) return true;
  return false;
}

static void check_shape(Arena *arena, const Shape *shape, const void *document) {
  const Value *defined = definition(document, shape->name);
  if (shape->only_bare) {
    assert_null(value_get(defined, S("properties")));
    return;
  }
  const Value *object = object_of(defined), *properties = at(object, "properties");
  assert_int_equal(properties->list.n, shape->count);
  assert_false(at(object, "additionalProperties")->truth);
  for (size_t i = 0; i < shape->count; i++) {
    Str description = at(at(properties, shape->keys[i].name), "description")->text;
    assert_true(str_starts(description, str_of(shape->keys[i].help.in[LANG_EN])));
    assert_true(str_find(description, str_of(shape->keys[i].help.in[LANG_ZH])) > 0);
    assert_int_equal(lists(at(object, "required"), shape->keys[i].name), shape->keys[i].required);
  }
  (void)arena;
}

static void every_key_is_a_property_with_its_meaning(void **state) { walk_all(*state, check_shape, schema(*state)); }

static void nothing_is_defined_that_no_key_takes(void **state) {
  const Value *document = schema(*state), *definitions = at(document, "$defs");
  Buf text = buf_in(*state);
  schema_write(*state, &text);
  for (size_t i = 0; i < definitions->list.n; i++) {
    Str name = definitions->keys.entries.at[i].key;
    Str reference = str_format(*state, "\"$ref\": \"#/$defs/%.*s\"", STR(name));
    bool root = str_eq(name, S("piece"));
    assert_true(root || str_find(buf_str(&text), reference) >= 0);
  }
}

static void check_references(const Value *document, const Value *value) {
  const Value *reference = value_get(value, S("$ref"));
  if (reference) {
    assert_true(str_starts(reference->text, S("#/$defs/")));
    assert_non_null(value_get(at(document, "$defs"), str_from(reference->text, 8)));
  }
  for (size_t i = 0; i < value->list.n; i++) check_references(document, value->list.at[i]);
}

static void every_reference_leads_somewhere(void **state) {
  const Value *document = schema(*state);
  check_references(document, document);
}

static const Value *property(const Value *document, const char *shape, const char *key) {
  return at(at(object_of(definition(document, shape)), "properties"), key);
}

static void a_list_may_be_one_value(void **state) {
  const Value *choices = at(property(schema(*state), "step", "by"), "anyOf");
  assert_str(at(choices->list.at[0], "type")->text, "string");
  assert_str(at(choices->list.at[1], "type")->text, "array");
  assert_str(at(at(choices->list.at[1], "items"), "type")->text, "string");
}

static void a_list_of_keys_is_a_list_even_of_one(void **state) {
  const Value *steps = property(schema(*state), "sop", "steps");
  assert_str(at(steps, "type")->text, "array");
  assert_str(at(at(steps, "items"), "$ref")->text, "#/$defs/step");
}

static void a_map_of_names_may_be_empty(void **state) {
  const Value *campaigns = property(schema(*state), "plan file", "campaigns");
  assert_true(lists(at(campaigns, "type"), "null"));
  assert_str(at(at(campaigns, "additionalProperties"), "$ref")->text, "#/$defs/campaign");
}

static void a_bare_value_may_stand_for_keys(void **state) {
  const Value *choices = at(definition(schema(*state), "near"), "anyOf");
  assert_true(lists(at(choices->list.at[0], "enum"), "first_day"));
  assert_str(at(choices->list.at[1], "type")->text, "object");
}

static void words_are_those_of_the_table(void **state) {
  const Value *words = at(property(schema(*state), "piece", "kind"), "enum");
  assert_int_equal(words->list.n, 4);
  assert_str(words->list.at[0]->text, "education");
}

static void every_type_describes_itself_in_json(void **state) {
  for (int type = 0; type < TYPE_COUNT_OF_TYPES; type++) {
    Str why;
    const Value *value = json_read(*state, str_of(type_row((Type)type)->schema), &why);
    assert_non_null(value);
    assert_int_equal(value->kind, VALUE_MAP);
  }
}

// ---- the reference ------------------------------------------------------------------------------------------------

typedef struct Reference {
  Str text;
  Lang lang;
} Reference;

static Reference reference(Arena *arena, Lang lang) {
  Buf out = buf_in(arena);
  reference_write(arena, &out, lang);
  return (Reference){buf_str(&out), lang};
}

static size_t unescaped_bars(Str line) {
  size_t bars = 0;
  for (size_t i = 0; i < line.n; i++) bars += line.at[i] == '|' && (i == 0 || line.at[i - 1] != '\\');
  return bars;
}

static void check_row(Arena *arena, Str section, const Key *key, Lang lang) {
  ptrdiff_t from = str_find(section, str_format(arena, "\n| `%s` |", key->name));
  assert_true(from >= 0);
  Str rest = str_from(section, (size_t)from + 1), row;
  str_cut(&rest, '\n', &row);
  assert_int_equal(unescaped_bars(row), 5);
  assert_true(str_find(row, str_of(key->help.in[lang])) >= 0);
  if (key->required) assert_true(str_find(row, lang == LANG_ZH ? S("必填") : S("required")) >= 0);
}

static void check_section(Arena *arena, const Shape *shape, const void *context) {
  const Reference *whole = context;
  if (shape->only_bare) return;
  ptrdiff_t from = str_find(whole->text, str_format(arena, "## `%s`", shape->name));
  assert_true(from >= 0);
  Str section = str_from(whole->text, (size_t)from);
  ptrdiff_t to = str_find(str_from(section, 2), S("\n## "));
  if (to >= 0) section = str_part(section, 0, (size_t)to + 3);
  for (size_t i = 0; i < shape->count; i++) check_row(arena, section, &shape->keys[i], whole->lang);
}

static void every_key_has_a_row_in_each_language(void **state) {
  for (int lang = 0; lang < LANG_COUNT; lang++) {
    Reference whole = reference(*state, (Lang)lang);
    walk_all(*state, check_section, &whole);
  }
}

static void rows_say_what_a_key_takes(void **state) {
  Reference en = reference(*state, LANG_EN), zh = reference(*state, LANG_ZH);
  assert_true(str_find(en.text, S("| `steps` | a list, each with: keys of `step` | required |")) >= 0);
  assert_true(str_find(zh.text, S("| `steps` | 列表，每项写：`step` 的键 | 必填 |")) >= 0);
  assert_true(str_find(zh.text, S("| `daily` | 渠道的 id，每个写：`daily` 的键 |")) >= 0);
  assert_true(str_find(zh.text, S("| `for` | 人群的 id；也可以写成列表 |")) >= 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(every_key_is_a_property_with_its_meaning),
      TEST(nothing_is_defined_that_no_key_takes),
      TEST(every_reference_leads_somewhere),
      TEST(a_list_may_be_one_value),
      TEST(a_list_of_keys_is_a_list_even_of_one),
      TEST(a_map_of_names_may_be_empty),
      TEST(a_bare_value_may_stand_for_keys),
      TEST(words_are_those_of_the_table),
      TEST(every_type_describes_itself_in_json),
      TEST(every_key_has_a_row_in_each_language),
      TEST(rows_say_what_a_key_takes),
  };
  return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
