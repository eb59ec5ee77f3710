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

// One line, without its end. False, and what is wrong with it.
bool lock_line_read(Arena *arena, Place line, LockEntry *out, LockFault *fault);

#endif
