// file: from paths to bytes and to lists of what lies below a directory. (outdir.c is the other half: bytes to files.)
//
// Plans come from anywhere, so nothing here waits, loops or grows without bound: a FIFO does not block, a link that
// leads out or back up is named and not followed, and files, depth and number of entries have limits. Invariant: no
// entry is ever given whose real path lies outside the directory that was listed.
#include "sopcal/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "interrupt.h"
#include "system.h"

enum { DEPTH_MAX = 32, ENTRIES_MAX = 100000, READ_FIRST = 4096, MODE_BITS = 07777 };
enum { OPEN_TO_READ = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, OPEN_TO_PASS = O_PATH | O_DIRECTORY | O_CLOEXEC };

Str file_error_text(Arena *arena, int error) {
  char text[256];
  return str_copy(arena, str_of(strerror_r(error, text, sizeof text)));
}

// ---- one file -----------------------------------------------------------------------------------------------------

static FileRead read_failed(Arena *arena, int error) {
  switch (error) {
  case ENOENT:
  case ENOTDIR:
  case ENAMETOOLONG: return (FileRead){.fault = FILE_MISSING}; // nothing can have such a name
  case ENXIO: return (FileRead){.fault = FILE_NOT_REGULAR};    // a socket, or a device that is not there
  default: return (FileRead){.fault = FILE_UNREADABLE, .errno_text = file_error_text(arena, error)};
  }
}

