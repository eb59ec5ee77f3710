// traps_test: pins cures for what readers of calendars trip over (feeds.md in the project's notes) that no other test
// names: texts that they unescape wrongly, what moves with a change and what does not. That each of these tests fails
// without its cure is proved by tests/traps/traps.py.
#include "plan_fixture.h"

#include "../../src/write/room.h"

enum { STAMP = 1767225600, DAY = 86400, MARCH_2 = 20514 }; // 2026-01-01T00:00:00Z; 2026-03-02

static bool has(Str text, const char *needle) { return str_find(text, str_of(needle)) >= 0; }

#define assert_has(text, needle) check_has((text), (needle), __FILE__, __LINE__)
static void check_has(Str text, const char *needle, const char *file, int line) {
  if (has(text, needle)) return;
  print_error("'%s' is not in:\n%.*s\n", needle, STR(text));
  _fail(file, line);
}

// ---- texts --------------------------------------------------------------------------------------------------------

#define assert_readable(text, want) assert_str(text_for_readers(*state, S(text), true), want)

// icalendar reads "a\nb", when it is escaped as it should be, as two lines with a backslash before them; node-ical too.
static void a_backslash_that_readers_take_for_an_escape_is_a_wide_one(void **state) {
  assert_readable("C:\\new\\Name", "C:＼new＼Name");
  assert_readable("a\\,b\\;c", "a＼,b＼;c");
  assert_readable("\\\\x", "＼＼x");
  assert_readable("\\\\n", "＼＼n");
}

static void a_backslash_that_readers_read_well_stays(void **state) {
  assert_readable("¯\\_(ツ)_/¯", "¯\\_(ツ)_/¯");
  assert_readable("\\(^o^)/ a\\", "\\(^o^)/ a\\");
}

static void what_turns_the_direction_of_text_is_left_out(void **state) {
  assert_readable("a\u202eb\u202cc\u2066d\u2069", "abcd");
  assert_readable("שלום\u200f", "שלום\u200f");
}

static void quotes_around_a_whole_line_are_wide_ones(void **state) {
  assert_readable("\"今晚八点\"", "＂今晚八点＂");
  assert_readable("说\"今晚八点\"", "说\"今晚八点\"");
  assert_readable("\"", "\"");
  assert_str(text_for_readers(*state, S("\"a\nb\""), false), "\"a\nb\"");
}

static void quotes_beside_a_tzid_are_wide_ones(void **state) {
  assert_readable("写 TZID=\"x\" 时", "写 TZID=＂x＂ 时");
}

static void what_readers_read_is_as_it_was_when_it_is_made_readable_again(void **state) {
  static const char *const texts[] = {"\"\\\\\"", "\\\\\\n\\,", "\"TZID=\\N\"", " \"a\" ", "\t\"\\\\n\"\r\n"};
  for (size_t i = 0; i < COUNT(texts); i++) {
    Str once = text_for_readers(*state, str_of(texts[i]), true);
    check_str(text_for_readers(*state, once, true), once, __FILE__, __LINE__);
  }
}

// ---- the bytes of an event ----------------------------------------------------------------------------------------

static Plan plan_of(Arena *arena) {
  Str zone = S("Asia/Shanghai");
  Plan plan = {.about = {.id = S("dawn"), .timezone = zone}, .zone = zone_find(zone)};
  return *(Plan *)memcpy(NEW(arena, Plan), &plan, sizeof plan);
}

static Str written(Arena *arena, const Plan *plan, const Event *event, Str name) {
  Feed feed = {.name = name, .about = name};
  PUSH(arena, &feed.events, event);
  IcsWriter writer;
  ics_begin(arena, plan, STAMP, &writer);
  Buf out = buf_in(arena);
  ics_write(&writer, &out, &feed);
  return buf_str(&out);
}

static const Event dropped = {.identity = S_("dawn/care/open"),
                              .summary = S_("【已取消】开门"),
                              .categories = S_("brand"),
                              .first = MARCH_2,
                              .last = MARCH_2,
                              .at = {600, 630},
                              .cancelled = true,
                              .seq = 3,
                              .changed = STAMP + DAY};

