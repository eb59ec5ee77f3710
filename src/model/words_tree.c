// words_tree: one automaton of all texts that are looked for, by Aho and Corasick.
//
// From sorted texts to states. Breadth first, so that the children of a state are neighbours, and no state needs more
// than its letter and where its children begin: memory follows the letters of the texts. Invariant: what a state fails
// to is nearer to the root and comes before it.
#include "words_parts.h"

#include <stdlib.h>
#include <string.h>

enum { FEW = 4 }; // children that are looked through one by one

static int by_letters(const void *a, const void *b) {
  const TreeText *x = a, *y = b;
  size_t n = x->n < y->n ? x->n : y->n;
  for (size_t i = 0; i < n; i++)
    if (x->letters[i] != y->letters[i]) return x->letters[i] < y->letters[i] ? -1 : 1;
  return x->n == y->n ? 0 : x->n < y->n ? -1 : 1;
}

// ---- stepping -----------------------------------------------------------------------------------------------------

// The root is by far the most frequent state and has by far the most children.
static uint32_t from_root(const Tree *tree, uint32_t letter) {
  const uint32_t *page = tree->pages[letter >> PAGE_BITS];
  return page ? page[letter & (PAGE_SIZE - 1)] : 0;
}

// The child of a state that a letter leads to; 0: none.
static uint32_t child_of(const Tree *tree, uint32_t state, uint32_t letter) {
  if (state == 0) return from_root(tree, letter);
  uint32_t low = tree->states[state].first, high = tree->states[state + 1].first;
  while (high - low > FEW) {
    uint32_t middle = low + (high - low) / 2;
    if (tree->letters[middle] <= letter)
      low = middle;
    else
      high = middle;
  }
  for (; low < high; low++)
    if (tree->letters[low] == letter) return low;
  return 0;
}

uint32_t tree_step(const Tree *tree, uint32_t state, uint32_t letter) {
  for (;;) {
    uint32_t next = child_of(tree, state, letter);
    if (next || state == 0) return next;
    state = tree->states[state].fail;
  }
}

// ---- growing ------------------------------------------------------------------------------------------------------

// The texts that begin with what leads to a state, and how long that is.
typedef struct Branch {
  uint32_t from, to;
  uint32_t depth;
} Branch;

typedef struct Growth {
  Arena *arena;
  Tree *tree;
  const TreeText *texts;
  Branch *branches; // by state
  uint32_t count;   // of states
} Growth;

static void note_root_child(Growth *growth, uint32_t letter, uint32_t child) {
  uint32_t **page = &growth->tree->pages[letter >> PAGE_BITS];
  if (!*page) *page = NEW_N(growth->arena, uint32_t, PAGE_SIZE);
  (*page)[letter & (PAGE_SIZE - 1)] = child;
}

static void grow_child(Growth *growth, uint32_t parent, uint32_t letter, Branch branch) {
  Tree *tree = growth->tree;
  uint32_t child = growth->count++;
  growth->branches[child] = branch;
  tree->letters[child] = letter;
  if (parent == 0)
    note_root_child(growth, letter, child);
  else
    tree->states[child].fail = tree_step(tree, tree->states[parent].fail, letter);
}

// A text that ends here comes first among those that begin so.
static void grow_state(Growth *growth, uint32_t state) {
  Branch branch = growth->branches[state];
  State *grown = &growth->tree->states[state];
  const TreeText *texts = growth->texts;
  grown->first = growth->count;
  grown->found = growth->tree->states[grown->fail].found;
  if (state > 0 && texts[branch.from].n == branch.depth) {
    growth->tree->ids[state] = (uint32_t)texts[branch.from].id;
    grown->found = state;
    branch.from++;
  }
  while (branch.from < branch.to) {
    uint32_t letter = texts[branch.from].letters[branch.depth], end = branch.from + 1;
    while (end < branch.to && texts[end].letters[branch.depth] == letter) end++;
    grow_child(growth, state, letter, (Branch){branch.from, end, branch.depth + 1});
    branch.from = end;
  }
}

// The children of what lies nearer to the root must be known before a state's fail is looked for: states grow level by
// level, and the end of the last one's children is always noted one ahead.
void tree_grow(Arena *arena, Tree *tree, TreeText *texts, size_t n) {
  size_t most = 2;
  for (size_t i = 0; i < n; i++) most += texts[i].n;
  Arena *scratch = arena_new();
  Growth growth = {arena, tree, texts, NEW_N(scratch, Branch, most), 1};
  if (n) qsort(texts, n, sizeof *texts, by_letters);
  tree->states = NEW_N(arena, State, most);
  tree->letters = NEW_N(arena, uint32_t, most);
  tree->ids = NEW_N(arena, uint32_t, most);
  growth.branches[0] = (Branch){0, (uint32_t)n, 0};
  for (uint32_t state = 0; state < growth.count; state++) {
    grow_state(&growth, state);
    tree->states[state + 1].first = growth.count;
  }
  arena_free(scratch);
}
