// interrupt: SIGINT, SIGTERM and SIGHUP are held back while something must be put away first.
//
// Begun and ended in pairs, which may nest. One that came in between acts when the last pair ends: the process dies by
// it, so that its parent sees what happened. What was ignored before (nohup) stays ignored.
#ifndef SOPCAL_BASE_INTERRUPT_H
#define SOPCAL_BASE_INTERRUPT_H

#include <stdbool.h>

void interrupts_hold(void);
bool interrupts_came(void);
void interrupts_release(void);

#endif
