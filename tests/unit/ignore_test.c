// ignore_test: remarks such as "sopcal: ignore[M109] -- reason": where they are found, what they cover, and what is
// said of those that are not right. From the text of a file to what is ignored in it.
#include "reading.h"

#include <stdio.h>
#include <string.h>

#include "sopcal/markdown.h"
#include "sopcal/value.h"
#include "sopcal/yaml.h"

typedef struct Read {
  Source *source;
  Diags *diags;
  MarkdownPiece piece;
} Read;

static Read read_new(const char *path, const char *text) {
  return (Read){.source = source_new(arena, str_of(path), str_of(text)), .diags = diags_new(arena)};
}

static Read read_yaml(const char *text) {
  Read read = read_new("x.yaml", text);
  assert_non_null(yaml_read(arena, read.diags, read.source, 0, read.source->text.n));
  return read;
}

static Read read_markdown(const char *text) {
  Read read = read_new("x.md", text);
  assert_true(markdown_read(arena, read.diags, read.source, false, &read.piece));
  return read;
}

// ---- asking -------------------------------------------------------------------------------------------------------

static Place place_of(const Read *read, const char *part) {
  ptrdiff_t from = str_find(read->source->text, str_of(part));
  assert_true(from >= 0);
  return (Place){read->source, (size_t)from, (size_t)from + strlen(part)};
}

static const Diag *stars_at(const Read *read, const char *part) {
  return diag_add(read->diags, M109, place_of(read, part), ARGS(arg("stars", S("**"))));
}

// A warning at the first `part` of the text is ignored.
static bool ignores(const Read *read, const char *part) { return stars_at(read, part)->ignored != NULL; }

// All that is said, one code and its bytes a line.
static Str said(const Read *read) {
  Buf out = buf_in(arena);
  diags_finish(read->diags);
  for (size_t i = 0; i < diags_total(read->diags); i++) {
    const Diag *diag = diags_at(read->diags, i);
    Str at = text_at(diag->at);
    if (!diag->ignored) buf_format(&out, "%s %.*s\n", catalogue_row(diag->code)->code, STR(at));
  }
  return buf_str(&out);
}

#define yaml_says(text, expected)                                                                                      \
  do {                                                                                                                 \
    Read read_ = read_yaml(text);                                                                                      \
    assert_text(said(&read_), expected);                                                                               \
  } while (0)
#define markdown_says(text, expected)                                                                                  \
  do {                                                                                                                 \
    Read read_ = read_markdown(text);                                                                                  \
    assert_text(said(&read_), expected);                                                                               \
  } while (0)

// ---- YAML ---------------------------------------------------------------------------------------------------------

static void at_the_end_of_a_line_it_covers_that_line(void **state) {
  (void)state;
  Read read = read_yaml("k1: 1\nk2: two # sopcal: ignore[M109] -- x\nk3: 3\n");
  assert_true(ignores(&read, "k2"));
  assert_true(ignores(&read, "two"));
  assert_false(ignores(&read, "k1"));
  assert_false(ignores(&read, "k3"));
}

static void on_a_line_of_its_own_it_covers_the_entry_below_with_all_in_it(void **state) {
  (void)state;
  Read read = read_yaml("z: 0\n# sopcal: ignore[M109] -- x\n\n# a note\na:\n  b: [one,\n    two]\n  c: 3\nd: 4\n");
  assert_true(ignores(&read, "a:"));
  assert_true(ignores(&read, "two"));
  assert_true(ignores(&read, "3"));
  assert_false(ignores(&read, "d"));
  assert_false(ignores(&read, "z"));
}

static void above_an_item_it_covers_the_whole_item(void **state) {
  (void)state;
  Read read = read_yaml("a:\n  # sopcal: ignore[M109] -- x\n  - id: one\n    at: two\n  - three\n");
  assert_true(ignores(&read, "id"));
  assert_true(ignores(&read, "two"));
  assert_false(ignores(&read, "three"));
  assert_false(ignores(&read, "a"));
}

static void above_the_first_entry_it_covers_what_is_said_of_the_file_too(void **state) {
  (void)state;
  Read read = read_yaml("---\n# sopcal: ignore[M109] -- x\na: one\nb: two\n");
  assert_true(ignores(&read, "---"));
  assert_true(ignores(&read, "one"));
  assert_false(ignores(&read, "two"));
}

