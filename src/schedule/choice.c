// choice: which line, kind and piece a daily slot takes (design section 6; D03, D22).
//
// The order of wishes: the mix stays within 1 of its shares at every prefix (mix.c); a line that has a fitting piece;
// no selling beyond `rules.selling.most`; not yesterday's line in the same slot; the kind furthest behind; the piece
// longest unused; its id. Within the proof line a closed sale goes before all kinds while they are behind
// `rules.proof.least` in this channel, but not at the price of selling too much.
#include "room.h"

#include <assert.h>

typedef struct Choice {
  size_t line; // number in the mix
  const Piece *piece;
  bool sells; // more than the plan's most
  bool yesterdays;
  long lag; // of the piece's kind; of the line when there is no piece
} Choice;

// ---- wishes -------------------------------------------------------------------------------------------------------

// How far a kind lags behind its share of this channel's slots; the larger the more it is wanted (D22).
static long kind_lag(const DailyLine *line, size_t kind) {
  return kind == KIND_COUNT ? 0 : line->taken * line->kind_weights[kind] - line->kinds[kind] * line->kind_total;
}

static bool sells_too_much(const Plan *plan, const DailyLine *line, size_t kind) {
  int most = plan->rules.selling.most;
  return kind == KIND_PRODUCT && most >= 0 && (line->kinds[KIND_PRODUCT] + 1) * 100 > most * (line->filled + 1);
}

static bool is_proof(const Line *line) { return str_eq(line->id, S("proof")); }

// With one more slot of the proof line that shows none, closed sales would be fewer than the plan's least.
static bool wants_closed(const Plan *plan, long closed, long proofs) {
  return plan->rules.proof.least >= 0 && closed * 100 < plan->rules.proof.least * (proofs + 1);
}

static bool was_yesterdays(const DailyLine *line, const Occurrence *item, const Line *which) {
  return line->yesterday[item->slot] == which && line->yesterday_date[item->slot] == item->date - 1;
}

// Positive when the line and kind of a are wanted more than those of b, negative when less.
static int compare_wanted(const Choice *a, const Choice *b) {
  if (a->sells != b->sells) return b->sells ? 1 : -1;
  if (a->yesterdays != b->yesterdays) return b->yesterdays ? 1 : -1;
  return (a->lag > b->lag) - (a->lag < b->lag);
}

static bool is_better(Work *work, const Choice *a, const Choice *b, const Occurrence *item) {
  if (!a->piece != !b->piece) return a->piece != NULL;
  int order = compare_wanted(a, b);
  if (order) return order > 0;
  return a->piece && compare_use(work, a->piece, b->piece, item->channel, item->date) < 0;
}

// ---- the choice ---------------------------------------------------------------------------------------------------

// The rows of a line that hold closed sales, or those that do not.
static void consider_rows(Work *work, DailyLine *line, const Occurrence *item, size_t number, bool closed,
                          Choice *best) {
  for (size_t kind = 0; kind <= KIND_COUNT; kind++) {
    TurnList *row = &line->pool[number][kind][closed];
    Choice choice = {.line = number,
                     .sells = sells_too_much(work->plan, line, kind),
                     .yesterdays = was_yesterdays(line, item, line->lines[number]),
                     .lag = kind_lag(line, kind)};
    if (!row->n || (best->piece && compare_wanted(&choice, best) < 0)) continue;
    choice.piece = next_in_turn(work, row, item);
    if (choice.piece && is_better(work, &choice, best, item)) *best = choice;
  }
}

// What the proof line has to offer while closed sales are behind: others only where none is left, or all would sell
// too much.
static void consider_closed(Work *work, DailyLine *line, const Occurrence *item, size_t number, Choice *best) {
  Choice closed = {.line = number}, open = {.line = number};
  consider_rows(work, line, item, number, true, &closed);
  if (!closed.piece || closed.sells) consider_rows(work, line, item, number, false, &open);
  const Choice *own = closed.piece && (!open.piece || open.sells) ? &closed : &open;
  if (own->piece && is_better(work, own, best, item)) *best = *own;
}

static void consider_line(Work *work, DailyLine *line, const Occurrence *item, size_t number, Choice *best, bool *any) {
  const Line *which = line->lines[number];
  Choice none = {.line = number, .yesterdays = was_yesterdays(line, item, which), .lag = mix_lag(&line->mix, number)};
  if (!*any || is_better(work, &none, best, item)) *best = none;
  *any = true;
  if (is_proof(which) && wants_closed(work->plan, line->closed, line->proofs)) {
    consider_closed(work, line, item, number, best);
    return;
  }
  consider_rows(work, line, item, number, false, best);
  consider_rows(work, line, item, number, true, best);
}

