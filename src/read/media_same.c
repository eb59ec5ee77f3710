// media_same: files with the same bytes under two names: a copy that somebody forgot to change, or a second picture
// that is none.
//
// Only files of one size are looked at, and of those only the beginning, the middle and the end; what is alike there is
// read whole and hashed, at most 64 MiB in all: that is the bound of this check, not of plans. Invariant: `same` is
// always an earlier file that has no `same` itself.
#include "media.h"

#include <stdlib.h>
#include <string.h>

enum { SAMPLE = 1024, HASHED_MAX = 64 << 20 };

typedef struct Twin {
  MediaFile *file;
  Str mark; // of samples, then of all bytes; empty: not known
} Twin;

static int by_size(const void *a, const void *b) {
  const MediaFile *x = ((const Twin *)a)->file, *y = ((const Twin *)b)->file;
  if (x->size != y->size) return x->size < y->size ? -1 : 1;
  return str_cmp(x->path, y->path);
}

static Str samples_of(Arena *arena, Str folder, const MediaFile *file) {
  char bytes[3 * SAMPLE] = {0};
  const int64_t places[] = {0, file->size / 2, file->size - SAMPLE};
  size_t n = 0;
  FilePeek peek = file_peek_open(arena, folder, file->path);
  for (size_t i = 0; i < COUNT(places) && peek.fd >= 0; i++) {
    ptrdiff_t got = file_peek(&peek, places[i] < 0 ? 0 : places[i], bytes + n, SAMPLE);
    if (got > 0) n += (size_t)got;
  }
  file_peek_close(&peek);
  return n ? hash_hex(arena, (Str){bytes, n}) : S("");
}

static Str whole_of(Arena *arena, Str folder, const MediaFile *file, int64_t *left) {
  if (file->size > *left) return S("");
  *left -= file->size;
  Arena *scratch = arena_new();
  FileRead read = file_read_in(scratch, folder, file->path, (size_t)file->size);
  Str mark = read.fault == FILE_OK ? hash_hex(arena, read.text) : S("");
  arena_free(scratch);
  return mark;
}

// Among files of one size and one beginning, which are few: each is held against those before it that are no copies.
static void compare_all(Arena *arena, Str folder, Twin *twins, size_t n, int64_t *left) {
  Map firsts = {0};
  for (size_t i = 0; i < n; i++) {
    Str mark = whole_of(arena, folder, twins[i].file, left);
    if (mark.n && !map_put(arena, &firsts, mark, twins[i].file)) twins[i].file->same = map_get(&firsts, mark);
  }
}

static int by_mark(const void *a, const void *b) {
  const Twin *x = a, *y = b;
  int order = str_cmp(x->mark, y->mark);
  return order ? order : str_cmp(x->file->path, y->file->path);
}

// Calls `compare` for all that lie side by side and are alike.
static void compare_samples(Arena *arena, Str folder, Twin *twins, size_t n, int64_t *left) {
  for (size_t i = 0; i < n; i++) twins[i].mark = samples_of(arena, folder, twins[i].file);
  qsort(twins, n, sizeof *twins, by_mark);
  for (size_t from = 0, to; from < n; from = to) {
    for (to = from + 1; to < n && str_eq(twins[to].mark, twins[from].mark);) to++;
    if (to - from > 1 && twins[from].mark.n) compare_all(arena, folder, twins + from, to - from, left);
  }
}

void media_compare(Arena *arena, Plan *plan) {
  LIST(Twin) twins = {0};
  int64_t left = HASHED_MAX;
  for (size_t i = 0; i < plan->media.n; i++)
    if (plan->media.at[i].size > 0) PUSH(arena, &twins, ((Twin){&plan->media.at[i], S("")}));
  if (twins.n) qsort(twins.at, twins.n, sizeof *twins.at, by_size);
  for (size_t from = 0, to; from < twins.n; from = to) {
    for (to = from + 1; to < twins.n && twins.at[to].file->size == twins.at[from].file->size;) to++;
    if (to - from > 1) compare_samples(arena, plan->folder, twins.at + from, to - from, &left);
  }
}