static void between_brackets_it_covers_as_elsewhere(void **state) {
  (void)state;
  Read read =
      read_yaml("a: {b: one, # sopcal: ignore[M109] -- x\n  # sopcal: ignore[M109] -- y\n  c: two,\n  d: three}\n");
  assert_true(ignores(&read, "one"));
  assert_true(ignores(&read, "two"));
  assert_false(ignores(&read, "three"));
}

static void behind_the_sign_of_a_block_of_lines_it_covers_that_line(void **state) {
  (void)state;
  Read read = read_yaml("a: | # sopcal: ignore[M109] -- x\n  one\n  # sopcal: ignore[M109] -- text\nb: two\n");
  assert_true(ignores(&read, "a"));
  assert_false(ignores(&read, "one"));
  assert_false(ignores(&read, "two"));
}

static void lines_may_end_in_cr_lf(void **state) {
  (void)state;
  Read read =
      read_yaml("k1: 1\r\n# sopcal: ignore[M109] -- x\r\nk2: 2\r\nk3: 3 # sopcal: ignore[M109] -- y\r\nk4: 4\r\n");
  assert_text(stars_at(&read, "k2")->ignored->reason, "x");
  assert_text(stars_at(&read, "k3")->ignored->reason, "y");
  assert_false(ignores(&read, "k1"));
  assert_false(ignores(&read, "k4"));
}

static void in_quotes_and_in_blocks_of_lines_it_is_text(void **state) {
  (void)state;
  Read read = read_yaml("a: \"# sopcal: ignore[M109] -- x\"\nb: '# sopcal: ignore[M109] -- x'\n"
                        "c: |\n  # sopcal: ignore[M109] -- x\n  d\n");
  assert_false(ignores(&read, "a"));
  assert_false(ignores(&read, "b"));
  assert_false(ignores(&read, "d\n"));
  assert_text(said(&read), "M109 a\nM109 b\nM109 d\n\n");
}

static void several_codes_and_names_are_ignored_at_once(void **state) {
  (void)state;
  Read read = read_yaml("# sopcal: ignore[ M109 ,clock-comes-twice] -- x\na: 1\n");
  assert_true(ignores(&read, "a"));
  assert_non_null(diag_add(read.diags, T151, place_of(&read, "1"), NO_ARGS)->ignored);
  assert_null(diag_add(read.diags, T150, place_of(&read, "1"), NO_ARGS)->ignored);
}

static void without_a_blank_behind_the_sign_it_is_no_hashtag(void **state) {
  (void)state;
  Read read = read_yaml("a: 1 #sopcal: ignore[M109] -- x\n");
  assert_true(ignores(&read, "1"));
}

static void a_comment_that_speaks_of_sopcal_is_a_comment(void **state) {
  (void)state;
  yaml_says("# sopcal reads this file\na: 1 # sopcal ignores it\n# see sopcal: ignore[M109] -- x\nb: 2\n", "");
}

// ---- Markdown -----------------------------------------------------------------------------------------------------

static void before_a_block_it_covers_that_block(void **state) {
  (void)state;
  Read read = read_markdown("zero\n\n<!-- sopcal: ignore[M109] -- x -->\none\ntwo\n\nthree\n");
  assert_true(ignores(&read, "one"));
  assert_true(ignores(&read, "two"));
  assert_false(ignores(&read, "zero"));
  assert_false(ignores(&read, "three"));
  assert_text(read.piece.sections.at[0].plain, "zero\n\none\ntwo\n\nthree");
}

static void a_block_may_be_a_list_a_quote_a_heading_or_code(void **state) {
  (void)state;
  static const char *const blocks[] = {"- one\n\n  two\n- three\n", "> one\n> two\n>\n> three\n",
                                       "```\none\n\ntwo\nthree\n```\n", "1. one\n   - two\n     three\n",
                                       "| one | x |\n|--|--|\n| two | three |\n"};
  for (size_t i = 0; i < COUNT(blocks); i++) {
    Str text = str_format(arena, "<!-- sopcal: ignore[M109] -- x -->\n\n%s\nfour\n", blocks[i]);
    Read read = read_markdown(str_c(arena, text));
    assert_true(ignores(&read, "one"));
    assert_true(ignores(&read, "two"));
    assert_true(ignores(&read, "three"));
    assert_false(ignores(&read, "four"));
  }
}

