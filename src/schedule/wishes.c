// wishes: what rules a day out for the opening of a series, and what speaks for it, for all days of the plan at once.
//
// design section 5, D07: no campaign day on what is avoided; no other campaign for the same people; time to prepare
// before the opening; 1000 x weight for each date that `near` names and the campaign meets, 100 for a preferred
// weekday.
#include "series.h"

static Marks mark_avoided(Arena *scratch, const Work *work, const Campaign *campaign, Span reach) {
  Marks marks = marks_begin(scratch, reach);
  SeasonList seasons = {0};
  avoided_seasons(scratch, work->plan, campaign, reach, &seasons);
  for (size_t i = 0; i < seasons.n; i++) marks_add(&marks, seasons.at[i].days);
  marks_end(&marks);
  return marks;
}

// ---- what speaks for a day ----------------------------------------------------------------------------------------

// The openings that meet a date on a day.
static Span openings_meeting(const Near *near, int length, Date day) {
  if (near->align == ALIGN_FIRST_DAY) return (Span){day, day};
  if (near->align == ALIGN_LAST_DAY) return (Span){day - length + 1, day - length + 1};
  return (Span){day - length + 1, day};
}

// A date that falls on two days of one campaign is met once.
static void add_near(Arena *scratch, Span plan, const Near *near, int length, int64_t *points) {
  DateList days = {0};
  named_days(scratch, near->head.to, (Span){plan.first, plan.last + length}, &days);
  Date counted = plan.first - 1;
  for (size_t i = 0; i < days.n; i++) {
    Span openings = openings_meeting(near, length, days.at[i]);
    if (openings.first <= counted) openings.first = counted + 1;
    for (Date day = openings.first; day <= openings.last && day <= plan.last; day++)
      points[day - plan.first] += INT64_C(1000) * near->weight;
    if (openings.last > counted) counted = openings.last;
  }
}

static const int *bonuses(Arena *scratch, Span plan, const Campaign *campaign, int length) {
  size_t n = (size_t)(plan.last - plan.first) + 1;
  int64_t *points = NEW_N(scratch, int64_t, n);
  int *out = NEW_N(scratch, int, n);
  unsigned weekdays = 0;
  for (size_t i = 0; i < campaign->prefer.n; i++) weekdays |= campaign->prefer.at[i].days;
  for (size_t i = 0; i < campaign->near.n; i++) add_near(scratch, plan, &campaign->near.at[i], length, points);
  for (size_t i = 0; i < n; i++) {
    if (weekdays && weekdays >> date_weekday(plan.first + (Date)i) & 1) points[i] += 100;
    out[i] = (int)(points[i] < PLACEMENT_BONUS_MAX ? points[i] : PLACEMENT_BONUS_MAX);
  }
  return out;
}

// ---- a day --------------------------------------------------------------------------------------------------------

Wishes wishes_of(Arena *scratch, const Work *work, const Campaign *campaign) {
  Wishes wishes = {.length = campaign_length(campaign), .lead = campaign_lead(campaign)};
  wishes.reach = (Span){work->days.first, work->days.last + wishes.length - 1};
  wishes.avoided = mark_avoided(scratch, work, campaign, wishes.reach);
  wishes.bonus = bonuses(scratch, work->days, campaign, wishes.length);
  return wishes;
}

Candidate candidate_of(const Work *work, const Wishes *wishes, Date day) {
  Span days = {day, day + wishes->length - 1};
  Candidate c = {.opening = day, .bonus = wishes->bonus[day - work->days.first]};
  if (days.last > work->days.last) c.ruled_out |= DAY_OUTSIDE;
  if (lead_begins(&work->workdays, &wishes->lead, days) < work->days.first) c.ruled_out |= DAY_PREPARE;
  if (marks_meet(&wishes->avoided, days)) c.ruled_out |= DAY_AVOIDED;
  if (marks_meet(&wishes->occupied, days)) c.ruled_out |= DAY_OCCUPIED;
  return c;
}
