// schedule_test: pins how a plan becomes occurrences: days and hours of a campaign, series, routines, daily slots and
// their content, who carries it out, what is said of loads (design sections 4 to 7; D03 to D14, D22, D51, D61).
//
// March 2026 begins on a Sunday: Mondays are the 2nd, 9th, 16th, 23rd and 30th.
#include "plan_fixture.h"

#define MARCH "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
#define YEAR "plan: {id: p, from: 2026-01-01, to: 2026-12-31}\n"
#define LIN "staff: {lin: {name: Lin, role: adviser, channels: [m, g]}}\n"
#define CHANNELS "channels: {m: {kind: moments, at: [08:00-09:00, 20:00-21:00]}, g: {kind: group, at: [10:00]}}\n"
// A campaign c from 10 to 12 March.
#define CAMPAIGN(steps)                                                                                                \
  MARCH CHANNELS LIN "sops: {s: {length: 3, by: lin, steps: [" steps "]}}\n"                                           \
                     "campaigns: {c: {sop: s, date: 2026-03-10}}\n"
#define MADE_OF(text) MADE({"plan.yaml", text})
#define STORY                                                                                                          \
  { "content/brand/story.md", "A story.\n" }

// ---- days of a campaign (section 4, Days) -------------------------------------------------------------------------

static void day_one_is_the_first_day_and_two_the_next(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: 1, task: t}, {id: b, day: 2, task: t}"));
  assert_no_warnings(made);
  assert_date(item_of(made, "p/c/a")->date, "2026-03-10");
  assert_int_equal(item_of(made, "p/c/a")->day, 1);
  assert_date(item_of(made, "p/c/b")->date, "2026-03-11");
}

static void a_day_before_the_first_is_minus_one(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: -1, task: t}, {id: b, day: -7, task: t}"));
  assert_date(item_of(made, "p/c/a")->date, "2026-03-09");
  assert_int_equal(item_of(made, "p/c/a")->day, -1);
  assert_date(item_of(made, "p/c/b")->date, "2026-03-03");
}

static void no_day_lies_between_minus_one_and_one(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: -2..2, task: t}"));
  assert_str(days_of_step(made, "a"), "03-08 03-09 03-10 03-11");
  assert_str(identities_of_step(made, "a"), "p/c/a/-2 p/c/a/-1 p/c/a/1 p/c/a/2");
}

static void last_is_the_last_day_and_last_1_the_one_before(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: last, task: t}, {id: b, day: last-1, task: t}"));
  assert_date(item_of(made, "p/c/a")->date, "2026-03-12");
  assert_int_equal(item_of(made, "p/c/a")->day, 3);
  assert_date(item_of(made, "p/c/b")->date, "2026-03-11");
}

static void a_range_is_each_of_its_days(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: 1..last, task: t}"));
  assert_str(days_of_step(made, "a"), "03-10 03-11 03-12");
  assert_str(identities_of_step(made, "a"), "p/c/a/1 p/c/a/2 p/c/a/3");
}

static void a_list_is_each_of_its_days(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: [-3, 1, 2..last], task: t}"));
  assert_str(days_of_step(made, "a"), "03-07 03-10 03-11 03-12");
}

static void a_day_named_twice_is_one_item(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: [1..3, last, 2], task: t}"));
  assert_str(identities_of_step(made, "a"), "p/c/a/1 p/c/a/2 p/c/a/3");
}

// Written for five days, used in a campaign of three: nothing is left out without a word.
static void a_range_without_a_day_is_said(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: 5..last, task: t}"));
  assert_int_equal(said(made, S111), 1);
}

static void due_makes_one_item_with_a_deadline(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: -7, due: -3, task: t}, {id: b, day: 1, due: last, task: t}"));
  const Occurrence *a = item_of(made, "p/c/a"), *b = item_of(made, "p/c/b");
  assert_date(a->date, "2026-03-03");
  assert_date(a->due, "2026-03-07");
  assert_date(b->due, "2026-03-12");
  assert_int_equal(made->schedule.items.n, 2);
}

// ---- elapsed time (section 4) -------------------------------------------------------------------------------------

#define AT_TEN(steps)                                                                                                  \
  MARCH CHANNELS LIN "sops: {s: {length: 2, by: lin, steps: [" steps "]}}\n"                                           \
                     "campaigns: {c: {sop: s, date: 2026-03-10, at: 10:00-22:00}}\n"

static void after_counts_from_the_opening(void **state) {
  Made *made = MADE_OF(AT_TEN("{id: a, after: 2h, task: t}, {id: b, after: 90min, task: t}"));
  assert_date(item_of(made, "p/c/a")->date, "2026-03-10");
  assert_str(window_of_item(made, "p/c/a"), "12:00");
  assert_str(window_of_item(made, "p/c/b"), "11:30");
}

static void after_end_counts_from_the_end_of_the_last_day(void **state) {
  Made *made = MADE_OF(AT_TEN("{id: a, after: end, task: t}, {id: b, after: end + 3h, task: t}"));
  assert_date(item_of(made, "p/c/a")->date, "2026-03-11");
  assert_str(window_of_item(made, "p/c/a"), "22:00");
  assert_date(item_of(made, "p/c/b")->date, "2026-03-12");
  assert_str(window_of_item(made, "p/c/b"), "01:00");
  assert_int_equal(item_of(made, "p/c/b")->day, 3);
}

static void before_counts_back_and_may_reach_the_day_before(void **state) {
  Made *made = MADE_OF(
      AT_TEN("{id: a, before: 11h, task: t}, {id: b, before: end, task: t}, {id: c, after: end - 1h, task: t}"));
  assert_date(item_of(made, "p/c/a")->date, "2026-03-09");
  assert_str(window_of_item(made, "p/c/a"), "23:00");
  assert_int_equal(item_of(made, "p/c/a")->day, -1);
  assert_str(window_of_item(made, "p/c/b"), "22:00");
  assert_str(window_of_item(made, "p/c/c"), "21:00");
}

static void after_a_step_counts_from_its_beginning(void **state) {
  Made *made = MADE_OF(AT_TEN("{id: poster, day: 2, at: 12:00-13:00, task: t}, {id: a, after: poster + 10min, task: t},"
                              "{id: b, after: a + 1h, task: t}"));
  assert_date(item_of(made, "p/c/a")->date, "2026-03-11");
  assert_str(window_of_item(made, "p/c/a"), "12:10");
  assert_str(window_of_item(made, "p/c/b"), "13:10");
}

static void after_a_step_means_the_same_openings_step(void **state) {
  Made *made =
      MADE_OF(MARCH LIN CHANNELS
              "sops: {s: {by: lin, steps: [{id: x, day: 1, at: 08:00, task: t}, {id: a, after: x + 1h, task: t}]}}\n"
              "campaigns: {c: {sop: s, date: [2026-03-10, 2026-03-20]}}\n");
  assert_str(days_of_step(made, "a"), "03-10 03-20");
}

static void every_hour_repeats_within_the_window(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: 1, every: 1h, at: 10:00-12:00, task: t},"
                                "{id: b, day: 1..2, every: 90min, at: 10:00-12:00, task: t}"));
  assert_str(identities_of_step(made, "a"), "p/c/a/1000 p/c/a/1100 p/c/a/1200");
  assert_str(identities_of_step(made, "b"), "p/c/b/1/1000 p/c/b/1/1130 p/c/b/2/1000 p/c/b/2/1130");
  assert_str(window_of_item(made, "p/c/a/1100"), "11:00");
}

// "Any step key may be overridden by the campaign" (section 4, Who).
static void the_content_of_a_post_may_be_the_campaigns(void **state) {
  Made *made =
      MADE({"plan.yaml", MARCH CHANNELS LIN "sops: {s: {steps: [{id: a, day: 1, post: m}]}}\n"
                                            "campaigns: {c: {sop: s, date: 2026-03-10, piece: brand/story}}\n"},
           STORY);
  assert_no_warnings(made);
  assert_str(piece_of(made, "p/c/a"), "brand/story");
}

static void the_window_of_a_repetition_may_be_the_campaigns(void **state) {
  Made *made = MADE_OF(AT_TEN("{id: a, day: 1, every: 6h, task: t}"));
  assert_no_warnings(made);
  assert_str(identities_of_step(made, "a"), "p/c/a/1000 p/c/a/1600 p/c/a/2200");
}

static void a_meeting_lasts_its_minutes_however_it_is_dated(void **state) {
  Made *made =
      MADE_OF(AT_TEN("{id: a, day: 1, at: 15:00, meet: t, minutes: 90}, {id: b, after: 2h, meet: t, minutes: 30},"
                     "{id: c, day: 2, at: 09:00, meet: t}"));
  assert_str(window_of_item(made, "p/c/a"), "15:00-16:30");
  assert_str(window_of_item(made, "p/c/b"), "12:00-12:30");
  assert_str(window_of_item(made, "p/c/c"), "09:00-10:00");
}

// It says when the campaign runs, not when it is prepared; the meeting takes its usual hour, not twelve.
static void a_campaigns_window_holds_on_its_days_only(void **state) {
  Made *made = MADE_OF(AT_TEN("{id: a, day: [-3, 2], meet: t}, {id: b, day: -3, at: 15:00, meet: t}"));
  assert_str(window_of_item(made, "p/c/a/-3"), "");
  assert_int_equal(item_of(made, "p/c/a/-3")->minutes, 60);
  assert_str(window_of_item(made, "p/c/a/2"), "10:00-22:00");
  assert_str(window_of_item(made, "p/c/b"), "15:00-16:00");
}

static void a_time_of_day_beside_elapsed_time_is_useless(void **state) {
  Made *made = MADE_OF(AT_TEN("{id: a, after: 2h, at: 10:00, task: t}, {id: b, after: 2h, every: 1h, task: t}"));
  assert_int_equal(said(made, S122), 2);
}

