// sheet_test: what a person's sheets promise, each rule by its name. From a plan and a schedule made here by hand to
// rows, weeks and the bytes of each format; templates and labels are the project's own (run from its root).
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sheet_fixture.h"

static Diags *diags;
static char folder[64];
static Segment vip;

// ---- a plan to work with ------------------------------------------------------------------------------------------

static int set_up(void **state) {
  (void)state;
  arena = arena_new();
  diags = diags_new(arena);
  strcpy(folder, "/tmp/sheet_test.XXXXXX");
  assert_non_null(mkdtemp(folder));
  make_plan(str_of(folder));
  vip = (Segment){.head = {.id = S("vip")}, .title = S("regulars")};
  PUSH(arena, &step.task, S("copy"));
  PUSH(arena, &step.task, S("posters"));
  PUSH(arena, &plan.pieces, piece);
  PUSH(arena, &plan.staff, lin);
  assert_true(sheets_begin(arena, diags, &plan, S("templates"), &templates));
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  char command[96];
  snprintf(command, sizeof command, "rm -r %s", folder);
  assert_int_equal(system(command), 0);
  arena_free(arena);
  return 0;
}

static bool sheets_of_lin(SheetFiles *out) {
  schedule_group(arena, &schedule);
  return sheets_make(arena, &schedule, &templates, &media, &lin, out);
}

static SheetFiles make_files(void) {
  SheetFiles files = {0};
  assert_true(sheets_of_lin(&files));
  return files;
}

// The bytes of "site/sheets/lin/NAME"; NULL text when there is no such file.
static Str file_named(const SheetFiles *files, const char *name) {
  Str path = str_format(arena, "site/sheets/lin/%s", name);
  for (size_t i = 0; i < files->n; i++)
    if (str_eq(files->at[i].path, path)) return files->at[i].bytes;
  return (Str){0};
}

static Str week_10(const char *suffix) {
  SheetFiles files = make_files();
  return file_named(&files, str_c(arena, str_format(arena, "2026-W10%s", suffix)));
}

// "O103 O104 ": the codes said, in the order in which they are printed.
static const char *codes_said(void) {
  Buf out = buf_in(arena);
  diags_finish(diags);
  for (size_t i = 0; i < diags_total(diags); i++)
    buf_format(&out, "%s ", catalogue_row(diags_at(diags, i)->code)->code);
  return str_c(arena, buf_str(&out));
}

static void write_file(const char *name, Str bytes) {
  char path[160], command[200];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  snprintf(command, sizeof command, "mkdir -p $(dirname %s)", path);
  assert_int_equal(system(command), 0);
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes.at, 1, bytes.n, file), bytes.n);
  fclose(file);
}

// ---- rows ---------------------------------------------------------------------------------------------------------

static void an_item_with_a_deadline_has_two_rows_and_counts_once(void **state) {
  (void)state;
  add_task(date_of(2026, 2, 27), date_of(2026, 3, 3));
  PersonSheet sheet = sheet_of_all();
  assert_int_equal(sheet.rows.n, 2);
  const SheetRow *begins = &sheet.rows.at[0], *ends = &sheet.rows.at[1];
  assert_text(begins->date, "2026-02-27");
  assert_text(begins->due, "Mar 3 Tue");
  assert_text(ends->date, "2026-03-03");
  assert_text(ends->due, "Mar 3 Tue (since Feb 27)");
  assert_int_equal(begins->minutes + ends->minutes, 60);
  assert_true(str_eq(begins->tick, ends->tick));
  assert_false(str_eq(begins->id, ends->id));
  assert_text(begins->campaign_day, "Days to go: 7");
}

static void a_deadline_row_moves_off_a_day_off(void **state) {
  (void)state;
  ADD(arena, &lin.days_off).weekday = 1; // the due day, a Tuesday
  add_task(date_of(2026, 3, 1), date_of(2026, 3, 3));
  add_task(date_of(2026, 3, 2), date_of(2026, 3, 3))->identity = S("dawn/care/other");
  PersonSheet sheet = sheet_of_all();
  assert_int_equal(sheet.rows.n, 3); // the second has one working day: one row
  assert_text(sheet.rows.at[1].date, "2026-03-02");
  assert_text(sheet.rows.at[1].due, "Mar 3 Tue (since Mar 1)");
  assert_int_equal(sheet.rows.at[2].part, ROW_ENDS);
}

// Tuesday at six; on Monday's sheet it has no time of its own, and it is late a day and eighteen hours after Monday.
static void a_deadline_that_moved_keeps_its_time_for_its_own_day(void **state) {
  (void)state;
  ADD(arena, &lin.days_off).weekday = 1;
  add_task(date_of(2026, 3, 1), date_of(2026, 3, 3))->at = (Window){18 * 60, 18 * 60};
  add_task(date_of(2026, 3, 1), date_of(2026, 3, 3))->identity = S("dawn/care/other");
  PersonSheet sheet = sheet_of_all();
  assert_int_equal(sheet.rows.n, 4);
  for (size_t i = 1; i < 4; i += 2) {
    const SheetRow *row = &sheet.rows.at[i];
    bool timed = row->item->at.from != CLOCK_NONE;
    assert_text(row->date, "2026-03-02");
    assert_text(row->from, "");
    assert_text(row->window, "all day");
    assert_text(row->due, timed ? "Mar 3 Tue 18:00 (since Mar 1)" : "Mar 3 Tue (since Mar 1)");
    assert_int_equal(row->later, timed ? 18 * 60 : 24 * 60);
  }
}

