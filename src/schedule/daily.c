// daily: the slots of each channel between campaigns, and the piece that each one carries (design section 6; D03, D04).
//
// The order of wishes: the mix stays within 1 of its shares at every prefix (mix.c); a line that has a fitting piece;
// not yesterday's line in the same slot; the kind furthest behind; the piece longest unused; its id.
#include "room.h"

#include <assert.h>
#include <string.h>

// ---- slots --------------------------------------------------------------------------------------------------------

// For each day of the plan, the audiences to which campaigns post in a channel that day (D04).
static uint64_t *campaign_days(Arena *scratch, const Work *work, const Channel *channel) {
  size_t days = (size_t)(work->days.last - work->days.first) + 1;
  uint64_t *busy = NEW_N(scratch, uint64_t, days);
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (item->channel != channel || !item->opening || !span_has(work->days, item->date)) continue;
    busy[item->date - work->days.first] |= audience_of(item->audience);
  }
  return busy;
}

// By the official kind of day, and by the weekday where that is not known. A holiday of which nothing is said is a
// weekend.
static int posts_by_kind(const Plan *plan, const PerDay *per_day, Date day) {
  if (day_is_workday(plan, day)) return per_day->workday;
  bool holiday = day_official(plan, day).status == DAY_STATUS_HOLIDAY && per_day->holiday >= 0;
  return holiday ? per_day->holiday : per_day->weekend;
}

static int posts_on(const Plan *plan, const PerDay *per_day, Date day, bool campaign) {
  int by_kind = posts_by_kind(plan, per_day, day);
  int n = by_kind >= 0 ? by_kind : per_day->all;
  return campaign && per_day->campaign >= 0 ? per_day->campaign : n;
}

// Whether it makes a difference which days are off.
static bool minds_days_off(const PerDay *per_day) {
  return per_day->workday != per_day->weekend || per_day->holiday >= 0;
}

static void add_slot(Work *work, const Daily *daily, Date day, size_t slot) {
  const Channel *channel = daily->head.to;
  Occurrence *item = new_item(work, daily->head.at);
  *item = (Occurrence){.kind = OCCURRENCE_POST, .channel = channel, .date = day, .due = day, .slot = slot, .lacks = -1};
  item->planned = (Span){day, day};
  item->identity = str_format(work->arena, "%.*s/%.*s/%.*s/%zu", STR(work->plan->about.id), STR(channel->head.id),
                              STR(date_text(work->arena, day)), slot);
  item->at = channel->at.at[slot - 1];
  item->minutes = channel->minutes;
  item->audience = &channel->audience;
  item->place = daily->head.at;
  keep_item(work, item);
}

static int most_posts(const PerDay *per_day) {
  const int each[] = {per_day->all, per_day->workday, per_day->weekend, per_day->holiday, per_day->campaign};
  int most = 0;
  for (size_t i = 0; i < COUNT(each); i++) most = each[i] > most ? each[i] : most;
  return most;
}

// A campaign of these days, or what kind of day it is, takes nothing away that was announced.
static void add_slots(Work *work, const Daily *daily, Date day, int planned) {
  const Channel *channel = daily->head.to;
  size_t most = work->plan->lock.entries.n ? (size_t)most_posts(&daily->per_day) : 0;
  for (size_t slot = 1; slot <= channel->at.n; slot++)
    if ((int)slot <= planned || (slot <= most && keeps_slot(work, daily, day, slot))) add_slot(work, daily, day, slot);
}

static void expand_channel(Work *work, const Daily *daily) {
  const Channel *channel = daily->head.to;
  Arena *scratch = arena_new();
  const uint64_t *busy = campaign_days(scratch, work, channel);
  const Every *every = daily->every.at;
  size_t every_n = daily->every.n;
  note_workdays(work, every, every_n, place_of(&daily->head, "every"));
  static const Every by_kind = {.kind = EVERY_WORKDAYS};
  if (minds_days_off(&daily->per_day)) note_workdays(work, &by_kind, 1, daily->per_day.head.at);
  bool meant;
  for (Date day = work->days.first; (day = next_possible_day(work, every, every_n, day, &meant)) != DATE_NONE; day++) {
    bool campaign = (busy[day - work->days.first] & audience_of(&channel->audience)) != 0;
    add_slots(work, daily, day, meant ? posts_on(work->plan, &daily->per_day, day, campaign) : 0);
  }
  arena_free(scratch);
}

