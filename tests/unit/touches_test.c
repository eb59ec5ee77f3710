// touches_test: pins how often one customer is taken to be reached, which cap holds when, and what is said of it
// (design section 4, Whom; D23, D51).
//
// March 2026 begins on a Sunday: its weeks begin on the 2nd, 9th, 16th, 23rd and 30th.
#include "plan_fixture.h"

#define MARCH "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
#define SPRING "plan: {id: p, from: 2026-02-01, to: 2026-04-30}\n"
#define LIN "staff: {lin: {name: Lin, role: adviser, channels: [g]}, mei: {name: Mei, role: adviser, channels: [g]}}\n"
#define SEGMENTS "segments: {vip: {}, new: {}, old: {}}\n"
#define STORY                                                                                                          \
  { "content/brand/story.md", "A story.\n" }
#define MADE_OF(text) MADE({"plan.yaml", text}, STORY)
// A campaign's post on its first day, and so many of them.
#define POST(id, at) "{id: " id ", day: 1, at: " at ", post: g, piece: brand/story, by: one adviser}"
#define SOPS                                                                                                           \
  "sops: {one: {steps: [" POST("a", "09:00") "]}, two: {steps: [" POST("a", "09:00") ", " POST(                        \
      "b", "10:00") "]}, "                                                                                             \
                    "three: {steps: [" POST("a", "09:00") ", " POST("b", "10:00") ", " POST("c", "11:00") "]}}\n"
#define GROUP(more) "channels: {g: {kind: group" more "}}\n"

// ---- what counts --------------------------------------------------------------------------------------------------

static void campaigns_routines_and_daily_lines_count_together(void **state) {
  Made *made = MADE_OF(
      MARCH LIN
      "channels: {g: {kind: group, at: 12:00, touch: 2 per day}}\n"
      "daily: {g: {per_day: 1, mix: {brand: 1}}}\n"
      "campaigns: {c: {sop: one, date: 2026-03-08}}\n"
      "sops: {one: {steps: [" POST(
          "a", "09:00") "]}, r: {anchor: calendar, steps: ["
                        "{id: chain, every: sun, at: 20:00, post: g, piece: brand/story, by: one adviser}]}}\n");
  const Diag *diag = first_said(made, C240);
  assert_int_equal(number_of(diag, "count"), 3);
  assert_str(arg_of(diag, "when"), "on 2026-03-08");
  assert_int_equal(diag->notes.n, 1);
  assert_str(diag->notes.at[0].at[3].text[LANG_EN], "09:00 c a, 12:00 daily line of g, 20:00 routine r chain");
}

static void as_many_as_the_cap_is_not_too_many(void **state) {
  Made *made = MADE_OF(MARCH LIN GROUP(", touch: [2 per day, 2 per week, 2 per month]") SOPS
                       "campaigns: {c: {sop: two, date: 2026-03-08}}\n");
  assert_int_equal(said(made, C240), 0);
}

// The 8th is a Sunday and ends a week, the 9th begins the next one.
static void weeks_begin_on_monday(void **state) {
  Made *made = MADE_OF(MARCH LIN GROUP(", touch: 3 per week") SOPS
                       "campaigns: {c: {sop: two, date: [2026-03-08, 2026-03-09]}}\n");
  assert_int_equal(said(made, C240), 0);
  made = MADE_OF(MARCH LIN GROUP(", touch: 3 per week") SOPS
                 "campaigns: {c: {sop: two, date: [2026-03-09, 2026-03-15]}}\n");
  assert_str(arg_of(first_said(made, C240), "when"), "in the week of 2026-03-09");
}

static void a_week_goes_over_the_turn_of_a_month(void **state) {
  Made *made = MADE_OF(SPRING LIN GROUP(", touch: 3 per week") SOPS
                       "campaigns: {c: {sop: two, date: [2026-03-31, 2026-04-01]}}\n");
  assert_str(arg_of(first_said(made, C240), "when"), "in the week of 2026-03-30");
}

