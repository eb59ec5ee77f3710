// feed: from the bytes of a calendar file to its events. Every fault of the text is met here, before libical.
//
// Lines are unfolded and cleaned; the few properties that days off need are put together again, with nothing in them
// that libical could take ill. Invariant: however broken the file, each BEGIN:VEVENT gives one event, and what was odd
// is counted with the place of its first.
#include "feed.h"

#include <string.h>

#include "text.h"

enum { EVENTS_MAX = 20000, LINE_OCTETS = 75, TEXT_KEPT = 512, DATES_KEPT = 8192 };

typedef struct FeedLine {
  Str text; // unfolded and cleaned
  Str name; // "DTSTART"; empty where it is no property
  Str parameters, value;
  Place at; // its first line of the file
} FeedLine;

typedef struct FeedReader {
  Arena *arena;
  const Source *source;
  Feed *feed;
  size_t at;
  bool begun, ended; // VCALENDAR
  bool prodid, version, zones;
  bool in_event;
  size_t nested; // components open within the event
  Buf lines;     // of the event, for libical
  Place event;   // its BEGIN
  Place title;
  bool uid, stamp;
} FeedReader;

void feed_found(Feed *feed, FeedOdd odd, Place at) {
  if (feed->found[odd].times++ == 0) feed->found[odd].at = at;
}

static void found(FeedReader *r, FeedOdd odd, Place at) { feed_found(r->feed, odd, at); }

// ---- lines --------------------------------------------------------------------------------------------------------

static bool is(Str said, Str word) { return said.n == word.n && strncasecmp(said.at, word.at, word.n) == 0; }

static bool needs_cleaning(Str text) {
  for (size_t i = 0; i < text.n; i++)
    if (bytes_may_refuse(text.at[i]) || text.at[i] == '\t') return true;
  return false;
}

// Without characters that act instead of being seen.
static Str cleaned(FeedReader *r, Str text, Place at) {
  if (!needs_cleaning(text)) return text;
  Buf out = buf_in(r->arena);
  for (size_t i = 0; i < text.n;) {
    uint32_t c;
    size_t next = utf8_next(text, i, &c);
    if (c == '\t')
      buf_byte(&out, ' ');
    else if (bytes_refused(c) || utf8_is_hidden(c))
      found(r, ODD_CONTROL, at);
    else
      buf_add(&out, str_part(text, i, next));
    i = next;
  }
  return buf_str(&out);
}

// The next line of the file; false behind the last.
static bool physical(FeedReader *r, Str *out, Place *at) {
  Str text = r->source->text;
  if (r->at >= text.n) return false;
  const char *end = memchr(text.at + r->at, '\n', text.n - r->at);
  size_t to = end ? (size_t)(end - text.at) : text.n;
  *out = str_part(text, r->at, to);
  if (str_ends(*out, S("\r")))
    out->n--;
  else if (end)
    found(r, ODD_LF, text_place(r->source, r->at, to));
  *at = text_place(r->source, r->at, r->at + out->n);
  if (out->n > LINE_OCTETS) found(r, ODD_LONG, *at);
  r->at = to + 1;
  return true;
}

static bool is_continued(const FeedReader *r) {
  return r->at < r->source->text.n && is_blank(r->source->text.at[r->at]);
}

static void split(FeedLine *line) {
  bool quoted = false;
  size_t name = 0, colon = 0;
  for (; colon < line->text.n && (quoted || line->text.at[colon] != ':'); colon++) {
    if (line->text.at[colon] == '"') quoted = !quoted;
    if (line->text.at[colon] == ';' && !name) name = colon;
  }
  if (colon == line->text.n) return;
  line->name = str_trim(str_part(line->text, 0, name ? name : colon));
  line->parameters = str_part(line->text, name ? name : colon, colon);
  line->value = str_trim(str_from(line->text, colon + 1));
}

static bool next_line(FeedReader *r, FeedLine *out) {
  Str text, more;
  Place at;
  *out = (FeedLine){0};
  if (!physical(r, &text, &out->at)) return false;
  if (is_continued(r)) {
    Buf whole = buf_in(r->arena);
    buf_add(&whole, text);
    while (is_continued(r) && physical(r, &more, &at)) buf_add(&whole, str_from(more, 1));
    text = buf_str(&whole);
  }
  out->text = cleaned(r, text, out->at);
  split(out);
  if (!out->name.n && str_trim(out->text).n) found(r, ODD_NO_COLON, out->at);
  return true;
}

// ---- what libical is given ----------------------------------------------------------------------------------------

static bool is_day(Str value) {
  for (size_t i = 0; i < value.n; i++)
    if (value.at[i] < '0' || value.at[i] > '9') return false;
  return value.n == 8;
}

static bool names_zone(Str parameters) {
  for (size_t i = 0; i + 5 < parameters.n; i++)
    if (is(str_part(parameters, i, i + 6), S(";TZID="))) return true;
  return false;
}

static void give(FeedReader *r, const char *name, Str parameters, Str value) {
  buf_format(&r->lines, "%s%.*s:%.*s\r\n", name, STR(parameters), STR(value));
}

