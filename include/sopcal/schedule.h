// schedule: the plan becomes occurrences: each campaign opened on its days, each step on its day, each daily slot with
// its piece, each with the people who carry it out.
//
// One occurrence is one record however many people share it. Occurrences are sorted by day, time and identity; nothing
// planned is left out without a diagnostic (codes T, C, P).
#ifndef SOPCAL_SCHEDULE_H
#define SOPCAL_SCHEDULE_H

#include "sopcal/model.h"

// ---- campaigns on their days --------------------------------------------------------------------------------------

typedef struct Series Series;

// What the plan now says of something that stays as it was announced.
typedef struct Instead {
  Span days; // DATE_NONE: nothing for that day
  Window at;
} Instead;

typedef struct Opening {
  const Campaign *campaign;
  const Campaign *root; // the campaign that it is a phase of, up to the largest; itself
  const PeriodOwn *own; // what this period has of its own; NULL
  Str period;           // "2026-06", a date for repeated ones; empty for a one-off
  Str id;               // "monthly-care/2026-06", "d11": what `explain` takes
  Span days;            // day 1 to last
  Str title;
  int status; // Status
  const Offer *offer;
  const SegmentRefs *audience;
  Window at;              // of the campaign itself
  const Series *series;   // when it was placed by the program
  size_t series_period;   // its number in the series
  const LockEntry *lock;  // as it was announced; NULL: it has not been
  const Instead *instead; // where that is what keeps its days; NULL
  Place place;
} Opening;
typedef LIST(Opening) OpeningList;

struct Series { // how a series was placed: what `explain` prints
  const Campaign *campaign;
  const Series *partner; // that was placed together with it; NULL
  size_t number;         // in the order in which series were placed
  Rhythm rhythm;
  int cycle_days;    // 0: none stated
  int target_tenths; // the wished gap
  int length;
  PeriodList periods;
  const LockEntry **kept;         // of each period: what was announced for it, or within it under another name; NULL
  LIST(const LockEntry *) beside; // what else was announced of it
  PlacementProblem problem;       // its days only while it is being placed
  Placement placement;
};
typedef LIST(const Series *) SeriesList;

// What stands in the way of opening on a day.
typedef struct Hindrance {
  Ruling ruling; // OPEN: nothing but an opening of the series that was placed together with this one
  Str name;      // AVOIDED: of the date or holiday, or empty; OPEN, OCCUPIED, STATED: of the other opening ("d11")
  Span days;     // that are in the way; PREPARE: the day on which preparation would begin; OUTSIDE: the campaign's own
  Place at;      // of the entry of `avoid`, the other opening, the stated date; NOWHERE
} Hindrance;
typedef LIST(Hindrance) HindranceList;

// ---- occurrences --------------------------------------------------------------------------------------------------

typedef enum OccurrenceKind { OCCURRENCE_POST, OCCURRENCE_TASK, OCCURRENCE_MEET } OccurrenceKind;
typedef LIST(const Staff *) People;

typedef struct Occurrence {
  Str identity; // "dawn/monthly-care/2026-06/open": for ever (design section 7)
  OccurrenceKind kind;
  const Opening *opening; // NULL: a routine or a daily line
  const Sop *sop;         // NULL: a daily line
  const Step *step;       // NULL: a daily line
  int day;                // of the campaign: 1 its first, -1 the day before; 0: none
  Date date;              // where it stands in the calendar; with a deadline its first day
  Date due;               // its last day; == date unless it has a deadline
  Span planned;           // where both would be if days off had not moved it
  Window at;              // WINDOW_NONE: some time in the day
  int minutes;            // of one person
  int spread;             // POST: minutes over which people are staggered; 0: all have the same window
  const Channel *channel; // POST
  size_t slot;            // daily line: 1 is the channel's first of the day; 0: no daily line
  const Line *line;       // of the piece, or the one a daily slot was given
  int lacks;              // PieceKind that a daily slot without a piece is to have; -1
  bool lacks_closed;      // and it is to show a closed sale (D03)
  const Piece *piece;     // NULL for a task or meeting, and where no piece fits
  const PieceText *text;
  const SegmentRefs *audience; // empty: everybody
  const Offer *offer;
  Str notes; // the step's
  const StrList *report;
  People people;          // sorted by id; nobody only where a diagnostic says so, or for the SCRM (auto)
  const People *chosen;   // those of them whom the program chose (`one`), sorted by id; NULL: none
  const LockEntry *lock;  // as it was announced; NULL: it has not been
  const Instead *instead; // where that is what keeps its days; NULL
  Place place;            // the step, or the daily line
} Occurrence;
typedef LIST(Occurrence) OccurrenceList;

