// rows_place: which column of a table a place lies in, for the messages of a column to be told together.
//
// From the beginnings of its rows, noted as they are read, and the names in the first. Invariant: a place that is no
// part of one cell lies in no column; and to go through a row cell by cell takes no longer than to read it.
#include "rows.h"
#include "text.h"

typedef struct Columns {
  StrList names;
  LIST(size_t) rows; // where each begins
  size_t row;        // of the cell looked at last, ...
  size_t cell;       // ... which it is in its row, ...
  size_t from, to;   // ... and where it lies
} Columns;

// The last row that begins at or before the place.
static size_t row_of(const Columns *columns, size_t at) {
  size_t low = 0, high = columns->rows.n;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    *(columns->rows.at[middle] <= at ? &low : &high) = middle;
  }
  return low;
}

// Goes on from the cell looked at last where that stands before it in the same row.
static void find_cell(Columns *columns, const Source *source, size_t at) {
  size_t row = row_of(columns, at), begin = columns->rows.at[row];
  if (columns->row != row || columns->from > at) {
    *columns = (Columns){.names = columns->names, .rows = columns->rows, .row = row, .from = begin};
    columns->to = csv_cell_end(source, begin);
  }
  while (columns->to < at && text_byte(source, columns->to) == ',') {
    columns->from = columns->to + 1;
    columns->to = csv_cell_end(source, columns->from);
    columns->cell++;
  }
}

static Str column_at(Place at) {
  Columns *columns = at.source->table;
  if (!columns->rows.n || at.from < columns->rows.at[0]) return S("");
  find_cell(columns, at.source, at.from);
  bool one = at.to <= columns->to && columns->cell < columns->names.n;
  return one ? columns->names.at[columns->cell] : S("");
}

void rows_places_begin(Arena *arena, Source *source) {
  source->table = NEW(arena, Columns);
  source->column = column_at;
}

void rows_place_row(Arena *arena, const Source *source, const CsvRow *row) {
  Columns *columns = source->table;
  PUSH(arena, &columns->rows, row->at.from);
}

void rows_place_names(Arena *arena, const Rows *r) {
  Columns *columns = r->source->table;
  for (size_t i = 0; i < r->columns; i++) PUSH(arena, &columns->names, r->column[i].head.text);
}
