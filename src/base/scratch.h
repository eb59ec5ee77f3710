// scratch: a folder of the program's own below $TMPDIR that goes with it.
//
// Invariant: it is removed by scratch_end, when the program exits (as for want of memory), and before a signal that
// came meanwhile acts; only a kill leaves it.
#ifndef SOPCAL_BASE_SCRATCH_H
#define SOPCAL_BASE_SCRATCH_H

#include "sopcal/base.h"

typedef struct Scratch Scratch;
struct Scratch {
  Scratch *next; // of those that have not ended
  Str path;
  const char *name; // its last part
  int parent, folder;
};

// NULL, with errno, when none can be made.
Scratch *scratch_begin(Arena *arena);
// NULL: there was none.
void scratch_end(Scratch *scratch);

#endif
