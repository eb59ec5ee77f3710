// ics: from a Feed to the bytes of RFC 5545. libical's one home for writing, where all of its defects are met.
//
// What libical 3.0.16 does, and what is done about it here:
// - It folds within the last CRLF and leaves empty continuation lines: everything is unfolded and folded again.
// - It lets control characters and bad UTF-8 through: texts are cleaned before it sees them.
// - Readers unescape in the wrong order or twice: what they would misread is written otherwise (text.c).
// - It escapes neither CATEGORIES nor all of X- properties, and several readers unescape neither those nor NAME: such
//   texts are made of characters that need no escape.
// - Its own zones have seconds in their offsets and depend on the host: times are given to it as floating ones and get
//   their TZID, and the one VTIMEZONE is built from our own table (ics_zone.c).
// Invariant: a VEVENT begins with its UID, of fixed width on a line of its own, so that bytes made once serve any feed,
// which puts in what is its own as they are copied.
#include "room.h"

#include <libical/ical.h>
#include <limits.h>

#define BEFORE_UID "BEGIN:VEVENT\r\nUID:"
#define NO_UID "00000000000000000000000000000000"
#define REFRESH "PT6H"
enum {
  UID_AT = sizeof BEFORE_UID - 1,
  UID_LENGTH = sizeof NO_UID - 1,
  BEHIND_UID = UID_AT + UID_LENGTH + sizeof "\r\n" - 1,
};

// ---- bytes --------------------------------------------------------------------------------------------------------

// The component's bytes, in lines as they should be; the component is freed.
static Str bytes_of(Arena *arena, icalcomponent *component) {
  char *serialised = icalcomponent_as_ical_string_r(component);
  Str rest = ics_unfolded(arena, str_of(serialised));
  icalmemory_free_buffer(serialised);
  icalcomponent_free(component);
  Buf out = buf_in(arena);
  for (Str line; str_cut(&rest, '\n', &line);) ics_fold(&out, str_part(line, 0, line.n - 1)); // without the CR
  return buf_str(&out);
}

// ---- properties ---------------------------------------------------------------------------------------------------

static char *clean(Arena *arena, Str text, bool one_line) {
  return str_c(arena, text_for_readers(arena, text, one_line));
}

static char *unescapable(Arena *arena, Str text) { return str_c(arena, text_for_names(arena, text)); }

static void add_x(icalcomponent *component, const char *name, const char *value) {
  icalproperty *property = icalproperty_new_x(value);
  icalproperty_set_x_name(property, name);
  icalcomponent_add_property(component, property);
}

static struct icaltimetype ical_date(Date date) {
  Ymd ymd = date_ymd(date);
  return (struct icaltimetype){.year = ymd.year, .month = ymd.month, .day = ymd.day, .is_date = 1};
}

