// diff_test: pins what is different between two plans, and in which words a manager reads it.
#include "diff_fixture.h"

#include <string.h>

// ---- plans --------------------------------------------------------------------------------------------------------

typedef struct MadeItem {
  const char *identity, *kind, *date, *due, *from, *campaign, *sop, *step, *channel, *line, *piece, *piece_kind,
      *piece_title, *title, *status, *offer, *audience, *people, *text;
  int minutes, spread;
  bool daily;
} MadeItem;

typedef struct MadeOpening {
  const char *id, *title, *first, *last, *from, *status, *offer, *audience;
} MadeOpening;

typedef struct Made {
  const char *id, *to;
  const char *staff; // "lin he"
  MadeOpening openings[4];
  MadeItem items[8];
  const char *feeds; // JSON
} Made;

static void put(Buf *out, const char *key, const char *value, const char *otherwise) {
  const char *text = value ? value : otherwise;
  buf_format(out, text ? ",\"%s\":\"%s\"" : ",\"%s\":null", key, text ? text : "");
}

// A list of ids: "lin he".
static void put_list(Buf *out, const char *key, const char *ids) {
  Str rest = str_of(ids ? ids : ""), id;
  buf_format(out, ",\"%s\":[", key);
  for (size_t i = 0; str_cut(&rest, ' ', &id); i++) buf_format(out, "%s\"%.*s\"", i ? "," : "", STR(id));
  buf_byte(out, ']');
}

static void put_item(Buf *out, const MadeItem *item) {
  const char *date = item->date ? item->date : "2026-03-09";
  buf_format(out, "{\"identity\":\"p/%s\"", item->identity);
  put(out, "kind", item->kind, "task");
  put(out, "date", date, NULL);
  put(out, "due", item->due, date);
  put(out, "from", item->from, NULL);
  put(out, "to", item->from, NULL);
  put(out, "campaign", item->campaign, NULL);
  put(out, "sop", item->sop, NULL);
  put(out, "step", item->step, NULL);
  put(out, "channel", item->channel, NULL);
  put(out, "line", item->line, NULL);
  put(out, "piece", item->piece, NULL);
  put(out, "piece_kind", item->piece_kind, NULL);
  put(out, "piece_title", item->piece_title, NULL);
  put(out, "title", item->title, item->identity);
  put(out, "status", item->status, "final");
  put(out, "offer", item->offer, NULL);
  put(out, "text", item->text, NULL);
  put_list(out, "audience", item->audience);
  put_list(out, "people", item->people ? item->people : "lin");
  buf_format(out, ",\"minutes\":%d,\"spread\":%d,\"slot\":%s}", item->minutes, item->spread,
             item->daily ? "1" : "null");
}

static void put_opening(Buf *out, const MadeOpening *opening) {
  buf_format(out, "{\"id\":\"%s\"", opening->id);
  put(out, "title", opening->title, str_starts(str_of(opening->id), S("c/")) ? "Care" : opening->id);
  put(out, "first", opening->first, "2026-03-09");
  put(out, "last", opening->last, opening->first ? opening->first : "2026-03-09");
  put(out, "from", opening->from, NULL);
  put(out, "to", opening->from, NULL);
  put(out, "status", opening->status, "final");
  put(out, "offer", opening->offer, NULL);
  put_list(out, "audience", opening->audience);
  buf_byte(out, '}');
}

static void put_staff(Buf *out, const char *ids) {
  Str rest = str_of(ids), id;
  buf_add(out, S(",\"staff\":["));
  for (size_t i = 0; str_cut(&rest, ' ', &id); i++)
    buf_format(out, "%s{\"id\":\"%.*s\",\"name\":\"%.*s\",\"role\":\"%s\",\"store\":null}", i ? "," : "", STR(id),
               STR(id), str_starts(id, S("o")) ? "operator" : "adviser");
  buf_add(
      out,
      S("],\"channels\":[{\"id\":\"m\",\"title\":\"Moments\"},{\"id\":\"g\",\"title\":null}],"
        "\"segments\":[{\"id\":\"vip\",\"title\":\"Regulars\"}],\"offers\":[{\"id\":\"ten\",\"title\":\"Ten off\"}]"));
}

static Str made(Arena *arena, const Made *plan) {
  Buf out = buf_in(arena);
  buf_format(&out, "{\"sopcal\":1,\"plan\":{\"id\":\"%s\",\"from\":\"2026-03-01\",\"to\":\"%s\"},\"openings\":[",
             plan->id ? plan->id : "p", plan->to ? plan->to : "2026-03-31");
  for (size_t i = 0; i < COUNT(plan->openings) && plan->openings[i].id; i++) {
    if (i) buf_byte(&out, ',');
    put_opening(&out, &plan->openings[i]);
  }
  buf_add(&out, S("],\"occurrences\":["));
  for (size_t i = 0; i < COUNT(plan->items) && plan->items[i].identity; i++) {
    if (i) buf_byte(&out, ',');
    put_item(&out, &plan->items[i]);
  }
  buf_format(&out, "],\"feeds\":[%s]", plan->feeds ? plan->feeds : "");
  if (!plan->staff || *plan->staff) put_staff(&out, plan->staff ? plan->staff : "lin he xu ou");
  buf_byte(&out, '}');
  return buf_str(&out);
}

