// occurrence: what a step says, with what its SOP, campaign and period add, becomes one record.
#include "room.h"

enum { TASK_MINUTES = 15, MEET_MINUTES = 60, POST_MINUTES = 5 };

static int minutes_of(const Common *common, const Channel *channel, OccurrenceKind kind) {
  if (common->minutes >= 0) return common->minutes;
  if (kind == OCCURRENCE_POST) return channel->minutes >= 0 ? channel->minutes : POST_MINUTES;
  if (kind == OCCURRENCE_TASK) return TASK_MINUTES;
  int window = common->at.from == CLOCK_NONE ? 0 : common->at.to - common->at.from;
  return window > 0 ? window : MEET_MINUTES;
}

static OccurrenceKind kind_of(const Step *step) {
  return step->post.n ? OCCURRENCE_POST : step->task.n ? OCCURRENCE_TASK : OCCURRENCE_MEET;
}

static const Line *line_named(const Plan *plan, Str id) { return map_get(&plan->index[REF_LINE], id); }

// A meeting said to begin at 15:00 lasts as long as its minutes.
static Window window_of(const Common *common, OccurrenceKind kind, int minutes) {
  Window at = common->at;
  if (kind == OCCURRENCE_MEET && at.from != CLOCK_NONE && at.to == at.from) at.to = at.from + minutes;
  if (at.to > 24 * 60) at.to = 24 * 60;
  return at;
}

static void set_time(Occurrence *item, const Common *common) {
  item->minutes = minutes_of(common, item->channel, item->kind);
  item->at = window_of(common, item->kind, item->minutes);
  item->spread = item->kind == OCCURRENCE_POST && common->spread.n > 0 ? duration_minutes(common->spread) : 0;
}

Common item_common(const Occurrence *item) {
  const Opening *opening = item->opening;
  return model_common(item->step, opening ? opening->own : NULL, opening ? opening->campaign : NULL, item->sop);
}

void retime_occurrence(Occurrence *item, Window at) {
  Common common = item_common(item);
  common.at = at;
  set_time(item, &common);
}

// The step's own, else the opening's with what a phase inherits, else the SOP's.
static const SegmentRefs *audience_for(const Opening *opening, const Step *step, const Common *common) {
  bool inherits = opening && opening->audience->n && !given(&step->head, "for");
  return inherits ? opening->audience : &common->audience;
}

static const Offer *offer_for(const Opening *opening, const Step *step, const Common *common) {
  bool inherits = opening && opening->offer && !given(&step->head, "offer");
  return inherits ? opening->offer : common->offer.to;
}

static bool holds(const SegmentRefs *refs, const Segment *segment) {
  for (size_t i = 0; i < refs->n; i++)
    if (refs->at[i].to == segment) return true;
  return false;
}

static void say_not_in_channel(Work *work, const Occurrence *item, const SegmentRefs *wanted) {
  Str key = str_format(work->arena, "in %.*s %.*s", STR(source_name(work, item)), STR(item->channel->head.id));
  if (!say_once(work, key)) return;
  Diag *said = diag_add(work->diags, P111, place_of(&item->step->head, "post"),
                        ARGS(arg("step", item->step->id), arg("channel", item->channel->head.id),
                             arg("audience", audience_names(work->arena, wanted, (Lang)work->plan->about.locale))));
  diag_relate_add(work->diags, said, place_of(&item->channel->head, "for"), NO_ARGS);
}

// Of those whom a post is for, the ones who are in its channel; a channel without `for` has everybody.
static const SegmentRefs *audience_in(Work *work, const Occurrence *item, const SegmentRefs *wanted) {
  const SegmentRefs *members = &item->channel->audience;
  if (!members->n || !wanted->n) return members->n ? members : wanted;
  SegmentRefs *both = NEW(work->arena, SegmentRefs);
  for (size_t i = 0; i < wanted->n; i++)
    if (holds(members, wanted->at[i].to)) PUSH(work->arena, both, wanted->at[i]);
  if (both->n) return both;
  say_not_in_channel(work, item, wanted);
  return members;
}

Occurrence *add_occurrence(Work *work, const Opening *opening, const Sop *sop, const Step *step, const Channel *to,
                           Str stem, Str suffix) {
  const PeriodOwn *own = opening ? opening->own : NULL;
  Common *common = NEW(work->arena, Common);
  *common = model_common(step, own, opening ? opening->campaign : NULL, sop);
  Occurrence *item = new_item(work, step->head.at);
  *item = (Occurrence){.kind = kind_of(step), .opening = opening, .sop = sop, .step = step, .channel = to, .lacks = -1};
  item->identity = str_format(work->arena, "%.*s/%.*s%.*s", STR(stem), STR(step->id), STR(suffix));
  if (to && step->post.n > 1)
    item->identity = str_format(work->arena, "%.*s/%.*s", STR(item->identity), STR(to->head.id));
  set_time(item, common);
  item->audience = audience_for(opening, step, common);
  if (to) item->audience = audience_in(work, item, item->audience);
  item->offer = offer_for(opening, step, common);
  item->notes = common->notes;
  item->report = &common->report;
  item->line = item->kind == OCCURRENCE_POST ? line_named(work->plan, common->line) : NULL;
  item->place = step->head.at;
  return item;
}
