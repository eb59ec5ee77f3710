// model: the plan as data, and its rules. What `read` fills, `schedule` and `write` read.
//
// Every value keeps the place it came from (Head.places). After model_resolve every reference points at what it names,
// and nothing is changed any more. Absent: a text or list is empty, a window is WINDOW_NONE, a date DATE_NONE, a number
// and an enum -1, unless the comment says otherwise.
#ifndef SOPCAL_MODEL_H
#define SOPCAL_MODEL_H

#include "sopcal/date.h"
#include "sopcal/keys.h"
#include "sopcal/mustache.h"
#include "sopcal/placement.h"
#include "sopcal/zone.h"

// ---- values -------------------------------------------------------------------------------------------------------

#define REF(T)                                                                                                         \
  struct {                                                                                                             \
    Str id;                                                                                                            \
    Place at;                                                                                                          \
    const T *to;                                                                                                       \
  }
typedef REF(void) Ref;

typedef struct Channel Channel;
typedef struct Staff Staff;
typedef struct Segment Segment;
typedef struct Product Product;
typedef struct Offer Offer;
typedef struct NamedDate NamedDate;
typedef struct Campaign Campaign;
typedef struct Sop Sop;
typedef struct Piece Piece;
typedef struct Line Line;

typedef REF(Channel) ChannelRef;
typedef REF(Segment) SegmentRef;
typedef REF(Offer) OfferRef;
typedef LIST(ChannelRef) ChannelRefs;
typedef LIST(SegmentRef) SegmentRefs;

typedef struct SpanAt {
  Span days;
  Place at;
} SpanAt;
typedef LIST(SpanAt) SpanList;

typedef struct Yearly {
  int year; // 0: every year
  int month, day;
} Yearly;

// A day of the Chinese calendar: "8-15", "12-last", "leap 6-1".
typedef struct LunarDay {
  int month; // 0: none
  int day;   // 0: the month's last
  bool leap;
} LunarDay;

typedef struct NthDay { // "2 sun of may"
  int n;                // 1..5; -1: the last
  int weekday;          // Monday 0
  int month;            // 0: none
} NthDay;

// The nth day of a heavenly stem from a solar term on, the term's own day counted: "3 庚 from 夏至" begins 三伏.
typedef struct StemDay {
  int n;    // 0: none
  int stem; // 0 is 甲
  int term;
} StemDay;

typedef LIST(Date) DateList;
typedef LIST(const NamedDate *) NamedDates;

typedef struct Avoid {
  Str id; // of a date or a tag of dates; empty for a span and for public holidays
  Place at;
  Span days;
  bool public_holidays;
  NamedDates dates; // that the id names
} Avoid;

typedef struct WeekdaySet {
  unsigned days; // bit 0: Monday
} WeekdaySet;
typedef LIST(WeekdaySet) WeekdayList;

typedef struct DayOff {
  int weekday; // -1: the span
  Span days;
} DayOff;

// A day of a campaign: day 1 is its first, -1 the day before it; from_last: 0 the last day, -1 the one before, 1 the
// one behind.
typedef struct DayNumber {
  bool from_last;
  int n;
} DayNumber;
typedef struct DayRange {
  DayNumber first, last;
  Place at;
} DayRange;

// WORKDAYS, WEEKENDS and HOLIDAYS are those of the plan's calendar (day_status).
typedef enum EveryKind {
  EVERY_NONE,
  EVERY_WEEKDAYS,
  EVERY_WORKDAYS,
  EVERY_WEEKENDS,
  EVERY_HOLIDAYS,
  EVERY_DAYS,
  EVERY_MINUTES
} EveryKind;
typedef struct Every {
  EveryKind kind;
  unsigned weekdays; // WEEKDAYS
  int n;             // DAYS, MINUTES
} Every;

// An instant of a campaign: its opening, its end or a step's beginning, and minutes from there.
typedef struct After {
  bool given;
  bool end; // from the campaign's end
  Str step; // from that step; empty: from the opening (or `end`)
  int minutes;
  Place at;
} After;

typedef enum WhoKind { WHO_NAMED, WHO_EACH, WHO_ONE, WHO_ALL, WHO_OWNER, WHO_AUTO } WhoKind;
typedef struct Who {
  WhoKind kind;
  Str name;  // a role, or a person's id
  Str place; // a store or a region; empty: everywhere
  Place at;
  const Staff *person; // when `name` is a person's
} Who;
typedef LIST(Who) WhoList;

typedef struct PiecePattern {
  Str text; // "wake/m1", "checkin/", "checkin/day-*"
  Place at;
} PiecePattern;

