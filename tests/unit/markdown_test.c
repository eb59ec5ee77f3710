// markdown_test: how a piece is split, the plain text that people will post, and what is said about the rest.
#include "reading.h"

#include <stdio.h>
#include <string.h>

#include "sopcal/markdown.h"
#include "sopcal/model.h"

typedef struct Read {
  const Source *source;
  Diags *diags;
  MarkdownPiece piece;
  bool usable;
} Read;

static Read read_bytes(const char *bytes, size_t n) {
  Read read = {.source = source_new(arena, S("x.md"), str_copy(arena, (Str){bytes, n})), .diags = diags_new(arena)};
  read.usable = markdown_read(arena, read.diags, read.source, true, &read.piece);
  diags_finish(read.diags);
  return read;
}

static Read read_text(const char *text) { return read_bytes(text, strlen(text)); }

// Runs follow one another over the whole text; what is exact has the same bytes in the file; no place goes back.
static void check_runs(const Read *read, const MarkdownSection *section) {
  size_t at = 0, from = 0;
  for (size_t i = 0; i < section->runs.n; i++) {
    const PlainRun *run = &section->runs.at[i];
    assert_true(run->n > 0 && run->at == at && run->from >= from);
    at += run->n;
    from = run->exact ? run->from + run->n : run->from;
    assert_true(from <= read->source->text.n);
    Str text = str_part(section->plain, run->at, at);
    if (run->exact) assert_true(str_eq(text, str_part(read->source->text, run->from, from)));
    if (run->kind == RUN_MARK) assert_false(run->exact);
  }
  assert_int_equal(at, section->plain.n);
}

// The one section's plain text, and nothing to say.
static void plain(const char *text, const char *expected) {
  Read read = read_text(text);
  if (diags_total(read.diags)) print_all(read.diags);
  assert_int_equal(diags_total(read.diags), 0);
  assert_true(read.usable);
  assert_int_equal(read.piece.sections.n, 1);
  assert_text(read.piece.sections.at[0].plain, expected);
  check_runs(&read, &read.piece.sections.at[0]);
}

// Exactly one finding, of this code, at these bytes.
static Read says(const char *text, Code code, const char *bytes) {
  Read read = read_text(text);
  if (diags_total(read.diags) != 1) print_all(read.diags);
  assert_int_equal(diags_total(read.diags), 1);
  assert_string_equal(catalogue_row(diags_at(read.diags, 0)->code)->code, catalogue_row(code)->code);
  assert_text(text_at(diags_at(read.diags, 0)->at), bytes);
  for (Lang lang = 0; lang < LANG_COUNT; lang++) {
    Buf out = buf_in(arena);
    diags_print(&out, read.diags, &(PrintOptions){MESSAGES_HUMAN, lang, false});
    assert_true(buf_str(&out).n > 0);
  }
  return read;
}

static void repeat(Buf *out, const char *text, size_t n) {
  while (n-- > 0) buf_add(out, str_of(text));
}

// ---- front matter -------------------------------------------------------------------------------------------------

static void front_matter_is_found(void **state) {
  (void)state;
  Read read = read_text("---\nkind: x\n---\n正文\n");
  assert_true(read.piece.has_front);
  assert_text(str_part(read.source->text, read.piece.front_from, read.piece.front_to), "kind: x\n");
  assert_text(read.piece.sections.at[0].plain, "正文");
  read = read_text("\xef\xbb\xbf---\r\nkind: x\r\n---\r\n正文\r\n");
  assert_text(str_part(read.source->text, read.piece.front_from, read.piece.front_to), "kind: x\r\n");
  assert_text(read.piece.sections.at[0].plain, "正文");
  read = read_text("---\n---\n");
  assert_true(read.piece.has_front && read.piece.front_from == read.piece.front_to);
}

static void settings_that_would_be_text_are_refused(void **state) {
  (void)state;
  says("\n---\nkind: x\n---\n正文", M112, "---");
  says("———\nkind: x\n———\n正文", M112, "———");
  says("－－－\n\nkind：x\n－－－\n正文", M112, "－－－");
  says("----\nkind: x\n----\n正文", M112, "----");
  says("--\nkind: x\n--\n正文", M112, "--");
  says(" ---\nkind: x\n---\n正文", M112, "---");
  says("kind: x\nfor:\n- a\n---\n正文", M112, "kind: x");
  plain("———\n正文：一条线", "———\n正文：一条线");
  plain("- kind: x", "· kind: x");
  plain("时间: 八点\n\n---\n\n再见", "时间: 八点\n\n再见");
  plain("notes: 八点\n\n再见", "notes: 八点\n\n再见");
}

