// bind: gives each post its piece, in time order, steps and daily slots together, so that "longest unused" is true for
// all of them.
#include "room.h"

void bind_content(Work *work) {
  DailyLines lines = {0};
  reserve_pieces(work);
  daily_begin(work, &lines);
  for (size_t i = 0; i < work->out->items.n; i++) {
    Occurrence *item = &work->out->items.at[i];
    if (item->kind != OCCURRENCE_POST) continue;
    if (item->slot)
      bind_daily_content(work, &lines, item);
    else
      bind_step_content(work, item);
    check_kept_piece(work, item);
  }
  check_mixture(work, &lines);
}