static void a_deadline_row_stays_where_every_day_is_off(void **state) {
  (void)state;
  for (int day = 0; day < 7; day++) ADD(arena, &lin.days_off).weekday = day;
  add_task(date_of(2026, 3, 1), date_of(2026, 3, 3));
  PersonSheet sheet = sheet_of_all();
  assert_int_equal(sheet.rows.n, 2);
  assert_text(sheet.rows.at[0].date, "2026-03-01");
  assert_text(sheet.rows.at[1].date, "2026-03-03");
}

static void a_deadline_has_its_time_of_day(void **state) {
  (void)state;
  add_task(date_of(2026, 3, 1), date_of(2026, 3, 3))->at = (Window){18 * 60, 18 * 60};
  PersonSheet sheet = sheet_of_all();
  assert_text(sheet.rows.at[0].due, "Mar 3 Tue 18:00");
}

static void a_post_without_a_piece_has_the_theme_it_looked_for(void **state) {
  (void)state;
  Occurrence *item = add_post("a", date_of(2026, 3, 2));
  item->piece = NULL;
  item->text = NULL;
  item->step = &step;
  step.common.theme = S("warming");
  PersonSheet sheet = sheet_of_all();
  assert_text(sheet.rows.at[0].theme, "warming");
}

static void ids_are_of_the_identity_alone(void **state) {
  (void)state;
  add_post("dawn/moments/2026-03-02/1", date_of(2026, 3, 2));
  PersonSheet sheet = sheet_of_all();
  assert_text(sheet.rows.at[0].id, str_c(arena, str_part(hash_hex(arena, S("dawn/moments/2026-03-02/1")), 0, 16)));
}

static void the_day_of_a_campaign_is_told_before_within_and_after(void **state) {
  (void)state;
  PersonSheet sheet = sheet_of_all();
  assert_text(sheet_campaign_day(&sheet, &opening, date_of(2026, 3, 3)), "Days to go: 3");
  assert_text(sheet_campaign_day(&sheet, &opening, date_of(2026, 3, 6)), "Day 1 of 3");
  assert_text(sheet_campaign_day(&sheet, &opening, date_of(2026, 3, 8)), "Day 3 of 3");
  assert_text(sheet_campaign_day(&sheet, &opening, date_of(2026, 3, 10)), "Days since the end: 2");
  opening.days.last = opening.days.first;
  assert_text(sheet_campaign_day(&sheet, &opening, date_of(2026, 3, 6)), "Today");
}

static void a_post_says_who_may_see_it_even_if_everybody_may(void **state) {
  (void)state;
  SegmentRefs whom = {0};
  PUSH(arena, &whom, ((SegmentRef){.to = &vip, .id = S("vip")}));
  PUSH(arena, &whom, ((SegmentRef){.id = S("new")}));
  add_post("a", date_of(2026, 3, 2));
  add_post("b", date_of(2026, 3, 2))->audience = &whom;
  PersonSheet sheet = sheet_of_all();
  assert_text(sheet.rows.at[0].audience, "everybody");
  assert_text(sheet.rows.at[1].audience, "regulars, new");
}

static void a_task_says_whom_it_is_for_when_its_step_does(void **state) {
  (void)state;
  SegmentRefs whom = {0};
  PUSH(arena, &whom, ((SegmentRef){.to = &vip, .id = S("vip")}));
  add_task(date_of(2026, 3, 2), date_of(2026, 3, 2))->audience = &whom; // the campaign's
  assert_text(sheet_of_all().rows.at[0].audience, "");
  step.common.audience.at = whom.at;
  step.common.audience.n = whom.n;
  assert_text(sheet_of_all().rows.at[0].audience, "regulars");
}

static void a_post_without_a_piece_says_who_owes_it(void **state) {
  (void)state;
  add_post("a", date_of(2026, 3, 2))->piece = NULL;
  PersonSheet sheet = sheet_of_all();
  assert_text(sheet.rows.at[0].missing, "No text for Moments yet (proof): ask whoever writes the content.");
  assert_text(sheet.rows.at[0].text, "");
  assert_false(sheet.rows.at[0].draft);
}

static void one_task_is_a_title_and_a_list_is_boxes(void **state) {
  (void)state;
  Step one = {.title = S("Figures")};
  PUSH(arena, &one.task, S("Write down the day's figures"));
  add_task(date_of(2026, 3, 2), date_of(2026, 3, 2));
  add_task(date_of(2026, 3, 2), date_of(2026, 3, 2))->step = &one;
  PersonSheet sheet = sheet_of_all();
  assert_int_equal(sheet.rows.at[0].boxes.n, 2);
  assert_text(sheet.rows.at[0].notes, "");
  assert_int_equal(sheet.rows.at[1].boxes.n, 0);
  assert_text(sheet.rows.at[1].title, "Figures");
  assert_text(sheet.rows.at[1].notes, "Write down the day's figures");
}