typedef struct Media {
  Str name; // as written: a path beside the piece, or a link
  Place at;
  bool link;
  Str path; // the file, below the plan's folder
} Media;

typedef enum SpeaksAs { SPEAKS_PERSON, SPEAKS_BRAND, SPEAKS_MANAGER, SPEAKS_ADVISER } SpeaksAs;
typedef enum Stage { STAGE_START, STAGE_GROW, STAGE_MATURE } Stage;
typedef enum PieceKind { KIND_EDUCATION, KIND_EVENT, KIND_INTERACTION, KIND_PRODUCT, KIND_COUNT } PieceKind; // D22
typedef enum Scene { SCENE_FEEDBACK, SCENE_ORDER, SCENE_REPURCHASE, SCENE_SHIPPING } Scene;                  // D03
typedef enum Status { STATUS_DRAFT, STATUS_DISCUSSED, STATUS_FINAL } Status;                                 // D10
typedef enum ChannelKind { CHANNEL_MOMENTS, CHANNEL_GROUP, CHANNEL_PRIVATE, CHANNEL_VIDEO, CHANNEL_LIVE } ChannelKind;
typedef enum OfferForm { OFFER_DISCOUNT, OFFER_SPEND_SAVE, OFFER_GIFT, OFFER_DRAW } OfferForm; // D08
typedef enum Anchor { ANCHOR_CAMPAIGN, ANCHOR_CALENDAR } Anchor;
typedef enum Align { ALIGN_FIRST_DAY, ALIGN_LAST_DAY, ALIGN_ANY_DAY } Align;
typedef enum Within { WITHIN_WEEK, WITHIN_MONTH } Within;
typedef enum OnDayOff { ON_DAY_OFF_KEEP, ON_DAY_OFF_EARLIER, ON_DAY_OFF_LATER, ON_DAY_OFF_SKIP } OnDayOff;
typedef enum StepDays { DAYS_CALENDAR, DAYS_WORKDAYS } StepDays;
typedef enum SheetFormat { SHEET_HTML, SHEET_CSV, SHEET_MD } SheetFormat;
#define RHYTHM_AUTO RHYTHM_COUNT

extern const Names speaks_as_names, stage_names, kind_names, scene_names, status_names, channel_kind_names,
    offer_form_names, anchor_names, align_names, within_names, on_day_off_names, step_days_names, sheet_format_names,
    rhythm_enum_names, locale_names;

// ---- things -------------------------------------------------------------------------------------------------------

typedef struct Share {
  Head head;
  int weight;
} Share;
typedef LIST(Share) Shares;

struct Line { // persona, brand, proof and what else a plan's content folders name
  Str id;
  size_t index;
};

struct Channel {
  Head head;
  Str title;
  int kind; // ChannelKind
  SegmentRefs audience;
  int members;
  int minutes; // of one post
  LIST(Window) at;
  Window quiet;
};

struct Staff {
  Head head;
  Str name, role, store, region;
  ChannelRefs channels;
  Window hours; // by the clock of `zone`
  Str timezone;
  const Zone *zone; // the plan's where none is stated
  LIST(DayOff) days_off;
  Duration budget; // n -1: none
  int friends;
  size_t index;
};

struct Segment {
  Head head;
  Str title, tag;
  int size;
  size_t index;
};

typedef struct PerDay {
  Head head;
  int all, workday, weekend, holiday, campaign;
} PerDay;

typedef struct Daily { // head.to: the Channel
  Head head;
  PerDay per_day;
  LIST(Every) every;
  Shares mix;
  WhoList by;
} Daily;

typedef struct Price {
  Head head;
  int64_t money;
} Price;

struct Product {
  Head head;
  Str title;
  int64_t price, floor;
  LIST(Price) public_prices;
  bool exclusive;
  Duration cycle;
};

typedef struct OfferProduct { // head.to: the Product
  Head head;
  int64_t was, now;
} OfferProduct;

struct Offer {
  Head head;
  Str title;
  int form; // OfferForm
  LIST(OfferProduct) products;
  int64_t spend, save;
  Duration valid;
  int stock, each;
};

typedef struct DatePhase { // of a season: head.id is its name
  Head head;
  DayRange days;
} DatePhase;

