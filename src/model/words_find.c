// words_find: the words in a text, and which of them are said.
//
// One walk through the tree notes every word and every exception where it ends; then the harmless ones are left out and
// of those that share a letter one is chosen. Invariant: what is chosen shares no letter with another.
#include "words_parts.h"

#include <stdlib.h>

// ---- what stands in the text --------------------------------------------------------------------------------------

// A letter or digit of ASCII with another one right in front of it, or right behind.
static bool goes_on(const Units *units, size_t second) {
  return second > 0 && second < units->n && !units->at[second].gap && letter_is_ascii(units->at[second].letter) &&
         letter_is_ascii(units->at[second - 1].letter);
}

// No letter stands right in front of those from `first` to `last`, and none right behind.
static bool is_set_apart(const Units *units, size_t first, size_t last) {
  return (first == 0 || units->at[first].gap) && (last + 1 == units->n || units->at[last + 1].gap);
}

// Whether a clause mark in every gap hides a word. With a single gap it may as well part two clauses of which one ends
// with the first letter and the other begins with the second.
static bool is_hidden(const Units *units, size_t first, size_t last) {
  return last - first > 1 || is_set_apart(units, first, last);
}

// Whether what the tree has found, from letter to letter, stands there as a word. `clauses` has a bit for each gap up
// to the last letter, as in Sought.
static bool stands(const Units *units, const Sought *sought, size_t last, uint64_t clauses, bool strictly) {
  size_t n = sought_length(sought), first = last + 1 - n;
  uint64_t all = ((uint64_t)1 << (n - 1)) - 1, met = clauses & all;
  bool parted = (met & ~sought->clauses) != 0, in_every_gap = met == all;
  if (parted && (strictly || !in_every_gap || !is_hidden(units, first, last))) return false;
  return !goes_on(units, first) && !goes_on(units, last + 1);
}

static void note_covers(Words *words, const Sought *sought, size_t last) {
  uint32_t first = (uint32_t)(last + 1 - sought_length(sought));
  for (size_t i = 0; i < sought->owners.n; i++) {
    uint32_t owner = sought->owners.at[i], *told = &words->told[owner];
    if (*told == last + 1) continue; // by a longer one that ends here
    *told = (uint32_t)last + 1;
    PUSH(words->arena, &words->covers, ((Stretch){first, (uint32_t)last, owner}));
  }
}

static void note_found(Words *words, uint32_t found, size_t last, uint64_t clauses) {
  for (; found; found = tree_shorter(&words->tree, found)) {
    uint32_t id = words->tree.ids[found];
    const Sought *sought = &words->sought.at[id];
    uint32_t first = (uint32_t)(last + 1 - sought_length(sought));
    if (sought->level >= 0 && stands(&words->units, sought, last, clauses, false))
      PUSH(words->arena, &words->hits, ((Stretch){first, (uint32_t)last, id}));
    if (!sought->owners.n && !sought->leads) continue;
    if (!stands(&words->units, sought, last, clauses, true)) continue;
    note_covers(words, sought, last);
    if (sought->leads) PUSH(words->arena, &words->leads, ((Stretch){first, (uint32_t)last, id}));
  }
}

static void walk(Words *words) {
  const Units *units = &words->units;
  uint32_t state = 0;
  uint64_t clauses = 0;
  words->hits.n = words->covers.n = words->leads.n = 0;
  for (size_t i = 0; i < units->n; i++) {
    const Unit *unit = &units->at[i];
    if (unit->gap & GAP_WALL) state = 0;
    clauses = clauses << 1 | ((unit->gap & GAP_CLAUSE) != 0);
    state = tree_step(&words->tree, state, unit->letter);
    uint32_t found = words->tree.states[state].found;
    if (found) note_found(words, found, i, clauses);
  }
  for (size_t i = 0; i < words->covers.n; i++) words->told[words->covers.at[i].of] = 0;
}

// ---- what is harmless ---------------------------------------------------------------------------------------------