static void each_day_must_lie_before_its_deadline(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: [-7, 2], due: -3, task: t}, {id: b, day: -7..-3, due: -3, task: t}"));
  assert_int_equal(said(made, T108), 1);
}

// ---- stated campaigns ---------------------------------------------------------------------------------------------

#define TASKS "sops: {s: {length: 3, by: lin, steps: [{id: a, day: 1, task: t}]}}\n"

static void a_stated_day_lasts_as_long_as_the_sop(void **state) {
  Made *made = MADE_OF(MARCH CHANNELS LIN TASKS "campaigns:\n"
                                                "  c: {sop: s, date: 2026-03-03}\n"
                                                "  d: {sop: s, date: 2026-03-08..2026-03-12}\n"
                                                "  e: {sop: s, date: 2026-03-20, length: 5}\n");
  assert_no_warnings(made);
  assert_date(schedule_opening(&made->schedule, S("c"))->days.last, "2026-03-05");
  assert_date(schedule_opening(&made->schedule, S("d"))->days.last, "2026-03-12");
  assert_date(schedule_opening(&made->schedule, S("e"))->days.last, "2026-03-24");
}

static void several_dates_are_several_openings_named_by_day(void **state) {
  Made *made =
      MADE_OF(MARCH CHANNELS LIN TASKS "campaigns: {c: {sop: s, date: [2026-03-16, 2026-03-02..2026-03-04]}}\n");
  assert_str(days_of_campaign(made, "c"), "03-02 03-16");
  assert_non_null(schedule_opening(&made->schedule, S("c/2026-03-16")));
  assert_str(identities_of_step(made, "a"), "p/c/2026-03-02/a p/c/2026-03-16/a");
}

static void a_phase_inherits_audience_and_offer(void **state) {
  Made *made = MADE_OF(MARCH CHANNELS LIN TASKS
                       "segments: {vip: {}, new: {}}\n"
                       "offers: {o: {form: gift}, q: {form: gift}}\n"
                       "campaigns:\n"
                       "  d11: {date: 2026-03-10..2026-03-20, for: [vip], offer: o}\n"
                       "  burst: {part_of: d11, date: [2026-03-10..2026-03-11, 2026-03-20], length: 1, sop: s}\n"
                       "  own: {part_of: d11, date: 2026-03-12, sop: s, for: [new], offer: q}\n");
  assert_no_warnings(made);
  const Occurrence *burst = item_of(made, "p/burst/2026-03-10/a"), *own = item_of(made, "p/own/a");
  assert_int_equal(burst->audience->n, 1);
  assert_str(burst->audience->at[0].id, "vip");
  assert_str(burst->offer->head.id, "o");
  assert_str(own->audience->at[0].id, "new");
  assert_str(own->offer->head.id, "q");
}

// What an SOP says is a default: the campaign of which this is a phase goes before it.
static void what_a_phase_inherits_goes_before_its_sops_default(void **state) {
  Made *made =
      MADE_OF(MARCH CHANNELS LIN
              "segments: {vip: {}, new: {}}\noffers: {o: {form: gift}, q: {form: gift}, x: {form: gift}}\n"
              "sops: {s: {by: lin, offer: q, for: [new], steps: [{id: a, day: 1, task: t}, {id: b, day: 1, task: t, "
              "offer: x}]}}\n"
              "campaigns: {d11: {date: 2026-03-10..2026-03-20, for: [vip], offer: o},\n"
              "            burst: {part_of: d11, date: 2026-03-10, sop: s}, free: {date: 2026-03-25, sop: s}}\n");
  assert_no_warnings(made);
  assert_str(item_of(made, "p/burst/a")->offer->head.id, "o");
  assert_str(item_of(made, "p/burst/a")->audience->at[0].id, "vip");
  assert_str(item_of(made, "p/burst/b")->offer->head.id, "x");
  assert_str(item_of(made, "p/free/a")->offer->head.id, "q");
  assert_str(item_of(made, "p/free/a")->audience->at[0].id, "new");
}

static void every_weekday_opens_a_campaign_each_time(void **state) {
  Made *made = MADE_OF(MARCH CHANNELS LIN "sops: {live: {by: lin, steps: [{id: a, day: 1, task: t}]}}\n"
                                          "campaigns: {l: {sop: live, every: wed, at: 20:00-22:00}}\n");
  assert_str(days_of_campaign(made, "l"), "03-04 03-11 03-18 03-25");
  assert_str(window_of_item(made, "p/l/2026-03-04/a"), "20:00-22:00");
}

static void one_that_would_end_behind_the_plan_is_said(void **state) {
  Made *made = MADE_OF(MARCH CHANNELS LIN TASKS "campaigns: {c: {sop: s, every: mon}}\n");
  assert_str(days_of_campaign(made, "c"), "03-02 03-09 03-16 03-23"); // the 30th would last until 1 April
  assert_int_equal(said(made, T109), 1);
  assert_str(arg_of(first_said(made, T109), "period"), "2026-03-30");
}

static void a_campaign_outside_the_plan_is_an_error(void **state) {
  Made *made = MADE_OF(MARCH CHANNELS LIN TASKS "campaigns: {c: {sop: s, date: 2026-03-30}}\n");
  assert_int_equal(said(made, T122), 1); // its third day is 1 April
}

static void campaigns_at_once_for_the_same_people_are_warned_of(void **state) {
  Made *made = MADE_OF(MARCH CHANNELS LIN TASKS "segments: {vip: {}, new: {}}\n"
                                                "campaigns:\n"
                                                "  c: {sop: s, date: 2026-03-10, for: [vip, new]}\n"
                                                "  d: {sop: s, date: 2026-03-12, for: [new]}\n"
                                                "  e: {sop: s, date: 2026-03-15, for: [new]}\n");
  assert_int_equal(said(made, T110), 1); // c and d share 12 March; e begins the day after d
  assert_str(arg_of(first_said(made, T110), "id"), "d");
  assert_str(arg_of(first_said(made, T110), "other"), "c");
}

static void campaigns_for_other_people_and_phases_may_overlap(void **state) {
  Made *made = MADE_OF(MARCH CHANNELS LIN TASKS "segments: {vip: {}, new: {}}\n"
                                                "campaigns:\n"
                                                "  c: {sop: s, date: 2026-03-10..2026-03-20, for: [vip]}\n"
                                                "  d: {sop: s, date: 2026-03-10, for: [new]}\n"
                                                "  e: {sop: s, date: 2026-03-11, part_of: c}\n"
                                                "  f: {sop: s, date: 2026-03-12, part_of: c}\n");
  assert_int_equal(said(made, T110), 0);
}

static void everybody_meets_any_segment(void **state) {
  Made *made = MADE_OF(MARCH CHANNELS LIN TASKS "segments: {vip: {}}\n"
                                                "campaigns: {c: {sop: s, date: 2026-03-10},"
                                                "            d: {sop: s, date: 2026-03-10, for: [vip]}}\n");
  assert_int_equal(said(made, T110), 1);
}

// ---- series (section 5, D07) --------------------------------------------------------------------------------------

#define SERIES(about, keys)                                                                                            \
  about CHANNELS LIN TASKS "dates: {mid: 03-18, third: 03-03, tenth: 04-10}\n"                                         \
                           "campaigns: {c: {sop: s, " keys "}}\n"

static Str periods_of_campaign(const Made *made) {
  Buf out = buf_in(made->arena);
  for (size_t i = 0; i < made->schedule.openings.n; i++)
    buf_format(&out, "%s%.*s", i ? " " : "", STR(made->schedule.openings.at[i].period));
  return buf_str(&out);
}

static void D07_a_cycle_of_10_days_is_a_campaign_each_half_month(void **state) {
  Made *made = MADE_OF(SERIES("plan: {id: p, from: 2026-03-01, to: 2026-04-30}\n", "cycle: 10d, rhythm: auto"));
  assert_no_warnings(made);
  assert_str(periods_of_campaign(made), "2026-03a 2026-03b 2026-04a 2026-04b");
}

static void D07_a_cycle_of_20_days_is_a_campaign_each_month(void **state) {
  Made *made = MADE_OF(SERIES("plan: {id: p, from: 2026-01-01, to: 2026-06-30}\n", "cycle: 20d, rhythm: auto"));
  assert_str(periods_of_campaign(made), "2026-01 2026-02 2026-03 2026-04 2026-05 2026-06");
}

// 1.5 x 45 = 67.5 days: two months (60.9) are nearer by ratio than a quarter (91.3).
static void D07_a_cycle_of_45_days_is_a_campaign_each_two_months(void **state) {
  Made *made = MADE_OF(SERIES(YEAR, "cycle: 45d, rhythm: auto"));
  assert_str(periods_of_campaign(made), "2026-B1 2026-B2 2026-B3 2026-B4 2026-B5 2026-B6");
}

// 100 x |30 - 30.4| / 30.4 is 1; every other gap costs as much or more, and 2 March is the first day 30 before April.
static void D07_gaps_come_as_near_to_the_target_as_they_can(void **state) {
  Made *made = MADE_OF(SERIES("plan: {id: p, from: 2026-03-01, to: 2026-04-30}\n", "rhythm: month"));
  assert_str(days_of_campaign(made, "c"), "03-02 04-01");
}

static void a_series_meets_the_dates_it_is_near(void **state) {
  Made *first = MADE_OF(SERIES(MARCH, "rhythm: month, near: {mid: first_day}"));
  assert_str(days_of_campaign(first, "c"), "03-18");
  Made *last = MADE_OF(SERIES(MARCH, "rhythm: month, near: {mid: last_day}"));
  assert_str(days_of_campaign(last, "c"), "03-16");
  Made *any = MADE_OF(SERIES(MARCH, "rhythm: month, near: {mid: any_day}, prefer: [tue]"));
  assert_str(days_of_campaign(any, "c"), "03-17");
}

