// csv: rows of cells with their places, out of a file of comma-separated values (RFC 4180).
#ifndef SOPCAL_READ_CSV_H
#define SOPCAL_READ_CSV_H

#include "sopcal/diag.h"

typedef struct CsvCell {
  Str text; // without quotes, and without blanks around it
  Place at; // of the text
} CsvCell;
typedef LIST(CsvCell) CsvCells;

typedef enum CsvFault {
  CSV_FINE,
  CSV_NOT_CLOSED, // a quote that nothing closes: all that follows would be one cell
  CSV_BEHIND,     // something stands between a closing quote and the comma
} CsvFault;

typedef struct CsvRow {
  CsvCells cells; // at least one
  Place at;
  CsvFault fault;
  Place fault_at;
} CsvRow;

typedef struct CsvReader {
  Arena *arena; // for texts with doubled quotes, and the cells of a row
  const Source *source;
  size_t at;
} CsvReader;

// At the first row, behind a byte order mark.
CsvReader csv_reader(Arena *arena, const Source *source);
// The next row, in the memory of the one before; false behind the last. A line without any text is no row.
bool csv_next(CsvReader *reader, CsvRow *row);

// The comma or line end behind the cell that begins at `from`.
size_t csv_cell_end(const Source *source, size_t from);

#endif
