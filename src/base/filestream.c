// filestream: from a path to its bytes, block by block, for files that are too large to be kept.
// Invariant: nothing waits but for a pipe that somebody still writes to, and standard input stays open.
#include "sopcal/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "system.h"

static FileRead refused(Arena *arena, int error) {
  if (error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG) return (FileRead){.fault = FILE_MISSING};
  if (error == ENXIO) return (FileRead){.fault = FILE_NOT_REGULAR}; // a socket
  return (FileRead){.fault = FILE_UNREADABLE, .errno_text = file_error_text(arena, error)};
}

// A pipe is opened without waiting for its writer; from then on it is read as slowly as it is written.
static FileRead look_at(Arena *arena, int fd) {
  struct stat status;
  if (!system_status(fd, "", AT_EMPTY_PATH, &status)) return refused(arena, errno);
  if (S_ISFIFO(status.st_mode)) fcntl(fd, F_SETFL, 0);
  bool flows = S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode);
  return (FileRead){.fault = flows ? FILE_OK : FILE_NOT_REGULAR};
}

FileStream file_stream_open(Arena *arena, Str path) {
  FileStream stream = {.fd = STDIN_FILENO};
  if (str_eq(path, S("-"))) return stream;
  stream.fd = system_open(AT_FDCWD, str_c(arena, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  stream.read = stream.fd < 0 ? refused(arena, errno) : look_at(arena, stream.fd);
  if (stream.read.fault != FILE_OK) file_stream_close(&stream);
  return stream;
}

size_t file_stream_next(Arena *arena, FileStream *stream, char *out, size_t n) {
  ssize_t got = system_read(stream->fd, out, n);
  if (got < 0) stream->read = refused(arena, errno);
  return got < 0 ? 0 : (size_t)got;
}

void file_stream_close(FileStream *stream) {
  if (stream->fd > STDIN_FILENO) system_close(stream->fd); // nothing was written, so nothing is lost
  stream->fd = -1;
}

bool file_is_directory(Arena *arena, Str path) {
  struct stat status;
  return system_status(AT_FDCWD, str_c(arena, path), 0, &status) && S_ISDIR(status.st_mode);
}
