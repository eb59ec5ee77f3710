// ics: from the lines of an event to its properties. libical's one home for reading.
//
// It is given what feed.c has cleaned, one event at a time, so that a fault stays where it is, and only lines that are
// asked for below: nothing nested, nothing long. What it makes of a time is checked here: it takes 20261332 for a day.
// Its own expansion of series is not used (recur.c). Nothing of it outlives the call.
#include "ics.h"

#include <libical/ical.h>

static IcsTime time_of(struct icaltimetype t) {
  IcsTime out = {DATE_NONE, CLOCK_NONE, icaltime_is_utc(t)};
  bool clock = t.hour >= 0 && t.hour < 24 && t.minute >= 0 && t.minute < 60;
  if (icaltime_is_null_time(t) || !ymd_exists((Ymd){t.year, t.month, t.day}) || (!t.is_date && !clock)) return out;
  out.date = date_of(t.year, t.month, t.day);
  if (!t.is_date) out.clock = t.hour * 60 + t.minute;
  return out;
}

static Str text_of(Arena *arena, const char *text) { return str_copy(arena, str_of(text)); }

static void add_date(Arena *arena, struct icaltimetype t, DateList *out) {
  Date date = time_of(t).date;
  if (date != DATE_NONE) PUSH(arena, out, date);
}

static void read_duration(struct icaldurationtype d, IcsEvent *out) {
  bool fits = !d.is_neg && d.weeks < 1000 && d.days < 10000 && d.hours < 10000 && d.minutes < 100000;
  if (!fits) return;
  out->days = (int)(d.weeks * 7 + d.days);
  out->minutes = (int)(d.hours * 60 + d.minutes);
}

static void read_rule(Arena *arena, icalproperty *property, IcsEvent *out) {
  char *text = icalproperty_get_value_as_string_r(property);
  out->rule = text_of(arena, text);
  icalmemory_free_buffer(text);
}

static void read_extension(Arena *arena, icalproperty *property, IcsEvent *out) {
  const char *name = icalproperty_get_x_name(property);
  if (name && str_eq(str_of(name), S("X-APPLE-SPECIAL-DAY")))
    out->special = text_of(arena, icalproperty_get_x(property));
}

static void read_time(Arena *arena, icalproperty *property, IcsEvent *out) {
  switch (icalproperty_isa(property)) {
  case ICAL_DTSTART_PROPERTY: out->start = time_of(icalproperty_get_dtstart(property)); break;
  case ICAL_DTEND_PROPERTY: out->end = time_of(icalproperty_get_dtend(property)); break;
  case ICAL_DURATION_PROPERTY: read_duration(icalproperty_get_duration(property), out); break;
  case ICAL_EXDATE_PROPERTY: add_date(arena, icalproperty_get_exdate(property), &out->except); break;
  case ICAL_RDATE_PROPERTY: add_date(arena, icalproperty_get_rdate(property).time, &out->more); break;
  case ICAL_RECURRENCEID_PROPERTY: out->exception = true; break;
  default: break;
  }
}

static void read_property(Arena *arena, icalproperty *property, IcsEvent *out) {
  switch (icalproperty_isa(property)) {
  case ICAL_SUMMARY_PROPERTY: out->summary = text_of(arena, icalproperty_get_summary(property)); break;
  case ICAL_DESCRIPTION_PROPERTY: out->description = text_of(arena, icalproperty_get_description(property)); break;
  case ICAL_UID_PROPERTY: out->uid = text_of(arena, icalproperty_get_uid(property)); break;
  case ICAL_STATUS_PROPERTY: out->cancelled = icalproperty_get_status(property) == ICAL_STATUS_CANCELLED; break;
  case ICAL_RRULE_PROPERTY: read_rule(arena, property, out); break;
  case ICAL_X_PROPERTY: read_extension(arena, property, out); break;
  default: read_time(arena, property, out); break;
  }
}

void ics_event_read(Arena *arena, Str lines, IcsEvent *out) {
  Str text = str_format(arena, "BEGIN:VEVENT\r\n%.*sEND:VEVENT\r\n", STR(lines));
  *out = (IcsEvent){.start = {DATE_NONE, CLOCK_NONE, false}, .end = {DATE_NONE, CLOCK_NONE, false}};
  icalcomponent *event = icalparser_parse_string(str_c(arena, text));
  if (!event) return;
  for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_ANY_PROPERTY); p;
       p = icalcomponent_get_next_property(event, ICAL_ANY_PROPERTY))
    if (icalproperty_get_value(p)) read_property(arena, p, out);
  icalcomponent_free(event);
  icalmemory_free_ring();
}
