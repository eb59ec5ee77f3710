// openings: one campaign on its days: its audience and offer with what it inherits, and with whom it competes.
#include "room.h"

uint64_t campaign_audience(const Campaign *campaign, const PeriodOwn *own) {
  return audience_of(campaign_audience_refs(campaign, own, NULL));
}

// Walks up part_of end: model_resolve has cut every circle.
static const Offer *offer_for(const Campaign *campaign, const PeriodOwn *own) {
  if (own && own->common.offer.to) return own->common.offer.to;
  for (const Campaign *c = campaign; c; c = c->part_of.to)
    if (c->common.offer.to) return c->common.offer.to;
  return NULL;
}

const Campaign *campaign_root(const Campaign *campaign) {
  while (campaign->part_of.to) campaign = campaign->part_of.to;
  return campaign;
}

const PeriodOwn *period_own(const Campaign *campaign, Str period) {
  for (size_t i = 0; i < campaign->in.n; i++)
    if (str_eq(campaign->in.at[i].head.id, period)) return &campaign->in.at[i];
  return NULL;
}

Opening *add_opening(Work *work, const Campaign *campaign, const PeriodOwn *own, Str period, Span days, Place place) {
  Opening *opening = may_open(work, place) ? &ADD(work->arena, &work->out->openings) : &work->spare_opening;
  *opening = (Opening){.campaign = campaign, .own = own, .period = period, .days = days, .place = place};
  opening->root = campaign_root(campaign);
  opening->id =
      period.n ? str_format(work->arena, "%.*s/%.*s", STR(campaign->head.id), STR(period)) : campaign->head.id;
  opening->title = own && own->title.n ? own->title : campaign_title(campaign);
  opening->status = own && own->status >= 0 ? own->status : campaign->status;
  opening->offer = offer_for(campaign, own);
  opening->audience = campaign_audience_refs(campaign, own, NULL);
  opening->at = own && given(&own->head, "at") ? own->common.at : campaign->common.at;
  keep_opening(work, opening);
  return opening;
}

// ---- who competes -------------------------------------------------------------------------------------------------

bool openings_compete(const Opening *opening, const Campaign *root, uint64_t audience) {
  if (opening->root == root) return false;      // phases of one campaign may overlap
  if (opening->campaign->every.n) return false; // what repeats is a rhythm, not an event
  return (audience_of(opening->audience) & audience) != 0;
}
