// room: what the files of the schedule share while one schedule is made. Nothing here outlives schedule_make but what
// is in `out`.
#ifndef SOPCAL_SCHEDULE_ROOM_H
#define SOPCAL_SCHEDULE_ROOM_H

#include "sopcal/mix.h"
#include "sopcal/schedule.h"
#include "sopcal/shares.h"

typedef LIST(const Piece *) PieceList;

typedef struct Use { // of one piece in one channel
  Date last;
  long times;
} Use;

typedef struct Workdays { // workdays.c
  Span range;
  int *before;   // [day - range.first]: how many working days of the range lie before it; one more for the range's end
  DateList days; // all of them, in order
  int holidays;  // public holidays within the plan's own days
} Workdays;

typedef struct Move Move;         // moves.c
typedef struct KeptSaid KeptSaid; // locked.c
typedef struct Reserved Reserved; // locked_pieces.c

typedef struct Work {
  Arena *arena;
  Diags *diags;
  const Plan *plan;
  const ScheduleOptions *options;
  Schedule *out;
  Span days;  // of the plan
  Use *uses;  // how often each piece has been used: use.c
  Map wanted; // what steps ask for -> the PieceList of all that has it: content.c
  Map said;   // what has been said once already
  Workdays workdays;
  LIST(Move *) moves;      // what days off move or leave out, and what cannot be moved: moves.c
  Map moved;               // the same, by what is said and of which steps
  LIST(KeptSaid *) kept;   // what is to be said of lines of the lock: locked.c
  Map kept_by;             // the same, by what it is about
  bool *unasked;           // of each line of the lock: the plan has nothing for that day any more: locked.c
  LIST(Reserved) reserved; // pieces of what has been announced, by piece, channel and day: locked_pieces.c
  long *reserved_left;     // how many of them each piece has that are not counted in `uses`
  size_t opened;           // openings, and those for which there was no room
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
void place_all_series(Work *work);
Str span_text(Arena *arena, Span days); // "2026-03-10..2026-03-12", as a plan states it
// A plan holds the campaigns that open and end within its days: says of one that does not.
void check_within_plan(Work *work, const Campaign *campaign, Span days, Place place);
Opening *add_opening(Work *work, const Campaign *campaign, const PeriodOwn *own, Str period, Span days, Place place);
const Campaign *campaign_root(const Campaign *campaign);
// True when an opening and a campaign of that root are meant for some of the same people and belong to different roots.
bool openings_compete(const Opening *opening, const Campaign *root, uint64_t audience);
uint64_t campaign_audience(const Campaign *campaign, const PeriodOwn *own);

// What one period of a campaign has of its own; NULL.
const PeriodOwn *period_own(const Campaign *campaign, Str period);

// locked.c: what was announced stays (design section 7).
// The line of the lock that holds for an identity; NULL where it has not been announced, or may follow the plan again.
const LockEntry *locked(const Work *work, Str identity);
bool is_history(const Work *work, const LockEntry *entry); // it lies behind today
// Gives an opening, or an item, the days and hours with which it was announced. False when that changes an item.
void keep_opening(Work *work, Opening *opening);
bool keep_item(Work *work, Occurrence *item);
// Opens what was announced of series, each under its own name, before any is placed.
void keep_series(Work *work);
// Finds what was announced for each of its periods.
void keep_periods(const Work *work, Series *series);
// The opening that a line of the lock is about, once it has been opened.
Opening *opening_of(const Work *work, const LockEntry *entry);
// Whether a step's item was announced, in any of its channels: what only the calendar takes away stays.
bool keeps_step(const Work *work, Str stem, const Step *step, Str suffix);
// The same of a daily slot that a campaign or a kind of day takes away, of the item of a routine and of a campaign for
// a day that is no longer of its kind; it is said that they stay.
bool keeps_slot(Work *work, const Daily *daily, Date day, size_t slot);
bool keeps_routine(Work *work, Str stem, const Step *step, Str suffix);
bool keeps_day(Work *work, const Campaign *campaign, Date day);
// The same of one of a campaign's working days, of which there are fewer now; `on` is then where it lies.
bool keeps_workday(Work *work, Str stem, const Step *step, Str suffix, Span *on);
struct KeptSaid { // once for all lines of which it is true
  Code code;
  const LockEntry *entry; // the first one
  ArgList args;           // `id` comes first; `times` is added last
  Place related;          // source NULL: none
  long times;
};
// What is to be filled with arguments; NULL where it has been said, and is counted, or lies behind today.
KeptSaid *kept_add(Work *work, Code code, Str about, const LockEntry *entry);
void say_kept(Work *work);

// workdays.c: days by the plan's calendar, where weekdays stand in for what is unknown.
Workdays workdays_make(Arena *arena, const Plan *plan, Span days); // of a plan on these days
bool has_workday(const Workdays *table, Span days);
bool is_day_off(const Workdays *table, Date day);
Date workday_until(const Workdays *table, Date day); // the last one that is not behind a day; DATE_NONE
Date workday_from(const Workdays *table, Date day);  // the first one from a day on; DATE_NONE
// A day of a campaign, `counted` (StepDays) in working days or in all: of working days 1 is the first from the opening
// on and last the last until its end. DATE_NONE: further off than the table reaches.
Date campaign_day(const Workdays *table, int counted, Span days, DayNumber day);
int day_number(Span days, Date date); // of a campaign: 1 its first day, -1 the one before
int counted_number(const Workdays *table, int counted, Span days, Date date);
typedef struct Lead { // how long before its opening the first step of a campaign begins
  int days, workdays;
  int workdays_from_last; // counted from the last day
} Lead;
Lead campaign_lead(const Campaign *campaign);
Date lead_begins(const Workdays *table, const Lead *lead, Span days); // the day, for an opening on these days

// days_off.c: puts the items from that number on, which are of one opening or one routine, on the days on which they
// stay: what falls on a day off moves as on_day_off says, in the order in which it was planned. Identities do not
// change.
void settle_days_off(Work *work, size_t from);
// True when a step is to be left out (on_day_off: skip) for an item of these days, which has then been noted.
bool is_left_out(Work *work, const Opening *opening, const Sop *sop, const Step *step, Span days);

// moves.c: what days off do is said at the end, once for a step, with the first time and how often it happens.
void note_no_workday(Work *work, const Opening *opening, const Step *step, Span days); // of a step that counts them
void say_moves(Work *work);

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
// The same where something was announced: with it the days that only the calendar takes out, which are not meant.
Date next_possible_day(const Work *work, const Every *every, size_t n, Date day, bool *meant);
// The minutes after which a step is repeated within its window; 0: it is not.
int repeat_minutes(const Step *step);
// Says that plain weekdays stand in where nothing is known of a day's year, once for each; once a plan without
// holidays.
void note_calendar(Work *work, Date day, Place at);
// The same for what repeats by the calendar; and that `every: holiday` finds none.
void note_workdays(Work *work, const Every *every, size_t n, Place at);

// use.c, content.c, bind.c, pools.c, choice.c: which piece a post carries.
void use_begin(Work *work);
void use_piece(Work *work, const Piece *piece, const Channel *channel, Date date);
// By what has been used so far, and by that with what is set aside for later days.
bool piece_was_spent(const Work *work, const Piece *piece, const Channel *channel, Date date);
bool piece_is_spent(const Work *work, const Piece *piece, const Channel *channel, Date date);
bool piece_suits(const Piece *piece, const Channel *channel, const SegmentRefs *audience);
// True when it names no channels and has what this one surely cannot carry; says so for who wanted it all the same.
bool is_not_carried(const Piece *piece, const Channel *channel);
void say_misfit(Work *work, const Misfit *misfit, Place wanted); // which is wanted there
void say_not_carried(Work *work, const Piece *piece, const Channel *channel, Place wanted);
// Negative when a should be taken before b on a day: what no other channel carries that day, longest unused, fewest
// uses, id (which is the order of the plan's pieces).
int compare_use(const Work *work, const Piece *a, const Piece *b, const Channel *channel, Date day);
int compare_uses(Use x, Use y); // the middle part of it: longest unused, fewest uses
Use use_of(const Work *work, const Piece *piece, const Channel *channel);
bool used_on(const Work *work, const Piece *piece, Date day); // in any channel
// Whether an item may carry a piece that was announced for it. `want` is what its step asks for; NULL: not asked.
typedef enum PieceFit { PIECE_FITS, PIECE_SHOULD_NOT, PIECE_CANNOT } PieceFit;
typedef struct Unfit {
  Text because;
  Place at;
} Unfit;
PieceFit piece_fit(Work *work, const Common *want, const Piece *piece, const Occurrence *item, Unfit *out);
// A folder or an id; the '*' of "day-*" is the day's number.
Str pattern_on_day(Arena *arena, Str pattern, int day);
// That is the day for which it was planned: moved off a day off it carries the same.
int planned_day(const Occurrence *item);
void bind_step_content(Work *work, Occurrence *item);
void bind_content(Work *work);

// locked_pieces.c: what was announced keeps its piece.
void reserve_pieces(Work *work); // before any item has one
// True where taking it on that day, when it has been used so often, would spoil what was announced of it.
bool is_reserved(const Work *work, const Piece *piece, const Channel *channel, Date date, long used);
const Piece *announced_piece(const Work *work, const Occurrence *item); // NULL: none, or it is gone
// The piece that an item was announced with, and must keep; NULL: it chooses as others do.
const Piece *keep_piece(Work *work, const Occurrence *item, const Common *want);
void say_pin_waits(Work *work, const Occurrence *item, const Pin *pin); // where it pins another than it carries
void check_kept_piece(Work *work, const Occurrence *item);              // once it has one

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
  TurnList pool[MIX_LINES_MAX][KIND_COUNT + 1][2]; // pieces that may ever fill a slot, by kind, last those of none, and
                                                   // by whether they show a closed sale
  int kind_weights[KIND_COUNT];                    // their shares (D22)
  long kind_total;
  long taken, filled;      // slots of the mix, and those of them with a piece
  long kinds[KIND_COUNT];  // slots filled by each
  long lacked[KIND_COUNT]; // slots left empty for each
  long proofs, closed;     // slots of the proof line with a piece, and with one that shows a closed sale
  long lacked_proofs, lacked_closed;
  const Line **yesterday; // of each slot
  Date *yesterday_date;
} DailyLine;
typedef LIST(DailyLine) DailyLines;
void daily_begin(Work *work, DailyLines *out);
bool is_closed(const Piece *piece); // shows a closed sale: an order, a repurchase, a parcel (D03)
// The first of a row that fits, if there is one not yet used that day; NULL.
const Piece *next_in_turn(Work *work, TurnList *row, const Occurrence *item);
void bind_daily_content(Work *work, DailyLines *lines, Occurrence *item);
void check_mixture(Work *work, const DailyLines *lines);

