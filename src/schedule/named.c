// named: pieces that a step or a pin names fit the channels in which they are posted: files and titles not too large,
// figures that are not sure. What surely cannot be carried is no fit, and has been said where the piece was looked for.
//
// Of other pieces the model says it (model/check_limits.c), for they may go wherever they fit. Invariant: each piece is
// looked at once for each channel.
#include "room.h"

static void check_post(Work *work, const Occurrence *item) {
  Str once = str_format(work->arena, "named %.*s %.*s", STR(item->channel->head.id), STR(item->piece->head.id));
  if (!say_once(work, once)) return;
  Surplus surplus[SURPLUS_MAX];
  size_t n = surplus_of(item->text, item->channel, surplus);
  for (size_t i = 0; i < n; i++) {
    if (surplus_is_of_form(&surplus[i]) && limit_is_sure(item->channel, surplus[i].key)) continue;
    Misfit misfit = {.piece = item->piece, .text = item->text, .channel = item->channel, .surplus = surplus[i]};
    say_misfit(work, &misfit, item->place);
  }
}

void check_named(Work *work) {
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    const Piece *piece = item->channel ? item->piece : NULL;
    if (piece && item->text && piece->named && !piece_names(piece, item->channel)) check_post(work, item);
  }
}
