// diff_settings_test: pins what is told of two plans beside their items: what the lock holds back, whose addresses
// become others, how calendars are set otherwise, and who is who among people of one name.
#include "diff_fixture.h"

// ---- plans --------------------------------------------------------------------------------------------------------

// Parts of a plan.json; NULL: as a plan has it that says nothing.
typedef struct Made {
  const char *about; // behind the plan's days: ",\"url\":..."
  const char *openings, *items, *feeds, *staff, *views;
} Made;

static Str made(Arena *arena, const Made *plan) {
  static const char *const nobody = "{\"id\":\"lin\",\"name\":\"Lin\",\"role\":\"adviser\"}";
#define OR(text, otherwise) ((text) ? (text) : (otherwise))
  return str_format(arena,
                    "{\"sopcal\":1,\"plan\":{\"id\":\"p\",\"from\":\"2026-03-01\",\"to\":\"2026-03-31\"%s},"
                    "\"openings\":[%s],\"occurrences\":[%s],\"feeds\":[%s],\"staff\":[%s],\"views\":[%s]}",
                    OR(plan->about, ""), OR(plan->openings, ""), OR(plan->items, ""), OR(plan->feeds, ""),
                    OR(plan->staff, nobody), OR(plan->views, ""));
}

// "~when|what|how|whom"
static Str line_at(Arena *arena, const DiffLines *lines, size_t i) {
  assert_true(i < lines->n);
  const DiffLine *line = &lines->at[i];
  return str_format(arena, "%c%.*s|%.*s|%.*s|%.*s", "+-~"[line->fate], STR(line->when), STR(line->what), STR(line->how),
                    STR(line->whom));
}
static Str only(Arena *arena, const DiffLines *lines) {
  assert_int_equal(lines->n, 1);
  return line_at(arena, lines, 0);
}

// ---- what the lock holds back -------------------------------------------------------------------------------------

#define LOCKED(instead) ",\"lock\":{\"seq\":1,\"changed\":0,\"instead\":" instead "}"
#define SAYS(first, last) "{\"first\":\"" first "\",\"last\":\"" last "\",\"from\":null,\"to\":null}"
#define SAYS_AT(day, from) "{\"first\":\"" day "\",\"last\":\"" day "\",\"from\":\"" from "\",\"to\":\"" from "\"}"
#define SAYS_NOTHING "{\"first\":null,\"last\":null,\"from\":null,\"to\":null}"
#define CARE(lock)                                                                                                     \
  "{\"id\":\"care/"                                                                                                    \
  "2026-03\",\"title\":\"Care\",\"first\":\"2026-03-09\",\"last\":\"2026-03-11\",\"status\":\"final\"" lock "}"
#define ITEM(identity, day, rest)                                                                                      \
  "{\"identity\":\"p/" identity "\",\"kind\":\"task\",\"date\":\"" day "\",\"due\":\"" day                             \
  "\",\"minutes\":5,\"people\":[\"lin\"],\"title\":\"Count\",\"status\":\"final\"" rest "}"
#define AT(clock) ",\"from\":\"" clock "\",\"to\":\"" clock "\""

static void a_campaign_that_stays_as_announced_is_told_with_what_the_plan_says(void **state) {
  const Made *old = PLAN(.openings = CARE(LOCKED("null"))),
             *new =
                 PLAN(.openings = CARE(LOCKED(SAYS("2026-03-05", "2026-03-07"))),
                      .items = ITEM("care/2026-03/go", "2026-03-09", ",\"campaign\":\"care\",\"period\":\"2026-03\""));
  Seen *s = SEEN(old, new);
  assert_str(line_at(*state, &s->view.held, 0),
             "~|Care · 2026-03|still on Mar 9 to Mar 11; the plan says Mar 5 to Mar 7|Lin");
  assert_str(s->view.held.at[0].below.at[0], "ID: care/2026-03");
  assert_str(s->view.release, "to let one follow the plan: sopcal lock plan --today DATE --release ID");
  assert_true(str_starts(s->view.count, S("held back, for it has been announced: 1; ")));
  assert_false(diff_is_none(&s->diff));
  s = SEEN_ZH(old, new);
  assert_str(line_at(*state, &s->view.held, 0),
             "~|Care · 2026-03|仍在 3月9日 至 3月11日；计划里写的是 3月5日 至 3月7日|Lin");
}

