// diags: the list of all that is to be said, from records in the order of finding to the order of reading.
//
// Invariant: once finished, records are in one total order that depends on what they say and not on who said it first,
// no two are equal, and no file has more than `MOST_OF_ONE_CODE` of one code. What lies beyond that is not even kept
// until then, only counted, so that the memory follows the number of files and not the number of mistakes in them.
#include "room.h"

#include <assert.h>
#include <stdlib.h>

enum { MOST_OF_ONE_CODE = 100, HELD_MOST = 4 * MOST_OF_ONE_CODE };

// The messages of one code in one file.
typedef struct Pile {
  LIST(Diag *) held;
  bool settled; // the first of `held` are in order, without equals, one more of them than are said, ...
  Place last;   // ... and this is where the last of those stands
  Map left_out; // digests of those behind it
  size_t dropped[LEVEL_ERROR + 1]; // how many those are, by level
} Pile;

// The piles of one file, by code.
typedef struct FilePiles {
  Pile *of[CODE_COUNT];
} FilePiles;

struct Diags {
  Arena *arena;
  // pointers, since callers hold on to a record while others are added
  LIST(Diag *) list; // in the order of finding; once finished, of all that is said, in the order of reading
  Map files;         // by path: its FilePiles
  Diag spare;        // stands in for a record that is only counted
  size_t added, added_of[LEVEL_ERROR + 1];
  size_t dropped[LEVEL_ERROR + 1];
  size_t searched;         // names that have been looked at for what was meant
  bool raised[CODE_COUNT]; // to a gate
  bool finished;
};

Diags *diags_new(Arena *arena) {
  Diags *diags = NEW(arena, Diags);
  diags->arena = arena;
  return diags;
}

void diags_raise(Diags *diags, Code code) { diags->raised[code] = true; }

static Level level_of(const Diags *diags, Code code) {
  return diags->raised[code] ? LEVEL_GATE : catalogue_row(code)->level;
}

static ArgList args_copy(Arena *arena, size_t n, const Arg *args) {
  ArgList copy = {0};
  for (size_t i = 0; i < n; i++) PUSH(arena, &copy, args[i]);
  return copy;
}

static Diag *record_new(Diags *diags, Code code, Place at, size_t n, const Arg *args) {
  Diag *diag = NEW(diags->arena, Diag);
  diag->code = code;
  diag->level = level_of(diags, code);
  diag->at = place_within(at);
  diag->args = args_copy(diags->arena, n, args);
  return diag;
}

void diag_relate_add(Diags *diags, Diag *diag, Place at, size_t n, const Arg *args) {
  if (diag == &diags->spare) return;
  Related related = {place_within(at), args_copy(diags->arena, n, args)};
  PUSH(diags->arena, &diag->related, related);
}