static void before_a_heading_it_covers_the_heading(void **state) {
  (void)state;
  static const char *const headings[] = {"one\n===\ntwo\n", "one\nx\n---\ntwo\n", "#one\n===\ntwo\n", "## one\ntwo\n"};
  for (size_t i = 0; i < COUNT(headings); i++) {
    Str text = str_format(arena, "<!-- sopcal: ignore[M109] -- x -->\n%s", headings[i]);
    Read read = read_markdown(str_c(arena, text));
    assert_true(ignores(&read, "one"));
    assert_false(ignores(&read, "two"));
  }
}

static void several_before_a_block_all_cover_it(void **state) {
  (void)state;
  Read read = read_markdown("<!-- sopcal: ignore[T151] -- x -->\n\n<!-- sopcal: ignore[M109] -- y -->\none\n");
  assert_text(stars_at(&read, "one")->ignored->reason, "y");
  assert_non_null(diag_add(read.diags, T151, place_of(&read, "one"), NO_ARGS)->ignored);
}

// A rule on the whole text stands at its first byte, which may be the remark's.
static void first_in_a_text_it_covers_what_is_said_of_the_text(void **state) {
  (void)state;
  Read read = read_markdown("---\nkind: event\n---\n\n<!-- sopcal: ignore[M109] -- x -->\none\n\ntwo\n");
  Place at = read.piece.sections.at[0].at;
  assert_non_null(diag_add(read.diags, M109, at, ARGS(arg("stars", S("**"))))->ignored);
  assert_false(ignores(&read, "kind"));
  assert_false(ignores(&read, "two"));
}

static void within_a_list_it_covers_the_block_behind_it(void **state) {
  (void)state;
  Read read = read_markdown("- one\n\n  <!-- sopcal: ignore[M109] -- x -->\n\n  two\n- three\n");
  assert_false(ignores(&read, "one"));
  assert_true(ignores(&read, "two"));
  assert_false(ignores(&read, "three"));
}

static void in_code_it_is_text(void **state) {
  (void)state;
  Read read = read_markdown("```\n<!-- sopcal: ignore[M109] -- x -->\n```\none `<!-- sopcal: ignore[M109] -- x -->`\n");
  assert_false(ignores(&read, "one"));
  assert_text(said(&read), "M109 one\n");
  assert_text(read.piece.sections.at[0].plain,
              "<!-- sopcal: ignore[M109] -- x -->\n\none <!-- sopcal: ignore[M109] -- x -->");
}

static void within_a_text_it_is_refused_and_not_posted_in_silence(void **state) {
  (void)state;
  markdown_says("one <!-- sopcal: ignore[M109] -- x --> two\n", "G115 <!-- sopcal: ignore[M109] -- x -->\n");
  markdown_says("one <!-- sopcal: ignore[M109] --> two\n", "G115 <!-- sopcal: ignore[M109] -->\n");
  markdown_says("<!-- sopcal: ignore[M109] -- x --> two\n", "G115 <!-- sopcal: ignore[M109] -- x --> two\n");
  markdown_says("one \\<!-- sopcal: ignore[M109] -- x --> two\n", "");
  markdown_says("`<!-- sopcal: a -->` \\<!-- sopcal: b -->\n", "");
}

static void without_an_end_it_is_refused(void **state) {
  (void)state;
  markdown_says("one\n\n<!-- sopcal: ignore[M109] -- x\ntwo\n", "G116 <!-- sopcal: ignore[M109] -- x\n");
}

static void a_section_of_remarks_alone_is_empty(void **state) {
  (void)state;
  Read read = read_markdown("# moments\n<!-- sopcal: ignore[M109] -- x -->\n# group\none\n");
  assert_text(said(&read), "M105 # moments\n");
}

// ---- what is wrong with it ----------------------------------------------------------------------------------------

static Str message_of(const Read *read, Lang lang) {
  Buf out = buf_in(arena);
  diags_print(&out, read->diags, &(PrintOptions){MESSAGES_HUMAN, lang, false});
  return buf_str(&out);
}