static void front_matter_may_be_absent(void **state) {
  (void)state;
  assert_false(read_text("正文\n\n---\nx").piece.has_front);
  assert_false(read_text("").piece.has_front);
  plain("", "");
}

static void front_matter_must_end(void **state) {
  (void)state;
  assert_false(says("---\nkind: x\n\n正文\n", M102, "---").usable);
}

// ---- sections -----------------------------------------------------------------------------------------------------

static void level_one_headings_begin_sections(void **state) {
  (void)state;
  Read read = read_text("---\na: b\n---\n\n 前\n\n## 小\n\n# circle #\n\n群里\n\n> # no\n\n朋友\n====\nx\n\n");
  assert_int_equal(diags_total(read.diags), 0);
  assert_int_equal(read.piece.sections.n, 3);
  MarkdownSection *at = read.piece.sections.at;
  assert_text(at[0].name, "");
  assert_text(at[0].source, " 前\n\n## 小");
  assert_text(at[0].plain, "前\n\n小");
  assert_text(at[1].name, "circle");
  assert_text(text_at(at[1].name_at), "# circle #");
  assert_text(at[1].source, "群里\n\n> # no");
  assert_text(text_at(at[1].at), "群里\n\n> # no");
  assert_text(at[2].name, "朋友");
  assert_text(text_at(at[2].name_at), "朋友\n====");
  assert_text(at[2].plain, "x");
  assert_text(read_text("#店\n===\n字\n").piece.sections.at[1].source, "字");
}

static void sections_want_a_name_and_text(void **state) {
  (void)state;
  says("# a\n\n# b\nx\n", M105, "# a");
  says("a\n\n#\n\nx\n", M111, "#");
  Read read = says("# a\nx\n# a\ny\n", M106, "# a");
  assert_int_equal(diags_at(read.diags, 0)->related.at[0].at.from, 0);
}

// ---- plain text ---------------------------------------------------------------------------------------------------

static void marks_are_left_out(void **state) {
  (void)state;
  plain("用了**二十八**天的*真实*反馈，`code`\\*\n", "用了二十八天的真实反馈，code*");
  plain("a &amp; b &lt; c", "a & b < c");
  plain("> 一\n> 二\n三\n", "一\n二\n三");
  plain("## 标题\n正文\n", "标题\n\n正文");
  plain("价格**{{price}}**元", "价格{{price}}元");
}

static void paragraphs_and_lines_are_kept(void **state) {
  (void)state;
  plain("一\n二  \n三\\\n四\n\n\n\n五\n", "一\n二\n三\n四\n\n五");
  plain("一\n\n***\n\n二\n", "一\n\n二");
  plain("```\na  \n\n\n  b\n```\n\n    c\n", "a\n\n  b\n\nc");
  plain("　　全角缩进\n", "　　全角缩进");
}

// Sequences of several, flags, tones of skin, keycaps and variants come through byte for byte.
static void emoji_stay_whole(void **state) {
  (void)state;
  static const char *const emoji[] = {"👨‍👩‍👧",
                                      "👍🏽",
                                      "🇨🇳",
                                      "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                                      "1️⃣",
                                      "#️⃣",
                                      "*️⃣",
                                      "❤️‍🔥",
                                      "👩🏽‍🚀",
                                      "🏳️‍🌈"};
  for (size_t i = 0; i < COUNT(emoji); i++) {
    plain(emoji[i], emoji[i]);
    Str inside = str_format(arena, "- **%s** [%s](x) | `%s`", emoji[i], emoji[i], emoji[i]);
    Str expected = str_format(arena, "· %s %s x | %s", emoji[i], emoji[i], emoji[i]);
    plain(str_c(arena, inside), str_c(arena, expected));
    Str table = str_format(arena, "|%s|b|\n|-|-|\n|c|*%s*|", emoji[i], emoji[i]);
    plain(str_c(arena, table), str_c(arena, str_format(arena, "%s｜b\nc｜%s", emoji[i], emoji[i])));
  }
}

static void the_star_of_a_keycap_is_no_mark(void **state) {
  (void)state;
  plain("*按 *️⃣ 键* 和 **\u20e3**", "按 *️⃣ 键 和 *\u20e3*");
  plain("*️⃣ 键*", "*️⃣ 键*");
}

