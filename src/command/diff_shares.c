// diff_shares: of what each channel's daily posts are made before and after: content lines and kinds.
//
// Invariant: a share is told where its part of the channel's posts is another, not where only the posts are more.
#include <stdlib.h>

#include "diff.h"

typedef struct Counting {
  Arena *arena;
  Map by_name;  // "line moments brand" -> ShareChange
  Map channels; // -> the sums of both plans, as a ShareChange
} Counting;

static ShareChange *share_of(Counting *counting, Map *map, Str key, const ShareChange *fresh) {
  ShareChange *known = map_get(map, key);
  if (known) return known;
  known = NEW(counting->arena, ShareChange);
  *known = *fresh;
  map_put(counting->arena, map, key, known);
  return known;
}

static void count_one(Counting *counting, const DocItem *item, bool kind, bool after) {
  ShareChange fresh = {.channel = item->channel, .kind = kind, .name = kind ? item->piece_kind : item->line};
  Str key = str_format(counting->arena, "%d %.*s\n%.*s", kind, STR(fresh.channel), STR(fresh.name));
  ShareChange *share = share_of(counting, &counting->by_name, key, &fresh);
  *(after ? &share->after : &share->before) += 1;
}

static void count_posts(Counting *counting, const PlanDoc *doc, bool after) {
  for (size_t i = 0; i < doc->items.n; i++) {
    const DocItem *item = &doc->items.at[i];
    if (!item->daily) continue;
    ShareChange *all = share_of(counting, &counting->channels, item->channel, &(ShareChange){.channel = item->channel});
    *(after ? &all->after : &all->before) += 1;
    count_one(counting, item, false, after);
    count_one(counting, item, true, after);
  }
}

static int share_order(const void *a, const void *b) {
  const ShareChange *x = a, *y = b;
  int order = str_cmp(x->channel, y->channel);
  if (!order) order = (int)x->kind - (int)y->kind;
  return order ? order : str_cmp(x->name, y->name);
}

void diff_shares(Arena *arena, PlanDiff *diff) {
  Counting counting = {.arena = arena};
  bool kinds_known = diff->old->names_known && diff->new->names_known;
  count_posts(&counting, diff->old, false);
  count_posts(&counting, diff->new, true);
  for (size_t i = 0; i < counting.by_name.entries.n; i++) {
    ShareChange share = *(ShareChange *)counting.by_name.entries.at[i].value;
    const ShareChange *all = map_get(&counting.channels, share.channel);
    if (share.kind && !kinds_known) continue;
    share.before_of = all->before;
    share.after_of = all->after;
    if (share.before * share.after_of != share.after * share.before_of || !share.before_of || !share.after_of)
      PUSH(arena, &diff->shares, share);
  }
  if (diff->shares.n) qsort(diff->shares.at, diff->shares.n, sizeof *diff->shares.at, share_order);
}