void diag_note_add(Diags *diags, Diag *diag, size_t n, const Arg *args) {
  if (diag != &diags->spare) PUSH(diags->arena, &diag->notes, args_copy(diags->arena, n, args));
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

static int compare_places(Place a, Place b) {
  int order = compare_files(a.source, b.source);
  if (order == 0) order = compare(a.from, b.from);
  return order ? order : compare(a.to, b.to);
}

static int compare_entries(const void *left, const void *right) {
  const Entry *x = left, *y = right;
  const Diag *a = x->diag, *b = y->diag;
  int order = compare_places(a->at, b->at);
  if (order == 0) order = compare(b->level, a->level);
  if (order == 0) order = compare(a->code, b->code);
  return order ? order : str_cmp(x->said, y->said);
}

// Puts `n` records in order, without equals; returns how many are left.
static size_t put_in_order(Diag **list, size_t n) {
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

// ---- keeping it short ---------------------------------------------------------------------------------------------

// Counts a record that is not kept, once, however often it is said.
static void leave_out(Diags *diags, Pile *pile, Level level, Place at, const ArgList *args) {
  Arena *scratch = arena_new();
  Buf said = buf_in(scratch);
  say_place(&said, at);
  say_args(&said, args);
  if (map_put(diags->arena, &pile->left_out, hash_hex(diags->arena, buf_str(&said)), pile)) pile->dropped[level]++;
  arena_free(scratch);
}

// Keeps those that will be said, and one more: the place of the first that will not.
static void settle(Diags *diags, Pile *pile) {
  size_t n = put_in_order(pile->held.at, pile->held.n), most = MOST_OF_ONE_CODE + 1;
  pile->held.n = n < most ? n : most;
  pile->settled = n >= most;
  if (!pile->settled) return;
  pile->last = pile->held.at[most - 1]->at;
  for (size_t i = most; i < n; i++) {
    const Diag *diag = pile->held.at[i];
    leave_out(diags, pile, diag->level, diag->at, &diag->args);
  }
}

static FilePiles *piles_of(Diags *diags, Str path) {
  FilePiles *piles = map_get(&diags->files, path);
  if (piles) return piles;
  piles = NEW(diags->arena, FilePiles);
  map_put(diags->arena, &diags->files, path, piles);
  return piles;
}

static bool is_beyond(const Pile *pile, Place at) { return pile->settled && compare_places(at, pile->last) > 0; }

bool diag_is_beyond(const Diags *diags, Code code, Place at) {
  const FilePiles *piles = at.source ? map_get(&diags->files, at.source->path) : NULL;
  return piles && piles->of[code] && is_beyond(piles->of[code], place_within(at));
}

static Diag *record_keep(Diags *diags, Code code, Place at, size_t n, const Arg *args) {
  Diag *diag = record_new(diags, code, at, n, args);
  PUSH(diags->arena, &diags->list, diag);
  return diag;
}

static Diag *add_to_pile(Diags *diags, Pile *pile, Code code, Place at, size_t n, const Arg *args) {
  if (is_beyond(pile, at)) {
    ArgList view = {.at = (Arg *)args, .n = n};
    leave_out(diags, pile, level_of(diags, code), at, &view);
    return &diags->spare;
  }
  if (pile->held.n == HELD_MOST) settle(diags, pile);
  Diag *diag = record_keep(diags, code, at, n, args);
  PUSH(diags->arena, &pile->held, diag);
  return diag;
}

Diag *diag_add(Diags *diags, Code code, Place at, size_t n, const Arg *args) {
  assert(!diags->finished);
  diags->added++;
  diags->added_of[level_of(diags, code)]++;
  if (!at.source) return record_keep(diags, code, NOWHERE, n, args); // only a file's messages grow with its size
  Pile **pile = &piles_of(diags, at.source->path)->of[code];
  if (!*pile) *pile = NEW(diags->arena, Pile);
  return add_to_pile(diags, *pile, code, place_within(at), n, args);
}

// The record for those left out stands where the first of them stood.
static Diag *more_new(Diags *diags, const Diag *first, size_t n) {
  Str code = str_of(catalogue_row(first->code)->code);
  return record_new(diags, G104, first->at, ARGS(arg_n("n", (long)n), arg("code", code)));
}

static void finish_pile(Diags *diags, Pile *pile) {
  settle(diags, pile);
  size_t n = pile->held.n < MOST_OF_ONE_CODE ? pile->held.n : MOST_OF_ONE_CODE;
  for (size_t i = 0; i < n; i++) PUSH(diags->arena, &diags->list, pile->held.at[i]);
  if (!pile->settled) return;
  const Diag *first = pile->held.at[n];
  pile->dropped[first->level]++;
  PUSH(diags->arena, &diags->list, more_new(diags, first, pile->left_out.entries.n + 1));
  for (size_t level = 0; level < COUNT(pile->dropped); level++) diags->dropped[level] += pile->dropped[level];
}

void diags_finish(Diags *diags) {
  assert(!diags->finished);
  diags->finished = true;
  size_t kept = 0;
  for (size_t i = 0; i < diags->list.n; i++)
    if (!diags->list.at[i]->at.source) diags->list.at[kept++] = diags->list.at[i];
  diags->list.n = kept;
  for (size_t i = 0; i < diags->files.entries.n; i++) {
    const FilePiles *piles = diags->files.entries.at[i].value;
    for (size_t code = 0; code < CODE_COUNT; code++)
      if (piles->of[code]) finish_pile(diags, piles->of[code]);
  }
  diags->list.n = put_in_order(diags->list.at, diags->list.n);
}

// ---- what was meant -----------------------------------------------------------------------------------------------

enum { SEARCHED_MOST = 10 * 1000 * 1000, NEAREST_MOST = 100 };

bool diag_may_search(Diags *diags, size_t n) {
  diags->searched += n;
  return diags->searched <= SEARCHED_MOST;
}

// The ties of a long list are long, too: they are found in memory of their own.
StrList diag_nearest(Arena *arena, Diags *diags, Str word, const StrList *candidates) {
  StrList near = {0};
  if (!diag_may_search(diags, candidates->n)) return near;
  Arena *scratch = arena_new();
  StrList found = str_nearest(scratch, word, candidates);
  for (size_t i = 0; i < found.n && i < NEAREST_MOST; i++) PUSH(arena, &near, found.at[i]);
  arena_free(scratch);
  return near;
}

// ---- reading ------------------------------------------------------------------------------------------------------

// Those left out count, and the records that speak for them do not.
size_t diags_count(const Diags *diags, Level level) {
  if (!diags->finished) return diags->added_of[level];
  size_t count = diags->dropped[level];
  for (size_t i = 0; i < diags->list.n; i++) {
    const Diag *diag = diags->list.at[i];
    count += diag->level == level && diag->code != G104;
  }
  return count;
}

size_t diags_total(const Diags *diags) { return diags->finished ? diags->list.n : diags->added; }

const Diag *diags_at(const Diags *diags, size_t i) {
  assert(i < diags->list.n);
  return diags->list.at[i];
}

int diags_exit(const Diags *diags, bool strict) {
  bool fails = diags_count(diags, LEVEL_ERROR) || diags_count(diags, LEVEL_GATE);
  return fails || (strict && diags_count(diags, LEVEL_WARNING)) ? 1 : 0;
}
