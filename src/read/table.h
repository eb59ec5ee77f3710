// table: GitHub's pipe tables as rows and cells, which know no inline marks.
#ifndef SOPCAL_READ_TABLE_H
#define SOPCAL_READ_TABLE_H

#include "sopcal/base.h"

typedef enum CellSide { SIDE_NONE, SIDE_LEFT, SIDE_CENTER, SIDE_RIGHT } CellSide;
typedef struct TableCell {
  size_t from, to; // bytes of the text, without blanks around them
  size_t column;   // 0 begins a row
  CellSide side;
  bool head, last; // of the first row; of its row
} TableCell;
typedef LIST(TableCell) TableCells;
typedef LIST(CellSide) TableSides; // of the columns

typedef struct TableLine { // of a paragraph, without the marks before it
  size_t from, to;
} TableLine;
typedef LIST(TableLine) TableLines;

// Whether the line is a row "|---|:-:|" that tells a table's head from its rows.
bool table_is_delimiter(Str text, TableLine line);
size_t table_columns(Str text, TableLine line);
// Adds the cells of all lines: of rows, or of a head, its delimiter, which has none, and rows.
void table_read(Arena *arena, Str text, const TableLines *lines, bool head, const TableSides *sides, TableCells *out);
// Which side each column is set to, by the delimiter below the head.
void table_sides(Arena *arena, Str text, TableLine delimiter, TableSides *out);

#endif
