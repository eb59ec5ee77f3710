// write_files: writes the files of a folder again, and nothing else: write_files FROM TO
//
// What any builder of this output must at least do. All bytes are in memory before, and the folders are made. Prints
// the milliseconds from the first file opened to the last one closed.
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

typedef struct File {
  char *path, *bytes;
  size_t n;
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
  if (asprintf(&joined, "%s%s", to, path + strlen(from)) < 0) stop(path);
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
  if (kind == FTW_D && mkdir(there(path), 0755) != 0) stop(path);
  if (kind != FTW_F) return 0;
  files = realloc(files, (count + 1) * sizeof *files);
  if (!files) stop(path);
  size_t n = (size_t)status->st_size;
  files[count++] = (File){there(path), read_whole(path, n), n};
  return 0;
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
  if (nftw(from, take, 16, FTW_PHYS) != 0) stop(from);
  double begun = now();
  for (size_t i = 0; i < count; i++) {
    int fd = open(files[i].path, O_WRONLY | O_CREAT | O_EXCL, 0644);
    if (fd < 0 || write(fd, files[i].bytes, files[i].n) != (ssize_t)files[i].n || close(fd) != 0) stop(files[i].path);
  }
  printf("%.3f\n", now() - begun);
  return 0;
}