static void the_weightier_date_wins(void **state) {
  Made *made = MADE_OF(SERIES(MARCH, "rhythm: month, near: {third: first_day, mid: {align: first_day, weight: 2}}"));
  assert_str(days_of_campaign(made, "c"), "03-18");
}

static void a_series_opens_on_a_preferred_weekday_the_earliest(void **state) {
  Made *made = MADE_OF(SERIES(MARCH, "rhythm: month, prefer: [fri, sat]"));
  assert_str(days_of_campaign(made, "c"), "03-06");
}

// Without `avoid` it would open on the 1st; every day of the campaign counts, not only its opening.
static void no_campaign_day_is_avoided(void **state) {
  Made *span = MADE_OF(SERIES(MARCH, "rhythm: month, avoid: [2026-03-03..2026-03-05]"));
  assert_str(days_of_campaign(span, "c"), "03-06");
  Made *named = MADE_OF(SERIES(MARCH, "rhythm: month, avoid: [third]"));
  assert_str(days_of_campaign(named, "c"), "03-04");
}

static void what_is_avoided_is_open_where_near_names_a_date_within(void **state) {
  Made *span = MADE_OF(SERIES(MARCH, "rhythm: month, avoid: [2026-03-15..2026-03-20], near: {mid: first_day}"));
  assert_str(days_of_campaign(span, "c"), "03-18");
  Made *named = MADE_OF(SERIES(MARCH, "rhythm: month, avoid: [mid], near: {mid: first_day}"));
  assert_str(days_of_campaign(named, "c"), "03-18");
}

// On a campaign of three days, last-9 is its seventh day before.
static void time_to_prepare_is_counted_from_the_last_day_too(void **state) {
  Made *made = MADE_OF(MARCH LIN CHANNELS "sops: {s: {length: 3, by: lin, steps: [{id: a, day: last-9, task: t}]}}\n"
                                          "campaigns: {c: {sop: s, rhythm: month}}\n");
  assert_str(days_of_campaign(made, "c"), "03-08");
}

static void there_is_time_to_prepare_before_the_first_opening(void **state) {
  Made *made = MADE_OF(MARCH LIN CHANNELS "sops: {s: {length: 3, by: lin, steps: [{id: a, day: [-1, -7], task: t}]}}\n"
                                          "campaigns: {c: {sop: s, rhythm: month}}\n");
  assert_str(days_of_campaign(made, "c"), "03-08"); // seven days before it is 1 March
}

static void a_stated_date_of_a_period_is_never_moved(void **state) {
  Made *made = MADE_OF(SERIES("plan: {id: p, from: 2026-03-01, to: 2026-05-31}\n",
                              "rhythm: month, cycle: 20d, in: {2026-04: {date: 2026-04-29, title: Spring}}"));
  assert_no_warnings(made);
  const Opening *april = schedule_opening(&made->schedule, S("c/2026-04"));
  assert_date(april->days.first, "2026-04-29");
  assert_str(april->title, "Spring");
  // May's opening is at least the cycle of 20 days after it, and as near to 30.4 as May lets it: 29 May has 30.
  assert_date(schedule_opening(&made->schedule, S("c/2026-05"))->days.first, "2026-05-29");
}

static void stated_dates_too_near_to_each_other_both_stay(void **state) {
  Made *made =
      MADE_OF(SERIES("plan: {id: p, from: 2026-03-01, to: 2026-04-30}\n",
                     "rhythm: month, cycle: 20d, in: {2026-03: {date: 2026-03-28}, 2026-04: {date: 2026-04-06}}"));
  assert_no_errors(made);
  assert_str(days_of_campaign(made, "c"), "03-28 04-06");
}

// Stated up to 16 April, so that April's own opening cannot meet the 10th; the latest possible, 28 April, is the
// nearest to 30.4 days after 31 March.
static void a_stated_span_keeps_the_next_opening_off(void **state) {
  Made *made =
      MADE_OF(SERIES("plan: {id: p, from: 2026-03-01, to: 2026-04-30}\n",
                     "rhythm: month, near: {tenth: first_day}, in: {2026-03: {date: 2026-03-31..2026-04-16}}"));
  assert_no_warnings(made);
  assert_str(days_of_campaign(made, "c"), "03-31 04-28");
}

static void a_stated_period_beyond_the_plan_is_an_error(void **state) {
  Made *made = MADE_OF(SERIES(MARCH, "rhythm: month, in: {2026-03: {date: 2026-03-30}}"));
  assert_int_equal(said(made, T122), 1); // its third day is 1 April
}

static void two_series_of_one_audience_never_overlap(void **state) {
  Made *made = MADE_OF(MARCH CHANNELS LIN TASKS "campaigns: {c: {sop: s, rhythm: month, prefer: [fri]},\n"
                                                "            d: {sop: s, rhythm: month, prefer: [fri, sat]}}\n");
  assert_no_warnings(made);
  assert_str(days_of_campaign(made, "c"), "03-06"); // the first in the file chooses first: 6 to 8 March
  assert_str(days_of_campaign(made, "d"), "03-13");
}

static void two_series_of_other_audiences_may_share_a_day(void **state) {
  Made *made = MADE_OF(MARCH CHANNELS LIN TASKS "segments: {vip: {}, new: {}}\n"
                                                "campaigns: {c: {sop: s, rhythm: month, prefer: [fri], for: [vip]},\n"
                                                "            d: {sop: s, rhythm: month, prefer: [fri], for: [new]}}\n");
  assert_str(days_of_campaign(made, "d"), "03-06");
}

static void a_series_is_placed_around_stated_campaigns(void **state) {
  Made *made = MADE_OF(MARCH CHANNELS LIN TASKS "campaigns: {c: {sop: s, rhythm: month, prefer: [fri]},\n"
                                                "            d: {sop: s, date: 2026-03-08}}\n");
  assert_no_warnings(made);
  assert_str(days_of_campaign(made, "c"), "03-13"); // 6 to 8 March would touch the stated 8th
}

static void a_periods_own_audience_counts_when_it_is_placed(void **state) {
  Made *made =
      MADE_OF(MARCH CHANNELS LIN TASKS
              "segments: {vip: {}, new: {}}\n"
              "campaigns: {c: {sop: s, rhythm: month, prefer: [fri], for: [vip], in: {2026-03: {for: [new]}}},\n"
              "            d: {sop: s, date: 2026-03-06, for: [new]}}\n");
  assert_no_warnings(made);
  assert_str(days_of_campaign(made, "c"), "03-13");
}

static void a_period_without_a_possible_day_is_said(void **state) {
  Made *made = MADE_OF(
      SERIES("plan: {id: p, from: 2026-03-01, to: 2026-04-30}\n", "rhythm: month, avoid: [2026-04-01..2026-04-30]"));
  assert_int_equal(made->schedule.openings.n, 1);
  assert_int_equal(said(made, T109), 1);
  assert_str(arg_of(first_said(made, T109), "period"), "2026-04");
  assert_int_equal(first_said(made, T109)->level, LEVEL_WARNING);
}

static void what_a_period_has_of_its_own_holds_for_it_alone(void **state) {
  Made *made = MADE_OF(SERIES("plan: {id: p, from: 2026-03-01, to: 2026-04-30}\n",
                              "rhythm: month, title: Care, status: draft, at: 09:00,"
                              "in: {2026-04: {title: Spring, status: final, at: 11:00}}"));
  const Opening *march = schedule_opening(&made->schedule, S("c/2026-03"));
  const Opening *april = schedule_opening(&made->schedule, S("c/2026-04"));
  assert_str(march->title, "Care");
  assert_int_equal(march->status, STATUS_DRAFT);
  assert_str(april->title, "Spring");
  assert_int_equal(april->status, STATUS_FINAL);
  assert_str(window_of_item(made, "p/c/2026-03/a"), "09:00");
  assert_str(window_of_item(made, "p/c/2026-04/a"), "11:00");
}

// ---- routines (section 4, Days) -----------------------------------------------------------------------------------

#define ROUTINE(steps) MARCH CHANNELS LIN "sops: {r: {anchor: calendar, by: lin, steps: [" steps "]}}\n"

static void a_routine_repeats_on_its_weekdays(void **state) {
  Made *made = MADE_OF(ROUTINE("{id: a, every: mon, task: t}, {id: b, every: [mon, thu], task: t},"
                               "{id: c, every: weekend, task: t}, {id: d, every: day, task: t}"));
  assert_no_warnings(made);
  assert_str(days_of_step(made, "a"), "03-02 03-09 03-16 03-23 03-30");
  assert_str(days_of_step(made, "b"), "03-02 03-05 03-09 03-12 03-16 03-19 03-23 03-26 03-30");
  assert_str(days_of_step(made, "c"), "03-01 03-07 03-08 03-14 03-15 03-21 03-22 03-28 03-29");
  assert_str(str_part(days_of_step(made, "d"), 0, 17), "03-01 03-02 03-03");
  item_of(made, "p/r/2026-03-31/d");
}

static void workdays_are_monday_to_friday_and_that_is_noted_once(void **state) {
  Made *made = MADE_OF(ROUTINE("{id: a, every: workday, task: t}, {id: b, every: workday, task: t}"));
  assert_str(str_part(days_of_step(made, "a"), 0, 35), "03-02 03-03 03-04 03-05 03-06 03-09");
  assert_int_equal(said(made, T118), 1);
}

static void every_3d_counts_from_the_plans_first_day(void **state) {
  Made *made = MADE_OF(ROUTINE("{id: a, every: 3d, task: t}, {id: b, every: 2w, task: t}"));
  assert_str(days_of_step(made, "a"), "03-01 03-04 03-07 03-10 03-13 03-16 03-19 03-22 03-25 03-28 03-31");
  assert_str(days_of_step(made, "b"), "03-01 03-15 03-29");
}

