// use: how often and when each piece has been used, which pieces suit a channel and its people, and which comes next.
#include "room.h"

Use *use_of(Work *work, const Piece *piece, const Channel *channel) {
  size_t number = (size_t)(channel - work->plan->channels.at);
  return &work->uses[piece->index * work->plan->channels.n + number];
}

void use_piece(Work *work, const Piece *piece, const Channel *channel, Date date) {
  Use *use = use_of(work, piece, channel);
  use->last = date;
  use->times++;
}

static long times_everywhere(Work *work, const Piece *piece) {
  long times = 0;
  for (size_t i = 0; i < work->plan->channels.n; i++) times += use_of(work, piece, &work->plan->channels.at[i])->times;
  return times;
}

bool piece_is_spent(Work *work, const Piece *piece, const Channel *channel, Date date) {
  const Use *use = use_of(work, piece, channel);
  if (use->times && date - use->last < duration_days(piece->reuse.after)) return true;
  return piece->reuse.times >= 0 && times_everywhere(work, piece) >= piece->reuse.times;
}

static bool names_all(const SegmentRefs *have, const SegmentRefs *want) {
  for (size_t i = 0; i < want->n; i++) {
    bool found = false;
    for (size_t k = 0; k < have->n; k++) found |= have->at[k].to == want->at[i].to;
    if (!found) return false;
  }
  return want->n > 0; // a piece for some is not for everybody
}

bool piece_suits(const Piece *piece, const Channel *channel, const SegmentRefs *audience) {
  bool there = piece->channels.n == 0;
  for (size_t i = 0; i < piece->channels.n; i++) there |= piece->channels.at[i].to == channel;
  if (!there || !piece_text(piece, channel)) return false;
  return piece->audience.n == 0 || names_all(&piece->audience, audience);
}

static bool used_on(Work *work, const Piece *piece, Date day) {
  for (size_t i = 0; i < work->plan->channels.n; i++) {
    const Use *use = use_of(work, piece, &work->plan->channels.at[i]);
    if (use->times && use->last == day) return true;
  }
  return false;
}

int compare_use(Work *work, const Piece *a, const Piece *b, const Channel *channel, Date day) {
  bool a_today = used_on(work, a, day), b_today = used_on(work, b, day);
  if (a_today != b_today) return a_today ? 1 : -1;
  const Use *x = use_of(work, a, channel), *y = use_of(work, b, channel);
  Date last_x = x->times ? x->last : INT32_MIN, last_y = y->times ? y->last : INT32_MIN;
  if (last_x != last_y) return last_x < last_y ? -1 : 1;
  if (x->times != y->times) return x->times < y->times ? -1 : 1;
  return str_cmp(a->head.id, b->head.id);
}
