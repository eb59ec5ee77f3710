// missing: what the files share that find out what is to be written: missing*.c, imagine.c.
#ifndef SOPCAL_SCHEDULE_MISSING_H
#define SOPCAL_SCHEDULE_MISSING_H

#include "room.h"

#include "sopcal/missing.h"

typedef struct Wish { // a piece that may turn out not to be needed
  Missing piece;
  Str line;     // of a daily one: its channel and line; empty: it is for steps, or a pin
  bool dropped; // it is not
} Wish;
typedef LIST(Wish *) WishList;

typedef enum Asking { // what is asked for at the moment: what leaves no choice comes first, and may serve the others
  ASK_NAMED,          // one piece by its id: pins, and steps that name no other
  ASK_STEPS,          // what all other steps want
  ASK_DAILY
} Asking;

typedef struct Finder {
  Arena *arena;
  const ScheduleOptions *options;
  const Plan *plan;
  Schedule *schedule;
  WishList wishes;
  Map by_want;  // what steps ask for that name no piece -> the SameWishes
  Map taken;    // ids of pieces that are to be written -> Wish
  Map waiting;  // channel and line -> the new pieces of this round
  long tries;   // that are left
  size_t unfit; // posts that name only what there is, and what does not fit: no new piece serves them
  Asking asking;
} Finder;

// How often a piece that is to be written may be used: as its folder says, else after the usual rest.
Reuse reuse_of(const Plan *plan, Str id);

// missing_wishes.c
Wish *add_wish(Finder *f, Str id, Place at);
void give(Finder *f, Wish *wish, const Occurrence *item);
Str free_id(Finder *f, Str wanted); // itself, or with a number behind it

// missing_steps.c, missing_daily.c: give a post to one of the pieces that were asked for, or ask for one more.
void ask_for_step(Finder *f, const Common *want, const Occurrence *item);
void ask_for_pin(Finder *f, const Occurrence *item);
void ask_for_slot(Finder *f, const Occurrence *item);
bool names_one_piece(const Common *want);
// A piece that a pattern takes is to be written, and has not been dropped.
bool is_wished(const Finder *f, Str pattern);
// The one that a step's post would take, where it names pieces; NULL.
Wish *wish_for_step(const Finder *f, const Occurrence *item);

// imagine.c: what the schedule's posts lack, when all of these are written.
void imagine(Arena *arena, const ScheduleOptions *options, Schedule *schedule, const Plan *plan, const WishList *wishes,
             ItemList *lacking);
// How often that may be done.
long imagine_budget(const Plan *plan, const Schedule *schedule, const WishList *wishes);
// The posts without a piece that are not behind us, by time.
void posts_lacking(Arena *arena, const ScheduleOptions *options, const Schedule *schedule, ItemList *out);

#endif