static void a_routine_within_a_day_repeats_each_day(void **state) {
  Made *made =
      MADE_OF("plan: {id: p, from: 2026-03-02, to: 2026-03-03}\n" LIN CHANNELS
              "sops: {r: {anchor: calendar, by: lin, steps: [{id: a, every: 2h, at: 09:00-12:00, task: t}]}}\n");
  assert_str(identities_of_step(made, "a"), "p/r/2026-03-02/a/0900 p/r/2026-03-02/a/1100 "
                                            "p/r/2026-03-03/a/0900 p/r/2026-03-03/a/1100");
}

// The middle of each half of a week: its second and sixth day. The 1st, a lone Sunday, and the 30th and 31st are parts
// of a week too short for their share.
static void twice_within_a_week_is_spread_over_it(void **state) {
  Made *made = MADE_OF(ROUTINE("{id: a, within: week, times: 2, task: t}"));
  // the 1st is a seventh of a week and has none, the 30th and 31st are two sevenths and have one of the two
  assert_str(days_of_step(made, "a"), "03-03 03-07 03-10 03-14 03-17 03-21 03-24 03-28 03-31");
}

static void a_step_whose_periods_are_all_cut_short_is_said(void **state) {
  Made *made =
      MADE({"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-10}\n" CHANNELS LIN
                         "sops: {r: {anchor: calendar, by: lin, steps: [{id: a, within: month, task: t}]}}\n"});
  assert_int_equal(said(made, T131), 1);
}

static void minutes_beside_weekdays_repeat_on_those_days(void **state) {
  Made *made = MADE_OF(ROUTINE("{id: a, every: [mon, 30min], at: 10:00-10:30, task: t}"));
  assert_str(days_of_step(made, "a"), "03-02 03-02 03-09 03-09 03-16 03-16 03-23 03-23 03-30 03-30");
}

// 31 days in thirds: the 6th, 16th and 26th are their middles (5.2, 15.5, 25.8 days behind the beginning).
static void thrice_within_a_month_is_spread_over_it(void **state) {
  Made *made = MADE_OF(ROUTINE("{id: a, within: month, times: 3, task: t}"));
  assert_str(days_of_step(made, "a"), "03-06 03-16 03-26");
}

static void times_that_cannot_fit_are_an_error(void **state) {
  Made *made = MADE_OF(ROUTINE("{id: a, within: week, times: 8, task: t}"));
  assert_int_equal(said(made, T120), 1);
}

static void a_routines_identity_has_the_day(void **state) {
  Made *made = MADE({"plan.yaml", ROUTINE("{id: a, every: wed, post: [m, g], line: brand}")}, STORY);
  item_of(made, "p/r/2026-03-04/a/m");
  item_of(made, "p/r/2026-03-04/a/g");
}

// ---- daily slots (sections 4 and 6, D03, D04) ---------------------------------------------------------------------

#define PIECE(line, id, front)                                                                                         \
  { "content/" line "/" id ".md", "---\n" front "\n---\nText.\n" }
#define SHORT_REUSE "reuse: {after: 1d}"

static size_t slots_on(const Made *made, const char *channel, const char *day) {
  size_t n = 0;
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    const Occurrence *item = &made->schedule.items.at[i];
    n += item->slot && str_eq(item->channel->head.id, str_of(channel)) && item->date == day_at(day);
  }
  return n;
}

static void per_day_is_the_number_of_slots(void **state) {
  Made *made = MADE({"plan.yaml", MARCH CHANNELS LIN "daily: {m: {per_day: 2, mix: {brand: 1}}}\n"}, STORY);
  assert_int_equal(made->schedule.items.n, 62);
  assert_str(window_of_item(made, "p/m/2026-03-01/1"), "08:00-09:00");
  assert_str(window_of_item(made, "p/m/2026-03-01/2"), "20:00-21:00");
  assert_str(people_of(made, "p/m/2026-03-01/1"), "lin");
}

static void per_day_may_differ_on_workdays_and_weekends(void **state) {
  Made *made = MADE(
      {"plan.yaml", MARCH CHANNELS LIN "daily: {m: {per_day: {workday: 2, weekend: 1}, mix: {brand: 1}}}\n"}, STORY);
  assert_int_equal(slots_on(made, "m", "2026-03-06"), 2); // a Friday
  assert_int_equal(slots_on(made, "m", "2026-03-07"), 1);
  assert_int_equal(slots_on(made, "m", "2026-03-08"), 1);
  assert_int_equal(slots_on(made, "m", "2026-03-09"), 2);
}

static void a_daily_line_has_slots_on_its_days_only(void **state) {
  Made *made = MADE({"plan.yaml", MARCH CHANNELS LIN "daily: {m: {every: [tue, sat], mix: {brand: 1}}}\n"}, STORY);
  assert_int_equal(made->schedule.items.n, 9); // 5 Tuesdays (3 to 31 March), 4 Saturdays
}

#define SILENT(channels, campaign)                                                                                     \
  MARCH "segments: {vip: {}, new: {}}\n" channels LIN                                                                  \
        "daily: {m: {per_day: {all: 1, campaign: 0}, mix: {brand: 1}}}\n"                                              \
        "sops: {s: {length: 2, steps: [{id: a, day: 1, post: m, line: brand}, {id: t, day: 2, task: t, by: lin}]}}\n"  \
        "campaigns: {c: {sop: s, date: 2026-03-10" campaign "}}\n"
#define FOR_VIP "channels: {m: {kind: group, for: [vip], at: [08:00]}, g: {kind: group, at: [10:00]}}\n"

// D04: silent on the day on which the campaign posts there, not on all of its days.
static void a_campaigns_post_silences_the_daily_slots_of_its_day(void **state) {
  Made *all = MADE({"plan.yaml", SILENT(CHANNELS, "")}, STORY);
  assert_int_equal(slots_on(all, "m", "2026-03-09"), 1);
  assert_int_equal(slots_on(all, "m", "2026-03-10"), 0);
  assert_int_equal(slots_on(all, "m", "2026-03-11"), 1);
  Made *some = MADE({"plan.yaml", SILENT(FOR_VIP, ", for: [new, vip]")}, STORY);
  assert_int_equal(slots_on(some, "m", "2026-03-10"), 0);
}

static void a_post_for_people_who_are_not_in_its_channel_is_an_error(void **state) {
  Made *made = MADE({"plan.yaml", SILENT(FOR_VIP, ", for: [new]")}, STORY);
  assert_int_equal(said(made, P111), 1);
}

static void a_routines_post_silences_nothing(void **state) {
  Made *made = MADE({"plan.yaml", MARCH CHANNELS LIN
                     "daily: {m: {per_day: {all: 1, campaign: 0}, mix: {brand: 1}}}\n"
                     "sops: {r: {anchor: calendar, steps: [{id: a, every: day, post: m, line: brand}]}}\n"},
                    STORY);
  assert_int_equal(slots_on(made, "m", "2026-03-10"), 1);
}

// ---- the mix (section 6, D03) -------------------------------------------------------------------------------------

static void D03_lines_stay_within_1_of_their_shares_at_every_prefix(void **state) {
  Made *made =
      MADE({"plan.yaml", YEAR CHANNELS LIN "daily: {m: {per_day: 2, mix: {persona: 4, brand: 3, proof: 3}}}\n"},
           PIECE("persona", "a", SHORT_REUSE), PIECE("brand", "b", "kind: product"),
           PIECE("proof", "c", "reuse: {times: 3}"));
  long count[3] = {0}, n = 0;
  static const long share[3] = {4, 3, 3};
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    const Line *line = made->schedule.items.at[i].line;
    count[line->index]++;
    n++;
    for (size_t k = 0; k < 3; k++) assert_in_range(10 * count[k] - n * share[k] + 10, 0, 20);
  }
  assert_int_equal(n, 730);
}

static void D04_campaign_posts_do_not_count_in_the_mix(void **state) {
  Made *made =
      MADE({"plan.yaml", MARCH CHANNELS LIN
            "daily: {m: {mix: {persona: 1, brand: 1}}}\n"
            "sops: {s: {length: 9, steps: [{id: x, day: 1..last, post: m, line: brand, theme: offer}]}}\n"
            "campaigns: {c: {sop: s, date: 2026-03-02}}\n"},
           PIECE("persona", "p", SHORT_REUSE), PIECE("brand", "b", SHORT_REUSE), PIECE("brand", "o", "theme: offer"));
  Str pieces = pieces_of_channel(made, "m");
  assert_str(str_part(pieces, 0, 19), "b p b p b p b p b p");
}

// mix 1:1 with nothing of the brand: two in a row are within 1 of their share (2 - 1), three are not (3 - 1.5).
static void the_bound_comes_before_a_line_that_has_a_piece(void **state) {
  Made *made = MADE({"plan.yaml", MARCH CHANNELS LIN "daily: {m: {mix: {persona: 1, brand: 1}}}\n"},
                    PIECE("persona", "p", SHORT_REUSE));
  Str pieces = pieces_of_channel(made, "m");
  assert_str(str_part(pieces, 0, 15), "p p - p - p - p");
}

// On the 2nd, kind product lags and b2 is of it; but the brand had this slot on the 1st.
static void another_line_than_yesterdays_comes_before_the_kind(void **state) {
  Made *made = MADE({"plan.yaml",
                     "plan: {id: p, from: 2026-03-01, to: 2026-03-02, kinds: {education: 1, product: 1}}\n" CHANNELS LIN
                     "daily: {m: {mix: {persona: 1, brand: 1}}}\n"},
                    PIECE("brand", "b1", "kind: education"), PIECE("brand", "b2", "kind: product"),
                    PIECE("persona", "p1", "kind: event"));
  assert_str(pieces_of_channel(made, "m"), "b1 p1");
}

