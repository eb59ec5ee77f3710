// table: from rows to lines. Invariant: no line ends with a blank.
#include "sopcal/table.h"

typedef struct Widths {
  int of[TABLE_COLUMNS];
} Widths;

static void widen(int *width, Str cell) {
  int wanted = utf8_width(cell);
  if (wanted > *width) *width = wanted < TABLE_CELL_WIDTH ? wanted : TABLE_CELL_WIDTH;
}

static Widths measure(const Table *table) {
  Widths widths = {0};
  for (size_t i = 0; i < table->rows.n; i++)
    for (int k = 0; k < TABLE_COLUMNS; k++) widen(&widths.of[k], table->rows.at[i].cell[k]);
  for (int k = 0; k < TABLE_COLUMNS; k++)
    if (widths.of[k]) widen(&widths.of[k], table->heading.cell[k]);
  return widths;
}

static void print_row(Buf *out, const Table *table, const Widths *widths, const TableRow *row) {
  int owed = 0; // blanks, which only a further cell makes due
  for (int k = 0; k < TABLE_COLUMNS; k++) {
    if (!widths->of[k]) continue;
    int pad = widths->of[k] - utf8_width(row->cell[k]);
    if (pad < 0) pad = 0;
    if (row->cell[k].n) {
      buf_format(out, "%*s", owed + (table->right[k] ? pad : 0), "");
      owed = table->right[k] ? 0 : pad;
    } else {
      owed += pad;
    }
    buf_add(out, row->cell[k]);
    owed += 2;
  }
  buf_byte(out, '\n');
  if (row->below.n) buf_format(out, "  %.*s\n", STR(row->below));
}

static bool has_heading(const Table *table) {
  for (int k = 0; k < TABLE_COLUMNS; k++)
    if (table->heading.cell[k].n) return true;
  return false;
}

void table_print(Buf *out, const Table *table) {
  Widths widths = measure(table);
  if (has_heading(table) && table->rows.n) print_row(out, table, &widths, &table->heading);
  for (size_t i = 0; i < table->rows.n; i++) print_row(out, table, &widths, &table->rows.at[i]);
}
