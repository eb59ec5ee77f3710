// diag_test: what the room `diag` promises, each rule by its name. From records made here to the exact bytes printed.
//
// Printing is tested with rows of this file's own, so that no golden text changes with the wording of the catalogue;
// the catalogue itself is tested as a whole, row by row.
#include "reading.h"

#include <stdio.h>
#include <string.h>

#include "../../src/diag/room.h"
#include "sopcal/value.h"

static const Source *file_of(const char *path, const char *text) {
  return source_new(arena, str_of(path), str_of(text));
}

// `n` times `unit`, then `middle`, then again.
static const char *long_line(const char *unit, size_t n, const char *middle) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < n; i++) buf_add(&out, str_of(unit));
  buf_add(&out, str_of(middle));
  for (size_t i = 0; i < n; i++) buf_add(&out, str_of(unit));
  return str_c(arena, buf_str(&out));
}

// The first `part` of a file's text.
static Place place_of(const Source *source, const char *part) {
  ptrdiff_t from = str_find(source->text, str_of(part));
  assert_true(from >= 0);
  return (Place){source, (size_t)from, (size_t)from + strlen(part)};
}

// ---- the catalogue ------------------------------------------------------------------------------------------------

#define EACH_ROW(row)                                                                                                  \
  for (size_t i_ = 0; i_ < CODE_COUNT; i_++)                                                                           \
    for (const Row *row = catalogue_row((Code)i_); row; row = NULL)

static void every_row_has_a_code_of_letter_and_three_digits(void **state) {
  (void)state;
  EACH_ROW(row) {
    assert_int_equal(strlen(row->code), 4);
    assert_non_null(strchr("GYSRTCMWPOLVD", row->code[0]));
    assert_int_equal(strspn(row->code + 1, "0123456789"), 3);
  }
}

static void every_row_has_a_kebab_name(void **state) {
  (void)state;
  EACH_ROW(row) {
    size_t n = strlen(row->name);
    assert_int_equal(strspn(row->name, "abcdefghijklmnopqrstuvwxyz0123456789-"), n);
    assert_true(n >= 3 && row->name[0] != '-' && row->name[n - 1] != '-' && !strstr(row->name, "--"));
  }
}

static void codes_and_names_are_unique(void **state) {
  (void)state;
  for (size_t i = 0; i < CODE_COUNT; i++) {
    Code found = CODE_COUNT;
    const Row *row = catalogue_row((Code)i);
    assert_true(catalogue_find(str_of(row->code), &found) && (size_t)found == i);
    assert_true(catalogue_find(str_of(row->name), &found) && (size_t)found == i);
  }
}

static void what_is_not_in_the_catalogue_is_not_found(void **state) {
  (void)state;
  Code found;
  assert_false(catalogue_find(S("G1"), &found));
  assert_false(catalogue_find(S(""), &found));
}

static void every_row_has_a_sane_level(void **state) {
  (void)state;
  EACH_ROW(row) assert_in_range(row->level, LEVEL_NOTE, LEVEL_ERROR);
}

static const Text *texts_of(const Row *row, size_t i) {
  const Text *const texts[] = {&row->message, &row->beside, &row->label, &row->note, &row->help, &row->why};
  return i < COUNT(texts) ? texts[i] : NULL;
}

#define EACH_TEXT(text)                                                                                                \
  EACH_ROW(row_)                                                                                                       \
  for (size_t j_ = 0; j_ < 6; j_++)                                                                                    \
    for (const Text *text = texts_of(row_, j_); text; text = NULL)

static void message_and_why_are_there_in_every_language(void **state) {
  (void)state;
  EACH_ROW(row) for (int lang = 0; lang < LANG_COUNT; lang++) {
    assert_true(row->message.in[lang] && *row->message.in[lang]);
    assert_true(row->why.in[lang] && *row->why.in[lang]);
  }
}

static void a_text_is_there_in_every_language_or_in_none(void **state) {
  (void)state;
  EACH_TEXT(text) assert_true(!text->in[LANG_EN] == !text->in[LANG_ZH]);
}

static bool names_arg(const char *template, Str name) {
  Template reading = {.rest = str_of(template)};
  for (Piece piece; template_next(&reading, &piece);)
    if (piece.kind == PIECE_ARG && str_eq(piece.text, name)) return true;
  return false;
}

static void assert_args_within(const char *code, const char *template, const char *other) {
  Template reading = {.rest = str_of(template)};
  for (Piece piece; template_next(&reading, &piece);)
    if (piece.kind == PIECE_ARG && !names_arg(other, piece.text))
      fail_msg("%s: {%.*s} is in one language only", code, STR(piece.text));
}

static void both_languages_use_the_same_arguments(void **state) {
  (void)state;
  EACH_TEXT(text) {
    assert_args_within(row_->code, text->in[LANG_EN], text->in[LANG_ZH]);
    assert_args_within(row_->code, text->in[LANG_ZH], text->in[LANG_EN]);
  }
}

// Written apart from the reader of templates, which is lenient where this is strict.
static bool is_balanced(const char *at) {
  bool inside = false;
  for (; *at; at++) {
    if ((*at == '{' || *at == '}' || *at == '[') && at[1] == *at) {
      at++;
    } else if (*at == '{') {
      size_t n = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_0123456789");
      if (n == 0 || at[n + 1] != '}') return false;
      at += n + 1;
    } else if (*at == '}' || (*at == '[' && inside)) {
      return false;
    } else if (*at == '[') {
      inside = true;
    } else if (*at == ']') {
      inside = false;
    }
  }
  return !inside;
}

static void braces_and_brackets_are_balanced(void **state) {
  (void)state;
  assert_true(is_balanced("a {b}[, {c}] {{d}} [[e]"));
  assert_false(is_balanced("{a") || is_balanced("a}") || is_balanced("[a") || is_balanced("[[[a[b]]"));
  EACH_TEXT(text) for (int lang = 0; lang < LANG_COUNT; lang++) {
    const char *template = text->in[lang];
    if (template && !is_balanced(template)) fail_msg("%s: unbalanced: %s", row_->code, template);
  }
}

static void every_text_is_one_printable_line(void **state) {
  (void)state;
  EACH_TEXT(text) for (int lang = 0; lang < LANG_COUNT; lang++) {
    Str template = str_of(text->in[lang]);
    assert_text(text_shown(arena, template), str_c(arena, template));
  }
}

