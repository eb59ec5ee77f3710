// diags: the list of all that is to be said, from records in the order of finding to the order of reading.
//
// Invariant: once finished, records are in one total order that depends on what they say and not on who said it first,
// no two are equal, and of no pile (piles.c) there are more than it may hold, so that the memory follows the number of
// files and not the number of mistakes in them. What the author has asked not to be told (ignore.c) lies in piles of
// its own.
#include "room.h"

#include <assert.h>

// The piles of one file or of a table's column, by code: of what is said, and of what is ignored.
typedef struct Piles {
  Pile *of[CODE_COUNT], *ignored[CODE_COUNT];
  Str column;
  Map columns; // by name, the Piles of each
} Piles;

struct Diags {
  Arena *arena;
  // pointers, since callers hold on to a record while others are added
  LIST(Diag *) list; // in the order of finding; once finished, of all that is said, in the order of reading
  Map files;         // by path: its Piles
  Diag spare;        // stands in for a record that is only counted
  Ignores ignores;
  size_t added, added_of[LEVEL_ERROR + 1]; // `added` with those that are ignored
  size_t blocking;                         // errors that stand in the way of the stages behind
  size_t dropped[LEVEL_ERROR + 1], dropped_ignored;
  size_t searched;          // names that have been looked at for what was meant
  bool raised[CODE_COUNT];  // to a gate
  bool lowered[CODE_COUNT]; // to a note
  bool finished;
};

Diags *diags_new(Arena *arena) {
  Diags *diags = NEW(arena, Diags);
  diags->arena = arena;
  return diags;
}

void diags_raise(Diags *diags, Code code) { diags->raised[code] = true; }

void diags_lower(Diags *diags, Code code) { diags->lowered[code] = true; }