typedef LIST(const Occurrence *) ItemList;

typedef struct Schedule {
  const Plan *plan;
  OpeningList openings; // by first day, then in the order of the files
  SeriesList series;
  OccurrenceList items;
  const ItemList *by_person;              // [staff->index]: everybody's items, in order
  const struct ScheduleOptions *made_for; // NULL: made by hand, for no day
} Schedule;

typedef struct ScheduleOptions {
  Date today; // DATE_NONE: readiness is not judged, and calendars show the whole plan
  Date past;  // what was announced and ended before this day is history, and not judged; DATE_NONE: none is
  bool locks; // `past` is the day of `lock`: what was announced for it or later and left the plan is called off
} ScheduleOptions;

void schedule_make(Arena *arena, Diags *diags, const Plan *plan, const ScheduleOptions *options, Schedule *out);

// Gives the posts of a schedule their pieces anew, from a plan that differs from its own in pieces alone. What would be
// said of it is not.
void schedule_rebind(Arena *arena, const Plan *plan, const ScheduleOptions *options, Schedule *schedule);

// True for what a plan with a lock has not announced yet: it may still change, and calendars show it without its text.
bool is_provisional(const Schedule *schedule, const LockEntry *lock);

// Gives all that stands in the way of opening in a period of a series, day by day: make one, then ask.
typedef struct Reasons Reasons;
Reasons *reasons_make(Arena *arena, const Schedule *schedule, const Series *series);
// At most HINDRANCES_MAX of each sort.
void reasons_of(Reasons *reasons, size_t period, Date day, HindranceList *out);
enum { HINDRANCES_MAX = 8 };

const Opening *schedule_opening(const Schedule *schedule, Str id); // "monthly-care/2026-06"; NULL
// Makes by_person of the items and their people; schedule_make has done so.
void schedule_group(Arena *arena, Schedule *schedule);
// The items of one person, in order: not to be changed, for all who ask get the same list.
const ItemList *schedule_of(const Schedule *schedule, const Staff *person);

// ---- by somebody's own clock --------------------------------------------------------------------------------------

// True when a person's clock is another than the plan's; nobody's is the plan's.
bool has_own_clock(const Plan *plan, const Staff *person);
// What a day's window of the plan is by a person's clock: maybe on the day before or behind. One that passes midnight
// there ends before it begins. What has no time stays on its day.
typedef struct LocalTime {
  Date date;
  Window at;
} LocalTime;
LocalTime local_time(const Plan *plan, const Staff *person, Date date, Window at);
// An item's window for one person, by the plan's clock: of what is spread a part of the plan's, as long for everybody.
Window own_window(const Staff *person, const Occurrence *item);
// When a person carries an item out, on its last day, by the person's own clock: what sheets and people's feeds show.
LocalTime item_time(const Plan *plan, const Staff *person, const Occurrence *item);
Span local_days(const Plan *plan, const Staff *person, const Occurrence *item); // from an item's day to its deadline's
// Of those days the first and the last on which the person works, or all where there is none: between them the item is
// carried out, and on the last its minutes count.
Span own_days(const Plan *plan, const Staff *person, const Occurrence *item);

// The keys of an item's step, with what they inherit.
Common item_common(const Occurrence *item);
// Who is asked to carry an item out: its channel's daily line says it, or its step with what that inherits, which is
// put into *inherited. An owner among them is whom the opening's campaign, or one period of it, names.
const WhoList *item_by(const Plan *plan, const Occurrence *item, Common *inherited);
const WhoList *opening_owners(const Opening *opening);

