// mix_test: pins the mix of content lines (design section 6, D03): after any number of slots every line is within 1 of
// its share, whatever the caller wishes, and nothing that could be wished for is refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "sopcal/mix.h"

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

static void random_mix(Mix *mix, size_t lines, int weight_max) {
  int weights[MIX_LINES_MAX];
  for (size_t i = 0; i < lines; i++) weights[i] = random_in(1, weight_max);
  mix_begin(mix, lines, weights);
}

// ---- callers ------------------------------------------------------------------------------------------------------

typedef size_t Caller(const Mix *mix, unsigned allowed);

static size_t take_any(const Mix *mix, unsigned allowed) {
  for (;;) {
    size_t line = (size_t)random_in(0, (int)mix->lines - 1);
    if (allowed >> line & 1) return line;
  }
}

// The worst wish: always the line that has had most already.
static size_t take_furthest_ahead(const Mix *mix, unsigned allowed) {
  size_t worst = mix->lines;
  for (size_t i = 0; i < mix->lines; i++)
    if (allowed >> i & 1 && (worst == mix->lines || mix_lag(mix, i) < mix_lag(mix, worst))) worst = i;
  return worst;
}

static size_t take_first(const Mix *mix, unsigned allowed) {
  size_t line = 0;
  while (line + 1 < mix->lines && !(allowed >> line & 1)) line++;
  return line;
}

static Caller *const callers[] = {take_any, take_furthest_ahead, take_first};

static bool within_one(const Mix *mix) {
  for (size_t i = 0; i < mix->lines; i++)
    if (labs(mix_lag(mix, i)) > mix->total) return false;
  return true;
}

static void take_slots(Mix *mix, int slots, Caller *caller) {
  for (int slot = 0; slot < slots; slot++) {
    unsigned allowed = mix_allowed(mix);
    assert_int_not_equal(allowed, 0);
    assert_int_equal(allowed >> mix->lines, 0);
    mix_take(mix, caller(mix, allowed));
    assert_true(within_one(mix));
  }
}

// ---- the bound ----------------------------------------------------------------------------------------------------

static void D03_every_prefix_of_a_mix_is_within_one_of_the_shares(void **state) {
  (void)state;
  random_state = 3;
  for (size_t round = 0; round < 1000; round++) {
    Mix mix;
    random_mix(&mix, (size_t)random_in(2, 6), 50);
    take_slots(&mix, random_in(1, 600), callers[round % COUNT(callers)]);
  }
}

static void D03_the_largest_mixes_keep_the_bound(void **state) {
  (void)state;
  random_state = 16;
  for (size_t round = 0; round < 2 * COUNT(callers); round++) {
    Mix mix;
    random_mix(&mix, MIX_LINES_MAX, MIX_WEIGHT_MAX);
    take_slots(&mix, 300, callers[round % COUNT(callers)]);
  }
}

static void D03_a_whole_period_of_slots_is_off_by_at_most_one(void **state) {
  (void)state;
  Mix mix;
  mix_begin(&mix, 3, (int[]){4, 3, 3});
  take_slots(&mix, 1000, take_furthest_ahead);
  assert_in_range(mix.count[0], 399, 401);
  assert_in_range(mix.count[1], 299, 301);
  assert_in_range(mix.count[2], 299, 301);
}

// ---- nothing possible is refused -----------------------------------------------------------------------------------

// All states of a small mix: the slots taken modulo the total, and each line's count less floor(slots x share), which
// is -1, 0 or 1, in two bits each. A state is alive if it is within the bound and has an alive successor: what is left
// when the others have been removed until nothing changes can be continued for ever.
enum { SMALL_TOTAL = 12, SMALL_LINES = 4, SMALL_CODES = 1 << 2 * SMALL_LINES };

typedef struct SmallMix {
  size_t lines;
  int weight[SMALL_LINES];
  int total;
  bool alive[SMALL_TOTAL][SMALL_CODES];
  bool seen[SMALL_TOTAL][SMALL_CODES];
} SmallMix;

