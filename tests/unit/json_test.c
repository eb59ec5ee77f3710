// json_test: pins the values that templates see, and JSON in and out.
#include "check.h"

#include <string.h>

#include "sopcal/value.h"

static Str written(Arena *arena, const Value *value, int indent) {
  Buf out = buf_in(arena);
  json_write(&out, value, indent);
  return buf_str(&out);
}

static Value *read_ok(Arena *arena, Str text) {
  Str why = {0};
  Value *value = json_read(arena, text, &why);
  if (!value) fail_msg("not read: %.*s", STR(why));
  return value;
}

static Str round_trip(Arena *arena, Str text) { return written(arena, read_ok(arena, text), 0); }

static void assert_refused(Arena *arena, Str text) {
  Str why = {0};
  if (json_read(arena, text, &why)) fail_msg("was read: %.*s", STR(text));
  assert_true(why.n > 0);
}

// ---- values -------------------------------------------------------------------------------------------------------

static void a_map_keeps_the_order_of_its_keys(void **state) {
  Value *map = value_map(*state);
  value_put_int(*state, map, "z", 1);
  value_put_text(*state, map, "a", S("x"));
  value_put_bool(*state, map, "m", true);
  value_put(*state, map, "n", value_null(*state));
  assert_str(written(*state, map, 0), "{\"z\":1,\"a\":\"x\",\"m\":true,\"n\":null}");
}

static void a_key_put_again_takes_its_old_place(void **state) {
  Value *map = value_map(*state);
  value_put_int(*state, map, "a", 1);
  value_put_int(*state, map, "b", 2);
  value_put_int(*state, map, "a", 3);
  assert_str(written(*state, map, 0), "{\"a\":3,\"b\":2}");
  assert_int_equal(value_get(map, S("a"))->number, 3);
}

static void looking_into_what_is_no_map_finds_nothing(void **state) {
  assert_null(value_get(NULL, S("a")));
  assert_null(value_get(value_text(*state, S("a")), S("a")));
  assert_null(value_get(value_map(*state), S("a")));
}

// ---- writing ------------------------------------------------------------------------------------------------------

static void indentation_puts_each_item_on_its_line(void **state) {
  Value *list = value_list(*state);
  value_add(*state, list, value_int(*state, 1));
  value_add(*state, list, value_map(*state));
  assert_str(written(*state, list, 2), "[\n  1,\n  {}\n]");
  assert_str(written(*state, list, 0), "[1,{}]");
}

static void text_is_written_as_it_is_but_for_what_json_forbids(void **state) {
  assert_str(written(*state, value_text(*state, S("今晚 🌸 / é")), 0), "\"今晚 🌸 / é\"");
  assert_str(written(*state, value_text(*state, S("\"\\\n\t\x1b\0")), 0), "\"\\\"\\\\\\n\\t\\u001B\\u0000\"");
  assert_str(written(*state, value_text(*state, (Str){0}), 0), "\"\"");
}

static void bytes_that_are_no_utf8_are_replaced(void **state) {
  assert_str(written(*state, value_text(*state, S("a\xFF\xFEz\xE4\xBB")), 0), "\"a\uFFFD\uFFFDz\uFFFD\uFFFD\"");
}

static void the_largest_numbers_are_written_exactly(void **state) {
  assert_str(written(*state, value_int(*state, INT64_MAX), 0), "9223372036854775807");
  assert_str(written(*state, value_int(*state, INT64_MIN), 0), "-9223372036854775808");
}

// ---- reading ------------------------------------------------------------------------------------------------------

static void what_was_written_is_read_back_as_equal(void **state) {
  static const Str cases[] = {
      S_("{\"b\":[1,-2,[],{}],\"a\":{\"x\":true,\"y\":false,\"z\":null}}"),
      S_("[\"\\\"\\\\\",\"今\",\"\"]"),
      S_("\"alone\""),
      S_("null"),
      S_("-7"),
  };
  for (size_t i = 0; i < COUNT(cases); i++) assert_true(str_eq(round_trip(*state, cases[i]), cases[i]));
}

static void escapes_become_what_they_stand_for(void **state) {
  assert_str(read_ok(*state, S("\"\\u4eca\\ud83c\\udf38\\n\""))->text, "今🌸\n");
}

static void a_number_that_is_no_integer_is_its_shortest_text(void **state) {
  assert_str(read_ok(*state, S("1.5"))->text, "1.5");
  assert_str(read_ok(*state, S("1.21"))->text, "1.21");
  assert_str(read_ok(*state, S("0.1"))->text, "0.1");
  assert_str(read_ok(*state, S("0.30000000000000004"))->text, "0.30000000000000004");
  assert_int_equal(read_ok(*state, S("15"))->kind, VALUE_INT);
}

static void what_is_no_json_is_refused_with_a_reason(void **state) {
  static const Str cases[] = {
      S_(""),
      S_("{"),
      S_("[1,]"),
      S_("{'a':1}"),
      S_("nul"),
      S_("1 2"),
      S_("01"),
      S_("\"\xFF\""),
      S_("\"\\ud800\""),
      S_("99999999999999999999"),
      S_("1e999"),
      S_("\"a\nb\""),
      S_("// x\n1"),
      S_("\"a\\u0000b\""),
      S_("\"a\0b\""),
      S_("{\"a\":1,\"a\":2}"), // a key twice: one of them would be lost
  };
  for (size_t i = 0; i < COUNT(cases); i++) assert_refused(*state, cases[i]);
}

static void a_reason_names_the_place(void **state) {
  Str why;
  assert_null(json_read(*state, S("{\n  \"a\": x\n}"), &why));
  assert_true(str_find(why, S("line 2")) >= 0);
}

static Str nested(Arena *arena, int depth) {
  Buf buf = buf_in(arena);
  for (int i = 0; i < depth; i++) buf_byte(&buf, '[');
  for (int i = 0; i < depth; i++) buf_byte(&buf, ']');
  return buf_str(&buf);
}

static void nesting_is_bounded(void **state) {
  read_ok(*state, nested(*state, 64));
  assert_refused(*state, nested(*state, 65));
  assert_refused(*state, nested(*state, 2000));
  assert_refused(*state, nested(*state, 1000000));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_map_keeps_the_order_of_its_keys),
      TEST(a_key_put_again_takes_its_old_place),
      TEST(looking_into_what_is_no_map_finds_nothing),
      TEST(indentation_puts_each_item_on_its_line),
      TEST(text_is_written_as_it_is_but_for_what_json_forbids),
      TEST(bytes_that_are_no_utf8_are_replaced),
      TEST(the_largest_numbers_are_written_exactly),
      TEST(what_was_written_is_read_back_as_equal),
      TEST(escapes_become_what_they_stand_for),
      TEST(a_number_that_is_no_integer_is_its_shortest_text),
      TEST(what_is_no_json_is_refused_with_a_reason),
      TEST(a_reason_names_the_place),
      TEST(nesting_is_bounded),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
