// dates_ics: from lines to a calendar of all-day events that a team subscribes to: marketing dates, or days off.
//
// A named date is an event on its day, and a bar for each phase of its season, so that a phone shows both the day and
// what runs. Without phases the season is the bar; where it begins with the day, the event itself. Days off are one
// event for each holiday, make-up working days one each. Invariant: an identity hangs on the plan, the id and the day,
// never on the span that was asked for.
#include "dates.h"

#include <stdlib.h>

typedef struct DatesFeed {
  Arena *arena;
  const DatesView *view;
  Lang lang; // the plan's
  EventMaker events;
  Feed feed;
} DatesFeed;

static void add(DatesFeed *f, Str identity, Str summary, Str description, Str category, Span days) {
  Event event = {.identity = str_format(f->arena, "%.*s/%.*s", STR(f->view->plan->about.id), STR(identity)),
                 .summary = summary,
                 .description = description,
                 .categories = category,
                 .first = days.first,
                 .last = days.last,
                 .at = WINDOW_NONE,
                 .confirmed = true};
  PUSH(f->arena, &f->feed.events, event_keep(&f->events, event));
}

// ---- named dates --------------------------------------------------------------------------------------------------

static Str days_for_people(const DatesFeed *f, Span days) {
  Str first = date_for_people(f->arena, f->view->plan, days.first);
  if (days.first == days.last) return first;
  return str_format(f->arena, "%.*s–%.*s", STR(first), STR(date_for_people(f->arena, f->view->plan, days.last)));
}

// Of the bars, too, which may begin weeks before the day.
static Str describe_date(const DatesFeed *f, const NamedDay *named) {
  bool zh = f->lang == LANG_ZH;
  Buf out = buf_in(f->arena);
  Str day = days_for_people(f, (Span){named->on, named->on}), lunar = dates_lunar(f->arena, named->on);
  buf_format(&out, zh ? "%.*s %.*s，农历%.*s" : "%.*s %.*s, %.*s", STR(day), STR(weekday_label(named->on, f->lang)),
             STR(lunar));
  if (dates_has_season(named->date, named->on))
    buf_format(&out, zh ? "\n档期：%.*s" : "\nSeason: %.*s",
               STR(days_for_people(f, named_season(named->date, named->on))));
  return buf_str(&out);
}

static Str describe_phases(const DatesFeed *f, const NamedDay *named) {
  Buf out = buf_in(f->arena);
  for (size_t i = 0; i < named->date->phases.n; i++) {
    const DatePhase *phase = &named->date->phases.at[i];
    Str days = days_for_people(f, days_around(named->on, &phase->days));
    buf_format(&out, f->lang == LANG_ZH ? "\n%.*s：%.*s" : "\n%.*s: %.*s", STR(phase->head.id), STR(days));
  }
  return buf_str(&out);
}

static void add_bar(DatesFeed *f, const NamedDay *named, Str identity, Str what, Span days) {
  add(f, identity, str_format(f->arena, "%.*s · %.*s", STR(dates_title(named->date)), STR(what)),
      describe_date(f, named), S("season"), days);
}

static void add_date(DatesFeed *f, const NamedDay *named) {
  const NamedDate *date = named->date;
  Str identity = str_format(f->arena, "dates/%.*s/%.*s", STR(date->head.id), STR(date_text(f->arena, named->on)));
  Span day = {named->on, named->on}, season = named_season(date, named->on);
  bool spans = !date->phases.n && season.first == named->on;
  Str description = describe_date(f, named), phases = describe_phases(f, named);
  add(f, identity, dates_title(date), str_format(f->arena, "%.*s%.*s", STR(description), STR(phases)), S("date"),
      spans ? season : day);
  for (size_t i = 0; i < date->phases.n; i++) {
    const DatePhase *phase = &date->phases.at[i];
    add_bar(f, named, str_format(f->arena, "%.*s/phases/%.*s", STR(identity), STR(phase->head.id)), phase->head.id,
            days_around(named->on, &phase->days));
  }
  if (!date->phases.n && season.first < named->on)
    add_bar(f, named, str_format(f->arena, "%.*s/range", STR(identity)), f->lang == LANG_ZH ? S("档期") : S("season"),
            season);
}

// ---- days off -----------------------------------------------------------------------------------------------------

