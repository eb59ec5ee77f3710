// order: from records in the order of finding to the order of reading: by file, place, level, code and message.
// Invariant: the order is total and depends on what records say alone, so that of two neither stands first by chance.
#include "room.h"

#include <stdlib.h>

// A record and all that it says: its message, then whatever else could make it differ from one with the same message.
typedef struct Entry {
  Diag *diag;
  Str said;
} Entry;

static void say(Buf *out, Str text) {
  buf_add(out, text);
  buf_byte(out, 0);
}

static void say_number(Buf *out, size_t n) {
  buf_format(out, "%zu", n);
  buf_byte(out, 0);
}

void say_args(Buf *out, const ArgList *args) {
  say_number(out, args->n);
  for (size_t i = 0; i < args->n; i++) {
    const Arg *one = &args->at[i];
    say(out, str_of(one->name));
    say(out, one->text[LANG_EN]);
    say(out, one->text[LANG_ZH]);
    say_number(out, (size_t)one->number);
  }
}

// Parts of one file are sources of their own.
static size_t byte_of_file(Place place, size_t at) { return place.source ? place.source->before.bytes + at : at; }

void say_place(Buf *out, Place place) {
  say(out, place.source ? place.source->path : S(""));
  say_number(out, byte_of_file(place, place.from));
  say_number(out, byte_of_file(place, place.to));
}

static Str everything_said(Arena *scratch, const Diag *diag) {
  Buf out = buf_in(scratch);
  say(&out, message_fill(scratch, catalogue_row(diag->code), &diag->args, LANG_EN));
  say_args(&out, &diag->args);
  say_number(&out, diag->related.n);
  for (size_t i = 0; i < diag->related.n; i++) {
    say_place(&out, diag->related.at[i].at);
    say_args(&out, &diag->related.at[i].args);
  }
  for (size_t i = 0; i < diag->notes.n; i++) say_args(&out, &diag->notes.at[i]);
  return buf_str(&out);
}

static int compare(size_t a, size_t b) { return (a > b) - (a < b); }

// What has no file comes first.
static int compare_files(const Source *a, const Source *b) {
  if (a == b) return 0;
  if (a == NULL || b == NULL) return a == NULL ? -1 : 1;
  return str_cmp(a->path, b->path);
}

int compare_places(Place a, Place b) {
  int order = compare_files(a.source, b.source);
  if (order == 0) order = compare(byte_of_file(a, a.from), byte_of_file(b, b.from));
  return order ? order : compare(byte_of_file(a, a.to), byte_of_file(b, b.to));
}

static int compare_entries(const void *left, const void *right) {
  const Entry *x = left, *y = right;
  const Diag *a = x->diag, *b = y->diag;
  int order = compare_places(a->at, b->at);
  if (order == 0) order = compare(b->level, a->level);
  if (order == 0) order = compare(a->code, b->code);
  return order ? order : str_cmp(x->said, y->said);
}

size_t put_in_order(Diag **list, size_t n) {
  Arena *scratch = arena_new();
  Entry *entries = NEW_N(scratch, Entry, n);
  size_t kept = 0;
  for (size_t i = 0; i < n; i++) entries[i] = (Entry){list[i], everything_said(scratch, list[i])};
  if (n > 0) qsort(entries, n, sizeof *entries, compare_entries);
  for (size_t i = 0; i < n; i++)
    if (i == 0 || compare_entries(&entries[i - 1], &entries[i]) != 0) list[kept++] = entries[i].diag;
  arena_free(scratch);
  return kept;
}
