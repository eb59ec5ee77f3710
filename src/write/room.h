// room: what the files of src/write that make calendars, plan.json and the documentation share, and nobody else.
#ifndef SOPCAL_WRITE_ROOM_H
#define SOPCAL_WRITE_ROOM_H

#include "sopcal/write.h"

// ---- texts of calendars (text.c) ----------------------------------------------------------------------------------

// Valid UTF-8 without control characters; every kind of line end becomes '\n' or, within one line, a blank. Trimmed.
Str text_clean(Arena *arena, Str text, bool one_line);

// ---- articles (article.c) -----------------------------------------------------------------------------------------

// A post's text as HTML; empty but for channels that are read as pages. Its pictures lie where a sheet of that media
// finds them; without one they are paths of the plan.
Str article_html(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person,
                 const MediaSet *media);

// ---- events (event.c) ---------------------------------------------------------------------------------------------

// What a plan with a lock has not announced may still change, and is shown without what it will say.
typedef enum Shown { SHOWN_AS_PLANNED, SHOWN_PROVISIONAL } Shown;

// Makes events and remembers those that look the same for everybody, so that each is made once.
typedef struct EventMaker {
  Arena *arena;
  const Schedule *schedule;
  size_t count;             // events made
  const Event **of_item;    // by the item's number: as everybody sees it; NULL until asked for
  const Event **of_opening; // by the opening's number
  Map of_day;               // identity, items and gone items of a merged day -> const Event
} EventMaker;
EventMaker event_maker(Arena *arena, const Schedule *schedule);
// Gives an event its number and keeps it.
const Event *event_keep(EventMaker *maker, Event event);

// Daily posts of one day, in one feed: those that are planned, and those that were announced and are gone.
typedef LIST(const LockEntry *) GoneItems;
typedef struct DayOf {
  Date date;
  const Staff *clock; // by whose clock; NULL: the plan's
  ItemList items;
  GoneItems gone;
} DayOf;

const Event *event_of_opening(EventMaker *maker, const Opening *opening);
// `person` is whose feed it is for; NULL where the feed is shared.
const Event *event_of_item(EventMaker *maker, const Occurrence *item, const Staff *person);
// The daily posts of one day as one event; cancelled where none is left. `owner` is "daily" for a person's day, a
// channel's id for the channel's.
const Event *event_of_day(EventMaker *maker, Str owner, const DayOf *of, const Staff *person);
// The cancelled event of what was announced and is gone.
const Event *event_of_gone(EventMaker *maker, const LockEntry *gone);

// An event that has no number yet.
Event opening_event(Arena *arena, const Schedule *schedule, const Opening *opening, Shown shown);
Event item_event(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person, Shown shown);
Str opening_identity(Arena *arena, const Schedule *schedule, const Opening *opening); // "dawn/monthly-care/2026-06"

// How far an item is agreed: the lesser of its campaign's status and its piece's; a post without a piece is a draft.
Status item_status(const Occurrence *item);
// A task that begins on one day and is to be done by another, or that says its last day.
bool item_has_deadline(const Occurrence *item);

// ---- what people read of an event (describe.c) --------------------------------------------------------------------

Str title_of_item(Arena *arena, const Schedule *schedule, const Occurrence *item, Shown shown);
Str title_of_day(Arena *arena, const Schedule *schedule, const ItemList *day, const Staff *clock);
Str title_of_gone(Arena *arena, const Schedule *schedule, const LockEntry *gone);
Str title_of_gone_day(Arena *arena, const Schedule *schedule, size_t posts);
Str describe_opening(Arena *arena, const Schedule *schedule, const Opening *opening, Shown shown);
Str describe_item(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person, Shown shown);
Str describe_day(Arena *arena, const Schedule *schedule, const ItemList *day, const Staff *person, const Staff *clock);
Str describe_gone(Arena *arena, const Schedule *schedule);

// ---- who carries an item out (who.c) ------------------------------------------------------------------------------

// As the plan says it, an owner replaced by whom the campaign names. A post of which nothing is said: whoever has the
// channel, one of them where it is shared.
void who_of(Arena *arena, const Schedule *schedule, const Occurrence *item, WhoList *out);
// As sopcal.lock has it: "each adviser of SH-001,one operator".
Str who_written(Arena *arena, const WhoList *who);
// For people: "每位顾问、林小满". Names are given of those only who are named or, unless it is provisional, were
// chosen: somebody who joins or leaves a role changes nobody else's calendar.
Str who_for_people(Arena *arena, const Schedule *schedule, const Occurrence *item, Shown shown);
// Whether somebody had an item that is gone.
bool who_had(const LockEntry *gone, const Staff *person);

// ---- a calendar's zone (ics_zone.c) -------------------------------------------------------------------------------

// From a moment on, an offset holds.
typedef struct Observance {
  Date date; // by the clock that goes until then
  Clock at;
  int before, after; // offsets
  int nth;           // it comes back every year on that weekday of the month: 1 to 4, -1 the last; 0: it does not
  bool daylight;
} Observance;
typedef LIST(Observance) ObservanceList;
// Those that hold on these days, which lie in the years 1970 and later.
void observances_of(Arena *arena, const Zone *zone, Span days, ObservanceList *out);

// ---- the tables of keys (shapes.c) --------------------------------------------------------------------------------

typedef LIST(const Shape *) ShapeList;
// `root` and every shape that its keys take, each once, in the order in which the tables name them.
void shapes_below(Arena *arena, const Shape *root, ShapeList *out);
// The key that a bare value sets; NULL where the shape takes a map only.
const Key *shape_bare_key(const Shape *shape);

#endif