// ---- comparing ----------------------------------------------------------------------------------------------------

#define NOTHING PLAN(.id = "p")
#define ITEMS(...) PLAN(.items = {__VA_ARGS__})
#define OPENINGS(...) PLAN(.openings = {__VA_ARGS__})

// "~when|what|how|[whom]" of the only line, or of line i; as a terminal shows it, which leaves out whom where that is
// said.
static Str line_at(Arena *arena, const DiffLines *lines, size_t i) {
  assert_true(i < lines->n);
  const DiffLine *line = &lines->at[i];
  return str_format(arena, "%c%.*s|%.*s|%.*s|%.*s", "+-~"[line->fate], STR(line->when), STR(line->what), STR(line->how),
                    STR(line->said ? S("") : line->whom));
}
static Str only(Arena *arena, const DiffLines *lines) {
  assert_int_equal(lines->n, 1);
  return line_at(arena, lines, 0);
}
#define ITEM_LINE(old, new) only(*state, &SEEN(ITEMS(old), ITEMS(new))->view.items)
#define ITEM_LINE_ZH(old, new) only(*state, &SEEN_ZH(ITEMS(old), ITEMS(new))->view.items)
#define ONE(...)                                                                                                       \
  { .identity = "s/go", __VA_ARGS__ }
#define OPENING_LINE(old, new) only(*state, &SEEN(OPENINGS(old), OPENINGS(new))->view.openings)
#define C(...)                                                                                                         \
  { .id = "c/2026-03", __VA_ARGS__ }

// ---- items --------------------------------------------------------------------------------------------------------

static void the_same_plan_twice_is_no_change(void **state) {
  Seen *s = SEEN(ITEMS(ONE(.minutes = 5)), ITEMS(ONE(.minutes = 5)));
  assert_true(diff_is_none(&s->diff));
  assert_str(s->view.count, "nothing changes");
  assert_str(SEEN_ZH(ITEMS(ONE(.minutes = 5)), ITEMS(ONE(.minutes = 5)))->view.count, "没有变化");
}

static void what_is_in_one_plan_alone_came_or_went(void **state) {
  assert_str(only(*state, &SEEN(NOTHING, ITEMS(ONE(.title = "Count", .from = "09:00")))->view.items),
             "+Mar 9 09:00|Count||lin");
  assert_str(only(*state, &SEEN(ITEMS(ONE()), NOTHING)->view.items), "-Mar 9|s/go||lin");
}

static void a_day_that_is_another_is_told_with_both(void **state) {
  assert_str(ITEM_LINE(ONE(), ONE(.date = "2026-03-11")), "~Mar 11|s/go|moved from Mar 9 to Mar 11|lin");
  assert_str(ITEM_LINE_ZH(ONE(), ONE(.date = "2026-03-11")), "~3月11日|s/go|从 3月9日 挪到 3月11日|lin");
}

static void a_deadline_moves_with_its_day_or_is_told(void **state) {
  assert_str(ITEM_LINE(ONE(.due = "2026-03-10"), ONE(.date = "2026-03-11", .due = "2026-03-12")),
             "~Mar 11 to Mar 12|s/go|moved from Mar 9 to Mar 11|lin");
  assert_str(ITEM_LINE(ONE(.due = "2026-03-10"), ONE(.due = "2026-03-12")),
             "~Mar 9 to Mar 12|s/go|due by Mar 12, not Mar 10|lin");
}

static void a_time_that_is_another_is_told(void **state) {
  assert_str(ITEM_LINE(ONE(.from = "09:00"), ONE(.from = "10:00")), "~Mar 9|s/go|time 10:00, before 09:00|lin");
  assert_str(ITEM_LINE_ZH(ONE(.from = "09:00"), ONE()), "~3月9日|s/go|时间 09:00 改为 不定时|lin");
}

static void pieces_are_called_by_title_else_by_first_words_else_by_id(void **state) {
#define POST(...) ONE(.kind = "post", .channel = "m", __VA_ARGS__)
  assert_str(ITEM_LINE(POST(.piece = "a", .piece_title = "Rain", .text = "x"),
                       POST(.piece = "b", .piece_title = "Sun", .text = "y")),
             "~Mar 9|s/go|“Sun” instead of “Rain”|lin");
  assert_str(
      ITEM_LINE(POST(.piece = "a", .text = "It rains and rains and rains\\nand"), POST(.piece = "b", .text = "Sun")),
      "~Mar 9|s/go|“Sun” instead of “It rains and…”|lin");
  assert_str(ITEM_LINE(POST(.piece = "a", .text = "same"), POST(.piece = "b", .text = "same")),
             "~Mar 9|s/go|“b” instead of “a”|lin");
  assert_str(ITEM_LINE(POST(.text = ""), POST(.piece = "b")), "~Mar 9|s/go|has “b” now|lin");
  assert_str(ITEM_LINE(POST(.piece = "a"), POST()), "~Mar 9|s/go|has no piece any more, before “a”|lin");
}

