// placement_walk: the worth of all states of two series that are placed together (placement_walk.h).
//
// A state's worth follows from those with the same day of the series ahead and a later one of the series behind. All of
// those in turn would be days x days x days; here the best of a window is kept while it moves, so that a state takes a
// few steps however long a period is. That is possible because the penalty is a straight line on either side of the
// wished gap, rounded: with t tenths of a day wished, a day x and a worth w', what follows at x' earns
//   w' - floor((201 t - 2000 (x' - x)) / 2t) = ceil((2t w' + 2000 x' - 2000 x - 201 t) / 2t)   when it is near, and
//   w' - floor((2000 (x' - x) - 199 t) / 2t) = ceil((2t w' - 2000 x' + 2000 x + 199 t) / 2t)   when it is far,
// so the greatest key, 2t w' + 2000 x' or 2t w' - 2000 x', gives the greatest of them. Invariant: a state is computed
// after all states that a walk may come to from there.
#include "placement_walk.h"

static size_t greater(size_t a, size_t b) { return a > b ? a : b; }
static size_t lesser(size_t a, size_t b) { return a < b ? a : b; }
static Score better(Score a, Score b) { return a > b ? a : b; }

// ---- lines --------------------------------------------------------------------------------------------------------

static const Node *node_at(const Graph *graph, bool backwards, size_t spot) {
  return &graph->nodes[backwards ? graph->node_count - 1 - spot : spot];
}

static void add_spots(const Graph *graph, bool backwards, Line *line) {
  for (size_t k = 0; k < line->n; k++) {
    const Node *node = node_at(graph, backwards, k);
    line->at[k] = (Spot){.x = backwards ? -node->opening : node->opening, .own = node_score(node)};
    line->at[k].alone = backwards ? node->before : node->after;
    line->at[k].people = graph->problem->periods.at[node->period].people;
  }
}

static void find_next(const Graph *graph, bool backwards, Line *line) {
  size_t next = 0;
  for (size_t k = 0; k < line->n; k++) {
    size_t period = node_at(graph, backwards, k)->period;
    while (next < line->n && (node_at(graph, backwards, next)->period == period || next <= k ||
                              line->at[next].x - line->at[k].x < graph->problem->min_gap))
      next++;
    line->at[k].next = next;
  }
}

// On from a spot, or from the beginning, only as far as so many periods can be filled as must be.
static void find_reach(Arena *scratch, const Graph *graph, bool backwards, int least, Line *line) {
  int *ahead = NEW_N(scratch, int, line->n + 1); // the most periods that can be filled from a spot or a later one on
  for (size_t k = line->n; k-- > 0;) {
    int filled = filled_of(line->at[k].alone);
    ahead[k] = filled > ahead[k + 1] ? filled : ahead[k + 1];
  }
  int behind = 0;
  size_t reach = 0;
  while (reach < line->n && ahead[reach] >= least) reach++;
  line->reach = reach;
  for (size_t k = 0; k < line->n; k++) {
    const Node *node = node_at(graph, backwards, k);
    int filled = filled_of(backwards ? node->after : node->before);
    if (filled > behind) behind = filled;
    while (reach < line->n && behind + ahead[reach] >= least) reach++;
    line->at[k].reach = reach;
  }
}

static Line line_make(Arena *scratch, const Graph *graph, bool backwards, int spare) {
  Line line = {.n = graph->node_count, .tenths = graph->problem->target_tenths, .length = graph->problem->length};
  line.at = NEW_N(scratch, Spot, line.n);
  add_spots(graph, backwards, &line);
  find_next(graph, backwards, &line);
  find_reach(scratch, graph, backwards, filled_of(graph->best) - spare, &line);
  return line;
}

// ---- which states there may be ------------------------------------------------------------------------------------

// The state of a spot and one of the other series that is ahead of it: the latter followed one that is not.
static void find_ends(Line *line, const Line *other) {
  size_t passed = 0;
  for (size_t k = 0; k < line->n; k++) {
    while (passed < other->n && other->at[passed].x <= line->at[k].x) passed++;
    line->at[k].to = greater(passed, passed ? other->at[passed - 1].reach : other->reach);
  }
}

static void find_begins(Line *line, const Line *other) {
  size_t from = 0;
  for (size_t k = 0; k < line->n; k++) {
    while (from < other->n && other->at[from].to <= k) from++;
    line->at[k].from = lesser(from, line->at[k].to);
  }
}

static size_t make_rows(Walk *walk) {
  size_t count = 0;
  for (int s = 0; s < 2; s++) find_ends(&walk->line[s], &walk->line[1 - s]);
  for (int s = 0; s < 2; s++) find_begins(&walk->line[s], &walk->line[1 - s]);
  for (size_t k = 0; k < walk->line[0].n; k++) {
    Spot *spot = &walk->line[0].at[k];
    spot->row = count;
    count += spot->to - spot->from;
  }
  return count;
}

static Score *value_at(const Walk *walk, int s, size_t me, size_t other) {
  const Spot *spot = &walk->line[0].at[s == 0 ? me : other];
  size_t column = s == 0 ? other : me;
  if (column < spot->from || column >= spot->to) return NULL;
  return &walk->values[spot->row + (column - spot->from)];
}

Score walk_worth(const Walk *walk, int s, size_t me, size_t other) {
  const Score *value = value_at(walk, s, me, other);
  return value ? *value : DEAD;
}

// ---- windows ------------------------------------------------------------------------------------------------------

Slider slider_make(Arena *scratch, const Walk *walk, int s) {
  return (Slider){.near = NEW_N(scratch, uint32_t, walk->ring[s] + 1)};
}

