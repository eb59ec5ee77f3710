// mix: which line may take the next slot, so that all shares stay within 1 of their due for ever (section 6; D03).
//
// From the counts so far to the set of lines that are safe to take. Invariant: while the caller takes only lines from
// that set, |count x total - taken x weight| <= total for every line after every slot, and the set is never empty.
//
// This is the chairman assignment problem (R. Tijdeman, "The chairman assignment problem", Discrete Mathematics 32,
// 1980). Let W be the total, w a line's weight, c its count, t the slots taken, t' a later slot. The bound says that
// after slot t' a line has at least ceil(t'w/W) - 1 and at most floor(t'w/W) + 1 units. So each unit is a job of one
// slot with a release and a deadline in whole slots, and such jobs, served by earliest deadline, are all in time if and
// only if no interval has to hold more jobs than it has slots (Hall).
//
// - An interval s .. e that begins later than the next slot is never too full: of one line it must hold at most
//   (ceil(ew/W) - 1) - (floor((s-1)w/W) + 1) < (e-s+1) w/W units, which sum to less than its slots, or none at all.
// - So the state can be continued for ever if and only if, for every t' > t, the units due by then do not exceed the
//   slots until then:  D(t') = sum of max(0, ceil(t'w/W) - 1 - c) <= t' - t.
// - No slot stays empty: by slot t' the units released are the sum of floor(t'w/W) + 1, more than t' in all, of which
//   at most t' - 1 are taken.
// - Taking line k makes t' - t one less, and D(t') one less only if a unit of k is due by t'. So k is safe if and only
//   if it is within its upper bound and has a unit due by every t' with D(t') = t' - t, where no slot is to spare. Who
//   is due by t' is due by any later one: the first such t' decides.
// - Beyond the first t' at which no line is ahead of its share there is slot to spare. There (t' - t) - D(t') is a sum
//   over the lines: t'w/W - (ceil(t'w/W) - 1) > 0 where that many units are not below c, and t'w/W - c >= 0 elsewhere;
//   not all are 0, since the t'w/W - c sum to t' - t > 0. A line is at most W / W = 1 unit ahead and gains w/W a slot,
//   so t' <= t + W: one period of W slots is enough, and mostly W / (least weight).
// - The set is never empty, not even after slots that were taken without asking (a pin, the lock). Lags, in slots, sum
//   to 1 after the next slot, so some line is released. And if all lines with a unit due by t' were ahead after slot
//   t + 1, their lags would sum to less than t' - t - 1 after slot t', and so would the units due: slots to spare.
#include "sopcal/mix.h"

#include <assert.h>

static int gcd(int a, int b) {
  while (b != 0) {
    int rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

void mix_begin(Mix *mix, size_t lines, const int *weights) {
  assert(lines >= 1 && lines <= MIX_LINES_MAX);
  *mix = (Mix){.lines = lines};
  int divisor = 0;
  for (size_t i = 0; i < lines; i++) divisor = gcd(divisor, weights[i]);
  for (size_t i = 0; i < lines; i++) {
    assert(weights[i] >= 1 && weights[i] <= MIX_WEIGHT_MAX);
    mix->weight[i] = weights[i] / divisor;
    mix->total += mix->weight[i];
  }
}

void mix_take(Mix *mix, size_t line) {
  assert(line < mix->lines);
  mix->count[line]++;
  mix->taken++;
}

long mix_lag(const Mix *mix, size_t line) {
  assert(line < mix->lines);
  return mix->taken * mix->weight[line] - mix->count[line] * mix->total;
}

static unsigned all_lines(const Mix *mix) { return (1u << mix->lines) - 1; }

// The lines that would not be more than 1 ahead with the next slot: those not ahead of their share at its end.
static unsigned released_lines(const Mix *mix) {
  unsigned released = 0;
  for (size_t i = 0; i < mix->lines; i++)
    if (mix_lag(mix, i) + mix->weight[i] >= 0) released |= 1u << i;
  return released;
}

// The lines with a unit due by the first slot that leaves none to spare; all lines if there is no such slot. A unit
// falls due in the slot at whose end the line would otherwise lag by more than 1.
static unsigned pressing_lines(const Mix *mix) {
  long lag[MIX_LINES_MAX]; // with the units found due taken off
  for (size_t i = 0; i < mix->lines; i++) lag[i] = mix_lag(mix, i);
  unsigned due = 0;
  long units = 0;
  for (long slots = 1;; slots++) {
    bool ahead = false;
    for (size_t i = 0; i < mix->lines; i++) {
      for (lag[i] += mix->weight[i]; lag[i] > mix->total; lag[i] -= mix->total) {
        units++;
        due |= 1u << i;
      }
      ahead = ahead || lag[i] < 0;
    }
    if (units >= slots) return due;
    if (!ahead) return all_lines(mix);
  }
}

unsigned mix_allowed(const Mix *mix) { return released_lines(mix) & pressing_lines(mix); }
