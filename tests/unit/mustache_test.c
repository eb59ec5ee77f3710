// mustache_test: pins our template engine, rule by rule, in our own words. (tests/judges/mustache.sh holds it to the
// specification's tests.)
#include "check.h"

#include "sopcal/mustache.h"

// ---- helpers ------------------------------------------------------------------------------------------------------

static Value *json(Arena *arena, const char *text) {
  Str why = {0};
  Value *value = json_read(arena, str_of(text), &why);
  if (!value) fail_msg("%.*s", STR(why));
  return value;
}

static const Mustache *compiled(Arena *arena, Str text) {
  MustacheErrors errors = {0};
  const Mustache *template = mustache_compile(arena, text, &errors);
  if (!template) fail_msg("does not compile: %.*s", STR(text));
  return template;
}

typedef struct Partials {
  Arena *arena;
  const Value *map;
} Partials;

static const Mustache *find_partial(void *context, Str name) {
  const Partials *partials = context;
  const Value *text = value_get(partials->map, name);
  return text ? compiled(partials->arena, text->text) : NULL;
}

static Str with_partials(Arena *arena, const char *text, const char *data, const char *partials) {
  Partials found = {arena, json(arena, partials)};
  MustacheOptions options = {.escape_html = true, .partial = find_partial, .partial_context = &found};
  Buf out = buf_in(arena);
  assert_true(mustache_render(&out, compiled(arena, str_of(text)), json(arena, data), &options));
  return buf_str(&out);
}

static Str html(Arena *arena, const char *text, const char *data) { return with_partials(arena, text, data, "{}"); }

static Str plain(Arena *arena, const char *text, const char *data) {
  MustacheOptions options = {0};
  Buf out = buf_in(arena);
  assert_true(mustache_render(&out, compiled(arena, str_of(text)), json(arena, data), &options));
  return buf_str(&out);
}

// ---- values -------------------------------------------------------------------------------------------------------

static void a_name_becomes_its_value(void **state) {
  assert_str(html(*state, "今晚 {{hour}} 点 {{ what }}!", "{\"hour\": 8, \"what\": \"开播\"}"), "今晚 8 点 开播!");
  assert_str(html(*state, "{{yes}} {{price}}", "{\"yes\": true, \"price\": 9.9}"), "true 9.9");
  assert_str(html(*state, "no tags", "{}"), "no tags");
  assert_str(html(*state, "", "{}"), "");
}

static void what_is_missing_is_empty(void **state) {
  assert_str(html(*state, "[{{a}}{{b.c}}{{n}}{{l}}{{m}}]", "{\"n\": null, \"l\": [1], \"m\": {\"x\": 1}}"), "[]");
}

static void html_is_escaped_but_for_raw_tags_and_plain_text(void **state) {
  const char *data = "{\"a\": \"<b title='x'>\\\"&\\\"</b>\"}";
  assert_str(html(*state, "{{a}}", data), "&lt;b title=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/b&gt;");
  assert_str(html(*state, "{{{a}}}|{{& a}}", data), "<b title='x'>\"&\"</b>|<b title='x'>\"&\"</b>");
  assert_str(plain(*state, "{{a}}", data), "<b title='x'>\"&\"</b>");
}

// What stands in an article is never the value's own HTML.
static void raw_tags_can_be_escaped_too(void **state) {
  MustacheOptions options = {.escape_html = true, .escape_raw = true};
  Buf out = buf_in(*state);
  assert_true(
      mustache_render(&out, compiled(*state, S("{{a}}|{{{a}}}|{{& a}}")), json(*state, "{\"a\": \"<&\"}"), &options));
  assert_str(buf_str(&out), "&lt;&amp;|&lt;&amp;|&lt;&amp;");
}

static void braces_in_a_value_are_no_tag(void **state) {
  assert_str(html(*state, "{{a}}", "{\"a\": \"{{b}}\", \"b\": \"wrong\"}"), "{{b}}");
}

static void single_braces_are_text(void **state) { assert_str(html(*state, "{a} } {", "{\"a\": 1}"), "{a} } {"); }

static void dotted_names_reach_into_maps(void **state) {
  assert_str(html(*state, "{{campaign.gift.name}}", "{\"campaign\": {\"gift\": {\"name\": \"tea\"}}}"), "tea");
}

static void only_the_first_part_of_a_dotted_name_is_looked_for_outwards(void **state) {
  const char *data = "{\"gift\": {\"name\": \"outer\"}, \"inner\": {\"gift\": {}}}";
  assert_str(html(*state, "{{#inner}}[{{gift.name}}]{{/inner}}", data), "[]");
}

