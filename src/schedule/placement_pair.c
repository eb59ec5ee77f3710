// placement_pair: chooses the openings of two series together, exactly (design section 5, step 4).
//
// From two PlacementProblems to two Placements. A walk forwards knows the best that can follow each state, one
// backwards the best that can have come before it (placement_walk.h). The answer is traced along the first. What an
// alternative is worth is joined from both: all up to it and to the other series' last opening that is not later, the
// gap from there to the other series' next one, and what follows these two. Invariant: the walks know every state that
// a solution comes by which fills as many periods as the best. How many that are is known afterwards, so a walk that
// had too few to spare is made again with more.
#include "placement_walk.h"

typedef struct Pair {
  Arena *scratch, *walks;
  Graph graphs[2];
  Walk on, back; // forwards and backwards
  Score best;
  size_t *chosen[2]; // [period]
  int64_t states;    // that walks have weighed
} Pair;

static Score better(Score a, Score b) { return a > b ? a : b; }

// ---- the best of all ----------------------------------------------------------------------------------------------

// Of all solutions that begin with this opening of the first series.
static Score begun_with(const Pair *pair, size_t first) {
  const Line *line = pair->on.line;
  Score best = line[0].at[first].alone;
  for (size_t k = 0; k < line[1].reach; k++) best = better(best, walk_worth(&pair->on, 0, first, k));
  return best;
}

static void find_best(Pair *pair) {
  pair->best = pair->graphs[1].best; // the first series never opens
  for (size_t k = 0; k < pair->on.line[0].reach; k++) pair->best = better(pair->best, begun_with(pair, k));
}

static bool walk_with(Pair *pair, int spare, bool backwards, Walk *walk) {
  *walk = walk_make(pair->walks, pair->graphs, backwards, spare);
  pair->states += walk->states;
  return walk->values != NULL;
}

// False when there would be too many states.
static bool walk_both(Pair *pair) {
  int most = filled_of(pair->graphs[0].best) + filled_of(pair->graphs[1].best);
  for (int spare = 0;; spare = 2 * spare + 1) {
    pair->walks = arena_new();
    if (!walk_with(pair, spare, false, &pair->on)) return false;
    find_best(pair);
    if (most - filled_of(pair->best) <= spare) return walk_with(pair, spare, true, &pair->back);
    arena_free(pair->walks);
  }
}

// ---- alternatives -------------------------------------------------------------------------------------------------

// The best whole solution that opens on this day.
static Score worth_with(const Pair *pair, int s, size_t node, Slider *slider) {
  const Walk *on = &pair->on, *back = &pair->back;
  size_t others = on->line[1 - s].n, mirror = on->line[s].n - 1 - node, passed = 0;
  const Spot *spot = &on->line[s].at[node];
  Score before_alone = back->line[s].at[mirror].alone, best = before_alone + spot->alone;
  while (passed < others && on->line[1 - s].at[passed].x <= spot->x) passed++;
  for (size_t k = others - passed; k < back->line[s].at[mirror].to; k++) {
    Score before = walk_worth(back, s, mirror, k);
    if (before != DEAD) best = better(best, before + spot->alone);
  }
  slider_begin(back, 1 - s, mirror, slider);
  for (size_t k = passed; k < spot->to; k++) {
    Score after = walk_worth(on, s, node, k);
    if (after == DEAD) continue;
    const Spot *next = &back->line[1 - s].at[others - 1 - k];
    Score before = slider_best(back, 1 - s, mirror, slider, next, others - passed);
    best = better(best, better(before, before_alone) + after);
  }
  return best - spot->own;
}

static Score *worths(const Pair *pair, int s) {
  size_t n = pair->graphs[s].node_count;
  Score *through = NEW_N(pair->scratch, Score, n);
  Slider slider = slider_make(pair->scratch, &pair->back, 1 - s);
  for (size_t node = 0; node < n; node++) through[node] = worth_with(pair, s, node, &slider);
  return through;
}

// ---- the answer ---------------------------------------------------------------------------------------------------

static void choose(Pair *pair, int s, size_t node) { pair->chosen[s][pair->graphs[s].nodes[node].period] = node; }

