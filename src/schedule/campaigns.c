// campaigns: where every campaign lies: stated by a date, repeated on weekdays, or placed as a series.
//
// Stated and repeated ones come first and are never moved; series are placed around them in the order of the files.
#include "room.h"

static void say_overlap(Work *work, const Opening *a, const Opening *b) {
  Arg other = arg("other", b->id);
  Diag *said = diag_add(work->diags, T110, a->place, ARGS(arg("id", a->id), other));
  diag_relate_add(work->diags, said, b->place,
                  ARGS(other, arg("first", date_text(work->arena, b->days.first)),
                       arg("last", date_text(work->arena, b->days.last))));
}

// ---- stated -------------------------------------------------------------------------------------------------------

Str span_text(Arena *arena, Span days) {
  Str first = date_text(arena, days.first);
  if (days.first == days.last) return first;
  return str_format(arena, "%.*s..%.*s", STR(first), STR(date_text(arena, days.last)));
}

void check_within_plan(Work *work, const Campaign *campaign, Span days, Place place) {
  if (days.first >= work->days.first && days.last <= work->days.last) return;
  diag_add(work->diags, T122, place,
           ARGS(arg("id", campaign->head.id), arg("days", span_text(work->arena, days)),
                arg("first", date_text(work->arena, work->days.first)),
                arg("last", date_text(work->arena, work->days.last))));
}

// A campaign opens once on a day, which is what names it; a second time is said. `opened` holds the days that it has
// opened on, each with the number of its opening, counted from 1.
static bool is_opened_again(Work *work, const Map *opened, Str day, Place place) {
  size_t number = (size_t)(uintptr_t)map_get(opened, day);
  if (!number) return false;
  const Opening *opening = &work->out->openings.at[number - 1];
  Opening again = *opening;
  again.place = place;
  say_overlap(work, &again, opening);
  return true;
}

static void open_stated(Work *work, const Campaign *campaign) {
  int length = campaign_length(campaign);
  Map opened = {0};
  for (size_t i = 0; i < campaign->date.n && !work->full; i++) {
    const SpanAt *date = &campaign->date.at[i];
    if (!date->at.source) continue; // its text was no date, and that has been said
    Span days = date->days;
    if (days.first == days.last) days.last = days.first + length - 1;
    Str day = date_text(work->arena, days.first);
    check_within_plan(work, campaign, days, date->at);
    if (is_opened_again(work, &opened, day, date->at)) continue;
    add_opening(work, campaign, NULL, campaign->date.n > 1 ? day : S(""), days, date->at);
    map_put(work->arena, &opened, day, (void *)(uintptr_t)work->out->openings.n);
  }
}

static void say_no_room(Work *work, const Campaign *campaign, Date day) {
  if (!may_open(work, place_of(&campaign->head, "every"))) return;
  static const Text late = {{"its last day would lie behind the plan's end", "最后一天会超出计划末尾"}};
  diag_add(work->diags, T109, place_of(&campaign->head, "every"),
           ARGS(arg("id", campaign->head.id), arg("period", date_text(work->arena, day)), arg_t("because", late)));
}

static void open_repeated(Work *work, const Campaign *campaign) {
  int length = campaign_length(campaign);
  const Every *every = campaign->every.at;
  size_t n = campaign->every.n;
  note_workdays(work, every, n, place_of(&campaign->head, "every"));
  bool meant;
  for (Date day = work->days.first; (day = next_possible_day(work, every, n, day, &meant)) != DATE_NONE; day++) {
    Span days = {day, day + length - 1};
    if (!meant && !keeps_day(work, campaign, day)) continue;
    if (days.last > work->days.last)
      say_no_room(work, campaign, day);
    else
      add_opening(work, campaign, NULL, date_text(work->arena, day), days, place_of(&campaign->head, "every"));
  }
}

// ---- overlaps -----------------------------------------------------------------------------------------------------

// Each opening is said to overlap once, with the first one that it meets.
static void check_behind(Work *work, size_t first, bool *said) {
  const OpeningList *list = &work->out->openings;
  const Opening *a = &list->at[first];
  for (size_t k = first + 1; k < list->n && list->at[k].days.first <= a->days.last; k++) {
    const Opening *b = &list->at[k];
    bool itself = a->campaign == b->campaign; // stated so; the program keeps its own apart
    if (said[k] || b->campaign->every.n) continue;
    said[k] = itself || openings_compete(a, b->root, audience_of(b->audience));
    if (said[k]) say_overlap(work, b, a);
  }
}

// Openings stand in order of their first days. What repeats is a rhythm and competes with nothing.
void check_overlaps(Work *work) {
  bool *said = NEW_N(work->arena, bool, work->out->openings.n + 1);
  for (size_t i = 0; i < work->out->openings.n; i++)
    if (!work->out->openings.at[i].campaign->every.n) check_behind(work, i, said);
}

void open_campaigns(Work *work) {
  const Plan *plan = work->plan;
  for (size_t i = 0; i < plan->campaigns.n; i++) {
    const Campaign *campaign = &plan->campaigns.at[i];
    if (campaign->every.n) open_repeated(work, campaign);
    if (campaign->date.n) open_stated(work, campaign);
  }
  keep_series(work);
  place_all_series(work);
}