// ---- sections -----------------------------------------------------------------------------------------------------

static void a_section_shows_when_its_value_is_true(void **state) {
  const char *data = "{\"t\": true, \"z\": 0, \"m\": {}, \"x\": \"x\","
                     " \"f\": false, \"n\": null, \"e\": \"\", \"l\": []}";
  assert_str(html(*state, "{{#t}}1{{/t}}{{#z}}2{{/z}}{{#m}}3{{/m}}{{#x}}4{{/x}}", data), "1234");
  assert_str(html(*state, "{{#f}}1{{/f}}{{#n}}2{{/n}}{{#e}}3{{/e}}{{#l}}4{{/l}}{{#none}}5{{/none}}", data), "");
}

static void an_inverted_section_shows_when_its_value_is_not(void **state) {
  const char *data = "{\"t\": true, \"f\": false, \"e\": \"\", \"l\": [], \"z\": 0}";
  assert_str(html(*state, "{{^f}}1{{/f}}{{^e}}2{{/e}}{{^l}}3{{/l}}{{^none}}4{{/none}}", data), "1234");
  assert_str(html(*state, "{{^t}}1{{/t}}{{^z}}2{{/z}}", data), "");
}

static void a_section_repeats_for_each_item(void **state) {
  assert_str(html(*state, "{{#l}}{{n}},{{/l}}", "{\"l\": [{\"n\": 1}, {\"n\": 2}]}"), "1,2,");
  assert_str(html(*state, "{{#l}}({{#.}}{{.}}{{/.}}){{/l}}", "{\"l\": [[1, 2], [3]]}"), "(12)(3)");
}

static void the_dot_is_the_innermost_value(void **state) {
  assert_str(html(*state, "{{#l}}<{{.}}>{{/l}}", "{\"l\": [\"a\", \"&\", 3]}"), "<a><&amp;><3>");
  assert_str(html(*state, "{{.}}", "\"all\""), "all");
}

static void names_are_looked_for_from_the_inside_out(void **state) {
  const char *data = "{\"a\": \"outer\", \"b\": \"outer\", \"s\": {\"a\": \"inner\"}}";
  assert_str(html(*state, "{{#s}}{{a}} {{b}}{{/s}} {{a}}", data), "inner outer outer");
}

static void sections_of_one_name_may_nest(void **state) {
  const char *data = "{\"a\": {\"x\": 1, \"a\": {\"x\": 2}}}";
  assert_str(html(*state, "{{#a}}{{x}}{{#a}}{{x}}{{/a}}{{x}}{{/a}}", data), "121");
}

// ---- lines --------------------------------------------------------------------------------------------------------

static void a_tag_alone_on_its_line_takes_the_line_away(void **state) {
  assert_str(html(*state, "a\n {{#t}} \nb\n{{/t}}\n{{! note }}\nc\n", "{\"t\": true}"), "a\nb\nc\n");
  assert_str(html(*state, "a\r\n{{#t}}\r\nb\r\n{{/t}}\r\nc", "{\"t\": true}"), "a\r\nb\r\nc");
  assert_str(html(*state, "{{#t}}\nb\n{{/t}}", "{\"t\": true}"), "b\n"); // the first line, and the last without an end
}

static void a_tag_beside_other_text_leaves_the_line(void **state) {
  assert_str(html(*state, "a {{#t}}\nb{{/t}}\n", "{\"t\": true}"), "a \nb\n");
  assert_str(html(*state, "{{#t}} {{/t}}\n", "{\"t\": true}"), " \n");
  assert_str(html(*state, " {{t}}\n", "{\"t\": true}"), " true\n"); // a value never goes with its line
}

static void a_comment_is_nothing_even_over_lines(void **state) {
  assert_str(html(*state, "a{{! {{ not a tag }}b", "{}"), "ab");
  assert_str(html(*state, "a\n{{!\n  long\n}}\nb", "{}"), "a\nb");
}

// ---- delimiters ---------------------------------------------------------------------------------------------------

static void delimiters_can_be_changed_and_changed_back(void **state) {
  assert_str(html(*state, "{{=<% %>=}}<%a%>{{a}}<%={{ }}=%>{{a}}<%a%>", "{\"a\": 1}"), "1{{a}}1<%a%>");
  assert_str(html(*state, "{{=| |=}}|#t||a||/t|", "{\"a\": 1, \"t\": true}"), "1");
  assert_str(html(*state, "{{= @   @ =}}\n@a@", "{\"a\": 1}"), "1");
}

static void raw_tags_follow_the_delimiters(void **state) {
  assert_str(html(*state, "{{=<% %>=}}<%{a}%><%& a%>", "{\"a\": \"<\"}"), "<<");
}

