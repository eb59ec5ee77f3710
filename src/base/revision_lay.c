// revision_lay: from what git writes of one file after the other to files in a folder.
//
// Invariant: every file is made anew below folders that were made here, no link followed; links come last, so that none
// is on the way.
#include <errno.h>
#include <fcntl.h>
#include <limits.h>

#include "revision_parts.h"
#include "sopcal/file.h"
#include "system.h"

enum { COPY = 1 << 16 };

// What git writes of one file after the other, read through a window.
typedef struct Stream {
  int fd;
  size_t at, n;
  char bytes[COPY];
} Stream;

static bool refill(Stream *in) {
  if (in->at < in->n) return true;
  ssize_t got = system_read(in->fd, in->bytes, sizeof in->bytes);
  in->at = 0;
  in->n = got > 0 ? (size_t)got : 0;
  if (got == 0) errno = EPIPE; // git ended before it had said all
  return got > 0;
}

static bool read_line(Stream *in, char out[REVISION_LINE_MAX]) {
  for (size_t n = 0; n + 1 < REVISION_LINE_MAX && refill(in); n++) {
    out[n] = in->bytes[in->at++];
    if (out[n] != '\n') continue;
    out[n] = '\0';
    return true;
  }
  return false;
}

// Hands over `size` bytes of one file: to `fd`, or nowhere.
static bool read_bytes(Stream *in, int64_t size, int fd) {
  while (size > 0) {
    if (!refill(in)) return false;
    size_t n = in->n - in->at;
    if ((int64_t)n > size) n = (size_t)size;
    if (!file_write(fd, (Str){in->bytes + in->at, n})) return false;
    in->at += n;
    size -= (int64_t)n;
  }
  return true;
}

// Opens the folder that `path` lies in, made where it is missing; *path becomes its last part.
static int open_above(const Laying *l, Str *path) {
  int at = system_open(l->root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  for (ptrdiff_t slash; at >= 0 && (slash = str_find_byte(*path, '/')) >= 0;) {
    const char *name = str_c(l->arena, str_part(*path, 0, (size_t)slash));
    bool there = system_mkdir(at, name, OWN_FOLDER) || errno == EEXIST;
    int inner = there ? system_open(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0) : -1;
    int error = errno;
    system_close(at);
    errno = error;
    at = inner;
    *path = str_from(*path, (size_t)slash + 1);
  }
  return at;
}

static bool put_file(Stream *in, const Blob *blob, int above, const char *name) {
  int fd = system_open(above, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, OWN_FILE);
  if (fd < 0) return false;
  bool written = read_bytes(in, blob->size, fd);
  return system_close(fd) && written;
}

// Where it leads is no matter here: whoever reads the plan follows no link that leads out of its folder.
static bool put_link(Stream *in, const Blob *blob, int above, const char *name) {
  char target[PATH_MAX];
  size_t n = 0;
  errno = ENAMETOOLONG;
  if (blob->size >= PATH_MAX) return false;
  for (; n < (size_t)blob->size && refill(in); n++) target[n] = in->bytes[in->at++];
  target[n] = '\0';
  return n == (size_t)blob->size && system_link_to(target, above, name);
}

static bool put(const Laying *l, Stream *in, const Blob *blob) {
  Str name = blob->path;
  int above = open_above(l, &name);
  if (above < 0) return false;
  const char *last = str_c(l->arena, name);
  bool fine = (blob->link ? put_link : put_file)(in, blob, above, last);
  int error = errno;
  system_close(above);
  errno = error;
  return fine;
}

// What git says before the bytes of a file: "ID blob SIZE". Anything else: it does not have them.
static bool is_announced(const Laying *l, Stream *in, const Blob *blob) {
  char line[REVISION_LINE_MAX];
  if (!read_line(in, line)) return false;
  errno = ENOENT;
  return str_eq(str_of(line), str_format(l->arena, "%.*s blob %lld", STR(blob->id), (long long)blob->size));
}

static bool put_all(const Laying *l, Stream *in) {
  for (size_t i = 0; i < l->blobs.n; i++) {
    const Blob *blob = &l->blobs.at[i];
    if (!is_announced(l, in, blob) || !put(l, in, blob) || !refill(in)) return false;
    in->at++; // the line end behind the bytes
  }
  return true;
}

bool revision_lay(const Laying *l, int from) {
  Stream *in = NEW(l->arena, Stream);
  in->fd = from;
  return put_all(l, in);
}