static void what_the_plan_says_otherwise_than_before_is_told_with_both(void **state) {
  Seen *s = SEEN(PLAN(.openings = CARE(LOCKED(SAYS("2026-03-04", "2026-03-06")))),
                 PLAN(.openings = CARE(LOCKED(SAYS("2026-03-05", "2026-03-07")))));
  assert_str(only(*state, &s->view.held),
             "~|Care · 2026-03|still on Mar 9 to Mar 11; the plan says Mar 5 to Mar 7, before Mar 4 to Mar 6|");
}

static void what_has_been_held_before_is_no_change(void **state) {
  const Made *both = PLAN(.openings = CARE(LOCKED(SAYS("2026-03-05", "2026-03-07"))));
  assert_true(diff_is_none(&SEEN(both, both)->diff));
}

static void a_plan_that_takes_it_back_is_told(void **state) {
  Seen *s =
      SEEN(PLAN(.openings = CARE(LOCKED(SAYS("2026-03-05", "2026-03-07")))), PLAN(.openings = CARE(LOCKED("null"))));
  assert_str(only(*state, &s->view.held),
             "~|Care · 2026-03|the plan says Mar 9 to Mar 11 again, before Mar 5 to Mar 7|");
  assert_int_equal(s->view.held.at[0].below.n, 0);
}

static void what_follows_the_plan_again_has_moved_and_is_no_longer_held(void **state) {
  Seen *s = SEEN(PLAN(.items = ITEM("s/go", "2026-03-09", LOCKED(SAYS("2026-03-10", "2026-03-10")))),
                 PLAN(.items = ITEM("s/go", "2026-03-10", LOCKED("null"))));
  assert_int_equal(s->view.held.n, 0);
  assert_int_equal(s->view.items.n, 1);
}

static void of_an_item_the_time_is_told_where_the_day_is_the_same(void **state) {
  Seen *s = SEEN(PLAN(.items = ITEM("s/go", "2026-03-09", AT("09:00"))),
                 PLAN(.items = ITEM("s/go", "2026-03-09", AT("09:00") LOCKED(SAYS_AT("2026-03-09", "10:00")))));
  assert_str(only(*state, &s->view.held), "~Mar 9|Count|still at 09:00; the plan says 10:00|Lin");
  assert_str(s->view.held.at[0].below.at[0], "ID: s/go");
  s = SEEN(PLAN(.items = ITEM("s/go", "2026-03-09", AT("09:00"))),
           PLAN(.items = ITEM("s/go", "2026-03-09", AT("09:00") LOCKED(SAYS_AT("2026-03-10", "10:00")))));
  assert_str(only(*state, &s->view.held), "~|Count|still on Mar 9 09:00; the plan says Mar 10 10:00|Lin");
}

static void what_the_plan_has_nothing_of_any_more_stays_too(void **state) {
  Seen *s = SEEN(PLAN(.items = ITEM("s/go", "2026-03-09", "")),
                 PLAN(.items = ITEM("s/go", "2026-03-09", LOCKED(SAYS_NOTHING))));
  assert_str(only(*state, &s->view.held), "~|Count|still on Mar 9; the plan has nothing for that day|Lin");
  Buf out = buf_in(*state);
  diff_json(&out, &s->diff);
  assert_true(str_find(buf_str(&out), S("\"identity\":\"s/go\",\"change\":\"came\",\"first\":\"2026-03-09\"")) > 0);
  assert_true(str_find(buf_str(&out), S("\"old\":null,\"new\":{\"first\":null,\"last\":null")) > 0);
}

