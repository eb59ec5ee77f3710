// sheet_context: from weeks and rows to the maps that the sheets' templates see. The templates say what is shown; this
// says what there is to show (templates/sheets/week.html.mustache, week.md.mustache, person.html.mustache).
//
// Invariant: every map of an item and of a day has every name, if only as "" or false: a name left out would be looked
// up in what surrounds it, an item's minutes in its day.
#include "sheet.h"

typedef struct ContextMaker {
  Arena *arena;
  const PersonSheet *sheet;
  const SheetStyle *style;
} ContextMaker;

static void put_said(const ContextMaker *m, Value *map, const char *key, Str text) {
  value_put_text(m->arena, map, key, m->style->say(m->arena, text));
}

static void put_plain(const ContextMaker *m, Value *map, const char *key, Str text) {
  value_put_text(m->arena, map, key, text);
}

// Numbers are text: to a template 0 is as true as any other, "" is not.
static void put_number(const ContextMaker *m, Value *map, const char *key, size_t n) {
  value_put_text(m->arena, map, key, str_format(m->arena, "%zu", n));
}

static Value *list_put(const ContextMaker *m, Value *map, const char *key) {
  Value *list = value_list(m->arena);
  value_put(m->arena, map, key, list);
  return list;
}

static Value *map_added(const ContextMaker *m, Value *list) {
  Value *map = value_map(m->arena);
  value_add(m->arena, list, map);
  return map;
}

// ---- an item ------------------------------------------------------------------------------------------------------

// A row's texts by the names that templates know; `plain` ones are the program's own words, or meant to be raw.
static const struct {
  const char *key;
  size_t offset;
  bool plain;
} row_texts[] = {
    {"id", offsetof(SheetRow, id), true},
    {"tick", offsetof(SheetRow, tick), true},
    {"type", offsetof(SheetRow, type), true},
    {"from", offsetof(SheetRow, from), true},
    {"to", offsetof(SheetRow, to), true},
    {"window", offsetof(SheetRow, window), true},
    {"due", offsetof(SheetRow, due), false},
    {"plan_time", offsetof(SheetRow, plan_clock), false},
    {"channel", offsetof(SheetRow, channel), false},
    {"line", offsetof(SheetRow, line), false},
    {"line_id", offsetof(SheetRow, line_id), true},
    {"theme", offsetof(SheetRow, theme), false},
    {"title", offsetof(SheetRow, title), false},
    {"text", offsetof(SheetRow, text), true},
    {"html", offsetof(SheetRow, html), true},
    {"missing", offsetof(SheetRow, missing), false},
    {"comment", offsetof(SheetRow, comment), true},
    {"mention", offsetof(SheetRow, mention), false},
    {"audience", offsetof(SheetRow, audience), false},
    {"notes", offsetof(SheetRow, notes), false},
};

static void put_texts(const ContextMaker *m, Value *map, const SheetRow *row) {
  for (size_t i = 0; i < COUNT(row_texts); i++) {
    Str text = *(const Str *)(const void *)((const char *)row + row_texts[i].offset);
    (row_texts[i].plain ? put_plain : put_said)(m, map, row_texts[i].key, text);
  }
}

static void put_flags(const ContextMaker *m, Value *map, const SheetRow *row) {
  value_put_bool(m->arena, map, "post", row->item->kind == OCCURRENCE_POST);
  value_put_bool(m->arena, map, "task", row->item->kind == OCCURRENCE_TASK);
  value_put_bool(m->arena, map, "meet", row->item->kind == OCCURRENCE_MEET);
  value_put_bool(m->arena, map, "begins", row->part == ROW_BEGINS);
  put_plain(m, map, "later", row->later ? str_format(m->arena, "%d", row->later) : S(""));
  value_put_bool(m->arena, map, "has_text", row->text.n > 0);
  value_put_bool(m->arena, map, "has_pictures", row->pictures.n > 0);
  value_put_bool(m->arena, map, "has_files", row->files.n > 0);
  value_put_bool(m->arena, map, "has_links", row->links.n > 0);
  value_put_bool(m->arena, map, "has_cards", row->cards.n > 0);
  value_put_bool(m->arena, map, "has_boxes", row->boxes.n > 0);
  value_put_bool(m->arena, map, "has_report", row->report.n > 0);
  value_put_bool(m->arena, map, "private_chat", row->private_chat);
  value_put_bool(m->arena, map, "draft", row->draft);
  value_put_bool(m->arena, map, "provisional", row->provisional);
}

