// spread_test: pins who posts when, where a post is staggered: always the same, within the plan's window, by one's own
// clock; in a person's calendar one event for all who begin at one time.
#include "plan_fixture.h"

#include "sopcal/write.h"

#define PLAN "plan: {id: p, from: 2026-03-02, to: 2026-03-03}\n"
#define CHANNELS "channels: {moments: {kind: moments, at: [08:00-09:00]}}\n"
#define TIP                                                                                                            \
  { "content/brand/tip.md", "---\nstatus: final\nreuse: {after: 0d}\n---\nwarm\n" }
#define STEP(more)                                                                                                     \
  "sops: {s: {anchor: calendar, steps: [{id: a, every: day, at: 12:00-13:00, post: moments, piece: brand/tip, "        \
  "by: each guide" more "}]}}\n"

enum { PEOPLE = 200 };

static const char *staff(void **state) {
  Buf out = buf_in(*state);
  buf_add(&out, S("id,name,role,channels\n"));
  for (int i = 0; i < PEOPLE; i++) buf_format(&out, "g%d,G%d,guide,moments\n", i, i);
  return str_c(*state, buf_str(&out));
}

#define MADE_OF(text)                                                                                                  \
  MADE({"plan.yaml", PLAN CHANNELS "staff: {from: data/s.csv}\n" text}, {"data/s.csv", staff(state)}, TIP)

static const Staff *person(const Made *made, const char *id) {
  return map_get(&made->plan.index[REF_STAFF], str_of(id));
}

static int later(const Occurrence *item, const Staff *staff) { return own_window(staff, item).from - item->at.from; }

static void everybodys_part_is_as_long_and_lies_within_the_window(void **state) {
  Made *made = MADE_OF(STEP(", spread: 20min"));
  const Occurrence *item = item_of(made, "p/s/2026-03-02/a");
  bool met[20] = {false};
  for (size_t i = 0; i < item->people.n; i++) {
    Window own = own_window(item->people.at[i], item);
    assert_true(own.from >= 12 * 60 && own.to <= 13 * 60);
    assert_int_equal(own.to - own.from, 40);
    met[own.from - 12 * 60] = true;
  }
  for (size_t i = 0; i < COUNT(met); i++) assert_true(met[i]);
  assert_str(window_format(*state, item->at), "12:00-13:00");
}

static void somebody_is_always_as_late_whoever_else_there_is(void **state) {
  Made *all = MADE_OF(STEP(", spread: 20min")),
       *few = MADE({"plan.yaml",
                    PLAN CHANNELS "staff: {g7: {name: G, role: guide, channels: [moments]}}\n" STEP(", spread: 20min")},
                   TIP);
  const Occurrence *first = item_of(all, "p/s/2026-03-02/a"), *next = item_of(all, "p/s/2026-03-03/a");
  assert_int_equal(later(first, person(all, "g7")), later(next, person(all, "g7")));
  assert_int_equal(later(first, person(all, "g7")), later(item_of(few, "p/s/2026-03-02/a"), person(few, "g7")));
}

// By BLAKE2b of "p\ng7": the same on every machine.
static void how_late_somebody_is_hangs_on_the_names_of_plan_and_person_alone(void **state) {
  Made *made = MADE_OF(STEP(", spread: 20min"));
  unsigned lot = (unsigned)strtoul(str_c(*state, str_part(hash_hex(*state, S("p\ng7")), 0, 7)), NULL, 16);
  assert_int_equal(later(item_of(made, "p/s/2026-03-02/a"), person(made, "g7")), lot % 20);
}

static void a_mere_time_has_no_end_to_keep_to(void **state) {
  Made *made = MADE_OF("daily: {moments: {mix: {brand: 1}, spread: 1h}}\n");
  const Occurrence *item = item_of(made, "p/moments/2026-03-02/1");
  Occurrence point = *item;
  point.at = (Window){20 * 60, 20 * 60};
  for (size_t i = 0; i < item->people.n; i++) {
    Window whole = own_window(item->people.at[i], item), own = own_window(item->people.at[i], &point);
    assert_int_equal(whole.from, whole.to); // as long as the window: a time for each
    assert_int_equal(own.from - point.at.from, whole.from - item->at.from);
    assert_int_equal(own.from, own.to);
  }
}

static void defaults_spread_posts_alone_and_a_step_may_say_otherwise(void **state) {
  Made *made = MADE_OF("sops: {s: {anchor: calendar, spread: 20min, by: each guide, at: 12:00-13:00, steps: ["
                       "{id: a, every: day, post: moments, piece: brand/tip}, {id: b, every: day, task: t},"
                       "{id: c, every: day, post: moments, piece: brand/tip, spread: 0min}]}}\n");
  assert_no_errors(made);
  assert_int_equal(item_of(made, "p/s/2026-03-02/a")->spread, 20);
  assert_int_equal(item_of(made, "p/s/2026-03-02/b")->spread, 0);
  assert_int_equal(item_of(made, "p/s/2026-03-02/c")->spread, 0);
}

