// pools: the pieces that may ever fill a channel's daily slots, waiting in rows by line, kind and scene (D03, D22).
//
// Invariant: a row is in the order of turns, longest unused first, but for pieces that have been used since they took
// their place, which stand too far in front: uses only ever move a piece back.
#include "room.h"

#include <string.h>

bool is_closed(const Piece *piece) { return piece->scene > SCENE_FEEDBACK; }

static bool is_daily(const Piece *piece, const Channel *channel) {
  if (piece->theme.n || piece->named || !piece_suits(piece, channel, &channel->audience)) return false;
  return !((piece_text(piece, channel)->needs | piece->comment_needs) & (NEEDS_CAMPAIGN | NEEDS_OFFER));
}

static size_t kind_row(int kind) { return kind < 0 ? KIND_COUNT : (size_t)kind; }

static void fill_pools(Work *work, DailyLine *line) {
  for (size_t i = 0; i < work->plan->pieces.n; i++) {
    const Piece *piece = &work->plan->pieces.at[i];
    if (!is_daily(piece, line->channel)) continue;
    for (size_t k = 0; k < line->mix.lines; k++)
      if (line->lines[k] == piece->line)
        PUSH(work->arena, &line->pool[k][kind_row(piece->kind)][is_closed(piece)], (Turn){.piece = piece});
  }
}

void daily_begin(Work *work, DailyLines *out) {
  for (size_t i = 0; i < work->plan->daily.n; i++) {
    const Daily *daily = &work->plan->daily.at[i];
    DailyLine *line = &ADD(work->arena, out);
    int weights[MIX_LINES_MAX];
    *line = (DailyLine){.daily = daily, .channel = daily->head.to};
    size_t n = daily_mix(daily, line->lines, weights);
    mix_begin(&line->mix, n, weights);
    line->kind_total = kind_shares(work->plan, line->kind_weights);
    line->yesterday = NEW_N(work->arena, const Line *, line->channel->at.n + 1);
    line->yesterday_date = NEW_N(work->arena, Date, line->channel->at.n + 1);
    fill_pools(work, line);
  }
}

// ---- whose turn it is ---------------------------------------------------------------------------------------------

// Whose turn comes first: longest unused, fewest uses, id.
static bool goes_before(const Turn *a, const Turn *b) {
  int order = compare_uses(a->use, b->use);
  return order ? order < 0 : a->piece->index < b->piece->index;
}

// Behind all that have been used longer ago: mostly to the end.
static void move_back(TurnList *row, size_t from, Use use) {
  Turn moved = {row->at[from].piece, use};
  size_t to = row->n - 1;
  while (to > from && !goes_before(&row->at[to], &moved)) to--;
  memmove(&row->at[from], &row->at[from + 1], (to - from) * sizeof *row->at);
  row->at[to] = moved;
}

const Piece *next_in_turn(Work *work, TurnList *row, const Occurrence *item) {
  const Piece *used_today = NULL;
  for (size_t i = 0; i < row->n;) {
    const Piece *piece = row->at[i].piece;
    Use use = use_of(work, piece, item->channel);
    if (use.times != row->at[i].use.times) {
      move_back(row, i, use);
      continue;
    }
    i++;
    if (piece->valid.at.source && !span_has(piece->valid.days, item->date)) continue;
    if (piece_is_spent(work, piece, item->channel, item->date)) continue;
    if (!used_on(work, piece, item->date)) return piece;
    if (!used_today) used_today = piece;
  }
  return used_today;
}