// Shares 2:1. Lags after each: e -1 p 1; e 1 p -1; e 0 p 0, then by id; e -1 p 1.
static void D22_the_kind_furthest_behind_comes_next(void **state) {
  Made *made = MADE({"plan.yaml",
                     "plan: {id: p, from: 2026-03-01, to: 2026-03-05, kinds: {education: 2, product: 1}}\n" CHANNELS LIN
                     "daily: {m: {mix: {brand: 1}}}\n"},
                    PIECE("brand", "e1", "kind: education"), PIECE("brand", "e2", "kind: education"),
                    PIECE("brand", "e3", "kind: education"), PIECE("brand", "p1", "kind: product"),
                    PIECE("brand", "p2", "kind: product"));
  assert_str(pieces_of_channel(made, "m"), "e1 p1 e2 e3 p2");
}

static void the_piece_longest_unused_comes_next_then_by_id(void **state) {
  Made *made = MADE(
      {"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-05}\n" CHANNELS LIN "daily: {m: {mix: {brand: 1}}}\n"},
      PIECE("brand", "a", SHORT_REUSE), PIECE("brand", "b", SHORT_REUSE), PIECE("brand", "c", SHORT_REUSE));
  assert_str(pieces_of_channel(made, "m"), "a b c a b");
}

// ---- pieces (section 6) -------------------------------------------------------------------------------------------

// 30 days is the default: used on the 1st, again on the 31st.
static void no_piece_comes_again_within_reuse_after(void **state) {
  Made *thirty = MADE({"plan.yaml", MARCH CHANNELS LIN "daily: {m: {mix: {brand: 1}}}\n"}, STORY);
  assert_str(pieces_of_channel(thirty, "m"), "story - - - - - - - - - - - - - - - - - - - - - - - - - - - - - story");
  Made *five = MADE(
      {"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-08}\n" CHANNELS LIN "daily: {m: {mix: {brand: 1}}}\n"},
      PIECE("brand", "a", "reuse: {after: 5d}"));
  assert_str(pieces_of_channel(five, "m"), "a - - - - a - -");
}

static void reuse_after_is_counted_for_each_channel(void **state) {
  Made *made = MADE({"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-03}\n" CHANNELS LIN
                                  "daily: {m: {mix: {brand: 1}}, g: {mix: {brand: 1}}}\n"},
                    PIECE("brand", "a", "reuse: {after: 2d}"));
  assert_str(pieces_of_channel(made, "m"), "a - a");
  assert_str(pieces_of_channel(made, "g"), "a - a");
}

static void a_piece_is_used_up_after_its_times(void **state) {
  Made *made = MADE(
      {"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-05}\n" CHANNELS LIN "daily: {m: {mix: {brand: 1}}}\n"},
      PIECE("brand", "a", "reuse: {after: 1d, times: 2}"));
  assert_str(pieces_of_channel(made, "m"), "a a - - -");
}

static void a_piece_fits_its_channels_people_and_days(void **state) {
  Made *made =
      MADE({"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-04}\nsegments: {vip: {}, new: {}}\n" FOR_VIP LIN
                         "daily: {m: {mix: {brand: 1}}, g: {mix: {brand: 1}}}\n"},
           PIECE("brand", "a", "channels: [g]"), PIECE("brand", "b", "for: [vip]"), PIECE("brand", "c", "for: [new]"),
           PIECE("brand", "d", "valid: 2026-03-03..2026-03-04\nchannels: [m]"), PIECE("brand", "e", "theme: offer"));
  assert_str(pieces_of_channel(made, "m"), "b - d -");
  assert_str(pieces_of_channel(made, "g"), "a - - -"); // for everybody: a piece for some is not for it
}

static void a_piece_that_a_step_names_is_not_for_the_daily_lines(void **state) {
  Made *made =
      MADE({"plan.yaml", CAMPAIGN("{id: x, day: 1, post: g, piece: brand/a}") "daily: {m: {mix: {brand: 1}}}\n"},
           PIECE("brand", "a", SHORT_REUSE));
  assert_str(str_part(pieces_of_channel(made, "m"), 0, 5), "- - -");
}

static void a_pin_takes_the_first_slot_of_its_day(void **state) {
  Made *made =
      MADE({"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-03}\n" CHANNELS LIN
                         "daily: {m: {per_day: 2, mix: {brand: 1}}}\npin: {2026-03-02 m: brand/z}\n"},
           PIECE("brand", "a", SHORT_REUSE), PIECE("brand", "b", SHORT_REUSE), PIECE("brand", "z", SHORT_REUSE));
  assert_str(pieces_of_channel(made, "m"), "a b z a b a");
}

static void a_pin_of_a_line_outside_the_mix_does_not_count_in_it(void **state) {
  Made *made =
      MADE({"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-04}\n" CHANNELS LIN
                         "daily: {m: {mix: {brand: 1, persona: 1}}}\npin: {2026-03-02 m: proof/z}\n"},
           PIECE("brand", "b", SHORT_REUSE), PIECE("persona", "a", SHORT_REUSE), PIECE("proof", "z", SHORT_REUSE));
  assert_no_errors(made);
  Str posts = pieces_of_channel(made, "m");
  assert_true(str_eq(posts, S("b z a b")) || str_eq(posts, S("a z b a")));
}

static void a_pin_without_a_slot_is_an_error(void **state) {
  Made *made = MADE({"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-03}\n" CHANNELS LIN
                                  "daily: {m: {every: sun, mix: {brand: 1}}}\npin: {2026-03-02 m: brand/z}\n"},
                    PIECE("brand", "z", SHORT_REUSE));
  assert_int_equal(said(made, T119), 1);
}

// The text asks for an offer, and a daily slot has none: it would be posted with a hole in it.
static void a_pin_with_a_text_that_cannot_be_filled_is_an_error(void **state) {
  Made *made = MADE({"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-03}\n" CHANNELS LIN
                                  "daily: {m: {mix: {brand: 1}}}\npin: {2026-03-02 m: brand/z}\n"},
                    {"content/brand/z.md", "Only {{offer.title}}.\n"});
  assert_int_equal(said(made, C104), 1);
}

static void a_step_in_several_channels_carries_one_piece(void **state) {
  Made *made = MADE({"plan.yaml", CAMPAIGN("{id: x, day: 1, post: [m, g], line: brand}")}, PIECE("brand", "a", ""),
                    PIECE("brand", "b", ""));
  assert_str(piece_of(made, "p/c/x/m"), "brand/a");
  assert_str(piece_of(made, "p/c/x/g"), "brand/a");
}

static void two_channels_carry_two_pieces_on_one_day_where_there_are_two(void **state) {
  Made *made = MADE({"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-02}\n" CHANNELS LIN
                                  "daily: {m: {mix: {brand: 1}}, g: {mix: {brand: 1}}}\n"},
                    PIECE("brand", "a", SHORT_REUSE), PIECE("brand", "b", SHORT_REUSE));
  assert_str(pieces_of_channel(made, "m"), "a b");
  assert_str(pieces_of_channel(made, "g"), "b a");
}

static void a_pattern_is_the_first_of_the_list_that_exists(void **state) {
  Made *made = MADE({"plan.yaml", CAMPAIGN("{id: x, day: 1..2, post: m, piece: [checkin/day-*, checkin/]}")},
                    PIECE("checkin", "day-2", ""), PIECE("checkin", "any", ""));
  assert_str(piece_of(made, "p/c/x/1"), "checkin/any");
  assert_str(piece_of(made, "p/c/x/2"), "checkin/day-2");
}

static void a_step_chooses_by_line_kind_theme_and_scene(void **state) {
  Made *made =
      MADE({"plan.yaml", CAMPAIGN("{id: x, day: 1, post: m, line: proof, theme: offer, scene: order, kind: event}")},
           PIECE("brand", "a", "theme: offer\nkind: event"), PIECE("proof", "b", "theme: offer\nkind: event"),
           PIECE("proof", "c", "theme: offer\nscene: order"), PIECE("proof", "d", "scene: order\nkind: event"),
           PIECE("proof", "e", "theme: offer\nscene: order\nkind: event"));
  assert_str(piece_of(made, "p/c/x"), "proof/e");
}

static void a_step_without_a_piece_is_an_error(void **state) {
  Made *made = MADE({"plan.yaml", CAMPAIGN("{id: x, day: 1, post: m, line: brand, theme: offer}")}, STORY);
  assert_int_equal(said(made, C101), 1);
}

// ---- who (section 4) ----------------------------------------------------------------------------------------------

#define TEAM                                                                                                           \
  "channels: {m: {kind: moments, at: [08:00]}}\n"                                                                      \
  "staff:\n"                                                                                                           \
  "  wu:  {name: Wu, role: service, store: s1, region: east}\n"                                                        \
  "  an:  {name: An, role: service, store: s2, region: east, days_off: [2026-03-11]}\n"                                \
  "  bo:  {name: Bo, role: service, store: s3, region: west, days_off: [tue]}\n"                                       \
  "  lin: {name: Lin, role: adviser, channels: [m], days_off: [2026-03-11..2026-03-12]}\n"
#define WORK(steps)                                                                                                    \
  MARCH TEAM "sops: {s: {length: 3, steps: [" steps "]}}\ncampaigns: {c: {sop: s, date: 2026-03-10, by: lin}}\n"

// 10 March is a Tuesday, Bo's day off; An is off on the 11th.
static void each_leaves_out_who_is_off(void **state) {
  Made *made = MADE_OF(WORK("{id: a, day: 1..3, task: t, by: each service}"));
  assert_no_warnings(made);
  assert_str(people_of(made, "p/c/a/1"), "an wu");
  assert_str(people_of(made, "p/c/a/2"), "bo wu");
  assert_str(people_of(made, "p/c/a/3"), "an bo wu");
}

static void a_bare_role_means_each(void **state) {
  Made *made = MADE_OF(WORK("{id: a, day: 3, task: t, by: service}"));
  assert_str(people_of(made, "p/c/a"), "an bo wu");
}

