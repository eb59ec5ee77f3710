// lock: what the two files that read sopcal.lock tell each other.
#ifndef SOPCAL_READ_LOCK_H
#define SOPCAL_READ_LOCK_H

#include "sopcal/read.h"
#include "text.h"

typedef enum LockWrong {
  LOCK_NO_IDENTITY, // it does not begin with one
  LOCK_NO_KEY,      // a part is no key=value
  LOCK_UNKNOWN_KEY,
  LOCK_KEY_TWICE,
  LOCK_BAD_VALUE, // of the key
  LOCK_LACKS,     // the key
} LockWrong;
typedef struct LockFault {
  LockWrong wrong;
  Place at;
  Str key;
} LockFault;

// What a line is about: an item or an opening, with somebody whose line it is or without; or somebody.
typedef struct LockLine {
  LockEntry entry;
  LockStaff staff; // its id is empty: it is about an item or an opening
} LockLine;
// One line, without its end. False, and what is wrong with it.
bool lock_line_read(Arena *arena, Place line, LockLine *out, LockFault *fault);

#endif