static void mention_none_is_no_mention(void **state) {
  (void)state;
  piece.mention = S("none");
  add_post("a", date_of(2026, 3, 2));
  PersonSheet sheet = sheet_of_all();
  assert_text(sheet.rows.at[0].mention, "");
}

static void what_is_not_final_is_a_draft(void **state) {
  (void)state;
  add_post("a", date_of(2026, 3, 2));
  add_post("b", date_of(2026, 3, 2))->opening = &opening;
  assert_false(sheet_of_all().rows.at[1].draft);
  opening.status = STATUS_DISCUSSED;
  assert_true(sheet_of_all().rows.at[1].draft);
  assert_false(sheet_of_all().rows.at[0].draft);
  piece.status = STATUS_DRAFT;
  assert_true(sheet_of_all().rows.at[0].draft);
}

static void a_source_is_named_below_the_plans_folder(void **state) {
  (void)state;
  add_post("a", date_of(2026, 3, 2));
  assert_text(sheet_of_all().rows.at[0].source, "content/proof/bride.md:4");
}

static void a_line_that_can_be_no_class_is_styled_as_other(void **state) {
  (void)state;
  Line own = {.id = S("情感")}, quiet = {.id = S("side-line")};
  add_post("a", date_of(2026, 3, 2))->line = &own;
  add_post("b", date_of(2026, 3, 2))->line = &quiet;
  PersonSheet sheet = sheet_of_all();
  assert_text(sheet.rows.at[0].line, "情感");
  assert_text(sheet.rows.at[0].line_id, "other");
  assert_text(sheet.rows.at[1].line_id, "side-line");
}

static void a_title_that_only_repeats_the_line_gives_way_to_the_text(void **state) {
  (void)state;
  piece.title = S("");
  text.plain = S("A bride asked us half a year ago\nwhether ...");
  add_post("a", date_of(2026, 3, 2));
  assert_text(sheet_of_all().rows.at[0].title, "A bride asked us half a year ago");
}

static void no_control_character_reaches_a_row(void **state) {
  (void)state;
  text.plain = (Str){"a\0b\x1b[2Jc\r\nd\n\n", 13};
  piece.title = S("one\ntwo");
  add_post("a", date_of(2026, 3, 2));
  PersonSheet sheet = sheet_of_all();
  assert_text(sheet.rows.at[0].text, "ab[2Jc\nd");
  assert_text(sheet.rows.at[0].title, "one two");
}

// ---- weeks --------------------------------------------------------------------------------------------------------

static void weeks_without_items_have_no_file_and_links_go_past_them(void **state) {
  (void)state;
  add_post("a", date_of(2026, 3, 2));
  add_post("b", date_of(2026, 3, 22));
  SheetFiles files = make_files();
  assert_int_equal(files.n, 9); // the index, and two weeks in four formats
  assert_has(file_named(&files, "2026-W10.html"), "href=\"2026-W12.html\" rel=\"next\"");
  assert_has(file_named(&files, "2026-W12.html"), "href=\"2026-W10.html\" rel=\"prev\"");
  assert_lacks(file_named(&files, "2026-W10.html"), "rel=\"prev\"");
  assert_lacks(file_named(&files, "2026-W12.html"), "rel=\"next\"");
}

static void weeks_are_iso_weeks_over_the_turn_of_the_year(void **state) {
  (void)state;
  add_post("a", date_of(2026, 12, 31));
  add_post("b", date_of(2027, 1, 1));
  SheetFiles files = make_files();
  Str index = file_named(&files, "index.html");
  assert_int_equal(files.n, 5);
  assert_has(file_named(&files, "2026-W53.html"), "Week 53, 2026</b> <span>Dec 28 – Jan 3</span>");
  assert_has(index, "<h2>December 2026</h2>");
  assert_has(index, "data-first=\"2026-12-28\" data-last=\"2027-01-03\"");
}

static void weeks_are_titled_in_the_plans_language(void **state) {
  (void)state;
  plan.about.locale = LANG_ZH;
  assert_true(sheets_begin(arena, diags, &plan, S("templates"), &templates));
  add_post("a", date_of(2026, 3, 2))->piece = NULL;
  Str page = week_10(".html");
  assert_has(page, "<html lang=\"zh-CN\"");
  assert_has(page, "2026 年第 10 周</b> <span>3月2日 – 3月8日</span>");
  assert_has(page, "Moments这条口碑内容还没有写，问一下内容同事。");
}

static void a_week_counts_an_item_with_both_rows_in_it_once(void **state) {
  (void)state;
  add_task(date_of(2026, 3, 2), date_of(2026, 3, 5));
  Str page = week_10(".html");
  assert_has(page, "<span class=\"sum\">1 to do · 60 min</span>");
  assert_has(page, "over budget</span>");
}

static void only_the_formats_asked_for_are_made(void **state) {
  (void)state;
  PUSH(arena, &plan.sheets.formats, SHEET_CSV);
  add_post("a", date_of(2026, 3, 2));
  SheetFiles files = make_files();
  assert_int_equal(files.n, 2);
  assert_has(file_named(&files, "index.html"), "href=\"2026-W10.csv\"");
}