static void months_are_of_the_calendar(void **state) {
  Made *made = MADE_OF(SPRING LIN GROUP(", touch: 3 per month") SOPS
                       "campaigns: {c: {sop: two, date: [2026-02-28, 2026-03-01, 2026-03-31]}}\n");
  assert_str(arg_of(first_said(made, C240), "when"), "in 2026-03");
  assert_int_equal(said(made, C240), 1);
}

// Of a month with 28 days 29 are too many, of one with 31 they are not.
static void days_per_month_are_the_months(void **state) {
#define DAILY_TWICE                                                                                                    \
  LIN "channels: {g: {kind: group, at: [09:00, 12:00], limits: {touch: days per month}}}\n"                            \
      "daily: {g: {per_day: 1, every: day, mix: {brand: 1}}}\ncampaigns: {c: {sop: one, date: 2026-02-05}}\n" SOPS
  Made *made = MADE_OF("plan: {id: p, from: 2026-02-01, to: 2026-03-30}\n" DAILY_TWICE);
  const Diag *diag = first_said(made, C241);
  assert_int_equal(number_of(diag, "count"), 29);
  assert_str(arg_of(diag, "when"), "in 2026-02");
  assert_str(arg_of(diag, "n"), "");
}

// ---- segments -----------------------------------------------------------------------------------------------------

static void segments_are_taken_to_overlap(void **state) {
  Made *made =
      MADE_OF(MARCH LIN SEGMENTS GROUP(", touch: 1 per day") SOPS
              "campaigns: {c: {sop: one, date: 2026-03-08, for: vip}, d: {sop: one, date: 2026-03-08, for: new}}\n");
  const Diag *diag = first_said(made, C240);
  assert_int_equal(number_of(diag, "count"), 2);
  assert_str(arg_of(diag, "both"), "vip, new");
}

#define APART                                                                                                          \
  "segments: {vip: {apart: tier}, new: {apart: tier}, old: {apart: tier}, baby: {apart: age}, kid: {apart: age}}\n"
#define TO(id, whom) #id ": {sop: one, date: 2026-03-08, for: [" whom "]}"

static void who_is_in_one_is_not_in_another_that_is_apart(void **state) {
  Made *made = MADE_OF(MARCH LIN APART GROUP(", touch: 1 per day") SOPS
                       "campaigns: {" TO(c, "vip") ", " TO(d, "new") ", " TO(e, "old") "}\n");
  assert_int_equal(said(made, C240), 0);
}

// vip and baby, or new and kid: each of them gets two; nobody gets all three.
static void the_worst_of_several_groups_is_exact(void **state) {
  Made *made = MADE_OF(MARCH LIN APART GROUP(", touch: 1 per day") SOPS
                       "campaigns: {" TO(c, "vip, baby") ", " TO(d, "new, kid") ", " TO(e, "old") "}\n");
  const Diag *diag = first_said(made, C240);
  assert_int_equal(number_of(diag, "count"), 2);
  assert_int_equal(diag->notes.n, 1);
}

static void what_is_for_everybody_reaches_everybody(void **state) {
  Made *made = MADE_OF(MARCH LIN APART GROUP(", touch: 1 per day") SOPS
                       "campaigns: {" TO(c, "vip") ", d: {sop: one, date: 2026-03-08}}\n");
  assert_int_equal(number_of(first_said(made, C240), "count"), 2);
}

// Nobody who is not in vip is in the channel, so that nobody is in old.
static void only_who_is_in_the_channel_is_reached(void **state) {
  Made *made = MADE_OF(MARCH LIN APART GROUP(", for: [vip, new], touch: 2 per day") SOPS
                       "campaigns: {" TO(c, "vip") ", " TO(d, "vip, new") ", " TO(e, "new, old") "}\n");
  assert_int_equal(said(made, C240), 0);
}

