// mix: which content line may take the next slot, so that after any number n of slots every line's count is within 1 of
// n x its share (the chairman assignment problem; design section 6, D03). Pure: knows no plan.
//
// The sequence is chosen one slot at a time by the caller, among the lines that mix_allowed gives: exactly those after
// which the rest can still be filled within the bound (1 itself included) for ever. There is always at least one, even
// after slots that were taken without asking (a pin, the lock); following it then leads back to the bound.
#ifndef SOPCAL_MIX_H
#define SOPCAL_MIX_H

#include "sopcal/base.h"

#define MIX_LINES_MAX 16
#define MIX_WEIGHT_MAX 1000

typedef struct Mix {
  size_t lines;
  int weight[MIX_LINES_MAX]; // shares, divided by their greatest common divisor
  int total;                 // their sum
  long count[MIX_LINES_MAX]; // slots taken so far
  long taken;
} Mix;

// Each weight is 1 .. MIX_WEIGHT_MAX.
void mix_begin(Mix *mix, size_t lines, const int *weights);
// A bit for each line that may take the next slot. Costs at most total x lines, mostly total / least weight x lines.
unsigned mix_allowed(const Mix *mix);
void mix_take(Mix *mix, size_t line);
// By how much a line lags behind its share after the slots taken: taken x weight - count x total (in 1/total slots).
long mix_lag(const Mix *mix, size_t line);

#endif