static void tables_are_lines_of_cells(void **state) {
  (void)state;
  plain("| a | b |\n|---|---|\n", "a｜b");
  plain("前\n\n| 规格 | 原价 | 现价 |\n|:--|--:|:-:|\n| **大** | 299 | `199` |\n| 小 |  | [看](x) |\n\n后\n",
        "前\n\n规格｜原价｜现价\n大｜299｜199\n小｜｜看 x\n\n后");
  plain("a|b\n-|-\nc\nd|e|f\n", "a｜b\nc\nd｜e｜f");
  plain("| a \\| b | `c\\|d` |\n|--|--|\n| {{x}} | {{y|z}} |\n", "a | b｜c|d\n{{x}}｜{{y|z}}");
  plain("> | a | b |\n> |---|---|\n> | 1 | 2 |\n", "a｜b\n1｜2");
  plain("- | a | b |\n  |---|---|\n  | 1 | 2 |\n- c\n", "· a｜b\n  1｜2\n· c");
  plain("| - a | # b |\n|---|---|\n| 1. x | > y |\n", "- a｜# b\n1. x｜> y");
  plain("a | b\nc | d\n", "a | b\nc | d");
  plain("|a|\n|-|\n|b|\n", "a\nb");
}

// Rows that are made of each product stand between two tags.
static void a_table_goes_on_below_a_tag(void **state) {
  (void)state;
  plain("| 名称 | 价格 |\n|---|---|\n{{#offer.products}}\n| {{title}} | {{now}} |\n{{/offer.products}}\n| 合计 | {{n}} "
        "|\n后\n",
        "名称｜价格\n{{#offer.products}}\n{{title}}｜{{now}}\n{{/offer.products}}\n合计｜{{n}}\n后");
  plain("|a|b|\n|-|-|\n{{#x}}\n文字\n{{/x}}\n", "a｜b\n{{#x}}\n文字\n{{/x}}");
  plain("|a|b|\n|-|-|\n{{#x}}\n\nc|d\n{{/x}}\n", "a｜b\n{{#x}}\n\nc|d\n{{/x}}");
}

static void what_looks_like_a_table_is_named(void **state) {
  (void)state;
  says("| a | b |\n|---|---|---|\n| 1 | 2 |\n", M116, "| a | b |\n|---|---|---|");
  says("看价格：\n| a | b |\n|---|---|\n| 1 | 2 |\n", M116, "| a | b |\n|---|---|");
}

static void lists_have_dots_and_numbers(void **state) {
  (void)state;
  plain("- 一\n- 二\n  三\n  - 四\n    五\n- 六\n", "· 一\n· 二\n  三\n  · 四\n    五\n· 六");
  plain("3. 一\n4. 二\n9. 三\n", "3. 一\n4. 二\n5. 三");
  plain("1) 一\n   1) 二\n", "1. 一\n  1. 二");
  plain("- 一\n\n- 二\n\n  三\n", "· 一\n\n· 二\n\n  三");
  plain("- - x\n-\n- > y\n  > z\n", "· · x\n·\n· y\n  z");
  plain("前\n- 一\n\n后\n", "前\n\n· 一\n\n后");
}

static void links_give_words_and_target(void **state) {
  (void)state;
  plain("看[这里](https://x.cn/a?b=1&c=2)吧", "看这里 https://x.cn/a?b=1&c=2吧");
  plain("<https://x.cn> <a@b.cn> [](z)", "https://x.cn a@b.cn z");
  plain("[https://x.cn](https://x.cn)", "https://x.cn");
  plain("[{{title}}]({{url}})", "{{title}} {{url}}");
}

// Else phones would open another page.
static void what_follows_an_address_is_no_part_of_it(void **state) {
  (void)state;
  plain("[看](https://x.cn/a)2天 [看](https://x.cn/a){{n}}元 <https://x.cn>abc", //
        "看 https://x.cn/a 2天 看 https://x.cn/a {{n}}元 https://x.cn abc");
  plain("<https://x.cn><https://y.cn>[z](https://z.cn)**/** 三", "https://x.cn https://y.cn z https://z.cn / 三");
  plain("[看](https://x.cn)。<https://x.cn>. (<https://x.cn>)\n<https://x.cn>\nb",
        "看 https://x.cn。https://x.cn. (https://x.cn)\nhttps://x.cn\nb");
}

static void definitions_are_text(void **state) {
  (void)state;
  plain("[注意]: 今晚八点\n\n[a][注意]\n", "[注意]: 今晚八点\n\n[a][注意]");
}

static void links_and_pictures_are_listed_with_their_places(void **state) {
  (void)state;
  static const char *const expected[] = {
      "[a](b)", "![p](q)",   "[c](d)", "<http://u.v>", "![e [f](g)](h \"t\")", "[x](y)",
      "[l](m)", "[a\nb](c)", "[i](j)", "[k](<n o>)",   "[![alt](pic)](url)",   "![alt](pic)"};
  Read read =
      read_text("前 [x] [a](b) 和 ![p](q)\n  二 [c](d) x <http://u.v> y\n   三 ![e [f](g)](h \"t\")\n\n"
                "> q [x](y)\nlazy [l](m)\n\n[a\nb](c)\n\n- item [i](j)\n  cont [k](<n o>)\n\n[![alt](pic)](url)\n");
  const MarkdownSection *section = &read.piece.sections.at[0];
  assert_int_equal(section->links.n, COUNT(expected));
  for (size_t i = 0; i < COUNT(expected); i++) assert_text(text_at(section->links.at[i].at), expected[i]);
  assert_true(section->links.at[4].picture);
  assert_text(section->links.at[4].text, "e f");
  assert_text(section->links.at[4].target, "h");
  assert_text(section->links.at[9].target, "n o");
}