static void level_names_are_in_both_languages(void **state) {
  (void)state;
  assert_string_equal(level_name(LEVEL_GATE, LANG_EN), "gate");
  assert_string_equal(level_name(LEVEL_ERROR, LANG_ZH), "错误");
  assert_string_equal(level_name(LEVEL_NOTE, LANG_ZH), "提示");
}

// ---- filling ------------------------------------------------------------------------------------------------------

static const char *filled(const char *template, size_t n, Arg *args, Lang lang) {
  Buf out = buf_in(arena);
  buf_add(&out, S("<"));
  ArgList list = {.at = args, .n = n};
  bool whole = catalogue_fill(&out, template, &list, lang);
  buf_add(&out, whole ? S(">") : S("> left out"));
  return str_c(arena, buf_str(&out));
}
#define FILL(template, ...) filled(template, ARGS(__VA_ARGS__), LANG_EN)

static void arguments_are_filled_in(void **state) {
  (void)state;
  assert_string_equal(FILL("{a} and {n}", arg("a", S("x")), arg_n("n", -3)), "<x and -3>");
}

static void an_argument_is_taken_in_the_language_of_the_text(void **state) {
  (void)state;
  Text post = {{"post", "推文"}};
  assert_string_equal(filled("这条{what}", ARGS(arg_t("what", post)), LANG_ZH), "<这条推文>");
}

static void what_an_argument_holds_is_no_template(void **state) {
  (void)state;
  assert_string_equal(FILL("'{a}'", arg("a", S("{b}[c]}}"))), "<'{b}[c]}}'>");
}

static void doubled_braces_and_brackets_are_literal(void **state) {
  (void)state;
  assert_string_equal(FILL("plan: {{id: {a}}} ignore[[W301]", arg("a", S("x"))), "<plan: {id: x} ignore[W301]>");
}

static void an_optional_part_stays_when_its_arguments_are_there(void **state) {
  (void)state;
  assert_string_equal(FILL("{a}[ in {b}]!", arg("a", S("x")), arg("b", S("y"))), "<x in y!>");
}

static void an_optional_part_goes_when_one_of_its_arguments_is_empty(void **state) {
  (void)state;
  assert_string_equal(FILL("{a}[ in {b} {a}][ at {a}]", arg("a", S("x")), arg("b", S(""))), "<x at x>");
}

static void a_text_is_left_out_when_an_argument_outside_optional_parts_is_empty(void **state) {
  (void)state;
  assert_string_equal(FILL("did you mean '{a}'?", arg("a", S(""))), "<> left out");
  assert_string_equal(filled(NULL, NO_ARGS, LANG_EN), "<> left out");
}

static void an_argument_is_cut_between_code_points_when_it_is_very_long(void **state) {
  (void)state;
  const char *text = FILL("{a}", arg("a", str_of(long_line("好", 10000, ""))));
  assert_int_equal(strlen(text), strlen("<") + 333 * strlen("好") + strlen("...>"));
}

// ---- explain ------------------------------------------------------------------------------------------------------

static Str explained(Code code, Lang lang) {
  Buf out = buf_in(arena);
  catalogue_explain(&out, code, lang);
  return buf_str(&out);
}

static void explain_gives_title_message_reason_and_way_out(void **state) {
  (void)state;
  assert_text(explained(G104, LANG_EN),
              "G104 more-of-the-same (note)\n"
              "\n"
              "  and <n> more of <code> in [column '<column>' of ]this file\n"
              "\n"
              "At most 100 messages of one code are shown for one file, so that the others can\n"
              "be seen; of a table's column at most 5, and one that says the same in many rows\n"
              "only once.\n"
              "\n"
              "help: mend the first ones and run again\n"
              "\n"
              "It cannot be ignored.\n");
}

static void explain_speaks_chinese(void **state) {
  (void)state;
  assert_text(explained(G104, LANG_ZH),
              "G104 more-of-the-same（提示）\n"
              "\n"
              "  这个文件[的“<column>”这一列]里还有 <n> 条 <code>\n"
              "\n"
              "同一个文件的同一种问题最多显示 100 条，免得看不到别的；表格的一列最多 5 条，很多\n"
              "行说的是同一句话就只显示一次。\n"
              "\n"
              "办法：先改前面这些，再运行一次\n"
              "\n"
              "它不能忽略。\n");
}

static void explain_says_how_a_message_is_ignored(void **state) {
  (void)state;
  Str page = explained(T114, LANG_EN);
  assert_true(str_ends(page, S("\n\nTo ignore it in one place, in YAML and in Markdown:\n"
                               "  # sopcal: ignore[T114] -- why\n"
                               "  <!-- sopcal: ignore[T114] -- why -->\n")));
}

static void explain_keeps_every_line_within_80_columns(void **state) {
  (void)state;
  for (size_t i = 0; i < CODE_COUNT; i++)
    for (int lang = 0; lang < LANG_COUNT; lang++) {
      Str rest = explained((Code)i, (Lang)lang), line;
      while (str_cut(&rest, '\n', &line)) assert_in_range(utf8_width(line), 0, 80);
    }
}

static void explain_never_begins_a_line_with_closing_punctuation(void **state) {
  (void)state;
  for (size_t i = 0; i < CODE_COUNT; i++) {
    Str rest = explained((Code)i, LANG_ZH), line;
    while (str_cut(&rest, '\n', &line))
      assert_false(str_starts(line, S("，")) || str_starts(line, S("。")) || str_starts(line, S("”")));
  }
}

// ---- sources ------------------------------------------------------------------------------------------------------

static void assert_position(const Source *source, size_t offset, size_t line, size_t column) {
  Position at = source_position(source, offset);
  assert_int_equal(at.line, line);
  assert_int_equal(at.column, column);
}

static void lines_and_columns_count_from_one(void **state) {
  (void)state;
  const Source *source = file_of("a", "ab\nc\n");
  assert_position(source, 0, 1, 1);
  assert_position(source, 2, 1, 3);
  assert_position(source, 3, 2, 1);
  assert_position(source, 5, 3, 1);
}

static void columns_count_code_points(void **state) {
  (void)state;
  const Source *source = file_of("a", "标题: x");
  assert_position(source, strlen("标题"), 1, 3);
  assert_position(source, strlen("标") + 1, 1, 2); // within 题
}

static void positions_past_the_end_are_the_end(void **state) {
  (void)state;
  assert_position(file_of("a", "ab"), 99, 1, 3);
  assert_position(file_of("a", ""), 7, 1, 1);
}

