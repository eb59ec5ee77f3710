// write: occurrences become files: calendars, sheets, plan.json, the JSON Schema, the reference.
//
// A view (what a feed or a sheet shows) is made from the schedule once; each format has a file of its own that turns it
// into bytes. Bytes depend on the plan and the options alone: no clock, locale or zone of the machine.
#ifndef SOPCAL_WRITE_H
#define SOPCAL_WRITE_H

#include "sopcal/file.h"
#include "sopcal/schedule.h"

// At most `most` characters, the last of them an ellipsis where something was cut; no letter loses its marks.
Str text_cut(Arena *arena, Str text, size_t most);
// The same of columns, of which a Chinese letter has two; it ends behind a word where one ends in the second half.
Str text_cut_columns(Arena *arena, Str text, size_t columns);
// Valid UTF-8 without control characters; every kind of line end becomes '\n' or, within one line, a blank; a tab is a
// blank. Trimmed. This is how a text is posted: what `show` prints as JSON and what a sheet has to copy are the same.
Str text_clean(Arena *arena, Str text, bool one_line);

// ---- people's files -----------------------------------------------------------------------------------------------

// How a person's files are called: "lin" in "site/calendar/staff/lin.ics" and "site/sheets/lin/"; in a private plan
// "lin-TOKEN", or "lin-*" for messages as long as there are no tokens.
Str person_file(Arena *arena, const Plan *plan, const Staff *person);
// Gives everybody in a private plan a token: a keyed hash of the plan, the person and their rotations.
void people_get_tokens(Arena *arena, Plan *plan, const HashKey *key);
// A text for messages, "site/sheets/lin-*/index.html": what people's files are called in a private plan stands in no
// log.
Str tokens_hidden(Arena *arena, Str text);

// ---- where it is served (places.c); empty for a plan without `url`, of sheets also where none are made -------------

Str address_of(Arena *arena, const Plan *plan, Str path);                // of a file: "site/calendar/team.ics"
Str webcal_address(Arena *arena, Str address);                           // by which a phone subscribes: "webcal://..."
Str sheets_address(Arena *arena, const Plan *plan, const Staff *person); // of all weeks of a person
Str sheet_address(Arena *arena, const Plan *plan, const Staff *person, Date day); // of the week of a day of theirs

// ---- calendars ----------------------------------------------------------------------------------------------------

// What may differ between two views of one thing.
typedef struct Look {
  Lang lang;             // of labels
  Duration alarm;        // n -1: none
  const int *categories; // ViewCategory
  size_t count;          // of them
} Look;

// What a calendar shows for one thing, made once for each look however many feeds show it. Times are local to the
// plan's zone; all_day spans whole days. Texts hold no control characters but the line ends of a description.
typedef struct Event {
  size_t index;        // its number among all events of all feeds
  Str identity;        // of the occurrence, the opening ("PLAN/monthly-care/2026-06"), a person's day
                       // ("PLAN/daily/2026-03-02") or a channel's ("PLAN/moments/2026-03-02")
  const Staff *person; // whose texts these are; NULL: the same for everybody
  Str summary;         // at most 60 characters
  Str description;     // plain text
  Str categories;      // a word on each line; by default one: the line, "post", "task", "meeting", "campaign", "daily"
  const Look *look;    // NULL: as a plan has it that says nothing of its views
  bool all_day;
  Date first, last;       // inclusive
  Window at;              // unless all_day; never a mere point
  bool confirmed;         // CONFIRMED, else TENTATIVE
  bool cancelled;         // CANCELLED: it was announced, and the plan has it no more
  bool busy;              // meetings at a time of the day
  bool on_sheet;          // it stands on the sheets of those who carry it out: on `first`, or where `item` says
  const Occurrence *item; // what is due on `first`, and on each sheet stands on a day on which its person works; NULL
  bool of_owner;          // posts of a day: each feed that shows them gives it a UID of its own
  int seq;                // how often it has been announced; 0: never
  int64_t changed;        // when it last was, in seconds since 1970; 0: the build's stamp stands in
} Event;
typedef LIST(const Event *) EventList;

enum { FEED_DATES = VIEW_KIND_COUNT }; // the feed of what a plan knows of days, which is no view

typedef struct Feed {
  int kind;            // ViewKind, or FEED_DATES
  const View *view;    // NULL: of no plan's section `feeds`
  Str id;              // of the person, channel, campaign, own view; the store, region, role; "team"
  Str title;           // of that, for people
  Str path;            // below the output directory: "site/calendar/team.ics"
  Str name;            // what clients show
  Str about;           // a sentence
  const Staff *person; // UIDs of a person's feed are their own; NULL
  Place at;            // where the plan says whose it is
  EventList events;    // by first day, time, identity
  size_t count;        // of events
  bool beside;         // nothing of it lies in its window: it has what lies nearest
} Feed;
typedef LIST(Feed) FeedList;