static void a_bracket_without_a_partner_hides_no_link(void **state) {
  (void)state;
  Read read = read_text("前 [一 [a](b)\n\n二] ![p [q](r)\n");
  const MarkdownSection *section = &read.piece.sections.at[0];
  assert_int_equal(section->links.n, 2);
  assert_text(text_at(section->links.at[0].at), "[a](b)");
  assert_text(text_at(section->links.at[1].at), "[q](r)");
}

// ---- where it was written -----------------------------------------------------------------------------------------

// Each run's text, and the bytes of the file where it stands: "t一" text, "c" code, "l" a link's target, "m" made; what
// is not byte for byte is said as "text=where".
static Str runs_shown(const Read *read) {
  const MarkdownSection *section = &read->piece.sections.at[read->piece.sections.n - 1];
  Buf out = buf_in(arena);
  check_runs(read, section);
  for (size_t i = 0; i < section->runs.n; i++) {
    const PlainRun *run = &section->runs.at[i];
    size_t end = i + 1 < section->runs.n ? run[1].from : section->at.to;
    Str text = str_part(section->plain, run->at, run->at + run->n), from = str_part(read->source->text, run->from, end);
    buf_format(&out, "%s%c%.*s", i ? "|" : "", "tclm"[run->kind], STR(text));
    if (!run->exact && run->kind != RUN_MARK) buf_format(&out, "=%.*s", STR(from));
  }
  return buf_str(&out);
}

static void runs(const char *text, const char *expected) {
  Read read = read_text(text);
  assert_text(runs_shown(&read), expected);
}

static void each_byte_knows_where_it_was_written(void **state) {
  (void)state;
  runs("一**二**三\n  *四*\n", "t一|t二|t三|m\n|t四");
  runs("a \\* b &amp; c&copy;&lt;d &amp;lt; &x; &ne;",
       "ta |t* b |t&=&amp;|t c|t©=&copy;|t<=&lt;|td |t&=&amp;|tlt; &x; |t≠=&ne;");
  runs("- 一\n  - 二\n\n> 三\n> 四\n", "m· |t一|m\n  · |t二|m\n\n|t三|m\n|t四");
  runs("## 题\n\n正`码 {{x}}`{{b}}文", "t题|m\n\n|t正|c码 {{x}}|c{{b}}|t文");
  runs("看[这*里*](http://x.cn/a \"b\")吧<http://y.cn>", "t看|t这|t里|m |lhttp://x.cn/a|t吧|lhttp://y.cn");
  runs("```\n一\n  二\n```\n三\n\n    四\n\n\t五\n", "c一|m\n|c  二|m\n\n|t三|m\n\n|c四|m\n\n|c五");
  runs("前\n{{#x}}\n- 后\n{{/x}}\n", "t前|m\n|c{{#x}}|m\n· |t后|m\n|c{{/x}}");
  runs("`a\nb` c\n\n# x\n一\n", "t一");
  runs("[x](<a(b> \"y) z\") z\n\n[p](q \"r) p\") p", "tx|m |la(b|t z|m\n\n|tp|m |lq|t p");
  runs("|a|*b*\\|c|\n|-|-|\n|`d\\|e`|{{f}}|\n", "ta|m｜|tb|t|c|m\n|cd|c|e|m｜|c{{f}}");
  runs("`` a\n  b` `` c", "ca|c =\n  |cb`|t c");
}

static void the_same_words_are_found_where_they_stand(void **state) {
  (void)state;
  static const char text[] = "[最](b \"最\") 最\n\n![最](最) 最 `最` 最 [x](最)最\n\n- 最\n  最\n";
  Read read = read_text(text);
  runs_shown(&read);
  const MarkdownSection *section = &read.piece.sections.at[0];
  PieceText piece = {.plain = section->plain, .runs = section->runs, .at = section->at};
  static const size_t at[] = {1, 15, 32, 37, 42, 50, 54, 61, 67};
  size_t found = 0;
  for (ptrdiff_t i, from = 0; (i = str_find(str_from(section->plain, (size_t)from), S("最"))) >= 0; from += i + 3) {
    Place place = plain_place(&piece, (size_t)(from + i), (size_t)(from + i) + 3);
    assert_text(text_at(place), "最");
    assert_true(found < COUNT(at));
    assert_int_equal(place.from, at[found++]);
  }
  assert_int_equal(found, COUNT(at));
}