static Level level_of(const Diags *diags, Code code) {
  if (diags->lowered[code]) return LEVEL_NOTE;
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

// ---- piles --------------------------------------------------------------------------------------------------------

static Str column_of(Place at) { return at.source->column ? at.source->column(at) : S(""); }

// NULL where there are none yet.
static Piles *piles_find(const Diags *diags, Place at) {
  Piles *file = at.source ? map_get(&diags->files, at.source->path) : NULL;
  Str column = file ? column_of(at) : S("");
  return column.n ? map_get(&file->columns, column) : file;
}

static Piles *piles_add(Arena *arena, Map *map, Str key, Str column) {
  Piles *piles = map_get(map, key);
  if (piles) return piles;
  piles = NEW(arena, Piles);
  piles->column = column;
  map_put(arena, map, key, piles);
  return piles;
}

static Piles *piles_of(Diags *diags, Place at) {
  Piles *file = piles_add(diags->arena, &diags->files, at.source->path, S(""));
  Str column = column_of(at);
  return column.n ? piles_add(diags->arena, &file->columns, column, column) : file;
}

// A gate is never ignored, nor what has been raised to one; what asks for it has met it all the same.
static const Ignore *ignore_for(const Diags *diags, Code code, Place at) {
  const Ignore *ignore = ignores_find(&diags->ignores, code, at);
  return level_of(diags, code) == LEVEL_GATE ? NULL : ignore;
}

bool diag_is_beyond(const Diags *diags, Code code, Place at) {
  Place within = place_within(at);
  const Piles *piles = piles_find(diags, within);
  if (!piles) return false;
  const Pile *pile = (ignore_for(diags, code, within) ? piles->ignored : piles->of)[code];
  return pile && pile_is_beyond(pile, within);
}

static Diag *record_keep(Diags *diags, Code code, Place at, size_t n, const Arg *args) {
  Diag *diag = record_new(diags, code, at, n, args);
  PUSH(diags->arena, &diags->list, diag);
  return diag;
}

static Diag *add_to_pile(Diags *diags, Pile *pile, Code code, Place at, size_t n, const Arg *args) {
  if (pile_is_beyond(pile, at)) {
    pile_count(diags->arena, pile, level_of(diags, code), at, n, args);
    return &diags->spare;
  }
  Diag *diag = record_keep(diags, code, at, n, args);
  pile_add(diags->arena, pile, diag);
  return diag;
}

static Pile *pile_of(Diags *diags, Code code, Place at, bool ignored) {
  Piles *piles = piles_of(diags, at);
  Pile **pile = &(ignored ? piles->ignored : piles->of)[code];
  if (!*pile) *pile = pile_new(diags->arena, at.source->column != NULL, piles->column.n > 0);
  return *pile;
}

Diag *diag_add(Diags *diags, Code code, Place at, size_t n, const Arg *args) {
  assert(!diags->finished);
  Place within = place_within(at);
  const Ignore *ignore = ignore_for(diags, code, within);
  diags->added++;
  if (!ignore) diags->added_of[level_of(diags, code)]++;
  diags->blocking += !ignore && level_of(diags, code) == LEVEL_ERROR && !code_is_ignorable(code);
  if (!at.source) return record_keep(diags, code, NOWHERE, n, args); // only a file's messages grow with its size
  Pile *pile = pile_of(diags, code, within, ignore != NULL);
  Diag *diag = add_to_pile(diags, pile, code, within, n, args);
  diag->ignored = ignore;
  return diag;
}

void diag_more(Diags *diags, Code code, Place at, size_t n) {
  Level level = level_of(diags, code);
  diags->added_of[level] += n;
  diags->dropped[level] += n;
  diag_add(diags, G104, at,
           ARGS(arg_n("n", (long)n), arg("code", str_of(catalogue_row(code)->code)), arg("column", S(""))));
}

// ---- ignored in place ---------------------------------------------------------------------------------------------

void diags_ignore(Diags *diags, const Ignore *ignore) { ignores_add(diags->arena, &diags->ignores, ignore); }

void diags_unused(Diags *diags) {
  IgnoreList unused = ignores_unused(diags->arena, &diags->ignores);
  for (size_t i = 0; i < unused.n; i++) {
    const Ignore *ignore = unused.at[i];
    diag_add(diags, G113, ignore->at, ARGS(arg("code", str_of(catalogue_row(ignore->code)->code))));
  }
}

// ---- the end ------------------------------------------------------------------------------------------------------

// The record for those left out stands where the first of them stood.
static Diag *more_new(Diags *diags, Str column, Code left_out, const Settled *all) {
  Str code = str_of(catalogue_row(left_out)->code);
  return record_new(diags, G104, all->first,
                    ARGS(arg_n("n", (long)all->left_out), arg("code", code), arg("column", column)));
}

static Settled list_pile(Diags *diags, Pile *pile) {
  Settled all = pile_settle(diags->arena, pile);
  for (size_t i = 0; i < all.n; i++) PUSH(diags->arena, &diags->list, all.said[i]);
  return all;
}

static void finish_pile(Diags *diags, Str column, Code code, Pile *pile) {
  Settled all = list_pile(diags, pile);
  if (all.left_out) PUSH(diags->arena, &diags->list, more_new(diags, column, code, &all));
  for (size_t level = 0; level <= LEVEL_ERROR; level++) diags->dropped[level] += all.dropped[level];
}

static void finish_piles(Diags *diags, const Piles *piles) {
  for (size_t code = 0; code < CODE_COUNT; code++) {
    if (piles->of[code]) finish_pile(diags, piles->column, (Code)code, piles->of[code]);
    if (piles->ignored[code]) diags->dropped_ignored += list_pile(diags, piles->ignored[code]).left_out;
  }
}

void diags_finish(Diags *diags) {
  assert(!diags->finished);
  diags->finished = true;
  size_t kept = 0;
  for (size_t i = 0; i < diags->list.n; i++)
    if (!diags->list.at[i]->at.source) diags->list.at[kept++] = diags->list.at[i];
  diags->list.n = kept;
  for (size_t i = 0; i < diags->files.entries.n; i++) {
    const Piles *file = diags->files.entries.at[i].value;
    finish_piles(diags, file);
    for (size_t k = 0; k < file->columns.entries.n; k++) finish_piles(diags, file->columns.entries.at[k].value);
  }
  diags->list.n = put_in_order(diags->list.at, diags->list.n);
}

// ---- what was meant -----------------------------------------------------------------------------------------------

enum { SEARCHED_MOST = 10 * 1000 * 1000, NEAREST_MOST = 100 };

bool diag_may_search(Diags *diags, size_t n) {
  diags->searched += n;
  return diags->searched <= SEARCHED_MOST;
}

// The ties of a long list are long, too: they are found in memory of their own. What is listed twice is one word.
StrList diag_nearest(Arena *arena, Diags *diags, Str word, const StrList *candidates) {
  StrList near = {0};
  if (!diag_may_search(diags, candidates->n)) return near;
  Arena *scratch = arena_new();
  StrList found = str_nearest(scratch, word, candidates);
  for (size_t i = 0; i < found.n && near.n < NEAREST_MOST; i++)
    if (!str_among(&near, found.at[i])) PUSH(arena, &near, found.at[i]);
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
    count += diag->level == level && diag->code != G104 && !diag->ignored;
  }
  return count;
}

size_t diags_ignored(const Diags *diags) {
  assert(diags->finished);
  size_t count = diags->dropped_ignored;
  for (size_t i = 0; i < diags->list.n; i++) count += diags->list.at[i]->ignored != NULL;
  return count;
}

size_t diags_blocking(const Diags *diags) { return diags->blocking; }

size_t diags_total(const Diags *diags) { return diags->finished ? diags->list.n : diags->added; }

const Diag *diags_at(const Diags *diags, size_t i) {
  assert(i < diags->list.n);
  return diags->list.at[i];
}

int diags_exit(const Diags *diags, bool strict) {
  bool fails = diags_count(diags, LEVEL_ERROR) || diags_count(diags, LEVEL_GATE);
  return fails || (strict && diags_count(diags, LEVEL_WARNING)) ? 1 : 0;
}