void slider_begin(const Walk *walk, int s, size_t other, Slider *slider) {
  *slider = (Slider){.near = slider->near, .next = walk->line[1 - s].at[other].to, .far = DEAD};
}

static bool is_far(const Line *line, const Spot *me, size_t spot) {
  return INT64_C(10) * (line->at[spot].x - me->x) >= line->tenths;
}

static Score key_near(const Line *line, size_t spot, Score worth) {
  return 2 * line->tenths * worth + INT64_C(2000) * line->at[spot].x;
}

static Score key_far(const Line *line, size_t spot, Score worth) {
  return 2 * line->tenths * worth - INT64_C(2000) * line->at[spot].x;
}

static void come_in(const Walk *walk, int s, size_t other, Slider *slider, const Spot *me, size_t spot) {
  const Line *line = &walk->line[s];
  Score worth = walk_worth(walk, s, spot, other);
  if (worth == DEAD) return;
  if (is_far(line, me, spot)) {
    slider->far = better(slider->far, key_far(line, spot, worth));
    return;
  }
  Score key = key_near(line, spot, worth);
  while (slider->end > slider->begin) {
    size_t last = slider->near[(slider->end - 1) & walk->ring[s]];
    if (key_near(line, last, walk_worth(walk, s, last, other)) > key) break;
    slider->end--;
  }
  slider->near[slider->end++ & walk->ring[s]] = (uint32_t)spot;
}

Score slider_best(const Walk *walk, int s, size_t other, Slider *slider, const Spot *me, size_t least) {
  const Line *line = &walk->line[s];
  for (; slider->end > slider->begin; slider->begin++) {
    size_t first = slider->near[slider->begin & walk->ring[s]];
    if (!is_far(line, me, first)) break;
    slider->far = better(slider->far, key_far(line, first, walk_worth(walk, s, first, other)));
  }
  while (slider->next > greater(me->next, least)) come_in(walk, s, other, slider, me, --slider->next);
  Score best = DEAD, x = INT64_C(2000) * me->x;
  if (slider->far != DEAD) best = slider->far + x + INT64_C(199) * line->tenths;
  if (slider->end > slider->begin) {
    size_t first = slider->near[slider->begin & walk->ring[s]];
    Score key = key_near(line, first, walk_worth(walk, s, first, other));
    best = better(best, key - x - INT64_C(201) * line->tenths);
  }
  return best == DEAD ? DEAD : (best + 2 * line->tenths - 1) / (2 * line->tenths);
}

// At most the days between the least gap and the wished one wait in a ring.
static size_t ring_of(const Line *line, int min_gap) {
  int64_t days = line->tenths / 10 - min_gap + 2;
  size_t room = lesser(line->n, days > 0 ? (size_t)days : 1), ring = 1;
  while (ring <= room) ring *= 2;
  return ring - 1;
}

// ---- the worth of states ------------------------------------------------------------------------------------------

// Both live on one day, and for some of the same people.
static bool collide(const Walk *walk, int s, const Spot *me, const Spot *other) {
  if (!(me->people & other->people)) return false;
  int later = walk->backwards ? me->x - other->x : other->x - me->x; // by how many days the other opens later
  return later < walk->line[s].length && -later < walk->line[1 - s].length;
}

// The states in which a spot is behind, each from the worth of going on with its series, or with the other alone.
static void weigh(Walk *walk, int s, size_t me) {
  const Spot *spot = &walk->line[s].at[me];
  const Line *others = &walk->line[1 - s];
  size_t other = spot->to;
  for (; other > spot->from; other--) {
    const Spot *beside = &others->at[other - 1];
    if (beside->x < spot->x || (s == 1 && beside->x == spot->x)) break;
    Score *value = value_at(walk, s, me, other - 1);
    if (value && !collide(walk, s, spot, beside))
      *value =
          spot->own + better(beside->alone, slider_best(walk, s, other - 1, &walk->sliders[s][other - 1], spot, 0));
  }
}

static void weigh_all(Walk *walk) {
  size_t a = walk->line[0].n, b = walk->line[1].n;
  while (a || b) {
    bool second = b && (!a || walk->line[1].at[b - 1].x >= walk->line[0].at[a - 1].x);
    if (second)
      weigh(walk, 1, --b);
    else
      weigh(walk, 0, --a);
  }
}

static void make_sliders(Arena *scratch, Walk *walk) {
  walk->values = NEW_N(scratch, Score, (size_t)walk->states + 1);
  for (int64_t i = 0; i < walk->states; i++) walk->values[i] = DEAD;
  for (int s = 0; s < 2; s++) {
    walk->sliders[s] = NEW_N(scratch, Slider, walk->line[1 - s].n);
    for (size_t k = 0; k < walk->line[1 - s].n; k++) {
      walk->sliders[s][k] = slider_make(scratch, walk, s);
      slider_begin(walk, s, k, &walk->sliders[s][k]);
    }
  }
}

Walk walk_make(Arena *scratch, const Graph graphs[2], bool backwards, int spare) {
  Walk walk = {.backwards = backwards};
  for (int s = 0; s < 2; s++) {
    walk.line[s] = line_make(scratch, &graphs[s], backwards, spare);
    walk.ring[s] = ring_of(&walk.line[s], graphs[s].problem->min_gap);
  }
  walk.states = (int64_t)make_rows(&walk);
  if (walk.states > PLACEMENT_STATES_MAX) return walk;
  make_sliders(scratch, &walk);
  weigh_all(&walk);
  return walk;
}
