// lock_write_test: what announcing promises (design section 7), each rule by its name: the lines of the next lock, when
// their numbers go on, what is gone, and what calendars show of each. From plans that are compiled as commands do it.
#include "plan_fixture.h"

#include "../../src/write/room.h"

#define EMPTY_LOCK "# sopcal.lock 1\n"
#define PLAN_HEAD                                                                                                      \
  "plan: {id: dawn, from: 2026-03-01, to: 2026-05-31}\n"                                                               \
  "channels: {moments: {kind: moments, title: 朋友圈, at: [09:00, 20:00]}, circle: {kind: group, title: 社群}}\n"
#define STAFF                                                                                                          \
  "staff:\n"                                                                                                           \
  "  lin: {name: 林小满, role: adviser, channels: [moments, circle]}\n"                                             \
  "  wu: {name: 吴越, role: operator}\n"
#define MORE_STAFF "  zhou: {name: 周周, role: adviser, channels: [moments]}\n"
#define STEPS                                                                                                          \
  "sops:\n"                                                                                                            \
  "  sale:\n"                                                                                                          \
  "    length: 3\n"                                                                                                    \
  "    steps:\n"                                                                                                       \
  "      - {id: ready, day: -7, due: -3, task: 海报, by: one operator}\n"                                            \
  "      - {id: brief, day: -1, at: 16:00, meet: 宣讲, by: all}\n"                                                   \
  "      - {id: open, day: 1, at: 09:00-09:30, post: moments, piece: proof/bride, by: each adviser}\n"
#define CAMPAIGN "campaigns: {care: {title: 护肤节, date: 2026-03-20, sop: sale}}\n"
#define PIECE "---\nstatus: final\n---\n好用。\n"

// The next lock of a plan, as its file holds it.
static const char *lock_of(const Made *made, const char *today, LockNews *news) {
  Lock next;
  LockNews unread;
  Buf out = buf_in(made->arena);
  assert_no_errors(made);
  lock_next(made->arena, &made->schedule, day_at(today), 30, &next, news ? news : &unread);
  lock_write(&out, &next);
  return str_c(made->arena, buf_str(&out));
}

typedef struct World {
  const char *staff, *steps, *campaign, *daily, *piece;
} World;

static World world_new(void) { return (World){STAFF, STEPS, CAMPAIGN, "", PIECE}; }

static const char *plan_of(void **state, const World *world) {
  return str_c(*state,
               str_format(*state, "%s%s%s%s%s", PLAN_HEAD, world->staff, world->steps, world->campaign, world->daily));
}

static Made *compiled(void **state, const World *world, const char *lock) {
  const char *plan = plan_of(state, world);
  return MADE({"plan.yaml", plan}, {"content/proof/bride.md", world->piece}, {"sopcal.lock", lock});
}

static const char *lock_on(void **state, const World *world, const char *lock, const char *today) {
  const PlanFile files[] = {
      {"plan.yaml", plan_of(state, world)}, {"content/proof/bride.md", world->piece}, {"sopcal.lock", lock}};
  return lock_of(plan_made_to_lock(state, day_at(today), COUNT(files), files), today, NULL);
}

// The line of an identity: what stands behind it.
static Str line_of(const char *lock, const char *identity) {
  Str rest = str_of(lock), wanted = str_of(identity);
  for (Str line; str_cut(&rest, '\n', &line);)
    if (str_starts(line, wanted) && line.n > wanted.n && line.at[wanted.n] == ' ') return str_from(line, wanted.n + 1);
  return S("");
}

static bool has(Str text, const char *needle) { return str_find(text, str_of(needle)) >= 0; }

#define assert_has(text, needle) check_has((text), (needle), __FILE__, __LINE__)
static void check_has(Str text, const char *needle, const char *file, int line) {
  if (has(text, needle)) return;
  print_error("'%s' is not in:\n%.*s\n", needle, STR(text));
  _fail(file, line);
}