static void a_code_and_a_reason_are_asked_for(void **state) {
  (void)state;
  static const char *const bad[] = {
      "# sopcal: ignore[M109]",
      "# sopcal: ignore[M109] --",
      "# sopcal: ignore[M109] -- ...",
      "# sopcal: ignore[] -- x",
      "# sopcal: ignore[,M109] -- x",
      "# sopcal: ignore -- x",
      "# sopcal: ignore M109 -- x",
      "# sopcal: ignore[M109 -- x",
      "# sopcal: ignore[M109] x",
      "# sopcal: skip[M109] -- x",
      "# sopcal:",
      "# SOPCAL: ignore[M109] -- x",
      "# sopcal： ignore[M109] -- x",
      "# sopcal ignore[M109] -- x",
      "# sopcal: ignore(M109) -- x",
      "# sopcal: ignore[M109，T151] -- x",
      "# sopcal: ignore[M109、T151] -- x",
  };
  for (size_t i = 0; i < COUNT(bad); i++) {
    Read read = read_yaml(str_c(arena, str_format(arena, "a: one %s\n", bad[i])));
    assert_false(ignores(&read, "one"));
    assert_text(said(&read), str_c(arena, str_format(arena, "M109 one\nG110 %s\n", bad[i])));
  }
}

static void twenty_codes_are_enough(void **state) {
  (void)state;
  Buf codes = buf_in(arena);
  for (size_t i = 0; i < 20; i++) buf_add(&codes, i ? S(",M109") : S("M109"));
  Read read = read_yaml(str_c(arena, str_format(arena, "a: one # sopcal: ignore[%.*s] -- x\n", STR(buf_str(&codes)))));
  assert_true(ignores(&read, "one"));
  read = read_yaml(str_c(arena, str_format(arena, "a: one # sopcal: ignore[%.*s,M109] -- x\n", STR(buf_str(&codes)))));
  assert_false(ignores(&read, "one"));
}

static void its_right_form_is_shown(void **state) {
  (void)state;
  Read read = read_yaml("a: 1 # sopcal: ignore M109, T151\n");
  said(&read);
  assert_true(str_find(message_of(&read, LANG_EN), S("write # sopcal: ignore[M109, T151] -- why\n")) > 0);
  assert_true(str_find(message_of(&read, LANG_ZH), S("写成 # sopcal: ignore[M109, T151] -- 理由\n")) > 0);
  read = read_markdown("<!-- sopcal: ignore[html] -->\none\n");
  said(&read);
  assert_true(str_find(message_of(&read, LANG_EN), S("write <!-- sopcal: ignore[W302] -- why -->\n")) > 0);
}

static void an_unknown_code_is_said_with_what_was_meant(void **state) {
  (void)state;
  Read read = read_yaml("# sopcal: ignore[m109, stray-star, X999, M109] -- x\na: 1\n");
  assert_true(ignores(&read, "a"));
  assert_text(said(&read), "G111 m109\nG111 stray-star\nG111 X999\n");
  Str text = message_of(&read, LANG_EN);
  assert_true(str_find(text, S("did you mean 'M109'?")) > 0);
  assert_true(str_find(text, S("did you mean 'stray-stars'?")) > 0);
}

static void a_long_unknown_code_is_cut_short(void **state) {
  (void)state;
  Buf remark = buf_in(arena);
  buf_add(&remark, S("a: one # sopcal: ignore["));
  for (size_t i = 0; i < 100; i++) buf_add(&remark, S("没有"));
  buf_add(&remark, S("] -- x\n"));
  Read read = read_yaml(str_c(arena, buf_str(&remark)));
  said(&read);
  assert_true(str_find(message_of(&read, LANG_EN), S("没有...' to ignore")) > 0);
}

static void without_the_marks_of_a_comment_it_would_be_posted(void **state) {
  (void)state;
  markdown_says("sopcal: ignore[M109] -- x\n\none\n", "G117 sopcal: ignore[M109] -- x\n");
  markdown_says("one\n**Sopcal：ignore[M109]** x\n", "G117 Sopcal：ignore[M109]** x\n");
  markdown_says("`sopcal: ignore[M109] -- x` and sopcal: ignore\n", "");
}

static void what_cannot_be_ignored_is_said(void **state) {
  (void)state;
  yaml_says("# sopcal: ignore[S102, P105, G104, M109] -- x\na: 1\n", "G112 S102\nG112 P105\nG112 G104\n");
}