static int floor_share(const SmallMix *small, int slots, size_t line) {
  return slots * small->weight[line] / small->total;
}

static void decode(const SmallMix *small, int slots, int code, int counts[SMALL_LINES]) {
  for (size_t i = 0; i < small->lines; i++) counts[i] = floor_share(small, slots, i) + (code >> 2 * i & 3) - 1;
}

// -1 for counts that are out of bounds.
static int encode(const SmallMix *small, int slots, const int counts[SMALL_LINES]) {
  int code = 0;
  for (size_t i = 0; i < small->lines; i++) {
    if (abs(counts[i] * small->total - slots * small->weight[i]) > small->total) return -1;
    code |= (counts[i] - floor_share(small, slots, i) + 1) << 2 * i;
  }
  return code;
}

// The state after `line` has taken a slot, or -1. After a whole period of slots counts begin anew.
static int successor(const SmallMix *small, int slots, int code, size_t line) {
  int counts[SMALL_LINES];
  decode(small, slots, code, counts);
  counts[line]++;
  return encode(small, slots + 1, counts);
}

static unsigned alive_successors(const SmallMix *small, int slots, int code) {
  unsigned lines = 0;
  for (size_t i = 0; i < small->lines; i++) {
    int next = successor(small, slots, code, i);
    if (next >= 0 && small->alive[(slots + 1) % small->total][next]) lines |= 1u << i;
  }
  return lines;
}

static bool state_exists(const SmallMix *small, int slots, int code) {
  int counts[SMALL_LINES];
  int sum = 0;
  decode(small, slots, code, counts);
  for (size_t i = 0; i < small->lines; i++) sum += counts[i];
  return sum == slots && encode(small, slots, counts) == code;
}

static bool remove_dead_ends(SmallMix *small) {
  bool changed = false;
  for (int slots = 0; slots < small->total; slots++)
    for (int code = 0; code < 1 << 2 * small->lines; code++)
      if (small->alive[slots][code] && alive_successors(small, slots, code) == 0) {
        small->alive[slots][code] = false;
        changed = true;
      }
  return changed;
}

static void find_alive(SmallMix *small) {
  for (int slots = 0; slots < small->total; slots++)
    for (int code = 0; code < 1 << 2 * small->lines; code++)
      small->alive[slots][code] = state_exists(small, slots, code);
  while (remove_dead_ends(small)) continue;
}

static unsigned allowed_in(const SmallMix *small, int slots, int code) {
  Mix mix;
  int counts[SMALL_LINES];
  mix_begin(&mix, small->lines, small->weight);
  assert_int_equal(mix.total, small->total);
  decode(small, slots, code, counts);
  mix.taken = slots;
  for (size_t i = 0; i < small->lines; i++) mix.count[i] = counts[i];
  return mix_allowed(&mix);
}

// Compares every state that can be reached from this one.
static void compare_from(SmallMix *small, int slots, int code) {
  if (small->seen[slots][code]) return;
  small->seen[slots][code] = true;
  unsigned expected = alive_successors(small, slots, code);
  assert_int_equal(allowed_in(small, slots, code), expected);
  for (size_t i = 0; i < small->lines; i++)
    if (expected >> i & 1) compare_from(small, (slots + 1) % small->total, successor(small, slots, code, i));
}

static bool have_common_divisor(const int *weights, size_t lines, int divisor) {
  for (size_t i = 0; i < lines; i++)
    if (weights[i] % divisor != 0) return false;
  return true;
}

static void compare_mix(const int *weights, size_t lines, int total) {
  for (int divisor = 2; divisor <= total; divisor++)
    if (have_common_divisor(weights, lines, divisor)) return; // the same mix as a smaller one
  SmallMix small = {.lines = lines, .total = total};
  for (size_t i = 0; i < lines; i++) small.weight[i] = weights[i];
  find_alive(&small);
  compare_from(&small, 0, encode(&small, 0, (int[SMALL_LINES]){0}));
}