static void one_replaces_who_is_off(void **state) {
  Made *made = MADE_OF(WORK("{id: a, day: 2, task: t, by: one service}"));
  assert_str(people_of(made, "p/c/a"), "bo"); // An would come first by id
}

// On the 3rd day all are there. Minutes so far: an 60; bo 15; wu 15, then bo 30 (a tie, by id), then wu.
static void one_takes_the_fewest_minutes_so_far_then_the_id(void **state) {
  Made *made = MADE_OF(WORK("{id: a, day: 3, at: 09:00, task: t, by: one service, minutes: 60},"
                            "{id: b, day: 3, at: 10:00, task: t, by: one service},"
                            "{id: c, day: 3, at: 11:00, task: t, by: one service},"
                            "{id: d, day: 3, at: 12:00, task: t, by: one service},"
                            "{id: e, day: 3, at: 13:00, task: t, by: one service}"));
  assert_str(people_of(made, "p/c/a"), "an");
  assert_str(people_of(made, "p/c/b"), "bo");
  assert_str(people_of(made, "p/c/c"), "wu");
  assert_str(people_of(made, "p/c/d"), "bo");
  assert_str(people_of(made, "p/c/e"), "wu");
}

static void one_prefers_who_works_at_that_hour(void **state) {
  Made *made = MADE_OF(
      MARCH
      "staff: {a: {name: A, role: service, hours: 09:00-12:00}, b: {name: B, role: service, hours: 12:00-21:00}}\n"
      "sops: {s: {by: one service, steps: [{id: x, day: 1, at: 14:00, task: t}, {id: y, day: 1, at: 15:00, task: t},"
      "                                    {id: z, day: 1, at: 11:00-13:00, task: t}]}}\n"
      "campaigns: {c: {sop: s, date: 2026-03-10}}\n");
  assert_str(people_of(made, "p/c/x"), "b");
  assert_str(people_of(made, "p/c/y"), "b");
  assert_str(people_of(made, "p/c/z"), "a"); // outside the hours of both: fewer minutes, and that is said
  assert_int_equal(said(made, T116), 1);
}

static void a_person_named_on_a_day_off_is_an_error(void **state) {
  Made *made = MADE_OF(WORK("{id: a, day: 2, task: t, by: lin}"));
  assert_int_equal(said(made, T113), 1);
  assert_str(arg_of(first_said(made, T113), "date"), "2026-03-11");
  assert_int_equal(made->schedule.items.n, 1); // it stays
}

// Off on the 11th and 12th, but not on the 13th, by which the work is due.
static void work_with_a_deadline_needs_one_day_there(void **state) {
  Made *made = MADE_OF(WORK("{id: a, day: 2, due: 4, task: t, by: lin}"));
  assert_no_warnings(made);
  assert_str(people_of(made, "p/c/a"), "lin");
}

static void of_a_place_is_its_store_or_region(void **state) {
  Made *made = MADE_OF(
      WORK("{id: a, day: 3, task: t, by: each service of east}, {id: b, day: 3, task: t, by: one service of s3},"
           "{id: c, day: 3, task: t, by: all of west}"));
  assert_str(people_of(made, "p/c/a"), "an wu");
  assert_str(people_of(made, "p/c/b"), "bo");
  assert_str(people_of(made, "p/c/c"), "bo");
}

static void all_is_everybody_who_is_there(void **state) {
  Made *made = MADE_OF(WORK("{id: a, day: 1, task: t, by: all}"));
  assert_str(people_of(made, "p/c/a"), "an lin wu");
}

static void the_owner_is_the_campaigns_by(void **state) {
  Made *made = MADE_OF(WORK("{id: a, day: 1, task: t, by: owner}"));
  assert_str(people_of(made, "p/c/a"), "lin");
  Made *own = MADE_OF(MARCH TEAM
                      "sops: {s: {steps: [{id: a, day: 1, task: t, by: owner}]}}\n"
                      "campaigns: {c: {sop: s, rhythm: month, by: lin, in: {2026-03: {date: 2026-03-10, by: wu}}}}\n");
  assert_str(people_of(own, "p/c/2026-03/a"), "wu");
}

static void a_list_is_all_that_it_names(void **state) {
  Made *made = MADE_OF(WORK("{id: a, day: 1, task: t, by: [lin, each service, wu]}"));
  assert_str(people_of(made, "p/c/a"), "an lin wu");
}

static void auto_is_on_nobodys_sheet(void **state) {
  Made *made = MADE({"plan.yaml", WORK("{id: a, day: 1, post: m, line: brand, by: auto}")}, STORY);
  assert_no_warnings(made);
  assert_str(people_of(made, "p/c/a"), "");
}

static void a_text_that_names_a_person_is_not_for_auto(void **state) {
  Made *made = MADE({"plan.yaml", WORK("{id: a, day: 1, post: m, line: brand, by: auto}")},
                    {"content/brand/a.md", "I am {{staff.name}}.\n"});
  assert_int_equal(said(made, C105), 1);
}

static void a_text_is_filled_for_its_campaign_offer_and_person(void **state) {
  Made *made = MADE(
      {"plan.yaml", MARCH TEAM "offers: {o: {form: gift, title: Gift}}\n"
                               "sops: {s: {length: 3, steps: [{id: a, day: last, post: m, line: brand}]}}\n"
                               "campaigns: {c: {sop: s, title: Care, date: 2026-03-08, offer: o}}\n"},
      {"content/brand/a.md", "{{campaign.title}} {{campaign.day}}/{{campaign.days}} {{offer.title}} {{staff.name}} "
                             "{{campaign.last_day}}\n"});
  assert_no_warnings(made);
  const Occurrence *item = item_of(made, "p/c/a");
  Str text = occurrence_text(*state, &made->schedule, item, item->people.at[0]);
  assert_str(str_trim(text), "Care 3/3 Gift Lin 3月10日");
}

static void a_post_that_names_nobody_is_everybodys_who_has_the_channel(void **state) {
  Made *made = MADE({"plan.yaml", MARCH TEAM "sops: {s: {steps: [{id: a, day: 1, post: m, line: brand}]}}\n"
                                             "campaigns: {c: {sop: s, date: 2026-03-10}}\n"},
                    STORY);
  assert_no_warnings(made);
  assert_str(people_of(made, "p/c/a"), "lin");
}

// Moments are each person's own; a group is shared, and two would post the same thing there twice.
static void a_shared_channel_is_posted_to_by_one(void **state) {
  Made *made = MADE(
      {"plan.yaml",
       "plan: {id: p, from: 2026-03-01, to: 2026-03-01}\n" CHANNELS
       "staff: {lin: {name: Lin, role: adviser, channels: [m, g]}, wu: {name: Wu, role: adviser, channels: [m, g]}}\n"
       "daily: {m: {mix: {brand: 1}}, g: {mix: {brand: 1}}}\n"},
      STORY);
  assert_str(people_of(made, "p/m/2026-03-01/1"), "lin wu");
  assert_str(people_of(made, "p/g/2026-03-01/1"), "lin");
}

static void nobody_left_is_said_and_the_item_stays(void **state) {
  Made *made = MADE_OF(WORK("{id: a, day: 2, task: t, by: each adviser}, {id: b, day: 2, task: t, by: one adviser}"));
  assert_int_equal(said(made, T112), 2);
  assert_int_equal(made->schedule.items.n, 2);
}

static void a_task_that_says_nobody_is_an_error(void **state) {
  Made *made = MADE_OF(MARCH TEAM
                       "sops: {s: {steps: [{id: a, day: 1, task: t}]}}\ncampaigns: {c: {sop: s, date: 2026-03-10}}\n");
  assert_int_equal(said(made, T123), 1);
}

// ---- loads (D51, D61) ---------------------------------------------------------------------------------------------

#define BUDGET(steps)                                                                                                  \
  MARCH "staff: {lin: {name: Lin, role: adviser, budget: 30min}}\n"                                                    \
        "sops: {s: {length: 3, by: lin, minutes: 20, steps: [" steps                                                   \
        "]}}\ncampaigns: {c: {sop: s, date: 2026-03-10}}\n"

static void D61_a_day_over_its_budget_is_said(void **state) {
  Made *made =
      MADE_OF(BUDGET("{id: a, day: 1, task: t}, {id: b, day: 1, task: t}, {id: c, day: 2, task: t, minutes: 30}"));
  const Diag *over = first_said(made, T115);
  assert_int_equal(number_of(over, "minutes"), 40);
  assert_str(arg_of(over, "date"), "2026-03-10");
  assert_str(arg_of(over, "more"), ""); // no other day: 30 of 30 minutes are no excess
}

static void a_deadline_weighs_on_its_last_day(void **state) {
  Made *made =
      MADE_OF(BUDGET("{id: a, day: -7, due: 2, task: t}, {id: b, day: -7, task: t}, {id: c, day: 2, task: t}"));
  assert_int_equal(said(made, T115), 1);
  assert_str(arg_of(first_said(made, T115), "date"), "2026-03-11");
}

// Loads are weighed by the last day of work; what everybody asks for later must not follow that order.
static void everybody_has_the_items_that_name_them_in_the_order_of_the_schedule(void **state) {
  Made *made =
      MADE_OF(MARCH "staff: {wu: {name: Wu, role: adviser}, lin: {name: Lin, role: adviser, budget: 30min},"
                    "mei: {name: Mei, role: adviser}}\n"
                    "sops: {s: {steps: [{id: a, day: -7, due: 2, by: lin, task: t}, {id: b, day: -7, by: wu, task: t},"
                    "{id: c, day: 1, by: all, task: t}, {id: d, day: 2, by: [lin, wu], task: t}]}}\n"
                    "campaigns: {c: {sop: s, date: 2026-03-10}}\n");
  static const char *const wanted[] = {"p/c/b p/c/c p/c/d ", "p/c/a p/c/c p/c/d ", "p/c/c "};
  for (size_t i = 0; i < COUNT(wanted); i++) {
    const ItemList *items = schedule_of(&made->schedule, &made->plan.staff.at[i]);
    Buf found = buf_in(made->arena);
    for (size_t k = 0; k < items->n; k++) buf_format(&found, "%.*s ", STR(items->at[k]->identity));
    assert_string_equal(str_c(made->arena, buf_str(&found)), wanted[i]);
  }
}

