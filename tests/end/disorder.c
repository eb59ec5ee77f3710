// disorder: loaded before the C library (LD_PRELOAD), gives the entries of directories and what compares equal in a
// sort in another order. Whatever the environment's DISORDER_LOG names gets one line: how often each came about.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static size_t listed, sorted;

__attribute__((destructor)) static void tell(void) {
  const char *path = getenv("DISORDER_LOG");
  FILE *log = path ? fopen(path, "a") : NULL;
  if (!log) return;
  fprintf(log, "%zu entries turned round, %zu sorts\n", listed, sorted);
  fclose(log);
}

// ---- directories: each batch of entries, last one first -----------------------------------------------------------

ssize_t getdents64(int fd, void *out, size_t size) {
  ssize_t (*real)(int, void *, size_t) = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "getdents64");
  ssize_t n = real(fd, out, size);
  char *turned = n > 0 ? malloc((size_t)n) : NULL;
  if (!turned) return n;
  for (ssize_t at = 0; at < n;) {
    const struct dirent64 *entry = (const void *)((const char *)out + at);
    memcpy(turned + n - at - entry->d_reclen, entry, entry->d_reclen);
    at += entry->d_reclen;
    listed++;
  }
  memcpy(out, turned, (size_t)n);
  free(turned);
  return n;
}

// One stream at a time is enough for whoever reads all names before looking at any.
static struct dirent64 *held;
static size_t left;

struct dirent64 *readdir64(DIR *stream) {
  static DIR *of;
  struct dirent64 *(*real)(DIR *) = (struct dirent64 * (*)(DIR *)) dlsym(RTLD_NEXT, "readdir64");
  if (stream != of) left = 0, of = stream;
  if (left == 0) {
    for (struct dirent64 *entry; (entry = real(stream)); listed++) {
      held = reallocarray(held, left + 1, sizeof *held);
      memcpy(&held[left++], entry, entry->d_reclen);
    }
    if (left == 0) of = NULL;
  }
  return left ? &held[--left] : NULL;
}

struct dirent *readdir(DIR *stream) {
  return (struct dirent *)readdir64(stream);
}

// ---- sorts: equals come in the opposite order ---------------------------------------------------------------------

void qsort(void *base, size_t n, size_t size, int (*order)(const void *, const void *)) {
  void (*real)(void *, size_t, size_t, int (*)(const void *, const void *)) =
      (void (*)(void *, size_t, size_t, int (*)(const void *, const void *)))dlsym(RTLD_NEXT, "qsort");
  char *at = base;
  for (size_t low = 0, high = n; low + 1 < high; low++) {
    high--;
    for (size_t i = 0; i < size; i++) {
      char byte = at[low * size + i];
      at[low * size + i] = at[high * size + i];
      at[high * size + i] = byte;
    }
  }
  sorted++;
  real(base, n, size, order);
}