static int by_owner(const void *a, const void *b) {
  const Stretch *x = a, *y = b;
  if (x->of != y->of) return x->of < y->of ? -1 : 1;
  return x->first == y->first ? 0 : x->first < y->first ? -1 : 1;
}

// Behind this each cover of an owner reaches as far as any of its covers that begin no later.
static void sort_covers(Words *words) {
  Stretch *covers = words->covers.at;
  if (words->covers.n > 1) qsort(covers, words->covers.n, sizeof *covers, by_owner);
  for (size_t i = 1; i < words->covers.n; i++)
    if (covers[i].of == covers[i - 1].of && covers[i].last < covers[i - 1].last) covers[i].last = covers[i - 1].last;
}

static bool is_covered(const Words *words, const Stretch *hit, size_t owner) {
  size_t low = 0, high = words->covers.n;
  while (low < high) { // behind the last cover of the owner that begins no later than the hit
    size_t middle = low + (high - low) / 2;
    const Stretch *cover = &words->covers.at[middle];
    if (cover->of < owner || (cover->of == owner && cover->first <= hit->first))
      low = middle + 1;
    else
      high = middle;
  }
  return low > 0 && words->covers.at[low - 1].of == owner && words->covers.at[low - 1].last >= hit->last;
}

static bool is_harmless(Words *words, const Stretch *hit) {
  if (is_led(words, hit)) return true;
  if (!words->covers.n) return false;
  return is_covered(words, hit, OWNER_ALL) || is_covered(words, hit, owner_word(hit->of));
}

// ---- which ones are said ------------------------------------------------------------------------------------------

typedef struct Candidate {
  Stretch hit;
  int level;
} Candidate;

static int by_weight(const void *a, const void *b) {
  const Candidate *x = a, *y = b;
  if (x->level != y->level) return x->level < y->level ? -1 : 1;
  if (x->hit.first != y->hit.first) return x->hit.first < y->hit.first ? -1 : 1;
  return x->hit.last == y->hit.last ? 0 : x->hit.last > y->hit.last ? -1 : 1;
}

static int by_place(const void *a, const void *b) {
  const WordHit *x = a, *y = b;
  return x->from == y->from ? 0 : x->from < y->from ? -1 : 1;
}

// False when a letter of it has been taken.
static bool take(uint8_t *taken, const Stretch *hit) {
  for (size_t i = hit->first; i <= hit->last; i++)
    if (taken[i]) return false;
  for (size_t i = hit->first; i <= hit->last; i++) taken[i] = 1;
  return true;
}

static void choose(Words *words, WordHits *out) {
  size_t n = words->hits.n;
  Arena *scratch = arena_new();
  Candidate *candidates = NEW_N(scratch, Candidate, n);
  uint8_t *taken = NEW_N(scratch, uint8_t, words->units.n);
  for (size_t i = 0; i < n; i++)
    candidates[i] = (Candidate){words->hits.at[i], words->sought.at[words->hits.at[i].of].level};
  qsort(candidates, n, sizeof *candidates, by_weight);
  for (size_t i = 0; i < n; i++) {
    const Stretch *hit = &candidates[i].hit;
    if (is_harmless(words, hit) || !take(taken, hit)) continue;
    const Unit *units = words->units.at;
    PUSH(words->arena, out, ((WordHit){hit->of, units[hit->first].from, units[hit->last].to}));
  }
  arena_free(scratch);
  if (out->n) qsort(out->at, out->n, sizeof *out->at, by_place);
}

void words_find(Words *words, Str text, const PlainRuns *runs, WordHits *out) {
  out->n = 0;
  units_read(&words->letters, text, runs, words->arena, &words->units);
  walk(words);
  if (!words->hits.n) return;
  sort_covers(words);
  choose(words, out);
}

void words_within(Words *words, Str text, WordIds *out) {
  out->n = 0;
  units_read(&words->letters, text, NULL, words->arena, &words->units);
  walk(words);
  for (size_t i = 0; i < words->hits.n; i++) PUSH(words->arena, out, words->hits.at[i].of);
}