static void a_segments_cap_counts_who_is_in_it(void **state) {
#define CAPPED "segments: {vip: {apart: tier, touch: {g: 1 per day}}, new: {apart: tier}, old: {}}\n"
  Made *made =
      MADE_OF(MARCH LIN CAPPED GROUP("") SOPS "campaigns: {" TO(c, "new") ", " TO(d, "new") ", " TO(e, "vip") "}\n");
  assert_int_equal(said(made, C240), 0);
  made = MADE_OF(MARCH LIN CAPPED GROUP("") SOPS "campaigns: {" TO(c, "old") ", " TO(d, "new") ", " TO(e, "vip") "}\n");
  const Diag *diag = first_said(made, C240);
  assert_int_equal(number_of(diag, "count"), 2);
  assert_str(arg_of(diag, "segment"), "vip");
}

// Who is in vip may be in old as well; but what is said about vip has to do with vip.
static void a_segments_cap_needs_a_post_for_the_segment(void **state) {
  Made *made = MADE_OF(MARCH LIN CAPPED GROUP("") SOPS "campaigns: {" TO(c, "old") ", " TO(d, "old") "}\n");
  assert_int_equal(said(made, C240), 0);
  made = MADE_OF(MARCH LIN CAPPED GROUP("") SOPS "campaigns: {" TO(c, "old") ", d: {sop: one, date: 2026-03-08}}\n");
  assert_int_equal(said(made, C240), 1);
}

// 3^20 choices: what is said is no less than what anybody gets.
static void too_many_combinations_err_to_the_safe_side(void **state) {
  Arena *arena = *state;
  Buf plan = buf_in(arena);
  buf_add(&plan, S(MARCH LIN GROUP(", touch: 1 per day") SOPS "segments: {"));
  for (int i = 0; i < 60; i++) buf_format(&plan, "%ss%d: {apart: g%d}", i ? ", " : "", i, i / 3);
  buf_add(&plan, S("}\ncampaigns: {"));
  for (int i = 0; i < 120; i++)
    buf_format(&plan, "%sc%d: {sop: one, date: 2026-03-08, for: [s%d, s%d]}", i ? ", " : "", i, i * 7 % 60,
               i * 11 % 60);
  buf_add(&plan, S("}\n"));
  Made *made = MADE_OF(str_c(arena, buf_str(&plan)));
  assert_true(number_of(first_said(made, C240), "count") >= 40);
  assert_true(number_of(first_said(made, C240), "count") <= 120);
}

// ---- which cap holds ----------------------------------------------------------------------------------------------

static void a_campaigns_cap_stands_in_place_of_its_channels(void **state) {
#define RAISED(touch) "campaigns: {c: {sop: three, date: 2026-03-08, touch: {g: " touch "}}}\n"
  Made *made = MADE_OF(MARCH LIN GROUP(", touch: 2 per day") SOPS RAISED("3 per day"));
  assert_int_equal(said(made, C240), 0);
  made = MADE_OF(MARCH LIN GROUP(", touch: 9 per day") SOPS RAISED("2 per day"));
  assert_str(arg_of(first_said(made, C240), "campaign"), "c");
}

static void it_leaves_the_caps_of_other_units(void **state) {
  Made *made = MADE_OF(MARCH LIN GROUP(", touch: [1 per day, 2 per week]") SOPS RAISED("5 per day"));
  assert_str(arg_of(first_said(made, C240), "most"), "2 per week");
  assert_int_equal(said(made, C240), 1);
}

static void it_holds_in_a_week_that_its_days_touch(void **state) {
#define WEEKLY(days)                                                                                                   \
  MARCH LIN GROUP(", touch: 2 per week") SOPS "campaigns: {c: {sop: three, date: 2026-03-09}, d: {date: " days         \
                                              ", touch: {g: 3 per week}}}\n"
  assert_int_equal(said(MADE_OF(WEEKLY("2026-03-15")), C240), 0);
  assert_int_equal(said(MADE_OF(WEEKLY("2026-03-16")), C240), 1);
  assert_int_equal(said(MADE_OF(WEEKLY("2026-03-06..2026-03-10")), C240), 0);
}

