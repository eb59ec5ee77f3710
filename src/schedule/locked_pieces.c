// locked_pieces: what was announced keeps its piece, and nobody else takes it where that would break the piece's
// `reuse` (design section 7).
//
// Items choose in the order of time, so one that chooses early must see what a later one has been promised: before the
// first choice the pieces of all lines are set aside. Invariant: reserved_left counts, for each piece, the lines that
// have not become uses yet.
#include "room.h"

#include <stdlib.h>

struct Reserved {
  size_t piece, channel; // their numbers in the plan
  Date date;
  bool former; // before the plan's first day, and no item of it: used, and counted as such
};

static const Piece *piece_named(const Work *work, Str id) { return map_get(&work->plan->index[REF_PIECE], id); }

const Piece *announced_piece(const Work *work, const Occurrence *item) {
  return item->lock && item->lock->piece.n ? piece_named(work, item->lock->piece) : NULL;
}

// ---- set aside ----------------------------------------------------------------------------------------------------

static int by_piece(const void *a, const void *b) {
  const Reserved *x = a, *y = b;
  if (x->piece != y->piece) return x->piece < y->piece ? -1 : 1;
  if (x->channel != y->channel) return x->channel < y->channel ? -1 : 1;
  return (x->date > y->date) - (x->date < y->date);
}

static int by_day(const void *a, const void *b) {
  const Reserved *x = a, *y = b;
  return x->date != y->date ? (x->date < y->date ? -1 : 1) : by_piece(a, b);
}

// A line that no item stands for counts all the same: its post was made, and the plan has forgotten it since.
static void reserve(Work *work, const LockEntry *entry, const Occurrence *item) {
  const Plan *plan = work->plan;
  Date date = item ? item->date : entry->on.first;
  const Piece *piece = entry->piece.n ? piece_named(work, entry->piece) : NULL;
  const Channel *channel = item ? item->channel : map_get(&plan->index[REF_CHANNEL], entry->channel);
  if (!piece || !channel) return;
  PUSH(work->arena, &work->reserved,
       ((Reserved){piece->index, (size_t)(channel - plan->channels.at), date, !item && date < work->days.first}));
}

// In the order of time.
static void use_former(Work *work) {
  const Plan *plan = work->plan;
  if (work->reserved.n) qsort(work->reserved.at, work->reserved.n, sizeof *work->reserved.at, by_day);
  for (size_t i = 0; i < work->reserved.n; i++) {
    const Reserved *former = &work->reserved.at[i];
    if (former->former)
      use_piece(work, &plan->pieces.at[former->piece], &plan->channels.at[former->channel], former->date);
  }
}

// The item that each line is about, also where the plan has again what was gone.
static void find_items(const Work *work, const Occurrence **items) {
  const Lock *lock = &work->plan->lock;
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    const LockEntry *entry = map_get(&lock->by_identity, item->identity);
    if (entry) items[entry - lock->entries.at] = item;
  }
}

// What has come back chooses again, and counts by what it takes. What is called off by the lock that is being made was
// not made: its piece is free already, else the next lock, which knows it as gone, would choose otherwise.
static bool counts(const Work *work, const LockEntry *entry, const Occurrence *item) {
  if (entry->released) return false;
  if (entry->gone) return lock_took_place(entry) && !item;
  return item || !work->options->locks || is_history(work, entry) || lock_is_past(work->plan, entry);
}

void reserve_pieces(Work *work) {
  const LockEntry *lines = work->plan->lock.entries.at;
  size_t n = work->plan->lock.entries.n;
  if (!n) return;
  Arena *scratch = arena_new();
  const Occurrence **items = NEW_N(scratch, const Occurrence *, n);
  find_items(work, items);
  for (size_t i = 0; i < n; i++)
    if (counts(work, &lines[i], items[i])) reserve(work, &lines[i], items[i]);
  arena_free(scratch);
  use_former(work);
  work->reserved_left = NEW_N(work->arena, long, work->plan->pieces.n);
  for (size_t i = 0; i < work->reserved.n; i++)
    work->reserved_left[work->reserved.at[i].piece] += !work->reserved.at[i].former;
  if (work->reserved.n) qsort(work->reserved.at, work->reserved.n, sizeof *work->reserved.at, by_piece);
}

// The first line of the piece in the channel from a day on.
static const Reserved *first_from(const Work *work, const Reserved *wanted) {
  size_t low = 0, high = work->reserved.n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (by_piece(&work->reserved.at[middle], wanted) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < work->reserved.n ? &work->reserved.at[low] : NULL;
}

bool is_reserved(const Work *work, const Piece *piece, const Channel *channel, Date date, long used) {
  long left = work->reserved_left ? work->reserved_left[piece->index] : 0;
  if (!left) return false;
  if (piece->reuse.times >= 0 && used + left >= piece->reuse.times) return true;
  int after = duration_days(piece->reuse.after);
  Reserved wanted = {piece->index, (size_t)(channel - work->plan->channels.at), date - after + 1, false};
  const Reserved *next = first_from(work, &wanted);
  return next && next->piece == wanted.piece && next->channel == wanted.channel && next->date < date + after;
}

// ---- the items themselves -----------------------------------------------------------------------------------------

static void say_unfit(Work *work, const Occurrence *item, const Piece *piece, const Unfit *why) {
  KeptSaid *said = kept_add(work, L109, item->lock->identity, item->lock);
  if (!said) return;
  said->related = why->at;
  PUSH(work->arena, &said->args, arg("piece", piece->head.id));
  PUSH(work->arena, &said->args, arg_t("because", why->because));
}

const Piece *keep_piece(Work *work, const Occurrence *item, const Common *want) {
  const Piece *piece = announced_piece(work, item);
  Unfit why;
  if (!piece) return NULL;
  work->reserved_left[piece->index]--;
  PieceFit fit = piece_fit(work, want, piece, item, &why);
  if (fit == PIECE_CANNOT) return NULL;
  if (fit == PIECE_SHOULD_NOT) say_unfit(work, item, piece, &why);
  return piece;
}

void say_pin_waits(Work *work, const Occurrence *item, const Pin *pin) {
  const Unfit why = {{{"is not the one that is pinned to that day", "不是那天指定的内容"}}, pin->head.at};
  if (item->lock && pin->piece.to != item->piece) say_unfit(work, item, item->piece, &why);
}

void check_kept_piece(Work *work, const Occurrence *item) {
  Unfit why = {{{"is not there any more", "已经不在了"}}, NOWHERE};
  if (!item->lock || !item->lock->piece.n) return;
  const Piece *piece = announced_piece(work, item);
  if (piece && piece == item->piece) return;
  KeptSaid *said = kept_add(work, L108, item->lock->identity, item->lock);
  if (!said) return;
  if (piece) piece_fit(work, NULL, piece, item, &why);
  said->related = why.at;
  PUSH(work->arena, &said->args, arg("piece", item->lock->piece));
  PUSH(work->arena, &said->args, arg_t("because", why.because));
  PUSH(work->arena, &said->args, arg("new", item->piece ? item->piece->head.id : S("")));
}
