// missing_text: in a few words, what a piece that is still to be written is to be.
#include "sopcal/write.h"

#include "sopcal/missing.h"

static Str joined(Arena *arena, Str first, Str second) {
  return first.n && second.n ? str_format(arena, "%.*s · %.*s", STR(first), STR(second)) : first.n ? first : second;
}

// What calls for it first: a campaign, a routine, a pin; empty for daily slots.
static Str cause_text(const Missing *piece, Lang lang) {
  static const Text pinned = {{"pinned", "指定那天发"}};
  const Occurrence *item = piece->items.n ? piece->items.at[0] : NULL;
  if (!item) return S("");
  if (item->opening) return campaign_title(item->opening->campaign);
  if (item->step) return item->sop->title.n ? item->sop->title : item->sop->head.id;
  return piece->named ? str_of(pinned.in[lang]) : S("");
}

// "产品 · 成交、复购或发货", "双11 · urgency"; where only the id counts, by which it is called, what calls for it.
Str missing_what(Arena *arena, const Missing *piece, Lang lang) {
  static const Text closed = {{"order/repurchase/shipping", "成交、复购或发货"}};
  Str text = piece->kind >= 0 ? str_of(kind_names.label[piece->kind].in[lang]) : S("");
  if (piece->theme.n) text = joined(arena, text, theme_label(piece->theme, lang));
  if (piece->scene >= 0) text = joined(arena, text, str_of(scene_names.label[piece->scene].in[lang]));
  if (piece->closed) text = joined(arena, text, str_of(closed.in[lang]));
  return joined(arena, cause_text(piece, lang), text);
}
