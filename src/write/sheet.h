// sheet: what the files that make sheets share with each other and with their test, and with nobody else.
//
// A person's occurrences become rows (sheet_row.c), rows become weeks (sheet.c), and each format lays weeks out:
// sheet_html.c and sheet_md.c through one context for templates (sheet_context.c), sheet_csv.c and sheet_xlsx.c through
// one table (sheet_table.c), sheet_plain.c by itself. All words of a row are in the plan's language and clean (see
// text_clean) before a format sees them; escaping is the format's.
#ifndef SOPCAL_WRITE_SHEET_H
#define SOPCAL_WRITE_SHEET_H

#include "room.h"

// ---- rows ---------------------------------------------------------------------------------------------------------

// An item with a deadline has two rows: on its first day and on its last.
typedef enum RowPart { ROW_WHOLE, ROW_BEGINS, ROW_ENDS } RowPart;

typedef struct RowFile {
  Str src;  // from a sheet's own folder: "../../media/HASH.jpg"
  Str name; // the file's own
  Str alt;  // of a picture
} RowFile;
typedef LIST(RowFile) RowFiles;
typedef struct RowLink {
  Str href, text;
} RowLink;
typedef struct RowCard {
  Str title, page;
  Str src, name; // its cover; empty
} RowCard;

// One item as its person sees it on one day. Texts that do not apply are empty.
typedef struct SheetRow {
  const Occurrence *item;
  RowPart part;
  Date on;      // the day it stands on, by the person's own clock
  Date planned; // that day as the plan counts
  Date last;    // the day of the item's last row
  Str id;       // 16 hexadecimal digits, unique among the person's rows, the same in every build
  Str tick;     // what a tick is remembered by: both rows of an item share it
  Str date, weekday;
  Str from, to, window; // "09:00", "09:30", "09:00–09:30"; all day: "", "", "all day"
  Str plan_time;        // "Asia/Shanghai 16:00–16:30": by the plan's clock, where the person's is another
  Str plan_clock;       // "16:00–16:30": the same on a page whose head names the zone
  Str due;
  int later; // minutes from the end of its day to its deadline
  Str type, channel, line, line_id, theme;
  Str campaign, campaign_day;
  Str title; // one line
  Str text, missing;
  Str html; // the text of an article, as HTML
  RowFiles pictures;
  RowFiles files; // videos and others
  LIST(RowLink) links;
  LIST(RowCard) cards;
  Str comment, mention, audience, notes;
  bool private_chat, draft;
  bool provisional; // a plan with a lock has not announced it yet
  int minutes;      // 0 on the first of two rows, so that sums count an item once
  StrList boxes, report;
  Str source; // "content/proof/bride.md:7"
} SheetRow;
typedef LIST(SheetRow) SheetRows;

// ---- weeks --------------------------------------------------------------------------------------------------------

typedef struct SheetDay {
  Date date;
  const SheetRow *rows;
  size_t count;
  int minutes;
} SheetDay;

typedef struct SheetWeek {
  Str id;          // "2026-W10"
  Str title, span; // "Week 10, 2026", "Mar 2 – 8"
  SheetDay days[7];
  size_t items; // an item with both its rows in this week counts once
  int minutes;
} SheetWeek;

// Everything of one person, while their files are made.
typedef struct PersonSheet {
  Arena *arena;
  const Schedule *schedule;
  const SheetTemplates *templates;
  const MediaSet *media;
  const Staff *person;
  SheetRows rows;                 // by day, time, identity
  LIST(SheetWeek) weeks;          // those with rows, in order
  LIST(const Opening *) openings; // of the person's items, by first day
} PersonSheet;

// The rows of one item; those of a deadline stand on days on which the person works, where there are any.
void sheet_add_rows(PersonSheet *sheet, const Occurrence *item);
Str sheet_theme(const Occurrence *item); // of a post, as the plan writes it
// From its day on to its minutes (sheet_when.c).
void sheet_add_when(const PersonSheet *sheet, SheetRow *row);
// From its pictures to its cards (sheet_media.c).
void sheet_add_media(const PersonSheet *sheet, SheetRow *row);
// Whose clock the sheet goes by, as a sentence; "" where it is the plan's. The zone of that clock in any case.
Str sheet_clock(const PersonSheet *sheet);
Str sheet_zone(const PersonSheet *sheet);
Str sheet_campaign_day(const PersonSheet *sheet, const Opening *opening, Date date);
// "2026-W10.html"; the link to a week: HTML when the plan asks for it, else what it does ask for.
Str sheet_file_name(const PersonSheet *sheet, const SheetWeek *week, SheetFormat format);
bool sheet_has_format(const Plan *plan, SheetFormat format);
SheetFormat sheet_first_format(const Plan *plan);
Str sheet_page(Arena *arena, const Plan *plan, Date day); // of the week of a day, in the first format: "2026-W10.html"