void expand_daily(Work *work) {
  for (size_t i = 0; i < work->plan->daily.n && !work->full; i++) expand_channel(work, &work->plan->daily.at[i]);
}

// ---- what may fill them -------------------------------------------------------------------------------------------

static bool is_daily(const Piece *piece, const Channel *channel) {
  if (piece->theme.n || piece->named || !piece_suits(piece, channel, &channel->audience)) return false;
  return !((piece_text(piece, channel)->needs | piece->comment_needs) & (NEEDS_CAMPAIGN | NEEDS_OFFER));
}

static size_t kind_row(int kind) { return kind < 0 ? KIND_COUNT : (size_t)kind; }

// Whose turn comes first: longest unused, fewest uses, id.
static bool goes_before(const Turn *a, const Turn *b) {
  int order = compare_uses(a->use, b->use);
  return order ? order < 0 : a->piece->index < b->piece->index;
}

static void fill_pools(Work *work, DailyLine *line) {
  for (size_t i = 0; i < work->plan->pieces.n; i++) {
    const Piece *piece = &work->plan->pieces.at[i];
    if (!is_daily(piece, line->channel)) continue;
    for (size_t k = 0; k < line->mix.lines; k++)
      if (line->lines[k] == piece->line)
        PUSH(work->arena, &line->pool[k][kind_row(piece->kind)], (Turn){.piece = piece});
  }
}

static void set_kind_weights(const Plan *plan, DailyLine *line) {
  int *weights = line->kind_weights;
  kinds_of_stage(plan->about.stage, weights);
  for (size_t k = 0; k < KIND_COUNT && plan->about.kinds.n; k++) weights[k] = 0;
  for (size_t i = 0; i < plan->about.kinds.n; i++)
    for (size_t k = 0; k < KIND_COUNT; k++)
      if (str_eq(plan->about.kinds.at[i].head.id, str_of(kind_names.name[k])))
        weights[k] = plan->about.kinds.at[i].weight;
  for (size_t k = 0; k < KIND_COUNT; k++) line->kind_total += weights[k];
}

void daily_begin(Work *work, DailyLines *out) {
  for (size_t i = 0; i < work->plan->daily.n; i++) {
    const Daily *daily = &work->plan->daily.at[i];
    DailyLine *line = &ADD(work->arena, out);
    int weights[MIX_LINES_MAX];
    size_t n = 0;
    *line = (DailyLine){.daily = daily, .channel = daily->head.to};
    for (size_t k = 0; k < daily->mix.n && n < MIX_LINES_MAX; k++) {
      if (daily->mix.at[k].weight <= 0) continue;
      line->lines[n] = daily->mix.at[k].head.to;
      weights[n++] = daily->mix.at[k].weight > MIX_WEIGHT_MAX ? MIX_WEIGHT_MAX : daily->mix.at[k].weight;
    }
    mix_begin(&line->mix, n, weights);
    line->yesterday = NEW_N(work->arena, const Line *, line->channel->at.n + 1);
    line->yesterday_date = NEW_N(work->arena, Date, line->channel->at.n + 1);
    set_kind_weights(work->plan, line);
    fill_pools(work, line);
  }
}

// ---- the choice ---------------------------------------------------------------------------------------------------

// How far a kind lags behind its share of this channel's slots; the larger the more it is wanted (D22).
static long kind_lag(const DailyLine *line, size_t kind) {
  return kind == KIND_COUNT ? 0 : line->taken * line->kind_weights[kind] - line->kinds[kind] * line->kind_total;
}

typedef struct Choice {
  size_t line; // number in the mix
  const Piece *piece;
  bool yesterdays;
  long lag; // of the piece's kind; of the line when there is no piece
} Choice;

// Positive when the line and kind of a are wanted more than those of b, negative when less.
static int compare_wanted(const Choice *a, const Choice *b) {
  if (a->yesterdays != b->yesterdays) return b->yesterdays ? 1 : -1;
  return (a->lag > b->lag) - (a->lag < b->lag);
}

