// placement_test: pins the way from a repurchase cycle to dates (design section 5, D07): the rhythm, its periods, and
// that placement gives the exact optimum, its earliest dates and the two best alternatives, against trying everything.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "sopcal/placement.h"

// ---- an arena for each test ---------------------------------------------------------------------------------------

static int begin(void **state) {
  *state = arena_new();
  return 0;
}

static int end(void **state) {
  arena_free(*state);
  return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

static void assert_str(Str actual, const char *expected) {
  if (str_eq(actual, str_of(expected))) return;
  fail_msg("\"%.*s\" is not \"%s\"", STR(actual), expected);
}

// ---- chance, the same in every run --------------------------------------------------------------------------------

static uint64_t random_state;

// splitmix64 (Steele, Lea and Flood 2014).
static uint64_t random_bits(void) {
  uint64_t z = random_state += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static int random_in(int least, int most) { return least + (int)(random_bits() % (uint64_t)(most - least + 1)); }

// ---- section 5.2: the rhythm ---------------------------------------------------------------------------------------

static Rhythm rhythm_of_cycle(int days) { return cadence_rhythm(cadence_target_tenths(days)); }

static void D07_target_is_one_and_a_half_cycles(void **state) {
  (void)state;
  assert_int_equal(cadence_target_tenths(10), 150);
  assert_int_equal(cadence_target_tenths(45), 675);
}

static void D07_cycle_of_10_days_is_a_campaign_each_half_month(void **state) {
  (void)state;
  assert_int_equal(rhythm_of_cycle(10), RHYTHM_HALF_MONTH);
}

static void D07_cycle_of_20_days_is_a_campaign_each_month(void **state) {
  (void)state;
  assert_int_equal(rhythm_of_cycle(20), RHYTHM_MONTH);
}

static void D07_cycle_of_45_days_is_a_campaign_each_two_months(void **state) {
  (void)state;
  assert_int_equal(rhythm_of_cycle(45), RHYTHM_TWO_MONTHS);
}

static void D07_cycles_beyond_the_ends_take_the_shortest_and_the_longest_rhythm(void **state) {
  (void)state;
  assert_int_equal(rhythm_of_cycle(1), RHYTHM_WEEK);
  assert_int_equal(rhythm_of_cycle(5), RHYTHM_WEEK);
  assert_int_equal(rhythm_of_cycle(1000), RHYTHM_YEAR);
  assert_int_equal(rhythm_of_cycle(INT32_MAX / 15), RHYTHM_YEAR);
}

// By ratio, two lengths part at their geometric mean; a target on it would go to the longer.
static void D07_rhythms_part_at_their_geometric_mean(void **state) {
  (void)state;
  for (int target = 1; target <= 5000; target++) {
    Rhythm expected = RHYTHM_WEEK;
    while (expected + 1 < RHYTHM_COUNT && rhythm_tenths(expected) * rhythm_tenths(expected + 1) <= target * target)
      expected++;
    assert_int_equal(cadence_rhythm(target), expected);
  }
}

static void D07_a_rhythm_is_nearest_to_itself(void **state) {
  (void)state;
  for (Rhythm rhythm = 0; rhythm < RHYTHM_COUNT; rhythm++)
    assert_int_equal(cadence_rhythm(rhythm_tenths(rhythm)), rhythm);
  assert_string_equal(rhythm_names[RHYTHM_WEEK], "week");
  assert_string_equal(rhythm_names[RHYTHM_TWO_MONTHS], "two-months");
  assert_string_equal(rhythm_names[RHYTHM_YEAR], "year");
}

// ---- sections 5.3 and 5.4: periods ---------------------------------------------------------------------------------

static const Span year_2026 = {20454, 20818};

static void D07_period_is_named_by_the_calendar(void **state) {
  static const struct {
    Rhythm rhythm;
    int month, day;
    const char *id;
  } cases[] = {
      {RHYTHM_WEEK, 3, 2, "2026-W10"},
      {RHYTHM_WEEK, 3, 8, "2026-W10"},
      {RHYTHM_WEEK, 3, 9, "2026-W11"},
      {RHYTHM_HALF_MONTH, 3, 15, "2026-03a"},
      {RHYTHM_HALF_MONTH, 3, 16, "2026-03b"},
      {RHYTHM_MONTH, 12, 31, "2026-12"},
      {RHYTHM_TWO_MONTHS, 2, 28, "2026-B1"},
      {RHYTHM_TWO_MONTHS, 3, 1, "2026-B2"},
      {RHYTHM_TWO_MONTHS, 4, 30, "2026-B2"},
      {RHYTHM_TWO_MONTHS, 12, 1, "2026-B6"},
      {RHYTHM_QUARTER, 3, 31, "2026-Q1"},
      {RHYTHM_QUARTER, 10, 1, "2026-Q4"},
      {RHYTHM_HALF_YEAR, 6, 30, "2026-H1"},
      {RHYTHM_HALF_YEAR, 7, 1, "2026-H2"},
      {RHYTHM_YEAR, 7, 1, "2026"},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    assert_str(period_id(*state, cases[i].rhythm, date_of(2026, cases[i].month, cases[i].day)), cases[i].id);
}

static void D07_week_is_named_by_its_iso_year(void **state) {
  assert_str(period_id(*state, RHYTHM_WEEK, date_of(2025, 12, 29)), "2026-W01");
  assert_str(period_id(*state, RHYTHM_WEEK, date_of(2027, 1, 3)), "2026-W53");
  assert_str(period_id(*state, RHYTHM_WEEK, date_of(2027, 1, 4)), "2027-W01");
}

static void D07_a_year_has_as_many_periods_as_its_rhythm_says(void **state) {
  static const size_t expected[RHYTHM_COUNT] = {53, 24, 12, 6, 4, 2, 1};
  for (Rhythm rhythm = 0; rhythm < RHYTHM_COUNT; rhythm++) {
    PeriodList periods;
    periods_of(*state, rhythm, year_2026, &periods);
    assert_int_equal(periods.n, expected[rhythm]);
    assert_int_equal(periods.at[0].days.first, year_2026.first);
    assert_int_equal(periods.at[periods.n - 1].days.last, year_2026.last);
  }
}

static void D07_periods_follow_each_other_without_a_gap(void **state) {
  for (Rhythm rhythm = 0; rhythm < RHYTHM_COUNT; rhythm++) {
    PeriodList periods;
    periods_of(*state, rhythm, (Span){date_of(2024, 1, 1), date_of(2026, 12, 31)}, &periods);
    for (size_t p = 1; p < periods.n; p++) {
      assert_int_equal(periods.at[p].days.first, periods.at[p - 1].days.last + 1);
      assert_true(str_cmp(periods.at[p - 1].id, periods.at[p].id) < 0);
    }
  }
}

static void D07_partial_period_counts_if_half_of_it_lies_in_the_plan(void **state) {
  PeriodList periods;
  // April has 30 days: 15 of them count, 14 do not; in May of 31, 16 count and 15 do not.
  periods_of(*state, RHYTHM_MONTH, (Span){date_of(2026, 4, 16), date_of(2026, 5, 15)}, &periods);
  assert_int_equal(periods.n, 1);
  assert_str(periods.at[0].id, "2026-04");
  assert_int_equal(periods.at[0].days.first, date_of(2026, 4, 16));
  assert_int_equal(periods.at[0].days.last, date_of(2026, 4, 30));
  periods_of(*state, RHYTHM_MONTH, (Span){date_of(2026, 4, 17), date_of(2026, 5, 16)}, &periods);
  assert_int_equal(periods.n, 1);
  assert_str(periods.at[0].id, "2026-05");
}

static void D07_half_of_a_quarter_is_measured_on_the_whole_quarter(void **state) {
  PeriodList periods;
  // The first quarter of 2026 has 90 days, 45 of them from 15 February on.
  periods_of(*state, RHYTHM_QUARTER, (Span){date_of(2026, 2, 15), date_of(2026, 6, 30)}, &periods);
  assert_int_equal(periods.n, 2);
  assert_str(periods.at[0].id, "2026-Q1");
  periods_of(*state, RHYTHM_QUARTER, (Span){date_of(2026, 2, 16), date_of(2026, 6, 30)}, &periods);
  assert_int_equal(periods.n, 1);
  assert_str(periods.at[0].id, "2026-Q2");
  assert_int_equal(periods.at[0].days.first, date_of(2026, 4, 1));
}

static void D07_plan_inside_one_period_has_it_or_none(void **state) {
  PeriodList periods;
  periods_of(*state, RHYTHM_WEEK, (Span){date_of(2026, 3, 3), date_of(2026, 3, 6)}, &periods);
  assert_int_equal(periods.n, 1);
  periods_of(*state, RHYTHM_WEEK, (Span){date_of(2026, 3, 3), date_of(2026, 3, 5)}, &periods);
  assert_int_equal(periods.n, 0);
}

static void D07_periods_reach_both_ends_of_the_calendar(void **state) {
  for (Rhythm rhythm = 0; rhythm < RHYTHM_COUNT; rhythm++) {
    PeriodList periods;
    periods_of(*state, rhythm, (Span){date_of(1, 1, 1), date_of(1, 12, 31)}, &periods);
    assert_true(periods.n > 0);
    periods_of(*state, rhythm, (Span){date_of(9999, 1, 1), date_of(9999, 12, 31)}, &periods);
    assert_int_equal(periods.at[periods.n - 1].days.last, date_of(9999, 12, 31));
  }
}

// ---- building problems ---------------------------------------------------------------------------------------------

static PlacementPeriod *add_period(Arena *arena, PlacementProblem *problem) {
  PUSH(arena, &problem->periods, (PlacementPeriod){0});
  return &problem->periods.at[problem->periods.n - 1];
}

static void add_days(Arena *arena, PlacementPeriod *period, Span days) {
  for (Date day = days.first; day <= days.last; day++) PUSH(arena, &period->candidates, ((Candidate){.opening = day}));
}

// All days of all periods of a rhythm, open and without a bonus.
static PlacementProblem problem_of(Arena *arena, Rhythm rhythm, Span plan, int cycle) {
  PlacementProblem problem = {.min_gap = cycle, .target_tenths = cadence_target_tenths(cycle)};
  PeriodList periods;
  periods_of(arena, rhythm, plan, &periods);
  for (size_t p = 0; p < periods.n; p++) add_days(arena, add_period(arena, &problem), periods.at[p].days);
  return problem;
}

static Candidate *day_of(PlacementProblem *problem, Date date) {
  for (size_t p = 0; p < problem->periods.n; p++) {
    PlacementPeriod *period = &problem->periods.at[p];
    for (size_t c = 0; c < period->candidates.n; c++)
      if (period->candidates.at[c].opening == date) return &period->candidates.at[c];
  }
  fail_msg("no such day");
  return NULL;
}

static void rule_out_all_but(PlacementPeriod *period, Date date) {
  for (size_t c = 0; c < period->candidates.n; c++)
    if (period->candidates.at[c].opening != date) period->candidates.at[c].ruled_out = DAY_AVOIDED;
}

static Placement solve(Arena *arena, const PlacementProblem *problem) {
  Placement placement;
  placement_solve(arena, problem, &placement);
  assert_int_equal(placement.periods.n, problem->periods.n);
  return placement;
}

// ---- section 5.4: single rules -------------------------------------------------------------------------------------

static void D07_gap_penalty_is_rounded_halves_up(void **state) {
  (void)state;
  assert_int_equal(placement_gap_penalty(30, 300), 0);
  assert_int_equal(placement_gap_penalty(31, 300), 3); // 3.33
  assert_int_equal(placement_gap_penalty(29, 300), 3); // the same to both sides
  assert_int_equal(placement_gap_penalty(41, 400), 3); // 2.5
  assert_int_equal(placement_gap_penalty(39, 400), 3);
  assert_int_equal(placement_gap_penalty(35, 304), 15); // 15.13
  assert_int_equal(placement_gap_penalty(90, 300), 200);
}

static void D07_no_period_gives_no_opening(void **state) {
  PlacementProblem problem = {.min_gap = 20, .target_tenths = 300};
  Placement placement = solve(*state, &problem);
  assert_int_equal(placement.periods.n, 0);
  assert_int_equal(placement.total, 0);
}

static void D07_one_campaign_in_each_period(void **state) {
  PlacementProblem problem = problem_of(*state, RHYTHM_MONTH, year_2026, 20);
  Placement placement = solve(*state, &problem);
  for (size_t p = 0; p < placement.periods.n; p++) {
    assert_true(placement.periods.at[p].placed);
    assert_int_equal(date_ymd(placement.periods.at[p].opening).month, (int)p + 1);
  }
}

static void D07_equal_totals_take_the_earliest_dates(void **state) {
  PlacementProblem problem = problem_of(*state, RHYTHM_MONTH, (Span){date_of(2026, 1, 1), date_of(2026, 2, 28)}, 20);
  Placement placement = solve(*state, &problem);
  // 1 January and 30 days later would be one day before February: the first pair at no penalty is 2 January.
  assert_int_equal(placement.total, 0);
  assert_int_equal(placement.periods.at[0].opening, date_of(2026, 1, 2));
  assert_int_equal(placement.periods.at[1].opening, date_of(2026, 2, 1));
}

static void D07_period_without_an_open_day_is_skipped(void **state) {
  PlacementProblem problem = problem_of(*state, RHYTHM_MONTH, (Span){date_of(2026, 1, 1), date_of(2026, 3, 31)}, 20);
  rule_out_all_but(&problem.periods.at[1], DATE_NONE);
  Placement placement = solve(*state, &problem);
  assert_true(placement.periods.at[0].placed);
  assert_false(placement.periods.at[1].placed);
  assert_int_equal(placement.periods.at[1].other_count, 0);
  assert_true(placement.periods.at[2].placed);
  // The gap is from January to March: 31 January to 1 March is the least, 29 days.
  assert_int_equal(placement.periods.at[2].opening - placement.periods.at[0].opening, 30);
  assert_int_equal(placement.periods.at[2].gap_penalty, 0);
}

static void D07_openings_are_at_least_the_cycle_apart(void **state) {
  PlacementProblem problem = problem_of(*state, RHYTHM_HALF_MONTH, year_2026, 10);
  for (size_t p = 0; p < problem.periods.n; p += 2) // the ends of the first halves, the beginnings of the second
    day_of(&problem, problem.periods.at[p].candidates.at[14].opening)->bonus = 1000;
  for (size_t p = 1; p < problem.periods.n; p += 2) problem.periods.at[p].candidates.at[0].bonus = 1000;
  Placement placement = solve(*state, &problem);
  for (size_t p = 1; p < placement.periods.n; p++)
    assert_true(placement.periods.at[p].opening - placement.periods.at[p - 1].opening >= 10);
}

// Filling a period counts for more than any named date.
static void D07_more_periods_before_more_points(void **state) {
  PlacementProblem problem = problem_of(*state, RHYTHM_MONTH, (Span){date_of(2026, 1, 1), date_of(2026, 2, 28)}, 20);
  rule_out_all_but(&problem.periods.at[1], date_of(2026, 2, 3));
  day_of(&problem, date_of(2026, 1, 31))->bonus = 5000;
  Placement placement = solve(*state, &problem);
  assert_int_equal(placement.periods.at[0].opening, date_of(2026, 1, 4));
  assert_int_equal(placement.periods.at[1].opening, date_of(2026, 2, 3));
  assert_int_equal(placement.total, 0);
}

static void D07_named_date_outweighs_weekday_and_even_gaps(void **state) {
  PlacementProblem problem = problem_of(*state, RHYTHM_MONTH, year_2026, 20);
  for (Date day = year_2026.first; day <= year_2026.last; day++)
    if (date_weekday(day) >= 4) day_of(&problem, day)->bonus = 100;
  day_of(&problem, date_of(2026, 6, 16))->bonus += 1000; // a Tuesday, two days before 6-18
  Placement placement = solve(*state, &problem);
  assert_int_equal(placement.periods.at[5].opening, date_of(2026, 6, 16));
  assert_int_equal(placement.periods.at[5].bonus, 1000);
}

// The stated 15 February stands between the only open days around it: both of them together would fill more periods.
static void D07_stated_date_stays_when_days_within_the_cycle_are_ruled_out(void **state) {
  PlacementProblem problem = problem_of(*state, RHYTHM_MONTH, (Span){date_of(2026, 1, 1), date_of(2026, 3, 31)}, 20);
  rule_out_all_but(&problem.periods.at[0], date_of(2026, 1, 30));
  rule_out_all_but(&problem.periods.at[1], date_of(2026, 2, 15));
  rule_out_all_but(&problem.periods.at[2], date_of(2026, 3, 2));
  assert_false(solve(*state, &problem).periods.at[1].placed);
  day_of(&problem, date_of(2026, 1, 30))->ruled_out = DAY_STATED;
  day_of(&problem, date_of(2026, 3, 2))->ruled_out = DAY_STATED;
  assert_true(solve(*state, &problem).periods.at[1].placed);
}

static void D07_first_opening_has_no_gap(void **state) {
  PlacementProblem problem = problem_of(*state, RHYTHM_MONTH, year_2026, 20);
  Placement placement = solve(*state, &problem);
  assert_int_equal(placement.periods.at[0].gap_penalty, 0);
}

// ---- trying everything ---------------------------------------------------------------------------------------------

enum { TINY_PERIODS = 5, TINY_DAYS = 6 };

typedef struct Choice {
  Date openings[TINY_PERIODS]; // DATE_NONE: not filled
  int filled;
  int64_t total;
} Choice;

typedef struct Trial {
  const PlacementProblem *problem;
  bool any;
  Choice best;
  Choice through[TINY_PERIODS][TINY_DAYS]; // the best with this day; filled 0 where there is none
} Trial;

static bool choice_earlier(const Choice *a, const Choice *b, size_t periods) {
  for (size_t p = 0; p < periods; p++) {
    if (a->openings[p] == b->openings[p]) continue;
    return b->openings[p] == DATE_NONE || (a->openings[p] != DATE_NONE && a->openings[p] < b->openings[p]);
  }
  return false;
}

static bool choice_better(const Choice *a, const Choice *b, size_t periods) {
  if (a->filled != b->filled) return a->filled > b->filled;
  if (a->total != b->total) return a->total > b->total;
  return choice_earlier(a, b, periods);
}

static void note_choice(Trial *trial, const Choice *choice) {
  size_t periods = trial->problem->periods.n;
  if (!trial->any || choice_better(choice, &trial->best, periods)) trial->best = *choice;
  trial->any = true;
  for (size_t p = 0; p < periods; p++) {
    const PlacementPeriod *period = &trial->problem->periods.at[p];
    for (size_t c = 0; c < period->candidates.n; c++)
      if (period->candidates.at[c].opening == choice->openings[p] &&
          choice_better(choice, &trial->through[p][c], periods))
        trial->through[p][c] = *choice;
  }
}

static void try_from(Trial *trial, size_t p, Choice choice, Date last) {
  if (p == trial->problem->periods.n) {
    note_choice(trial, &choice);
    return;
  }
  choice.openings[p] = DATE_NONE;
  try_from(trial, p + 1, choice, last);
  const PlacementPeriod *period = &trial->problem->periods.at[p];
  for (size_t c = 0; c < period->candidates.n; c++) {
    const Candidate *day = &period->candidates.at[c];
    if (day->ruled_out != 0 || (last != DATE_NONE && day->opening - last < trial->problem->min_gap)) continue;
    Choice with = choice;
    with.openings[p] = day->opening;
    with.filled++;
    with.total += day->bonus;
    if (last != DATE_NONE) with.total -= placement_gap_penalty(day->opening - last, trial->problem->target_tenths);
    try_from(trial, p + 1, with, day->opening);
  }
}

static int random_bonus(void) {
  static const int bonuses[] = {0, 0, 0, 0, 100, 100, 1000, 1100, 2000};
  return bonuses[random_in(0, (int)COUNT(bonuses) - 1)];
}

// Days mostly follow each other; periods may be apart, as when the days between have been cut away.
static PlacementProblem random_problem(Arena *arena, int most_periods, int most_days) {
  PlacementProblem problem = {.min_gap = random_in(1, 12), .target_tenths = random_in(15, 150)};
  int closed = random_in(0, 9); // of ten days
  Date day = date_of(2026, 1, 1);
  for (int periods = random_in(1, most_periods); periods > 0; periods--) {
    PlacementPeriod *period = add_period(arena, &problem);
    for (int days = random_in(0, most_days); days > 0; days--) {
      unsigned ruled_out = random_in(1, 10) <= closed ? DAY_AVOIDED : DAY_OPEN;
      PUSH(arena, &period->candidates, ((Candidate){day++, ruled_out, random_bonus()}));
    }
    day += random_in(0, 3);
  }
  return problem;
}

static void assert_same_dates(const Placement *placement, const Trial *trial) {
  int filled = 0;
  int64_t total = 0;
  for (size_t p = 0; p < placement->periods.n; p++) {
    const Placed *placed = &placement->periods.at[p];
    assert_int_equal(placed->placed, trial->best.openings[p] != DATE_NONE);
    assert_int_equal(placed->opening, trial->best.openings[p]);
    filled += placed->placed;
    total += placed->bonus - placed->gap_penalty;
  }
  assert_int_equal(filled, trial->best.filled);
  assert_int_equal(total, trial->best.total);
  assert_int_equal(placement->total, trial->best.total);
}

// The best day of a period that is not in `taken`, or -1.
static int best_other(const Trial *trial, size_t p, const bool taken[TINY_DAYS]) {
  int best = -1;
  for (size_t c = 0; c < trial->problem->periods.at[p].candidates.n; c++) {
    const Choice *choice = &trial->through[p][c];
    if (taken[c] || choice->filled == 0 || choice->filled != trial->best.filled) continue;
    if (best < 0 || choice->total > trial->through[p][best].total) best = (int)c;
  }
  return best;
}

static void assert_same_others(const Placed *placed, const Trial *trial, size_t p) {
  const PlacementPeriod *period = &trial->problem->periods.at[p];
  bool taken[TINY_DAYS] = {false};
  for (size_t c = 0; c < period->candidates.n; c++)
    taken[c] = placed->placed && period->candidates.at[c].opening == placed->opening;
  for (size_t i = 0; i < placed->other_count; i++) {
    int expected = best_other(trial, p, taken);
    assert_true(expected >= 0);
    assert_int_equal(placed->others[i].opening, period->candidates.at[expected].opening);
    assert_int_equal(placed->others[i].total, trial->through[p][expected].total);
    taken[expected] = true;
  }
  if (placed->other_count < COUNT(placed->others)) assert_int_equal(best_other(trial, p, taken), -1);
}

static void compare_with_trial(Arena *arena) {
  PlacementProblem problem = random_problem(arena, TINY_PERIODS, TINY_DAYS);
  Placement placement = solve(arena, &problem);
  Trial trial = {.problem = &problem};
  try_from(&trial, 0, (Choice){0}, DATE_NONE);
  assert_same_dates(&placement, &trial);
  for (size_t p = 0; p < problem.periods.n; p++) assert_same_others(&placement.periods.at[p], &trial, p);
}

static void D07_placement_and_alternatives_equal_trying_everything(void **state) {
  random_state = 5;
  for (int round = 0; round < 400; round++) compare_with_trial(*state);
}

// ---- long series against the plain recursion -----------------------------------------------------------------------

// The best (periods filled, total) over all days, without leaving any edge out: 10^7 points stand for one period.
enum { POINTS_PER_PERIOD = 10000000 };

static int64_t plain_best(Arena *arena, const PlacementProblem *problem) {
  LIST(Candidate) days = {0};
  LIST(size_t) period_of = {0};
  for (size_t p = 0; p < problem->periods.n; p++)
    for (size_t c = 0; c < problem->periods.at[p].candidates.n; c++) {
      if (problem->periods.at[p].candidates.at[c].ruled_out != 0) continue;
      PUSH(arena, &days, problem->periods.at[p].candidates.at[c]);
      PUSH(arena, &period_of, p);
    }
  int64_t *best = NEW_N(arena, int64_t, days.n + 1); // of the paths that end on this day
  int64_t most = 0;
  for (size_t to = 0; to < days.n; to++) {
    for (size_t from = 0; from < to; from++) {
      int gap = days.at[to].opening - days.at[from].opening;
      if (period_of.at[from] == period_of.at[to] || gap < problem->min_gap) continue;
      int64_t here = best[from] - placement_gap_penalty(gap, problem->target_tenths);
      if (here > best[to]) best[to] = here;
    }
    best[to] += POINTS_PER_PERIOD + days.at[to].bonus;
    if (best[to] > most) most = best[to];
  }
  return most;
}

static void D07_long_series_equal_the_plain_recursion(void **state) {
  random_state = 55;
  for (int round = 0; round < 100; round++) {
    PlacementProblem problem = random_problem(*state, 60, 9);
    problem.min_gap = random_in(1, 60); // far above a period's length: many periods must stay empty
    Placement placement = solve(*state, &problem);
    int64_t points = placement.total;
    for (size_t p = 0; p < placement.periods.n; p++) points += placement.periods.at[p].placed ? POINTS_PER_PERIOD : 0;
    assert_int_equal(points, plain_best(*state, &problem));
  }
}

static void D07_no_alternative_is_better_than_what_was_chosen(void **state) {
  PlacementProblem problem = problem_of(*state, RHYTHM_WEEK, (Span){date_of(2024, 1, 1), date_of(2026, 12, 31)}, 5);
  random_state = 555;
  for (size_t p = 0; p < problem.periods.n; p++)
    for (size_t c = 0; c < problem.periods.at[p].candidates.n; c++)
      problem.periods.at[p].candidates.at[c].bonus = random_bonus();
  Placement placement = solve(*state, &problem);
  for (size_t p = 0; p < placement.periods.n; p++) {
    const Placed *placed = &placement.periods.at[p];
    assert_int_equal(placed->other_count, 2);
    assert_true(placement.total >= placed->others[0].total);
    assert_true(placed->others[0].total >= placed->others[1].total);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(D07_target_is_one_and_a_half_cycles),
      TEST(D07_cycle_of_10_days_is_a_campaign_each_half_month),
      TEST(D07_cycle_of_20_days_is_a_campaign_each_month),
      TEST(D07_cycle_of_45_days_is_a_campaign_each_two_months),
      TEST(D07_cycles_beyond_the_ends_take_the_shortest_and_the_longest_rhythm),
      TEST(D07_rhythms_part_at_their_geometric_mean),
      TEST(D07_a_rhythm_is_nearest_to_itself),
      TEST(D07_period_is_named_by_the_calendar),
      TEST(D07_week_is_named_by_its_iso_year),
      TEST(D07_a_year_has_as_many_periods_as_its_rhythm_says),
      TEST(D07_periods_follow_each_other_without_a_gap),
      TEST(D07_partial_period_counts_if_half_of_it_lies_in_the_plan),
      TEST(D07_half_of_a_quarter_is_measured_on_the_whole_quarter),
      TEST(D07_plan_inside_one_period_has_it_or_none),
      TEST(D07_periods_reach_both_ends_of_the_calendar),
      TEST(D07_gap_penalty_is_rounded_halves_up),
      TEST(D07_no_period_gives_no_opening),
      TEST(D07_one_campaign_in_each_period),
      TEST(D07_equal_totals_take_the_earliest_dates),
      TEST(D07_period_without_an_open_day_is_skipped),
      TEST(D07_openings_are_at_least_the_cycle_apart),
      TEST(D07_more_periods_before_more_points),
      TEST(D07_named_date_outweighs_weekday_and_even_gaps),
      TEST(D07_stated_date_stays_when_days_within_the_cycle_are_ruled_out),
      TEST(D07_first_opening_has_no_gap),
      TEST(D07_placement_and_alternatives_equal_trying_everything),
      TEST(D07_long_series_equal_the_plain_recursion),
      TEST(D07_no_alternative_is_better_than_what_was_chosen),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
