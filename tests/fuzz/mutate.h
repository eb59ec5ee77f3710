// mutate: changes a plan as somebody might who writes one: a key more, another value, a line less. Bytes alone rarely
// get past the first key.
#ifndef TESTS_FUZZ_MUTATE_H
#define TESTS_FUZZ_MUTATE_H

#include "target.h"

// Between the files of a plan in one input.
#define PLAN_CUT "\n%%%\n"

// What LLVMFuzzerCustomMutator promises: changes bytes[0..n), at most `most` of them, and returns how many there are.
size_t mutate_plan(uint8_t *bytes, size_t n, size_t most, unsigned seed);

#endif