static const Event *event_in(const Made *made, const char *path, const char *identity) {
  FeedList feeds;
  feeds_make(made->arena, &made->schedule, &feeds);
  for (size_t i = 0; i < feeds.n; i++)
    for (size_t k = 0; str_eq(feeds.at[i].path, str_of(path)) && k < feeds.at[i].events.n; k++)
      if (str_eq(feeds.at[i].events.at[k]->identity, str_of(identity))) return feeds.at[i].events.at[k];
  return NULL;
}

#define TEAM "site/calendar/team.ics"
#define LIN "site/calendar/staff/lin.ics"
#define WU "site/calendar/staff/wu.ics"
#define MOMENTS "site/calendar/channel/moments.ics"
#define CIRCLE "site/calendar/channel/circle.ics"
#define CARE "site/calendar/campaign/care.ics"

// ---- lines --------------------------------------------------------------------------------------------------------

static void what_begins_within_the_horizon_is_announced_with_its_campaign(void **state) {
  World world = world_new();
  const Made *made = compiled(state, &world, EMPTY_LOCK);
  LockNews news;
  const char *lock = lock_of(made, "2026-02-15", &news); // until March 17
  assert_int_equal(news.fresh, 2);
  assert_has(line_of(lock, "dawn/care"), "opens=2026-03-20..2026-03-22 title=护肤节 digest=");
  assert_has(
      line_of(lock, "dawn/care/ready"),
      "kind=deadline on=2026-03-13..2026-03-17 people=wu by=\"one operator\" title=截止：海报（护肤节） digest=");
  assert_has(line_of(lock, "dawn/care/ready"), " seq=1 changed=2026-02-15T00:00:00Z");
  assert_int_equal(line_of(lock, "dawn/care/brief").n, 0);
  lock = lock_of(made, "2026-02-18", &news);
  assert_int_equal(news.fresh, 4);
  assert_has(line_of(lock, "dawn/care/open"),
             "kind=post on=2026-03-20 at=09:00-09:30 channel=moments piece=proof/bride "
             "by=\"each adviser\" title=\"朋友圈");
}

static void lines_are_read_and_written_as_the_same_bytes(void **state) {
  World world = world_new();
  const char *lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  LockNews news;
  assert_string_equal(lock_of(compiled(state, &world, lock), "2026-03-09", &news), lock);
  assert_int_equal(news.kept, 4);
  world.campaign = "campaigns: {care: {title: '护 \"肤\" \\节', date: 2026-03-20, sop: sale}}\n";
  lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  assert_has(line_of(lock, "dawn/care"), "title=\"护 \\\"肤\\\" \\\\节\"");
  assert_string_equal(lock_of(compiled(state, &world, lock), "2026-03-01", NULL), lock);
}

// Titles are cleaned of blanks at their ends: of this one nothing is left.
static void a_title_of_nothing_is_written_and_read_again(void **state) {
  World world = world_new();
  world.campaign = "campaigns: {care: {title: ' ', date: 2026-03-20, sop: sale}}\n";
  const char *lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  assert_has(line_of(lock, "dawn/care"), "title=\"\" digest=");
  assert_string_equal(lock_of(compiled(state, &world, lock), "2026-03-01", NULL), lock);
}

static void what_lasts_longer_than_a_plan_is_written_and_read_again(void **state) {
  static const char plan[] =
      "plan: {id: p, from: 2026-01-01, to: 2036-01-01}\n"
      "staff: {lin: {name: 林小满, role: adviser}}\n"
      "sops: {s: {steps: [{id: a, day: -1000, due: last+1000, days: workdays, task: t, by: lin}]}}\n"
      "campaigns: {c: {date: 2026-01-02..2035-12-31, sop: s}}\n";
  const char *lock = lock_of(MADE({"plan.yaml", plan}, {"sopcal.lock", EMPTY_LOCK}), "2026-01-01", NULL);
  assert_has(line_of(lock, "p/c/a"), "on=2022-03-04..2039-10-31");
  assert_string_equal(lock_of(MADE({"plan.yaml", plan}, {"sopcal.lock", lock}), "2026-01-01", NULL), lock);
}

