// feed: a calendar file of somebody else's, event by event, however loosely it keeps to the standard.
#ifndef SOPCAL_READ_FEED_H
#define SOPCAL_READ_FEED_H

#include "ics.h"
#include "sopcal/model.h"

// What can be odd in one: first what is read all the same, then what is left out.
typedef enum FeedOdd {
  ODD_MARK,     // a byte order mark
  ODD_LF,       // lines end in LF alone
  ODD_LONG,     // lines longer than 75 bytes
  ODD_CONTROL,  // characters that no text may hold
  ODD_NO_COLON, // a line that is no property
  ODD_HEAD,     // no PRODID or VERSION
  ODD_NO_UID,   // an event without UID or DTSTAMP
  ODD_NO_ZONE,  // a zone that the file does not define
  ODD_OPEN,     // an event without END:VEVENT
  ODD_CUT,      // no END:VCALENDAR
  ODD_NO_VALUE, // a day without VALUE=DATE
  ODD_END,      // an end that is not behind its beginning
  ODD_UTC,      // a day that begins at a time in UTC
  ODD_TWICE,    // the same days again
  ODD_EXCEPTION,
  ODD_UNMARKED, // nothing says which events are days off, but the plan says that the file tells the year
  LEFT_NO_DAY,
  LEFT_LONG,
  LEFT_YEARS,
  LEFT_RULE,
  LEFT_UNCLEAR, // 调休 alone
  LEFT_BOTH,    // contradicts an earlier one
  LEFT_MANY,
  LEFT_UNMARKED,
  ODD_COUNT,
} FeedOdd;

typedef struct FeedFinding {
  long times;
  Place at; // the first
} FeedFinding;

typedef struct FeedEvent {
  IcsEvent said;
  Place at; // the line of its title, else of its beginning
} FeedEvent;

typedef struct Feed {
  const Source *source;
  LIST(FeedEvent) events;
  FeedFinding found[ODD_COUNT];
  long series; // of this file and those before it, whose rules have been followed
} Feed;

// False, and why, for what is no calendar.
bool feed_read(Arena *arena, const Source *source, Feed *out, Text *why);
void feed_found(Feed *feed, FeedOdd odd, Place at);
// One message for each kind.
void feed_say(Arena *arena, Diags *diags, const Feed *feed);

// The days of an event, and of its first repeat; a time in UTC is shown by the zone's clock.
Span feed_days(Feed *feed, const FeedEvent *event, const Zone *zone);
// The first days of it and its repeats up to `last`.
void feed_repeats(Arena *arena, Feed *feed, const FeedEvent *event, Date first, Date last, DateList *out);

typedef enum DayMark { MARK_NONE, MARK_OFF, MARK_WORK, MARK_UNCLEAR } DayMark;
// Whether an event says that it is a day off or a working day, and for what: "春节" of "春节 假期 第1天/共9天".
DayMark feed_mark(Arena *arena, const IcsEvent *event, Str *name);
// The title of an event that says neither, as the name of a day off.
Str feed_name(Arena *arena, const IcsEvent *event);

#endif
