// explain_opening: why one campaign lies on its days, told to people (design section 5): each score, what was ruled out
// by name, dates that are missed, the best two alternatives, what days off moved.
//
// From an Opening, its Series and the Reasons for it to lines of text. Invariant: the scores told add up to that of the
// day.
#include "sopcal/command.h"

typedef struct Telling {
  Arena *arena;
  Buf *out;
  Lang lang;
  const Schedule *schedule;
  const Opening *opening;
  Reasons *reasons; // NULL: not of a series
} Telling;

static const char *in(const Telling *t, const char *en, const char *zh) { return t->lang == LANG_ZH ? zh : en; }
static void say(const Telling *t, const char *en, const char *zh) { buf_add(t->out, str_of(in(t, en, zh))); }

static Str day_text(const Telling *t, Date date) {
  return str_format(t->arena, "%.*s %.*s", STR(date_text(t->arena, date)), STR(weekday_label(date, t->lang)));
}

// "2026-06-16 tue", "2026-06-16 tue .. 2026-06-18 thu"
static Str days_text(const Telling *t, Span days) {
  Str first = day_text(t, days.first);
  if (days.last <= days.first) return first;
  return str_format(t->arena, "%.*s .. %.*s", STR(first), STR(day_text(t, days.last)));
}

// What is not the program's own text.
static Str shown(const Telling *t, Str text) { return text_shown(t->arena, text); }

static const Placed *placed_of(const Opening *o) { return &o->series->placement.periods.at[o->series_period]; }

// ---- what it is ---------------------------------------------------------------------------------------------------

static Str place_text(const Telling *t, Place at) {
  if (!at.source) return S("");
  size_t line = source_position(at.source, at.from).line;
  return str_format(t->arena, "%.*s:%zu", STR(path_shown(t->arena, at.source->path)), line);
}

static Str rhythm_text(const Telling *t, Rhythm rhythm) {
  static const char *const words[RHYTHM_COUNT] = {"每周", "每半月", "每月", "每两月", "每季", "每半年", "每年"};
  return t->lang == LANG_ZH ? str_of(words[rhythm]) : str_of(rhythm_names[rhythm]);
}

static void tell_cadence(const Telling *t, const Series *series) {
  int target = series->target_tenths;
  Str rhythm = rhythm_text(t, series->rhythm);
  if (series->cycle_days)
    buf_format(t->out,
               in(t, "  cycle %d days -> wished gap %d.%d days -> rhythm %.*s (D07)\n",
                  "  复购周期 %d 天 → 目标间隔 %d.%d 天 → 节奏：%.*s（D07）\n"),
               series->cycle_days, target / 10, target % 10, STR(rhythm));
  else
    buf_format(t->out, in(t, "  rhythm %.*s, wished gap %d.%d days\n", "  节奏：%.*s，目标间隔 %d.%d 天\n"),
               STR(rhythm), target / 10, target % 10);
}

static void tell_partner(const Telling *t, const Series *series) {
  if (series->partner)
    buf_format(t->out,
               in(t, "  placed together with %.*s, which is for some of the same people\n",
                  "  与 %.*s 一起排：两者面向的人有重合\n"),
               STR(series->partner->campaign->head.id));
}

// Whether the program chose the day; else says who did.
static bool is_chosen(const Telling *t) {
  const Opening *o = t->opening;
  Str lock = o->lock ? place_text(t, o->lock->at) : S("");
  if (o->lock)
    buf_format(t->out, in(t, "  announced, so it stays (%.*s)\n", "  已经公布，不再改动（%.*s）\n"), STR(lock));
  else if (!o->series && o->campaign->every.n)
    say(t, "  repeated as the plan says\n", "  按计划里写的重复\n");
  else if (!o->series || (o->own && o->own->date.at.source))
    say(t, "  stated in the plan, so it is never moved\n", "  计划里指定的日期，不会移动\n");
  if (is_provisional(t->schedule, o->lock))
    say(t, "  not announced yet: it may still move\n", "  还没公布，仍可能变动\n");
  return o->series && !o->lock && !(o->own && o->own->date.at.source);
}

// ---- the score ----------------------------------------------------------------------------------------------------

static Str align_text(const Telling *t, const Near *near) {
  static const char *const words[][2] = {
      [ALIGN_FIRST_DAY] = {"its first day", "首日"},
      [ALIGN_LAST_DAY] = {"its last day", "最后一天"},
      [ALIGN_ANY_DAY] = {"one of its days", "其中一天"},
  };
  return str_of(in(t, words[near->align][0], words[near->align][1]));
}

static bool is_met(const Near *near, Span days, Date date) {
  if (near->align == ALIGN_ANY_DAY) return span_has(days, date);
  return date == (near->align == ALIGN_FIRST_DAY ? days.first : days.last);
}