static void an_edited_text_takes_the_next_number_and_a_later_instant(void **state) {
  World world = world_new();
  const char *lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  world.piece = "---\nstatus: final\n---\n真好用。\n";
  LockNews news;
  const char *next = lock_of(compiled(state, &world, lock), "2026-03-04", &news);
  assert_int_equal(news.changed, 1);
  assert_has(line_of(next, "dawn/care/open"), " seq=2 changed=2026-03-04T00:00:00Z");
  assert_has(line_of(next, "dawn/care/brief"), " seq=1 changed=2026-03-01T00:00:00Z");
  world.piece = PIECE;
  next = lock_of(compiled(state, &world, next), "2026-03-04", NULL);
  assert_has(line_of(next, "dawn/care/open"), " seq=3 changed=2026-03-04T00:00:01Z");
}

static void a_text_that_names_its_reader_changes_with_its_template_and_with_nobodys_name(void **state) {
  World world = world_new();
  world.piece = "---\nstatus: final\n---\n我是{{staff.name}}。\n";
  const char *lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  world.staff = STAFF MORE_STAFF;
  assert_string_equal(lock_of(compiled(state, &world, lock), "2026-03-01", NULL), lock);
  world.piece = "---\nstatus: final\n---\n你好，我是{{staff.name}}。\n";
  LockNews news;
  lock_of(compiled(state, &world, lock), "2026-03-01", &news);
  assert_int_equal(news.changed, 1);
}

static void what_lies_before_the_plan_stays_as_it_is(void **state) {
  const char *lock = EMPTY_LOCK "dawn/old/open kind=post on=2025-06-16 channel=moments piece=proof/old by=all title=旧 "
                                "digest=0123456789abcdef seq=4 changed=2025-06-01T00:00:00Z\n";
  World world = world_new();
  const char *next = lock_of(compiled(state, &world, lock), "2026-03-01", NULL);
  assert_has(line_of(next, "dawn/old/open"), "digest=0123456789abcdef seq=4 changed=2025-06-01T00:00:00Z");
}

// ---- what is gone -------------------------------------------------------------------------------------------------

static void what_the_plan_has_no_more_is_shown_as_cancelled_to_those_who_had_it(void **state) {
  World world = world_new();
  const char *lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  world.steps = "sops: {sale: {length: 3, steps: [{id: brief, day: -1, at: 16:00, meet: 宣讲, by: all}]}}\n";
  LockNews news;
  const char *next = lock_of(compiled(state, &world, lock), "2026-03-05", &news);
  assert_int_equal(news.gone, 2);
  assert_has(line_of(next, "dawn/care/open"), "gone until=2026-04-03 kind=post on=2026-03-20 at=09:00-09:30 ");
  assert_has(line_of(next, "dawn/care/open"), " seq=2 changed=2026-03-05T00:00:00Z");
  const Made *made = compiled(state, &world, next);
  const Event *event = event_in(made, LIN, "dawn/care/open");
  assert_non_null(event);
  assert_has(event->summary, "【已取消】朋友圈");
  assert_true(event->cancelled && !event->busy && !event->all_day);
  assert_int_equal(event->seq, 2);
  assert_non_null(event_in(made, MOMENTS, "dawn/care/open"));
  assert_non_null(event_in(made, CARE, "dawn/care/open"));
  assert_null(event_in(made, WU, "dawn/care/open"));
  assert_null(event_in(made, TEAM, "dawn/care/open"));
  event = event_in(made, TEAM, "dawn/care/ready");
  assert_date(event->first, "2026-03-17");
  assert_true(event->all_day && event->cancelled);
  assert_non_null(event_in(made, WU, "dawn/care/ready"));
  assert_null(event_in(made, LIN, "dawn/care/ready"));
}