static void put_list(const ContextMaker *m, Value *map, const char *key, const char *each, const StrList *from) {
  Value *list = list_put(m, map, key);
  for (size_t i = 0; i < from->n; i++) put_said(m, map_added(m, list), each, from->at[i]);
}

static void put_links(const ContextMaker *m, Value *map, const SheetRow *row) {
  Value *list = list_put(m, map, "links");
  for (size_t i = 0; i < row->links.n; i++) {
    Value *link = map_added(m, list);
    put_plain(m, link, "href", m->style->address(m->arena, row->links.at[i].href));
    put_said(m, link, "text", row->links.at[i].text);
    value_put_bool(m->arena, link, "titled", !str_eq(row->links.at[i].text, row->links.at[i].href));
  }
}

static void put_files(const ContextMaker *m, Value *map, const char *key, const RowFiles *files) {
  Value *list = list_put(m, map, key);
  for (size_t i = 0; i < files->n; i++) {
    Value *file = map_added(m, list);
    put_plain(m, file, "src", files->at[i].src);
    put_said(m, file, "name", files->at[i].name);
    put_said(m, file, "alt", files->at[i].alt);
  }
}

static void put_cards(const ContextMaker *m, Value *map, const SheetRow *row) {
  Value *list = list_put(m, map, "cards");
  for (size_t i = 0; i < row->cards.n; i++) {
    const RowCard *from = &row->cards.at[i];
    Value *card = map_added(m, list);
    put_said(m, card, "card_title", from->title);
    put_plain(m, card, "page", m->style->code(m->arena, from->page));
    put_plain(m, card, "src", from->src);
    put_said(m, card, "name", from->name);
  }
}

static Value *campaign_map(const ContextMaker *m, Str title, Str day) {
  Value *map = value_map(m->arena);
  put_said(m, map, "title", title);
  put_said(m, map, "day", day);
  return map;
}

static void put_campaign(const ContextMaker *m, Value *map, const SheetRow *row) {
  if (row->item->opening)
    value_put(m->arena, map, "campaign", campaign_map(m, row->campaign, row->campaign_day));
  else
    value_put_bool(m->arena, map, "campaign", false);
}

static void put_item(const ContextMaker *m, Value *map, const SheetDay *day, size_t at) {
  const SheetRow *row = &day->rows[at];
  put_texts(m, map, row);
  put_flags(m, map, row);
  put_campaign(m, map, row);
  put_files(m, map, "pictures", &row->pictures);
  put_files(m, map, "files", &row->files);
  put_links(m, map, row);
  put_cards(m, map, row);
  put_list(m, map, "boxes", "text", &row->boxes);
  put_list(m, map, "report", "label", &row->report);
  put_plain(m, map, "nth", str_format(m->arena, "%zu/%zu", at + 1, day->count));
  put_plain(m, map, "minutes", row->minutes > 0 ? str_format(m->arena, "%d", row->minutes) : S(""));
  put_plain(m, map, "source", m->style->code(m->arena, row->source));
  Str posted = str_format(m->arena, "%.*s\n%.*s", STR(row->text), STR(row->comment));
  put_plain(m, map, "fence", m->style->fence(m->arena, posted));
}

// ---- a day --------------------------------------------------------------------------------------------------------

// -1: none.
static int budget_of(const Staff *person) { return person->budget.n < 0 ? -1 : duration_minutes(person->budget); }

