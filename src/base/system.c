// system: from a call that can fail to the operating system's, each asked for first (system.h says why).
#include "system.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool may(SystemCall call) { return system_may(call, NULL); }

// ---- memory -------------------------------------------------------------------------------------------------------

void *system_alloc(size_t size) { return may(SYSTEM_ALLOC) ? calloc(1, size) : NULL; }

void *system_realloc(void *old, size_t size) { return may(SYSTEM_ALLOC) ? realloc(old, size) : NULL; }

// ---- bytes --------------------------------------------------------------------------------------------------------

int system_open(int at, const char *path, int flags, mode_t mode) {
  int fd;
  do fd = may(SYSTEM_OPEN) ? openat(at, path, flags, mode) : -1;
  while (fd < 0 && errno == EINTR);
  return fd;
}

int system_memory(const char *name) {
  int fd;
  do fd = may(SYSTEM_OPEN) ? memfd_create(name, MFD_CLOEXEC) : -1;
  while (fd < 0 && errno == EINTR);
  return fd;
}

int system_open_below(int folder, const char *path, int flags) {
  struct open_how how = {.flags = (unsigned)flags, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
  long fd;
  do fd = may(SYSTEM_BELOW) ? syscall(SYS_openat2, folder, path, &how, sizeof how) : -1;
  while (fd < 0 && errno == EINTR);
  if (fd < 0 && errno == EPERM) errno = ENOSYS; // what a sandbox says that has not heard of it
  return (int)fd;
}

ssize_t system_read(int fd, void *to, size_t n) {
  ssize_t got;
  do got = system_may(SYSTEM_READ, &n) ? read(fd, to, n) : -1;
  while (got < 0 && errno == EINTR);
  return got;
}

ssize_t system_read_at(int fd, void *to, size_t n, off_t at) {
  ssize_t got;
  do got = system_may(SYSTEM_READ, &n) ? pread(fd, to, n, at) : -1;
  while (got < 0 && errno == EINTR);
  return got;
}

ssize_t system_write(int fd, const void *from, size_t n) {
  return system_may(SYSTEM_WRITE, &n) ? write(fd, from, n) : -1;
}

bool system_close(int fd) {
  bool fine = may(SYSTEM_CLOSE);
  int error = errno;
  if (close(fd) != 0) return false;
  errno = error;
  return fine;
}

// ---- what is there ------------------------------------------------------------------------------------------------

bool system_status(int at, const char *path, int flags, struct stat *out) {
  return may(SYSTEM_STATUS) && fstatat(at, path, out, flags) == 0;
}

bool system_writable(int folder) { return may(SYSTEM_STATUS) && faccessat(folder, ".", W_OK | X_OK, AT_EACCESS) == 0; }

bool system_real_path(const char *path, char out[]) { return may(SYSTEM_STATUS) && realpath(path, out); }

enum { LISTED_AT_ONCE = 2048 }; // bytes: on the stack, once for each level of a tree

static ssize_t list_some(int fd, char *out, size_t n) {
  ssize_t got;
  do got = may(SYSTEM_LIST) ? getdents64(fd, out, n) : -1;
  while (got < 0 && errno == EINTR);
  return got;
}

static bool is_dots(const char *name) { return strcmp(name, ".") == 0 || strcmp(name, "..") == 0; }

bool system_list(int folder, SystemVisit *visit, void *context) {
  alignas(struct dirent64) char some[LISTED_AT_ONCE];
  ssize_t n;
  if (lseek(folder, 0, SEEK_SET) != 0) return false;
  while ((n = list_some(folder, some, sizeof some)) > 0)
    for (ssize_t at = 0; at < n;) {
      const struct dirent64 *entry = (const void *)(some + at);
      if (!is_dots(entry->d_name) && !visit(context, folder, entry->d_name)) return false;
      at += entry->d_reclen;
    }
  return n == 0;
}

// ---- names --------------------------------------------------------------------------------------------------------

bool system_mkdir(int at, const char *name, mode_t mode) { return may(SYSTEM_MKDIR) && mkdirat(at, name, mode) == 0; }

bool system_mode_at(int at, const char *name, mode_t mode) {
  return may(SYSTEM_MODE) && fchmodat(at, name, mode, 0) == 0;
}

bool system_mode(int fd, mode_t mode) { return may(SYSTEM_MODE) && fchmod(fd, mode) == 0; }

bool system_link(int from, const char *name, int to) {
  return may(SYSTEM_LINK) && linkat(from, name, to, name, 0) == 0;
}

bool system_link_to(const char *target, int at, const char *name) {
  return may(SYSTEM_LINK) && symlinkat(target, at, name) == 0;
}

bool system_rename(int at, const char *from, const char *to) {
  return may(SYSTEM_RENAME) && renameat(at, from, at, to) == 0;
}

bool system_exchange(int at, const char *one, const char *other) {
  return may(SYSTEM_RENAME) && renameat2(at, one, at, other, RENAME_EXCHANGE) == 0;
}

bool system_remove(int at, const char *name) { return may(SYSTEM_REMOVE) && unlinkat(at, name, 0) == 0; }

bool system_rmdir(int at, const char *name) { return may(SYSTEM_REMOVE) && unlinkat(at, name, AT_REMOVEDIR) == 0; }

// ---- locks and disks ----------------------------------------------------------------------------------------------

bool system_lock(int fd) { return may(SYSTEM_LOCK) && flock(fd, LOCK_EX | LOCK_NB) == 0; }

bool system_sync_disk(int fd) { return may(SYSTEM_SYNC) && syncfs(fd) == 0; }

bool system_sync(int fd) { return may(SYSTEM_SYNC) && fsync(fd) == 0; }
