// file: from paths to bytes and to lists of what lies below a directory. (outdir.c is the other half: bytes to files.)
//
// Plans come from anywhere, so nothing here waits, loops or grows without bound: a FIFO does not block, a link that
// leads out or back up is named and not followed, and files, depth and number of entries have limits. Invariant: no
// entry is ever given whose real path lies outside the directory that was listed.
#include "sopcal/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH_MAX = 32, ENTRIES_MAX = 100000, READ_FIRST = 4096 };

Str file_error_text(Arena *arena, int error) {
  char text[256];
  return str_copy(arena, str_of(strerror_r(error, text, sizeof text)));
}

// ---- one file -----------------------------------------------------------------------------------------------------

static FileRead read_failed(Arena *arena, int error) {
  switch (error) {
  case ENOENT:
  case ENOTDIR: return (FileRead){.fault = FILE_MISSING};
  case ENXIO: return (FileRead){.fault = FILE_NOT_REGULAR}; // a socket, or a device that is not there
  default: return (FileRead){.fault = FILE_UNREADABLE, .errno_text = file_error_text(arena, error)};
  }
}

static ssize_t read_some(int fd, char *at, size_t n) {
  ssize_t got;
  do got = read(fd, at, n);
  while (got < 0 && errno == EINTR);
  return got;
}

// The size was only a first guess: the file may grow or shrink while it is read, and those of /proc say 0. One byte is
// kept free for the NUL, and one more is asked for than the limit allows, to see that there is more.
static FileRead read_open(Arena *arena, int fd, size_t guess, size_t limit) {
  size_t n = 0, cap = guess + 2;
  char *at = NEW_N(arena, char, cap);
  for (;;) {
    ssize_t got = read_some(fd, at + n, cap - 1 - n);
    if (got < 0) return read_failed(arena, errno);
    if (got == 0) break;
    n += (size_t)got;
    if (n > limit) return (FileRead){.fault = FILE_TOO_LARGE};
    if (n < cap - 1) continue;
    at = arena_grow(arena, at, cap, cap * 2, 1, 1);
    cap *= 2;
  }
  at[n] = '\0';
  return (FileRead){.fault = FILE_OK, .text = {at, n}};
}

static FileRead read_regular(Arena *arena, int fd, size_t limit) {
  struct stat status;
  if (fstat(fd, &status) != 0) return read_failed(arena, errno);
  if (!S_ISREG(status.st_mode)) return (FileRead){.fault = FILE_NOT_REGULAR};
  if (status.st_size > 0 && (uintmax_t)status.st_size > limit) return (FileRead){.fault = FILE_TOO_LARGE};
  return read_open(arena, fd, status.st_size > 0 ? (size_t)status.st_size : READ_FIRST, limit);
}

FileRead file_read(Arena *arena, const char *path, size_t limit) {
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return read_failed(arena, errno);
  FileRead out = read_regular(arena, fd, limit);
  close(fd);
  return out;
}

// ---- paths --------------------------------------------------------------------------------------------------------

bool path_exists(const char *path) { return access(path, F_OK) == 0; }

Str path_join(Arena *arena, Str dir, Str name) {
  Str between = dir.n == 0 || str_ends(dir, S("/")) ? S("") : S("/");
  return str_format(arena, "%.*s%.*s%.*s", STR(dir), STR(between), STR(name));
}