static void a_cancelled_campaign_stands_on_its_days(void **state) {
  World world = world_new();
  const char *lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  world.campaign = "campaigns: {care: {title: 护肤节, every: mon}}\n";
  lock = lock_of(compiled(state, &world, lock), "2026-03-05", NULL);
  const Event *event = event_in(compiled(state, &world, lock), CARE, "dawn/care");
  assert_has(event->summary, "【已取消】护肤节");
  assert_date(event->first, "2026-03-20");
  assert_date(event->last, "2026-03-22");
}

static void a_cancellation_is_shown_for_two_weeks_and_then_left_out(void **state) {
  World world = world_new();
  const char *lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  world.campaign = "";
  lock = lock_of(compiled(state, &world, lock), "2026-03-05", NULL);
  LockNews news;
  assert_string_equal(lock_of(compiled(state, &world, lock), "2026-03-31", &news), lock);
  assert_has(line_of(lock, "dawn/care/ready"), "gone until=2026-03-31");
  const char *next = lock_of(compiled(state, &world, lock), "2026-04-01", &news);
  assert_int_equal(news.expired, 1);
  assert_int_equal(line_of(next, "dawn/care/ready").n, 0);
  assert_has(line_of(next, "dawn/care/open"), "gone until=2026-04-03");
}

static void what_took_place_is_not_cancelled_and_counts_as_used(void **state) {
  World world = world_new();
  const char *lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  world.campaign = "";
  const char *next = lock_of(compiled(state, &world, lock), "2026-03-21", NULL);
  assert_has(line_of(next, "dawn/care/open"), "gone until=2026-03-20 kind=post");
  assert_has(line_of(next, "dawn/care/open"), " seq=1 changed=2026-03-01T00:00:00Z");
  assert_has(line_of(next, "dawn/care"), "gone until=2026-04-05 opens=2026-03-20..2026-03-22");
  Made *made = compiled(state, &world, next);
  assert_null(event_in(made, MOMENTS, "dawn/care/open"));
  assert_non_null(event_in(made, TEAM, "dawn/care"));
  assert_string_equal(lock_of(made, "2026-04-05", NULL), next);
  assert_has(line_of(lock_of(made, "2027-01-01", NULL), "dawn/care/open"), "gone until=2026-03-20");
  world.campaign = "campaigns: {more: {title: 返场, date: 2026-04-20, sop: sale}}\n";
  world.piece = "---\nstatus: final\nreuse: {after: 1d, times: 1}\n---\n好用。\n";
  assert_str(piece_of(compiled(state, &world, EMPTY_LOCK), "dawn/more/open"), "proof/bride");
  assert_str(piece_of(compiled(state, &world, next), "dawn/more/open"), "");
}

// By the lock that calls it off, and not only by the next one.
static void a_piece_is_free_once_its_post_is_called_off_and_not_when_it_was_made(void **state) {
  World world = world_new();
  world.steps =
      "sops: {sale: {steps: [{id: open, day: 1, at: 09:00, post: moments, line: proof, by: each adviser}]}}\n";
  world.daily = "daily: {moments: {per_day: 1, mix: {proof: 1}}}\n";
  world.piece = "---\nstatus: final\nvalid: 2026-03-20..2026-03-25\nreuse: {after: 1d, times: 1}\n---\n好用。\n";
  const char *lock = lock_on(state, &world, EMPTY_LOCK, "2026-03-02");
  assert_has(line_of(lock, "dawn/care/open"), "piece=proof/bride");
  assert_false(has(line_of(lock, "dawn/moments/2026-03-21/1"), "piece="));
  world.campaign = "";
  const char *next = lock_on(state, &world, lock, "2026-03-03");
  assert_has(line_of(next, "dawn/care/open"), "gone");
  assert_has(line_of(next, "dawn/moments/2026-03-20/1"), "piece=proof/bride");
  assert_string_equal(lock_on(state, &world, next, "2026-03-03"), next);
  next = lock_on(state, &world, lock, "2026-03-21"); // it had been made
  assert_false(has(line_of(next, "dawn/moments/2026-03-22/1"), "piece="));
  assert_string_equal(lock_on(state, &world, next, "2026-03-21"), next);
  world.campaign = CAMPAIGN; // and comes back
  next = lock_on(state, &world, next, "2026-03-21");
  assert_has(line_of(next, "dawn/care/open"), "kind=post on=2026-03-20 at=09:00 channel=moments piece=proof/bride");
  assert_string_equal(lock_on(state, &world, next, "2026-03-21"), next);
}