static void a_line_is_given_without_its_end(void **state) {
  (void)state;
  const Source *source = file_of("a", "one\r\ntwo\n\nfour");
  assert_text(source_line(source, 1), "one");
  assert_text(source_line(source, 2), "two");
  assert_text(source_line(source, 3), "");
  assert_text(source_line(source, 4), "four");
}

static void a_line_that_is_not_there_is_empty(void **state) {
  (void)state;
  assert_text(source_line(file_of("a", "x"), 0), "");
  assert_text(source_line(file_of("a", "x"), 2), "");
}

// ---- safe text ----------------------------------------------------------------------------------------------------

static void ordinary_text_is_shown_as_it_is(void **state) {
  (void)state;
  const char *text = "春季焕新 ＡＢＣ 👩‍👩‍👧 e\xcc\x81 \\x1b ## [ok]";
  assert_text(text_shown(arena, str_of(text)), text);
}

static void control_characters_are_shown_and_not_sent(void **state) {
  (void)state;
  assert_text(text_shown(arena, S("\x1b[31m\n\t\r\0\x7f")), "\\x1b[31m\\n\\t\\r\\x00\\x7f");
  assert_text(text_shown(arena, S("\xc2\x85\xc2\x9b")), "\\u{0085}\\u{009b}");
}

static void bad_bytes_are_shown_one_by_one(void **state) {
  (void)state;
  assert_text(text_shown(arena, S("a\xff\xe4\xb8 \xed\xa0\x80")), "a\\xff\\xe4\\xb8 \\xed\\xa0\\x80");
}

static void line_and_direction_controls_are_shown_and_not_sent(void **state) {
  (void)state;
  assert_text(text_shown(arena, str_of("\u2028\u2029\u202a\u202e\u2066\u2069")),
              "\\u{2028}\\u{2029}\\u{202a}\\u{202e}\\u{2066}\\u{2069}");
}

static void characters_that_nobody_can_see_are_shown(void **state) {
  (void)state;
  assert_text(text_shown(arena, str_of("chan\u200bnel \ufeff")), "chan\\u{200b}nel \\u{feff}");
}

static void commands_to_a_build_service_are_broken(void **state) {
  (void)state;
  assert_text(text_shown(arena, S("##[error]x ##vso[task] #[a] ## [b]")), "##\\x5berror]x ##vso\\x5btask] #[a] ## [b]");
}

static void a_line_begins_with_no_command_to_a_build_service(void **state) {
  (void)state;
  assert_text(text_shown_first(arena, S("::error::x")), "\\x3a:error::x");
  assert_text(text_shown_first(arena, S(" ::error::x")), " \\x3a:error::x");
  assert_text(text_shown_first(arena, S("a ::error::x")), "a ::error::x");
}

// ---- the human form -----------------------------------------------------------------------------------------------

static const Row unknown_key = {
    .code = "S102",
    .name = "unknown-key",
    .level = LEVEL_ERROR,
    .message = {{"unknown key '{key}'[ in post '{post}']", "未知的键 '{key}'[，在推文 '{post}' 中]"}},
    .beside = {{"did you mean '{near}'?", "是不是 '{near}'？"}},
    .label = {{"{who} written here", "{who}写在这里"}},
    .note = {{"'{fact}' is another", "另有 '{fact}'"}},
    .help = {{"allowed here: {allowed}", "这里可以用：{allowed}"}},
    .why = {{"why", "为什么"}},
};

// A record whose texts are those of `unknown_key`.
static Diag *record_at(Place place, const char *key, const char *near, const char *allowed) {
  Diag *diag = diag_add(
      diags_new(arena), G102, place,
      ARGS(arg("key", str_of(key)), arg("post", S("")), arg("near", str_of(near)), arg("allowed", str_of(allowed))));
  return diag;
}

static Diag *record(const char *text, const char *part) {
  return record_at(place_of(file_of("plan.yaml", text), part), part, "", "");
}

static Str printed(const Diag *diag, PrintOptions options) {
  Buf out = buf_in(arena);
  human_print(&out, diag, &unknown_key, &options);
  return buf_str(&out);
}

static Str human(const Diag *diag) { return printed(diag, (PrintOptions){0}); }

static const char autumn[] = "posts:\n  - id: teaser\n    chanel: moments\n";

static void the_first_line_is_gnus_form_and_the_underline_spans_the_place(void **state) {
  (void)state;
  Place at = place_of(file_of("plans/autumn.yaml", autumn), "chanel");
  assert_text(human(record_at(at, "chanel", "channel", "at, by, channel")),
              "plans/autumn.yaml:3:5: error: unknown key 'chanel' [S102 unknown-key]\n"
              "    3 |     chanel: moments\n"
              "      |     ^~~~~~ did you mean 'channel'?\n"
              "      = help: allowed here: at, by, channel\n");
}

static void in_chinese_only_the_words_change_and_not_the_form(void **state) {
  (void)state;
  Diag *diag = record_at(place_of(file_of("plans/autumn.yaml", autumn), "chanel"), "chanel", "channel", "at、by");
  diag_note_add(diags_new(arena), diag, ARGS(arg("fact", S("渠道"))));
  assert_text(printed(diag, (PrintOptions){.lang = LANG_ZH}),
              "plans/autumn.yaml:3:5: error: 未知的键 'chanel' [S102 unknown-key]\n"
              "    3 |     chanel: moments\n"
              "      |     ^~~~~~ 是不是 'channel'？\n"
              "      = 注：另有 '渠道'\n"
              "      = 办法：这里可以用：at、by\n");
}

static void related_places_and_notes_follow_in_their_order(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  Diag *diag = record(autumn, "teaser");
  diag_relate_add(diags, diag, place_of(file_of("plans/team.yaml", "a:\n  - id: teaser\n"), "teaser"),
                  ARGS(arg("who", S("first"))));
  diag_relate_add(diags, diag, NOWHERE, ARGS(arg("who", S("nowhere"))));
  diag_note_add(diags, diag, ARGS(arg("fact", S("one"))));
  diag_note_add(diags, diag, ARGS(arg("fact", S("two"))));
  assert_text(human(diag), "plan.yaml:2:9: error: unknown key 'teaser' [S102 unknown-key]\n"
                           "    2 |   - id: teaser\n"
                           "      |         ^~~~~~\n"
                           "    --> plans/team.yaml:2:9\n"
                           "    2 |   - id: teaser\n"
                           "      |         ------ first written here\n"
                           "      = nowhere written here\n"
                           "      = note: 'one' is another\n"
                           "      = note: 'two' is another\n");
}