// Links that long are not found, and looking for words in titles that are almost the same takes all the effort there
// is; of many links no further one is looked for, either.
static void check_kinds_behind(size_t links) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < links; i++) {
    buf_add(&out, S("[x](/u '"));
    repeat(&out, "a", 3000);
    buf_add(&out, S("')"));
  }
  repeat(&out, "a", 3000);
  buf_add(&out, S("b `c` [y <http://x.cn>\n"));
  Read read = read_bytes(out.at, out.n);
  const MarkdownSection *section = &read.piece.sections.at[0];
  check_runs(&read, section);
  Str last[RUN_MARK + 1] = {{0}}; // of each kind
  for (size_t i = 0; i < section->runs.n; i++)
    last[section->runs.at[i].kind] =
        str_part(section->plain, section->runs.at[i].at, section->runs.at[i].at + section->runs.at[i].n);
  assert_text(last[RUN_CODE], "c");
  assert_text(last[RUN_TEXT], " [y ");
  assert_text(last[RUN_TARGET], "http://x.cn");
}

static void what_is_no_longer_looked_for_keeps_its_kind(void **state) {
  (void)state;
  check_kinds_behind(1);
  check_kinds_behind(8);
}

static void a_place_over_marks_has_the_marks_in_it(void **state) {
  (void)state;
  Read read = read_text("全网**最**\n> 低&copy;价\n");
  const MarkdownSection *section = &read.piece.sections.at[0];
  PieceText piece = {.plain = section->plain, .runs = section->runs, .at = section->at};
  assert_text(text_at(plain_place(&piece, 3, 9)), "网**最");
  assert_text(text_at(plain_place(&piece, 6, 9)), "最");
  size_t low = (size_t)str_find(section->plain, S("低"));
  assert_text(text_at(plain_place(&piece, 6, low + 3)), "最**\n> 低");
  assert_text(text_at(plain_place(&piece, low + 3, low + 5)), "&copy;");
  assert_text(text_at(plain_place(&piece, low + 3, section->plain.n)), "&copy;价");
}

// ---- Mustache tags ------------------------------------------------------------------------------------------------

static void tags_pass_through_unharmed(void **state) {
  (void)state;
  static const char *const tags[] = {"{{offer.title}}",
                                     "只到 {{campaign.last_day}}，{{offer.start_day}}。",
                                     "{{_a}} 和 {{b_}} 和 {{*c}} 和 {{d*}}",
                                     "{{{x_y}}} {{& x_y}} {{> x_y}} {{! *a* }}",
                                     "{{#x}}a{{/x}} {{^_y_}}b{{/_y_}}",
                                     "{{ <b> }} {{[a](b)}} {{`}} {{`}}",
                                     "{{a",
                                     "{{}} }} {{",
                                     "\xf3\xb0\x80\x80 {{a_}} {{_b}}"};
  for (size_t i = 0; i < COUNT(tags); i++) plain(tags[i], tags[i]);
  plain("`{{a_b}}`\n\n    {{_c_}}\n\n```\n{{#d}}\n_\n```\n", "{{a_b}}\n\n{{_c_}}\n\n{{#d}}\n_");
}

static void section_tags_on_their_own_lines_make_no_paragraphs(void **state) {
  (void)state;
  plain("前\n{{#offer.products}}\n- {{title}} {{now}}\n{{/offer.products}}\n后\n",
        "前\n{{#offer.products}}\n· {{title}} {{now}}\n{{/offer.products}}\n后");
  // In code too, where nothing becomes a rule.
  plain("前\n\n    {{#a}}\n    ***\n    {{/a}}\n", "前\n\n{{#a}}\n***\n{{/a}}");
  plain("前\n\n    *** \n    后\n", "前\n\n***\n后");
  plain("- ```\n  {{#a}}\n  甲\n  {{/a}}\n  ```\n", "· {{#a}}\n  甲\n  {{/a}}");
  plain("前\n\n{{#x}}\n\n中\n\n{{/x}}\n\n后\n", "前\n\n{{#x}}\n\n中\n\n{{/x}}\n\n后");
  plain("- a\n  {{#b}}\n  c\n  {{/b}}\n- d\n", "· a\n  {{#b}}\n  c\n  {{/b}}\n· d");
}

// ---- as a page -----------------------------------------------------------------------------------------------------

static void page(const char *text, const char *expected) {
  Read read = read_text(text);
  assert_text(read.piece.sections.at[read.piece.sections.n - 1].html, expected);
}