// The campaigns that run on this day and that this person has a part in.
static void put_campaigns(const ContextMaker *m, Value *map, Date date) {
  Value *list = list_put(m, map, "campaigns");
  for (size_t i = 0; i < m->sheet->openings.n; i++) {
    const Opening *opening = m->sheet->openings.at[i];
    if (!span_has(opening->days, date)) continue;
    Str title = text_clean(m->arena, opening->title, true);
    value_add(m->arena, list, campaign_map(m, title, sheet_campaign_day(m->sheet, opening, date)));
  }
  value_put_bool(m->arena, map, "has_campaigns", list->list.n > 0);
}

static void put_day(const ContextMaker *m, Value *map, const SheetDay *day) {
  int budget = budget_of(m->sheet->person);
  put_plain(m, map, "date", date_text(m->arena, day->date));
  put_plain(m, map, "title", date_for_people(m->arena, m->sheet->schedule->plan, day->date));
  put_plain(m, map, "weekday", label(m->sheet->templates->labels, weekday_names[date_weekday(day->date)]));
  put_number(m, map, "minutes", (size_t)day->minutes);
  put_number(m, map, "count", day->count);
  value_put_bool(m->arena, map, "over", budget >= 0 && day->minutes > budget);
  value_put_bool(m->arena, map, "off", staff_is_off(m->sheet->person, day->date));
  value_put_bool(m->arena, map, "empty", day->count == 0);
  put_campaigns(m, map, day->date);
  Value *items = list_put(m, map, "items");
  for (size_t i = 0; i < day->count; i++) put_item(m, map_added(m, items), day, i);
}

// ---- a page -------------------------------------------------------------------------------------------------------

static void put_plan(const ContextMaker *m, Value *page) {
  const About *about = &m->sheet->schedule->plan->about;
  Value *plan = value_map(m->arena);
  put_said(m, plan, "brand", text_clean(m->arena, about->brand, true));
  put_plain(m, plan, "id", about->id);
  value_put(m->arena, page, "plan", plan);
}

static void put_person(const ContextMaker *m, Value *page) {
  const Staff *staff = m->sheet->person;
  int budget = budget_of(staff);
  Value *person = value_map(m->arena);
  put_plain(m, person, "id", staff->head.id);
  put_said(m, person, "name", text_clean(m->arena, staff->name.n ? staff->name : staff->head.id, true));
  put_said(m, person, "role",
           text_clean(m->arena, role_label(staff->role, (Lang)m->sheet->schedule->plan->about.locale), true));
  put_said(m, person, "store", text_clean(m->arena, staff->store, true));
  put_said(m, person, "clock", sheet_clock(m->sheet));
  put_plain(m, person, "zone", sheet_zone(m->sheet));
  put_plain(m, person, "budget", budget < 0 ? S("") : str_format(m->arena, "%d", budget));
  value_put(m->arena, page, "person", person);
}

// Labels are a person's words too, but a template's author writes them, so they are given as they are.
static Value *page_map(const ContextMaker *m) {
  Value *page = value_map(m->arena);
  put_plain(m, page, "lang", str_of(locale_names.name[m->sheet->schedule->plan->about.locale]));
  value_put(m->arena, page, "t", (Value *)m->sheet->templates->labels); // shared by all pages, and only read
  value_put_bool(m->arena, page, "articles", plan_has_pages(m->sheet->schedule->plan));
  put_plan(m, page);
  put_person(m, page);
  return page;
}

static void put_totals(const ContextMaker *m, Value *map, const SheetWeek *week) {
  put_plain(m, map, "title", week->title);
  put_plain(m, map, "span", week->span);
  put_number(m, map, "items", week->items);
  put_number(m, map, "minutes", (size_t)week->minutes);
}

static void put_week(const ContextMaker *m, Value *page, const SheetWeek *week) {
  Value *map = value_map(m->arena);
  put_plain(m, map, "id", week->id);
  put_totals(m, map, week);
  value_put(m->arena, page, "week", map);
  Value *days = list_put(m, page, "days");
  for (size_t i = 0; i < COUNT(week->days); i++) put_day(m, map_added(m, days), &week->days[i]);
}

