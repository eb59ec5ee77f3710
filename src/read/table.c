// table: from the lines of a paragraph to the cells of a pipe table.
//
// A cell ends at a '|' that no backslash stands before, in code too, as GitHub has it; blanks around it and the pipes
// at a line's ends belong to no cell. Invariant: one look at each byte; every byte of a row but its pipes and blanks is
// in a cell, also where a row has more cells than the head.
#include "table.h"

#include <string.h>

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

static TableLine trimmed(Str text, TableLine part) {
  while (part.from < part.to && is_space(text.at[part.from])) part.from++;
  while (part.to > part.from && is_space(text.at[part.to - 1])) part.to--;
  return part;
}

// The next unescaped pipe from `at` on, or `to`.
static size_t next_pipe(Str text, size_t at, size_t to) {
  while (at < to && text.at[at] != '|') at += text.at[at] == '\\' && at + 1 < to ? 2 : 1;
  return at;
}

// Takes the next cell of a line that has been trimmed, whose first pipe is gone. False behind the last one.
static bool next_cell(Str text, TableLine *line, TableLine *cell) {
  if (line->from >= line->to) return false;
  size_t end = next_pipe(text, line->from, line->to);
  *cell = trimmed(text, (TableLine){line->from, end});
  line->from = end < line->to ? end + 1 : end;
  return true;
}

static TableLine without_first_pipe(Str text, TableLine line) {
  line = trimmed(text, line);
  line.from += line.from < line.to && text.at[line.from] == '|';
  return line;
}

size_t table_columns(Str text, TableLine line) {
  size_t columns = 0;
  line = without_first_pipe(text, line);
  for (TableLine cell; next_cell(text, &line, &cell);) columns++;
  return columns;
}

// ":--", ":-:", "--:" or "---"; false for another text.
static bool cell_side(Str cell, CellSide *side) {
  bool left = cell.n && cell.at[0] == ':', right = cell.n > 1 && cell.at[cell.n - 1] == ':';
  Str dashes = str_part(cell, left, cell.n - right);
  for (size_t i = 0; i < dashes.n; i++)
    if (dashes.at[i] != '-') return false;
  *side = left && right ? SIDE_CENTER : left ? SIDE_LEFT : right ? SIDE_RIGHT : SIDE_NONE;
  return dashes.n > 0;
}

bool table_is_delimiter(Str text, TableLine line) {
  if (str_find_byte(str_part(text, line.from, line.to), '|') < 0) return false;
  line = without_first_pipe(text, line);
  size_t columns = 0;
  CellSide side;
  for (TableLine cell; next_cell(text, &line, &cell); columns++)
    if (!cell_side(str_part(text, cell.from, cell.to), &side)) return false;
  return columns > 0;
}

void table_sides(Arena *arena, Str text, TableLine delimiter, TableSides *out) {
  delimiter = without_first_pipe(text, delimiter);
  for (TableLine cell; next_cell(text, &delimiter, &cell);)
    cell_side(str_part(text, cell.from, cell.to), &ADD(arena, out));
}

static void read_row(Arena *arena, Str text, TableLine line, const TableSides *sides, bool head, TableCells *out) {
  size_t column = 0;
  line = without_first_pipe(text, line);
  for (TableLine cell; next_cell(text, &line, &cell); column++) {
    CellSide side = column < sides->n ? sides->at[column] : SIDE_NONE;
    PUSH(arena, out, ((TableCell){cell.from, cell.to, column, side, head, false}));
  }
  if (column == 0) PUSH(arena, out, ((TableCell){line.from, line.from, 0, SIDE_NONE, head, false}));
  out->at[out->n - 1].last = true;
}

void table_read(Arena *arena, Str text, const TableLines *lines, bool head, const TableSides *sides, TableCells *out) {
  for (size_t i = 0; i < lines->n; i++)
    if (!head || i != 1) read_row(arena, text, lines->at[i], sides, head && i == 0, out);
}
