// scratch: from nothing to a folder that nobody else may enter, and back (scratch.h states its invariant).
#include "scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "clear.h"
#include "interrupt.h"
#include "sopcal/file.h"
#include "system.h"

enum { TRIES = 1000, PRIVATE_MODE = 0700, OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_CLOEXEC };

// Those that have not ended: state of the whole process, as that of interrupt.c.
static Scratch *begun;

static void end_all(void) {
  while (begun) scratch_end(begun);
}

static void hold(Scratch *scratch) {
  static bool asked;
  if (!asked && atexit(end_all) != 0) base_out_of_memory();
  asked = true;
  interrupts_hold();
  scratch->next = begun;
  begun = scratch;
}

// The first free name: making a folder says whether it was.
static bool make(Arena *arena, Scratch *scratch, Str above) {
  for (int i = 0; i < TRIES; i++) {
    scratch->name = str_c(arena, str_format(arena, "sopcal-%ld-%d", (long)getpid(), i));
    scratch->path = path_join(arena, above, str_of(scratch->name));
    if (system_mkdir(scratch->parent, scratch->name, PRIVATE_MODE)) return true;
    if (errno != EEXIST) return false;
  }
  return false;
}

static bool open_own(Scratch *scratch) {
  scratch->folder = system_open(scratch->parent, scratch->name, OPEN_FOLDER | O_NOFOLLOW, 0);
  if (scratch->folder >= 0) return true;
  int error = errno;
  system_rmdir(scratch->parent, scratch->name);
  errno = error;
  return false;
}

Scratch *scratch_begin(Arena *arena) {
  const char *stated = getenv("TMPDIR");
  Str above = stated && *stated ? str_copy(arena, str_of(stated)) : S("/tmp");
  Scratch *scratch = NEW(arena, Scratch);
  *scratch = (Scratch){.folder = -1, .parent = system_open(AT_FDCWD, str_c(arena, above), OPEN_FOLDER, 0)};
  if (scratch->parent < 0) return NULL;
  hold(scratch);
  if (make(arena, scratch, above) && open_own(scratch)) return scratch;
  int error = errno;
  scratch_end(scratch);
  errno = error;
  return NULL;
}

void scratch_end(Scratch *scratch) {
  if (!scratch) return;
  if (scratch->folder >= 0) {
    if (folder_clear(scratch->folder, NULL)) system_rmdir(scratch->parent, scratch->name);
    system_close(scratch->folder);
  }
  system_close(scratch->parent);
  Scratch **at = &begun;
  while (*at != scratch) at = &(*at)->next;
  *at = scratch->next;
  interrupts_release();
}
