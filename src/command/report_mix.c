// report_mix: from what a daily line came to to the rows that are printed of it.
//
// Invariant: lines come first, then kinds, scenes, selling; a rule that the plan does not state has no bound.
#include "report_mix.h"

long mix_thousandths(long n, long of) { return of ? (n * 1000 + of / 2) / of : 0; }

static void add_lines(Arena *arena, MixRows *rows, const ChannelShares *shares, const SlotCounts *counts, Lang lang) {
  bool whole = counts == &shares->all;
  for (size_t k = 0; k < shares->lines; k++) {
    Str id = shares->line[k]->id;
    long off = whole && counts->slots ? mix_thousandths(shares->furthest[k], shares->total) / 10 : -1;
    PUSH(arena, rows,
         ((MixRow){MIX_LINE, id, line_label(id, lang), mix_thousandths(shares->weight[k], shares->total),
                   counts->lines[k], counts->slots, counts->lines_empty[k], off,
                   off < 0 ? DATE_NONE : shares->furthest_on[k]}));
  }
}

static Str label_of(const Names *names, size_t i, Lang lang) { return str_of(names->label[i].in[lang]); }

static void add_kinds(Arena *arena, MixRows *rows, const ChannelShares *shares, const SlotCounts *counts, Lang lang) {
  long filled = counts->slots - slots_empty(shares, counts);
  for (size_t k = 0; k < KIND_COUNT; k++)
    PUSH(arena, rows,
         ((MixRow){MIX_KIND, str_of(kind_names.name[k]), label_of(&kind_names, k, lang),
                   mix_thousandths(shares->kind_weight[k], shares->kind_total), counts->kinds[k], filled,
                   counts->kinds_empty[k], -1, DATE_NONE}));
  static const Text none = {{"none stated", "没写类型"}};
  if (counts->kinds[KIND_COUNT])
    PUSH(arena, rows,
         ((MixRow){MIX_KIND, S(""), str_of(none.in[lang]), -1, counts->kinds[KIND_COUNT], filled, -1, -1, DATE_NONE}));
}

static void add_scenes(Arena *arena, MixRows *rows, const SlotCounts *counts, const Rules *rules, Lang lang) {
  static const Text none = {{"none stated", "没写场景"}}, closed = {{"closed sales", "成交、复购、发货"}};
  if (!counts->proofs) return;
  for (size_t k = 0; k <= SCENE_COUNT; k++) {
    bool stated = k < SCENE_COUNT;
    if (!stated && !counts->scenes[k]) continue;
    PUSH(arena, rows,
         ((MixRow){MIX_SCENE, stated ? str_of(scene_names.name[k]) : S(""),
                   stated ? label_of(&scene_names, k, lang) : str_of(none.in[lang]), -1, counts->scenes[k],
                   counts->proofs, -1, -1, DATE_NONE}));
  }
  PUSH(arena, rows,
       ((MixRow){MIX_CLOSED, S(""), str_of(closed.in[lang]), rules->proof.least < 0 ? -1 : rules->proof.least * 10L,
                 slots_closed(counts), counts->proofs, -1, -1, DATE_NONE}));
}

static void add_selling(Arena *arena, MixRows *rows, const ChannelShares *shares, const SlotCounts *counts,
                        const Rules *rules, Lang lang) {
  if (rules->selling.most < 0) return;
  PUSH(arena, rows,
       ((MixRow){MIX_SELLING, S(""), label_of(&kind_names, KIND_PRODUCT, lang), rules->selling.most * 10L,
                 counts->kinds[KIND_PRODUCT], counts->slots - slots_empty(shares, counts), -1, -1, DATE_NONE}));
}

MixRows mix_rows(Arena *arena, const Schedule *schedule, const ChannelShares *shares, const SlotCounts *counts,
                 Lang lang) {
  const Rules *rules = &schedule->plan->rules;
  MixRows rows = {0};
  add_lines(arena, &rows, shares, counts, lang);
  add_kinds(arena, &rows, shares, counts, lang);
  add_scenes(arena, &rows, counts, rules, lang);
  add_selling(arena, &rows, shares, counts, rules, lang);
  return rows;
}

const ReportPart report_mix = {"mix", mix_table, mix_csv, mix_json};