static bool is_control(uint32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

static bool is_printable(Str s) {
  uint32_t c;
  if (utf8_bad(s) != s.n) return false;
  for (size_t at = 0; at < s.n;) {
    at = utf8_next(s, at, &c);
    if (is_control(c)) return false;
  }
  return true;
}

bool path_is_inside(Str path) {
  if (path.n == 0 || str_ends(path, S("/")) || !is_printable(path)) return false;
  for (Str part; str_cut(&path, '/', &part);)
    if (part.n == 0 || str_eq(part, S(".")) || str_eq(part, S(".."))) return false;
  return true;
}

// ---- everything below a directory ---------------------------------------------------------------------------------

typedef struct Listing {
  Arena *arena;
  Str root; // the real path of the directory listed
  const StrList *closed;
  EntryList *out;
  Str *why;
} Listing;

// A directory on the way: its real path, and its path below the root as it will be shown.
typedef struct Folder {
  Str real, shown;
  int depth;
} Folder;

static bool list_failed(Listing *listing, Str path, Str what) {
  *listing->why = path.n ? str_format(listing->arena, "%.*s: %.*s", STR(path), STR(what)) : what;
  return false;
}

static bool is_below(Str path, Str dir) {
  if (str_eq(dir, S("/"))) return true;
  return str_starts(path, dir) && (path.n == dir.n || path.at[dir.n] == '/');
}

static EntryKind kind_of_mode(mode_t mode) {
  return S_ISREG(mode) ? ENTRY_FILE : S_ISDIR(mode) ? ENTRY_DIR : ENTRY_OTHER;
}

// Follows a link: `real` becomes where it leads. One that leads to a directory in which it lies itself would never
// end, and counts as leading out.
static EntryKind kind_of_link(const Listing *listing, const Folder *folder, Str *real) {
  char target[PATH_MAX];
  struct stat status;
  if (!realpath(str_c(listing->arena, *real), target)) return ENTRY_LINK_OUT;
  *real = str_copy(listing->arena, str_of(target));
  if (!is_below(*real, listing->root) || is_below(folder->real, *real)) return ENTRY_LINK_OUT;
  return lstat(target, &status) == 0 ? kind_of_mode(status.st_mode) : ENTRY_OTHER;
}

static bool is_closed(const Listing *listing, Str shown) {
  for (size_t i = 0; i < listing->closed->n; i++)
    if (str_eq(listing->closed->at[i], shown)) return true;
  return false;
}

static bool list_folder(Listing *listing, const Folder *folder);

static bool list_entry(Listing *listing, const Folder *folder, Str name) {
  Str real = path_join(listing->arena, folder->real, name);
  Entry entry = {path_join(listing->arena, folder->shown, name), ENTRY_OTHER};
  struct stat status;
  if (lstat(str_c(listing->arena, real), &status) != 0) return true; // vanished meanwhile
  bool link = S_ISLNK(status.st_mode);
  entry.kind = link ? kind_of_link(listing, folder, &real) : kind_of_mode(status.st_mode);
  if (listing->out->n == ENTRIES_MAX) return list_failed(listing, entry.path, S("more than 100000 entries"));
  PUSH(listing->arena, listing->out, entry);
  if (entry.kind != ENTRY_DIR || is_closed(listing, entry.path)) return true;
  return list_folder(listing, &(Folder){real, entry.path, folder->depth + 1});
}

// The names are read before any is looked at: only one directory is open at a time, however deep the tree.
static bool names_in(Listing *listing, const Folder *folder, StrList *names) {
  DIR *dir = opendir(str_c(listing->arena, folder->real));
  if (!dir) return list_failed(listing, folder->shown, file_error_text(listing->arena, errno));
  struct dirent *entry;
  while (errno = 0, (entry = readdir(dir)))
    if (entry->d_name[0] != '.') PUSH(listing->arena, names, str_copy(listing->arena, str_of(entry->d_name)));
  int error = errno;
  closedir(dir);
  return error ? list_failed(listing, folder->shown, file_error_text(listing->arena, error)) : true;
}

static bool list_folder(Listing *listing, const Folder *folder) {
  StrList names = {0};
  if (folder->depth > DEPTH_MAX) return list_failed(listing, folder->shown, S("nested more than 32 deep"));
  if (!names_in(listing, folder, &names)) return false;
  for (size_t i = 0; i < names.n; i++)
    if (!list_entry(listing, folder, names.at[i])) return false;
  return true;
}

static int entry_order(const void *a, const void *b) {
  return str_cmp(((const Entry *)a)->path, ((const Entry *)b)->path);
}

bool dir_list(Arena *arena, const char *dir, const StrList *closed, EntryList *out, Str *why) {
  char root[PATH_MAX];
  Listing listing = {arena, {0}, closed, out, why};
  if (!realpath(dir, root)) return list_failed(&listing, S(""), file_error_text(arena, errno));
  listing.root = str_copy(arena, str_of(root));
  if (!list_folder(&listing, &(Folder){.real = listing.root, .depth = 1})) return false;
  if (out->n > 0) qsort(out->at, out->n, sizeof *out->at, entry_order);
  return true;
}
