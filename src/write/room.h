// room: what the files of src/write that make calendars, plan.json and the documentation share, and nobody else.
#ifndef SOPCAL_WRITE_ROOM_H
#define SOPCAL_WRITE_ROOM_H

#include "sopcal/write.h"

// ---- texts of calendars (text.c) ----------------------------------------------------------------------------------

// Valid UTF-8 without control characters; every kind of line end becomes '\n' or, within one line, a blank. Trimmed.
Str text_clean(Arena *arena, Str text, bool one_line);
// At most `most` characters, the last of them an ellipsis where something was cut; no letter loses its marks.
Str text_cut(Arena *arena, Str text, size_t most);

// ---- events (event.c) ---------------------------------------------------------------------------------------------

// Makes events and remembers those that look the same for everybody, so that each is made once.
typedef struct EventMaker {
  Arena *arena;
  const Schedule *schedule;
  size_t count;             // events made
  const Event **of_item;    // by the item's number: as everybody sees it; NULL until asked for
  const Event **of_opening; // by the opening's number
  Map of_day;               // identity and items of a merged day -> const Event
} EventMaker;
EventMaker event_maker(Arena *arena, const Schedule *schedule);

const Event *event_of_opening(EventMaker *maker, const Opening *opening);
// `person` is whose feed it is for; NULL where the feed is shared.
const Event *event_of_item(EventMaker *maker, const Occurrence *item, const Staff *person);
// The daily posts of one day as one event. `owner` is "daily" for a person's day, a channel's id for the channel's.
const Event *event_of_day(EventMaker *maker, Str owner, const ItemList *day, const Staff *person);

// How far an item is agreed: the lesser of its campaign's status and its piece's; a post without a piece is a draft.
Status item_status(const Occurrence *item);
// A task that begins on one day and is to be done by another, or that says its last day.
bool item_has_deadline(const Occurrence *item);

// ---- what people read of an event (describe.c) --------------------------------------------------------------------

Str title_of_item(Arena *arena, const Schedule *schedule, const Occurrence *item);
Str title_of_day(Arena *arena, const Schedule *schedule, const ItemList *day);
Str describe_opening(Arena *arena, const Schedule *schedule, const Opening *opening);
Str describe_item(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person);
Str describe_day(Arena *arena, const Schedule *schedule, const ItemList *day, const Staff *person);

// ---- the tables of keys (shapes.c) --------------------------------------------------------------------------------

typedef LIST(const Shape *) ShapeList;
// `root` and every shape that its keys take, each once, in the order in which the tables name them.
void shapes_below(Arena *arena, const Shape *root, ShapeList *out);
// The key that a bare value sets; NULL where the shape takes a map only.
const Key *shape_bare_key(const Shape *shape);

#endif