#define DAILY(slot, day, rest) ITEM("m/" day "/" slot, day, ",\"channel\":\"m\",\"slot\":" slot rest)
#define THREE(rest) DAILY("1", "2026-03-03", rest) "," DAILY("1", "2026-03-04", rest) "," DAILY("1", "2026-03-02", rest)

static void several_of_which_the_same_is_said_are_one_line(void **state) {
  const Made *old = PLAN(.items = THREE(AT("09:00"))),
             *new = PLAN(.items = THREE(AT("09:00") LOCKED(SAYS_AT("2026-03-03", "10:00"))));
  Seen *s = SEEN(
      old, PLAN(.items = DAILY("1", "2026-03-03", AT("09:00") LOCKED(SAYS_AT("2026-03-03", "10:00"))) "," DAILY(
                    "1", "2026-03-02", AT("09:00") LOCKED(SAYS_AT("2026-03-02", "10:00"))) "," DAILY("1", "2026-03-04",
                                                                                                     AT("09:00"))));
  assert_str(only(*state, &s->view.held), "~Mar 2 to Mar 3|m: 2 daily posts|still at 09:00; the plan says 10:00|Lin");
  assert_str(s->view.held.at[0].below.at[0], "ID: m/2026-03-03/1, and so on for each of the 2");
  s = SEEN(old, new);
  assert_int_equal(s->view.held.n, 2); // one stays on its day
}

static void of_several_that_stay_on_other_days_the_first_are_told(void **state) {
#define FOUR(one, two)                                                                                                 \
  DAILY("1", "2026-03-02", one)                                                                                        \
  "," DAILY("1", "2026-03-03", two) "," DAILY("1", "2026-03-04", one) "," DAILY("1", "2026-03-05", one)
  const Made *old = PLAN(.items = FOUR("", "")), *new = PLAN(.items = FOUR(LOCKED(SAYS("2026-03-09", "2026-03-09")),
                                                                           LOCKED(SAYS("2026-03-10", "2026-03-10"))));
  const DiffLine *line = &SEEN_ZH(old, new)->view.held.at[0];
  assert_str(line->how, "");
  assert_int_equal(line->below.n, 5);
  assert_str(line->below.at[1], "Count：仍在 3月3日；计划里写的是 3月10日");
  assert_str(line->below.at[3], "还有 1 处");
}

static void of_several_that_the_plan_has_no_more_the_days_are_told(void **state) {
  Seen *s = SEEN(PLAN(.items = FOUR("", "")), PLAN(.items = FOUR(LOCKED(SAYS_NOTHING), "")));
  assert_str(only(*state, &s->view.held),
             "~Mar 2 to Mar 5|m: 3 daily posts|still there; the plan has nothing for these days|Lin");
  assert_str(s->view.held.at[0].below.at[0], "Mar 2, Mar 4, Mar 5");
  assert_int_equal(s->view.held.at[0].below.n, 2);
}

static void pages_tell_how_to_let_it_move(void **state) {
  Seen *s = SEEN(PLAN(.openings = CARE("")), PLAN(.openings = CARE(LOCKED(SAYS("2026-03-05", "2026-03-07")))));
  Buf text = buf_in(*state), md = buf_in(*state);
  diff_text(*state, &text, &s->view, LANG_EN);
  diff_md(*state, &md, &s->view, LANG_EN);
  assert_true(str_find(buf_str(&text), S("\n    to let one follow the plan: sopcal lock plan ")) > 0);
  assert_true(str_find(buf_str(&md), S("\n\nto let one follow the plan: sopcal lock plan ")) > 0);
}

// ---- addresses ----------------------------------------------------------------------------------------------------

#define ABOUT(url, is_private, rotation, key)                                                                          \
  ",\"url\":" url ",\"private\":" is_private ",\"rotation\":" rotation ",\"key\":" key