static void the_underline_stands_right_below_chinese_and_full_width_text(void **state) {
  (void)state;
  assert_text(human(record("标题：今晚八点 ＃直播\n", "＃直播")),
              "plan.yaml:1:9: error: unknown key '＃直播' [S102 unknown-key]\n"
              "    1 | 标题：今晚八点 ＃直播\n"
              "      |                ^~~~~~\n");
}

static void the_underline_stands_right_below_emoji_and_combining_marks(void **state) {
  (void)state;
  assert_text(human(record("👩‍👩‍👧 🎉 e\xcc\x81 x: 🇨🇳", "x")),
              "plan.yaml:1:12: error: unknown key 'x' [S102 unknown-key]\n"
              "    1 | 👩‍👩‍👧 🎉 e\xcc\x81 x: 🇨🇳\n"
              "      |         ^\n");
}

static void a_tab_has_one_width_wherever_it_stands(void **state) {
  (void)state;
  assert_text(human(record("\ta\tb: c", "b")), "plan.yaml:1:4: error: unknown key 'b' [S102 unknown-key]\n"
                                               "    1 |     a    b: c\n"
                                               "      |          ^\n");
  assert_text(human(record("\tb: c", "\t")), "plan.yaml:1:1: error: unknown key '\\t' [S102 unknown-key]\n"
                                             "    1 |     b: c\n"
                                             "      | ^~~~\n");
}

static void a_span_over_several_lines_is_underlined_to_the_end_of_its_first(void **state) {
  (void)state;
  Place at = place_of(file_of("plan.yaml", "a: [1,\r\n  2]\n"), "[1,\r\n  2]");
  assert_text(human(record_at(at, "a", "", "")), "plan.yaml:1:4: error: unknown key 'a' [S102 unknown-key]\n"
                                                 "    1 | a: [1,\n"
                                                 "      |    ^~~\n");
}

static void a_place_without_length_gets_one_caret(void **state) {
  (void)state;
  const Source *source = file_of("plan.yaml", "id:\n");
  assert_text(human(record_at((Place){source, 3, 3}, "a", "", "")),
              "plan.yaml:1:4: error: unknown key 'a' [S102 unknown-key]\n"
              "    1 | id:\n"
              "      |    ^\n");
}

static void a_place_past_the_end_is_the_end(void **state) {
  (void)state;
  const Source *source = file_of("plan.yaml", "id:\n");
  assert_text(human(record_at((Place){source, 90, 95}, "a", "", "")),
              "plan.yaml:2:1: error: unknown key 'a' [S102 unknown-key]\n"
              "    2 |\n"
              "      | ^\n");
}

static void a_place_is_widened_to_whole_code_points(void **state) {
  (void)state;
  const Source *source = file_of("plan.yaml", "标题");
  Diag *diag = record_at((Place){source, 4, 5}, "a", "", "");
  assert_int_equal(diag->at.from, 3);
  assert_int_equal(diag->at.to, 6);
}

static void a_place_on_a_stray_byte_stays_there(void **state) {
  (void)state;
  const Source *source = file_of("plan.yaml", "ab\x80\xbf");
  Diag *diag = record_at((Place){source, 3, 4}, "a", "", "");
  assert_int_equal(diag->at.from, 3);
  assert_int_equal(diag->at.to, 4);
}

static void a_file_without_text_has_no_excerpt(void **state) {
  (void)state;
  const Source *source = file_of("plan.yaml", "");
  assert_text(human(record_at((Place){source, 0, 0}, "a", "b", "")),
              "plan.yaml:1:1: error: unknown key 'a' [S102 unknown-key]\n"
              "      = did you mean 'b'?\n");
}

static void what_has_no_place_is_said_by_sopcal(void **state) {
  (void)state;
  assert_text(human(record_at(NOWHERE, "a", "", "b")), "sopcal: error: unknown key 'a' [S102 unknown-key]\n"
                                                       "      = help: allowed here: b\n");
}

static void a_long_line_is_cut_around_the_place(void **state) {
  (void)state;
  assert_text(human(record(long_line("好", 200, "<key>"), "<key>")),
              "plan.yaml:1:201: error: unknown key '<key>' [S102 unknown-key]\n"
              "    1 | ...好好好好好好好好好好好好好好好好好好好好好好好<key>"
              "好好好好好好好好好好好好好好好好好好好好好好好好...\n"
              "      |                                                  ^~~~~\n");
}

static void a_long_line_is_cut_on_one_side_when_the_place_is_near_an_end(void **state) {
  (void)state;
  const char *text = long_line("0123456789", 12, "<key>");
  Str at_start = human(record(text, "0123456789"));
  assert_true(str_find(at_start, S("    1 | 0123456789")) > 0 && str_find(at_start, S("0123456789...\n")) > 0);
  const Source *source = file_of("plan.yaml", text);
  Str at_end = human(record_at((Place){source, source->text.n, source->text.n}, "a", "", ""));
  assert_true(str_find(at_end, S("    1 | ...0123456789")) > 0 && str_find(at_end, S("0123456789\n")) > 0);
}

static void a_long_span_is_underlined_as_far_as_it_is_shown(void **state) {
  (void)state;
  const Source *source = file_of("plan.yaml", long_line("0123456789", 50, ""));
  Str text = human(record_at((Place){source, 0, source->text.n}, "a", "", ""));
  Str line;
  while (str_cut(&text, '\n', &line)) assert_in_range(line.n, 1, 120);
}

static void ten_thousand_combining_marks_do_not_fill_the_screen(void **state) {
  (void)state;
  Str text = human(record(long_line("\xcc\x81", 10000, "<key>"), "<key>"));
  assert_in_range(text.n, 1, 2000);
}

static void plan_text_cannot_steer_the_terminal_nor_begin_a_line(void **state) {
  (void)state;
  const Source *source = file_of("a\n\x1b.yaml", "x: \x1b[2J\xc2\x9b\n::error::y\n");
  Diag *diag = record_at((Place){source, 3, 7}, "k\n::error::z", "n\ns", "h\x1b");
  assert_text(human(diag), "a\\n\\x1b.yaml:1:4: error: unknown key 'k\\n::error::z' [S102 unknown-key]\n"
                           "    1 | x: \\x1b[2J\\u{009b}\n"
                           "      |    ^~~~~~~ did you mean 'n\\ns'?\n"
                           "      = help: allowed here: h\\x1b\n");
}

