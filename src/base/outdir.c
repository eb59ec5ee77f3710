// outdir: from bytes to a whole output directory that appears in one step.
//
// Files are written into a sibling, ".NAME.sopcal-new", and the two names are exchanged at the end, so that a reader
// finds the old tree or the new one, never half. Both directories are locked (flock) from the beginning: the lock ends
// with the process, however it ends, and a sibling that nobody has locked is what a killed build left and is cleared.
// Only what carries our marker is ever cleared, and the marker goes last. Whatever goes wrong before the exchange, and
// a folder that does not reach the disk after it, puts back what was; putting away takes no memory.
//
// Invariant: everything is named relative to a directory that is open and locked; no symbolic link below the output
// directory is ever followed, neither for reading, nor writing, nor deleting.
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "clear.h"
#include "interrupt.h"
#include "outdir.h"
#include "system.h"

enum { PARENT_MODE = 0755, MAKING_MODE = 0700, MODE_BITS = 07777, LOCK_TRIES = 8, COMPARE = 65536 };
enum { OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

// Outputs that have not ended. A program that ends with one, as for want of memory, puts it away: the other state of
// the whole process (interrupt.c).
static OutDir *begun;

static OutFault fault_because(const OutDir *out, Str what, OutFault fault, Str *why) {
  *why = str_format(out->arena, "%.*s: %.*s", STR(out->shown), STR(what));
  return fault;
}

static OutFault system_fault(const OutDir *out, Str *why) {
  return fault_because(out, file_error_text(out->arena, errno), OUT_SYSTEM, why);
}

static OutFault system_fault_at(const OutDir *out, Str path, Str *why) {
  Str said = file_error_text(out->arena, errno);
  *why = str_format(out->arena, "%.*s/%.*s: %.*s", STR(out->shown), STR(path), STR(said));
  return OUT_SYSTEM;
}

static void close_one(int *fd) {
  if (*fd >= 0) system_close(*fd);
  *fd = -1;
}

static void close_all(OutDir *out) {
  close_one(&out->in_old.fd);
  close_one(&out->in_making.fd);
  close_one(&out->old);
  close_one(&out->making);
  close_one(&out->parent);
}

// ---- whose it is --------------------------------------------------------------------------------------------------

static bool note_entry(void *context, int folder, const char *name) {
  (void)folder, (void)name;
  *(bool *)context = true;
  return false;
}

typedef enum Owner { OWNER_UNKNOWN, OWNER_OURS, OWNER_FOREIGN } Owner; // unknown: see errno

// Ours has our marker, or nothing at all.
static Owner owner_of(int folder) {
  struct stat status;
  bool any = false;
  if (system_status(folder, OUT_MARKER, AT_SYMLINK_NOFOLLOW, &status))
    return S_ISREG(status.st_mode) ? OWNER_OURS : OWNER_FOREIGN;
  if (errno != ENOENT) return OWNER_UNKNOWN;
  if (system_list(folder, note_entry, &any)) return OWNER_OURS;
  return any ? OWNER_FOREIGN : OWNER_UNKNOWN;
}

static bool is_named(int parent, const char *name, int folder) {
  struct stat named, opened;
  return system_status(parent, name, AT_SYMLINK_NOFOLLOW, &named) &&
         system_status(folder, "", AT_EMPTY_PATH, &opened) && named.st_dev == opened.st_dev &&
         named.st_ino == opened.st_ino;
}

// ---- clearing -----------------------------------------------------------------------------------------------------

// The marker goes last, so that what an interrupted clearing leaves is still known as ours.
static bool clear(int folder) {
  if (!folder_clear(folder, OUT_MARKER)) return false;
  return system_remove(folder, OUT_MARKER) || errno == ENOENT;
}

// `folder` is what stands under the sibling's name: the new tree, or after the exchange the old one. Nothing is done
// where it is not, or is not ours for certain. If it fails, the next build clears what is left.
static void remove_sibling(const OutDir *out, int folder) {
  bool sure = is_named(out->parent, out->sibling, folder) && owner_of(folder) == OWNER_OURS;
  if (sure && clear(folder)) system_rmdir(out->parent, out->sibling);
}

// ---- names --------------------------------------------------------------------------------------------------------

// One part of a path, as the system takes it: on the stack, for a build names millions of them.
typedef struct Name {
  char at[NAME_MAX + 1];
} Name;

// False, with errno, for one that is too long for any file system.
static bool name_of(Str part, Name *out) {
  if (part.n > NAME_MAX) {
    errno = ENAMETOOLONG;
    return false;
  }
  memcpy(out->at, part.at, part.n);
  out->at[part.n] = '\0';
  return true;
}

static Str last_part(Str path) { return str_from(path, (size_t)(str_rfind_byte(path, '/') + 1)); }

// ---- beginning ----------------------------------------------------------------------------------------------------

// Made with a mode that the umask has no part in, or not at all.
static bool make_folder(int at, const char *name, mode_t mode) {
  if (!system_mkdir(at, name, mode)) return false;
  if (system_mode_at(at, name, mode)) return true;
  int error = errno;
  system_rmdir(at, name);
  errno = error;
  return false;
}

// Opens the directory in which `dir` lies, and makes it where it is missing. Links are followed here: where the output
// goes is the caller's own choice.
static int open_parent(Str parent) {
  int fd = system_open(AT_FDCWD, str_starts(parent, S("/")) ? "/" : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  for (Str part; fd >= 0 && str_cut(&parent, '/', &part);) {
    if (part.n == 0) continue;
    Name name;
    bool there = name_of(part, &name) && (make_folder(fd, name.at, PARENT_MODE) || errno == EEXIST);
    int inner = there ? system_open(fd, name.at, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) : -1;
    close_one(&fd);
    fd = inner;
  }
  return fd;
}

static OutFault lock(const OutDir *out, int folder, Str *why) {
  if (system_lock(folder)) return OUT_OK;
  if (errno == EWOULDBLOCK) return fault_because(out, S("another build is writing it"), OUT_BUSY, why);
  if (errno == EBADF || errno == ENOLCK || errno == EOPNOTSUPP) // network file systems, which cannot swap either
    return fault_because(out, S("its file system cannot lock a directory"), OUT_NO_SWAP, why);
  return system_fault(out, why);
}

static OutFault sibling_fault(const OutDir *out, Str *why) {
  Str said = file_error_text(out->arena, errno);
  return fault_because(out, str_format(out->arena, "%s beside it: %.*s", out->sibling, STR(said)), OUT_SYSTEM, why);
}

static OutFault open_locked(OutDir *out, Str *why) {
  out->making = system_open(out->parent, out->sibling, OPEN_FOLDER, 0);
  return out->making < 0 ? sibling_fault(out, why) : lock(out, out->making, why);
}

// Between opening the sibling and locking it, the build that had it may have removed it or made it the output: then the
// lock is on something else, and the whole is done again.
static OutFault open_sibling(OutDir *out, Str *why) {
  for (int i = 0; i < LOCK_TRIES; i++) {
    bool made = make_folder(out->parent, out->sibling, MAKING_MODE);
    if (!made && errno != EEXIST && errno != ENOENT) return system_fault(out, why);
    OutFault fault = open_locked(out, why);
    if (fault == OUT_OK && is_named(out->parent, out->sibling, out->making)) return OUT_OK;
    bool vanished = out->making < 0 && errno == ENOENT;
    close_one(&out->making);
    if (fault == OUT_OK || vanished) continue;
    if (made && fault != OUT_BUSY) system_rmdir(out->parent, out->sibling);
    return fault;
  }
  return fault_because(out, S("another build is writing it"), OUT_BUSY, why);
}

// What could not be cleared after the exchange is refused before it.
static OutFault open_old(OutDir *out, Str *why) {
  out->old = system_open(out->parent, out->name, OPEN_FOLDER, 0);
  if (out->old < 0 && errno == ENOENT) return OUT_OK;
  if (out->old < 0 && (errno == ENOTDIR || errno == ELOOP))
    return fault_because(out, S("is not a directory"), OUT_FOREIGN, why);
  Owner owner = out->old < 0 ? OWNER_UNKNOWN : owner_of(out->old);
  if (owner == OWNER_FOREIGN) return fault_because(out, S("was not made by sopcal"), OUT_FOREIGN, why);
  if (owner == OWNER_UNKNOWN || !system_writable(out->old)) return system_fault(out, why);
  return lock(out, out->old, why);
}

static OutFault open_both(OutDir *out, Str *why) {
  OutFault fault = open_sibling(out, why);
  if (fault != OUT_OK) return fault;
  Owner owner = owner_of(out->making);
  if (owner == OWNER_FOREIGN)
    return fault_because(out, str_format(out->arena, "%s beside it is in the way", out->sibling), OUT_FOREIGN, why);
  if (owner == OWNER_UNKNOWN || !clear(out->making)) return sibling_fault(out, why);
  return open_old(out, why);
}

static OutFault put_file(OutDir *out, Str path, Str bytes, Str *why);

static void abandon_begun(void) {
  while (begun) out_abandon(begun);
}

void outdirs_leave(void) { begun = NULL; }

// From here on to `end`, ends that come from outside wait until all is put away.
static void hold_ends(OutDir *out) {
  static bool asked;
  if (!asked && atexit(abandon_begun) != 0) base_out_of_memory();
  asked = true;
  out->next = begun;
  begun = out;
  interrupts_hold();
}

static void end(OutDir *out) {
  outhelp_stop(out);
  close_all(out);
  OutDir **at = &begun;
  while (*at != out) at = &(*at)->next;
  *at = out->next;
  interrupts_release();
}

static OutFault begin(OutDir *out, Str path, Str *why) {
  size_t name_at = (size_t)(str_rfind_byte(path, '/') + 1);
  Str name = str_from(path, name_at);
  if (!path_is_inside(name)) return fault_because(out, S("is not a name of a directory"), OUT_FOREIGN, why);
  out->name = str_c(out->arena, name);
  out->sibling = str_c(out->arena, str_format(out->arena, ".%s.sopcal-new", out->name));
  out->parent = open_parent(str_part(path, 0, name_at));
  if (out->parent < 0) return system_fault(out, why);
  OutFault fault = open_both(out, why);
  return fault == OUT_OK ? put_file(out, S(OUT_MARKER), out->marker, why) : fault;
}

OutFault out_begin(Arena *arena, const char *dir, const OutClaim *claim, OutDir **result, Str *why) {
  OutDir *out = NEW(arena, OutDir);
  Str path = str_of(dir);
  while (path.n > 1 && str_ends(path, S("/"))) path.n--;
  *out = (OutDir){.arena = arena, .claim = *claim, .shown = path, .parent = -1, .making = -1, .old = -1};
  out->in_making.fd = out->in_old.fd = -1;
  out->marker = out_marker(arena, claim->plan);
  hold_ends(out);
  OutFault fault = begin(out, path, why);
  *result = fault == OUT_OK ? out : NULL;
  if (fault != OUT_OK) out_abandon(out);
  return fault;
}

// ---- one file -----------------------------------------------------------------------------------------------------

// Opens a folder of an open one, which is closed; `path` is where it lies below the output. One that is missing is made
// in `making`.
static int open_inner(OutDir *out, int folder, Str path, bool making) {
  Name name;
  int inner = -1;
  if (name_of(last_part(str_part(path, 0, path.n - 1)), &name)) {
    inner = system_open(folder, name.at, OPEN_FOLDER, 0);
    bool made = inner < 0 && errno == ENOENT && making;
    if (made) made = make_folder(folder, name.at, out_mode(&out->claim, path));
    if (made) inner = system_open(folder, name.at, OPEN_FOLDER, 0);
    out->done.folders += made;
  }
  close_one(&folder);
  return inner;
}

// The folder in which the file `path` lies below `top`, open until another is asked for; -1, with errno.
static int folder_of(OutDir *out, int top, Str path) {
  bool making = top == out->making;
  OpenFolder *last = making ? &out->in_making : &out->in_old;
  Str folder = str_part(path, 0, path.n - last_part(path).n);
  if (last->fd >= 0 && last->n <= PATH_MAX && str_eq((Str){last->path, last->n}, folder)) return last->fd;
  close_one(&last->fd);
  last->n = folder.n;
  if (folder.n <= PATH_MAX) memcpy(last->path, folder.at, folder.n);
  last->fd = system_open(top, ".", OPEN_FOLDER, 0);
  for (size_t i = 1; last->fd >= 0 && i < folder.n; i++)
    if (folder.at[i] == '/') last->fd = open_inner(out, last->fd, str_part(folder, 0, i + 1), making);
  return last->fd;
}

// Whether an open file holds exactly these bytes from here on.
static bool holds(int fd, Str bytes) {
  char part[COMPARE];
  ssize_t got;
  while ((got = system_read(fd, part, sizeof part)) > 0) {
    if (!str_starts(bytes, (Str){part, (size_t)got})) return false;
    bytes = str_from(bytes, (size_t)got);
  }
  return got == 0 && bytes.n == 0;
}

// What cannot be read counts as different, and is written again.
static bool is_same(int folder, const char *name, Str bytes, unsigned mode) {
  int fd = system_open(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  if (fd < 0) return false;
  struct stat status;
  bool same = system_status(fd, "", AT_EMPTY_PATH, &status) && S_ISREG(status.st_mode) &&
              (status.st_mode & MODE_BITS) == mode && (size_t)status.st_size == bytes.n && holds(fd, bytes);
  close_one(&fd);
  return same;
}

static bool write_new(int folder, const char *name, Str bytes, unsigned mode) {
  int fd = system_open(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0) return false;
  bool written = file_write(fd, bytes) && system_mode(fd, mode);
  int error = errno;
  bool closed = system_close(fd); // may be where a full disk is told
  if (!written) errno = error;
  return written && closed;
}

// The old tree's file is taken over by a hard link, which keeps its times and costs nothing; where the file system or
// the owner allows no link it is written again, and still counts as the same.
static bool place_file(OutDir *out, int folder, Str path, Str bytes) {
  unsigned mode = out_mode(&out->claim, path);
  Name name;
  if (!name_of(last_part(path), &name)) return false;
  int old = out->old >= 0 ? folder_of(out, out->old, path) : -1;
  bool same = old >= 0 && is_same(old, name.at, bytes, mode);
  bool linked = same && system_link(old, name.at, folder);
  if (!linked && !write_new(folder, name.at, bytes, mode)) return false;
  out->done.same += same;
  out->done.files++;
  return true;
}

static OutFault put_file(OutDir *out, Str path, Str bytes, Str *why) {
  int folder = folder_of(out, out->making, path);
  bool placed = folder >= 0 && place_file(out, folder, path, bytes);
  return placed ? OUT_OK : system_fault_at(out, path, why);
}

static OutFault interrupted(const OutDir *out, Str *why) {
  return fault_because(out, S("interrupted"), OUT_SYSTEM, why);
}

OutFault out_file(OutDir *out, Str path, Str bytes, Str *why) {
  if (interrupts_came()) return interrupted(out, why);
  if (path_is_inside(path)) return put_file(out, path, bytes, why);
  return fault_because(out, S("a file would lie outside of it"), OUT_SYSTEM, why);
}

// ---- the end ------------------------------------------------------------------------------------------------------

typedef struct Census {
  const OutClaim *claim;
  size_t files, folders;
  char path[PATH_MAX]; // of the folder at hand, with '/' behind it
  size_t n;
} Census;

static bool count_entry(void *context, int folder, const char *name);

static bool count_folder(Census *census, int folder, const char *name, mode_t mode) {
  size_t before = census->n, room = sizeof census->path - before;
  int n = snprintf(census->path + before, room, "%s/", name);
  if (n < 0 || (size_t)n >= room) return false;
  census->n = before + (size_t)n;
  if (mode != out_mode(census->claim, (Str){census->path, census->n})) return false;
  census->folders++;
  int inner = system_open(folder, name, OPEN_FOLDER, 0);
  bool counted = inner >= 0 && system_list(inner, count_entry, census);
  close_one(&inner);
  census->n = before;
  return counted;
}

// Counts what is in a tree; stops at what no build of ours makes: a link, a device, a folder with another mode.
static bool count_entry(void *context, int folder, const char *name) {
  Census *census = context;
  struct stat status;
  if (!system_status(folder, name, AT_SYMLINK_NOFOLLOW, &status)) return false;
  if (S_ISREG(status.st_mode)) return ++census->files;
  return S_ISDIR(status.st_mode) && count_folder(census, folder, name, status.st_mode & MODE_BITS);
}

// Every file is one of the old tree's, and the old tree has nothing else. What cannot be looked at counts as changed.
static bool is_unchanged(const OutDir *out) {
  Census census = {.claim = &out->claim};
  struct stat status;
  if (out->old < 0 || out->done.same != out->done.files) return false;
  if (!system_status(out->old, "", AT_EMPTY_PATH, &status)) return false;
  if ((status.st_mode & MODE_BITS) != out_mode(&out->claim, S("./"))) return false;
  return system_list(out->old, count_entry, &census) && census.files == out->done.files &&
         census.folders == out->done.folders;
}

// A first build takes its name by a plain rename, which every file system has and which replaces nothing but an empty
// directory; any other build needs the exchange.
static bool swap(const OutDir *out, const char *from, const char *to) {
  return out->old < 0 ? system_rename(out->parent, from, to) : system_exchange(out->parent, from, to);
}

static OutFault swap_fault(const OutDir *out, Str *why) {
  if (errno == EINVAL || errno == ENOSYS)
    return fault_because(out, S("its file system cannot exchange two names"), OUT_NO_SWAP, why);
  if (errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR)
    return fault_because(out, S("was made by another program meanwhile"), OUT_FOREIGN, why);
  return system_fault(out, why);
}

// Some file systems sync no directory: EINVAL.
static bool parent_is_settled(const OutDir *out) { return system_sync(out->parent) || errno == EINVAL; }

// The bytes reach the disk before the name does, so that a power cut leaves the old tree or the whole new one. The name
// reaches it before the old tree is cleared; where it cannot, the exchange is undone.
static OutFault take_place(const OutDir *out, Str *why) {
  bool ready = system_mode(out->making, out_mode(&out->claim, S("./"))) && system_sync_disk(out->making);
  if (!ready) return system_fault(out, why);
  if (interrupts_came()) return interrupted(out, why);
  if (!swap(out, out->sibling, out->name)) return swap_fault(out, why);
  if (parent_is_settled(out)) return OUT_OK;
  OutFault fault = system_fault(out, why);
  swap(out, out->name, out->sibling);
  return fault;
}

OutFault out_commit(OutDir *out, bool *changed, Str *why) {
  bool differs = !is_unchanged(out);
  OutFault fault = differs ? take_place(out, why) : OUT_OK;
  *changed = differs && fault == OUT_OK;
  if (!*changed) {
    out_abandon(out);
    return fault;
  }
  if (out->old >= 0) remove_sibling(out, out->old);
  end(out);
  return OUT_OK;
}

void out_abandon(OutDir *out) {
  outhelp_stop(out);
  if (out->making >= 0) remove_sibling(out, out->making);
  end(out);
}
