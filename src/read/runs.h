// runs: what plain.c and trace.c build the places of a plain text with.
#ifndef SOPCAL_READ_RUNS_H
#define SOPCAL_READ_RUNS_H

#include "sopcal/plain.h"

// Behind the last one, or as a part of it.
void runs_add(Arena *arena, PlainRuns *runs, PlainRun next);
// The text has become so long: what stood behind is gone.
void runs_cut(PlainRuns *runs, size_t length);
// The first bytes of the text are gone.
void runs_drop(PlainRuns *runs, size_t n);
// What was text from this byte of it on is something else.
void runs_turn(Arena *arena, PlainRuns *runs, size_t from, RunKind kind);

#endif