static void a_file_name_cannot_be_a_command_to_the_build_service(void **state) {
  (void)state;
  const Source *source = file_of(" ::error::x.yaml", "");
  assert_text(human(record_at((Place){source, 0, 0}, "a", "", "")),
              "./ ::error::x.yaml:1:1: error: unknown key 'a' [S102 unknown-key]\n");
}

static void colour_only_when_asked(void **state) {
  (void)state;
  Diag *diag = record("a: b", "a");
  assert_true(str_find_byte(human(diag), '\x1b') < 0);
  assert_text(printed(diag, (PrintOptions){.color = true}),
              "\x1b[1mplan.yaml:1:1:\x1b[m \x1b[31merror:\x1b[m unknown key 'a' [S102 unknown-key]\n"
              "    1 | a: b\n"
              "      | \x1b[31m^\x1b[m\n");
}

static void short_form_is_the_first_line_only(void **state) {
  (void)state;
  assert_text(printed(record(autumn, "chanel"), (PrintOptions){.format = MESSAGES_SHORT}),
              "plan.yaml:3:5: error: unknown key 'chanel' [S102 unknown-key]\n");
}

static void a_gate_is_called_a_gate(void **state) {
  (void)state;
  Diag *diag = record(autumn, "chanel");
  diag->level = LEVEL_GATE;
  assert_text(printed(diag, (PrintOptions){.format = MESSAGES_SHORT, .lang = LANG_ZH}),
              "plan.yaml:3:5: gate: 未知的键 'chanel' [S102 unknown-key]\n");
}

static void line_numbers_may_be_long(void **state) {
  (void)state;
  const Source *source = file_of("plan.yaml", long_line("\n", 123455, ""));
  assert_text(human(record_at((Place){source, 123455, 123455}, "a", "", "")),
              "plan.yaml:123456:1: error: unknown key 'a' [S102 unknown-key]\n"
              " 123456 |\n"
              "        | ^\n");
}

// ---- JSON ---------------------------------------------------------------------------------------------------------

static Str logical_of(Arena *in, const Source *source, size_t offset) {
  (void)source;
  return str_format(in, "posts/%s", offset > 20 ? "teaser" : "");
}

static Str json_of(const Diag *diag) {
  Buf out = buf_in(arena);
  json_print(&out, diag, &unknown_key, S("f00"), LANG_EN);
  return buf_str(&out);
}

static void assert_json(const Value *record, const char *key, const char *text) {
  assert_text(value_get(record, str_of(key))->text, text);
}

static void json_is_one_line_for_each_record(void **state) {
  (void)state;
  Str line = json_of(record("a: \"b\"\n", "\"b\""));
  assert_int_equal(str_find_byte(line, '\n'), line.n - 1);
}

static void json_has_both_ends_in_lines_and_in_bytes(void **state) {
  (void)state;
  Str line = json_of(record("键: 值\n", "值"));
  Str ends = S("\"line\":1,\"column\":4,\"end_line\":1,\"end_column\":5,\"offset\":5,\"length\":3");
  Str spaced = S("\"line\": 1, \"column\": 4, \"end_line\": 1, \"end_column\": 5, \"offset\": 5, \"length\": 3");
  assert_true(str_find(line, ends) > 0 || str_find(line, spaced) > 0);
}

static void json_holds_all_that_the_human_form_holds(void **state) {
  (void)state;
  Source *source = source_new(arena, S("p.yaml"), str_of(autumn));
  source->logical = logical_of;
  Diag *diag = record_at(place_of(source, "chanel"), "chanel", "channel", "at");
  diag_relate_add(diags_new(arena), diag, place_of(source, "teaser"), ARGS(arg("who", S("first"))));
  diag_note_add(diags_new(arena), diag, ARGS(arg("fact", S("one"))));
  Str why;
  const Value *json = json_read(arena, json_of(diag), &why);
  assert_json(json, "code", "S102");
  assert_json(json, "name", "unknown-key");
  assert_json(json, "level", "error");
  assert_json(json, "message", "unknown key 'chanel'");
  assert_json(json, "file", "p.yaml");
  assert_json(json, "path", "posts/teaser");
  assert_json(json, "beside", "did you mean 'channel'?");
  assert_json(json, "help", "allowed here: at");
  assert_json(json, "fingerprint", "f00");
  assert_text(value_get(json, S("notes"))->list.at[0]->text, "'one' is another");
  assert_json(value_get(json, S("related"))->list.at[0], "message", "first written here");
}

static void json_has_null_where_there_is_nothing(void **state) {
  (void)state;
  Str why;
  const Value *json = json_read(arena, json_of(record_at(NOWHERE, "a", "", "")), &why);
  static const char *const keys[] = {"file", "line", "end_line", "offset", "path", "beside", "help"};
  for (size_t i = 0; i < COUNT(keys); i++) assert_int_equal(value_get(json, str_of(keys[i]))->kind, VALUE_NULL);
}

static void json_stays_json_whatever_a_plan_holds(void **state) {
  (void)state;
  Str why, line = json_of(record_at(NOWHERE, "\"\\\xff\n\x1b\xc2\x9b", "", ""));
  assert_int_equal(utf8_bad(line), line.n);
  assert_non_null(json_read(arena, line, &why));
}

// ---- the list -----------------------------------------------------------------------------------------------------

static void unreadable(Diags *diags, const Source *source, size_t from, const char *why) {
  diag_add(diags, G102, (Place){source, from, from + 1}, ARGS(arg("why", str_of(why))));
}

static Str short_list(const Diags *diags) {
  Buf out = buf_in(arena);
  diags_print(&out, diags, &(PrintOptions){.format = MESSAGES_SHORT});
  return buf_str(&out);
}

static void records_are_sorted_by_file_place_and_weight(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  const Source *a = file_of("a", "xx"), *b = file_of("b", "xx");
  unreadable(diags, b, 0, "4");
  unreadable(diags, a, 1, "3");
  diag_add(diags, G104, (Place){a, 0, 1}, ARGS(arg_n("n", 2), arg("code", S("G999")), arg("column", S(""))));
  unreadable(diags, a, 0, "1");
  unreadable(diags, NULL, 0, "0");
  diags_finish(diags);
  assert_text(short_list(diags), "sopcal: error: cannot read this file: 0 [G102 unreadable-file]\n"
                                 "a:1:1: error: cannot read this file: 1 [G102 unreadable-file]\n"
                                 "a:1:1: note: and 2 more of G999 in this file [G104 more-of-the-same]\n"
                                 "a:1:2: error: cannot read this file: 3 [G102 unreadable-file]\n"
                                 "b:1:1: error: cannot read this file: 4 [G102 unreadable-file]\n");
}

