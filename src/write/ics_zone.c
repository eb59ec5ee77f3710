// ics_zone: what a calendar says of its zone, as numbers: the observances of a VTIMEZONE.
//
// Two forms were tried on every reader (tests/readers/zones.py, tests/judges/zones.mjs). Turns that come back on the
// same weekday of a month are one yearly rule each, from 1970: the form that Outlook wants, which makes of every other
// an approximation, and which takes no more than one STANDARD. Turns without a rule, those of Ramadan among them, stand
// one by one behind what held before them. Invariant: whatever an event of these days asks, an observance has begun.
#include "room.h"

enum { MINUTE = 60, DAY = 86400, TURNS_A_YEAR = 2, BEGIN_YEAR = 1970 };

// ---- the turns of a zone ------------------------------------------------------------------------------------------

static int64_t midnight_utc(Date date) { return (int64_t)date * DAY; }

// A day more on either side: midnight comes to the first and the last zones of the earth 26 hours apart.
static void turns_over(Arena *arena, const Zone *zone, Span years, ZoneTurns *out) {
  ZoneTurns all = {0};
  int64_t first = midnight_utc(date_of(years.first, 1, 1) - 1), last = midnight_utc(date_of(years.last, 12, 31) + 2);
  zone_turns(arena, zone, first, last, &all);
  for (size_t i = 0; i < all.n; i++)
    if (all.at[i].before != all.at[i].after) PUSH(arena, out, all.at[i]); // not a mere change of its name
}

// Named by what the clock does: tzdata's winter time of Dublin is daylight saving of minus one hour.
static Observance observance_of(const ZoneTurn *turn) {
  int64_t wall = turn->instant + (int64_t)turn->before * MINUTE; // behind 1970
  return (Observance){.daylight = turn->after > turn->before,
                      .date = (Date)(wall / DAY),
                      .at = (Clock)(wall % DAY / MINUTE),
                      .before = turn->before,
                      .after = turn->after};
}

// ---- yearly rules -------------------------------------------------------------------------------------------------

static bool is_last_of_month(Ymd ymd) { return ymd.day + 7 > days_in_month(ymd.year, ymd.month); }
static int nth_of_month(Ymd ymd) { return (ymd.day - 1) / 7 + 1; }

static bool same_but_for_the_day(const Observance *a, const Observance *b) {
  return date_ymd(a->date).month == date_ymd(b->date).month && date_weekday(a->date) == date_weekday(b->date) &&
         a->at == b->at && a->before == b->before && a->after == b->after;
}

// The rule that every second turn from the first of `turns` on follows: -1 the last such weekday of its month, 1 to 4
// the first to the fourth; 0: none.
static int rule_of(const Observance *turns, size_t n) {
  int nth = nth_of_month(date_ymd(turns->date)), year = date_ymd(turns->date).year;
  bool last = true;
  for (size_t i = 0; i < n; i += TURNS_A_YEAR, year++) {
    Ymd ymd = date_ymd(turns[i].date);
    if (ymd.year != year || !same_but_for_the_day(&turns[i], turns)) return 0;
    last = last && is_last_of_month(ymd);
    nth = nth == nth_of_month(ymd) ? nth : 0;
  }
  return last ? -1 : nth;
}

static Date nth_in_1970(int month, int weekday, int nth) {
  Date first = date_of(BEGIN_YEAR, month, 1);
  Date day = first + (weekday - date_weekday(first) + 7) % 7;
  while (nth < 0 && date_ymd(day + 7).month == month) day += 7;
  return nth < 0 ? day : day + 7 * (nth - 1);
}

static void add_yearly(Arena *arena, const Observance *turn, int nth, ObservanceList *out) {
  Observance yearly = *turn;
  yearly.nth = nth;
  yearly.date = nth_in_1970(date_ymd(turn->date).month, date_weekday(turn->date), nth);
  PUSH(arena, out, yearly);
}

static bool add_rules(Arena *arena, const ObservanceList *turns, Span years, ObservanceList *out) {
  if (turns->n == 0 || turns->n != TURNS_A_YEAR * (size_t)(years.last - years.first + 1)) return false;
  int rules[TURNS_A_YEAR];
  for (size_t i = 0; i < TURNS_A_YEAR; i++) {
    rules[i] = date_ymd(turns->at[i].date).year == years.first ? rule_of(turns->at + i, turns->n - i) : 0;
    if (rules[i] == 0) return false;
  }
  for (size_t i = 0; i < TURNS_A_YEAR; i++) add_yearly(arena, &turns->at[i], rules[i], out);
  return true;
}

// ---- what a VTIMEZONE says ----------------------------------------------------------------------------------------

// The offset of which nobody can say when it began.
static Observance from_the_beginning(int offset, bool daylight) {
  return (Observance){.daylight = daylight, .date = date_of(BEGIN_YEAR, 1, 1), .before = offset, .after = offset};
}

void observances_of(Arena *arena, const Zone *zone, Span days, ObservanceList *out) {
  Span years = {date_ymd(days.first).year, date_ymd(days.last).year};
  ZoneTurns turns = {0};
  ObservanceList single = {0};
  turns_over(arena, zone, years, &turns);
  for (size_t i = 0; i < turns.n; i++) PUSH(arena, &single, observance_of(&turns.at[i]));
  if (add_rules(arena, &single, years, out)) return;
  int offset = single.n ? single.at[0].before : zone_offset_at(zone, midnight_utc(days.first));
  PUSH(arena, out, from_the_beginning(offset, single.n && !single.at[0].daylight));
  for (size_t i = 0; i < single.n; i++) PUSH(arena, out, single.at[i]);
}