static void a_partial_has_the_usual_delimiters(void **state) {
  assert_str(with_partials(*state, "{{=| |=}}|>p||a|", "{\"a\": 1}", "{\"p\": \"{{a}}|a|\"}"), "1|a|1");
}

// ---- partials -----------------------------------------------------------------------------------------------------

static void a_partial_sees_the_names_around_it(void **state) {
  assert_str(with_partials(*state, "{{#l}}{{>p}}{{/l}}", "{\"l\": [1, 2], \"a\": \"x\"}", "{\"p\": \"{{.}}{{a}} \"}"),
             "1x 2x ");
  assert_str(with_partials(*state, "[{{>missing}}]", "{}", "{}"), "[]");
}

static void a_partial_alone_on_its_line_is_indented(void **state) {
  assert_str(with_partials(*state, "<\n  {{>p}}\n>", "{}", "{\"p\": \"a\\n\\nb\\n\"}"), "<\n  a\n  \n  b\n>");
}

static void a_partial_within_a_line_is_not(void **state) {
  assert_str(with_partials(*state, "  {{>p}}!", "{}", "{\"p\": \"a\\nb\"}"), "  a\nb!");
}

static void what_values_bring_in_is_never_indented(void **state) {
  assert_str(with_partials(*state, " {{>p}}\n", "{\"v\": \"1\\n2\"}", "{\"p\": \"{{v}}\\n\"}"), " 1\n2\n");
}

static void indentations_of_partials_add_up(void **state) {
  const char *partials = "{\"p\": \"a\\n {{>q}}\\nb\\n\", \"q\": \"c\\nd\\n\"}";
  assert_str(with_partials(*state, "  {{>p}}\n", "{}", partials), "  a\n   c\n   d\n  b\n");
}

static void a_line_that_begins_with_a_tag_is_indented_once(void **state) {
  const char *partials = "{\"p\": \"{{#l}}\\n{{.}};\\n{{/l}}\\n{{! x }}y\\n{{#l}}{{.}}{{/l}}\\n\"}";
  assert_str(with_partials(*state, " {{>p}}\n", "{\"l\": [1, 2]}", partials), " 1;\n 2;\n y\n 12\n");
}

static void a_partial_may_bring_in_itself(void **state) {
  const char *data = "{\"n\": 1, \"sub\": [{\"n\": 2, \"sub\": []}, {\"n\": 3, \"sub\": [{\"n\": 4, \"sub\": []}]}]}";
  assert_str(with_partials(*state, "{{>node}}", data, "{\"node\": \"{{n}}({{#sub}}{{>node}}{{/sub}})\"}"),
             "1(2()3(4()))");
}

// ---- limits -------------------------------------------------------------------------------------------------------

static bool renders(Arena *arena, const char *text, const char *data, const char *partials) {
  Partials found = {arena, json(arena, partials)};
  const Mustache *loop = compiled(arena, str_of(text));
  MustacheOptions options = {.partial = find_partial, .partial_context = &found};
  Buf out = buf_in(arena);
  return mustache_render(&out, loop, json(arena, data), &options);
}

static const Mustache *itself(void *context, Str name) {
  (void)name;
  return *(const Mustache **)context;
}

static void a_partial_without_end_stops_at_depth_64(void **state) {
  assert_false(renders(*state, "{{>p}}", "{}", "{\"p\": \"x{{>p}}\"}"));
}

static void partials_that_multiply_stop(void **state) {
  const Mustache *template = compiled(*state, S("x{{>p}}{{>p}}"));
  MustacheOptions options = {.partial = itself, .partial_context = &template};
  Buf out = buf_in(*state);
  assert_false(mustache_render(&out, template, value_null(*state), &options));
}

static void lists_that_multiply_stop(void **state) {
  Value *list = value_list(*state), *map = value_map(*state);
  for (int i = 0; i < 1000; i++) value_add(*state, list, value_int(*state, i));
  value_put(*state, map, "l", list);
  const Mustache *template = compiled(*state, S("{{#l}}{{#l}}{{#l}}{{#l}}x{{/l}}{{/l}}{{/l}}{{/l}}"));
  Buf out = buf_in(*state);
  assert_false(mustache_render(&out, template, map, &(MustacheOptions){0}));
  assert_true(out.n <= (16u << 20));
}

// ---- faults -------------------------------------------------------------------------------------------------------

static MustacheErrors errors_of(Arena *arena, Str text) {
  MustacheErrors errors = {0};
  assert_null(mustache_compile(arena, text, &errors));
  return errors;
}