// clock.c: by a person's own clock.
// Whether an item keeps to the person's hours; posts need not.
bool keeps_hours(const Occurrence *item); // whether it asks for a time within people's hours
bool within_hours(const Plan *plan, const Staff *person, const Occurrence *item);
// An item's window as messages about a person give it.
Str window_by(Arena *arena, const Plan *plan, const Staff *person, const Occurrence *item);

// spread.c: says what is spread further than it may be, and leaves it unspread.
void check_spreads(Work *work);

// turns.c: where the plan's clock is put forward or back.
void check_turns(Work *work); // says which times never come or come twice
// By how many minutes a clock is put forward or back on a day, or on one beside it; 0: by none.
int day_shift(const Zone *zone, Date date);

// touches_check.c, touches_posts.c: how often one customer is reached (D51), and how often an account posts.
void check_touches(Work *work);
void check_posts(Work *work);

// mixture.c, assign.c, load.c, ready.c, work.c
void assign_people(Work *work);
// Free on at least one day from its beginning to its deadline, which are days of the person's own.
bool is_there(const Plan *plan, const Staff *staff, const Occurrence *item);
bool can_post(const Staff *staff, const Occurrence *item);
bool is_candidate(const Plan *plan, const Staff *staff, const Who *who, const Occurrence *item);
// locked_people.c: what was announced keeps the people whom the program chose.
// The first of them who may be chosen and is not chosen yet; NULL.
const Staff *keep_person(const Work *work, const Who *who, const Occurrence *item, const bool *chosen);
void check_kept_people(Work *work, const Occurrence *item); // once everybody is chosen
void check_loads(Work *work);
bool in_quiet(Window quiet, Clock at); // load.c: whether a time lies in quiet hours
void check_lengths(Work *work);        // lengths.c: once everybody is chosen
void check_readiness(Work *work);
// alt.c: says which pictures of articles have no words.
void check_alternatives(Work *work);
void check_named(Work *work); // named.c: that pieces which steps and pins name fit their channels

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
