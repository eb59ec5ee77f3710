// feed_days: on which days an event of a calendar file lies, and those of its series.
//
// From beginnings, ends and rules as people write them to whole days of the plan's calendar. Invariant: an event has at
// least one day, and what is followed of series is bound.
#include "feed.h"
#include "recur.h"

enum { SERIES_MAX = 100, REPEATS_MAX = 2000, SERIES_FIRST_YEAR = 1900, DAY_MINUTES = 24 * 60 };

// A time in UTC is shown by the plan's clock.
static IcsTime by_plan(const Zone *zone, IcsTime time) {
  if (!time.utc || time.clock == CLOCK_NONE || time.date < 0 || !zone) return time;
  int64_t instant = ((int64_t)time.date * DAY_MINUTES + time.clock) * 60;
  int64_t minutes = (int64_t)time.date * DAY_MINUTES + time.clock + zone_offset_at(zone, instant);
  return (IcsTime){(Date)(minutes / DAY_MINUTES), (Clock)(minutes % DAY_MINUTES), false};
}

// The last day: an end is behind it, and a time on the stroke of midnight too.
static Date last_of(const IcsEvent *event, IcsTime start, IcsTime end) {
  if (end.date != DATE_NONE) return end.clock > 0 ? end.date : end.date - 1;
  int minutes = (start.clock == CLOCK_NONE ? 0 : start.clock) + event->minutes;
  int days = event->days + minutes / DAY_MINUTES;
  bool over = days > 0 && minutes % DAY_MINUTES == 0;
  return start.date + days - over;
}

Span feed_days(Feed *feed, const FeedEvent *event, const Zone *zone) {
  IcsTime start = by_plan(zone, event->said.start), end = by_plan(zone, event->said.end);
  Span days = {start.date, last_of(&event->said, start, end)};
  if (event->said.start.utc && start.clock != CLOCK_NONE) feed_found(feed, ODD_UTC, event->at);
  if (days.last >= days.first) return days;
  feed_found(feed, ODD_END, event->at);
  days.last = days.first;
  return days;
}

static bool is_left_out(const DateList *except, Date day) {
  for (size_t i = 0; i < except->n; i++)
    if (except->at[i] == day) return true;
  return false;
}

// UNTIL may have a time, of which the day counts here.
static Str plain_rule(Arena *arena, Str rule) {
  ptrdiff_t until = str_find(rule, S("UNTIL="));
  size_t end = until < 0 ? rule.n : (size_t)until + S("UNTIL=").n + 8;
  if (end >= rule.n || rule.at[end] != 'T') return rule;
  ptrdiff_t next = str_find_byte(str_from(rule, end), ';');
  Str rest = next < 0 ? S("") : str_from(rule, end + (size_t)next);
  return str_format(arena, "%.*s%.*s", STR(str_part(rule, 0, end)), STR(rest));
}

// False when the rule cannot be followed, begins too long ago, or too many have been.
static bool follow_rule(Arena *arena, Feed *feed, Str rule, Span within, DateList *out) {
  Recur recur;
  RecurFault fault;
  return feed->series++ < SERIES_MAX && date_ymd(within.first).year >= SERIES_FIRST_YEAR &&
         recur_parse(plain_rule(arena, rule), &recur, &fault) &&
         recur_days(arena, &recur, within.first, within.last, REPEATS_MAX, out);
}

void feed_repeats(Arena *arena, Feed *feed, const FeedEvent *event, Date first, Date last, DateList *out) {
  const IcsEvent *said = &event->said;
  DateList all = {0};
  PUSH(arena, &all, first);
  for (size_t i = 0; i < said->more.n; i++) PUSH(arena, &all, said->more.at[i]);
  if (said->rule.n && !follow_rule(arena, feed, said->rule, (Span){first, last}, &all))
    feed_found(feed, LEFT_RULE, event->at);
  for (size_t i = 0; i < all.n; i++)
    if (!is_left_out(&said->except, all.at[i]) && (i == 0 || all.at[i] != first)) PUSH(arena, out, all.at[i]);
}