static void what_comes_back_goes_on_from_its_cancellation(void **state) {
  World world = world_new(), without = world_new();
  const char *lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  without.campaign = "";
  lock = lock_of(compiled(state, &without, lock), "2026-03-05", NULL);
  const Made *back = compiled(state, &world, lock);
  const Event *event = event_in(back, CARE, "dawn/care/open");
  assert_true(!event->cancelled && !event->confirmed); // not yet announced anew
  assert_int_equal(event->seq, 2);
  lock = lock_of(back, "2026-03-06", NULL);
  assert_has(line_of(lock, "dawn/care/open"), "kind=post on=2026-03-20");
  assert_has(line_of(lock, "dawn/care/open"), "seq=3 changed=2026-03-06T00:00:00Z");
}

// ---- calendars ----------------------------------------------------------------------------------------------------

static void what_is_announced_shows_its_number_and_instant(void **state) {
  World world = world_new();
  const char *lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  const Event *event = event_in(compiled(state, &world, lock), LIN, "dawn/care/open");
  assert_true(event->confirmed == false); // its campaign is a draft
  assert_int_equal(event->seq, 1);
  assert_int_equal(event->changed, day_at("2026-03-01") * INT64_C(86400));
  assert_has(event->description, "好用。");
}

static void what_is_not_announced_shows_its_line_and_campaign_and_no_text(void **state) {
  World world = world_new();
  world.campaign = "campaigns: {care: {title: 护肤节, date: 2026-03-20, sop: sale, status: final}}\n";
  const Event *event = event_in(compiled(state, &world, EMPTY_LOCK), LIN, "dawn/care/open");
  assert_str(event->summary, "朋友圈（护肤节）");
  assert_has(event->description, "暂定：还没有公布，以后可能会变。");
  assert_has(event->description, "活动：护肤节");
  assert_false(has(event->description, "好用"));
  assert_false(event->confirmed);
  assert_int_equal(event->seq, 0);
  assert_int_equal(event->changed, 0);
  event = event_in(compiled(state, &world, EMPTY_LOCK), WU, "dawn/care/ready");
  assert_has(event->description, "执行人：一位运营");
}

static void a_day_of_daily_posts_sums_the_numbers_of_its_parts(void **state) {
  World world = world_new();
  world.campaign = "";
  world.daily = "daily: {moments: {per_day: 2, mix: {proof: 1}}}\n";
  const char *lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  const Event *event = event_in(compiled(state, &world, lock), LIN, "dawn/daily/2026-03-05");
  assert_int_equal(event->seq, 2);
  event = event_in(compiled(state, &world, lock), MOMENTS, "dawn/moments/2026-05-05");
  assert_int_equal(event->seq, 0);
  assert_has(event->description, "09:00 朋友圈 · 口碑（暂定）\n");
}

