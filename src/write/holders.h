// holders: what the files that make the lines of the next lock about one person, or about many, tell each other.
#ifndef SOPCAL_WRITE_HOLDERS_H
#define SOPCAL_WRITE_HOLDERS_H

#include "announce.h"

typedef struct Holders {
  Announcer *a;
  const Plan *plan;
  const Staff **former;      // [staff->index]: as the last lock knew a person who is somebody else now; else the person
  LIST(const Staff *) moved; // those who are
  Map own;                   // by name: the old line about one person, or many
  Map by_item;               // identity -> LockEntries of such lines
  size_t *settled;           // [staff->index]: the number of the item that was last settled for them
  size_t items;              // that have been settled so far
  bool news;                 // somebody has lost or gained the item at hand
} Holders;

// An item as the last lock has it and as the next one does; either may be NULL.
typedef struct Held {
  Str identity;
  const LockEntry *old, *now;
  const Occurrence *item;           // NULL: the plan has it no more
  const LockEntry *old_many, *many; // its line about many, as it was and as it is
  bool in_day;
} Held;

// What somebody's calendar knows: the numbers of lines in sum, and the latest of their instants.
typedef struct Known {
  int seq;
  int64_t changed;
} Known;
void know(Known *known, const LockEntry *line); // NULL: nothing more

// ---- one line (holder_line.c) -------------------------------------------------------------------------------------

// The old line of an item about somebody, or about many; NULL.
const LockEntry *own_of(const Holders *h, Str identity, Str whose);
// An item as it was, or is, for the line about somebody.
LockEntry line_about(const LockEntry *from, Str whose);
// Announces it with a number, anew: later than what was known so far.
LockEntry counted_on(const Holders *h, LockEntry line, int seq, int64_t known);
// Into the next lock as long as its cancellation is shown, and then spent: as long as it counts in the number of a day,
// or else as long as the plan has what it adds to. NULL: it is left out.
const LockEntry *keep_line(Holders *h, LockEntry line, bool added_to);
bool is_added_to(const Held *held); // whether calendars show the item itself, to others or as cancelled

// ---- of one item --------------------------------------------------------------------------------------------------

// The line about all whom a part of `by` meant and means no more (holder_many.c).
const LockEntry *settle_many(Holders *h, const Held *held);
// The line about one person (holder.c).
void settle_person(Holders *h, const Held *held, const Staff *person);

#endif
