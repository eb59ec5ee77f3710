// ics: from a Feed to the bytes of RFC 5545. libical's one home for writing, where all of its defects are met.
//
// What libical 3.0.16 does, and what is done about it here:
// - It folds within the last CRLF and leaves empty continuation lines: everything is unfolded and folded again.
// - It lets control characters and bad UTF-8 through: texts are cleaned before it sees them.
// - It escapes neither CATEGORIES nor all of X- properties, and several readers unescape neither those nor NAME: such
//   texts are made of characters that need no escape.
// - Its own zones have seconds in their offsets and depend on the host: times are given to it as floating ones and get
//   their TZID, and the one VTIMEZONE is built from our own table (ics_zone.c).
// Invariant: a VEVENT begins with its UID, of fixed width on a line of its own, so that bytes made once serve any feed.
#include "room.h"

#include <libical/ical.h>
#include <limits.h>

#define BEFORE_UID "BEGIN:VEVENT\r\nUID:"
#define NO_UID "00000000000000000000000000000000"
#define REFRESH "PT6H"
enum {
  UID_AT = sizeof BEFORE_UID - 1,
  UID_LENGTH = sizeof NO_UID - 1,
  LINE_OCTETS = 75,
  MINUTES_A_DAY = 24 * 60,
};

// ---- lines --------------------------------------------------------------------------------------------------------

// The last place at or before `most` that splits neither a character nor an escape.
static size_t fold_point(Str line, size_t most) {
  size_t at = most;
  while (at > 1 && ((unsigned char)line.at[at] & 0xC0) == 0x80) at--;
  size_t backslashes = 0;
  while (backslashes < at && line.at[at - 1 - backslashes] == '\\') backslashes++;
  return at - backslashes % 2;
}

static void add_folded(Buf *out, Str line) {
  for (size_t room = LINE_OCTETS; line.n > room; room = LINE_OCTETS - 1) {
    size_t at = fold_point(line, room);
    buf_add(out, str_part(line, 0, at));
    buf_add(out, S("\r\n "));
    line = str_from(line, at);
  }
  buf_add(out, line);
  buf_add(out, S("\r\n"));
}

// Takes out every fold, also those that fall within a CRLF. No text holds "\r\n " of its own: line ends are escaped.
static Str unfolded(Arena *arena, Str serialised) {
  Buf out = buf_in(arena);
  for (ptrdiff_t at; (at = str_find(serialised, S("\r\n "))) >= 0; serialised = str_from(serialised, (size_t)at + 3))
    buf_add(&out, str_part(serialised, 0, (size_t)at));
  buf_add(&out, serialised);
  return buf_str(&out);
}

// The component's bytes, in lines as they should be; the component is freed.
static Str bytes_of(Arena *arena, icalcomponent *component) {
  char *serialised = icalcomponent_as_ical_string_r(component);
  Str rest = unfolded(arena, str_of(serialised));
  icalmemory_free_buffer(serialised);
  icalcomponent_free(component);
  Buf out = buf_in(arena);
  for (Str line; str_cut(&rest, '\n', &line);) add_folded(&out, str_part(line, 0, line.n - 1)); // without the CR
  return buf_str(&out);
}

// ---- properties ---------------------------------------------------------------------------------------------------

static char *clean(Arena *arena, Str text, bool one_line) { return str_c(arena, text_clean(arena, text, one_line)); }

// One line without a character that would have to be escaped.
static char *unescapable(Arena *arena, Str text) {
  static const struct {
    char from;
    const char *to;
  } wide[] = {{',', "，"}, {';', "；"}, {'\\', "＼"}, {'"', "＂"}};
  Buf out = buf_in(arena);
  Str line = text_clean(arena, text, true);
  for (size_t i = 0; i < line.n; i++) {
    size_t row = 0;
    while (row < COUNT(wide) && wide[row].from != line.at[i]) row++;
    if (row < COUNT(wide))
      buf_add(&out, str_of(wide[row].to));
    else
      buf_byte(&out, line.at[i]);
  }
  return str_c(arena, buf_str(&out));
}

static void add_x(icalcomponent *component, const char *name, const char *value) {
  icalproperty *property = icalproperty_new_x(value);
  icalproperty_set_x_name(property, name);
  icalcomponent_add_property(component, property);
}

static struct icaltimetype ical_date(Date date) {
  Ymd ymd = date_ymd(date);
  return (struct icaltimetype){.year = ymd.year, .month = ymd.month, .day = ymd.day, .is_date = 1};
}

// Floating; 24:00 is the next day's midnight.
static struct icaltimetype ical_time(Date date, Clock clock) {
  Ymd ymd = date_ymd(date + clock / MINUTES_A_DAY);
  int minute = clock % MINUTES_A_DAY;
  return (struct icaltimetype){
      .year = ymd.year, .month = ymd.month, .day = ymd.day, .hour = minute / 60, .minute = minute % 60};
}

static struct icaltimetype ical_instant(int64_t stamp) {
  return icaltime_from_timet_with_zone((time_t)stamp, 0, icaltimezone_get_utc_timezone());
}