static void a_page_has_the_same_as_html(void **state) {
  (void)state;
  page("## 题\n一**二***三*`四`\n五\n", "<h2>题</h2>\n<p>一<strong>二</strong><em>三</em><code>四</code><br>\n五</p>");
  page("- 一\n  - 二\n\n3. 三\n",
       "<ul>\n<li>一\n<ul>\n<li>二</li>\n</ul>\n</li>\n</ul>\n<ol start=\"3\">\n<li>三</li>\n</ol>");
  page("> 一\n\n```\na<b\n```\n***\n",
       "<blockquote>\n<p>一</p>\n</blockquote>\n<pre><code>a&lt;b\n</code></pre>\n<hr>");
  page("| a | b |\n|:--|---|\n| 1 | *2* |\n",
       "<table>\n<tr><th style=\"text-align:left\">a</th><th>b</th></tr>\n"
       "<tr><td style=\"text-align:left\">1</td><td><em>2</em></td></tr>\n</table>");
  page("一\n# circle\n二\n", "<p>二</p>");
  page("[看](https://x.cn/?a&b) ![图](p.jpg) ![](q.jpg)", "<p><a href=\"https://x.cn/?a&amp;b\">看</a> <img src=\"\x01"
                                                          "0\x01\" alt=\"图\"> <img src=\"\x01"
                                                          "1\x01\" alt=\"\"></p>");
}

static void a_table_on_a_page_ends_where_it_ends(void **state) {
  (void)state;
  page("|a|\n|-|\n{{#x}}\n| {{b}} | c |\n{{/x}}\n后\n",
       "<table>\n<tr><th>a</th></tr>\n{{#x}}\n<tr><td>{{b}}</td><td>c</td></tr>\n{{/x}}\n</table>\n<p>后</p>");
  page("- |a|\n  |-|\n- b\n", "<ul>\n<li>\n<table>\n<tr><th>a</th></tr>\n</table>\n</li>\n<li>b</li>\n</ul>");
  page("|a|\n|-|\n# circle\nb\n", "<p>b</p>");
  page("|a|\n|-|\n***\n", "<table>\n<tr><th>a</th></tr>\n</table>\n<hr>");
}

// Only addresses that lead somewhere are links; what a variable may make of one is not known.
static void a_page_holds_nothing_that_runs(void **state) {
  (void)state;
  page("a \\<script> & \"b\"", "<p>a &lt;script&gt; &amp; &quot;b&quot;</p>");
  page("[a]({{staff.name}}) [b](javascript:x) [c](JaVa&#10;Script:x) <vbscript:d>",
       "<p>a {{staff.name}} b javascript:x c JaVa\nScript:x vbscript:d</p>");
  page("[a](https://x/\"onclick=\"y)", "<p><a href=\"https://x/&quot;onclick=&quot;y\">a</a></p>");
  page("[a](https://x/{{b}}) {{c}} {{{d}}}", "<p><a href=\"https://x/{{b}}\">a</a> {{c}} {{{d}}}</p>");
  page("![\\<b>](x \"<i>\")", "<p><img src=\"\x01"
                              "0\x01\" alt=\"&lt;b&gt;\" title=\"&lt;i&gt;\"></p>");
  page("文 <b>粗</b>\n\n<div>\n", "<p>文 粗</p>");
}

// ---- findings -----------------------------------------------------------------------------------------------------

static void html_is_refused(void **state) {
  (void)state;
  says("文 <b>粗</b> 字\n", M107, "<b>");
  says("文\n\n<div>\n字\n</div>\n", M107, "<div>\n字\n</div>");
  says("文 <!-- 备注 --> 字\n", M107, "<!-- 备注 -->");
  says("<!-- sopcal: x --> 字\n", G115, "<!-- sopcal: x --> 字");
  plain("1 < 2 > 0 <3 <今晚> \\<b>\n", "1 < 2 > 0 <3 <今晚> <b>");
}

static void remarks_to_sopcal_are_fine(void **state) {
  (void)state;
  plain("<!-- sopcal: ignore[W301] -- 原因 -->\n文\n", "文");
  plain("<!--sopcal: ignore[W301] -- x -->\n\n文\n", "文");
}

static void links_that_run_are_refused(void **state) {
  (void)state;
  says("x [a](JavaScript:alert)\n", M108, "[a](JavaScript:alert)");
  says("![a](data:image/png;base64,AA)\n", M108, "![a](data:image/png;base64,AA)");
  says("<vbscript:x>\n", M108, "<vbscript:x>");
}

static void what_no_channel_shows_is_named(void **state) {
  (void)state;
  says("[a](b \"标题\")\n", M113, "[a](b \"标题\")");
  says("![a](b '标题')\n", M113, "![a](b '标题')");
  says("```js 备注\nx\n```\n", M114, "```js 备注");
  says("# circle ![](x.jpg)\n文\n", M115, "# circle ![](x.jpg)");
  says("![a [b](c)](d)\n", M115, "![a [b](c)](d)");
}

