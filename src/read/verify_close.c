// verify_close: what the properties of a component say together, once it is whole.
//
// From a frame to messages, by a table of what each kind of component asks. Invariant: what is compared was in its
// right form; what was not has been said before.
#include "verify_parts.h"

static Str component_name(const Frame *frame) { return str_of(component_row(frame->id)->name); }

// ---- presence -----------------------------------------------------------------------------------------------------

// An answer or a cancellation sent by mail needs no beginning (RFC 5545, 3.6.1).
static bool is_excused(const Verify *v, const Frame *frame, size_t property) {
  return property == PROPERTY_DTSTART && frame->id == COMPONENT_EVENT && v->method.n && !word_is(v->method, "REQUEST");
}

static void check_presence(Verify *v, const Frame *frame) {
  for (size_t i = 0; i < PROPERTY_COUNT; i++) {
    const PropertyRow *row = property_row((PropertyId)i);
    if (!(row->must & 1U << frame->id) || frame->seen[i] || is_excused(v, frame, i)) continue;
    say_at(
        v, V128, &frame->begin,
        ARGS(arg("name", str_of(row->name)), arg("component", component_name(frame)), arg("like", str_of(row->like))));
  }
}

static void need(Verify *v, const Frame *frame, PropertyId id, const char *what) {
  if (!frame->seen[id])
    say_at(v, V170, &frame->begin, ARGS(arg("action", str_of(what)), arg("name", str_of(property_row(id)->name))));
}

// ---- times --------------------------------------------------------------------------------------------------------

// Clocks of different zones are up to 26 hours apart.
static int64_t slack(const When *a, const When *b) {
  bool same = a->kind == b->kind && a->zone == b->zone;
  return same ? 0 : (int64_t)26 * 3600;
}

static void check_end(Verify *v, const Frame *frame, const char *name) {
  const When *start = &frame->start, *end = &frame->end;
  const Arg named = arg("name", str_of(name));
  if (!start->given || !end->given) return;
  bool days = (start->kind == WHEN_DATE) != (end->kind == WHEN_DATE);
  bool floats = (start->kind == WHEN_LOCAL) != (end->kind == WHEN_LOCAL);
  if (days || floats)
    say_at(v, V150, &end->spot, ARGS(named));
  else if (end->second + slack(start, end) < start->second)
    say_at(v, V149, &end->spot, ARGS(named));
  else if (end->kind == WHEN_DATE && end->second == start->second && frame->id == COMPONENT_EVENT)
    say_at(v, V152, &end->spot, NO_ARGS);
}

static void check_length(Verify *v, const Frame *frame, PropertyId end) {
  if (!frame->has_length) return;
  if (frame->seen[end]) say_at(v, V151, &frame->length_spot, ARGS(arg("name", str_of(property_row(end)->name))));
  static const Text back = {{"is negative", "是负的"}},
                    hours = {{"counts hours, and the day has none", "按小时算，而开始只是日期"}};
  bool timed = frame->start.given && frame->start.kind == WHEN_DATE && !frame->length_in_days;
  if (frame->length < 0 || timed)
    say_at(v, V153, &frame->length_spot, ARGS(arg_t("because", frame->length < 0 ? back : hours)));
}

static void check_until(Verify *v, const Frame *frame) {
  const Rule *rule = &frame->rule;
  if (!rule->given || !rule->has_until || !frame->start.given) return;
  static const Text day = {{"a day, as DTSTART is", "日期，和 DTSTART 一样"}}, utc = {{"a time in UTC", " UTC 时间"}},
                    local = {{"a local time without zone, as DTSTART is", "不带时区的本地时间，和 DTSTART 一样"}};
  WhenKind start = frame->start.kind;
  bool zone = IN_RULES & 1U << frame->id;
  WhenKind wanted = zone || start == WHEN_ZONED || start == WHEN_UTC ? WHEN_UTC : start;
  if (rule->until != wanted)
    say_at(v, V160, &rule->until_spot,
           ARGS(arg_t("wanted", wanted == WHEN_DATE  ? day
                                : wanted == WHEN_UTC ? utc
                                                     : local)));
}

static void check_rule(Verify *v, const Frame *frame) {
  const When *start = &frame->start;
  check_until(v, frame);
  if (!frame->rule.given || !frame->rule.weekly || !frame->rule.days || !start->given) return;
  int weekday = date_weekday((Date)(start->second / 86400 - (start->second % 86400 < 0)));
  if (!(frame->rule.days & 1U << weekday)) say_at(v, V166, &start->spot, NO_ARGS);
}

static void check_dates(Verify *v, const Frame *frame) {
  if (!frame->start.given) return;
  bool days = frame->start.kind == WHEN_DATE;
  if (days ? frame->other_dates : frame->other_days)
    say_at(v, V155, days ? &frame->dates_spot : &frame->days_spot, NO_ARGS);
}