static void what_follows_from_another_piece_is_not_told_again(void **state) {
  Seen *s = SEEN(ITEMS(POST(.piece = "a", .line = "brand", .title = "M · brand", .text = "x")),
                 ITEMS(POST(.piece = "b", .line = "proof", .title = "M · proof", .text = "y")));
  assert_int_equal(s->diff.items.at[0].aspects, BIT(ASPECT_PIECE));
}

static void another_text_of_the_same_piece_is_told(void **state) {
  assert_str(ITEM_LINE(POST(.piece = "a", .text = "x"), POST(.piece = "a", .text = "y")),
             "~Mar 9|s/go|another text or picture|lin");
}

static void each_aspect_has_its_words(void **state) {
  assert_str(ITEM_LINE(ONE(.title = "A"), ONE(.title = "B")), "~Mar 9|B|renamed from “A” to “B”|lin");
  assert_str(ITEM_LINE(ONE(), ONE(.spread = 30)), "~Mar 9|s/go|staggered over 30 min, before all at once|lin");
  assert_str(ITEM_LINE(ONE(.minutes = 5), ONE(.minutes = 10)), "~Mar 9|s/go|10 min, before 5|lin");
  assert_str(ITEM_LINE(ONE(.kind = "task"), ONE(.kind = "meet")), "~Mar 9|s/go|a meet, before a task|lin");
  assert_str(ITEM_LINE_ZH(ONE(.kind = "task"), ONE(.kind = "dance")), "~3月9日|s/go|从任务改为dance|lin");
  assert_str(ITEM_LINE(ONE(.channel = "m"), ONE(.channel = "g")), "~Mar 9|s/go|in g, before in Moments|lin");
  assert_str(ITEM_LINE(ONE(), ONE(.channel = "m")), "~Mar 9|s/go|in Moments, before in none|lin");
  assert_str(ITEM_LINE(ONE(.line = "brand"), ONE(.line = "proof", .title = "x")),
             "~Mar 9|x|line proof, before brand|lin");
  assert_str(ITEM_LINE(ONE(), ONE(.audience = "vip new")), "~Mar 9|s/go|for Regulars, new, before for everybody|lin");
  assert_str(ITEM_LINE_ZH(ONE(.audience = "vip"), ONE()), "~3月9日|s/go|人群：Regulars 改为 所有人|lin");
  assert_str(ITEM_LINE(ONE(.offer = "ten"), ONE()), "~Mar 9|s/go|offer none, before Ten off|lin");
  assert_str(ITEM_LINE_ZH(ONE(.offer = "ten"), ONE()), "~3月9日|s/go|优惠：Ten off 改为 无|lin");
  assert_str(ITEM_LINE(ONE(.status = "draft"), ONE()), "~Mar 9|s/go|final, before draft|lin");
  assert_str(ITEM_LINE_ZH(ONE(.status = "draft"), ONE(.status = "odd")), "~3月9日|s/go|从草稿变为odd|lin");
}

static void several_aspects_are_told_in_one_line(void **state) {
  assert_str(ITEM_LINE(ONE(.minutes = 5), ONE(.date = "2026-03-10", .minutes = 10)),
             "~Mar 10|s/go|moved from Mar 9 to Mar 10; 10 min, before 5|lin");
}

static void lines_stand_by_day_and_time(void **state) {
  Seen *s = SEEN(NOTHING, ITEMS({.identity = "x", .date = "2026-03-10", .from = "09:00"},
                                {.identity = "b", .date = "2026-03-10"}, {.identity = "a", .date = "2026-03-10"},
                                {.identity = "y", .date = "2026-03-02"}));
  const char *want[] = {"y", "a", "b", "x"};
  for (size_t i = 0; i < COUNT(want); i++) assert_true(str_eq(s->view.items.at[i].what, str_of(want[i])));
}

// ---- people -------------------------------------------------------------------------------------------------------

static void a_change_of_hands_says_who_instead_of_whom(void **state) {
  assert_str(ITEM_LINE(ONE(.people = "lin"), ONE(.people = "he")), "~Mar 9|s/go|by he instead of lin|");
  assert_str(ITEM_LINE(ONE(.people = "lin"), ONE(.people = "lin he")), "~Mar 9|s/go|also by he|");
  assert_str(ITEM_LINE_ZH(ONE(.people = "lin he"), ONE(.people = "lin")), "~3月9日|s/go|不再由 he 做|");
}

static void whom_it_concerns_is_said_as_one_would(void **state) {
#define WHOM(ids) SEEN(ITEMS(ONE(.people = ids)), ITEMS(ONE(.people = ids, .minutes = 1)))->view.items.at[0].whom
  assert_str(WHOM("lin he xu"), "every adviser (3)");
  assert_str(WHOM("lin he xu ou"), "everybody (4)");
  assert_str(WHOM("lin ou"), "lin, ou");
  assert_str(WHOM("ou"), "ou");
  assert_str(WHOM(""), "nobody");
  assert_str(WHOM("lin he a b c"), "lin, he and 3 more");
  assert_str(SEEN_ZH(ITEMS(ONE(.people = "lin he xu")), NOTHING)->view.items.at[0].whom, "每位顾问（3 人）");
  assert_str(SEEN_ZH(ITEMS(ONE(.people = "")), NOTHING)->view.items.at[0].whom, "没有指定人");
  assert_str(SEEN_ZH(ITEMS(ONE(.people = "lin he xu ou")), NOTHING)->view.items.at[0].whom, "所有人（4 人）");
  assert_str(SEEN_ZH(ITEMS(ONE(.people = "lin he a b")), NOTHING)->view.items.at[0].whom, "lin、he 等 4 人");
}

