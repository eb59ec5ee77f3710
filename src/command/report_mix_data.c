// report_mix_data: the rows of each channel and month for programs, as CSV and JSON, the same in any language.
//
// Invariant: a share that is of nothing is left open, never 0.
#include "report_mix.h"

static const char *const part_ids[] = {"line", "kind", "scene", "closed", "selling"};

static Str month_text(Arena *arena, Date first) { return str_part(date_text(arena, first), 0, S("2026-03").n); }

static void csv_number(Buf *out, long n, int decimals) {
  buf_byte(out, ',');
  if (n < 0) return;
  if (decimals == 1) buf_format(out, "%ld.%ld", n / 10, n % 10);
  if (decimals == 2) buf_format(out, "%ld.%02ld", n / 100, n % 100);
  if (!decimals) buf_format(out, "%ld", n);
}

static void csv_row(Arena *arena, Buf *out, const ChannelShares *shares, Str month, const MixRow *row) {
  csv_word(arena, out, shares->channel->head.id);
  buf_format(out, ",%.*s,%s,", STR(month), part_ids[row->part]);
  csv_word(arena, out, row->id);
  csv_number(out, row->planned, 1);
  csv_number(out, row->count, 0);
  csv_number(out, row->of ? mix_thousandths(row->count, row->of) : -1, 1);
  csv_number(out, row->empty, 0);
  csv_number(out, row->furthest, 2);
  buf_format(out, ",%.*s\r\n", STR(row->furthest > 0 ? date_text(arena, row->furthest_on) : S("")));
}

static void csv_rows(Arena *arena, Buf *out, const Schedule *schedule, const ChannelShares *shares, Str month,
                     const SlotCounts *counts) {
  MixRows rows = mix_rows(arena, schedule, shares, counts, LANG_EN);
  for (size_t i = 0; i < rows.n; i++) csv_row(arena, out, shares, month, &rows.at[i]);
}

// The whole first, then each month.
void mix_csv(Arena *arena, Buf *out, const Schedule *schedule) {
  SharesList all = {0};
  shares_of(arena, schedule, &all);
  buf_add(out, S("channel,month,part,name,planned,posts,share,empty,furthest,furthest_on\r\n"));
  for (size_t i = 0; i < all.n; i++) {
    const ChannelShares *shares = &all.at[i];
    csv_rows(arena, out, schedule, shares, S(""), &shares->all);
    for (size_t k = 0; k < shares->months.n; k++)
      csv_rows(arena, out, schedule, shares, month_text(arena, shares->months.at[k].first),
               &shares->months.at[k].counts);
  }
}

static void put_known(Arena *arena, Value *map, const char *key, long n) {
  value_put(arena, map, key, n < 0 ? value_null(arena) : value_int(arena, n));
}

static Value *row_value(Arena *arena, const MixRow *row) {
  Value *map = value_map(arena);
  bool off = row->furthest > 0;
  value_put_text(arena, map, "part", str_of(part_ids[row->part]));
  value_put(arena, map, "name", row->id.n ? value_text(arena, row->id) : value_null(arena));
  put_known(arena, map, "planned_thousandths", row->planned);
  value_put_int(arena, map, "posts", row->count);
  put_known(arena, map, "share_thousandths", row->of ? mix_thousandths(row->count, row->of) : -1);
  put_known(arena, map, "empty", row->empty);
  put_known(arena, map, "furthest_hundredths", row->furthest);
  value_put(arena, map, "furthest_on", off ? value_text(arena, date_text(arena, row->furthest_on)) : value_null(arena));
  return map;
}

static void put_counts(Arena *arena, Value *map, const Schedule *schedule, const ChannelShares *shares,
                       const SlotCounts *counts) {
  Value *list = value_list(arena);
  MixRows rows = mix_rows(arena, schedule, shares, counts, LANG_EN);
  for (size_t i = 0; i < rows.n; i++) value_add(arena, list, row_value(arena, &rows.at[i]));
  value_put_int(arena, map, "slots", counts->slots);
  value_put_int(arena, map, "empty", slots_empty(shares, counts));
  value_put(arena, map, "shares", list);
}

static Value *channel_value(Arena *arena, const Schedule *schedule, const ChannelShares *shares) {
  Value *map = value_map(arena), *months = value_list(arena);
  value_put_text(arena, map, "channel", shares->channel->head.id);
  value_put_int(arena, map, "outside", shares->outside);
  put_counts(arena, map, schedule, shares, &shares->all);
  for (size_t i = 0; i < shares->months.n; i++) {
    Value *month = value_map(arena);
    value_put_text(arena, month, "month", month_text(arena, shares->months.at[i].first));
    put_counts(arena, month, schedule, shares, &shares->months.at[i].counts);
    value_add(arena, months, month);
  }
  value_put(arena, map, "months", months);
  return map;
}

void mix_json(Arena *arena, Buf *out, const Schedule *schedule) {
  SharesList all = {0};
  Value *list = value_list(arena);
  shares_of(arena, schedule, &all);
  for (size_t i = 0; i < all.n; i++) value_add(arena, list, channel_value(arena, schedule, &all.at[i]));
  json_write(out, list, 2);
}
