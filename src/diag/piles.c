// piles: the messages of one code in one file, kept short: the first hundred, or of a table's column the first five
// that differ, and how many more there are.
//
// What one habit of a program for tables does to a column stands in every row: it is said once. Invariant: what a pile
// holds when it is settled, and what it says of the others, does not hang on the order in which they were added.
#include "room.h"

#include <assert.h>

enum { MOST_OF_A_FILE = 100, MOST_OF_A_COLUMN = 5, HELD_TIMES = 4 };

struct Pile {
  bool distinct; // of those that say the same only the first is held
  bool settled;  // as many are held as may be, in order, without equals, ...
  size_t most;
  LIST(Diag *) held;
  Place last;                      // ... and this is where the last of those stands
  Map left_out;                    // digests of those that are not held
  Place first;                     // ... and where the first of them stands
  size_t dropped[LEVEL_ERROR + 1]; // how many those are, by level
};

Pile *pile_new(Arena *arena, bool table, bool column) {
  Pile *pile = NEW(arena, Pile);
  pile->distinct = table;
  pile->most = column ? MOST_OF_A_COLUMN : MOST_OF_A_FILE;
  return pile;
}

// Counts a record that is not kept, once, however often it is said.
static void leave_out(Arena *arena, Pile *pile, Level level, Place at, const ArgList *args) {
  Arena *scratch = arena_new();
  Buf said = buf_in(scratch);
  say_place(&said, at);
  say_args(&said, args);
  if (map_put(arena, &pile->left_out, hash_hex(arena, buf_str(&said)), pile)) pile->dropped[level]++;
  if (!pile->first.source || compare_places(at, pile->first) < 0) pile->first = at;
  arena_free(scratch);
}

static void leave_out_record(Arena *arena, Pile *pile, const Diag *diag) {
  leave_out(arena, pile, diag->level, diag->at, &diag->args);
}

// Keeps those that will be said.
static void settle(Arena *arena, Pile *pile) {
  size_t n = put_in_order(pile->held.at, pile->held.n);
  for (size_t i = pile->most; i < n; i++) leave_out_record(arena, pile, pile->held.at[i]);
  pile->settled = n >= pile->most;
  pile->held.n = pile->settled ? pile->most : n;
  if (pile->settled) pile->last = pile->held.at[pile->most - 1]->at;
}

bool pile_is_beyond(const Pile *pile, Place at) { return pile->settled && compare_places(at, pile->last) > 0; }

static bool says_the_same(const ArgList *a, const ArgList *b) {
  bool same = a->n == b->n;
  for (size_t i = 0; i < a->n && same; i++) {
    const Arg *x = &a->at[i], *y = &b->at[i];
    same = x->number == y->number && str_eq(x->text[LANG_EN], y->text[LANG_EN]) &&
           str_eq(x->text[LANG_ZH], y->text[LANG_ZH]);
  }
  return same;
}

// The place in the pile of one that says the same; NULL.
static Diag **same_in(const Pile *pile, const Diag *diag) {
  for (size_t i = 0; i < pile->held.n && pile->distinct; i++)
    if (says_the_same(&pile->held.at[i]->args, &diag->args)) return &pile->held.at[i];
  return NULL;
}

void pile_count(Arena *arena, Pile *pile, Level level, Place at, size_t n, const Arg *args) {
  ArgList view = {.at = (Arg *)args, .n = n};
  leave_out(arena, pile, level, at, &view);
}

void pile_add(Arena *arena, Pile *pile, Diag *diag) {
  Diag **same = same_in(pile, diag);
  int order = same ? compare_places(diag->at, (*same)->at) : 0;
  if (!same) {
    if (pile->held.n == HELD_TIMES * pile->most) settle(arena, pile);
    PUSH(arena, &pile->held, diag);
  } else if (order > 0) {
    leave_out_record(arena, pile, diag);
  } else if (order < 0) {
    leave_out_record(arena, pile, *same);
    *same = diag;
  }
}

Settled pile_settle(Arena *arena, Pile *pile) {
  settle(arena, pile);
  Settled all = {pile->held.at, pile->held.n, pile->first, pile->left_out.entries.n, pile->dropped};
  return all;
}
