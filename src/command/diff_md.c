// diff_md: a page for a pull request: headings, short tables, and what is long behind a click.
//
// Invariant: a text of a plan is text and nothing else: no markup, no HTML, no link; nobody is called by an @ in it,
// and no issue by its number. The page is no longer than a comment may be.
#include <string.h>

#include "diff.h"

// GitHub takes 65536 characters as a comment; a page is closed before that.
enum { LINES_OPEN = 20, LINES_SHOWN = 200, ROWS_SHOWN = 30, LISTS_END = 40000, TABLES_END = 55000 };

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

// Which columns a part has.
static bool has_days(DiffPart part) { return part == PART_ITEMS || part == PART_HELD; }
static bool has_people(DiffPart part) { return part != PART_PEOPLE && part != PART_FEEDS; }

static void add_cell(Arena *arena, Buf *out, Str text) {
  buf_add(out, S("| "));
  add_md(arena, out, text);
  buf_byte(out, ' ');
}

static void add_line(Arena *arena, Buf *out, DiffPart part, const DiffLine *line, Lang lang) {
  add_cell(arena, out, fate_word(line->fate, lang));
  if (has_days(part)) add_cell(arena, out, line->when);
  add_cell(arena, out, line->what);
  buf_add(out, S("| "));
  add_md(arena, out, line->how);
  add_below(arena, out, line, lang);
  buf_byte(out, ' ');
  if (has_people(part)) add_cell(arena, out, line->whom);
  buf_add(out, S("|\n"));
}

static void add_head(Arena *arena, Buf *out, DiffPart part, Lang lang) {
  static const Text columns[] = {
      {{"", ""}}, {{"when", "何时"}}, {{"what", "什么"}}, {{"how", "怎么变"}}, {{"for whom", "对谁"}}};
  const bool has[] = {true, has_days(part), true, true, has_people(part)};
  for (size_t i = 0; i < COUNT(has); i++)
    if (has[i]) add_cell(arena, out, str_of(columns[i].in[lang]));
  buf_add(out, S("|\n"));
  for (size_t i = 0; i < COUNT(has); i++)
    if (has[i]) buf_add(out, S("| --- "));
  buf_add(out, S("|\n"));
}

// ---- what is long -------------------------------------------------------------------------------------------------

static void open_details(Buf *out, size_t rest, Lang lang) {
  buf_format(out,
             lang == LANG_ZH ? "\n<details><summary>还有 %zu 处</summary>\n\n"
                             : "\n<details><summary>%zu more</summary>\n\n",
             rest);
}

static void add_left(Buf *out, size_t left, Lang lang) {
  if (left)
    buf_format(out,
               lang == LANG_ZH ? "\n这里没列出的还有 %zu 处，见 --format json\n"
                               : "\n%zu more are not listed here: see --format json\n",
               left);
}

static void close_details(Buf *out) { buf_add(out, S("\n</details>\n")); }

static void add_part(Arena *arena, Buf *out, DiffPart part, const DiffLines *lines, Lang lang) {
  size_t i = 0;
  if (!lines->n) return;
  buf_format(out, "\n#### %.*s\n\n", STR(diff_heading(part, lang)));
  add_head(arena, out, part, lang);
  for (; i < lines->n && i < LINES_SHOWN && out->n < LISTS_END; i++) {
    if (i == LINES_OPEN) {
      open_details(out, lines->n - i, lang);
      add_head(arena, out, part, lang);
    }
    add_line(arena, out, part, &lines->at[i], lang);
  }
  add_left(out, lines->n - i, lang);
  if (i > LINES_OPEN) close_details(out);
}

static void add_advice(Arena *arena, Buf *out, Str advice) {
  buf_byte(out, '\n');
  add_md(arena, out, advice);
  buf_byte(out, '\n');
}

// ---- tables -------------------------------------------------------------------------------------------------------

static void add_row(Arena *arena, Buf *out, const DiffRow *row, size_t columns) {
  for (size_t i = 0; i < columns; i++) add_cell(arena, out, row->cell[i]);
  buf_add(out, S("|\n"));
}

static void add_table(Arena *arena, Buf *out, DiffPart part, const DiffRows *rows, Lang lang) {
  DiffRow columns = diff_columns(part, lang);
  size_t n = 0, i = 0;
  if (!rows->n) return;
  while (n < COUNT(columns.cell) && columns.cell[n].n) n++;
  buf_format(out, "\n<details><summary>%.*s</summary>\n\n", STR(diff_heading(part, lang)));
  add_row(arena, out, &columns, n);
  for (size_t k = 0; k < n; k++) buf_add(out, S("| --- "));
  buf_add(out, S("|\n"));
  for (; i < rows->n && i < ROWS_SHOWN && out->n < TABLES_END; i++) add_row(arena, out, &rows->at[i], n);
  add_left(out, rows->n - i, lang);
  close_details(out);
}

void diff_md(Arena *arena, Buf *out, const DiffView *view, Lang lang) {
  buf_add(out, S("### "));
  add_md(arena, out, view->title);
  buf_add(out, S("\n\n"));
  add_md(arena, out, view->count);
  buf_byte(out, '\n');
  add_part(arena, out, PART_ADDRESSES, &view->addresses, lang);
  add_part(arena, out, PART_HELD, &view->held, lang);
  if (view->held.n) add_advice(arena, out, view->release);
  add_part(arena, out, PART_OPENINGS, &view->openings, lang);
  add_part(arena, out, PART_ITEMS, &view->items, lang);
  add_part(arena, out, PART_PEOPLE, &view->people, lang);
  add_part(arena, out, PART_FEEDS, &view->feeds, lang);
  add_table(arena, out, PART_TOTALS, &view->totals, lang);
  add_table(arena, out, PART_WEEKS, &view->weeks, lang);
  add_table(arena, out, PART_SHARES, &view->shares, lang);
}
