// model: the plan as data, and its rules. What `read` fills, `schedule` and `write` read.
//
// Every value keeps the place it came from (Head.places). After model_resolve every reference points at what it names,
// and nothing is changed any more. Absent: a text or list is empty, a window is WINDOW_NONE, a date DATE_NONE, a number
// and an enum -1, unless the comment says otherwise.
#ifndef SOPCAL_MODEL_H
#define SOPCAL_MODEL_H

#include "sopcal/days.h"
#include "sopcal/limits.h"
#include "sopcal/lock.h"
#include "sopcal/placement.h"
#include "sopcal/views.h"
#include "sopcal/zone.h"

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
  Caps touch;            // how often one customer may be reached here, as the plan has decided (D51)
  REF(Limits) profile;   // by default the one that is called like the channel's kind, where there is one
  Limits limits;         // of its own, over the profile's
  const Limits *allowed; // both together, once resolved; never NULL then
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
  int rotation; // whoever had the names of this person's files loses them when it changes
  Str token;    // of a private plan: 32 hexadecimal digits that nobody can guess; empty until the command has the key
  unsigned lot; // drawn from the names of plan and person, the same for ever: where a post is spread it says how late
  size_t index;
};

// Segments are taken to overlap: one customer may be in all of them, but for those with the same word in `apart`.
struct Segment {
  Head head;
  Str title, tag;
  int size;
  Str apart;
  TouchList touch; // of who is in it, by channel
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
  Duration spread; // n -1: none
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

// What may stand on a step, on its SOP as a default, and on a campaign or one period of it. The rows of these keys come
// first, and in this order, in each table: model_common merges them by their number.
typedef struct Common {
  Window at;
  int minutes;
  WhoList by;
  SegmentRefs audience; // `for`
  PiecePatterns piece;
  Str line;
  int kind; // PieceKind
  Str theme;
  int scene; // Scene
  OfferRef offer;
  StrList report;
  Str notes;
  int on_day_off;  // OnDayOff
  Duration spread; // of posts; n -1: none
} Common;
enum { COMMON_KEYS = 14 };

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
  TouchList touch; // while it runs, in place of what its channels and segments say (not of the platform's)
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

typedef struct Most {
  Head head;
  int most, least;
} Most;

// A word that is not to go out as it stands (D08, D40). What is left out is its class's.
typedef struct WordEntry {
  Head head;
  Str word;
  int level;            // WordLevel; -1
  Str reason;           // why
  Str instead;          // what to write
  StrList except;       // texts in which it is harmless: "第一步" for "第一"
  StrList unless_after; // texts right behind which it is: "别信"
} WordEntry;
typedef struct WordClass { // of the section `words`
  Head head;
  Str title;
  int level; // WordLevel
  Str reason, instead;
  StrList except, unless_after;
  LIST(WordEntry) words;
  Str from; // a file of the plan with a word on each line; the reading stage puts them into `words`
} WordClass;

typedef struct Rules {
  Head head;
  StrList allow; // texts of which no list of words may complain: a brand's own name
  Most selling;  // most per cent of a channel's posts that are of kind product
  Most proof;    // least per cent of the proof line's pieces with scene order, repurchase or shipping (D03)
} Rules;

typedef struct Sheets {
  Head head;
  bool made;
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
  bool is_private; // people's files have names that nobody can guess, and what is shared names nobody
  int rotation;    // those names change with it
  Str key_mark;    // eight hexadecimal digits by which their key is told from others; empty until the command has it
  Str url;         // where site/ is served, without a slash at its end; empty: not said
  PiecePatterns use;
} About;

// A section's `from`: a CSV file with a row for each of its things. The reading stage puts them into the section.
typedef struct TableColumn { // head.id is the key, or "id"
  Head head;
  Str name; // of the column
} TableColumn;
typedef struct TableFile {
  Head head;
  Str file;
  LIST(TableColumn) columns; // that are not called like their keys
} TableFile;

typedef struct Unwritten { // a list of pieces of which there is none
  PiecePatterns wanted;
  Str id; // of one that would do
} Unwritten;

typedef struct Plan {
  Head head;
  Str folder;
  About about;
  LIST(Channel) channels;
  LIST(Staff) staff;
  TableFile staff_from;
  LIST(Segment) segments;
  LIST(Daily) daily;
  LIST(Product) products;
  LIST(Offer) offers;
  LIST(Campaign) campaigns;
  LIST(Sop) sops;
  LIST(NamedDate) dates;
  LIST(Holidays) holidays;
  LIST(Limits) profiles;
  LIST(WordClass) words;
  LIST(MediaFile) media; // all that lies below content/ and is no text, by path
  Rules rules;
  Feeds feeds;
  Sheets sheets;
  LIST(Pin) pins;
  LIST(Piece) pieces;            // by id
  LIST(FolderDefaults) defaults; // outer folders before inner ones
  LIST(Line) lines;              // persona, brand, proof, then the others by name
  Map index[REF_KIND_COUNT];     // id -> what has it
  Map roles;                     // role -> the first Staff who has it
  const Zone *zone;
  const OfficialDay *official; // of each day from PLAN_FIRST_YEAR on; NULL: nothing is known of any
  Lock lock;
  StrList published; // the templates of holidays that there are: "holidays/cn-2026"
  LIST(Unwritten) unwritten;
  bool carries;    // some piece has more than text
  bool incomplete; // a file could not be read: names that name nothing may stand in it
} Plan;

#define ALL_AUDIENCES (~(uint64_t)0)

// How many days a plan may have, and how far anything in it may reach (types.c says so of lengths).
enum { PLAN_DAYS_MAX = 3660 };
// The years that plans lie in: the tables of zones and of the Chinese calendar know all of them.
enum { PLAN_FIRST_YEAR = 2000, PLAN_LAST_YEAR = 2100 };

// ---- what the model does ------------------------------------------------------------------------------------------

// True for a piece of that id: "checkin/" takes all in the folder, "checkin/day-*" whatever stands for the '*'.
bool pattern_fits(Str pattern, Str id);
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

// The plan's folder as it is typed behind a command, quoted where a shell would take it apart; empty for ".".
Str plan_folder_typed(Arena *arena, const Plan *plan);
Str folder_typed(Arena *arena, Str folder); // the same of any

// Whether what is gone had been when it went: nothing is cancelled, and its line stays, for its piece has been used.
bool lock_took_place(const LockEntry *entry);
// Whether a line lies before the plan begins: it is in none of its calendars, and stays.
bool lock_is_past(const Plan *plan, const LockEntry *entry);

bool staff_is_off(const Staff *staff, Date day);
bool staff_has_channel(const Staff *staff, const Channel *channel);
// The number of the first piece whose id is not before this one; as many as there are where all are. The pieces of a
// folder stand behind one another from there on.
size_t piece_from(const Plan *plan, Str id);
// What holds for a piece of that id where it says nothing, by its folders; NULL.
const Piece *piece_defaults(const Plan *plan, Str id);
// Whether a channel is read as a page, and whether a plan has one.
bool channel_is_page(const Channel *channel);
bool plan_has_pages(const Plan *plan);
// The title, or the id where there is none.
Str campaign_title(const Campaign *campaign);
int campaign_length(const Campaign *campaign); // in days: its own, else its SOP's, else 1
Str channel_title(const Channel *channel);
Str channel_title_in(const Channel *channel, Lang lang); // where it has none of its own, its kind's in that language
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

#endif
