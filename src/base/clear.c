// clear: from a folder of our own to an empty one.
//
// Invariant: nothing outside of it is removed, for what is a link is removed itself; and no memory is taken, so that
// this works when there is none.
#include "clear.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "system.h"

static bool remove_entry(void *context, int folder, const char *name) {
  const char *spared = context;
  if (spared && strcmp(name, spared) == 0) return true;
  if (system_remove(folder, name) || errno == ENOENT) return true;
  int inner = system_open(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);
  if (inner < 0) return false;
  bool cleared = folder_clear(inner, NULL);
  system_close(inner);
  return cleared && system_rmdir(folder, name);
}

bool folder_clear(int folder, const char *spared) { return system_list(folder, remove_entry, (void *)spared); }