static void stars_that_would_be_published_are_named(void **state) {
  (void)state;
  says("**好** 价格**“今晚”**八点\n", M109, "**");
  plain("\\*\\* x\n", "** x");
}

static void character_references_make_no_control_characters(void **state) {
  (void)state;
  says("a\n\nb &#27;[31m\n", M110, "b &#27;[31m");
  says("&#x202e;x\n", M110, "&#x202e;x");
  says("a&#1;b\n", M110, "a&#1;b");
  says("a [b](https://x.cn/&#27;[2J)\n", M110, "[b](https://x.cn/&#27;[2J)");
}

static void bytes_are_checked(void **state) {
  (void)state;
  assert_false(says("a \x1b b\n", Y102, "\x1b").usable);
  assert_false(says("a \xff b\n", Y101, "\xff").usable);
  plain("a\tb\n%x\n", "a\tb\n%x");
}

// ---- limits -------------------------------------------------------------------------------------------------------

static void each_limit_has_its_message(void **state) {
  (void)state;
  Buf out = buf_in(arena);
  repeat(&out, "x", PIECE_BYTES_MAX + 1);
  Read read = read_bytes(out.at, out.n);
  assert_int_equal(diags_at(read.diags, 0)->code, M101);
  static const char *const deep[] = {">", "- ", "1. ", "> - "};
  for (size_t i = 0; i < COUNT(deep); i++) {
    out = buf_in(arena);
    repeat(&out, deep[i], 33);
    buf_byte(&out, 'x');
    read = read_bytes(out.at, out.n);
    assert_false(read.usable);
    assert_int_equal(diags_at(read.diags, 0)->code, M103);
  }
  plain("- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -\n", "");
}

static void output_is_bounded(void **state) {
  (void)state;
  Buf out = buf_in(arena);
  repeat(&out, "+ ", 32);
  repeat(&out, "a\n", 16000);
  Read read = read_bytes(out.at, out.n);
  assert_int_equal(diags_total(read.diags), 1);
  assert_int_equal(diags_at(read.diags, 0)->code, M104);
  assert_true(read.usable && read.piece.sections.at[0].plain.n < 263000);
}

// ---- hostile text -------------------------------------------------------------------------------------------------

static void a_piece_full_of_one_mark_is_read_or_refused(void **state) {
  (void)state;
  static const char *const units[] = {"![[]()", "[a](",     "*_",    "**a ",     "_a ",      "`",     "``a`",
                                      "<",      "<a ",      "<!--",  "&#",       "> a\n",    "- a\n", "[",
                                      "![",     "[a](b 'c", "\\",    "{{a}}",    "{{",       "]:",    "**\n",
                                      "[x](y)", "![x](y)",  "<b>",   "# a\nb\n", "{{#a}}\n", "&#27;", "**x",
                                      "[[[]](", "<a@b.c>",  "|-|\n", "|",        "a|-\n",    "|`\\|", "[a](b \"c",
                                      "[](<",   "`a\n"};
  for (size_t i = 0; i < COUNT(units); i++) {
    Buf out = buf_in(arena);
    repeat(&out, units[i], PIECE_BYTES_MAX / strlen(units[i]));
    read_bytes(out.at, out.n);
  }
}

static const char sample[] =
    "---\nkind: x\n---\n用了 **28** 天。{{offer.title}} [a](b) ![p](q)\n\n- 一\n  - 二 <b>x</b>\n\n"
    "1. x\n\n> q\n\n{{#a}}\n- {{b}}\n{{/a}}\n# circle\n群 `c` <http://x.y>\n\n```\ncode\n```\n\n> | a | *b* |\n> "
    "|---|:-:|\n> | [c](d \"e\") | f\\|g |\n> {{#a}}\n> | `h` | i |\n";

static uint32_t random_state = 2024;
static size_t random_below(size_t n) {
  random_state = random_state * 1664525u + 1013904223u;
  return (size_t)(random_state >> 8) % n;
}

// What stands between '<' and '>' is a mark of our own, and each that opens closes, in its order. `*at` is behind it.
static void check_mark(Str html, size_t *at, StrList *open) {
  static const char *const alone[] = {"br", "hr", "img"};
  ptrdiff_t end = str_find_byte(str_from(html, *at), '>');
  assert_true(end > 1);
  Str mark = str_part(html, *at + 1, *at + (size_t)end), name = mark;
  for (size_t i = 0; i < mark.n; i++)
    if (mark.at[i] == ' ') name = str_part(name, 0, i);
  *at += (size_t)end + 1;
  assert_true(str_find_byte(mark, '<') < 0);
  for (size_t i = 0; i < COUNT(alone); i++)
    if (str_eq(name, str_of(alone[i]))) return;
  if (name.at[0] != '/') {
    PUSH(arena, open, name);
    return;
  }
  assert_true(open->n > 0);
  assert_true(str_eq(open->at[--open->n], str_from(name, 1)));
}

