// shares: from a schedule to what each channel's daily line came to.
//
// Invariant: every daily slot counts once, in its channel, its month and its line, unless its line has no share there.
#include "sopcal/shares.h"

#include <stdlib.h>

// ---- what is planned ----------------------------------------------------------------------------------------------

size_t daily_mix(const Daily *daily, const Line *lines[MIX_LINES_MAX], int weights[MIX_LINES_MAX]) {
  size_t n = 0;
  for (size_t k = 0; k < daily->mix.n && n < MIX_LINES_MAX; k++) {
    int weight = daily->mix.at[k].weight;
    if (weight <= 0) continue;
    lines[n] = daily->mix.at[k].head.to;
    weights[n++] = weight > MIX_WEIGHT_MAX ? MIX_WEIGHT_MAX : weight;
  }
  return n;
}

int kind_shares(const Plan *plan, int weights[KIND_COUNT]) {
  int total = 0;
  kinds_of_stage(plan->about.stage, weights);
  for (size_t k = 0; k < KIND_COUNT && plan->about.kinds.n; k++) weights[k] = 0;
  for (size_t i = 0; i < plan->about.kinds.n; i++)
    for (size_t k = 0; k < KIND_COUNT; k++)
      if (str_eq(plan->about.kinds.at[i].head.id, str_of(kind_names.name[k])))
        weights[k] = plan->about.kinds.at[i].weight;
  for (size_t k = 0; k < KIND_COUNT; k++) total += weights[k];
  return total;
}

// ---- what it came to ----------------------------------------------------------------------------------------------

long slots_empty(const ChannelShares *shares, const SlotCounts *counts) {
  long empty = 0;
  for (size_t k = 0; k < shares->lines; k++) empty += counts->lines_empty[k];
  return empty;
}

long slots_closed(const SlotCounts *counts) {
  return counts->scenes[SCENE_ORDER] + counts->scenes[SCENE_REPURCHASE] + counts->scenes[SCENE_SHIPPING];
}

static void count_slot(SlotCounts *counts, const Occurrence *item, size_t line) {
  const Piece *piece = item->piece;
  counts->slots++;
  counts->lines[line]++;
  if (!piece) {
    counts->lines_empty[line]++;
    if (item->lacks >= 0) counts->kinds_empty[item->lacks]++;
    return;
  }
  counts->kinds[piece->kind < 0 ? KIND_COUNT : (size_t)piece->kind]++;
  if (!str_eq(item->line->id, S("proof"))) return;
  counts->proofs++;
  counts->scenes[piece->scene < 0 ? SCENE_COUNT : (size_t)piece->scene]++;
}

static void measure(ChannelShares *shares, Date day) {
  for (size_t k = 0; k < shares->lines; k++) {
    long off = labs(shares->all.lines[k] * shares->total - shares->all.slots * shares->weight[k]);
    if (off <= shares->furthest[k]) continue;
    shares->furthest[k] = off;
    shares->furthest_on[k] = day;
  }
}

// Items come in the order of time.
static SlotCounts *month_of(Arena *arena, ChannelShares *shares, Date day) {
  Ymd ymd = date_ymd(day);
  Date first = date_of(ymd.year, ymd.month, 1);
  if (!shares->months.n || shares->months.at[shares->months.n - 1].first != first)
    ADD(arena, &shares->months).first = first;
  return &shares->months.at[shares->months.n - 1].counts;
}

static void add_slot(Arena *arena, ChannelShares *shares, const Occurrence *item) {
  for (size_t k = 0; k < shares->lines; k++) {
    if (shares->line[k] != item->line) continue;
    count_slot(&shares->all, item, k);
    count_slot(month_of(arena, shares, item->date), item, k);
    measure(shares, item->date);
    return;
  }
  shares->outside += item->piece != NULL;
}

static void add_channel(Arena *arena, SharesList *out, const Plan *plan, const Daily *daily) {
  ChannelShares *shares = &ADD(arena, out);
  shares->channel = daily->head.to;
  shares->lines = daily_mix(daily, shares->line, shares->weight);
  for (size_t k = 0; k < shares->lines; k++) shares->total += shares->weight[k];
  shares->kind_total = kind_shares(plan, shares->kind_weight);
}

void shares_of(Arena *arena, const Schedule *schedule, SharesList *out) {
  const Plan *plan = schedule->plan;
  size_t *row = NEW_N(arena, size_t, plan->channels.n); // by channel: its number, from 1
  for (size_t i = 0; i < plan->daily.n; i++) {
    add_channel(arena, out, plan, &plan->daily.at[i]);
    row[out->at[i].channel - plan->channels.at] = i + 1;
  }
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    size_t number = item->slot ? row[item->channel - plan->channels.at] : 0;
    if (number) add_slot(arena, &out->at[number - 1], item);
  }
}