static void files_are_ordered_by_path_even_when_read_twice(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  unreadable(diags, file_of("a", "xx"), 1, "2");
  unreadable(diags, file_of("a", "xx"), 0, "1");
  diags_finish(diags);
  assert_text(diags_at(diags, 0)->args.at[0].text[LANG_EN], "1");
}

static void equal_records_are_said_once(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  const Source *a = file_of("a", "xx");
  unreadable(diags, a, 0, "same");
  unreadable(diags, a, 0, "other");
  unreadable(diags, a, 0, "same");
  diags_finish(diags);
  assert_int_equal(diags_total(diags), 2);
}

static void records_that_differ_only_in_a_related_place_are_both_said(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  const Source *a = file_of("a", "xx");
  for (size_t i = 0; i < 2; i++) {
    Diag *diag = diag_add(diags, G102, (Place){a, 0, 1}, ARGS(arg("why", S("same"))));
    diag_relate_add(diags, diag, (Place){a, i, i + 1}, NO_ARGS);
  }
  diags_finish(diags);
  assert_int_equal(diags_total(diags), 2);
}

static void one_code_is_said_a_hundred_times_in_one_file_and_then_how_many_more(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  const Source *a = file_of("a", long_line("\n", 200, "")), *b = file_of("b", "x");
  for (size_t i = 0; i < 150; i++) unreadable(diags, a, i, "x");
  diag_add(diags, G103, (Place){a, 120, 121}, ARGS(arg("limit", S("1 MiB"))));
  unreadable(diags, b, 0, "x");
  diags_finish(diags);
  assert_int_equal(diags_total(diags), 103);
  const Diag *more = diags_at(diags, 100);
  assert_int_equal(more->code, G104);
  assert_int_equal(more->args.at[0].number, 50);
  assert_text(more->args.at[1].text[LANG_EN], "G102");
  assert_int_equal(source_position(a, more->at.from).line, 101);
}

static void records_left_out_still_count(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  const Source *a = file_of("a", long_line("\n", 200, ""));
  for (size_t i = 0; i < 150; i++) unreadable(diags, a, i, "x");
  diags_finish(diags);
  Buf out = buf_in(arena);
  diags_summary(&out, diags, LANG_EN);
  assert_text(buf_str(&out), "150 errors");
}

// A thousand messages in one file, told in an order of their own, each of them twice.
static Str thousand_told(size_t stride) {
  Diags *diags = diags_new(arena);
  const Source *a = file_of("a", long_line("\n", 500, ""));
  for (size_t i = 0; i < 2000; i++) {
    size_t at = i * stride % 1000;
    Diag *diag = diag_add(diags, G102, (Place){a, at, at}, ARGS(arg("why", str_format(arena, "%zu", at))));
    diag_relate_add(diags, diag, (Place){a, at, at}, NO_ARGS);
    diag_note_add(diags, diag, NO_ARGS);
  }
  assert_int_equal(diags_count(diags, LEVEL_ERROR), 2000);
  diags_finish(diags);
  assert_int_equal(diags_count(diags, LEVEL_ERROR), 1000);
  return short_list(diags);
}

static void what_is_left_out_does_not_hang_on_the_order_of_finding(void **state) {
  (void)state;
  Str said = thousand_told(1);
  assert_true(str_find(said, S("a:101:1: note: and 900 more of G102")) >= 0);
  assert_text(thousand_told(999), str_c(arena, said));
  assert_text(thousand_told(7), str_c(arena, said));
}

static void what_will_only_be_counted_is_known_beforehand(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  const Source *a = file_of("a", long_line("\n", 500, "")), *b = file_of("b", "x");
  for (size_t i = 0; i < 500; i++) unreadable(diags, a, i + 100, "x");
  assert_true(diag_is_beyond(diags, G102, (Place){a, 900, 900}));
  assert_false(diag_is_beyond(diags, G102, (Place){a, 50, 50}));
  assert_false(diag_is_beyond(diags, G103, (Place){a, 900, 900}));
  assert_false(diag_is_beyond(diags, G102, (Place){b, 1, 1}));
  assert_false(diag_is_beyond(diags, G102, NOWHERE));
}

// A million mistakes take about as much memory as their digests do.
static void what_is_left_out_takes_little_memory(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  const Source *a = file_of("a", long_line("\n", 50000, ""));
  size_t before = arena_used(arena);
  for (size_t i = 0; i < 100000; i++) {
    Arg args[] = {arg("why", S("x")), arg("a", S("y")), arg("b", S("z"))};
    diag_relate_add(diags, diag_add(diags, G102, (Place){a, i, i}, COUNT(args), args), (Place){a, i, i}, NO_ARGS);
  }
  assert_true(arena_used(arena) - before < 100000 * 200);
}

// A table of two columns, a byte wide each, in lines of three bytes.
static Str letter_column(Place at) { return at.from % 3 == 2 ? S("") : at.from % 3 ? S("right") : S("left"); }

static Source *table_of(size_t rows) {
  Source *table = source_new(arena, S("t.csv"), str_of(long_line("a,\n", rows, "")));
  table->column = letter_column;
  return table;
}

static void what_a_column_says_in_many_rows_is_said_once(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  const Source *table = table_of(300);
  for (size_t row = 0; row < 300; row++) {
    unreadable(diags, table, 3 * row, "habit");
    unreadable(diags, table, 3 * row, "habit");
    unreadable(diags, table, 3 * row + 1, row % 2 ? "odd" : "even");
  }
  unreadable(diags, table, 5, "no column");
  diags_finish(diags);
  assert_text(short_list(diags),
              "t.csv:1:1: error: cannot read this file: habit [G102 unreadable-file]\n"
              "t.csv:1:2: error: cannot read this file: even [G102 unreadable-file]\n"
              "t.csv:2:1: note: and 299 more of G102 in column 'left' of this file [G104 more-of-the-same]\n"
              "t.csv:2:2: error: cannot read this file: odd [G102 unreadable-file]\n"
              "t.csv:2:3: error: cannot read this file: no column [G102 unreadable-file]\n"
              "t.csv:3:2: note: and 298 more of G102 in column 'right' of this file [G104 more-of-the-same]\n");
  assert_int_equal(diags_count(diags, LEVEL_ERROR), 601);
}

