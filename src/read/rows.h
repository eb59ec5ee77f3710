// rows: what the files that read a section's table share: rows_from.c, rows_columns.c and rows_place.c.
#ifndef SOPCAL_READ_ROWS_H
#define SOPCAL_READ_ROWS_H

#include "csv.h"
#include "sopcal/read.h"

enum { COLUMNS_MAX = 64 };

typedef struct Column {
  CsvCell head;
  const Key *key; // NULL: of none, or the id's
  bool id;
} Column;

typedef struct Rows {
  const Decoder *decoder;
  Plan *plan;
  const Key *section;
  const TableFile *table;
  const Source *source;
  size_t columns;
  Column column[COLUMNS_MAX];
} Rows;

// Takes the first row for the names of the columns. False, and said, when the table cannot be read by them.
bool rows_take_head(Rows *r, const CsvRow *row);
// From here on what is said of the table is told by its columns: of each row that has been noted, once they have names.
void rows_places_begin(Arena *arena, Source *source);
void rows_place_row(Arena *arena, const Source *source, const CsvRow *row);
void rows_place_names(Arena *arena, const Rows *r);
void rows_say_too_many(const Rows *r, Place at, Text what, long most);

#endif
