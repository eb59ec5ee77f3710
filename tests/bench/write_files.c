// write_files: writes the files of a folder again, and nothing else: write_files FROM TO
//
// What any builder of this output must at least do: make the folders beside the place, make each file with its mode,
// write it at once, close it, and take the place by a rename. All bytes are in memory before. Prints the milliseconds
// from the first folder to the rename.
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

typedef struct File {
  char *path, *bytes; // a folder has none
  size_t n;
  mode_t mode;
} File;

static File *files;
static size_t count;
static const char *from, *to;

static void stop(const char *what) {
  perror(what);
  exit(1);
}

static char *there(const char *path) {
  char *joined = NULL;
  if (asprintf(&joined, "%s.new%s", to, path + strlen(from)) < 0) stop(path);
  return joined;
}

static char *read_whole(const char *path, size_t n) {
  char *bytes = malloc(n + 1);
  int fd = open(path, O_RDONLY);
  if (!bytes || fd < 0 || read(fd, bytes, n) != (ssize_t)n) stop(path);
  close(fd);
  return bytes;
}

static int take(const char *path, const struct stat *status, int kind, struct FTW *walk) {
  (void)walk;
  size_t n = kind == FTW_F ? (size_t)status->st_size : 0;
  files = realloc(files, (count + 1) * sizeof *files);
  if (!files) stop(path);
  files[count++] = (File){there(path), kind == FTW_F ? read_whole(path, n) : NULL, n, status->st_mode & 0777};
  return 0;
}

static void write_file(const File *file) {
  int fd = open(file->path, O_WRONLY | O_CREAT | O_EXCL, file->mode);
  if (fd < 0 || write(fd, file->bytes, file->n) != (ssize_t)file->n || close(fd) != 0) stop(file->path);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1000000;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  from = argv[1];
  to = argv[2];
  umask(0);
  if (nftw(from, take, 16, FTW_PHYS) != 0) stop(from);
  double begun = now();
  for (size_t i = 0; i < count; i++)
    if (files[i].bytes)
      write_file(&files[i]);
    else if (mkdir(files[i].path, files[i].mode | 0700) != 0)
      stop(files[i].path);
  if (rename(files[0].path, to) != 0) stop(to);
  printf("%.3f\n", now() - begun);
  return 0;
}