// `at` may lie before the first week or behind the last: then there is no link.
static void put_neighbour(const ContextMaker *m, Value *page, const char *key, size_t at) {
  if (at >= m->sheet->weeks.n) {
    value_put_bool(m->arena, page, key, false);
    return;
  }
  const SheetWeek *week = &m->sheet->weeks.at[at];
  Value *map = value_map(m->arena);
  put_plain(m, map, "href", sheet_file_name(m->sheet, week, SHEET_HTML));
  put_plain(m, map, "title", week->title);
  value_put(m->arena, page, key, map);
}

Value *sheet_week_context(const PersonSheet *sheet, size_t week, const SheetStyle *style) {
  ContextMaker m = {sheet->arena, sheet, style};
  Value *page = page_map(&m), *index = value_map(m.arena);
  put_week(&m, page, &sheet->weeks.at[week]);
  put_neighbour(&m, page, "prev", week - 1); // of week 0: SIZE_MAX, which no list has
  put_neighbour(&m, page, "next", week + 1);
  put_plain(&m, index, "href", S("index.html"));
  value_put(m.arena, page, "index", index);
  return page;
}

// ---- the list of weeks --------------------------------------------------------------------------------------------

// The month in which most of the week lies, which is its Thursday's: as the week's number says its year.
static Str month_title(const ContextMaker *m, const SheetWeek *week) {
  Ymd ymd = date_ymd(week->days[3].date);
  const Value *labels = m->sheet->templates->labels;
  Str month = label(labels, str_c(m->arena, str_format(m->arena, "month_%d", ymd.month)));
  Str year = str_format(m->arena, "%d", ymd.year);
  return label_filled(m->arena, labels, "month_title", FILL({"month", month}, {"year", year}));
}

// In the order in which people look for them; the names are the same in both languages.
static void put_others(const ContextMaker *m, Value *map, const SheetWeek *week, SheetFormat first) {
  static const char *const names[] = {
      [SHEET_XLSX] = "Excel", [SHEET_CSV] = "CSV", [SHEET_MD] = "Markdown", [SHEET_PLAIN_CSV] = "plain CSV"};
  Value *list = list_put(m, map, "others");
  for (SheetFormat format = SHEET_XLSX; format <= SHEET_PLAIN_CSV; format++) {
    if (format == first || !sheet_has_format(m->sheet->schedule->plan, format)) continue;
    Value *other = map_added(m, list);
    put_plain(m, other, "href", sheet_file_name(m->sheet, week, format));
    put_plain(m, other, "format", str_of(names[format]));
    put_plain(m, other, "title", week->title);
  }
  value_put_bool(m->arena, map, "has_others", list->list.n > 0);
}

static void put_link(const ContextMaker *m, Value *map, const SheetWeek *week) {
  SheetFormat format = sheet_first_format(m->sheet->schedule->plan);
  put_plain(m, map, "href", sheet_file_name(m->sheet, week, format));
  put_plain(m, map, "first", date_text(m->arena, week->days[0].date));
  put_plain(m, map, "last", date_text(m->arena, week->days[6].date));
  put_totals(m, map, week);
  put_others(m, map, week, format);
}

Value *sheet_index_context(const PersonSheet *sheet, const SheetStyle *style) {
  ContextMaker m = {sheet->arena, sheet, style};
  Value *page = page_map(&m), *months = list_put(&m, page, "months"), *weeks = NULL;
  Str last = S("");
  for (size_t i = 0; i < sheet->weeks.n; i++) {
    Str title = month_title(&m, &sheet->weeks.at[i]);
    if (!weeks || !str_eq(title, last)) {
      Value *month = map_added(&m, months);
      put_plain(&m, month, "title", last = title);
      weeks = list_put(&m, month, "weeks");
    }
    put_link(&m, map_added(&m, weeks), &sheet->weeks.at[i]);
  }
  return page;
}