static void the_list_of_weeks_leads_to_the_other_formats(void **state) {
  (void)state;
  add_post("a", date_of(2026, 3, 2));
  SheetFiles files = make_files();
  Str index = file_named(&files, "index.html");
  assert_has(index, "<a href=\"2026-W10.xlsx\" download>Excel<span class=\"sr\"> Week 10, 2026</span></a>"
                    "<a href=\"2026-W10.csv\" download>CSV");
  assert_has(index, "<a href=\"2026-W10.md\" download>Markdown");
  assert_lacks(index, "plain.csv");
  PUSH(arena, &plan.sheets.formats, SHEET_HTML);
  files = make_files();
  assert_lacks(file_named(&files, "index.html"), "class=\"also\"");
}

static void a_team_of_many_has_pages_alone(void **state) {
  (void)state;
  for (int i = 0; i < 29; i++) PUSH(arena, &plan.staff, lin);
  add_post("a", date_of(2026, 3, 2));
  assert_int_equal(make_files().n, 5); // of 30 people: the index and four formats
  PUSH(arena, &plan.staff, lin);
  assert_int_equal(make_files().n, 2);
  PUSH(arena, &plan.sheets.formats, SHEET_XLSX);
  PUSH(arena, &plan.sheets.formats, SHEET_PLAIN_CSV);
  SheetFiles files = make_files();
  assert_non_null(file_named(&files, "2026-W10.xlsx").at);
  assert_non_null(file_named(&files, "2026-W10.plain.csv").at);
}

static void somebody_without_items_has_an_index_that_says_so(void **state) {
  (void)state;
  SheetFiles files = make_files();
  assert_int_equal(files.n, 1);
  assert_has(file_named(&files, "index.html"), "Nothing planned yet.");
}

// ---- pages --------------------------------------------------------------------------------------------------------

static void the_plans_text_cannot_write_html(void **state) {
  (void)state;
  text.plain = S("<script>alert(1)</script>");
  piece.title = S("\"><img src=x onerror=alert(1)>");
  piece.comment = S("a & b");
  lin.name = S("<b>");
  add_post("a", date_of(2026, 3, 2));
  Str page = week_10(".html");
  assert_lacks(page, "<script>alert");
  assert_lacks(page, "<img src=x");
  assert_has(page, "&lt;script&gt;alert(1)&lt;/script&gt;");
  assert_has(page, "a &amp; b");
}

// As HTML from the page, and as plain text from the button.
static void an_article_can_be_copied_in_both_forms(void **state) {
  (void)state;
  moments.kind = CHANNEL_OFFICIAL;
  text.plain = S("· \"一\"\n· 二");
  text.html = S("<ul>\n<li>&quot;一&quot;</li>\n<li>二</li>\n</ul>");
  add_post("a", date_of(2026, 3, 2));
  Str page = week_10(".html");
  assert_has(page, "data-rich=\"· &quot;一&quot;\n· 二\"");
  assert_has(page, "<ul>\n<li>&quot;一&quot;</li>\n<li>二</li>\n</ul></div>");
}

static const Value *first_item(const Value *page) {
  const Value *day = value_get(page, S("days"))->list.at[0];
  return value_get(day, S("items"))->list.at[0];
}

static bool is_of_inner_list(Str name) {
  static const char *const inner[] = {"src", "name", "alt", "href", "titled", "label", "day", "page", "card_title"};
  for (size_t i = 0; i < COUNT(inner); i++)
    if (str_eq(name, str_of(inner[i]))) return true;
  return str_starts(name, S("t."));
}

static Str same(Arena *in, Str said) {
  (void)in;
  return said;
}

static void every_name_of_an_items_template_is_given(void **state) {
  (void)state;
  add_item(OCCURRENCE_MEET, "a", date_of(2026, 3, 2))->step = &step;
  PersonSheet sheet = sheet_of_all();
  SheetWeek *week = &ADD(arena, &sheet.weeks);
  week->days[0] = (SheetDay){.date = date_of(2026, 3, 2), .rows = sheet.rows.at, .count = 1};
  const Value *item = first_item(sheet_week_context(&sheet, 0, &(SheetStyle){same, same, same, same}));
  MustacheNames names = {0};
  mustache_names(arena, map_get(&templates.partials, S("item.html")), &names);
  assert_true(names.n > 50);
  for (size_t i = 0; i < names.n; i++)
    if (!is_of_inner_list(names.at[i].name)) assert_non_null(value_get(item, names.at[i].name));
}

static void a_link_is_a_step_and_no_picture(void **state) {
  (void)state;
  PUSH(arena, &piece.media, ((Media){.file = {.name = S("https://v.example.com/?a=1&b=2"), .link = true}}));
  add_post("a", date_of(2026, 3, 2));
  Str page = week_10(".html");
  assert_has(page, "<a href=\"https://v.example.com/?a=1&amp;b=2\" rel=\"noopener noreferrer\"");
  assert_lacks(page, "<img");
}

// ---- Markdown -----------------------------------------------------------------------------------------------------

static const char *const hostile[] = {
    "# not a heading",
    "1. no list",
    "12) no list",
    "- no list",
    "+ no list",
    "> no quote",
    "*no* __emphasis__",
    "[no](http://link)",
    "![no](picture.png)",
    "<b>no html</b>",
    "&amp; no entity",
    "`no code`",
    "~~~",
    "***",
    "| a | b |",
    "a\\b",
    "===",
    "trailing #",
    "$x$",
};