// A day that marketing knows: one of the six rules says when it is. Its season is `range`, in day numbers: day 1 is the
// day itself; without one, what its phases span.
struct NamedDate {
  Head head;
  Str title;
  Yearly on_day; // month 0: none
  LunarDay lunar;
  int term; // solar term; -1
  NthDay nth;
  StemDay stem;
  Str rrule;   // RFC 5545's RECUR
  Date from;   // the first day of `rrule`
  DateList on; // what `rrule` comes to: written by the reading stage, over the years of plans
  DayRange range;
  LIST(DatePhase) phases;
  StrList tags;
};

typedef struct OffDays { // head.id: why, "国庆"
  Head head;
  SpanList days;
  SpanList work; // what makes up for them
} OffDays;

// Days off and make-up working days: with `years` as they were published, without as a company sets them, which wins.
typedef struct Holidays {
  Head head;
  LIST(int) years; // of which all is known
  Str source;      // where that was published
  LIST(OffDays) off;
  SpanList work;
  Str from; // a file of iCalendar, below the plan's folder: the reading stage puts what it says into the lists above
} Holidays;
// The most days that one entry of them can have: more is a slip of the pen.
enum { DAYS_OFF_MAX = 100 };

// What kind of day the plan's calendar says it is. UNKNOWN: of a year of which nothing has been published.
typedef enum DayStatus {
  DAY_STATUS_UNKNOWN,
  DAY_STATUS_WORKDAY,
  DAY_STATUS_WEEKEND,
  DAY_STATUS_HOLIDAY,
  DAY_STATUS_MAKEUP_WORKDAY,
  DAY_STATUS_COUNT
} DayStatus;
extern const Names day_status_names; // "workday", "makeup_workday"
typedef struct OfficialDay {
  DayStatus status;
  Str name; // "国庆"; of a make-up workday what it makes up for, where that is known
} OfficialDay;

// What may stand on a step, on its SOP as a default, and on a campaign or one period of it. The rows of these keys come
// first, and in this order, in each table: model_common merges them by their number.
typedef struct Common {
  Window at;
  int minutes;
  WhoList by;
  SegmentRefs audience; // `for`
  LIST(PiecePattern) piece;
  Str line;
  int kind; // PieceKind
  Str theme;
  int scene; // Scene
  OfferRef offer;
  StrList report;
  Str notes;
  int on_day_off; // OnDayOff
} Common;
enum { COMMON_KEYS = 13 };

typedef struct Step {
  Head head;
  Common common;
  Str id;
  Str title;
  LIST(DayRange) day;
  DayRange due; // due.at.source NULL: none
  int days;     // StepDays: what `day` and `due` count
  LIST(Every) every;
  int within; // Within
  int times;
  After after, before;
  ChannelRefs post;
  StrList task;
  Str meet;
  Str makes_final; // a word for what this work makes final: shown when it is not
} Step;

struct Sop {
  Head head;
  Common common;
  Str title;
  int anchor; // Anchor
  int length;
  LIST(Step) steps;
};

typedef struct Near { // head.to: the NamedDate
  Head head;
  int align; // Align
  int weight;
} Near;

typedef struct PeriodOwn { // what one period of a series has of its own; head.id is the period's
  Head head;
  Common common;
  Str title;
  int status;
  SpanAt date; // date.at.source NULL: none
} PeriodOwn;

struct Campaign {
  Head head;
  Common common;
  Str title;
  REF(Sop) sop;
  int length;
  Duration cycle;
  int rhythm; // Rhythm or RHYTHM_AUTO; -1
  SpanList date;
  LIST(Every) every;
  REF(Campaign) part_of;
  LIST(Near) near;
  WeekdayList prefer;
  LIST(Avoid) avoid;
  int status; // Status
  LIST(PeriodOwn) in;
};

typedef struct Pin { // head.id is "2026-03-08 moments"
  Head head;
  Date date;
  const Channel *channel;
  REF(Piece) piece;
} Pin;

// What a text may name, and what an occurrence must have for it.
typedef enum Need { NEEDS_NOTHING = 0, NEEDS_PERSON = 1, NEEDS_CAMPAIGN = 2, NEEDS_OFFER = 4 } Need;
typedef struct Variable {
  const char *name; // "campaign.last_day"
  Need need;
  Text help;
} Variable;
extern const Variable variables[];
extern const size_t variable_count;
// By its whole name, or by what stands behind `within` ("offer.products.") inside that section; NULL.
const Variable *variable_find(Str name, const char *within);

typedef struct PieceText {
  const Channel *channel; // NULL: every channel without an own text
  Str source;             // Markdown
  Str plain;
  const Mustache *template; // NULL: nothing to fill
  unsigned needs;           // Need bits: what its variables ask for
  Place at;
} PieceText;