static void who_joins_or_leaves_is_told_once_and_not_for_each_item(void **state) {
  Seen *s = SEEN(PLAN(.staff = "lin he", .items = {ONE(.people = "lin he"), {.identity = "t", .people = "lin he"}}),
                 PLAN(.staff = "lin xu", .items = {ONE(.people = "lin xu"), {.identity = "t", .people = "lin xu"}}));
  assert_int_equal(s->view.items.n, 0);
  assert_int_equal(s->view.people.n, 2);
  assert_str(line_at(*state, &s->view.people, 0), "-|he · adviser|had part in 2 items|");
  assert_str(line_at(*state, &s->view.people, 1), "+|xu · adviser|takes part in 2 items|");
  assert_str(s->view.count, "people: 1 new, 1 gone; concerns 2 of 2 people");
}

static void who_left_hears_of_no_other_change(void **state) {
  Seen *s = SEEN(PLAN(.staff = "lin he", .items = {ONE(.people = "lin he")}),
                 PLAN(.staff = "lin", .items = {ONE(.people = "lin", .minutes = 5)}));
  assert_str(only(*state, &s->view.items), "~Mar 9|s/go|5 min, before 0|lin");
}

static void who_takes_over_from_somebody_who_stays_is_told(void **state) {
  Seen *s = SEEN(PLAN(.staff = "lin", .items = {ONE(.people = "lin")}),
                 PLAN(.staff = "lin xu", .items = {ONE(.people = "xu")}));
  assert_str(only(*state, &s->view.items), "~Mar 9|s/go|by xu instead of lin|");
}

static void a_new_role_is_told_with_the_old_one(void **state) {
  Str old = made(*state, PLAN(.staff = "lin")), new = str_copy(*state, old);
  memcpy((char *)(uintptr_t) new.at + str_find(new, S("adviser")), "manager", 7);
  DocRoll roll = {0};
  PlanDoc a, b;
  PlanDiff diff;
  DiffView view;
  assert_true(plan_doc_read(*state, diags_new(*state), S("a"), old, &roll, &a));
  assert_true(plan_doc_read(*state, diags_new(*state), S("b"), new, &roll, &b));
  diff_make(*state, &roll, &a, &b, &diff);
  DiffWords words = diff_words(*state, &diff, LANG_EN);
  diff_view(&words, S("old"), S("new"), S("plan"), &view);
  assert_str(only(*state, &view.people), "~|lin · manager|before: lin · adviser|");
}

static void without_lists_of_names_ids_do(void **state) {
  Seen *s = SEEN(PLAN(.staff = "", .items = {ONE(.people = "lin")}), PLAN(.staff = "", .items = {ONE(.people = "he")}));
  assert_str(only(*state, &s->view.items), "~Mar 9|s/go|by he instead of lin|");
  assert_int_equal(s->diff.people.n, 0);
}

static void each_person_has_their_sums_and_those_who_are_alike_share_a_row(void **state) {
  Seen *s =
      SEEN(ITEMS({.identity = "a", .people = "lin he", .minutes = 10},
                 {.identity = "b", .people = "lin he", .minutes = 5}, {.identity = "c", .people = "ou", .minutes = 5}),
           ITEMS({.identity = "a", .people = "lin he", .minutes = 10, .date = "2026-03-10"},
                 {.identity = "b", .people = "xu", .minutes = 5}, {.identity = "c", .people = "ou", .minutes = 5},
                 {.identity = "d", .people = "ou", .minutes = 20}));
  assert_int_equal(s->view.totals.n, 3);
  const DiffRow *both = &s->view.totals.at[0];
  assert_str(both->cell[0], "lin, he");
  assert_str(both->cell[1], "");
  assert_str(both->cell[2], "-1");
  assert_str(both->cell[3], "1");
  assert_str(both->cell[5], "15 → 10");
  assert_str(s->view.totals.at[1].cell[0], "ou");
  assert_str(s->view.totals.at[1].cell[1], "+1");
  assert_str(s->view.totals.at[1].cell[5], "5 → 25");
  assert_str(s->view.totals.at[2].cell[0], "xu");
}

static void weeks_stand_by_their_load_and_count_work_on_its_last_day(void **state) {
  Seen *s = SEEN(ITEMS({.identity = "a", .date = "2026-03-06", .due = "2026-03-09", .minutes = 60},
                       {.identity = "b", .date = "2026-03-16", .people = "lin he", .minutes = 10}),
                 ITEMS({.identity = "b", .date = "2026-03-16", .people = "lin he", .minutes = 90}));
  assert_int_equal(s->view.weeks.n, 2);
  assert_str(s->view.weeks.at[0].cell[0], "Mar 16");
  assert_str(s->view.weeks.at[0].cell[1], "lin, he");
  assert_str(s->view.weeks.at[0].cell[2], "10 → 90");
  assert_str(s->view.weeks.at[1].cell[0], "Mar 9");
  assert_str(s->view.weeks.at[1].cell[2], "60 → 0");
}

