// room: what the files of the schedule share while one schedule is made. Nothing here outlives schedule_make but what
// is in `out`.
#ifndef SOPCAL_SCHEDULE_ROOM_H
#define SOPCAL_SCHEDULE_ROOM_H

#include "sopcal/mix.h"
#include "sopcal/schedule.h"

typedef LIST(const Piece *) PieceList;

typedef struct Use { // of one piece in one channel
  Date last;
  long times;
} Use;

typedef struct Work {
  Arena *arena;
  Diags *diags;
  const Plan *plan;
  const ScheduleOptions *options;
  Schedule *out;
  Span days;        // of the plan
  Use *uses;        // how often each piece has been used: use.c
  Map wanted;       // what steps ask for -> the PieceList of all that has it: content.c
  Map said;         // what has been said once already
  size_t opened;    // openings, and those for which there was no room
  bool full;        // there are more items or openings than a plan may have, which has been said: nothing more is made
  Occurrence spare; // stands in for an item beyond the bound
  Opening spare_opening;
} Work;

// marks.c: days of a range, covered by spans or not. First marks_add, then marks_end, then marks_meet.
typedef struct Marks {
  Span range;
  int *counts;
} Marks;
Marks marks_begin(Arena *arena, Span range);
void marks_add(Marks *marks, Span days);
void marks_end(Marks *marks);
bool marks_meet(const Marks *marks, Span days); // some day of these is covered

// openings.c, campaigns.c, series.c: where every campaign lies.
void open_campaigns(Work *work);
void check_overlaps(Work *work); // once they are sorted
void place_series(Work *work, const Campaign *campaign);
// A plan holds the campaigns that open and end within its days: says of one that does not.
void check_within_plan(Work *work, const Campaign *campaign, Span days, Place place);
Opening *add_opening(Work *work, const Campaign *campaign, const PeriodOwn *own, Str period, Span days, Place place);
const Campaign *campaign_root(const Campaign *campaign);
// True when an opening and a campaign of that root are meant for some of the same people and belong to different roots.
bool openings_compete(const Opening *opening, const Campaign *root, uint64_t audience);
uint64_t campaign_audience(const Campaign *campaign, const PeriodOwn *own);

// occurrence.c, repeat.c, steps.c, routines.c, daily.c: occurrences, without content and people.
void expand_campaigns(Work *work);
void expand_routines(Work *work);
void expand_daily(Work *work);
// A new item, or the spare one when there are too many, which is said at `place`.
Occurrence *new_item(Work *work, Place place);
// Counts an opening, or the attempt at one; false, and said at `place`, when there have been too many.
bool may_open(Work *work, Place place);
// A step's occurrence with all that its layers say; `to` names the channel of a post, `suffix` what follows the step's
// id in the identity.
Occurrence *add_occurrence(Work *work, const Opening *opening, const Sop *sop, const Step *step, const Channel *to,
                           Str stem, Str suffix);
// Gives it another time than its keys say; a meeting lasts as long as it would have.
void retime_occurrence(Occurrence *item, Window at);
// The first day of the plan from `day` on that `every` means; DATE_NONE when there is none, or nothing more is made.
Date next_day(const Work *work, const Every *every, size_t n, Date day);
// The minutes after which a step is repeated within its window; 0: it is not.
int repeat_minutes(const Step *step);
// Says that plain weekdays stand in for the official calendar, once a plan.
void note_workdays(Work *work, const Every *every, size_t n, Place at);

// use.c, content.c, bind.c: which piece a post carries.
void use_begin(Work *work);
void use_piece(Work *work, const Piece *piece, const Channel *channel, Date date);
bool piece_is_spent(Work *work, const Piece *piece, const Channel *channel, Date date);
bool piece_suits(const Piece *piece, const Channel *channel, const SegmentRefs *audience);
// Negative when a should be taken before b on a day: what no other channel carries that day, longest unused, fewest
// uses, id (which is the order of the plan's pieces).
int compare_use(const Work *work, const Piece *a, const Piece *b, const Channel *channel, Date day);
int compare_uses(Use x, Use y); // the middle part of it: longest unused, fewest uses
Use use_of(const Work *work, const Piece *piece, const Channel *channel);
bool used_on(const Work *work, const Piece *piece, Date day); // in any channel
void bind_step_content(Work *work, Occurrence *item);
void bind_content(Work *work);

typedef struct Turn { // a piece in a row of those that wait for a slot
  const Piece *piece;
  Use use; // as it was when the piece took its place; one that has been used since stands too far in front
} Turn;
typedef LIST(Turn) TurnList;

typedef struct DailyLine { // how one channel's slots are being filled
  const Daily *daily;
  const Channel *channel;
  Mix mix;
  const Line *lines[MIX_LINES_MAX];
  TurnList pool[MIX_LINES_MAX][KIND_COUNT + 1]; // pieces that may ever fill a slot, by kind; last those of none
  long kinds[KIND_COUNT];                       // slots taken by each
  int kind_weights[KIND_COUNT];                 // their shares (D22)
  long kind_total;
  long taken;
  const Line **yesterday; // of each slot
  Date *yesterday_date;
} DailyLine;
typedef LIST(DailyLine) DailyLines;
void daily_begin(Work *work, DailyLines *out);
void bind_daily_content(Work *work, DailyLines *lines, Occurrence *item);
void check_mixture(Work *work, const DailyLines *lines);

// mixture.c, assign.c, load.c, ready.c, work.c
void assign_people(Work *work);
void check_loads(Work *work);
void check_readiness(Work *work);

// What an item comes from: its step within its SOP, or its channel's daily line.
Str source_name(Work *work, const Occurrence *item);
// absence.c: what finds nobody.
typedef struct Absence {
  const Occurrence *item; // the first one
  const Who *who;         // the part of `by` that finds nobody; NULL: nobody was asked for by name or role
  long times;
} Absence;
typedef LIST(Absence) Absences;
void absence_add(Work *work, Absences *absences, const Occurrence *item, const Who *who);
void absences_say(Work *work, const Absences *absences);
// The step's id, or the channel's for a daily line: what messages call it.
Str item_name(const Occurrence *item);

// True the first time a key is given.
bool say_once(Work *work, Str key);

#endif
