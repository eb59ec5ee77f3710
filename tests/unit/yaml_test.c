// yaml_test: what the YAML reader says about broken text and where, and the tree it gives for good text.
//
// A mistake's test names the code and the very bytes that the finding must point at.
#include "reading.h"

#include <stdio.h>
#include <string.h>

#include "sopcal/yaml.h"

typedef struct Read {
  Source *source;
  Diags *diags;
  Node *root;
} Read;

static Read read_bytes(const char *bytes, size_t n) {
  Read read;
  read.source = source_new(arena, S("x.yaml"), str_copy(arena, (Str){bytes, n}));
  read.diags = diags_new(arena);
  read.root = yaml_read(arena, read.diags, read.source, 0, n);
  diags_finish(read.diags);
  return read;
}

static Read read_text(const char *text) { return read_bytes(text, strlen(text)); }

// Exactly one finding, of this code, at these bytes; both languages print.
static const Diag *only(const Read *read, Code code, const char *bytes) {
  if (diags_total(read->diags) != 1 || diags_at(read->diags, 0)->code != code) print_all(read->diags);
  assert_int_equal(diags_total(read->diags), 1);
  const Diag *diag = diags_at(read->diags, 0);
  assert_string_equal(catalogue_row(diag->code)->code, catalogue_row(code)->code);
  assert_text(text_at(diag->at), bytes);
  for (Lang lang = 0; lang < LANG_COUNT; lang++) {
    Buf out = buf_in(arena);
    diags_print(&out, read->diags, &(PrintOptions){MESSAGES_HUMAN, lang, false});
    assert_true(buf_str(&out).n > 0);
  }
  return diag;
}

// One mistake, and the file still gives a tree.
static void says(const char *text, Code code, const char *bytes) {
  Read read = read_text(text);
  only(&read, code, bytes);
  assert_non_null(read.root);
}

// One mistake, and there is no tree.
static void breaks(const char *text, Code code, const char *bytes) {
  Read read = read_text(text);
  only(&read, code, bytes);
  assert_null(read.root);
}

static void fine(const char *text) {
  Read read = read_text(text);
  if (diags_total(read.diags) > 0) print_all(read.diags);
  assert_int_equal(diags_total(read.diags), 0);
  assert_non_null(read.root);
}

static bool message_has(const Read *read, const char *words) {
  Buf out = buf_in(arena);
  diags_print(&out, read->diags, &(PrintOptions){MESSAGES_HUMAN, LANG_EN, false});
  return str_find(buf_str(&out), str_of(words)) >= 0;
}

static void repeat(Buf *out, const char *text, size_t n) {
  while (n-- > 0) buf_add(out, str_of(text));
}

// ---- bytes --------------------------------------------------------------------------------------------------------

static void other_encodings_are_named_once(void **state) {
  (void)state;
  breaks("a: \xbd\xf1\xcd\xed\nb: \xb0\xcb\xb5\xe3\n", Y101, "\xbd");
  Read read = read_text("a: \xbd\xf1\xcd\xed\n");
  assert_true(message_has(&read, "looks like GBK"));
  read = read_bytes("\xff\xfe"
                    "a\0:\0",
                    6);
  assert_true(message_has(&read, "looks like UTF-16"));
}

static void invisible_characters_are_refused(void **state) {
  (void)state;
  breaks("a: b\x1b[31m\n", Y102, "\x1b");
  breaks("a: b\x7f\n", Y102, "\x7f");
  breaks("a: b\xc2\x9b\n", Y102, "\xc2\x9b");
  breaks("a: b\xef\xbb\xbf\n", Y102, "\xef\xbb\xbf");
  breaks("a: \xe2\x80\xae x\n", Y103, "\xe2\x80\xae");
  breaks("a: \xe2\x81\xa6 x\n", Y103, "\xe2\x81\xa6");
  Read read = read_bytes("a: \0\0\0b", 7);
  assert_int_equal(diags_total(read.diags), 1);
}