#define AT_A "\"https://a\""
#define AT_B "\"https://b\""
#define ADDRESS(old, new) only(*state, &SEEN(PLAN(.about = old), PLAN(.about = new))->view.addresses)
#define ADDRESS_ZH(old, new) only(*state, &SEEN_ZH(PLAN(.about = old), PLAN(.about = new))->view.addresses)

static void another_site_is_told_to_everybody(void **state) {
  assert_str(ADDRESS(ABOUT(AT_A, "false", "0", "null"), ABOUT(AT_B, "false", "0", "null")),
             "~|the plan's site|served at https://b, before at https://a: everybody must subscribe anew|everybody (1)");
  assert_str(ADDRESS(ABOUT("null", "false", "0", "null"), ABOUT(AT_B, "false", "0", "null")),
             "+|the plan's site|served at https://b: calendars tell where they come from, and there is links.csv|");
  assert_str(ADDRESS_ZH(ABOUT(AT_A, "false", "0", "null"), ABOUT("null", "false", "0", "null")),
             "-|网址|不再写放在哪里，原来是 https://a：不再生成 links.csv|");
}

static void a_plan_that_becomes_private_or_open_has_other_addresses(void **state) {
  Str closed = ADDRESS(ABOUT(AT_A, "false", "0", "null"), ABOUT(AT_A, "true", "3", "\"0a1b2c3d\"")),
      open = ADDRESS_ZH(ABOUT(AT_A, "true", "0", "null"), ABOUT(AT_A, "false", "0", "null"));
  assert_true(str_find(closed, S("the plan is private now")) > 0);
  assert_true(str_find(open, S("计划不再私密")) > 0);
}

static void another_rotation_or_key_is_told_of_a_private_plan(void **state) {
  assert_str(ADDRESS(ABOUT(AT_A, "true", "1", "\"0a1b2c3d\""), ABOUT(AT_A, "true", "2", "\"00000000\"")),
             "~|people's addresses|rotation 2, before 1: they change, and must be subscribed anew|everybody (1)");
  assert_str(ADDRESS(ABOUT(AT_A, "true", "1", "\"0a1b2c3d\""), ABOUT(AT_A, "true", "1", "\"00000000\"")),
             "~|people's addresses|made with another key (00000000, before 0a1b2c3d): they change, and must be "
             "subscribed anew|everybody (1)");
  assert_int_equal(
      SEEN(PLAN(.about = ABOUT(AT_A, "true", "1", "\"0a1b2c3d\"")), PLAN(.about = ABOUT(AT_A, "true", "1", "null")))
          ->diff.addresses.n,
      0);
  assert_int_equal(
      SEEN(PLAN(.about = ABOUT(AT_A, "false", "1", "null")), PLAN(.about = ABOUT(AT_A, "false", "2", "null")))
          ->diff.addresses.n,
      0);
}

#define ONE_MORE ",{\"id\":\"he\",\"name\":\"He\",\"role\":\"adviser\",\"rotation\":"
#define LIN "{\"id\":\"lin\",\"name\":\"Lin\",\"role\":\"adviser\",\"rotation\":0}"

static void a_persons_own_rotation_is_told_of_them(void **state) {
  Seen *s = SEEN(PLAN(.about = ABOUT("null", "true", "0", "null"), .staff = LIN ONE_MORE "0}"),
                 PLAN(.about = ABOUT("null", "true", "0", "null"), .staff = LIN ONE_MORE "1}"));
  assert_str(only(*state, &s->view.addresses),
             "~|people's addresses|another rotation: they change, and must be subscribed anew|He");
  Buf out = buf_in(*state);
  diff_json(&out, &s->diff);
  assert_true(str_find(buf_str(&out), S("{\"in\":\"own_rotation\",\"people\":[\"he\"]}")) > 0);
}

static void what_an_older_sopcal_wrote_says_nothing_of_addresses(void **state) {
  assert_true(diff_is_none(&SEEN(PLAN(.about = ""), PLAN(.about = ABOUT(AT_A, "true", "0", "null")))->diff));
}