// All text of a document's first heading.
static Str heading_text(Str markdown) {
  Buf out = buf_in(arena);
  cmark_node *document = cmark_parse_document(markdown.at, markdown.n, CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new(cmark_node_first_child(document));
  while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
    cmark_node *node = cmark_iter_get_node(iter);
    if (cmark_node_get_type(node) == CMARK_NODE_TEXT) buf_add(&out, str_of(cmark_node_get_literal(node)));
  }
  cmark_iter_free(iter);
  cmark_node_free(document);
  return buf_str(&out);
}

static void a_name_is_read_back_from_markdown_as_it_was(void **state) {
  (void)state;
  add_post("a", date_of(2026, 3, 2));
  for (size_t i = 0; i < COUNT(hostile); i++) {
    lin.name = str_of(hostile[i]);
    Str want = str_format(arena, "%s · Week 10, 2026", hostile[i]);
    assert_text(heading_text(week_10(".md")), str_c(arena, want));
  }
}

static Str rendered(Str markdown) {
  char *html = cmark_markdown_to_html(markdown.at, markdown.n, CMARK_OPT_UNSAFE);
  Str copy = str_copy(arena, str_of(html));
  free(html);
  return copy;
}

static void notes_of_many_lines_stay_in_their_place(void **state) {
  (void)state;
  piece.notes = S("first\n\n- second\n# third");
  add_post("a", date_of(2026, 3, 2));
  assert_has(rendered(week_10(".md")), "first<br />\n<br />\n- second<br />\n# third");
}

static void a_fence_is_longer_than_any_run_of_backticks(void **state) {
  (void)state;
  text.plain = S("a\n````\n<b>b</b>\n```");
  add_post("a", date_of(2026, 3, 2));
  Str markdown = week_10(".md");
  assert_has(markdown, "\n`````text\na\n````\n<b>b</b>\n```\n`````\n");
  assert_has(rendered(markdown), "a\n````\n&lt;b&gt;b&lt;/b&gt;\n```\n</code>");
}

// By GitHub and GitLab; texts to be posted stay as they are.
static void nobody_is_called_from_markdown(void **state) {
  (void)state;
  piece.notes = S("@all @9 a@b.cn #12 #x @ @老客");
  text.plain = S("@all");
  add_post("a", date_of(2026, 3, 2));
  Str markdown = week_10(".md");
  assert_has(markdown, "@\u2060all @\u20609 a@\u2060b.cn \\#\u206012 \\#x @ @老客\n");
  assert_has(markdown, "\n```text\n@all\n```\n");
}

static void an_address_is_read_back_from_markdown_as_it_was(void **state) {
  (void)state;
  PUSH(arena, &piece.media, ((Media){.file = {.name = S("https://v.example.com/@lin_(1)?a=1&b#12"), .link = true}}));
  add_post("a", date_of(2026, 3, 2));
  assert_has(rendered(week_10(".md")), "<a href=\"https://v.example.com/@lin_(1)?a=1&amp;b#12\">");
}

static void a_comment_can_be_copied_as_it_is(void **state) {
  (void)state;
  piece.comment = S("*one* ````\n@two");
  add_post("a", date_of(2026, 3, 2));
  Str markdown = week_10(".md");
  assert_has(markdown, "\n`````text\nhello\n`````\n");
  assert_has(markdown, "\n`````text\n*one* ````\n@two\n`````\n");
}

// ---- CSV ----------------------------------------------------------------------------------------------------------

// The cell that the piece's comment becomes.
static Str cell_of(const char *comment) {
  piece.comment = str_of(comment);
  Str csv = week_10(".csv");
  ptrdiff_t header = str_find(csv, S("\r\n"));
  Str record = str_from(csv, (size_t)header + 2);
  ptrdiff_t before = str_find(record, S("\"hello\",\"\",\"\","));
  Str cell = str_from(record, (size_t)before + 14);
  return str_part(cell, 0, (size_t)str_find(cell, S(",\"\",\"\",\"everybody\"")));
}

static void no_cell_begins_a_formula(void **state) {
  (void)state;
  add_post("a", date_of(2026, 3, 2));
  assert_text(cell_of("=1+1"), "\"'=1+1\"");
  assert_text(cell_of("+1"), "\"'+1\"");
  assert_text(cell_of("-1"), "\"'-1\"");
  assert_text(cell_of("@SUM(A1)"), "\"'@SUM(A1)\"");
  assert_text(cell_of("\t=1"), "\"'=1\"");
  assert_text(cell_of("\r=1"), "\"'=1\"");
  assert_text(cell_of("＝1"), "\"'＝1\"");
  assert_text(cell_of("＋1"), "\"'＋1\"");
  assert_text(cell_of("－1"), "\"'－1\"");
  assert_text(cell_of("＠A1"), "\"'＠A1\"");
  assert_text(cell_of("　=1"), "\"'　=1\"");
  assert_text(cell_of("1=1"), "\"1=1\"");
}

