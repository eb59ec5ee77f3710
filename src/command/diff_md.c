// diff_md: a page for a pull request: headings, short tables, and what is long behind a click.
//
// Invariant: a text of a plan is text and nothing else: no markup, no HTML, no link; nobody is called by an @ in it,
// and no issue by its number.
#include <string.h>

#include "diff.h"

enum { LINES_OPEN = 20, LINES_SHOWN = 200, ROWS_SHOWN = 30 };

#define JOINER "\xE2\x81\xA0" // U+2060: it is not seen, and what it stands in is no name or address

// Whether something would be called, or linked, if what follows stood right behind what ends at `at`. What else makes
// Markdown is escaped.
static bool calls(Str text, size_t at) {
  char c = text.at[at];
  Str rest = str_from(text, at + 1);
  return c == '@' || c == '#' || (c == ':' && str_starts(rest, S("//"))) ||
         (at > 1 && str_starts(rest, S(".")) && str_starts_any_case(str_from(text, at - 2), S("www")));
}

static void add_md(Arena *arena, Buf *out, Str raw) {
  Str text = text_shown(arena, raw);
  for (size_t i = 0; i < text.n; i++) {
    char c = text.at[i];
    if (c == '<')
      buf_add(out, S("&lt;"));
    else if (c == '>')
      buf_add(out, S("&gt;"));
    else if (c == '&')
      buf_add(out, S("&amp;"));
    else if (strchr("\\`*_{}[]#|~", c))
      buf_format(out, "\\%c", c);
    else
      buf_byte(out, c);
    if (calls(text, i)) buf_add(out, S(JOINER));
  }
}

// ---- lists --------------------------------------------------------------------------------------------------------

static Str fate_word(Fate fate, Lang lang) {
  static const Text words[] = {{{"new", "新增"}}, {{"gone", "取消"}}, {{"changed", "改动"}}};
  return str_of(words[fate].in[lang]);
}

static void add_below(Arena *arena, Buf *out, const DiffLine *line, Lang lang) {
  for (size_t i = 0; i < line->below.n; i++) {
    if (i || line->how.n) buf_add(out, S("<br>"));
    add_md(arena, out, line->below.at[i]);
  }
  if (line->more) buf_format(out, lang == LANG_ZH ? "<br>还有 %zu 处" : "<br>and %zu more", line->more);
}

static void add_line(Arena *arena, Buf *out, const DiffLine *line, bool days, Lang lang) {
  buf_format(out, "| %.*s | ", STR(fate_word(line->fate, lang)));
  if (days) {
    add_md(arena, out, line->when);
    buf_add(out, S(" | "));
  }
  add_md(arena, out, line->what);
  buf_add(out, S(" | "));
  add_md(arena, out, line->how);
  add_below(arena, out, line, lang);
  buf_add(out, S(" | "));
  add_md(arena, out, line->whom);
  buf_add(out, S(" |\n"));
}

static void add_head(Buf *out, bool days, Lang lang) {
  static const Text with = {{"|  | when | what | how | for whom |\n| --- | --- | --- | --- | --- |\n",
                             "|  | 何时 | 什么 | 怎么变 | 对谁 |\n| --- | --- | --- | --- | --- |\n"}},
                    without = {{"|  | what | how | for whom |\n| --- | --- | --- | --- |\n",
                                "|  | 什么 | 怎么变 | 对谁 |\n| --- | --- | --- | --- |\n"}};
  buf_add(out, str_of((days ? with : without).in[lang]));
}

// ---- what is long -------------------------------------------------------------------------------------------------

static void open_details(Buf *out, size_t rest, Lang lang) {
  buf_format(out,
             lang == LANG_ZH ? "\n<details><summary>还有 %zu 处</summary>\n\n"
                             : "\n<details><summary>%zu more</summary>\n\n",
             rest);
}

static void close_details(Buf *out, size_t left, Lang lang) {
  if (left)
    buf_format(out,
               lang == LANG_ZH ? "\n这里没列出的还有 %zu 处，见 --format json\n"
                               : "\n%zu more are not listed here: see --format json\n",
               left);
  buf_add(out, S("\n</details>\n"));
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static void add_part(Arena *arena, Buf *out, DiffPart part, const DiffLines *lines, Lang lang) {
  bool days = part == PART_ITEMS;
  size_t open = least(lines->n, LINES_OPEN), shown = least(lines->n, LINES_SHOWN);
  if (!lines->n) return;
  buf_format(out, "\n#### %.*s\n\n", STR(diff_heading(part, lang)));
  add_head(out, days, lang);
  for (size_t i = 0; i < open; i++) add_line(arena, out, &lines->at[i], days, lang);
  if (open == lines->n) return;
  open_details(out, lines->n - open, lang);
  add_head(out, days, lang);
  for (size_t i = open; i < shown; i++) add_line(arena, out, &lines->at[i], days, lang);
  close_details(out, lines->n - shown, lang);
}

// ---- tables -------------------------------------------------------------------------------------------------------

static void add_row(Arena *arena, Buf *out, const DiffRow *row, size_t columns) {
  for (size_t i = 0; i < columns; i++) {
    buf_add(out, S("| "));
    add_md(arena, out, row->cell[i]);
    buf_byte(out, ' ');
  }
  buf_add(out, S("|\n"));
}

static void add_table(Arena *arena, Buf *out, DiffPart part, const DiffRows *rows, Lang lang) {
  DiffRow columns = diff_columns(part, lang);
  size_t n = 0, shown = least(rows->n, ROWS_SHOWN);
  if (!rows->n) return;
  while (n < COUNT(columns.cell) && columns.cell[n].n) n++;
  buf_format(out, "\n<details><summary>%.*s</summary>\n\n", STR(diff_heading(part, lang)));
  add_row(arena, out, &columns, n);
  for (size_t i = 0; i < n; i++) buf_add(out, S("| --- "));
  buf_add(out, S("|\n"));
  for (size_t i = 0; i < shown; i++) add_row(arena, out, &rows->at[i], n);
  close_details(out, rows->n - shown, lang);
}

void diff_md(Arena *arena, Buf *out, const DiffView *view, Lang lang) {
  buf_add(out, S("### "));
  add_md(arena, out, view->title);
  buf_add(out, S("\n\n"));
  add_md(arena, out, view->count);
  buf_byte(out, '\n');
  add_part(arena, out, PART_OPENINGS, &view->openings, lang);
  add_part(arena, out, PART_ITEMS, &view->items, lang);
  add_part(arena, out, PART_PEOPLE, &view->people, lang);
  add_part(arena, out, PART_FEEDS, &view->feeds, lang);
  add_table(arena, out, PART_TOTALS, &view->totals, lang);
  add_table(arena, out, PART_WEEKS, &view->weeks, lang);
  add_table(arena, out, PART_SHARES, &view->shares, lang);
}
