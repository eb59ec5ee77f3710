// tables: paragraphs that are pipe tables, which cmark does not know: their rows become lines of the plain text, their
// cells those of the page.
//
// Each cell is given back to cmark as a paragraph of its own (walk_parts), so that marks work in it as anywhere. A line
// of text, or of a section's tag, right below a table goes on with it, so that {{#offer.products}} can make rows.
// Invariant: nothing is taken for a table whose head and delimiter have not as many cells; what looks like one is said.
#include "walk.h"

// ---- lines --------------------------------------------------------------------------------------------------------

static size_t skip_quotes(const Walk *w, size_t at) {
  at = text_skip_blanks(w->source, at);
  for (size_t n = w->quotes; n > 0 && text_byte(w->source, at) == '>'; n--) at = text_skip_blanks(w->source, at + 1);
  return at;
}

// The lines of a paragraph, as parts of the body.
static TableLines lines_of(Walk *w, const Mark *paragraph) {
  TableLines lines = {0};
  for (size_t at = paragraph->begin; at < paragraph->lines.to; at = skip_quotes(w, text_next_line(w->source, at)))
    PUSH(w->arena, &lines, ((TableLine){at - w->body, text_line_end(w->source, at) - w->body}));
  return lines;
}

// ---- what is no table ---------------------------------------------------------------------------------------------

static Text why_not(Walk *w, const TableLines *lines, size_t delimiter) {
  static const Text above = {{"a line of text stands right above its head; put an empty line between them",
                              "表头上面紧挨着一行文字；中间空一行"}};
  if (delimiter > 1) return above;
  Text why = {{NULL}};
  size_t head = table_columns(w->hidden, lines->at[0]), below = table_columns(w->hidden, lines->at[1]);
  for (size_t lang = 0; lang < LANG_COUNT; lang++)
    why.in[lang] =
        str_c(w->arena, str_format(w->arena,
                                   lang == LANG_ZH ? "表头有 %zu 格，下面的分隔行有 %zu 格；两行格数要一样"
                                                   : "its head has %zu cells, the line below it %zu; both need as many",
                                   head, below));
  return why;
}

// A row "|---|" below a row with pipes was meant to make one.
static void say_no_table(Walk *w, const TableLines *lines) {
  for (size_t i = 1; i < lines->n; i++) {
    TableLine above = lines->at[i - 1], line = lines->at[i];
    if (!table_is_delimiter(w->hidden, line) || table_columns(w->hidden, above) < 2) continue;
    Place at = text_place(w->source, w->body + above.from, w->body + line.to);
    diag_add(w->diags, M116, at, ARGS(arg_t("why", why_not(w, lines, i))));
    return;
  }
}

// ---- cells --------------------------------------------------------------------------------------------------------

static const char *cell_tag(const TableCell *cell) {
  static const char *const tags[][2] = {
      {"<td>", "<th>"},
      {"<td style=\"text-align:left\">", "<th style=\"text-align:left\">"},
      {"<td style=\"text-align:center\">", "<th style=\"text-align:center\">"},
      {"<td style=\"text-align:right\">", "<th style=\"text-align:right\">"},
  };
  return tags[cell->side][cell->head];
}

static void begin_row(Walk *w, bool first) {
  if (!first) plain_break(&w->plain, 1);
  page_line(&w->page);
  if (!w->page.in_table) page_mark(&w->page, "<table>\n");
  w->page.in_table = true;
  page_mark(&w->page, "<tr>");
}

static void begin_cell(Walk *w, size_t n) {
  const TableCell *cell = &w->cells->at[n];
  Place at = text_place(w->source, w->body + cell->from, w->body + cell->to);
  if (cell->column == 0)
    begin_row(w, n == 0);
  else
    plain_made(&w->plain, S("｜"));
  trace_begin(&w->trace, at, at.from);
  w->in_cell = w->begins_cell = true;
  page_mark(&w->page, cell_tag(cell));
}

static void end_cell(Walk *w, size_t n) {
  const TableCell *cell = &w->cells->at[n];
  w->in_cell = w->begins_cell = false;
  page_mark(&w->page, cell->head ? "</th>" : "</td>");
  if (cell->last) page_mark(&w->page, "</tr>\n");
}

// A pipe behind a backslash is a pipe to the cell.
static void add_cell(Buf *out, Str cell) {
  buf_add(out, CELL_MARK);
  for (size_t i = 0; i < cell.n; i++)
    if (!str_starts(str_from(cell, i), S("\\|"))) buf_byte(out, cell.at[i]);
  buf_add(out, S("\n\n"));
}

static void read_cells(Walk *w, const TableLines *lines, bool head) {
  TableCells cells = {0};
  Buf markdown = buf_in(w->arena);
  if (head) {
    w->sides.n = 0;
    table_sides(w->arena, w->hidden, lines->at[1], &w->sides);
  }
  table_read(w->arena, w->hidden, lines, head, &w->sides, &cells);
  for (size_t i = 0; i < cells.n; i++) add_cell(&markdown, str_part(w->hidden, cells.at[i].from, cells.at[i].to));
  w->cells = &cells;
  walk_parts(w, buf_str(&markdown), begin_cell, end_cell);
  w->cells = NULL;
}

// ---- tables -------------------------------------------------------------------------------------------------------

static bool has_pipe(Str text) { return str_find_byte(text, '|') >= 0; }

// "| a | b |" over "|---|---|".
static bool has_head(const Walk *w, const TableLines *lines) {
  return lines->n > 1 && table_is_delimiter(w->hidden, lines->at[1]) &&
         table_columns(w->hidden, lines->at[0]) == table_columns(w->hidden, lines->at[1]);
}

// A line of cells right below a table, or below the tag that stands there.
static bool goes_on_with(const Walk *w, const Mark *paragraph, const TableLines *lines) {
  if (!w->table_end || w->table_end != paragraph->line || !lines->n) return false;
  return table_columns(w->hidden, lines->at[0]) > 1;
}

bool table_visit(Walk *w, const Mark *paragraph) {
  Place at = paragraph->lines;
  if (!has_pipe(str_part(w->source->text, at.from, at.to))) {
    table_close(w);
    return false;
  }
  TableLines lines = lines_of(w, paragraph);
  bool head = has_head(w, &lines);
  bool goes_on = !head && goes_on_with(w, paragraph, &lines);
  if (!goes_on) table_close(w);
  if (!head && !goes_on) {
    say_no_table(w, &lines);
    return false;
  }
  read_cells(w, &lines, head);
  w->table_end = text_next_line(w->source, at.to);
  return true;
}

void table_close(Walk *w) {
  if (!w->page.in_table) return;
  w->page.in_table = false;
  page_line(&w->page);
  page_mark(&w->page, "</table>\n");
}