static void it_does_not_hold_outside_its_days(void **state) {
  Made *made =
      MADE_OF(MARCH LIN GROUP(", touch: 2 per day") SOPS
              "campaigns: {c: {sop: three, date: 2026-03-09}, d: {date: 2026-03-10, touch: {g: 9 per day}}}\n");
  assert_str(arg_of(first_said(made, C240), "campaign"), "");
}

#define PHASES(more)                                                                                                   \
  MARCH LIN GROUP("") SOPS "campaigns: {c: {date: 2026-03-01..2026-03-20, touch: {g: 2 per day}},"                     \
                           "d: {part_of: c, date: 2026-03-08, sop: three" more "}}\n"

static void of_several_the_shortest_wins(void **state) {
  assert_str(arg_of(first_said(MADE_OF(PHASES("")), C240), "campaign"), "c");
  assert_int_equal(said(MADE_OF(PHASES(", touch: {g: 3 per day}")), C240), 0);
}

static void of_equally_short_ones_the_smaller_cap_wins(void **state) {
  Made *made = MADE_OF(MARCH LIN GROUP("") SOPS "campaigns: {c: {date: 2026-03-08, touch: {g: 9 per day}},"
                                                "d: {date: 2026-03-08, sop: three, touch: {g: 2 per day}}}\n");
  assert_str(arg_of(first_said(made, C240), "campaign"), "d");
}

// Its cap is for its own people: the others keep the channel's.
static void a_campaign_for_some_leaves_the_others_their_cap(void **state) {
#define FOR_NEW(whom)                                                                                                  \
  MARCH LIN SEGMENTS GROUP(", touch: 2 per day") SOPS "campaigns: {c: {sop: three, date: 2026-03-08" whom              \
                                                      "}, d: {date: 2026-03-08, for: new, touch: {g: 5 per day}}}\n"
  const Diag *diag = first_said(MADE_OF(FOR_NEW("")), C240);
  assert_str(arg_of(diag, "without"), "new");
  assert_int_equal(number_of(diag, "count"), 3);
  assert_int_equal(said(MADE_OF(FOR_NEW(", for: new")), C240), 0);
}

static void a_campaigns_cap_replaces_that_of_its_segments(void **state) {
#define NEW_CAPPED(whom)                                                                                               \
  MARCH LIN GROUP("") SOPS "segments: {new: {touch: {g: 2 per day}}, vip: {}}\n"                                       \
                           "campaigns: {c: {sop: three, date: 2026-03-08, for: [" whom "], touch: {g: 5 per day}}}\n"
  assert_int_equal(said(MADE_OF(NEW_CAPPED("new")), C240), 0);
  assert_int_equal(said(MADE_OF(NEW_CAPPED("")), C240), 0);
  // Of vip nothing is capped but by the campaign; nothing of it is for new.
  assert_int_equal(said(MADE_OF(NEW_CAPPED("vip")), C240), 0);
}

static void each_opening_of_a_series_has_the_cap(void **state) {
  Made *made = MADE_OF(MARCH LIN GROUP(", touch: 2 per day") SOPS
                       "campaigns: {c: {sop: three, every: sun, touch: {g: 3 per day}}}\n");
  assert_int_equal(said(made, C240), 0);
}

static void no_campaign_replaces_the_platforms(void **state) {
  Made *made = MADE_OF(MARCH LIN GROUP("") SOPS "profiles: {group: {touch: 2 per day}}\n" RAISED("5 per day"));
  const Diag *diag = first_said(made, C241);
  assert_int_equal(number_of(diag, "count"), 3);
  assert_int_equal(diag->related.n, 4); // the figure, and three steps
}

static void an_unsure_figure_is_warned_of(void **state) {
  Made *made = MADE_OF(MARCH LIN GROUP("") SOPS "profiles: {group: {touch: 2 per day, unsure: touch}}\n"
                                                "campaigns: {c: {sop: three, date: 2026-03-08}}\n");
  assert_no_errors(made);
  assert_int_equal(said(made, C242), 1);
}