static void an_overload_names_its_meetings_and_tasks(void **state) {
  Made *made = MADE_OF(MARCH "staff: {lin: {name: Lin, role: adviser, budget: 30min}}\n"
                             "sops: {s: {by: lin, steps: [{id: a, day: 1, meet: Talk, minutes: 40},"
                             "{id: b, day: 1, task: [Pack, Send], minutes: 20}]}}\n"
                             "campaigns: {c: {sop: s, date: 2026-03-10}}\n");
  const Diag *over = first_said(made, T115);
  assert_int_equal(over->notes.n, 2);
  assert_str(over->notes.at[0].at[1].text[LANG_EN], "Talk");
}

// 150 campaigns on each of 730 days.
static void openings_beyond_the_most_are_an_error(void **state) {
  Buf text = buf_in(*state);
  buf_add(&text, S("plan: {id: p, from: 2026-01-01, to: 2027-12-31}\ncampaigns:\n"));
  for (int i = 0; i < 150; i++) buf_format(&text, "  c%d: {every: day}\n", i);
  Made *made = MADE_OF(str_c(*state, buf_str(&text)));
  assert_int_equal(said(made, T132), 1);
}

static void D51_a_post_in_quiet_hours_is_said(void **state) {
  Made *made = MADE(
      {"plan.yaml", MARCH
       "channels: {m: {kind: group, quiet: 22:00-08:00}}\nstaff: {lin: {name: Lin, role: adviser, channels: [m]}}\n"
       "sops: {s: {line: brand, steps: [{id: a, day: 1, at: 22:00, post: m}, {id: b, day: 1, at: 07:59, post: m},"
       "{id: c, day: 1, at: 08:00, post: m}, {id: d, day: 1, at: 21:59, post: m}]}}\n"
       "campaigns: {c: {sop: s, date: 2026-03-10}}\n"},
      STORY);
  assert_int_equal(said(made, T114), 2);
}

static void steps_of_one_name_in_two_sops_are_each_said(void **state) {
  Made *made = MADE_OF(MARCH "staff: {lin: {name: Lin, role: adviser, hours: 09:00-18:00}}\n"
                             "sops: {s: {by: lin, steps: [{id: a, day: 1, at: 20:00, task: t}]}, u: {by: lin, steps: "
                             "[{id: a, day: 1, at: 21:00, task: t}]}}\n"
                             "campaigns: {c: {sop: s, date: 2026-03-10}, d: {sop: u, date: 2026-03-12}}\n");
  assert_int_equal(said(made, T116), 2);
}

static void two_meetings_at_once_are_said(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: 1, at: 15:00, meet: t, minutes: 60}, {id: b, day: 1, at: 15:30, meet: t},"
                                "{id: c, day: 2, at: 15:00-16:00, meet: t}, {id: d, day: 2, at: 16:00, meet: t}"));
  assert_int_equal(said(made, T117), 1); // c ends as d begins
}

static void meetings_dated_by_elapsed_time_can_clash_too(void **state) {
  Made *made = MADE_OF(AT_TEN("{id: a, after: 1h, meet: t}, {id: b, after: 90min, meet: t}"));
  assert_int_equal(said(made, T117), 1); // 11:00 to 12:00, and 11:30
}

// ---- readiness (D10, D11) -----------------------------------------------------------------------------------------

#define OPENING_SOON(status)                                                                                           \
  MARCH TEAM "sops: {s: {steps: [{id: a, day: 1, post: m, line: brand, by: lin}]}}\n"                                  \
             "campaigns: {c: {sop: s, date: 2026-03-10, status: " status "}}\n"

static void D11_a_plan_not_final_is_a_gate_within_3_days(void **state) {
  Made *made = MADE_ON("2026-03-07", {"plan.yaml", OPENING_SOON("discussed")}, PIECE("brand", "a", "status: final"));
  assert_int_equal(said(made, P105), 1);
  assert_int_equal(first_said(made, P105)->level, LEVEL_GATE);
}

static void D11_a_plan_not_final_is_a_warning_within_7_days(void **state) {
  Made *four = MADE_ON("2026-03-06", {"plan.yaml", OPENING_SOON("draft")}, PIECE("brand", "a", "status: final"));
  assert_int_equal(said(four, P105), 0);
  assert_int_equal(said(four, P106), 1);
  Made *seven = MADE_ON("2026-03-03", {"plan.yaml", OPENING_SOON("draft")}, PIECE("brand", "a", "status: final"));
  assert_int_equal(said(seven, P106), 1);
  Made *eight = MADE_ON("2026-03-02", {"plan.yaml", OPENING_SOON("draft")}, PIECE("brand", "a", "status: final"));
  assert_int_equal(said(eight, P106), 0);
}

static void D11_a_piece_not_final_is_a_gate_too(void **state) {
  Made *made = MADE_ON("2026-03-10", {"plan.yaml", OPENING_SOON("final")}, PIECE("brand", "a", "status: draft"));
  assert_int_equal(said(made, P105), 1);
}

static void without_today_readiness_is_not_judged(void **state) {
  Made *made = MADE({"plan.yaml", OPENING_SOON("draft")}, PIECE("brand", "a", "status: draft"));
  assert_no_warnings(made);
}

// ---- nothing is dropped; identities (section 7) -------------------------------------------------------------------

static void what_a_step_puts_outside_the_plan_is_kept(void **state) {
  Made *made =
      MADE_OF("plan: {id: p, from: 2026-03-09, to: 2026-03-12}\n" CHANNELS LIN
              "sops: {s: {length: 3, by: lin, steps: [{id: talk, day: -14, task: t}, {id: review, day: 5, task: t}]}}\n"
              "campaigns: {c: {sop: s, date: 2026-03-10}}\n");
  assert_date(item_of(made, "p/c/talk")->date, "2026-02-24");
  assert_date(item_of(made, "p/c/review")->date, "2026-03-14");
}

static void identities_are_as_section_7_has_them(void **state) {
  Made *made =
      MADE({"plan.yaml", MARCH CHANNELS LIN "daily: {m: {per_day: 2, mix: {brand: 1}}}\n"
                                            "sops:\n"
                                            "  s: {by: lin, length: 2, steps: [{id: one, day: 1, task: t}, {id: each, "
                                            "day: 1..last, task: t}, {id: p, day: 1..2, post: [m, g], line: brand}]}\n"
                                            "  r: {anchor: calendar, by: lin, steps: [{id: a, every: mon, task: t}]}\n"
                                            "campaigns: {once: {sop: s, date: 2026-03-10}, monthly: {sop: s, rhythm: "
                                            "month, in: {2026-03: {date: 2026-03-20}}}}\n"},
           STORY);
  assert_no_errors(made);
  item_of(made, "p/once/one");
  item_of(made, "p/once/each/2");
  item_of(made, "p/once/p/1/m");
  item_of(made, "p/monthly/2026-03/one");
  item_of(made, "p/monthly/2026-03/each/1");
  item_of(made, "p/m/2026-03-05/2");
  item_of(made, "p/r/2026-03-02/a");
}

static void check_unique(const Made *made) {
  Map seen = {0};
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    Str identity = made->schedule.items.at[i].identity;
    if (!map_put(made->arena, &seen, identity, made->arena)) fail_msg("twice: %.*s", STR(identity));
  }
}

// 2 openings x (1 + 3 + 2 x 3 + 3) + 31 x 2 slots + 5 Mondays x 2 channels.
static void each_step_on_each_day_is_one_item_of_its_own(void **state) {
  Made *made = MADE(
      {"plan.yaml", MARCH CHANNELS LIN
       "daily: {m: {per_day: 2, mix: {brand: 1}}}\n"
       "sops:\n"
       "  s: {by: lin, length: 3, steps: [{id: a, day: -1, task: t}, {id: b, day: 1..last, task: t},"
       "     {id: c, day: 1..3, post: [m, g], line: brand}, {id: d, day: 1, at: 10:00-12:00, every: 1h, task: t}]}\n"
       "  r: {anchor: calendar, by: lin, steps: [{id: a, every: mon, post: [m, g], line: brand}]}\n"
       "campaigns: {c: {sop: s, date: [2026-03-10, 2026-03-20]}}\n"},
      STORY);
  assert_no_errors(made);
  assert_int_equal(made->schedule.items.n, 2 * 13 + 62 + 10);
  check_unique(made);
}

// All three would be p/x/2026-03-04/...: their items would share one UID in calendars.
static void a_campaign_a_routine_and_a_channel_have_names_of_their_own(void **state) {
  Made *made =
      MADE_OF(MARCH CHANNELS LIN "sops: {s: {by: lin, steps: [{id: a, day: 1, task: t}]},"
                                 "       x: {anchor: calendar, by: lin, steps: [{id: a, every: wed, task: t}]}}\n"
                                 "campaigns: {x: {sop: s, every: wed}}\n");
  assert_int_equal(said(made, S110), 1);
  Made *channel = MADE({"plan.yaml", MARCH CHANNELS LIN
                        "daily: {m: {mix: {brand: 1}}}\n"
                        "sops: {m: {anchor: calendar, by: lin, steps: [{id: 1, every: wed, task: t}]}}\n"},
                       STORY);
  assert_int_equal(said(channel, S110), 1);
}