// ---- an event -----------------------------------------------------------------------------------------------------

static void add_in_zone(icalcomponent *event, icalproperty *property, const char *zone) {
  icalproperty_add_parameter(property, icalparameter_new_tzid(zone));
  icalcomponent_add_property(event, property);
}

// The clock of a plan without a known zone goes by UTC.
static const Zone *zone_of(const Plan *plan) { return plan->zone ? plan->zone : zone_find(S("UTC")); }

// The time on the wall at an instant. Of a time that never comes this is the one that is meant: what readers make of
// the other differs.
static struct icaltimetype ical_wall(const Zone *zone, int64_t instant) {
  Date date;
  Clock clock;
  zone_wall(zone, instant, &date, &clock);
  return ical_time(date, clock);
}

// Readers differ in what they take a time for that comes twice: it is told in UTC.
static void add_times(icalcomponent *event, const Event *source, const Plan *plan, const char *tzid) {
  const Zone *zone = zone_of(plan);
  Stretch times = zone_stretch(zone, source->first, source->at);
  if (times.twice) {
    icalcomponent_add_property(event, icalproperty_new_dtstart(ical_instant(times.from)));
    icalcomponent_add_property(event, icalproperty_new_dtend(ical_instant(times.to)));
    return;
  }
  add_in_zone(event, icalproperty_new_dtstart(ical_wall(zone, times.from)), tzid);
  add_in_zone(event, icalproperty_new_dtend(ical_wall(zone, times.to)), tzid);
}

static void add_when(icalcomponent *event, const Event *source, const Plan *plan, const char *tzid) {
  if (!source->all_day) {
    add_times(event, source, plan, tzid);
    return;
  }
  icalcomponent_add_property(event, icalproperty_new_dtstart(ical_date(source->first)));
  icalcomponent_add_property(event, icalproperty_new_dtend(ical_date(source->last + 1)));
}

static void add_texts(Arena *arena, icalcomponent *event, const Event *source) {
  icalcomponent_add_property(event, icalproperty_new_summary(clean(arena, source->summary, true)));
  if (source->description.n > 0)
    icalcomponent_add_property(event, icalproperty_new_description(clean(arena, source->description, false)));
  if (source->categories.n > 0)
    icalcomponent_add_property(event, icalproperty_new_categories(unescapable(arena, source->categories)));
}

static void add_state(icalcomponent *event, const Event *source) {
  icalproperty_status status = source->cancelled   ? ICAL_STATUS_CANCELLED
                               : source->confirmed ? ICAL_STATUS_CONFIRMED
                                                   : ICAL_STATUS_TENTATIVE;
  icalproperty_transp transp = source->busy ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT;
  icalcomponent_add_property(event, icalproperty_new_status(status));
  icalcomponent_add_property(event, icalproperty_new_transp(transp));
  add_x(event, "X-MICROSOFT-CDO-BUSYSTATUS", source->busy ? "BUSY" : "FREE");
}

// A trigger counts seconds in an int; the longest durations have more than that.
static int seconds_of(Duration duration) {
  int64_t seconds = (int64_t)60 * duration_minutes(duration);
  return seconds < INT_MAX ? (int)seconds : INT_MAX;
}

// An all-day event has no moment to be reminded before, and of what is cancelled nobody is reminded.
static void add_alarm(Arena *arena, icalcomponent *event, const Event *source, Duration before) {
  if (before.n < 0 || source->all_day || source->cancelled) return;
  icalcomponent *alarm = icalcomponent_new_valarm();
  icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
  icalcomponent_add_property(alarm, icalproperty_new_description(clean(arena, source->summary, true)));
  struct icaltriggertype trigger = icaltriggertype_from_int(-seconds_of(before));
  icalcomponent_add_property(alarm, icalproperty_new_trigger(trigger));
  icalcomponent_add_component(event, alarm);
}

// With NO_UID in the place of the UID.
static Str event_bytes(const IcsWriter *writer, Arena *arena, const Event *source) {
  Arena *scratch = arena_new();
  icalcomponent *event = icalcomponent_new_vevent();
  int64_t stamp = source->changed ? source->changed : writer->stamp;
  icalcomponent_add_property(event, icalproperty_new_uid(NO_UID));
  icalcomponent_add_property(event, icalproperty_new_dtstamp(ical_instant(stamp)));
  icalcomponent_add_property(event, icalproperty_new_lastmodified(ical_instant(stamp)));
  icalcomponent_add_property(event, icalproperty_new_sequence(source->seq));
  add_when(event, source, writer->plan, str_c(scratch, writer->plan->about.timezone));
  add_texts(scratch, event, source);
  add_state(event, source);
  add_alarm(scratch, event, source, writer->plan->feeds.alarm);
  Str bytes = str_copy(arena, bytes_of(scratch, event));
  arena_free(scratch);
  return bytes;
}

// What one person alone has is not kept: memory is bound by the plan, not by the plan times its people.
static Str known_bytes(IcsWriter *writer, Arena *scratch, const Event *event) {
  if (event->person) return event_bytes(writer, scratch, event);
  while (writer->known.n <= event->index) PUSH(writer->arena, &writer->known, S(""));
  Str *known = &writer->known.at[event->index];
  if (known->n == 0) *known = event_bytes(writer, writer->arena, event);
  return *known;
}

