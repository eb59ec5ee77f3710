// room: what the files of src/write that make calendars, plan.json and the documentation share, and nobody else.
#ifndef SOPCAL_WRITE_ROOM_H
#define SOPCAL_WRITE_ROOM_H

#include "sopcal/write.h"

// ---- texts of calendars (text.c) ----------------------------------------------------------------------------------

// What text_clean gives (write.h) without what readers take for something else: they unescape it twice, or in the wrong
// order.
Str text_for_readers(Arena *arena, Str text, bool one_line);
// One line for names, which not all readers unescape: without a character that would have to be escaped.
Str text_for_names(Arena *arena, Str text);

// ---- articles (article.c) -----------------------------------------------------------------------------------------

// A post's text as HTML; empty but for channels that are read as pages. Its pictures lie where a sheet of that media
// finds them; without one they are paths of the plan.
Str article_html(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person,
                 const MediaSet *media);

// ---- plan.json (plan_json_names.c, plan_json_views.c, plan_json_each.c) -------------------------------------------

// The lists of people, channels, segments and offers: ",\n\"staff\":[...]" and so on.
void plan_json_names(Buf *out, const Plan *plan);
// How the sorts of calendars are set, and a plan's own: ",\n\"views\":[...]".
void plan_json_views(Buf *out, const Plan *plan);
// The lists of people that have been written, each by where it lies.
typedef struct PeopleTexts {
  Arena *arena;
  Map known;
} PeopleTexts;
void plan_json_people(Buf *out, PeopleTexts *texts, const People *people); // ",\"people\":[...]"
// A calendar with the numbers of its events, of each the one after its own in `numbers`.
void plan_json_feed(Buf *out, const Feed *feed, const size_t *numbers);
void plan_json_text(Buf *out, Str text); // null where it is empty

// ---- events (event.c) ---------------------------------------------------------------------------------------------

enum { POINT_MINUTES = 15 }; // how long a point in time is shown when nothing says how long it takes

// What a plan with a lock has not announced may still change, and is shown without what it will say.
typedef enum Shown { SHOWN_AS_PLANNED, SHOWN_PROVISIONAL } Shown;

// Makes events of one look and remembers those that are the same for everybody, so that each is made once.
typedef struct EventMaker {
  Arena *arena;
  const Schedule *schedule;
  const Look *look;
  size_t *count;            // events made, by all who share it
  const Event **of_item;    // by the item's number: as everybody sees it; NULL until asked for
  const Event **of_opening; // by the opening's number
  Map of_part;              // an item and a window of it -> const Event *, as all see it who begin then
  Buf key;                  // of the day that is looked up
  Map of_day;               // identity, items and gone items of a merged day -> const Event
  Map of_gone;              // identity of what is gone -> const Event
} EventMaker;
// With the look of a plan that says nothing of its views.
EventMaker event_maker(Arena *arena, const Schedule *schedule);
// Gives an event its number and keeps it.
const Event *event_keep(EventMaker *maker, Event event);

// Posts of one day, in one feed: those that are planned, those that were announced and are gone, those that only count
// in its number, and of the planned ones those that do not.
typedef LIST(const LockEntry *) GoneItems;
typedef struct DayOf {
  Date date;
  const Staff *clock; // by whose times; NULL: the plan's
  ItemList items;
  GoneItems gone, counted, uncounted;
} DayOf;

const Event *event_of_opening(EventMaker *maker, const Opening *opening);
// `person` is whose feed it is for; NULL where the feed is shared.
const Event *event_of_item(EventMaker *maker, const Occurrence *item, const Staff *person);
// The posts of one day as one event; cancelled where none is left. `owner` is a channel's id for the channel's day;
// empty for all others, which are the same event wherever they hold the same posts.
const Event *event_of_day(EventMaker *maker, Str owner, const DayOf *of, const Staff *person);
// The cancelled event of what was announced and is gone.
const Event *event_of_gone(EventMaker *maker, const LockEntry *gone);
// The same event for those of whom these lines count as well, or `alone`.
const Event *event_counting(EventMaker *maker, const Event *event, const GoneItems *lines, bool alone);

// An event that has no number yet.
Event planned_event(Arena *arena, const Schedule *schedule, const Occurrence *item); // as it is announced (digest.c)
Event opening_event(Arena *arena, const Schedule *schedule, const Look *look, const Opening *opening, Shown shown);
Event item_event(Arena *arena, const Schedule *schedule, const Look *look, const Occurrence *item, const Staff *person,
                 Shown shown);
Str opening_identity(Arena *arena, const Schedule *schedule, const Opening *opening); // "dawn/monthly-care/2026-06"

// How far an item is agreed: the lesser of its campaign's status and its piece's; a post without a piece is a draft.
Status item_status(const Occurrence *item);
// A task that begins on one day and is to be done by another, or that says its last day.
bool item_has_deadline(const Occurrence *item);

