// fault: what tests make the operating system do: the nth call of a kind fails, does less, or brings a signal.
//
// The programs of tests/fault stand before the library when they are linked, and so answer system_may themselves; the
// memory of libyaml, which takes its own, asks it too. libical is left out by name: it crashes by itself when memory
// runs out.
#ifndef TESTS_FAULT_FAULT_H
#define TESTS_FAULT_FAULT_H

#include "../../src/base/system.h"

// Any: each kind but memory. Foreign: libyaml's memory alone.
enum { FAULT_ANY = SYSTEM_CALLS, FAULT_FOREIGN, FAULT_KINDS };

typedef enum FaultDeed { FAULT_NONE, FAULT_ERROR, FAULT_LESS, FAULT_SIGNAL } FaultDeed;

typedef struct Fault {
  int call; // a SystemCall, FAULT_ANY or FAULT_FOREIGN
  long at;  // which one, from 1
  bool on;  // and every one behind it
  FaultDeed deed;
  int value; // errno, or the signal
} Fault;

extern Fault fault;
extern long *fault_counts; // of each kind, how many were asked for
extern const char *const fault_names[FAULT_KINDS];

// "open:3:EIO", "write:1+:ENOSPC", "read:2:less", "any:17:KILL". False: it is no such thing.
bool fault_parse(const char *text, Fault *out);

#endif
