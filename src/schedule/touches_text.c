// touches_text: how windows, caps and posts are called in what is said of them, and what it points at.
#include "touches.h"

// ---- windows and caps ---------------------------------------------------------------------------------------------

enum { MONTH_TEXT = 7 }; // bytes of "2026-03"

Str cap_window_text(Arena *arena, int unit, Span days) {
  Str first = date_text(arena, days.first);
  if (unit == PER_DAY) return first;
  if (unit == PER_MONTH) return str_part(first, 0, MONTH_TEXT);
  return str_format(arena, "%.*s..%.*s", STR(first), STR(date_text(arena, days.last)));
}

static Arg arg_2(const char *name, Str en, Str zh) { return (Arg){.name = name, .text = {en, zh}}; }

Arg when_arg(Arena *arena, int unit, Span days) {
  static const Text texts[] = {[PER_DAY] = {{"on %.*s", "%.*s"}},
                               [PER_WEEK] = {{"in the week of %.*s", "%.*s 起的一周"}},
                               [PER_MONTH] = {{"in %.*s", "%.*s"}}};
  Str first = unit == PER_MONTH ? cap_window_text(arena, unit, days) : date_text(arena, days.first);
  return arg_2("when", str_format(arena, texts[unit].in[LANG_EN], STR(first)),
               str_format(arena, texts[unit].in[LANG_ZH], STR(first)));
}

Arg most_arg(Arena *arena, int unit, long most) {
  static const Text units[] = {
      [PER_DAY] = {{"day", "每天"}}, [PER_WEEK] = {{"week", "每周"}}, [PER_MONTH] = {{"month", "每月"}}};
  return arg_2("most", str_format(arena, "%ld per %s", most, units[unit].in[LANG_EN]),
               str_format(arena, "%s %ld 条", units[unit].in[LANG_ZH], most));
}

Arg people_arg(Arena *arena, Str name, long people) {
  if (people == 1) return arg("of", name);
  return arg_2("of", str_format(arena, "%.*s and %ld more", STR(name), people - 1),
               str_format(arena, "%.*s等 %ld 人", STR(name), people));
}

void add_more_args(Arena *arena, ArgList *args, int unit, long n, Span first) {
  static const Text units[] = {
      [PER_DAY] = {{"days", "日子"}}, [PER_WEEK] = {{"weeks", "周"}}, [PER_MONTH] = {{"months", "月份"}}};
  bool more = n > 1;
  PUSH(arena, args, arg_t("units", units[unit]));
  PUSH(arena, args, arg("n", more ? str_format(arena, "%ld", n) : S("")));
  PUSH(arena, args, arg("first", more ? cap_window_text(arena, unit, first) : S("")));
}

// ---- posts --------------------------------------------------------------------------------------------------------

// Of which step or daily line it is, and with `opening` of which period.
static Str source_text(Arena *arena, const Occurrence *post, bool opening, Lang lang) {
  const Opening *of = post->opening;
  if (of) return str_format(arena, "%.*s %.*s", STR(opening ? of->id : of->campaign->head.id), STR(post->step->id));
  if (!post->step)
    return str_format(arena, lang == LANG_ZH ? "%.*s 的日常内容" : "daily line of %.*s", STR(post->channel->head.id));
  const char *form = lang == LANG_ZH ? "例行 %.*s %.*s" : "routine %.*s %.*s";
  return str_format(arena, form, STR(post->sop->head.id), STR(post->step->id));
}

// Of a day, with what differs from the post before, which may be none. A time alone is never left out.
static Str post_of_day(Arena *arena, const Occurrence *post, const Occurrence *before, Lang lang) {
  Str source = source_text(arena, post, true, lang);
  if (post->at.from == CLOCK_NONE) return source;
  Str at = clock_text(arena, post->at.from);
  if (before && str_eq(source, source_text(arena, before, true, lang))) return at;
  return str_format(arena, "%.*s %.*s", STR(at), STR(source));
}

// Day and time, but for what is as with the one before, which may be none.
static Str moment_text(Arena *arena, const Occurrence *post, const Occurrence *before) {
  Str day = str_from(date_text(arena, post->date), S("2026-").n);
  bool same_day = before && before->date == post->date;
  if (post->at.from == CLOCK_NONE || (before && !same_day && before->at.from == post->at.from)) return day;
  Str at = clock_text(arena, post->at.from);
  return same_day ? at : str_format(arena, "%.*s %.*s", STR(day), STR(at));
}