// ---- how calendars are set ----------------------------------------------------------------------------------------

#define VIEW(kind, id, rest) "{\"kind\":\"" kind "\",\"id\":" id ",\"title\":null," rest "}"
#define SET(made, shows, posts, days, alarm, look, link)                                                               \
  "\"made\":" made ",\"shows\":[" shows "],\"posts\":\"" posts "\",\"past\":" days ",\"ahead\":" days                  \
  ",\"alarm\":" alarm ",\"color\":\"" look "\",\"categories\":[\"line\",\"" look "\"],\"locale\":\"" look              \
  "\",\"link\":" link
#define PLAINLY SET("true", "\"posts\"", "daily", "30", "null", "en", "true")

static Str setting(void **state, Lang lang, const char *old, const char *new) {
  return only(*state, &SEEN_IN(lang, PLAN(.views = old), PLAN(.views = new))->view.feeds);
}

static void each_setting_of_a_calendar_has_its_words(void **state) {
  const char *other = VIEW("staff", "null", SET("true", "\"posts\",\"odd\"", "day", "90", "2880", "zh-CN", "false"));
  assert_str(setting(state, LANG_EN, VIEW("staff", "null", PLAINLY), other),
             "~|each person's calendar|shows posts, odd, before posts; all posts of a day as one, before a day's daily "
             "posts as one; reaches 90 days back, before 30; reaches 90 days ahead, before 30; reminder: 2 d, before "
             "none; colour zh-CN, before en; sorted by content line, zh-CN, before by content line, en; labels in "
             "Chinese, before in English; events do not lead to a sheet any more|");
  assert_str(
      setting(state, LANG_ZH, other, VIEW("staff", "null", PLAINLY)),
      "~|每个人的日历|内容：发布、odd 改为 发布；一天的全部发布合成一项 改为 "
      "一天的日常内容合成一项；往前显示的天数：90 "
      "改为 30；往后显示的天数：90 改为 30；提前提醒：2 天 改为 不提醒；颜色：zh-CN 改为 en；分类：内容线、zh-CN 改为 "
      "内容线、en；标签的语言：中文 改为 英文；每一项链接到当周的任务单|");
}

static void a_calendar_of_ones_own_is_told_by_its_title(void **state) {
#define OWN(title, takes) "{\"kind\":\"own\",\"id\":\"mine\",\"title\":" title ",\"takes\":" takes "," PLAINLY "}"
  assert_str(setting(state, LANG_EN, OWN("null", "{\"lines\":[]}"), OWN("\"Mine\"", "{\"lines\":[\"x\"]}")),
             "~|Mine|renamed from “mine” to “Mine”; another choice of what stands in it|");
  assert_str(setting(state, LANG_EN, OWN("null", "null"), OWN("null", "{ \"lines\": [] }")),
             "~|mine|another choice of what stands in it|");
  assert_true(
      diff_is_none(&SEEN(PLAN(.views = OWN("null", "{\"a\":1}")), PLAN(.views = OWN("null", "{ \"a\" : 1 }")))->diff));
}

static void a_calendar_that_is_not_made_is_not_set(void **state) {
  const char *off = VIEW("team", "null", SET("false", "\"tasks\"", "each", "30", "5", "en", "true"));
  assert_true(diff_is_none(&SEEN(PLAN(.views = VIEW("team", "null", PLAINLY)), PLAN(.views = off))->diff));
  assert_true(diff_is_none(&SEEN(PLAN(.views = ""), PLAN(.views = VIEW("team", "null", PLAINLY)))->diff));
}

static void json_has_both_states_of_a_setting(void **state) {
  Seen *s = SEEN(PLAN(.views = VIEW("team", "null", PLAINLY)),
                 PLAN(.views = VIEW("team", "null", SET("true", "\"posts\"", "daily", "30", "15", "en", "true"))));
  Buf out = buf_in(*state);
  Str why;
  diff_json(&out, &s->diff);
  const Value *record = value_get(json_read(*state, buf_str(&out), &why), S("views"))->list.at[0];
  assert_str(value_get(record, S("in"))->list.at[0]->text, "alarm");
  assert_int_equal(value_get(value_get(record, S("old")), S("alarm"))->kind, VALUE_NULL);
  assert_int_equal(value_get(value_get(record, S("new")), S("alarm"))->number, 15);
}

