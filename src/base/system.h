// system: the one place where the operating system is asked for what can fail half way, or that a test wants to fail.
//
// Each function does what the call it is named after does, with errno, and first asks system_may. The program's is
// always true (may.c); the programs of tests/fault bring their own, which stands before the library when they are
// linked. An interrupted open, read or list is done again; a write is not, for its caller may want to stop.
#ifndef SOPCAL_BASE_SYSTEM_H
#define SOPCAL_BASE_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/types.h>

typedef enum SystemCall {
  SYSTEM_ALLOC,
  SYSTEM_OPEN,
  SYSTEM_BELOW, // open below a folder
  SYSTEM_READ,
  SYSTEM_WRITE,
  SYSTEM_CLOSE,
  SYSTEM_STATUS, // what stands under a name
  SYSTEM_LIST,
  SYSTEM_MKDIR,
  SYSTEM_MODE,
  SYSTEM_LINK,
  SYSTEM_RENAME,
  SYSTEM_REMOVE,
  SYSTEM_LOCK,
  SYSTEM_SYNC,
  SYSTEM_RUN, // another program
  SYSTEM_CALLS
} SystemCall;

// False, with errno: the call fails. *bytes, for a read or a write, may be made less.
bool system_may(SystemCall call, size_t *bytes);

void *system_alloc(size_t size); // zeroed
void *system_realloc(void *old, size_t size);

int system_open(int at, const char *path, int flags, mode_t mode);
// Opens to read what lies below a directory, following no link on the way: ELOOP where there is one. ENOSYS where the
// system cannot tell (Linux before 5.6, or a sandbox).
int system_open_below(int folder, const char *path, int flags);
int system_memory(const char *name); // a file without a place in any folder; `name` is for those who look
ssize_t system_read(int fd, void *to, size_t n);
ssize_t system_read_at(int fd, void *to, size_t n, off_t at);
ssize_t system_write(int fd, const void *from, size_t n);
bool system_close(int fd); // closed in any case; where that goes well, errno stays what it was

bool system_status(int at, const char *path, int flags, struct stat *out); // flags of fstatat
bool system_writable(int folder);                    // whether names may be made and removed in it
bool system_real_path(const char *path, char out[]); // PATH_MAX bytes
// Calls `visit` for each name but "." and ".." in an open directory, from its beginning, until it says false. False
// then, or where listing fails. Neither memory nor a descriptor is taken, so that this works when there are none left.
typedef bool SystemVisit(void *context, int folder, const char *name);
bool system_list(int folder, SystemVisit *visit, void *context);

bool system_mkdir(int at, const char *name, mode_t mode);
bool system_mode_at(int at, const char *name, mode_t mode);
bool system_mode(int fd, mode_t mode);
bool system_link(int from, const char *name, int to);
bool system_rename(int at, const char *from, const char *to);
bool system_exchange(int at, const char *one, const char *other);
bool system_remove(int at, const char *name);
bool system_rmdir(int at, const char *name);
bool system_lock(int fd); // at once or not at all
bool system_sync_disk(int fd);
bool system_sync(int fd);                                          // one file or folder
bool system_link_to(const char *target, int at, const char *name); // a symbolic link

// Runs a program by its name, without a shell, and waits for its end: its exit status, SYSTEM_KILLED where a signal
// ended it; -1, with errno, where it cannot be run. It reads and writes what is given, and no file of it gets longer
// than `room`.
typedef struct SystemRun {
  char *const *words, *const *environment;
  int in, out, err;
  size_t room;
} SystemRun;
enum { SYSTEM_KILLED = 256 };
int system_run(const SystemRun *run);

// A copy of this process, which dies with it: its id, 0 in the copy, -1 with errno. And memory that both see, zeroed.
pid_t system_fork(void);
void *system_share(size_t size); // NULL where there is none
void system_unshare(void *at, size_t size);
// Waits for the copy's end, and passes SIGTERM on to it when `interrupted` says that a signal has come. False unless it
// ended well.
bool system_join(pid_t copy, bool interrupted(void));
void system_kill(pid_t copy); // and waits

#endif