static void warnings_notes_and_some_errors_can_be_ignored_and_no_gates(void **state) {
  (void)state;
  for (size_t i = 0; i < CODE_COUNT; i++) {
    const Row *row = catalogue_row((Code)i);
    bool general = strchr("GV", row->code[0]);
    if (row->level < LEVEL_GATE || general) assert_int_equal(code_is_ignorable((Code)i), !general);
    if (row->level == LEVEL_GATE) assert_false(code_is_ignorable((Code)i));
    if (row->level == LEVEL_ERROR && code_is_ignorable((Code)i)) assert_non_null(strchr("CW", row->code[0]));
  }
}

static void before_nothing_it_is_said(void **state) {
  (void)state;
  yaml_says("a: 1\n# sopcal: ignore[M109] -- x\n", "G114 # sopcal: ignore[M109] -- x\n");
  markdown_says("one\n\n<!-- sopcal: ignore[M109] -- x -->\n", "G114 <!-- sopcal: ignore[M109] -- x -->\n");
}

// ---- what is ignored ----------------------------------------------------------------------------------------------

static void what_is_ignored_counts_for_nothing_but_itself(void **state) {
  (void)state;
  Read read = read_yaml("# sopcal: ignore[not-carried] -- 已约好\nk1: one\nk2: 2\n");
  const Arg args[] = {arg("piece", S("p")), arg("kind", S("k")), arg("channels", S("c"))};
  diag_add(read.diags, C222, place_of(&read, "one"), COUNT(args), args);
  assert_int_equal(diags_count(read.diags, LEVEL_ERROR), 0);
  assert_int_equal(diags_total(read.diags), 1);
  ignores(&read, "k2");
  diags_finish(read.diags);
  assert_int_equal(diags_count(read.diags, LEVEL_ERROR), 0);
  assert_int_equal(diags_ignored(read.diags), 1);
  assert_int_equal(diags_total(read.diags), 2);
  assert_int_equal(diags_exit(read.diags, false), 0);
}

static void people_are_not_told_and_programs_are_told_why(void **state) {
  (void)state;
  Read read = read_yaml("k1: 1\n# sopcal: ignore[M109] -- \"x\" & y\nk2: 2\n");
  ignores(&read, "k2");
  diags_finish(read.diags);
  static const MessageFormat forms[] = {MESSAGES_HUMAN, MESSAGES_SHORT};
  Buf out = buf_in(arena);
  for (size_t i = 0; i < COUNT(forms); i++) diags_print(&out, read.diags, &(PrintOptions){forms[i], LANG_EN, false});
  assert_int_equal(out.n, 0);
  diags_print(&out, read.diags, &(PrintOptions){MESSAGES_JSON, LANG_EN, false});
  Str why;
  const Value *record = json_read(arena, str_trim(buf_str(&out)), &why);
  assert_non_null(record);
  const Value *suppressed = value_get(record, S("suppressed"));
  assert_text(value_get(suppressed, S("reason"))->text, "\"x\" & y");
  assert_int_equal(value_get(suppressed, S("line"))->number, 2);
}

static void assert_summary(const Diags *diags, Lang lang, const char *want) {
  Buf out = buf_in(arena);
  diags_summary(&out, diags, lang);
  assert_text(buf_str(&out), want);
}

static void the_summary_says_how_many_were_ignored(void **state) {
  (void)state;
  Read read = read_yaml("# sopcal: ignore[M109] -- x\na: [k1, k2]\nb: k3\n");
  for (size_t i = 1; i < 3; i++) ignores(&read, i == 1 ? "k1" : "k2");
  diags_finish(read.diags);
  assert_summary(read.diags, LANG_EN, "nothing wrong, 2 ignored");
  read = read_yaml("# sopcal: ignore[M109] -- x\na: [k1, k2]\nb: k3\n");
  for (size_t i = 0; i < 3; i++) ignores(&read, i == 0 ? "k1" : i == 1 ? "k2" : "k3");
  diags_finish(read.diags);
  assert_summary(read.diags, LANG_EN, "1 warning, 2 ignored");
  assert_summary(read.diags, LANG_ZH, "1 个警告，忽略 2 个");
}