// All the feeds that the plan asks for, in the order of their paths. Never an empty one.
void feeds_make(Arena *arena, const Schedule *schedule, FeedList *out);
// The same feeds with the number of their events and without them, which costs next to nothing.
void feeds_count(Arena *arena, const Schedule *schedule, FeedList *out);
// Says which feeds are longer than Google reads (O109); `bytes` of each feed, NULL where they have not been written.
void feeds_check(Arena *arena, Diags *diags, const FeedList *feeds, const size_t *bytes);
// Says which calendars that the plan asks for show nothing (O113, O114).
void views_check(Arena *arena, Diags *diags, const Schedule *schedule, const FeedList *made);
// Adds what a feed calls an event, 32 hexadecimal digits and no host: of the identity; in a person's feed of the
// identity, a line end and the person's id; of what is each feed's own, of the identity, a line end and "store:SH-001".
void feed_uid(Buf *out, const Feed *feed, const Event *event);

// RFC 5545 bytes by libical (src/write/ics.c is the one place that knows its defects). An event that feeds share is
// serialised once; for each further feed its bytes are copied and get another UID. `stamp` is the UTC instant of
// DTSTAMP and LAST-MODIFIED, in seconds since 1970, of what has not been announced.
typedef struct IcsWriter {
  Arena *arena;
  const Plan *plan;
  int64_t stamp;
  StrList known; // by Event.index: the bytes of a shared event; empty until it is first shown
  Map heads;     // what calendars alike in color, years and sentence begin with, without what is a feed's own
} IcsWriter;
void ics_begin(Arena *arena, const Plan *plan, int64_t stamp, IcsWriter *out);
void ics_write(IcsWriter *writer, Buf *out, const Feed *feed);

// ---- who subscribes where -----------------------------------------------------------------------------------------

// A line of the list of who subscribes where, for each feed.
typedef struct Link {
  Str kind; // "staff"
  Str id, name, role, store;
  Str calendar, webcal, sheet;
} Link;
typedef LIST(Link) LinkList;
void links_of(Arena *arena, const Plan *plan, const FeedList *feeds, LinkList *out);
// As links.csv, which spreadsheets take.
void links_csv(Buf *out, const LinkList *links);
void links_json(Arena *arena, Buf *out, const LinkList *links);
void links_table(Arena *arena, Buf *out, const LinkList *links, Lang lang);

// ---- what has been announced --------------------------------------------------------------------------------------

// What a lock says that the one before it did not.
typedef struct LockNews {
  size_t fresh, changed, kept;
  size_t gone;    // the plan has it no more
  size_t expired; // cancellations that have been shown long enough
} LockNews;
// What is announced on a day: all that was, and what begins until `horizon` days later. The plan has been compiled with
// its lock; entries that are `released` have followed the plan.
void lock_next(Arena *arena, const Schedule *schedule, Date today, int horizon, Lock *out, LockNews *news);
void lock_write(Buf *out, const Lock *lock);
// The line of an item, or of an opening, as the plan now has it, with neither number nor instant.
LockEntry item_entry(Arena *arena, const Schedule *schedule, const Occurrence *item);
LockEntry opening_entry(Arena *arena, const Schedule *schedule, const Opening *opening);
// What a line's digest must be for the calendars to show what was announced.
Str item_digest(Arena *arena, const Schedule *schedule, const Occurrence *item);
bool item_is_as_announced(Arena *arena, const Schedule *schedule, const Occurrence *item, const LockEntry *entry);
Str opening_digest(Arena *arena, const Schedule *schedule, const Opening *opening);

// ---- sheets -------------------------------------------------------------------------------------------------------

// Pictures, videos and files, each once: "media/HASH.jpg" for the file that a piece names.
typedef struct ServedFile {
  Str path;   // below the plan's folder
  Str served; // "media/HASH.jpg" below site/
  Str hash;   // of its bytes
} ServedFile;
typedef struct MediaSet {
  LIST(ServedFile) files;
  Map by_path; // path -> the Str under which it is served
  bool others; // there is a video or a file
  bool cards;  // there is a mini-program card
} MediaSet;
// Names every file that an occurrence carries. False, and said in diags, when one cannot be read.
bool media_load(Arena *arena, Diags *diags, const Schedule *schedule, MediaSet *out);
Str media_served(const MediaSet *set, Str path);
// The bytes of one of them. False, and `why`, when they cannot be read any more, or are no longer the same.
bool media_bytes(Arena *arena, const Plan *plan, const ServedFile *file, Str *bytes, Str *why);
// What people read of one: "瓶身 (media/serum.jpg)", "https://...", "礼盒 (pages/goods?id=8)".
Str media_shown(Arena *arena, const Media *media);
StrList media_of_kind(Arena *arena, const MediaList *list, Carried kind); // those of one kind, as people read them
// A list of all that goes out with a piece (which may be NULL), each with null for what it has not.
Value *media_values(Arena *arena, const Piece *piece, const PieceText *text);

