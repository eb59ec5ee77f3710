// touches_caps: which caps hold in each window of a channel, and for whom: the platform's always; a running campaign's
// in place of the channel's for those whom the campaign is for, and of its segments'.
//
// Invariant: of the channel's own cap and those of campaigns exactly one holds for each customer, where there are any
// for him.
#include "touches.h"

#include <limits.h>

// ---- single caps --------------------------------------------------------------------------------------------------

enum { SHORTEST_MONTH = 28 };

long cap_most(const Cap *cap, Date first) {
  if (cap->n != CAP_MONTH_DAYS) return cap->n;
  Ymd ymd = date_ymd(first);
  return days_in_month(ymd.year, ymd.month);
}

static void take_least(long *least, const Cap *cap) {
  long n = !cap ? LONG_MAX : cap->n == CAP_MONTH_DAYS ? SHORTEST_MONTH : cap->n;
  if (n < *least) *least = n;
}

// ---- who states them ----------------------------------------------------------------------------------------------

static CapsOfChannel *place_for(const CapIndex *index, const Touch *touch) {
  const Channel *channel = touch->head.to;
  return &index->of_channel[channel - index->plan->channels.at];
}

static size_t number_of(const CapIndex *index, const Campaign *campaign) {
  return (size_t)(campaign - index->plan->campaigns.at);
}

static void group_openings(Arena *arena, CapIndex *index, const Schedule *schedule) {
  size_t campaigns = index->plan->campaigns.n, *next = NEW_N(arena, size_t, campaigns + 1);
  index->first = NEW_N(arena, size_t, campaigns + 1);
  index->by_campaign = NEW_N(arena, const Opening *, schedule->openings.n);
  for (size_t i = 0; i < schedule->openings.n; i++)
    index->first[number_of(index, schedule->openings.at[i].campaign) + 1]++;
  for (size_t i = 0; i < campaigns; i++) next[i + 1] = index->first[i + 1] += index->first[i];
  for (size_t i = 0; i < schedule->openings.n; i++) {
    const Opening *opening = &schedule->openings.at[i];
    index->by_campaign[next[number_of(index, opening->campaign)]++] = opening;
  }
}

CapIndex cap_index_make(Arena *arena, const Schedule *schedule) {
  const Plan *plan = schedule->plan;
  CapIndex index = {.plan = plan, .of_channel = NEW_N(arena, CapsOfChannel, plan->channels.n)};
  for (size_t i = 0; i < plan->segments.n; i++) {
    const Segment *segment = &plan->segments.at[i];
    for (size_t k = 0; k < segment->touch.n; k++) {
      const Touch *touch = &segment->touch.at[k];
      PUSH(arena, &place_for(&index, touch)->segments, ((SegmentCaps){segment, &touch->caps}));
    }
  }
  for (size_t i = 0; i < plan->campaigns.n; i++) {
    const Campaign *campaign = &plan->campaigns.at[i];
    for (size_t k = 0; k < campaign->touch.n; k++) {
      const Touch *touch = &campaign->touch.at[k];
      PUSH(arena, &place_for(&index, touch)->campaigns, ((CampaignCaps){campaign, &touch->caps}));
    }
  }
  group_openings(arena, &index, schedule);
  return index;
}

// ---- of one unit --------------------------------------------------------------------------------------------------

// Who is not in a channel is not reached there.
static void find_segments(Arena *arena, UnitCaps *caps, const CapsOfChannel *stated, int unit) {
  for (size_t i = 0; i < stated->segments.n; i++) {
    SegmentCap one = {stated->segments.at[i].segment, cap_of_unit(stated->segments.at[i].caps, unit)};
    bool is_member = !caps->members || (caps->members >> (one.segment->index % 64) & 1);
    if (!one.cap || !is_member) continue;
    PUSH(arena, &caps->segments, one);
    take_least(&caps->least, one.cap);
  }
}

static RunningList find_running(Arena *arena, UnitCaps *caps, const CapIndex *index, const CapsOfChannel *stated,
                                int unit) {
  RunningList running = {0};
  for (size_t i = 0; i < stated->campaigns.n; i++) {
    const Cap *cap = cap_of_unit(stated->campaigns.at[i].caps, unit);
    size_t number = number_of(index, stated->campaigns.at[i].campaign);
    take_least(&caps->least, cap);
    for (size_t k = index->first[number]; cap && k < index->first[number + 1]; k++)
      PUSH(arena, &running, ((Running){index->by_campaign[k], cap}));
  }
  return running;
}