static void ones_own_clock_goes_by_ones_own_part(void **state) {
  Made *made = MADE({"plan.yaml", PLAN CHANNELS "staff: {g7: {name: G, role: guide, channels: [moments], "
                                                "timezone: Europe/Berlin}}\n" STEP(", spread: 20min")},
                    TIP);
  const Occurrence *item = item_of(made, "p/s/2026-03-02/a");
  LocalTime own = item_time(&made->plan, person(made, "g7"), item);
  assert_int_equal(own.at.from, 5 * 60 + later(item, person(made, "g7")));
  assert_int_equal(own.at.to - own.at.from, 40);
  assert_date(own.date, "2026-03-02");
}

static void what_is_spread_too_far_is_said_and_keeps_the_plans_window(void **state) {
  Made *made = MADE_OF(STEP(", spread: 61min"));
  assert_int_equal(said(made, T153), 1);
  assert_int_equal(item_of(made, "p/s/2026-03-02/a")->spread, 0);
}

static void hours_that_are_quiet_before_and_behind_do_not_matter(void **state) {
  Made *made =
      MADE({"plan.yaml", PLAN "channels: {moments: {kind: moments, quiet: 22:00-08:00}}\n"
                              "staff: {g7: {name: G, role: guide, channels: [moments]}}\n" STEP(", spread: 1h")},
           TIP);
  assert_no_warnings(made);
}

// ---- calendars ----------------------------------------------------------------------------------------------------

static FeedList feeds_of(void **state, const Made *made) {
  FeedList feeds = {0};
  feeds_make(*state, &made->schedule, &feeds);
  return feeds;
}

static const Feed *feed_at(const FeedList *feeds, const char *path) {
  for (size_t i = 0; i < feeds->n; i++)
    if (str_eq(feeds->at[i].path, str_of(path))) return &feeds->at[i];
  fail_msg("no feed %s", path);
  return NULL;
}

static void whoever_begins_at_one_time_shares_an_event(void **state) {
  Made *made = MADE_OF(STEP(", spread: 20min"));
  FeedList feeds = feeds_of(state, made);
  const Event *known[20] = {NULL};
  for (size_t i = 0; i < made->plan.staff.n; i++) {
    const Staff *staff = &made->plan.staff.at[i];
    Str path = str_format(*state, "site/calendar/staff/%.*s.ics", STR(staff->head.id));
    const Event *event = feed_at(&feeds, str_c(*state, path))->events.at[0];
    int minutes = later(item_of(made, "p/s/2026-03-02/a"), staff);
    assert_int_equal(event->at.from, 12 * 60 + minutes);
    assert_int_equal(event->at.to, 12 * 60 + minutes + 40);
    if (!known[minutes]) known[minutes] = event;
    assert_ptr_equal(known[minutes], event);
  }
}

static void a_shared_calendar_shows_the_plans_window(void **state) {
  Made *made = MADE_OF(STEP(", spread: 20min"));
  FeedList feeds = feeds_of(state, made);
  const Event *event = feed_at(&feeds, "site/calendar/channel/moments.ics")->events.at[0];
  assert_int_equal(event->at.from, 12 * 60);
  assert_int_equal(event->at.to, 13 * 60);
}

static void a_days_list_tells_ones_own_times(void **state) {
  Made *made = MADE_OF("daily: {moments: {mix: {brand: 1}, spread: 30min}}\n");
  FeedList feeds = feeds_of(state, made);
  const Event *own = feed_at(&feeds, "site/calendar/staff/g7.ics")->events.at[0],
              *all = feed_at(&feeds, "site/calendar/channel/moments.ics")->events.at[0];
  Window at = own_window(person(made, "g7"), item_of(made, "p/moments/2026-03-02/1"));
  assert_true(str_find(own->description, window_format(*state, at)) >= 0);
  assert_true(str_find(all->description, S("08:00-09:00")) >= 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(everybodys_part_is_as_long_and_lies_within_the_window),
      TEST(somebody_is_always_as_late_whoever_else_there_is),
      TEST(how_late_somebody_is_hangs_on_the_names_of_plan_and_person_alone),
      TEST(a_mere_time_has_no_end_to_keep_to),
      TEST(defaults_spread_posts_alone_and_a_step_may_say_otherwise),
      TEST(ones_own_clock_goes_by_ones_own_part),
      TEST(what_is_spread_too_far_is_said_and_keeps_the_plans_window),
      TEST(hours_that_are_quiet_before_and_behind_do_not_matter),
      TEST(whoever_begins_at_one_time_shares_an_event),
      TEST(a_shared_calendar_shows_the_plans_window),
      TEST(a_days_list_tells_ones_own_times),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