static void escapes_bring_in_nothing_that_is_refused(void **state) {
  (void)state;
  Read read = read_text("\"date\\0\": \"a\\x07b\\U0000202e\\\\0\\n\\t\\u4eca\"\n");
  static const char *const escapes[] = {"\\0", "\\x07", "\\U0000202e"};
  assert_int_equal(diags_total(read.diags), COUNT(escapes));
  for (size_t i = 0; i < COUNT(escapes); i++) {
    const Diag *diag = diags_at(read.diags, i);
    assert_int_equal(diag->code, Y160);
    assert_text(str_part(diag->at.source->text, diag->at.from, diag->at.to), escapes[i]);
  }
  assert_text(node_get(read.root, S("date"))->text, "ab\\0\n\t今");
}

static void very_many_escapes_are_one_mistake(void **state) {
  (void)state;
  Buf text = buf_in(arena);
  repeat(&text, "a: \"", 1);
  repeat(&text, "\\0", 20000);
  repeat(&text, "\"\n", 1);
  Read read = read_bytes(text.at, text.n);
  assert_int_equal(diags_count(read.diags, LEVEL_ERROR), 1000);
  assert_int_equal(node_get(read.root, S("a"))->text.n, 0);
}

static void only_lf_and_crlf_end_lines(void **state) {
  (void)state;
  breaks("a: b\rc: d\n", Y104, "\r");
  breaks("a: b\xc2\x85", Y104, "\xc2\x85");
  breaks("a: b\xe2\x80\xa8", Y104, "\xe2\x80\xa8");
  fine("a: b\r\nc: d\r\n");
}

static void all_bad_bytes_are_reported(void **state) {
  (void)state;
  Read read = read_text("a: \x01\nb: \x02\n\tc: d\n%x\n");
  assert_int_equal(diags_total(read.diags), 4);
}

static void one_byte_order_mark_is_stripped(void **state) {
  (void)state;
  Read read = read_text("\xef\xbb\xbf"
                        "键: 值\n");
  assert_int_equal(diags_total(read.diags), 0);
  assert_text(text_at(read.root->first->at), "值");
}

static void tabs_do_not_indent(void **state) {
  (void)state;
  breaks("a:\n\tb: c\n", Y105, "\t");
  breaks("a:\n  \t b: c\n", Y105, "\t ");
  breaks("a:\n-\tb: c\n", Y105, "\t");
  fine("a: b\tc\nd:\te\n");
}

static void lines_do_not_begin_with_percent(void **state) {
  (void)state;
  breaks("%TAG ! x\n---\na: b\n", Y106, "%");
  fine("a: 50%\n");
}

// ---- syntax -------------------------------------------------------------------------------------------------------

static void values_with_signs_need_quotes(void **state) {
  (void)state;
  breaks("x: @某人\n", Y111, "@某人");
  breaks("x: `a`\n", Y111, "`a`");
  breaks("x: %50\n", Y111, "%50");
  breaks("x: *粗体*\n", Y111, "*粗体*");
  breaks("x: *bold*\n", Y111, "*bold*");
  breaks("x: & 更多\n", Y111, "& 更多");
  breaks("x: !重要\n", Y111, "!重要");
  breaks("x: | text\n", Y111, "| text");
  breaks("x: >大于\n", Y111, ">大于");
  breaks("x: ? 什么\n", Y111, "? 什么");
  breaks("x: - y\n", Y111, "- y");
  breaks("x: !a!b c\n", Y111, "!a!b c");
}

// Between brackets libyaml takes '?' for the sign of a key and drops it.
static void signs_within_brackets_are_not_lost(void **state) {
  (void)state;
  says("x: [?什么, b]\n", Y111, "?什么");
  says("x: {?a: b}\n", Y111, "?a");
  breaks("x: [:smile:, b]\n", Y111, ":smile:");
  breaks("x: {a: ::b }\n", Y111, "::b");
  Read read = read_text("x: [?a b, c]\n");
  assert_true(message_has(&read, "write '?a b'"));
  assert_text(node_get(read.root, S("x"))->first->text, "?a b");
  fine("x: [a?, b:c]\n");
}

static void a_mustache_tag_needs_quotes(void **state) {
  (void)state;
  Read read = read_text("title: {{offer.title}}\n");
  only(&read, Y111, "{{");
  assert_text(read.root->first->text, "{{offer.title}}");
  says("title: {{{x}}}\n", Y111, "{{");
  breaks("title: {{offer.title}} 节\n", Y111, "{{");
  breaks("title: {{#x}}\n", Y111, "{{");
  fine("title: 全场 {{offer.title}}\n");
}

