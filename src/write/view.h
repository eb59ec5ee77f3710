// view: what a feed chooses from a schedule (choice.c, choice_own.c), and how the view that it is of shows that
// (view.c).
#ifndef SOPCAL_WRITE_VIEW_H
#define SOPCAL_WRITE_VIEW_H

#include "room.h"

typedef LIST(const Opening *) OpeningRefs;
typedef LIST(const Staff *) StaffList;

// What was announced and is not as it was (gone.c).
typedef struct GoneLines {
  const Staff **former; // [staff->index]; NULL: nothing was announced
  GoneItems shown;      // as cancelled, to all who had it
  Map own;              // what somebody has lost, or has had to count on: person's id or LOCK_EACH -> GoneItems
  bool differs;         // some post of the lock is not in the plan, or there for others
} GoneLines;

// What a feed is about, before its view says what of it is shown.
typedef struct Choice {
  const ItemList *items; // in the order of the schedule
  OpeningRefs openings;
  GoneItems gone;      // what was announced of it and is shown as cancelled
  GoneItems counted;   // what only counts in the number of its event, or of its day
  GoneItems uncounted; // posts that are chosen and do not count in the number of their day
  Str owner;           // see event_of_day
} Choice;

// Makes choices, one after the other: what it gives is good until the next.
typedef struct Chooser {
  const Schedule *schedule;
  Arena *scratch;
  GoneLines lines;
  size_t *seen;   // of each item: the number of the choice that took it last
  size_t choices; // made so far
} Chooser;

void gone_begin(Arena *arena, const Schedule *schedule, GoneLines *out);

Chooser chooser_begin(Arena *arena, const Schedule *schedule);
void chooser_end(Chooser *chooser);
Choice choice_of_all(Chooser *chooser);
// Campaigns are chosen where the view shows them: those to which chosen items belong.
Choice choice_of_people(Chooser *chooser, const View *view, const StaffList *people);
Choice choice_of_channel(Chooser *chooser, const View *view, const Channel *channel);
Choice choice_of_campaign(Chooser *chooser, const Campaign *campaign);
Choice choice_of_own(Chooser *chooser, const View *view);

// Of a campaign that the plan has no more: one of its openings stands for it. And a line of each such campaign that was
// announced.
Choice choice_of_gone_campaign(Chooser *chooser, const LockEntry *opening);
void gone_campaigns(Arena *arena, const Schedule *schedule, GoneItems *out);
Str gone_campaign_id(const LockEntry *line);

// Within the making of a choice: begins one; chooses what any of these people does, each item once, in order; adds the
// campaigns of what has been chosen, and of what of it is gone; adds what a person, or all of `people` (NULL:
// everybody), had and have no more (gone.c).
void choice_begin(Chooser *chooser);
const ItemList *choose_theirs(Chooser *chooser, const StaffList *people);
bool any_had(const Plan *plan, const LockEntry *gone, const StaffList *people);
void choose_lost(Chooser *chooser, const Staff *person, Choice *choice);
void choose_lost_of_channel(Chooser *chooser, const Channel *channel, Choice *choice);
void choose_lost_of_several(Chooser *chooser, const View *view, const StaffList *people, Choice *choice);
void add_campaigns(Chooser *chooser, Choice *choice);
bool belongs_to(const Plan *plan, const Campaign *at, const Campaign *campaign); // is it, or a phase of it

// Fills a feed; with `events` NULL its events are only counted. It stays empty only where its view shows nothing of
// what was chosen: where its window holds nothing it has what lies nearest.
void view_fill(Arena *arena, const Schedule *schedule, EventMaker *events, const Choice *choice, Feed *feed);

#endif