static void add_event(IcsWriter *writer, Arena *scratch, Buf *out, const Event *event, const Staff *person) {
  Str bytes = known_bytes(writer, scratch, event);
  buf_add(out, str_part(bytes, 0, UID_AT));
  buf_add(out, event_uid(scratch, event, person));
  buf_add(out, str_from(bytes, UID_AT + UID_LENGTH));
}

// ---- the calendar around them -------------------------------------------------------------------------------------

static Span days_of(const Feed *feed) {
  if (feed->events.n == 0) return (Span){0, 0};
  Span days = {feed->events.at[0]->first, feed->events.at[0]->last};
  for (size_t i = 1; i < feed->events.n; i++) {
    const Event *event = feed->events.at[i];
    if (event->first < days.first) days.first = event->first;
    if (event->last > days.last) days.last = event->last;
  }
  return days;
}

static struct icalrecurrencetype yearly_rule(Arena *arena, const Observance *source) {
  static const char *const days[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  return icalrecurrencetype_from_string(
      str_c(arena, str_format(arena, "FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", date_ymd(source->date).month, source->nth,
                              days[date_weekday(source->date)])));
}

static void add_observance(Arena *arena, icalcomponent *zone, const Observance *source) {
  icalcomponent *observance = source->daylight ? icalcomponent_new_xdaylight() : icalcomponent_new_xstandard();
  icalcomponent_add_property(observance, icalproperty_new_dtstart(ical_time(source->date, source->at)));
  if (source->nth) icalcomponent_add_property(observance, icalproperty_new_rrule(yearly_rule(arena, source)));
  icalcomponent_add_property(observance, icalproperty_new_tzoffsetfrom(60 * source->before));
  icalcomponent_add_property(observance, icalproperty_new_tzoffsetto(60 * source->after));
  icalcomponent_add_component(zone, observance);
}

static icalcomponent *timezone_of(Arena *arena, const Plan *plan, const Feed *feed, const char *tzid) {
  ObservanceList observances = {0};
  observances_of(arena, zone_of(plan), days_of(feed), &observances);
  icalcomponent *zone = icalcomponent_new_vtimezone();
  icalcomponent_add_property(zone, icalproperty_new_tzid(tzid));
  for (size_t i = 0; i < observances.n; i++) add_observance(arena, zone, &observances.at[i]);
  return zone;
}

static const char *const colors[] = { // CSS3 names: the only ones that RFC 7986 allows
    [FEED_CAMPAIGN] = "crimson",
    [FEED_CHANNEL] = "darkorange",
    [FEED_STAFF] = "seagreen",
    [FEED_TEAM] = "royalblue",
    [FEED_DATES] = "mediumvioletred"};

// RFC 7986's names beside those that clients knew before it.
static void add_names(Arena *arena, icalcomponent *calendar, const Feed *feed, const char *zone) {
  const char *name = unescapable(arena, feed->name);
  icalcomponent_add_property(calendar, icalproperty_new_name(name));
  add_x(calendar, "X-WR-CALNAME", name);
  if (feed->about.n > 0) add_x(calendar, "X-WR-CALDESC", unescapable(arena, feed->about));
  add_x(calendar, "X-WR-TIMEZONE", zone);
  icalcomponent_add_property(calendar, icalproperty_new_refreshinterval(icaldurationtype_from_string(REFRESH)));
  add_x(calendar, "X-PUBLISHED-TTL", REFRESH);
  icalcomponent_add_property(calendar, icalproperty_new_color(colors[feed->kind]));
}

// Without its last line, which stands behind the events.
static Str calendar_bytes(const IcsWriter *writer, Arena *arena, const Feed *feed) {
  const char *zone = str_c(arena, writer->plan->about.timezone);
  icalcomponent *calendar = icalcomponent_new_vcalendar();
  icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar, icalproperty_new_prodid("-//sopcal//sopcal//EN"));
  icalcomponent_add_property(calendar, icalproperty_new_calscale("GREGORIAN"));
  add_names(arena, calendar, feed, zone);
  icalcomponent_add_component(calendar, timezone_of(arena, writer->plan, feed, zone));
  Str bytes = bytes_of(arena, calendar);
  return str_part(bytes, 0, bytes.n - S("END:VCALENDAR\r\n").n);
}

void ics_begin(Arena *arena, const Plan *plan, int64_t stamp, IcsWriter *out) {
  *out = (IcsWriter){.arena = arena, .plan = plan, .stamp = stamp};
}

void ics_write(IcsWriter *writer, Buf *out, const Feed *feed) {
  Arena *scratch = arena_new();
  buf_add(out, calendar_bytes(writer, scratch, feed));
  for (size_t i = 0; i < feed->events.n; i++) add_event(writer, scratch, out, feed->events.at[i], feed->person);
  buf_add(out, S("END:VCALENDAR\r\n"));
  arena_free(scratch);
}