static void a_value_with_a_second_colon_is_told_how_to_quote(void **state) {
  (void)state;
  breaks("notes: 注意: 内容\n", Y112, "注意: 内容");
  breaks("a: b:\n", Y112, "b:");
  Read read = read_text("- notes: 注意: 内容\n");
  assert_true(message_has(&read, "write '注意: 内容'"));
  fine("at: 12:30\nurl: http://example.com:80/\n");
}

static void what_is_open_is_pointed_at_where_it_opened(void **state) {
  (void)state;
  breaks("a: [1, 2\nb: 3\n", Y113, "[");
  breaks("a: {b: 1\nc: 3\n", Y113, "{");
  breaks("a: [b}\n", Y113, "[");
  breaks("a: [b,\n", Y113, "[");
  breaks("a: \"x\nb: 1\n", Y113, "\"");
  breaks("a: \"x\nb: \"y\"\n", Y113, "\"");
  breaks("a: 'x\nb: 1\n", Y113, "'");
  Read read = read_text("x: 1\na: [1, 2\nb: 3\n");
  assert_true(message_has(&read, "opened at 2:4"));
  assert_int_equal(diags_at(read.diags, 0)->related.n, 1);
}

static void an_unclosed_step_is_not_hidden_by_the_next_one(void **state) {
  (void)state;
  Read read = read_text("steps:\n  - {id: y, day: 2\n  - {id: z}\n");
  assert_int_equal(only(&read, Y113, "{")->at.from, 11);
}

static void an_apostrophe_ends_the_text(void **state) {
  (void)state;
  breaks("title: 'it's'\n", Y114, "s'");
  breaks("title: \"a\" b\n", Y114, "b");
  breaks("x: ['it's', b]\n", Y114, "s', b]");
  breaks("'it's': b\n", Y114, "s': b");
}

static void wrong_indentation_names_both_columns(void **state) {
  (void)state;
  breaks("a:\n    b: 1\n  c: 2\n", Y115, "c");
  breaks("a: 1\n  b: 2\n", Y115, "b");
  breaks(" a: 1\nb: 2\n", Y115, "b");
  breaks("- a: 1\n b: 2\n", Y115, "b");
  Read read = read_text("a:\n    b: 1\n  c: 2\n");
  assert_true(message_has(&read, "less deep") && message_has(&read, "this one begins in column 5"));
}

static void an_item_beside_its_list_is_wrongly_indented(void **state) {
  (void)state;
  breaks("a:\n   - b\n\n  - c\n", Y115, "-");
  breaks("- a: b\n - c\n", Y115, "-");
  Read read = read_text("a:\n   - b\n  - c\nd: 1\n");
  assert_true(message_has(&read, "less deep") && message_has(&read, "this one begins in column 4"));
  read = read_text("- a: b\n - c\n");
  assert_true(message_has(&read, "deeper") && message_has(&read, "this one begins in column 1"));
}

static void a_key_wants_a_blank_behind_its_colon(void **state) {
  (void)state;
  breaks("a: 1\nid:x\nb: 2\n", Y116, ":");
  breaks("- id:x\n  day: 1\n", Y116, ":");
}

static void a_line_without_a_key_is_told_so(void **state) {
  (void)state;
  breaks("a: 1\nhello\nb: 2\n", Y117, "hello");
  breaks("plan\n  id: x\n", Y117, "plan");
  breaks("a: 1\nhttp://x/\nb: 2\n", Y117, "http://x/");
}

static void a_missing_comma_is_seen(void **state) {
  (void)state;
  breaks("{a: 1 b: 2}\n", Y118, " ");
  breaks("{a: 1，b: 2}\n", Y118, "，");
  breaks("[\"a\" \"b\"]\n", Y118, "\"");
}

static void unknown_escapes_are_told_to_use_apostrophes(void **state) {
  (void)state;
  breaks("a: \"C:\\dir\"\n", Y119, "\\d");
  breaks("a: \"C:\\U\"\n", Y119, "\\U");
  fine("a: \"x\\ny\"\n");
}

static void lists_and_keys_do_not_mix(void **state) {
  (void)state;
  breaks("a: 1\n- x\n", Y120, "- x");
  breaks("a:\n  - x\n  b: 1\n", Y120, "b: 1");
}

