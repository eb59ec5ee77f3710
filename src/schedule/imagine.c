// imagine: what a plan would lack if some pieces were written: its posts are given their pieces once more, as if the
// files were there.
//
// Invariant: an imagined piece does what a file of the same id would do: it states its kind, theme, scene, channels and
// audience, names no variable, and has the rest from its folder's defaults.
#include "missing.h"

#include <stdlib.h>

void posts_lacking(Arena *arena, const ScheduleOptions *options, const Schedule *schedule, ItemList *out) {
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    bool passed = options->today != DATE_NONE && item->date < options->today;
    if (item->kind == OCCURRENCE_POST && !item->piece && !passed) PUSH(arena, out, item);
  }
}

// ---- a plan with more pieces --------------------------------------------------------------------------------------

Reuse reuse_of(const Plan *plan, Str id) {
  const Piece *defaults = piece_defaults(plan, id);
  return defaults ? defaults->reuse : (Reuse){.after = {30, UNIT_DAY}, .times = -1};
}

// What a piece has before anything is stated in it.
static Piece blank_piece(Arena *arena, const Plan *plan, Str id) {
  const Piece *defaults = piece_defaults(plan, id);
  Piece piece = {.kind = -1, .scene = -1, .reuse = reuse_of(plan, id)};
  piece.head = (Head){.shape = &piece_shape, .places = NEW_N(arena, Place, piece_shape.count)};
  if (!defaults) return piece;
  piece.head = defaults->head;
  piece.kind = defaults->kind;
  piece.scene = defaults->scene;
  piece.valid = defaults->valid;
  return piece;
}

static Piece imagined(Arena *arena, const Plan *plan, const Missing *wish) {
  Piece piece = blank_piece(arena, plan, wish->id);
  piece.head.id = wish->id;
  piece.line = wish->line;
  piece.theme = wish->theme;
  piece.audience = wish->audience;
  if (wish->kind >= 0) piece.kind = wish->kind;
  if (wish->closed || wish->scene >= 0) piece.scene = wish->closed ? SCENE_ORDER : wish->scene;
  piece.status = STATUS_FINAL;
  piece.named = wish->named;
  for (size_t i = 0; i < wish->channels.n; i++) {
    const Channel *channel = wish->channels.at[i];
    PUSH(arena, &piece.channels, ((ChannelRef){.id = channel->head.id, .to = channel}));
  }
  ADD(arena, &piece.texts).plain = wish->id;
  return piece;
}

static int by_id(const void *a, const void *b) {
  return str_cmp(((const Piece *)a)->head.id, ((const Piece *)b)->head.id);
}

static void add_pieces(Arena *arena, Plan *plan, const Plan *from, const WishList *wishes) {
  plan->pieces.at = NULL;
  plan->pieces.n = plan->pieces.cap = 0;
  for (size_t i = 0; i < from->pieces.n; i++) PUSH(arena, &plan->pieces, from->pieces.at[i]);
  for (size_t i = 0; i < wishes->n; i++)
    if (!wishes->at[i]->dropped) PUSH(arena, &plan->pieces, imagined(arena, from, &wishes->at[i]->piece));
  if (plan->pieces.n) qsort(plan->pieces.at, plan->pieces.n, sizeof *plan->pieces.at, by_id);
  plan->index[REF_PIECE] = (Map){0};
  for (size_t i = 0; i < plan->pieces.n; i++) {
    plan->pieces.at[i].index = i;
    map_put(arena, &plan->index[REF_PIECE], plan->pieces.at[i].head.id, &plan->pieces.at[i]);
  }
}

static void point_pins(Arena *arena, Plan *plan, const Plan *from) {
  plan->pins.at = NULL;
  plan->pins.n = plan->pins.cap = 0;
  for (size_t i = 0; i < from->pins.n; i++) {
    Pin *pin = &ADD(arena, &plan->pins);
    *pin = from->pins.at[i];
    pin->piece.to = map_get(&plan->index[REF_PIECE], pin->piece.id);
  }
}

// ---- trying it out ------------------------------------------------------------------------------------------------

enum { TRIES_MAX = 1000, USES_MAX = 4 << 20 };
static const double WORK_MAX = 6e7; // looks at a piece for a post, if every eighth had to be looked at

long imagine_budget(const Plan *plan, const Schedule *schedule, const WishList *wishes) {
  double pieces = (double)plan->pieces.n + (double)wishes->n, channels = (double)plan->channels.n;
  if (pieces * (channels + 1) > USES_MAX) return 0;
  double work = (double)schedule->items.n * (pieces / 8 + 8) + pieces * (channels + 8);
  return WORK_MAX / work > TRIES_MAX ? TRIES_MAX : (long)(WORK_MAX / work);
}

void imagine(Arena *arena, const ScheduleOptions *options, Schedule *schedule, const Plan *plan, const WishList *wishes,
             ItemList *lacking) {
  Arena *scratch = arena_new();
  Plan with = *plan;
  add_pieces(scratch, &with, plan, wishes);
  point_pins(scratch, &with, plan);
  schedule_rebind(scratch, &with, options, schedule);
  posts_lacking(arena, options, schedule, lacking);
  arena_free(scratch);
}