static void check_beginning(Verify *v, const Frame *frame) {
  if (frame->seen[PROPERTY_DTSTART]) return;
  const Arg component = arg("component", component_name(frame));
  if (frame->rule.given) say_at(v, V156, &frame->rule.spot, ARGS(component, arg("name", S("RRULE"))));
  if (frame->has_length) say_at(v, V156, &frame->length_spot, ARGS(component, arg("name", S("DURATION"))));
}

// ---- components ---------------------------------------------------------------------------------------------------

static void check_organizer(Verify *v, const Frame *frame) {
  if (v->method.n && !frame->seen[PROPERTY_ORGANIZER])
    say_at(v, V181, &frame->begin, ARGS(arg("method", v->method), arg("component", component_name(frame))));
}

static void close_dated(Verify *v, Frame *frame, Frame *parent) {
  PropertyId end = frame->id == COMPONENT_TODO ? PROPERTY_DUE : PROPERTY_DTEND;
  (void)parent;
  check_end(v, frame, property_row(end)->name);
  check_length(v, frame, end);
  check_rule(v, frame);
  check_dates(v, frame);
  if (frame->id != COMPONENT_EVENT) check_beginning(v, frame);
  check_organizer(v, frame);
  if (frame->end_alarm && !frame->seen[end] && !frame->seen[PROPERTY_DURATION])
    say_at(v, V172, &frame->alarm_spot, ARGS(arg("component", component_name(frame))));
  if (frame->uid) uid_take(v, frame);
}

static void close_freebusy(Verify *v, Frame *frame, Frame *parent) {
  (void)parent;
  check_end(v, frame, "DTEND");
  if (frame->start.given && frame->start.kind != WHEN_UTC)
    say_at(v, V144, &frame->start.spot, ARGS(arg("name", S("DTSTART"))));
  check_organizer(v, frame);
  if (frame->uid) uid_take(v, frame);
}

static void close_alarm(Verify *v, Frame *frame, Frame *parent) {
  const char *action = frame->action ? frame->action->word : "";
  bool mail = word_is(S("EMAIL"), action);
  if (mail || word_is(S("DISPLAY"), action)) need(v, frame, PROPERTY_DESCRIPTION, action);
  if (mail) {
    need(v, frame, PROPERTY_SUMMARY, action);
    need(v, frame, PROPERTY_ATTENDEE, action);
  }
  bool repeat = frame->seen[PROPERTY_REPEAT], length = frame->seen[PROPERTY_DURATION];
  if (repeat != length) {
    Str there = repeat ? S("REPEAT") : S("DURATION"), lacking = repeat ? S("DURATION") : S("REPEAT");
    say_at(v, V171, &frame->begin, ARGS(arg("name", there), arg("other", lacking)));
  }
  if (!frame->end_alarm || !parent) return;
  parent->end_alarm = true;
  parent->alarm_spot = frame->alarm_spot;
}

static void close_rules(Verify *v, Frame *frame, Frame *parent) {
  (void)parent;
  if (frame->start.given && frame->start.kind != WHEN_LOCAL)
    say_at(v, V154, &frame->start.spot, ARGS(arg("component", component_name(frame))));
  check_until(v, frame);
}

static void close_zone(Verify *v, Frame *frame, Frame *parent) {
  (void)parent;
  if (!frame->has_rules) say_at(v, V136, &frame->begin, NO_ARGS);
}

static void close_calendar(Verify *v, Frame *frame, Frame *parent) {
  (void)parent;
  if (!frame->filled) say_at(v, V125, &frame->begin, NO_ARGS);
  if (!frame->seen[PROPERTY_X_WR_CALNAME]) say_at(v, V189, &frame->begin, NO_ARGS);
  zones_end(v);
}

void component_close(Verify *v, Frame *frame, Frame *parent) {
  static void (*const closers[COMPONENT_COUNT])(Verify * v, Frame * frame, Frame * parent) = {
      [COMPONENT_CALENDAR] = close_calendar, [COMPONENT_EVENT] = close_dated,       [COMPONENT_TODO] = close_dated,
      [COMPONENT_JOURNAL] = close_dated,     [COMPONENT_FREEBUSY] = close_freebusy, [COMPONENT_TIMEZONE] = close_zone,
      [COMPONENT_STANDARD] = close_rules,    [COMPONENT_DAYLIGHT] = close_rules,    [COMPONENT_ALARM] = close_alarm};
  if (frame->id != COMPONENT_OTHER) check_presence(v, frame);
  if (closers[frame->id]) closers[frame->id](v, frame, parent);
}