// ---- campaigns ----------------------------------------------------------------------------------------------------

static void an_opening_says_all_that_is_another(void **state) {
  assert_str(OPENING_LINE(C(.first = "2026-03-09"), C(.first = "2026-03-12")),
             "~|Care · 2026-03|moved from Mar 9 to Mar 12|");
  assert_str(OPENING_LINE(C(.last = "2026-03-10"), C(.last = "2026-03-12")),
             "~|Care · 2026-03|lasts until Mar 12, not Mar 10|");
  assert_str(OPENING_LINE(C(.from = "09:00"), C(.from = "10:00")), "~|Care · 2026-03|time 10:00, before 09:00|");
  assert_str(OPENING_LINE(C(), C(.status = "final", .title = "Days")),
             "~|Days · 2026-03|renamed from “Care” to “Days”|");
  assert_str(OPENING_LINE(C(.audience = "vip"), C()), "~|Care · 2026-03|for everybody, before for Regulars|");
  assert_str(OPENING_LINE(C(.offer = "ten"), C(.offer = "two")), "~|Care · 2026-03|offer two, before Ten off|");
  assert_str(OPENING_LINE(C(.status = "draft"), C(.status = "final")), "~|Care · 2026-03|final, before draft|");
}

static void openings_come_and_go_with_their_days(void **state) {
  Seen *s = SEEN(OPENINGS(C(.last = "2026-03-11")), OPENINGS({.id = "once", .status = "draft"}, {.id = "also"}));
  assert_int_equal(s->view.openings.n, 3);
  assert_str(line_at(*state, &s->view.openings, 0), "+|also|Mar 9; final|");
  assert_str(line_at(*state, &s->view.openings, 1), "-|Care · 2026-03|Mar 9 to Mar 11|");
  assert_str(line_at(*state, &s->view.openings, 2), "+|once|Mar 9; draft|");
}

#define STEP(...)                                                                                                      \
  { .campaign = "c", .identity = "c/" __VA_ARGS__ }

static void items_go_with_their_opening_and_are_told_there(void **state) {
  Seen *s =
      SEEN(PLAN(.openings = {{.id = "c", .status = "draft"}},
                .items = {STEP("a", .status = "draft"), STEP("b", .status = "draft", .text = "Mar 9"), STEP("d")}),
           PLAN(.openings = {{.id = "c", .first = "2026-03-11"}},
                .items = {STEP("a", .date = "2026-03-11", .people = "he lin"),
                          STEP("b", .date = "2026-03-11", .text = "Mar 11"), STEP("d", .date = "2026-03-12")}));
  assert_str(only(*state, &s->view.openings),
             "~|c|moved from Mar 9 to Mar 11; final, before draft; 1 item with it (1 with another text)|lin");
  assert_int_equal(s->view.items.n, 2);
  assert_str(line_at(*state, &s->view.items, 0),
             "~Mar 11|c/a (c)|moved from Mar 9 to Mar 11; also by he; final, before draft|lin, he");
  assert_str(line_at(*state, &s->view.items, 1), "~Mar 12|c/d (c)|moved from Mar 9 to Mar 12|lin");
  s = SEEN_ZH(
      PLAN(.openings = {{.id = "c"}}, .items = {STEP("a", .text = "x")}),
      PLAN(.openings = {{.id = "c", .first = "2026-03-11"}}, .items = {STEP("a", .date = "2026-03-11", .text = "y")}));
  assert_str(only(*state, &s->view.openings), "~|c|从 3月9日 挪到 3月11日；1 项一起变（其中 1 项文字也变）|lin");
}

static void items_come_and_go_with_their_opening(void **state) {
  Seen *s = SEEN_ZH(PLAN(.openings = {{.id = "c"}}, .items = {STEP("a"), STEP("b")}),
                    PLAN(.openings = {{.id = "d"}}, .items = {{.identity = "d/x", .campaign = "d"}}));
  assert_int_equal(s->view.items.n, 0);
  assert_str(line_at(*state, &s->view.openings, 0), "-|c|3月9日；连同 2 项一起取消|lin");
  assert_str(line_at(*state, &s->view.openings, 1), "+|d|3月9日；定稿；共 1 项|lin");
}

static void what_an_opening_offers_and_to_whom_goes_for_its_items(void **state) {
  Seen *s = SEEN(PLAN(.openings = {{.id = "c"}}, .items = {STEP("a"), STEP("b"), STEP("d")}),
                 PLAN(.openings = {{.id = "c", .offer = "ten", .audience = "vip"}},
                      .items = {STEP("a", .offer = "ten", .audience = "vip"), STEP("b", .offer = "two"),
                                STEP("d", .audience = "new")}));
  assert_int_equal(s->diff.openings.at[0].along, 1);
  assert_int_equal(s->view.items.n, 2);
}

// ---- many ---------------------------------------------------------------------------------------------------------

#define DAILY(n, ...)                                                                                                  \
  { .daily = true, .kind = "post", .channel = "m", .title = "M", .identity = "m/" n, .date = __VA_ARGS__ }

