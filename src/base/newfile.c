// newfile: one new file that nobody but its owner can read, from bytes to the disk.
//
// Invariant: what is there already is never written over, and a file that is not whole is removed.
#include "sopcal/file.h"

#include <errno.h>
#include <fcntl.h>

#include "interrupt.h"
#include "system.h"

enum { OWNERS_ALONE = 0600 };

static bool fill(int fd, Str bytes) {
  bool written = file_write(fd, bytes) && system_mode(fd, OWNERS_ALONE) && system_sync(fd);
  int error = errno;
  bool closed = system_close(fd); // may be where a full disk is told
  if (!written) errno = error;
  return written && closed;
}

bool file_new(Arena *arena, Str path, Str bytes, Str *why) {
  const char *name = str_c(arena, path);
  interrupts_hold();
  int fd = system_open(AT_FDCWD, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, OWNERS_ALONE);
  bool made = fd >= 0, whole = made && fill(fd, bytes) && !interrupts_came();
  int error = errno;
  if (made && !whole) system_remove(AT_FDCWD, name);
  interrupts_release(); // which ends the process when a signal came
  if (!whole) *why = file_error_text(arena, error);
  return whole;
}