static void an_opening_that_is_not_there_is_none(void **state) {
  Made *made = MADE_OF(CAMPAIGN("{id: a, day: 1, task: t}"));
  assert_null(schedule_opening(&made->schedule, S("c/2026-03")));
}

static void one_date_stated_twice_is_said(void **state) {
  Made *made =
      MADE_OF(MARCH CHANNELS LIN TASKS "campaigns: {c: {sop: s, date: [2026-03-10, 2026-03-10..2026-03-15]}}\n");
  check_unique(made);
  assert_int_equal(made->schedule.openings.n, 1);
  assert_int_equal(said(made, T110), 1);
}

static void stated_dates_of_one_campaign_that_overlap_are_said(void **state) {
  Made *made = MADE_OF(MARCH CHANNELS LIN TASKS "campaigns: {c: {sop: s, date: [2026-03-10, 2026-03-12]}}\n");
  assert_int_equal(said(made, T110), 1); // both have the 12th
  assert_int_equal(made->schedule.openings.n, 2);
}

static void items_stand_in_order_of_time(void **state) {
  Made *made = MADE_OF(
      CAMPAIGN("{id: d, day: 2, task: t}, {id: c, day: 1, at: 12:00, task: t}, {id: b, day: 1, at: 09:00, task: t},"
               "{id: a, day: 1, at: 09:00, task: t}, {id: z, day: 1, task: t}"));
  static const char *const order[] = {"p/c/z", "p/c/a", "p/c/b", "p/c/c", "p/c/d"};
  for (size_t i = 0; i < COUNT(order); i++)
    if (!str_eq(made->schedule.items.at[i].identity, str_of(order[i]))) fail_msg("%zu is not %s", i, order[i]);
}

int main(void) {
  static const struct CMUnitTest tests[] = {
      TEST(day_one_is_the_first_day_and_two_the_next),
      TEST(a_day_before_the_first_is_minus_one),
      TEST(no_day_lies_between_minus_one_and_one),
      TEST(last_is_the_last_day_and_last_1_the_one_before),
      TEST(a_range_is_each_of_its_days),
      TEST(a_list_is_each_of_its_days),
      TEST(a_day_named_twice_is_one_item),
      TEST(a_range_without_a_day_is_said),
      TEST(due_makes_one_item_with_a_deadline),
      TEST(after_counts_from_the_opening),
      TEST(after_end_counts_from_the_end_of_the_last_day),
      TEST(before_counts_back_and_may_reach_the_day_before),
      TEST(after_a_step_counts_from_its_beginning),
      TEST(after_a_step_means_the_same_openings_step),
      TEST(every_hour_repeats_within_the_window),
      TEST(the_content_of_a_post_may_be_the_campaigns),
      TEST(the_window_of_a_repetition_may_be_the_campaigns),
      TEST(a_meeting_lasts_its_minutes_however_it_is_dated),
      TEST(a_campaigns_window_holds_on_its_days_only),
      TEST(a_time_of_day_beside_elapsed_time_is_useless),
      TEST(each_day_must_lie_before_its_deadline),
      TEST(a_stated_day_lasts_as_long_as_the_sop),
      TEST(several_dates_are_several_openings_named_by_day),
      TEST(a_phase_inherits_audience_and_offer),
      TEST(what_a_phase_inherits_goes_before_its_sops_default),
      TEST(every_weekday_opens_a_campaign_each_time),
      TEST(one_that_would_end_behind_the_plan_is_said),
      TEST(a_campaign_outside_the_plan_is_an_error),
      TEST(campaigns_at_once_for_the_same_people_are_warned_of),
      TEST(campaigns_for_other_people_and_phases_may_overlap),
      TEST(everybody_meets_any_segment),
      TEST(D07_a_cycle_of_10_days_is_a_campaign_each_half_month),
      TEST(D07_a_cycle_of_20_days_is_a_campaign_each_month),
      TEST(D07_a_cycle_of_45_days_is_a_campaign_each_two_months),
      TEST(D07_gaps_come_as_near_to_the_target_as_they_can),
      TEST(a_series_meets_the_dates_it_is_near),
      TEST(the_weightier_date_wins),
      TEST(a_series_opens_on_a_preferred_weekday_the_earliest),
      TEST(no_campaign_day_is_avoided),
      TEST(what_is_avoided_is_open_where_near_names_a_date_within),
      TEST(time_to_prepare_is_counted_from_the_last_day_too),
      TEST(there_is_time_to_prepare_before_the_first_opening),
      TEST(a_stated_date_of_a_period_is_never_moved),
      TEST(stated_dates_too_near_to_each_other_both_stay),
      TEST(a_stated_span_keeps_the_next_opening_off),
      TEST(a_stated_period_beyond_the_plan_is_an_error),
      TEST(two_series_of_one_audience_never_overlap),
      TEST(two_series_of_other_audiences_may_share_a_day),
      TEST(a_series_is_placed_around_stated_campaigns),
      TEST(a_periods_own_audience_counts_when_it_is_placed),
      TEST(a_period_without_a_possible_day_is_said),
      TEST(what_a_period_has_of_its_own_holds_for_it_alone),
      TEST(a_routine_repeats_on_its_weekdays),
      TEST(workdays_are_monday_to_friday_and_that_is_noted_once),
      TEST(every_3d_counts_from_the_plans_first_day),
      TEST(a_routine_within_a_day_repeats_each_day),
      TEST(twice_within_a_week_is_spread_over_it),
      TEST(thrice_within_a_month_is_spread_over_it),
      TEST(a_step_whose_periods_are_all_cut_short_is_said),
      TEST(minutes_beside_weekdays_repeat_on_those_days),
      TEST(times_that_cannot_fit_are_an_error),
      TEST(a_routines_identity_has_the_day),
      TEST(per_day_is_the_number_of_slots),
      TEST(per_day_may_differ_on_workdays_and_weekends),
      TEST(a_daily_line_has_slots_on_its_days_only),
      TEST(a_campaigns_post_silences_the_daily_slots_of_its_day),
      TEST(a_post_for_people_who_are_not_in_its_channel_is_an_error),
      TEST(a_routines_post_silences_nothing),
      TEST(D03_lines_stay_within_1_of_their_shares_at_every_prefix),
      TEST(D04_campaign_posts_do_not_count_in_the_mix),
      TEST(the_bound_comes_before_a_line_that_has_a_piece),
      TEST(another_line_than_yesterdays_comes_before_the_kind),
      TEST(D22_the_kind_furthest_behind_comes_next),
      TEST(the_piece_longest_unused_comes_next_then_by_id),
      TEST(no_piece_comes_again_within_reuse_after),
      TEST(reuse_after_is_counted_for_each_channel),
      TEST(a_piece_is_used_up_after_its_times),
      TEST(a_piece_fits_its_channels_people_and_days),
      TEST(a_piece_that_a_step_names_is_not_for_the_daily_lines),
      TEST(a_pin_takes_the_first_slot_of_its_day),
      TEST(a_pin_of_a_line_outside_the_mix_does_not_count_in_it),
      TEST(a_pin_without_a_slot_is_an_error),
      TEST(a_pin_with_a_text_that_cannot_be_filled_is_an_error),
      TEST(a_step_in_several_channels_carries_one_piece),
      TEST(two_channels_carry_two_pieces_on_one_day_where_there_are_two),
      TEST(a_pattern_is_the_first_of_the_list_that_exists),
      TEST(a_step_chooses_by_line_kind_theme_and_scene),
      TEST(a_step_without_a_piece_is_an_error),
      TEST(each_leaves_out_who_is_off),
      TEST(a_bare_role_means_each),
      TEST(one_replaces_who_is_off),
      TEST(one_takes_the_fewest_minutes_so_far_then_the_id),
      TEST(one_prefers_who_works_at_that_hour),
      TEST(a_person_named_on_a_day_off_is_an_error),
      TEST(work_with_a_deadline_needs_one_day_there),
      TEST(of_a_place_is_its_store_or_region),
      TEST(all_is_everybody_who_is_there),
      TEST(the_owner_is_the_campaigns_by),
      TEST(a_list_is_all_that_it_names),
      TEST(auto_is_on_nobodys_sheet),
      TEST(a_text_that_names_a_person_is_not_for_auto),
      TEST(a_text_is_filled_for_its_campaign_offer_and_person),
      TEST(a_post_that_names_nobody_is_everybodys_who_has_the_channel),
      TEST(a_shared_channel_is_posted_to_by_one),
      TEST(nobody_left_is_said_and_the_item_stays),
      TEST(a_task_that_says_nobody_is_an_error),
      TEST(D61_a_day_over_its_budget_is_said),
      TEST(a_deadline_weighs_on_its_last_day),
      TEST(everybody_has_the_items_that_name_them_in_the_order_of_the_schedule),
      TEST(an_overload_names_its_meetings_and_tasks),
      TEST(openings_beyond_the_most_are_an_error),
      TEST(D51_a_post_in_quiet_hours_is_said),
      TEST(steps_of_one_name_in_two_sops_are_each_said),
      TEST(two_meetings_at_once_are_said),
      TEST(meetings_dated_by_elapsed_time_can_clash_too),
      TEST(D11_a_plan_not_final_is_a_gate_within_3_days),
      TEST(D11_a_plan_not_final_is_a_warning_within_7_days),
      TEST(D11_a_piece_not_final_is_a_gate_too),
      TEST(without_today_readiness_is_not_judged),
      TEST(what_a_step_puts_outside_the_plan_is_kept),
      TEST(identities_are_as_section_7_has_them),
      TEST(each_step_on_each_day_is_one_item_of_its_own),
      TEST(a_campaign_a_routine_and_a_channel_have_names_of_their_own),
      TEST(an_opening_that_is_not_there_is_none),
      TEST(one_date_stated_twice_is_said),
      TEST(stated_dates_of_one_campaign_that_overlap_are_said),
      TEST(items_stand_in_order_of_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
