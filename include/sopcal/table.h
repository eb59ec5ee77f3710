// table: rows of short texts for a terminal: columns in line whatever the letters, for a wide one counts twice.
//
// Cells are safe to print (text_shown). A cell that is wider than its column may be takes the room it needs in its own
// line alone; a column that holds nothing is left out, heading and all.
#ifndef SOPCAL_TABLE_H
#define SOPCAL_TABLE_H

#include "sopcal/base.h"

enum { TABLE_COLUMNS = 12, TABLE_CELL_WIDTH = 40 };

typedef struct TableRow {
  Str cell[TABLE_COLUMNS];
  Str below; // a line of its own
} TableRow;

typedef struct Table {
  TableRow heading;          // may be empty
  bool right[TABLE_COLUMNS]; // figures: they end in line
  LIST(TableRow) rows;
} Table;

void table_print(Buf *out, const Table *table);

#endif
