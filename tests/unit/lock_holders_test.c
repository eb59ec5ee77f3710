// lock_holders_test: what each person's calendar promises when what was announced becomes somebody else's (design
// section 7), each rule by its name. From plans that are compiled as commands do it, one lock after the other.
#include "plan_fixture.h"

#include "../../src/write/room.h"

// ---- a team -------------------------------------------------------------------------------------------------------

typedef struct World {
  const char *from, *staff, *daily, *task, *campaigns;
  const char *lock; // the last one
} World;

#define ADVISERS                                                                                                       \
  "  lin: {name: 林小满, role: adviser, channels: [moments, circle]}\n"                                             \
  "  xu: {name: 许言, role: adviser, channels: [moments, circle]}\n"
#define OPERATORS "  wu: {name: 吴越, role: operator, channels: [moments]}\n"
#define OPERATOR_AWAY "  wu: {name: 吴越, role: service, channels: [moments]}\n"
#define OTHER_OPERATOR "  zhou: {name: 周周, role: operator}\n"
#define CARE "  care: {title: 护肤节, date: 2026-03-20, sop: sale}\n"
#define EACH_DAY "{moments: {per_day: 1, mix: {persona: 1}, by: each adviser}}"

static World world_new(void) {
  return (World){.from = "2026-03-01",
                 .staff = ADVISERS OPERATORS,
                 .daily = "{}",
                 .task = "{id: pack, day: 1, at: 10:00, task: 备货, by: one operator}",
                 .campaigns = CARE,
                 .lock = "# sopcal.lock 1\n"};
}

static const char *plan_of(void **state, const World *world) {
  static const char plan[] = "plan: {id: dawn, from: %s, to: 2026-05-31}\n"
                             "channels:\n"
                             "  moments: {kind: moments, title: 朋友圈, at: [09:00, 20:00]}\n"
                             "  circle: {kind: group, title: 社群, at: [10:00]}\n"
                             "staff:\n%s"
                             "daily: %s\n"
                             "sops: {sale: {steps: [%s]}}\n"
                             "campaigns:\n%s  other: {title: 别的, date: 2026-05-20, sop: sale}\n";
  return str_c(*state,
               str_format(*state, plan, world->from, world->staff, world->daily, world->task, world->campaigns));
}