// The size was only a first guess: the file may grow or shrink while it is read, and those of /proc say 0. One byte is
// kept free for the NUL, and one more is asked for than the limit allows, to see that there is more.
static FileRead read_open(Arena *arena, int fd, size_t guess, size_t limit) {
  size_t n = 0, cap = guess + 2;
  char *at = NEW_N(arena, char, cap);
  for (;;) {
    ssize_t got = system_read(fd, at + n, cap - 1 - n);
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
  if (!system_status(fd, "", AT_EMPTY_PATH, &status)) return read_failed(arena, errno);
  if (!S_ISREG(status.st_mode)) return (FileRead){.fault = FILE_NOT_REGULAR};
  if (status.st_size > 0 && (uintmax_t)status.st_size > limit) return (FileRead){.fault = FILE_TOO_LARGE};
  FileRead read = read_open(arena, fd, status.st_size > 0 ? (size_t)status.st_size : READ_FIRST, limit);
  read.mode = status.st_mode & MODE_BITS;
  return read;
}

static FileRead read_and_close(Arena *arena, int fd, size_t limit) {
  if (fd < 0) return read_failed(arena, errno);
  FileRead out = read_regular(arena, fd, limit);
  system_close(fd); // nothing was written, so nothing is lost
  return out;
}

FileRead file_read(Arena *arena, const char *path, size_t limit) {
  return read_and_close(arena, system_open(AT_FDCWD, path, OPEN_TO_READ, 0), limit);
}

// A write that takes nothing and says nothing would be asked for ever.
bool file_write(int fd, Str bytes) {
  while (bytes.n > 0) {
    ssize_t put = system_write(fd, bytes.at, bytes.n);
    if (put < 0 && errno == EINTR && !interrupts_came()) continue;
    if (put == 0) errno = EIO;
    if (put <= 0) return false;
    bytes = str_from(bytes, (size_t)put);
  }
  return true;
}

// ---- paths --------------------------------------------------------------------------------------------------------

Str path_join(Arena *arena, Str dir, Str name) {
  Buf path = buf_in(arena);
  buf_add(&path, dir);
  if (dir.n && !str_ends(dir, S("/"))) buf_byte(&path, '/');
  buf_add(&path, name);
  return buf_str(&path);
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

bool name_is_device(Str name) {
  static const Str words[] = {S_("con"), S_("prn"), S_("aux"), S_("nul")}, ports[] = {S_("com"), S_("lpt")};
  Str stem = {0};
  str_cut(&name, '.', &stem);
  for (size_t i = 0; i < COUNT(words); i++)
    if (stem.n == 3 && str_starts_any_case(stem, words[i])) return true;
  for (size_t i = 0; i < COUNT(ports); i++)
    if (stem.n == 4 && str_starts_any_case(stem, ports[i]) && stem.at[3] >= '1' && stem.at[3] <= '9') return true;
  return false;
}

PathKind path_kind(Arena *arena, Str path) {
  struct stat status;
  if (!system_status(AT_FDCWD, str_c(arena, path), 0, &status))
    return errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG ? PATH_NONE : PATH_FILE;
  return S_ISDIR(status.st_mode) ? PATH_FOLDER : PATH_FILE;
}

bool path_is_below(Str path, Str dir) {
  if (str_eq(dir, S("/"))) return true;
  return str_starts(path, dir) && (path.n == dir.n || path.at[dir.n] == '/');
}

// ---- one file below a directory -----------------------------------------------------------------------------------

static void close_kept(int fd) { // errno stays what it was
  int error = errno;
  system_close(fd);
  errno = error;
}

// Takes the directory over.
static int open_by_parts(Arena *arena, int at, Str path) {
  for (Str part; at >= 0 && str_cut(&path, '/', &part);) {
    int inner = system_open(at, str_c(arena, part), (path.n ? OPEN_TO_PASS : OPEN_TO_READ) | O_NOFOLLOW, 0);
    close_kept(at);
    at = inner;
  }
  return at;
}

// No link on the way is followed: what is opened lies below the root, even if somebody swaps a part of the path
// meanwhile. -1 with ELOOP or ENOTDIR: there may be a link.
static int open_plainly(Arena *arena, const char *root, Str path) {
  int at = system_open(AT_FDCWD, root, OPEN_TO_PASS, 0);
  if (at < 0) return -1;
  int fd = system_open_below(at, str_c(arena, path), OPEN_TO_READ);
  if (fd < 0 && errno == ENOSYS) return open_by_parts(arena, at, path);
  close_kept(at);
  return fd;
}

// Follows the links: `path` becomes plain names below the root. False, with errno, when it does not end there.
static bool resolve(Arena *arena, const char *root, Str *path) {
  char from[PATH_MAX], to[PATH_MAX];
  const char *whole = str_c(arena, path_join(arena, str_of(root), *path));
  if (!system_real_path(root, from) || !system_real_path(whole, to)) return false;
  errno = EXDEV;
  if (!path_is_below(str_of(to), str_of(from))) return false;
  Str below = str_copy(arena, str_from(str_of(to), strlen(from)));
  *path = str_starts(below, S("/")) ? str_from(below, 1) : below;
  return true;
}

static FileRead unresolved(Arena *arena, int error) {
  bool leads_out = error == EXDEV || error == ENOENT || error == ELOOP;
  if (leads_out) return (FileRead){.fault = FILE_OUTSIDE};
  return read_failed(arena, error);
}

// -1, and *why, when it cannot be opened.
static int open_in(Arena *arena, Str root, Str path, FileRead *why) {
  const char *from = root.n ? str_c(arena, root) : ".";
  *why = (FileRead){.fault = FILE_MISSING};
  if (!path_is_inside(path)) return -1;
  int fd = open_plainly(arena, from, path);
  if (fd < 0 && (errno == ELOOP || errno == ENOTDIR)) {
    if (!resolve(arena, from, &path)) {
      *why = unresolved(arena, errno);
      return -1;
    }
    fd = open_plainly(arena, from, path);
  }
  *why = fd < 0 ? read_failed(arena, errno) : (FileRead){.fault = FILE_OK};
  return fd;
}

FileRead file_read_in(Arena *arena, Str root, Str path, size_t limit) {
  FileRead why;
  int fd = open_in(arena, root, path, &why);
  return fd < 0 ? why : read_and_close(arena, fd, limit);
}

// ---- some bytes of one file ---------------------------------------------------------------------------------------

FilePeek file_peek_open(Arena *arena, Str root, Str path) {
  FilePeek peek = {.fd = -1};
  struct stat status;
  peek.fd = open_in(arena, root, path, &peek.read);
  if (peek.fd < 0) return peek;
  if (!system_status(peek.fd, "", AT_EMPTY_PATH, &status))
    peek.read = read_failed(arena, errno);
  else if (!S_ISREG(status.st_mode))
    peek.read.fault = FILE_NOT_REGULAR;
  else
    peek.size = status.st_size;
  if (peek.read.fault != FILE_OK) file_peek_close(&peek);
  return peek;
}

ptrdiff_t file_peek(const FilePeek *peek, int64_t at, char *out, size_t n) {
  size_t got = 0;
  while (got < n) {
    ssize_t more = system_read_at(peek->fd, out + got, n - got, at + (off_t)got);
    if (more < 0) return -1;
    if (more == 0) break;
    got += (size_t)more;
  }
  return (ptrdiff_t)got;
}

void file_peek_close(FilePeek *peek) {
  if (peek->fd >= 0) system_close(peek->fd); // nothing was written, so nothing is lost
  peek->fd = -1;
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

static EntryKind kind_of_mode(mode_t mode) {
  return S_ISREG(mode) ? ENTRY_FILE : S_ISDIR(mode) ? ENTRY_DIR : ENTRY_OTHER;
}

// Follows a link: `real` becomes where it leads. One that leads to a directory in which it lies itself would never
// end, and counts as leading out.
static EntryKind kind_of_link(const Listing *listing, const Folder *folder, Str *real) {
  char target[PATH_MAX];
  struct stat status;
  if (!system_real_path(str_c(listing->arena, *real), target)) return ENTRY_LINK_OUT;
  *real = str_copy(listing->arena, str_of(target));
  bool there = system_status(AT_FDCWD, target, AT_SYMLINK_NOFOLLOW, &status);
  EntryKind kind = there ? kind_of_mode(status.st_mode) : ENTRY_OTHER;
  if (path_is_below(*real, listing->root) && !path_is_below(folder->real, *real)) return kind;
  return kind == ENTRY_FILE ? ENTRY_FILE_OUT : ENTRY_LINK_OUT;
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
  if (!system_status(AT_FDCWD, str_c(listing->arena, real), AT_SYMLINK_NOFOLLOW, &status)) // or it vanished meanwhile
    return errno == ENOENT || list_failed(listing, entry.path, file_error_text(listing->arena, errno));
  bool link = S_ISLNK(status.st_mode);
  entry.kind = link ? kind_of_link(listing, folder, &real) : kind_of_mode(status.st_mode);
  if (listing->out->n == ENTRIES_MAX) return list_failed(listing, entry.path, S("more than 100000 entries"));
  PUSH(listing->arena, listing->out, entry);
  if (entry.kind != ENTRY_DIR || is_closed(listing, entry.path)) return true;
  return list_folder(listing, &(Folder){real, entry.path, folder->depth + 1});
}

typedef struct Names {
  Arena *arena;
  StrList list;
} Names;

static bool add_name(void *context, int folder, const char *name) {
  (void)folder;
  Names *names = context;
  if (name[0] != '.') PUSH(names->arena, &names->list, str_copy(names->arena, str_of(name)));
  return true;
}

// The names are read before any is looked at: only one directory is open at a time, however deep the tree.
static bool names_in(Listing *listing, const Folder *folder, Names *names) {
  int fd = system_open(AT_FDCWD, str_c(listing->arena, folder->real), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  bool listed = fd >= 0 && system_list(fd, add_name, names);
  int error = errno;
  if (fd >= 0) system_close(fd);
  return listed || list_failed(listing, folder->shown, file_error_text(listing->arena, error));
}

static bool list_folder(Listing *listing, const Folder *folder) {
  Names names = {.arena = listing->arena};
  if (folder->depth > DEPTH_MAX) return list_failed(listing, folder->shown, S("nested more than 32 deep"));
  if (!names_in(listing, folder, &names)) return false;
  for (size_t i = 0; i < names.list.n; i++)
    if (!list_entry(listing, folder, names.list.at[i])) return false;
  return true;
}

static int entry_order(const void *a, const void *b) {
  return str_cmp(((const Entry *)a)->path, ((const Entry *)b)->path);
}

bool dir_list(Arena *arena, const char *dir, const StrList *closed, EntryList *out, Str *why) {
  char root[PATH_MAX];
  Listing listing = {arena, {0}, closed, out, why};
  if (!system_real_path(dir, root)) return list_failed(&listing, S(""), file_error_text(arena, errno));
  listing.root = str_copy(arena, str_of(root));
  if (!list_folder(&listing, &(Folder){.real = listing.root, .depth = 1})) return false;
  if (out->n > 0) qsort(out->at, out->n, sizeof *out->at, entry_order);
  return true;
}