static void daily_posts_to_which_the_same_happened_are_one_line(void **state) {
  Seen *s = SEEN(ITEMS(DAILY("1", "2026-03-02", .piece = "a"), DAILY("2", "2026-03-03", .piece = "b"),
                       DAILY("3", "2026-03-04", .piece = "c"), DAILY("4", "2026-03-05", .piece = "d", .people = "he"),
                       DAILY("5", "2026-03-06")),
                 ITEMS(DAILY("1", "2026-03-02", .piece = "b"), DAILY("2", "2026-03-03", .piece = "c"),
                       DAILY("3", "2026-03-04", .piece = "d"), DAILY("4", "2026-03-05", .piece = "e", .people = "he"),
                       DAILY("5", "2026-03-06", .minutes = 9)));
  assert_int_equal(s->view.items.n, 2);
  assert_str(line_at(*state, &s->view.items, 0), "~Mar 2 to Mar 5|Moments: 4 daily posts|with another piece|lin, he");
  assert_int_equal(s->view.items.at[0].below.n, 3);
  assert_str(s->view.items.at[0].below.at[0], "Mar 2  “b” instead of “a”");
  assert_int_equal(s->view.items.at[0].more, 1);
}

static void a_change_of_hands_of_many_says_who_and_the_days(void **state) {
#define TIMES(person)                                                                                                  \
  ITEMS({.identity = "s/1", .sop = "s", .step = "x", .date = "2026-03-02", .title = "Count", .people = person},        \
        {.identity = "s/2", .sop = "s", .step = "x", .date = "2026-03-09", .title = "Count", .people = person},        \
        {.identity = "s/3", .sop = "s", .step = "x", .date = "2026-03-16", .title = "Count", .people = person})
  Seen *s = SEEN_ZH(TIMES("lin"), TIMES("he"));
  assert_str(only(*state, &s->view.items), "~3月2日 至 3月16日|Count：3 次|由 lin 改为 he|");
  assert_str(s->view.items.at[0].below.at[0], "3月2日、3月9日、3月16日");
  assert_int_equal(s->view.items.at[0].more, 0);
}

static void of_many_to_which_the_very_same_happened_it_is_said_once(void **state) {
  Seen *s = SEEN(ITEMS(DAILY("1", "2026-03-02"), DAILY("2", "2026-03-03"), DAILY("3", "2026-03-04")),
                 ITEMS(DAILY("1", "2026-03-02", .spread = 20), DAILY("2", "2026-03-03", .spread = 20),
                       DAILY("3", "2026-03-04", .spread = 20)));
  assert_str(only(*state, &s->view.items),
             "~Mar 2 to Mar 4|Moments: 3 daily posts|staggered over 20 min, before all at once|lin");
  assert_str(s->view.items.at[0].below.at[0], "Mar 2, Mar 3, Mar 4");
  assert_str(s->view.count, "posts, tasks and meetings: 3 changed; concerns 1 of 4 people");
  assert_str(ITEM_LINE_ZH(ONE(.spread = 20), ONE()), "~3月9日|s/go|同时发，原来各人在 20 分钟内错开发|lin");
}

static void many_of_one_opening_are_called_by_it(void **state) {
  Seen *s = SEEN(PLAN(.openings = {{.id = "c", .title = "Care"}}, .items = {STEP("a"), STEP("b"), STEP("d")}),
                 PLAN(.openings = {{.id = "c", .title = "Care"}},
                      .items = {STEP("a", .minutes = 1), STEP("b", .minutes = 2), STEP("d", .minutes = 3)}));
  assert_str(only(*state, &s->view.items), "~Mar 9|Care: 3 items|with other minutes|lin");
  assert_str(s->view.items.at[0].below.at[0], "Mar 9  c/a: 1 min, before 0");
}

static void many_that_came_are_one_line(void **state) {
  Seen *s = SEEN_ZH(NOTHING, ITEMS(DAILY("1", "2026-03-02"), DAILY("2", "2026-03-03"), DAILY("3", "2026-03-04")));
  assert_str(only(*state, &s->view.items), "+3月2日 至 3月4日|Moments：3 条日常||lin");
  assert_str(s->view.items.at[0].below.at[2], "3月4日  M");
}

static void an_item_of_no_known_opening_is_called_by_its_campaign(void **state) {
  assert_str(ITEM_LINE(STEP("a"), STEP("a", .minutes = 3)), "~Mar 9|c/a (c)|3 min, before 0|lin");
  assert_str(ITEM_LINE_ZH(STEP("a"), STEP("a", .minutes = 3)), "~3月9日|c/a（c）|0 分钟改为 3 分钟|lin");
}

// ---- shares, calendars, the whole ---------------------------------------------------------------------------------

static void shares_are_told_where_they_differ(void **state) {
#define KIND(n, l, k) DAILY(n, "2026-03-02", .line = l, .piece_kind = k)
  Seen *s = SEEN(ITEMS(KIND("1", "brand", "product"), KIND("2", "persona", "event")),
                 ITEMS(KIND("1", "brand", "product"), KIND("2", "persona", "event"), KIND("3", "brand", "odd"),
                       KIND("4", "persona", NULL)));
  assert_int_equal(s->view.shares.n, 4); // lines are as before: 1 of 2, 2 of 4
  assert_str(s->view.shares.at[0].cell[0], "Moments");
  assert_str(s->view.shares.at[0].cell[1], "none stated");
  assert_str(s->view.shares.at[0].cell[2], "0.0% (0 / 2)");
  assert_str(s->view.shares.at[0].cell[3], "25.0% (1 / 4)");
  assert_str(s->view.shares.at[2].cell[1], "odd");
  s = SEEN(NOTHING, ITEMS(KIND("1", "brand", "product"), DAILY("2", "2026-03-02")));
  assert_str(s->view.shares.at[0].cell[1], "none stated");
  assert_str(s->view.shares.at[1].cell[1], "brand");
  assert_str(s->view.shares.at[1].cell[2], "-");
}