// The same holiday goes on, or the same make-up work.
static bool is_same(const Plan *plan, Date day, Date other) {
  OfficialDay a = day_official(plan, day), b = day_official(plan, other);
  return a.status == b.status && str_eq(a.name, b.name);
}

// All days of the holiday on a day, also those outside of what was asked for.
static Span holiday_around(const Plan *plan, Date day) {
  Span days = {day, day};
  while (is_same(plan, day, days.first - 1)) days.first--;
  while (is_same(plan, day, days.last + 1)) days.last++;
  return days;
}

static void add_holiday(DatesFeed *f, Span days) {
  bool zh = f->lang == LANG_ZH;
  Str name = day_official(f->view->plan, days.first).name, span = days_for_people(f, days);
  int n = days.last - days.first + 1;
  add(f, str_format(f->arena, "days/%.*s", STR(date_text(f->arena, days.first))),
      !name.n ? (zh ? S("放假") : S("Day off")) : str_format(f->arena, zh ? "%.*s（休）" : "%.*s (off)", STR(name)),
      str_format(f->arena, zh ? "%.*s，共 %d 天" : "%.*s; days: %d", STR(span), n), S("holiday"), days);
}

static void add_work(DatesFeed *f, Date day) {
  bool zh = f->lang == LANG_ZH;
  Str name = day_official(f->view->plan, day).name;
  add(f, str_format(f->arena, "days/%.*s", STR(date_text(f->arena, day))),
      !name.n ? (zh ? S("调休上班") : S("Make-up workday"))
              : str_format(f->arena, zh ? "%.*s（班）" : "%.*s (make-up workday)", STR(name)),
      zh ? S("这天要上班") : S("A working day"), S("workday"), (Span){day, day});
}

static void add_days(DatesFeed *f) {
  const Plan *plan = f->view->plan;
  Date day = f->view->days.first;
  while (day <= f->view->days.last) {
    DayStatus status = day_official(plan, day).status;
    Span days = status == DAY_STATUS_HOLIDAY ? holiday_around(plan, day) : (Span){day, day};
    if (status == DAY_STATUS_HOLIDAY) add_holiday(f, days);
    if (status == DAY_STATUS_MAKEUP_WORKDAY) add_work(f, day);
    day = days.last + 1;
  }
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static void name_feed(DatesFeed *f) {
  static const Text names[] = {{{"dates", "日子"}}, {{"days off", "放假安排"}}};
  static const Text abouts[] = {{{"Dates and seasons that the plan knows.", "计划知道的日子和档期。"}},
                                {{"Days off and make-up working days.", "放假和调休上班的日子。"}}};
  const About *plan = &f->view->plan->about;
  Str unknown = f->view->each_day ? dates_unknown_years(f->arena, f->view, f->lang) : S("");
  const char *name = names[f->view->each_day].in[f->lang], *about = abouts[f->view->each_day].in[f->lang];
  f->feed.name = str_format(f->arena, "%.*s · %s", STR(plan->brand.n ? plan->brand : plan->id), name);
  f->feed.about = str_of(about);
  if (unknown.n)
    f->feed.about = str_format(f->arena, f->lang == LANG_ZH ? "%s%.*s 年的还不知道。" : "%s Not known yet: %.*s.",
                               about, STR(unknown));
}

static int by_day(const void *left, const void *right) {
  const Event *a = *(const Event *const *)left, *b = *(const Event *const *)right;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  return str_cmp(a->identity, b->identity);
}

void dates_ics(Arena *arena, Buf *out, const DatesView *view) {
  IcsWriter writer;
  DatesFeed f = {.arena = arena,
                 .view = view,
                 .lang = view->plan->about.locale == LANG_EN ? LANG_EN : LANG_ZH,
                 .events = {.arena = arena, .count = NEW(arena, size_t)},
                 .feed = {.kind = FEED_DATES}};
  name_feed(&f);
  if (view->each_day)
    add_days(&f);
  else
    for (size_t i = 0; i < view->named.n; i++) add_date(&f, &view->named.at[i]);
  EventList *events = &f.feed.events;
  if (!events->n) return; // what has no component is no calendar (RFC 5545, 3.4)
  qsort(events->at, events->n, sizeof *events->at, by_day);
  f.feed.count = events->n;
  ics_begin(arena, view->plan, view->stamp, &writer);
  ics_write(&writer, out, &f.feed);
}
