// placement_graph: the graph of one series: its nodes, the best path from and to each of them, and how a solution is
// written down.
//
// Bellman's recursion gives, for each node, the best path that begins there (`after`) and the best that ends there
// (`before`). Invariant: of equally good nodes the first is taken, so `next` leads along the earliest of the best
// paths: a period left empty means going on to a later node.
#include "placement_graph.h"

#include <assert.h>
#include <stdlib.h>

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

static int max_int(int a, int b) { return a > b ? a : b; }

// ---- nodes --------------------------------------------------------------------------------------------------------

static size_t open_days(const PlacementProblem *problem) {
  size_t n = 0;
  for (size_t p = 0; p < problem->periods.n; p++) {
    const PlacementPeriod *period = &problem->periods.at[p];
    for (size_t c = 0; c < period->candidates.n; c++) n += period->candidates.at[c].ruled_out == 0;
  }
  return n;
}

static void add_stage(Graph *graph, size_t p) {
  const PlacementPeriod *period = &graph->problem->periods.at[p];
  Stage *stage = &graph->stages[p];
  stage->first = graph->node_count;
  for (size_t c = 0; c < period->candidates.n; c++) {
    const Candidate *day = &period->candidates.at[c];
    if (day->ruled_out != 0) continue;
    assert(day->bonus >= 0 && day->bonus <= PLACEMENT_BONUS_MAX);
    graph->nodes[graph->node_count++] =
        (Node){.opening = day->opening, .bonus = day->bonus, .period = p, .next = NO_NODE};
  }
  stage->end = graph->node_count;
}

// ---- Bellman's recursion, both ways -------------------------------------------------------------------------------

// Takes `node` if the gap allows it and the path by way of it is better than the best known.
static void way_try(const Graph *graph, Way *best, size_t node, int gap, Score score) {
  if (gap < graph->problem->min_gap) return;
  score -= placement_gap_penalty(gap, graph->problem->target_tenths);
  if (score > best->score) *best = (Way){score, node};
}

// Periods so late that no path from there on fills as many as the best known are not looked at. As a path mostly goes
// on to the next period, work and time grow with the days and not with their square.
static Way way_on(const Graph *graph, size_t from_stage, Date opening) {
  Way best = {.node = NO_NODE};
  for (size_t p = from_stage; p < graph->stage_count; p++) {
    const Stage *stage = &graph->stages[p];
    if (filled_of(best.score) > stage->most_after) break;
    for (size_t n = stage->first; n < stage->end; n++)
      way_try(graph, &best, n, graph->nodes[n].opening - opening, graph->nodes[n].after);
  }
  return best;
}

static Way way_back(const Graph *graph, size_t to_stage, Date opening) {
  Way best = {.node = NO_NODE};
  for (size_t p = to_stage; p-- > 0;) {
    const Stage *stage = &graph->stages[p];
    if (filled_of(best.score) > stage->most_before) break;
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
      node->after = way.score + node_score(node);
      node->next = way.node;
      most = max_int(most, filled_of(node->after));
      if (node->after > graph->best) graph->best = node->after;
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
      node->before = way_back(graph, p, node->opening).score + node_score(node);
      most = max_int(most, filled_of(node->before));
    }
    stage->most_before = most;
  }
}

Graph graph_make(Arena *scratch, const PlacementProblem *problem) {
  assert(problem->min_gap >= 0 && problem->target_tenths > 0);
  Graph graph = {.problem = problem, .stage_count = problem->periods.n};
  graph.stages = NEW_N(scratch, Stage, graph.stage_count);
  graph.nodes = NEW_N(scratch, Node, open_days(problem));
  for (size_t p = 0; p < graph.stage_count; p++) add_stage(&graph, p);
  solve_after(&graph);
  solve_before(&graph);
  return graph;
}

// ---- the answer ---------------------------------------------------------------------------------------------------

// Keeps the two highest; of equals the one that came first.
static void keep_best_two(Placed *placed, Alternative other) {
  size_t at = placed->other_count;
  while (at > 0 && other.total > placed->others[at - 1].total) at--;
  if (at == COUNT(placed->others)) return;
  if (at == 0) placed->others[1] = placed->others[0];
  placed->others[at] = other;
  if (placed->other_count < COUNT(placed->others)) placed->other_count++;
}

static void find_others(const Graph *graph, const Stage *stage, size_t chosen, const Score *through, Score best,
                        Placed *placed) {
  for (size_t n = stage->first; n < stage->end; n++)
    if (n != chosen && filled_of(through[n]) == filled_of(best))
      keep_best_two(placed, (Alternative){graph->nodes[n].opening, total_of(through[n])});
}

static Placed placed_at(const Graph *graph, const Node *node, const Node *previous) {
  Placed placed = {.placed = true, .opening = node->opening, .bonus = node->bonus};
  if (previous)
    placed.gap_penalty = placement_gap_penalty(node->opening - previous->opening, graph->problem->target_tenths);
  return placed;
}

void graph_answer(Arena *arena, const Graph *graph, const size_t *chosen, const Score *through, Score best,
                  Placement *out) {
  const Node *previous = NULL;
  *out = (Placement){.whole = total_of(best)};
  for (size_t p = 0; p < graph->stage_count; p++) {
    Placed placed = {.opening = DATE_NONE};
    if (chosen[p] != NO_NODE) {
      placed = placed_at(graph, &graph->nodes[chosen[p]], previous);
      previous = &graph->nodes[chosen[p]];
    }
    out->total += placed.bonus - placed.gap_penalty;
    find_others(graph, &graph->stages[p], chosen[p], through, best, &placed);
    PUSH(arena, &out->periods, placed);
  }
}
