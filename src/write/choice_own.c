// choice_own: what a plan's own view chooses: what fits one of each list that it states.
//
// Invariant: of people whoever is in all of the lists counts: roles of regions are people of these roles there.
#include "view.h"

// ---- people -------------------------------------------------------------------------------------------------------

static bool is_one_of(const StaffRefs *refs, Str id) {
  for (size_t i = 0; i < refs->n; i++)
    if (str_eq(refs->at[i].id, id)) return true;
  return refs->n == 0;
}

static bool names_people(const View *view) {
  return view->staff.n || view->stores.n || view->regions.n || view->roles.n;
}

static StaffList people_of(const Chooser *chooser, const View *view) {
  const Plan *plan = chooser->schedule->plan;
  StaffList people = {0};
  for (size_t i = 0; i < plan->staff.n; i++) {
    const Staff *person = &plan->staff.at[i];
    bool in_all = is_one_of(&view->staff, person->head.id) && is_one_of(&view->stores, person->store) &&
                  is_one_of(&view->regions, person->region) && is_one_of(&view->roles, person->role);
    if (in_all) PUSH(chooser->scratch, &people, person);
  }
  return people;
}

// ---- what is chosen -----------------------------------------------------------------------------------------------

static bool of_campaigns(const Plan *plan, const View *view, const Campaign *campaign) {
  for (size_t i = 0; i < view->campaigns.n; i++)
    if (belongs_to(plan, campaign, view->campaigns.at[i].to)) return true;
  return view->campaigns.n == 0;
}

static bool in_channels(const View *view, Str channel) {
  for (size_t i = 0; i < view->channels.n; i++)
    if (str_eq(view->channels.at[i].id, channel)) return true;
  return view->channels.n == 0;
}

static bool of_lines(const View *view, Str line) {
  for (size_t i = 0; i < view->lines.n; i++)
    if (str_eq(view->lines.at[i].id, line)) return true;
  return view->lines.n == 0;
}

// What is for everybody is for each segment.
static bool is_for(const View *view, const SegmentRefs *audience) {
  return view->audience.n == 0 || !audience || (audience_of(audience) & audience_of(&view->audience)) != 0;
}

static bool fits(const Plan *plan, const View *view, const Occurrence *item) {
  const Campaign *campaign = item->opening ? item->opening->campaign : NULL;
  Str channel = item->channel ? item->channel->head.id : S(""), line = item->line ? item->line->id : S("");
  return of_campaigns(plan, view, campaign) && in_channels(view, channel) && of_lines(view, line) &&
         is_for(view, item->audience);
}

static bool opening_fits(const Plan *plan, const View *view, const Opening *opening) {
  return of_campaigns(plan, view, opening->campaign) && is_for(view, opening->audience);
}

// Whom it was for is the campaign's to say: the lock does not.
static bool gone_fits(const Plan *plan, const View *view, const LockEntry *gone) {
  const Campaign *campaign = gone_campaign(plan, gone);
  Str line = S(""), path = gone->piece;
  str_cut(&path, '/', &line);
  return of_campaigns(plan, view, campaign) && in_channels(view, gone->channel) && of_lines(view, line) &&
         is_for(view, campaign ? campaign_audience_refs(campaign, NULL, NULL) : NULL);
}

// ---- the choice ---------------------------------------------------------------------------------------------------

// Where the view asks for more than campaigns and segments, of items that have it.
static bool asks_of_items(const View *view) { return names_people(view) || view->channels.n || view->lines.n; }

static void choose_gone(Chooser *chooser, const View *view, const StaffList *people, Choice *choice) {
  const Plan *plan = chooser->schedule->plan;
  bool openings = !asks_of_items(view);
  for (size_t i = 0; i < chooser->lines.shown.n; i++) {
    const LockEntry *gone = chooser->lines.shown.at[i];
    if ((gone->opening && !openings) || !gone_fits(plan, view, gone)) continue;
    if (!names_people(view) || any_had(plan, gone, people)) PUSH(chooser->scratch, &choice->gone, gone);
  }
}

static void choose_openings(Chooser *chooser, const View *view, Choice *choice) {
  const Schedule *schedule = chooser->schedule;
  for (size_t i = 0; i < schedule->openings.n; i++)
    if (opening_fits(schedule->plan, view, &schedule->openings.at[i]))
      PUSH(chooser->scratch, &choice->openings, &schedule->openings.at[i]);
}

static void choose_items(Chooser *chooser, const View *view, const StaffList *people, ItemList *out) {
  const Schedule *schedule = chooser->schedule;
  const ItemList *theirs = names_people(view) ? choose_theirs(chooser, people) : NULL;
  size_t n = theirs ? theirs->n : schedule->items.n;
  for (size_t i = 0; i < n; i++) {
    const Occurrence *item = theirs ? theirs->at[i] : &schedule->items.at[i];
    if (fits(schedule->plan, view, item)) PUSH(chooser->scratch, out, item);
  }
}

Choice choice_of_own(Chooser *chooser, const View *view) {
  choice_begin(chooser);
  ItemList *items = NEW(chooser->scratch, ItemList);
  StaffList people = people_of(chooser, view);
  Choice choice = {.items = items};
  choose_items(chooser, view, &people, items);
  choose_gone(chooser, view, &people, &choice);
  choose_lost_of_several(chooser, view, names_people(view) ? &people : NULL, &choice);
  if (asks_of_items(view))
    add_campaigns(chooser, &choice);
  else
    choose_openings(chooser, view, &choice);
  return choice;
}