static Choice choose(Work *work, DailyLine *line, const Occurrence *item) {
  unsigned allowed = mix_allowed(&line->mix);
  Choice best = {0};
  bool any = false;
  for (size_t k = 0; k < line->mix.lines; k++)
    if (allowed >> k & 1) consider_line(work, line, item, k, &best, &any);
  return best;
}

// ---- what is taken ------------------------------------------------------------------------------------------------

// What is still to be written counts as the kind that it is to have, beside what is there: the pieces that are asked
// for come in their shares, and those that are chosen do not depend on what is missing.
static void take_nothing(const Plan *plan, DailyLine *line, Occurrence *item) {
  bool sold = plan->rules.selling.most >= 0 && (line->kinds[KIND_PRODUCT] + line->lacked[KIND_PRODUCT] + 1) * 100 >
                                                   plan->rules.selling.most * line->taken;
  long furthest = 0;
  for (int kind = 0; kind < KIND_COUNT; kind++) {
    long lag = line->taken * line->kind_weights[kind] - (line->kinds[kind] + line->lacked[kind]) * line->kind_total;
    if (!line->kind_weights[kind] || (kind == KIND_PRODUCT && sold && item->lacks >= 0)) continue;
    if (item->lacks < 0 || lag > furthest) {
      item->lacks = kind;
      furthest = lag;
    }
  }
  if (item->lacks >= 0) line->lacked[item->lacks]++;
  if (!is_proof(item->line)) return;
  item->lacks_closed = wants_closed(plan, line->closed + line->lacked_closed, line->proofs + line->lacked_proofs);
  line->lacked_proofs++;
  line->lacked_closed += item->lacks_closed;
}

static void carry_piece(Work *work, Occurrence *item, const Piece *piece) {
  item->piece = piece;
  item->text = piece_text(piece, item->channel);
  item->line = piece->line;
  use_piece(work, piece, item->channel, item->date);
}

static void take(Work *work, DailyLine *line, Occurrence *item, const Piece *piece, size_t number) {
  item->line = line->lines[number];
  line->yesterday[item->slot] = item->line;
  line->yesterday_date[item->slot] = item->date;
  line->taken++;
  mix_take(&line->mix, number);
  if (!piece) {
    take_nothing(work->plan, line, item);
    return;
  }
  line->filled++;
  if (piece->kind >= 0) line->kinds[piece->kind]++;
  line->proofs += is_proof(item->line);
  line->closed += is_proof(item->line) && is_closed(piece);
  carry_piece(work, item, piece);
}

// ---- pieces that are not chosen -----------------------------------------------------------------------------------

static const Pin *pin_for(Work *work, const Occurrence *item) {
  for (size_t i = 0; i < work->plan->pins.n && item->slot == 1; i++) {
    const Pin *pin = &work->plan->pins.at[i];
    if (pin->channel == item->channel && pin->date == item->date) return pin;
  }
  return NULL;
}

// One of a line outside the mix does not count in it.
static void carry(Work *work, DailyLine *line, Occurrence *item, const Piece *piece) {
  for (size_t k = 0; k < line->mix.lines; k++)
    if (line->lines[k] == piece->line) {
      take(work, line, item, piece, k);
      return;
    }
  carry_piece(work, item, piece);
}

static void take_pinned(Work *work, DailyLine *line, Occurrence *item, const Pin *pin) {
  const Piece *piece = pin->piece.to;
  bool in_time = !piece->valid.at.source || span_has(piece->valid.days, item->date);
  if (in_time && is_not_carried(piece, item->channel))
    say_not_carried(work, piece, item->channel, pin->head.at);
  else if (!in_time || !piece_suits(piece, item->channel, item->audience))
    diag_add(work->diags, C107, pin->head.at,
             ARGS(arg("piece", piece->head.id), arg("channel", item->channel->head.id)));
  carry(work, line, item, piece);
}

void bind_daily_content(Work *work, DailyLines *lines, Occurrence *item) {
  DailyLine *line = NULL;
  for (size_t i = 0; i < lines->n; i++)
    if (lines->at[i].channel == item->channel) line = &lines->at[i];
  assert(line && "a slot of a channel without daily posts");
  const Pin *pin = pin_for(work, item);
  const Piece *kept = keep_piece(work, item, NULL);
  if (kept) {
    carry(work, line, item, kept);
    if (pin) say_pin_waits(work, item, pin);
    return;
  }
  if (pin) {
    // A piece that is still to be written has the slot to itself.
    if (pin->piece.to) take_pinned(work, line, item, pin);
    return;
  }
  if (!line->mix.lines) return;
  Choice choice = choose(work, line, item);
  take(work, line, item, choice.piece, choice.line);
}
