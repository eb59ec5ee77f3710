// runs: where the bytes of a plain text were written, as a list that grows with it.
//
// Invariant: runs follow one another without a gap, none is empty, and two that say the same are one.
#include "runs.h"

static bool goes_on(const PlainRun *run, const PlainRun *next) {
  size_t from = run->exact ? run->from + run->n : run->from;
  return run->kind == next->kind && run->exact == next->exact && from == next->from;
}

void runs_add(Arena *arena, PlainRuns *runs, PlainRun next) {
  if (next.n == 0) return;
  if (runs->n && goes_on(&runs->at[runs->n - 1], &next))
    runs->at[runs->n - 1].n += next.n;
  else
    PUSH(arena, runs, next);
}

void runs_cut(PlainRuns *runs, size_t length) {
  while (runs->n && runs->at[runs->n - 1].at >= length) runs->n--;
  if (!runs->n) return;
  PlainRun *last = &runs->at[runs->n - 1];
  if (last->at + last->n > length) last->n = length - last->at;
}

// What stands behind byte `n` of a run.
static PlainRun behind(PlainRun run, size_t n) {
  return (PlainRun){run.at + n, run.n - n, run.exact ? run.from + n : run.from, run.kind, run.exact};
}

void runs_drop(PlainRuns *runs, size_t n) {
  size_t kept = 0;
  for (size_t i = 0; i < runs->n; i++) {
    PlainRun run = runs->at[i];
    if (run.at + run.n <= n) continue;
    if (run.at < n) run = behind(run, n - run.at);
    run.at -= n;
    runs->at[kept++] = run;
  }
  runs->n = kept;
}

void runs_turn(Arena *arena, PlainRuns *runs, size_t from, RunKind kind) {
  size_t first = runs->n;
  while (first > 0 && runs->at[first - 1].at >= from) first--;
  if (first > 0 && runs->at[first - 1].at + runs->at[first - 1].n > from) {
    PlainRun *split = &runs->at[first - 1], rest = behind(*split, from - split->at);
    split->n = from - split->at;
    PUSH(arena, runs, rest);
    for (size_t i = runs->n - 1; i > first; i--) runs->at[i] = runs->at[i - 1];
    runs->at[first] = rest;
  }
  for (size_t i = first; i < runs->n; i++)
    if (runs->at[i].kind == RUN_TEXT) runs->at[i].kind = kind;
}