static void other_faults_are_told_in_plain_words(void **state) {
  (void)state;
  breaks("a: 1\n]\n", Y121, "]");
  breaks("a: [x] y\n", Y121, "y");
  breaks("[a, , b]\n", Y121, ", b]");
  breaks("[a]\nb: c\n", Y121, "b: c");
  breaks("a: [b,, c]\n", Y121, ", c]");
}

static void says_why(const char *text, const char *bytes, const char *why) {
  Read read = read_text(text);
  only(&read, Y121, bytes);
  assert_null(read.root);
  assert_true(message_has(&read, why));
}

static void what_is_no_usual_mistake_has_a_reason(void **state) {
  (void)state;
  says_why("{a\n: b}\n", ": b}", "on the line of its key");
  says_why("{\"a\" # b\n  :c }\n", ":c }", "on the line of its key");
  says_why("{a:, b: c}\n", ", b: c}", "a value is missing");
  says_why("x: {a: 1,\n b:,\n}\n", ",", "a value is missing");
  breaks("x: {a:[b]}\n", Y116, ":");
  says_why("--- a: b\n", "--- a: b", "behind '---'");
  says_why("# a\n...\n", "...", "nothing stands above");
  fine("a: b\n...\n");
}

static void a_comment_ends_a_text(void **state) {
  (void)state;
  says_why("a: 一\n# 注\n  二\nb: c\n", "二", "the comment above");
  says_why("a: b\n   c # d\n   e\n", "e", "the comment above");
  says_why("- b # d\n\n  e\n", "e", "the comment above");
  says_why("a # b\nc\n", "c", "the comment above");
  breaks("a: b # c\n  d: e\n", Y115, "d");
}

// ---- refused ------------------------------------------------------------------------------------------------------

static void what_plans_do_not_use_is_refused_and_read_on(void **state) {
  (void)state;
  says("a: &x b\n", Y131, "&x");
  says("a: &x\n  b: c\n", Y131, "&x");
  says("a: *x\n", Y132, "*x");
  says("a: !!str b\n", Y133, "!!str");
  says("a: !important\n", Y133, "!important");
  says("<<: *x\nb: c\n", Y134, "<<");
  says("a: 1\n---\nb: 2\n", Y135, "---");
  says("? [a]\n: b\n", Y136, "[");
  says("{a: 1}: b\n", Y136, "{");
  says("? a\n: b\n", Y136, "a");
  says("\"\": x\n", Y137, "\"\"");
  breaks(": x\n", Y137, ":");
}

static void text_that_looks_like_a_tag_is_kept(void **state) {
  (void)state;
  Read read = read_text("a: !important\nb: *x\n");
  assert_text(node_get(read.root, S("a"))->text, "!important");
  assert_text(node_get(read.root, S("b"))->text, "*x");
}

static void a_second_key_points_at_the_first(void **state) {
  (void)state;
  Read read = read_text("id: 1\nb: 2\n\"id\": 3\n");
  const Diag *diag = only(&read, Y138, "\"id\"");
  assert_int_equal(diag->related.at[0].at.from, 0);
  assert_int_equal(read.root->count, 2);
}

// ---- limits -------------------------------------------------------------------------------------------------------

static void built(void (*build)(Buf *), Code code, bool has_tree) {
  Buf out = buf_in(arena);
  build(&out);
  Read read = read_bytes(out.at, out.n);
  if (diags_total(read.diags) != 1) print_all(read.diags);
  assert_int_equal(diags_total(read.diags), 1);
  assert_int_equal(diags_at(read.diags, 0)->code, code);
  assert_int_equal(read.root != NULL, has_tree);
}

static void deep_flow(Buf *out) { repeat(out, "[", 60000); }
static void deep_block(Buf *out) { repeat(out, "- ", 30000); }
static void deep_enough(Buf *out) { repeat(out, "- ", 33), buf_byte(out, 'x'); }
static void many_values(Buf *out) { repeat(out, "- a\n", 200001); }
static void many_keys(Buf *out) {
  for (int i = 0; i < 10001; i++) buf_format(out, "k%d: v\n", i);
}
static void long_value(Buf *out) { repeat(out, "- |\n", 1), repeat(out, "  0123456789\n", 7000); }
static void long_line(Buf *out) { repeat(out, "- ", 1), repeat(out, "x", 65536); }
static void long_key(Buf *out) { repeat(out, "k", 129), repeat(out, ": v", 1); }