static void an_event_says_when_it_last_changed_and_how_often(void **state) {
  Plan plan = plan_of(*state);
  Event event = dropped;
  assert_has(written(*state, &plan, &event, S("x")),
             "\r\nDTSTAMP:20260102T000000Z\r\nLAST-MODIFIED:20260102T000000Z\r\nSEQUENCE:3\r\n");
  event.changed = 0; // never announced
  assert_has(written(*state, &plan, &event, S("x")),
             "\r\nDTSTAMP:20260101T000000Z\r\nLAST-MODIFIED:20260101T000000Z\r\n");
}

static void what_is_cancelled_says_so_and_makes_nobody_busy(void **state) {
  Plan plan = plan_of(*state);
  Str bytes = written(*state, &plan, &dropped, S("x"));
  assert_has(bytes, "\r\nSUMMARY:【已取消】开门\r\n");
  assert_has(bytes, "\r\nSTATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n");
}

static void what_is_cancelled_rings_nobody(void **state) {
  Plan plan = plan_of(*state);
  plan.feeds.alarm = (Duration){30, UNIT_MINUTE};
  Event event = dropped;
  assert_false(has(written(*state, &plan, &event, S("x")), "VALARM"));
  event.cancelled = false;
  assert_has(written(*state, &plan, &event, S("x")), "VALARM");
}

static void names_have_no_blank_around_them(void **state) {
  assert_str(text_for_names(*state, S(" \u3000护肤\u00a0日 \ufeff\u2003")), "护肤\u00a0日");
  assert_str(text_for_names(*state, S("\u3000\u00a0")), "");
  Plan plan = plan_of(*state);
  Event event = dropped;
  event.categories = S("\u3000brand\u00a0");
  Str bytes = written(*state, &plan, &event, S("\ufeff团队\u3000"));
  assert_has(bytes, "\r\nNAME:团队\r\nX-WR-CALNAME:团队\r\nX-WR-CALDESC:团队\r\n");
  assert_has(bytes, "\r\nCATEGORIES:brand\r\n");
}

// ---- what stays of an event when a plan changes -------------------------------------------------------------------

#define PLAN(brand, campaign)                                                                                          \
  "plan: {id: dawn, brand: " brand ", from: 2026-03-01, to: 2026-05-31}\n"                                             \
  "channels: {moments: {kind: moments, title: 朋友圈}}\n"                                                           \
  "staff: {lin: {name: 林小满, role: adviser, channels: [moments]}}\n"                                              \
  "sops:\n"                                                                                                            \
  "  sale:\n"                                                                                                          \
  "    steps:\n"                                                                                                       \
  "      - {id: open, title: 开门, day: 1, at: 09:00, post: moments, piece: proof/bride, by: each adviser}\n"        \
  "      - {id: pack, day: 1, task: 打包, by: each adviser}\n"                                                       \
  "      - {id: brief, day: -1, at: 16:00, meet: 宣讲, by: all}\n"                                                   \
  "campaigns: {care: {" campaign ", sop: sale}}\n"
#define PIECE "---\nstatus: final\n---\n**好用**，见 [说明](https://example.com/a)。\n\n- 一\n- 二\n"
#define LIN "site/calendar/staff/lin.ics"
#define CARE "site/calendar/campaign/care.ics"

static const Feed *feed_of(const Made *made, const char *path) {
  FeedList *feeds = NEW(made->arena, FeedList);
  assert_no_errors(made);
  feeds_make(made->arena, &made->schedule, feeds);
  for (size_t i = 0; i < feeds->n; i++)
    if (str_eq(feeds->at[i].path, str_of(path))) return &feeds->at[i];
  fail_msg("no feed %s", path);
  return NULL;
}

static const Event *event_in(const Feed *feed, const char *identity) {
  for (size_t i = 0; i < feed->events.n; i++)
    if (str_eq(feed->events.at[i]->identity, str_of(identity))) return feed->events.at[i];
  fail_msg("no event %s", identity);
  return NULL;
}

static Str uids_of(const Feed *feed, Arena *arena) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < feed->events.n; i++) {
    feed_uid(&out, feed, feed->events.at[i]);
    buf_byte(&out, '\n');
  }
  return buf_str(&out);
}

