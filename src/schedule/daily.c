// daily: the slots of each channel between campaigns (design section 6; D04). Which piece each one carries is
// choice.c's.
//
// Invariant: a slot's identity is its place in the channel's list of hours, whatever else the day has.
#include "room.h"

// For each day of the plan, the audiences to which campaigns post in a channel that day (D04).
static uint64_t *campaign_days(Arena *scratch, const Work *work, const Channel *channel) {
  size_t days = (size_t)(work->days.last - work->days.first) + 1;
  uint64_t *busy = NEW_N(scratch, uint64_t, days);
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (item->channel != channel || !item->opening || !span_has(work->days, item->date)) continue;
    busy[item->date - work->days.first] |= audience_of(item->audience);
  }
  return busy;
}

// By the official kind of day, and by the weekday where that is not known. A holiday of which nothing is said is a
// weekend.
static int posts_by_kind(const Plan *plan, const PerDay *per_day, Date day) {
  if (day_is_workday(plan, day)) return per_day->workday;
  bool holiday = day_official(plan, day).status == DAY_STATUS_HOLIDAY && per_day->holiday >= 0;
  return holiday ? per_day->holiday : per_day->weekend;
}

static int posts_on(const Plan *plan, const PerDay *per_day, Date day, bool campaign) {
  int by_kind = posts_by_kind(plan, per_day, day);
  int n = by_kind >= 0 ? by_kind : per_day->all;
  return campaign && per_day->campaign >= 0 ? per_day->campaign : n;
}

// Whether it makes a difference which days are off.
static bool minds_days_off(const PerDay *per_day) {
  return per_day->workday != per_day->weekend || per_day->holiday >= 0;
}

static void add_slot(Work *work, const Daily *daily, Date day, size_t slot) {
  const Channel *channel = daily->head.to;
  Occurrence *item = new_item(work, daily->head.at);
  *item = (Occurrence){.kind = OCCURRENCE_POST, .channel = channel, .date = day, .due = day, .slot = slot, .lacks = -1};
  item->planned = (Span){day, day};
  item->identity = str_format(work->arena, "%.*s/%.*s/%.*s/%zu", STR(work->plan->about.id), STR(channel->head.id),
                              STR(date_text(work->arena, day)), slot);
  item->at = channel->at.at[slot - 1];
  item->minutes = channel->minutes;
  item->spread = daily->spread.n > 0 ? duration_minutes(daily->spread) : 0;
  item->audience = &channel->audience;
  item->place = daily->head.at;
  keep_item(work, item);
}

static int most_posts(const PerDay *per_day) {
  const int each[] = {per_day->all, per_day->workday, per_day->weekend, per_day->holiday, per_day->campaign};
  int most = 0;
  for (size_t i = 0; i < COUNT(each); i++) most = each[i] > most ? each[i] : most;
  return most;
}

// A campaign of these days, or what kind of day it is, takes nothing away that was announced.
static void add_slots(Work *work, const Daily *daily, Date day, int planned) {
  const Channel *channel = daily->head.to;
  size_t most = work->plan->lock.entries.n ? (size_t)most_posts(&daily->per_day) : 0;
  for (size_t slot = 1; slot <= channel->at.n; slot++)
    if ((int)slot <= planned || (slot <= most && keeps_slot(work, daily, day, slot))) add_slot(work, daily, day, slot);
}

static void expand_channel(Work *work, const Daily *daily) {
  const Channel *channel = daily->head.to;
  Arena *scratch = arena_new();
  const uint64_t *busy = campaign_days(scratch, work, channel);
  const Every *every = daily->every.at;
  size_t every_n = daily->every.n;
  note_workdays(work, every, every_n, place_of(&daily->head, "every"));
  static const Every by_kind = {.kind = EVERY_WORKDAYS};
  if (minds_days_off(&daily->per_day)) note_workdays(work, &by_kind, 1, daily->per_day.head.at);
  bool meant;
  for (Date day = work->days.first; (day = next_possible_day(work, every, every_n, day, &meant)) != DATE_NONE; day++) {
    bool campaign = (busy[day - work->days.first] & audience_of(&channel->audience)) != 0;
    add_slots(work, daily, day, meant ? posts_on(work->plan, &daily->per_day, day, campaign) : 0);
  }
  arena_free(scratch);
}

void expand_daily(Work *work) {
  for (size_t i = 0; i < work->plan->daily.n && !work->full; i++) expand_channel(work, &work->plan->daily.at[i]);
}