static void a_day_whose_daily_posts_are_all_gone_is_cancelled(void **state) {
  World world = world_new();
  world.campaign = "";
  const char *lock = EMPTY_LOCK "dawn/circle/2026-03-05/1 gone until=2026-03-19 kind=daily on=2026-03-05 at=10:00 "
                                "channel=circle people=lin by=one "
                                "title=社群 seq=2 changed=2026-03-02T00:00:00Z\n"
                                "dawn/circle/2026-03-05/2 gone until=2026-03-19 kind=daily on=2026-03-05 at=20:00 "
                                "channel=circle people=lin by=one "
                                "title=社群 seq=3 changed=2026-03-03T00:00:00Z\n";
  const Made *made = compiled(state, &world, lock);
  const Event *event = event_in(made, LIN, "dawn/daily/2026-03-05");
  assert_str(event->summary, "【已取消】日常 2 条");
  assert_int_equal(event->seq, 5);
  assert_int_equal(event->changed, day_at("2026-03-03") * INT64_C(86400));
  assert_non_null(event_in(made, CIRCLE, "dawn/circle/2026-03-05"));
  world.daily = "daily: {moments: {per_day: 1, mix: {proof: 1}}}\n";
  event = event_in(compiled(state, &world, lock), LIN, "dawn/daily/2026-03-05");
  assert_int_equal(event->seq, 5); // with what is not yet announced
  assert_false(event->cancelled);
}

static void of_a_day_that_is_gone_each_language_has_its_words(void **state) {
  const Made *made = MADE({"plan.yaml", "plan: {id: dawn, from: 2026-03-01, to: 2026-05-31, locale: en}\n"
                                        "channels: {circle: {kind: group}}\n"
                                        "staff: {lin: {name: Lin, role: adviser, channels: [circle]}}\n"},
                          {"sopcal.lock", EMPTY_LOCK
                           "dawn/circle/2026-03-05/1 gone until=2026-03-19 kind=daily on=2026-03-05 at=10:00 "
                           "channel=circle people=lin by=one title=x seq=2 changed=2026-03-02T00:00:00Z\n"});
  assert_str(event_in(made, LIN, "dawn/daily/2026-03-05")->summary, "Cancelled: 1 daily post");
}

// ---- who carries it out -------------------------------------------------------------------------------------------

#define STORES                                                                                                         \
  "staff:\n"                                                                                                           \
  "  lin: {name: 林小满, role: adviser, store: SH-001, channels: [moments]}\n"                                      \
  "  wu: {name: 吴越, role: operator, store: SH-002, region: 上海}\n"

static void a_stores_part_is_told_and_cancelled_in_that_store_alone(void **state) {
  static const struct {
    const char *by, *text;
    bool lin, wu;
  } cases[] = {
      {"each adviser of SH-001", "执行人：SH-001 的每位顾问", true, false},
      {"all of SH-001", "执行人：SH-001 的所有人", true, false},
      {"all of 上海", "执行人：上海 的所有人", false, true},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    World world = world_new();
    world.staff = STORES;
    world.steps = str_c(
        *state, str_format(*state, "sops: {sale: {steps: [{id: pack, day: 1, task: 备货, by: %s}]}}\n", cases[i].by));
    const Made *made = compiled(state, &world, EMPTY_LOCK);
    const char *lock = lock_of(made, "2026-03-01", NULL);
    const char *identity = "dawn/care/pack";
    assert_has(line_of(lock, identity), str_c(*state, str_format(*state, "by=\"%s\"", cases[i].by)));
    assert_has(event_in(made, CARE, identity)->description, cases[i].text);
    world.campaign = "";
    made = compiled(state, &world, lock_of(compiled(state, &world, lock), "2026-03-05", NULL));
    assert_int_equal(event_in(made, LIN, identity) != NULL, cases[i].lin);
    assert_int_equal(event_in(made, WU, identity) != NULL, cases[i].wu);
  }
}

