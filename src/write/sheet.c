// sheet: a person's weeks: from the schedule to rows, from rows to weeks, from weeks to files.
//
// Weeks are ISO weeks, Monday to Sunday; one without a row has no file, and its neighbours link past it. Invariant:
// each row lies in exactly one day of one week, and each day's rows are one run of the person's rows.
#include "sheet.h"

#include <stdlib.h>

// ---- rows in order ------------------------------------------------------------------------------------------------

static int compare_numbers(int a, int b) { return (a > b) - (a < b); }

// As the schedule orders its items: day, time (all day first), identity.
static int compare_rows(const void *left, const void *right) {
  const SheetRow *a = left, *b = right;
  int order = compare_numbers(a->on, b->on);
  if (order == 0) order = str_cmp(a->from, b->from);
  if (order == 0) order = str_cmp(a->item->identity, b->item->identity);
  return order ? order : compare_numbers((int)a->part, (int)b->part);
}

static int compare_openings(const void *left, const void *right) {
  const Opening *a = *(const Opening *const *)left, *b = *(const Opening *const *)right;
  int order = compare_numbers(a->days.first, b->days.first);
  return order ? order : str_cmp(a->id, b->id);
}

static void note_opening(PersonSheet *sheet, const Opening *opening) {
  if (!opening) return;
  for (size_t i = sheet->openings.n; i-- > 0;)
    if (sheet->openings.at[i] == opening) return;
  PUSH(sheet->arena, &sheet->openings, opening);
}

static void make_rows(PersonSheet *sheet) {
  const ItemList *items = schedule_of(sheet->schedule, sheet->person);
  for (size_t i = 0; i < items->n; i++) {
    sheet_add_rows(sheet, items->at[i]);
    note_opening(sheet, items->at[i]->opening);
  }
  if (sheet->rows.n) qsort(sheet->rows.at, sheet->rows.n, sizeof *sheet->rows.at, compare_rows);
  if (sheet->openings.n) qsort(sheet->openings.at, sheet->openings.n, sizeof *sheet->openings.at, compare_openings);
}

// ---- weeks --------------------------------------------------------------------------------------------------------

static Str number(const PersonSheet *sheet, int n) { return str_format(sheet->arena, "%d", n); }

// "3月2日 – 3月8日"; English names the month once: "Mar 2 – 8".
static Str span_text(const PersonSheet *sheet, Date monday) {
  const Plan *plan = sheet->schedule->plan;
  Ymd first = date_ymd(monday), last = date_ymd(monday + 6);
  Str from = date_for_people(sheet->arena, plan, monday);
  bool short_end = plan->about.locale == LANG_EN && first.month == last.month;
  Str to = short_end ? number(sheet, last.day) : date_for_people(sheet->arena, plan, monday + 6);
  return str_format(sheet->arena, "%.*s – %.*s", STR(from), STR(to));
}

static Str week_id(Arena *arena, IsoWeek week) { return str_format(arena, "%04d-W%02d", week.year, week.week); }

static void name_week(const PersonSheet *sheet, SheetWeek *week, Date monday) {
  IsoWeek iso = date_iso_week(monday);
  Str year = number(sheet, iso.year), n = number(sheet, iso.week);
  week->id = week_id(sheet->arena, iso);
  week->title = label_filled(sheet->arena, sheet->templates->labels, "week_title", FILL({"year", year}, {"week", n}));
  week->span = span_text(sheet, monday);
}

// A row that only says that something begins counts as an item unless its other row is in the week too.
static size_t items_of(const SheetRow *row, Date monday) {
  return row->part == ROW_BEGINS && row->last <= monday + 6 ? 0 : 1;
}

// Takes the rows of one day, beginning at *next.
static SheetDay take_day(const PersonSheet *sheet, Date date, size_t *next) {
  SheetDay day = {.date = date, .rows = sheet->rows.at + *next};
  for (; *next < sheet->rows.n && sheet->rows.at[*next].on == date; (*next)++) {
    day.minutes += sheet->rows.at[*next].minutes;
    day.count++;
  }
  return day;
}