// ---- formats ------------------------------------------------------------------------------------------------------

// Writes one week. False when it would be longer than the template engine allows.
typedef bool SheetWriter(Buf *out, const PersonSheet *sheet, size_t week);
SheetWriter sheet_html, sheet_csv, sheet_plain_csv, sheet_md, sheet_xlsx;
bool sheet_index(Buf *out, const PersonSheet *sheet);

// The table of a week, one line for each row (sheet_table.c). An empty cell is empty in each kind of column.
typedef enum TableCells { TABLE_TEXTS, TABLE_DATES, TABLE_NUMBERS, TABLE_KINDS } TableCells;
typedef struct SheetColumn {
  size_t number;
  Str heading;
  int width; // at most, in Latin letters, of which a Chinese character takes two
  TableCells cells;
  bool about_plan; // where in the plan it comes from: nobody works by it
  bool report;     // what is to be written down
} SheetColumn;
typedef LIST(SheetColumn) TableColumns;
void sheet_columns(const PersonSheet *sheet, TableColumns *out);
Str sheet_cell(const PersonSheet *sheet, const SheetRow *row, const SheetColumn *column);
void csv_quoted(Buf *out, Str text); // as it is: csv_cell guards against formulas

// What a cell of a workbook can hold (sheet_fit.c).
Str fit_for_workbook(Arena *arena, Str text, Str note); // `note` ends what had to be cut
int fit_width(Str text);                                // of its longest line
size_t fit_lines(Str text, int width);                  // how many it takes in a column so wide

// The columns of a week's workbook (sheet_book.c): the table's, and those for results.
#define BOOK_OPEN "☐"
#define BOOK_TICKED "☑"
typedef enum BookResult { BOOK_DONE, BOOK_FIGURES, BOOK_FEEDBACK, BOOK_RESULTS } BookResult;
typedef struct BookColumn {
  const SheetColumn *column; // NULL: for a result
  Str heading;
  int width; // in Latin letters
  BookResult result;
  bool folded; // not shown
} BookColumn;
typedef struct BookColumns {
  TableColumns table;
  LIST(BookColumn) all;
  size_t done, printed; // the first for a result; how many are printed
} BookColumns;
void book_columns(const PersonSheet *sheet, const SheetWeek *week, BookColumns *out);
Str book_result(const PersonSheet *sheet, const SheetRow *row, BookResult result); // what stands there beforehand
size_t book_lines(const PersonSheet *sheet, const SheetRow *row, const BookColumns *columns);

// How a format of the templates writes what the plan says.
typedef struct SheetStyle {
  Str (*say)(Arena *arena, Str text); // words among the template's own
  Str (*address)(Arena *arena, Str text);
  Str (*code)(Arena *arena, Str text);  // a path
  Str (*fence)(Arena *arena, Str text); // what stands around a text that is given as it is
} SheetStyle;
Value *sheet_week_context(const PersonSheet *sheet, size_t week, const SheetStyle *style);
Value *sheet_index_context(const PersonSheet *sheet, const SheetStyle *style);

// ---- words --------------------------------------------------------------------------------------------------------

typedef struct LabelLine { // of labels.txt
  Str name, words[LANG_COUNT];
  const Source *source;
} LabelLine;
typedef struct Labels {
  Value *words;                // in one language, by name
  StrList built_in;            // names
  LIST(const LabelLine *) own; // of the last layer, those that are not built in
} Labels;
// Reads labels.txt in layers: the built-in one, then those that replace lines of it; what is NULL is left out. False,
// and said, when a line is none, is twice in one file, or has {blanks} that nobody fills.
enum { LABEL_LAYERS = 3 };
bool labels_read(Arena *arena, Diags *diags, const Source *const layers[LABEL_LAYERS], Lang lang, Labels *out);
// One that the program asks for.
Str label(const Value *labels, const char *name);
typedef struct Filling {
  const char *name;
  Str text;
} Filling;
// The label with each {name} replaced; other braces stay.
Str label_filled(Arena *arena, const Value *labels, const char *name, size_t n, const Filling *fillings);
#define FILL(...)                                                                                                      \
  COUNT(((Filling[]){__VA_ARGS__})), (Filling[]) { __VA_ARGS__ }

#endif