static bool is_better(Work *work, const Choice *a, const Choice *b, const Occurrence *item) {
  if (!a->piece != !b->piece) return a->piece != NULL;
  int order = compare_wanted(a, b);
  if (order) return order > 0;
  return a->piece && compare_use(work, a->piece, b->piece, item->channel, item->date) < 0;
}

static bool was_yesterdays(const DailyLine *line, const Occurrence *item, const Line *which) {
  return line->yesterday[item->slot] == which && line->yesterday_date[item->slot] == item->date - 1;
}

// Behind all that have been used longer ago: mostly to the end.
static void move_back(TurnList *row, size_t from, Use use) {
  Turn moved = {row->at[from].piece, use};
  size_t to = row->n - 1;
  while (to > from && !goes_before(&row->at[to], &moved)) to--;
  memmove(&row->at[from], &row->at[from + 1], (to - from) * sizeof *row->at);
  row->at[to] = moved;
}

// The first of the row that fits, if there is one not yet used that day. Uses only ever move a piece back, so one that
// stands where it should stands before all others.
static const Piece *next_in_turn(Work *work, TurnList *row, const Occurrence *item) {
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

static void consider_line(Work *work, DailyLine *line, const Occurrence *item, size_t number, Choice *best, bool *any) {
  bool yesterdays = was_yesterdays(line, item, line->lines[number]);
  Choice choice = {number, NULL, yesterdays, mix_lag(&line->mix, number)};
  if (!*any || is_better(work, &choice, best, item)) *best = choice;
  *any = true;
  for (size_t kind = 0; kind <= KIND_COUNT; kind++) {
    choice.lag = kind_lag(line, kind);
    if (best->piece && compare_wanted(&choice, best) < 0) continue;
    choice.piece = next_in_turn(work, &line->pool[number][kind], item);
    if (choice.piece && is_better(work, &choice, best, item)) *best = choice;
  }
}

static Choice choose(Work *work, DailyLine *line, const Occurrence *item) {
  unsigned allowed = mix_allowed(&line->mix);
  Choice best = {0};
  bool any = false;
  for (size_t k = 0; k < line->mix.lines; k++)
    if (allowed >> k & 1) consider_line(work, line, item, k, &best, &any);
  return best;
}

static void take(Work *work, DailyLine *line, Occurrence *item, const Piece *piece, size_t number) {
  item->line = line->lines[number];
  line->yesterday[item->slot] = item->line;
  line->yesterday_date[item->slot] = item->date;
  line->taken++;
  mix_take(&line->mix, number);
  if (!piece) return;
  item->piece = piece;
  item->text = piece_text(piece, item->channel);
  if (piece->kind >= 0) line->kinds[piece->kind]++;
  use_piece(work, piece, item->channel, item->date);
}

static const Pin *pin_for(Work *work, const Occurrence *item) {
  for (size_t i = 0; i < work->plan->pins.n && item->slot == 1; i++) {
    const Pin *pin = &work->plan->pins.at[i];
    if (pin->channel == item->channel && pin->date == item->date) return pin;
  }
  return NULL;
}

// A piece that is not chosen. One of a line outside the mix does not count in it.
static void carry(Work *work, DailyLine *line, Occurrence *item, const Piece *piece) {
  for (size_t k = 0; k < line->mix.lines; k++)
    if (line->lines[k] == piece->line) {
      take(work, line, item, piece, k);
      return;
    }
  item->piece = piece;
  item->text = piece_text(item->piece, item->channel);
  item->line = item->piece->line;
  use_piece(work, item->piece, item->channel, item->date);
}

static void take_pinned(Work *work, DailyLine *line, Occurrence *item, const Pin *pin) {
  const SpanAt *valid = &pin->piece.to->valid;
  bool in_time = !valid->at.source || span_has(valid->days, item->date);
  if (!in_time || !piece_suits(pin->piece.to, item->channel, item->audience))
    diag_add(work->diags, C107, pin->head.at,
             ARGS(arg("piece", pin->piece.to->head.id), arg("channel", item->channel->head.id)));
  carry(work, line, item, pin->piece.to);
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
    take_pinned(work, line, item, pin);
    return;
  }
  if (!line->mix.lines) return;
  Choice choice = choose(work, line, item);
  take(work, line, item, choice.piece, choice.line);
}