// libyaml takes none for a key any more.
static void very_long_key(Buf *out) {
  repeat(out, "x", 2000);
  repeat(out, ": v\n", 1);
}
static void large_file(Buf *out) { repeat(out, "# 0123456789\n", 100000); }

static void each_limit_has_its_message(void **state) {
  (void)state;
  built(deep_flow, Y141, false);
  built(deep_block, Y141, false);
  built(deep_enough, Y141, false);
  built(many_values, Y142, false);
  built(many_keys, Y143, false);
  built(long_value, Y144, true);
  built(long_line, Y107, false);
  built(long_key, Y145, true);
  built(very_long_key, Y145, false);
  built(large_file, G103, false);
}

static void at_the_limits_all_is_fine(void **state) {
  (void)state;
  Buf out = buf_in(arena);
  repeat(&out, "- ", 32);
  repeat(&out, "x\n", 1);
  fine(str_c(arena, buf_str(&out)));
  out = buf_in(arena);
  for (int i = 0; i < 10000; i++) buf_format(&out, "k%d: v\n", i);
  fine(str_c(arena, buf_str(&out)));
}

static void front_matter_has_a_limit_of_its_own(void **state) {
  (void)state;
  Buf out = buf_in(arena);
  repeat(&out, "---\n", 1);
  repeat(&out, "# 0123456789\n", 3000);
  Diags *diags = diags_new(arena);
  Source *source = source_new(arena, S("x.md"), buf_str(&out));
  assert_null(yaml_read(arena, diags, source, 4, source->text.n));
  diags_finish(diags);
  assert_int_equal(diags_at(diags, 0)->code, Y146);
}

// ---- lost text ----------------------------------------------------------------------------------------------------

static void a_hashtag_is_not_lost_silently(void **state) {
  (void)state;
  says("title: 今晚八点 #直播 等你\n", Y151, "#直播 等你");
  says("title: #话题\n", Y151, "#话题");
  says("- #话题\n", Y151, "#话题");
  says("title: \"今晚\" #直播\n", Y151, "#直播");
  says("title: | #直播\n  x\n", Y151, "#直播");
  says("a: [b,\n  c #话题\n  ]\n", Y151, "#话题");
  Read read = read_text("title: 今晚八点 #直播\n");
  assert_true(message_has(&read, "write '今晚八点 #直播'"));
}

static void one_mistake_gets_one_message(void **state) {
  (void)state;
  breaks("a: [b, #话题]\n", Y151, "#话题]");
  breaks("a: {b: #话题}\nc: d\n", Y151, "#话题}");
}

static void full_width_brackets_are_told_apart(void **state) {
  (void)state;
  breaks("wu: ｛name: 吴, role: adviser｝\n", Y155, "｛name: 吴, role: adviser｝");
  breaks("{wu: ｛name: 吴｝, x: y}\n", Y155, "｛name: 吴｝");
  fine("a: 【新客】欢迎\nb: ｛x｝\n"); // whether it is text, only its key knows
}

static void blanks_that_are_none_are_named(void **state) {
  (void)state;
  breaks("a:\n\u3000\u3000b: 1\n", Y157, "\u3000\u3000");
  breaks("a:\n \u3000b: 1\n\u3000c: 2\n", Y157, "\u3000");
  breaks("a:\n  \u00a0- b\n", Y157, "\u00a0");
  breaks("a:\u3000x\nb: y\n", Y157, "\u3000");
  fine("a: |\n  \u3000\u3000b: 1\n  \u3000\u3000c\nd: e\n");
  fine("a: \"x\n  \u3000\u3000y\"\n");
}

static void rows_of_a_spreadsheet_are_seen(void **state) {
  (void)state;
  breaks("staff:\n  lin\t林晓\tadviser\n  wu\t吴浩\tadviser\n", Y158, "lin\t林晓\tadviser");
  breaks("staff:\n  lin\t林晓\n  wu: x\n", Y158, "lin\t林晓");
  fine("a: b\tc\td\n");
  fine("a: |\n  b\tc\td\n");
}