// Moved, renamed, under another brand: each event is the one it was.
static void no_title_day_or_brand_is_in_a_uid(void **state) {
  const Made *before =
      MADE({"plan.yaml", PLAN("晨曦", "title: 护肤节, date: 2026-03-20")}, {"content/proof/bride.md", PIECE});
  const Made *after =
      MADE({"plan.yaml", PLAN("暮色", "title: 大促, date: 2026-04-07")}, {"content/proof/bride.md", PIECE});
  static const char *const feeds[] = {LIN, CARE};
  for (size_t i = 0; i < COUNT(feeds); i++) {
    const Feed *feed = feed_of(before, feeds[i]);
    assert_in_range(feed->events.n, 3, 4); // in the campaign's feed with the campaign
    check_str(uids_of(feed_of(after, feeds[i]), *state), uids_of(feed, *state), __FILE__, __LINE__);
  }
}

static void a_description_is_plain_text(void **state) {
  const Made *made =
      MADE({"plan.yaml", PLAN("晨曦", "title: 护肤节, date: 2026-03-20")}, {"content/proof/bride.md", PIECE});
  Str description = event_in(feed_of(made, LIN), "dawn/care/open")->description;
  assert_has(description, "好用，见 说明");
  assert_false(has(description, "<") || has(description, "**") || has(description, "]("));
}

static void posts_and_tasks_are_free_and_meetings_busy(void **state) {
  const Made *made =
      MADE({"plan.yaml", PLAN("晨曦", "title: 护肤节, date: 2026-03-20")}, {"content/proof/bride.md", PIECE});
  const Feed *feed = feed_of(made, LIN);
  assert_false(event_in(feed, "dawn/care/open")->busy || event_in(feed, "dawn/care/pack")->busy);
  assert_true(event_in(feed, "dawn/care/brief")->busy);
}

// No phone shows a VTODO of a subscription: a task is an event of its day, and not of a time of it.
static void a_task_is_an_event_of_the_whole_day(void **state) {
  const Made *made =
      MADE({"plan.yaml", PLAN("晨曦", "title: 护肤节, date: 2026-03-20")}, {"content/proof/bride.md", PIECE});
  const Event *task = event_in(feed_of(made, LIN), "dawn/care/pack");
  assert_true(task->all_day);
  assert_date(task->first, "2026-03-20");
  Plan plan = plan_of(*state);
  Str bytes = written(*state, &plan, task, S("x"));
  assert_has(bytes, "DTSTART;VALUE=DATE:20260320\r\nDTEND;VALUE=DATE:20260321\r\n");
  assert_false(has(bytes, "VTODO"));
}

// A series is events of its days: nobody has to make out a rule, least of all one of the Chinese calendar.
static void no_event_of_a_calendar_has_a_rule(void **state) {
  const Made *made = MADE({"plan.yaml", "plan: {id: dawn, from: 2026-01-01, to: 2030-12-31}\n"
                                        "staff: {lin: {name: 林小满, role: adviser}}\n"
                                        "dates: {mid-autumn: {lunar: 8-15, title: 中秋}}\n"});
  assert_no_errors(made);
  DatesView view;
  Buf out = buf_in(*state);
  assert_true(dates_view(*state, &made->plan, (Span){day_at("2026-01-01"), day_at("2030-12-31")}, false, &view));
  dates_ics(*state, &out, &view);
  static const char *const days[] = {"20260925", "20270915", "20281003", "20290922", "20300912"};
  for (size_t i = 0; i < COUNT(days); i++)
    assert_has(buf_str(&out), str_c(*state, str_format(*state, "\r\nDTSTART;VALUE=DATE:%s\r\n", days[i])));
  assert_false(has(buf_str(&out), "RRULE") || has(buf_str(&out), "RDATE"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_backslash_that_readers_take_for_an_escape_is_a_wide_one),
      TEST(a_backslash_that_readers_read_well_stays),
      TEST(what_turns_the_direction_of_text_is_left_out),
      TEST(quotes_around_a_whole_line_are_wide_ones),
      TEST(quotes_beside_a_tzid_are_wide_ones),
      TEST(what_readers_read_is_as_it_was_when_it_is_made_readable_again),
      TEST(an_event_says_when_it_last_changed_and_how_often),
      TEST(what_is_cancelled_says_so_and_makes_nobody_busy),
      TEST(what_is_cancelled_rings_nobody),
      TEST(names_have_no_blank_around_them),
      TEST(no_title_day_or_brand_is_in_a_uid),
      TEST(a_description_is_plain_text),
      TEST(posts_and_tasks_are_free_and_meetings_busy),
      TEST(a_task_is_an_event_of_the_whole_day),
      TEST(no_event_of_a_calendar_has_a_rule),
  };
  return cmocka_run_group_tests_name("traps", tests, NULL, NULL);
}