typedef struct SheetFile {
  Str path; // below the output directory
  Str bytes;
  bool too_long; // its template makes more than the engine allows; it has no bytes
} SheetFile;
typedef LIST(SheetFile) SheetFiles;

typedef struct SheetTemplates { // compiled once for all people
  const Mustache *week, *person, *markdown, *plan, *year, *stores, *store;
  Map partials;        // as templates name them: "style.css" -> const Mustache *
  const Value *labels; // of sheets/labels.txt, in the plan's language
} SheetTemplates;
// Finds and compiles the templates and their partials. False, and said in diags, when one has a fault.
bool sheets_begin(Arena *arena, Diags *diags, const Plan *plan, Str templates, SheetTemplates *out);
// Every file of one person's folder: index.html and, for each week with items, the formats that the plan asks for. An
// item with a deadline stands on its first day (with its deadline, without minutes) and on its last (with its minutes).
// False when a page would be longer than the template engine allows (a template of the plan's repeats lists in lists):
// nothing is made behind its week, and the caller must say so and not publish.
bool sheets_make(Arena *arena, const Schedule *schedule, const SheetTemplates *templates, const MediaSet *media,
                 const Staff *person, SheetFiles *out);

// The template that makes a page, "sheets/week.html.mustache", by the page's path; "" of what has none.
Str page_template(Arena *arena, Str path);

// The plan's pages: the year, the months, who does what, who subscribes where; index.html and, where people are many,
// one for each store. They are given one by one, and false ends it.
typedef struct Pages {
  bool (*take)(void *context, Str path, Str bytes); // below the output directory
  bool (*too_long)(void *context, Str path);        // as with sheets_make
  void *context;
} Pages;
bool pages_make(Arena *arena, const Schedule *schedule, const SheetTemplates *templates, const FeedList *feeds,
                const Pages *to);

// One cell of a table for spreadsheets: in quotes, and no formula whatever it begins with. `text` holds no tab and no
// CR.
void csv_cell(Buf *out, Str text);
// The same of any text, made safe: letters, digits and the like stand without quotes, so that `cut` and `grep` do.
void csv_word(Arena *arena, Buf *out, Str text);

// ---- what a plan knows of days ------------------------------------------------------------------------------------

// A day on which a named date falls.
typedef struct NamedDay {
  Date on;
  const NamedDate *date;
} NamedDay;
// A line of a list: one named date on its day, or a day with all that fall on it.
typedef struct DatesLine {
  Date on;
  const NamedDay *named;
  size_t count;
} DatesLine;

typedef struct DatesView {
  const Plan *plan;
  Span days;
  bool each_day;         // a line for each day, else for each named date
  Lang lang;             // of the table; calendars are in the plan's language
  int64_t stamp;         // of the calendar: see IcsWriter
  LIST(NamedDay) named;  // by day, then in the order of the files
  LIST(DatesLine) lines; // by day
} DatesView;

// Finds what there is to list; the caller fills in `lang` and `stamp`. False when it is more than can be listed at
// once: fewer days must be asked for.
bool dates_view(Arena *arena, const Plan *plan, Span days, bool each_day, DatesView *out);

// A table for people, CSV and JSON with the same columns, a calendar of all-day events. The calendar of days holds the
// days off and the make-up working days; of nothing there is none, and nothing is written.
typedef void DatesWriter(Arena *arena, Buf *out, const DatesView *view);
DatesWriter dates_table, dates_csv, dates_json, dates_ics;
// "2026-06-16..2026-06-18", or the one day.
Str dates_span(Arena *arena, Span days);

// ---- the rest -----------------------------------------------------------------------------------------------------

// The compiled plan as JSON: every occurrence with its source line, every feed with its events.
void plan_json_write(Arena *arena, Buf *out, const Schedule *schedule, const FeedList *feeds, int64_t stamp);
// The JSON Schema of plan files, and of front matter, from the table of keys.
void schema_write(Arena *arena, Buf *out);
// The reference of all keys, in Markdown, from the table of keys.
void reference_write(Arena *arena, Buf *out, Lang lang);
// All that templates of sheets and pages can name, in Markdown, from their table.
void template_reference_write(Arena *arena, Buf *out);

#endif
