// placement: chooses the openings of a series, at most one in each period, exactly (design section 5, step 4; D07).
//
// From a PlacementProblem (each period's days with what rules them out and their bonuses) to a Placement (each period's
// chosen day and the best two others). A solution is a path through a graph without cycles: the nodes are the days that
// may be chosen, an edge leads from a day to any day of any later period that is at least min_gap later, a node earns
// its bonus and an edge costs its gap's penalty. The solution wanted is the longest path, measured first in nodes, then
// in score; Bellman's recursion gives, for each node, the best path that begins there (`after`) and the best that ends
// there (`before`). The two joined are the best solution through that node, which is what an alternative is worth.
//
// Invariant: nodes stand in the order of periods and, within a period, of days; of equally good nodes the first is
// taken. So the path traced is the earliest of the best: a period left empty means going on to a later node.
#include "sopcal/placement.h"

#include <assert.h>
#include <stdlib.h>

#define NO_NODE SIZE_MAX

// What a path is worth: more periods first, then more points.
typedef struct Score {
  int filled;
  int64_t total;
} Score;

typedef struct Node {
  Date opening;
  int bonus;
  Score before; // of the best path that ends here, this node included
  Score after;  // of the best path that begins here, this node included
  size_t next;  // the second node of the latter, or NO_NODE
} Node;

typedef struct Stage {
  size_t first, end; // its nodes: first .. end - 1
  int most_before;   // the most nodes of a path that ends in this period or an earlier one
  int most_after;    // the most nodes of a path that begins in this period or a later one
} Stage;

typedef struct Graph {
  const PlacementProblem *problem;
  Stage *stages; // one for each period
  size_t stage_count;
  Node *nodes;
  size_t node_count;
} Graph;

// The best way on (or back) from a node: the neighbour to take, and what the path from there earns.
typedef struct Way {
  Score score;
  size_t node;
} Way;

int placement_gap_penalty(int gap_days, int target_tenths) {
  assert(target_tenths > 0);
  int64_t off = llabs(INT64_C(10) * gap_days - target_tenths);
  return (int)((200 * off + target_tenths) / (2 * (int64_t)target_tenths));
}

static bool score_above(Score a, Score b) { return a.filled != b.filled ? a.filled > b.filled : a.total > b.total; }

static Score score_with(Score rest, int bonus) { return (Score){rest.filled + 1, rest.total + bonus}; }

static int max_int(int a, int b) { return a > b ? a : b; }

// ---- the graph ----------------------------------------------------------------------------------------------------

static size_t open_days(const PlacementProblem *problem) {
  size_t n = 0;
  for (size_t p = 0; p < problem->periods.n; p++) {
    const PlacementPeriod *period = &problem->periods.at[p];
    for (size_t c = 0; c < period->candidates.n; c++) n += period->candidates.at[c].ruled_out == 0;
  }
  return n;
}

static void add_stage(Graph *graph, const PlacementPeriod *period, Stage *stage) {
  stage->first = graph->node_count;
  for (size_t c = 0; c < period->candidates.n; c++) {
    const Candidate *day = &period->candidates.at[c];
    if (day->ruled_out != 0) continue;
    graph->nodes[graph->node_count++] = (Node){.opening = day->opening, .bonus = day->bonus, .next = NO_NODE};
  }
  stage->end = graph->node_count;
}

static Graph graph_of(Arena *scratch, const PlacementProblem *problem) {
  Graph graph = {.problem = problem, .stage_count = problem->periods.n};
  graph.stages = NEW_N(scratch, Stage, graph.stage_count);
  graph.nodes = NEW_N(scratch, Node, open_days(problem));
  for (size_t p = 0; p < graph.stage_count; p++) add_stage(&graph, &problem->periods.at[p], &graph.stages[p]);
  return graph;
}

// ---- Bellman's recursion, both ways -------------------------------------------------------------------------------

// Takes `node` if the gap allows it and the path by way of it is better than the best known.
static void way_try(const Graph *graph, Way *best, size_t node, int gap, Score score) {
  if (gap < graph->problem->min_gap) return;
  score.total -= placement_gap_penalty(gap, graph->problem->target_tenths);
  if (score_above(score, best->score)) *best = (Way){score, node};
}