static void a_blank_is_missing_within_braces_too(void **state) {
  (void)state;
  says("{name: 林晓, role:adviser, x: y}\n", Y116, ":");
  Read read = read_text("{role:adviser, at: 12:30, u: http://x/, v: {w}}\n");
  only(&read, Y116, ":");
  assert_text(node_get(read.root, S("role"))->text, "adviser");
  fine("{12:30, 20:00}\n");
  fine("{http://x/y, b: c}\n");
}

static void what_was_a_comment_is_read_as_text(void **state) {
  (void)state;
  Read read = read_text("a: #新茶上市\nb:\n  - #x\n");
  assert_int_equal(diags_total(read.diags), 2);
  assert_text(node_get(read.root, S("a"))->text, "#新茶上市");
  assert_text(node_get(read.root, S("b"))->first->text, "#x");
}

static void a_second_colon_within_braces_is_no_missing_comma(void **state) {
  (void)state;
  breaks("{id: x, task: 备货: 三样, by: lin}\n", Y112, "备货: 三样");
  breaks("{kind: moments， title: 朋友圈}\n", Y118, "，");
  breaks("{kind: moments title: x}\n", Y118, " ");
}

static void ordinary_comments_are_fine(void **state) {
  (void)state;
  fine("# a comment\n#title: x\na: b # note\n  # note\nc: 'x #y' ## note\n#\nd: http://x/#y\n"
       "e: |\n  #话题\n  x #y\nf: \"a #b\"\ng: C#\n#end");
}

static void a_full_width_colon_gets_a_hint(void **state) {
  (void)state;
  breaks("a: 1\ntitle：xxx\nb: 2\n", Y152, "：");
  breaks("plan：\n  id: x\n", Y152, "：");
  breaks("- id：x\n  day: 1\n", Y152, "：");
  says("plan：\n  id：x\n", Y152, "：");
  Read read = read_text("a: {id：open}\n");
  only(&read, Y152, "：");
  assert_text(read.root->first->first->key, "id");
  assert_text(read.root->first->first->text, "open");
  fine("title: 通知：今晚八点\nlist:\n  - VIP：老客\n");
}

static void a_list_item_does_not_become_text(void **state) {
  (void)state;
  says("a: 先点赞\n  - 再发\n", Y153, "-");
  fine("a: |\n  先点赞\n  - 再发\nb: \"x\n  - y\"\n");
}

static void folded_chinese_gets_a_warning(void **state) {
  (void)state;
  says("a: 今晚\n  八点\n", Y154, "八");
  says("a: \"今晚\n  八点\"\n", Y154, "八");
  fine("a: one\n  two\nb: >\n  今晚\n  八点\nc: 今晚\n\n  八点\n");
}

// ---- trees --------------------------------------------------------------------------------------------------------

static void places_are_exact_bytes(void **state) {
  (void)state;
  Read read = read_text("标题: '今晚 😀' # x\n列表: [甲, \"乙\"]\n文:\n  - |\n    一\n    二\n\n  - a: 1\n尾: 完\n");
  const Node *root = read.root, *list = node_get(root, S("列表")), *lines = node_get(root, S("文"));
  assert_text(text_at(root->first->at), "'今晚 😀'");
  assert_text(text_at(root->first->key_at), "标题");
  assert_text(text_at(list->at), "[甲, \"乙\"]");
  assert_text(text_at(list->first->next->at), "\"乙\"");
  assert_text(text_at(lines->first->at), "|\n    一\n    二");
  assert_text(text_at(lines->at), "- |\n    一\n    二\n\n  - a: 1");
  assert_int_equal(root->at.to, read.source->text.n - 1);
  assert_null(node_get(root, S("无")));
}

static void types_are_left_to_keys(void **state) {
  (void)state;
  Read read = read_text("a: no\nb: ~\nc: null\nd:\ne: ''\nf: 12:30\ng:\n-\n- ");
  const char *texts[] = {"no", "~", "null"};
  const Node *node = read.root->first;
  for (size_t i = 0; i < COUNT(texts); i++, node = node->next) {
    assert_int_equal(node->kind, NODE_TEXT);
    assert_false(node->quoted);
    assert_text(node->text, texts[i]);
  }
  assert_int_equal(node->kind, NODE_EMPTY);
  assert_text(text_at(node->at), "d");
  node = node->next;
  assert_int_equal(node->kind, NODE_TEXT);
  assert_true(node->quoted);
  node = node_get(read.root, S("g"));
  assert_int_equal(node->count, 2);
  assert_int_equal(node->first->kind, NODE_EMPTY);
  assert_text(text_at(node->first->at), "-");
}