static void cells_follow_rfc_4180(void **state) {
  (void)state;
  add_post("a", date_of(2026, 3, 2));
  assert_text(cell_of("say \"yes\", please\nnow"), "\"say \"\"yes\"\", please\nnow\"");
  Str csv = week_10(".csv");
  assert_true(str_starts(csv, S("\xEF\xBB\xBF\"Date\",\"Weekday\",")));
  assert_true(str_ends(csv, S("\"content/proof/bride.md:4\"\r\n")));
  assert_has(csv, "\r\n\"2026-03-02\",\"Mon\",\"09:00\",\"09:30\",\"\",\"Post\",\"Moments\",\"\",\"\",\"Bride\",");
}

static void a_column_for_minutes_adds_up(void **state) {
  (void)state;
  add_task(date_of(2026, 3, 2), date_of(2026, 3, 5));
  Str csv = week_10(".csv");
  assert_has(csv, "\"2026-03-02\",\"Mon\",\"\",\"\",\"Mar 5 Thu\"");
  assert_has(csv, "\"\",\"\",\"copy\nposters\"");
  assert_has(csv, "\"60\",\"copy\nposters\"");
}

// ---- pictures -----------------------------------------------------------------------------------------------------

#define JPEG "\xff\xd8\xff\xe0 picture"

// As reading a plan leaves it.
static Media media_of(const char *path, Carried kind, const char *extension) {
  MediaFile *file = NEW(arena, MediaFile);
  *file = (MediaFile){.path = str_of(path), .extension = str_of(extension), .kind = (int)kind};
  return (Media){.file = {.name = str_of(path)}, .path = str_of(path), .to = file};
}

static void show_picture(const char *path) { PUSH(arena, &piece.media, media_of(path, CARRY_PICTURE, "jpg")); }

static void a_picture_is_served_once_under_the_hash_of_its_bytes(void **state) {
  (void)state;
  write_file("content/a.JPG", S(JPEG));
  write_file("content/b.jpeg", S(JPEG));
  show_picture("content/a.JPG");
  show_picture("content/b.jpeg");
  add_post("a", date_of(2026, 3, 2));
  add_post("b", date_of(2026, 3, 3));
  assert_true(media_load(arena, diags, &schedule, &media));
  Str served = str_format(arena, "media/%.*s.jpg", STR(hash_hex(arena, S(JPEG))));
  assert_int_equal(media.files.n, 1);
  assert_true(str_eq(media_served(&media, S("content/a.JPG")), served));
  assert_true(str_eq(media_served(&media, S("content/b.jpeg")), served));
  assert_text(media_served(&media, S("content/c.jpg")), "");
  assert_has(week_10(".html"),
             str_c(arena, str_format(arena, "<img src=\"../../%.*s\" alt=\"Picture 2\">", STR(served))));
  assert_string_equal(codes_said(), "");
}

static void what_is_written_is_what_was_named_or_nothing(void **state) {
  (void)state;
  Str bytes, why = {0};
  write_file("content/a.jpg", S(JPEG));
  show_picture("content/a.jpg");
  add_post("a", date_of(2026, 3, 2));
  assert_true(media_load(arena, diags, &schedule, &media));
  assert_true(media_bytes(arena, &plan, &media.files.at[0], &bytes, &why));
  assert_true(str_eq(bytes, S(JPEG)));
  write_file("content/a.jpg", S(JPEG "!"));
  assert_false(media_bytes(arena, &plan, &media.files.at[0], &bytes, &why));
  assert_has(why, "content/a.jpg: it was changed");
}

static void what_a_picture_shows_is_said_to_those_who_do_not_see_it(void **state) {
  (void)state;
  write_file("content/a.jpg", S(JPEG));
  Media picture = media_of("content/a.jpg", CARRY_PICTURE, "jpg");
  picture.alt = S("a bottle \"28\" <empty>");
  PUSH(arena, &text.pictures, picture);
  add_post("a", date_of(2026, 3, 2));
  assert_true(media_load(arena, diags, &schedule, &media));
  assert_has(week_10(".html"), "alt=\"a bottle &quot;28&quot; &lt;empty&gt;\">");
}

static void pictures_of_the_settings_come_before_those_in_the_text(void **state) {
  (void)state;
  write_file("content/a.jpg", S(JPEG "a"));
  write_file("content/b.jpg", S(JPEG "b"));
  PUSH(arena, &text.pictures, media_of("content/b.jpg", CARRY_PICTURE, "jpg"));
  show_picture("content/a.jpg");
  add_post("a", date_of(2026, 3, 2));
  assert_true(media_load(arena, diags, &schedule, &media));
  Str page = week_10(".html");
  ptrdiff_t first = str_find(page, S(">a.jpg<")), second = str_find(page, S(">b.jpg<"));
  assert_true(first > 0 && first < second);
}

static void a_video_is_saved_and_not_shown(void **state) {
  (void)state;
  write_file("content/a.mp4", S("....ftypisom"));
  PUSH(arena, &piece.media, media_of("content/a.mp4", CARRY_VIDEO, "mp4"));
  add_post("a", date_of(2026, 3, 2));
  assert_true(media_load(arena, diags, &schedule, &media));
  Str page = week_10(".html"), served = media_served(&media, S("content/a.mp4"));
  assert_true(str_ends(served, S(".mp4")));
  assert_lacks(page, "<img");
  assert_has(page, str_c(arena, str_format(arena, "<a href=\"../../%.*s\" download=\"a.mp4\">", STR(served))));
  assert_has(week_10(".md"), str_c(arena, str_format(arena, "[a.mp4](<../../%.*s>)", STR(served))));
  assert_has(week_10(".csv"), "\"Video, file\"");
  assert_has(week_10(".csv"), "\"a.mp4\"");
}

