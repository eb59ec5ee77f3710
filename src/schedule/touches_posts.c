// touches_posts: how often one account posts: one person in one channel, by day, week and month, against what its
// platform allows.
//
// Invariant: one pass over everybody's items; what is kept is a count for each cap, and the windows that exceed one.
#include "touches.h"

#include <stdlib.h>

typedef struct OverWindow { // in which somebody posts too often
  Span days;
  const Staff *person; // the first of them in the plan, and the one who posts most
  const Staff *worst;
  long count; // of the worst
  long people;
  const Staff *last; // who was counted last
} OverWindow;

typedef struct PostCap {
  const Channel *channel;
  const Cap *cap;
  const Staff *person; // whose posts are being counted, in which window
  Span days;
  long count;
  Map over; // by the bytes of the window's first day: OverWindow
} PostCap;
typedef LIST(PostCap) PostCaps;

typedef struct Accounts {
  Work *work;
  PostCaps caps;
  size_t *first; // by channel: its caps are those from there on, and before the next channel's
} Accounts;

static void find_caps(Accounts *all) {
  const Plan *plan = all->work->plan;
  all->first = NEW_N(all->work->arena, size_t, plan->channels.n + 1);
  for (size_t i = 0; i < plan->channels.n; i++) {
    const Channel *channel = &plan->channels.at[i];
    for (size_t k = 0; k < channel->allowed->posts.n; k++)
      PUSH(all->work->arena, &all->caps, ((PostCap){.channel = channel, .cap = &channel->allowed->posts.at[k]}));
    all->first[i + 1] = all->caps.n;
  }
}

// ---- counting -----------------------------------------------------------------------------------------------------

static OverWindow *over_window(Arena *arena, PostCap *cap) {
  Str key = {(const char *)&cap->days.first, sizeof cap->days.first};
  OverWindow *known = map_get(&cap->over, key);
  if (known) return known;
  OverWindow *over = NEW(arena, OverWindow);
  over->days = cap->days;
  over->person = cap->person;
  map_put(arena, &cap->over, str_copy(arena, key), over);
  return over;
}

static void note_over(Arena *arena, PostCap *cap) {
  OverWindow *over = over_window(arena, cap);
  over->people += over->last != cap->person;
  over->last = cap->person;
  if (cap->count <= over->count) return;
  over->count = cap->count;
  over->worst = cap->person;
}

// What somebody posts comes in the order of days, so that a new window ends the last. A window is over its cap once a
// post of today or later is one too many.
static void count_post(Work *work, PostCap *cap, const Staff *person, const Occurrence *post) {
  if (cap->person != person || !span_has(cap->days, post->date)) {
    cap->person = person;
    cap->days = cap_window(cap->cap->unit, post->date);
    cap->count = 0;
  }
  cap->count++;
  bool over = cap->count > cap_most(cap->cap, cap->days.first);
  if (over && post->date >= work->options->past) note_over(work->arena, cap);
}

static void count_person(Accounts *all, const Staff *person) {
  const ItemList *items = schedule_of(all->work->out, person);
  for (size_t i = 0; i < items->n; i++) {
    const Occurrence *item = items->at[i];
    if (item->kind != OCCURRENCE_POST) continue;
    size_t channel = (size_t)(item->channel - all->work->plan->channels.at);
    for (size_t k = all->first[channel]; k < all->first[channel + 1]; k++)
      count_post(all->work, &all->caps.at[k], person, item);
  }
}

// ---- what is said -------------------------------------------------------------------------------------------------

typedef LIST(const OverWindow *) OverList;

static int by_day(const void *a, const void *b) {
  const OverWindow *x = *(const OverWindow *const *)a, *y = *(const OverWindow *const *)b;
  return (x->days.first > y->days.first) - (x->days.first < y->days.first);
}

// There is at least one.
static OverList in_order(Arena *arena, const Map *over) {
  OverList list = {.at = NEW_N(arena, const OverWindow *, over->entries.n), .n = over->entries.n};
  for (size_t i = 0; i < list.n; i++) list.at[i] = over->entries.at[i].value;
  qsort(list.at, list.n, sizeof *list.at, by_day);
  return list;
}

static ItemList posts_of(const Work *work, const Channel *channel, const Staff *person, Span days) {
  ItemList posts = {0};
  const ItemList *items = schedule_of(work->out, person);
  size_t low = 0, high = items->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (items->at[middle]->date < days.first)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < items->n && items->at[low]->date <= days.last; low++)
    if (items->at[low]->channel == channel) PUSH(work->arena, &posts, items->at[low]);
  return posts;
}

static void note(Work *work, Diag *said, const PostCap *cap, const OverWindow *over) {
  ItemList posts = posts_of(work, cap->channel, over->person, over->days);
  note_window(work, said, people_arg(work->arena, over->person->name, over->people), cap->cap->unit, over->days,
              &posts);
}

static void say(Work *work, const PostCap *cap) {
  Arena *arena = work->arena;
  OverList list = in_order(arena, &cap->over);
  const OverWindow *worst = list.at[0];
  for (size_t i = 1; i < list.n; i++)
    if (list.at[i]->count > worst->count) worst = list.at[i];
  int unit = cap->cap->unit;
  ArgList args = {0};
  PUSH(arena, &args, arg("name", worst->worst->name));
  PUSH(arena, &args, arg_n("count", worst->count));
  PUSH(arena, &args, arg("channel", cap->channel->head.id));
  PUSH(arena, &args, when_arg(arena, unit, worst->days));
  PUSH(arena, &args, most_arg(arena, unit, cap_most(cap->cap, worst->days.first)));
  add_more_args(arena, &args, unit, (long)list.n, list.at[0]->days);
  Code code = cap_is_sure(cap->channel, LIMIT_POSTS, cap->cap) ? C243 : C244;
  Diag *said = diag_add(work->diags, code, limit_place(cap->channel, cap->cap, LIMIT_POSTS), args.n, args.at);
  ItemList posts = posts_of(work, cap->channel, worst->worst, worst->days);
  relate_limit(work, said, cap->channel, cap->cap, LIMIT_POSTS);
  relate_posts(work, said, &posts);
  for (size_t i = 0; i < list.n && i < WINDOWS_SHOWN; i++) note(work, said, cap, list.at[i]);
  note_more(work, said, (long)list.n - WINDOWS_SHOWN);
}

void check_posts(Work *work) {
  Accounts all = {.work = work};
  find_caps(&all);
  if (!all.caps.n) return;
  for (size_t i = 0; i < work->plan->staff.n; i++) count_person(&all, &work->plan->staff.at[i]);
  for (size_t i = 0; i < all.caps.n; i++)
    if (all.caps.at[i].over.entries.n) say(work, &all.caps.at[i]);
}
