// daily: the slots of each channel between campaigns, and the piece that each one carries (design section 6; D03, D04).
//
// The order of wishes: the mix stays within 1 of its shares at every prefix (mix.c); a line that has a fitting piece;
// not yesterday's line in the same slot; the kind furthest behind; the piece longest unused; its id.
#include "room.h"

// ---- slots --------------------------------------------------------------------------------------------------------

// For each day of the plan, the audiences to which campaigns post in a channel that day (D04).
static uint64_t *campaign_days(Work *work, const Channel *channel) {
  size_t days = (size_t)(work->days.last - work->days.first + 1);
  uint64_t *busy = NEW_N(work->arena, uint64_t, days);
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (item->channel != channel || !item->opening || !span_has(work->days, item->date)) continue;
    busy[item->date - work->days.first] |= audience_of(item->audience);
  }
  return busy;
}

static int posts_on(const PerDay *per_day, Date day, bool campaign) {
  int by_kind = date_weekday(day) < 5 ? per_day->workday : per_day->weekend;
  int n = by_kind >= 0 ? by_kind : per_day->all;
  return campaign && per_day->campaign >= 0 ? per_day->campaign : n;
}

static void add_slot(Work *work, const Daily *daily, Date day, size_t slot) {
  const Channel *channel = daily->head.to;
  Occurrence *item = new_item(work, daily->head.at);
  *item = (Occurrence){.kind = OCCURRENCE_POST, .channel = channel, .date = day, .due = day, .slot = slot};
  item->identity = str_format(work->arena, "%.*s/%.*s/%.*s/%zu", STR(work->plan->about.id), STR(channel->head.id),
                              STR(date_text(work->arena, day)), slot);
  item->at = channel->at.at[slot - 1];
  item->minutes = channel->minutes;
  item->audience = &channel->audience;
  item->place = daily->head.at;
}

static void expand_channel(Work *work, const Daily *daily) {
  const Channel *channel = daily->head.to;
  const uint64_t *busy = campaign_days(work, channel);
  note_workdays(work, daily->every.at, daily->every.n, place_of(&daily->head, "every"));
  static const Every by_kind = {.by_workday = true};
  if (daily->per_day.workday != daily->per_day.weekend) note_workdays(work, &by_kind, 1, daily->per_day.head.at);
  for (Date day = work->days.first; day <= work->days.last; day++) {
    if (!every_matches(daily->every.at, daily->every.n, day, work->days.first)) continue;
    bool campaign = (busy[day - work->days.first] & audience_of(&channel->audience)) != 0;
    int n = posts_on(&daily->per_day, day, campaign);
    for (int slot = 1; slot <= n && (size_t)slot <= channel->at.n; slot++) add_slot(work, daily, day, (size_t)slot);
  }
}

void expand_daily(Work *work) {
  for (size_t i = 0; i < work->plan->daily.n; i++) expand_channel(work, &work->plan->daily.at[i]);
}

// ---- what may fill them -------------------------------------------------------------------------------------------

static bool is_daily(const Piece *piece, const Channel *channel) {
  if (piece->theme.n || piece->named || !piece_suits(piece, channel, &channel->audience)) return false;
  return !((piece_text(piece, channel)->needs | piece->comment_needs) & (NEEDS_CAMPAIGN | NEEDS_OFFER));
}

static void fill_pools(Work *work, DailyLine *line) {
  for (size_t i = 0; i < work->plan->pieces.n; i++) {
    const Piece *piece = &work->plan->pieces.at[i];
    if (!is_daily(piece, line->channel)) continue;
    for (size_t k = 0; k < line->mix.lines; k++)
      if (line->lines[k] == piece->line) PUSH(work->arena, &line->pool[k], piece);
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
static long kind_lag(const DailyLine *line, int kind) {
  return kind < 0 ? 0 : line->taken * line->kind_weights[kind] - line->kinds[kind] * line->kind_total;
}

typedef struct Choice {
  size_t line; // number in the mix
  const Piece *piece;
  bool yesterdays;
  long lag; // of the piece's kind; of the line when there is no piece
} Choice;

static bool is_better(Work *work, const Choice *a, const Choice *b, const Occurrence *item) {
  if (!a->piece != !b->piece) return a->piece != NULL;
  if (a->yesterdays != b->yesterdays) return b->yesterdays;
  if (a->lag != b->lag) return a->lag > b->lag;
  return a->piece && compare_use(work, a->piece, b->piece, item->channel, item->date) < 0;
}

static bool was_yesterdays(const DailyLine *line, const Occurrence *item, const Line *which) {
  return line->yesterday[item->slot] == which && line->yesterday_date[item->slot] == item->date - 1;
}

static void consider_line(Work *work, DailyLine *line, const Occurrence *item, size_t number, Choice *best, bool *any) {
  bool yesterdays = was_yesterdays(line, item, line->lines[number]);
  Choice empty = {number, NULL, yesterdays, mix_lag(&line->mix, number)};
  if (!*any || is_better(work, &empty, best, item)) *best = empty;
  *any = true;
  for (size_t i = 0; i < line->pool[number].n; i++) {
    const Piece *piece = line->pool[number].at[i];
    if (piece->valid.at.source && !span_has(piece->valid.days, item->date)) continue;
    Choice choice = {number, piece, yesterdays, kind_lag(line, piece->kind)};
    if (!is_better(work, &choice, best, item)) continue; // asked first: it mostly ends the matter at little cost
    if (!piece_is_spent(work, piece, line->channel, item->date)) *best = choice;
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

static void take_pinned(Work *work, DailyLine *line, Occurrence *item, const Pin *pin) {
  const SpanAt *valid = &pin->piece.to->valid;
  bool in_time = !valid->at.source || span_has(valid->days, item->date);
  if (!in_time || !piece_suits(pin->piece.to, item->channel, item->audience))
    diag_add(work->diags, C107, pin->head.at,
             ARGS(arg("piece", pin->piece.to->head.id), arg("channel", item->channel->head.id)));
  for (size_t k = 0; k < line->mix.lines; k++)
    if (line->lines[k] == pin->piece.to->line) {
      take(work, line, item, pin->piece.to, k);
      return;
    }
  item->piece = pin->piece.to; // of a line outside the mix: it does not count in it
  item->text = piece_text(item->piece, item->channel);
  item->line = item->piece->line;
  use_piece(work, item->piece, item->channel, item->date);
}

void bind_daily_content(Work *work, DailyLines *lines, Occurrence *item) {
  DailyLine *line = NULL;
  for (size_t i = 0; i < lines->n; i++)
    if (lines->at[i].channel == item->channel) line = &lines->at[i];
  const Pin *pin = pin_for(work, item);
  if (pin) {
    take_pinned(work, line, item, pin);
    return;
  }
  if (!line->mix.lines) return;
  Choice choice = choose(work, line, item);
  take(work, line, item, choice.piece, choice.line);
}