// ---- people of one name -------------------------------------------------------------------------------------------

#define PERSON(id, store) "{\"id\":\"" id "\",\"name\":\"Lin\",\"role\":\"adviser\",\"store\":" store "}"
#define OTHER ",{\"id\":\"o\",\"name\":\"Ou\",\"role\":\"adviser\",\"store\":null}"

static Str named(void **state, Lang lang, const char *staff) {
  const Made *old = PLAN(.items = ITEM("s/go", "2026-03-09", ""), .staff = staff),
             *new = PLAN(.items = ITEM("s/go", "2026-03-10", ""), .staff = staff);
  return SEEN_IN(lang, old, new)->view.items.at[0].whom;
}

static void people_of_one_name_are_told_apart_by_their_store_or_their_id(void **state) {
  assert_str(named(state, LANG_EN, PERSON("lin", "\"A\"") OTHER), "Lin");
  assert_str(named(state, LANG_EN, PERSON("lin", "\"A\"") "," PERSON("lin2", "\"B\"")), "Lin (A)");
  assert_str(named(state, LANG_ZH, PERSON("lin", "\"A\"") "," PERSON("lin2", "\"A\"")), "Lin（lin）");
  assert_str(named(state, LANG_EN, PERSON("lin", "null") "," PERSON("lin2", "null")), "Lin (lin)");
}

static void a_person_of_a_name_that_another_has_comes_with_their_id(void **state) {
#define FEED(id) "{\"path\":\"" id ".ics\",\"name\":\"Plan · Lin\",\"person\":\"" id "\"}"
  Seen *s =
      SEEN(PLAN(.staff = PERSON("lin", "null"), .feeds = FEED("lin")),
           PLAN(.staff = PERSON("lin", "null") "," PERSON("lin2", "null"), .feeds = FEED("lin") "," FEED("lin2")));
  assert_str(only(*state, &s->view.people), "+|Lin · adviser · lin2|takes part in 0 items|");
  assert_str(only(*state, &s->view.feeds), "+|Plan · Lin (lin2)||");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_campaign_that_stays_as_announced_is_told_with_what_the_plan_says),
      TEST(what_the_plan_says_otherwise_than_before_is_told_with_both),
      TEST(what_has_been_held_before_is_no_change),
      TEST(a_plan_that_takes_it_back_is_told),
      TEST(what_follows_the_plan_again_has_moved_and_is_no_longer_held),
      TEST(of_an_item_the_time_is_told_where_the_day_is_the_same),
      TEST(what_the_plan_has_nothing_of_any_more_stays_too),
      TEST(several_of_which_the_same_is_said_are_one_line),
      TEST(of_several_that_stay_on_other_days_the_first_are_told),
      TEST(of_several_that_the_plan_has_no_more_the_days_are_told),
      TEST(pages_tell_how_to_let_it_move),
      TEST(another_site_is_told_to_everybody),
      TEST(a_plan_that_becomes_private_or_open_has_other_addresses),
      TEST(another_rotation_or_key_is_told_of_a_private_plan),
      TEST(a_persons_own_rotation_is_told_of_them),
      TEST(what_an_older_sopcal_wrote_says_nothing_of_addresses),
      TEST(each_setting_of_a_calendar_has_its_words),
      TEST(a_calendar_of_ones_own_is_told_by_its_title),
      TEST(a_calendar_that_is_not_made_is_not_set),
      TEST(json_has_both_states_of_a_setting),
      TEST(people_of_one_name_are_told_apart_by_their_store_or_their_id),
      TEST(a_person_of_a_name_that_another_has_comes_with_their_id),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