// Twenty things in a thousand rows, told in an order of their own.
static Str thousand_rows_told(size_t stride) {
  Diags *diags = diags_new(arena);
  const Source *table = table_of(1000);
  for (size_t i = 0; i < 1000; i++) {
    size_t row = i * stride % 1000;
    unreadable(diags, table, 3 * row, str_c(arena, str_format(arena, "%zu", row / 4 % 20)));
  }
  diags_finish(diags);
  assert_int_equal(diags_count(diags, LEVEL_ERROR), 1000);
  return short_list(diags);
}

static void what_a_column_says_does_not_hang_on_the_order_of_finding(void **state) {
  (void)state;
  Str said = thousand_rows_told(1);
  assert_true(str_find(said, S("t.csv:17:1: error: cannot read this file: 4 ")) >= 0);
  assert_true(str_find(said, S("t.csv:2:1: note: and 995 more of G102 in column 'left'")) >= 0);
  assert_text(thousand_rows_told(999), str_c(arena, said));
  assert_text(thousand_rows_told(7), str_c(arena, said));
  assert_text(thousand_rows_told(333), str_c(arena, said));
}

static void a_byte_order_mark_is_neither_counted_nor_shown_but_where_it_is_meant(void **state) {
  (void)state;
  const Source *source = file_of("a", "\xef\xbb\xbf"
                                      "abc\ndef");
  assert_int_equal(source_position(source, 4).column, 2);
  assert_int_equal(source_position(source, 0).column, 1);
  assert_text(source_line(source, 1), "abc");
  Diags *diags = diags_new(arena);
  unreadable(diags, source, 0, "x");
  unreadable(diags, source, 4, "y");
  diags_finish(diags);
  Buf out = buf_in(arena);
  diags_print(&out, diags, &(PrintOptions){.format = MESSAGES_HUMAN});
  assert_true(str_find(buf_str(&out), S("    1 | \\u{feff}abc\n      | ^~~~~~~~\n")) >= 0);
  assert_true(str_find(buf_str(&out), S("    1 | abc\n      |  ^\n")) >= 0);
}

static void names_are_looked_for_up_to_a_bound(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  StrList known = {0};
  for (size_t i = 0; i < 1000; i++) PUSH(arena, &known, str_format(arena, "name%03zu", i));
  assert_int_equal(diag_nearest(arena, diags, S("name0x0"), &known).n, 10);
  assert_int_equal(diag_nearest(arena, diags, S("namex0x"), &known).n, 100);
  assert_true(diag_may_search(diags, 9998000));
  assert_int_equal(diag_nearest(arena, diags, S("name0x0"), &known).n, 0);
}

static void a_long_list_is_joined_only_as_far_as_it_is_quoted(void **state) {
  (void)state;
  StrList names = {0};
  for (size_t i = 0; i < 100000; i++) PUSH(arena, &names, S("name"));
  Arg joined = arg_list(arena, "names", &names);
  assert_in_range(joined.text[LANG_EN].n, 1001, 1100);
  assert_in_range(joined.text[LANG_ZH].n, 1001, 1100);
}

static void a_hundred_thousand_records_are_no_burden(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  for (size_t file = 0; file < 1000; file++) {
    const Source *source = file_of(str_c(arena, str_format(arena, "%03zu", file)), "x\ny");
    for (size_t i = 0; i < 100; i++)
      diag_add(diags, G102, (Place){source, 0, 1}, ARGS(arg("why", str_format(arena, "%zu", 99 - i))));
  }
  diags_finish(diags);
  assert_int_equal(diags_total(diags), 100000);
  assert_text(diags_at(diags, 0)->args.at[0].text[LANG_EN], "0");
}

static Diags *with_levels(size_t n, const Level *levels) {
  Diags *diags = diags_new(arena);
  const Source *a = file_of("a", "xxxxxxxx");
  for (size_t i = 0; i < n; i++) {
    Diag *diag = diag_add(diags, G102, (Place){a, i, i + 1}, ARGS(arg("why", S("x"))));
    diag->level = levels[i];
  }
  diags_finish(diags);
  return diags;
}
#define LEVELS(...) with_levels(COUNT(((Level[]){__VA_ARGS__})), (Level[]){__VA_ARGS__})

static void errors_and_gates_fail_and_warnings_when_strict(void **state) {
  (void)state;
  assert_int_equal(diags_exit(LEVELS(LEVEL_ERROR), false), 1);
  assert_int_equal(diags_exit(LEVELS(LEVEL_GATE), false), 1);
  assert_int_equal(diags_exit(LEVELS(LEVEL_WARNING), false), 0);
  assert_int_equal(diags_exit(LEVELS(LEVEL_WARNING), true), 1);
  assert_int_equal(diags_exit(LEVELS(LEVEL_NOTE), true), 0);
}

static void a_code_that_is_raised_is_a_gate(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  diags_raise(diags, L107);
  diag_add(diags, L107, NOWHERE, ARGS(arg("id", S("a")), arg("days", S("b")), arg("now", S("c")), arg("times", S(""))));
  diags_finish(diags);
  assert_int_equal(diags_at(diags, 0)->level, LEVEL_GATE);
  assert_int_equal(diags_count(diags, LEVEL_GATE), 1);
  assert_int_equal(diags_exit(diags, false), 1);
}

static void assert_summary(const Diags *diags, Lang lang, const char *want) {
  Buf out = buf_in(arena);
  diags_summary(&out, diags, lang);
  assert_text(buf_str(&out), want);
}

static void the_summary_counts_each_level_in_words(void **state) {
  (void)state;
  const Diags *diags = LEVELS(LEVEL_ERROR, LEVEL_ERROR, LEVEL_WARNING);
  assert_summary(diags, LANG_EN, "2 errors, 1 warning");
  assert_summary(diags, LANG_ZH, "2 个错误，1 个警告");
}

static void the_summary_says_when_there_is_nothing(void **state) {
  (void)state;
  Diags *diags = diags_new(arena);
  diags_finish(diags);
  assert_summary(diags, LANG_EN, "nothing wrong");
  assert_summary(diags, LANG_ZH, "没有发现问题");
  assert_int_equal(diags_exit(diags, true), 0);
}

// ---- fingerprints -------------------------------------------------------------------------------------------------

