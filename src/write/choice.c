// choice: what a feed is about: items, campaigns, and what was announced of them and is gone. From a schedule to a
// Choice for everybody, for some people, a channel or a campaign.
//
// Invariant: the items of a choice are in the order of the schedule, each once; memory is given back with the next one.
#include "view.h"

#include <stdlib.h>

// ---- campaigns of what is chosen ----------------------------------------------------------------------------------

static void add_their_openings(Chooser *chooser, Choice *choice) {
  const OpeningList *all = &chooser->schedule->openings;
  bool *has = NEW_N(chooser->scratch, bool, all->n + 1);
  for (size_t i = 0; i < choice->items->n; i++)
    if (choice->items->at[i]->opening) has[choice->items->at[i]->opening - all->at] = true;
  for (size_t i = 0; i < all->n; i++)
    if (has[i]) PUSH(chooser->scratch, &choice->openings, &all->at[i]);
}

// Of "shop/sale/2026-03/open" the campaign is "shop/sale/2026-03".
static void add_gone_openings(Chooser *chooser, Choice *choice) {
  Map parents = {0};
  for (size_t i = 0; i < choice->gone.n; i++) {
    Str identity = choice->gone.at[i]->identity;
    for (size_t at = 0; at < identity.n; at++)
      if (identity.at[at] == '/') map_put(chooser->scratch, &parents, str_part(identity, 0, at), choice);
  }
  for (size_t i = 0; i < chooser->lines.shown.n && parents.entries.n; i++)
    if (chooser->lines.shown.at[i]->opening && map_get(&parents, chooser->lines.shown.at[i]->identity))
      PUSH(chooser->scratch, &choice->gone, chooser->lines.shown.at[i]);
}

void add_campaigns(Chooser *chooser, Choice *choice) {
  add_their_openings(chooser, choice);
  add_gone_openings(chooser, choice);
}

// ---- people -------------------------------------------------------------------------------------------------------

bool any_had(const Plan *plan, const LockEntry *gone, const StaffList *people) {
  for (size_t i = 0; i < people->n; i++)
    if (who_had(plan, gone, people->at[i])) return true;
  return false;
}

static int by_number(const void *left, const void *right) {
  const Occurrence *a = *(const Occurrence *const *)left, *b = *(const Occurrence *const *)right;
  return (a > b) - (a < b);
}

const ItemList *choose_theirs(Chooser *chooser, const StaffList *people) {
  if (people->n == 1) return schedule_of(chooser->schedule, people->at[0]);
  ItemList *items = NEW(chooser->scratch, ItemList);
  for (size_t i = 0; i < people->n; i++) {
    const ItemList *theirs = schedule_of(chooser->schedule, people->at[i]);
    for (size_t k = 0; k < theirs->n; k++) {
      size_t *seen = &chooser->seen[theirs->at[k] - chooser->schedule->items.at];
      if (*seen != chooser->choices) PUSH(chooser->scratch, items, theirs->at[k]);
      *seen = chooser->choices;
    }
  }
  if (items->n) qsort(items->at, items->n, sizeof *items->at, by_number);
  return items;
}

Choice choice_of_people(Chooser *chooser, const View *view, const StaffList *people) {
  choice_begin(chooser);
  Choice choice = {.items = choose_theirs(chooser, people)};
  for (size_t i = 0; i < chooser->lines.shown.n; i++)
    if (any_had(chooser->schedule->plan, chooser->lines.shown.at[i], people))
      PUSH(chooser->scratch, &choice.gone, chooser->lines.shown.at[i]);
  if (view == &chooser->schedule->plan->feeds.staff)
    choose_lost(chooser, people->at[0], &choice);
  else
    choose_lost_of_several(chooser, view, people, &choice);
  if (view_shows(view, PART_CAMPAIGNS)) add_campaigns(chooser, &choice);
  return choice;
}

// ---- the others ---------------------------------------------------------------------------------------------------

Choice choice_of_all(Chooser *chooser) {
  choice_begin(chooser);
  const Schedule *schedule = chooser->schedule;
  ItemList *items = NEW(chooser->scratch, ItemList);
  Choice choice = {.items = items, .gone = chooser->lines.shown};
  for (size_t i = 0; i < schedule->items.n; i++) PUSH(chooser->scratch, items, &schedule->items.at[i]);
  for (size_t i = 0; i < schedule->openings.n; i++) PUSH(chooser->scratch, &choice.openings, &schedule->openings.at[i]);
  return choice;
}

Choice choice_of_channel(Chooser *chooser, const View *view, const Channel *channel) {
  choice_begin(chooser);
  ItemList *items = NEW(chooser->scratch, ItemList);
  Choice choice = {.items = items, .owner = channel->head.id};
  for (size_t i = 0; i < chooser->schedule->items.n; i++) {
    const Occurrence *item = &chooser->schedule->items.at[i];
    if (item->channel == channel) PUSH(chooser->scratch, items, item);
  }
  for (size_t i = 0; i < chooser->lines.shown.n; i++)
    if (str_eq(chooser->lines.shown.at[i]->channel, channel->head.id))
      PUSH(chooser->scratch, &choice.gone, chooser->lines.shown.at[i]);
  choose_lost_of_channel(chooser, channel, &choice);
  if (view_shows(view, PART_CAMPAIGNS)) add_campaigns(chooser, &choice);
  return choice;
}

// A campaign's phases are part of it, and theirs: no chain of them is longer than there are campaigns.
bool belongs_to(const Plan *plan, const Campaign *at, const Campaign *campaign) {
  for (size_t i = 0; at && i < plan->campaigns.n; i++, at = at->part_of.to)
    if (at == campaign) return true;
  return false;
}

Choice choice_of_campaign(Chooser *chooser, const Campaign *campaign) {
  choice_begin(chooser);
  const Schedule *schedule = chooser->schedule;
  const Plan *plan = schedule->plan;
  ItemList *items = NEW(chooser->scratch, ItemList);
  Choice choice = {.items = items};
  for (size_t i = 0; i < schedule->openings.n; i++)
    if (belongs_to(plan, schedule->openings.at[i].campaign, campaign))
      PUSH(chooser->scratch, &choice.openings, &schedule->openings.at[i]);
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Opening *opening = schedule->items.at[i].opening;
    if (opening && belongs_to(plan, opening->campaign, campaign)) PUSH(chooser->scratch, items, &schedule->items.at[i]);
  }
  for (size_t i = 0; i < chooser->lines.shown.n; i++)
    if (belongs_to(plan, gone_campaign(plan, chooser->lines.shown.at[i]), campaign))
      PUSH(chooser->scratch, &choice.gone, chooser->lines.shown.at[i]);
  return choice;
}

// ---- one after the other ------------------------------------------------------------------------------------------

Chooser chooser_begin(Arena *arena, const Schedule *schedule) {
  Chooser chooser = {.schedule = schedule, .scratch = arena_new(), .seen = NEW_N(arena, size_t, schedule->items.n + 1)};
  gone_begin(arena, schedule, &chooser.lines);
  return chooser;
}

void chooser_end(Chooser *chooser) { arena_free(chooser->scratch); }

void choice_begin(Chooser *chooser) {
  arena_free(chooser->scratch);
  chooser->scratch = arena_new();
  chooser->choices++;
}