// ---- how often one customer is reached (D51) ----------------------------------------------------------------------
//
// Every post in a channel counts one, whoever sends it: campaigns, routines and daily lines together, by the plan's
// calendar days, weeks from Monday on, and months. Segments are taken to overlap, so who is reached most is in all of
// them, but in one alone of those with the same word in `apart`: which ones is searched exactly. Where that has too
// many combinations the count is of all of them together, which is more than anybody gets and never less.

// Who states a cap. A running campaign's stands in place of its channel's, for those whom the campaign is for, and of
// the caps of its segments, in each day, week or month that its live days touch; of several the shortest campaign's
// does, then the smaller. The platform's always holds.
typedef enum CapOf { CAP_OF_NOBODY, CAP_OF_PLATFORM, CAP_OF_CHANNEL, CAP_OF_CAMPAIGN, CAP_OF_SEGMENT } CapOf;

// What one customer gets in a channel in a day, week or month: of those for whom a cap holds, who gets most.
typedef struct TouchWindow {
  const Channel *channel;
  Span days;
  int unit; // CapUnit
  CapOf of;
  const Cap *cap;           // NULL: of NOBODY, where it is counted for all of the channel's customers
  const Segment *segment;   // of SEGMENT
  const Opening *opening;   // of CAMPAIGN
  uint64_t without;         // segments whose customers have the cap of a campaign instead
  uint64_t segments;        // that the customer is in
  long most;                // what the cap comes to in this window; -1: no cap
  long count;               // what the customer gets
  const ItemList *posts;    // of the channel
  size_t first_post, after; // the window's are those from the first on, and before that one
} TouchWindow;

typedef void TouchSink(void *context, const TouchWindow *window);
// Gives `sink` every window in which something is posted, by channel, unit, day: first of NOBODY, then under each cap
// that holds. What it gives lies in `arena`.
void touches_each(Arena *arena, const Schedule *schedule, TouchSink *sink, void *context);
// The same of caps that are exceeded alone, for customers who get something on that day or later: nothing can be done
// about what has been. DATE_NONE: for all.
void touches_over(Arena *arena, const Schedule *schedule, Date from, TouchSink *sink, void *context);
// Those of the window's posts that the customer gets.
ItemList touch_posts(Arena *arena, const TouchWindow *window);
// What a cap comes to in a window that begins on that day.
long cap_most(const Cap *cap, Date first);
// The calendar day, week or month in which a day lies.
Span cap_window(int unit, Date day);
// "2026-03-08", "2026-03-02..2026-03-08", "2026-03".
Str cap_window_text(Arena *arena, int unit, Span days);
// "09:00 monthly-care/2026-03 open, 12:00 daily line of circle", and how many there are beyond `most`; of a window of
// more than a day by where they come from, "live open 03-08 09:00, 03-15; live urge 03-08 20:00": what is as before is
// not said again.
Str touch_posts_text(Arena *arena, const ItemList *posts, int unit, size_t most, Lang lang);

// ---- what is read and copied --------------------------------------------------------------------------------------

// The text to post, filled; `person` may be NULL where the text names nobody (see names_person).
Str occurrence_text(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person);
// The same as HTML, for a channel that is read as a page; empty for others. Where its pictures will lie is still open:
// see PAGE_PICTURE.
Str occurrence_html(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person);
Str occurrence_comment(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person);
// Fills text and comment for nobody in particular. False when the sections of one repeat beyond all bounds: *at is
// where it is written.
bool occurrence_fills(const Schedule *schedule, const Occurrence *item, Place *at);
// True when the text or comment differs from person to person.
bool occurrence_names_person(const Occurrence *item);
// A few words for people: "朋友圈 · 新客见面礼", "备货、赠品、工具到位", "第一轮宣讲". Never empty.
Str occurrence_title(Arena *arena, const Schedule *schedule, const Occurrence *item);
Str occurrence_title_in(Arena *arena, const Occurrence *item, Lang lang);
// "3月2日" or "Mar 2" by the plan's locale.
Str date_for_people(Arena *arena, const Plan *plan, Date date);
Str date_in(Arena *arena, Lang lang, Date date);
#endif