static void assert_fault(Arena *arena, Str text, MustacheFault fault, Str tag) {
  MustacheErrors errors = errors_of(arena, text);
  assert_int_equal(errors.n, 1);
  assert_int_equal(errors.at[0].fault, fault);
  check_str(str_part(text, errors.at[0].from, errors.at[0].to), tag, __FILE__, __LINE__);
}

static void a_fault_names_the_tag_it_means(void **state) {
  assert_fault(*state, S("a {{b c\nd"), MUSTACHE_UNCLOSED_TAG, S("{{b c"));
  assert_fault(*state, S("a {{b {{c}}"), MUSTACHE_UNCLOSED_TAG, S("{{b"));
  assert_fault(*state, S("a {{{b}} c"), MUSTACHE_UNCLOSED_TAG, S("{{{b}} c"));
  assert_fault(*state, S("a {{! b"), MUSTACHE_UNCLOSED_TAG, S("{{! b"));
  assert_fault(*state, S("a {{"), MUSTACHE_UNCLOSED_TAG, S("{{"));
  assert_fault(*state, S("a {{}} b"), MUSTACHE_EMPTY_TAG, S("{{}}"));
  assert_fault(*state, S("a {{# }} b"), MUSTACHE_EMPTY_TAG, S("{{# }}"));
  assert_fault(*state, S("a {{b c}} d"), MUSTACHE_BAD_NAME, S("{{b c}}"));
  assert_fault(*state, S("a {{#b}} d"), MUSTACHE_UNCLOSED_SECTION, S("{{#b}}"));
  assert_fault(*state, S("a {{/b}} d"), MUSTACHE_STRAY_CLOSE, S("{{/b}}"));
  assert_fault(*state, S("{{=<%=}}"), MUSTACHE_BAD_DELIMITERS, S("{{=<%=}}"));
  assert_fault(*state, S("{{=a b c=}}"), MUSTACHE_BAD_DELIMITERS, S("{{=a b c=}}"));
  assert_fault(*state, S("{{=<% %>}} x"), MUSTACHE_BAD_DELIMITERS, S("{{=<% %>}} x"));
}

static void all_faults_are_said_at_once(void **state) {
  MustacheErrors errors = errors_of(*state, S("{{}} {{a b}} {{#s}} {{/t}} {{x"));
  assert_int_equal(errors.n, 5);
  assert_int_equal(errors.at[0].fault, MUSTACHE_EMPTY_TAG);
  assert_int_equal(errors.at[1].fault, MUSTACHE_BAD_NAME);
  assert_int_equal(errors.at[2].fault, MUSTACHE_STRAY_CLOSE);
  assert_int_equal(errors.at[3].fault, MUSTACHE_UNCLOSED_TAG);
  assert_int_equal(errors.at[4].fault, MUSTACHE_UNCLOSED_SECTION);
}

static void a_stray_close_points_at_what_is_open(void **state) {
  Str text = S("{{#a}}{{/b}}{{/a}}");
  MustacheErrors errors = errors_of(*state, text);
  assert_int_equal(errors.n, 1);
  assert_str(errors.at[0].name, "b");
  check_str(str_part(text, errors.at[0].open_from, errors.at[0].open_to), S("{{#a}}"), __FILE__, __LINE__);
}

static void closing_an_outer_section_means_the_inner_one_was_forgotten(void **state) {
  Str text = S("{{#a}}{{#b}}{{/a}}");
  MustacheErrors errors = errors_of(*state, text);
  assert_int_equal(errors.n, 1);
  assert_int_equal(errors.at[0].fault, MUSTACHE_UNCLOSED_SECTION);
  assert_str(errors.at[0].name, "b");
}

static Str repeated(Arena *arena, const char *text, int n) {
  Buf buf = buf_in(arena);
  for (int i = 0; i < n; i++) buf_add(&buf, str_of(text));
  return buf_str(&buf);
}

static void sections_nest_at_most_32_deep(void **state) {
  Buf buf = buf_in(*state);
  buf_add(&buf, repeated(*state, "{{#a}}", 32));
  buf_add(&buf, repeated(*state, "{{/a}}", 32));
  compiled(*state, buf_str(&buf));
  MustacheErrors errors = errors_of(*state, repeated(*state, "{{#a}}", 100000));
  assert_int_equal(errors.n, 1);
  assert_int_equal(errors.at[0].fault, MUSTACHE_TOO_DEEP);
  assert_int_equal(errors.at[0].from, 32 * 6);
}

