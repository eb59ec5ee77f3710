// check_campaigns: each campaign says once how it is dated, by keys that matter for that way; its steps stay within its
// audience; phases stay within their campaign.
#include "check.h"

static void check_dating(Checker *c, const Campaign *campaign) {
  static const char *const ways[] = {"rhythm", "date", "every"};
  static const char *const series_keys[] = {"near", "prefer", "avoid", "in"};
  if (check_only_one(c, &campaign->head, ways, COUNT(ways))) return;
  bool series = given(&campaign->head, "rhythm");
  if (!series && !given(&campaign->head, "date") && !given(&campaign->head, "every"))
    diag_add(c->diags, S120, campaign->head.at, ARGS(arg("id", campaign->head.id)));
  if (series && campaign->rhythm == (int)RHYTHM_AUTO && !given(&campaign->head, "cycle"))
    diag_add(c->diags, S121, place_of(&campaign->head, "rhythm"), ARGS(arg("id", campaign->head.id)));
  static const Text because = {{"only a series with a rhythm is placed by the program", "只有写了 rhythm 的系列才由程序排日子"}};
  for (size_t i = 0; i < COUNT(series_keys) && !series; i++) check_useless(c, &campaign->head, series_keys[i], because);
}

static bool has_segment(const SegmentRefs *refs, const Segment *segment) {
  for (size_t i = 0; i < refs->n; i++)
    if (refs->at[i].to == segment) return true;
  return false;
}

static void check_audience(Checker *c, const Campaign *campaign, const Step *step) {
  const SegmentRefs *outer = &campaign->common.audience;
  for (size_t i = 0; i < step->common.audience.n && outer->n; i++) {
    const SegmentRef *ref = &step->common.audience.at[i];
    if (!ref->to || has_segment(outer, ref->to)) continue;
    Diag *said = diag_add(c->diags, P110, ref->at,
                          ARGS(arg("step", step->id), arg("segment", ref->id), arg("id", campaign->head.id)));
    diag_relate_add(c->diags, said, place_of(&campaign->head, "for"), NO_ARGS);
  }
}

static void check_sop(Checker *c, const Campaign *campaign) {
  const Sop *sop = campaign->sop.to;
  if (!sop) return;
  if (sop->anchor == ANCHOR_CALENDAR) {
    Diag *said = diag_add(c->diags, S124, campaign->sop.at, ARGS(arg("sop", sop->head.id)));
    diag_relate_add(c->diags, said, place_of(&sop->head, "anchor"), NO_ARGS);
    return;
  }
  for (size_t i = 0; i < sop->steps.n; i++) check_audience(c, campaign, &sop->steps.at[i]);
}

static bool phase_is_circular(const Campaign *campaign) {
  const Campaign *up = campaign->part_of.to;
  for (size_t steps = 0; up && steps < 64; steps++) {
    if (up == campaign) return true;
    up = up->part_of.to;
  }
  return up != NULL;
}

static bool lies_within(const SpanList *outer, Span days) {
  for (size_t i = 0; i < outer->n; i++)
    if (span_has(outer->at[i].days, days.first) && span_has(outer->at[i].days, days.last)) return true;
  return false;
}

static void check_phase(Checker *c, const Campaign *campaign) {
  const Campaign *parent = campaign->part_of.to;
  if (!parent) return;
  if (phase_is_circular(campaign)) {
    diag_add(c->diags, R110, campaign->part_of.at, ARGS(arg("id", campaign->head.id)));
    return;
  }
  for (size_t i = 0; i < campaign->date.n && parent->date.n; i++) {
    const SpanAt *date = &campaign->date.at[i];
    if (!date->at.source || lies_within(&parent->date, date->days)) continue;
    Arg id = arg("parent", parent->head.id);
    Diag *said = diag_add(c->diags, T107, date->at, ARGS(arg("id", campaign->head.id), id));
    diag_relate_add(c->diags, said, place_of(&parent->head, "date"),
                    ARGS(id, arg("first", date_text(c->arena, parent->date.at[0].days.first)),
                         arg("last", date_text(c->arena, parent->date.at[parent->date.n - 1].days.last))));
  }
}

void check_campaigns(Checker *c) {
  for (size_t i = 0; i < c->plan->campaigns.n; i++) {
    const Campaign *campaign = &c->plan->campaigns.at[i];
    check_dating(c, campaign);
    check_sop(c, campaign);
    check_phase(c, campaign);
  }
}