static void block_text_follows_yaml(void **state) {
  (void)state;
  Read read = read_text("a: |\n  x\n  y\n\nb: |-\n  x\nc: |+\n  x\n\nd: >\n  x\n  y\n");
  const char *texts[] = {"x\ny\n", "x", "x\n\n", "x y\n"};
  size_t i = 0;
  for (const Node *node = read.root->first; node; node = node->next) {
    assert_text(node->text, texts[i++]);
    assert_true(node->quoted);
  }
}

static void empty_documents_are_empty_nodes(void **state) {
  (void)state;
  const char *texts[] = {"", "\n", "# x\n", "---\n", "\xef\xbb\xbf", "--- # x\n"};
  for (size_t i = 0; i < COUNT(texts); i++) {
    Read read = read_text(texts[i]);
    assert_int_equal(diags_total(read.diags), 0);
    assert_int_equal(read.root->kind, NODE_EMPTY);
  }
}

static void a_part_of_a_file_keeps_the_files_places(void **state) {
  (void)state;
  Str text = S("---\n类: 教育\n---\n正文 @x");
  Source *source = source_new(arena, S("x.md"), text);
  Diags *diags = diags_new(arena);
  Node *root = yaml_read(arena, diags, source, 4, 4 + S("类: 教育\n").n);
  assert_int_equal(diags_total(diags), 0);
  assert_text(str_part(text, root->first->at.from, root->first->at.to), "教育");
}

static void paths_name_the_deepest_node(void **state) {
  (void)state;
  Read read = read_text("campaigns:\n  spring:\n    near: [mid-year, x]\n    title: 春\n");
  const Source *source = read.source;
  struct {
    const char *at, *path;
  } cases[] = {{"mid-year", "campaigns/spring/near/0"}, {"x]", "campaigns/spring/near/1"},
               {"near", "campaigns/spring/near"},       {"spring", "campaigns/spring"},
               {"春", "campaigns/spring/title"},        {"campaigns", "campaigns"}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    size_t at = (size_t)str_find(source->text, str_of(cases[i].at));
    assert_text(source->logical(arena, source, at), cases[i].path);
  }
}

// ---- hostile text -------------------------------------------------------------------------------------------------

static const char sample[] =
    "plan:\n  id: dawn # note\n  kinds: {education: 35, event: 15}\n  use: [sops/flash-7, 'dates/cn']\n"
    "staff: # people\n  lin: {name: 林小满, hours: 09:30-21:00, days_off: [sun]}\n"
    "steps:\n  - {id: talk, day: -14, \"meet\": \"和客服\\n讨论\"}\n  - id: open\n    text: |\n"
    "      用了 28 天 #话题\n\n      @所有人\n    more: >-\n      x: y\n";

static uint32_t random_state = 12345;
static size_t random_below(size_t n) {
  random_state = random_state * 1664525u + 1013904223u;
  return (size_t)(random_state >> 8) % n;
}

static void mutate(char *text, size_t *n) {
  static const char signs[] = "\n\n  :-#'\"[]{},&*!|>?%@`\t\r\\~x\xe5\xff\x01";
  size_t at = random_below(*n);
  switch (random_below(3)) {
  case 0: text[at] = signs[random_below(sizeof signs - 1)]; break;
  case 1:
    memmove(text + at + 1, text + at, *n - at);
    text[at] = signs[random_below(sizeof signs - 1)], ++*n;
    break;
  default: memmove(text + at, text + at + 1, *n - at - 1); --*n;
  }
}

static void check_places(const Read *read, const Node *node) {
  assert_true(node->at.from <= node->at.to && node->at.to <= read->source->text.n);
  for (const Node *child = node->first; child; child = child->next) {
    assert_true(child->at.from >= node->at.from && child->at.to <= node->at.to);
    check_places(read, child);
  }
}