static void a_stores_part_is_told_in_english_too(void **state) {
  const Made *made = MADE({"plan.yaml", "plan: {id: dawn, from: 2026-03-01, to: 2026-05-31, locale: en}\n"
                                        "channels: {moments: {kind: moments}}\n" STORES
                                        "sops: {s: {steps: [{id: pack, day: 1, task: Pack, by: all of SH-001}]}}\n"
                                        "campaigns: {care: {sop: s, date: 2026-03-20}}\n"});
  assert_no_errors(made);
  assert_has(event_in(made, CARE, "dawn/care/pack")->description, "everybody of SH-001");
}

static void an_owner_is_announced_by_name(void **state) {
  World world = world_new();
  world.steps = "sops: {sale: {steps: [{id: pack, day: 1, task: 备货, by: owner}]}}\n";
  world.campaign = "campaigns: {care: {title: 护肤节, date: 2026-03-20, sop: sale, by: wu}}\n";
  const Made *made = compiled(state, &world, EMPTY_LOCK);
  const char *lock = lock_of(made, "2026-03-01", NULL);
  assert_has(line_of(lock, "dawn/care/pack"), " by=wu ");
  assert_has(event_in(made, CARE, "dawn/care/pack")->description, "执行人：吴越");
  world.campaign = "";
  made = compiled(state, &world, lock_of(compiled(state, &world, lock), "2026-03-05", NULL));
  assert_non_null(event_in(made, WU, "dawn/care/pack"));
  assert_null(event_in(made, LIN, "dawn/care/pack"));
}

static void who_joins_a_role_changes_no_event_of_others(void **state) {
  World world = world_new();
  const char *lock = lock_of(compiled(state, &world, EMPTY_LOCK), "2026-03-01", NULL);
  const Event *before = event_in(compiled(state, &world, lock), LIN, "dawn/care/open");
  assert_has(before->description, "执行人：每位顾问");
  world.staff = STAFF MORE_STAFF;
  const Made *after = compiled(state, &world, lock);
  assert_true(str_eq(event_in(after, LIN, "dawn/care/open")->description, before->description));
  assert_has(event_in(after, LIN, "dawn/care/brief")->description, "执行人：所有人");
  assert_has(event_in(after, WU, "dawn/care/ready")->description, "执行人：吴越");
  assert_string_equal(lock_of(after, "2026-03-01", NULL), lock);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(what_begins_within_the_horizon_is_announced_with_its_campaign),
      TEST(lines_are_read_and_written_as_the_same_bytes),
      TEST(a_title_of_nothing_is_written_and_read_again),
      TEST(what_lasts_longer_than_a_plan_is_written_and_read_again),
      TEST(an_edited_text_takes_the_next_number_and_a_later_instant),
      TEST(a_text_that_names_its_reader_changes_with_its_template_and_with_nobodys_name),
      TEST(what_lies_before_the_plan_stays_as_it_is),
      TEST(what_the_plan_has_no_more_is_shown_as_cancelled_to_those_who_had_it),
      TEST(a_cancelled_campaign_stands_on_its_days),
      TEST(a_cancellation_is_shown_for_two_weeks_and_then_left_out),
      TEST(what_took_place_is_not_cancelled_and_counts_as_used),
      TEST(a_piece_is_free_once_its_post_is_called_off_and_not_when_it_was_made),
      TEST(what_comes_back_goes_on_from_its_cancellation),
      TEST(what_is_announced_shows_its_number_and_instant),
      TEST(what_is_not_announced_shows_its_line_and_campaign_and_no_text),
      TEST(a_day_of_daily_posts_sums_the_numbers_of_its_parts),
      TEST(a_day_whose_daily_posts_are_all_gone_is_cancelled),
      TEST(of_a_day_that_is_gone_each_language_has_its_words),
      TEST(a_stores_part_is_told_and_cancelled_in_that_store_alone),
      TEST(a_stores_part_is_told_in_english_too),
      TEST(an_owner_is_announced_by_name),
      TEST(who_joins_a_role_changes_no_event_of_others),
  };
  return cmocka_run_group_tests_name("lock_write", tests, NULL, NULL);
}