// ---- how a view has its events look (look.c) ----------------------------------------------------------------------

Look plan_look(const Plan *plan); // of a plan that says nothing of its views
Look view_look(const View *view);
bool look_eq(const Look *a, const Look *b);
// What events have besides the look of a plan that says nothing of its views; empty where that is all. An event without
// a time (`timed`) has no alarm.
Str looks_text(Arena *arena, const Plan *plan, bool timed);
// What an event is sorted by, a word on each line: an item's or a day's, or of an opening its campaign's.
Str sorts_of(Arena *arena, const Look *look, Str kind, const ItemList *items, const Campaign *campaign);
Str sorts_of_gone(Arena *arena, const Plan *plan, const Look *look, const LockEntry *gone);
const Campaign *gone_campaign(const Plan *plan, const LockEntry *gone); // that it belonged to; NULL

// ---- what people read of an event (describe.c) --------------------------------------------------------------------

Str title_of_item(Arena *arena, const Schedule *schedule, Lang lang, const Occurrence *item, Shown shown);
Str title_of_day(Arena *arena, const Schedule *schedule, Lang lang, const ItemList *day, const Staff *clock);
Str title_of_gone(Arena *arena, const Schedule *schedule, Lang lang, const LockEntry *gone);
Str title_of_gone_day(Arena *arena, const Schedule *schedule, Lang lang, size_t posts, bool daily);
Str describe_opening(Arena *arena, const Schedule *schedule, Lang lang, const Opening *opening, Shown shown);
Str describe_item(Arena *arena, const Schedule *schedule, Lang lang, const Occurrence *item, const Staff *person,
                  Shown shown);
Str describe_day(Arena *arena, const Schedule *schedule, Lang lang, const ItemList *day, const Staff *person,
                 const Staff *clock);
Str describe_gone(Arena *arena, const Schedule *schedule, Lang lang);

// ---- who carries an item out (who.c) ------------------------------------------------------------------------------

// As the plan says it, an owner replaced by whom the campaign names. A post of which nothing is said: whoever has the
// channel, one of them where it is shared.
void who_of(Arena *arena, const Schedule *schedule, const Occurrence *item, WhoList *out);
// As sopcal.lock has it: "each adviser of SH-001,one operator".
Str who_written(Arena *arena, const WhoList *who);
// For people: "每位顾问、林小满". Names are given of those only who are named or, unless it is provisional, were
// chosen: somebody who joins or leaves a role changes nobody else's calendar. A private plan names nobody.
Str who_for_people(Arena *arena, const Schedule *schedule, Lang lang, const Occurrence *item, Shown shown);
enum { FOLLOWED_MAX = 200 }; // people of whom a lock says what they are
// By number, as the last lock knew them (former.c).
void former_staff(Arena *arena, const Plan *plan, const Staff **out);
// Whether `by` of a line names somebody, their role or everybody, and they have its channel.
bool who_is_meant(const LockEntry *line, const Staff *person);
// The same, or whether they were chosen: whether it counts in the number of a day of theirs, off or not.
bool who_counts(const LockEntry *line, const Staff *person);
// Whether somebody has a day that is not off, by their own clock, among those of a line.
bool who_is_there(const Plan *plan, const LockEntry *line, const Staff *person);
// Whether somebody had an item that is gone.
bool who_had(const Plan *plan, const LockEntry *gone, const Staff *person);

// ---- a view's window (view.c) and links (places.c) ----------------------------------------------------------------

Str path_encoded(Arena *arena, Str path); // as it stands in an address
Span view_window(const View *view, Date today);
Str link_kind(int kind, Lang lang);                       // what sort of calendar it is, for people (links.c)
bool leads_to_sheets(const Plan *plan, const View *view); // whether people's events do

// ---- a calendar's lines (ics_lines.c) -----------------------------------------------------------------------------

void ics_fold(Buf *out, Str line); // with its line end

// ---- the lines a calendar begins with (ics_head.c) ----------------------------------------------------------------

// Words that stand, at the end of a line, for what is a feed's own.
typedef struct IcsBlanks {
  const char *name, *source, *page;
} IcsBlanks;
extern const IcsBlanks ics_blanks;
// Lines with such words among them, ready to be filled in as often as there are feeds. It keeps the bytes.
typedef struct IcsHead IcsHead;
IcsHead *ics_head(Arena *arena, Str lines);
void ics_add_head(Arena *arena, Buf *out, const IcsHead *head, const Plan *plan, const Feed *feed);
// Whether a calendar tells where it comes from, and what page shows the same.
bool ics_has_addresses(const Plan *plan, const Feed *feed);
Str ics_unfolded(Arena *arena, Str serialised);

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
