// touches_check: says where one customer is reached more often than a cap allows: once for each cap, with the windows
// and their posts (D51).
//
// Invariant: who got all of a window's posts before today is history there, and is not judged.
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

static void take(void *context, const TouchWindow *window) {
  Overruns *all = context;
  Overrun *overrun = overrun_of(all, window);
  if (overrun->windows < WINDOWS_SHOWN) overrun->first[overrun->windows] = *window;
  overrun->windows++;
  if (window->count > overrun->worst.count) overrun->worst = *window;
}

// ---- what is said -------------------------------------------------------------------------------------------------

static Arg names_of(const Work *work, const char *name, uint64_t segments) {
  StrList ids = {0};
  for (size_t i = 0; i < work->plan->segments.n; i++)
    if (segments >> (i % 64) & 1) PUSH(work->arena, &ids, work->plan->segments.at[i].head.id);
  return arg_list(work->arena, name, &ids);
}

enum { LOOKED_AT = 500 }; // posts: so many tell enough

// How many of the posts one segment gets beside those that are for others already chosen.
static size_t gets_beside(const ItemList *posts, uint64_t segment, uint64_t chosen) {
  size_t count = 0;
  for (size_t i = 0; i < posts->n && i < LOOKED_AT; i++) {
    uint64_t audience = audience_of(posts->at[i]->audience);
    count += audience != ALL_AUDIENCES && !(audience & chosen) && (audience & segment);
  }
  return count;
}

// The few segments, of those that the customer is in, by which all of these posts reach him, beside `chosen`.
static uint64_t overlap_of(const Work *work, const ItemList *posts, uint64_t segments, uint64_t chosen) {
  for (uint64_t best = 1; best;) {
    size_t most = 0;
    best = 0;
    for (size_t s = 0; s < work->plan->segments.n; s++) {
      uint64_t bit = segments & (uint64_t)1 << (s % 64);
      size_t count = gets_beside(posts, bit, chosen);
      if (count <= most) continue;
      best = bit;
      most = count;
    }
    chosen |= best;
  }
  return chosen;
}

// Segments that must overlap for a customer to get so much: none where one of them, or the cap's own, will do.
static void add_overlap(Work *work, ArgList *args, const TouchWindow *window, const ItemList *posts) {
  uint64_t own = window->segment ? (uint64_t)1 << (window->segment->index % 64) : 0;
  uint64_t all = overlap_of(work, posts, window->segments, own);
  bool several = (all & (all - 1)) != 0;
  PUSH(work->arena, args, names_of(work, "both", several && !own ? all : 0));
  PUSH(work->arena, args, names_of(work, "also", several && own ? all & ~own : 0));
}

static Code code_of(const TouchWindow *window) {
  if (window->of != CAP_OF_PLATFORM) return C240;
  return cap_is_sure(window->channel, LIMIT_TOUCH, window->cap) ? C241 : C242;
}

static ArgList args_of(Work *work, const Overrun *overrun, const ItemList *posts) {
  const TouchWindow *worst = &overrun->worst;
  Arena *arena = work->arena;
  ArgList args = {0};
  PUSH(arena, &args, arg_n("count", worst->count));
  PUSH(arena, &args, arg("channel", worst->channel->head.id));
  PUSH(arena, &args, when_arg(arena, worst->unit, worst->days));
  PUSH(arena, &args, most_arg(arena, worst->unit, worst->most));
  PUSH(arena, &args, arg("segment", worst->segment ? worst->segment->head.id : S("")));
  PUSH(arena, &args, arg("campaign", worst->opening ? worst->opening->id : S("")));
  PUSH(arena, &args, names_of(work, "without", worst->without));
  add_overlap(work, &args, worst, posts);
  add_more_args(arena, &args, worst->unit, overrun->windows, overrun->first[0].days);
  return args;
}

static void say(Work *work, const Overrun *overrun) {
  const TouchWindow *worst = &overrun->worst;
  bool platform = worst->of == CAP_OF_PLATFORM;
  ItemList posts = touch_posts(work->arena, worst);
  ArgList args = args_of(work, overrun, &posts);
  Place at = platform ? limit_place(worst->channel, worst->cap, LIMIT_TOUCH) : worst->cap->at;
  Diag *said = diag_add(work->diags, code_of(worst), at, args.n, args.at);
  if (platform) relate_limit(work, said, worst->channel, worst->cap, LIMIT_TOUCH);
  relate_posts(work, said, &posts);
  for (long i = 0; i < overrun->windows && i < WINDOWS_SHOWN; i++) {
    posts = touch_posts(work->arena, &overrun->first[i]);
    note_window(work, said, arg("of", S("")), worst->unit, overrun->first[i].days, &posts);
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
  touches_over(work->arena, work->out, work->options->past, take, &all);
  for (size_t i = 0; i < all.list.n; i++) say(work, all.list.at[i]);
}
