// judge_calendar: the bytes of a calendar against RFC 5545, and its events as libical reads them back.
#include "judge.h"

#include <libical/ical.h>

enum { LINE_OCTETS = 75 };

// ---- bytes --------------------------------------------------------------------------------------------------------

// Takes the next physical line, without its CRLF.
static Str line_next(Str *rest) {
  ptrdiff_t end = str_find(*rest, S("\r\n"));
  MUST(end >= 0);
  Str line = str_part(*rest, 0, (size_t)end);
  *rest = str_from(*rest, (size_t)end + 2);
  MUST(line.n > 0 && line.n <= LINE_OCTETS);
  MUST(utf8_bad(line) == line.n); // no character is cut in two
  MUST(str_find_byte(line, '\n') < 0 && str_find_byte(line, '\r') < 0 && str_find_byte(line, '\t') < 0);
  return line;
}

static bool is_continued(Str rest) { return rest.n > 0 && rest.at[0] == ' '; }

static Str content_line(Arena *arena, Str *rest) {
  Buf out = buf_in(arena);
  buf_add(&out, line_next(rest));
  while (is_continued(*rest)) {
    Str more = line_next(rest);
    MUST(more.n > 1); // an empty continuation ends the text in some readers
    buf_add(&out, str_from(more, 1));
  }
  return buf_str(&out);
}

// ---- lines --------------------------------------------------------------------------------------------------------

// Those whose values are texts of the plan; SUMMARY and DESCRIPTION are read by libical.
static bool is_text(Str name) {
  static const Str names[] = {S_("SUMMARY"),      S_("DESCRIPTION"),  S_("NAME"),
                              S_("X-WR-CALNAME"), S_("X-WR-CALDESC"), S_("CATEGORIES")};
  for (size_t i = 0; i < COUNT(names); i++)
    if (str_eq(name, names[i])) return true;
  return false;
}

static void read_line(Str line, Reading *out) {
  ptrdiff_t colon = str_find_byte(line, ':');
  MUST(colon > 0);
  Str name = str_part(line, 0, (size_t)colon), value = str_from(line, (size_t)colon + 1);
  for (size_t i = 0; i < name.n; i++)
    MUST((name.at[i] >= 'A' && name.at[i] <= 'Z') ||
         str_find_byte(S("-;=/_.0123456789abcdefghijklmnopqrstuvwxyz"), name.at[i]) >= 0);
  if (!is_text(name)) {
    add_bone(out, line);
    return;
  }
  add_bone(out, name);
  if (!str_eq(name, S("SUMMARY")) && !str_eq(name, S("DESCRIPTION"))) add_words(out, value);
}

// ---- events -------------------------------------------------------------------------------------------------------

static void read_event(icalcomponent *component, const Event *event, Reading *out) {
  Str summary = str_of(icalcomponent_get_summary(component));
  Str description = str_of(icalcomponent_get_description(component));
  MUST(str_eq(summary, event->summary));
  MUST(str_eq(description, event->description));
  MUST(icalcomponent_get_uid(component));
  add_words(out, summary);
  add_words(out, description);
}

static void read_events(Arena *arena, Str bytes, const Feed *feed, Reading *out) {
  icalcomponent *calendar = icalparser_parse_string(str_c(arena, bytes));
  size_t count = 0;
  MUST(calendar);
  MUST(icalcomponent_isa(calendar) == ICAL_VCALENDAR_COMPONENT);
  MUST(icalcomponent_count_errors(calendar) == 0);
  icalcomponent *at = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
  for (; at; at = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
    MUST(count < feed->events.n);
    read_event(at, feed->events.at[count++], out);
  }
  MUST(count == feed->events.n && count == feed->count && count > 0);
  icalcomponent_free(calendar);
}

void read_calendar(Arena *arena, Str bytes, const Feed *feed, Reading *out) {
  must_be_plain(bytes, true);
  MUST(str_starts(bytes, S("BEGIN:VCALENDAR\r\n")) && str_ends(bytes, S("END:VCALENDAR\r\n")));
  for (Str rest = bytes; rest.n > 0;) read_line(content_line(arena, &rest), out);
  read_events(arena, bytes, feed, out);
}
