// sheet_when: when a row is, by the clock of the person whose sheet it is. Who lives elsewhere reads the plan's time
// beside it, for that is what others in the plan speak of.
#include "sheet.h"

enum { DAY_MINUTES = 24 * 60 };

static Str weekday_of(const PersonSheet *sheet, Date date) {
  return label(sheet->templates->labels, weekday_names[date_weekday(date)]);
}

static Str day_of(const PersonSheet *sheet, Date date) {
  return date_for_people(sheet->arena, sheet->schedule->plan, date);
}

// A page is set with an en dash; what is plain text has window_format's hyphen.
static Str window_set(const PersonSheet *sheet, Window at) {
  Str from = clock_text(sheet->arena, at.from);
  if (at.to == at.from) return from;
  return str_format(sheet->arena, "%.*s–%.*s", STR(from), STR(clock_text(sheet->arena, at.to)));
}

static void set_time(const PersonSheet *sheet, SheetRow *row, Window at) {
  row->window = label(sheet->templates->labels, "all_day");
  if (at.from == CLOCK_NONE) return;
  row->from = clock_text(sheet->arena, at.from);
  if (at.to != at.from) row->to = clock_text(sheet->arena, at.to);
  row->window = window_set(sheet, at);
}

// "3月5日 周四 18:00": the day on which it is due, and the time where it has one.
static Str deadline_text(const PersonSheet *sheet, LocalTime due) {
  Str day = day_of(sheet, due.date), weekday = weekday_of(sheet, due.date);
  if (due.at.from == CLOCK_NONE) return str_format(sheet->arena, "%.*s %.*s", STR(day), STR(weekday));
  return str_format(sheet->arena, "%.*s %.*s %.*s", STR(day), STR(weekday), STR(window_set(sheet, due.at)));
}

static Str due_text(const PersonSheet *sheet, const SheetRow *row, LocalTime due) {
  if (row->part == ROW_WHOLE) return S("");
  Str text = deadline_text(sheet, due);
  if (row->part == ROW_BEGINS) return text;
  Str from = day_of(sheet, local_days(sheet->schedule->plan, sheet->person, row->item).first);
  return label_filled(sheet->arena, sheet->templates->labels, "due_since", FILL({"due", text}, {"from", from}));
}

// "16:00–16:30", with the day where it is another.
static Str plan_clock(const PersonSheet *sheet, const Occurrence *item, LocalTime due) {
  if (item->at.from == CLOCK_NONE || !has_own_clock(sheet->schedule->plan, sheet->person)) return S("");
  Str window = window_set(sheet, item->at);
  if (due.date == item->due) return window;
  return str_format(sheet->arena, "%.*s %.*s", STR(day_of(sheet, item->due)), STR(window));
}

// A table has no head that could name the zone.
static Str with_zone(const PersonSheet *sheet, Str clock) {
  if (!clock.n) return clock;
  return str_format(sheet->arena, "%.*s %.*s", STR(zone_name(sheet->schedule->plan->zone)), STR(clock));
}

// From the end of the row's day to the deadline; to the end of the deadline's day where it has no time.
static int minutes_later(const SheetRow *row, LocalTime due) {
  int whole = (int)(due.date - row->on) * DAY_MINUTES;
  if (due.at.from == CLOCK_NONE) return whole;
  return whole + due.at.to - (due.at.to < due.at.from ? 0 : DAY_MINUTES);
}

// What has moved off a day off still has its time on the day of its deadline, and is not late before.
void sheet_add_when(const PersonSheet *sheet, SheetRow *row) {
  const Occurrence *item = row->item;
  LocalTime due = item_time(sheet->schedule->plan, sheet->person, item);
  bool begins = row->part == ROW_BEGINS, moved = row->part == ROW_ENDS && row->on != due.date;
  row->planned = row->on - (due.date - item->due);
  row->date = date_text(sheet->arena, row->on);
  row->weekday = weekday_of(sheet, row->on);
  row->due = due_text(sheet, row, due);
  row->later = moved ? minutes_later(row, due) : 0;
  set_time(sheet, row, begins || moved ? WINDOW_NONE : due.at);
  row->plan_clock = begins || moved ? S("") : plan_clock(sheet, item, due);
  row->plan_time = with_zone(sheet, row->plan_clock);
  row->minutes = begins ? 0 : item->minutes;
}

Str sheet_zone(const PersonSheet *sheet) {
  const Zone *own = sheet->person->zone, *zone = own ? own : sheet->schedule->plan->zone;
  return zone ? zone_name(zone) : S("");
}

Str sheet_clock(const PersonSheet *sheet) {
  const Plan *plan = sheet->schedule->plan;
  if (!has_own_clock(plan, sheet->person)) return S("");
  Str own = zone_name(sheet->person->zone), zone = zone_name(plan->zone);
  return label_filled(sheet->arena, sheet->templates->labels, "own_clock", FILL({"zone", own}, {"plan", zone}));
}