// Of 400 lines the first 300 are ignored: all that are said are kept.
static void what_is_ignored_does_not_use_up_the_limit(void **state) {
  (void)state;
  Buf text = buf_in(arena);
  buf_add(&text, S("# sopcal: ignore[M109] -- x\na: [\n"));
  for (size_t i = 0; i < 300; i++) buf_add(&text, S("x,\n"));
  buf_add(&text, S("]\nb: [\n"));
  for (size_t i = 0; i < 100; i++) buf_add(&text, S("x,\n"));
  buf_add(&text, S("]\n"));
  Read read = read_yaml(str_c(arena, buf_str(&text)));
  for (size_t at = 0; at + 2 < read.source->text.n; at++)
    if (str_starts(str_from(read.source->text, at), S("x,")))
      diag_add(read.diags, M109, (Place){read.source, at, at + 1}, ARGS(arg("stars", S("**"))));
  assert_int_equal(diags_count(read.diags, LEVEL_WARNING), 100);
  diags_finish(read.diags);
  assert_int_equal(diags_count(read.diags, LEVEL_WARNING), 100);
  assert_int_equal(diags_ignored(read.diags), 300);
  assert_int_equal(diags_total(read.diags), 200); // a hundred of either, and no "and more"
}

static void what_is_raised_to_a_gate_is_said_all_the_same(void **state) {
  (void)state;
  Read read = read_yaml("# sopcal: ignore[M109] -- x\na: 1\n");
  diags_raise(read.diags, M109);
  assert_false(ignores(&read, "a"));
  assert_int_equal(diags_count(read.diags, LEVEL_GATE), 1);
}

// ---- what is not used ---------------------------------------------------------------------------------------------

static void what_ignored_nothing_is_said(void **state) {
  (void)state;
  Read read = read_yaml("a: one # sopcal: ignore[M109, T151] -- x\nb: 2 # sopcal: ignore[M109] -- y\n");
  ignores(&read, "one");
  diags_unused(read.diags);
  assert_text(said(&read), "G113 T151\nG113 M109\n");
  assert_int_equal(diags_exit(read.diags, false), 0);
  assert_int_equal(diags_exit(read.diags, true), 1);
}

static void what_hangs_on_the_day_may_be_found_tomorrow(void **state) {
  (void)state;
  Read read = read_yaml("a: 1 # sopcal: ignore[P106, slots-empty-soon] -- x\n");
  diags_unused(read.diags);
  assert_text(said(&read), "");
}

static void the_inner_one_holds(void **state) {
  (void)state;
  Read read = read_yaml("# sopcal: ignore[M109] -- outer\na:\n  b: one # sopcal: ignore[M109] -- inner\n  c: two\n");
  assert_text(stars_at(&read, "one")->ignored->reason, "inner");
  assert_text(stars_at(&read, "two")->ignored->reason, "outer");
  diags_unused(read.diags);
  assert_text(said(&read), "");
}

static void a_file_read_twice_has_each_remark_once(void **state) {
  (void)state;
  Read read = read_yaml("a: one # sopcal: ignore[M109] -- x\nb: 2 # sopcal: ignore[M109] -- y\n");
  assert_non_null(yaml_read(arena, read.diags, read.source, 0, read.source->text.n));
  assert_true(ignores(&read, "one"));
  diags_unused(read.diags);
  assert_text(said(&read), "G113 M109\n");
}

// ---- very many ----------------------------------------------------------------------------------------------------

static void of_very_many_the_innermost_holds(void **state) {
  (void)state;
  enum { LINES = 2000 };
  Buf text = buf_in(arena);
  for (size_t i = 0; i < LINES; i++) {
    if (i % 3 == 0) buf_format(&text, "# sopcal: ignore[M109] -- r%zu\n", i);
    buf_format(&text, "x%zu: [k1, # sopcal: ignore[M109] -- s%zu\n  k2, k3]\n", i, i);
  }
  Read read = read_yaml(str_c(arena, buf_str(&text)));
  for (size_t i = 0; i < LINES; i++) {
    const char *key = str_c(arena, str_format(arena, "x%zu: [", i));
    Place first = place_of(&read, key), second = first;
    second.from += (size_t)str_find(str_from(read.source->text, first.from), S("k2")), second.to = second.from;
    const Diag *one = diag_add(read.diags, M109, first, ARGS(arg("stars", S("*"))));
    assert_text(one->ignored->reason, str_c(arena, str_format(arena, "s%zu", i)));
    const Diag *two = diag_add(read.diags, M109, second, ARGS(arg("stars", S("*"))));
    assert_int_equal(two->ignored != NULL, i % 3 == 0);
  }
}