// All weights, rising, of up to SMALL_LINES lines that sum to at most SMALL_TOTAL. Returns how many mixes there were.
static int compare_all(int weights[SMALL_LINES], size_t lines, int total) {
  int mixes = lines > 0;
  if (lines > 0) compare_mix(weights, lines, total);
  if (lines == SMALL_LINES) return mixes;
  for (int weight = lines == 0 ? 1 : weights[lines - 1]; total + weight <= SMALL_TOTAL; weight++) {
    weights[lines] = weight;
    mixes += compare_all(weights, lines + 1, total + weight);
  }
  return mixes;
}

static void D03_a_line_is_allowed_exactly_when_the_mix_can_go_on_for_ever(void **state) {
  (void)state;
  int weights[SMALL_LINES] = {0};
  assert_true(compare_all(weights, 0, 0) > 100);
}

// ---- edges --------------------------------------------------------------------------------------------------------

static void D03_shares_are_ratios(void **state) {
  (void)state;
  Mix mix;
  mix_begin(&mix, 3, (int[]){40, 30, 30});
  assert_int_equal(mix.total, 10);
  assert_int_equal(mix.weight[0], 4);
  assert_int_equal(mix.weight[2], 3);
}

static void D03_a_lag_is_the_share_less_the_count(void **state) {
  (void)state;
  Mix mix;
  mix_begin(&mix, 3, (int[]){4, 3, 3});
  mix_take(&mix, 1);
  assert_int_equal(mix_lag(&mix, 0), 4);
  assert_int_equal(mix_lag(&mix, 1), -7);
  assert_int_equal(mix_lag(&mix, 2), 3);
}

static void D03_a_single_line_takes_every_slot(void **state) {
  (void)state;
  Mix mix;
  mix_begin(&mix, 1, (int[]){7});
  take_slots(&mix, 50, take_any);
  assert_int_equal(mix.count[0], 50);
}

static void D03_any_line_may_begin(void **state) {
  (void)state;
  Mix mix;
  mix_begin(&mix, 3, (int[]){50, 2, 1});
  assert_int_equal(mix_allowed(&mix), 7);
}

static void D03_a_line_more_than_its_share_ahead_waits(void **state) {
  (void)state;
  Mix mix;
  mix_begin(&mix, 2, (int[]){1, 1});
  mix_take(&mix, 0);
  assert_int_equal(mix_allowed(&mix), 3);
  mix_take(&mix, 0);
  assert_int_equal(mix_allowed(&mix), 2);
}

// Pins and the lock fill slots without asking (sections 4 and 7). Then the bound is regained, and kept.
static void D03_after_forced_slots_the_mix_comes_back_within_the_bound(void **state) {
  (void)state;
  random_state = 7;
  for (size_t round = 0; round < 300; round++) {
    Mix mix;
    random_mix(&mix, (size_t)random_in(2, 6), 20);
    for (int forced = random_in(1, 30); forced > 0; forced--) mix_take(&mix, (size_t)random_in(0, (int)mix.lines - 1));
    for (int slot = 0; slot < 40 * mix.total; slot++) {
      unsigned allowed = mix_allowed(&mix);
      assert_int_not_equal(allowed, 0);
      mix_take(&mix, callers[round % COUNT(callers)](&mix, allowed));
    }
    take_slots(&mix, 200, callers[round % COUNT(callers)]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(D03_every_prefix_of_a_mix_is_within_one_of_the_shares),
      cmocka_unit_test(D03_the_largest_mixes_keep_the_bound),
      cmocka_unit_test(D03_a_whole_period_of_slots_is_off_by_at_most_one),
      cmocka_unit_test(D03_a_line_is_allowed_exactly_when_the_mix_can_go_on_for_ever),
      cmocka_unit_test(D03_shares_are_ratios),
      cmocka_unit_test(D03_a_lag_is_the_share_less_the_count),
      cmocka_unit_test(D03_a_single_line_takes_every_slot),
      cmocka_unit_test(D03_any_line_may_begin),
      cmocka_unit_test(D03_a_line_more_than_its_share_ahead_waits),
      cmocka_unit_test(D03_after_forced_slots_the_mix_comes_back_within_the_bound),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