// ---- what is said -------------------------------------------------------------------------------------------------

static void one_cap_is_said_once_with_ten_windows(void **state) {
  Made *made = MADE_OF(MARCH LIN "channels: {g: {kind: group, at: [09:00, 12:00], touch: 1 per day}}\n"
                                 "daily: {g: {per_day: 2, mix: {brand: 1}}}\n");
  const Diag *diag = first_said(made, C240);
  assert_int_equal(said(made, C240), 1);
  assert_str(arg_of(diag, "n"), "31");
  assert_str(arg_of(diag, "first"), "2026-03-01");
  assert_int_equal(diag->notes.n, 11);
}

static void the_worst_window_is_named(void **state) {
  Made *made = MADE_OF(MARCH LIN GROUP(", touch: 1 per day") SOPS
                       "campaigns: {c: {sop: two, date: 2026-03-08}, d: {sop: three, date: 2026-03-10}}\n");
  const Diag *diag = first_said(made, C240);
  assert_str(arg_of(diag, "when"), "on 2026-03-10");
  assert_str(arg_of(diag, "first"), "2026-03-08");
  assert_int_equal(number_of(diag, "count"), 3);
}

static void what_has_been_is_not_judged(void **state) {
#define WEEK_OF_TODAY                                                                                                  \
  MARCH LIN GROUP(", touch: 3 per week") SOPS "campaigns: {c: {sop: two, date: [2026-03-09, 2026-03-12]}}\n"
#define ON(date) MADE_ON(date, {"plan.yaml", WEEK_OF_TODAY}, STORY)
  assert_int_equal(said(ON("2026-03-12"), C240), 1);
  assert_int_equal(said(ON("2026-03-13"), C240), 0);
}

// The new ones got most, before today; the old ones are the ones who still can be spared.
static void who_has_been_reached_hides_nobody_who_will_be(void **state) {
  Made *made = MADE_ON("2026-03-11",
                       {"plan.yaml", MARCH LIN APART GROUP(", touch: 1 per week") SOPS
                        "campaigns: {c: {sop: three, date: 2026-03-09, for: new}, "
                        "d: {sop: two, date: 2026-03-12, for: old}}\n"},
                       STORY);
  const Diag *diag = first_said(made, C240);
  assert_int_equal(number_of(diag, "count"), 2);
}

// ---- accounts -----------------------------------------------------------------------------------------------------

#define ACCOUNT(by, more)                                                                                              \
  MARCH LIN GROUP(", limits: {posts: 1 per day" more                                                                   \
                  "}") "campaigns: {c: {sop: s, date: 2026-03-08}}\n"                                                  \
                       "sops: {s: {by: " by ", steps: [{id: a, day: 1, at: 09:00, post: g, piece: brand/story},"       \
                       " {id: b, day: 1, at: 10:00, post: g, piece: brand/story}]}}\n"

static void an_account_is_a_person_in_a_channel(void **state) {
  const Diag *diag = first_said(MADE_OF(ACCOUNT("lin", "")), C243);
  assert_str(arg_of(diag, "name"), "Lin");
  assert_int_equal(number_of(diag, "count"), 2);
  // Each of two advisers posts one.
  assert_int_equal(said(MADE_OF(ACCOUNT("one adviser", "")), C243), 0);
}

static void of_many_accounts_each_window_is_said_once(void **state) {
  const Diag *diag = first_said(MADE_OF(ACCOUNT("each adviser", "")), C243);
  assert_int_equal(diag->notes.n, 1);
  assert_str(diag->notes.at[0].at[0].text[LANG_EN], "Lin and 1 more");
}

static void what_is_said_of_accounts_follows_the_figure(void **state) {
  Made *made = MADE_OF(MARCH LIN GROUP("") SOPS "profiles: {group: {posts: 1 per week, unsure: posts}}\n"
                                                "campaigns: {c: {sop: three, date: 2026-03-08}}\n");
  assert_no_errors(made);
  assert_int_equal(said(made, C244), 1);
}