#define PIECE(n)                                                                                                       \
  { "content/persona/p" #n ".md", "---\nstatus: final\nreuse: {after: 1d}\n---\n第 " #n " 篇。\n" }

static const Made *now(void **state, const World *world) {
  const Made *made =
      MADE({"plan.yaml", plan_of(state, world)}, PIECE(1), PIECE(2), PIECE(3), {"sopcal.lock", world->lock});
  assert_no_errors(made);
  return made;
}

static void lock_on(void **state, World *world, const char *today) {
  const PlanFile files[] = {
      {"plan.yaml", plan_of(state, world)}, PIECE(1), PIECE(2), PIECE(3), {"sopcal.lock", world->lock}};
  const Made *made = plan_made_to_lock(state, day_at(today), COUNT(files), files);
  Lock next;
  LockNews news;
  Buf out = buf_in(made->arena);
  assert_no_errors(made);
  lock_next(made->arena, &made->schedule, day_at(today), 30, &next, &news);
  lock_write(&out, &next);
  world->lock = str_c(made->arena, buf_str(&out));
}

static const Event *event_of(void **state, const World *world, const char *whose, const char *identity) {
  const Made *made = now(state, world);
  Str path = str_format(*state, "site/calendar/%s.ics", whose);
  FeedList feeds;
  feeds_make(made->arena, &made->schedule, &feeds);
  for (size_t i = 0; i < feeds.n; i++)
    for (size_t k = 0; str_eq(feeds.at[i].path, path) && k < feeds.at[i].events.n; k++)
      if (str_eq(feeds.at[i].events.at[k]->identity, str_of(identity))) return feeds.at[i].events.at[k];
  return NULL;
}

static bool says(const World *world, const char *words) { return strstr(world->lock, words) != NULL; }

#define PACK "dawn/care/pack"
#define DAY "dawn/daily/2026-03-20"

// ---- an item ------------------------------------------------------------------------------------------------------

static void who_is_replaced_sees_it_cancelled_for_two_weeks_and_then_no_more(void **state) {
  World world = world_new();
  lock_on(state, &world, "2026-03-01");
  world.staff = ADVISERS OPERATOR_AWAY OTHER_OPERATOR;
  lock_on(state, &world, "2026-03-03");
  assert_true(says(&world, PACK "@wu gone until=2026-04-03 "));
  const Event *lost = event_of(state, &world, "staff/wu", PACK);
  assert_true(lost->cancelled);
  assert_int_equal(lost->seq, 2);
  assert_false(event_of(state, &world, "staff/zhou", PACK)->cancelled);
  lock_on(state, &world, "2026-04-03");
  assert_true(event_of(state, &world, "staff/wu", PACK)->cancelled);
  assert_int_equal(event_of(state, &world, "staff/wu", PACK)->changed, lost->changed);
  lock_on(state, &world, "2026-04-04");
  assert_null(event_of(state, &world, "staff/wu", PACK));
}

static void who_is_named_no_more_sees_it_cancelled(void **state) {
  World world = world_new();
  world.task = "{id: pack, day: 1, at: 10:00, task: 备货, by: wu}";
  lock_on(state, &world, "2026-03-01");
  world.task = "{id: pack, day: 1, at: 10:00, task: 备货, by: lin}";
  lock_on(state, &world, "2026-03-03");
  assert_true(event_of(state, &world, "staff/wu", PACK)->cancelled);
  assert_false(event_of(state, &world, "staff/lin", PACK)->cancelled);
}

static void who_gets_an_item_back_has_a_higher_number_than_its_cancellation(void **state) {
  World world = world_new();
  lock_on(state, &world, "2026-03-01");
  world.staff = ADVISERS OPERATOR_AWAY OTHER_OPERATOR;
  lock_on(state, &world, "2026-03-03");
  int64_t lost = event_of(state, &world, "staff/wu", PACK)->changed;
  world.staff = ADVISERS OPERATORS;
  lock_on(state, &world, "2026-03-05");
  const Event *back = event_of(state, &world, "staff/wu", PACK);
  assert_false(back->cancelled);
  assert_true(back->seq > 2 && back->changed > lost);
  int seq = back->seq;
  lock_on(state, &world, "2026-03-06");
  assert_int_equal(event_of(state, &world, "staff/wu", PACK)->seq, seq);
}

static void what_each_of_a_role_did_leaves_their_calendars_without_a_word(void **state) {
  World world = world_new();
  world.task = "{id: pack, day: 1, at: 10:00, task: 备货, by: each adviser}";
  lock_on(state, &world, "2026-03-01");
  assert_int_equal(event_of(state, &world, "staff/lin", PACK)->seq, 1);
  world.task = "{id: pack, day: 1, at: 10:00, task: 备货, by: each operator}";
  lock_on(state, &world, "2026-03-03");
  assert_null(event_of(state, &world, "staff/lin", PACK));
  assert_int_equal(event_of(state, &world, "staff/wu", PACK)->seq, 2);
  world.task = "{id: pack, day: 1, at: 10:00, task: 备货, by: each adviser}";
  lock_on(state, &world, "2026-03-05");
  assert_int_equal(event_of(state, &world, "staff/lin", PACK)->seq, 3);
}

static void who_leaves_the_plan_has_no_calendar_and_goes_on_from_it_when_they_are_back(void **state) {
  World world = world_new();
  lock_on(state, &world, "2026-03-01");
  world.staff = ADVISERS OTHER_OPERATOR;
  lock_on(state, &world, "2026-03-03");
  assert_null(event_of(state, &world, "staff/wu", PACK));
  world.staff = ADVISERS OPERATORS;
  lock_on(state, &world, "2026-03-05");
  assert_int_equal(event_of(state, &world, "staff/wu", PACK)->seq, 3); // it was announced for zhou in between
}

static void a_campaign_that_the_plan_has_no_more_keeps_its_calendar_while_it_shows_something(void **state) {
  World world = world_new();
  world.task = "{id: pack, day: 1, due: 20, task: 备货, by: one operator}";
  lock_on(state, &world, "2026-03-01");
  world.campaigns = "";
  lock_on(state, &world, "2026-03-03");
  assert_true(says(&world, "dawn/care gone until=2026-04-22 "));
  assert_true(event_of(state, &world, "campaign/care", "dawn/care")->cancelled);
  lock_on(state, &world, "2026-04-22");
  assert_true(event_of(state, &world, "campaign/care", PACK)->cancelled);
  lock_on(state, &world, "2026-04-23");
  assert_null(event_of(state, &world, "campaign/care", PACK));
}

// ---- a day of posts -----------------------------------------------------------------------------------------------

static void a_days_number_does_not_fall_when_a_role_loses_a_post_of_it(void **state) {
  static const char two[] = "{moments: {per_day: 1, mix: {persona: 1}, by: each adviser}, "
                            "circle: {per_day: 1, mix: {persona: 1}, by: %s}}";
  World world = world_new();
  world.daily = str_c(*state, str_format(*state, two, "each adviser"));
  lock_on(state, &world, "2026-03-01");
  assert_int_equal(event_of(state, &world, "staff/lin", DAY)->seq, 2);
  world.staff = ADVISERS "  wu: {name: 吴越, role: operator, channels: [moments, circle]}\n";
  world.daily = str_c(*state, str_format(*state, two, "each operator"));
  lock_on(state, &world, "2026-03-03");
  assert_true(says(&world, "dawn/circle/2026-03-20/1@each spent "));
  const Event *less = event_of(state, &world, "staff/lin", DAY);
  assert_true(less->seq > 2 && !less->cancelled);
  world.daily = str_c(*state, str_format(*state, two, "all"));
  lock_on(state, &world, "2026-03-05");
  assert_true(says(&world, "by=\"each operator,each adviser\" "));
  assert_true(event_of(state, &world, "staff/lin", DAY)->seq > less->seq);
}

static void a_days_number_does_not_fall_when_somebody_has_another_role(void **state) {
  World world = world_new();
  world.daily = "{moments: {per_day: 2, mix: {persona: 1}, by: each adviser}, "
                "circle: {per_day: 1, mix: {persona: 1}, by: all}}";
  lock_on(state, &world, "2026-03-01");
  assert_true(says(&world, "dawn/@lin staff role=adviser channels=moments,circle\n"));
  world.daily = "{moments: {per_day: 2, mix: {persona: 1}, by: each operator}, "
                "circle: {per_day: 1, mix: {persona: 1}, by: all}}";
  lock_on(state, &world, "2026-03-03");
  int seq = event_of(state, &world, "staff/lin", DAY)->seq;
  int64_t changed = event_of(state, &world, "staff/lin", DAY)->changed;
  world.staff = "  lin: {name: 林小满, role: service, channels: [moments, circle]}\n"
                "  xu: {name: 许言, role: adviser, channels: [moments, circle]}\n" OPERATORS;
  const Event *before = event_of(state, &world, "staff/lin", DAY); // the lock does not say so yet
  assert_true(before->seq == seq && before->changed == changed);
  lock_on(state, &world, "2026-03-05");
  const Event *after = event_of(state, &world, "staff/lin", DAY);
  assert_true(after->seq == seq && after->changed == changed);
  assert_true(says(&world, "dawn/moments/2026-03-20/1@lin spent "));
  const char *lock = world.lock;
  lock_on(state, &world, "2026-03-05");
  assert_string_equal(world.lock, lock);
}

static void who_loses_the_only_post_of_a_day_sees_the_day_cancelled_but_not_on_a_day_off(void **state) {
  World world = world_new();
  world.campaigns = "";
  world.daily = "{circle: {per_day: 1, mix: {persona: 1}, by: one adviser}}";
  world.staff = "  lin: {name: 林小满, role: adviser, channels: [circle]}\n" OPERATORS;
  lock_on(state, &world, "2026-03-01");
  int seq = event_of(state, &world, "staff/lin", DAY)->seq;
  world.daily = "{}";
  lock_on(state, &world, "2026-03-03");
  assert_true(event_of(state, &world, "staff/lin", DAY)->cancelled);
  assert_true(event_of(state, &world, "staff/lin", DAY)->seq > seq);
  world.staff = "  lin: {name: 林小满, role: adviser, channels: [circle], days_off: [2026-03-20]}\n" OPERATORS;
  assert_null(event_of(state, &world, "staff/lin", DAY));
  assert_true(event_of(state, &world, "staff/lin", "dawn/daily/2026-03-21")->cancelled);
}

static void what_is_cancelled_stays_as_it_is_for_one_who_has_another_role_since(void **state) {
  World world = world_new();
  world.daily = EACH_DAY;
  lock_on(state, &world, "2026-03-01");
  world.daily = "{}";
  lock_on(state, &world, "2026-03-03");
  const Event *before = event_of(state, &world, "staff/lin", DAY);
  assert_true(before->cancelled);
  world.staff = "  lin: {name: 林小满, role: service, channels: [moments, circle]}\n" OPERATORS;
  lock_on(state, &world, "2026-03-05");
  assert_true(says(&world, "dawn/moments/2026-03-20/1@lin gone "));
  const Event *after = event_of(state, &world, "staff/lin", DAY);
  assert_true(after->cancelled && after->seq == before->seq && after->changed == before->changed);
}

static void a_day_that_the_plan_has_no_more_stays_cancelled_to_its_end_and_leaves_no_line(void **state) {
  World world = world_new();
  world.campaigns = "";
  world.daily = "{circle: {per_day: 1, mix: {persona: 1}, by: one adviser}}";
  world.staff = "  lin: {name: 林小满, role: adviser, channels: [circle]}\n" OPERATORS;
  lock_on(state, &world, "2026-03-01");
  world.staff = "  lin: {name: 林小满, role: service, channels: [circle]}\n"
                "  xu: {name: 许言, role: adviser, channels: [circle]}\n" OPERATORS;
  assert_null(event_of(state, &world, "staff/lin", DAY)); // the lock does not say so yet
  lock_on(state, &world, "2026-03-05");
  assert_true(says(&world, "dawn/circle/2026-03-20/1@lin gone until=2026-04-03 "));
  world.from = "2026-03-25";
  lock_on(state, &world, "2026-03-26");
  assert_true(event_of(state, &world, "staff/lin", DAY)->cancelled);
  lock_on(state, &world, "2026-04-04");
  assert_false(says(&world, "dawn/circle/2026-03-20/1@lin"));
  assert_true(says(&world, "dawn/circle/2026-03-25/1@lin gone until=2026-04-08 "));
}

// In a day abroad lie posts of two days of the plan: one may be called off longer ago than the other is.
static void a_day_abroad_is_called_off_as_a_whole_until_the_last_of_it_is_no_longer_shown(void **state) {
  World world = world_new();
  world.staff = "  lin: {name: 林小满, role: adviser, channels: [circle], timezone: America/Los_Angeles}\n" OPERATORS;
  world.lock = "# sopcal.lock 1\n"
               "dawn/circle/2026-03-04/1 spent kind=daily on=2026-03-04 at=20:00 channel=circle people=lin "
               "by=\"one adviser\" seq=2 changed=2026-03-02T00:00:00Z\n"
               "dawn/circle/2026-03-05/1 gone until=2026-03-19 kind=daily on=2026-03-05 at=10:00 channel=circle "
               "people=lin by=\"one adviser\" title=社群 seq=2 changed=2026-03-03T00:00:00Z\n";
  const Event *day = event_of(state, &world, "staff/lin", "dawn/daily/2026-03-04");
  assert_str(day->summary, "【已取消】日常 2 条");
  assert_int_equal(day->seq, 4);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(who_is_replaced_sees_it_cancelled_for_two_weeks_and_then_no_more),
      TEST(who_is_named_no_more_sees_it_cancelled),
      TEST(who_gets_an_item_back_has_a_higher_number_than_its_cancellation),
      TEST(what_each_of_a_role_did_leaves_their_calendars_without_a_word),
      TEST(who_leaves_the_plan_has_no_calendar_and_goes_on_from_it_when_they_are_back),
      TEST(a_campaign_that_the_plan_has_no_more_keeps_its_calendar_while_it_shows_something),
      TEST(a_days_number_does_not_fall_when_a_role_loses_a_post_of_it),
      TEST(a_days_number_does_not_fall_when_somebody_has_another_role),
      TEST(who_loses_the_only_post_of_a_day_sees_the_day_cancelled_but_not_on_a_day_off),
      TEST(what_is_cancelled_stays_as_it_is_for_one_who_has_another_role_since),
      TEST(a_day_that_the_plan_has_no_more_stays_cancelled_to_its_end_and_leaves_no_line),
      TEST(a_day_abroad_is_called_off_as_a_whole_until_the_last_of_it_is_no_longer_shown),
  };
  return cmocka_run_group_tests_name("lock_holders", tests, NULL, NULL);
}