static void a_card_has_its_title_its_page_and_its_cover(void **state) {
  (void)state;
  write_file("content/a.jpg", S(JPEG));
  Media card = media_of("content/a.jpg", CARRY_PICTURE, "jpg");
  card.card = S("pages/goods?id=8&from=<b>");
  card.title = S("Gift *box*");
  PUSH(arena, &piece.media, card);
  add_post("a", date_of(2026, 3, 2));
  assert_true(media_load(arena, diags, &schedule, &media));
  Str page = week_10(".html");
  assert_lacks(page, "<img");
  assert_has(page,
             "<p class=\"do\">Gift *box* <code>pages/goods?id=8&amp;from=&lt;b&gt;</code> <a href=\"../../media/");
  assert_has(week_10(".md"), "Gift \\*box\\* `pages/goods?id=8&from=<b>` [a.jpg](<../../media/");
  assert_has(week_10(".csv"), "\"Gift *box* pages/goods?id=8&from=<b>\"");
}

static void a_link_is_shown_by_its_title(void **state) {
  (void)state;
  Media link = {.file = {.name = S("https://v.example.com/"), .link = true}, .title = S("Live")};
  PUSH(arena, &piece.media, link);
  add_post("a", date_of(2026, 3, 2));
  assert_has(week_10(".html"),
             "<a href=\"https://v.example.com/\" rel=\"noopener noreferrer\" target=\"_blank\">Live</a>");
  assert_has(week_10(".csv"), "\"Live https://v.example.com/\"");
}

static void a_table_without_videos_and_cards_has_no_columns_for_them(void **state) {
  (void)state;
  write_file("content/a.jpg", S(JPEG));
  show_picture("content/a.jpg");
  add_post("a", date_of(2026, 3, 2));
  assert_true(media_load(arena, diags, &schedule, &media));
  assert_lacks(week_10(".csv"), "\"Video, file\"");
  assert_lacks(week_10(".csv"), "\"Cards\"");
}

static void a_picture_that_has_gone_is_said(void **state) {
  (void)state;
  show_picture("content/gone.jpg");
  add_post("a", date_of(2026, 3, 2));
  assert_false(media_load(arena, diags, &schedule, &media));
  assert_string_equal(codes_said(), "O102 ");
}

// ---- templates and labels -----------------------------------------------------------------------------------------

static bool begin_with(const char *name, const char *bytes) {
  write_file(name, str_of(bytes));
  return sheets_begin(arena, diags, &plan, S("templates"), &templates);
}

static void a_fault_in_a_template_of_the_plans_is_said_at_its_tag(void **state) {
  (void)state;
  assert_false(begin_with("templates/sheets/item.html.mustache", "one\n{{#post}}\n"));
  assert_string_equal(codes_said(), "O105 ");
  const Diag *diag = diags_at(diags, 0);
  assert_true(str_ends(diag->at.source->path, S("templates/sheets/item.html.mustache")));
  assert_int_equal(diag->at.from, 4);
  assert_int_equal(diag->at.to, 13);
}

static void a_partial_that_is_not_there_is_said(void **state) {
  (void)state;
  assert_false(begin_with("templates/sheets/week.md.mustache", "{{> footer}}"));
  assert_string_equal(codes_said(), "R102 ");
}

static void a_label_that_is_not_there_is_said(void **state) {
  (void)state;
  assert_false(begin_with("templates/sheets/week.md.mustache", "{{t.skip}} {{t.prinnt}}"));
  assert_string_equal(codes_said(), "O106 ");
}

// Seven days in each of seven, nine times over. (One that brings itself in is said: template_vars_test.)
static void a_template_that_multiplies_makes_no_page(void **state) {
  (void)state;
  SheetFiles files = {0};
  Buf nested = buf_in(arena);
  for (int i = 0; i < 9; i++) buf_add(&nested, S("{{#days}}"));
  for (int i = 0; i < 9; i++) buf_add(&nested, S("-{{/days}}"));
  assert_true(begin_with("templates/sheets/item.html.mustache", str_c(arena, buf_str(&nested))));
  add_post("a", date_of(2026, 3, 2));
  assert_false(sheets_of_lin(&files));
  assert_null(file_named(&files, "2026-W10.html").at);
  assert_non_null(file_named(&files, "2026-W10.csv").at);
}

// Labels of a plan's own over a built-in file of four.
static bool read_labels(const char *own, Labels *out) {
  const Source *layers[LABEL_LAYERS] = {
      source_new(arena, S("built-in.txt"),
                 S("mon\tMon\t周一\ntue\tTue\t周二\nweek\tWeek {week}\t{year} 年第 {week} 周\n")),
      NULL, source_new(arena, S("labels.txt"), str_of(own))};
  bool good = labels_read(arena, diags, layers, LANG_ZH, out);
  diags_finish(diags);
  return good;
}

