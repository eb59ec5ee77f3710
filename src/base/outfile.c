// outfile: one file of a folder replaced in one step, if it still is what its writer has read.
//
// The new bytes go into a sibling, ".NAME.sopcal-new", reach the disk, and take the name by a rename: a reader finds
// the old file or the new one, whole. The folder is locked (flock) meanwhile, so that of two writers one is refused,
// and a sibling that is there was left by a kill and is removed. Invariant: whatever goes wrong, the old file stands as
// before; and no link is followed.
#include "sopcal/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "interrupt.h"
#include "system.h"

enum { NEW_MODE = 0644, MODE_BITS = 07777 };

typedef struct Replacing {
  Arena *arena;
  Str folder;
  const char *name, *sibling;
  int fd; // the folder
  unsigned mode;
  Str why;
} Replacing;

static ReplaceFault system_fault(Replacing *r) {
  r->why = file_error_text(r->arena, errno);
  return REPLACE_SYSTEM;
}

static ReplaceFault lock(Replacing *r) {
  if (system_lock(r->fd)) return REPLACE_OK;
  if (errno == EWOULDBLOCK) return REPLACE_BUSY;
  // Some network disks lock no folder: what is compared still keeps one writer from undoing another's work.
  return errno == EBADF || errno == ENOLCK || errno == EOPNOTSUPP ? REPLACE_OK : system_fault(r);
}

// Whether what is there is what was read; `old` NULL: nothing was.
static ReplaceFault compare(Replacing *r, const Str *old) {
  struct stat status;
  r->mode = NEW_MODE;
  if (!system_status(r->fd, r->name, AT_SYMLINK_NOFOLLOW, &status)) {
    if (errno != ENOENT) return system_fault(r);
    return old ? REPLACE_CHANGED : REPLACE_OK;
  }
  if (!S_ISREG(status.st_mode)) return REPLACE_NO_FILE;
  if (!old) return REPLACE_CHANGED;
  r->mode = status.st_mode & MODE_BITS;
  FileRead now = file_read_in(r->arena, r->folder, str_of(r->name), old->n);
  r->why = now.errno_text;
  if (now.fault == FILE_UNREADABLE) return REPLACE_SYSTEM;
  return now.fault == FILE_OK && str_eq(now.text, *old) ? REPLACE_OK : REPLACE_CHANGED;
}

// From here to the rename no memory is taken: where that ended the program, the sibling would stay.
static bool write_sibling(const Replacing *r, Str bytes) {
  if (!system_remove(r->fd, r->sibling) && errno != ENOENT) return false;
  int fd = system_open(r->fd, r->sibling, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0) return false;
  bool written = file_write(fd, bytes) && system_mode(fd, r->mode) && system_sync(fd);
  int error = errno;
  bool closed = system_close(fd); // may be where a full disk is told
  if (!written) errno = error;
  return written && closed;
}

static ReplaceFault put(Replacing *r, Str bytes) {
  interrupts_hold();
  bool put = write_sibling(r, bytes) && !interrupts_came() && system_rename(r->fd, r->sibling, r->name);
  int error = errno;
  if (!put) system_remove(r->fd, r->sibling);
  interrupts_release(); // which ends the process when a signal came
  errno = error;
  return put ? REPLACE_OK : system_fault(r);
}

static ReplaceFault replace(Replacing *r, const Str *old, Str bytes) {
  ReplaceFault fault = lock(r);
  if (fault == REPLACE_OK) fault = compare(r, old);
  return fault == REPLACE_OK ? put(r, bytes) : fault;
}

ReplaceFault file_replace(Arena *arena, Str folder, Str name, const Str *old, Str bytes, Str *why) {
  Replacing r = {.arena = arena, .folder = folder, .name = str_c(arena, name)};
  r.sibling = str_c(arena, str_format(arena, ".%s.sopcal-new", r.name));
  r.fd = system_open(AT_FDCWD, str_c(arena, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  ReplaceFault fault = r.fd < 0 ? system_fault(&r) : replace(&r, old, bytes);
  if (r.fd >= 0) system_close(r.fd);
  *why = r.why;
  return fault;
}