static void calendars_come_and_go_and_a_persons_path_is_never_told(void **state) {
  Seen *s = SEEN(PLAN(.feeds = "{\"path\":\"a.ics\",\"name\":\"A\"},{\"path\":\"b.ics\",\"name\":\"B\"},"
                               "{\"path\":\"staff/lin-secret1.ics\",\"name\":\"Lin\",\"person\":\"lin\"},"
                               "{\"path\":\"staff/he-secret1.ics\",\"name\":\"He\",\"person\":\"he\"}"),
                 PLAN(.feeds = "{\"path\":\"a.ics\",\"name\":\"AA\"},{\"path\":\"c.ics\",\"name\":\"C\"},"
                               "{\"path\":\"staff/lin-secret2.ics\",\"name\":\"Lin\",\"person\":\"lin\"}"));
  assert_int_equal(s->view.feeds.n, 4);
  assert_str(line_at(*state, &s->view.feeds, 0), "~|AA  a.ics|before: A|");
  assert_str(line_at(*state, &s->view.feeds, 1), "+|C  c.ics||");
  assert_str(line_at(*state, &s->view.feeds, 2), "-|B  b.ics||");
  assert_str(line_at(*state, &s->view.feeds, 3), "-|He||");
  Buf out = buf_in(*state);
  diff_json(&out, &s->diff);
  diff_text(*state, &out, &s->view, LANG_EN);
  diff_md(*state, &out, &s->view, LANG_EN);
  assert_int_equal(str_find(buf_str(&out), S("secret")), -1);
}

static void a_long_name_is_cut(void **state) {
  Str what =
      SEEN(NOTHING, ITEMS({.identity = "x", .title = "A title that is longer than anybody would ever read in a list"}))
          ->view.items.at[0]
          .what;
  assert_str(what, "A title that is longer than anybody wou…");
}

static void the_count_is_of_what_happened(void **state) {
  Seen *s = SEEN(
      PLAN(.openings = {{.id = "c"}}, .items = {{.identity = "a"}, {.identity = "b"}, {.identity = "d"}}),
      PLAN(.items = {{.identity = "a", .date = "2026-03-10"}, {.identity = "b", .minutes = 3}, {.identity = "e"}}));
  assert_str(s->view.count,
             "campaigns: 1 gone; posts, tasks and meetings: 1 new, 1 gone, 1 moved, 1 changed; concerns 1 of 4 people");
}

static void plans_of_more_than_a_year_have_years_in_their_dates(void **state) {
  Seen *s = SEEN_ZH(PLAN(.to = "2027-03-31", .items = {ONE()}), PLAN(.to = "2027-03-31"));
  assert_str(s->view.items.at[0].when, "2026年3月9日");
}

// ---- pages --------------------------------------------------------------------------------------------------------

// As many lines as a long page has, of each kind.
static Seen *long_page(void **state, Lang lang) {
  Seen *s = SEEN_IN(lang, ITEMS(ONE()), NOTHING);
  s->view.items.at[0].more = 3;
  for (size_t i = 0; i < 300; i++) PUSH((Arena *)*state, &s->view.items, s->view.items.at[0]);
  for (size_t i = 0; i < 300; i++) PUSH((Arena *)*state, &s->view.weeks, ((DiffRow){{S("a & b"), S("x"), S("1")}}));
  return s;
}

static void a_long_page_is_cut_and_says_by_how_much(void **state) {
  for (Lang lang = LANG_EN; lang < LANG_COUNT; lang++) {
    Seen *s = long_page(state, lang);
    Buf text = buf_in(*state), md = buf_in(*state);
    diff_text(*state, &text, &s->view, lang);
    diff_md(*state, &md, &s->view, lang);
    assert_true(str_find(buf_str(&text), lang ? S("    还有 271 处\n") : S("    and 271 more\n")) > 0);
    assert_true(str_find(buf_str(&text), lang ? S("还有 290 处") : S("and 290 more")) > 0);
    assert_true(str_find(buf_str(&md), lang ? S("<summary>还有 281 处</summary>") : S("<summary>281 more</summary>")) >
                0);
    assert_true(str_find(buf_str(&md), lang ? S("还有 101 处，见 --format json")
                                            : S("101 more are not listed here: see --format json")) > 0);
    assert_true(str_find(buf_str(&md), S("| a &amp; b | x | 1 |")) > 0);
    assert_true(str_find(buf_str(&md), lang ? S("<br>还有 3 处") : S("<br>and 3 more")) > 0);
  }
}