static void a_line_of_a_plans_own_labels_replaces_its_built_in_one_alone(void **state) {
  (void)state;
  Labels labels;
  assert_true(read_labels(
      "# words\n\ntue\tTuesday\t星期二\r\nmotto\t{On} {ward}\t向前\nweek\t{week} {Year} {}\t{year}\n", &labels));
  assert_text(label(labels.words, "mon"), "周一");
  assert_text(label(labels.words, "tue"), "星期二");
  assert_text(label(labels.words, "motto"), "向前");
  assert_int_equal(labels.own.n, 1);
  assert_text(labels.own.at[0]->name, "motto");
}

static void a_line_of_labels_has_a_name_and_both_languages(void **state) {
  (void)state;
  Labels labels;
  assert_false(read_labels("yes\tYes\nmon\tMon\t周一\tx\n.\tTue\t周二\nwed\tWed\t\n", &labels));
  assert_int_equal(diags_total(diags), 4);
  for (size_t i = 0; i < 4; i++) assert_int_equal(diags_at(diags, i)->code, O107);
}

static void a_label_has_no_blanks_but_those_of_the_built_in_one(void **state) {
  (void)state;
  Labels labels;
  assert_false(read_labels("week\tWeek {wek}\t第 {week} 周\n", &labels));
  assert_int_equal(diags_at(diags, 0)->code, O158);
}

static void a_label_is_filled_where_it_has_names_and_nowhere_else(void **state) {
  (void)state;
  Value *labels = value_map(arena);
  value_put_text(arena, labels, "x", S("{a}{b} {a {c}"));
  assert_text(label_filled(arena, labels, "x", FILL({"a", S("{b}")}, {"b", S("2")})), "{b}2 {a {c}");
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      CASE(an_item_with_a_deadline_has_two_rows_and_counts_once),
      CASE(a_deadline_row_moves_off_a_day_off),
      CASE(a_deadline_that_moved_keeps_its_time_for_its_own_day),
      CASE(a_deadline_row_stays_where_every_day_is_off),
      CASE(a_deadline_has_its_time_of_day),
      CASE(a_post_without_a_piece_has_the_theme_it_looked_for),
      CASE(ids_are_of_the_identity_alone),
      CASE(the_day_of_a_campaign_is_told_before_within_and_after),
      CASE(a_post_says_who_may_see_it_even_if_everybody_may),
      CASE(a_task_says_whom_it_is_for_when_its_step_does),
      CASE(a_post_without_a_piece_says_who_owes_it),
      CASE(one_task_is_a_title_and_a_list_is_boxes),
      CASE(mention_none_is_no_mention),
      CASE(what_is_not_final_is_a_draft),
      CASE(a_source_is_named_below_the_plans_folder),
      CASE(a_line_that_can_be_no_class_is_styled_as_other),
      CASE(a_title_that_only_repeats_the_line_gives_way_to_the_text),
      CASE(no_control_character_reaches_a_row),
      CASE(weeks_without_items_have_no_file_and_links_go_past_them),
      CASE(weeks_are_iso_weeks_over_the_turn_of_the_year),
      CASE(weeks_are_titled_in_the_plans_language),
      CASE(a_week_counts_an_item_with_both_rows_in_it_once),
      CASE(only_the_formats_asked_for_are_made),
      CASE(the_list_of_weeks_leads_to_the_other_formats),
      CASE(a_team_of_many_has_pages_alone),
      CASE(somebody_without_items_has_an_index_that_says_so),
      CASE(the_plans_text_cannot_write_html),
      CASE(an_article_can_be_copied_in_both_forms),
      CASE(every_name_of_an_items_template_is_given),
      CASE(a_link_is_a_step_and_no_picture),
      CASE(a_name_is_read_back_from_markdown_as_it_was),
      CASE(notes_of_many_lines_stay_in_their_place),
      CASE(a_fence_is_longer_than_any_run_of_backticks),
      CASE(nobody_is_called_from_markdown),
      CASE(an_address_is_read_back_from_markdown_as_it_was),
      CASE(a_comment_can_be_copied_as_it_is),
      CASE(no_cell_begins_a_formula),
      CASE(cells_follow_rfc_4180),
      CASE(a_column_for_minutes_adds_up),
      CASE(a_picture_is_served_once_under_the_hash_of_its_bytes),
      CASE(what_is_written_is_what_was_named_or_nothing),
      CASE(what_a_picture_shows_is_said_to_those_who_do_not_see_it),
      CASE(pictures_of_the_settings_come_before_those_in_the_text),
      CASE(a_video_is_saved_and_not_shown),
      CASE(a_card_has_its_title_its_page_and_its_cover),
      CASE(a_link_is_shown_by_its_title),
      CASE(a_table_without_videos_and_cards_has_no_columns_for_them),
      CASE(a_picture_that_has_gone_is_said),
      CASE(a_fault_in_a_template_of_the_plans_is_said_at_its_tag),
      CASE(a_partial_that_is_not_there_is_said),
      CASE(a_label_that_is_not_there_is_said),
      CASE(a_template_that_multiplies_makes_no_page),
      CASE(a_line_of_a_plans_own_labels_replaces_its_built_in_one_alone),
      CASE(a_line_of_labels_has_a_name_and_both_languages),
      CASE(a_label_has_no_blanks_but_those_of_the_built_in_one),
      CASE(a_label_is_filled_where_it_has_names_and_nowhere_else),
  };
  return cmocka_run_group_tests_name("sheet", tests, NULL, NULL);
}
