// campaigns: where every campaign lies: stated by a date, repeated on weekdays, or placed as a series.
//
// Stated and repeated ones come first and are never moved; series are placed around them in the order of the files.
#include "room.h"

int campaign_length(const Campaign *campaign) {
  if (campaign->length > 0) return campaign->length;
  return campaign->sop.to && campaign->sop.to->length > 0 ? campaign->sop.to->length : 1;
}

static const SegmentRefs *audience_refs(const Campaign *campaign, const PeriodOwn *own) {
  if (own && given(&own->head, "for")) return &own->common.audience;
  const Campaign *c = campaign;
  for (int depth = 0; c && depth < 64; depth++, c = c->part_of.to)
    if (given(&c->head, "for")) return &c->common.audience; // a phase inherits its campaign's audience
  return &campaign->common.audience;
}

uint64_t campaign_audience(const Campaign *campaign, const PeriodOwn *own) {
  return audience_of(audience_refs(campaign, own));
}

static const Offer *offer_for(const Campaign *campaign, const PeriodOwn *own) {
  if (own && own->common.offer.to) return own->common.offer.to;
  const Campaign *c = campaign;
  for (int depth = 0; c && depth < 64; depth++, c = c->part_of.to)
    if (c->common.offer.to) return c->common.offer.to;
  return NULL;
}

Opening *add_opening(Work *work, const Campaign *campaign, const PeriodOwn *own, Str period, Span days, Place place) {
  Opening *opening = &ADD(work->arena, &work->out->openings);
  *opening = (Opening){.campaign = campaign, .own = own, .period = period, .days = days, .place = place};
  opening->id = period.n ? str_format(work->arena, "%.*s/%.*s", STR(campaign->head.id), STR(period)) : campaign->head.id;
  opening->title = own && own->title.n ? own->title : campaign_title(campaign);
  opening->status = own && own->status >= 0 ? own->status : campaign->status;
  opening->offer = offer_for(campaign, own);
  opening->audience = audience_refs(campaign, own);
  opening->at = own && given(&own->head, "at") ? own->common.at : campaign->common.at;
  return opening;
}

// ---- stated ---------------------------------------------------------------------------------------------------------

static void open_stated(Work *work, const Campaign *campaign) {
  int length = campaign_length(campaign);
  for (size_t i = 0; i < campaign->date.n; i++) {
    const SpanAt *date = &campaign->date.at[i];
    if (!date->at.source) continue; // its text was no date, and that has been said
    Span days = date->days;
    if (days.first == days.last) days.last = days.first + length - 1;
    Str period = campaign->date.n > 1 ? date_text(work->arena, days.first) : S("");
    if (days.first < work->days.first || days.last > work->days.last)
      diag_add(work->diags, T122, date->at,
               ARGS(arg("id", campaign->head.id), arg("date", date_text(work->arena, days.first)),
                    arg("first", date_text(work->arena, work->days.first)),
                    arg("last", date_text(work->arena, work->days.last))));
    add_opening(work, campaign, NULL, period, days, date->at);
  }
}

static void open_repeated(Work *work, const Campaign *campaign) {
  int length = campaign_length(campaign);
  note_workdays(work, campaign->every.at, campaign->every.n, place_of(&campaign->head, "every"));
  for (Date day = work->days.first; day + length - 1 <= work->days.last; day++)
    if (every_matches(campaign->every.at, campaign->every.n, day, work->days.first))
      add_opening(work, campaign, NULL, date_text(work->arena, day), (Span){day, day + length - 1},
                  place_of(&campaign->head, "every"));
}

// ---- overlaps -----------------------------------------------------------------------------------------------------------

static bool is_ancestor(const Campaign *upper, const Campaign *campaign) {
  for (int depth = 0; campaign && depth < 64; depth++, campaign = campaign->part_of.to)
    if (campaign == upper) return true;
  return false;
}

static const Campaign *root_of(const Campaign *campaign) {
  for (int depth = 0; campaign->part_of.to && depth < 64; depth++) campaign = campaign->part_of.to;
  return campaign;
}

bool openings_compete(const Opening *opening, const Campaign *campaign, uint64_t audience) {
  const Campaign *other = opening->campaign;
  if (other == campaign || root_of(other) == root_of(campaign)) return false; // phases may overlap
  if (is_ancestor(other, campaign) || is_ancestor(campaign, other)) return false;
  if (other->every.n || campaign->every.n) return false; // what repeats is a rhythm, not an event
  return (audience_of(opening->audience) & audience) != 0;
}

static void say_overlap(Work *work, const Opening *a, const Opening *b) {
  Arg other = arg("other", b->id);
  Diag *said = diag_add(work->diags, T110, a->place, ARGS(arg("id", a->id), other));
  diag_relate_add(work->diags, said, b->place,
                  ARGS(other, arg("first", date_text(work->arena, b->days.first)),
                       arg("last", date_text(work->arena, b->days.last))));
}

static void check_overlaps(Work *work) {
  const OpeningList *list = &work->out->openings;
  for (size_t i = 0; i < list->n; i++)
    for (size_t k = i + 1; k < list->n; k++) {
      const Opening *a = &list->at[i], *b = &list->at[k];
      if (span_meets(a->days, b->days) && openings_compete(a, b->campaign, audience_of(b->audience)))
        say_overlap(work, b, a);
    }
}

void open_campaigns(Work *work) {
  const Plan *plan = work->plan;
  for (size_t i = 0; i < plan->campaigns.n; i++) {
    const Campaign *campaign = &plan->campaigns.at[i];
    if (campaign->every.n) open_repeated(work, campaign);
    if (campaign->date.n) open_stated(work, campaign);
  }
  for (size_t i = 0; i < plan->campaigns.n; i++)
    if (plan->campaigns.at[i].rhythm >= 0) place_series(work, &plan->campaigns.at[i]);
  check_overlaps(work);
}