// A line has one date, and several become several lines.
static void give_dates(FeedReader *r, const char *name, const FeedLine *line) {
  Str value;
  for (Str rest = str_part(line->value, 0, DATES_KEPT); str_cut(&rest, ',', &value);) {
    bool day = is_day(value);
    if (day && str_find(line->parameters, S("DATE")) < 0) found(r, ODD_NO_VALUE, line->at);
    give(r, name, day ? S(";VALUE=DATE") : S(""), value);
  }
  if (names_zone(line->parameters) && !r->zones) found(r, ODD_NO_ZONE, line->at);
}

// Up to a character's end.
static Str kept(Str text) {
  size_t at = 0;
  uint32_t c;
  while (at < text.n) {
    size_t next = utf8_next(text, at, &c);
    if (next > TEXT_KEPT) break;
    at = next;
  }
  return str_part(text, 0, at);
}

static void take_property(FeedReader *r, const FeedLine *line) {
  static const char *const dates[] = {"DTSTART", "DTEND", "EXDATE", "RDATE", "RECURRENCE-ID"};
  static const char *const texts[] = {"SUMMARY", "DESCRIPTION",        "UID", "STATUS", "DURATION",
                                      "RRULE",   "X-APPLE-SPECIAL-DAY"};
  for (size_t i = 0; i < COUNT(dates); i++)
    if (is(line->name, str_of(dates[i]))) give_dates(r, dates[i], line);
  for (size_t i = 0; i < COUNT(texts); i++)
    if (is(line->name, str_of(texts[i]))) give(r, texts[i], S(""), kept(line->value));
  if (is(line->name, S("SUMMARY"))) r->title = line->at;
  r->uid |= is(line->name, S("UID"));
  r->stamp |= is(line->name, S("DTSTAMP"));
}

// ---- events -------------------------------------------------------------------------------------------------------

static void begin_event(FeedReader *r, Place at) {
  r->in_event = true;
  r->nested = 0;
  r->lines = buf_in(r->arena);
  r->event = at;
  r->title = NOWHERE;
  r->uid = r->stamp = false;
}

static void end_event(FeedReader *r) {
  if (!r->in_event) return;
  r->in_event = false;
  if (!r->uid || !r->stamp) found(r, ODD_NO_UID, r->event);
  if (r->feed->events.n == EVENTS_MAX) {
    found(r, LEFT_MANY, r->event);
    return;
  }
  FeedEvent *event = &ADD(r->arena, &r->feed->events);
  event->at = r->title.source ? r->title : r->event;
  ics_event_read(r->arena, buf_str(&r->lines), &event->said);
}

static void take_begin(FeedReader *r, const FeedLine *line) {
  bool event = is(line->value, S("VEVENT"));
  r->begun |= is(line->value, S("VCALENDAR"));
  r->zones |= is(line->value, S("VTIMEZONE"));
  if (event && r->in_event) {
    found(r, ODD_OPEN, r->event);
    end_event(r);
  }
  if (event)
    begin_event(r, line->at);
  else
    r->nested += r->in_event;
}

static void take_end(FeedReader *r, const FeedLine *line) {
  bool calendar = is(line->value, S("VCALENDAR"));
  r->ended |= calendar;
  if (r->in_event && calendar) found(r, ODD_OPEN, r->event);
  if (calendar || is(line->value, S("VEVENT")))
    end_event(r);
  else if (r->nested)
    r->nested--;
}

static void take_line(FeedReader *r, const FeedLine *line) {
  if (is(line->name, S("BEGIN")))
    take_begin(r, line);
  else if (is(line->name, S("END")))
    take_end(r, line);
  else if (r->in_event && !r->nested)
    take_property(r, line);
  else if (!r->in_event) {
    r->prodid |= is(line->name, S("PRODID"));
    r->version |= is(line->name, S("VERSION"));
  }
}

// ---- the file -----------------------------------------------------------------------------------------------------

static bool begins_calendar(FeedReader *r) {
  FeedLine line;
  while (!r->begun && next_line(r, &line)) {
    if (!str_trim(line.text).n) continue;
    if (!is(line.name, S("BEGIN")) || !is(line.value, S("VCALENDAR"))) return false;
    take_line(r, &line);
  }
  return r->begun;
}

bool feed_read(Arena *arena, const Source *source, Feed *out, Text *why) {
  FeedReader r = {.arena = arena, .source = source, .feed = out};
  FeedLine line;
  *out = (Feed){.source = source};
  if (utf8_bad(source->text) < source->text.n) {
    *why = (Text){{"it is not in UTF-8", "它不是 UTF-8 编码"}};
    return false;
  }
  if (str_starts(source->text, S("\xEF\xBB\xBF"))) {
    r.at = 3;
    found(&r, ODD_MARK, text_place(source, 0, 3));
  }
  size_t start = r.at;
  if (!begins_calendar(&r)) {
    *why = (Text){{"it does not begin with BEGIN:VCALENDAR", "它不是以 BEGIN:VCALENDAR 开头"}};
    return false;
  }
  while (next_line(&r, &line)) take_line(&r, &line);
  if (r.in_event) found(&r, ODD_OPEN, r.event);
  end_event(&r);
  Place head = text_place(source, start, text_line_end(source, start));
  if (!r.prodid || !r.version) found(&r, ODD_HEAD, head);
  if (!r.ended) found(&r, ODD_CUT, text_place(source, source->text.n, source->text.n));
  return true;
}