static void ten_thousand_in_a_file_are_no_burden(void **state) {
  (void)state;
  Buf text = buf_in(arena);
  for (size_t i = 0; i < 10000; i++) buf_format(&text, "# sopcal: ignore[M109, T151, x%zu] -- r\n", i);
  buf_add(&text, S("a: 1\n"));
  Read read = read_yaml(str_c(arena, buf_str(&text)));
  for (size_t i = 0; i < 10000; i++) assert_true(stars_at(&read, "1")->ignored != NULL);
  diags_unused(read.diags);
  diags_finish(read.diags);
  assert_int_equal(diags_count(read.diags, LEVEL_WARNING), 10000 + 19999);
}

static void of_very_many_bad_ones_a_hundred_are_said(void **state) {
  (void)state;
  Buf text = buf_in(arena);
  for (size_t i = 0; i < 1000; i++) buf_add(&text, S("# sopcal: ignore\n"));
  buf_add(&text, S("a: 1\n"));
  Read read = read_yaml(str_c(arena, buf_str(&text)));
  diags_finish(read.diags);
  assert_int_equal(diags_count(read.diags, LEVEL_WARNING), 1000);
  assert_int_equal(diags_total(read.diags), 100 + 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      RULE(at_the_end_of_a_line_it_covers_that_line),
      RULE(on_a_line_of_its_own_it_covers_the_entry_below_with_all_in_it),
      RULE(above_an_item_it_covers_the_whole_item),
      RULE(above_the_first_entry_it_covers_what_is_said_of_the_file_too),
      RULE(between_brackets_it_covers_as_elsewhere),
      RULE(behind_the_sign_of_a_block_of_lines_it_covers_that_line),
      RULE(lines_may_end_in_cr_lf),
      RULE(in_quotes_and_in_blocks_of_lines_it_is_text),
      RULE(several_codes_and_names_are_ignored_at_once),
      RULE(without_a_blank_behind_the_sign_it_is_no_hashtag),
      RULE(a_comment_that_speaks_of_sopcal_is_a_comment),
      RULE(before_a_block_it_covers_that_block),
      RULE(a_block_may_be_a_list_a_quote_a_heading_or_code),
      RULE(before_a_heading_it_covers_the_heading),
      RULE(several_before_a_block_all_cover_it),
      RULE(first_in_a_text_it_covers_what_is_said_of_the_text),
      RULE(within_a_list_it_covers_the_block_behind_it),
      RULE(in_code_it_is_text),
      RULE(within_a_text_it_is_refused_and_not_posted_in_silence),
      RULE(without_an_end_it_is_refused),
      RULE(a_section_of_remarks_alone_is_empty),
      RULE(a_code_and_a_reason_are_asked_for),
      RULE(twenty_codes_are_enough),
      RULE(its_right_form_is_shown),
      RULE(an_unknown_code_is_said_with_what_was_meant),
      RULE(a_long_unknown_code_is_cut_short),
      RULE(without_the_marks_of_a_comment_it_would_be_posted),
      RULE(what_cannot_be_ignored_is_said),
      RULE(warnings_notes_and_some_errors_can_be_ignored_and_no_gates),
      RULE(before_nothing_it_is_said),
      RULE(what_is_ignored_counts_for_nothing_but_itself),
      RULE(people_are_not_told_and_programs_are_told_why),
      RULE(the_summary_says_how_many_were_ignored),
      RULE(what_is_ignored_does_not_use_up_the_limit),
      RULE(what_is_raised_to_a_gate_is_said_all_the_same),
      RULE(what_ignored_nothing_is_said),
      RULE(what_hangs_on_the_day_may_be_found_tomorrow),
      RULE(the_inner_one_holds),
      RULE(a_file_read_twice_has_each_remark_once),
      RULE(of_very_many_the_innermost_holds),
      RULE(ten_thousand_in_a_file_are_no_burden),
      RULE(of_very_many_bad_ones_a_hundred_are_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