// The first day of it that the campaign meets; DATE_NONE.
static Date met_day(const Telling *t, const Near *near) {
  DateList days = {0};
  named_days(t->arena, near->head.to, t->opening->days, &days);
  for (size_t i = 0; i < days.n; i++)
    if (is_met(near, t->opening->days, days.at[i])) return days.at[i];
  return DATE_NONE;
}

static int tell_met(const Telling *t) {
  const Campaign *campaign = t->opening->campaign;
  int points = 0;
  for (size_t i = 0; i < campaign->near.n; i++) {
    const Near *near = &campaign->near.at[i];
    Date day = met_day(t, near);
    if (day == DATE_NONE) continue;
    points += 1000 * near->weight;
    buf_format(t->out, in(t, "    +%d meets %.*s: %.*s is %.*s\n", "    +%d 赶上 %.*s：%.*s 是%.*s\n"),
               1000 * near->weight, STR(near->head.id), STR(day_text(t, day)), STR(align_text(t, near)));
  }
  return points;
}

// The opening before it in the series; NULL.
static const Placed *previous_of(const Opening *o) {
  for (size_t p = o->series_period; p-- > 0;)
    if (o->series->placement.periods.at[p].placed) return &o->series->placement.periods.at[p];
  return NULL;
}

static void tell_gap(const Telling *t) {
  const Placed *placed = placed_of(t->opening), *previous = previous_of(t->opening);
  int target = t->opening->series->target_tenths;
  if (placed->gap_penalty && previous)
    buf_format(t->out,
               in(t, "    -%d opens %d days after the one before (%.*s); wished are %d.%d\n",
                  "    -%d 距上一期 %d 天（上一期 %.*s），目标是 %d.%d 天\n"),
               placed->gap_penalty, placed->opening - previous->opening, STR(date_text(t->arena, previous->opening)),
               target / 10, target % 10);
}

static void tell_score(const Telling *t) {
  const Placed *placed = placed_of(t->opening);
  buf_format(t->out, in(t, "  score %d:\n", "  得分 %d：\n"), placed->bonus - placed->gap_penalty);
  int rest = placed->bonus - tell_met(t);
  if (rest) buf_format(t->out, in(t, "    +%d opens on a preferred weekday\n", "    +%d 首日是偏好的星期\n"), rest);
  tell_gap(t);
  if (!placed->bonus && !placed->gap_penalty)
    say(t, "    0 nothing speaks for or against it\n", "    0 没有加分也没有扣分\n");
}

// Named dates of this period that the campaign does not meet.
static void tell_missed(const Telling *t) {
  const Campaign *campaign = t->opening->campaign;
  Span period = t->opening->series->periods.at[t->opening->series_period].days;
  for (size_t i = 0; i < campaign->near.n; i++) {
    const Near *near = &campaign->near.at[i];
    DateList days = {0};
    named_days(t->arena, near->head.to, period, &days);
    for (size_t k = 0; k < days.n && met_day(t, near) == DATE_NONE; k++)
      buf_format(t->out, in(t, "  does not meet %.*s (%.*s)\n", "  没赶上 %.*s（%.*s）\n"), STR(near->head.id),
                 STR(day_text(t, days.at[k])));
  }
}

// ---- what was ruled out -------------------------------------------------------------------------------------------

typedef struct RuledOut { // the days on which one thing was in the way
  Hindrance what;
  DateList days;
} RuledOut;
typedef LIST(RuledOut) RuledOuts;

static bool is_same(const Hindrance *a, const Hindrance *b) {
  if (a->ruling != b->ruling) return false;
  if (a->ruling == DAY_PREPARE || a->ruling == DAY_OUTSIDE) return true;
  return str_eq(a->name, b->name) && a->days.first == b->days.first && a->days.last == b->days.last;
}

static void add_day(const Telling *t, RuledOuts *all, const Hindrance *what, Date day) {
  RuledOut *found = NULL;
  for (size_t i = 0; i < all->n && !found; i++)
    if (is_same(&all->at[i].what, what)) found = &all->at[i];
  if (!found) {
    found = &ADD(t->arena, all);
    found->what = *what;
  }
  PUSH(t->arena, &found->days, day);
}

// "06-01..06-05 06-09"
static Str short_days(const Telling *t, const DateList *days) {
  Buf out = buf_in(t->arena);
  for (size_t i = 0; i < days->n; i++) {
    size_t last = i;
    while (last + 1 < days->n && days->at[last + 1] == days->at[last] + 1) last++;
    buf_format(&out, "%s%.*s", i ? " " : "", STR(str_from(date_text(t->arena, days->at[i]), 5)));
    if (last > i) buf_format(&out, "..%.*s", STR(str_from(date_text(t->arena, days->at[last]), 5)));
    i = last;
  }
  return buf_str(&out);
}