// All that come from where post `first` does, of the `n` that are shown; empty where an earlier one has told so.
static Str posts_of_source(Arena *arena, const ItemList *posts, size_t first, size_t n, Lang lang) {
  Str source = source_text(arena, posts->at[first], false, lang);
  StrList moments = {0};
  for (size_t i = 0; i < first; i++)
    if (str_eq(source, source_text(arena, posts->at[i], false, lang))) return S("");
  const Occurrence *before = NULL;
  for (size_t i = first; i < n; i++) {
    if (!str_eq(source, source_text(arena, posts->at[i], false, lang))) continue;
    PUSH(arena, &moments, moment_text(arena, posts->at[i], before));
    before = posts->at[i];
  }
  Str list = str_join(arena, &moments, lang == LANG_ZH ? S("、") : S(", "));
  return str_format(arena, "%.*s %.*s", STR(source), STR(list));
}

Str touch_posts_text(Arena *arena, const ItemList *posts, int unit, size_t most, Lang lang) {
  StrList texts = {0};
  bool day = unit == PER_DAY, zh = lang == LANG_ZH;
  size_t n = posts->n < most ? posts->n : most;
  for (size_t i = 0; i < n; i++) {
    Str text = day ? post_of_day(arena, posts->at[i], i ? posts->at[i - 1] : NULL, lang)
                   : posts_of_source(arena, posts, i, n, lang);
    if (text.n) PUSH(arena, &texts, text);
  }
  if (posts->n > n) PUSH(arena, &texts, str_format(arena, zh ? "另外 %zu 条" : "and %zu more", posts->n - n));
  return str_join(arena, &texts, day ? (zh ? S("，") : S(", ")) : (zh ? S("；") : S("; ")));
}

void note_window(Work *work, Diag *said, Arg of, int unit, Span days, const ItemList *posts) {
  Arena *arena = work->arena;
  diag_note_add(work->diags, said,
                ARGS(of, arg("window", cap_window_text(arena, unit, days)), arg("more", S("")),
                     arg_2("posts", touch_posts_text(arena, posts, unit, POSTS_SHOWN, LANG_EN),
                           touch_posts_text(arena, posts, unit, POSTS_SHOWN, LANG_ZH))));
}

void note_more(Work *work, Diag *said, long more) {
  if (more <= 0) return;
  diag_note_add(work->diags, said,
                ARGS(arg("of", S("")), arg("window", S("")), arg("posts", S("")),
                     arg("more", str_format(work->arena, "%ld", more))));
}

// ---- places -------------------------------------------------------------------------------------------------------

static void relate(Work *work, Diag *said, Place at, long n, Text what) {
  Str times = n ? str_format(work->arena, "%ld", n) : S("");
  diag_relate_add(work->diags, said, at, ARGS(arg("times", times), arg_t("what", what)));
}

static bool is_same(Place a, Place b) { return a.source == b.source && a.from == b.from && a.to == b.to; }

// A day's posts come from a few steps; what a month's come from is looked for among the first so many.
static void relate_sources(Work *work, Diag *said, const ItemList *posts) {
  static const Text nothing = {{"", ""}};
  Place places[PLACES_SHOWN];
  long times[PLACES_SHOWN] = {0};
  size_t n = 0;
  for (size_t i = 0; i < posts->n; i++) {
    size_t k = 0;
    while (k < n && !is_same(places[k], posts->at[i]->place)) k++;
    if (k == n && n < PLACES_SHOWN) places[n++] = posts->at[i]->place;
    if (k < n) times[k]++;
  }
  for (size_t k = 0; k < n; k++) relate(work, said, places[k], times[k], nothing);
}

void relate_posts(Work *work, Diag *said, const ItemList *posts) {
  static const Text announced = {{"all of them were announced", "都已经公布"}};
  bool all = posts->n > 0;
  relate_sources(work, said, posts);
  for (size_t i = 0; i < posts->n; i++) all &= posts->at[i]->lock != NULL;
  if (all) relate(work, said, posts->at[0]->lock->at, 0, announced);
}

Place limit_place(const Channel *channel, const Cap *cap, LimitKey key) {
  if (cap_is_own(channel, key, cap)) return cap->at;
  return given(&channel->head, "profile") ? place_of(&channel->head, "profile") : channel->head.at;
}

void relate_limit(Work *work, Diag *said, const Channel *channel, const Cap *cap, LimitKey key) {
  static const Text figure = {{"the figure is here", "数字写在这里"}};
  if (!cap_is_own(channel, key, cap)) relate(work, said, cap->at, 0, figure);
}