static void a_page_is_no_longer_than_a_comment_may_be(void **state) {
  Seen *s = long_page(state, LANG_EN);
  Str long_text = str_format(*state, "%0500d", 7);
  DiffLines *lists[] = {&s->view.addresses, &s->view.held, &s->view.openings, &s->view.items, &s->view.feeds};
  DiffLine line = {.what = long_text, .how = long_text};
  for (size_t k = 0; k < COUNT(lists); k++)
    for (size_t i = 0; i < 300; i++) PUSH((Arena *)*state, lists[k], line);
  DiffRows *tables[] = {&s->view.totals, &s->view.weeks, &s->view.shares};
  for (size_t k = 0; k < COUNT(tables); k++)
    for (size_t i = 0; i < 300; i++) PUSH((Arena *)*state, tables[k], ((DiffRow){{long_text, long_text}}));
  Buf md = buf_in(*state);
  diff_md(*state, &md, &s->view, LANG_EN);
  assert_true(md.n > 50000 && md.n < 65536);
  assert_true(str_find(buf_str(&md), S("300 more are not listed here")) > 0);
}

static void markdown_says_for_whom_in_its_column_also_of_a_change_of_hands(void **state) {
  Seen *s = SEEN(ITEMS(ONE(.people = "lin")), ITEMS(ONE(.people = "lin he")));
  Buf md = buf_in(*state);
  diff_md(*state, &md, &s->view, LANG_EN);
  assert_true(str_find(buf_str(&md), S("| changed | Mar 9 | s/go | also by he | he |")) > 0);
}

static void many_below_a_line_stand_in_its_cell(void **state) {
  Seen *s = SEEN(NOTHING, ITEMS(DAILY("1", "2026-03-02"), DAILY("2", "2026-03-03"), DAILY("3", "2026-03-04")));
  Buf md = buf_in(*state);
  diff_md(*state, &md, &s->view, LANG_EN);
  assert_true(
      str_find(buf_str(&md),
               S("| new | Mar 2 to Mar 4 | Moments: 3 daily posts | Mar 2  M<br>Mar 3  M<br>Mar 4  M | lin |")) > 0);
}

static void json_has_all_of_it(void **state) {
  Seen *s = SEEN(ITEMS(DAILY("1", "2026-03-02", .line = "brand")), ITEMS(DAILY("1", "2026-03-02", .line = "proof")));
  Buf out = buf_in(*state);
  Str why;
  diff_json(&out, &s->diff);
  Value *value = json_read(*state, buf_str(&out), &why);
  assert_non_null(value);
  assert_int_equal(value_get(value, S("shares"))->list.n, 2);
  assert_str(value_get(value_get(value, S("items"))->list.at[0], S("identity"))->text, "m/1");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(the_same_plan_twice_is_no_change),
      TEST(what_is_in_one_plan_alone_came_or_went),
      TEST(a_day_that_is_another_is_told_with_both),
      TEST(a_deadline_moves_with_its_day_or_is_told),
      TEST(a_time_that_is_another_is_told),
      TEST(pieces_are_called_by_title_else_by_first_words_else_by_id),
      TEST(what_follows_from_another_piece_is_not_told_again),
      TEST(another_text_of_the_same_piece_is_told),
      TEST(each_aspect_has_its_words),
      TEST(several_aspects_are_told_in_one_line),
      TEST(lines_stand_by_day_and_time),
      TEST(a_change_of_hands_says_who_instead_of_whom),
      TEST(whom_it_concerns_is_said_as_one_would),
      TEST(who_joins_or_leaves_is_told_once_and_not_for_each_item),
      TEST(who_left_hears_of_no_other_change),
      TEST(who_takes_over_from_somebody_who_stays_is_told),
      TEST(a_new_role_is_told_with_the_old_one),
      TEST(without_lists_of_names_ids_do),
      TEST(each_person_has_their_sums_and_those_who_are_alike_share_a_row),
      TEST(weeks_stand_by_their_load_and_count_work_on_its_last_day),
      TEST(an_opening_says_all_that_is_another),
      TEST(openings_come_and_go_with_their_days),
      TEST(items_go_with_their_opening_and_are_told_there),
      TEST(items_come_and_go_with_their_opening),
      TEST(what_an_opening_offers_and_to_whom_goes_for_its_items),
      TEST(daily_posts_to_which_the_same_happened_are_one_line),
      TEST(a_change_of_hands_of_many_says_who_and_the_days),
      TEST(of_many_to_which_the_very_same_happened_it_is_said_once),
      TEST(many_of_one_opening_are_called_by_it),
      TEST(many_that_came_are_one_line),
      TEST(an_item_of_no_known_opening_is_called_by_its_campaign),
      TEST(shares_are_told_where_they_differ),
      TEST(calendars_come_and_go_and_a_persons_path_is_never_told),
      TEST(a_long_name_is_cut),
      TEST(the_count_is_of_what_happened),
      TEST(plans_of_more_than_a_year_have_years_in_their_dates),
      TEST(a_long_page_is_cut_and_says_by_how_much),
      TEST(a_page_is_no_longer_than_a_comment_may_be),
      TEST(markdown_says_for_whom_in_its_column_also_of_a_change_of_hands),
      TEST(many_below_a_line_stand_in_its_cell),
      TEST(json_has_all_of_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