typedef struct Reuse {
  Head head;
  Duration after;
  int times;
} Reuse;

struct Piece {
  Head head; // id: the path below content/ without ".md"
  const Source *source;
  const Line *line;
  Str title;
  int kind; // PieceKind
  Str theme;
  int scene;
  ChannelRefs channels;
  SegmentRefs audience;
  LIST(Media) media;
  Str comment, mention, notes;
  bool private_chat;
  Reuse reuse;
  SpanAt valid;
  int status; // Status
  LIST(PieceText) texts;
  const Mustache *comment_template; // NULL: none, or nothing to fill
  unsigned comment_needs;
  size_t index;
  bool named; // by a step or a pin: not for the daily lines
};

typedef struct Most {
  Head head;
  int most, least;
} Most;

typedef struct Rules {
  Head head;
  Most selling; // most per cent of a channel's posts that are of kind product
  Most proof;   // least per cent of the proof line's pieces with scene order, repurchase or shipping (D03)
} Rules;

typedef struct Feeds {
  Head head;
  bool team, staff, channel, campaign;
  Duration alarm; // before the beginning; n -1: none
} Feeds;

typedef struct Sheets {
  Head head;
  LIST(int) formats; // SheetFormat
} Sheets;

typedef struct About { // the section `plan`
  Head head;
  Str id, brand;
  int speaks_as, stage;
  Shares kinds;
  Str timezone;
  int locale; // Lang
  Date from, to;
  LIST(PiecePattern) use;
} About;

// ---- what has been announced --------------------------------------------------------------------------------------

// What sort of item a line of sopcal.lock is about. It decides which feeds show that it is gone, when nothing in the
// plan says so any more; so do its channel, who carries it out, and its title, which every line has therefore.
typedef enum LockKind { LOCK_POST, LOCK_DAILY, LOCK_TASK, LOCK_DEADLINE, LOCK_MEETING } LockKind;
extern const Names lock_kind_names; // "post", "daily", "task", "deadline", "meeting"

// A line of sopcal.lock (design section 7): an occurrence or an opening as it was announced. read/lock.c reads it and
// write/lock.c writes it:
//
//   # sopcal.lock 1 ...                the first line, the same in all of them
//   IDENTITY kind=WORD on=DAYS at=WINDOW channel=ID piece=ID people=ID,ID by=TEXT title=TEXT digest=HEX16 seq=N
//   changed=INSTANT                  (one line)
//   IDENTITY opens=DAYS at=WINDOW ...  an opening
//   IDENTITY gone until=DATE on=DAYS ...
//
// One blank between the parts; keys in this order, though it reads them in any; what is absent is left out. `title`,
// `seq`, `changed` and either `kind` and `on` or `opens` stand in every line, `digest` in all that are not gone. DAYS
// is a date, or first..last; INSTANT is 2026-05-20T00:00:00Z. A text with a blank or a quote in it, or of nothing, is
// a JSON string.
typedef struct LockEntry {
  Str identity;
  Place at;      // the line
  bool gone;     // it was announced and is in the plan no more
  bool opening;  // `opens`
  bool released; // `lock --release` names it: the schedule takes it for not announced, and nothing is said of its line
  int kind;      // LockKind; -1 for an opening
  Span on;       // an item's day and its deadline's; an opening's first day to last
  Window window;
  Str channel;     // of a post: its id
  Str piece;       // empty: none
  StrList people;  // ids of those whom the program chose
  Str by;          // who carries it out, as plans say it: "each adviser of SH-001,one operator"; no blank at a comma
  Str title;       // as calendars show it
  Str digest;      // of what a calendar shows: LOCK_DIGEST_DIGITS hexadecimal digits, lower case
  int seq;         // 1 .. LOCK_SEQ_MAX: how often it has been announced anew, and once for the first time
  int64_t changed; // UTC, seconds: when it last was
  Date until;      // gone: its cancelled event is shown up to here; its own last day: it took place, and is not shown
} LockEntry;
enum { LOCK_DIGEST_DIGITS = 16, LOCK_SEQ_MAX = 1000000 };
// The file's first line begins with it.
#define LOCK_HEAD "# sopcal.lock 1"
// The file beside plan.yaml.
#define LOCK_FILE "sopcal.lock"
typedef struct Lock {
  bool given; // there is a file
  const Source *source;
  LIST(LockEntry) entries; // in the order of the file, which is that of the identities
  Map by_identity;
} Lock;