static void choose_alone(Pair *pair, int s, size_t node) {
  for (; node != NO_NODE; node = pair->graphs[s].nodes[node].next) choose(pair, s, node);
}

// The earliest that loses nothing; NO_NODE: only to go on with the other series.
static size_t following(const Pair *pair, int s, size_t me, size_t other) {
  const Line *line = &pair->on.line[s];
  const Spot *spot = &line->at[me];
  Score rest = walk_worth(&pair->on, s, me, other) - spot->own;
  for (size_t k = spot->next; k < pair->on.line[1 - s].at[other].to; k++) {
    Score worth = walk_worth(&pair->on, s, k, other);
    if (worth != DEAD && worth - placement_gap_penalty(line->at[k].x - spot->x, (int)line->tenths) == rest) return k;
  }
  return NO_NODE;
}

static size_t first_alone(const Graph *graph, Score best) {
  for (size_t n = 0; n < graph->node_count; n++)
    if (graph->nodes[n].after == best) return n;
  return NO_NODE;
}

static size_t first_of_first(const Pair *pair) {
  for (size_t k = 0; k < pair->on.line[0].reach; k++)
    if (begun_with(pair, k) == pair->best) return k;
  return NO_NODE;
}

static size_t first_of_second(const Pair *pair, size_t first) {
  for (size_t k = 0; k < pair->on.line[1].reach; k++)
    if (walk_worth(&pair->on, 0, first, k) == pair->best) return k;
  return NO_NODE;
}

static void trace(Pair *pair) {
  size_t at[2] = {first_of_first(pair), NO_NODE};
  if (at[0] != NO_NODE) at[1] = first_of_second(pair, at[0]);
  if (at[0] == NO_NODE) choose_alone(pair, 1, first_alone(&pair->graphs[1], pair->best));
  if (at[0] != NO_NODE && at[1] == NO_NODE) choose_alone(pair, 0, at[0]);
  while (at[0] != NO_NODE && at[1] != NO_NODE) {
    int s = pair->on.line[0].at[at[0]].x <= pair->on.line[1].at[at[1]].x ? 0 : 1;
    choose(pair, s, at[s]);
    size_t next = following(pair, s, at[s], at[1 - s]);
    if (next == NO_NODE) choose_alone(pair, 1 - s, at[1 - s]);
    at[s] = next;
  }
}

static void begin(Pair *pair, const PlacementProblem *const problems[2]) {
  *pair = (Pair){.scratch = arena_new()};
  for (int s = 0; s < 2; s++) {
    pair->graphs[s] = graph_make(pair->scratch, problems[s]);
    pair->chosen[s] = NEW_N(pair->scratch, size_t, pair->graphs[s].stage_count);
    for (size_t p = 0; p < pair->graphs[s].stage_count; p++) pair->chosen[s][p] = NO_NODE;
  }
}

bool placement_solve_pair(Arena *arena, const PlacementProblem *const problems[2], Placement out[2], int64_t *states) {
  Pair pair;
  begin(&pair, problems);
  bool fits = walk_both(&pair);
  if (fits) trace(&pair);
  for (int s = 0; s < 2 && fits; s++)
    graph_answer(arena, &pair.graphs[s], pair.chosen[s], worths(&pair, s), pair.best, &out[s]);
  *states += pair.states;
  arena_free(pair.walks);
  arena_free(pair.scratch);
  return fits;
}

// ---- which pairs --------------------------------------------------------------------------------------------------

static bool all_keep_away(const PlacementProblem *a, const PlacementProblem *b) {
  for (size_t p = 0; p < a->periods.n; p++)
    for (size_t q = 0; q < b->periods.n; q++) {
      uint64_t x = a->periods.at[p].people, y = b->periods.at[q].people;
      if (x && y && !(x & y)) return false;
    }
  return true;
}

bool placement_pairs(const PlacementProblem *a, const PlacementProblem *b) {
  int tenths = a->target_tenths > b->target_tenths ? a->target_tenths : b->target_tenths;
  if (tenths > WALK_TENTHS_MAX || a->periods.n + b->periods.n > (size_t)(WALK_TENTHS_MAX / tenths)) return false;
  return (a->length <= b->min_gap && b->length <= a->min_gap) || all_keep_away(a, b);
}