static void tell_hindrance(const Telling *t, const Hindrance *what) {
  Str name = shown(t, what->name), days = days_text(t, what->days);
  switch (what->ruling) {
  case DAY_AVOIDED:
    buf_format(t->out, in(t, "avoided: %.*s%s%.*s", "要避开：%.*s%s%.*s"), STR(name), name.n ? " " : "", STR(days));
    break;
  case DAY_OCCUPIED:
    buf_format(t->out, in(t, "%.*s, for some of the same people: %.*s", "%.*s，面向的人有重合：%.*s"), STR(name),
               STR(days));
    break;
  case DAY_OPEN:
    buf_format(t->out, in(t, "%.*s, placed together with it: %.*s", "%.*s，与它一起排的：%.*s"), STR(name), STR(days));
    break;
  case DAY_STATED:
    buf_format(t->out, in(t, "too near to %.*s, which is fixed: %.*s", "离 %.*s 太近，它的日期已定：%.*s"), STR(name),
               STR(days));
    break;
  case DAY_PREPARE:
    say(t, "no time to prepare: it would begin before the plan", "来不及准备：准备要从计划开始之前做起");
    break;
  case DAY_OUTSIDE: say(t, "would end after the plan", "会超出计划末尾"); break;
  }
}

static void tell_ruled_out(const Telling *t) {
  size_t period = t->opening->series_period;
  Span days = t->opening->series->periods.at[period].days;
  RuledOuts all = {0};
  for (Date day = days.first; day <= days.last; day++) {
    HindranceList found = {0};
    reasons_of(t->reasons, period, day, &found);
    for (size_t k = 0; k < found.n; k++) add_day(t, &all, &found.at[k], day);
  }
  if (all.n) say(t, "  cannot open on:\n", "  不能开始的日子：\n");
  for (size_t i = 0; i < all.n; i++) {
    buf_format(t->out, "    %.*s  ", STR(short_days(t, &all.at[i].days)));
    tell_hindrance(t, &all.at[i].what);
    buf_byte(t->out, '\n');
  }
}

// ---- what else there is -------------------------------------------------------------------------------------------

static void tell_others(const Telling *t) {
  const Series *series = t->opening->series;
  const Placed *placed = placed_of(t->opening);
  const char *over = series->partner ? in(t, "both series", "两个系列合计") : in(t, "the whole series", "整个系列");
  for (size_t i = 0; i < placed->other_count; i++) {
    const Alternative *other = &placed->others[i];
    long less = (long)(series->placement.whole - other->total);
    Str day = day_text(t, other->opening);
    if (less)
      buf_format(t->out, in(t, "  instead %.*s: %ld less over %s\n", "  备选 %.*s：少 %ld 分（%s）\n"), STR(day), less,
                 over);
    else
      buf_format(t->out, in(t, "  instead %.*s: as good over %s\n", "  备选 %.*s：一样好（%s）\n"), STR(day), over);
  }
}

static Span item_days(const Occurrence *item) { return (Span){item->date, item->due}; }

// Why an item left its day: it was announced so, or that day is off, by its name where it has one.
static Str why_moved(const Telling *t, const Occurrence *item) {
  OfficialDay off =
      day_official(t->schedule->plan, item->planned.first != item->date ? item->planned.first : item->planned.last);
  if (item->lock) return str_of(in(t, "announced", "已公布"));
  if (off.status == DAY_STATUS_HOLIDAY) return off.name.n ? off.name : str_of(in(t, "a day off", "放假"));
  return str_of(in(t, "weekend", "周末"));
}

// Steps that do not stand where their `day` says.
static void tell_moved(const Telling *t) {
  bool any = false;
  for (size_t i = 0; i < t->schedule->items.n; i++) {
    const Occurrence *item = &t->schedule->items.at[i];
    Span days = item_days(item), planned = item->planned;
    if (item->opening != t->opening || (planned.first == days.first && planned.last == days.last)) continue;
    if (!any) say(t, "  steps off their days:\n", "  挪了日子的步骤：\n");
    any = true;
    buf_format(t->out, in(t, "    %.*s: %.*s instead of %.*s (%.*s)\n", "    %.*s：%.*s，原本 %.*s（%.*s）\n"),
               STR(item->step->id), STR(days_text(t, days)), STR(days_text(t, planned)), STR(why_moved(t, item)));
  }
}

static void tell_choice(const Telling *t) {
  tell_partner(t, t->opening->series);
  tell_score(t);
  tell_missed(t);
  tell_ruled_out(t);
  tell_others(t);
}

void explain_opening(Arena *arena, Buf *out, Lang lang, const Schedule *schedule, const Opening *opening,
                     Reasons *reasons) {
  Telling t = {arena, out, lang, schedule, opening, reasons};
  buf_format(out, "%.*s  %.*s\n  %.*s\n", STR(opening->id), STR(shown(&t, opening->title)),
             STR(days_text(&t, opening->days)));
  if (opening->series) tell_cadence(&t, opening->series);
  if (is_chosen(&t))
    tell_choice(&t);
  else if (opening->series)
    tell_missed(&t);
  tell_moved(&t);
}