// Periods so late that no path from there on fills as many as the best known are not looked at. As a path mostly goes
// on to the next period, work and time grow with the days and not with their square.
static Way way_on(const Graph *graph, size_t from_stage, Date opening) {
  Way best = {.node = NO_NODE};
  for (size_t p = from_stage; p < graph->stage_count; p++) {
    const Stage *stage = &graph->stages[p];
    if (best.score.filled > stage->most_after) break;
    for (size_t n = stage->first; n < stage->end; n++)
      way_try(graph, &best, n, graph->nodes[n].opening - opening, graph->nodes[n].after);
  }
  return best;
}

static Way way_back(const Graph *graph, size_t to_stage, Date opening) {
  Way best = {.node = NO_NODE};
  for (size_t p = to_stage; p-- > 0;) {
    const Stage *stage = &graph->stages[p];
    if (best.score.filled > stage->most_before) break;
    for (size_t n = stage->first; n < stage->end; n++)
      way_try(graph, &best, n, opening - graph->nodes[n].opening, graph->nodes[n].before);
  }
  return best;
}

static void solve_after(Graph *graph) {
  int most = 0;
  for (size_t p = graph->stage_count; p-- > 0;) {
    Stage *stage = &graph->stages[p];
    for (size_t n = stage->first; n < stage->end; n++) {
      Node *node = &graph->nodes[n];
      Way way = way_on(graph, p + 1, node->opening);
      node->after = score_with(way.score, node->bonus);
      node->next = way.node;
      most = max_int(most, node->after.filled);
    }
    stage->most_after = most;
  }
}

static void solve_before(Graph *graph) {
  int most = 0;
  for (size_t p = 0; p < graph->stage_count; p++) {
    Stage *stage = &graph->stages[p];
    for (size_t n = stage->first; n < stage->end; n++) {
      Node *node = &graph->nodes[n];
      node->before = score_with(way_back(graph, p, node->opening).score, node->bonus);
      most = max_int(most, node->before.filled);
    }
    stage->most_before = most;
  }
}

// ---- the answer ---------------------------------------------------------------------------------------------------

static Way whole_path(const Graph *graph) {
  Way best = {.node = NO_NODE};
  for (size_t n = 0; n < graph->node_count; n++)
    if (score_above(graph->nodes[n].after, best.score)) best = (Way){graph->nodes[n].after, n};
  return best;
}

// The best whole solution that opens on this day.
static Score score_through(const Node *node) {
  return (Score){node->before.filled + node->after.filled - 1, node->before.total + node->after.total - node->bonus};
}

// Keeps the two highest; of equals the one that came first.
static void keep_best_two(Placed *placed, Alternative other) {
  size_t at = placed->other_count;
  while (at > 0 && other.total > placed->others[at - 1].total) at--;
  if (at == COUNT(placed->others)) return;
  if (at == 0) placed->others[1] = placed->others[0];
  placed->others[at] = other;
  if (placed->other_count < COUNT(placed->others)) placed->other_count++;
}

static void find_others(const Graph *graph, const Stage *stage, size_t chosen, int filled, Placed *placed) {
  for (size_t n = stage->first; n < stage->end; n++) {
    Score score = score_through(&graph->nodes[n]);
    if (n == chosen || score.filled != filled) continue;
    keep_best_two(placed, (Alternative){graph->nodes[n].opening, score.total});
  }
}

static Placed placed_at(const Graph *graph, const Node *node, const Node *previous) {
  Placed placed = {.placed = true, .opening = node->opening, .bonus = node->bonus};
  if (previous != NULL)
    placed.gap_penalty = placement_gap_penalty(node->opening - previous->opening, graph->problem->target_tenths);
  return placed;
}

static void trace(Arena *arena, const Graph *graph, Placement *out) {
  Way best = whole_path(graph);
  const Node *previous = NULL;
  size_t next = best.node;
  *out = (Placement){.total = best.score.total};
  for (size_t p = 0; p < graph->stage_count; p++) {
    const Stage *stage = &graph->stages[p];
    size_t chosen = next < stage->end ? next : NO_NODE;
    Placed placed = {.opening = DATE_NONE};
    if (chosen != NO_NODE) {
      placed = placed_at(graph, &graph->nodes[chosen], previous);
      previous = &graph->nodes[chosen];
      next = previous->next;
    }
    find_others(graph, stage, chosen, best.score.filled, &placed);
    PUSH(arena, &out->periods, placed);
  }
}

void placement_solve(Arena *arena, const PlacementProblem *problem, Placement *out) {
  assert(problem->min_gap >= 0 && problem->target_tenths > 0);
  Arena *scratch = arena_new();
  Graph graph = graph_of(scratch, problem);
  solve_after(&graph);
  solve_before(&graph);
  trace(arena, &graph, out);
  arena_free(scratch);
}