UnitCaps unit_caps_make(Arena *arena, const CapIndex *index, const Channel *channel, int unit,
                        const CapWindows *windows) {
  const CapsOfChannel *stated = &index->of_channel[channel - index->plan->channels.at];
  size_t segments = index->plan->segments.n;
  UnitCaps caps = {.least = LONG_MAX};
  caps.everybody = segments ? ALL_AUDIENCES >> (64 - segments) : 0;
  caps.members = channel->audience.n ? audience_of(&channel->audience) : 0;
  caps.platform = cap_of_unit(&channel->allowed->touch, unit);
  caps.own = cap_of_unit(&channel->touch, unit);
  take_least(&caps.least, caps.platform);
  take_least(&caps.least, caps.own);
  find_segments(arena, &caps, stated, unit);
  RunningList running = find_running(arena, &caps, index, stated, unit);
  caps.reign = reign_make(arena, &running, segments, windows);
  return caps;
}

// ---- in one window ------------------------------------------------------------------------------------------------

// The segments whose row has this winner.
static uint64_t ruled_by(const Reign *reign, size_t winner, size_t window) {
  uint64_t set = 0;
  for (size_t row = 0; row + 1 < reign->rows; row++)
    if (reign_winner(reign, row, window) == winner) set |= (uint64_t)1 << row;
  return set;
}

// The weakest winner of a window that is stronger than `before`, or any where that is 0; 0: there is none.
static size_t next_winner(const Reign *reign, size_t before, size_t window) {
  size_t next = 0;
  for (size_t row = 0; row < reign->rows; row++) {
    size_t winner = reign_winner(reign, row, window);
    if (winner > next && (!before || winner < before)) next = winner;
  }
  return next;
}

// From the weakest on: those of a stronger one are not its own.
static void add_campaigns(Arena *arena, const UnitCaps *caps, size_t window, uint64_t may, HeldCaps *out) {
  const Reign *reign = &caps->reign;
  for (size_t winner = 0; (winner = next_winner(reign, winner, window));) {
    const Running *running = &reign->running.at[winner - 1];
    uint64_t own = ruled_by(reign, winner, window);
    bool all = reign_winner(reign, reign->rows - 1, window) == winner;
    HeldCap held = {.of = CAP_OF_CAMPAIGN, .cap = running->cap, .opening = running->opening};
    may |= own;
    held.whom = (Whom){may, {[OF_CHANNEL] = caps->members, [OF_CAP] = all ? 0 : own}};
    held.without = caps->everybody & ~may;
    PUSH(arena, out, held);
  }
}

static void add_segments(Arena *arena, const UnitCaps *caps, uint64_t free, HeldCaps *out) {
  for (size_t i = 0; i < caps->segments.n; i++) {
    const SegmentCap *one = &caps->segments.at[i];
    uint64_t bit = (uint64_t)1 << (one->segment->index % 64);
    HeldCap held = {.of = CAP_OF_SEGMENT, .cap = one->cap, .segment = one->segment};
    held.whom = (Whom){caps->everybody, {[OF_CHANNEL] = caps->members, [OF_CAP] = bit}};
    if (free & bit) PUSH(arena, out, held);
  }
}

void unit_caps_of(Arena *arena, const UnitCaps *caps, size_t window, HeldCaps *out) {
  const Reign *reign = &caps->reign;
  uint64_t free = caps->everybody & ruled_by(reign, 0, window);
  bool some_are_free = !reign->running.n || !reign_winner(reign, reign->rows - 1, window);
  HeldCap platform = {
      .of = CAP_OF_PLATFORM, .cap = caps->platform, .whom = {caps->everybody, {[OF_CHANNEL] = caps->members}}};
  HeldCap own = {.of = CAP_OF_CHANNEL, .cap = caps->own, .whom = {free, {[OF_CHANNEL] = caps->members}}};
  own.without = caps->everybody & ~free;
  out->n = 0;
  if (platform.cap) PUSH(arena, out, platform);
  if (own.cap && some_are_free) PUSH(arena, out, own);
  if (reign->running.n) add_campaigns(arena, caps, window, free, out);
  add_segments(arena, caps, free, out);
}