// ---- caps by themselves -------------------------------------------------------------------------------------------

static void two_caps_of_a_unit_are_one_too_many(void **state) {
  assert_int_equal(said(MADE_OF(MARCH GROUP(", touch: [2 per day, 5 per week, 3 per day]")), S163), 1);
  assert_int_equal(said(MADE_OF(MARCH GROUP(", touch: [2 per day, 5 per week, 9 per month]")), S163), 0);
}

static void a_cap_that_another_makes_idle_is_said(void **state) {
  assert_int_equal(said(MADE_OF(MARCH GROUP(", touch: [3 per day, 3 per week]")), S164), 1);
  assert_int_equal(said(MADE_OF(MARCH GROUP(", touch: [3 per day, 4 per week]")), S164), 0);
  assert_int_equal(said(MADE_OF(MARCH GROUP(", touch: 3 per day, limits: {touch: 2 per day}")), S164), 1);
}

static void a_cap_for_people_who_are_not_there_is_said(void **state) {
#define ELSEWHERE(whom) MARCH GROUP(", for: vip") "segments: {vip: {}, " whom ": {touch: {g: 1 per day}}}\n"
  assert_int_equal(said(MADE_OF(ELSEWHERE("new")), S164), 1);
  assert_int_equal(said(MADE_OF(MARCH GROUP(", for: vip") "segments: {vip: {touch: {g: 1 per day}}}\n"), S164), 0);
}

static void a_campaigns_cap_where_it_posts_nothing_is_noted(void **state) {
  assert_int_equal(said(MADE_OF(WEEKLY("2026-03-15")), S165), 1);
  assert_int_equal(said(MADE_OF(PHASES(", touch: {g: 3 per day}")), S165), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(campaigns_routines_and_daily_lines_count_together),
      TEST(as_many_as_the_cap_is_not_too_many),
      TEST(weeks_begin_on_monday),
      TEST(a_week_goes_over_the_turn_of_a_month),
      TEST(months_are_of_the_calendar),
      TEST(days_per_month_are_the_months),
      TEST(segments_are_taken_to_overlap),
      TEST(who_is_in_one_is_not_in_another_that_is_apart),
      TEST(the_worst_of_several_groups_is_exact),
      TEST(what_is_for_everybody_reaches_everybody),
      TEST(only_who_is_in_the_channel_is_reached),
      TEST(a_segments_cap_counts_who_is_in_it),
      TEST(a_segments_cap_needs_a_post_for_the_segment),
      TEST(too_many_combinations_err_to_the_safe_side),
      TEST(a_campaigns_cap_stands_in_place_of_its_channels),
      TEST(it_leaves_the_caps_of_other_units),
      TEST(it_holds_in_a_week_that_its_days_touch),
      TEST(it_does_not_hold_outside_its_days),
      TEST(of_several_the_shortest_wins),
      TEST(of_equally_short_ones_the_smaller_cap_wins),
      TEST(a_campaign_for_some_leaves_the_others_their_cap),
      TEST(a_campaigns_cap_replaces_that_of_its_segments),
      TEST(each_opening_of_a_series_has_the_cap),
      TEST(no_campaign_replaces_the_platforms),
      TEST(an_unsure_figure_is_warned_of),
      TEST(one_cap_is_said_once_with_ten_windows),
      TEST(the_worst_window_is_named),
      TEST(what_has_been_is_not_judged),
      TEST(who_has_been_reached_hides_nobody_who_will_be),
      TEST(an_account_is_a_person_in_a_channel),
      TEST(of_many_accounts_each_window_is_said_once),
      TEST(what_is_said_of_accounts_follows_the_figure),
      TEST(two_caps_of_a_unit_are_one_too_many),
      TEST(a_cap_that_another_makes_idle_is_said),
      TEST(a_cap_for_people_who_are_not_there_is_said),
      TEST(a_campaigns_cap_where_it_posts_nothing_is_noted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
