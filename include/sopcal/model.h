// model: the plan as data, and its rules. What `read` fills, `schedule` and `write` read.
//
// Every value keeps the place it came from (Head.places). After model_resolve every reference points at what it names,
// and nothing is changed any more. Absent: a text or list is empty, a window is WINDOW_NONE, a date DATE_NONE, a number
// and an enum -1, unless the comment says otherwise.
#ifndef SOPCAL_MODEL_H
#define SOPCAL_MODEL_H

#include "sopcal/lock.h"
#include "sopcal/mustache.h"
#include "sopcal/placement.h"
#include "sopcal/plain.h"
#include "sopcal/term.h"
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

// What a platform lets a channel carry, and how often: a profile of templates/channels/, one of the plan's, or what a
// channel says over its own. -1: no limit.
struct Limits {
  Head head;
  Str title, source;
  LIST(int) carries; // Carried; empty: all
  bool mixed;        // pictures, videos, links, cards and files may stand in one post
  int characters;    // of a text, in UTF-16 units, as clients count: an emoji is two or more
  int bytes;         // of a text, in UTF-8
  int title_bytes;   // of a link's or card's title
  int pictures, videos, links, cards, files;
  int attachments;                  // of all of these together
  int64_t picture_size, video_size; // bytes
  int picture_side;                 // pixels of the longer side
  int video_seconds;
  Caps posts;       // of one account, which is one person in one channel
  Caps touch;       // what one customer may receive there, from everybody together
  Window quiet;     // no post begins in these hours
  LIST(int) unsure; // LimitKey: figures of which no official page is known; they are only warned of
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

// How often one customer may be reached in a channel: "circle: 5 per day". head.to: the Channel.
typedef struct Touch {
  Head head;
  Caps caps;
} Touch;
typedef LIST(Touch) TouchList;

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

// What a file of media is, by its content (read/media.c).
typedef struct MediaFile MediaFile;
struct MediaFile {
  Str path;              // below the plan's folder
  Str extension;         // by its content: "jpg"
  Str found;             // what it is where it is nothing that can be posted: "HEIC"; empty: not known
  const Text *damage;    // what is wrong with its header; NULL
  const MediaFile *same; // an earlier file with the same bytes; NULL
  int64_t size;          // bytes
  int kind;              // Carried: CARRY_PICTURE, CARRY_VIDEO or CARRY_FILE; -1: nothing that can be posted
  int width, height;     // pixels; -1: none, or not known
  int seconds;           // of a video, rounded up; -1
  bool misnamed;         // its name says another type
  bool used;             // some piece names it
};

// One thing beside a text: a picture, a video, a link, a mini-program card, a file.
typedef struct Media {
  Head head;
  MediaName file;      // a path or a link; a card's cover
  Str card;            // the page of a mini-program: then it is a card
  Str title;           // of a link or a card
  Str alt;             // what a picture shows, for those who do not see it
  Str path;            // of `file`, below the plan's folder; empty for a link
  const MediaFile *to; // what lies there; NULL for a link, and where that has been complained of
} Media;
typedef LIST(Media) MediaList;
int media_carried(const Media *media); // Carried

// What goes out together, counted and measured by the figures that limit it.
typedef struct Bundle {
  int64_t figure[LIMIT_COUNT]; // how many, or the largest: LIMIT_TITLE_BYTES to LIMIT_VIDEO_SECONDS
  unsigned kinds;              // a bit for each Carried
} Bundle;

typedef struct PieceText {
  const Channel *channel; // NULL: every channel without an own text
  Str source;             // Markdown
  Str plain;
  PlainRuns runs;                // where the bytes of `plain` come from
  Str html;                      // the same as HTML, for channels that are read as pages
  const Mustache *html_template; // NULL: nothing to fill
  MediaList pictures;            // that stand in the text, in order
  const Mustache *template;      // NULL: nothing to fill
  Bundle bundle;                 // with the piece's media, once resolved
  unsigned needs;                // Need bits: what its variables ask for
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
  MediaList media;
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

// A word that is not to go out as it stands (D08, D40). What is left out is its class's.
typedef struct WordEntry {
  Head head;
  Str word;
  int level;      // WordLevel; -1
  Str reason;     // why
  Str instead;    // what to write
  StrList except; // texts in which it is harmless: "第一步" for "第一"
} WordEntry;
typedef struct WordClass { // of the section `words`
  Head head;
  Str title;
  int level; // WordLevel
  Str reason, instead;
  StrList except;
  LIST(WordEntry) words;
  Str from; // a file of the plan with a word on each line; the reading stage puts them into `words`
} WordClass;

typedef struct Rules {
  Head head;
  StrList allow; // texts of which no list of words may complain: a brand's own name
  Most selling;  // most per cent of a channel's posts that are of kind product
  Most proof;    // least per cent of the proof line's pieces with scene order, repurchase or shipping (D03)
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
  LIST(Limits) profiles;
  LIST(WordClass) words;
  LIST(MediaFile) media; // all that lies below content/ and is no text, by path
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
  bool carries;      // some piece has more than text
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
// What goes out with it: its media, then the pictures in the text.
MediaList piece_media(Arena *arena, const Piece *piece, const PieceText *text);
// True when a figure of what a channel may carry is official, or the plan's own: exceeding it is an error. What `unsure`
// names is not, in a profile or over it in the channel's own figures.
bool limit_is_sure(const Channel *channel, LimitKey key);
int64_t limit_figure(const Limits *limits, LimitKey key); // CHARACTERS to VIDEO_SECONDS; -1: none
// Where a figure of it is written, the channel's own or its profile's.
Place figure_place(const Channel *channel, LimitKey key);
// Hours in which no post begins: the channel's own, else its profile's; WINDOW_NONE. *at, where it is given: their place.
Window channel_quiet(const Channel *channel, Place *at);
// True where something is known of what it may carry: without a profile or figures of its own nothing is checked.
bool channel_is_limited(const Channel *channel);

// What a post is made of that its channel cannot carry: one figure exceeded, or a kind that it has no room for.
typedef struct Surplus {
  LimitKey key;
  int kind; // CARRIES: Carried
  int64_t n, most;
} Surplus;
enum { SURPLUS_MAX = CARRIED_COUNT + LIMIT_COUNT };
size_t surplus_of(const PieceText *text, const Channel *channel, Surplus out[SURPLUS_MAX]);
// True when it is of another form than the channel's posts: kinds, their mixture, how many of them; not a file too large.
bool surplus_is_of_form(const Surplus *surplus);
typedef struct Misfit {
  const Piece *piece;
  const PieceText *text;
  const Channel *channel;
  Surplus surplus;
  StrList others; // channels of which the same is to be said
} Misfit;
// Says it at the part of the piece that it is about, related to the figure: an error where the figure is sure.
Diag *misfit_say(Arena *arena, Diags *diags, const Misfit *misfit);
extern const Text limit_here; // what is said at a figure that is exceeded: the argument `here` of its message
// True when a piece says by `channels:`, or by a text of its own, that it is for a channel.
bool piece_names(const Piece *piece, const Channel *channel);
// Whether a channel takes a piece: one that names it, or that names none and is of a form that it carries as far as
// anybody knows for sure. Who sees it is another question.
bool channel_takes(const Channel *channel, const Piece *piece);
// Whether a channel is read as a page, and whether a plan has one.
bool channel_is_page(const Channel *channel);
bool plan_has_pages(const Plan *plan);
// The text of a piece for a channel.
const PieceText *piece_text(const Piece *piece, const Channel *channel);
// Where bytes of its plain text were written. Marks between them that leave no text are part of it.
Place plain_place(const PieceText *text, size_t from, size_t to);
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