static void add_week(PersonSheet *sheet, Date monday, size_t *next) {
  SheetWeek *week = &ADD(sheet->arena, &sheet->weeks);
  name_week(sheet, week, monday);
  for (int i = 0; i < 7; i++) {
    SheetDay *day = &week->days[i];
    *day = take_day(sheet, monday + i, next);
    week->minutes += day->minutes;
    for (size_t k = 0; k < day->count; k++) week->items += items_of(&day->rows[k], monday);
  }
}

static void make_weeks(PersonSheet *sheet) {
  for (size_t next = 0; next < sheet->rows.n;) {
    Date date = sheet->rows.at[next].on;
    add_week(sheet, date - date_weekday(date), &next);
  }
}

// ---- files --------------------------------------------------------------------------------------------------------

// One row for each format; in this order is looked for what the list of weeks links to.
static const struct {
  SheetFormat format;
  const char *suffix;
  SheetWriter *write;
} formats[] = {
    {SHEET_HTML, ".html", sheet_html},
    {SHEET_MD, ".md", sheet_md},
    {SHEET_XLSX, ".xlsx", sheet_xlsx},
    {SHEET_CSV, ".csv", sheet_csv},
    {SHEET_PLAIN_CSV, ".plain.csv", sheet_plain_csv},
};

// A plan that does not say which formats it wants has all that people read for a team that one person can oversee.
enum { FORMATS_PEOPLE_MAX = 30 };

bool sheet_has_format(const Plan *plan, SheetFormat format) {
  if (plan->sheets.formats.n == 0)
    return format == SHEET_HTML || (format != SHEET_PLAIN_CSV && plan->staff.n <= FORMATS_PEOPLE_MAX);
  for (size_t i = 0; i < plan->sheets.formats.n; i++)
    if (plan->sheets.formats.at[i] == (int)format) return true;
  return false;
}

SheetFormat sheet_first_format(const Plan *plan) {
  size_t i = 0;
  while (!sheet_has_format(plan, formats[i].format)) i++;
  return formats[i].format;
}

static Str file_name(Arena *arena, Str week, SheetFormat format) {
  size_t i = 0;
  while (formats[i].format != format) i++;
  return str_format(arena, "%.*s%s", STR(week), formats[i].suffix);
}

Str sheet_file_name(const PersonSheet *sheet, const SheetWeek *week, SheetFormat format) {
  return file_name(sheet->arena, week->id, format);
}

Str sheet_page(Arena *arena, const Plan *plan, Date day) {
  return file_name(arena, week_id(arena, date_iso_week(day)), sheet_first_format(plan));
}

// A page that was cut short is left out: half a day's work would look like a whole one.
static bool add_file(const PersonSheet *sheet, SheetFiles *out, Str name, bool whole, const Buf *bytes) {
  Str folder = person_file(sheet->arena, sheet->schedule->plan, sheet->person);
  Str path = str_format(sheet->arena, "site/sheets/%.*s/%.*s", STR(folder), STR(name));
  PUSH(sheet->arena, out, ((SheetFile){path, whole ? buf_str(bytes) : (Str){0}, !whole}));
  return whole;
}

static bool write_week(const PersonSheet *sheet, SheetFiles *out, size_t week) {
  bool good = true;
  for (size_t i = 0; i < COUNT(formats); i++) {
    if (!sheet_has_format(sheet->schedule->plan, formats[i].format)) continue;
    Buf bytes = buf_in(sheet->arena);
    bool whole = formats[i].write(&bytes, sheet, week);
    Str name = sheet_file_name(sheet, &sheet->weeks.at[week], formats[i].format);
    good = add_file(sheet, out, name, whole, &bytes) && good;
  }
  return good;
}

static bool write_index(const PersonSheet *sheet, SheetFiles *out) {
  Buf bytes = buf_in(sheet->arena);
  bool whole = sheet_index(&bytes, sheet);
  return add_file(sheet, out, S("index.html"), whole, &bytes);
}

bool sheets_make(Arena *arena, const Schedule *schedule, const SheetTemplates *templates, const MediaSet *media,
                 const Staff *person, SheetFiles *out) {
  PersonSheet sheet = {.arena = arena, .schedule = schedule, .templates = templates, .media = media, .person = person};
  make_rows(&sheet);
  make_weeks(&sheet);
  bool good = write_index(&sheet, out);
  for (size_t i = 0; i < sheet.weeks.n && good; i++) good = write_week(&sheet, out, i);
  return good;
}