static Str fingerprint_of(const char *text, size_t from, const char *why) {
  Fingerprints prints = {.arena = arena};
  Diags *diags = diags_new(arena);
  unreadable(diags, file_of("a", text), from, why);
  return fingerprint_next(&prints, diags_at(diags, 0));
}

static void a_fingerprint_lasts_when_lines_are_added_above(void **state) {
  (void)state;
  assert_true(str_eq(fingerprint_of("x", 0, "w"), fingerprint_of("\n\nx", 2, "w")));
  assert_false(str_eq(fingerprint_of("x", 0, "w"), fingerprint_of("x", 0, "v")));
}

static void equal_keys_get_fingerprints_of_their_own(void **state) {
  (void)state;
  Fingerprints prints = {.arena = arena};
  Diags *diags = diags_new(arena);
  const Source *a = file_of("a", "xx");
  unreadable(diags, a, 0, "w");
  unreadable(diags, a, 1, "w");
  Str first = fingerprint_next(&prints, diags_at(diags, 0)), second = fingerprint_next(&prints, diags_at(diags, 1));
  assert_false(str_eq(first, second));
  assert_int_equal(first.n, 32);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      RULE(every_row_has_a_code_of_letter_and_three_digits),
      RULE(every_row_has_a_kebab_name),
      RULE(codes_and_names_are_unique),
      RULE(what_is_not_in_the_catalogue_is_not_found),
      RULE(every_row_has_a_sane_level),
      RULE(message_and_why_are_there_in_every_language),
      RULE(a_text_is_there_in_every_language_or_in_none),
      RULE(both_languages_use_the_same_arguments),
      RULE(braces_and_brackets_are_balanced),
      RULE(every_text_is_one_printable_line),
      RULE(level_names_are_in_both_languages),
      RULE(arguments_are_filled_in),
      RULE(an_argument_is_taken_in_the_language_of_the_text),
      RULE(what_an_argument_holds_is_no_template),
      RULE(doubled_braces_and_brackets_are_literal),
      RULE(an_optional_part_stays_when_its_arguments_are_there),
      RULE(an_optional_part_goes_when_one_of_its_arguments_is_empty),
      RULE(a_text_is_left_out_when_an_argument_outside_optional_parts_is_empty),
      RULE(an_argument_is_cut_between_code_points_when_it_is_very_long),
      RULE(explain_gives_title_message_reason_and_way_out),
      RULE(explain_speaks_chinese),
      RULE(explain_says_how_a_message_is_ignored),
      RULE(explain_keeps_every_line_within_80_columns),
      RULE(explain_never_begins_a_line_with_closing_punctuation),
      RULE(lines_and_columns_count_from_one),
      RULE(columns_count_code_points),
      RULE(positions_past_the_end_are_the_end),
      RULE(a_line_is_given_without_its_end),
      RULE(a_line_that_is_not_there_is_empty),
      RULE(ordinary_text_is_shown_as_it_is),
      RULE(control_characters_are_shown_and_not_sent),
      RULE(bad_bytes_are_shown_one_by_one),
      RULE(line_and_direction_controls_are_shown_and_not_sent),
      RULE(characters_that_nobody_can_see_are_shown),
      RULE(commands_to_a_build_service_are_broken),
      RULE(a_line_begins_with_no_command_to_a_build_service),
      RULE(the_first_line_is_gnus_form_and_the_underline_spans_the_place),
      RULE(in_chinese_only_the_words_change_and_not_the_form),
      RULE(related_places_and_notes_follow_in_their_order),
      RULE(the_underline_stands_right_below_chinese_and_full_width_text),
      RULE(the_underline_stands_right_below_emoji_and_combining_marks),
      RULE(a_tab_has_one_width_wherever_it_stands),
      RULE(a_span_over_several_lines_is_underlined_to_the_end_of_its_first),
      RULE(a_place_without_length_gets_one_caret),
      RULE(a_place_past_the_end_is_the_end),
      RULE(a_place_is_widened_to_whole_code_points),
      RULE(a_place_on_a_stray_byte_stays_there),
      RULE(a_file_without_text_has_no_excerpt),
      RULE(what_has_no_place_is_said_by_sopcal),
      RULE(a_long_line_is_cut_around_the_place),
      RULE(a_long_line_is_cut_on_one_side_when_the_place_is_near_an_end),
      RULE(a_long_span_is_underlined_as_far_as_it_is_shown),
      RULE(ten_thousand_combining_marks_do_not_fill_the_screen),
      RULE(plan_text_cannot_steer_the_terminal_nor_begin_a_line),
      RULE(a_file_name_cannot_be_a_command_to_the_build_service),
      RULE(colour_only_when_asked),
      RULE(short_form_is_the_first_line_only),
      RULE(a_gate_is_called_a_gate),
      RULE(line_numbers_may_be_long),
      RULE(json_is_one_line_for_each_record),
      RULE(json_has_both_ends_in_lines_and_in_bytes),
      RULE(json_holds_all_that_the_human_form_holds),
      RULE(json_has_null_where_there_is_nothing),
      RULE(json_stays_json_whatever_a_plan_holds),
      RULE(records_are_sorted_by_file_place_and_weight),
      RULE(files_are_ordered_by_path_even_when_read_twice),
      RULE(equal_records_are_said_once),
      RULE(records_that_differ_only_in_a_related_place_are_both_said),
      RULE(one_code_is_said_a_hundred_times_in_one_file_and_then_how_many_more),
      RULE(records_left_out_still_count),
      RULE(what_is_left_out_does_not_hang_on_the_order_of_finding),
      RULE(what_will_only_be_counted_is_known_beforehand),
      RULE(what_is_left_out_takes_little_memory),
      RULE(what_a_column_says_in_many_rows_is_said_once),
      RULE(what_a_column_says_does_not_hang_on_the_order_of_finding),
      RULE(a_byte_order_mark_is_neither_counted_nor_shown_but_where_it_is_meant),
      RULE(names_are_looked_for_up_to_a_bound),
      RULE(a_long_list_is_joined_only_as_far_as_it_is_quoted),
      RULE(a_hundred_thousand_records_are_no_burden),
      RULE(errors_and_gates_fail_and_warnings_when_strict),
      RULE(a_code_that_is_raised_is_a_gate),
      RULE(the_summary_counts_each_level_in_words),
      RULE(the_summary_says_when_there_is_nothing),
      RULE(a_fingerprint_lasts_when_lines_are_added_above),
      RULE(equal_keys_get_fingerprints_of_their_own),
  };
  return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
