// report_mix_table: the rows of each channel as a table for people, in line whatever the letters.
//
// Invariant: a line that was ever further from its due than the mix allows is marked: what is pinned or announced may
// do that, the program never does.
#include "report_mix.h"
#include "sopcal/table.h"

static Str percent(Arena *arena, long share) { return str_format(arena, "%ld.%ld%%", share / 10, share % 10); }

static Str planned_cell(Arena *arena, const MixRow *row) {
  if (row->planned < 0) return S("");
  Str share = percent(arena, row->planned);
  const char *bound = row->part == MIX_CLOSED ? "≥ " : row->part == MIX_SELLING ? "≤ " : "";
  return str_format(arena, "%s%.*s", bound, STR(share));
}

static Str count_cell(Arena *arena, long n) { return n > 0 ? str_format(arena, "%ld", n) : S(""); }

enum { WITHIN = 100 }; // the bound that every line keeps, but for what is pinned or announced

static Str furthest_cell(Arena *arena, const MixRow *row) {
  if (row->furthest < 0) return S("");
  return str_format(arena, "%ld.%02ld%s", row->furthest / 100, row->furthest % 100, row->furthest > WITHIN ? " !" : "");
}

static TableRow table_row(Arena *arena, const MixRow *row, bool first, Lang lang) {
  static const Text parts[] = {
      {{"line", "内容线"}}, {{"kind", "类型"}}, {{"scene", "口碑场景"}}, {{"", ""}}, {{"selling", "卖货"}}};
  bool off = row->furthest > 0;
  return (TableRow){.cell = {first ? str_of(parts[row->part].in[lang]) : S(""),
                             text_shown(arena, text_cut(arena, row->label, TABLE_CELL_WIDTH)), planned_cell(arena, row),
                             row->of ? percent(arena, mix_thousandths(row->count, row->of)) : S(""),
                             str_format(arena, "%ld", row->count), count_cell(arena, row->empty),
                             furthest_cell(arena, row), off ? date_text(arena, row->furthest_on) : S("")}};
}

static TableRow heading(Lang lang) {
  static const Text texts[] = {{{"", ""}},          {{"", ""}},          {{"planned", "计划"}},  {{"reached", "实际"}},
                               {{"posts", "条数"}}, {{"empty", "空缺"}}, {{"off by", "最多差"}}, {{"on", "那天"}}};
  TableRow row = {0};
  for (size_t i = 0; i < COUNT(texts); i++) row.cell[i] = str_of(texts[i].in[lang]);
  return row;
}

static void say_channel(Arena *arena, Buf *out, const ChannelShares *shares, Lang lang) {
  Str title = text_shown_first(arena, text_cut(arena, channel_title(shares->channel), TABLE_CELL_WIDTH));
  long slots = shares->all.slots, empty = slots_empty(shares, &shares->all);
  bool zh = lang == LANG_ZH;
  buf_format(out, zh ? "%.*s：日常内容 %ld 条" : "%.*s: daily posts: %ld", STR(title), slots);
  if (empty) buf_format(out, zh ? "，空缺 %ld 条" : ", empty: %ld", empty);
  if (shares->outside) buf_format(out, zh ? "，配比之外 %ld 条" : ", outside the mix: %ld", shares->outside);
  buf_byte(out, '\n');
}

static void print_channel(Arena *arena, Buf *out, const Schedule *schedule, const ChannelShares *shares, Lang lang) {
  Table table = {.heading = heading(lang), .right = {[2] = true, true, true, true, true}};
  MixRows rows = mix_rows(arena, schedule, shares, &shares->all, lang);
  for (size_t i = 0; i < rows.n; i++) {
    bool first = i == 0 || rows.at[i].part != rows.at[i - 1].part;
    PUSH(arena, &table.rows, table_row(arena, &rows.at[i], first, lang));
  }
  say_channel(arena, out, shares, lang);
  if (shares->all.slots) table_print(out, &table);
}

void mix_table(Arena *arena, Buf *out, const Schedule *schedule, Lang lang) {
  SharesList all = {0};
  shares_of(arena, schedule, &all);
  if (!all.n) buf_add(out, lang == LANG_ZH ? S("计划里没有日常内容\n") : S("the plan has no daily posts\n"));
  for (size_t i = 0; i < all.n; i++) {
    if (i) buf_byte(out, '\n');
    print_channel(arena, out, schedule, &all.at[i], lang);
  }
}
