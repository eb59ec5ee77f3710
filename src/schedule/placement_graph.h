// placement_graph: one series as a graph, which placement.c and placement_pair.c search.
//
// The nodes are the days that may be chosen, an edge leads from a day to any day of any later period that is at least
// min_gap later, a node earns its bonus and an edge costs its gap's penalty. A solution is a path.
// Invariant: nodes stand in the order of periods and, within a period, of days.
#ifndef SOPCAL_SCHEDULE_PLACEMENT_GRAPH_H
#define SOPCAL_SCHEDULE_PLACEMENT_GRAPH_H

#include "sopcal/placement.h"

#define NO_NODE SIZE_MAX

// What a path is worth, in one number: a period filled outweighs all points, for no total comes near 2^35.
typedef int64_t Score;
#define ONE_FILLED (INT64_C(1) << 36)
static inline int filled_of(Score score) { return (int)((score + ONE_FILLED / 2) / ONE_FILLED); }
static inline int64_t total_of(Score score) { return score - filled_of(score) * ONE_FILLED; }

typedef struct Node {
  Date opening;
  int bonus;
  size_t period;
  Score before; // of the best path that ends here, this node included
  Score after;  // of the best path that begins here, this node included
  size_t next;  // the second node of the earliest of the latter, or NO_NODE
} Node;
static inline Score node_score(const Node *node) { return ONE_FILLED + node->bonus; }

typedef struct Stage { // a period
  size_t first, end;   // its nodes: first .. end - 1
  int most_before;     // the most nodes of a path that ends in this period or an earlier one
  int most_after;      // the most nodes of a path that begins in this period or a later one
} Stage;

typedef struct Graph {
  const PlacementProblem *problem;
  Stage *stages; // one for each period
  size_t stage_count;
  Node *nodes;
  size_t node_count;
  Score best; // of all paths; 0: there is no node
} Graph;

// The graph of a problem, its best paths found.
Graph graph_make(Arena *scratch, const PlacementProblem *problem);

// Writes a solution: chosen[p] is period p's node or NO_NODE, through[n] the worth of the best solution that has node
// n, and `best` that of all.
void graph_answer(Arena *arena, const Graph *graph, const size_t *chosen, const Score *through, Score best,
                  Placement *out);

#endif
