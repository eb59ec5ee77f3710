// sheet_plain: from a person's week to a table for programs: RFC 4180 in UTF-8 without a byte order mark, the same
// columns in every plan and language, and in them the plan's ids, dates of ISO 8601, true and false.
//
// Invariant: a cell holds its text exactly, nothing before it: who opens a table in a spreadsheet is offered csv.
#include "sheet.h"

static const char *const names[] = {
    "person", "item",  "part",    "type",  "channel", "line",    "theme",        "campaign",    "date",     "from",
    "to",     "due",   "minutes", "title", "text",    "comment", "mention",      "notes",       "audience", "pictures",
    "files",  "links", "cards",   "boxes", "report",  "draft",   "private_chat", "provisional", "source"};

// ---- cells ---------------------------------------------------------------------------------------------------------

static void add(Buf *out, Str text) {
  buf_byte(out, ',');
  csv_quoted(out, text);
}

static void add_flag(Buf *out, bool yes) { add(out, yes ? S("true") : S("false")); }

static void add_lines(Buf *out, const PersonSheet *sheet, const StrList *lines) {
  add(out, str_join(sheet->arena, lines, S("\n")));
}

static void add_files(Buf *out, const PersonSheet *sheet, const RowFiles *files) {
  StrList all = {0};
  for (size_t i = 0; i < files->n; i++) PUSH(sheet->arena, &all, files->at[i].src);
  add_lines(out, sheet, &all);
}

static void add_links(Buf *out, const PersonSheet *sheet, const SheetRow *row) {
  StrList all = {0};
  for (size_t i = 0; i < row->links.n; i++) PUSH(sheet->arena, &all, row->links.at[i].href);
  add_lines(out, sheet, &all);
}

static void add_cards(Buf *out, const PersonSheet *sheet, const SheetRow *row) {
  StrList all = {0};
  for (size_t i = 0; i < row->cards.n; i++) PUSH(sheet->arena, &all, row->cards.at[i].page);
  add_lines(out, sheet, &all);
}

static void add_audience(Buf *out, const PersonSheet *sheet, const SegmentRefs *whom) {
  StrList ids = {0};
  for (size_t i = 0; whom && i < whom->n; i++) PUSH(sheet->arena, &ids, whom->at[i].id);
  add_lines(out, sheet, &ids);
}

// The deadline, which both rows of such an item have: its day, and its time where it has one.
static Str due(const PersonSheet *sheet, const SheetRow *row) {
  if (row->part == ROW_WHOLE) return S("");
  LocalTime at = item_time(sheet->schedule->plan, sheet->person, row->item);
  Str day = date_text(sheet->arena, at.date);
  if (at.at.from == CLOCK_NONE) return day;
  return str_format(sheet->arena, "%.*sT%.*s", STR(day), STR(clock_text(sheet->arena, at.at.to)));
}

// ---- a record ------------------------------------------------------------------------------------------------------

static void add_which(Buf *out, const PersonSheet *sheet, const SheetRow *row) {
  static const char *const parts[] = {[ROW_WHOLE] = "whole", [ROW_BEGINS] = "begins", [ROW_ENDS] = "ends"};
  static const char *const types[] = {
      [OCCURRENCE_POST] = "post", [OCCURRENCE_TASK] = "task", [OCCURRENCE_MEET] = "meet"};
  const Occurrence *item = row->item;
  csv_quoted(out, sheet->person->head.id);
  add(out, item->identity);
  add(out, str_of(parts[row->part]));
  add(out, str_of(types[item->kind]));
  add(out, item->channel ? item->channel->head.id : S(""));
  add(out, item->line ? item->line->id : S(""));
  add(out, sheet_theme(item));
  add(out, item->opening ? item->opening->id : S(""));
}

static void add_when(Buf *out, const PersonSheet *sheet, const SheetRow *row) {
  add(out, row->date);
  add(out, row->from);
  add(out, row->to);
  add(out, due(sheet, row));
  add(out, str_format(sheet->arena, "%d", row->minutes));
}

static void add_what(Buf *out, const PersonSheet *sheet, const SheetRow *row) {
  add(out, row->title);
  add(out, row->text);
  add(out, row->comment);
  add(out, row->mention);
  add(out, row->notes);
  add_audience(out, sheet, row->item->audience);
  add_files(out, sheet, &row->pictures);
  add_files(out, sheet, &row->files);
  add_links(out, sheet, row);
  add_cards(out, sheet, row);
  add_lines(out, sheet, &row->boxes);
  add_lines(out, sheet, &row->report);
  add_flag(out, row->draft);
  add_flag(out, row->private_chat);
  add_flag(out, row->provisional);
  add(out, row->source);
}

static void add_record(Buf *out, const PersonSheet *sheet, const SheetRow *row) {
  add_which(out, sheet, row);
  add_when(out, sheet, row);
  add_what(out, sheet, row);
  buf_add(out, S("\r\n"));
}

bool sheet_plain_csv(Buf *out, const PersonSheet *sheet, size_t week) {
  const SheetWeek *one = &sheet->weeks.at[week];
  for (size_t i = 0; i < COUNT(names); i++) buf_format(out, "%s%s", i ? "," : "", names[i]);
  buf_add(out, S("\r\n"));
  for (size_t i = 0; i < COUNT(one->days); i++)
    for (size_t k = 0; k < one->days[i].count; k++) add_record(out, sheet, &one->days[i].rows[k]);
  return true;
}
