// diff_text: a page for a terminal: what is different, on about one screen.
//
// Invariant: nothing of a plan is printed raw, and where something is left out its number is said.
#include "diff.h"
#include "sopcal/table.h"

enum { LINES_SHOWN = 30, ROWS_SHOWN = 10 };

static const char marks[] = {[FATE_CAME] = '+', [FATE_WENT] = '-', [FATE_CHANGED] = '~'};

static void add_more(Buf *out, size_t more, const char *before, Lang lang) {
  if (more) buf_format(out, lang == LANG_ZH ? "%s还有 %zu 处\n" : "%sand %zu more\n", before, more);
}

static void add_line(Buf *out, const DiffLine *line, Lang lang) {
  buf_format(out, "  %c ", marks[line->fate]);
  const Str parts[] = {line->when, line->what, line->how};
  for (size_t i = 0, n = 0; i < COUNT(parts); i++) {
    if (!parts[i].n) continue;
    if (n++) buf_add(out, S("  "));
    text_show(out, parts[i]);
  }
  if (line->whom.n && !line->said) {
    buf_add(out, S("  ["));
    text_show(out, line->whom);
    buf_byte(out, ']');
  }
  buf_byte(out, '\n');
  for (size_t i = 0; i < line->below.n; i++) {
    buf_add(out, S("        "));
    text_show(out, line->below.at[i]);
    buf_byte(out, '\n');
  }
  add_more(out, line->more, "        ", lang);
}

static void add_part(Buf *out, DiffPart part, const DiffLines *lines, Lang lang) {
  if (lines->n) buf_format(out, "\n%.*s\n", STR(diff_heading(part, lang)));
  for (size_t i = 0; i < lines->n && i < LINES_SHOWN; i++) add_line(out, &lines->at[i], lang);
  add_more(out, lines->n > LINES_SHOWN ? lines->n - LINES_SHOWN : 0, "    ", lang);
}

static void add_advice(Buf *out, Str advice) {
  buf_add(out, S("    "));
  text_show(out, advice);
  buf_byte(out, '\n');
}

static TableRow row_of(Arena *arena, const DiffRow *row) {
  TableRow out = {.cell = {S(" ")}};
  for (size_t i = 0; i < COUNT(row->cell); i++) out.cell[i + 1] = text_shown(arena, row->cell[i]);
  return out;
}

static void add_table(Arena *arena, Buf *out, DiffPart part, const DiffRows *rows, Lang lang) {
  if (!rows->n) return;
  DiffRow columns = diff_columns(part, lang);
  Table table = {.heading = row_of(arena, &columns)};
  for (size_t i = 0; i < rows->n && i < ROWS_SHOWN; i++) PUSH(arena, &table.rows, row_of(arena, &rows->at[i]));
  buf_format(out, "\n%.*s\n", STR(diff_heading(part, lang)));
  table_print(out, &table);
  add_more(out, rows->n > ROWS_SHOWN ? rows->n - ROWS_SHOWN : 0, "    ", lang);
}

void diff_text(Arena *arena, Buf *out, const DiffView *view, Lang lang) {
  buf_format(out, "%.*s\n%.*s\n", STR(text_shown_first(arena, view->title)), STR(text_shown_first(arena, view->count)));
  add_part(out, PART_ADDRESSES, &view->addresses, lang);
  add_part(out, PART_HELD, &view->held, lang);
  if (view->held.n) add_advice(out, view->release);
  add_part(out, PART_OPENINGS, &view->openings, lang);
  add_part(out, PART_ITEMS, &view->items, lang);
  add_part(out, PART_PEOPLE, &view->people, lang);
  add_part(out, PART_FEEDS, &view->feeds, lang);
  add_table(arena, out, PART_TOTALS, &view->totals, lang);
  add_table(arena, out, PART_WEEKS, &view->weeks, lang);
  add_table(arena, out, PART_SHARES, &view->shares, lang);
}
