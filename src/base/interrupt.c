// interrupt: from a signal to a flag that is looked at, and back to the signal.
//
// Signals come to the process and not to a caller, so this is one of the two places with state of the whole process.
// No SA_RESTART: a write to a pipe that nobody reads must not outlast Ctrl-C.
#include "interrupt.h"

#include <assert.h>
#include <signal.h>
#include <stddef.h>

static const int held_back[] = {SIGINT, SIGTERM, SIGHUP};
enum { HELD_BACK = sizeof held_back / sizeof *held_back };

static volatile sig_atomic_t came; // the last signal, or 0
static struct sigaction before[HELD_BACK];
static int depth;

static void note(int signal) { came = signal; }

void interrupts_hold(void) {
  if (depth++ > 0) return;
  struct sigaction hold = {.sa_handler = note};
  sigemptyset(&hold.sa_mask);
  for (size_t i = 0; i < HELD_BACK; i++) {
    sigaction(held_back[i], NULL, &before[i]);
    if (before[i].sa_handler != SIG_IGN) sigaction(held_back[i], &hold, NULL);
  }
}

bool interrupts_came(void) { return came != 0; }

void interrupts_release(void) {
  assert(depth > 0);
  if (--depth > 0) return;
  for (size_t i = 0; i < HELD_BACK; i++) sigaction(held_back[i], &before[i], NULL);
  int signal = came;
  came = 0;
  if (signal) raise(signal);
}
