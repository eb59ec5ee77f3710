// placement_pair_test: pins how two series of one audience are placed together (design section 5, step 4): as many
// periods as possible, then the highest total of both, then the earliest dates in turns, against trying everything.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sopcal/placement.h"

static int begin(void **state) {
  *state = arena_new();
  return 0;
}

static int end(void **state) {
  arena_free(*state);
  return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

// ---- chance, the same in every run --------------------------------------------------------------------------------

static uint64_t random_state;

static int random_in(int least, int most) { // Numerical Recipes' linear congruence
  random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return least + (int)((random_state >> 33) % (uint64_t)(most - least + 1));
}

// ---- problems -----------------------------------------------------------------------------------------------------

typedef struct Problems {
  PlacementProblem series[2];
} Problems;

static void add_period(Arena *arena, PlacementProblem *problem, Span days) {
  PlacementPeriod period = {.people = 1};
  for (Date day = days.first; day <= days.last; day++) PUSH(arena, &period.candidates, ((Candidate){.opening = day}));
  PUSH(arena, &problem->periods, period);
}

// Periods of so many days, one behind another.
static PlacementProblem even(Arena *arena, int periods, int days, int length, int min_gap, int target_tenths) {
  PlacementProblem problem = {.min_gap = min_gap, .target_tenths = target_tenths, .length = length};
  for (int p = 0; p < periods; p++) add_period(arena, &problem, (Span){p * days, p * days + days - 1});
  return problem;
}

static Candidate *day_of(PlacementProblem *problem, Date day) {
  for (size_t p = 0; p < problem->periods.n; p++)
    for (size_t c = 0; c < problem->periods.at[p].candidates.n; c++)
      if (problem->periods.at[p].candidates.at[c].opening == day) return &problem->periods.at[p].candidates.at[c];
  fail_msg("no such day");
  return NULL;
}

static PlacementProblem random_series(Arena *arena, int most, int longest) {
  PlacementProblem problem = {.length = random_in(1, 4), .target_tenths = random_in(10, 90)};
  problem.min_gap = random_in(problem.length, problem.length + (random_in(0, 3) ? 3 : 20));
  Date day = random_in(0, 3);
  for (int p = random_in(0, most); p > 0; p--) {
    int days = random_in(1, longest);
    add_period(arena, &problem, (Span){day, day + days - 1});
    day += days + (random_in(0, 3) == 0 ? random_in(1, 4) : 0);
  }
  return problem;
}

// Bonuses are few and small, so that many solutions are equally good.
static void random_days(PlacementProblem *problem) {
  for (size_t p = 0; p < problem->periods.n; p++)
    for (size_t c = 0; c < problem->periods.at[p].candidates.n; c++) {
      Candidate *day = &problem->periods.at[p].candidates.at[c];
      if (random_in(0, 4) == 0) day->ruled_out = DAY_AVOIDED;
      if (random_in(0, 2) == 0) day->bonus = 100 * random_in(0, 3);
    }
}

static void random_people(PlacementProblem *problem) {
  for (size_t p = 0; p < problem->periods.n; p++) problem->periods.at[p].people = (uint64_t)random_in(1, 3);
}

static Problems random_problems(Arena *arena, int most, int longest) {
  Problems problems = {{random_series(arena, most, longest), random_series(arena, most, longest)}};
  bool own = random_in(0, 1) == 1;
  for (int s = 0; s < 2; s++) {
    random_days(&problems.series[s]);
    if (own) random_people(&problems.series[s]);
  }
  return problems;
}

static void solve(Arena *arena, const Problems *problems, Placement out[2]) {
  const PlacementProblem *both[2] = {&problems->series[0], &problems->series[1]};
  int64_t states = 0;
  assert_true(placement_solve_pair(arena, both, out, &states));
}

// ---- trying everything --------------------------------------------------------------------------------------------

enum { TINY_PERIODS = 4, TINY_DAYS = 5 };

typedef struct Solution {
  int filled;
  int64_t total;
  Date days[2][TINY_PERIODS]; // DATE_NONE: left empty
} Solution;

typedef struct Trial {
  const Problems *problems;
  bool any;
  Solution now, best;
  int64_t totals[2][TINY_PERIODS][TINY_DAYS]; // the best that fills as many and opens there
  int filled[2][TINY_PERIODS][TINY_DAYS];
} Trial;

static Date turn(const Solution *s, int series, size_t *period, size_t periods) {
  while (*period < periods && s->days[series][*period] == DATE_NONE) ++*period;
  return *period < periods ? s->days[series][(*period)++] : INT32_MAX;
}

// The order in which dates are compared: INT32_MAX stands for no further opening.
static size_t in_turns(const Problems *problems, const Solution *s, Date out[2 * TINY_PERIODS + 2]) {
  size_t n = 0, period[2] = {0};
  Date last[2];
  for (int k = 0; k < 2; k++) out[n++] = last[k] = turn(s, k, &period[k], problems->series[k].periods.n);
  while (last[0] != INT32_MAX || last[1] != INT32_MAX) {
    int k = last[0] <= last[1] ? 0 : 1;
    out[n++] = last[k] = turn(s, k, &period[k], problems->series[k].periods.n);
  }
  return n;
}

static bool is_earlier(const Trial *trial, const Solution *a, const Solution *b) {
  Date x[2 * TINY_PERIODS + 2] = {0}, y[2 * TINY_PERIODS + 2] = {0};
  size_t n = in_turns(trial->problems, a, x);
  in_turns(trial->problems, b, y);
  for (size_t i = 0; i < n; i++)
    if (x[i] != y[i]) return x[i] < y[i];
  return false;
}

static bool is_better(const Trial *trial, const Solution *a, const Solution *b) {
  if (!trial->any || a->filled != b->filled) return !trial->any || a->filled > b->filled;
  return a->total != b->total ? a->total > b->total : is_earlier(trial, a, b);
}

static bool collide(const Trial *trial, size_t p, size_t q) {
  const PlacementProblem *a = &trial->problems->series[0], *b = &trial->problems->series[1];
  Date x = trial->now.days[0][p], y = trial->now.days[1][q];
  if (x == DATE_NONE || y == DATE_NONE || !(a->periods.at[p].people & b->periods.at[q].people)) return false;
  return x < y + b->length && y < x + a->length;
}

static void judge(Trial *trial) {
  for (size_t p = 0; p < trial->problems->series[0].periods.n; p++)
    for (size_t q = 0; q < trial->problems->series[1].periods.n; q++)
      if (collide(trial, p, q)) return;
  const Solution *now = &trial->now;
  if (is_better(trial, now, &trial->best)) trial->best = *now;
  trial->any = true;
  for (int s = 0; s < 2; s++)
    for (size_t p = 0; p < trial->problems->series[s].periods.n; p++) {
      if (now->days[s][p] == DATE_NONE) continue;
      Date first = trial->problems->series[s].periods.at[p].candidates.at[0].opening;
      int64_t *total = &trial->totals[s][p][now->days[s][p] - first];
      int *filled = &trial->filled[s][p][now->days[s][p] - first];
      if (now->filled > *filled || (now->filled == *filled && now->total > *total)) {
        *filled = now->filled;
        *total = now->total;
      }
    }
}

static void try_from(Trial *trial, int s, size_t p, Date previous) {
  if (s == 2) {
    judge(trial);
    return;
  }
  const PlacementProblem *problem = &trial->problems->series[s];
  if (p == problem->periods.n) {
    try_from(trial, s + 1, 0, DATE_NONE);
    return;
  }
  trial->now.days[s][p] = DATE_NONE;
  try_from(trial, s, p + 1, previous);
  for (size_t c = 0; c < problem->periods.at[p].candidates.n; c++) {
    const Candidate *day = &problem->periods.at[p].candidates.at[c];
    if (day->ruled_out || (previous != DATE_NONE && day->opening - previous < problem->min_gap)) continue;
    int penalty = previous == DATE_NONE ? 0 : placement_gap_penalty(day->opening - previous, problem->target_tenths);
    trial->now.days[s][p] = day->opening;
    trial->now.filled++;
    trial->now.total += day->bonus - penalty;
    try_from(trial, s, p + 1, day->opening);
    trial->now.filled--;
    trial->now.total -= day->bonus - penalty;
  }
  trial->now.days[s][p] = DATE_NONE;
}

static void assert_same_days(const Placement placed[2], const Trial *trial) {
  int filled = 0;
  for (int s = 0; s < 2; s++) {
    assert_int_equal(placed[s].whole, trial->best.total);
    for (size_t p = 0; p < placed[s].periods.n; p++) {
      assert_int_equal(placed[s].periods.at[p].opening, trial->best.days[s][p]);
      filled += placed[s].periods.at[p].placed;
    }
  }
  assert_int_equal(filled, trial->best.filled);
  assert_int_equal(placed[0].total + placed[1].total, trial->best.total);
}

static int best_other(const Trial *trial, int s, size_t p, const bool taken[TINY_DAYS]) {
  int best = -1;
  for (size_t c = 0; c < trial->problems->series[s].periods.at[p].candidates.n; c++) {
    if (taken[c] || trial->filled[s][p][c] == 0 || trial->filled[s][p][c] != trial->best.filled) continue;
    if (best < 0 || trial->totals[s][p][c] > trial->totals[s][p][best]) best = (int)c;
  }
  return best;
}

static void assert_same_others(const Placed *placed, const Trial *trial, int s, size_t p) {
  Date first = trial->problems->series[s].periods.at[p].candidates.at[0].opening;
  bool taken[TINY_DAYS] = {false};
  if (placed->placed) taken[placed->opening - first] = true;
  for (size_t i = 0; i < placed->other_count; i++) {
    int expected = best_other(trial, s, p, taken);
    assert_true(expected >= 0);
    assert_int_equal(placed->others[i].opening, first + expected);
    assert_int_equal(placed->others[i].total, trial->totals[s][p][expected]);
    taken[expected] = true;
  }
  if (placed->other_count < COUNT(placed->others)) assert_int_equal(best_other(trial, s, p, taken), -1);
}

static void D07_pairs_and_their_alternatives_equal_trying_everything(void **state) {
  random_state = 7;
  int tried = 0;
  for (int round = 0; round < 600; round++) {
    Problems problems = random_problems(*state, TINY_PERIODS, TINY_DAYS);
    if (!placement_pairs(&problems.series[0], &problems.series[1])) continue;
    Placement placed[2];
    solve(*state, &problems, placed);
    Trial trial = {.problems = &problems};
    try_from(&trial, 0, 0, DATE_NONE);
    assert_same_days(placed, &trial);
    for (int s = 0; s < 2; s++)
      for (size_t p = 0; p < placed[s].periods.n; p++) assert_same_others(&placed[s].periods.at[p], &trial, s, p);
    tried++;
  }
  assert_true(tried > 300);
}

// ---- long series against the plain recursion ----------------------------------------------------------------------

enum { POINTS_PER_PERIOD = 10000000 };

typedef struct Day {
  const PlacementProblem *problem;
  size_t period;
  Date opening;
  int bonus;
} Day;
typedef LIST(Day) DayList;

static DayList open_days(Arena *arena, const PlacementProblem *problem) {
  DayList days = {0};
  for (size_t p = 0; p < problem->periods.n; p++)
    for (size_t c = 0; c < problem->periods.at[p].candidates.n; c++) {
      const Candidate *day = &problem->periods.at[p].candidates.at[c];
      if (!day->ruled_out) PUSH(arena, &days, ((Day){problem, p, day->opening, day->bonus}));
    }
  return days;
}

static bool days_meet(const Day *a, const Day *b) {
  if (!(a->problem->periods.at[a->period].people & b->problem->periods.at[b->period].people)) return false;
  return a->opening < b->opening + b->problem->length && b->opening < a->opening + a->problem->length;
}

static int64_t points_of(const Day *day, const Day *last) {
  int gap = last ? day->opening - last->opening : 0;
  if (last && (day->period == last->period || gap < day->problem->min_gap)) return -1;
  return POINTS_PER_PERIOD + day->bonus - (last ? placement_gap_penalty(gap, day->problem->target_tenths) : 0);
}

// worth[i][j]: the best that follows when day i - 1 of the first series and day j - 1 of the second were the last (0:
// none yet), whichever opens next: all openings in the order of their days, without leaving any state out.
static int64_t plain_best(Arena *arena, const Problems *problems) {
  DayList a = open_days(arena, &problems->series[0]), b = open_days(arena, &problems->series[1]);
  int64_t *worth = NEW_N(arena, int64_t, (a.n + 1) * (b.n + 1));
  for (size_t i = a.n + 1; i-- > 0;)
    for (size_t j = b.n + 1; j-- > 0;) {
      int64_t *here = &worth[i * (b.n + 1) + j];
      const Day *last[2] = {i ? &a.at[i - 1] : NULL, j ? &b.at[j - 1] : NULL};
      Date least = last[0] ? last[0]->opening : -1;
      if (last[1] && last[1]->opening > least) least = last[1]->opening;
      for (size_t k = i; k < a.n; k++) {
        int64_t points = points_of(&a.at[k], last[0]);
        if (a.at[k].opening < least || points < 0 || (last[1] && days_meet(&a.at[k], last[1]))) continue;
        points += worth[(k + 1) * (b.n + 1) + j];
        if (points > *here) *here = points;
      }
      for (size_t k = j; k < b.n; k++) {
        int64_t points = points_of(&b.at[k], last[1]);
        if (b.at[k].opening < least || points < 0 || (last[0] && days_meet(&b.at[k], last[0]))) continue;
        points += worth[i * (b.n + 1) + k + 1];
        if (points > *here) *here = points;
      }
    }
  return worth[0];
}

static void D07_long_pairs_equal_the_plain_recursion(void **state) {
  random_state = 77;
  for (int round = 0; round < 150; round++) {
    Problems problems = random_problems(*state, 25, 9);
    if (!placement_pairs(&problems.series[0], &problems.series[1])) continue;
    Placement placed[2];
    solve(*state, &problems, placed);
    int64_t points = placed[0].total + placed[1].total;
    for (int s = 0; s < 2; s++)
      for (size_t p = 0; p < placed[s].periods.n; p++) points += placed[s].periods.at[p].placed ? POINTS_PER_PERIOD : 0;
    assert_int_equal(points, plain_best(*state, &problems));
  }
}

// ---- single rules -------------------------------------------------------------------------------------------------

// Alone, the first would take day 2 and leave the second none.
static void D07_a_pair_fills_more_periods_than_one_after_the_other(void **state) {
  Problems problems = {{even(*state, 1, 6, 2, 2, 60), even(*state, 1, 6, 2, 2, 60)}};
  day_of(&problems.series[0], 2)->bonus = 1000;
  for (Date day = 0; day < 6; day++)
    if (day != 2 && day != 3) day_of(&problems.series[1], day)->ruled_out = DAY_AVOIDED;
  Placement placed[2];
  solve(*state, &problems, placed);
  assert_int_equal(placed[0].periods.at[0].opening, 0);
  assert_int_equal(placed[1].periods.at[0].opening, 2);
}

// The first gives way: that costs it 100, and the second would lose 1000.
static void D07_the_total_of_both_counts(void **state) {
  Problems problems = {{even(*state, 1, 9, 3, 3, 90), even(*state, 1, 9, 3, 3, 90)}};
  day_of(&problems.series[0], 4)->bonus = 100;
  day_of(&problems.series[1], 4)->bonus = 1000;
  Placement placed[2];
  solve(*state, &problems, placed);
  assert_int_equal(placed[1].periods.at[0].opening, 4);
  assert_int_equal(placed[0].periods.at[0].opening, 0);
  assert_int_equal(placed[0].total, 0);
  assert_int_equal(placed[0].whole, 1000);
}

static void D07_of_equal_pairs_the_first_series_opens_first(void **state) {
  Problems problems = {{even(*state, 1, 9, 3, 3, 90), even(*state, 1, 9, 3, 3, 90)}};
  Placement placed[2];
  solve(*state, &problems, placed);
  assert_int_equal(placed[0].periods.at[0].opening, 0);
  assert_int_equal(placed[1].periods.at[0].opening, 3);
}

static void D07_other_people_may_share_days(void **state) {
  Problems problems = {{even(*state, 1, 9, 3, 3, 90), even(*state, 1, 9, 3, 3, 90)}};
  problems.series[1].periods.at[0].people = 2;
  Placement placed[2];
  solve(*state, &problems, placed);
  assert_int_equal(placed[1].periods.at[0].opening, placed[0].periods.at[0].opening);
}

// A campaign of nine days: the other series could open twice within it, and a pair sees only the last of them.
static void D07_only_pairs_that_are_exact_are_placed_together(void **state) {
  PlacementProblem lasting = even(*state, 2, 20, 9, 9, 200), often = even(*state, 6, 7, 1, 5, 70);
  assert_true(placement_pairs(&lasting, &often));
  often.periods.at[2].people = 2;
  assert_false(placement_pairs(&lasting, &often));
  lasting.length = 5;
  assert_true(placement_pairs(&lasting, &often));
}

static void D07_a_series_without_a_day_leaves_the_other_as_it_is(void **state) {
  Problems problems = {{even(*state, 0, 1, 1, 1, 10), even(*state, 3, 9, 3, 3, 90)}};
  Placement placed[2], alone;
  for (int turn = 0; turn < 2; turn++) {
    solve(*state, &problems, placed);
    placement_solve(*state, &problems.series[1 - turn], &alone);
    assert_int_equal(placed[1 - turn].whole, alone.whole);
    for (size_t p = 0; p < 3; p++)
      assert_int_equal(placed[1 - turn].periods.at[p].opening, alone.periods.at[p].opening);
    PlacementProblem first = problems.series[0];
    problems.series[0] = problems.series[1];
    problems.series[1] = first;
  }
}

// Ten years of weeks, and campaigns of a week each: every period of one series is empty, or of the other.
static void D07_a_pair_that_would_take_too_much_memory_is_left_alone(void **state) {
  Problems problems = {{even(*state, 521, 7, 7, 7, 70), even(*state, 521, 7, 7, 7, 70)}};
  const PlacementProblem *both[2] = {&problems.series[0], &problems.series[1]};
  Placement placed[2];
  int64_t states = 0;
  assert_false(placement_solve_pair(*state, both, placed, &states));
  assert_true(states > PLACEMENT_STATES_MAX);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(D07_pairs_and_their_alternatives_equal_trying_everything),
      TEST(D07_long_pairs_equal_the_plain_recursion),
      TEST(D07_a_pair_fills_more_periods_than_one_after_the_other),
      TEST(D07_the_total_of_both_counts),
      TEST(D07_of_equal_pairs_the_first_series_opens_first),
      TEST(D07_other_people_may_share_days),
      TEST(D07_only_pairs_that_are_exact_are_placed_together),
      TEST(D07_a_pair_that_would_take_too_much_memory_is_left_alone),
      TEST(D07_a_series_without_a_day_leaves_the_other_as_it_is),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