typedef struct Plan {
  Head head;
  Str folder;
  About about;
  LIST(Channel) channels;
  LIST(Staff) staff;
  LIST(Segment) segments;
  LIST(Daily) daily;
  LIST(Product) products;
  LIST(Offer) offers;
  LIST(Campaign) campaigns;
  LIST(Sop) sops;
  LIST(NamedDate) dates;
  LIST(Holidays) holidays;
  Rules rules;
  Feeds feeds;
  Sheets sheets;
  LIST(Pin) pins;
  LIST(Piece) pieces;        // by id
  LIST(Line) lines;          // persona, brand, proof, then the others by name
  Map index[REF_KIND_COUNT]; // id -> what has it
  Map roles;                 // role -> the first Staff who has it
  const Zone *zone;
  const OfficialDay *official; // of each day from PLAN_FIRST_YEAR on; NULL: nothing is known of any
  Lock lock;
  StrList published; // the templates of holidays that there are: "holidays/cn-2026"
  bool incomplete;   // a file could not be read: names that name nothing may stand in it
} Plan;

#define ALL_AUDIENCES (~(uint64_t)0)

// How many days a plan may have, and how far anything in it may reach (types.c says so of lengths).
enum { PLAN_DAYS_MAX = 3660 };
// The years that plans lie in: the tables of zones and of the Chinese calendar know all of them.
enum { PLAN_FIRST_YEAR = 2000, PLAN_LAST_YEAR = 2100 };

// ---- what the model does ------------------------------------------------------------------------------------------

// Points every reference at what it names; says what names nothing (codes R).
void model_resolve(Arena *arena, Diags *diags, Plan *plan);
// The rules that need no schedule: what fits together within the plan (codes S, R, T, C, P).
void model_check(Arena *arena, Diags *diags, Plan *plan);

// A step's keys after the defaults: the step's own, else the period's, else the campaign's, else the SOP's.
Common model_common(const Step *step, const PeriodOwn *own, const Campaign *campaign, const Sop *sop);

// Audiences as sets: no segment at all means everybody.
uint64_t audience_of(const SegmentRefs *segments);
// A period's audience, else the campaign's, else that of the campaign it is a phase of, and where it is stated (`at`
// may be NULL). Nobody states one: an empty list, at the campaign.
const SegmentRefs *campaign_audience_refs(const Campaign *campaign, const PeriodOwn *own, Place *at);

// Whether what is gone had been when it went: nothing is cancelled, and its line stays, for its piece has been used.
bool lock_took_place(const LockEntry *entry);
// Whether a line lies before the plan begins: it is in none of its calendars, and stays.
bool lock_is_past(const Plan *plan, const LockEntry *entry);

bool staff_is_off(const Staff *staff, Date day);
bool staff_has_channel(const Staff *staff, const Channel *channel);
// The number of the first piece whose id is not before this one; as many as there are where all are. The pieces of a
// folder stand behind one another from there on.
size_t piece_from(const Plan *plan, Str id);
// The text of a piece for a channel.
const PieceText *piece_text(const Piece *piece, const Channel *channel);
// The title, or the id where there is none.
Str campaign_title(const Campaign *campaign);
int campaign_length(const Campaign *campaign); // in days: its own, else its SOP's, else 1
Str channel_title(const Channel *channel);
// What people read for a content line (D03), and for a theme that D09 knows; others are their own name.
Str line_label(Str line, Lang lang);
Str theme_label(Str theme, Lang lang);
Str role_label(Str role, Lang lang);     // of the roles of D12 and D25
Str weekday_label(Date date, Lang lang); // "周一", "mon"
// "老客、新客", "所有人" where there are none.
Str audience_names(Arena *arena, const SegmentRefs *segments, Lang lang);
Str money_format(Arena *arena, int64_t money); // "299", "59.90"
// Content shares by stage (D22), for plans that state none.
void kinds_of_stage(int stage, int weights[KIND_COUNT]);

// ---- days (days.c, official.c) ------------------------------------------------------------------------------------

// The days in a span on which a named date falls, in order.
void named_days(Arena *arena, const NamedDate *date, Span within, DateList *out);
// Its season around one of its days: that day alone where it has neither range nor phases.
Span named_season(const NamedDate *date, Date day);
// The days of a range of day numbers around a day, which is day 1 and the last: "-20..3".
Span days_around(Date day, const DayRange *range);
// What the official calendar says of a day; unknown where the plan has no holidays.
OfficialDay day_official(const Plan *plan, Date day);
// Whether people work on a day: of a day that is unknown the weekday decides.
bool day_is_workday(const Plan *plan, Date day);

#endif