// Whatever the text: a tree whose places nest, or a reason.
static void mutated_text_gives_a_tree_or_a_reason(void **state) {
  (void)state;
  for (int round = 0; round < 4000; round++) {
    char text[sizeof sample + 64];
    size_t n = sizeof sample - 1;
    memcpy(text, sample, n);
    for (size_t k = 1 + random_below(6); k > 0; k--) mutate(text, &n);
    Read read = read_bytes(text, n);
    if (read.root)
      check_places(&read, read.root);
    else
      assert_true(diags_count(read.diags, LEVEL_ERROR) > 0);
    for (size_t i = 0; i < diags_total(read.diags); i++) {
      Place at = diags_at(read.diags, i)->at;
      assert_true(at.from <= at.to && at.to <= n);
    }
    if (round % 16 == 0) message_has(&read, "");
  }
}

static void a_file_full_of_one_mark_is_read_or_refused(void **state) {
  (void)state;
  static const char *const units[] = {
      "[",   "{",      "- ",    "? ",          "a: ",    "[a, ", "{a: ",      "'",  "\"", "\"\\",
      "&a ", "*a ",    "!a ",   "#x ",         "|\n",    "-\n",  "a:\n",      "[]", "{}", ": ",
      ",",   "--- \n", "...\n", "- a\n - b\n", "a #b\n", "\n",   "k: v #x\n", "x\n"};
  for (size_t i = 0; i < COUNT(units); i++) {
    Buf out = buf_in(arena);
    while (out.n < 1000000) {
      repeat(&out, units[i], 60000 / strlen(units[i]));
      buf_byte(&out, '\n');
    }
    read_bytes(out.at, out.n);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      RULE(other_encodings_are_named_once),
      RULE(invisible_characters_are_refused),
      RULE(escapes_bring_in_nothing_that_is_refused),
      RULE(very_many_escapes_are_one_mistake),
      RULE(only_lf_and_crlf_end_lines),
      RULE(all_bad_bytes_are_reported),
      RULE(one_byte_order_mark_is_stripped),
      RULE(tabs_do_not_indent),
      RULE(lines_do_not_begin_with_percent),
      RULE(values_with_signs_need_quotes),
      RULE(signs_within_brackets_are_not_lost),
      RULE(a_mustache_tag_needs_quotes),
      RULE(a_value_with_a_second_colon_is_told_how_to_quote),
      RULE(what_is_open_is_pointed_at_where_it_opened),
      RULE(an_unclosed_step_is_not_hidden_by_the_next_one),
      RULE(an_apostrophe_ends_the_text),
      RULE(wrong_indentation_names_both_columns),
      RULE(an_item_beside_its_list_is_wrongly_indented),
      RULE(a_key_wants_a_blank_behind_its_colon),
      RULE(a_line_without_a_key_is_told_so),
      RULE(a_missing_comma_is_seen),
      RULE(unknown_escapes_are_told_to_use_apostrophes),
      RULE(lists_and_keys_do_not_mix),
      RULE(other_faults_are_told_in_plain_words),
      RULE(what_is_no_usual_mistake_has_a_reason),
      RULE(a_comment_ends_a_text),
      RULE(what_plans_do_not_use_is_refused_and_read_on),
      RULE(text_that_looks_like_a_tag_is_kept),
      RULE(a_second_key_points_at_the_first),
      RULE(each_limit_has_its_message),
      RULE(at_the_limits_all_is_fine),
      RULE(front_matter_has_a_limit_of_its_own),
      RULE(a_hashtag_is_not_lost_silently),
      RULE(one_mistake_gets_one_message),
      RULE(full_width_brackets_are_told_apart),
      RULE(blanks_that_are_none_are_named),
      RULE(rows_of_a_spreadsheet_are_seen),
      RULE(a_blank_is_missing_within_braces_too),
      RULE(what_was_a_comment_is_read_as_text),
      RULE(a_second_colon_within_braces_is_no_missing_comma),
      RULE(ordinary_comments_are_fine),
      RULE(a_full_width_colon_gets_a_hint),
      RULE(a_list_item_does_not_become_text),
      RULE(folded_chinese_gets_a_warning),
      RULE(places_are_exact_bytes),
      RULE(types_are_left_to_keys),
      RULE(block_text_follows_yaml),
      RULE(empty_documents_are_empty_nodes),
      RULE(a_part_of_a_file_keeps_the_files_places),
      RULE(paths_name_the_deepest_node),
      RULE(mutated_text_gives_a_tree_or_a_reason),
      RULE(a_file_full_of_one_mark_is_read_or_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
