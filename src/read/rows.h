// rows: what the files that read a section's table share: rows_from.c and rows_columns.c.
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
void rows_say_too_many(const Rows *r, Place at, Text what, long most);

#endif
