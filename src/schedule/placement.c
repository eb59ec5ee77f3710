// placement: chooses the openings of a series, at most one in each period, exactly (design section 5, step 4; D07).
//
// From a PlacementProblem (each period's days with what rules them out and their bonuses) to a Placement (each period's
// chosen day and the best two others). The solution wanted is the longest path through the series' graph, measured
// first in nodes, then in score. The best path to a node joined with the best from it is the best solution through that
// node, which is what an alternative is worth.
#include "placement_graph.h"

static size_t first_of_best(const Graph *graph) {
  for (size_t n = 0; n < graph->node_count; n++)
    if (graph->nodes[n].after == graph->best) return n;
  return NO_NODE;
}

static size_t *trace(Arena *scratch, const Graph *graph) {
  size_t *chosen = NEW_N(scratch, size_t, graph->stage_count);
  for (size_t p = 0; p < graph->stage_count; p++) chosen[p] = NO_NODE;
  for (size_t n = first_of_best(graph); n != NO_NODE; n = graph->nodes[n].next) chosen[graph->nodes[n].period] = n;
  return chosen;
}

static Score *worths(Arena *scratch, const Graph *graph) {
  Score *through = NEW_N(scratch, Score, graph->node_count);
  for (size_t n = 0; n < graph->node_count; n++) {
    const Node *node = &graph->nodes[n];
    through[n] = node->before + node->after - node_score(node);
  }
  return through;
}

void placement_solve(Arena *arena, const PlacementProblem *problem, Placement *out) {
  Arena *scratch = arena_new();
  Graph graph = graph_make(scratch, problem);
  graph_answer(arena, &graph, trace(scratch, &graph), worths(scratch, &graph), graph.best, out);
  arena_free(scratch);
}