// Tags are filled later; what stands in them is none of the page.
static Str without_tags(Str html) {
  char *text = str_c(arena, html);
  for (char *at = text; (at = strstr(at, "{{")); at++) {
    char *end = strstr(at, "}}"), *line = strchr(at, '\n');
    if (end && (!line || end < line)) memset(at, 'x', (size_t)(end - at) + 2);
  }
  return str_of(text);
}

static void check_page(Str html) {
  StrList open = {0};
  html = without_tags(html);
  for (size_t at = 0; at < html.n;)
    if (html.at[at] == '<')
      check_mark(html, &at, &open);
    else
      at++;
  assert_int_equal(open.n, 0);
}

// Places lie in the file, sections follow each other, and texts are clean.
static void check(const Read *read) {
  size_t last = 0;
  for (size_t i = 0; i < read->piece.sections.n; i++) {
    const MarkdownSection *section = &read->piece.sections.at[i];
    assert_true(section->at.from >= last && section->at.from <= section->at.to);
    last = section->at.to;
    assert_true(last <= read->source->text.n);
    assert_int_equal(str_find(section->plain, S("\n\n\n")), -1);
    assert_int_equal(str_find(section->plain, S(" \n")), -1);
    for (size_t k = 0; k < section->links.n; k++) assert_true(section->links.at[k].at.to <= read->source->text.n);
    check_runs(read, section);
    check_page(section->html);
  }
  for (size_t i = 0; i < diags_total(read->diags); i++)
    assert_true(diags_at(read->diags, i)->at.to <= read->source->text.n);
}

static void mutated_text_is_read_or_refused(void **state) {
  (void)state;
  static const char signs[] = "\n\n\n  ||#*_`[]()<>!&-1.+{}/\\=~:x\t\r\xe5\x01";
  for (int round = 0; round < 4000; round++) {
    char text[sizeof sample];
    memcpy(text, sample, sizeof sample);
    for (size_t k = 1 + random_below(12); k > 0; k--)
      text[random_below(sizeof sample - 1)] = signs[random_below(sizeof signs - 1)];
    Read read = read_bytes(text, sizeof sample - 1);
    check(&read);
    if (!read.usable) assert_true(diags_count(read.diags, LEVEL_ERROR) > 0);
    if (round % 100 == 0) tear_down(NULL), set_up(NULL);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      RULE(front_matter_is_found),
      RULE(settings_that_would_be_text_are_refused),
      RULE(front_matter_may_be_absent),
      RULE(front_matter_must_end),
      RULE(level_one_headings_begin_sections),
      RULE(sections_want_a_name_and_text),
      RULE(marks_are_left_out),
      RULE(paragraphs_and_lines_are_kept),
      RULE(emoji_stay_whole),
      RULE(the_star_of_a_keycap_is_no_mark),
      RULE(tables_are_lines_of_cells),
      RULE(a_table_goes_on_below_a_tag),
      RULE(what_looks_like_a_table_is_named),
      RULE(a_page_has_the_same_as_html),
      RULE(a_table_on_a_page_ends_where_it_ends),
      RULE(a_page_holds_nothing_that_runs),
      RULE(what_no_channel_shows_is_named),
      RULE(lists_have_dots_and_numbers),
      RULE(links_give_words_and_target),
      RULE(what_follows_an_address_is_no_part_of_it),
      RULE(definitions_are_text),
      RULE(links_and_pictures_are_listed_with_their_places),
      RULE(a_bracket_without_a_partner_hides_no_link),
      RULE(each_byte_knows_where_it_was_written),
      RULE(the_same_words_are_found_where_they_stand),
      RULE(what_is_no_longer_looked_for_keeps_its_kind),
      RULE(a_place_over_marks_has_the_marks_in_it),
      RULE(tags_pass_through_unharmed),
      RULE(section_tags_on_their_own_lines_make_no_paragraphs),
      RULE(html_is_refused),
      RULE(remarks_to_sopcal_are_fine),
      RULE(links_that_run_are_refused),
      RULE(stars_that_would_be_published_are_named),
      RULE(character_references_make_no_control_characters),
      RULE(bytes_are_checked),
      RULE(each_limit_has_its_message),
      RULE(output_is_bounded),
      RULE(a_piece_full_of_one_mark_is_read_or_refused),
      RULE(mutated_text_is_read_or_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
