// ics: one event of a calendar file, as libical reads its lines.
#ifndef SOPCAL_READ_ICS_H
#define SOPCAL_READ_ICS_H

#include "sopcal/model.h"

// A beginning or an end, as it is written: by the clock of whatever zone is named there.
typedef struct IcsTime {
  Date date;   // DATE_NONE: none, or no day that there is
  Clock clock; // CLOCK_NONE: the whole day
  bool utc;
} IcsTime;

typedef struct IcsEvent {
  IcsTime start, end;
  int days, minutes; // DURATION; 0: none
  Str summary, description, uid;
  Str special; // X-APPLE-SPECIAL-DAY: what Apple's feed of holidays marks a day with
  Str rule;    // RRULE
  DateList more, except;
  bool cancelled;
  bool exception; // of a series: RECURRENCE-ID
} IcsEvent;

// `lines` are whole properties, unfolded and without control characters, each with a line end; of parameters they have
// VALUE=DATE alone, before eight digits. (libical takes a value for what VALUE says, and ends badly where that is not
// what the property has.)
void ics_event_read(Arena *arena, Str lines, IcsEvent *out);

#endif
