// touches_check: says where one customer is reached more often than a cap allows: once for each cap, with the windows
// and their posts (D51).
//
// Invariant: a window all of whose posts lie before today is history and is not judged.
#include "touches.h"

typedef struct Overrun { // of one cap in one channel
  TouchWindow first[WINDOWS_SHOWN];
  TouchWindow worst;
  long windows;
} Overrun;

typedef struct Overruns {
  Work *work;
  Map by_cap; // a cap and a channel, as the bytes of their addresses
  LIST(Overrun *) list;
} Overruns;

static Overrun *overrun_of(Overruns *all, const TouchWindow *window) {
  const void *about[] = {window->cap, window->channel};
  Str key = {(const char *)about, sizeof about};
  Overrun *known = map_get(&all->by_cap, key);
  if (known) return known;
  Overrun *overrun = NEW(all->work->arena, Overrun);
  map_put(all->work->arena, &all->by_cap, str_copy(all->work->arena, key), overrun);
  PUSH(all->work->arena, &all->list, overrun);
  return overrun;
}

// Nothing can be done about what has been.
static bool is_over(const Work *work, const TouchWindow *window) {
  for (size_t i = window->after; i-- > window->first_post;)
    if (touch_counts(window, window->posts->at[i])) return window->posts->at[i]->date < work->options->past;
  return true;
}

static void take(void *context, const TouchWindow *window) {
  Overruns *all = context;
  if (is_over(all->work, window)) return;
  Overrun *overrun = overrun_of(all, window);
  if (overrun->windows < WINDOWS_SHOWN) overrun->first[overrun->windows] = *window;
  overrun->windows++;
  if (window->count > overrun->worst.count) overrun->worst = *window;
}

// ---- what is said -------------------------------------------------------------------------------------------------

static ItemList posts_of(Arena *arena, const TouchWindow *window) {
  ItemList posts = {0};
  for (size_t i = window->first_post; i < window->after; i++)
    if (touch_counts(window, window->posts->at[i])) PUSH(arena, &posts, window->posts->at[i]);
  return posts;
}

static Arg names_of(const Work *work, const char *name, uint64_t segments) {
  StrList ids = {0};
  for (size_t i = 0; i < work->plan->segments.n; i++)
    if (segments >> (i % 64) & 1) PUSH(work->arena, &ids, work->plan->segments.at[i].head.id);
  return arg_list(work->arena, name, &ids);
}

// The fewest segments found by which a customer gets all of these posts; none where one alone will do, so that only
// those that must overlap are named.
static uint64_t overlap_of(const Work *work, const ItemList *posts, uint64_t segments) {
  uint64_t chosen = 0;
  for (size_t best_count = 1; best_count;) {
    uint64_t best = 0;
    best_count = 0;
    for (size_t s = 0; s < work->plan->segments.n; s++) {
      uint64_t bit = (uint64_t)1 << (s % 64);
      size_t count = 0;
      for (size_t i = 0; i < posts->n && (segments & bit); i++) {
        uint64_t audience = audience_of(posts->at[i]->audience);
        count += audience != ALL_AUDIENCES && !(audience & chosen) && (audience & bit);
      }
      if (count <= best_count) continue;
      best = bit;
      best_count = count;
    }
    chosen |= best;
  }
  return (chosen & (chosen - 1)) ? chosen : 0;
}

static Code code_of(const TouchWindow *window) {
  if (window->of != CAP_OF_PLATFORM) return C240;
  return limit_is_sure(window->channel, LIMIT_TOUCH) ? C241 : C242;
}

static void say(Work *work, const Overrun *overrun) {
  const TouchWindow *worst = &overrun->worst;
  Arena *arena = work->arena;
  ItemList posts = posts_of(arena, worst);
  bool platform = worst->of == CAP_OF_PLATFORM;
  ArgList args = {0};
  PUSH(arena, &args, arg_n("count", worst->count));
  PUSH(arena, &args, arg("channel", worst->channel->head.id));
  PUSH(arena, &args, when_arg(arena, worst->unit, worst->days));
  PUSH(arena, &args, most_arg(arena, worst->unit, worst->most));
  PUSH(arena, &args, arg("segment", worst->segment ? worst->segment->head.id : S("")));
  PUSH(arena, &args, arg("campaign", worst->opening ? worst->opening->id : S("")));
  PUSH(arena, &args, names_of(work, "without", worst->without));
  PUSH(arena, &args, names_of(work, "both", overlap_of(work, &posts, worst->segments)));
  add_more_args(arena, &args, worst->unit, overrun->windows, overrun->first[0].days);
  Place at = platform ? limit_place(worst->channel, worst->cap, LIMIT_TOUCH) : worst->cap->at;
  Diag *said = diag_add(work->diags, code_of(worst), at, args.n, args.at);
  if (platform) relate_limit(work, said, worst->channel, worst->cap, LIMIT_TOUCH);
  relate_posts(work, said, &posts);
  for (long i = 0; i < overrun->windows && i < WINDOWS_SHOWN; i++) {
    posts = posts_of(arena, &overrun->first[i]);
    note_window(work, said, S(""), worst->unit, overrun->first[i].days, &posts);
  }
  note_more(work, said, overrun->windows - WINDOWS_SHOWN);
}

static bool has_caps(const Plan *plan) {
  for (size_t i = 0; i < plan->channels.n; i++)
    if (plan->channels.at[i].touch.n || plan->channels.at[i].allowed->touch.n) return true;
  for (size_t i = 0; i < plan->segments.n; i++)
    if (plan->segments.at[i].touch.n) return true;
  for (size_t i = 0; i < plan->campaigns.n; i++)
    if (plan->campaigns.at[i].touch.n) return true;
  return false;
}

void check_touches(Work *work) {
  Overruns all = {.work = work};
  if (!has_caps(work->plan)) return;
  touches_each(work->arena, work->out, true, take, &all);
  for (size_t i = 0; i < all.list.n; i++) say(work, all.list.at[i]);
}
