// outdir: from bytes to a whole output directory that appears in one step.
//
// Files are written into a sibling, ".NAME.sopcal-new", and the two names are exchanged at the end, so that a reader
// finds the old tree or the new one, never half. Both directories are locked (flock) from the beginning: the lock ends
// with the process, however it ends, and a sibling that nobody has locked is what a killed build left and is cleared.
// Only what carries our marker is ever cleared, and the marker goes last.
//
// Invariant: everything is named relative to a directory that is open and locked; no symbolic link below the output
// directory is ever followed, neither for reading, nor writing, nor deleting.
#include "sopcal/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_MODE = 0755, MAKING_MODE = 0700, MARKER_MODE = 0644, MODE_BITS = 07777, LOCK_TRIES = 8, COMPARE = 65536 };
enum { OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

struct OutDir {
  Arena *arena;
  Str shown;        // the directory as the caller named it
  const char *name; // its last part
  const char *sibling;
  int parent, making, old; // old: -1 when there was none
  size_t same;             // files written so far that the old tree had with equal bytes and mode
  size_t files, folders;   // all files written, and the folders made for them
};

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
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

static void close_all(OutDir *out) {
  close_one(&out->old);
  close_one(&out->making);
  close_one(&out->parent);
}

// ---- walking a directory ------------------------------------------------------------------------------------------

// Does something with one entry; false stops the walk.
typedef bool Visit(void *context, int folder, const char *name);

static bool is_dots(const char *name) { return strcmp(name, ".") == 0 || strcmp(name, "..") == 0; }

// Opened anew, because a stream takes its descriptor along when it is closed.
static DIR *stream_of(int folder) {
  int fd = openat(folder, ".", OPEN_FOLDER);
  DIR *stream = fd >= 0 ? fdopendir(fd) : NULL;
  if (fd >= 0 && !stream) close(fd);
  return stream;
}

static bool each_entry(int folder, Visit *visit, void *context) {
  DIR *stream = stream_of(folder);
  if (!stream) return false;
  bool going = true;
  for (struct dirent *entry; going && (entry = readdir(stream));)
    if (!is_dots(entry->d_name)) going = visit(context, folder, entry->d_name);
  closedir(stream);
  return going;
}

static bool is_entry(void *context, int folder, const char *name) {
  (void)context, (void)folder, (void)name;
  return false;
}

static bool is_empty(int folder) { return each_entry(folder, is_entry, NULL); }

static bool has_marker(int folder) {
  struct stat status;
  return fstatat(folder, OUT_MARKER, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode);
}

static bool is_ours(int folder) { return has_marker(folder) || is_empty(folder); }

// ---- clearing -----------------------------------------------------------------------------------------------------

static bool remove_entry(void *context, int folder, const char *name) {
  const char *spared = context;
  if (spared && strcmp(name, spared) == 0) return true;
  if (unlinkat(folder, name, 0) == 0 || errno == ENOENT) return true;
  int inner = openat(folder, name, OPEN_FOLDER);
  if (inner < 0) return false;
  bool cleared = each_entry(inner, remove_entry, NULL);
  close(inner);
  return cleared && unlinkat(folder, name, AT_REMOVEDIR) == 0;
}

// The marker goes last, so that what an interrupted clearing leaves is still known as ours.
static bool clear(int folder) {
  if (!each_entry(folder, remove_entry, (void *)OUT_MARKER)) return false;
  return unlinkat(folder, OUT_MARKER, 0) == 0 || errno == ENOENT;
}

// `folder` is what stands under the sibling's name: the new tree, or after the exchange the old one.
static bool remove_sibling(const OutDir *out, int folder) {
  return clear(folder) && unlinkat(out->parent, out->sibling, AT_REMOVEDIR) == 0;
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

// Made with a mode that the umask has no part in.
static bool make_folder(int at, const char *name, mode_t mode) {
  return mkdirat(at, name, mode) == 0 && fchmodat(at, name, mode, 0) == 0;
}

// Opens the directory in which `dir` lies, and makes it where it is missing. Links are followed here: where the output
// goes is the caller's own choice.
static int open_parent(Str parent) {
  int fd = open(str_starts(parent, S("/")) ? "/" : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (Str part; fd >= 0 && str_cut(&parent, '/', &part);) {
    if (part.n == 0) continue;
    Name name;
    bool there = name_of(part, &name) && (make_folder(fd, name.at, FOLDER_MODE) || errno == EEXIST);
    int inner = there ? openat(fd, name.at, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    close(fd);
    fd = inner;
  }
  return fd;
}

static bool is_named(int parent, const char *name, int folder) {
  struct stat named, opened;
  return fstatat(parent, name, &named, AT_SYMLINK_NOFOLLOW) == 0 && fstat(folder, &opened) == 0 &&
         named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

static OutFault lock(const OutDir *out, int folder, Str *why) {
  if (flock(folder, LOCK_EX | LOCK_NB) == 0) return OUT_OK;
  if (errno == EWOULDBLOCK) return fault_because(out, S("another build is writing it"), OUT_BUSY, why);
  if (errno == EBADF || errno == ENOLCK || errno == EOPNOTSUPP) // network file systems, which cannot swap either
    return fault_because(out, S("its file system cannot lock a directory"), OUT_NO_SWAP, why);
  return system_fault(out, why);
}

// Between opening the sibling and locking it, the build that had it may have removed it or made it the output: then the
// lock is on something else, and the whole is done again.
static OutFault open_sibling(OutDir *out, Str *why) {
  for (int i = 0; i < LOCK_TRIES; i++) {
    bool there = make_folder(out->parent, out->sibling, MAKING_MODE) || errno == EEXIST || errno == ENOENT;
    if (!there) return system_fault(out, why);
    out->making = openat(out->parent, out->sibling, OPEN_FOLDER);
    if (out->making < 0 && errno == ENOENT) continue;
    if (out->making < 0) return system_fault_at(out, S("the new tree beside it"), why);
    OutFault fault = lock(out, out->making, why);
    if (fault == OUT_OK && is_named(out->parent, out->sibling, out->making)) return OUT_OK;
    close_one(&out->making);
    if (fault != OUT_OK) return fault;
  }
  return fault_because(out, S("another build is writing it"), OUT_BUSY, why);
}

static OutFault open_old(OutDir *out, Str *why) {
  out->old = openat(out->parent, out->name, OPEN_FOLDER);
  if (out->old < 0 && errno == ENOENT) return OUT_OK;
  if (out->old < 0 && (errno == ENOTDIR || errno == ELOOP))
    return fault_because(out, S("is not a directory"), OUT_FOREIGN, why);
  if (out->old < 0) return system_fault(out, why);
  if (!is_ours(out->old)) return fault_because(out, S("was not made by sopcal"), OUT_FOREIGN, why);
  return lock(out, out->old, why);
}

static OutFault open_both(OutDir *out, Str *why) {
  OutFault fault = open_sibling(out, why);
  if (fault != OUT_OK) return fault;
  if (!is_ours(out->making)) {
    close_one(&out->making); // and so it is not removed either
    return fault_because(out, str_format(out->arena, "%s beside it is in the way", out->sibling), OUT_FOREIGN, why);
  }
  if (!clear(out->making)) return system_fault(out, why);
  return open_old(out, why);
}

static OutFault put_file(OutDir *out, Str path, Str bytes, unsigned mode, Str *why);

OutFault out_begin(Arena *arena, const char *dir, OutDir **result, Str *why) {
  OutDir *out = NEW(arena, OutDir);
  Str path = str_of(dir);
  while (path.n > 1 && str_ends(path, S("/"))) path.n--;
  size_t name_at = (size_t)(str_rfind_byte(path, '/') + 1);
  Str name = str_from(path, name_at);
  *out = (OutDir){.arena = arena, .shown = path, .parent = -1, .making = -1, .old = -1};
  *result = NULL;
  if (!path_is_inside(name)) return fault_because(out, S("is not a name of a directory"), OUT_FOREIGN, why);
  out->name = str_c(arena, name);
  out->sibling = str_c(arena, str_format(arena, ".%s.sopcal-new", out->name));
  out->parent = open_parent(str_part(path, 0, name_at));
  if (out->parent < 0) return system_fault(out, why);
  OutFault fault = open_both(out, why);
  if (fault == OUT_OK) fault = put_file(out, S(OUT_MARKER), S("sopcal\n"), MARKER_MODE, why);
  if (fault != OUT_OK)
    out_abandon(out);
  else
    *result = out;
  return fault;
}

// ---- one file -----------------------------------------------------------------------------------------------------

// Opens the folder in which the file `path` lies below `top`; with `made` the missing ones are made and counted.
static int open_folder_of(int top, Str path, size_t *made) {
  Str rest = str_part(path, 0, (size_t)(str_rfind_byte(path, '/') + 1));
  int fd = openat(top, ".", OPEN_FOLDER);
  for (Str part; fd >= 0 && str_cut(&rest, '/', &part);) {
    Name name;
    bool fits = name_of(part, &name);
    if (fits && made && make_folder(fd, name.at, FOLDER_MODE)) ++*made;
    int inner = fits ? openat(fd, name.at, OPEN_FOLDER) : -1;
    close(fd);
    fd = inner;
  }
  return fd;
}

// Whether an open file holds exactly these bytes from here on.
static bool holds(int fd, Str bytes) {
  char part[COMPARE];
  for (;;) {
    ssize_t got = read(fd, part, sizeof part);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got == 0 && bytes.n == 0;
    if (!str_starts(bytes, (Str){part, (size_t)got})) return false;
    bytes = str_from(bytes, (size_t)got);
  }
}

static bool is_same(int folder, const char *name, Str bytes, unsigned mode) {
  int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return false;
  struct stat status;
  bool same = fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & MODE_BITS) == mode &&
              (size_t)status.st_size == bytes.n && holds(fd, bytes);
  close(fd);
  return same;
}

static bool write_all(int fd, Str bytes) {
  while (bytes.n > 0) {
    ssize_t put = write(fd, bytes.at, bytes.n);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes = str_from(bytes, (size_t)put);
  }
  return true;
}

static bool write_new(int folder, const char *name, Str bytes, unsigned mode) {
  int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0) return false;
  bool written = write_all(fd, bytes) && fchmod(fd, mode) == 0;
  int error = errno;
  bool closed = close(fd) == 0; // may be where a full disk is told
  if (!written) errno = error;
  return written && closed;
}

// The old tree's file is taken over by a hard link, which keeps its times and costs nothing; where the file system or
// the owner allows no link it is written again, and still counts as the same.
static bool place_file(OutDir *out, int folder, Str path, Str bytes, unsigned mode) {
  Name name;
  if (!name_of(last_part(path), &name)) return false;
  int old = out->old >= 0 ? open_folder_of(out->old, path, NULL) : -1;
  bool same = old >= 0 && is_same(old, name.at, bytes, mode);
  bool linked = same && linkat(old, name.at, folder, name.at, 0) == 0;
  close_one(&old);
  if (!linked && !write_new(folder, name.at, bytes, mode)) return false;
  out->same += same;
  out->files++;
  return true;
}

static OutFault put_file(OutDir *out, Str path, Str bytes, unsigned mode, Str *why) {
  int folder = open_folder_of(out->making, path, &out->folders);
  bool placed = folder >= 0 && place_file(out, folder, path, bytes, mode);
  OutFault fault = placed ? OUT_OK : system_fault_at(out, path, why);
  close_one(&folder);
  return fault;
}

OutFault out_file(OutDir *out, Str path, Str bytes, unsigned mode, Str *why) {
  if (path_is_inside(path)) return put_file(out, path, bytes, mode, why);
  return fault_because(out, S("a file would lie outside of it"), OUT_SYSTEM, why);
}

// ---- the end ------------------------------------------------------------------------------------------------------

typedef struct Census {
  size_t files, folders;
} Census;

// Counts what is in a tree; stops at what no build of ours makes: a link, a device, a folder with another mode.
static bool count_entry(void *context, int folder, const char *name) {
  Census *census = context;
  struct stat status;
  if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return false;
  if (S_ISREG(status.st_mode)) return ++census->files;
  if (!S_ISDIR(status.st_mode) || (status.st_mode & MODE_BITS) != FOLDER_MODE) return false;
  census->folders++;
  int inner = openat(folder, name, OPEN_FOLDER);
  bool counted = inner >= 0 && each_entry(inner, count_entry, census);
  close_one(&inner);
  return counted;
}

// Every file is one of the old tree's, and the old tree has nothing else.
static bool is_unchanged(const OutDir *out) {
  Census census = {0};
  struct stat status;
  if (out->old < 0 || out->same != out->files) return false;
  if (fstat(out->old, &status) != 0 || (status.st_mode & MODE_BITS) != FOLDER_MODE) return false;
  return each_entry(out->old, count_entry, &census) && census.files == out->files && census.folders == out->folders;
}

// A first build takes its name by a plain rename, which every file system has and which replaces nothing but an empty
// directory; any other build needs the exchange.
static bool swap(const OutDir *out) {
  if (out->old < 0) return renameat(out->parent, out->sibling, out->parent, out->name) == 0;
  return renameat2(out->parent, out->sibling, out->parent, out->name, RENAME_EXCHANGE) == 0;
}

static OutFault swap_fault(const OutDir *out, Str *why) {
  if (errno == EINVAL || errno == ENOSYS)
    return fault_because(out, S("its file system cannot exchange two names"), OUT_NO_SWAP, why);
  if (errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR)
    return fault_because(out, S("was made by another program meanwhile"), OUT_FOREIGN, why);
  return system_fault(out, why);
}

// The bytes reach the disk before the name does, so that a power cut leaves the old tree or the whole new one.
static bool settle(const OutDir *out) { return fchmod(out->making, FOLDER_MODE) == 0 && syncfs(out->making) == 0; }

OutFault out_commit(OutDir *out, bool *changed, Str *why) {
  *changed = !is_unchanged(out);
  OutFault fault = OUT_OK;
  if (*changed && !settle(out)) fault = system_fault(out, why);
  if (*changed && fault == OUT_OK && !swap(out)) fault = swap_fault(out, why);
  if (!*changed || fault != OUT_OK) {
    *changed = false;
    out_abandon(out);
    return fault;
  }
  fsync(out->parent);
  if (out->old >= 0) remove_sibling(out, out->old); // if that fails, the next build clears it
  close_all(out);
  return OUT_OK;
}

void out_abandon(OutDir *out) {
  if (out->making >= 0) remove_sibling(out, out->making);
  close_all(out);
}
