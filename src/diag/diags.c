// diags: the list of all that is to be said, from records in the order of finding to the order of reading.
//
// Invariant: once finished, records are in one total order that depends on what they say and not on who said it first,
// no two are equal, and no file has more than `MOST_OF_ONE_CODE` of one code.
#include "room.h"

#include <assert.h>
#include <stdlib.h>

enum { MOST_OF_ONE_CODE = 100 };

struct Diags {
  Arena *arena;
  LIST(Diag *) list; // pointers, since callers hold on to a record while others are added
  size_t dropped[LEVEL_ERROR + 1];
  bool finished;
};

Diags *diags_new(Arena *arena) {
  Diags *diags = NEW(arena, Diags);
  diags->arena = arena;
  return diags;
}

static ArgList args_copy(Arena *arena, size_t n, const Arg *args) {
  ArgList copy = {0};
  for (size_t i = 0; i < n; i++) PUSH(arena, &copy, args[i]);
  return copy;
}

static Diag *record_new(Diags *diags, Code code, Place at, size_t n, const Arg *args) {
  Diag *diag = NEW(diags->arena, Diag);
  diag->code = code;
  diag->level = catalogue_row(code)->level;
  diag->at = place_within(at);
  diag->args = args_copy(diags->arena, n, args);
  return diag;
}

Diag *diag_add(Diags *diags, Code code, Place at, size_t n, const Arg *args) {
  assert(!diags->finished);
  Diag *diag = record_new(diags, code, at, n, args);
  PUSH(diags->arena, &diags->list, diag);
  return diag;
}

void diag_relate_add(Diags *diags, Diag *diag, Place at, size_t n, const Arg *args) {
  Related related = {place_within(at), args_copy(diags->arena, n, args)};
  PUSH(diags->arena, &diag->related, related);
}

void diag_note_add(Diags *diags, Diag *diag, size_t n, const Arg *args) {
  PUSH(diags->arena, &diag->notes, args_copy(diags->arena, n, args));
}

// ---- order --------------------------------------------------------------------------------------------------------

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

static void say_args(Buf *out, const ArgList *args) {
  say_number(out, args->n);
  for (size_t i = 0; i < args->n; i++) {
    const Arg *one = &args->at[i];
    say(out, str_of(one->name));
    say(out, one->text[LANG_EN]);
    say(out, one->text[LANG_ZH]);
    say_number(out, (size_t)one->number);
  }
}

static void say_place(Buf *out, Place place) {
  say(out, place.source ? place.source->path : S(""));
  say_number(out, place.from);
  say_number(out, place.to);
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

static int compare_entries(const void *left, const void *right) {
  const Entry *x = left, *y = right;
  const Diag *a = x->diag, *b = y->diag;
  int order = compare_files(a->at.source, b->at.source);
  if (order == 0) order = compare(a->at.from, b->at.from);
  if (order == 0) order = compare(a->at.to, b->at.to);
  if (order == 0) order = compare(b->level, a->level);
  if (order == 0) order = compare(a->code, b->code);
  return order ? order : str_cmp(x->said, y->said);
}

static Entry *sorted(Arena *scratch, const Diags *diags) {
  Entry *entries = NEW_N(scratch, Entry, diags->list.n);
  for (size_t i = 0; i < diags->list.n; i++)
    entries[i] = (Entry){diags->list.at[i], everything_said(scratch, diags->list.at[i])};
  if (diags->list.n > 0) qsort(entries, diags->list.n, sizeof *entries, compare_entries);
  return entries;
}

// Puts the list in order, without equals.
static void put_in_order(Diags *diags) {
  Arena *scratch = arena_new();
  const Entry *entries = sorted(scratch, diags);
  size_t kept = 0;
  for (size_t i = 0; i < diags->list.n; i++)
    if (i == 0 || compare_entries(&entries[i - 1], &entries[i]) != 0) diags->list.at[kept++] = entries[i].diag;
  diags->list.n = kept;
  arena_free(scratch);
}

// ---- keeping it short ---------------------------------------------------------------------------------------------

// How many of each code the file at hand has had, and the record that speaks for those left out.
typedef struct Tally {
  size_t seen[CODE_COUNT];
  Diag *more[CODE_COUNT];
} Tally;

// The record for those left out stands where the first of them stood.
static Diag *more_new(Diags *diags, const Diag *first) {
  Str code = str_of(catalogue_row(first->code)->code);
  return record_new(diags, G104, first->at, ARGS(arg_n("n", 0), arg("code", code)));
}

// Returns the record to be kept at this point of the list, or NULL.
static Diag *keep(Diags *diags, Tally *tally, Diag *diag) {
  // Only a file's messages grow with the size of a file.
  if (diag->at.source == NULL || ++tally->seen[diag->code] <= MOST_OF_ONE_CODE) return diag;
  diags->dropped[diag->level]++;
  Diag **more = &tally->more[diag->code];
  bool is_first = *more == NULL;
  if (is_first) *more = more_new(diags, diag);
  (*more)->args.at[0].number++;
  return is_first ? *more : NULL;
}

static void keep_short(Diags *diags) {
  Tally tally = {0};
  const Source *file = NULL;
  size_t kept = 0;
  for (size_t i = 0; i < diags->list.n; i++) {
    Diag *diag = diags->list.at[i];
    if (compare_files(file, diag->at.source) != 0) tally = (Tally){0};
    file = diag->at.source;
    Diag *keeper = keep(diags, &tally, diag);
    if (keeper) diags->list.at[kept++] = keeper;
  }
  diags->list.n = kept;
}

void diags_finish(Diags *diags) {
  assert(!diags->finished);
  diags->finished = true;
  size_t all = diags->list.n;
  put_in_order(diags);
  keep_short(diags);
  // A note that came in the place of an error belongs behind other errors at that place.
  if (diags->list.n < all) put_in_order(diags);
}

// ---- reading ------------------------------------------------------------------------------------------------------

// Those left out count, and the records that speak for them do not.
size_t diags_count(const Diags *diags, Level level) {
  size_t count = diags->dropped[level];
  for (size_t i = 0; i < diags->list.n; i++) {
    const Diag *diag = diags->list.at[i];
    count += diag->level == level && diag->code != G104;
  }
  return count;
}

size_t diags_total(const Diags *diags) { return diags->list.n; }

const Diag *diags_at(const Diags *diags, size_t i) {
  assert(i < diags->list.n);
  return diags->list.at[i];
}

int diags_exit(const Diags *diags, bool strict) {
  bool fails = diags_count(diags, LEVEL_ERROR) || diags_count(diags, LEVEL_GATE);
  return fails || (strict && diags_count(diags, LEVEL_WARNING)) ? 1 : 0;
}