// Each of these would take minutes if every tag were looked for to the end of the text.
static void hostile_templates_take_no_longer_than_their_length(void **state) {
  static const char *const pieces[] = {"{{", "{{{",  "{{!",    "{{=", "{{#",   "{{a {",
                                       "}}", "{{= ", "{{{a}}", " ",   "{{/a}}"};
  for (size_t i = 0; i < COUNT(pieces); i++) {
    MustacheErrors errors = {0};
    mustache_compile(*state, repeated(*state, pieces[i], 300000), &errors);
  }
}

// ---- names --------------------------------------------------------------------------------------------------------

static void every_name_is_told_in_order(void **state) {
  static const struct {
    MustacheTag tag;
    Str name;
  } want[] = {{TAG_VALUE, S_("a.b")},
              {TAG_SECTION, S_("s")},
              {TAG_RAW, S_(".")},
              {TAG_INVERTED, S_("t")},
              {TAG_PARTIAL, S_("p.html")}};
  Str text = S("{{a.b}}{{! c }}{{#s}}{{{.}}}{{/s}}{{^t}}{{>p.html}}{{/t}}");
  MustacheNames names = {0};
  mustache_names(*state, compiled(*state, text), &names);
  assert_int_equal(names.n, COUNT(want));
  for (size_t i = 0; i < names.n; i++) {
    assert_int_equal(names.at[i].tag, want[i].tag);
    check_str(names.at[i].name, want[i].name, __FILE__, __LINE__);
    assert_true(str_find(str_part(text, names.at[i].from, names.at[i].to), want[i].name) > 0);
  }
}

static void a_name_knows_the_sections_around_it(void **state) {
  static const struct {
    Str name;
    size_t within;
    bool in_s;
  } want[] = {{S_("s"), 0, false}, {S_("a"), 1, true},  {S_("t"), 1, true},  {S_("b"), 3, true},
              {S_("c"), 1, true},  {S_("d"), 0, false}, {S_("s"), 0, false}, {S_("e"), 7, false}};
  MustacheNames names = {0};
  mustache_names(*state, compiled(*state, S("{{#s}}{{a}}{{#t}}{{b}}{{/t}}{{c}}{{/s}}{{d}}{{^s}}{{e}}{{/s}}")), &names);
  assert_int_equal(names.n, COUNT(want));
  for (size_t i = 0; i < names.n; i++) {
    check_str(names.at[i].name, want[i].name, __FILE__, __LINE__);
    assert_int_equal(names.at[i].within, want[i].within);
    assert_int_equal(mustache_is_within(&names, i, S("s")), want[i].in_s);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_name_becomes_its_value),
      TEST(what_is_missing_is_empty),
      TEST(html_is_escaped_but_for_raw_tags_and_plain_text),
      TEST(raw_tags_can_be_escaped_too),
      TEST(braces_in_a_value_are_no_tag),
      TEST(single_braces_are_text),
      TEST(dotted_names_reach_into_maps),
      TEST(only_the_first_part_of_a_dotted_name_is_looked_for_outwards),
      TEST(a_section_shows_when_its_value_is_true),
      TEST(an_inverted_section_shows_when_its_value_is_not),
      TEST(a_section_repeats_for_each_item),
      TEST(the_dot_is_the_innermost_value),
      TEST(names_are_looked_for_from_the_inside_out),
      TEST(sections_of_one_name_may_nest),
      TEST(a_tag_alone_on_its_line_takes_the_line_away),
      TEST(a_tag_beside_other_text_leaves_the_line),
      TEST(a_comment_is_nothing_even_over_lines),
      TEST(delimiters_can_be_changed_and_changed_back),
      TEST(raw_tags_follow_the_delimiters),
      TEST(a_partial_has_the_usual_delimiters),
      TEST(a_partial_sees_the_names_around_it),
      TEST(a_partial_alone_on_its_line_is_indented),
      TEST(a_partial_within_a_line_is_not),
      TEST(what_values_bring_in_is_never_indented),
      TEST(indentations_of_partials_add_up),
      TEST(a_line_that_begins_with_a_tag_is_indented_once),
      TEST(a_partial_may_bring_in_itself),
      TEST(a_partial_without_end_stops_at_depth_64),
      TEST(partials_that_multiply_stop),
      TEST(lists_that_multiply_stop),
      TEST(a_fault_names_the_tag_it_means),
      TEST(all_faults_are_said_at_once),
      TEST(a_stray_close_points_at_what_is_open),
      TEST(closing_an_outer_section_means_the_inner_one_was_forgotten),
      TEST(sections_nest_at_most_32_deep),
      TEST(hostile_templates_take_no_longer_than_their_length),
      TEST(every_name_is_told_in_order),
      TEST(a_name_knows_the_sections_around_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
