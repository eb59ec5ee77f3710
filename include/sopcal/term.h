// term: what a single value of a plan comes to: days, repetitions, people, references, and the words of fixed choice.
//
// The keys that take them are rows of the tables of keys (keys.h), their grammar is read/values*.c, and the things they
// stand in are model.h's. Absent: a text or list is empty, a window is WINDOW_NONE, a date DATE_NONE, a number and an
// enum -1, unless the comment says otherwise.
#ifndef SOPCAL_TERM_H
#define SOPCAL_TERM_H

#include "sopcal/date.h"
#include "sopcal/keys.h"

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
typedef struct Limits Limits;
typedef struct Campaign Campaign;
typedef struct Sop Sop;
typedef struct Piece Piece;
typedef struct Line Line;

typedef REF(Channel) ChannelRef;
typedef REF(Segment) SegmentRef;
typedef REF(Offer) OfferRef;
typedef LIST(ChannelRef) ChannelRefs;
typedef LIST(SegmentRef) SegmentRefs;
typedef REF(Staff) StaffRef;
typedef REF(Campaign) CampaignRef;
typedef REF(Line) LineRef;
typedef LIST(StaffRef) StaffRefs;
typedef LIST(CampaignRef) CampaignRefs;
typedef LIST(LineRef) LineRefs;

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
typedef LIST(PiecePattern) PiecePatterns;

typedef struct MediaName {
  Str name; // as written: a path beside the piece, or a link
  Place at;
  bool link;
} MediaName;

// How often: "3 per day", "4 per month"; of the calendar's days, weeks from Monday on, and months.
typedef enum CapUnit { PER_DAY, PER_WEEK, PER_MONTH } CapUnit;
typedef struct Cap {
  int n; // CAP_MONTH_DAYS, "days per month": as many as the month has days
  int unit;
  Place at;
} Cap;
typedef LIST(Cap) Caps;
enum { CAP_MONTH_DAYS = -2 };

typedef enum SpeaksAs { SPEAKS_PERSON, SPEAKS_BRAND, SPEAKS_MANAGER, SPEAKS_ADVISER } SpeaksAs;
typedef enum Stage { STAGE_START, STAGE_GROW, STAGE_MATURE } Stage;
typedef enum PieceKind { KIND_EDUCATION, KIND_EVENT, KIND_INTERACTION, KIND_PRODUCT, KIND_COUNT } PieceKind; // D22
typedef enum Scene { SCENE_FEEDBACK, SCENE_ORDER, SCENE_REPURCHASE, SCENE_SHIPPING } Scene;                  // D03
typedef enum Status { STATUS_DRAFT, STATUS_DISCUSSED, STATUS_FINAL } Status;                                 // D10
typedef enum ChannelKind {                                                                                   // D23, D15
  CHANNEL_MOMENTS,
  CHANNEL_GROUP,
  CHANNEL_PRIVATE,
  CHANNEL_VIDEO,
  CHANNEL_LIVE,
  CHANNEL_MASS_SEND,
  CHANNEL_OFFICIAL,
  CHANNEL_SMS,
  CHANNEL_CALL,
  CHANNEL_PARCEL,
} ChannelKind;
// What a post is made of.
typedef enum Carried {
  CARRY_TEXT,
  CARRY_PICTURE,
  CARRY_VIDEO,
  CARRY_LINK,
  CARRY_CARD,
  CARRY_FILE,
  CARRIED_COUNT
} Carried;
// The figures of a profile, by the names of their keys.
typedef enum LimitKey {
  LIMIT_CARRIES,
  LIMIT_MIXED,
  LIMIT_CHARACTERS,
  LIMIT_BYTES,
  LIMIT_TITLE_BYTES,
  LIMIT_PICTURES,
  LIMIT_VIDEOS,
  LIMIT_LINKS,
  LIMIT_CARDS,
  LIMIT_FILES,
  LIMIT_ATTACHMENTS,
  LIMIT_PICTURE_SIZE,
  LIMIT_PICTURE_SIDE,
  LIMIT_VIDEO_SIZE,
  LIMIT_VIDEO_SECONDS,
  LIMIT_POSTS,
  LIMIT_TOUCH,
  LIMIT_QUIET,
  LIMIT_COUNT
} LimitKey;
typedef enum WordLevel { WORD_FORBID, WORD_WARN, WORD_NOTE } WordLevel;
typedef enum OfferForm { OFFER_DISCOUNT, OFFER_SPEND_SAVE, OFFER_GIFT, OFFER_DRAW } OfferForm; // D08
typedef enum Anchor { ANCHOR_CAMPAIGN, ANCHOR_CALENDAR } Anchor;
typedef enum Align { ALIGN_FIRST_DAY, ALIGN_LAST_DAY, ALIGN_ANY_DAY } Align;
typedef enum Within { WITHIN_WEEK, WITHIN_MONTH } Within;
typedef enum OnDayOff { ON_DAY_OFF_KEEP, ON_DAY_OFF_EARLIER, ON_DAY_OFF_LATER, ON_DAY_OFF_SKIP } OnDayOff;
typedef enum StepDays { DAYS_CALENDAR, DAYS_WORKDAYS } StepDays;
typedef enum SheetFormat { SHEET_HTML, SHEET_XLSX, SHEET_CSV, SHEET_MD, SHEET_PLAIN_CSV } SheetFormat;
#define RHYTHM_AUTO RHYTHM_COUNT

extern const Names speaks_as_names, stage_names, kind_names, scene_names, status_names, channel_kind_names,
    offer_form_names, anchor_names, align_names, within_names, on_day_off_names, step_days_names, sheet_format_names,
    rhythm_enum_names, locale_names, carried_names, limit_names, word_level_names;

#endif