// Floating.
static struct icaltimetype ical_time(Date date, Clock clock) {
  Ymd ymd = date_ymd(date);
  return (struct icaltimetype){
      .year = ymd.year, .month = ymd.month, .day = ymd.day, .hour = clock / 60, .minute = clock % 60};
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

// The time on the wall at an instant; 24:00 is the next day's midnight. Of a time that never comes this is the one that
// is meant: what readers make of the other differs.
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
  Str words = source->categories; // a property for each: readers differ in how they take several in one apart
  for (Str word; str_cut(&words, '\n', &word);)
    icalcomponent_add_property(event, icalproperty_new_categories(unescapable(arena, word)));
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
  add_alarm(scratch, event, source, source->look ? source->look->alarm : writer->plan->feeds.alarm);
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

// The URL of a person's events of one week, which follow one another.
typedef struct WeekLink {
  Date monday; // DATE_NONE: of what stands on no week's sheet
  Str line;
} WeekLink;

static Date monday_of(const Plan *plan, const Feed *feed, const Event *event) {
  if (!event->on_sheet || event->cancelled) return DATE_NONE;
  Date day = event->item      ? own_days(plan, feed->person, event->item).last
             : event->all_day ? event->first
                              : local_time(plan, feed->person, event->first, event->at).date;
  return day - date_weekday(day);
}

// To that week's sheet, else to the list of all weeks.
static Str link_line(const IcsWriter *writer, Arena *scratch, const Feed *feed, const Event *event, WeekLink *link) {
  const Plan *plan = writer->plan;
  if (!feed->person || !feed->view || !leads_to_sheets(plan, feed->view)) return S("");
  Date monday = monday_of(plan, feed, event);
  if (link->line.n && link->monday == monday) return link->line;
  Str address = monday == DATE_NONE ? sheets_address(scratch, plan, feed->person)
                                    : sheet_address(scratch, plan, feed->person, monday);
  Buf line = buf_in(scratch);
  ics_fold(&line, str_format(scratch, "URL:%.*s", STR(address)));
  *link = (WeekLink){monday, buf_str(&line)};
  return link->line;
}

// What a feed has of its own stands where it can be put in as the shared bytes are copied: the UID in its place, the
// URL on the lines behind it.
static void add_event(IcsWriter *writer, Arena *scratch, Buf *out, const Event *event, const Feed *feed,
                      WeekLink *link) {
  Str bytes = known_bytes(writer, scratch, event);
  buf_add(out, S(BEFORE_UID));
  feed_uid(out, feed, event);
  buf_add(out, S("\r\n"));
  buf_add(out, link_line(writer, scratch, feed, event, link));
  buf_add(out, str_from(bytes, BEHIND_UID));
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

static const char *color_of(const Feed *feed) {
  if (feed->view) return color_names.name[feed->view->color];
  return feed->kind == FEED_DATES ? "mediumvioletred" : view_color((ViewKind)feed->kind);
}

// Where the calendar comes from, and what shows the same: a person's sheets. Of other calendars nothing does.
static void add_addresses(icalcomponent *calendar, const Plan *plan, const Feed *feed) {
  if (!ics_has_addresses(plan, feed)) return;
  icalproperty *source = icalproperty_new_source(ics_blanks.source);
  icalproperty_set_parameter_from_string(source, "VALUE", "URI");
  icalcomponent_add_property(calendar, source);
  icalcomponent_add_property(calendar, icalproperty_new_url(ics_blanks.page));
}

// RFC 7986's names beside those that clients knew before it.
static void add_names(Arena *arena, icalcomponent *calendar, const Feed *feed, const char *zone) {
  icalcomponent_add_property(calendar, icalproperty_new_name(ics_blanks.name));
  add_x(calendar, "X-WR-CALNAME", ics_blanks.name);
  if (feed->about.n > 0) add_x(calendar, "X-WR-CALDESC", unescapable(arena, feed->about));
  add_x(calendar, "X-WR-TIMEZONE", zone);
  icalcomponent_add_property(calendar, icalproperty_new_refreshinterval(icaldurationtype_from_string(REFRESH)));
  add_x(calendar, "X-PUBLISHED-TTL", REFRESH);
  icalcomponent_add_property(calendar, icalproperty_new_color(color_of(feed)));
}

// Without its last line, which stands behind the events, and with blanks for what is the feed's own.
static Str calendar_bytes(const IcsWriter *writer, Arena *arena, const Feed *feed) {
  const char *zone = str_c(arena, writer->plan->about.timezone);
  icalcomponent *calendar = icalcomponent_new_vcalendar();
  icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar, icalproperty_new_prodid("-//sopcal//sopcal//EN"));
  icalcomponent_add_property(calendar, icalproperty_new_calscale("GREGORIAN"));
  add_names(arena, calendar, feed, zone);
  add_addresses(calendar, writer->plan, feed);
  icalcomponent_add_component(calendar, timezone_of(arena, writer->plan, feed, zone));
  Str bytes = bytes_of(arena, calendar);
  return str_part(bytes, 0, bytes.n - S("END:VCALENDAR\r\n").n);
}

// All that decides what stands in it.
static const IcsHead *head_of(IcsWriter *writer, Arena *scratch, const Feed *feed) {
  Span days = days_of(feed);
  Str key = str_format(scratch, "%d..%d %d %s %.*s", date_ymd(days.first).year, date_ymd(days.last).year,
                       ics_has_addresses(writer->plan, feed), color_of(feed), STR(feed->about));
  const IcsHead *known = map_get(&writer->heads, key);
  if (known) return known;
  IcsHead *head = ics_head(writer->arena, str_copy(writer->arena, calendar_bytes(writer, scratch, feed)));
  map_put(writer->arena, &writer->heads, str_copy(writer->arena, key), head);
  return head;
}

void ics_begin(Arena *arena, const Plan *plan, int64_t stamp, IcsWriter *out) {
  *out = (IcsWriter){.arena = arena, .plan = plan, .stamp = stamp};
}

void ics_write(IcsWriter *writer, Buf *out, const Feed *feed) {
  Arena *scratch = arena_new();
  WeekLink link = {0};
  ics_add_head(scratch, out, head_of(writer, scratch, feed), writer->plan, feed);
  for (size_t i = 0; i < feed->events.n; i++) add_event(writer, scratch, out, feed->events.at[i], feed, &link);
  buf_add(out, S("END:VCALENDAR\r\n"));
  arena_free(scratch);
}
